"""An audit and the file it is in: what an interview or an answers file leaves in our hands."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cxaudit.audit.record import Audit
from cxaudit.audit.store import Snapshot, audit_text, default_name
from cxaudit.cli.call import Call
from cxaudit.cli.outputs import folder
from cxaudit.cli.source import audit_from_answers
from cxaudit.files.save import free_name, save
from cxaudit.problems import CallError
from cxaudit.questionnaire.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A finished audit and its file."""

    audit: Audit
    path: Path

    @property
    def digest(self) -> str:
        """The digest of the questionnaire as it was asked."""
        return Snapshot.of(self.audit.questionnaire).digest


def answered(call: Call, library: Library, file: Path | None, pairs: Iterable[str], *, partial: bool) -> Held:
    """Make an audit of given answers and write it to a file of its own. Raises `ContentError` if refused."""
    audit = audit_from_answers(
        file,
        library,
        name=call.name,
        pairs=pairs,
        given=call.header,
        today=call.today,
        partial=partial,
        everything=call.everything,
    )
    path = _new_file(audit, call)
    save(path, audit_text(audit, Snapshot.of(audit.questionnaire)))
    return Held(audit=audit, path=path)


def _new_file(audit: Audit, call: Call) -> Path:
    """Return the file for a new audit; one that exists is never written over."""
    if call.audit is None:
        return free_name(folder(call.folder) / default_name(audit.header, audit.questionnaire))
    if call.audit.exists():
        raise CallError(
            f"{call.audit} exists already; it was left as it is.",
            hint="Name another file with --audit, or leave --answers out to go on with that one.",
        )
    return call.audit
