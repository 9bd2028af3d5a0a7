"""Two audits mixed: the answers of one, the questionnaire of one, what applied in one. Eight ways in all.

Every difference is split over these corners. A part's share is what taking it over from the second audit
changes, averaged over all orders in which the three can be taken over: the Shapley value (L. S. Shapley,
A value for n-person games, 1953) of three players. The shares add up to the difference, and the other way
round each has the other sign.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

from cxaudit.audit.record import Audit
from cxaudit.compare.model import PARTS, Part, Parts
from cxaudit.questionnaire.model import Question
from cxaudit.questionnaire.versions import Pair
from cxaudit.scoring.relevance import asked_of
from cxaudit.scoring.score import outcome
from cxaudit.scoring.scorecard import ItemScore, Outcome, every

Corner = frozenset[Part]
"""The parts that are taken from the second audit; the others are the first's."""
_NONE: Corner = frozenset()
Facts = dict[tuple[str, str], Fraction | str | bool]
"""What a corner comes to, by kind and id; nothing stands where there is no score, level, gate or flag."""


class Corners:
    """The eight mixtures of two audits, each worked out when it is asked for."""

    def __init__(self, first: Audit, second: Audit, pairs: Sequence[Pair]) -> None:
        self._audits = (first, second)
        self._asked = (asked_of(first), asked_of(second))
        self._twins = ({p.old.id: p.new.id for p in pairs}, {p.new.id: p.old.id for p in pairs})
        self._known = tuple({s.id for s in audit.questionnaire.walk()} for audit in self._audits)
        self._facts: dict[Corner, Facts] = {}

    def why(self, kind: str, id_: str) -> tuple[Part, ...]:
        """Return the parts that change a fact from some corner on; none if it stands fast."""
        return tuple(
            part
            for part in PARTS
            if any(
                self._at(corner).get((kind, id_)) != self._at(corner | {part}).get((kind, id_))
                for corner in _without(part)
            )
        )

    def split(self, section: str) -> Parts | None:
        """Return the difference of a section's score in parts; None unless it is rated both times.

        An order that passes a corner where the section is not rated says nothing; where all do, the
        difference is left in one.
        """
        before, after = self._score(_NONE, section), self._score(frozenset(PARTS), section)
        if before is None or after is None:
            return None
        told = [steps for order in permutations(PARTS) if (steps := self._steps(order, section)) is not None]
        if not told:
            nothing = dict.fromkeys(PARTS, Fraction(0))
            return Parts(**nothing, together=after - before)
        shares = {part: sum((steps[part] for steps in told), Fraction(0)) / len(told) for part in PARTS}
        return Parts(**shares)

    def _steps(self, order: Sequence[Part], section: str) -> dict[Part, Fraction] | None:
        """Return what each part changes when they are taken over in this order."""
        corner, steps = _NONE, dict[Part, Fraction]()
        score = self._score(corner, section)
        for part in order:
            corner = corner | {part}
            later = self._score(corner, section)
            if score is None or later is None:
                return None
            steps[part], score = later - score, later
        return steps

    def _score(self, corner: Corner, section: str) -> Fraction | None:
        found = self._at(corner).get(("score", section))
        return found if isinstance(found, Fraction) else None

    def _at(self, corner: Corner) -> Facts:
        if corner not in self._facts:
            answers, questionnaire, applies = (int(part in corner) for part in PARTS)
            self._facts[corner] = self._mixed(answers, questionnaire, applies)
        return self._facts[corner]

    def _mixed(self, answers: int, asked: int, applies: int) -> Facts:
        questionnaire = self._audits[asked].questionnaire
        items = {
            question.id: item
            for question in questionnaire.questions()
            if (item := self._item(question, answers, asked, applies)) is not None
        }
        sections = {
            section.id
            for section in questionnaire.walk()
            if section.id in self._asked[applies if section.id in self._known[applies] else asked].sections
        }
        names = self._twins[asked] if asked == 0 else {}
        return dict(_facts(outcome(questionnaire, items, sections), names))

    def _item(self, question: Question, answers: int, asked: int, applies: int) -> ItemScore | None:
        """Return what a question of the audit `asked` contributes, as far as it applies in `applies`.

        What only one of the two was asked, or answered, is taken from that one.
        """
        ids = {asked: question.id, 1 - asked: self._twins[asked].get(question.id, "")}
        base = applies if ids[applies] else asked
        if ids[base] not in self._asked[base].items:
            return None
        item = self._scored(question, asked, base, ids[base])
        other = self._asked[answers].items.get(ids[answers])
        if item.state != "value" or other is None or other.state != "value":
            return item
        given = self._scored(question, asked, answers, ids[answers])
        return replace(
            item, score=given.score, lowest_group=given.lowest_group, open_for_some=item.open_for_some
        )

    def _scored(self, question: Question, asked: int, side: int, id_: str) -> ItemScore:
        """Return what the answer of one audit contributes to a question of the audit `asked`.

        An answer that the question does not take counts as it did where it was given.
        """
        own = self._asked[side].items[id_]
        if side == asked:
            return own
        item = self._asked[side].scored_as(self._audits[asked].questionnaire, question, id_)
        if item.counts and item.state == "value" and item.score is None:
            return replace(item, score=own.score, lowest_group=own.lowest_group)
        return item


def _without(part: Part) -> Iterator[Corner]:
    others = [each for each in PARTS if each != part]
    yield from (_NONE, frozenset(others[:1]), frozenset(others[1:]), frozenset(others))


def _facts(found: Outcome, names: dict[str, str]) -> Iterator[tuple[tuple[str, str], Fraction | str | bool]]:
    """Yield everything a corner comes to; `names` are what its questions are called in the second audit."""
    for section in (found.whole, *every(found.whole.children)):
        if section.score is not None and section.level is not None:
            yield ("score", section.id), section.score
            yield ("level", section.id), section.level.id
    if found.verdict is not None:
        yield ("verdict", ""), found.verdict.level.id
    for gate in found.gates:
        yield ("gate", gate.section), gate.state
    for flag in found.red_flags:
        yield ("flag", names.get(flag, flag)), True
