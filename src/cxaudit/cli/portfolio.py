"""`cxaudit portfolio`: all audits below a folder, the newest of every client, one line each."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    import datetime

    from cxaudit.audit.store import Shelf
    from cxaudit.portfolio import Row

FORMATS = {"text": ".txt", "html": ".html", "json": ".json", "csv": ".csv"}


def portfolio(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="The folder; those in it are searched too.")
    ],
    every: Annotated[
        bool, typer.Option("--all", help="Every audit, not only the newest of a client.")
    ] = False,
    sort: Annotated[
        str,
        typer.Option(metavar="COLUMN", help="client, date, verdict, weakest, flags, coverage or overdue."),
    ] = "client",
    date: Annotated[
        str, typer.Option("--date", metavar="YYYY-MM-DD", help="The day it is; today unless said.")
    ] = "",
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text, html, json or csv.")] = "",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="PATH", help="A file or folder to write to.")
    ] = None,
) -> None:
    """Show how every client stands: verdict, weakest part, red flags, answers, overdue actions.

    A file that cannot be used is a line with its problem, not the end.

    Example: cxaudit portfolio clients --sort verdict

    Example: cxaudit portfolio clients --out clients.html
    """
    from cxaudit.cli.boundary import note
    from cxaudit.cli.dates import day_of, now
    from cxaudit.cli.outputs import shown
    from cxaudit.cli.results import destination, give, screen_width
    from cxaudit.portfolio import COLUMNS, newest, ordered
    from cxaudit.problems import CallError, did_you_mean
    from cxaudit.wording import count, say

    by = next((column for column in COLUMNS if column == sort), None)
    if by is None:
        raise CallError(say("portfolio.no_column", name=sort), hint=did_you_mean(sort, COLUMNS))
    format_, place = destination(format_, out, FORMATS, "portfolio")
    today = day_of("date", date) or now()
    rows = list(_rows(_audit_files(folder), today))
    if not rows:
        raise CallError(say("portfolio.none", folder=shown(folder)), hint=say("portfolio.none_hint"))
    kept = ordered(rows if every else newest(rows), by)
    hidden = len(rows) - len(kept)
    page = (
        _page(kept, folder, hidden, every, today)
        if format_ == "html"
        else _written(kept, format_, screen_width(place))
    )
    give(page, place)
    broken = sum(bool(row.problem) for row in rows)
    audits = count(len(rows), say("portfolio.audit_one"), say("portfolio.audit_many"))
    said = say("portfolio.broken", number=broken) if broken else ""
    older = say("portfolio.older", number=hidden) if hidden else ""
    words = {"folder": shown(folder), "shown": len(kept) - broken, "older": older, "broken": said}
    note(say("portfolio.summary", audits=audits, **words))


def _audit_files(folder: Path) -> Iterator[Path]:
    """Yield what says it is an audit, or is named like one; no copies made before a change."""
    from cxaudit.cli.paths import Excluded, yaml_files
    from cxaudit.files.start import said, start_of

    named = (".audit.yaml", ".audit.yml")
    for path in yaml_files([folder], Excluded(("*.before.yaml", "*.before-*.yaml"))).values():
        try:
            is_audit = said(start_of(path), "cxaudit").startswith("audit/")
        except OSError:
            is_audit = True  # it is told with its reason
        if is_audit or path.name.endswith(named):
            yield path


def _rows(paths: Iterator[Path], today: "datetime.date") -> "Iterator[Row]":
    from cxaudit.audit.store import Shelf

    shelf = Shelf()
    for path in paths:
        yield _row(path, shelf, today)


def _row(path: Path, shelf: "Shelf", today: "datetime.date") -> "Row":
    from cxaudit.audit.store import read_audit
    from cxaudit.cli.paths import shown_path
    from cxaudit.portfolio import Row, row_of
    from cxaudit.problems import ContentError, CxauditError, errors

    name = shown_path(path)
    try:
        return row_of(name, read_audit(path, shelf=shelf).audit, today)
    except CxauditError as error:
        found = errors(error.problems) if isinstance(error, ContentError) else ()
        said = f"{found[0].source}: {found[0].message}" if found else error.message
        return Row(path=name, problem=said)


def _written(rows: "Sequence[Row]", format_: str, width: int) -> str:
    from cxaudit.report.portfolio import as_json, as_text, whole_table

    if format_ == "csv":
        from cxaudit.report.csv import document

        heads, *lines = whole_table(rows)
        return document(heads, lines)
    return as_json(rows) if format_ == "json" else as_text(rows, width)


def _page(rows: "Sequence[Row]", folder: Path, older: int, every: bool, today: "datetime.date") -> str:
    from cxaudit.report.portfolio_page import as_html

    name = folder.resolve().name or str(folder)
    return as_html(rows, folder=name, older=older, every=every, today=today)
