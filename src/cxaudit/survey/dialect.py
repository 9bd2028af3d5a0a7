"""How an export is written: encoding, delimiter, header rows, tool; recognised, unless somebody says so."""

import csv
from codecs import getincrementaldecoder
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path

from cxaudit.files.reading import refuse_special
from cxaudit.problems import CallError, ContentError, did_you_mean
from cxaudit.survey.blocks import Run, Shape
from cxaudit.survey.columns import Column
from cxaudit.survey.encoding import encoding_of, instead_of_utf8, known_encoding, undecodable
from cxaudit.survey.tools import TOOLS, Tool, columns_of, header_rows_of, titles_above, tool_of
from cxaudit.wording import say

DELIMITERS = (",", ";", "\t", "|")
_NAMED = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "\\t": "\t"}
_SAMPLE = 1 << 18
_MOST_COLUMNS = 10_000
_MOST_HEADER_ROWS = 9
_LOOKED_AT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the caller says of the files; '' and None where it is to be recognised."""

    encoding: str = ""
    delimiter: str = ""
    header_rows: int | None = None
    tool: str = ""

    def checked(self) -> "Wanted":
        """Return it with names resolved, or raise `CallError`."""
        delimiter = _NAMED.get(self.delimiter.lower(), self.delimiter)
        if delimiter and (len(delimiter) != 1 or delimiter in '"\r\n\0'):
            raise CallError(
                say("survey.no_delimiter", name=self.delimiter), hint=say("survey.no_delimiter_hint")
            )
        if self.tool not in ("", *TOOLS):
            raise CallError(say("survey.no_tool", name=self.tool), hint=did_you_mean(self.tool, TOOLS))
        if self.header_rows is not None and not 0 <= self.header_rows <= _MOST_HEADER_ROWS:
            raise CallError(say("survey.no_header_rows", most=_MOST_HEADER_ROWS))
        encoding = known_encoding(self.encoding) if self.encoding else ""
        return replace(self, delimiter=delimiter, encoding=encoding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How one file is written, and its columns. `skipped` rows stand before the answers, `titles` of them
    before the header.

    `sample` are the first rows of answers; `is_sure` says that somebody named the encoding, or a mark did.
    """

    path: Path
    encoding: str
    is_sure: bool
    delimiter: str
    tool: Tool
    header_rows: int
    titles: int
    skipped: int
    columns: tuple[Column, ...]
    sample: tuple[tuple[str, ...], ...]

    def shape(self, runs: tuple[Run, ...]) -> Shape:
        """Return what reading these columns of the rows takes."""
        return Shape(
            encoding=self.encoding,
            delimiter=self.delimiter,
            width=len(self.columns),
            skipped=self.skipped,
            runs=runs,
        )


def recognised(path: Path, wanted: Wanted) -> Dialect:
    """Return how a file is written. Raises `CallError` if it cannot be read, `ContentError` if not used."""
    _require_file(path)
    encoding = wanted.encoding or encoding_of(path)
    is_sure = bool(wanted.encoding) or encoding != "utf-8"
    text = _sample(path, encoding)
    if text is None and is_sure:
        raise undecodable(path, undecodable_line(path, encoding), encoding)
    if text is None:
        encoding = instead_of_utf8(path)
        text = _sample(path, encoding) or ""
    hinted, told = _separator_line(text)
    delimiter = wanted.delimiter or hinted or _delimiter_of(text)
    rows = _rows(text, delimiter)[told:]
    if not any(any(cell.strip() for cell in row) for row in rows):
        raise ContentError(say("survey.empty", path=path), hint=say("survey.empty_hint"))
    titles = titles_above(rows) if wanted.header_rows is None else 0
    rows, told = rows[titles:], told + titles
    tool: Tool = wanted.tool or tool_of(rows)  # type: ignore[assignment]
    header = header_rows_of(tool, rows) if wanted.header_rows is None else wanted.header_rows
    width = _width(path, rows, header)
    return Dialect(
        path=path,
        encoding=encoding,
        is_sure=is_sure,
        delimiter=delimiter,
        tool=tool,
        header_rows=header,
        titles=titles,
        skipped=told + header,
        columns=columns_of(tool, rows[:header], width),
        sample=tuple(tuple(row) for row in rows[header:] if len(row) == width),
    )


def _require_file(path: Path) -> None:
    """Raise `CallError` unless this is a regular file that may be read."""
    try:
        refuse_special(path, path.stat())
        with path.open("rb"):
            return
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise CallError(f"There is no file {path}", hint="Check the name and the folder.") from None
    except OSError as error:
        raise CallError(
            f"{path} cannot be read: {error.strerror or error}", hint="Check its permissions."
        ) from None


def _sample(path: Path, encoding: str) -> str | None:
    """Return the first text of a file, or None if it is in another encoding."""
    try:
        with path.open(encoding=encoding, newline="") as file:
            return file.read(_SAMPLE)
    except UnicodeError:
        return None


def undecodable_line(path: Path, encoding: str) -> int:
    """Return the first line that cannot be read in an encoding."""
    decoder, number = getincrementaldecoder(encoding)(), 0
    with suppress(UnicodeError), path.open("rb") as file:
        for line in iter(lambda: file.readline(_SAMPLE), b""):
            number += 1
            decoder.decode(line)
        number += 1
    return max(number, 1)


def _separator_line(text: str) -> tuple[str, int]:
    """Return the delimiter that a first line `sep=;` names, and how many rows that takes."""
    line = text[:10].splitlines()[0] if text[:10].strip() else ""
    if line.lower().startswith("sep=") and len(line) == 5:
        return line[4], 1
    return "", 0


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """Return the rows of a sample; the last is left out where the sample ends in the middle of it."""
    rows: list[list[str]] = []
    with suppress(csv.Error):
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            rows.append(row)
            if len(row) > _MOST_COLUMNS:
                break
    return rows[:-1] if len(text) == _SAMPLE and len(rows) > 1 else rows


def _delimiter_of(text: str) -> str:
    """Return the delimiter that cuts most of the first rows into as many cells as the header has."""

    def fit(delimiter: str) -> tuple[float, int]:
        """Return the share of rows as wide as the header, and that width."""
        rows = _rows(text[: _SAMPLE // 4], delimiter)[:_LOOKED_AT]
        rows = [row for row in rows[titles_above(rows) :] if row]
        width = len(rows[0]) if rows else 0
        if width < 2:
            return 0.0, 0
        return sum(len(row) == width for row in rows) / len(rows), width

    best = max(DELIMITERS, key=fit)
    return best if fit(best)[1] else ","


def _width(path: Path, rows: Sequence[Sequence[str]], header: int) -> int:
    """Return how many columns there are; empty ones at the end of the header do not count."""
    if len(rows) < header:
        raise ContentError(say("survey.short_header", path=path, rows=len(rows), header=header))
    first = max(rows[: header or 1], key=len)
    if len(first) > _MOST_COLUMNS:
        said = say("survey.too_many_columns", path=path, most=f"{_MOST_COLUMNS:,}")
        raise ContentError(said, hint=say("survey.too_many_columns_hint"))
    width = len(first)
    if header:
        named = [at for row in rows[:header] for at, cell in enumerate(row, 1) if cell.strip()]
        used = [
            at for row in rows[header : header + _LOOKED_AT] for at, cell in enumerate(row, 1) if cell.strip()
        ]
        width = max([*named, *(at for at in used if at <= width)], default=width)
    return width
