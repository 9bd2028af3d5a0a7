"""The one door for failures: a sentence and a hint on stderr, and a documented exit code."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperGroup

from cxaudit.problems import CallError, ContentError, CxauditError, InterruptedAuditError, Problem
from cxaudit.text import clean, one_line
from cxaudit.wording import say

BUG = 3
INTERRUPTED = 130


class Commands(TyperGroup):
    """The group of all commands; what a command raises becomes a message here, and nowhere else."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command and turn whatever it raises into an exit code."""
        with exit_codes():
            return super().invoke(ctx)


@contextmanager
def exit_codes() -> Iterator[None]:
    """Turn whatever is raised into a message and an exit code."""
    try:
        yield
    except CxauditError as error:
        tell_error(error)
        raise typer.Exit(error.exit_code) from None
    except KeyboardInterrupt:
        note("\n" + say("command.interrupted"))
        raise typer.Exit(INTERRUPTED) from None
    except (typer.Exit, typer.Abort, BrokenPipeError):
        raise
    except Exception as error:
        if _is_usage_error(error):
            raise
        _tell_bug(error)
        raise typer.Exit(BUG) from None


def _is_usage_error(error: Exception) -> bool:
    """Whether the command line itself was wrong: typer says so well by itself, with exit code 2."""
    return any(cls.__name__ == "ClickException" for cls in type(error).__mro__)


def note(text: str) -> None:
    """Print a line for the person on stderr."""
    if sys.stderr is not None:  # closed by whoever started us
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


def print_text(text: str) -> None:
    """Write a result to stdout as it is, at once. Raises `CallError` where stdout takes no more."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CallError(
            say("command.no_output", reason=error.strerror or error), hint=say("command.no_output_hint")
        ) from None


def problem_lines(problem: Problem) -> list[str]:
    """Return a problem as lines: place, severity, code and message; then the hint."""
    place = one_line(str(problem.source))
    lines = [f"{place}: {problem.severity}: {clean(problem.message)} [{problem.code}]"]
    if problem.hint:
        lines += [f"    {line}" for line in clean(problem.hint).splitlines()]
    return lines


def tell_problems(problems: Iterable[Problem]) -> None:
    """Print problems on stderr, each with its hint."""
    for problem in problems:
        for line in problem_lines(problem):
            note(line)


def tell_error(error: CxauditError) -> None:
    """Print a known error: its problems if it has any, its sentence, its hint."""
    if isinstance(error, ContentError):
        tell_problems(error.problems)
    start = "" if isinstance(error, InterruptedAuditError) else say("command.error") + " "
    message = one_line(error.message)
    note(start + (message if message.endswith((".", "?", "!", ":")) else message + "."))
    if error.hint:
        note(one_line(error.hint))


def _tell_bug(error: Exception) -> None:
    note(say("command.bug", kind=type(error).__name__, text=clean(str(error))))
    for more in getattr(error, "__notes__", ()):
        note(one_line(more))
    if os.environ.get("CXAUDIT_DEBUG"):
        import traceback

        note(clean("".join(traceback.format_exception(error))))
