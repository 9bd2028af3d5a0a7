"""The reports that the tests of the page look at, by name: every part of a report is in at least one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache

from cxaudit.audit.answers import Answer, Customers
from cxaudit.audit.engagement import (
    Constraints,
    Exhibit,
    Fieldwork,
    OwnAction,
    OwnFinding,
    Quote,
    Scope,
    SignOff,
)
from cxaudit.audit.record import Audit
from cxaudit.audit.said import CustomersSaid
from cxaudit.cli.outputs import report_of as whole_report_of
from cxaudit.combine import Source, combine
from cxaudit.portfolio import Row
from cxaudit.report.brand import Brand
from cxaudit.report.html import render_html
from cxaudit.report.logo import read_logo
from cxaudit.report.look import WHOLE, Look
from cxaudit.report.model import Report
from cxaudit.report.portfolio_page import as_html
from cxaudit.text import one_line
from test_report_cases import audit_of, example, questionnaire, report_of
from test_report_rendering import HOSTILE, with_customers, with_text

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="120" height="40" rx="6" '
    'fill="#7a1f5c"/><circle cx="20" cy="20" r="10" fill="#fff"/><rect x="38" y="15" width="70" height="10" '
    'fill="#fff"/></svg>'
)
BRAND = Brand(
    name="Roth & Partner, customer experience",
    contact="Ines Roth, ines@roth.example, +49 30 5550100",
    classification="Confidential",
    accent="#7a1f5c",
    accent_dark="#e0a0cc",
    paper="A4",
    logo=read_logo(LOGO.encode()),
)
NOTE = (
    "On Saturdays the phone rings in the workshop and nobody hears it over the compressor, so people who "
    "want to know whether their bicycle is ready try three or four times, then write to the wrong address "
    "from the old flyer, and in the end come by in person, only to learn that the part has not come"
)


def everything_answered() -> dict[str, str | Answer]:
    """Return answers to every question of `full`, of all kinds, one in four with a note."""
    found: dict[str, str | Answer] = {}
    for n, question in enumerate(questionnaire("full").questions()):
        options = questionnaire("full").options_of(question)
        if question.type == "choice" and options:
            note = "A note about this one, in some words." if n % 4 == 0 else ""
            found[question.id] = Answer(value=options[(n * 7 + n // 3) % len(options)].value, note=note)
        elif question.type == "number":
            found[question.id] = Answer(value=Fraction(7))
    return found


def nothing_right() -> Report:
    """Return the report of `full` with the worst answer everywhere: none has more findings or actions."""
    asked = questionnaire("full")
    worst = everything_answered() | {
        question.id: min(asked.options_of(question), key=lambda option: option.score or 0).value
        for question in asked.questions()
        if question.type == "choice" and asked.scores(question)
    }
    return report_of(audit_of("full", worst, client="Hotel Seeblick", respondent="Anna"))


def full() -> Report:
    """Return the report with the most in it: every question of `full` answered."""
    return report_of(audit_of("full", everything_answered(), client="Hotel Seeblick", respondent="Anna"))


def hostile() -> Report:
    """Return a report with markup, right-to-left text and words without an end wherever a person may type."""
    said = "\n".join((*HOSTILE, "=1+1", "\u200fשלום לכולם\u200f", "wide顧客" * 40, "unbroken" * 60))
    return report_of(with_text(said))


def answered(audit: Audit, **values: str) -> Audit:
    """Return an audit with other answers to some questions, without their notes."""
    return replace(audit, answers={**audit.answers, **{id_: Answer(value=v) for id_, v in values.items()}})


def team() -> Audit:
    """Return an audit of six people in two groups who do not see it alike."""
    first = example("workshop")
    said = [
        ("leadership", {}),
        ("leadership", {"greeting": "5", "honest_waits": "4"}),
        ("front_line", {"greeting": "1", "recovery": "1", "reachable": "1"}),
        ("front_line", {"greeting": "2", "recovery": "2", "few_steps": "1"}),
        ("front_line", {"greeting": "2", "recovery": "1", "told_once": "2"}),
        ("front_line", {"greeting": "1", "stays_with_problem": "1", "recovery": "3"}),
    ]
    people = [
        replace(answered(first, **changed), header=replace(first.header, group=group, respondent=f"P{n}"))
        for n, (group, changed) in enumerate(said)
    ]
    return combine(
        [Source(file=f"{n}.yaml", digest=f"{n}", audit=each) for n, each in enumerate(people)]
    ).audit


def since() -> Report:
    """Return the report of a second audit that says what changed since the first."""
    first = example("workshop")
    later = answered(
        first, honest_waits="5", reachable="4", greeting="5", recovery="5", nothing_lost="4", told_once="1"
    )
    header = replace(first.header, date=date(2027, 2, 15))
    return whole_report_of(replace(later, header=header), since=first)


def with_survey() -> Audit:
    """Return an audit with customers' own answers beside it and to some of its questions."""
    audit = example("workshop")
    audit = replace(audit, questionnaire=with_customers(audit.questionnaire))
    greeting = replace(audit.answers["greeting"], customers=Customers(value="1", n=40, source="spring.csv"))
    survey = CustomersSaid(
        source="spring.csv (240 rows)",
        nps={"10": 80, "9": 40, "8": 60, "5": 30, "1": 30},
        csat={"5": 100, "4": 80, "2": 60},
        ces={"7": 90, "5": 80, "2": 40},
        first_month="2026-03",
        last_month="2026-05",
    )
    return replace(audit, answers={**audit.answers, "greeting": greeting}, survey=survey)


