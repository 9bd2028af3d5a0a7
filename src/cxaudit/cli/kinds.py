"""Every problem of one file, whatever its kind: questionnaires, answers and audits told apart by content."""

import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cxaudit.cli.paths import STDIN, shown_path
from cxaudit.diagnostics.checked import lines_under
from cxaudit.diagnostics.silence import may_silence
from cxaudit.diagnostics.silence import silenced as unsilenced
from cxaudit.files.kind import kind_of
from cxaudit.files.limits import LIMITS
from cxaudit.files.yaml import decoded, parse, read_text
from cxaudit.problems import CallError, ContentError, CxauditError, Problem, Source, errors
from cxaudit.questionnaire.load import Loader
from cxaudit.questionnaire.model import Questionnaire

if TYPE_CHECKING:
    from cxaudit.cli.select import Selection


class Found(NamedTuple):
    """What one file gave: problems, how many were left out or silenced, and the lines they stand on.

    `stopped` says that not everything was checked, because of what is wrong.
    """

    problems: tuple[Problem, ...]
    left_out: int
    silenced: int
    lines: dict[tuple[str, int], str]
    stopped: bool


def problems_of(
    path: Path, loader: Loader, wanted: "Selection", ids: dict[str, str] | None = None, *, shown: str = ""
) -> Found:
    """Return the problems of a file that are wanted. Raises `CallError` if it cannot be read.

    `ids` are the questionnaires of the files before, each with its path; this one is added. `shown` is the
    path that problems carry.
    """
    from cxaudit.lint.source import of_source

    shown = shown or shown_path(path)
    text, problems = _read(path, shown)
    off: Collection[str] = ()
    if not errors(problems):
        kind = _first_key(text)
        if kind == "audit":
            problems = _audit_problems(shown, text)
        elif kind == "answers":
            problems = _answers_problems(path, shown, text, loader)
        elif kind == "thresholds":
            problems = _thresholds_problems(shown, text)
        elif kind == "mapping":
            problems = _mapping_problems(shown, text)
        elif kind == "brand":
            problems = _brand_problems(path, shown, text)
        else:
            problems, off = _questionnaire_problems(path, shown, text, loader, {} if ids is None else ids)
        if kind != "audit":
            told = {(p.code, p.source) for p in problems}
            seen = of_source(text, shown, prose=kind == "answers")
            problems = (*problems, *(p for p in seen if (p.code, p.source) not in told))
    stopped = bool(errors(problems))
    silenced = 0
    if may_silence(text):
        problems, silenced = unsilenced(problems, text, shown, stopped=stopped)
    kept, left_out = wanted.take(problems, off)
    return Found(kept, left_out, silenced, lines_under(kept, shown, text), stopped)


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
    path: Path, shown: str, text: str, loader: Loader, ids: dict[str, str]
) -> tuple[tuple[Problem, ...], Collection[str]]:
    """Return the problems of a questionnaire, and the codes among them that are off unless selected."""
    loaded = loader.load_text(text, shown, beside=path)
    if loaded.questionnaire is None:
        return loaded.problems, ()
    from cxaudit.lint import OFF_BY_DEFAULT, lint

    # What is wrong in an included file is shown when that file is checked.
    found = [p for p in lint(loaded.questionnaire) if p.source.path == shown]
    found += _taken_ids(loaded.questionnaire, shown, ids)
    return (*loaded.problems, *found), OFF_BY_DEFAULT


def _taken_ids(questionnaire: Questionnaire, shown: str, ids: dict[str, str]) -> list[Problem]:
    """No two questionnaires of one call have the same id."""
    before = ids.setdefault(questionnaire.id, shown)
    if before == shown:
        return []
    message = f"the id {questionnaire.id!r} is also that of {before}"
    hint = "Give each its own: audits and reports name the questionnaire by it."
    place = questionnaire.origin.at("id")
    return [Problem(code="id-taken", message=message, source=place, hint=hint, severity="warning")]


def _audit_problems(shown: str, text: str) -> tuple[Problem, ...]:
    from cxaudit.audit.store import read_audit

    try:
        return read_audit(shown, text=text).warnings
    except ContentError as error:
        return error.problems


def _brand_problems(path: Path, shown: str, text: str) -> tuple[Problem, ...]:
    from cxaudit.report.brand import check_brand

    return check_brand(text, shown, path.parent)[1]


def _thresholds_problems(shown: str, text: str) -> tuple[Problem, ...]:
    from cxaudit.thresholds.rules import read_thresholds

    return read_thresholds(text, shown)[1]


def _mapping_problems(shown: str, text: str) -> tuple[Problem, ...]:
    from cxaudit.survey.mapping_file import mapping_of

    return mapping_of(text, shown)[1]


def _answers_problems(path: Path, shown: str, text: str, loader: Loader) -> tuple[Problem, ...]:
    from cxaudit.audit.answers_file import read_answers, settle
    from cxaudit.questionnaire.load import open_questionnaire
    from cxaudit.scoring.relevance import relevance

    try:
        answers = read_answers(shown, text=text)
    except ContentError as error:
        return error.problems
    place = answers.origin.at("questionnaire")
    if not answers.questionnaire:
        message = "this file names no questionnaire, so its answers were held against none"
        hint = "Name it: `questionnaire: essential`. `cxaudit run NAME --answers FILE` checks them as well."
        return (
            *answers.problems,
            Problem(code="no-questionnaire", message=message, source=place, hint=hint, severity="warning"),
        )
    try:
        questionnaire = open_questionnaire(answers.questionnaire, loader.library, beside=path.parent)
    except ContentError as error:
        message = f"the questionnaire {answers.questionnaire!r} has errors, so it cannot be answered"
        return (*answers.problems, _unusable(place, message, error.hint))
    except CxauditError as error:
        return (*answers.problems, _unusable(place, error.message, error.hint))
    settled = settle(answers, questionnaire, lambda a: relevance(questionnaire, a).questions, partial=True)
    return settled.problems


def _unusable(place: Source, message: str, hint: str) -> Problem:
    return Problem(code="unknown-questionnaire", message=message, source=place, hint=hint)
