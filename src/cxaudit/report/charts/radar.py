"""Several sides of the same as spokes of a wheel: further out is better, a gap where nobody looked."""

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction

from cxaudit.report.charts.ink import Said, line, paint, picture, words, wrapped
from cxaudit.report.charts.marks import ring, shape, spot
from cxaudit.value import Value, dataclass

_WIDTH, _HEIGHT = 380, 340
_X, _Y, _REACH = _WIDTH // 2, _HEIGHT // 2, 98
_GAP = 16
_PAD = 4
_FINE = 10**6


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Spoke(Value):
    """One side: its name, its score if it has one, and whether a red flag lies in it."""

    title: str
    score: Fraction | None
    label: str
    red_flag: bool = False


def radar(spokes: Sequence[Spoke], borders: Sequence[Fraction], said: Said) -> str:
    """Return the picture, the first spoke upward, the others clockwise. Scores are 0 to 100."""
    ways = [_way(n, len(spokes)) for n in range(len(spokes))]
    parts = (
        *(_web(ways, border) for border in (*borders, Fraction(100)) if border > 0),
        *(line(_X, _Y, *_at(way, Fraction(100)), "line") for way in ways),
        *_between(spokes, ways),
        *(part for spoke, way in zip(spokes, ways, strict=True) for part in _spoke(spoke, way)),
    )
    return picture(_WIDTH, _HEIGHT, said, parts, name="radar")


def _way(nth: int, of: int) -> tuple[Fraction, Fraction]:
    """Return where a spoke points, rounded so that every machine gives the same bytes."""
    angle = 2 * math.pi * nth / of
    return Fraction(round(math.sin(angle) * _FINE), _FINE), Fraction(round(-math.cos(angle) * _FINE), _FINE)


def _at(way: tuple[Fraction, Fraction], score: Fraction) -> tuple[Fraction, Fraction]:
    return _X + way[0] * score * _REACH / 100, _Y + way[1] * score * _REACH / 100


def _web(ways: Sequence[tuple[Fraction, Fraction]], score: Fraction) -> str:
    return shape((_at(way, score) for way in ways), **paint(stroke="soft" if score == 100 else "line"))


def _between(spokes: Sequence[Spoke], ways: Sequence[tuple[Fraction, Fraction]]) -> Iterable[str]:
    """Yield the outline of what was rated: a whole shape, else lines between neighbours."""
    ends = [None if s.score is None else _at(way, s.score) for s, way in zip(spokes, ways, strict=True)]
    known = [end for end in ends if end is not None]
    if len(known) == len(ends):
        yield shape(known, **paint("accent", "accent", 2), fill_opacity=Fraction(1, 10))
        return
    for here, there in zip(ends, [*ends[1:], *ends[:1]], strict=True):
        if here is not None and there is not None:
            yield line(*here, *there, "accent", width=2)


def _spoke(spoke: Spoke, way: tuple[Fraction, Fraction]) -> Iterable[str]:
    if spoke.score is None:
        yield ring(*_at(way, Fraction(100)), size=5, dashed=True)
    else:
        yield spot(*_at(way, spoke.score), flag=spoke.red_flag, size=5)
    x, y = _X + way[0] * (_REACH + _GAP), _Y + way[1] * (_REACH + _GAP)
    side = 0 if abs(way[0]) < Fraction(1, 5) else 1 if way[0] > 0 else -1
    anchor = {0: "middle", 1: "start", -1: "end"}[side]
    room = {0: Fraction(_WIDTH), 1: _WIDTH - x, -1: x}[side] - _PAD
    titles = wrapped(spoke.title, room, 12, lines=2, bold=True)
    lines = [(text, "ink", True) for text in titles]
    lines += [(text, "soft", False) for text in wrapped(spoke.label, room, 11, lines=2)]
    top = y + _drop(way, side, len(lines))
    for n, (text, colour, bold) in enumerate(lines):
        yield words(text, x, top + 14 * n, size=12 if bold else 11, colour=colour, anchor=anchor, bold=bold)


def _drop(way: tuple[Fraction, Fraction], side: int, lines: int) -> Fraction:
    """Return how far below its place a label's first base line stands: above it, beside it, or below it."""
    if side == 0:
        return Fraction(-14 * (lines - 1)) if way[1] < 0 else Fraction(10)
    return 4 - Fraction(14 * (lines - 1), 2)
