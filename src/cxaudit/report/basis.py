"""Who told it, how much was answered, how far to trust it."""

from collections.abc import Iterable

from cxaudit.report.case import Case
from cxaudit.report.display import bare, capital, full_day, number_word, shortened
from cxaudit.report.engagement import fieldwork, scope_sentences
from cxaudit.report.groups import told_by
from cxaudit.scoring.scorecard import Tally
from cxaudit.wording import count, say

_ENOUGH = 5
"""How many customers a report advises to ask."""


def basis(case: Case) -> Iterable[str]:
    """Yield the sentences that open a report."""
    combined = case.audit.combined
    yield told_by(combined) if combined and len(combined.respondents) > 1 else _told_by(case)
    yield from filter(None, [fieldwork(case)])
    yield answered_sentence(case)
    yield from _unknown_by_some(case)
    taken = case.audit.taken_over
    if taken and (n := sum(id_ in case.card.items for id_ in taken.questions)):
        yield say("report.taken_over", n=n, day=full_day(taken.date))
    if case.audit.header.basis == "one_visit" or not case.told_by_company:
        yield say("report.strong_hint")
    elif data := customers_data(case):
        yield data
    elif (case.audit.header.fieldwork.customers_asked or 0) < _ENOUGH:
        yield say("report.ask_five")
    yield from scope_sentences(case)


def customers_data(case: Case) -> str:
    """Return which of customers' own answers are in the report, and if these are few; empty if none are."""
    measured = [sum(counts.values()) for _, counts in case.audit.survey.counts] if case.audit.survey else []
    if not case.gaps and not measured:
        return ""
    known = [*measured, *(gap.n for gap in case.gaps if gap.n)]
    questions = {gap.question for gap in case.gaps}
    beside = count(len(questions), say("report.question_one"), say("report.question_many"))
    surveyed = say("report.customers_surveyed", n=f"{max(measured):,}") if measured else ""
    if measured and case.gaps:
        said = say("report.customers_both", questions=beside, surveyed=surveyed)
    elif measured:
        said = say("report.customers_survey", surveyed=surveyed)
    else:
        said = say("report.customers_beside", questions=beside)
    if len(known) == len(measured) + len(case.gaps) and max(known) < _ENOUGH:
        said += " " + say("report.customers_few")
    return said


def answered_sentence(case: Case) -> str:
    """Return how many questions were answered, and on what evidence."""
    tally = counted(case)
    values = {"answered": tally.answered, "applicable": tally.applicable, "how": _how(case)}
    if not tally.applicable:
        return say("report.answered_none")
    if tally.answered == tally.applicable:
        return say("report.answered_all", **values)
    if tally.na:
        return say("report.answered_applying", **values)
    return say("report.answered", **values)


def _unknown_by_some(case: Case) -> Iterable[str]:
    """Yield how many of several people's answers were don't-knows, which the sentence on all cannot show."""
    combined = case.audit.combined
    if combined is None or len(combined.respondents) < 2:
        return
    asked = [id_ for id_, item in case.card.items.items() if item.counts and case.homes[id_].scored]
    states = [
        (id_, person.answers[id_].state)
        for person in combined.respondents
        for id_ in asked
        if id_ in person.answers
    ]
    given = [id_ for id_, state in states if state in ("value", "unknown")]
    unknown = [id_ for id_, state in states if state == "unknown"]
    if unknown:
        words = say("report.unknown_question"), say("report.unknown_questions")
        n = count(len(set(unknown)), *words)
        yield say("report.unknown_by_some", unknown=len(unknown), given=len(given), questions=n)


def counted(case: Case) -> Tally:
    """Return the tally of the sections that count; if none was asked, of every question with a score."""
    tally = case.card.whole.tally
    if tally.applicable:
        return tally
    states = [item.state for item in case.card.items.values() if item.counts]
    return Tally(
        answered=states.count("value"),
        na=states.count("na"),
        unknown=states.count("unknown"),
        open=states.count("open"),
    )


def _counted_questions(case: Case) -> Iterable[str]:
    blocks = bool(case.card.whole.tally.applicable)
    for id_, item in case.card.items.items():
        if item.counts and item.state == "value" and (case.homes[id_].scored or not blocks):
            yield id_


def _how(case: Case) -> str:
    """Return by what evidence, for the end of the sentence."""
    answers = [case.answer(question) for question in _counted_questions(case)]
    inferred = sum(answer.inferred for answer in answers)
    if inferred:
        return say("report.by_inference")
    if not case.told_by_company or not answers:
        return ""
    data = sum(answer.evidence_strength == "data" or answer.customers is not None for answer in answers)
    examples = sum(
        answer.evidence_strength == "examples" or bool(answer.evidence and not answer.evidence_strength)
        for answer in answers
        if answer.customers is None
    )
    if not data and not examples:
        return say("report.no_evidence")
    return say("report.evidence", examples=_none_or(examples), data=_none_or(data))


def _none_or(number: int) -> str:
    return str(number) if number else number_word(0)


def _told_by(case: Case) -> str:
    header = case.audit.header
    period = bare(shortened(header.period)) or _usual_period(case)
    who = bare(shortened(header.respondent))
    if case.told_by_company:
        whose = say("report.whose", name=capital(who)) if who else say("report.your")
        if period:
            return say("report.own_view_of", whose=whose, period=period)
        return say("report.own_view", whose=whose)
    if not who:
        who = say("report.one_customer") if header.group == "customer" else say("report.one_observer")
    if period:
        return say("report.told_about", who=who, period=period)
    return say("report.told", who=who)


def _usual_period(case: Case) -> str:
    if case.audit.header.basis == "one_visit":
        return say("report.one_visit")
    return say("report.what_is_usual") if case.audit.header.basis == "typical" else ""
