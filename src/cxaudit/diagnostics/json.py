"""For other programs: one JSON document, described in docs/validate-json.md."""

from cxaudit import __version__
from cxaudit.diagnostics.checked import Checked
from cxaudit.problems import Problem
from cxaudit.text import clean, json_text

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
    return json_text(document)


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
