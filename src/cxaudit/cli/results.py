"""Results that are one text: in which format, and whether on standard output or in a file."""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from cxaudit.cli.boundary import print_text
from cxaudit.problems import CallError, did_you_mean
from cxaudit.text import clean

_READ = (".yaml", ".yml")
"""The endings of what cxaudit reads: no result is written there, where an audit may lie."""


def require_format(asked: str, known: Iterable[str]) -> None:
    """Raise `CallError` where there is no such format here."""
    names = tuple(known)
    if asked not in names:
        raise CallError(f"There is no format {clean(asked)!r} here.", hint=did_you_mean(asked, names))


def destination(
    asked: str, out: Path | None, endings: Mapping[str, str], stem: str, usual: str = "text"
) -> tuple[str, Path | None]:
    """Return the format that is meant, and the file to write; None for standard output.

    `endings` are the formats known here, each with that of its files. Without a format asked for, it is the
    one that `out` ends in, else the `usual` one. A folder, or a name without an ending, gets a file called
    `stem`. Raises `CallError` where the two do not fit.
    """
    from cxaudit.cli.outputs import shown
    from cxaudit.wording import say

    formats = {ending: name for name, ending in endings.items()}
    inside = out is not None and (out.is_dir() or not out.suffix)
    named = "" if out is None or inside else formats.get(out.suffix.lower(), "")
    if asked:
        require_format(asked, endings)
    format_ = asked or named or usual
    if out is None or is_screen(out):
        return format_, None
    if inside:
        return format_, out / f"{stem}{endings[format_]}"
    if named != format_:
        raise CallError(
            say("command.wrong_ending", path=shown(out), format=format_),
            hint=say("command.wrong_ending_hint", ending=endings[format_]),
        )
    return format_, out


def log_format(asked: str, out: Path | None, known: Iterable[str]) -> str:
    """Return the format meant, or raise `CallError`. `auto` writes annotations to a log, never to a file."""
    if out is not None and out.suffix.lower() in _READ:
        from cxaudit.cli.outputs import shown
        from cxaudit.wording import say

        raise CallError(say("command.no_result", path=shown(out)), hint=say("command.no_result_hint"))
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


def screen_width(out: Path | None) -> int:
    """Return how many columns a result may take: those of the window it is read in, 0 where there is none."""
    if not is_screen(out) or sys.stdout is None or not sys.stdout.isatty():
        return 0
    from shutil import get_terminal_size

    return get_terminal_size().columns


def give(text: str, out: Path | None, *, tell: bool = True) -> None:
    """Print a result, or write it to the file `out`, in a folder that is made if need be, and `tell` it."""
    if out is None or is_screen(out):
        print_text(text)
        return
    from cxaudit.cli.outputs import folder, shown
    from cxaudit.files.save import save
    from cxaudit.wording import say

    folder(out.parent)
    save(out, text)
    if tell:
        print_text(say("command.wrote", path=shown(out)) + "\n")
