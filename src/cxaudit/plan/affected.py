"""What an audit's plan is about: the questions to ask again once its actions have had their time."""

from cxaudit.audit.record import Audit
from cxaudit.plan.make import make_plan
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.questionnaire.versions import pairs
from cxaudit.scoring.score import score


def affected(audit: Audit, now: Questionnaire) -> frozenset[str]:
    """Return the questions behind the actions of an audit, put off or not, as they are called `now`.

    Where a test stood before everything else, its questions are among them.
    """
    card = score(audit)
    plan = make_plan(audit, card)
    actions = (*plan.actions, *(put_off.action for put_off in plan.not_now))
    asked = {question for action in actions for question in action.questions}
    if plan.gate_action is not None:
        failed = {gate.section for gate in card.gates if gate.state != "passed"}
        asked |= {q.id for s in audit.questionnaire.walk() if s.id in failed for q in s.questions}
    return frozenset(pair.new.id for pair in pairs(audit.questionnaire, now) if pair.old.id in asked)
