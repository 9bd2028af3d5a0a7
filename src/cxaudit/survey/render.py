"""What is shown of a survey as plain text, as Markdown, and as JSON."""

from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Any

from cxaudit import markup
from cxaudit.survey.measures import FEWEST
from cxaudit.survey.result import Measure, Part, Survey
from cxaudit.survey.view import Heading, Shown, Table, figure, view
from cxaudit.text import columns, one_line

FORMAT = "survey/1"


def render_text(survey: Survey, width: int) -> str:
    """Return a survey as lines of text of at most `width` columns, where words allow it."""
    out: list[str] = []
    for shown in view(survey):
        lines = _text(shown, width)
        if isinstance(shown, Heading) and out:
            out.append("")
        out += lines
    return "\n".join(line.rstrip() for line in out) + "\n"


def _text(shown: Shown, width: int) -> list[str]:
    if isinstance(shown, Table):
        return _aligned(shown, width)
    lines = wrap(one_line(shown.text), width, break_long_words=False, break_on_hyphens=False)
    return (
        [*lines, "=" * max(map(columns, lines))] if isinstance(shown, Heading) and shown.level == 1 else lines
    )


def _aligned(table: Table, width: int) -> list[str]:
    """Return a table whose last column goes on below itself where it is too wide."""
    rows = [[one_line(cell) for cell in row] for row in (table.heads, *table.rows)]
    widths = [max(columns(row[at]) for row in rows) for at in range(len(table.heads))]
    start = sum(widths[:-1]) + 2 * len(widths)
    room = max(20, width - start)
    out = []
    for row in rows:
        cells = [_padded(cell, widths[at], right=at in table.right) for at, cell in enumerate(row[:-1])]
        is_right = len(row) - 1 in table.right
        last = [_padded(row[-1], widths[-1], right=True)] if is_right else wrap(row[-1], room) or [""]
        out.append("  " + "  ".join([*cells, last[0]]))
        out += [" " * start + line for line in last[1:]]
    return out


def _padded(cell: str, width: int, *, right: bool) -> str:
    blanks = " " * (width - columns(cell))
    return blanks + cell if right else cell + blanks


def render_markdown(survey: Survey) -> str:
    """Return a survey as a Markdown document."""
    return "\n\n".join(_markdown(view(survey))) + "\n"


def _markdown(shown: Iterable[Shown]) -> Iterable[str]:
    for each in shown:
        if isinstance(each, Heading):
            yield f"{'#' * each.level} {markup.text(each.text)}"
        elif isinstance(each, Table):
            yield markup.table(each.heads, each.rows, each.right)
        else:
            yield from markup.paragraph([each.text])


def render_json(survey: Survey) -> str:
    """Return a survey as one JSON document: the counts, and the figures as they are printed."""
    import json

    return json.dumps(plain(survey), ensure_ascii=False, indent=2) + "\n"


def plain(survey: Survey) -> dict[str, Any]:
    """Return a survey as plain data."""
    return {
        "format": FORMAT,
        "files": [{name: getattr(file, name) for name in _FILE} for file in survey.files],
        "rows": survey.rows,
        "blank_rows": survey.blank_rows,
        "first_month": survey.first_month,
        "last_month": survey.last_month,
        "measures": [_measure(measure) for measure in survey.measures],
        "questions": [
            {
                "id": each.id,
                "column": each.column,
                "n": each.n,
                "blank": each.blank,
                "value": each.value,
                "label": each.label,
                "score": None if each.score is None else str(100 * each.score),
                "rating": each.rating,
            }
            for each in survey.questions
        ],
        "rejected": [
            {
                "column": each.column,
                "reason": each.why,
                "cells": each.n,
                "rows": [{"file": file, "row": row} for file, row in each.rows],
            }
            for each in survey.rejections
        ],
    }


_FILE = ("name", "rows", "tool", "encoding", "delimiter", "header_rows", "columns")


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "id": measure.id,
        "column": measure.column,
        **_part(measure.id, measure),
        "blank": measure.blank,
        "words": dict(measure.words),
        "groups": _parts(measure.id, measure.groups),
        "hidden_groups": measure.hidden_groups,
        "months": _parts(measure.id, measure.months),
        "hidden_months": measure.hidden_months,
    }


def _parts(measure: str, parts: Sequence[Part]) -> list[dict[str, Any]]:
    return [{"name": part.name, **_part(measure, part)} for part in parts]


def _part(measure: str, part: Part | Measure) -> dict[str, Any]:
    """Return n, the counts and the figure; neither counts nor figure of fewer than three people."""
    if part.n < FEWEST:
        return {"n": part.n, "counts": None, "figure": None}
    shown = figure(measure, part.counts)
    return {
        "n": part.n,
        "counts": {str(point): n for point, n in part.counts.items()},
        "figure": {"text": shown.text, "share": shown.share, "low": shown.low, "high": shown.high},
    }
