"""Several audit files of one call: all of them read, or none used and every problem told."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from cxaudit.audit.store import Shelf, StoredAudit, read_audit
from cxaudit.cli.boundary import tell_problems
from cxaudit.cli.outputs import shown
from cxaudit.problems import CallError, ContentError, Problem, UnusableFileError
from cxaudit.wording import say

_ENDINGS = (".audit.yaml", ".audit.yml")


def read_all(paths: Sequence[Path]) -> list[tuple[Path, StoredAudit]]:
    """Return the audits in files, with their warnings told.

    Raises `UnusableFileError` with the problems of every file that cannot be used, `CallError` for one that
    cannot be opened or is named twice.
    """
    _require_different(paths)
    found: list[tuple[Path, StoredAudit]] = []
    problems: list[Problem] = []
    wrong: list[str] = []
    shelf = Shelf()
    for path in paths:
        try:
            found.append((path, read_audit(path, shelf=shelf)))
        except ContentError as error:
            problems += error.problems
            wrong.append(shown(path))
    if wrong:
        raise UnusableFileError(
            say("command.unusable_among", names=", ".join(wrong), n=len(paths)),
            problems=problems,
            hint=say("command.unusable_among_hint"),
        )
    for _, stored in found:
        tell_problems(stored.warnings)
    return found


def _require_different(paths: Iterable[Path]) -> None:
    """Raise `CallError` where the same file is named twice, whatever it is called."""
    seen: set[Path] = set()
    for path in paths:
        real = path.resolve()
        if real in seen:
            raise CallError(say("command.same_file", path=shown(path)), hint=say("command.same_file_hint"))
        seen.add(real)


def audits_in(folder: Path) -> list[Path]:
    """Return the files of a folder that end as audits do. Raises `CallError` where there is none."""
    try:
        names = [path for path in folder.iterdir() if path.name.lower().endswith(_ENDINGS) and path.is_file()]
    except OSError as error:
        raise CallError(
            say("command.folder_unread", path=shown(folder), reason=error.strerror or error),
            hint=say("command.folder_unread_hint"),
        ) from None
    if not names:
        raise CallError(say("command.no_audits", path=shown(folder)), hint=say("command.no_audits_hint"))
    return sorted(path for path in names if not path.name.startswith("."))
