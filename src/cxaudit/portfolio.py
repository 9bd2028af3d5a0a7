"""A folder of audits as one table: the newest of every client, how it came out, what is overdue."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cxaudit.audit.own_plan import own_due
from cxaudit.audit.record import Audit
from cxaudit.plan.make import make_plan
from cxaudit.scoring.score import score
from cxaudit.scoring.scorecard import Scorecard, SectionScore
from cxaudit.text import one_line
from cxaudit.wording import points, say

Column = Literal["client", "date", "verdict", "weakest", "flags", "coverage", "overdue"]
COLUMNS: tuple[Column, ...] = ("client", "date", "verdict", "weakest", "flags", "coverage", "overdue")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One audit. `rank` is the place of its verdict among so many `levels`, -1 without one.

    `weakest` is the title of the lowest part the verdict rests on, `score` (0..100) its score; `coverage`
    (0..100) that of the least answered one, or of the whole if that is less. `problem` says why a file could
    not be used; all else is empty.
    """

    path: str
    client: str = ""
    questionnaire: str = ""
    date: datetime.date | None = None
    finished: bool = False
    verdict: str = ""
    rank: int = -1
    levels: int = 0
    weakest: str = ""
    score: Fraction | None = None
    flags: int = 0
    coverage: Fraction | None = None
    overdue: int = 0
    problem: str = ""

    @property
    def weakest_text(self) -> str:
        """The weakest section with its score, as it is read."""
        if self.score is None:
            return self.weakest
        return say("portfolio.weakest", title=self.weakest, score=points(self.score)).strip()

    @property
    def coverage_text(self) -> str:
        """The coverage as it is read."""
        return "" if self.coverage is None else say("portfolio.share", share=points(self.coverage))


def row_of(path: str, audit: Audit, today: datetime.date) -> Row:
    """Return the row of an audit, as seen `today`."""
    card = score(audit)
    levels = [level.id for level in audit.questionnaire.levels]
    verdict = card.verdict
    title = say("portfolio.no_verdict")
    if verdict:
        title = verdict.level.title
        title = say("portfolio.provisional", level=title) if verdict.provisional else title
    parts = _parts(card)
    rated = [each for each in parts if each.score is not None]
    lowest = min(rated, key=lambda each: each.score or 0, default=None)
    shares = [each.coverage for each in (*parts, card.whole) if each.coverage is not None]
    return Row(
        path=path,
        client=one_line(audit.header.client),
        questionnaire=audit.questionnaire.id,
        date=audit.header.date,
        finished=audit.finished,
        verdict=title,
        rank=levels.index(verdict.level.id) if verdict else -1,
        levels=len(levels) if verdict else 0,
        weakest=one_line(lowest.title) if lowest else "",
        score=lowest.score if lowest else None,
        flags=len(card.red_flags) + sum(bool(found.red_flag) for found in audit.header.own_findings),
        coverage=min(shares) * 100 if shares else None,
        overdue=sum(action.is_overdue(today) for action in make_plan(audit, card).actions)
        + sum(own.is_overdue(today) for own in own_due(audit)),
    )


def _parts(card: Scorecard) -> Sequence[SectionScore]:
    """Return the sections the verdict rests on as far as asked, else those at the top that count."""
    found = [card.section(name) for name in card.weakest_of]
    named = [each for each in found if each is not None]
    return named or [each for each in card.sections if each.scored] or [card.whole]


def newest(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the newest audit of every client; audits without a client, and broken files, all stay."""
    kept: dict[str, Row] = {}
    for row in rows:
        name = row.client.casefold() if row.client and not row.problem else f"\0{row.path}"
        other = kept.get(name)
        if other is None or _age(row) > _age(other):
            kept[name] = row
    return tuple(kept.values())


def _age(row: Row) -> tuple[datetime.date, str]:
    return row.date or datetime.date.min, row.path


def ordered(rows: Iterable[Row], by: Column = "client") -> tuple[Row, ...]:
    """Return rows in the order of a column: what needs looking at first, broken files last of all."""

    def key(row: Row) -> tuple[object, ...]:
        """Return what orders a row: the column, then the client, then the file."""
        return bool(row.problem), _order(row, by), _order(row, "client"), row.path

    return tuple(sorted(rows, key=key))


def _order(row: Row, by: Column) -> tuple[bool, Fraction | int | str]:
    """Return what orders a row by a column; nothing known comes after what is known."""
    value: Fraction | int | str | None = {
        "client": row.client.casefold() or None,
        "date": -row.date.toordinal() if row.date else None,
        "verdict": row.rank if row.rank >= 0 else None,
        "weakest": row.score,
        "flags": -row.flags,
        "coverage": row.coverage,
        "overdue": -row.overdue,
    }[by]
    return (value is None, 0 if value is None else value)
