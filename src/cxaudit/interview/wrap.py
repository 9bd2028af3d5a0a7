"""Text broken into lines that fit a window, counting how many columns each character takes."""

import shutil
from collections.abc import Iterator

from cxaudit.text import columns

NARROWEST = 24
WIDEST = 88


def window_width() -> int:
    """Return the columns to write in: those of the window, but neither too few nor too many to read."""
    return min(max(shutil.get_terminal_size().columns - 1, NARROWEST), WIDEST)


def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """Break `text` into lines of at most `width` columns; lines start with `first`, then with `rest`.

    Its own line breaks stay. A word wider than a line is cut.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, empty = rest if lines else first, True
        for word in _pieces(paragraph, width - max(columns(first), columns(rest))):
            if not empty and columns(line) + 1 + columns(word) > width:
                lines.append(line)
                line, empty = rest, True
            line, empty = line + ("" if empty else " ") + word, False
        lines.append(line.rstrip())
    return lines


def _pieces(paragraph: str, room: int) -> Iterator[str]:
    for word in paragraph.split():
        piece = ""
        for character in word if columns(word) > room else ():
            if piece and columns(piece + character) > room:
                yield piece
                piece = ""
            piece += character
        yield piece or word
