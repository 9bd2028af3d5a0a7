"""`cxaudit survey --into`: what customers said, kept in the file of an audit."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cxaudit.audit.keeper import AuditKeeper
from cxaudit.audit.record import Audit
from cxaudit.cli.boundary import note, tell_problems
from cxaudit.cli.outputs import shown
from cxaudit.problems import CallError
from cxaudit.questionnaire.library import Library
from cxaudit.questionnaire.load import open_questionnaire
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.survey.into import with_survey
from cxaudit.survey.result import Survey
from cxaudit.wording import count, say


class Keeping:
    """An audit file that is held until the survey is in it."""

    def __init__(self, keeper: AuditKeeper, audit: Audit) -> None:
        self._keeper, self._audit = keeper, audit

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire the audit answers."""
        return self._audit.questionnaire

    def keep(self, survey: Survey) -> str:
        """Write the survey into the audit file, whole or not at all, and return a line that says so."""
        self._keeper.keep(with_survey(self._audit, survey))
        beside = sum(1 for asked in survey.questions if asked.value and not asked.rating)
        questions = count(beside, "question", "questions")
        return say("survey.into_done", path=shown(self._keeper.path), questions=questions)


@contextmanager
def with_audit(path: Path, questionnaire: str) -> Iterator[Keeping]:
    """Hold an audit file. Raises `CallError` where there is none, or it answers another questionnaire."""
    if not path.exists():
        raise CallError(say("survey.into_no_file", path=path), hint=say("survey.into_no_file_hint"))
    with AuditKeeper(path, on_notice=note) as keeper:
        assert keeper.stored is not None, "a file that exists is read"
        tell_problems(keeper.stored.warnings)
        audit = keeper.stored.audit
        if questionnaire:
            named = open_questionnaire(questionnaire, Library.usual()).id
            if named != audit.questionnaire.id:
                said = say("survey.into_other", path=path, own=audit.questionnaire.id, other=named)
                raise CallError(said, hint=say("survey.into_other_hint"))
        yield Keeping(keeper, audit)
