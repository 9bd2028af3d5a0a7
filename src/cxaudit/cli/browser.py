"""`--open`: the page that was written, shown in the browser, or said where it is."""

import sys
from collections.abc import Iterable
from pathlib import Path

from cxaudit.problems import CallError
from cxaudit.wording import say

_PATIENCE = 3.0
"""Seconds after which a browser that has not come back is taken to be the open window itself."""

_PROGRAM = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"


def require_page(formats: Iterable[str]) -> None:
    """Raise `CallError` where no page for the browser will be written."""
    if "html" not in formats:
        raise CallError(say("command.no_page"), hint=say("command.no_page_hint"))


def open_pages(written: Iterable[Path]) -> None:
    """Open the pages among the files written; where no browser can be opened, say where they are."""
    from cxaudit.cli.boundary import print_text
    from cxaudit.cli.outputs import shown

    for page in (path.resolve() for path in written if path.suffix in (".html", ".htm")):
        text = say("command.opened" if _opens(page) else "command.no_browser", path=shown(page))
        print_text(text + "\n")


def _opens(page: Path) -> bool:
    """Open a page in a process of its own: what BROWSER names may print, fail, or never come back."""
    from subprocess import DEVNULL, Popen, TimeoutExpired

    call = [sys.executable, "-I", "-c", _PROGRAM, page.as_uri()]
    try:
        process = Popen(call, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)
        return process.wait(_PATIENCE) == 0
    except TimeoutExpired:
        return True
    except OSError:
        return False
