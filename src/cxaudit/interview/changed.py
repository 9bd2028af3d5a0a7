"""What is said and asked where the questionnaire has changed since the audit was begun."""

from collections.abc import Sequence

from cxaudit.interview.carry import Changes
from cxaudit.interview.conduct import FrontEnd
from cxaudit.interview.screens import named
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.text import one_line
from cxaudit.wording import say


def ask_to_carry_over(
    before: Questionnaire, now: Questionnaire, changes: Changes, front: FrontEnd, *, finished: bool
) -> bool:
    """Say what changed and ask whether to go on with the questionnaire as it is now.

    Enter alone does, unless the audit was finished.
    """
    tell_changes(before, now, changes, front)
    stay, move = say("interview.changed_stay"), say("interview.changed_move")
    chosen = front.choose(
        say("interview.changed_choose"),
        (("move", move), ("stay", stay)),
        enter=say("interview.enter_takes", answer=stay if finished else move),
    )
    return (chosen or ("stay" if finished else "move")) == "move"


def tell_changes(before: Questionnaire, now: Questionnaire, changes: Changes, front: FrontEnd) -> None:
    """Say what changed in a questionnaire."""
    title, old, new = one_line(now.title), one_line(before.version), one_line(now.version)
    if old == new:
        front.tell(say("interview.changed", title=title))
    else:
        front.tell(say("interview.changed_version", title=title, before=old, now=new))
    lines = _lines(changes)
    for line in lines or [say("interview.changed_only_rest")]:
        front.tell(line)


def _lines(changes: Changes) -> Sequence[str]:
    told = (
        (changes.added, say("interview.changed_added", questions=named(changes.added))),
        (changes.removed, say("interview.changed_removed", questions=named(changes.removed))),
        (changes.reworded, say("interview.changed_reworded", questions=named(changes.reworded))),
        (changes.refused, say("interview.changed_refused", questions=named(changes.refused))),
    )
    return [line for questions, line in told if questions]
