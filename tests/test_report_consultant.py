"""What a consultant adds by hand stands where a reader looks for it, and changes no score."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from cxaudit.audit.answers import Answer
from cxaudit.audit.answers_file import read_answers, settle
from cxaudit.audit.engagement import (
    Constraints,
    Decision,
    Exhibit,
    Fieldwork,
    NamedDecision,
    OwnAction,
    OwnFinding,
    Quote,
    Scope,
    SignOff,
)
from cxaudit.audit.record import Audit
from cxaudit.questionnaire.library import Library
from cxaudit.questionnaire.load import open_questionnaire
from cxaudit.report.csv import render_actions, render_answers
from cxaudit.report.html import render_html
from cxaudit.report.json import render_json
from cxaudit.report.look import Look
from cxaudit.report.markdown import render_markdown
from cxaudit.report.model import Report
from cxaudit.scoring.relevance import relevance
from test_report_cases import example, report_of
from test_report_rendering import MARKDOWN, Reader

NUTS = OwnFinding(
    title="Nobody knows the allergens",
    text="Three of four waiters guessed.",
    severity="high",
    red_flag="A guest could be harmed.",
    action=OwnAction(
        title="List the allergens of every dish",
        owner="operations lead",
        first_step="Write down ten dishes.",
        effort="S",
        horizon=30,
    ),
)
DARK = OwnFinding(
    title="The yard is dark", severity="low", action=OwnAction(title="Put up a lamp", horizon=90)
)


def with_header(**header: object) -> Audit:
    audit = example("workshop")
    return replace(audit, header=replace(audit.header, **header))


def pages(audit: Audit, look: Look | None = None) -> list[str]:
    """Return what a reader sees of an audit's report, as HTML and as Markdown."""
    report, shown = report_of(audit), look or Look()
    return [
        Reader(render_html(report, shown)).words,
        Reader(MARKDOWN.render(render_markdown(report, shown))).words,
    ]


def everything(report: Report) -> str:
    return "\n".join(
        (
            render_html(report),
            render_markdown(report),
            render_json(report),
            render_answers(report),
            render_actions(report),
        )
    )


def test_the_example_of_the_docs_is_read_without_a_problem() -> None:
    page = (Path(__file__).parents[1] / "docs" / "files.md").read_text(encoding="utf-8")
    part = page[page.index("### What a consultant adds") :]
    found = re.search(r"^```yaml\n(.*?)^```$", part, re.MULTILINE | re.DOTALL)
    assert found
    file = read_answers("it.yaml", text=f"cxaudit: answers/1\n{found[1]}")
    asked = open_questionnaire("essential", Library.usual())
    settled = settle(file, asked, lambda answers: relevance(asked, answers).items, partial=True)
    assert settled.problems == ()
    assert settled.header.own_findings[0].title == NUTS.title
    assert settled.header.sign_off == SignOff(
        client="Ada Palmer", auditor="Ines Roth", next_review=settled.header.sign_off.next_review
    )


def test_scope_and_fieldwork_stand_under_the_title() -> None:
    audit = with_header(
        scope=Scope(what="the workshop", channels="on the spot; by phone", out="the web shop"),
        fieldwork=Fieldwork(visits_watched=1, people_interviewed=2, customers_asked=12),
        confidentiality="For the owner only.",
    )
    report = report_of(audit)
    said = " ".join(report.first_page.basis)
    assert "Based on 1 visit watched, 2 people interviewed and 12 customers asked." in said
    assert "Looked at: the workshop; on the spot; by phone. Left out on purpose: the web shop." in said
    assert "Ask five customers before you trust it" not in said, "twelve were asked"
    for page in pages(audit):
        head = page[: page.index("Verdict")]
        assert "Left out on purpose: the web shop." in head
        assert "For the owner only." in head


def test_few_customers_asked_leaves_the_advice_to_ask() -> None:
    said = " ".join(report_of(with_header(fieldwork=Fieldwork(customers_asked=4))).first_page.basis)
    assert "Ask five customers before you trust it" in said and "4 customers asked" in said


def test_a_red_flag_set_by_hand_stands_on_the_first_page_and_changes_no_score() -> None:
    plain, report = report_of(example("workshop")), report_of(with_header(own_findings=(DARK, NUTS)))
    first = report.first_page
    assert [each.text for each in first.trouble if each.by_hand] == [
        "Nobody knows the allergens. A guest could be harmed."
    ]
    assert first.trouble[1:] == plain.first_page.trouble
    assert first.do_first[0].title == "List the allergens of every dish"
    assert first.do_first[0].marks == ("red flag", "set by hand")
    assert first.do_first[1:] == plain.first_page.do_first
    assert report.verdict == plain.verdict and report.scorecard.sections == plain.scorecard.sections
    assert report.scorecard.red_flags[0].by_hand
    for look in (Look(), Look(short=True)):
        for page in pages(with_header(own_findings=(DARK, NUTS)), look):
            assert page.count("set by hand") >= 2
            assert "A guest could be harmed." in page


