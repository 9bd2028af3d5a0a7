"""The audit file while an interview runs: locked, saved after every action, never overwritten unseen."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from cxaudit.audit.record import Audit
from cxaudit.audit.store import AnswerLines, Snapshot, StoredAudit, audit_text, read_audit
from cxaudit.files.save import fingerprint, hold, hold_free, save
from cxaudit.problems import CallError, ContentError, errors
from cxaudit.questionnaire.model import Questionnaire


class AuditKeeper:
    """Holds one audit file from `with` to its end. `stored` is what the file held, or None where it is new;
    `snapshot` is that of the questionnaire as it stands in the file.

    `path` is where the answers are: the first free name for a `fresh` audit; it moves beside the file when
    another program changed that, and `notice` (and `on_notice`, once for each move) says so.
    """

    def __init__(
        self, path: Path, *, fresh: bool = False, on_notice: Callable[[str], None] | None = None
    ) -> None:
        self.path = path
        self._fresh = fresh
        self.stored: StoredAudit | None = None
        self.notice = ""
        self._on_notice = on_notice
        self._held = ExitStack()
        self._lines = AnswerLines()
        self._last = ""
        self._questionnaire: Questionnaire | None = None
        self.snapshot = Snapshot(text="", digest="")

    def __enter__(self) -> "AuditKeeper":
        """Lock the file and read it, if it exists. Raises `CallError` where it is locked or unreadable."""
        if self._fresh:
            self.path = self._held.enter_context(hold_free(self.path))
            return self
        self._held.enter_context(hold(self.path))
        try:
            self._read()
        except BaseException:
            self._held.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the file."""
        self._held.close()

    def keep(self, audit: Audit) -> None:
        """Save the audit; beside the file, if another program changed that since it was read or saved."""
        if fingerprint(self.path) not in (None, self._last):
            self._move_beside()
        self._last = save(self.path, audit_text(audit, self._snapshot_of(audit.questionnaire), self._lines))

    def move(self, path: Path) -> None:
        """Keep in another file from now on; one that exists is not touched, a number is added.

        Raises `CallError` where that cannot be.
        """
        self.path, self._last = self._held.enter_context(hold_free(path)), ""

    def _read(self) -> None:
        if not self.path.exists():
            return
        try:
            self.stored = read_audit(self.path)
        except ContentError as error:
            found = errors(error.problems)
            first = f" {found[0].source}: {found[0].message}." if found else ""
            more = f" That is the first of {len(found)} problems." if len(found) > 1 else ""
            newer = bool(found) and found[0].code == "newer-format"
            usual = "Correct it, restore it from a copy, or name another file."
            raise CallError(
                f"{self.path} cannot be read as an audit, and is left as it is.{first}{more}",
                hint=found[0].hint if newer else usual,
            ) from error
        self._last = self.stored.fingerprint
        self._questionnaire = self.stored.audit.questionnaire
        self.snapshot = self.stored.snapshot

    def _snapshot_of(self, questionnaire: Questionnaire) -> Snapshot:
        """Return the cached snapshot, made anew only for another questionnaire."""
        if questionnaire is not self._questionnaire:
            if questionnaire != self._questionnaire:
                self.snapshot = Snapshot.of(questionnaire)
            self._questionnaire = questionnaire
        return self.snapshot

    def _move_beside(self) -> None:
        changed, self.path = self.path, self._held.enter_context(hold_free(self.path))
        self.notice = (
            f"Another program changed {changed} meanwhile. It is left as it is; "
            f"your answers are saved in {self.path}."
        )
        if self._on_notice is not None:
            self._on_notice(self.notice)
