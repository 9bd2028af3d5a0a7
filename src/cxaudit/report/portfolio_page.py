"""A portfolio as one page for a browser and for paper, in the dress of a report."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxaudit import __version__
from cxaudit.portfolio import Row
from cxaudit.report.display import full_day
from cxaudit.report.html import document, text_of
from cxaudit.report.portfolio import cells, heads
from cxaudit.text import one_line
from cxaudit.wording import count, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: what is read, what the column is sorted by ('' comes last), and whether it alarms.

    `pips` show a place among several: which of them are filled.
    """

    label: str
    text: str
    order: str
    kind: str = ""
    alarm: bool = False
    pips: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One audit with its cells, or a file with the `problem` that keeps it from being used."""

    title: str
    order: str
    path: str
    problem: str = ""
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything the page says beside its title."""

    skip: str
    basis: tuple[str, ...]
    caption: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    problem: str
    note: str
    about: str
    day: str


def as_html(rows: Sequence[Row], *, folder: str, older: int, every: bool, today: datetime.date) -> str:
    """Return the rows as one HTML document that needs nothing else.

    `older` audits were left out, unless `every` one was asked for; what is overdue is seen `today`.
    """
    page = Page(
        skip=say("portfolio.skip"),
        basis=tuple(_basis(rows, older, every=every, today=today)),
        caption=say("portfolio.caption"),
        heads=heads()[:-1],
        lines=tuple(map(_line, rows)),
        problem=say("portfolio.problem"),
        note=say("portfolio.note"),
        about=say("portfolio.about"),
        day=full_day(today),
    )
    title = say("portfolio.title", folder=one_line(folder))
    style = text_of("portfolio.css")
    return document("portfolio.html.j2", style, title=title, language="en", version=__version__, page=page)


def _basis(rows: Sequence[Row], older: int, *, every: bool, today: datetime.date) -> Iterator[str]:
    """Yield what the page shows, what it leaves out, and where to look first."""
    usable = [row for row in rows if not row.problem]
    audits = count(len(usable), say("portfolio.audit_one"), say("portfolio.audit_many"))
    yield say("portfolio.page_all", audits=audits) if every else say("portfolio.page_newest", audits=audits)
    flagged, late = sum(bool(row.flags) for row in usable), sum(bool(row.overdue) for row in usable)
    yield say("portfolio.page_look", flagged=flagged, late=late, day=full_day(today))
    if older:
        yield say("portfolio.page_older", number=older)
    if broken := len(rows) - len(usable):
        yield say("portfolio.page_broken", number=broken)


def _line(row: Row) -> Line:
    path = one_line(row.path)
    if row.problem:
        problem = one_line(row.problem).removeprefix(f"{path}:").strip()
        return Line(title=path, order="", path="", problem=problem)
    client, *_ = cells(row)
    return Line(title=client, order=row.client, path=path, cells=tuple(_cells(row)))


def _cells(row: Row) -> Iterator[Cell]:
    _, *labels, _ = heads()
    _, *texts, _ = cells(row)
    orders = (
        row.date.isoformat() if row.date else "",
        str(row.rank) if row.rank >= 0 else "",
        "" if row.score is None else f"{float(row.score):.6f}",
        str(row.flags),
        "" if row.coverage is None else f"{float(row.coverage):.6f}",
        str(row.overdue),
    )
    kinds = ("date", "words", "words", "figure", "figure", "figure")
    alarms = (False, False, False, bool(row.flags), False, False)
    pips = ((), tuple(place <= row.rank for place in range(row.levels)), (), (), (), ())
    for label, text, order, kind, alarm, on in zip(labels, texts, orders, kinds, alarms, pips, strict=True):
        yield Cell(label=label, text=text, order=order, kind=kind, alarm=alarm, pips=on)
