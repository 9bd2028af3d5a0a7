"""What is still true of a plan once its audit is held again: owners, counts, notes, what was dropped."""

from dataclasses import replace

from cxaudit.audit.plan_state import ActionState
from cxaudit.audit.record import Audit
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.questionnaire.versions import pairs
from cxaudit.scoring.rules import fault_of
from cxaudit.wording import say


def carried_plan(earlier: Audit, now: Questionnaire) -> dict[str, ActionState]:
    """Return how the actions stand for an audit that begins `now`, by the ids they have there.

    The new plan sets new days. What was done is not done if it is due again: the day stays as `done_before`.
    An action of an own finding stays behind with its finding.
    """
    names = {fault_of(pair.old): fault_of(pair.new) for pair in pairs(earlier.questionnaire, now)}
    found = {}
    for id_, state in earlier.plan.items():
        if id_ in names:
            later = _later(replace(state, id=names[id_]))
            if later != ActionState(id=later.id):
                found[later.id] = later
    return found


def _later(state: ActionState) -> ActionState:
    if state.status != "done":
        return replace(state, due=None)
    note = state.note if state.since else " ".join(filter(None, (state.note, say("plan.done_some_day"))))
    return replace(state, due=None, status="open", since=None, done_before=state.since, note=note)
