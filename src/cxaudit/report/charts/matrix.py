"""Effort across, effect upward: a numbered mark for each action, its name beside it where there is room."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cxaudit.report.charts.ink import (
    Said,
    element,
    fitted,
    line,
    number,
    paint,
    picture,
    spread,
    words,
    wrapped,
)
from cxaudit.report.charts.marks import shape
from cxaudit.value import Value, dataclass

_EFFORTS = ("S", "M", "L")
_HIGH = Fraction(100, 3)
_TOP, _FOOT, _SIDE, _R = 2, 42, 24, 10
_WIDE_APART, _NARROW_APART = Fraction(34), Fraction(7)
_HEADROOM = Fraction(76)
_LANES = 4
_PAD = 6


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Deed(Value):
    """One action: its number (0 if put off), its name, its effort (S, M, L) and effect (0 to 100)."""

    number: int
    title: str
    effort: str
    effect: Fraction
    red_flag: bool = False


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Frame(Value):
    """What stands around the marks: both axes, the three efforts, the four fields."""

    across: str
    up: str
    efforts: tuple[str, str, str]
    quick_win: str
    plan_it: str
    when_time: str
    not_now: str


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class _Sheet(Value):
    """The measures of one picture: wide with names, or narrow with numbers only in several lanes.

    Both halves are as deep as their marks need, so that none lies over another.
    """

    wide: bool
    upper: Fraction
    lower: Fraction

    @classmethod
    def of(cls, deeds: Sequence[Deed], *, wide: bool) -> "_Sheet":
        """Return a sheet with room for every action."""
        apart = _WIDE_APART if wide else _NARROW_APART
        most = {True: 0, False: 0}
        for high in most:
            found = [d.effort for d in deeds if (d.effect >= _HIGH) == high]
            most[high] = max((found.count(effort) for effort in _EFFORTS), default=0)
        upper, lower = (apart * most[high] + _HEADROOM for high in (True, False))
        return cls(wide=wide, upper=max(upper, Fraction(150)), lower=max(lower, Fraction(100)))

    @property
    def width(self) -> int:
        """The whole width."""
        return 720 if self.wide else 340

    @property
    def bottom(self) -> Fraction:
        """Where the lowest effect stands."""
        return _TOP + self.upper + self.lower

    @property
    def high(self) -> Fraction:
        """Where high effect begins."""
        return _TOP + self.upper

    @property
    def column(self) -> Fraction:
        """How wide one effort is."""
        return Fraction(self.width - _SIDE - 2, len(_EFFORTS))

    def left(self, effort: str) -> Fraction:
        """Return where an effort begins."""
        return _SIDE + self.column * _EFFORTS.index(effort)

    def y(self, effect: Fraction) -> Fraction:
        """Return how high an effect stands."""
        if effect >= _HIGH:
            return _TOP + (100 - effect) * self.upper / (100 - _HIGH)
        return self.high + (_HIGH - effect) * self.lower / _HIGH


def matrix(deeds: Sequence[Deed], frame: Frame, said: Said, *, wide: bool) -> str:
    """Return the picture: `wide` with the names of the actions, else with their numbers only."""
    sheet = _Sheet.of(deeds, wide=wide)
    placed = list(_placed(sheet, deeds))
    parts = (
        *_fields(sheet, frame),
        *_around(sheet, frame),
        *_marks(placed),
        _numbers(placed),
        *(part for deed, x, y in placed if wide for part in _name(sheet, deed, x, y)),
    )
    name = "matrix wide" if wide else "matrix narrow"
    return picture(sheet.width, sheet.bottom + _FOOT, said, parts, name=name)


def _fields(sheet: _Sheet, frame: Frame) -> Iterable[str]:
    high, bottom, middle = sheet.high, sheet.bottom, sheet.left("M")
    width = sheet.width - _SIDE - 2
    yield element("rect", x=_SIDE, y=_TOP, width=sheet.column, height=high - _TOP, **paint("wash"))
    yield element("rect", x=_SIDE, y=_TOP, width=width, height=bottom - _TOP, **paint(stroke="soft"))
    yield line(_SIDE, high, _SIDE + width, high, "soft")
    yield line(middle, _TOP, middle, bottom, "soft")
    yield line(sheet.left("L"), _TOP, sheet.left("L"), bottom, "line")
    for text, x, y, room, step in (
        (frame.quick_win, _SIDE + 7, _TOP + 16, sheet.column, 13),
        (frame.plan_it, middle + 7, _TOP + 16, sheet.column * 2, 13),
        (frame.when_time, _SIDE + 7, bottom - 8, sheet.column, -13),
        (frame.not_now, middle + 7, bottom - 8, sheet.column * 2, -13),
    ):
        lines = wrapped(text, room - 14, 11, bold=True)
        for n, each in enumerate(lines if step > 0 else reversed(lines)):
            yield words(each, x, y + step * n, size=11, colour="soft", bold=True)


def _around(sheet: _Sheet, frame: Frame) -> Iterable[str]:
    bottom = sheet.bottom
    for effort, text in zip(_EFFORTS, frame.efforts, strict=True):
        x = sheet.left(effort) + sheet.column / 2
        yield words(
            fitted(text, sheet.column - 6, 11), x, bottom + 16, size=11, colour="soft", anchor="middle"
        )
    across = fitted(frame.across, sheet.width - _SIDE, 12, bold=True)
    yield words(across, _SIDE + (sheet.width - _SIDE) // 2, bottom + 35, anchor="middle", bold=True)
    up = words(fitted(frame.up, bottom - _TOP, 12, bold=True), 0, 0, anchor="middle", bold=True)
    yield element("g", up, transform=f"translate(14 {number((_TOP + bottom) / 2)}) rotate(-90)")


def _placed(sheet: _Sheet, deeds: Sequence[Deed]) -> Iterable[tuple[Deed, Fraction, Fraction]]:
    """Yield each action with its place in its effort and its half, most effect first, none over another."""
    upper = (Fraction(_TOP + 44), sheet.high - 20)
    lower = (sheet.high + 20, sheet.bottom - 44)
    for effort in _EFFORTS:
        found = sorted((d for d in deeds if d.effort == effort), key=_rank)
        for half, ends in ((True, upper), (False, lower)):
            yield from _half(sheet, [d for d in found if (d.effect >= _HIGH) == half], *ends)


def _rank(deed: Deed) -> tuple[Fraction, bool, int, str]:
    return -deed.effect, not deed.number, deed.number, deed.title


def _half(
    sheet: _Sheet, deeds: Sequence[Deed], top: Fraction, bottom: Fraction
) -> Iterable[tuple[Deed, Fraction, Fraction]]:
    apart = _WIDE_APART if sheet.wide else _NARROW_APART
    places = spread([sheet.y(deed.effect) for deed in deeds], apart, top, bottom)
    for n, (deed, y) in enumerate(zip(deeds, places, strict=True)):
        lane = 0 if sheet.wide else n % _LANES
        yield deed, sheet.left(deed.effort) + 18 + lane * (2 * _R + 5), y


def _numbers(placed: Iterable[tuple[Deed, Fraction, Fraction]]) -> str:
    """Return the numbers on the marks, as one group."""
    inside = "".join(element("text", str(deed.number), x=x, y=y + 4) for deed, x, y in placed if deed.number)
    return element("g", inside, font_size=11, font_weight="600", text_anchor="middle", **paint(fill="paper"))


def _marks(placed: Sequence[tuple[Deed, Fraction, Fraction]]) -> Iterable[str]:
    """Yield the marks by kind: numbered dots, diamonds for red flags, empty rings for what is put off."""
    dots = [(x, y) for deed, x, y in placed if deed.number and not deed.red_flag]
    flags = [(x, y) for deed, x, y in placed if deed.number and deed.red_flag]
    rings = [(x, y) for deed, x, y in placed if not deed.number]
    reach = _R + 4
    if flags:
        corners = [((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)) for x, y in flags]
        yield element("g", "".join(map(shape, corners)), **paint("flag"))
    if dots:
        yield element("g", "".join(element("circle", cx=x, cy=y, r=_R) for x, y in dots), **paint("accent"))
    if rings:
        circles = "".join(element("circle", cx=x, cy=y, r=_R - 2) for x, y in rings)
        yield element("g", circles, **paint("paper", "soft", Fraction(3, 2)), stroke_dasharray="3 3")


def _name(sheet: _Sheet, deed: Deed, x: Fraction, y: Fraction) -> Iterable[str]:
    start, end = x + _R + 8, sheet.left(deed.effort) + sheet.column - _PAD
    lines = wrapped(deed.title, end - start, 12, lines=2)
    first = y + 4 - Fraction(13 * (len(lines) - 1), 2)
    yield from (words(text, start, first + 13 * n) for n, text in enumerate(lines))
