"""`cxaudit run --from`: an audit held again, each earlier answer at hand."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cxaudit.audit.answers import Answer
from cxaudit.audit.record import Audit, Header, TakenOver
from cxaudit.audit.store import read_audit
from cxaudit.cli.boundary import tell_problems
from cxaudit.cli.carried import questionnaire_today
from cxaudit.cli.outputs import shown, typed
from cxaudit.interview.carry import carry_over
from cxaudit.interview.changed import tell_changes
from cxaudit.interview.conduct import FrontEnd
from cxaudit.plan.affected import affected
from cxaudit.problems import CallError
from cxaudit.questionnaire.library import Library
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.wording import long_day, say

if TYPE_CHECKING:
    from cxaudit.compare.model import Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """An earlier audit that is held again; `only_affected` asks only what its plan was about."""

    path: Path
    earlier: Audit
    only_affected: bool

    @classmethod
    def of(cls, path: Path | None, audit: Path | None, *, only_affected: bool) -> "Again | None":
        """Return the earlier audit that a call names, if any. Raises `CallError` where it cannot be used."""
        if path is None:
            if only_affected:
                raise CallError(say("command.affected_alone"), hint=say("command.affected_alone_hint"))
            return None
        if audit is not None and audit.resolve() == path.resolve():
            raise CallError(
                say("command.from_itself", path=shown(path)), hint=say("command.from_itself_hint")
            )
        stored = read_audit(path)
        tell_problems(stored.warnings)
        if stored.audit.combined:
            files = ", ".join(person.file for person in stored.audit.combined.respondents)
            raise CallError(
                say("command.from_combined", path=shown(path)),
                hint=say("command.from_combined_hint", files=files),
            )
        return cls(path=path, earlier=stored.audit, only_affected=only_affected)

    @property
    def options(self) -> str:
        """The options that name it, to go on with the new audit later."""
        return f" --from {typed(self.path)}" + (" --affected" if self.only_affected else "")

    def header(self, given: Header) -> Header:
        """Return what is known of the new audit: whose, by whom, on what basis; what period is asked anew."""
        known = self.earlier.header
        return Header(
            client=given.client or known.client,
            respondent=given.respondent or known.respondent,
            group=given.group or known.group,
            date=given.date,
            basis=known.basis,
            roles=known.roles,
        )

    def begin(self, header: Header, name: str, library: Library, front: FrontEnd) -> Audit:
        """Return the new audit: with the questionnaire as it is today, and what is not asked again."""
        before = self.earlier.questionnaire
        now = questionnaire_today(before, self.path, name, library, front) or before
        carried, changes = carry_over(self.earlier, now)
        if now != before:
            tell_changes(before, now, changes, front)
        audit = Audit(header=header, questionnaire=now)
        if not self.only_affected:
            return audit
        asked = self.asked(now)
        if not asked:
            raise CallError(
                say("command.nothing_affected", path=shown(self.path)),
                hint=say("command.nothing_affected_hint"),
            )
        answers = {id_: answer for id_, answer in carried.answers.items() if id_ not in asked}
        kept = tuple(id_ for id_, answer in answers.items() if answer.state != "open")
        taken = TakenOver(file=self.path.name, date=self.earlier.header.date, questions=kept)
        return replace(audit, answers=answers, taken_over=taken)

    def asked(self, now: Questionnaire) -> frozenset[str]:
        """Return the questions that are asked in any case, since the plan was about them."""
        return affected(self.earlier, now) if self.only_affected else frozenset()

    def former(self, now: Questionnaire) -> dict[str, Answer]:
        """Return the earlier answers as the questionnaire takes them now."""
        return carry_over(self.earlier, now)[0].answers

    def since(self, audit: Audit) -> "Comparison | None":
        """Return what changed since, seen on the day of the new audit; None with nothing to compare."""
        from cxaudit.compare.make import compare

        try:
            return compare(self.earlier, audit, today=audit.header.date)
        except CallError:
            return None

    def tell(self, front: FrontEnd) -> None:
        """Say which audit is held again, and how."""
        day = long_day(self.earlier.header.date)
        front.tell(
            say("interview.again_affected", day=day)
            if self.only_affected
            else say("interview.again", day=day)
        )
