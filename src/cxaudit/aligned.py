"""Tables of plain text: columns side by side, narrowed between words to fit a window."""

from collections.abc import Collection, Sequence
from textwrap import wrap

from cxaudit.text import columns

Rows = Sequence[Sequence[str]]
"""The heads of a table, then its rows: single lines of text."""
_APART = "  "


def aligned(rows: Rows, *, right: Collection[int] = (), width: int = 0) -> list[str] | None:
    """Return a table in lines of at most `width` columns (0: any), cells going on below themselves.

    `right` are the columns of numbers. None where not even the longest words stand side by side.
    """
    widths = _narrowed(rows, right, width)
    if widths is None:
        return None
    out = []
    for row in rows:
        cells = [wrapped(cell, room) if width else [cell] for cell, room in zip(row, widths, strict=True)]
        for number in range(max(map(len, cells))):
            parts = [lines[number] if number < len(lines) else "" for lines in cells]
            padded = [_padded(part, widths[at], right=at in right) for at, part in enumerate(parts)]
            out.append(_APART.join(padded).rstrip())
    return out


def wrapped(text: str, width: int, *, rest: str = "") -> list[str]:
    """Return a text in lines of at most `width` columns, where words allow it, later ones after `rest`."""
    return wrap(text, width, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False) or [""]


def _narrowed(rows: Rows, right: Collection[int], width: int) -> list[int] | None:
    """Return how wide each column is: the widest gives way, down to its longest word; None if that is no use.

    Numbers stay whole; what stands over them may be cut between words.
    """
    widths, least = [], []
    for at in range(len(rows[0])):
        cells = [row[at] for row in rows]
        whole = cells[1:] if at in right else []
        words = [word for cell in cells for word in cell.split()]
        widths.append(max(map(columns, cells)))
        least.append(max(map(columns, (*whole, *words)), default=0))
    room = width - len(_APART) * (len(widths) - 1)
    if not width or sum(widths) <= room:
        return widths
    if sum(least) > room:
        return None
    while sum(widths) > room:
        at = max((at for at in range(len(widths)) if widths[at] > least[at]), key=widths.__getitem__)
        widths[at] -= 1
    return widths


def _padded(cell: str, width: int, *, right: bool) -> str:
    blanks = " " * (width - columns(cell))
    return blanks + cell if right else cell + blanks
