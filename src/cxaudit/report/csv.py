"""Report -> two CSV documents, answers and actions, made to be opened in a spreadsheet.

Every cell stands in quotes, lines end in CR LF, and the text starts with a byte order mark, without which
Excel takes UTF-8 for something else. A text that a spreadsheet would take for a formula gets a `'` before it.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from cxaudit.report import model, parts
from cxaudit.wording import say

MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?\Z", re.ASCII)
_UNSEEN = ("Cf", "Zs", "Zl", "Zp")


def render_answers(report: model.Report) -> str:
    """Return one row for every question that was asked, with all that was said to it."""
    rows = (_answer(group, row) for group in report.answers for row in group.answers)
    return document(say("report.csv_answers").split("|"), rows)


def render_actions(report: model.Report) -> str:
    """Return one row for every action, in the order of the plan, then those put off on purpose."""
    return document(say("report.csv_actions").split("|"), _actions(report.plan))


def safe(cell: str) -> str:
    """Return a cell as no spreadsheet takes it for a formula: with a `'` before it if it reads like one."""
    seen = next((each for each in cell if each in "\t\r" or not _is_unseen(each)), "")
    return f"'{cell}" if seen in _FORMULA and seen and not _NUMBER.match(cell) else cell


def _is_unseen(character: str) -> bool:
    return character == "\n" or unicodedata.category(character) in _UNSEEN


def document(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a whole document; no cell of it is a formula."""
    return MARK + "".join(_line(row) for row in (heads, *rows))


def _line(cells: Sequence[str]) -> str:
    quoted = (safe(cell).replace('"', '""') for cell in cells)
    return ",".join(f'"{cell}"' for cell in quoted) + "\r\n"


def _yes(is_so: bool) -> str:
    return say("report.csv_yes") if is_so else ""


def _answer(group: parts.AnswerGroup, row: parts.AnswerRow) -> Sequence[str]:
    return (
        row.question,
        row.ref,
        group.title,
        row.text,
        row.state,
        row.answer,
        row.na_reason,
        row.score.text if row.score else "",
        row.weight.text if row.scored else "",
        _yes(row.make_or_break),
        _yes(row.red_flag),
        row.note,
        row.cause,
        row.evidence,
        row.evidence_strength,
        _yes(row.inferred),
        row.customers,
        row.expected,
        row.gap.text if row.gap else "",
    )


def _actions(plan: parts.Plan) -> Iterable[Sequence[str]]:
    if plan.gate_action:
        yield _action(plan.gate_action)
    yield from (_action(each) for each in plan.ranked)
    yield from (_action(off.action, off.reason_text) for off in plan.not_now)


def _action(action: parts.Action, put_off: str = "") -> Sequence[str]:
    return (
        str(action.number or ""),
        action.id,
        action.title,
        action.who,
        "" if put_off else action.due,
        str("" if put_off else action.slot or ""),
        say("report.label_not_now") if put_off else action.due_text if not action.due else "",
        put_off,
        action.effort_text,
        action.impact_text,
        action.quadrant_text,
        _yes(action.red_flag),
        "; ".join(action.kpi),
        "; ".join(reason.question for reason in action.reasons),
        action.first_step,
        "\n".join((*action.steps, *action.also)),
        action.why,
        action.decision_text,
        action.status,
        action.status_text,
    )
