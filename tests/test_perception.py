"""What customers' own data says beside the company's view: written, asked, held against each other."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from conftest import codes, unmarked
from cxaudit.audit.answers import Answer, AnswerError, Customers
from cxaudit.audit.answers_file import Settled, read_answers, settle
from cxaudit.audit.record import Audit, Group, Header
from cxaudit.audit.said import CustomersSaid
from cxaudit.audit.template import template
from cxaudit.cli.app import app
from cxaudit.combine import Source, combine
from cxaudit.files.yaml import Mapping, parse
from cxaudit.interview.conduct import conduct
from cxaudit.interview.engine import Interview, begin
from cxaudit.interview.events import CustomersCount, CustomersSay, CustomersSource, Event, Give
from cxaudit.interview.opening import open_interview
from cxaudit.perception import Gap, perception
from cxaudit.plan.explain import explain
from cxaudit.plan.make import make_plan
from cxaudit.problems import InterruptedAuditError
from cxaudit.questionnaire.load import read_tree
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.report.basis import customers_data
from cxaudit.report.case import Case
from cxaudit.report.docx import render_docx
from cxaudit.report.html import render_html
from cxaudit.report.markdown import render_markdown
from cxaudit.report.model import FirstPage
from cxaudit.scoring.relevance import relevance
from cxaudit.scoring.score import score
from test_line import Person
from test_report_cases import audit_of, report_of

SHOP = """\
cxaudit: questionnaire/1
id: shop
version: "1"
title: A shop
scales:
  five:
    options:
      - {value: 1, label: Hardly ever true, score: 0}
      - {value: 2, label: Now and then, score: 0.25}
      - {value: 3, label: Half the time, score: 0.5}
      - {value: 4, label: Mostly true, score: 0.75}
      - {value: 5, label: Nearly always true, score: 1}
sections:
  - id: service
    title: SERVICE
    questions:
      - {id: worth, text: It is worth the money., short: the worth, scale: five, second_rating: yes}
      - id: wait
        type: number
        text: How many minutes do they wait?
        short: the wait
        unit: minutes
        min: 0
        max: 60
        second_rating: yes
        bands: [{below: 5, score: 1}, {below: 15, score: "1/3"}, {score: 0}]
      - id: reached
        type: multiple
        text: How can one reach you?
        second_rating: yes
        options:
          - {value: phone, label: By phone, score: 0.5}
          - {value: clerk, label: At the counter, score: 0.5}
      - id: ease
        text: It takes little effort.
        short: the ease
        scale: five
        second_rating: yes
        when: worth > 1
      - {id: listen, text: We listen., scale: five}
