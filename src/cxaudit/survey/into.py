"""A survey put beside the answers of an audit: second ratings of its questions, and the measures."""

from dataclasses import replace

from cxaudit.audit.answers import Answer, Customers, accept_customers
from cxaudit.audit.record import Audit
from cxaudit.audit.said import CustomersSaid
from cxaudit.survey.result import Survey
from cxaudit.wording import say


def with_survey(audit: Audit, survey: Survey) -> Audit:
    """Return the audit with what customers said: nothing else of it changes, and no score moves.

    Of a question or a measure that fewer than three people answered nothing is kept.
    """
    questions = {question.id: question for question in audit.questionnaire.questions()}
    source, answers = source_of(survey), dict(audit.answers)
    first = {asked.id: asked for asked in survey.questions if asked.rating and asked.value}
    for asked in survey.questions:
        if not asked.value or asked.rating:
            continue
        question, before = questions[asked.id], first.get(asked.id)
        n = min(asked.n, before.n) if before else asked.n
        expected = before.value if before else ""
        said = Customers(value=asked.value, n=n, source=source, expected=expected)
        accepted = accept_customers(question, audit.questionnaire.options_of(question), said)
        answers[asked.id] = replace(answers.get(asked.id, Answer()), customers=accepted)
    return replace(audit, answers=answers, survey=_said(survey, source) or audit.survey)


def source_of(survey: Survey) -> str:
    """Return where the answers are from: the files, and how many rows they have."""
    files = ", ".join(file.name for file in survey.files)
    return say("survey.into_source", files=files, rows=f"{survey.rows:,}")


def _said(survey: Survey, source: str) -> CustomersSaid | None:
    counts = {
        measure.id: {str(point): n for point, n in measure.counts.items()}
        for measure in survey.measures
        if measure.is_shown
    }
    if not counts:
        return None
    return CustomersSaid(
        source=source,
        nps=counts.get("nps", {}),
        csat=counts.get("csat", {}),
        ces=counts.get("ces", {}),
        first_month=survey.first_month,
        last_month=survey.last_month,
    )
