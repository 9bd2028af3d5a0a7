"""How a number reads where its arithmetic is shown."""

from fractions import Fraction

from cxaudit.files.table import decimal_text

_ENDS = (0, 100)
"""Shown only where they are exact."""


def figure(number: Fraction) -> str:
    """Return a number exactly if it is short, else as a fraction with a shortened decimal."""
    exact = decimal_text(number)
    if "/" not in exact and len(exact) <= 8:
        return exact
    short = Fraction(round(number * 100), 100)
    if short in _ENDS:
        short += Fraction(1, 100) if number > short else Fraction(-1, 100)
    return f"{number.numerator}/{number.denominator} (~{decimal_text(short)})"
