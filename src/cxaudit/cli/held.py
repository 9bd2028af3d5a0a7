"""An audit and the file it is in: what an interview or an answers file leaves in our hands."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cxaudit.audit.record import Audit
from cxaudit.audit.store import Snapshot, audit_text, default_name
from cxaudit.cli.call import Call
from cxaudit.cli.outputs import folder
from cxaudit.cli.source import audit_from_answers
from cxaudit.files.save import save, write_new
from cxaudit.problems import CallError
from cxaudit.questionnaire.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A finished audit, its file, and the snapshot of the questionnaire that stands in it."""

    audit: Audit
    path: Path
    snapshot: Snapshot


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
    snapshot = Snapshot.of(audit.questionnaire)
    path = _written(audit, audit_text(audit, snapshot), call)
    return Held(audit=audit, path=path, snapshot=snapshot)


def _written(audit: Audit, text: str, call: Call) -> Path:
    """Write a new audit file and return it; one that exists is never written over."""
    if call.audit is None:
        return write_new(folder(call.folder) / default_name(audit.header, audit.questionnaire), text)
    if call.audit.exists():
        raise CallError(
            f"{call.audit} exists already; it was left as it is.",
            hint="Name another file with --audit, or leave --answers out to go on with that one.",
        )
    save(call.audit, text)
    return call.audit
