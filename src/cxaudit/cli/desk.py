"""The audit on the desk while it is filled in: kept after every change, resumed by a command."""

import sys
from dataclasses import replace
from pathlib import Path

from cxaudit.audit.answers import Answer
from cxaudit.audit.keeper import AuditKeeper
from cxaudit.audit.record import Audit, TakenOver
from cxaudit.cli.outputs import typed


class Desk:
    """An audit and the file that keeps it (`conduct.Keeping`); `audit` is what was kept last."""

    def __init__(self, audit: Audit, keeper: AuditKeeper, *, options: str = "") -> None:
        self.audit, self._keeper, self._options = audit, keeper, options

    @property
    def resume(self) -> str:
        """The command that goes on with this audit."""
        return f"cxaudit run --audit {typed(self._keeper.path)}{self._options}"

    @property
    def is_attended(self) -> bool:
        """Whether a person types; what comes through a pipe are answers, and no places to save in."""
        return sys.stdin is not None and sys.stdin.isatty()

    def keep(self, answers: dict[str, Answer], finished: bool) -> None:
        """Save the audit as it now stands."""
        later = replace(self.audit, answers=answers, finished=finished, taken_over=self._taken_over(answers))
        self._keeper.keep(later)
        self.audit = later

    def _taken_over(self, answers: dict[str, Answer]) -> TakenOver | None:
        """Return what is still taken over from an earlier audit; an answer given now is this audit's own."""
        taken, before, nothing = self.audit.taken_over, self.audit.answers, Answer()
        if taken is None or answers == before:
            return taken
        kept = (
            id_ for id_ in taken.questions if answers.get(id_, nothing).said == before.get(id_, nothing).said
        )
        return replace(taken, questions=tuple(kept))

    def move(self, place: str) -> None:
        """Save from now on in another folder, or in another file."""
        path = Path(place).expanduser()
        self._keeper.move(path / self._keeper.path.name if path.is_dir() else path)
