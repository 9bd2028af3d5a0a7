"""What surrounds an audit: its scope, what it rests on, quotes, exhibits, constraints, the page to sign."""

from collections.abc import Iterable

from cxaudit.report import consultant
from cxaudit.report.case import Case
from cxaudit.report.display import bare, full_day, listed, sentence
from cxaudit.text import one_line
from cxaudit.wording import count, say


def scope(case: Case) -> tuple[consultant.Fact, ...]:
    """Return what was looked at and what was left out, as far as it was said."""
    said = case.audit.header.scope
    labels = {
        "what": say("report.scope_what"),
        "where": say("report.scope_where"),
        "channels": say("report.scope_channels"),
        "customers": say("report.scope_customers"),
        "out": say("report.scope_out"),
    }
    return _facts({name: getattr(said, name) for name in labels}, labels)


def constraints(case: Case) -> tuple[consultant.Fact, ...]:
    """Return what the plan has to live with, as far as it was said."""
    said = case.audit.header.constraints
    labels = {
        "season": say("report.constraint_season"),
        "budget": say("report.constraint_budget"),
        "staffing": say("report.constraint_staffing"),
        "plans": say("report.constraint_plans"),
    }
    return _facts({name: getattr(said, name) for name in labels}, labels)


def _facts(said: dict[str, str], labels: dict[str, str]) -> tuple[consultant.Fact, ...]:
    lines = {name: one_line(text) for name, text in said.items()}
    return tuple(
        consultant.Fact(id=name, label=labels[name], text=line) for name, line in lines.items() if line
    )


def scope_sentences(case: Case) -> Iterable[str]:
    """Yield what was looked at and what was not, for the first page."""
    facts = {fact.id: bare(fact.text) for fact in scope(case)}
    out = facts.pop("out", "")
    if facts:
        yield say("report.scope", scope="; ".join(facts.values()))
    if out:
        yield say("report.scope_left_out", scope=out)


def fieldwork(case: Case) -> str:
    """Return what was done to find out, in a sentence; empty if nobody said."""
    done = case.audit.header.fieldwork
    counted = [
        (done.visits_watched, say("report.visit_watched"), say("report.visits_watched")),
        (done.people_interviewed, say("report.person_interviewed"), say("report.people_interviewed")),
        (done.customers_asked, say("report.customer_asked"), say("report.customers_asked")),
    ]
    known = [count(number, one, many) for number, one, many in counted if number is not None]
    return say("report.fieldwork", done=listed(known)) if known else ""


def quotes(case: Case) -> Iterable[consultant.QuoteRow]:
    """Yield what customers said; what nobody allowed to be printed is left out."""
    for quote in case.audit.header.quotes:
        if quote.permission:
            yield consultant.QuoteRow(text=quote.text, source=quote.source)


def exhibits(case: Case) -> Iterable[consultant.ExhibitRow]:
    """Yield the files kept elsewhere, numbered."""
    for number, each in enumerate(case.audit.header.exhibits, 1):
        yield consultant.ExhibitRow(
            number=number,
            file=each.file,
            date=each.date.isoformat() if each.date else "",
            date_text=full_day(each.date) if each.date else "",
            shows=sentence(each.shows),
        )


def sign_off(case: Case) -> consultant.SignOff | None:
    """Return the page to sign, or None if there is to be none."""
    asked = case.audit.header.sign_off
    if asked is None:
        return None
    review = asked.next_review or case.plan.ask_again
    return consultant.SignOff(
        statements=(say("report.sign_facts"), say("report.sign_plan")),
        next_review=review.isoformat(),
        next_review_text=say("report.sign_review", day=full_day(review)),
        client=asked.client,
        auditor=asked.auditor,
    )
