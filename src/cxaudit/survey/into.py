"""A survey put beside the answers of an audit: second ratings of its questions, and the measures."""

from collections.abc import Iterator
from dataclasses import replace

from cxaudit.audit.answers import Answer, Customers, accept_customers
from cxaudit.audit.record import Audit
from cxaudit.audit.said import CustomersSaid
from cxaudit.survey.result import Survey
from cxaudit.wording import say


def with_survey(audit: Audit, survey: Survey) -> Audit:
    """Return the audit with what customers said: nothing else of it changes, and no score moves.

    Of a question or a measure that fewer than three people answered nothing is kept. Of an earlier survey
    that this one replaces, or an earlier count of the same files, nothing stays; ratings by hand do.
    """
    questions = {question.id: question for question in audit.questionnaire.questions()}
    source, said = source_of(survey), _said(survey, source_of(survey))
    answers = {id_: _without_earlier(audit, each, survey, said) for id_, each in audit.answers.items()}
    answers = {id_: each for id_, each in answers.items() if not each.is_empty}
    first = {asked.id: asked for asked in survey.questions if asked.rating and asked.value}
    for asked in survey.questions:
        if not asked.value or asked.rating:
            continue
        question, before = questions[asked.id], first.get(asked.id)
        n = min(asked.n, before.n) if before else asked.n
        expected = before.value if before else ""
        mean = None if asked.score is None else 100 * asked.score
        second = Customers(value=asked.value, n=n, source=source, expected=expected, score=mean)
        accepted = accept_customers(question, audit.questionnaire.options_of(question), second)
        answers[asked.id] = replace(answers.get(asked.id, Answer()), customers=accepted)
    return replace(audit, answers=answers, survey=said or audit.survey)


def _without_earlier(audit: Audit, answer: Answer, survey: Survey, said: CustomersSaid | None) -> Answer:
    """Return an answer without what an earlier survey put beside it, where this one stands instead."""
    if answer.customers is None or not answer.customers.source:
        return answer
    source = answer.customers.source
    is_replaced = said is not None and audit.survey is not None and source == audit.survey.source
    same_files = source.rpartition(" (")[0] == source_of(survey).rpartition(" (")[0]
    return replace(answer, customers=None) if is_replaced or same_files else answer


def replaced(before: Audit, after: Audit) -> Iterator[str]:
    """Yield in sentences what a survey put into an audit has replaced there."""
    old = before.survey
    if old is not None and old != after.survey:
        counts = (f"{measure.upper()} ({sum(said.values()):,})" for measure, said in old.counts)
        said = {"source": old.source, "measures": ", ".join(counts)}
        if old.first_month:
            yield say("survey.replaced_months", first=old.first_month, last=old.last_month, **said)
        else:
            yield say("survey.replaced", **said)
    had = {id_: each.customers for id_, each in before.answers.items() if each.customers}
    has = {id_: each.customers for id_, each in after.answers.items() if each.customers}
    if gone := [id_ for id_ in had if id_ not in has]:
        yield say("survey.replaced_gone", names=", ".join(gone))
    other = [id_ for id_, each in had.items() if id_ in has and has[id_].source != each.source]
    for id_ in other:
        source = had[id_].source or say("survey.by_hand")
        yield say("survey.replaced_rating", name=id_, value=_plain(had[id_]), source=source)


def _plain(said: Customers) -> str:
    value = said.value
    return ", ".join(value) if isinstance(value, tuple) else str(value)


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
