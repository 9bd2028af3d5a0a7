"""Problems in files are values with a place; trouble in the world is an exception with a hint."""

from collections.abc import Iterable
from typing import Literal

from cxaudit.value import Value, dataclass

Severity = Literal["error", "warning"]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Source(Value):
    """A place in a file: `path` as the user gave it, `line` and `column` from 1 (0: the whole file)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Problem(Value):
    """One mistake in one file: what is wrong (`message`), where (`source`), what to do (`hint`)."""

    code: str
    message: str
    source: Source
    severity: Severity = "error"
    hint: str = ""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The key problems are sorted by: file, line, column, code."""
        return (self.source.path, self.source.line, self.source.column, self.code, self.message)


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that make a file unusable, in order."""
    return tuple(sorted((p for p in problems if p.severity == "error"), key=lambda p: p.order))


class CxauditError(Exception):
    """Something went wrong that is not our bug: a sentence, a hint, and an exit code (2 unless said)."""

    exit_code = 2

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class CallError(CxauditError):
    """The call cannot be carried out: a bad option, a missing, unreadable or locked file, no terminal."""


class ContentError(CxauditError):
    """The content of a file is refused, whole, with every problem listed (exit code 1)."""

    exit_code = 1

    def __init__(self, message: str, *, problems: Iterable[Problem] = (), hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.problems = tuple(sorted(problems, key=lambda p: p.order))


class UnusableFileError(ContentError):
    """A file that the call needs cannot be used for what is wrong in it (exit code 2)."""

    exit_code = 2


class InterruptedAuditError(CxauditError):
    """The person stopped; the answers are saved and the message says how to resume (exit code 130)."""

    exit_code = 130


def did_you_mean(word: str, known: Iterable[str], *, in_order: bool = False) -> str:
    """Return 'Did you mean X?' for the nearest of `known`, or list them when they are few, or ''.

    They are listed by name, or as they come where their order says something.
    """
    from difflib import get_close_matches

    names = list(dict.fromkeys(known)) if in_order else sorted(set(known))
    near = [name for name in names if name.lower() == word.lower()]
    near = near or get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f"Did you mean {near[0]!r}?"
    if names and len(names) <= 12:
        return "Known here: " + ", ".join(names) + "."
    return ""
