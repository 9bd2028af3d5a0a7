"""For people: each problem with its line of the file, a caret under the place, and what to do."""

import re

from cxaudit.diagnostics.checked import Checked
from cxaudit.diagnostics.concise import line
from cxaudit.problems import Problem
from cxaudit.text import HOSTILE, clean, columns

_BEFORE, _AFTER = 70, 40
_TAB = "    "


def render(checked: Checked) -> str:
    """Return every problem as a few lines."""
    return "".join(f"{text}\n" for problem in checked.problems for text in _lines(problem, checked))


def _lines(problem: Problem, checked: Checked) -> list[str]:
    hint = [f"    {text}" for text in clean(problem.hint).splitlines()] if problem.hint else []
    return [line(problem), *_excerpt(problem, checked), *hint]


def _excerpt(problem: Problem, checked: Checked) -> list[str]:
    """Return the source line and the marks under it, cut to what is near the place if it is long."""
    text = checked.line_of(problem)
    if text is None:
        return []
    start, end = problem.source.column - 1, checked.end_of(problem) - 1
    first = max(0, start - _BEFORE) if len(text) > _BEFORE + _AFTER else 0
    last = min(len(text), start + _AFTER) if len(text) > _BEFORE + _AFTER else len(text)
    before, there, after = (
        _visible(part)
        for part in (text[first:start], text[start : min(end, last)], text[min(end, last) : last])
    )
    left, right = "… " if first else "", " …" if last < len(text) else ""
    number = f"{problem.source.line:>5} | "
    marks = "^" + "~" * (columns(there) - 1)
    shown = f"{number}{left}{before}{there}{after}{right}".rstrip()
    return [shown, f"{'':>5} | {' ' * columns(left + before)}{marks}"]


def _visible(text: str) -> str:
    """Return `text` as it may be printed: nothing in it moves the cursor or has a width nobody knows."""
    return re.sub(HOSTILE, "\ufffd", text).replace("\t", _TAB)
