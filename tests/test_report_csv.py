"""CSV for spreadsheets: every cell comes back, and none of them is ever a formula."""

import csv
import io

import pytest
from hypothesis import example as try_example
from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.report.csv import render_actions, render_answers, safe
from cxaudit.text import clean, one_line
from test_report_cases import EXAMPLES, audit_of, blocks, example_report, five, report_of
from test_report_rendering import HOSTILE, with_text

FORMULAS = (
    '=HYPERLINK("http://evil.example","x")',
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "+1+cmd",
    "-2+3",
    "  =1+1",
    "\u200b=1+1",
    "\u00a0@x",
    "\n=1+1",
    "＝1+1",
    "-",
    "+",
)
PLAIN = ("-5", "+3.25", "0", "12", "ordinary", "a = b", "it's", "'=quoted", "", " ", "5%", "1,5")


def rows(document: str) -> list[list[str]]:
    assert document.startswith("\ufeff"), "Excel takes it for another encoding"
    found = list(csv.reader(io.StringIO(document.removeprefix("\ufeff"), newline=""), strict=True))
    assert document.endswith('"\r\n')
    assert len({len(row) for row in found}) == 1
    return found


def table(document: str) -> list[dict[str, str]]:
    heads, *found = rows(document)
    assert len(set(heads)) == len(heads)
    return [dict(zip(heads, row, strict=True)) for row in found]


@pytest.mark.parametrize("said", [*FORMULAS, "\t=1", "\r=1", "\tindented", "\rreturned"])
def test_what_reads_like_a_formula_gets_an_apostrophe(said: str) -> None:
    assert safe(said) == f"'{said}"


@pytest.mark.parametrize("said", PLAIN)
def test_ordinary_text_and_plain_numbers_stay_as_they_are(said: str) -> None:
    assert safe(said) == said


@given(st.one_of(st.sampled_from((*FORMULAS, *HOSTILE)), st.text(max_size=80)))
@settings(max_examples=300, deadline=None)
def test_no_cell_is_ever_a_formula(said: str) -> None:
    cell = safe(said)
    assert cell in (said, f"'{said}")
    if cell == said and said.strip() and said.strip()[0] in "=+-@":
        float(said)


def _many(function: object) -> object:
    for said in (*FORMULAS, *HOSTILE):
        function = try_example(clean(said))(function)
    texts = st.text(max_size=80).map(clean).filter(lambda said: bool(one_line(said)))
    return settings(max_examples=40, deadline=None)(given(texts)(function))


@_many
def test_every_cell_survives_or_is_prefixed(said: str) -> None:
    report = report_of(with_text(said))
    asked = [row for group in report.answers for row in group.answers]
    found = table(render_answers(report))
    assert [row["Id"] for row in found] == [row.question for row in asked]
    for cells, row in zip(found, asked, strict=True):
        for head, held in (
            ("Question", row.text),
            ("Answer", row.answer),
            ("Note", row.note),
            ("Evidence", row.evidence),
            ("Why it does not apply", row.na_reason),
            ("Customers' data", row.customers),
        ):
            assert cells[head] == safe(held)
    assert any(cells["Note"] == safe(said) for cells in found)


@pytest.mark.parametrize("name", EXAMPLES)
def test_one_row_for_every_action_in_the_order_of_the_plan(name: str) -> None:
    report = example_report(name)
    found = table(render_actions(report))
    due = sorted((a for m in report.plan.months for a in m.actions), key=lambda a: a.number)
    put_off = [off.action for off in report.plan.not_now]
    assert [row["Id"] for row in found] == [each.id for each in (*due, *put_off)]
    for row, action in zip(found, due, strict=False):
        assert row["Number"] == str(action.number)
        assert (row["Action"], row["Who"], row["Done by"]) == (action.title, action.who, action.due)
        assert row["Steps"].split("\n") == [*action.steps, *action.also]
        assert row["When"] == ("" if action.due else "Later")
    for row in found[len(due) :]:
        assert (row["Done by"], row["When"]) == ("", "Not now")
        assert row["Put off because"]


def test_numbers_are_numbers_and_a_question_without_a_score_has_none() -> None:
    by_id = {row["Id"]: row for row in table(render_answers(example_report("workshop")))}
    assert (by_id["greeting"]["Score"], by_id["greeting"]["Weight"]) == ("75", "2")
    assert (by_id["impression"]["Score"], by_id["impression"]["Weight"]) == ("", "")
    assert by_id["right_first_time"]["Make-or-break"] == "yes"


def test_the_action_of_a_test_comes_first_without_a_number() -> None:
    report = report_of(audit_of("lasting-impression", five("partly")))
    assert report.plan.gate_action
    first, *_ = table(render_actions(report))
    assert (first["Number"], first["Action"]) == ("", report.plan.gate_action.title)


def test_an_audit_without_actions_still_has_its_headings() -> None:
    report = report_of(audit_of("service-and-process", blocks("5")))
    assert len(rows(render_actions(report))) == 1
