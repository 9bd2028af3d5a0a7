"""What some actions would be worth: the score if the questions behind them stood at the target.

Relevance stays frozen. Not additive, and no promise: arithmetic.
"""

from collections.abc import Sequence

from cxaudit.plan.model import Action, Worth
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.scoring.score import what_if
from cxaudit.scoring.scorecard import Scorecard, every


def worth_of(questionnaire: Questionnaire, card: Scorecard, actions: Sequence[Action]) -> Worth:
    """Return the sections and the verdict before and after raising every question behind `actions`."""
    raised = [question for action in actions for question in action.questions]
    total, after = what_if(questionnaire, card, raised)
    before = {section.id: section.score for section in every(card.sections)}
    changed = tuple(
        (section.id, score, section.score, section.level)
        for section in every(total.children)
        if section.score is not None
        and section.level is not None
        and (score := before.get(section.id)) is not None
        and section.score != score
    )
    return Worth(
        actions=tuple(action.id for action in actions),
        sections=changed,
        verdict_before=card.verdict.level if card.verdict else None,
        verdict_after=after.level if after else None,
    )
