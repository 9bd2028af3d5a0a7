"""`cxaudit report`: an audit printed again, as HTML, Markdown or JSON."""

from pathlib import Path
from typing import Annotated

import typer


def report(
    audit: Annotated[Path, typer.Argument(metavar="AUDIT", help="An audit file.")],
    format_: Annotated[
        list[str] | None,
        typer.Option(
            "--format", metavar="FORMAT", help="html, md or json; repeat it, or separate by commas."
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="PATH", help="Folder or file; - for standard output.")
    ] = None,
    with_context: Annotated[
        bool, typer.Option("--with-context", help="Add figures that others measured, with their sources.")
    ] = False,
    open_: Annotated[bool, typer.Option("--open", help="Show the page in the browser.")] = False,
) -> None:
    """Write the report of an audit: HTML and Markdown beside it, unless told otherwise.

    JSON alone goes to standard output. A report of the same name is replaced; the audit never is.

    Example: cxaudit report cafe.audit.yaml --format html,md --out client
    """
    from cxaudit.audit.store import read_audit
    from cxaudit.cli.boundary import print_text, tell_problems
    from cxaudit.cli.browser import open_pages, require_page
    from cxaudit.cli.outputs import formats_for, rendered, report_of, shown, write_report
    from cxaudit.cli.paths import stem_of
    from cxaudit.problems import CallError
    from cxaudit.wording import say

    formats = formats_for(format_, out)
    if open_:
        require_page(() if str(out) == "-" else formats)
    stored = read_audit(audit)
    tell_problems(stored.warnings)
    made = report_of(stored.audit, stored.snapshot, with_context=with_context)
    if str(out) == "-" or (out is None and formats == ("json",)):
        if len(formats) > 1:
            raise CallError("Only one format fits on standard output.", hint="Name one with --format.")
        print_text(rendered(made, formats[0]))
        return
    written = write_report(made, formats, out or audit.parent, stem_of(audit))
    for path in written:
        print_text(say("command.wrote", path=shown(path)) + "\n")
    if open_:
        open_pages(written)