"""


def read(text: str) -> Questionnaire:
    root, problems = parse(text, "shop.yaml")
    assert isinstance(root, Mapping), problems
    questionnaire, problems = read_tree(root, "shop.yaml")
    assert questionnaire is not None, problems
    return questionnaire


TOLD = read(SHOP)
SPRING = Customers(value="2", n=40, source="spring survey")


def said(value: str, customers: str, n: int | None = None, source: str = "") -> Answer:
    return Answer(value=value, customers=Customers(value=customers, n=n, source=source))


def audit(**answers: Answer) -> Audit:
    return Audit(header=Header(client="Shop"), questionnaire=TOLD, answers=answers, finished=True)


def gaps(**answers: Answer) -> tuple[Gap, ...]:
    made = audit(**answers)
    return perception(made, score(made))


# --- In files


def settled(body: str) -> Settled:
    file = read_answers("a.yaml", text="cxaudit: answers/1\nanswers:\n" + body)
    return settle(file, TOLD, lambda answers: relevance(TOLD, answers).items, partial=True)


def test_what_customers_say_is_taken_as_an_answer_would_be() -> None:
    found = settled(
        "  worth: {value: 4, customers: {value: 2, n: 40, source: spring survey}}\n"
        "  wait: {value: 3, customers: {value: 12.5}}\n"
        "  reached: {value: phone, customers: {value: [clerk, phone], source: }}\n"
        "  ease: {unknown: true, customers: {value: 3, n: }}\n"
    )
    assert not found.problems
    assert {name: answer.customers for name, answer in found.answers.items()} == {
        "worth": SPRING,
        "wait": Customers(value=Fraction(25, 2)),
        "reached": Customers(value=("phone", "clerk")),
        "ease": Customers(value="3"),
    }


@pytest.mark.parametrize("written", ["62.5", '"125/2"'])
def test_a_counted_mean_is_what_a_gap_is_measured_by(written: str) -> None:
    # Half said 3, half 4: the option kept is the 3 (50), the mean is 62.5, and 75 - 62.5 is no blind spot.
    found = settled(f"  worth: {{value: 4, customers: {{value: 3, n: 40, score: {written}}}}}\n")
    assert not found.problems
    (gap,) = gaps(**found.answers)
    assert (gap.customers, gap.points, gap.kind) == (Fraction(125, 2), Fraction(25, 2), "aligned")
    (row,) = report_of(audit(**found.answers)).perception.gaps  # type: ignore[union-attr]
    assert (row.customers_score.text, row.points.text, row.kind) == ("63", "+13", "aligned")


def test_what_customers_say_alone_leaves_the_question_open() -> None:
    found = settled("  worth: {customers: {value: 2}}\n")
    assert found.answers["worth"].state == "open"
    assert settled("  worth: {customers: }\n").answers == {}


@pytest.mark.parametrize(
    ("body", "code", "hint"),
    [
        ("worth: {value: 4, customers: {value: §9}}", "wrong-answer", "1 (Hardly ever true)"),
        ("worth: {value: 4, customers: §{n: 40}}", "missing-key", "value"),
        ("worth: {value: 4, customers: {value: §, n: 40}}", "wrong-type", "Example: value: 3"),
        ("worth: {value: 4, customers: {value: 2, n: §0}}", "wrong-value", ""),
        ("worth: {value: 4, customers: {value: 2, n: §1.5}}", "wrong-value", ""),
        ("worth: {value: 4, customers: {value: 2, n: §many}}", "wrong-type", ""),
        ("worth: {value: 4, customers: {value: 2, §soruce: x}}", "unknown-key", "'source'"),
        ("worth: {value: 4, customers: {value: §[2]}}", "wrong-answer", ""),
        ("worth: {value: 4, customers: {value: [§{name: a}]}}", "wrong-type", ""),
        ("worth: {value: 4, customers: §2}", "wrong-type", ""),
        ("worth: {value: 4, customers: {value: 2, score: §101}}", "wrong-value", ""),
        ('worth: {value: 4, customers: {value: 2, score: §"201/2"}}', "wrong-answer", ""),
        ("worth: {value: 4, customers: {value: 2, score: §much}}", "wrong-type", ""),
        ("worth: {value: 4, customers: {value: 2, score: §1/0}}", "wrong-type", ""),
        ("worth: {value: 4, customers: {value: 2, score: §62.5}}", "wrong-answer", "by hand"),
        ("wait: {value: 4, customers: {value: 2, score: §62.5}}", "wrong-answer", "by hand"),
        ("worth: {value: 4, §customer: {value: 2}}", "unknown-key", "'customers'"),
        ("wait: {value: 4, customers: {value: §61}}", "wrong-answer", "at most 60"),
        ("listen: {value: 4, customers: §{value: 2}}", "customers-not-offered", "second_rating: true"),
    ],
)
def test_each_mistake_is_told_at_its_place(body: str, code: str, hint: str) -> None:
    plain, marks = unmarked(body)
    found = settled(f"  {plain}\n")
    assert codes(found.problems, [(line + 2, column + 2) for line, column in marks]) == [code]
    assert hint in found.problems[0].hint
    assert found.is_refused


def test_both_values_can_be_wrong_at_once() -> None:
    found = settled("  worth: {value: 8, customers: {value: 9}}\n")
    assert [p.source.column for p in found.problems] == [18, 40]


def test_at_a_hidden_question_customers_say_something_too() -> None:
    found = settled("  worth: 1\n  ease: {customers: {value: 3}}\n")
    assert [p.code for p in found.problems] == ["not-relevant"]


def test_the_template_shows_the_second_rating_where_it_is_taken() -> None:
    text = template(TOLD)
    assert text.count("What customers' own data says") == 4
    after = text[text.rindex("What customers' own data says") :]
    assert after.index("  ease:") < after.index("We listen.")


# --- The gap


@pytest.mark.parametrize(
    ("company", "customers", "points", "kind"),
    [
        ("5", "1", 100, "blind_spot"),
        ("4", "3", 25, "blind_spot"),
        ("3", "3", 0, "aligned"),
        ("3", "4", -25, "hidden_strength"),
        ("1", "5", -100, "hidden_strength"),
    ],
)
def test_the_gap_is_company_minus_customers(company: str, customers: str, points: int, kind: str) -> None:
    (gap,) = gaps(worth=said(company, customers, 40, "survey"))
    assert (gap.points, gap.kind, gap.n, gap.source) == (points, kind, 40, "survey")
    assert gap.company - gap.customers == gap.points


@pytest.mark.parametrize(
    ("points", "kind"),
    [
        (Fraction(20), "blind_spot"),
        (Fraction(1999, 100), "aligned"),
        (Fraction(-1999, 100), "aligned"),
        (Fraction(-20), "hidden_strength"),
    ],
)
def test_twenty_points_are_the_border_exactly(points: Fraction, kind: str) -> None:
    assert Gap(question="q", company=50 + points, customers=Fraction(50)).kind == kind


def test_numbers_and_several_answers_are_held_against_each_other_exactly() -> None:
    found = gaps(
        wait=Answer(value=Fraction(20), customers=Customers(value=Fraction(7))),
        reached=Answer(value=("phone", "clerk"), customers=Customers(value=("phone",))),
    )
    assert [(gap.question, gap.points) for gap in found] == [("reached", 50), ("wait", -Fraction(100, 3))]


def test_blind_spots_come_first_and_the_widest_before_the_others() -> None:
    found = gaps(
        worth=said("3", "5"),
        wait=Answer(value=Fraction(1), customers=Customers(value=Fraction(7))),
        reached=Answer(value=("phone",), customers=Customers(value=("phone",))),
        ease=said("5", "1"),
    )
    assert [gap.question for gap in found] == ["ease", "wait", "worth", "reached"]


@pytest.mark.parametrize(
    "answer",
    [
        Answer(value="4"),
        Answer(customers=SPRING),
        Answer(unknown=True, customers=SPRING),
        Answer(na="we are free", customers=SPRING),
    ],
)
def test_where_one_side_is_silent_there_is_no_gap(answer: Answer) -> None:
    assert gaps(worth=answer) == ()


def test_a_question_that_was_not_asked_has_no_gap() -> None:
    assert [gap.question for gap in gaps(worth=said("2", "2"), ease=said("5", "1"))] == ["ease", "worth"]
    assert [gap.question for gap in gaps(worth=said("1", "1"), ease=said("5", "1"))] == ["worth"]


OPTION = st.sampled_from(["1", "2", "3", "4", "5"])


@given(OPTION, OPTION, OPTION)
@settings(max_examples=60, deadline=None)
def test_the_second_rating_moves_no_score(worth: str, ease: str, customers: str) -> None:
    plain = audit(worth=Answer(value=worth), ease=Answer(value=ease))
    rated = audit(worth=said(worth, customers, 7), ease=said(ease, customers))
    assert score(rated) == score(plain)
    assert [*explain(rated)] == [*explain(plain)]
    with_it, without = report_of(rated), report_of(plain)
    assert (with_it.plan, with_it.findings) == (without.plan, without.findings)
    assert (with_it.scorecard, with_it.verdict) == (without.scorecard, without.verdict)


# --- In the engine


def shop(**answers: Answer) -> Interview:
    return begin(TOLD, answers, relevance)


def after(interview: Interview, *events: Event) -> Interview:
    for event in events:
        interview = interview.after(event)
    return interview


def test_the_second_rating_stands_beside_the_answer_and_the_question_stays() -> None:
    interview = after(shop(), CustomersSay("2"), CustomersCount(40), CustomersSource("spring\x1b[0m survey"))
    assert interview.at == "worth"
    assert interview.current == Answer(customers=SPRING)
    assert after(interview, Give("4")).answers["worth"] == Answer(value="4", customers=SPRING)


def test_another_value_keeps_its_number_and_source_and_none_takes_all_away() -> None:
    interview = shop(worth=Answer(customers=SPRING))
    counted = shop(worth=Answer(customers=replace(SPRING, score=Fraction(30))))
    assert after(counted, CustomersSay("3")).current.customers == replace(SPRING, value="3")
    assert after(interview, CustomersSay("3")).current.customers == Customers(
        value="3", n=40, source="spring survey"
    )
    assert after(interview, CustomersCount(None)).current.customers == Customers(
        value="2", source="spring survey"
    )
    assert after(interview, CustomersSay(None)).current == Answer()


@pytest.mark.parametrize(
    "event",
    [CustomersSay("9"), CustomersSay(["2"]), CustomersCount(40), CustomersSource("x")],
)
def test_what_cannot_be_is_refused(event: Event) -> None:
    with pytest.raises(AnswerError):
        after(shop(), event)


def test_numbers_of_answers_are_never_negative_and_never_too_long_to_be_read_back() -> None:
    for n in (-1, 0, 10**12):
        with pytest.raises(AnswerError):
            after(shop(), CustomersSay("2"), CustomersCount(n))


def test_a_question_without_a_second_rating_takes_none() -> None:
    listen = shop(worth=Answer(value="1"), wait=Answer(value=Fraction(1)), reached=Answer(value=("phone",)))
    assert listen.at == "listen"
    with pytest.raises(AnswerError):
        after(listen, CustomersSay("2"))


# --- In lines


def interview(*types: str, **answers: Answer) -> Person:
    person = Person(types)
    try:
        person.outcome = conduct(shop(**answers), person, person.front)
    except InterruptedAuditError:
        person.outcome = None
    return person


@pytest.mark.parametrize("typed", ["c", "customers", "C", "/c"])
def test_the_key_records_what_customers_say_piece_by_piece(typed: str) -> None:
    person = interview(typed, "2", "40", "spring survey", "4")
    assert person.answers["worth"] == Answer(value="4", customers=SPRING)
    assert [answers["worth"].customers for answers, _ in person.saved[:3]] == [
        Customers(value="2"),
        Customers(value="2", n=40),
        SPRING,
    ]
    told = "Saved, as what your customers' data says: Now and then (40 answers, spring survey)."
    assert told in " ".join(person.shown)
    assert "Your customers' data says: Now and then (40 answers, spring survey)." in person.shown


def test_enter_skips_how_many_and_where_from() -> None:
    person = interview("c", "mostly true", "", "", "5")
    assert person.answers["worth"] == Answer(value="5", customers=Customers(value="4"))


def test_enter_or_a_dash_at_the_value() -> None:
    assert interview("c", "", "4").answers["worth"] == Answer(value="4")
    person = interview("c", "-", "4", worth=Answer(customers=SPRING))
    assert person.answers["worth"] == Answer(value="4")
    assert "Taken away." in person.shown


@pytest.mark.parametrize("typed", ["9", "b", "?", "na", "c", "q", "no idea", "/b"])
def test_what_is_no_answer_is_asked_again_and_never_taken_for_the_persons_own(typed: str) -> None:
    person = interview("c", typed, "2")
    assert person.answers["worth"] == Answer(customers=Customers(value="2"))


def test_a_number_out_of_range_is_asked_again_too() -> None:
    person = interview("c", "61", "7", "", "", "3", worth=Answer(value="1"))
    assert person.answers["wait"] == Answer(value=Fraction(3), customers=Customers(value=Fraction(7)))


@pytest.mark.parametrize("typed", ["many", "0", "-3", "1.5", "9" * 13, "\u0664"])
def test_what_is_no_number_of_answers_is_asked_again(typed: str) -> None:
    person = interview("c", "2", typed, "40", "spring survey")
    assert person.answers["worth"].customers == SPRING


def test_several_answers_can_be_what_customers_say() -> None:
    before = {"worth": Answer(value="1"), "wait": Answer(value=Fraction(1))}
    person = interview("/c", "1, 2", "", "", "1", **before)
    assert person.answers["reached"] == Answer(
        value=("phone",), customers=Customers(value=("phone", "clerk"))
    )


def test_a_letter_that_begins_an_answer_is_neither_it_nor_the_key() -> None:
    before = {"worth": Answer(value="1"), "wait": Answer(value=Fraction(1))}
    person = interview("c", **before)
    assert "'c' could be At the counter or the command 'customers'." in " ".join(person.shown)
    assert "reached" not in person.answers


LISTEN = {
    "worth": Answer(value="1"),
    "wait": Answer(value=Fraction(1)),
    "reached": Answer(value=("phone",)),
}


def test_the_key_is_known_and_shown_only_where_it_does_something() -> None:
    assert "c - what your customers' own data says" in interview("k").shown
    person = interview("k", "c", "customers", **LISTEN)
    assert "c - what your customers' own data says" not in person.shown
    assert person.screen.count("is neither an answer nor a command here") == 2
    opening = Person([])
    open_interview(shop(), "a.audit.yaml", opening.front)
    assert "customers' own data" not in opening.screen and "{" not in opening.screen


def test_the_review_tells_both() -> None:
    person = interview("r", worth=Answer(value="4", customers=SPRING))
    assert "the worth - Mostly true; customers' data: Now and then (40 answers, spring survey)" in " ".join(
        line.strip() for line in person.shown
    )


# --- In the report


def test_the_report_holds_both_views_against_each_other() -> None:
    report = report_of(
        audit(worth=said("4", "2", 40, "spring survey"), ease=said("2", "4"), listen=Answer(value="3"))
    )
    assert report.perception is not None
    worth, ease = report.perception.gaps
    assert (worth.text, worth.answer, worth.customers_answer) == ("the worth", "Mostly true", "Now and then")
    assert (worth.points.text, worth.points.exact, worth.kind) == ("+50", "50", "blind_spot")
    assert (worth.n, worth.source) == (40, "spring survey")
    assert worth.sentence == "You rate this higher than your customers do."
    assert (ease.points.text, ease.kind) == ("-50", "hidden_strength")
    assert ease.sentence == "Your customers rate this higher than you do."
    assert report.perception.heading == "Your view and your customers'"
    page = render_markdown(report)
    assert "## Your view and your customers'" in page
    assert "| the worth | Mostly true (75) | Now and then (25) | \\+50 | Blind spot." in page
    assert "Your view and your customers&#39;" in render_html(report)
    assert "Customers' data: Now and then (40 answers, spring survey)" in page


def test_an_outsiders_view_is_not_called_yours() -> None:
    made = audit(worth=said("4", "2"))
    outside = Audit(header=Header(group="outside"), questionnaire=TOLD, answers=made.answers)
    found = report_of(outside).perception
    assert found is not None
    assert "our" not in found.heading + found.gaps[0].sentence


def test_the_section_is_left_out_without_data() -> None:
    report = report_of(audit(worth=Answer(value="4"), ease=Answer(unknown=True, customers=SPRING)))
    assert report.perception is None
    for page in (render_html(report), render_markdown(report)):
        assert "our view and your" not in page
    assert "Customers' data: Now and then (40 answers, spring survey)" in render_markdown(report)


def test_rounding_never_makes_a_gap_look_wide() -> None:
    text = SHOP.replace("Now and then, score: 0.25", 'Now and then, score: "6/17"')
    told = read(text.replace("Half the time, score: 0.5", 'Half the time, score: "11/20"'))
    answers = {"worth": said("3", "2"), "ease": said("2", "3")}
    found = report_of(Audit(header=Header(), questionnaire=told, answers=answers)).perception
    assert found is not None
    assert [(row.points.text, row.points.exact, row.kind) for row in found.gaps] == [
        ("+19", "335/17", "aligned"),
        ("-19", "-335/17", "aligned"),
    ]


# --- Customers among several respondents


def respondent(group: Group, worth: str, **more: Answer) -> Audit:
    """Return one person's audit; nobody has a name."""
    header = Header(client="Shop", group=group)
    return Audit(
        header=header, questionnaire=TOLD, answers={"worth": Answer(value=worth), **more}, finished=True
    )


