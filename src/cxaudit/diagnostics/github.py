"""GitHub Actions: a workflow command for every problem, shown beside its line; a list of all; a summary."""

from cxaudit.annotation import annotation, visible
from cxaudit.diagnostics.checked import Checked
from cxaudit.diagnostics.concise import line
from cxaudit.problems import Problem
from cxaudit.text import clean, one_line
from cxaudit.wording import count, say

_SHOWN = 10
"""How many errors, and how many warnings, GitHub shows of one step."""


def render(checked: Checked) -> str:
    """Return an annotation for every problem, then a line that sums up."""
    with_problems = sum(1 for found in checked.by_file().values() if found)
    files = count(len(checked.files), "file", "files")
    summary = say("command.github_summary", found=checked.summary, wrong=with_problems, files=files)
    if checked.stopped:
        summary += " " + say("command.checked_further")
    if max(checked.number("error"), checked.number("warning")) > _SHOWN:
        summary += " " + say("command.github_more")
    notes = "".join(f"{_annotation(p, checked)}\n" for p in checked.problems)
    return notes + _listed(checked) + summary + "\n"


def _listed(checked: Checked) -> str:
    """Return every problem with its place, folded: the log shows of an annotation what it says, not where."""
    if not checked.problems:
        return ""
    # With a mark before each, since a line that begins with :: would be a command.
    lines = "".join(f"- {line(problem)}\n" for problem in checked.problems)
    return f"::group::{say('command.github_all')}\n{lines}::endgroup::\n"


def _annotation(problem: Problem, checked: Checked) -> str:
    source = problem.source
    properties = {"title": problem.code}
    if not source.path.startswith("<"):
        properties["file"] = visible(source.path)
    if source.line:
        properties |= {"line": str(source.line), "col": str(source.column)}
        properties |= {"endLine": str(source.line), "endColumn": str(checked.end_of(problem) - 1)}
    message = "\n".join(filter(None, (one_line(problem.message), clean(problem.hint))))
    return annotation(problem.severity, properties, message)
