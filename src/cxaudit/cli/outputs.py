"""From an audit to its report, and from the report to files: the end of the line."""

import datetime
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cxaudit.audit.record import Audit
from cxaudit.audit.store import Snapshot
from cxaudit.cli.paths import FORMATS, formats_of
from cxaudit.problems import CallError
from cxaudit.report.look import WHOLE, Look
from cxaudit.report.model import Report
from cxaudit.text import one_line
from cxaudit.wording import say

if TYPE_CHECKING:
    from cxaudit.compare.model import Comparison

_FILES = {
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".json": "json",
    ".csv": "csv",
    ".docx": "docx",
    ".pdf": "pdf",
}
_OTHER_FILES = frozenset(
    f".{ending}"
    for ending in ("txt", "rtf", "doc", "odt", "xls", "xlsx", "yaml", "yml", "xml", "svg", "png", "markdown")
)
"""Endings that nobody gives a folder, and no report has."""


def report_of(
    audit: Audit,
    snapshot: Snapshot | None = None,
    *,
    with_context: bool = False,
    redact: bool = False,
    since: Audit | None = None,
    today: datetime.date | None = None,
) -> Report:
    """Return the report of an audit, which names the snapshot it was asked from: score, plan, build.

    `with_context` adds figures that others measured, `since` what changed since an earlier audit, as seen
    `today` (else on the day of the audit); `redact` leaves out names and people's own words, of both audits.
    """
    from cxaudit.audit.redact import redacted
    from cxaudit.plan.make import make_plan
    from cxaudit.report.build import build
    from cxaudit.scoring.score import score

    asked = snapshot or Snapshot.of(audit.questionnaire)
    people = (since, audit)
    if redact:
        since, audit = (redacted(since) if since else None), redacted(audit)
    card = score(audit)
    return build(
        audit,
        card,
        make_plan(audit, card),
        digest=asked.actual,
        changed=asked.is_changed,
        with_context=with_context,
        redacted=redact,
        earlier=_compared(since, audit, today or audit.header.date, people) if since else None,
    )


def _compared(
    before: Audit, after: Audit, today: datetime.date, named: "tuple[Audit | None, Audit]"
) -> "Comparison":
    """Return what changed; who answered is known from the audits with their names, `named`."""
    from cxaudit.compare.make import compare
    from cxaudit.compare.people import people_of

    people = people_of(named[0], named[1]) if named[0] else None
    return compare(before, after, today=today, people=people)


def documents(report: Report, format_: str, look: Look = WHOLE) -> tuple[str | bytes, ...]:
    """Return the report in one of `FORMATS`: one text, or the bytes of a file, for each of its endings."""
    if format_ == "docx":
        from cxaudit.report.docx import render_docx

        return (render_docx(report, look),)
    if format_ == "pdf":
        from cxaudit.report.pdf import render_pdf

        return (render_pdf(report, look),)
    if format_ == "csv":
        from cxaudit.report.csv import render_actions, render_answers

        return render_answers(report), render_actions(report)
    return (rendered(report, format_, look),)


def rendered(report: Report, format_: str, look: Look = WHOLE) -> str:
    """Return the report as one text: html, md or json."""
    if format_ == "html":
        from cxaudit.report.html import render_html

        return render_html(report, look)
    if format_ == "json":
        from cxaudit.report.json import render_json

        return render_json(report)
    from cxaudit.report.markdown import render_markdown

    return render_markdown(report, look)


def write_report(
    report: Report, formats: Iterable[str], out: Path, stem: str, look: Look = WHOLE
) -> list[Path]:
    """Write the report once per format and return the files. `out` is a folder, or a file for one format.

    A short report has a name of its own, so that it can lie beside the whole one; so has a redacted one.
    """
    from cxaudit.files.save import save, save_bytes

    formats = tuple(formats)
    _tell_what_is_missing(formats, look)
    stem += (".redacted" if report.about.redacted else "") + (".short" if look.short else "")
    written = []
    for format_ in formats:
        for ending, document in zip(FORMATS[format_], documents(report, format_, look), strict=True):
            path = _place_of(out, f"{stem}{ending}")
            _ = save(path, document) if isinstance(document, str) else save_bytes(path, document)
            written.append(path)
    return written


def _tell_what_is_missing(formats: Sequence[str], look: Look) -> None:
    """Say on stderr that a Word document will be without its pictures, and why."""
    svg = look.brand and look.brand.logo and look.brand.logo.kind == "image/svg+xml"
    if "docx" not in formats or (look.short and not svg):
        return
    from cxaudit.cli.boundary import note
    from cxaudit.report.painted import missing

    if missing() == "painter":
        note(say("command.no_pictures"))
    elif missing() == "font":
        note(say("command.no_fonts"))