def several(*audits: Audit) -> Audit:
    sources = [Source(file=f"{n}.audit.yaml", digest=f"{n:064}", audit=each) for n, each in enumerate(audits)]
    return combine(sources).audit


def team(group: Group, *values: str) -> list[Audit]:
    return [respondent(group, value) for value in values]


UNSURE = Audit(
    header=Header(client="Shop", group="customer"),
    questionnaire=TOLD,
    answers={"worth": Answer(unknown=True)},
)
LED, FRONT, CUSTOMERS = team("leadership", "5"), team("front_line", "4", "4"), team("customer", "1", "2", "3")


def gaps_of(*audits: Audit) -> list[tuple[str, Fraction, int | None, Fraction, int | None, str]]:
    made = several(*audits)
    found = perception(made, score(made))
    return [(gap.question, gap.company, gap.company_n, gap.customers, gap.n, gap.kind) for gap in found]


def test_customers_among_the_respondents_are_held_against_all_others() -> None:
    """By hand: leadership 100, front line 75, so the company 87.5; customers 0, 25 and 50, so 25."""
    expected = ("worth", Fraction(175, 2), 3, Fraction(25), 3, "blind_spot")
    assert gaps_of(*LED, *FRONT, *CUSTOMERS) == [expected]


@pytest.mark.parametrize(
    "people",
    [
        (*LED, *FRONT, *CUSTOMERS[:2]),
        (*LED, *FRONT[:1], *CUSTOMERS),
        (*LED, *CUSTOMERS),
        (*LED, *FRONT, *CUSTOMERS[:2], UNSURE),
        CUSTOMERS,
        (*LED, *FRONT),
    ],
)  # fmt: skip
def test_no_side_of_fewer_than_three_is_shown(people: tuple[Audit, ...]) -> None:
    assert gaps_of(*people) == []
    assert report_of(several(*people)).perception is None


