"""Where customers meet the business: the places that were named, and which of them do worst."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cxaudit.audit.answers import STAGES, Touchpoint
from cxaudit.questionnaire.model import Option, Question
from cxaudit.report import customers
from cxaudit.report.case import Case
from cxaudit.report.display import listed
from cxaudit.text import one_line
from cxaudit.wording import say

_BEST = Fraction(1)
_MOST_NAMED = 3


def touchpoints(case: Case) -> customers.Touchpoints | None:
    """Return the places by stage with a sentence on the weakest; None if none was named."""
    found = sorted(_named(case), key=lambda pair: _stage_order(pair[1]))
    if not found:
        return None
    rows = tuple(_row(case, question, place) for question, place in found)
    standings = [_standing(case.questionnaire.options_of(question), place) for question, place in found]
    return customers.Touchpoints(rows=rows, weakest=_weakest(rows, standings))


def _named(case: Case) -> Iterator[tuple[Question, Touchpoint]]:
    for id_, question in case.questions.items():
        if id_ in case.card.items:
            yield from ((question, place) for place in case.answer(id_).places)


def _stage_order(place: Touchpoint) -> int:
    return STAGES.index(place.stage) if place.stage in STAGES else len(STAGES)


def _row(case: Case, question: Question, place: Touchpoint) -> customers.TouchpointRow:
    labels = {option.value: option.label for option in case.questionnaire.options_of(question)}
    stages = {
        "before": say("report.stage_before"),
        "during": say("report.stage_during"),
        "after": say("report.stage_after"),
    }
    return customers.TouchpointRow(
        question=question.id,
        name=place.name,
        stage=place.stage,
        stage_text=stages.get(place.stage, ""),
        channel=place.channel,
        owner=place.owner,
        rating=place.rating,
        rating_text=labels.get(place.rating, place.rating),
    )


def _standing(options: Sequence[Option], place: Touchpoint) -> Fraction | None:
    """Return where a rating stands from 0 (worst) to 1: its score, else its place among the options."""
    for index, option in enumerate(options):
        if option.value == place.rating:
            return option.score if option.score is not None else Fraction(index, max(len(options) - 1, 1))
    return None


def _weakest(rows: Sequence[customers.TouchpointRow], standings: Sequence[Fraction | None]) -> str:
    """Name the places with the lowest rating, unless that is the best there is."""
    lowest = min((standing for standing in standings if standing is not None), default=_BEST)
    if lowest >= _BEST:
        return ""
    weak = [row for row, standing in zip(rows, standings, strict=True) if standing == lowest]
    shown = [one_line(row.name) for row in weak[:_MOST_NAMED]]
    names = listed(shown)
    if len(weak) > len(shown):
        names = say("report.and_more", names=", ".join(shown), n=len(weak) - len(shown))
    return say("report.weakest", places=names, rating=one_line(weak[0].rating_text))
