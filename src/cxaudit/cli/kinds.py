"""Every problem of one file, whatever its kind: questionnaires, answers and audits told apart by content."""

from pathlib import Path

from cxaudit.files.kind import kind_of
from cxaudit.files.yaml import parse, read_text
from cxaudit.problems import ContentError, CxauditError, Problem, Source, errors
from cxaudit.questionnaire.load import Loader


def problems_of(path: Path, loader: Loader) -> tuple[Problem, ...]:
    """Return the problems of a file, sorted. Raises `CallError` if it cannot be read."""
    shown = path.as_posix()
    text, problems = read_text(path)
    if errors(problems):
        return problems
    first = _first_key(text)
    if first in ("answers", "audit"):
        return _audit_problems(path, first, text, loader)
    return loader.load_text(text, shown, beside=path, before=problems).problems


def _first_key(text: str) -> str:
    """Return the kind a file names in its kind line, without reading it whole where the line comes first."""
    for line in text.split("\n", 20)[:20]:
        plain = line.strip().removeprefix("\ufeff")
        if plain.startswith("cxaudit:"):
            return plain.removeprefix("cxaudit:").strip().strip("\"'").partition("/")[0]
        if plain and not plain.startswith(("#", "---", "%")):
            break
    return kind_of(parse(text, "")[0])


def _audit_problems(path: Path, kind: str, text: str, loader: Loader) -> tuple[Problem, ...]:
    from cxaudit.audit.answers_file import read_answers, settle
    from cxaudit.audit.store import read_audit
    from cxaudit.questionnaire.load import open_questionnaire
    from cxaudit.scoring.relevance import relevance

    try:
        if kind == "audit":
            return read_audit(path).warnings
        answers = read_answers(path, text=text)
        if not answers.questionnaire:
            return answers.problems
        questionnaire = open_questionnaire(answers.questionnaire, loader.library)
        settled = settle(
            answers, questionnaire, lambda a: relevance(questionnaire, a).questions, partial=True
        )
    except ContentError as error:
        return error.problems
    except CxauditError as error:
        place = Source(path=path.as_posix(), line=1, column=1)
        return (Problem(code="unknown-questionnaire", message=error.message, source=place, hint=error.hint),)
    return settled.problems
