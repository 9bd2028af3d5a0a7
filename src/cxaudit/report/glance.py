"""What the eye finds first on a page: the figures behind the verdict, all of it on one sheet if it fits."""

from collections.abc import Iterable
from math import ceil

from cxaudit.report.look import Look
from cxaudit.report.model import FirstPage, Report
from cxaudit.value import Value, dataclass
from cxaudit.wording import say

_MOST_SECTIONS = 4
_EITHER, _A4 = (61, 70), (65, 75)
"""How many lines of a first page fit on a sheet in usual and in smaller type, as measured in a browser: on
Letter, which is the shorter and may be what is in the printer, and on A4."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Figure(Value):
    """One figure: what it is of, the figure, how it reads, and the section whose score it is, if any."""

    title: str
    text: str
    reading: str = ""
    section: str = ""


def figures(report: Report) -> tuple[Figure, ...]:
    """Return the figures the verdict rests on: both halves, else the top sections; tests, red flags.

    Where no section is rated there are none: the headline says all there is.
    """
    if report.halves:
        named = [report.halves.across.section, report.halves.up.section]
    else:
        named = [row.id for row in report.scorecard.sections if row.score and not row.depth][:_MOST_SECTIONS]
    rows = {row.id: row for row in report.scorecard.sections}
    found = [
        Figure(title=row.title, text=row.score.text, reading=row.reading, section=row.id)
        for row in map(rows.__getitem__, named)
        if row.score
    ]
    if not found:
        return ()
    found += [
        Figure(title=gate.title, text=say("report.gate_count", n=gate.full, total=gate.total))
        for gate in report.scorecard.gates
    ]
    if flags := report.scorecard.red_flags:
        found.append(Figure(title=say("report.label_red_flags"), text=str(len(flags))))
    return tuple(found)


def set_on_paper(page: FirstPage, look: Look) -> str:
    """Return how a first page is printed: `dense` in smaller type, `sheet` where it surely fits on one.

    What follows a sheet begins on the next one; what follows anything else, right below it. Lines are counted
    as a broad font breaks them.
    """
    usual, most = _A4 if look.brand and look.brand.paper == "A4" else _EITHER
    lines = _lines(page, look)
    if lines <= usual:
        return "sheet"
    return "sheet dense" if lines <= most else "dense"


def _lines(page: FirstPage, look: Look) -> float:
    head = 2.3 * _broken([page.title], 55) + _broken([" ".join(page.basis) + " " * 60], 75) + 3.5
    head += 4 if look.brand else 0
    head += 2 * _broken([page.headline], 70) + 4.5 + _broken([" ".join(page.meaning)], 95)
    body = (
        _broken([" ".join(page.reasons)], 100) + (2.5 if page.trouble else 0) + (2.5 if page.do_first else 0)
    )
    body += 1.4 * _broken([f"{each.stage} {each.text}" for each in page.trouble], 85)
    body += 2.2 * len(page.do_first) + _broken([" ".join(each.lines) for each in page.do_first], 95)
    notes = _broken([f"{each.label} {each.text}" for each in page.notes], 52) / 2 + 3
    return head + body + notes + _broken([" ".join(page.advice), " ".join(page.closing)], 95) + 2


def _broken(texts: Iterable[str], room: int) -> int:
    """Return how many lines the texts take, each broken after so many letters."""
    return sum(ceil(len(text) / room) for text in texts)
