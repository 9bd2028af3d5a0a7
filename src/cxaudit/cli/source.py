"""Audits made without an interview: from an answers file, from `--answer` options, or from both."""

import datetime
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from cxaudit import __version__
from cxaudit.audit.answers import Answer
from cxaudit.audit.answers_file import AnswersFile, read_answers, settle, with_pairs
from cxaudit.audit.record import Audit, Header
from cxaudit.cli.boundary import note, tell_problems
from cxaudit.problems import CallError, ContentError, Problem
from cxaudit.questionnaire.library import Library
from cxaudit.questionnaire.load import open_questionnaire
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.scoring.relevance import relevance
from cxaudit.wording import say

_FEW = 3
"""From more than this many on, answers that are not asked for are counted instead of listed."""

UNDATED = datetime.date(1970, 1, 1)
"""The date of a header that has none."""


def audit_from_answers(
    answers: Path | None,
    library: Library,
    *,
    name: str = "",
    pairs: Iterable[str] = (),
    given: Header | None = None,
    today: datetime.date = UNDATED,
    partial: bool = False,
    everything: bool = False,
) -> Audit:
    """Return the audit that an answers file and `--answer` options make, or refuse them whole.

    `given` is what the command line says about the header; it wins. Warnings go to stderr. Raises
    `ContentError` with every problem, or `CallError`.
    """
    file = with_pairs(read_answers(answers) if answers else None, pairs)
    questionnaire = _questionnaire_of(name, file, library)
    recorded = _recorded(questionnaire, file) if everything else {}
    file = with_pairs(file, [f"{id_}={value}" for id_, value in recorded.items()]) if recorded else file
    settled = settle(file, questionnaire, lambda found: _asked(questionnaire, found), partial=partial)
    if settled.is_refused:
        raise ContentError(
            "The answers are refused; nothing was written.",
            problems=settled.problems,
            hint="Correct what is listed, then run it again.",
        )
    _warn(settled.problems)
    return Audit(
        header=merged(settled.header, given or Header(), today),
        questionnaire=questionnaire,
        answers=settled.answers,
        finished=True,
        written_by=__version__,
    )


def _warn(warnings: tuple[Problem, ...]) -> None:
    """Print warnings; many answers that are not asked for are one matter, and one line."""
    aside = [problem for problem in warnings if problem.code == "not-relevant"]
    if len(aside) > _FEW:
        place, last = aside[0].source, aside[-1].source
        note(say("command.not_relevant", place=place, count=len(aside), last=last.line))
    tell_problems(p for p in warnings if p not in aside or len(aside) <= _FEW)


def _asked(questionnaire: Questionnaire, answers: dict[str, Answer]) -> tuple[str, ...]:
    return relevance(questionnaire, answers).questions


def _questionnaire_of(name: str, file: AnswersFile, library: Library) -> Questionnaire:
    """Return the questionnaire that the call names, else the answers file; they must not disagree."""
    if not (name or file.questionnaire):
        raise CallError(
            "Which questionnaire are these answers for?", hint="Name it: cxaudit run NAME --answers FILE"
        )
    beside = Path(file.path).parent
    if not name:
        return open_questionnaire(file.questionnaire, library, beside=beside)
    questionnaire = open_questionnaire(name, library)
    if file.questionnaire not in ("", name, questionnaire.id) and not _is_same(
        name, file.questionnaire, library, beside
    ):
        raise CallError(
            f"The answers in {file.path} are for {file.questionnaire!r}, not for {name!r}.",
            hint=f"Leave {name!r} out, or change `questionnaire:` in the file.",
        )
    return questionnaire


def _is_same(name: str, written: str, library: Library, beside: Path) -> bool:
    """Return whether an answers file means the same questionnaire as the call, by another name."""
    try:
        return library.find(name).resolve() == library.find(written, beside).resolve()
    except CallError:
        return False


def _recorded(questionnaire: Questionnaire, file: AnswersFile) -> dict[str, str]:
    """Return what `--all` records, for questions the file does not answer itself."""
    return {q.id: q.with_all for q in questionnaire.questions() if q.with_all and q.id not in file.given}


def merged(header: Header, given: Header, today: datetime.date) -> Header:
    """Return `header` with what `given` says in its place, dated today if nobody says when."""
    date = given.date if given.date != UNDATED else header.date
    return replace(
        header,
        client=given.client or header.client,
        respondent=given.respondent or header.respondent,
        group=given.group or header.group,
        date=date if date != UNDATED else today,
    )


def require_same(path: Path, held: Header, given: Header) -> None:
    """Raise `CallError` where the command line contradicts the header of an audit that is gone on with."""
    for option in ("client", "respondent", "group", "date"):
        before, now = getattr(held, option), getattr(given, option)
        if before not in ("", UNDATED) and now not in ("", UNDATED, before):
            raise CallError(
                f"{path} has the {option} {str(before)!r}, not {str(now)!r}.",
                hint=f"Leave --{option} out to go on with it, or name another file with --audit.",
            )
