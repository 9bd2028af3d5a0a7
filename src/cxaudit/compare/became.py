"""What became of the actions of an earlier plan: done, dropped, under way or open, and whether still due."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from cxaudit.audit.own_plan import own_due
from cxaudit.audit.plan_state import ActionState
from cxaudit.compare.model import Became, Side
from cxaudit.questionnaire.versions import Pair
from cxaudit.scoring.rules import fault_of


def became(first: Side, second: Side, pairs: Sequence[Pair]) -> Iterator[Became]:
    """Yield what became of each action of the first plan; nothing where both audits are one and the same.

    Those that were put off count where something was said of them.
    """
    if first.audit == second.audit:
        return
    names = {fault_of(pair.old): fault_of(pair.new) for pair in pairs}
    due, states = _due(second), second.audit.plan
    for id_, (title, state) in _due(first).items():
        name = names.get(id_, id_)
        found = _last(state, states.get(name))
        now: Literal["due", "over", "gone"] = "gone"
        if name in due:
            now = "over" if due[name][1].is_over else "due"
        yield Became(id=name, title=title, state=found, now=now)


def _due(side: Side) -> Mapping[str, tuple[str, ActionState]]:
    """Return title and state of every action of a plan by id."""
    plan = side.plan
    put_off = [each.action for each in plan.not_now if each.action.state != ActionState(id=each.action.id)]
    found = {each.id: (each.recommendation.title, each.state) for each in (*plan.actions, *put_off)}
    return found | {own.id: (own.action.title, own.state) for own in own_due(side.audit)}


def _last(then: ActionState, now: ActionState | None) -> ActionState:
    """Return the state that was written last: done wins, then what was over, then what is said now."""
    if now is None or now.status == "done":
        return now or then
    return then if then.is_over else now