def test_both_sides_are_told_with_how_many_and_never_with_the_others_answers() -> None:
    found = report_of(several(*LED, *FRONT, *CUSTOMERS)).perception
    assert found is not None
    (row,) = found.gaps
    assert (row.answer, row.n_own) == ("from “Mostly true” to “Nearly always true” (3 people)", 3)
    assert (row.customers_answer, row.n, row.source) == (
        "from “Hardly ever true” to “Half the time”",
        3,
        "asked the same questions",
    )
    assert (row.asked, row.points.exact, row.kind) == (True, "125/2", "blind_spot")
    assert (
        found.heading == "Your view and your customers'" and "at least 3 people on either side" in found.note
    )
    outside = report_of(several(*team("outside", "5", "5", "5"), *CUSTOMERS)).perception
    assert outside is not None and "our" not in outside.heading + outside.gaps[0].sentence


def test_data_and_customers_who_were_asked_both_stand_against_the_company() -> None:
    """The survey says 25; the company is 87.5 in both, without its customers."""
    beside = replace(LED[0], answers={"worth": said("5", "4", 40, "spring survey")})
    made = several(beside, *FRONT, *CUSTOMERS)
    found = perception(made, score(made))
    assert [(gap.asked, gap.company, gap.customers, gap.n, gap.source) for gap in found] == [
        (True, Fraction(175, 2), Fraction(25), 3, ""),
        (False, Fraction(175, 2), Fraction(75), 40, "spring survey"),
    ]
    few = several(beside, *CUSTOMERS)
    (gap,) = perception(few, score(few))
    assert (gap.asked, gap.company, gap.company_n) == (False, score(few).items["worth"].score * 100, None)  # type: ignore[operator]