def names_file(out: Path) -> bool:
    """Whether `out` means one report file: it ends like one, and is no folder."""
    return out.suffix.lower() in _FILES and not out.is_dir()


def formats_for(asked: Sequence[str] | None, out: Path | None) -> tuple[str, ...]:
    """Return the formats to write: those asked for, else the one `out` ends in, else HTML and Markdown.

    Raises `CallError` where `out` is a file that they do not fit into, or where a format cannot be written
    here: before anybody is asked a question.
    """
    named = _FILES[out.suffix.lower()] if out is not None and names_file(out) else ""
    if (
        out is not None
        and not named
        and not out.is_dir()
        and (out.exists() or out.suffix.lower() in _OTHER_FILES)
    ):
        raise CallError(
            say("command.no_report_file", path=shown(out)), hint=say("command.no_report_file_hint")
        )
    formats = formats_of(asked if asked is not None else [named or "html,md"])
    if named == "csv":
        raise CallError(
            f"{out} is one file, and CSV is two: the answers and the actions.",
            hint="Name a folder with --out: NAME.answers.csv and NAME.actions.csv are written into it.",
        )
    if not formats:
        raise CallError("--format names no format.", hint=f"Known here: {', '.join(FORMATS)}.")
    if named and len(formats) > 1:
        raise CallError(
            f"{out} is one file, and several formats are asked for.", hint="Name a folder with --out."
        )
    if named and formats == ("csv",):
        raise CallError(f"{out} is no name for CSV, which is two files.", hint="Name a folder with --out.")
    if named and formats != (named,):
        raise CallError(
            f"{out} is no name for the format {formats[0]!r}.",
            hint=f"Name a file ending in .{formats[0]}, or a folder.",
        )
    _require(formats)
    return formats


def _require(formats: Sequence[str]) -> None:
    if "docx" in formats:
        from importlib.util import find_spec

        if find_spec("docx") is None:
            raise CallError(say("command.no_docx"), hint=say("command.no_docx_hint"))
    if "pdf" in formats:
        from cxaudit.report.pdf import require_printer

        require_printer()


def format_alone(formats: Sequence[str]) -> str:
    """Return the one format that goes to standard output, or raise `CallError`."""
    if len(formats) > 1:
        raise CallError("Only one format fits on standard output.", hint="Name one with --format.")
    if formats[0] in ("docx", "pdf"):
        raise CallError(say("command.no_text"), hint=say("command.no_text_hint"))
    if formats == ("csv",):
        raise CallError(
            "CSV is two files, and only one fits on standard output.", hint="Name a folder with --out."
        )
    return formats[0]


def look_for(formats: Iterable[str], *, short: bool = False, brand: Path | None = None) -> Look:
    """Return how the report is to be shown; `brand` is the file of one.

    Raises `CallError` where a format has no such form, `UnusableFileError` where the brand cannot be used.
    """
    for format_ in formats:
        if short and format_ in ("json", "csv"):
            raise CallError(
                f"There is no short form of {format_}: it is for programs and holds everything.",
                hint="Leave --short out, or name another format.",
            )
    if brand is None:
        return Look(short=short)
    from cxaudit.report.brand import read_brand

    return Look(short=short, brand=read_brand(brand))


def _place_of(out: Path, name: str) -> Path:
    """Return the file to write: `out` itself if named like a file, else that of this name in the folder."""
    if names_file(out):
        folder(out.parent)
        return out
    return folder(out) / name


def folder(path: Path) -> Path:
    """Make a folder if it is not there yet, or raise `CallError`."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CallError(
            f"The folder {path} cannot be made: {reason}.", hint="Name another with --out."
        ) from None
    return path


def require_writable(path: Path) -> None:
    """Raise `CallError` where nothing can be written into a folder, or into the one it would be made in."""
    there = next((each for each in (path, *path.absolute().parents) if each.exists()), path)
    if not os.access(there, os.W_OK):
        raise CallError(
            f"Nothing can be written into the folder {shown(path.absolute())}.",
            hint="Name another with --out, as in: --out audits",
        )


def shown(path: Path) -> str:
    """Return a path as it may be printed: on one line, without control characters."""
    return one_line(str(path))


def typed(path: Path) -> str:
    """Return a path as it is to be typed: in quotes if the shell would read more into it."""
    name = shown(path)
    if any(mark in name for mark in '"$`\\!') and sys.platform != "win32":
        from shlex import quote

        return quote(name)
    return f'"{name}"' if any(mark in name for mark in " '()&;|<>*?#~[]{}") else name


def program() -> str:
    """Return how to call cxaudit again: by its name where the shell finds it, else by its path."""
    from shutil import which

    called = Path(sys.argv[0])
    found = which("cxaudit")
    if called.stem != "cxaudit" or (found and Path(found).resolve() == called.resolve()):
        return "cxaudit"
    return typed(called)
