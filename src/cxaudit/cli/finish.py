"""The end of `run`: the scorecard on the screen, the report in files, the next command."""

from pathlib import Path

from cxaudit.cli.boundary import print_text
from cxaudit.cli.call import Call
from cxaudit.cli.outputs import program, shown, typed, write_report
from cxaudit.cli.paths import stem_of
from cxaudit.report.model import Report
from cxaudit.wording import say


def finish(report: Report, audit: Path, call: Call, *, opens: bool = False) -> None:
    """Show the scorecard, write the report, and say what was written and what to type next.

    `opens` shows the page in the browser.
    """
    from cxaudit.cli.screens import show_scorecard

    show_scorecard(report)
    print_text("\n" + say("command.saved", path=shown(audit)) + "\n")
    written = write_report(report, call.formats, call.out, stem_of(audit))
    for path in written:
        print_text(say("command.wrote", path=shown(path)) + "\n")
    if opens:
        from cxaudit.cli.browser import open_pages

        open_pages(written)
    else:
        for page in (path for path in written if path.suffix == ".html"):
            print_text(say("command.open", path=shown(page.resolve())) + "\n")
    print_text(say("command.again", program=program(), path=typed(audit)) + "\n")
