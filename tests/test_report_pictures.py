"""What the pictures show and what is to be counted, as values; and where all of it stands on the page."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from cxaudit.audit.answers import Answer
from cxaudit.audit.plan_state import ActionState, KpiReading
from cxaudit.report.html import render_html
from cxaudit.report.markdown import render_markdown
from cxaudit.report.model import Report
from test_report_cases import audit_of, blocks, example, example_report, five, questionnaire, report_of
from test_report_rendering import Reader, with_text

FACTORS = ("does", "feels", "likes", "sees", "thinks", "wants")


def answered(name: str, sections: dict[str, str]) -> Report:
    """Return the report of a questionnaire where each named section has one answer throughout."""
    given: dict[str, str | Answer] = {
        question.id: sections[section.id]
        for section in questionnaire(name).walk()
        for question in section.questions
        if section.id in sections and question.type == "choice"
    }
    return report_of(audit_of(name, given))


class TestHalves:
    def test_two_rated_halves_stand_against_each_other_in_the_order_of_the_rule(self) -> None:
        halves = example_report("workshop").halves
        assert halves is not None
        assert halves.heading == "SERVICE and PROCESS"
        assert [(mark.title, mark.score and mark.score.text) for mark in (halves.across, halves.up)] == [
            ("SERVICE", "65"),
            ("PROCESS", "52"),
        ]
        assert halves.text[:2] == (
            "SERVICE, how people treat customers, is Solid (65).",
            "PROCESS, how the things behind them work, is Patchy (52).",
        )

    def test_it_shows_how_far_the_scores_could_move_and_where_the_first_actions_lead(self) -> None:
        halves = example_report("workshop").halves
        assert halves is not None and halves.across.range is not None and halves.up.then is not None
        assert (halves.across.range.lowest.text, halves.across.range.highest.text) == ("57", "70")
        assert halves.up.range is None, "all of it is known"
        assert halves.up.then.text == "62"
        assert "would read Solid (about 62)" in halves.text[2]

    def test_a_provisional_verdict_promises_nothing(self) -> None:
        halves = example_report("restaurant").halves
        assert halves is not None
        assert (halves.across.then, halves.up.then) == (None, None)
        assert halves.up.red_flag and not halves.across.red_flag

    def test_one_half_is_no_picture(self) -> None:
        one = {
            q.id: "4"
            for s in questionnaire("service-and-process").walk()
            if s.id == "service"
            for q in s.questions
        }
        assert report_of(audit_of("service-and-process", one)).halves is None
        assert report_of(audit_of("lasting-impression", five("yes"))).halves is None


class TestSides:
    def test_the_six_factors_stand_in_their_order_with_the_lowest_named(self) -> None:
        sides = answered("six-factors", {**dict.fromkeys(FACTORS, "4"), "sees": "2"}).sides
        assert sides is not None
        assert sides.heading == "Six factors"
        assert [mark.section for mark in sides.marks] == [*FACTORS]
        assert [mark.score and mark.score.text for mark in sides.marks] == [
            "75",
            "75",
            "75",
            "25",
            "75",
            "75",
        ]
        assert sides.text == ("Lowest: SEES.",)

    def test_what_was_not_looked_at_is_said_and_has_no_score(self) -> None:
        sides = answered("six-factors", dict.fromkeys(FACTORS[:4], "4")).sides
        assert sides is not None
        assert sides.text == ("Not looked at: THINKS and WANTS.",)
        assert [mark.score for mark in sides.marks[4:]] == [None, None]
        assert [mark.reading for mark in sides.marks[4:]] == ["Not looked at", "Not looked at"]

    def test_without_any_answer_and_without_such_sections_there_is_none(self) -> None:
        assert report_of(audit_of("six-factors", {})).sides is None
        assert example_report("workshop").sides is None


def test_the_stages_stand_in_the_order_a_customer_meets_them() -> None:
    report = answered("customer-journey", {"before": "4", "after": "2"})
    assert [(mark.section, mark.score and mark.score.text) for mark in report.stages] == [
        ("before", "75"),
        ("during", None),
        ("after", "25"),
    ]
    assert report.stages[1].reading == "Not looked at"
    assert example_report("workshop").stages == ()


class TestMeasures:
    def test_every_action_with_a_day_has_its_plainest_count(self) -> None:
        report = example_report("workshop")
        assert report.measures is not None
        due = [action for action in report.plan.ranked if action.due]
        assert [(row.number, row.action, row.who, row.by) for row in report.measures.rows] == [
            (action.number, action.title, action.who, action.due) for action in due
        ]
        assert [row.text.casefold() for row in report.measures.rows] == [a.kpi[0].casefold() for a in due]
        assert {(row.today, row.counted) for row in report.measures.rows} == {("not counted yet", False)}

    def test_a_number_that_was_asked_for_is_a_starting_point(self) -> None:
        given = {**blocks("2"), "come_back_of_ten": Answer(value=Fraction(7))}
        report = report_of(audit_of("service-and-process", given))
        assert report.measures is not None
        first, second = report.measures.rows[:2]
        assert (first.text, first.today, first.counted) == ("Customers who come back, of ten", "7", True)
        assert (first.number, first.action, second.number) == (0, "", 1)

    def test_what_was_counted_since_stands_with_its_day(self) -> None:
        audit = example("workshop")
        first = report_of(audit).plan.ranked[0].id
        readings = (KpiReading(day=date(2026, 12, 1), value="9 of 40"),)
        state = ActionState(id=first, baseline="31 of 40", readings=readings)
        report = report_of(replace(audit, plan={first: state}))
        assert report.measures is not None
        row = report.measures.rows[0]
        assert (row.today, row.counted) == ("31 of 40; 9 of 40 (Tue 1 Dec)", True)

    def test_with_nothing_to_do_there_is_nothing_to_count(self) -> None:
        assert report_of(audit_of("service-and-process", blocks("5"))).measures is None


def test_levels_say_where_they_begin() -> None:
    report = example_report("workshop")
    assert [level.start.exact for level in report.levels] == ["0", "20", "40", "60", "80"]
    own = [level.start.exact for level in answered("full", {"stance": "3"}).levels if level.section]
    assert own == ["0", "40", "70"]


def test_what_works_is_listed_with_the_heaviest_first_and_no_guess_among_it() -> None:
    report = example_report("workshop")
    assert [row.question for row in report.strengths][:2] == ["knowledge", "discretion"]
    assert {"4", "5"} >= {str(example("workshop").answers[row.question].value) for row in report.strengths}
    assert not [
        r
        for r in example_report("restaurant").strengths
        if example("restaurant").answers[r.question].inferred
    ]


# The page

ORDER = (
    "headline",
    "contents",
    "halves",
    "scorecard",
    "journey",
    "sides",
    "findings",
    "red-flags",
    "own-findings",
    "quotes",
    "works",
    "plan",
    "measures",
    "perception",
    "look-again",
    "find-out",
    "not-now",
    "answers",
    "lenses",
    "exhibits",
    "method",
    "glossary",
    "sign-off",
)


@pytest.mark.parametrize("name", ["workshop", "restaurant-full", "store-full", "hostile"])
def test_the_sections_stand_in_the_order_of_the_report_and_are_listed(name: str) -> None:
    report = report_of(with_text("some words") if name == "hostile" else example(name))
    page = Reader(render_html(report))
    heads = [str(dict(attrs)["id"]) for tag, attrs in page.skeleton if tag == "h2" and dict(attrs).get("id")]
    assert heads == [each for each in ORDER if each in heads]
    links = [str(dict(attrs)["href"])[1:] for tag, attrs in page.skeleton if tag == "a"]
    start = links.index("headline")
    listed = links[start : start + len(heads) - 1]
    assert listed == [each for each in heads if each != "contents"]


def test_all_of_it_is_on_the_page_before_the_script_runs() -> None:
    page = render_html(report_of(example("store-full")))
    folds = re.findall(r"<details[^>]*>", page)
    assert len(folds) > 20
    assert all(" open" in fold for fold in folds)
    assert "<button" not in page


def test_what_nobody_answered_is_one_line_on_the_page_and_whole_in_the_data() -> None:
    report = report_of(example("store-full"))
    page, source = render_html(report), render_markdown(report)
    assert {"does", "feels"} <= {row.id for row in report.scorecard.sections}
    card = page[page.index('id="scorecard"') : page.index('id="findings"')]
    assert "SIX FACTORS" in card and "what customers come to" not in card
    assert "DOES, what customers come to do" in source


def test_markdown_has_what_the_pictures_show() -> None:
    source = render_markdown(answered("full", {"before": "4", "after": "2", **dict.fromkeys(FACTORS, "3")}))
    assert "| BEFORE | Solid | 75 |" in source
    assert "| DURING | Not looked at |  |" in source
    assert "## Six factors" in source
    assert "| DOES | Patchy | 50 |" in source
    assert "## What to count" in source
