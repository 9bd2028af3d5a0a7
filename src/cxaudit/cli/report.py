"""`cxaudit report`: an audit printed again, in any of the formats of a report."""

from pathlib import Path
from typing import Annotated

import typer

AuditFile = Annotated[Path, typer.Argument(metavar="AUDIT", help="An audit file.")]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", metavar="FORMAT", help="html, md, json, csv, docx, pdf; several with commas."),
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="PATH", help="Folder or file; - for standard output.")
]
Since = Annotated[
    Path | None, typer.Option("--since", metavar="FILE", help="An earlier audit: add what changed since.")
]
Today = Annotated[
    str, typer.Option("--date", metavar="YYYY-MM-DD", help="With --since: the day it is; else today.")
]
Short = Annotated[
    bool, typer.Option("--short", help="First page, quick wins and roadmap only: one or two pages.")
]
BrandFile = Annotated[
    Path | None,
    typer.Option("--brand", metavar="FILE", help="Your name, logo, colour and contact, from a file."),
]
Redact = Annotated[bool, typer.Option("--redact", help="Leave out names, notes, evidence and quotes.")]
Context = Annotated[
    bool, typer.Option("--with-context", help="Add figures that others measured, with their sources.")
]
Open = Annotated[bool, typer.Option("--open", help="Show the page in the browser.")]


def report(
    audit: AuditFile,
    format_: Formats = None,
    out: Out = None,
    since: Since = None,
    date: Today = "",
    short: Short = False,
    brand: BrandFile = None,
    redact: Redact = False,
    with_context: Context = False,
    open_: Open = False,
) -> None:
    """Write the report of an audit: HTML and Markdown beside it, unless told otherwise.

    JSON alone goes to standard output. CSV is two files for a spreadsheet, answers and actions. A report of
    the same name is replaced; the audit never is.

    Example: cxaudit report cafe.audit.yaml --format html,md --out client

    Example: cxaudit report cafe-june.audit.yaml --since cafe-march.audit.yaml
    """
    from cxaudit.audit.store import read_audit
    from cxaudit.cli.audits import read_all
    from cxaudit.cli.boundary import print_text, tell_problems
    from cxaudit.cli.browser import open_pages, require_page
    from cxaudit.cli.dates import day_of, now
    from cxaudit.cli.outputs import (
        format_alone,
        formats_for,
        look_for,
        rendered,
        report_of,
        shown,
        write_report,
    )
    from cxaudit.cli.paths import stem_of
    from cxaudit.wording import say

    formats = formats_for(format_, out)
    look = look_for(formats, short=short, brand=brand)
    if open_:
        require_page(() if str(out) == "-" else formats)
    earlier = None
    if since is not None:
        (_, before), (_, stored) = read_all([since, audit])
        earlier = before.audit
    else:
        stored = read_audit(audit)
        tell_problems(stored.warnings)
    today = day_of("date", date) or now()
    options = {"with_context": with_context, "redact": redact}
    made = report_of(stored.audit, stored.snapshot, since=earlier, today=today, **options)
    if str(out) == "-" or (out is None and formats == ("json",)):
        print_text(rendered(made, format_alone(formats), look))
        return
    written = write_report(made, formats, out or audit.parent, stem_of(audit), look)
    for path in written:
        print_text(say("command.wrote", path=shown(path)) + "\n")
    if open_:
        open_pages(written)
