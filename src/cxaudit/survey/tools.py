"""Which survey tool made an export, and what its header rows say about the columns."""

import re
from collections.abc import Sequence
from typing import Final, Literal

from cxaudit.survey.columns import Column
from cxaudit.text import one_line

Tool = Literal["qualtrics", "surveymonkey", "limesurvey", "google", "microsoft", "plain"]
TOOLS: tuple[Tool, ...] = ("qualtrics", "surveymonkey", "limesurvey", "google", "microsoft", "plain")
Rows = Sequence[Sequence[str]]

_MARKS: Final[tuple[tuple[Tool, frozenset[str]], ...]] = (
    ("qualtrics", frozenset(("startdate", "enddate", "responseid"))),
    ("qualtrics", frozenset(("responseid", "responseset"))),
    ("surveymonkey", frozenset(("respondent id", "collector id"))),
    ("surveymonkey", frozenset(("respondentid", "collectorid"))),
    ("limesurvey", frozenset(("id", "submitdate"))),
    ("limesurvey", frozenset(("response id", "date submitted"))),
    ("limesurvey", frozenset(("antwort id", "datum abgeschickt"))),
    ("limesurvey", frozenset(("id. response id",))),
    ("limesurvey", frozenset(("id. antwort id",))),
    ("microsoft", frozenset(("id", "start time", "completion time"))),
    ("microsoft", frozenset(("id", "startzeit", "fertigstellungszeit"))),
    ("microsoft", frozenset(("id", "heure de début", "heure de fin"))),
)
"""Headers that only one tool writes, in the languages met so far."""

_GOOGLE = (
    "timestamp",
    "zeitstempel",
    "horodateur",
    "marca temporal",
    "informazioni cronologiche",
    "tijdstempel",
)
_MOST_TITLES = 5
_GENERAL = frozenset(("", "response", "open-ended response"))
_WITH_CODE = re.compile(r"([A-Za-z]\w*(?:\[[^\]]*\])*)\. (.+)", re.DOTALL)
_VALUE = re.compile(r"[-+]?\d+(?:[.,]\d+)?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*", re.ASCII)


def tool_of(rows: Rows) -> Tool:
    """Return the tool whose header the first rows are, 'plain' if it is none's."""
    for row in rows[:2]:
        names = {one_line(cell).casefold() for cell in row}
        for tool, marks in _MARKS:
            if marks <= names and (tool == "qualtrics" or row is rows[0]):
                return tool
    if rows and rows[0] and one_line(rows[0][0]).casefold() in _GOOGLE:
        return "google"
    return "plain"


def titles_above(rows: Rows) -> int:
    """Return how many rows above the header are its title, as Excel has it: one cell of words, or none.

    That is so only where a row with several cells follows, none of which is a number or a date.
    """
    filled = [[cell.strip() for cell in row if cell.strip()] for row in rows[: _MOST_TITLES + 1]]
    header = next((at for at, cells in enumerate(filled) if len(cells) > 1), 0)
    said = [cell for cells in filled[:header] for cell in cells]
    if not said or any(map(_VALUE.fullmatch, (*said, *filled[header]))):
        return 0
    return header


def header_rows_of(tool: Tool, rows: Rows) -> int:
    """Return how many rows of an export are its header."""
    if tool == "qualtrics":
        return 3 if len(rows) > 2 and rows[2] and rows[2][0].lstrip().startswith('{"ImportId"') else 2
    if tool == "surveymonkey" and len(rows) > 1:
        second = [one_line(cell) for cell in rows[1]]
        return 2 if not second[0] and any(second) else 1
    if tool == "plain" and rows and any(map(_VALUE.fullmatch, map(str.strip, rows[0]))):
        return 0
    return 1


def columns_of(tool: Tool, header: Rows, width: int) -> tuple[Column, ...]:
    """Return the columns that the header rows name."""
    rows = [[one_line(cell) for cell in row] + [""] * (width - len(row)) for row in header]
    makers = {"qualtrics": _qualtrics, "surveymonkey": _surveymonkey, "limesurvey": _limesurvey}
    if rows and tool in makers:
        return tuple(makers[tool](rows, width))
    texts = [" | ".join(dict.fromkeys(filter(None, (row[at] for row in rows)))) for at in range(width)]
    return tuple(Column(number=at + 1, text=text) for at, text in enumerate(texts))


def _qualtrics(rows: list[list[str]], width: int) -> list[Column]:
    """The first row has codes, the second questions; a third has identifiers nobody types."""
    texts = rows[1] if len(rows) > 1 else [""] * width
    return [Column(number=at + 1, code=rows[0][at], text=texts[at]) for at in range(width)]


def _surveymonkey(rows: list[list[str]], width: int) -> list[Column]:
    """The first row has a question over the first of its columns, the second the options of each."""
    made, text = [], ""
    for at in range(width):
        text = rows[0][at] or text
        option = rows[1][at] if len(rows) > 1 else ""
        option = "" if option.casefold() in _GENERAL else option
        made.append(Column(number=at + 1, text=text, option=option))
    return made


def _limesurvey(rows: list[list[str]], width: int) -> list[Column]:
    """Headers are codes, texts, or both: `NPS. How likely is it ...`."""
    found = [_WITH_CODE.fullmatch(rows[0][at]) for at in range(width)]
    return [
        Column(number=at + 1, code=both[1], text=both[2]) if both else Column(number=at + 1, text=rows[0][at])
        for at, both in enumerate(found)
    ]