def engaged() -> Audit:
    """Return an audit with all that a consultant adds."""
    audit = example("workshop")
    nuts = OwnFinding(
        title="Bicycles are handed over without a brake test",
        text="Three of four bicycles that we watched left without one.",
        severity="high",
        red_flag="A customer could be harmed.",
        action=OwnAction(title="Test both brakes at every hand-over", owner="operations lead", horizon=30),
    )
    header = replace(
        audit.header,
        scope=Scope(what="the workshop", where="both shops", channels="on the spot; by phone", out="the web"),
        fieldwork=Fieldwork(visits_watched=3, people_interviewed=4, customers_asked=12),
        own_findings=(nuts,),
        quotes=(Quote(text="They are kind, but I never know.", source="a customer", permission=True),),
        exhibits=(Exhibit(file="phone-log.pdf", shows="Missed calls in March", date=date(2026, 3, 2)),),
        constraints=Constraints(season="Spring is full", budget="2,000 euros"),
        sign_off=SignOff(client="Marta Wenzel", auditor="Ines Roth"),
        confidentiality="For the owner only.",
    )
    return replace(audit, header=header)


def wordy() -> Report:
    """Return a report with a long client name, long names of roles, and a long note to every answer."""
    audit = example("store-full")
    answers = {id_: replace(each, note=NOTE) for id_, each in audit.answers.items()}
    client = (
        "Bicycles, Repairs and Outdoor Equipment of the Brothers Wenzel-Hohenstein and Daughters, Old Town"
    )
    header = replace(
        audit.header,
        client=client,
        roles={role: f"Maximiliane von Hohenstein-Wenzel, {role}" for role in ("operations lead",)},
    )
    return report_of(replace(audit, answers=answers, header=header))


REPORTS: dict[str, Callable[[], Report]] = {
    "workshop": lambda: report_of(example("workshop")),
    "restaurant": lambda: report_of(example("restaurant")),
    "restaurant-full": lambda: report_of(example("restaurant-full")),
    "store-full": lambda: report_of(example("store-full")),
    "full": full,
    "hostile": hostile,
    "team": lambda: report_of(team()),
    "since": since,
    "customers": lambda: report_of(with_survey()),
    "branded": lambda: report_of(engaged()),
    "redacted": lambda: whole_report_of(engaged(), redact=True),
    "wordy": wordy,
    "short": lambda: report_of(example("workshop")),
    "nothing": lambda: report_of(audit_of("essential", {})),
}
LOOKS = {"branded": Look(brand=BRAND), "short": Look(short=True)}


@cache
def report_named(name: str) -> Report:
    """Return one of the reports."""
    return REPORTS[name]()


@cache
def html_of(name: str) -> str:
    """Return one of the reports as a page."""
    return render_html(report_named(name), LOOKS.get(name, WHOLE))


@cache
def portfolio() -> str:
    """Return the page of some clients: usual, hostile, without anything known, and a file that is broken."""
    said = [*HOSTILE, "unbroken" * 60, "\u200fשלום\u200f"]
    day = date(2026, 3, 9)
    names = ["Nord", "Süd", *map(one_line, said), *(f"Client {n}" for n in range(30))]
    rows = [
        Row(
            path=f"clients/{n}.audit.yaml",
            client=name,
            date=day,
            finished=n % 2 == 0,
            verdict="Solid",
            rank=n % 5,
            levels=5,
            weakest="PROCESS",
            score=Fraction(900 - n, 10),
            flags=n % 3,
            coverage=Fraction(80),
            overdue=n + 1,
        )
        for n, name in enumerate(names)
    ]
    rows += [Row(path="clients/empty.yaml"), Row(path="clients/broken.yaml", problem="unbroken" * 60)]
    return as_html(rows, folder="clients", older=2, every=False, today=day)