def test_blind_spots_mark_the_actions_about_them_in_report_plan_and_score(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answers = Path(__file__).parents[1] / "examples" / "workshop.yaml"
    for n, (group, value) in enumerate([*[("leadership", "4")] * 3, *[("customer", "1")] * 3]):
        who = ["--group", group, "--respondent", f"P{n}", "--audit", f"{n}.audit.yaml", "--out", "reports"]
        call = ["run", "essential", "--answers", str(answers), "--answer", f"reachable={value}", *who]
        assert CliRunner().invoke(app, [*call, "--format", "json"]).exit_code == 0
    assert CliRunner().invoke(app, ["combine", ".", "--out", "team.audit.yaml"]).exit_code == 0
    marked = "Make the first number work (blind spot)"
    shown = CliRunner().invoke(app, ["plan", "team.audit.yaml"]).output
    assert marked in shown
    told = CliRunner().invoke(app, ["score", "team.audit.yaml"]).output
    assert marked in told and "Blind spot: help at the first call or message: 75, and 0 by customers" in told
    page = CliRunner().invoke(app, ["report", "team.audit.yaml", "--format", "md", "--out", "-"]).output
    assert "Your view and your customers'" in page and "Your customers rate this far lower" in page


# --- On the first page


def pages(made: Audit) -> tuple[FirstPage, list[str], list[str]]:
    """Return the first page, the questions under What works, and the report in each format of text."""
    report = report_of(made)
    assert render_docx(report)
    html, md = render_html(report), render_markdown(report)
    return report.first_page, [row.question for row in report.strengths], [html, md]


def labelled(page: FirstPage) -> dict[str, str]:
    return {note.id: note.text for note in page.notes}


def test_a_blind_spot_is_nothing_to_keep_and_does_not_work() -> None:
    page, works, _ = pages(audit(worth=said("5", "1"), ease=said("5", "5"), listen=Answer(value="5")))
    assert labelled(page)["blind_spots"] == "The worth."
    assert "worth" not in labelled(page)["keep"] and "the ease" in labelled(page)["keep"]
    assert sorted(works) == ["ease", "listen"]


def test_where_nothing_but_blind_spots_stands_high_nothing_stands_out() -> None:
    page, works, _ = pages(audit(worth=said("5", "1")))
    assert labelled(page)["keep"] == "Nothing stands out yet." and works == []
    assert labelled(page)["choose"].endswith("Begin where customers rate you far lower.")


def test_beside_a_fault_it_is_said_that_customers_rate_it_higher() -> None:
    made = audit(worth=Answer(value="4"), ease=said("2", "5"), listen=Answer(value="2"))
    page, _, texts = pages(made)
    higher = "Your customers rate this higher than you do."
    assert {each.question: each.customers for each in page.trouble} == {"ease": higher, "listen": ""}
    assert "hidden_strengths" not in labelled(page)
    for text in texts:
        assert text.split("Do first")[0].count(higher) == 1
    outside = replace(made, header=Header(group="outside"))
    told = {each.customers for each in pages(outside)[0].trouble}
    assert "Customers rate it higher than it is rated here." in told


def test_a_hidden_strength_below_the_first_three_is_named_too() -> None:
    asked = audit_of("expectations-and-measurement", {}).questionnaire
    low = {q.id: "1" for q in asked.questions() if asked.scores(q) and asked.options_of(q)}
    made = audit_of("expectations-and-measurement", dict(low))
    above = [each.question for each in pages(made)[0].trouble]
    last = next(q for q in asked.questions() if q.second_rating and q.id in low and q.id not in above)
    known = replace(made, answers={**made.answers, last.id: said("1", "5")})
    assert labelled(pages(known)[0])["hidden_strengths"].casefold() == f"{last.short}.".casefold()


def test_a_question_that_customers_answer_in_two_ways_is_named_once() -> None:
    made = audit(worth=said("4", "4", 40))
    card = score(made)
    case = Case.of(made, card, make_plan(made, card))
    twice = replace(case, gaps=(*case.gaps, replace(case.gaps[0], asked=True)))
    assert customers_data(twice) == "What customers say is in here too, beside 1 question."


@pytest.mark.parametrize(
    ("n", "survey", "told"),
    [
        (40, {}, "What customers say is in here too, beside 1 question."),
        (None, {}, "What customers say is in here too, beside 1 question."),
        (
            40,
            {"9": 30, "3": 8},
            "What customers say is in here too: beside 1 question, and 38 of them answered a survey.",
        ),
        (
            4,
            {},
            "beside 1 question. Those are few: ask more of them before you trust it.",
        ),
    ],
)
def test_where_customers_were_asked_nobody_is_told_to_ask_five(
    n: int | None, survey: dict[str, int], told: str
) -> None:
    made = audit(worth=said("4", "4", n))
    if survey:
        made = replace(made, survey=CustomersSaid(source="spring.csv", nps=survey))
    basis = " ".join(pages(made)[0].basis)
    assert told in basis and "five customers" not in basis
    only = replace(made, answers={"worth": Answer(value="4")})
    alone = " ".join(pages(only)[0].basis)
    said_alone = "What customers say is in here too: 38 of them answered a survey."
    assert (said_alone if survey else "Ask five customers before you trust it.") in alone
