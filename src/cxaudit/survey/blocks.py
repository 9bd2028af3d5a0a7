"""Reading a large export block by block, each block as columns: what a `csv.reader` makes of it, but sooner.

Most blocks hold no quotes, or nothing but quoted cells: such a block is cut at its delimiters in one go, and
what came of it is taken only if every row has as many cells as the header. All others go through
`csv.reader`, which tells good rows from bad ones.
"""

import csv
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from cxaudit.problems import CallError, ContentError
from cxaudit.survey.encoding import zero_byte
from cxaudit.wording import say

_SIZE = 1 << 16
_LONGEST = 1 << 20
"""Longer lines are no row of an export."""
_MARK = "\n"
"""Stands for the end of a row among the cells of a block that was cut in one go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a file is to be cut: `width` cells to a row, after `skipped` rows that are no answers."""

    encoding: str
    delimiter: str
    width: int
    skipped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Rows as columns; `rows` are their numbers in the file, from 1.

    `odd` rows have too few or too many cells; `blank` have none; `end` is the number of the last row of all,
    `size` how many characters that were.
    """

    columns: Sequence[Sequence[str]]
    rows: Sequence[int]
    end: int
    size: int
    odd: Sequence[int] = ()
    blank: int = 0


def blocks(path: Path, shape: Shape) -> Iterator[Block]:
    """Yield the rows of a file after its header. Raises `UnicodeDecodeError` where it is in no such encoding.

    Raises `ContentError`, with file and line, where quotes have gone wrong or this is no text.
    """
    rows = lines = 0
    pending = ""
    for text, is_last in _texts(path, shape.encoding):
        block, pending = _split(pending + text, is_last=is_last)
        if "\0" in block:
            raise zero_byte(path, lines + _lines(block[: block.index("\0")]) + 1)
        made = _cut(block, shape, rows) if rows >= shape.skipped else None
        if made is None:
            try:
                made = _parsed(block, shape, rows)
            except csv.Error as error:
                pending = block + pending
                if is_last or not _is_cut_short(error) or len(pending) > _LONGEST:
                    raise _broken(path, block, shape, lines, error) from None
                continue
        if len(pending) > _LONGEST:
            said = say("survey.long_line", path=path, line=lines + _lines(block) + 1)
            raise ContentError(said, hint=say("survey.long_line_hint"))
        rows, lines = made.end, lines + _lines(block)
        yield made


def _texts(path: Path, encoding: str) -> Iterator[tuple[str, bool]]:
    """Yield the text of a file piece by piece, and whether that was the last."""
    try:
        with path.open(encoding=encoding, newline="") as file:
            while text := file.read(_SIZE):
                yield text, False
    except OSError as error:
        raise CallError(f"{path} cannot be read: {error.strerror or error}") from None
    yield "", True


def _split(text: str, *, is_last: bool) -> tuple[str, str]:
    """Cut a text after its last line end: at a carriage return only where no other line end is known."""
    at = len(text) if is_last else text.rfind("\n") + 1 or text.rfind("\r", 0, -1) + 1
    return text[:at], text[at:]


def _lines(text: str) -> int:
    """Return how many lines end in a text, whatever they end with."""
    return text.count("\n") + (text.count("\r") - text.count("\r\n") if "\r" in text else 0)


def _cut(block: str, shape: Shape, rows: int) -> Block | None:
    """Return a block cut at its delimiters, or None where that could differ from what `csv.reader` makes."""
    width, mark, end, size = shape.width, shape.delimiter, "\n", len(block)
    if width == 1 or not block.endswith("\n"):
        return None
    count = block.count(end)
    if "\r" in block:
        end = "\r\n"
        if not block.count("\r") == block.count(end) == count:
            return None
    quotes = block.count('"')
    if quotes:
        if quotes != 2 * width * count or not block.startswith('"') or not block.endswith('"' + end):
            return None
        mark, end, block = f'"{mark}"', f'"{end}"', block[1:] + '"'
    cells = block.replace(end, mark + _MARK + mark).split(mark)
    cells.pop()
    stride = width + 1
    if len(cells) != stride * count or cells[width::stride].count(_MARK) != count:
        return None
    columns = [cells[at::stride] for at in range(width)]
    return Block(columns=columns, rows=range(rows + 1, rows + count + 1), end=rows + count, size=size)


def _parsed(block: str, shape: Shape, before: int) -> Block:
    """Return a block read by `csv.reader`; rows that do not fit the header are told apart."""
    found = list(_reader(block, shape))
    width, numbers = shape.width, range(before + 1, before + len(found) + 1)
    end, skip = before + len(found), max(0, shape.skipped - before)
    found, numbers = found[skip:], numbers[skip:]
    if set(map(len, found)) <= {width}:
        return Block(columns=_columns(found, width), rows=numbers, end=end, size=len(block))
    good, rows, odd, blank = [], [], [], 0
    for row, number in zip(found, numbers, strict=True):
        if len(row) == width or (len(row) > width and not any(row[width:])):
            good.append(row[:width])
            rows.append(number)
        elif any(cell.strip() for cell in row):
            odd.append(number)
        else:
            blank += 1
    return Block(columns=_columns(good, width), rows=rows, end=end, size=len(block), odd=odd, blank=blank)


def _columns(rows: list[list[str]], width: int) -> Sequence[Sequence[str]]:
    return list(zip(*rows, strict=True)) if rows else [()] * width


def _reader(block: str, shape: Shape) -> "csv.Reader":
    return csv.reader(StringIO(block, newline=""), delimiter=shape.delimiter, strict=True)


def _is_cut_short(error: csv.Error) -> bool:
    """Whether a quoted cell goes on after the end of the block."""
    return str(error) == "unexpected end of data"


def _broken(path: Path, block: str, shape: Shape, lines: int, error: csv.Error) -> ContentError:
    """Return what is said of quotes that have gone wrong: the line on which the row begins."""
    reader, begun = _reader(block, shape), 0
    with suppress(csv.Error):
        for _ in reader:
            begun = reader.line_num
    key = "survey.quote_open" if _is_cut_short(error) or "limit" in str(error) else "survey.quote_inside"
    return ContentError(say(key, path=path, line=lines + begun + 1), hint=say("survey.quote_hint"))
