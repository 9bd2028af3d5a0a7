"""The first page: in the reader's words, in the order a reader needs it, for every way an audit can end."""

import re
from dataclasses import replace

import pytest

from cxaudit.audit.answers import Answer
from cxaudit.cli.outputs import report_of as whole_report_of
from cxaudit.report.model import FirstPage
from test_report_cases import (
    EXAMPLES,
    audit_of,
    blocks,
    example,
    example_report,
    five,
    questionnaire,
    report_of,
)


def page_of(*args: object, **header: object) -> FirstPage:
    return report_of(audit_of(*args, **header)).first_page


def words(page: FirstPage) -> str:
    """Return everything the page says, in order."""
    said = [page.title, *page.basis, page.headline, *page.meaning, *page.reasons, page.trouble_heading]
    said += [each.text for each in page.trouble]
    said.append(page.do_heading)
    for action in page.do_first:
        said += [action.title, *action.marks, *action.lines]
    said += [part for note in page.notes for part in (note.label, note.text)]
    return "\n".join([*said, *page.advice, *page.closing])


def note(page: FirstPage, id_: str) -> str:
    return next(each.text for each in page.notes if each.id == id_)


class TestRestaurant:
    page = example_report("restaurant").first_page

    def test_it_says_who_told_it_and_how_far_to_trust_it(self) -> None:
        assert self.page.title == "What to do first · A restaurant evening (example)"
        assert " ".join(self.page.basis) == (
            "Told by one guest about one evening. 11 of the 21 questions that apply could be answered, "
            "some of them by inference. A strong hint, not a measurement."
        )

    def test_the_weaker_half_decides_and_both_halves_are_explained(self) -> None:
        assert self.page.headline == "Verdict: Weak (provisional). Good people, broken process."
        reasons = " ".join(self.page.reasons)
        assert reasons.startswith(
            "Held at Weak: an experience is only as good as its weaker half, and PROCESS, how the things "
            "behind them work, is Weak (21), with a red flag, while SERVICE, how people treat customers, is "
            "Strong (90)."
        )
        assert reasons.endswith("Five-yes test: 0 of 5.")

    def test_what_went_wrong_is_quoted_and_the_red_flag_marked(self) -> None:
        assert self.page.trouble_heading == "What went wrong"
        assert [each.text for each in self.page.trouble] == [
            "“Our name was missed and the table went to someone else.”",
            "“A very long wait.”",
            "“The food was not what we know from here.”",
        ]
        assert [each.red_flag for each in self.page.trouble] == [False, False, True]

    def test_the_plan_repairs_the_process_and_asks_nobody_to_try_harder(self) -> None:
        assert [(a.number, a.title, a.marks) for a in self.page.do_first] == [
            (1, "Get it right first time", ("red flag",)),
            (2, "Keep one visible list", ()),
            (3, "Look once more before it leaves", ()),
            (4, "Quote waits you keep", ()),
        ]
        assert "It protects customers while you find the cause in 1." in self.page.do_first[2].lines
        assert self.page.do_first[0].lines[1] == "Start now; done by Fri 15 Jan 2027."
        assert self.page.advice[0] == "Do not ask your people to try harder."
        assert note(self.page, "next") == "Hold the same standard on every shift"

    def test_one_visit_raises_the_question_whether_it_is_always_so(self) -> None:
        assert note(self.page, "find_out").startswith("One bad day, or every busy one?")

    def test_a_provisional_verdict_promises_nothing(self) -> None:
        assert self.page.closing == ("Ask the five questions again on Wed 16 Dec.",)

    def test_inferred_answers_are_no_strengths(self) -> None:
        assert note(self.page, "keep") == "staying with a problem; putting it right on the spot."


class TestShop:
    page = example_report("store").first_page

    def test_two_things_hold_the_verdict_and_a_flag_spoils_solid(self) -> None:
        assert self.page.headline == "Verdict: Weak (provisional). Friendly, until it mattered."
        assert "The sale was made; the customer will probably not be back." in self.page.meaning
        assert self.page.reasons[0].startswith(
            "Two things hold the verdict at Weak: PROCESS, how the things behind them work, is Weak (36); "
            "and one make-or-break point failed: "
        )
        assert self.page.reasons[1] == "SERVICE, how people treat customers, is Solid (63), with a red flag."

    def test_courtesy_comes_first_and_nobody_is_blamed(self) -> None:
        first = self.page.do_first[0]
        assert (first.title, first.marks) == ('Replace "no" with "here is what I can do"', ("red flag",))
        assert self.page.advice[0].startswith("This is not about one person.")
        assert [a.title for a in self.page.do_first[1:]] == [
            "Make the first number work",
            "Show strangers the way",
        ]


