"""Reading a large export block by block: what a `csv.reader` makes of it, but sooner and only what is needed.

One pattern describes a whole row that stands on one line and has as many cells as the header, and catches
the cells that are asked for; of any other line it catches nothing. Blocks in which it caught nothing of some
line go through `csv.reader`, which tells good rows from bad ones.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from pathlib import Path

from cxaudit.problems import CallError, ContentError
from cxaudit.survey.days import DAY
from cxaudit.survey.encoding import zero_byte
from cxaudit.wording import say

_SIZE = 1 << 16
_LONGEST = 1 << 20
"""Longer lines are no row of an export."""
_FEW = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Columns side by side that are read together: `size` of them from place `first` (from 0).

    Of one with days only the day is read, not the time.
    """

    first: int
    size: int = 1
    is_day: bool = False


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How a file is to be cut: `width` cells to a row, after `skipped` rows that are no answers.

    `runs` are the columns that are asked for, from left to right.
    """

    encoding: str
    delimiter: str
    width: int
    skipped: int
    runs: tuple[Run, ...]

    @cached_property
    def without_quotes(self) -> re.Pattern[str]:
        """What a row looks like in which no cell is quoted: a group for each run."""
        return re.compile(self._row(self._bare, f"([^{self._out}]{{0,{DAY.stop}}}+){self._bare}"))

    @cached_property
    def with_quotes(self) -> re.Pattern[str]:
        """What a row looks like in which any cell may be quoted, none of them over more than one line."""
        quoted = r'"[^"\r\n]*+(?:""[^"\r\n]*+)*+"'
        day = f'(?:(?P<quote_%d>")?([^{self._out}]{{0,{DAY.stop}}}+){self._bare}(?(quote_%d)"))'
        return re.compile(self._row(f"(?:{quoted}|{self._bare})", day))

    @property
    def _out(self) -> str:
        """What is in no bare cell."""
        return re.escape(self.delimiter) + r'"\r\n'

    @property
    def _bare(self) -> str:
        return f"[^{self._out}]*+"

    def _row(self, cell: str, day: str) -> str:
        mark = re.escape(self.delimiter)
        parts, at = [], 0
        for number, run in enumerate(self.runs):
            parts += [_cells(cell, mark, run.first - at)] if run.first > at else []
            this_day = day.replace("%d", str(number))
            parts.append(this_day if run.is_day else f"({_cells(cell, mark, run.size)})")
            at = run.first + run.size
        parts += [_cells(cell, mark, self.width - at)] if self.width > at else []
        # Every match takes a whole line with its end, so that the next begins at one: quicker than to ask.
        return f"{mark.join(parts)}{mark}*+\\r?(?:\\n|\\Z)|[^\\n]*\\n|[^\\n]+\\Z"


def _cells(cell: str, mark: str, count: int) -> str:
    """Return the pattern of so many cells and the delimiters between them; a few are written out: quicker."""
    return mark.join([cell] * count) if count <= _FEW else f"{cell}(?:{mark}{cell}){{{count - 1}}}"


Key = str | tuple[str, ...]
"""The cells of a run: as they stand in the file, or read; of a day what is asked for of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Rows, run by run; `rows` are their numbers in the file, from 1.

    `odd` rows have too few or too many cells; `blank` have none; `sums` sum up those above; `end` is the
    number of the last row of all, `size` how many characters that were.
    """

    runs: Sequence[Sequence[Key]]
    rows: Sequence[int]
    end: int
    size: int
    odd: Sequence[int] = ()
    blank: int = 0
    sums: Sequence[int] = ()


def blocks(path: Path, shape: Shape) -> Iterator[Block]:
    """Yield the rows of a file after its header. Raises `UnicodeDecodeError` where it is in no such encoding.

    Raises `ContentError`, with file and line, where quotes have gone wrong or this is no text.
    """
    rows = read = 0
    pending = ""
    for text, is_last in _texts(path, shape.encoding):
        block, pending = _split(pending + text, is_last=is_last)
        if not block and not pending:
            continue
        if "\0" in block:
            raise zero_byte(path, _line(path, shape, read + block.index("\0")))
        made = _cut(block, shape, rows) if block and rows >= shape.skipped else None
        if made is None:
            try:
                made = _parsed(block, shape, rows)
            except csv.Error as error:
                pending = block + pending
                if is_last or not _is_cut_short(error) or len(pending) > _LONGEST:
                    raise _broken(path, block, shape, read, error) from None
                continue
        rows, read = made.end, read + len(block)
        if len(pending) > _LONGEST:
            said = say("survey.long_line", path=path, line=_line(path, shape, read))
            raise ContentError(said, hint=say("survey.long_line_hint"))
        yield made


def _texts(path: Path, encoding: str) -> Iterator[tuple[str, bool]]:
    """Yield the text of a file piece by piece, and whether that was the last."""
    try:
        with path.open(encoding=encoding, newline="\n") as file:
            while text := file.read(_SIZE):
                yield text, False
    except OSError as error:
        raise CallError(f"{path} cannot be read: {error.strerror or error}") from None
    yield "", True


def _split(text: str, *, is_last: bool) -> tuple[str, str]:
    """Cut a text after its last line end: at a carriage return only where no other line end is known."""
    at = len(text) if is_last else text.rfind("\n") + 1 or text.rfind("\r", 0, -1) + 1
    return text[:at], text[at:]


def _line(path: Path, shape: Shape, at: int) -> int:
    """Return the line, from 1, on which a character of a file stands: asked for when something is wrong."""
    number, left = 1, at
    for text, _ in _texts(path, shape.encoding):
        piece = text[:left]
        number += piece.count("\n") + (piece.count("\r") - piece.count("\r\n") if "\r" in piece else 0)
        left -= len(piece)
        if not left:
            break
    return number


def _cut(block: str, shape: Shape, rows: int) -> Block | None:
    """Return a block every line of which is a whole row; None if it is not, or nobody can tell so."""
    if shape.width == 1:
        return None
    pattern = shape.with_quotes if '"' in block else shape.without_quotes
    found = pattern.findall(block)
    nothing = "" if pattern.groups == 1 else ("",) * pattern.groups
    if nothing in found:
        return None
    runs = [found] if pattern.groups == 1 else list(zip(*found))  # noqa: B905 - they are as many in every row
    for at in sorted(pattern.groupindex.values(), reverse=True):
        del runs[at - 1]
    end = rows + len(found)
    return Block(runs=runs, rows=range(rows + 1, end + 1), end=end, size=len(block))


def _parsed(block: str, shape: Shape, before: int) -> Block:
    """Return a block read by `csv.reader`; rows that do not fit the header are told apart."""
    found = list(_reader(block, shape))
    width, numbers = shape.width, range(before + 1, before + len(found) + 1)
    end, skip = before + len(found), max(0, shape.skipped - before)
    found, numbers = found[skip:], numbers[skip:]
    if set(map(len, found)) <= {width}:
        return Block(runs=_runs(found, shape), rows=numbers, end=end, size=len(block))
    good, rows, odd, blank = [], [], [], 0
    for row, number in zip(found, numbers, strict=True):
        if len(row) == width or (len(row) > width and not any(row[width:])):
            good.append(row[:width])
            rows.append(number)
        elif any(cell.strip() for cell in row):
            odd.append(number)
        else:
            blank += 1
    return Block(runs=_runs(good, shape), rows=rows, end=end, size=len(block), odd=odd, blank=blank)


def _runs(rows: list[list[str]], shape: Shape) -> Sequence[Sequence[Key]]:
    return [
        [row[run.first][DAY] for row in rows]
        if run.is_day
        else [tuple(row[run.first : run.first + run.size]) for row in rows]
        for run in shape.runs
    ]


def _reader(block: str, shape: Shape) -> Iterator[list[str]]:
    return csv.reader(StringIO(block, newline=""), delimiter=shape.delimiter, strict=True)


def _is_cut_short(error: csv.Error) -> bool:
    """Whether a quoted cell goes on after the end of the block."""
    return str(error) == "unexpected end of data"


def _broken(path: Path, block: str, shape: Shape, read: int, error: csv.Error) -> ContentError:
    """Return what is said of quotes that have gone wrong: the line on which the row begins."""
    reader, begun = csv.reader(StringIO(block, newline=""), delimiter=shape.delimiter, strict=True), 0
    with suppress(csv.Error):
        for _ in reader:
            begun = reader.line_num
    key = "survey.quote_open" if _is_cut_short(error) or "limit" in str(error) else "survey.quote_inside"
    line = _line(path, shape, read) + begun
    return ContentError(say(key, path=path, line=line), hint=say("survey.quote_hint"))
