"""What is expected held against what is done: the gap of every pair, its means, and what weighs most.

The idea of a gap between expectation and perception, its mean along dimensions of quality, and the weights
that split 100 points over these are those of A. Parasuraman, V. A. Zeithaml and L. L. Berry, SERVQUAL: a
multiple-item scale for measuring consumer perceptions of service quality, Journal of Retailing 64 (1988).
The statements are each questionnaire's own. No score moves by any of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from cxaudit.audit.answers import Answer
from cxaudit.audit.record import GROUPS, Audit, Group
from cxaudit.questionnaire.model import Gaps, Question, Questionnaire, Rating
from cxaudit.questionnaire.pairs import WHOLE
from cxaudit.scoring.relevance import asked_of
from cxaudit.scoring.scorecard import Scorecard
from cxaudit.scoring.together import Together
from cxaudit.value import Value, dataclass

Unweighed = Literal["", "not_asked", "incomplete", "sum", "gap"]
"""Why there is no weighted mean: nothing gives weights, some are not given, they do not add up, a value with
a weight has no gap."""

_ZERO = Fraction(0)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class PairGap(Value):
    """One pair as it was rated, in steps of its scale from 1 (the lowest) to `steps`.

    Of several people these are means over groups of each group's mean, over the `n` who gave both ratings.
    `by_customers` is the gap in customers' own data, None where it does not have both ratings.
    """

    question: str
    first: Rating
    expected: Fraction
    done: Fraction
    steps: int
    n: int = 1
    by_customers: Fraction | None = None

    @property
    def gap(self) -> Fraction:
        """How much is done less what is expected, in steps; below 0 where it falls short."""
        return self.done - self.expected


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ValueGap(Value):
    """One value of the dimension: the mean gap of its pairs, None where none of them has one.

    `n` of `asked` pairs have a gap. `weight` is of 100 points, None where nobody gave it.
    """

    value: str
    title: str
    gap: Fraction | None
    n: int
    asked: int
    weight: Fraction | None

    @property
    def part(self) -> Fraction | None:
        """What it adds to the weighted mean."""
        if self.weight is not None and not self.weight:
            return _ZERO
        return None if self.weight is None or self.gap is None else self.weight * self.gap / WHOLE


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Means(Value):
    """The gaps along one dimension. `mean` is over the values that have a gap, each alike.

    `weighted` is None for the reason in `why_not`; `total` is what the weights add up to where that is it.
    """

    dimension: str
    values: tuple[ValueGap, ...]
    mean: Fraction | None
    weighted: Fraction | None
    why_not: Unweighed = ""
    total: Fraction = WHOLE


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Expectation(Value):
    """All pairs that were asked: those with a gap, the furthest below first, and the ids of the rest."""

    pairs: tuple[PairGap, ...]
    without: tuple[str, ...]
    means: Means | None

    @property
    def furthest_below(self) -> tuple[PairGap, ...]:
        """The pairs at which what is done lies a step or more below what is expected, worst first."""
        return tuple(pair for pair in self.pairs if pair.gap <= -1)


def expectation(audit: Audit, card: Scorecard) -> Expectation | None:
    """Return the gaps of an audit's pairs; None where it asked none."""
    asked = audit.questionnaire
    pairs = [q for q in asked.questions() if q.type == "pair" and q.id in card.items]
    if not pairs:
        return None
    said = _Said(audit, card)
    found = {}
    for question in pairs:
        gap = _gap(asked, question, said.of(question.id))
        if gap is not None:
            theirs = _by_customers(asked, question, audit.answers.get(question.id))
            found[question.id] = replace(gap, by_customers=theirs)
    return Expectation(
        pairs=tuple(sorted(found.values(), key=lambda each: each.gap)),
        without=tuple(q.id for q in pairs if q.id not in found),
        means=_means(asked, asked.gaps, pairs, found, said) if asked.gaps else None,
    )


class _Said:
    """What everybody who was asked a question said to it, with their group."""

    def __init__(self, audit: Audit, card: Scorecard) -> None:
        together = asked_of(audit) if audit.combined else None
        self._together = together if isinstance(together, Together) else None
        self._answers = {id_: answer for id_, answer in audit.answers.items() if id_ in card.items}

    def of(self, question: str) -> Sequence[tuple[Group, Answer]]:
        """Return the answers to one question, one for each person."""
        if self._together is not None:
            return self._together.answers(question)
        return [("", self._answers[question])] if question in self._answers else []

    def by_person(self, questions: Sequence[str]) -> Iterator[tuple[Group, dict[str, Fraction]]]:
        """Yield the numbers that each person gave to some questions, if any."""
        for group, answers in self._people(questions):
            numbers = {id_: said.value for id_, said in answers.items() if isinstance(said.value, Fraction)}
            if numbers:
                yield group, numbers

    def _people(self, questions: Sequence[str]) -> Iterable[tuple[Group, dict[str, Answer]]]:
        if self._together is not None:
            return self._together.answers_of_each(questions)
        return [("", {id_: self._answers[id_] for id_ in questions if id_ in self._answers})]