class TestWorkshop:
    page = example_report("workshop").first_page

    def test_the_company_speaks_for_itself(self) -> None:
        assert " ".join(self.page.basis) == (
            "Marta's own view of a normal busy week. 21 of 22 questions answered; 4 with examples, none with "
            "customers' data. Ask five customers before you trust it."
        )
        assert self.page.trouble_heading == "What holds you back"

    def test_the_impression_is_quoted(self) -> None:
        assert self.page.reasons[-1] == (
            "In your words, customers remember: “good mechanics, but you never know when the bike is ready.”"
        )

    def test_three_things_this_month_with_the_readers_choice(self) -> None:
        assert self.page.do_heading == "Do first: three things this month"
        assert [a.title for a in self.page.do_first] == [
            "Make the first number work",
            "One name per problem, until the customer says it is solved",
            "Quote waits you keep",
        ]
        assert self.page.do_first[2].marks == ("your choice",)
        assert "Who: you." in self.page.do_first[0].lines
        assert "Count: missed calls not rung back the same day." in self.page.do_first[0].lines

    def test_small_surprises_wait_and_the_unknown_is_to_be_found_out(self) -> None:
        assert note(self.page, "not_now") == "small surprises, until these basics work."
        assert note(self.page, "find_out").startswith(
            "“Our weakest shift serves customers as well as our best.” You did not know. Count: "
        )

    def test_what_it_would_do_is_arithmetic_and_the_last_line_is_a_date(self) -> None:
        assert self.page.closing[0] == (
            "If these three become mostly true, PROCESS would read Solid (about 62). The verdict would read "
            "Solid. Arithmetic, not a promise."
        )
        assert self.page.closing[-1] == "Ask the five questions again on Wed 16 Dec."


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_codes_decimals_or_jargon(name: str) -> None:
    said = words(example_report(name).first_page)
    assert not re.search(r"\b[A-Z]{2}-\d|\d\.\d|\bgate\b|\bcap\b|imbalance|coverage|forecast|None", said)
    verdict = example_report(name).first_page.headline
    assert not re.search(r"\d", verdict), "no number stands beside a verdict"


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_fits_a_page(name: str) -> None:
    page = example_report(name).first_page
    lines = (
        5 + len(page.trouble) + len(page.do_first) + len(page.notes) + len(page.advice) + len(page.closing)
    )
    assert lines <= 20
    assert len(words(page).split()) < 420


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_half_is_explained_once(name: str) -> None:
    said = words(example_report(name).first_page)
    assert said.count("how people treat customers") == said.count("how the things behind them work") == 1


def test_one_failed_point_holds_what_the_averages_call_strong() -> None:
    page = page_of("essential", {**five("yes"), "look_at_blocks": "yes", **blocks("5", courtesy="1")})
    assert page.headline == "Verdict: Weak. Friendly, until it mattered."
    assert " ".join(page.reasons).startswith(
        "Held at Weak by one make-or-break point: customers who ask for something unusual meet a brush-off. "
        "Everything else would read Strong. The hold goes when the answer here is “mostly true” or better."
    )


def test_the_weaker_half_is_named_under_a_tighter_point() -> None:
    process = next(s for s in questionnaire("service-and-process").walk() if s.id == "process")
    half = {question.id: "3" for question in process.questions if question.id in blocks("3")}
    answers = {**blocks("5", courtesy="1"), **half}
    answers["right_first_time"] = "5"
    page = page_of("service-and-process", answers)
    said = " ".join(page.reasons)
    assert said.startswith("Held at Weak by one make-or-break point: ")
    assert "Even without that, the weaker half would hold it at Patchy: PROCESS, how the things" in said
    assert "Everything else would read" not in said


def test_an_unknown_point_holds_until_it_is_known() -> None:
    page = page_of("service-and-process", blocks("5", courtesy=Answer(unknown=True)))
    assert page.headline == "Verdict: Solid. Both halves hold."
    assert page.reasons[0] == "Held at Solid until you know: a helpful answer to any request."


def test_several_failed_points_are_counted() -> None:
    page = page_of("service-and-process", blocks("5", courtesy="1", right_first_time="1"))
    assert page.reasons[0].startswith("Held at Weak by two make-or-break points: ")


def test_five_yeses_and_blocks_not_asked() -> None:
    page = page_of("essential", {**five("yes"), "look_at_blocks": "no"})
    assert page.headline == (
        "Five yeses. Check one of them with five customers; your own five answers are not proof."
    )
    assert "SERVICE, how people treat customers; PROCESS" in note(page, "not_looked_at")
    assert not page.do_first


