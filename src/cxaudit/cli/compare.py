"""`cxaudit compare`: what changed from one audit to the next, for better or worse, and why."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    import datetime

    from cxaudit.audit.record import Audit
    from cxaudit.audit.store import StoredAudit
    from cxaudit.report.progress import History

FORMATS = {"text": ".txt", "json": ".json", "md": ".md"}


def compare(
    before: Annotated[
        Path, typer.Argument(metavar="BEFORE", help="The earlier audit, or a folder with a client's audits.")
    ],
    after: Annotated[
        Path | None, typer.Argument(metavar="[AFTER]", help="The later audit; none after a folder.")
    ] = None,
    date: Annotated[
        str, typer.Option("--date", metavar="YYYY-MM-DD", help="The day it is; today unless said.")
    ] = "",
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text, json or md.")] = "",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="PATH", help="A file or folder to write to.")
    ] = None,
    fail: Annotated[bool, typer.Option("--fail", help="Exit with 1 if something got worse.")] = False,
) -> None:
    """Show what changed from one audit to another: better or worse, and whether an answer is the reason.

    A folder is compared along its dates, each of its `.audit.yaml` files with the one before it.

    --fail: worse is an answer, a score, a level or the verdict that fell, a test that is passed no more, a
    new red flag, a new action, where an answer is the reason; and an action that was done and is overdue
    now. In a folder the last step counts. What only the questionnaire did, or what did not apply or could
    not be answered, is never worse.

    Example: cxaudit compare cafe-march.audit.yaml cafe-june.audit.yaml

    Example: cxaudit compare clients/cafe --format md --out cafe-over-time.md
    """
    from cxaudit.cli.dates import day_of, now
    from cxaudit.cli.results import destination, give, screen_width

    format_, place = destination(format_, out, FORMATS, "comparison")
    history = _history(_audits(before, after), day_of("date", date) or now())
    give(_rendered(history, format_, screen_width(place)), place)
    if fail and history.steps[-1].got_worse:
        raise typer.Exit(1)


def _audits(before: Path, after: Path | None) -> "list[Audit]":
    """Return the audits to compare in their order: two files as named, a folder's by date."""
    from cxaudit.cli.audits import audits_in, read_all
    from cxaudit.cli.outputs import shown
    from cxaudit.problems import CallError
    from cxaudit.wording import say

    if after is not None:
        for path in (before, after):
            if path.is_dir():
                raise CallError(
                    say("command.folder_and_file", path=shown(path)), hint=say("command.compare_usage")
                )
        return [stored.audit for _, stored in read_all([before, after])]
    if not before.is_dir():
        raise CallError(say("command.one_audit", path=shown(before)), hint=say("command.compare_usage"))
    found = _without_sources(read_all(audits_in(before)))
    if len(found) == 1:
        raise CallError(say("command.one_audit", path=shown(found[0][1])), hint=say("command.compare_usage"))
    found.sort(key=lambda pair: (pair[0].header.date, pair[1].name))
    return [audit for audit, _ in found]


def _without_sources(read: "list[tuple[Path, StoredAudit]]") -> "list[tuple[Audit, Path]]":
    """Return the audits of a folder without those that a combined one in it is made of, which is told."""
    from cxaudit.cli.boundary import note
    from cxaudit.cli.outputs import shown
    from cxaudit.wording import say

    made_of: dict[str, Path] = {}
    for path, stored in read:
        people = stored.audit.combined.respondents if stored.audit.combined else ()
        made_of |= dict.fromkeys((person.digest for person in people), path)
    left_out: dict[Path, list[str]] = {}
    for path, stored in read:
        if (digest := f"sha256:{stored.fingerprint}") in made_of:
            left_out.setdefault(made_of[digest], []).append(shown(path))
    for path, names in left_out.items():
        note(say("command.sources_left_out", path=shown(path), names=", ".join(names)))
    return [(s.audit, path) for path, s in read if f"sha256:{s.fingerprint}" not in made_of]


def _history(audits: "list[Audit]", today: "datetime.date") -> "History":
    from itertools import pairwise

    from cxaudit.compare.make import compare as compared
    from cxaudit.report.history import history

    return history([compared(*pair, today=today) for pair in pairwise(audits)])


def _rendered(history: "History", format_: str, width: int) -> str:
    from cxaudit.report.compared import render_markdown, render_text

    if format_ == "json":
        from cxaudit.report.json import render_json

        return render_json(history)
    return render_markdown(history) if format_ == "md" else render_text(history, width)
