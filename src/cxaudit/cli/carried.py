"""An audit that is gone on with, brought to the questionnaire as it is today, if the person wants that."""

from pathlib import Path

from cxaudit.audit.keeper import AuditKeeper
from cxaudit.audit.record import Audit
from cxaudit.cli.outputs import shown
from cxaudit.files.save import copy_beside
from cxaudit.interview.carry import carry_over
from cxaudit.interview.changed import ask_to_carry_over
from cxaudit.interview.conduct import FrontEnd
from cxaudit.problems import CallError, CxauditError
from cxaudit.questionnaire.library import Library
from cxaudit.questionnaire.load import open_questionnaire
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.wording import say


def up_to_date(audit: Audit, keeper: AuditKeeper, name: str, library: Library, front: FrontEnd) -> Audit:
    """Return the audit with the questionnaire that `name`, or else its own id, stands for today.

    What changed is told and the person chooses; the file as it was is copied beside it first. Raises
    `CallError` where `name` is another questionnaire than the one the audit was begun with.
    """
    now = questionnaire_today(audit.questionnaire, keeper.path, name, library, front)
    if now is None or now == audit.questionnaire:
        return audit
    carried, changes = carry_over(audit, now)
    if not ask_to_carry_over(audit.questionnaire, now, changes, front, finished=audit.finished):
        return audit
    front.tell(say("command.carried", path=shown(copy_beside(keeper.path, ".before"))))
    return carried


def questionnaire_today(
    begun: Questionnaire, path: Path, name: str, library: Library, front: FrontEnd
) -> Questionnaire | None:
    """Return the questionnaire as it is now; None where there is none of that id any more."""
    if name:
        named = open_questionnaire(name, library)
        if named.id != begun.id:
            raise CallError(
                f"{path} was begun with {begun.id!r}, not with {name!r}.",
                hint="Leave the name out to go on with it, or name another file with --audit.",
            )
        return named
    try:
        found = open_questionnaire(begun.id, library, beside=path.parent)
    except CxauditError as error:
        if not isinstance(error, CallError):
            front.tell(say("command.changed_unusable", name=begun.id))
        return None
    return found if found.id == begun.id else None
