"""The month a cell's date lies in; 03/04/2026 is read when it is known which number is the month."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cxaudit.survey.cells import Cell, Rejected, plain

Order = Literal["", "ymd", "dmy", "mdy"]
ORDERS: tuple[Order, ...] = ("ymd", "dmy", "mdy")
DAY = slice(0, 10)
"""Where in a cell the day stands: the time of day is cut off before it is read."""

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[ ,].*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Unclear:
    """A day written as two numbers and a year, and the months it lies in if the day or the month is first."""

    day_first: str
    month_first: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Reads days; `order` says in which order year, month and day stand, '' where nobody has said."""

    order: Order = ""
    header: str = ""

    def read(self, text: str) -> Cell | Unclear:
        """Return the month as 2026-03, or both months it may be."""
        said = text.strip()
        if not said:
            return None
        if found := _YEAR_FIRST.fullmatch(said):
            if found[1] == "1980" and int(found[2]) == int(found[3]) == 1:
                return Rejected("placeholder_date")  # what LimeSurvey writes where answers are anonymous
            return _month(int(found[1]), int(found[2]), int(found[3])) or Rejected("not_a_date")
        found = _YEAR_LAST.fullmatch(said)
        if found is None:
            is_header = plain(said) == plain(self.header)[: len(plain(said))]
            return Rejected("header" if is_header else "not_a_date")
        first, second = int(found[1]), int(found[3])
        year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
        unclear = Unclear(_month(year, second, first), _month(year, first, second))
        if not (unclear.day_first or unclear.month_first):
            return Rejected("not_a_date")
        order = "dmy" if found[2] == "." else self.order
        return settled(unclear, order) if order in ("dmy", "mdy") else unclear


def settled(day: Unclear, order: Order) -> Cell:
    """Return the month of a day once it is known which number comes first."""
    month = {"dmy": day.day_first, "mdy": day.month_first}.get(order, "")
    return month or Rejected("no_such_order")


def _month(year: int, month: int, day: int) -> str:
    """Return a month as text, '' if there is no such day."""
    try:
        return date(year, month, day).isoformat()[:7]
    except ValueError:
        return ""
