"""Every fixed text of screens and reports by key, and the one door for numbers, plurals and dates.

A language is a folder with one catalogue per station: `say("interview.progress", ...)` looks up the whole
key in `TEXTS` of `wording/en/interview.py`. Texts name their gaps: `{section}`. Nothing asks the machine's
locale: the same input gives the same words everywhere.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from importlib import import_module

_LANGUAGE = "en"
_catalogues: dict[str, dict[str, str]] = {}


def say(key: str, **values: object) -> str:
    """Return the text `key` with its gaps filled; a key that no catalogue has is a `KeyError`."""
    name = key.partition(".")[0]
    if name not in _catalogues:
        _catalogues[name] = import_module(f"{__name__}.{_LANGUAGE}.{name}").TEXTS
    text = _catalogues[name][key]
    return text.format(**values) if values else text


def count(number: int, one: str, many: str) -> str:
    """Return a number with its noun: `1 question`, `0 questions`."""
    return f"{number} {one if number == 1 else many}"


def points(score: Fraction, *, borders: Iterable[Fraction] = ()) -> str:
    """Return a score of 0 to 100 as a whole number, half up; 0 and 100 only where they are exact.

    `borders` are where levels begin: rounding never carries a score up to a border it has not reached. A
    difference may be negative; it is rounded as its positive twin.
    """
    if score < 0:
        return f"-{points(-score)}"
    least = score.numerator // score.denominator
    whole = (2 * score.numerator + score.denominator) // (2 * score.denominator)
    if whole > least and (whole == 100 or any(score < border <= whole for border in borders)):
        whole = least
    return str(whole or (1 if score else 0))


def percent(share: Fraction) -> str:
    """Return a share of 0 to 1 as a whole percentage; 0% and 100% only where they are exact."""
    return f"{points(share * 100)}%"


def day(when: date) -> str:
    """Return a near date, as `Fri 12 Dec`."""
    weekday = say("dates.weekdays_short").split()[when.weekday()]
    return say(
        "dates.day", weekday=weekday, day=when.day, month=say("dates.months_short").split()[when.month - 1]
    )


def long_day(when: date) -> str:
    """Return a date in full, as `Friday 12 December 2026`."""
    return say(
        "dates.long_day",
        weekday=say("dates.weekdays").split()[when.weekday()],
        day=when.day,
        month=say("dates.months").split()[when.month - 1],
        year=when.year,
    )
