"""From an audit to its report, and from the report to files: the end of the line."""

import sys
from collections.abc import Iterable
from pathlib import Path

from cxaudit.audit.record import Audit
from cxaudit.cli.paths import FORMATS
from cxaudit.problems import CallError
from cxaudit.report.model import Report


def report_of(audit: Audit) -> Report:
    """Return the report of an audit: score, plan, build."""
    from cxaudit.plan.make import make_plan
    from cxaudit.report.build import build
    from cxaudit.scoring.score import score

    card = score(audit)
    return build(audit, card, make_plan(audit, card))


def rendered(report: Report, format_: str) -> str:
    """Return the report as text in one of `FORMATS`."""
    if format_ == "html":
        from cxaudit.report.html import render_html

        return render_html(report)
    if format_ == "json":
        from cxaudit.report.json import render_json

        return render_json(report)
    from cxaudit.report.markdown import render_markdown

    return render_markdown(report)


def write_report(report: Report, formats: Iterable[str], out: Path, stem: str) -> list[Path]:
    """Write the report once per format and return the files. `out` is a folder, or a file for one format."""
    from cxaudit.files.save import save

    wanted = tuple(formats)
    written = []
    for format_ in wanted:
        path = place_of(out, stem, format_, alone=len(wanted) == 1)
        save(path, rendered(report, format_))
        written.append(path)
    return written


def place_of(out: Path, stem: str, format_: str, *, alone: bool) -> Path:
    """Return the file for one format: `out` itself if named like a file, else one in the folder `out`."""
    if not out.is_dir() and out.suffix in (".html", ".htm", ".md", ".json"):
        if not alone:
            raise CallError(
                f"{out} is one file, and several formats are asked for.", hint="Name a folder with --out."
            )
        return out
    folder(out)
    return out / f"{stem}{FORMATS[format_]}"


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


def print_text(text: str) -> None:
    """Write a result to stdout as it is."""
    sys.stdout.write(text)
