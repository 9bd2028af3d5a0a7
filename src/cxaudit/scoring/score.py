"""Audit -> Scorecard: one pure function, and the same arithmetic for 'what if these were raised'."""

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction

from cxaudit.audit.answers import Answer
from cxaudit.audit.record import Audit
from cxaudit.questionnaire.model import Diagnosis, Question, Questionnaire
from cxaudit.scoring.rate import NOTHING, gate_result, is_red_flag, whole, whole_again
from cxaudit.scoring.relevance import Relevance, asked_of
from cxaudit.scoring.rules import red_flags, verdict
from cxaudit.scoring.scorecard import (
    Apart,
    GateResult,
    ItemScore,
    Outcome,
    Scorecard,
    SectionScore,
    Verdict,
    every,
)
from cxaudit.scoring.views import contrasts, journey, lenses, look_again

LOW = Fraction(1, 2)
"""A score (0..1) at or below this makes an action due."""
HIGH = Fraction(3, 4)
"""A score (0..1) from this on is a strength."""
_STRENGTH = {"data": 0, "examples": 1, "opinion": 2, "none": 3, "": 3}


def score(audit: Audit) -> Scorecard:
    """Return everything scoring has to say about an audit."""
    questionnaire = audit.questionnaire
    asked = asked_of(audit)
    total = whole(questionnaire, asked.items, asked.sections)
    blocks = _blocks(questionnaire, total)
    final = _verdict(questionnaire, total, asked.items)
    lagging, gap = _lag(blocks)
    picked = _Picked(questionnaire, audit.answers, asked.items, blocks_rated=_rated(questionnaire, blocks))
    return Scorecard(
        sections=total.children,
        whole=total,
        items=dict(asked.items),
        gates=_gates(questionnaire, asked.items, asked.sections),
        verdict=final,
        unrated=tuple(section.id for section in blocks if not section.rated),
        not_asked=tuple(s for s in questionnaire.rules.weakest_of if s not in asked.sections),
        weakest_of=questionnaire.rules.weakest_of,
        lagging=lagging,
        gap=gap,
        imbalance=_imbalance(questionnaire, total),
        diagnosis=_diagnosis(questionnaire, asked) if final else None,
        remarks=tuple(r for r in questionnaire.rules.remarks if asked.holds(r.when) is True),
        red_flags=red_flags(questionnaire, asked.items),
        low=picked.low(),
        strengths=picked.strengths(),
        watch=picked.watch(),
        unknown=picked.in_state("unknown"),
        hardly_known=picked.hardly_known(),
        unanswered=picked.in_state("open"),
        not_applicable=picked.in_state("na"),
        irrelevant=tuple(q for q in audit.answers if q not in asked.items),
        lenses=tuple(lenses(questionnaire, asked.items)),
        journey=journey(questionnaire, total),
        contrasts=tuple(contrasts(questionnaire, total)),
        look_again=tuple(look_again(questionnaire, audit.answers, asked.items)),
    )


def outcome(
    questionnaire: Questionnaire, items: Mapping[str, ItemScore], sections: Collection[str]
) -> Outcome:
    """Return what the items of relevant questions and the ids of relevant sections come to."""
    total = whole(questionnaire, items, sections)
    return Outcome(
        whole=total,
        verdict=_verdict(questionnaire, total, items),
        gates=_gates(questionnaire, items, sections),
        red_flags=tuple(flag for fault in red_flags(questionnaire, items) for flag in fault),
    )


def what_if(
    questionnaire: Questionnaire, card: Scorecard, raised: Iterable[str]
) -> tuple[SectionScore, Verdict | None]:
    """Return the whole and the verdict if the questions `raised` stood at the target, relevance frozen."""
    changed = {
        item.question: item.but(
            state="value", score=questionnaire.target, lowest_group=None, open_for_some=False
        )
        for item in map(card.items.__getitem__, raised)
        if item.score is None or item.score < questionnaire.target
    }
    total = whole_again(questionnaire, card.whole, changed)
    return total, _verdict(questionnaire, total, {**card.items, **changed})


def _verdict(
    questionnaire: Questionnaire, total: SectionScore, items: Mapping[str, ItemScore]
) -> Verdict | None:
    """Return the verdict, or None if a section it rests on was not asked or is not rated."""
    blocks = _blocks(questionnaire, total)
    return verdict(questionnaire, blocks, total, items) if _all_asked(questionnaire, blocks) else None


def _blocks(questionnaire: Questionnaire, total: SectionScore) -> tuple[SectionScore, ...]:
    """Return the sections the verdict rests on, as far as they were asked."""
    return _named(questionnaire.rules.weakest_of, total)


def _named(names: Iterable[str], total: SectionScore) -> tuple[SectionScore, ...]:
    found = {section.id: section for section in every(total.children)}
    return tuple(found[name] for name in names if name in found)


