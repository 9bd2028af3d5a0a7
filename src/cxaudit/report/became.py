"""What became of the actions of an earlier plan, in words: one line each, what was done first."""

from collections.abc import Iterator

from cxaudit.audit.plan_state import Status
from cxaudit.compare.model import Became, Comparison
from cxaudit.report.display import bare
from cxaudit.report.progress import SinceAction
from cxaudit.wording import day, say

_ORDER: tuple[Status, ...] = ("done", "dropped", "doing", "open")


def became_of(found: Comparison) -> Iterator[SinceAction]:
    """Yield what became of each action of the earlier plan, by how it stands."""
    for each in sorted(found.became, key=lambda each: _ORDER.index(each.state.status)):
        text = say("since.became", status=_status(each), title=bare(each.title), now=_now(each)).strip()
        yield SinceAction(
            id=each.id, title=bare(each.title), status=each.state.status, now=each.now, text=text
        )


def _status(each: Became) -> str:
    state = each.state
    if state.status == "done":
        if state.since is None:
            return say("since.became_done")
        return say("since.became_done_on", day=f"{day(state.since)} {state.since.year}")
    if state.status == "dropped":
        note = bare(state.note)
        return say("since.became_dropped", note=note) if note else say("since.became_dropped_bare")
    return say("since.became_doing") if state.status == "doing" else say("since.became_open")


def _now(each: Became) -> str:
    """Return whether it is due now; nothing where that says no more than the status."""
    if each.now == "over":
        return ""
    if each.now == "gone":
        return say("since.due_no_more")
    return say("since.due_again") if each.state.is_over else say("since.due_still")
