"""A call of `survey`, from its options to what it prints and writes."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from cxaudit.cli.boundary import note
from cxaudit.cli.results import destination, give
from cxaudit.problems import CallError, did_you_mean
from cxaudit.survey.count import Progress, opened
from cxaudit.survey.count import survey as counted
from cxaudit.survey.days import ORDERS
from cxaudit.survey.dialect import Dialect, Wanted
from cxaudit.survey.mapping import Mapping, overridden
from cxaudit.survey.result import Survey
from cxaudit.text import one_line
from cxaudit.wording import say

if TYPE_CHECKING:
    from cxaudit.questionnaire.model import Questionnaire

FORMATS = {"text": ".txt", "json": ".json", "md": ".md"}
_EVERY = 0.2
_WIDEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyCall:
    """The options of `survey`; `columns` by role, and what is not to be recognised."""

    files: tuple[Path, ...]
    columns: dict[str, str]
    date_order: str
    mapping: Path | None
    questionnaire: str
    into: Path | None
    format_: str
    out: Path | None
    recognise: dict[str, Any]


def run_survey(call: SurveyCall) -> None:
    """Count, print or write, and put it into an audit if asked to: all of it, once everything is counted."""
    _require_other_file(call)
    format_, place = destination(call.format_, call.out, FORMATS, "survey")
    call = replace(call, format_=format_, out=place)
    _check(call)
    mapping = _given(call)
    dialects = opened(call.files, _wanted(mapping).checked())
    if not mapping.counts:
        mapping = _asked(dialects, mapping)
    if call.into is not None:
        from cxaudit.cli.survey_into import with_audit

        with with_audit(call.into, call.questionnaire) as keeping:
            made = _counted(dialects, mapping, keeping.questionnaire)
            give(_rendered(made, call), call.out)
            note(keeping.keep(made))
        return
    made = _counted(dialects, mapping, _questionnaire(call.questionnaire))
    give(_rendered(made, call), call.out)


def _check(call: SurveyCall) -> None:
    """Raise `CallError` for what is wrong whatever the files hold."""
    _require_other_file(call)
    if call.date_order not in ("", *ORDERS):
        hint = did_you_mean(call.date_order, ORDERS)
        raise CallError(say("survey.no_order", name=call.date_order), hint=hint)


def _require_other_file(call: SurveyCall) -> None:
    """Raise `CallError` where the result would be written over what it is made from."""
    read = [path for path in (*call.files, call.mapping, call.into) if path is not None]
    if call.out is not None and call.out.exists() and any(_is_same(call.out, path) for path in read):
        raise CallError(say("survey.out_is_read", path=call.out), hint=say("survey.out_is_read_hint"))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _given(call: SurveyCall) -> Mapping:
    """Return the mapping of the file, with what the options say instead."""
    mapping = _read(call.mapping) if call.mapping else Mapping()
    columns = {role: (name,) for role, name in call.columns.items() if name}
    return overridden(mapping, {**columns, "date_order": call.date_order, **call.recognise})


def _read(path: Path) -> Mapping:
    from cxaudit.survey.mapping_file import read_mapping

    return read_mapping(path)


def _wanted(mapping: Mapping) -> Wanted:
    return Wanted(
        encoding=mapping.encoding,
        delimiter=mapping.delimiter,
        header_rows=mapping.header_rows,
        tool=mapping.tool,
    )


def _asked(dialects: tuple[Dialect, ...], mapping: Mapping) -> Mapping:
    """Return what a person says of the columns. Raises `CallError` where nobody is there."""
    if sys.stdin is None or not sys.stdin.isatty() or not sys.stderr.isatty():
        names = "; ".join(f"{column.number} {column.title}" for column in dialects[0].columns[:30])
        raise CallError(say("survey.no_measure"), hint=say("survey.no_measure_hint", columns=names))
    from cxaudit.cli.survey_ask import ask_mapping

    return ask_mapping(dialects[0], mapping)


def _questionnaire(name: str) -> "Questionnaire | None":
    if not name:
        return None
    from cxaudit.questionnaire.library import Library
    from cxaudit.questionnaire.load import open_questionnaire

    return open_questionnaire(name, Library.usual())


def _counted(dialects: tuple[Dialect, ...], mapping: Mapping, asked: "Questionnaire | None") -> Survey:
    with _progress() as progress:
        return counted(dialects, mapping, asked, progress)


@contextmanager
def _progress() -> Iterator[Progress]:
    """Give what shows on a terminal how far the reading is, on one line that is gone at the end."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _path, _rows, _share: None
        return
    last, longest = monotonic(), 0

    def show(path: Path, rows: int, share: float) -> None:
        """Write the line anew, if the last one has stood long enough."""
        nonlocal last, longest
        if monotonic() - last < _EVERY:
            return
        last = monotonic()
        line = say(
            "survey.progress", name=one_line(path.name), rows=f"{rows:,}", percent=f"{100 * share:.0f}%"
        )
        longest = max(longest, len(line))
        sys.stderr.write("\r" + line.ljust(longest))
        sys.stderr.flush()

    try:
        yield show
    finally:
        if longest:
            sys.stderr.write("\r" + " " * longest + "\r")
            sys.stderr.flush()


def _rendered(made: Survey, call: SurveyCall) -> str:
    from cxaudit.survey.render import render_json, render_markdown, render_text

    if call.format_ == "json":
        return render_json(made)
    if call.format_ == "md":
        return render_markdown(made)
    from shutil import get_terminal_size

    return render_text(made, min(_WIDEST, get_terminal_size((_WIDEST, 24)).columns))