def _all_asked(questionnaire: Questionnaire, blocks: tuple[SectionScore, ...]) -> bool:
    return len(blocks) == len(questionnaire.rules.weakest_of)


def _rated(questionnaire: Questionnaire, blocks: tuple[SectionScore, ...]) -> bool:
    return bool(blocks) and _all_asked(questionnaire, blocks) and all(b.rated for b in blocks)


def _lag(blocks: tuple[SectionScore, ...]) -> tuple[str, Fraction | None]:
    """Return the lowest of the rated blocks and how many points lie between lowest and highest."""
    rated = [(block.score, block.id) for block in blocks if block.score is not None]
    if len(rated) < 2:
        return "", None
    low, high = min(rated, key=lambda pair: pair[0]), max(rated, key=lambda pair: pair[0])
    return low[1], high[0] - low[0]


def _imbalance(questionnaire: Questionnaire, total: SectionScore) -> Apart | None:
    """Return how far apart the sections of the imbalance rule lie, if that is too far."""
    rule = questionnaire.rules.imbalance
    if rule is None:
        return None
    lagging, gap = _lag(_named(rule.between, total))
    if gap is None or gap < rule.points:
        return None
    return Apart(sections=rule.between, lagging=lagging, points=gap)


def _gates(
    questionnaire: Questionnaire, items: Mapping[str, ItemScore], sections: Collection[str]
) -> tuple[GateResult, ...]:
    return tuple(
        gate_result(section, items)
        for section in questionnaire.walk()
        if section.gate and section.id in sections
    )


def _diagnosis(questionnaire: Questionnaire, asked: Relevance) -> Diagnosis | None:
    return next((d for d in questionnaire.rules.diagnoses if asked.holds(d.when) is True), None)


class _Picked:
    """Questions picked out of a scored audit for the reader, most important first."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        answers: Mapping[str, Answer],
        items: Mapping[str, ItemScore],
        *,
        blocks_rated: bool,
    ) -> None:
        self._questionnaire = questionnaire
        self._answers = answers
        self._items = items
        outcomes = {q.id for s in questionnaire.walk() if s.gate for q in s.questions}
        # Once both blocks are rated, the gate's questions are outcomes: they explain nothing by themselves.
        self._passed_over = outcomes if blocks_rated else set()
        self._asked = [q for q in questionnaire.questions() if q.id in items and items[q.id].counts]

    def _heaviest(self, questions: Iterable[Question]) -> tuple[str, ...]:
        def gap(question: Question) -> tuple[Fraction, bool]:
            """Return how far it is from full marks, times its weight, and whether it is make-or-break."""
            far = (1 - (self._items[question.id].score or 0)) * question.weight
            return far, question.make_or_break

        return tuple(q.id for q in sorted(questions, key=gap, reverse=True))

    def low(self) -> tuple[str, ...]:
        """Return the answers at or below one half by gap x weight, then in the questionnaire's order."""
        return self._heaviest(
            q for q in self._asked if q.id not in self._passed_over and self._between(q, None, LOW)
        )

    def strengths(self) -> tuple[str, ...]:
        """Return answers from 75 % on, highest first, evidence first, then weight.

        Inferred ones are left out, and those that most of several respondents do not know.
        """

        def order(question: Question) -> tuple[Fraction, int, Fraction]:
            """Return what orders one strength among the others."""
            answer = self._answers.get(question.id, NOTHING)
            strength = _STRENGTH[answer.evidence_strength] - bool(
                answer.evidence and not answer.evidence_strength
            )
            return (-(self._items[question.id].score or Fraction(0)), strength, -question.weight)

        good = [
            q
            for q in self._asked
            if q.id not in self._passed_over
            and self._between(q, HIGH, None)
            and not self._answers.get(q.id, NOTHING).inferred
            and not self._items[q.id].unknown_to_most
        ]
        return tuple(q.id for q in sorted(good, key=order))

    def watch(self) -> tuple[str, ...]:
        """Return make-or-break points that are neither low nor full."""
        return tuple(
            q.id
            for q in self._asked
            if q.make_or_break
            and not is_red_flag(self._questionnaire, q, self._items[q.id])
            and LOW < (self._items[q.id].score or Fraction(0)) < 1
        )

    def hardly_known(self) -> tuple[str, ...]:
        """Return the questions that some of several respondents answered and most do not know."""
        return self._heaviest(q for q in self._asked if self._items[q.id].unknown_to_most)

    def in_state(self, state: str) -> tuple[str, ...]:
        """Return the questions in a state, heaviest first."""
        return self._heaviest(q for q in self._asked if self._items[q.id].state == state)

    def _between(self, question: Question, low: Fraction | None, high: Fraction | None) -> bool:
        value = self._items[question.id].score
        return value is not None and (low is None or value >= low) and (high is None or value <= high)
