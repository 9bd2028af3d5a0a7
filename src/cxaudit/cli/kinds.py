"""Every problem of one file, whatever its kind: questionnaires, answers and audits told apart by content."""

import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from cxaudit.cli.paths import STDIN, shown_path
from cxaudit.diagnostics.checked import lines_under
from cxaudit.files.kind import kind_of
from cxaudit.files.limits import LIMITS
from cxaudit.files.yaml import decoded, parse, read_text
from cxaudit.problems import CallError, ContentError, CxauditError, Problem, Source, errors
from cxaudit.questionnaire.load import Loader

if TYPE_CHECKING:
    from cxaudit.cli.select import Selection

Found = tuple[tuple[Problem, ...], int, dict[tuple[str, int], str]]
"""Problems, how many were left out, and the lines of the file they stand on."""


def problems_of(path: Path, loader: Loader, wanted: "Selection") -> Found:
    """Return the problems of a file that are wanted. Raises `CallError` if it cannot be read."""
    shown = shown_path(path)
    text, problems = _read(path, shown)
    off: Collection[str] = ()
    if not errors(problems):
        kind = _first_key(text)
        if kind in ("answers", "audit"):
            problems = _audit_problems(shown, kind, text, loader)
        else:
            problems, off = _questionnaire_problems(path, shown, text, loader)
    kept, left_out = wanted.take(_unsilenced(problems, text, shown), off)
    return kept, left_out, lines_under(kept, shown, text)


def _unsilenced(problems: tuple[Problem, ...], text: str, shown: str) -> tuple[Problem, ...]:
    if "cxaudit: ignore=" not in text:
        return problems
    from cxaudit.diagnostics.silence import silenced

    return silenced(problems, text, shown)


def _read(path: Path, shown: str) -> tuple[str, tuple[Problem, ...]]:
    if path != STDIN:
        return read_text(path, shown=shown)
    if sys.stdin is None:
        raise CallError("Standard input is closed.", hint="Name a file instead of -.")
    return decoded(sys.stdin.buffer.read(LIMITS.bytes + 1), shown)


def _first_key(text: str) -> str:
    """Return the kind a file names in its kind line, without reading it whole where the line comes first."""
    for line in text.split("\n", 20)[:20]:
        plain = line.strip().removeprefix("\ufeff")
        if plain.startswith("cxaudit:"):
            return plain.removeprefix("cxaudit:").strip().strip("\"'").partition("/")[0]
        if plain and not plain.startswith(("#", "---", "%")):
            break
    return kind_of(parse(text, "")[0])


def _questionnaire_problems(
    path: Path, shown: str, text: str, loader: Loader
) -> tuple[tuple[Problem, ...], Collection[str]]:
    """Return the problems of a questionnaire, and the codes among them that are off unless selected."""
    loaded = loader.load_text(text, shown, beside=path)
    if loaded.questionnaire is None:
        return loaded.problems, ()
    from cxaudit.lint import OFF_BY_DEFAULT, lint

    # What is wrong in an included file is shown when that file is checked.
    found = [p for p in lint(loaded.questionnaire) if p.source.path == shown]
    return (*loaded.problems, *found), OFF_BY_DEFAULT


def _audit_problems(shown: str, kind: str, text: str, loader: Loader) -> tuple[Problem, ...]:
    from cxaudit.audit.answers_file import read_answers, settle
    from cxaudit.audit.store import read_audit
    from cxaudit.questionnaire.load import open_questionnaire
    from cxaudit.scoring.relevance import relevance

    try:
        if kind == "audit":
            return read_audit(shown, text=text).warnings
        answers = read_answers(shown, text=text)
        if not answers.questionnaire:
            return answers.problems
        questionnaire = open_questionnaire(answers.questionnaire, loader.library)
        settled = settle(
            answers, questionnaire, lambda a: relevance(questionnaire, a).questions, partial=True
        )
    except ContentError as error:
        return error.problems
    except CxauditError as error:
        place = Source(path=shown, line=1, column=1)
        return (Problem(code="unknown-questionnaire", message=error.message, source=place, hint=error.hint),)
    return settled.problems
