"""For other programs: one JSON document, described in docs/validate-json.md."""

import json
import re

from cxaudit import __version__
from cxaudit.diagnostics.checked import Checked
from cxaudit.problems import Problem
from cxaudit.text import HOSTILE, clean

FORMAT = "problems/1"


def render(checked: Checked) -> str:
    """Return the whole as JSON."""
    document = {
        "format": FORMAT,
        "cxaudit": __version__,
        "failed": checked.fails,
        "errors": checked.number("error"),
        "warnings": checked.number("warning"),
        "silenced": checked.silenced,
        "files": list(checked.files),
        "problems": [_problem(problem, checked) for problem in checked.problems],
    }
    return written(document)


def written(document: object) -> str:
    """Return a document as JSON text; what could command a terminal, or is half a character, is escaped."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return re.sub(HOSTILE, lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _problem(problem: Problem, checked: Checked) -> dict[str, object]:
    source = problem.source
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": clean(problem.message),
        "hint": clean(problem.hint),
        "path": source.path,
        "line": source.line or None,
        "column": source.column or None,
        "end_line": source.line or None,
        "end_column": checked.end_of(problem) if source.column else None,
    }
