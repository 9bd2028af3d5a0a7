"""The customer's way as an arc: one stop for each stage, the higher the better, a gap where nobody looked."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cxaudit.report.charts.ink import Said, element, fitted, line, number, paint, picture, words, wrapped
from cxaudit.report.charts.marks import spot
from cxaudit.value import Value, dataclass

_WIDTH, _HEIGHT = 390, 250
_LEFT, _TOP, _DEEP = 62, 24, 140
_LABELS = _TOP + _DEEP
_PAD = 6


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Stop(Value):
    """One stage: its name, its score if it has one, how it reads, and what marks it out."""

    title: str
    reading: str
    score: Fraction | None
    score_text: str = ""
    red_flag: bool = False


def arc(stops: Sequence[Stop], levels: Sequence[tuple[str, Fraction]], said: Said) -> str:
    """Return the picture; `levels` are titles with the score at which each begins. Scores are 0 to 100."""
    places = [_place(n, len(stops)) for n in range(len(stops))]
    parts = (
        *_levels(levels),
        *_way(stops, places),
        *(part for stop, x in zip(stops, places, strict=True) for part in _stop(stop, x, _room(len(stops)))),
    )
    return picture(_WIDTH, _HEIGHT, said, parts, name="arc")


def _room(stops: int) -> Fraction:
    return Fraction(_WIDTH - _LEFT, max(stops, 1))


def _place(nth: int, of: int) -> Fraction:
    return _LEFT + _room(of) * (2 * nth + 1) / 2


def _y(score: Fraction) -> Fraction:
    return _TOP + (100 - score) * _DEEP / 100


def _levels(levels: Sequence[tuple[str, Fraction]]) -> Iterable[str]:
    """Yield a line where each level begins, and its name in the middle of its band."""
    ends = [start for _, start in levels[1:]] + [Fraction(100)]
    for (title, start), end in zip(levels, ends, strict=True):
        yield line(_LEFT, _y(start), _WIDTH - _PAD, _y(start), "line")
        if (end - start) * _DEEP / 100 >= 14:
            name = fitted(title, _LEFT - 10, 11)
            yield words(name, _LEFT - 8, _y((start + end) / 2) + 4, size=11, colour="soft", anchor="end")
    yield line(_LEFT, _y(Fraction(100)), _WIDTH - _PAD, _y(Fraction(100)), "line")


def _way(stops: Sequence[Stop], places: Sequence[Fraction]) -> Iterable[str]:
    """Yield the way from stop to stop; it breaks off where a stage was not looked at."""
    for before, after, x, to in zip(stops, stops[1:], places, places[1:], strict=False):
        if before.score is None or after.score is None:
            continue
        middle = number((x + to) / 2)
        start, end = number(_y(before.score)), number(_y(after.score))
        way = f"M{number(x)} {start}C{middle} {start} {middle} {end} {number(to)} {end}"
        yield element("path", d=way, **paint(stroke="accent", width=3))


def _stop(stop: Stop, x: Fraction, room: Fraction) -> Iterable[str]:
    bottom = _LABELS + 22
    titles = wrapped(stop.title, room - _PAD, 13, lines=2, bold=True)
    yield from (
        words(t, x, bottom + 15 * n, size=13, anchor="middle", bold=True) for n, t in enumerate(titles)
    )
    under = bottom + 15 * len(titles)
    for n, text in enumerate(wrapped(stop.reading, room - _PAD, 11, lines=3)):
        yield words(text, x, under + 13 * n, size=11, colour="soft", anchor="middle")
    if stop.score is None:
        yield line(x, _TOP, x, _LABELS, "soft", dashed=True)
        yield element("circle", cx=x, cy=_y(Fraction(50)), r=11, **paint("paper"))
        yield words("?", x, _y(Fraction(50)) + 6, size=17, colour="soft", anchor="middle", bold=True)
        return
    yield line(x, _y(stop.score), x, _LABELS, "line", dashed=True)
    yield spot(x, _y(stop.score), flag=stop.red_flag)
    above = _y(stop.score) - 15
    yield words(stop.score_text, x, max(above, Fraction(13)), size=13, anchor="middle", bold=True)
