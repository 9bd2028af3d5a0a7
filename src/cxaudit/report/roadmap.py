"""The plan as a report shows it: months, what comes later, what is put off and why."""

import datetime
from collections.abc import Iterable, Sequence
from fractions import Fraction

from cxaudit.plan.model import Action
from cxaudit.report import parts
from cxaudit.report.case import Case
from cxaudit.report.display import (
    bare,
    decision_words,
    effort_words,
    impact_words,
    name_of,
    near_day,
    sentence,
    share,
)
from cxaudit.report.engagement import constraints
from cxaudit.report.first_page import ask_again, gate_owner, marks
from cxaudit.report.notes import choice_title
from cxaudit.report.own import own_actions, own_dropped
from cxaudit.report.standing import status_words
from cxaudit.report.worth import worth_phrase, worth_sentence
from cxaudit.wording import say

_MONTH = 30
_SLOTS = (30, 60, 90, 0)
_MOST = Fraction(9)
"""The highest priority there is: gap 1 x weight 3 x impact 3 / effort 1."""


def plan(case: Case) -> parts.Plan:
    """Return what to do, in order."""
    made = case.plan
    return parts.Plan(
        gate_action=_gate_action(case),
        months=tuple(_months(case)),
        not_now=tuple(_not_now(case)),
        choose_from=tuple(
            parts.Reason(question=id_, text=bare(choice_title(case, id_))) for id_ in made.choose_from
        ),
        constraints=constraints(case),
        ask_again=made.ask_again.isoformat(),
        ask_again_text=ask_again(case),
    )


def _not_now(case: Case) -> Iterable[parts.NotNow]:
    """Yield the actions that were put off, and those of the auditor's own findings that were dropped."""
    put_off = [(action(case, each.action), each.reason) for each in case.plan.not_now]
    for made, reason in (*put_off, *((own, "dropped") for own in own_dropped(case))):
        said = made.status_text if reason == "dropped" else _reason(reason)
        yield parts.NotNow(action=made, reason=reason, reason_text=said)


def _reason(reason: str) -> str:
    return {
        "delighter": say("report.reason_delighter"),
        "low_impact": say("report.reason_low_impact"),
    }[reason]


def _months(case: Case) -> Iterable[parts.Month]:
    made = (*(action(case, each) for each in case.plan.actions), *own_actions(case))
    for slot in _SLOTS:
        due = sorted((each for each in made if each.slot == slot), key=lambda each: each.number)
        starting = _starting(case.plan.actions) if slot == _MONTH else ()
        if not due and not starting:
            continue
        worth = case.plan.worth_by_slot.get(slot)
        yield parts.Month(
            slot=slot,
            heading=_heading(case, slot),
            actions=tuple(due),
            starting=starting,
            worth=worth_sentence(case, worth) if worth else "",
        )


def _starting(actions: Sequence[Action]) -> tuple[str, ...]:
    """Return the first steps of red flags that are finished after the first month."""
    return tuple(
        say(
            "report.starting",
            number=each.number,
            title=bare(each.recommendation.title),
            step=sentence(each.recommendation.first_step),
        )
        for each in actions
        if each.red_flag and each.slot != _MONTH
    )


def _heading(case: Case, slot: int) -> str:
    if not slot:
        return say("report.month_later")
    start = case.audit.header.date
    return say("report.month", days=slot, day=near_day(start + datetime.timedelta(days=slot), start))


def action(case: Case, due: Action) -> parts.Action:
    """Return one action in full."""
    advice = due.recommendation
    moved = (say("report.mark_moved"),) if due.moved else ()
    return parts.Action(
        id=due.id,
        number=due.number,
        title=bare(advice.title),
        marks=(*marks(case, due), *moved),
        why=sentence(advice.why),
        why_now=sentence(due.why_now),
        first_step=sentence(advice.first_step),
        steps=tuple(sentence(step) for step in advice.steps),
        also=tuple(sentence(step) for step in due.also),
        who=due.who,
        effort=advice.effort,
        effort_text=effort_words(advice.effort),
        impact=advice.impact,
        impact_text=impact_words(advice.impact),
        quadrant=due.quadrant,
        quadrant_text=quadrant_words(due.quadrant),
        slot=due.slot,
        due=due.due.isoformat() if due.due else "",
        due_text=near_day(due.due, case.audit.header.date) if due.due else say("report.later"),
        moved=due.moved,
        red_flag=due.red_flag,
        chosen=due.chosen,
        kpi=advice.kpi,
        reasons=tuple(parts.Reason(question=id_, text=name_of(case.questions[id_])) for id_ in due.questions),
        priority=share(min(due.priority / _MOST, Fraction(1)) * 100),
        reach=share(min(due.reach / _MOST, Fraction(1)) * 100),
        worth=worth_phrase(case, case.plan.worth.get(due.id)),
        own=False,
        **_decided(case, due.id),
        status=due.state.status,
        status_text=status_words(case, due.state),
    )


def _decided(case: Case, id_: str) -> dict[str, str]:
    decision = case.audit.header.decisions.get(id_)
    return {
        "decision": decision.decision if decision else "",
        "decision_text": decision_words(decision),
    }


def _gate_action(case: Case) -> parts.Action | None:
    advice = case.plan.gate_action
    if advice is None:
        return None
    start = case.audit.header.date
    when = start + datetime.timedelta(days=advice.horizon)
    gate = next(g for g in case.card.gates if g.gate.recommendation == advice)
    return parts.Action(
        id=gate.section,
        number=0,
        title=bare(advice.title),
        marks=(),
        why=sentence(advice.why),
        why_now="",
        first_step=sentence(advice.first_step),
        steps=tuple(sentence(step) for step in advice.steps),
        also=(),
        who=gate_owner(case, advice),
        effort=advice.effort,
        effort_text=effort_words(advice.effort),
        impact=advice.impact,
        impact_text=impact_words(advice.impact),
        quadrant="",
        quadrant_text="",
        slot=advice.horizon,
        due=when.isoformat(),
        due_text=near_day(when, start),
        moved=False,
        red_flag=False,
        chosen=False,
        kpi=advice.kpi,
        reasons=(),
        priority=None,
        reach=None,
        worth="",
        own=False,
        **_decided(case, gate.section),
        status="open",
        status_text="",
    )


def quadrant_words(quadrant: str) -> str:
    """Return a quadrant of effort and effect as it is read."""
    return {
        "quick_win": say("report.quick_win"),
        "plan_it": say("report.plan_it"),
        "when_time": say("report.when_time"),
        "not_now": say("report.quadrant_not_now"),
    }[quadrant]
