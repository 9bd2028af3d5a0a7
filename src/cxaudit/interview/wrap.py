"""Text broken into lines that fit a window, counting how many columns each character takes."""

import shutil
import unicodedata
from collections.abc import Iterator

NARROWEST = 24
WIDEST = 88


def window_width() -> int:
    """Return the columns to write in: those of the window, but neither too few nor too many to read."""
    return min(max(shutil.get_terminal_size().columns - 1, NARROWEST), WIDEST)


def columns(text: str) -> int:
    """Return how many columns `text` takes: two for a wide character, none for a mark on another."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


def _columns_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


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
