"""What is shown of a survey as plain text, as Markdown, and as JSON."""

from collections.abc import Iterable, Sequence
from typing import Any

from cxaudit import markup
from cxaudit.aligned import aligned, wrapped
from cxaudit.survey.measures import FEWEST
from cxaudit.survey.result import Measure, Part, Survey
from cxaudit.survey.view import Heading, Shown, Table, figure, view
from cxaudit.text import columns, one_line

FORMAT = "survey/1"
_INDENT = "  "


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
    lines = wrapped(one_line(shown.text), width)
    return (
        [*lines, "=" * max(map(columns, lines))] if isinstance(shown, Heading) and shown.level == 1 else lines
    )


def _aligned(table: Table, width: int) -> list[str]:
    """Return a table whose cells go on below themselves between words where it is too wide.

    Where not even its longest words stand side by side, each row becomes lines of its own.
    """
    rows = [[one_line(cell) for cell in row] for row in (table.heads, *table.rows)]
    lines = aligned(rows, right=table.right, width=width - len(_INDENT))
    return _stacked(rows, width) if lines is None else [_INDENT + line for line in lines]


def _stacked(rows: Sequence[Sequence[str]], width: int) -> list[str]:
    out = []
    for row in rows[1:]:
        for head, cell in zip(rows[0], row, strict=True):
            out += [_INDENT + line for line in wrapped(f"{head}: {cell}", width - len(_INDENT))]
        out.append("")
    return out[:-1]


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
                "rejected": each.rejected,
                "value": each.value,
                "label": each.label,
                "score": None if each.score is None else str(100 * each.score),
                "rating": each.rating,
            }
            for each in survey.questions
        ],
        "about": [
            {name: getattr(each, name) for name in ("role", "column", "n", "blank", "rejected")}
            for each in survey.about
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


_FILE = ("name", "rows", "tool", "encoding", "delimiter", "header_rows", "title_rows", "columns")


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "id": measure.id,
        "column": measure.column,
        **_part(measure.id, measure),
        "blank": measure.blank,
        "rejected": measure.rejected,
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
