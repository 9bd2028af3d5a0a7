"""A survey put beside the answers of an audit: second ratings of its questions, and the measures."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cxaudit.audit.answers import Answer, Customers, accept_customers
from cxaudit.audit.record import Audit
from cxaudit.audit.said import CustomersSaid
from cxaudit.audit.together import own_of, with_own
from cxaudit.survey.result import Survey
from cxaudit.wording import say


def with_survey(audit: Audit, survey: Survey) -> Audit:
    """Return the audit with what customers said: nothing else of it changes, and no score moves.

    Of a question or a measure that fewer than three people answered nothing is kept. Of an earlier survey
    that this one replaces, or an earlier count of the same files, nothing stays, in a combined audit not even
    among what single people's audits brought along; ratings by hand do.
    """
    questions = {question.id: question for question in audit.questionnaire.questions()}
    source, said = source_of(survey), _said(survey, source_of(survey))
    audit = _without_earlier(audit, survey, said)
    answers = dict(audit.answers)
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


def _without_earlier(audit: Audit, survey: Survey, said: CustomersSaid | None) -> Audit:
    """Return an audit without what an earlier survey put beside answers, where this one stands instead."""
    files = source_of(survey).rpartition(" (")[0]

    def is_gone(source: str) -> bool:
        """Whether nothing stays of what is from there."""
        is_replaced = said is not None and audit.survey is not None and source == audit.survey.source
        return bool(source) and (is_replaced or source.rpartition(" (")[0] == files)

    def kept(answers: Mapping[str, Answer]) -> dict[str, Answer]:
        """Return the answers that say anything without it."""
        left = {
            id_: replace(each, customers=None) if each.customers and is_gone(each.customers.source) else each
            for id_, each in answers.items()
        }
        return {id_: each for id_, each in left.items() if not each.is_empty}

    if audit.combined is None:
        return replace(audit, answers=kept(audit.answers))
    people = tuple(replace(each, answers=kept(each.answers)) for each in audit.combined.respondents)
    combined = replace(audit.combined, respondents=people)
    answers = with_own(audit.questionnaire, combined, kept(own_of(audit)))
    return replace(audit, combined=combined, answers=answers)


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
