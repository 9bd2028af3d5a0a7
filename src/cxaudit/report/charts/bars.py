"""A bar for each score: levels as lines, what could still change as a thin line, how much was answered."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cxaudit.report.charts.ink import (
    Said,
    element,
    fitted,
    grid,
    line,
    number,
    paint,
    picture,
    words,
    wrapped,
)
from cxaudit.report.charts.marks import shape
from cxaudit.value import Value, dataclass

_WIDTH, _NAMES, _LONG, _ROW, _TOP, _HEAD = 380, 130, 120, 36, 6, 20
_START = _NAMES + 12
_LAST = _START + _LONG + 46
_SHARE = _WIDTH - _LAST - 4
_PAD = 4


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Bar(Value):
    """One row: its name, its score if it has one, what it could be, and how much of it was answered."""

    title: str
    score: Fraction | None
    score_text: str
    answered: str
    """How much was answered, in words: `10 of 12`."""
    share: Fraction = Fraction(0)
    """The share that was answered, 0 to 100."""
    lowest: Fraction | None = None
    highest: Fraction | None = None
    red_flag: bool = False


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Heads(Value):
    """What stands over the columns."""

    score: str
    answered: str


def bars(rows: Sequence[Bar], borders: Sequence[Fraction], heads: Heads, said: Said) -> str:
    """Return the picture, one row under the other. Scores are 0 to 100."""
    height = _TOP + _HEAD + _ROW * len(rows)
    parts = (
        *_heads(heads),
        *_borders(borders, height),
        *(part for n, row in enumerate(rows) for part in _row(row, _TOP + _HEAD + _ROW * n)),
    )
    return picture(_WIDTH, height, said, parts, name="bars")


def _x(score: Fraction) -> Fraction:
    return _START + score * _LONG / 100


def _heads(heads: Heads) -> Iterable[str]:
    yield words(fitted(heads.score, _LONG, 11), _START, _TOP + 10, size=11, colour="soft")
    yield words(fitted(heads.answered, _SHARE, 11), _LAST, _TOP + 10, size=11, colour="soft")


def _borders(borders: Sequence[Fraction], height: int) -> Iterable[str]:
    top, bottom = Fraction(_TOP + _HEAD), Fraction(height - 2)
    places = [_x(border) for border in (Fraction(0), *borders, Fraction(100))]
    yield grid(((x, top, x, bottom) for x in places), "line")


def _row(row: Bar, top: int) -> Iterable[str]:
    middle = top + _ROW // 2
    names = wrapped(row.title, _NAMES - _PAD, 12, lines=2)
    first = middle + 4 - Fraction(13 * (len(names) - 1), 2)
    yield from (words(name, _PAD, first + 13 * n, size=12) for n, name in enumerate(names))
    yield words(fitted(row.answered, _SHARE, 11), _LAST, middle + 2, size=11, colour="soft")
    yield element("rect", x=_LAST, y=middle + 7, width=_SHARE, height=3, **paint("line"))
    yield element("rect", x=_LAST, y=middle + 7, width=row.share * _SHARE / 100, height=3, **paint("soft"))
    x = _START + _LONG + 8
    yield words(fitted(row.score_text, 30, 12, bold=True), x, middle + 4, bold=True)
    if row.score is None:
        return
    yield element("rect", x=_START, y=middle - 5, width=row.score * _LONG / 100, height=10, **paint("accent"))
    if row.lowest is not None and row.highest is not None:
        left, right = _x(row.lowest), _x(row.highest)
        yield line(left, middle + 9, right, middle + 9, "accent")
        yield from (line(end, middle + 6, end, middle + 12, "accent") for end in (left, right))
    if row.red_flag:
        end = _x(row.score)
        corners = ((end, middle - 8), (end + 8, middle), (end, middle + 8), (end - 8, middle))
        yield shape(corners, **paint("flag", "paper", Fraction(3, 2)))


def gauge(
    score: Fraction,
    borders: Sequence[Fraction],
    lowest: Fraction | None = None,
    highest: Fraction | None = None,
) -> str:
    """Return a bar for a cell of a table, where the cell says the number; it has no words of its own."""
    inside = [border for border in borders if 0 < border < 100]
    breaks = "".join(f"M{number(border)} 1v6" for border in inside)
    parts = [element("rect", y=2, width=100, height=4, **paint("line"))]
    if score:
        parts.append(element("rect", y=2, width=score, height=4, **paint("accent")))
    if breaks:
        parts.append(element("path", d=breaks, **paint(stroke="paper")))
    if lowest is not None and highest is not None:
        parts.append(element("path", d=f"M{number(lowest)} 8.5H{number(highest)}", **paint(stroke="accent")))
    return element(
        "svg",
        "".join(parts),
        class_="gauge",
        viewBox="0 0 100 9",
        preserveAspectRatio="none",
        aria_hidden="true",
    )
