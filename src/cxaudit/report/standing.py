"""What became of an action, in words: its status, what is said of it, what was counted."""

from cxaudit.audit.plan_state import ActionState
from cxaudit.report.case import Case
from cxaudit.report.display import bare, effort_words, impact_words, near_day, sentence
from cxaudit.wording import say


def status_words(case: Case, state: ActionState) -> str:
    """Return what became of an action, in words; empty where nobody has said anything."""
    words = {
        "doing": say("report.status_doing"),
        "done": say("report.status_done"),
        "dropped": say("report.status_dropped"),
    }
    said = [words[state.status]] if state.status in words else []
    if said and state.since:
        day = near_day(state.since, case.audit.header.date)
        is_over = say("report.status_on", status=said[0], day=day)
        said = [is_over if state.is_over else say("report.status_since", status=said[0], day=day)]
    if state.done_before and state.status != "done":
        day = near_day(state.done_before, case.audit.header.date)
        said.append(say("report.status_done_before", day=day))
    if own := _own_rating(state):
        said.append(say("report.own_reason", own=own, reason=bare(state.reason) or say("report.no_reason")))
    if state.note:
        said.append(bare(state.note))
    if state.baseline:
        said.append(say("report.baseline", value=bare(state.baseline)))
    said += [
        say("report.counted", day=near_day(each.day, case.audit.header.date), value=bare(each.value))
        for each in state.readings
    ]
    return " ".join(sentence(each) for each in said)


def _own_rating(state: ActionState) -> str:
    """Return the effort and the impact that the client gave in place of the recommendation's."""
    own = []
    if state.effort:
        own.append(say("report.own_effort", effort=effort_words(state.effort)))
    if state.impact:
        own.append(say("report.own_impact", impact=impact_words(state.impact)))
    return "; ".join(own)


def counted_words(case: Case, state: ActionState) -> str:
    """Return what was counted for an action, before and since; empty if nothing was."""
    counted = [bare(state.baseline)] if state.baseline else []
    counted += [
        say("report.reading", value=bare(each.value), day=near_day(each.day, case.audit.header.date))
        for each in state.readings
    ]
    return "; ".join(counted)
