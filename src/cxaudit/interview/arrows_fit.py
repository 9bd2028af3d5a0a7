"""Text made to fit: broken, cut or scrolled to so many columns and rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cxaudit.interview.wrap import wrap
from cxaudit.text import columns
from cxaudit.wording import say

Line = tuple[tuple[str, str], ...]
"""A line: pieces of text, each with the name of its style ("" is plain)."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lines to show, and the row and column of the cursor if there is one."""

    lines: tuple[Line, ...]
    cursor: tuple[int, int] | None = None


@lru_cache(maxsize=256)
def wrapped(text: str, width: int, first: str = "", rest: str = "") -> tuple[str, ...]:
    """Break a text into lines; none for an empty text. The same text is drawn at every key, so it is kept."""
    return tuple(wrap(text, max(width, columns(first) + 1), first=first, rest=rest)) if text else ()


@lru_cache(maxsize=4096)
def clipped(text: str, width: int) -> str:
    """Cut a text to so many columns, with an ellipsis for what is left out."""
    if len(text) <= width and columns(text) <= width:
        return text
    kept = text[: max(width - 1, 0)]
    while kept and columns(kept) > width - 1:
        kept = kept[:-1]
    return (kept.rstrip() + "…") if width > 0 else ""


def padded(text: str, width: int) -> str:
    """Cut a text, or fill it with blanks, to exactly so many columns."""
    text = clipped(text, width)
    return text + " " * (width - columns(text))


def styled(style: str, lines: Iterable[str]) -> tuple[Line, ...]:
    """Give lines one style."""
    return tuple(((style, line),) for line in lines)


def cut(lines: Sequence[Line], number: int, width: int) -> tuple[Line, ...]:
    """Keep the first lines; an ellipsis ends the last one if more follow."""
    if len(lines) <= number or not number:
        return tuple(lines[:number])
    style, text = lines[number - 1][0]
    return (*lines[: number - 1], ((style, clipped(text, width - 1).removesuffix("…") + "…"),))


def in_sight(length: int, wanted: range, room: int) -> range:
    """Return which of so many lines to show in `room` rows, so that the wanted ones are among them."""
    if length <= room:
        return range(length)
    middle = (wanted.start + wanted.stop) // 2
    start = min(max(middle - room // 2, 0), length - room)
    start = min(start, wanted.start) if wanted else start
    return range(start, start + room)


def fitting(parts: Sequence[str], width: int) -> str:
    """Join the last of the parts with as many of the others as fit on one line."""
    kept = list(parts[-1:])
    for part in reversed(parts[:-1]):
        if columns(joined([part, *kept])) > width:
            break
        kept.insert(0, part)
    return clipped(joined(kept), width)


def flowing(parts: Sequence[str], width: int) -> list[str]:
    """Put short pieces on as few lines as they need; a line breaks between two pieces."""
    lines: list[str] = []
    for part in filter(None, parts):
        longer = joined([lines[-1], part]) if lines else ""
        if lines and columns(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return [piece for line in lines for piece in wrapped(line, width)]


def joined(parts: Iterable[str]) -> str:
    """Put short pieces on one line, with points between them."""
    return say("arrows.between").join(filter(None, parts))
