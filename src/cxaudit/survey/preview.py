"""What the columns of an export look like, without showing what anybody answered; which is likely which."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxaudit.survey.cells import Rejected, is_no_opinion, looks_personal, plain, whole
from cxaudit.survey.columns import Column
from cxaudit.survey.days import DAY, Days
from cxaudit.survey.dialect import Dialect
from cxaudit.survey.words import POINTS, WORDS
from cxaudit.wording import say

_FEW_WORDS = 12
_ABOUT: Mapping[str, re.Pattern[str]] = {
    "nps": re.compile("recommend|empfehl|recommand|recomend|\\bnps\\b", re.I),
    "csat": re.compile("satisf|zufrieden|\\bcsat\\b", re.I),
    "ces": re.compile("easy|ease\\b|effort|einfach|leicht|facil|\\bces\\b", re.I),
    "group": re.compile(
        "^(region|branch|store|shop|product|group|department|filiale|gruppe|country|segment)", re.I
    ),
    "date": re.compile(
        "^(recordeddate|enddate|end date|submitdate|date submitted|timestamp|zeitstempel|completion time)",
        re.I,
    ),
}
"""What the header of each kind of column often says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A column as it is offered: `shape` says what its cells look like."""

    column: Column
    shape: str


def looks(dialect: Dialect) -> tuple[Look, ...]:
    """Return every column with the shape of its cells in the first rows."""
    return tuple(
        Look(column=column, shape=_shape([row[column.number - 1] for row in dialect.sample]))
        for column in dialect.columns
    )


def _shape(cells: Sequence[str]) -> str:
    said = [cell for cell in map(str.strip, cells) if cell and not is_no_opinion(cell)]
    if not said:
        return say("survey.shape_blank")
    numbers = [whole(plain(cell)) for cell in said]
    wholes = [number for number in numbers if isinstance(number, int)]
    if len(wholes) == len(said):
        low, high = min(wholes), max(wholes)
        short = abs(low) < 1000 and high < 1000
        return say("survey.shape_numbers", low=low, high=high) if short else say("survey.shape_other_numbers")
    if not any(isinstance(Days().read(cell[DAY]), Rejected) for cell in said):
        return say("survey.shape_dates")
    if any(map(looks_personal, said)):
        return say("survey.shape_personal")
    different = {plain(cell) for cell in said}
    if len(different) <= _FEW_WORDS and len(different) * 2 <= max(len(said), 2):
        return say("survey.shape_words", n=len(different))
    return say("survey.shape_text")


def likely(dialect: Dialect, role: str) -> Column | None:
    """Return the first column whose header speaks of a role and whose cells fit it, None if there is none."""
    for column in dialect.columns:
        if any(_ABOUT[role].search(name) for name in column.names) and _fits(dialect, column, role):
            return column
    return None


def _fits(dialect: Dialect, column: Column, role: str) -> bool:
    if role not in POINTS:
        return True
    low, high = POINTS[role]
    cells = [row[column.number - 1] for row in dialect.sample]
    said = [plain(cell) for cell in cells if not is_no_opinion(cell)]
    found = [WORDS[role].get(cell, whole(cell.split(" ")[0])) for cell in said if cell]
    return bool(found) and all(isinstance(each, int) and low <= each <= high for each in found)
