"""One line a problem: place, severity, message, code."""

from cxaudit.diagnostics.checked import Checked
from cxaudit.problems import Problem
from cxaudit.text import one_line


def render(checked: Checked) -> str:
    """Return a line for every problem."""
    return "".join(line(problem) + "\n" for problem in checked.problems)


def line(problem: Problem) -> str:
    """Return a problem as one line, which no text in it can break."""
    place = one_line(str(problem.source))
    return f"{place}: {problem.severity}: {one_line(problem.message)} [{problem.code}]"
