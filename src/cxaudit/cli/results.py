"""Results that are one text: in which format, and whether on standard output or in a file."""

import os
from collections.abc import Iterable
from pathlib import Path

from cxaudit.cli.boundary import print_text
from cxaudit.problems import CallError, did_you_mean
from cxaudit.text import clean


def require_format(asked: str, known: Iterable[str]) -> None:
    """Raise `CallError` where there is no such format here."""
    names = tuple(known)
    if asked not in names:
        raise CallError(f"There is no format {clean(asked)!r} here.", hint=did_you_mean(asked, names))


def log_format(asked: str, out: Path | None, known: Iterable[str]) -> str:
    """Return the format meant, or raise `CallError`. `auto` writes annotations to a log, never to a file."""
    if asked == "auto":
        to_log = is_screen(out)
        return "github" if to_log and os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    names = tuple(known)
    if asked not in names:
        raise CallError(f"There is no format {clean(asked)!r}.", hint=did_you_mean(asked, ("auto", *names)))
    return asked


def is_screen(out: Path | None) -> bool:
    """Whether `out` means standard output."""
    return out is None or str(out) == "-"


def give(text: str, out: Path | None) -> None:
    """Print a result, or write it to the file `out`, in a folder that is made if need be."""
    if out is None or is_screen(out):
        print_text(text)
        return
    from cxaudit.cli.outputs import folder
    from cxaudit.files.save import save

    folder(out.parent)
    save(out, text)