def test_four_yeses_and_blocks_not_asked_start_with_the_tests_own_action() -> None:
    page = page_of("essential", {**five("yes", delighted="no"), "look_at_blocks": "no"})
    assert page.headline.startswith("Five-yes test: 4 of 5 yes. Only five count as a pass.")
    assert [action.number for action in page.do_first] == [0, 1]


def test_an_undecided_test_is_no_pass() -> None:
    page = page_of("essential", {**five("yes", recommend=Answer(unknown=True)), "look_at_blocks": "no"})
    assert page.headline == (
        "Five-yes test: undecided, with one of the five still to find out. That is not a pass."
    )


def test_too_little_answered_gives_no_verdict() -> None:
    page = page_of("service-and-process", {"greeting": "5", "right_first_time": "5"})
    assert page.headline == (
        "No verdict: fewer than a third of SERVICE, how people treat customers, and PROCESS, how the things "
        "behind them work, was answered."
    )


def test_nothing_answered_still_makes_a_page() -> None:
    page = page_of("essential", {})
    assert "No question was answered yet." in page.basis or page.basis[1].startswith("0 of")


def test_all_full_says_so() -> None:
    page = page_of("service-and-process", blocks("5"))
    assert note(page, "choose") == "Nothing short of full. Ask five customers."
    assert page.closing == ("Answer these questions again on Wed 1 Apr.",)


def test_no_urgent_gap_offers_a_choice() -> None:
    page = page_of("service-and-process", blocks("4"))
    assert next(each.label for each in page.notes if each.id == "choose") == "No urgent gap. Choose one of"
    assert note(page, "choose").count(" · ") == 2


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ({}, "Your own view."),
        ({"basis": "typical"}, "Your own view of what is usual."),
        ({"respondent": "Jo", "basis": "one_visit"}, "Jo's own view of one visit."),
        ({"group": "customer", "basis": "one_visit"}, "Told by one customer about one visit."),
        ({"group": "outside"}, "Told by one observer."),
        (
            {"group": "customer", "respondent": "two guests", "period": "a lunch"},
            "Told by two guests about a lunch.",
        ),
    ],
)
def test_who_told_it(header: dict[str, str], sentence: str) -> None:
    assert page_of("service-and-process", blocks("3"), **header).basis[0] == sentence


def test_without_a_note_the_statement_is_turned_round() -> None:
    page = page_of("service-and-process", blocks("5", honest_waits="1"))
    assert page.trouble[0].text.endswith(".")
    assert not page.trouble[0].quoted


@pytest.mark.parametrize(("answer", "says_so"), [("1", False), ("2", False), ("3", True)])
def test_a_statement_that_is_half_true_is_not_turned_into_one_that_is_not(answer: str, says_so: bool) -> None:
    (trouble,) = page_of("service-and-process", {"honest_waits": answer}).trouble
    assert trouble.text.startswith("Customers wait longer than you told them.")
    assert trouble.text.endswith("Answered: true about half the time.") == says_so


def test_a_long_note_is_cut_at_a_word() -> None:
    long = Answer(value="1", note="again and again " * 60)
    text = page_of("service-and-process", blocks("5", honest_waits=long)).trouble[0].text
    assert len(text) < 240
    assert text.endswith(("again…”", "and…”"))


def test_a_score_never_reads_as_a_level_it_has_not_reached() -> None:
    answers = blocks("1", listening="4", greeting="5", knowledge="2")
    service = report_of(audit_of("service-and-process", answers)).scorecard.sections[0]
    assert service.score is not None
    assert (service.level, service.score.exact, service.score.text) == ("critical", "475/24", "19")


def test_two_halves_as_far_behind_as_each_other_are_called_even() -> None:
    mostly_half = blocks("3")
    service, process = list(mostly_half)[:10], list(mostly_half)[10:]
    apart = page_of("service-and-process", {**mostly_half, **dict.fromkeys(process, "2")})
    assert apart.meaning == ("PROCESS is further behind. Start there.",)
    four_points_apart = dict.fromkeys([*service[:4], *process[5:]], "2")
    even = page_of("service-and-process", {**mostly_half, **four_points_apart})
    assert even.meaning == ("Both need work; start with the cheapest basic in each.",)


def test_a_later_report_says_on_its_first_page_what_became_of_it() -> None:
    before = example("workshop")
    changed = {"honest_waits": Answer(value="5"), "courtesy": Answer(value="1")}
    later = replace(before, answers={**before.answers, **changed})
    page = whole_report_of(later, since=before).first_page
    (note,) = [each for each in page.notes if each.id == "since"]
    assert note.label.startswith("Since ") and page.notes[0] is note
    assert "PROCESS went from 52 to " in note.text and "0 are marked done" in note.text
    assert not [each for each in whole_report_of(later).first_page.notes if each.id == "since"]
