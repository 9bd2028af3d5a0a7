"""Before and after: one line for each section, from what it was to what it is."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cxaudit.report.charts.ink import Length, Said, breadth, fitted, line, picture, spread, words
from cxaudit.report.charts.marks import ring, spot
from cxaudit.value import Value, dataclass

_WIDTH, _TOP, _DEEP, _BOTTOM = 400, 34, 240, 12
_LEFT, _RIGHT = 140, 260
_APART = 15
_PAD = 4


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Turn(Value):
    """One section before and after; a score that is not known is None."""

    title: str
    before: Fraction | None
    after: Fraction | None
    before_text: str = ""
    after_text: str = ""


def slope(turns: Sequence[Turn], before: str, after: str, said: Said) -> str:
    """Return the picture; `before` and `after` head its two sides. Scores are 0 to 100."""
    deep = max(_DEEP, _APART * len(turns))
    parts = (
        words(fitted(before, _LEFT - _PAD, 12, bold=True), _LEFT, 16, anchor="end", bold=True),
        words(fitted(after, _WIDTH - _RIGHT - _PAD, 12, bold=True), _RIGHT, 16, bold=True),
        line(_LEFT, _TOP, _LEFT, _TOP + deep, "line"),
        line(_RIGHT, _TOP, _RIGHT, _TOP + deep, "line"),
        *(part for turn in turns for part in _line(turn, deep)),
        *_side([(t.before, t.title, t.before_text) for t in turns], deep, left=True),
        *_side([(t.after, t.title, t.after_text) for t in turns], deep, left=False),
    )
    return picture(_WIDTH, _TOP + deep + _BOTTOM, said, parts, name="slope")


def _y(score: Fraction, deep: Length) -> Fraction:
    return _TOP + (100 - score) * deep / 100


def _line(turn: Turn, deep: Length) -> Iterable[str]:
    """Yield one line: whole where the score rose or stayed, dashed where it fell."""
    if turn.before is not None and turn.after is not None:
        fell = turn.after < turn.before
        colour = "flag" if fell else "accent"
        yield line(_LEFT, _y(turn.before, deep), _RIGHT, _y(turn.after, deep), colour, width=2, dashed=fell)
    if turn.before is not None:
        yield ring(_LEFT, _y(turn.before, deep), size=4)
    if turn.after is not None:
        yield spot(_RIGHT, _y(turn.after, deep), size=5)


def _side(ends: Sequence[tuple[Fraction | None, str, str]], deep: Length, *, left: bool) -> Iterable[str]:
    """Yield the labels of one side, moved apart where scores lie close together."""
    known = sorted(((score, title, text) for score, title, text in ends if score is not None), key=_highest)
    wanted = [_y(score, deep) for score, _, _ in known]
    room = (_LEFT if left else _WIDTH - _RIGHT) - 14 - _PAD
    for y, (_, title, text) in zip(spread(wanted, _APART, _TOP, _TOP + deep), known, strict=True):
        said = fitted(title, room - breadth(f" {text}", 11), 11)
        label = f"{said} {text}" if left else f"{text} {said}"
        x, anchor = (_LEFT - 10, "end") if left else (_RIGHT + 10, "start")
        yield words(label, x, y + 4, size=11, anchor=anchor)


def _highest(end: tuple[Fraction, str, str]) -> tuple[Fraction, str]:
    return -end[0], end[1]
