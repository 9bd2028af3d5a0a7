"""The sheet of what to count: starting points that were asked for, and the plainest count of every action."""

from collections.abc import Iterable

from cxaudit.audit.plan_state import ActionState
from cxaudit.plan.model import Action
from cxaudit.report.case import Case
from cxaudit.report.display import answer_words, bare, capital, name_of, near_day
from cxaudit.report.own import own_actions
from cxaudit.report.pictures import Measure, Measures
from cxaudit.report.standing import counted_words
from cxaudit.wording import say


def measures(case: Case) -> Measures | None:
    """Return what to count; None if nothing is due and no starting point was given."""
    rows = (*_starting_points(case), *_of_actions(case), *_of_own_actions(case))
    return Measures(rows=rows, note=say("report.measures_note")) if rows else None


def _starting_points(case: Case) -> Iterable[Measure]:
    """Yield the numbers that were asked for and enter no score."""
    for id_, question in case.questions.items():
        item, answer = case.card.items.get(id_), case.answer(id_)
        if item is None or item.counts or question.type != "number" or answer.state != "value":
            continue
        said = answer_words(case.questionnaire, question, answer)
        yield Measure(
            text=capital(name_of(question)),
            number=0,
            action="",
            who="",
            by="",
            by_text="",
            today=said,
            counted=True,
        )


def _of_actions(case: Case) -> Iterable[Measure]:
    seen: set[str] = set()
    for action in case.plan.actions:
        kpi = action.recommendation.kpi
        if action.due and kpi and kpi[0] not in seen:
            seen.add(kpi[0])
            yield _of_action(case, action)


def _of_action(case: Case, action: Action) -> Measure:
    assert action.due is not None, "only actions with a day are counted"
    counted = counted_words(case, action.state)
    return Measure(
        text=capital(bare(action.recommendation.kpi[0])),
        number=action.number,
        action=bare(action.recommendation.title),
        who=action.who,
        by=action.due.isoformat(),
        by_text=near_day(action.due, case.audit.header.date),
        today=counted or say("report.not_counted"),
        counted=bool(counted),
    )


def _of_own_actions(case: Case) -> Iterable[Measure]:
    for action in own_actions(case):
        state = case.audit.plan.get(action.id) or ActionState(id=action.id)
        counted = counted_words(case, state)
        for text in action.kpi:
            yield Measure(
                text=capital(text),
                number=action.number,
                action=action.title,
                who=action.who,
                by=action.due,
                by_text=action.due_text,
                today=counted or say("report.not_counted"),
                counted=bool(counted),
            )