def test_own_actions_join_the_plan_in_their_month() -> None:
    plan = report_of(with_header(own_findings=(DARK, NUTS))).plan
    first, *_, last = [each for month in plan.months if month.slot for each in month.actions]
    assert (first.title, first.number, first.slot) == ("List the allergens of every dish", 0, 30)
    assert first.marks == ("red flag", "set by hand")
    assert (last.title, last.slot, last.marks) == ("Put up a lamp", 90, ("seen by the auditor",))
    numbers = [each.number for month in plan.months for each in month.actions]
    assert len([n for n in numbers if n]) == len({n for n in numbers if n}), "no number stands twice"
    for page in pages(with_header(own_findings=(DARK, NUTS))):
        assert "Also seen" in page and "The yard is dark" in page and "Put up a lamp" in page


def test_roles_are_mapped_to_names_once_for_all() -> None:
    roles = {"operations lead": "Vera Lund"}
    report = report_of(with_header(own_findings=(NUTS,), roles=roles))
    assert report.plan.months[0].actions[0].who == "Vera Lund"
    assert "Who: Vera Lund." in report.first_page.do_first[0].lines
    asked = replace(example("restaurant"), header=replace(example("restaurant").header, roles=roles))
    for page in (*pages(asked), everything(report_of(asked))):
        assert "Vera Lund" in page and "operations lead" not in page


def test_a_quote_without_permission_is_never_printed() -> None:
    quotes = (
        Quote(text="I gave up after two calls.", source="a guest in March", permission=True),
        Quote(text="Do not print this.", source="a shy guest"),
    )
    report = report_of(with_header(quotes=quotes))
    said = everything(report)
    assert "Do not print this" not in said and "a shy guest" not in said
    for page in pages(with_header(quotes=quotes)):
        assert "I gave up after two calls." in page and "a guest in March" in page


def test_exhibits_and_constraints_are_listed() -> None:
    audit = with_header(
        exhibits=(
            Exhibit(file="photos/till.jpg", shows="the queue at noon", date=example("workshop").header.date),
        ),
        constraints=Constraints(season="no changes in December", plans="a move in autumn"),
    )
    for page in pages(audit):
        assert "photos/till.jpg" in page and "The queue at noon." in page
        assert page.index("Season") < page.index("Planned anyway")
        assert "no changes in December" in page


def test_the_cause_stands_beside_the_note() -> None:
    audit = example("workshop")
    low = next(finding.question for finding in report_of(audit).findings)
    answers = {**audit.answers, low: replace(audit.answers[low], cause="One person answers and repairs.")}
    for page in pages(replace(audit, answers=answers)):
        assert page.count("Cause: One person answers and repairs.") >= 1
    assert "One person answers and repairs." in render_answers(report_of(replace(audit, answers=answers)))


def test_a_cause_alone_leaves_the_question_open() -> None:
    assert Answer(cause="why").state == "open" and not Answer(cause="why").is_empty


@pytest.mark.parametrize(
    ("decision", "said", "mark"),
    [
        ({"decision": "accepted", "by": "Ada"}, "Accepted by Ada.", ""),
        ({"decision": "accepted"}, "Accepted.", ""),
        ({"decision": "changed", "reason": "only by phone"}, "Changed: Only by phone.", "changed"),
        (
            {"decision": "declined", "by": "Ada", "reason": "too dear"},
            "Declined by Ada: Too dear.",
            "declined",
        ),
    ],
)
def test_a_decision_stands_with_its_action(decision: dict[str, str], said: str, mark: str) -> None:
    first = report_of(example("workshop")).plan.months[0].actions[0].id
    audit = with_header(decisions={first: NamedDecision(id=first, **decision)})
    made = report_of(audit).plan
    found = (*made.ranked, *(off.action for off in made.not_now))
    (action,) = [each for each in found if each.id == first]
    assert (action in made.ranked) is (mark != "declined")
    assert (action.decision, action.decision_text) == (decision["decision"], said)
    assert (mark in action.marks) == bool(mark)
    for page in pages(audit):
        at = f"Decision: {said}", f"Decision{said}", f"Decision {said}", said if mark == "declined" else "\0"
        assert any(each in page for each in at)
    assert said in render_actions(report_of(audit))
    own = replace(NUTS, action=replace(NUTS.action, decision=Decision(**decision)))
    made = report_of(with_header(own_findings=(own,))).plan
    told = [each.decision_text for each in (*made.ranked, *(off.action for off in made.not_now)) if each.own]
    assert told == [said]


def test_the_page_to_sign_comes_only_when_asked_for() -> None:
    assert all("For the auditor" not in page for page in pages(example("workshop")))
    report = report_of(with_header(sign_off=SignOff(client="Ada Palmer")))
    assert report.sign_off and report.sign_off.next_review == report.plan.ask_again
    for page in pages(with_header(sign_off=SignOff(client="Ada Palmer", auditor="Ines Roth"))):
        end = page[page.index("The facts in this report are agreed") :]
        assert "Ada Palmer" in end and "Ines Roth" in end and "looked at again on" in end
