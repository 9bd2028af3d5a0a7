"""What a call of `validate` found, as every format gets it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import field

from cxaudit.problems import Problem, Severity
from cxaudit.value import Value, dataclass
from cxaudit.wording import count

FORMATS = ("text", "concise", "github", "json", "sarif", "junit")
"""What problems can be told as; each is a module of this package."""

# Compiled when there is a problem to show.
_BREAK = "\r\n?|\n"
_LONGEST_LINE = 2000
_TOKEN = r"""\"(?:[^"\\]|\\.)*\"|'(?:[^']|'')*'|[\w.-]+"""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Checked(Value):
    """The files that were checked, every problem in order, and the source lines the problems stand on."""

    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    lines: Mapping[tuple[str, int], str] = field(default_factory=dict)
    strict: bool = False
    left_out: int = 0
    silenced: int = 0
    stopped: bool = False
    """Whether errors kept some file from being checked to the end."""

    def number(self, severity: Severity) -> int:
        """Return how many problems are that bad."""
        return sum(problem.severity == severity for problem in self.problems)

    @property
    def fails(self) -> bool:
        """Whether there is an error, or a warning where warnings count as errors."""
        return any(self.is_failure(problem) for problem in self.problems)

    def is_failure(self, problem: Problem) -> bool:
        """Whether this problem makes the call fail."""
        return self.strict or problem.severity == "error"

    def line_of(self, problem: Problem) -> str | None:
        """Return the source line a problem stands on, or None where there is none to show."""
        source = problem.source
        line = self.lines.get((source.path, source.line))
        return line if line and 0 < source.column <= len(line) + 1 else None

    def end_of(self, problem: Problem) -> int:
        """Return the column after the quoted text, or the word, that begins where the problem stands."""
        column = problem.source.column
        found = re.compile(_TOKEN).match(self.line_of(problem) or "", column - 1) if column else None
        return found.end() + 1 if found else column + 1

    def by_file(self) -> dict[str, list[Problem]]:
        """Return the problems of every file; a file without any has an empty list."""
        found: dict[str, list[Problem]] = {name: [] for name in self.files}
        for problem in self.problems:
            found.setdefault(problem.source.path, []).append(problem)
        return found

    @property
    def summary(self) -> str:
        """Errors and warnings, in words."""
        wrong, unsure = self.number("error"), self.number("warning")
        said = f"{count(wrong, 'error', 'errors')}, {count(unsure, 'warning', 'warnings')}"
        also = [f"{n} {how}" for n, how in ((self.left_out, "left out"), (self.silenced, "silenced")) if n]
        return f"{said} ({', '.join(also)})" if also else said


def lines_under(problems: Iterable[Problem], path: str, text: str) -> dict[tuple[str, int], str]:
    """Return the lines of the file `path` that problems stand on; one too long to show is left out."""
    wanted = {problem.source.line for problem in problems if problem.source.path == path}
    if not wanted:
        return {}
    lines = re.split(_BREAK, text.removeprefix("\ufeff"))
    return {
        (path, n): lines[n - 1] for n in wanted if 0 < n <= len(lines) and len(lines[n - 1]) < _LONGEST_LINE
    }
