"""What a call of `run` asks for, checked once."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from cxaudit.audit.record import Group, Header
from cxaudit.cli.dates import day_of, now
from cxaudit.cli.outputs import formats_for, names_file, typed
from cxaudit.problems import CallError, did_you_mean
from cxaudit.text import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """The options of `run`: `name` is the questionnaire's, `audit` the audit file.

    `out` is the folder for reports, or one report's file.
    """

    name: str
    audit: Path | None
    header: Header
    today: datetime.date
    everything: bool
    quiet_scores: bool
    plain: bool
    formats: tuple[str, ...]
    out: Path

    @classmethod
    def of(
        cls,
        name: str,
        audit: Path | None,
        client: str,
        respondent: str,
        group: str,
        date: str,
        everything: bool,
        quiet_scores: bool,
        plain: bool,
        formats: Sequence[str] | None,
        out: Path | None,
    ) -> "Call":
        """Check the options, or raise `CallError`."""
        groups = [each for each in get_args(Group) if each]
        if group and group not in groups:
            raise CallError(f"There is no group {group!r}.", hint=did_you_mean(group, groups))
        if audit is not None and not audit.parent.is_dir():
            raise CallError(f"There is no folder {audit.parent} for the audit file.", hint="Make it first.")
        header = Header(
            client=one_line(client),
            respondent=one_line(respondent),
            group=cast(Group, group),
            date=day_of("date", date) or Header().date,
        )
        return cls(
            name=name,
            audit=audit,
            header=header,
            today=now(),
            everything=everything,
            quiet_scores=quiet_scores,
            formats=formats_for(formats, out),
            out=out or (audit.parent if audit else Path()),
            plain=plain,
        )

    def options(self, audit: Path | None = None) -> str:
        """Return what else was asked for, as it is to be typed when the interview goes on in `audit`."""
        said = [
            option
            for option, asked in (
                ("--all", self.everything),
                ("--quiet-scores", self.quiet_scores),
                ("--plain", self.plain),
            )
            if asked
        ]
        if self.formats != formats_for(None, self.out):
            said.append(f"--format {','.join(self.formats)}")
        if self.out != (audit.parent if audit else Path()):
            said.append(f"--out {typed(self.out)}")
        return "".join(f" {each}" for each in said)

    @property
    def folder(self) -> Path:
        """The folder that a new audit file goes to."""
        return self.out.parent if names_file(self.out) else self.out
