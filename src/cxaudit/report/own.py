"""Findings of the auditor's own, with the actions that answer them; they enter no score."""

from collections.abc import Iterable

from cxaudit.audit.engagement import OwnFinding
from cxaudit.audit.own_plan import OwnDue, own_due
from cxaudit.audit.plan_state import OVER
from cxaudit.plan.make import month_of
from cxaudit.report import consultant, model, parts
from cxaudit.report.case import Case
from cxaudit.report.display import (
    bare,
    decided_mark,
    decision_words,
    effort_words,
    impact_words,
    lowered,
    near_day,
    sentence,
)
from cxaudit.report.standing import status_words
from cxaudit.wording import say

_IMPACT = {"low": "L", "medium": "M", "high": "H"}


def own_findings(case: Case) -> Iterable[consultant.OwnFinding]:
    """Yield what the auditor saw that no question asked, as it was written down."""
    for found in case.audit.header.own_findings:
        yield consultant.OwnFinding(
            title=bare(found.title),
            text=found.text,
            severity=found.severity,
            severity_text=_severity(found),
            red_flag=bool(found.red_flag),
            red_flag_reason=sentence(found.red_flag),
            action=bare(found.action.title) if found.action else "",
        )


def _severity(found: OwnFinding) -> str:
    return {
        "low": say("report.severity_low"),
        "medium": say("report.severity_medium"),
        "high": say("report.severity_high"),
    }[found.severity]


def flags_by_hand(case: Case) -> Iterable[parts.RedFlag]:
    """Yield the red flags set by hand, each with its reason."""
    for found in case.audit.header.own_findings:
        if found.red_flag:
            yield parts.RedFlag(
                questions=(),
                points=(" ".join(map(sentence, (found.title, found.red_flag))).removesuffix("."),),
                sections=(say("report.by_hand"),),
                quotes=(),
                by_hand=True,
            )


def troubles_by_hand(case: Case) -> Iterable[model.Trouble]:
    """Yield the red flags set by hand as lines of the first page."""
    for found in case.audit.header.own_findings:
        if found.red_flag:
            yield model.Trouble(
                question="",
                text=f"{sentence(found.title)} {sentence(found.red_flag)}",
                quoted=False,
                red_flag=True,
                by_hand=True,
                customers="",
                stage="",
            )


def first_actions_by_hand(case: Case) -> Iterable[model.FirstAction]:
    """Yield the actions of red flags set by hand that are not over, as the first page shows them."""
    for each in own_actions(case):
        if each.red_flag and each.status not in OVER:
            yield model.FirstAction(number=0, title=each.title, marks=each.marks, lines=tuple(_lines(each)))


def _lines(action: parts.Action) -> Iterable[str]:
    if action.first_step:
        yield say("report.monday", step=lowered(action.first_step))
    yield say("report.by", day=action.due_text)
    if action.who:
        yield say("report.who", who=bare(action.who))
    yield from (say("report.count", kpi=bare(kpi)) for kpi in action.kpi)


def own_actions(case: Case) -> tuple[parts.Action, ...]:
    """Return the actions of the auditor's own findings: red flags without a number, the rest numbered on.

    Those that were dropped or declined are not among them.
    """
    made: list[parts.Action] = []
    others = (
        *case.plan.actions,
        *(off.action for off in case.plan.not_now if off.reason in ("dropped", "declined")),
    )
    number = max((action.number for action in others), default=0)
    for each in own_due(case.audit):
        if not each.off:
            number += not each.found.red_flag
            made.append(_action(case, each, 0 if each.found.red_flag else number))
    return tuple(made)


def own_off(case: Case) -> tuple[tuple[parts.Action, str], ...]:
    """Return the actions of own findings that were dropped or declined, each with which of the two."""
    return tuple((_action(case, each, 0), each.off) for each in own_due(case.audit) if each.off)


def _action(case: Case, own: OwnDue, number: int) -> parts.Action:
    found, advice, state = own.found, own.action, own.state
    effort, impact = state.effort or advice.effort, state.impact or _IMPACT[found.severity]
    start, slot = case.audit.header.date, advice.horizon if own.due else 0
    flag = (say("report.mark_flag"), say("report.by_hand")) if found.red_flag else (say("report.mark_own"),)
    return parts.Action(
        id=own.id,
        number=number,
        title=bare(advice.title),
        marks=(*flag, *decided_mark(advice.decision)),
        why=sentence(found.title),
        why_now=sentence(found.red_flag),
        first_step=sentence(advice.first_step),
        steps=(),
        also=(),
        who=own.who,
        effort=effort,
        effort_text=effort_words(effort),
        impact=impact,
        impact_text=impact_words(impact),
        quadrant="",
        quadrant_text="",
        slot=month_of(own.due, start) if own.due and state.due else slot,
        due=own.due.isoformat() if own.due else "",
        due_text=near_day(own.due, start) if own.due else say("report.later"),
        moved=False,
        red_flag=bool(found.red_flag),
        chosen=False,
        own=True,
        kpi=(bare(advice.count),) if advice.count else (),
        reasons=(),
        priority=None,
        reach=None,
        worth="",
        decision=advice.decision.decision if advice.decision else "",
        decision_text=decision_words(advice.decision),
        status=state.status,
        status_text=status_words(case, state),
    )
