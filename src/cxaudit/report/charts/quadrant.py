"""One section held against another: a dot in a square, with the levels of both as lines."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cxaudit.report.charts.ink import (
    Said,
    breadth,
    element,
    fitted,
    grid,
    line,
    number,
    paint,
    picture,
    words,
)
from cxaudit.report.charts.marks import ring, spot
from cxaudit.value import Value, dataclass

_LEFT, _TOP, _SIDE = 38, 12, 300
_WIDTH, _HEIGHT = 350, 354
_SMALL, _TINY = 11, 10
_ROOM = _SIDE // 2 - 12
_CLEAR = 10
"""How far a mark reaches."""

Level = tuple[str, Fraction]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Axis(Value):
    """One of the two sections: its name, its score, the scores it could have, and what it could become."""

    title: str
    score: Fraction
    lowest: Fraction | None = None
    highest: Fraction | None = None
    then: Fraction | None = None
    red_flag: bool = False


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Corners(Value):
    """What the four corners mean, and what the second dot is called."""

    both: str
    neither: str
    across: str
    up: str
    then: str


def quadrant(across: Axis, up: Axis, levels: Sequence[Level], corners: Corners, said: Said) -> str:
    """Return the picture; `levels` are titles with the score at which each begins. Scores are 0 to 100."""
    return picture(
        _WIDTH,
        _HEIGHT,
        said,
        (
            *_ground([start for _, start in levels[1:]]),
            *_corners(corners, _way(across, up)),
            *_axes(across, up),
            *_names(levels),
            *_could_be(across, up),
            *_dots(across, up, corners),
        ),
        name="quadrant",
    )


def _x(score: Fraction) -> Fraction:
    return _LEFT + score * _SIDE / 100


def _y(score: Fraction) -> Fraction:
    return _TOP + (100 - score) * _SIDE / 100


def _ground(borders: Sequence[Fraction]) -> Iterable[str]:
    yield element("rect", x=_LEFT, y=_TOP, width=_SIDE, height=_SIDE, **paint("paper", "soft"))
    inside = [border for border in borders if 0 < border < 100]
    upright = [(_x(each), Fraction(_TOP), _x(each), Fraction(_TOP + _SIDE)) for each in inside]
    level = [(Fraction(_LEFT), _y(each), Fraction(_LEFT + _SIDE), _y(each)) for each in inside]
    yield grid((*upright, *level), "line")


def _way(across: Axis, up: Axis) -> list[tuple[Fraction, Fraction]]:
    """Return points on the way from where both stand to where the first actions would take them."""
    then_x = across.score if across.then is None else across.then
    then_y = up.score if up.then is None else up.then
    steps = [Fraction(n, 8) for n in range(9)]
    return [
        (_x(across.score + (then_x - across.score) * step), _y(up.score + (then_y - up.score) * step))
        for step in steps
    ]


def _corners(corners: Corners, way: Sequence[tuple[Fraction, Fraction]]) -> Iterable[str]:
    """Yield what each corner means, unless a mark would lie over it."""
    right, bottom = _LEFT + _SIDE - 8, _TOP + _SIDE - 10
    for text, x, y, anchor in (
        (corners.up, _LEFT + 8, _TOP + 18, "start"),
        (corners.both, right, _TOP + 18, "end"),
        (corners.neither, _LEFT + 8, bottom, "start"),
        (corners.across, right, bottom, "end"),
    ):
        shown = fitted(text, _ROOM, _SMALL)
        wide = breadth(shown, _SMALL)
        left = x if anchor == "start" else x - wide
        if any(left - _CLEAR < a < left + wide + _CLEAR and y - 11 - _CLEAR < b < y + _CLEAR for a, b in way):
            continue
        yield element("rect", x=left, y=y - 11, width=wide, height=14, **paint("paper"))
        yield words(shown, x, y, size=_SMALL, colour="soft", anchor=anchor)


def _axes(across: Axis, up: Axis) -> Iterable[str]:
    below, middle = _TOP + _SIDE + 14, _TOP + _SIDE // 2
    name = fitted(across.title, _SIDE, 13, bold=True)
    yield words(name, _LEFT + _SIDE // 2, below + 20, size=13, anchor="middle", bold=True)
    label = words(fitted(up.title, _SIDE, 13, bold=True), 0, 0, size=13, anchor="middle", bold=True)
    yield element("g", label, transform=f"translate(14 {middle}) rotate(-90)")


def _names(levels: Sequence[Level]) -> Iterable[str]:
    """Yield the name of each level in the middle of its band, where it fits, along both sides."""
    ends = [start for _, start in levels[1:]] + [Fraction(100)]
    for (title, start), end in zip(levels, ends, strict=True):
        middle = (start + end) / 2
        if breadth(title, _TINY) > (end - start) * _SIDE / 100 - 4:
            continue
        yield words(title, _x(middle), _TOP + _SIDE + 14, size=_TINY, colour="soft", anchor="middle")
        name = words(title, 0, 0, size=_TINY, colour="soft", anchor="middle")
        yield element("g", name, transform=f"translate({_LEFT - 6} {number(_y(middle))}) rotate(-90)")


def _could_be(across: Axis, up: Axis) -> Iterable[str]:
    """Yield the scores both could have, whatever is still to be found out, as thin lines with ends."""
    x, y = _x(across.score), _y(up.score)
    if across.lowest is not None and across.highest is not None:
        left, right = _x(across.lowest), _x(across.highest)
        yield line(left, y, right, y, "accent")
        yield from (line(end, y - 4, end, y + 4, "accent") for end in (left, right))
    if up.lowest is not None and up.highest is not None:
        bottom, top = _y(up.lowest), _y(up.highest)
        yield line(x, bottom, x, top, "accent")
        yield from (line(x - 4, end, x + 4, end, "accent") for end in (bottom, top))


def _dots(across: Axis, up: Axis, corners: Corners) -> Iterable[str]:
    x, y = _x(across.score), _y(up.score)
    if across.then is not None or up.then is not None:
        later_x = _x(across.score if across.then is None else across.then)
        later_y = _y(up.score if up.then is None else up.then)
        yield line(x, y, later_x, later_y, "accent", width=Fraction(3, 2), dashed=True)
        yield ring(later_x, later_y)
        yield _beside(corners.then, later_x, later_y - 12)
    yield spot(x, y, flag=across.red_flag or up.red_flag)


def _beside(text: str, x: Fraction, y: Fraction) -> str:
    """Return a label over a dot, kept inside the square."""
    left = x > _LEFT + _SIDE // 2
    room = (x - _LEFT if left else _LEFT + _SIDE - x) + 4
    shown = fitted(text, room, _SMALL)
    anchor = "end" if left else "start"
    return words(shown, x + (7 if left else -7), max(y, Fraction(_TOP + 32)), size=_SMALL, anchor=anchor)
