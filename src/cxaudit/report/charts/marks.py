"""The marks that stand for a score: a dot, a diamond where a red flag lies, a ring where nothing is known."""

from collections.abc import Iterable
from fractions import Fraction

from cxaudit.report.charts.ink import Length, element, number, paint


def shape(corners: Iterable[tuple[Length, Length]], **attributes: Length | str) -> str:
    """Return a closed shape with straight sides."""
    points = " ".join(f"{number(x)},{number(y)}" for x, y in corners)
    return element("polygon", points=points, **attributes)


def spot(x: Length, y: Length, *, flag: bool = False, size: Length = 8) -> str:
    """Return the mark of a score: a dot, or a diamond where a red flag lies."""
    if not flag:
        return element("circle", cx=x, cy=y, r=size, **paint("accent", "paper", 2))
    reach = Fraction(size) + 2
    return shape(
        ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)), **paint("flag", "paper", 2)
    )


def ring(x: Length, y: Length, *, size: Length = 7, dashed: bool = False) -> str:
    """Return an empty ring: what could be, or what was not looked at."""
    dash = {"stroke_dasharray": "3 3"} if dashed else {}
    colour = "soft" if dashed else "accent"
    return element("circle", cx=x, cy=y, r=size, **paint("paper", colour, 2), **dash)
