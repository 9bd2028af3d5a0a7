"""A portfolio's rows as a table of text and as JSON."""

from collections.abc import Sequence

from cxaudit.aligned import aligned, wrapped
from cxaudit.portfolio import Row
from cxaudit.text import columns, json_text, one_line
from cxaudit.wording import say

FORMAT = "portfolio/1"
_WIDEST = 32
_RIGHT = (4, 5, 6)
"""The columns of numbers."""


def heads() -> tuple[str, ...]:
    """Return the heads of the table, in order."""
    return (
        say("portfolio.client"),
        say("portfolio.date"),
        say("portfolio.verdict"),
        say("portfolio.weakest_head"),
        say("portfolio.flags"),
        say("portfolio.coverage"),
        say("portfolio.overdue"),
        say("portfolio.file"),
    )


def cells(row: Row) -> tuple[str, ...]:
    """Return a usable audit's cells, as they are read, in the order of the heads."""
    verdict = row.verdict if row.finished else say("portfolio.unfinished", verdict=row.verdict)
    return (
        row.client or say("portfolio.unnamed"),
        row.date.isoformat() if row.date else "",
        verdict,
        row.weakest_text,
        str(row.flags),
        row.coverage_text,
        str(row.overdue),
        one_line(row.path),
    )


def as_text(rows: Sequence[Row], width: int = 0) -> str:
    """Return a table in lines of at most `width` columns, then the files that cannot be used, and why.

    Where a table has no room, each audit is a few lines. A width of 0 is any.
    """
    usable = [row for row in rows if not row.problem]
    lines = [tuple(_short(cell) for cell in cells(row)[:-1]) + cells(row)[-1:] for row in usable]
    written = (aligned([heads(), *lines], right=_RIGHT, width=width) if lines else []) or [
        line for row in usable for line in _card(row, width)
    ]
    written += [_trouble(row) for row in rows if row.problem]
    return "".join(f"{line}\n" for line in written)


def _card(row: Row, width: int) -> list[str]:
    """Return one audit as lines: the client, then each head with its cell."""
    client, *others = cells(row)
    said = " · ".join(f"{head}: {cell}" for head, cell in zip(heads()[1:], others, strict=True))
    return [*wrapped(client, width), *wrapped(f"  {said}", width, rest="  ")]


def whole_table(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """Return heads and rows with nothing shortened, a file that cannot be used beside the reason."""
    nothing = ("",) * (len(heads()) - 1)
    lines = [
        (*nothing, one_line(row.path), row.problem) if row.problem else (*cells(row), "") for row in rows
    ]
    return [(*heads(), say("portfolio.problem")), *lines]


def _trouble(row: Row) -> str:
    path, problem = one_line(row.path), one_line(row.problem)
    return problem if problem.startswith(path) else f"{path}: {problem}"


def _short(cell: str) -> str:
    if columns(cell) <= _WIDEST:
        return cell
    while columns(cell) > _WIDEST - 1:
        cell = cell[:-1]
    return f"{cell.rstrip()}…"


def as_json(rows: Sequence[Row]) -> str:
    """Return one document with every row, exact figures beside the words."""
    document = {"format": FORMAT, "audits": [_data(row) for row in rows]}
    return json_text(document)


def _data(row: Row) -> dict[str, object]:
    return {
        "path": row.path,
        "problem": row.problem,
        "client": row.client,
        "questionnaire": row.questionnaire,
        "date": row.date.isoformat() if row.date else "",
        "finished": row.finished,
        "verdict": row.verdict,
        "weakest": row.weakest,
        "score": None if row.score is None else str(row.score),
        "red_flags": row.flags,
        "coverage": None if row.coverage is None else str(row.coverage),
        "overdue": row.overdue,
    }
