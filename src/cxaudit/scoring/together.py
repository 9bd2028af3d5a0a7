"""Several respondents: each asked by their own answers, scored together, and how far they agree.

A question's score is the mean over groups of each group's mean, so that ten answers of one group do not drown
two of another. It is relevant if it is for anyone, and not applicable only if it is for all who answered.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from cxaudit.audit.answers import Answer, PlainValue
from cxaudit.audit.record import GROUPS, Audit, Combined, Group
from cxaudit.questionnaire.model import Question, Questionnaire
from cxaudit.scoring.rate import NOTHING, item_score
from cxaudit.scoring.relevance import Relevance, relevance
from cxaudit.scoring.scorecard import ItemScore
from cxaudit.value import Value, dataclass

AGREED = Fraction(7, 10)
"""From this agreement on, people see the same; a convention (see `agreement_of`)."""
FEWEST = 3
"""The mean of fewer people would tell what one of them said."""
_STATES = ("value", "unknown", "na", "open")
"""Which state stands for several: the first that anybody is in."""


class Together(Relevance):
    """What several respondents were asked, and what their answers score together."""

    def __init__(self, questionnaire: Questionnaire, combined: Combined) -> None:
        self._people = combined.respondents
        self._each = tuple(relevance(questionnaire, person.answers) for person in self._people)
        super().__init__(questionnaire, {})
        self._sections = {
            section.id: section
            for section in questionnaire.walk()
            if any(section.id in asked.sections for asked in self._each)
        }
        self.items = {
            question.id: as_one(found)
            for question in questionnaire.questions()
            if question.id not in combined.left_out and (found := self.scored(question.id))
        }

    def scored(self, question: str) -> "list[tuple[Group, ItemScore]]":
        """Return what each person who was asked a question contributes to it, with their group."""
        return [
            (person.group, asked.items[question])
            for person, asked in zip(self._people, self._each, strict=True)
            if question in asked.items
        ]

    def answers(self, question: str) -> "list[tuple[Group, Answer]]":
        """Return what each person who was asked a question said to it, with their group."""
        return [
            (group, said[question]) for group, said in self.answers_of_each((question,)) if question in said
        ]

    def answers_of_each(self, questions: Iterable[str]) -> "list[tuple[Group, dict[str, Answer]]]":
        """Return each person's group and answers to those of some questions that this person was asked."""
        wanted = [id_ for id_ in questions if id_ in self.items]
        return [
            (
                person.group,
                {id_: person.answers[id_] for id_ in wanted if id_ in asked.items and id_ in person.answers},
            )
            for person, asked in zip(self._people, self._each, strict=True)
        ]

    def scored_as(self, questionnaire: Questionnaire, question: Question, id_: str) -> ItemScore:
        """Return what the relevant question `id_` contributes as `question` of another version would."""
        return as_one(
            [
                (person.group, item_score(questionnaire, question, person.answers.get(id_, NOTHING)))
                for person, asked in zip(self._people, self._each, strict=True)
                if id_ in asked.items
            ]
        )

    def value(self, question: str) -> PlainValue | None:
        """Return the value that all who answered gave to a relevant question, or None where they differ."""
        if question not in self.items:
            return None
        given = [
            value
            for person, asked in zip(self._people, self._each, strict=True)
            if question in asked.items and (value := person.answers.get(question, NOTHING).plain) is not None
        ]
        return given[0] if given and all(value == given[0] for value in given) else None


def as_one(found: Sequence[tuple[Group, ItemScore]]) -> ItemScore:
    """Return what several people's items come to; one person's item is itself."""
    first = found[0][1]
    if len(found) == 1:
        return first
    states = {item.state for _, item in found}
    state = next(each for each in _STATES if each in states)
    means = [mean for _, _, mean in group_means(found)]
    return replace(
        first,
        state=state,
        score=_mean(means) if means else None,
        lowest_group=min(means, default=None),
        open_for_some=state == "value" and bool(states & {"unknown", "open"}),
        unknown_to_most=state == "value" and _mostly_unknown([item.state for _, item in found]),
    )


def _mostly_unknown(states: Sequence[str]) -> bool:
    return 2 * states.count("unknown") > sum(state != "na" for state in states)


def group_means(found: Iterable[tuple[Group, ItemScore]]) -> list[tuple[Group, int, Fraction]]:
    """Return each group whose members have a score: how many have, and the mean of theirs (0..1)."""
    groups: dict[Group, list[Fraction]] = {}
    for group, item in found:
        if item.score is not None:
            groups.setdefault(group, []).append(item.score)
    return [(group, len(groups[group]), _mean(groups[group])) for group in GROUPS if group in groups]


def _mean(scores: Sequence[Fraction]) -> Fraction:
    return sum(scores, Fraction(0)) / len(scores)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Agreement(Value):
    """How several people answered one question: scores from 0 to 1, the mean over groups, and agreement.

    `groups` are each group's number of people and their mean.
    """

    question: str
    n: int
    mean: Fraction
    lowest: Fraction
    highest: Fraction
    agreement: Fraction
    groups: tuple[tuple[Group, int, Fraction], ...]

    @property
    def differs(self) -> bool:
        """Whether they see it so differently that it should be talked about."""
        return self.agreement < AGREED


def agreement_of(scores: Sequence[Fraction]) -> Fraction:
    """Return 1 - 4 x the population variance of scores (0..1): 1 all alike, 0 half at either end.

    It is r*wg with the reference of maximum dissensus (M. K. Lindell and C. J. Brandt, Climate quality and
    climate consensus as mediators..., 1997), by population variance, so that it is never negative.
    """
    mean = _mean(scores)
    return 1 - 4 * _mean([(score - mean) ** 2 for score in scores])


def agreements(audit: Audit) -> tuple[Agreement, ...]:
    """Return how far the respondents agree on each question that two or more of them scored.

    Those that agree least come first; none where one person answered.
    """
    if audit.combined is None:
        return ()
    asked = Together(audit.questionnaire, audit.combined)
    found = [_agreement(id_, item, asked) for id_, item in asked.items.items() if item.counts]
    return tuple(sorted((each for each in found if each), key=lambda each: each.agreement))


def _agreement(id_: str, item: ItemScore, asked: Together) -> Agreement | None:
    people = asked.scored(id_)
    scores = [each.score for _, each in people if each.score is not None]
    if len(scores) < 2 or item.score is None:
        return None
    return Agreement(
        question=id_,
        n=len(scores),
        mean=item.score,
        lowest=min(scores),
        highest=max(scores),
        agreement=agreement_of(scores),
        groups=tuple(group_means(people)),
    )