def _gap(asked: Questionnaire, question: Question, said: Sequence[tuple[Group, Answer]]) -> PairGap | None:
    """Return the gap of one pair, None unless somebody gave both its ratings."""
    places = _steps(asked, question)
    both = [
        (group, places[answer.expected], places[answer.value])
        for group, answer in said
        if answer.expected in places and isinstance(answer.value, str) and answer.value in places
    ]
    first = question.first_rating
    if not both or first is None:
        return None
    return PairGap(
        question=question.id,
        first=first.first,
        expected=_over_groups((group, expected) for group, expected, _ in both),
        done=_over_groups((group, done) for group, _, done in both),
        steps=len(places),
        n=len(both),
    )


def _steps(asked: Questionnaire, question: Question) -> dict[str, Fraction]:
    """Return the step of every answer to a pair, from 1."""
    options = asked.options_of(question)
    return {option.value: Fraction(step) for step, option in enumerate(options, start=1)}


def _by_customers(asked: Questionnaire, question: Question, answer: Answer | None) -> Fraction | None:
    """Return the gap between the two ratings that customers' own data gives, if it gives both."""
    said, steps = answer.customers if answer else None, _steps(asked, question)
    if said is None or said.expected not in steps or not isinstance(said.value, str):
        return None
    return steps[said.value] - steps[said.expected]


def _over_groups(found: Iterable[tuple[Group, Fraction]]) -> Fraction:
    """Return the mean over groups of each group's mean, so that many of one group do not drown the others."""
    groups: dict[Group, list[Fraction]] = {}
    for group, number in found:
        groups.setdefault(group, []).append(number)
    return _mean([_mean(groups[group]) for group in GROUPS if group in groups])


def _mean(numbers: Sequence[Fraction]) -> Fraction:
    return sum(numbers, _ZERO) / len(numbers)


def _means(
    asked: Questionnaire, gaps: Gaps, pairs: Sequence[Question], found: dict[str, PairGap], said: _Said
) -> Means:
    """Return the mean gap of each value of the dimension, their mean, and the weighted one if it can be."""
    weights, why_not, total = _weights(gaps, said)
    values = []
    for value, title in asked.dimensions[gaps.dimension].values.items():
        here = [q.id for q in pairs if value in q.dimensions.get(gaps.dimension, ())]
        own = [found[id_].gap for id_ in here if id_ in found]
        values.append(
            ValueGap(
                value=value,
                title=title,
                gap=_mean(own) if own else None,
                n=len(own),
                asked=len(here),
                weight=weights.get(value),
            )
        )
    known = [each.gap for each in values if each.gap is not None]
    if not why_not and any(each.part is None for each in values):
        why_not = "gap"
    return Means(
        dimension=gaps.dimension,
        values=tuple(values),
        mean=_mean(known) if known else None,
        weighted=None if why_not else sum((each.part or _ZERO for each in values), _ZERO),
        why_not=why_not,
        total=total,
    )


def _weights(gaps: Gaps, said: _Said) -> tuple[dict[str, Fraction], Unweighed, Fraction]:
    """Return the weights of the values, why they weigh nothing (if so), and what they add up to.

    Of several people they are the mean over groups of each group's mean. A split that does not come to 100
    is nobody's to mend, so where one person's does not, there are no weights.
    """
    if not gaps.weights_from:
        return dict(gaps.weights), "" if gaps.weights else "not_asked", WHOLE
    splits = list(said.by_person(tuple(gaps.weights_from.values())))
    if not splits or any(len(numbers) < len(gaps.weights_from) for _, numbers in splits):
        return {}, "incomplete", WHOLE
    off = [total for _, numbers in splits if (total := sum(numbers.values(), _ZERO)) != WHOLE]
    shares = {
        value: _over_groups((group, numbers[id_]) for group, numbers in splits)
        for value, id_ in gaps.weights_from.items()
    }
    return shares, "sum" if off else "", off[0] if off else WHOLE
