"""SVG elements as text, in one small set of colours, and how wide a line of text can be at most.

Colours are written as attributes, for renderers that ignore the page's style sheet inside a picture, and as
classes, by which the page changes them for dark rooms, forced colours and print.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache
from html import escape

from cxaudit.text import columns
from cxaudit.value import Value, dataclass

Length = int | Fraction
_SIZE = 12
"""Of text, unless said otherwise."""

COLOURS = {
    "ink": "#1d2327",
    "soft": "#5a6269",
    "line": "#d9d5cb",
    "wash": "#f3f0e8",
    "paper": "#fdfcf9",
    "accent": "#1f5c5c",
    "flag": "#9b2c1f",
}
"""The light colours of the page's style sheet, by the name of its variables."""

_NARROW = frozenset("ijl.,:;'|!()[]It1f/ ")
_BROAD = frozenset("mwMW%@—…")
_NARROW_EM, _USUAL_EM, _CAPITAL_EM, _BROAD_EM, _WIDE_EM = 45, 66, 80, 105, 200
"""How broad a character is at most, in hundredths of the size; the next two make sizes of them."""
_PLAIN, _BOLD = Fraction(1, 100), Fraction(112, 10_000)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Said(Value):
    """What a picture is called, and what it shows, for those who cannot see it."""

    title: str
    description: str


def number(value: Length) -> str:
    """Return a length as it is written: at most one decimal, never `-0`."""
    if isinstance(value, int):
        return str(value)
    tenths, left = divmod(10 * value.numerator, value.denominator)
    if 2 * left > value.denominator or (2 * left == value.denominator and tenths % 2):
        tenths += 1
    whole, tenth = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole}.{tenth}" if tenth else f"{sign}{whole}"


def element(name: str, content: str = "", /, **attributes: Length | str) -> str:
    """Return one element; `content` is SVG already. `class_` is written `class`, other `_` become `-`."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
        if value != ""
    )
    return f"<{name}{said}>{content}</{name}>" if content else f"<{name}{said}/>"


def paint(fill: str = "", stroke: str = "", width: Length = 1) -> dict[str, Length | str]:
    """Return the attributes that paint an element in the named colours; without a fill it stays empty."""
    classes = [f"f-{fill}"] if fill else []
    classes += [f"s-{stroke}"] if stroke else []
    found: dict[str, Length | str] = {"class_": " ".join(classes), "fill": COLOURS[fill] if fill else "none"}
    if stroke:
        found |= {"stroke": COLOURS[stroke], "stroke_width": width}
    return found


def line(
    x1: Length, y1: Length, x2: Length, y2: Length, colour: str, *, width: Length = 1, dashed: bool = False
) -> str:
    """Return a straight line."""
    dash = {"stroke_dasharray": "4 4"} if dashed else {}
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **paint(stroke=colour, width=width), **dash)


def grid(segments: Iterable[tuple[Length, Length, Length, Length]], colour: str) -> str:
    """Return many straight lines, each from one point to another, as one element."""
    way = "".join(f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}" for x1, y1, x2, y2 in segments)
    return element("path", d=way, **paint(stroke=colour))


def words(
    text: str,
    x: Length,
    y: Length,
    *,
    size: Length = _SIZE,
    colour: str = "ink",
    anchor: str = "start",
    bold: bool = False,
) -> str:
    """Return one line of text whose base line stands at `y`."""
    return element(
        "text",
        escape(text, quote=False),
        x=x,
        y=y,
        font_size="" if size == _SIZE else size,
        font_weight="600" if bold else "",
        text_anchor="" if anchor == "start" else anchor,
        **({} if colour == "ink" else paint(fill=colour)),
    )


def picture(width: Length, height: Length, said: Said, parts: Iterable[str], *, name: str = "") -> str:
    """Return a whole picture with its title and description."""
    inside = (
        element("title", escape(said.title, quote=False)),
        element("desc", escape(said.description, quote=False)),
        *parts,
    )
    return element(
        "svg",
        "".join(inside),
        xmlns="http://www.w3.org/2000/svg",
        class_=f"chart f-ink {name}".strip(),
        fill=COLOURS["ink"],
        font_size=_SIZE,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="img",
        font_family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif",
    )


def breadth(text: str, size: Length, *, bold: bool = False) -> Fraction:
    """Return the most that a line of text takes in any usual font; a broad font decides."""
    return sum(map(_hundredths, text)) * size * (_BOLD if bold else _PLAIN)


@cache
def _hundredths(character: str) -> int:
    if not character.isascii():
        return (0, _BROAD_EM, _WIDE_EM)[columns(character)]
    if character in _NARROW:
        return _NARROW_EM
    if character in _BROAD:
        return _BROAD_EM
    return _CAPITAL_EM if character.isupper() else _USUAL_EM


def fitted(text: str, room: Length, size: Length, *, bold: bool = False) -> str:
    """Return `text`, cut with an ellipsis where it is broader than `room`."""
    if breadth(text, size, bold=bold) <= room:
        return text
    kept = text
    while kept and breadth(kept + "…", size, bold=bold) > room:
        kept = kept[:-1]
    at_word = kept.rpartition(" ")[0]
    return (at_word if len(at_word) * 2 > len(kept) else kept).rstrip(" ,;:-–") + "…"


def wrapped(text: str, room: Length, size: Length, *, lines: int = 2, bold: bool = False) -> list[str]:
    """Return `text` on at most so many lines, none broader than `room`; the last one is cut."""
    left = text.split()
    found: list[str] = []
    while left and len(found) < lines - 1:
        taken = 1
        while taken < len(left) and breadth(" ".join(left[: taken + 1]), size, bold=bold) <= room:
            taken += 1
        first = " ".join(left[:taken])
        if breadth(first, size, bold=bold) > room:
            break
        found.append(first)
        left = left[taken:]
    return [*found, fitted(" ".join(left), room, size, bold=bold)] if left else found


def spread(wanted: Sequence[Fraction], apart: Length, lowest: Length, highest: Length) -> list[Fraction]:
    """Return places near the wanted ones, in the same order, at least `apart`, all within the limits.

    `wanted` must rise, and there must be room for all.
    """
    placed: list[Fraction] = []
    for value in wanted:
        least = placed[-1] + apart if placed else Fraction(lowest)
        placed.append(max(value, least))
    limit = Fraction(highest)
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], limit)
        limit = placed[index] - apart
    return placed
