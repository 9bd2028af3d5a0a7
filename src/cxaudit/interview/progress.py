"""How far an interview has come, in numbers that never promise too little: what may still be asked counts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product
from math import prod

from cxaudit.audit.answers import Answer
from cxaudit.interview.engine import Interview
from cxaudit.questionnaire.condition import Condition, references
from cxaudit.questionnaire.model import Section

_MOST_TRIALS = 128
_MOST_OPTIONS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """The place of the question at hand, counted from 1.

    `number` of `of` in its section; `scored_number` of at most `scored_of` among all questions whose
    answers score. `scored_number` is 0 at a question that does not score.
    """

    section: Section
    number: int
    of: int
    scored_number: int
    scored_of: int


def position(interview: Interview, ahead: tuple[str, ...] | None = None) -> Position | None:
    """Return where the interview stands; None at the end. `ahead` is what `possible` returns, if known."""
    if not interview.at:
        return None
    section = interview.sections[-1]
    ahead = possible(interview) if ahead is None else ahead
    inside = [name for name in ahead if interview.index.sections[name][-1] is section]
    scored = [name for name in ahead if name in interview.index.scored]
    return Position(
        section=section,
        number=inside.index(interview.at) + 1,
        of=len(inside),
        scored_number=scored.index(interview.at) + 1 if interview.at in scored else 0,
        scored_of=len(scored),
    )


def most_scored(interview: Interview) -> int:
    """Return how many questions that score are asked at most, whatever is answered to those before them."""
    return max(_scored(trial) for trial in _trials(interview))


def _scored(interview: Interview) -> int:
    return sum(name in interview.index.scored for name in possible(interview))


def _trials(interview: Interview) -> Iterator[Interview]:
    """Yield the interview once for each way to answer the open choices that conditions look at, if few."""
    watched = interview.index.watched
    names = [name for name in possible(interview) if name in watched.get(name, ())]
    ways = {name: found for name in names if (found := _ways(interview, name))}
    if prod(len(values) for values in ways.values()) > _MOST_TRIALS:
        yield interview
        return
    for values in product(*ways.values()):
        answers = {**interview.answers, **dict(zip(ways, values, strict=True))}
        relevance = interview.forward(interview.questionnaire, answers, interview.relevance)
        yield replace(interview, answers=answers, relevance=relevance, skipped=interview.skipped | set(ways))


def _ways(interview: Interview, name: str) -> list[Answer]:
    """Every answer that can still be given to a question with options, and none at all."""
    question = interview.index.questions[name]
    values = [option.value for option in interview.questionnaire.options_of(question)]
    if interview.is_settled(name) or not (question.chooses or question.type == "multiple"):
        return []
    if question.chooses:
        return [Answer(), *(Answer(value=value) for value in values)]
    if len(values) > _MOST_OPTIONS:
        return []
    chosen = [subset for size in range(1, len(values) + 1) for subset in combinations(values, size)]
    return [Answer(), *(Answer(value=subset) for subset in chosen)]


def possible(interview: Interview) -> tuple[str, ...]:
    """Return the questions that are relevant, or may become so by answers still to come, in order.

    A hidden question may appear while a question or section its conditions look at is not settled.
    """
    relevant, outline = interview.relevance.items, interview.index
    found: list[str] = []
    pending: set[str] = set()
    for name in outline.questions:
        if name not in relevant and not all(
            _may_hold(interview, condition, pending) for condition in outline.conditions.get(name, ())
        ):
            continue
        found.append(name)
        watched = outline.watched.get(name)
        if watched and (name not in relevant or not interview.is_settled(name)):
            pending |= watched
    return tuple(found)


def _may_hold(interview: Interview, condition: Condition, pending: set[str]) -> bool:
    if interview.relevance.holds(condition):
        return True
    return any(reference.name in pending for reference in references(condition))
