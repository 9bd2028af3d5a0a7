"""Second looks: many equal answers, a failed make-or-break point, what can be shown, a section's score."""

import textwrap
from collections.abc import Mapping

from cxaudit.audit.answers import Answer
from cxaudit.interview.conduct import conduct
from cxaudit.interview.engine import begin
from cxaudit.interview.line import LineFront
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.scoring.relevance import relevance
from test_line import Person, read

HEAD = """
id: {id}
version: "1"
title: A shop
scales:
  five:
    options:
      - {{value: 1, label: Hardly ever true, score: 0}}
      - {{value: 3, label: Half the time, score: 0.5}}
      - {{value: 4, label: Mostly true, score: 0.75}}
      - {{value: 5, label: Nearly always true, score: 1}}
sections:
"""
RIGHTED = "What went wrong is put right."


def asking(questions: str, *, title: str = "SERVICE", more: str = "") -> Questionnaire:
    section = f"  - id: service\n    title: {title}\n    questions:\n" + textwrap.indent(questions, " " * 6)
    return read(HEAD.format(id="shop") + section + more)


def several(number: int) -> str:
    return "".join(f"- {{id: q{n}, text: Question {n}., scale: five}}\n" for n in range(1, number + 1))


AFTER = """
  - id: later
    title: LATER
    scored: false
    questions: [{id: last, type: text, text: Anything else?}]
"""


def interview(
    questionnaire: Questionnaire, *types: str, before: Mapping[str, Answer] | None = None, quiet: bool = False
) -> Person:
    person = Person(types)
    person.front = LineFront(person.ask, person.shown.append, width=lambda: 88, quiet_scores=quiet)
    person.outcome = conduct(begin(questionnaire, before or {}, relevance), person, person.front)
    return person


def test_nine_equal_answers_in_a_row_are_asked_about_once() -> None:
    person = interview(asking(several(12)), *["4"] * 12, "", "")
    alike = [line for line in person.shown if "in a row" in line]
    assert alike == ["That makes 9 times “Mostly true” in a row. Is that so? b takes you back."]


def test_eight_equal_answers_or_a_row_that_is_broken_are_not() -> None:
    assert "in a row" not in interview(asking(several(8)), *["4"] * 8, "", "").screen
    assert "in a row" not in interview(asking(several(12)), *["4"] * 8, "3", *["4"] * 3, "", "").screen


def test_equal_values_of_other_options_are_no_row() -> None:
    options = "[{value: 4, label: four, score: 0}, {value: 9, label: nine, score: 1}]"
    other = f"- {{id: other, text: How many?, options: {options}}}\n"
    assert "in a row" not in interview(asking(several(8) + other), *["4"] * 9, "", "").screen


def test_a_make_or_break_point_at_its_lowest_asks_for_a_note_not_for_another_answer() -> None:
    point = f"- {{id: right, text: {RIGHTED}, scale: five, make_or_break: true}}\n"
    for typed, note in (
        ("1", "Asked again: this is how things are."),
        ("2", "Asked again: this was one bad day."),
    ):
        person = interview(asking(point + several(1)), "1", typed, "4", "")
        assert "Is that how things are, or one bad day?" in person.shown
        assert person.answers["right"] == Answer(value="1", note=note)
    person = interview(asking(point + several(1)), "1", "", "4", "")
    assert person.answers["right"] == Answer(value="1")
    assert "one bad day" not in interview(asking(point + several(1)), "3", "4", "").screen


def test_the_note_of_a_bad_day_stands_below_the_one_that_is_there() -> None:
    point = f"- {{id: right, text: {RIGHTED}, scale: five, make_or_break: true}}\n"
    person = interview(asking(point), "n the till broke", "1", "2", "")
    assert person.answers["right"].note == "the till broke\nAsked again: this was one bad day."


def test_at_the_end_of_a_section_what_can_be_shown_becomes_evidence() -> None:
    person = interview(asking(several(4), more=AFTER), "4", "3", "5", "4", "1 3", "fine", "")
    assert "Which of these could you show me today?" in person.shown
    assert "  2  Question 3." in person.shown and "  4  Question 4." not in person.shown
    shown = {name for name, answer in person.answers.items() if answer.evidence}
    assert shown == {"q1", "q4"}
    assert person.answers["q1"].evidence_strength == "examples"
    assert person.answers["q1"].value == "4"


def test_what_can_be_shown_is_asked_once_and_takes_no_number_that_is_not_there() -> None:
    person = interview(asking(several(3), more=AFTER), "4", "4", "4", "9", "", "/b", "5", "fine", "")
    assert person.screen.count("Which of these could you show me today?") == 1
    assert "'9' is not a number of this list. Type numbers of the list" in person.screen
    assert person.values["q3"] == "5"


def test_claims_with_evidence_of_their_own_are_not_asked_for_again() -> None:
    before = {name: Answer(value="4", evidence="the log") for name in ("q1", "q2")}
    person = interview(asking(several(4), more=AFTER), "4", "4", "fine", "", before=before)
    assert "could you show me" not in person.screen


def test_a_section_that_is_through_says_how_it_reads_unless_scores_are_kept_quiet() -> None:
    person = interview(asking(several(2), more=AFTER), "4", "?", "fine", "")
    assert "SERVICE so far: Solid (75), 1 of 2 answered." in person.shown
    quiet = interview(asking(several(2), more=AFTER), "4", "?", "fine", "", quiet=True)
    assert "so far" not in quiet.screen


def test_a_section_left_with_open_questions_says_nothing_yet() -> None:
    person = interview(asking(several(3), more=AFTER), "4", "r 4", "fine", "4", "4", "", "")
    before, _, after = person.screen.partition("Anything else?")
    assert "so far" not in before and after.count("SERVICE so far") == 1


def test_an_answer_that_hides_questions_names_them_and_one_that_brings_them_back_too() -> None:
    questions = several(2) + "- {id: deep, text: How deep?, short: depth, scale: five, when: q1 == 4}\n"
    person = interview(asking(questions), "4", "3", "3", "1", "5", "1", "4", "")
    assert "Not asked any more; your answers are kept aside: depth." in person.shown
    assert "Asked again, with the answers you gave before: depth." in person.shown
    assert person.values == {"q1": "4", "q2": "3", "deep": "3"}


def test_what_was_added_to_an_answer_goes_when_the_answer_changes() -> None:
    point = f"- {{id: right, text: {RIGHTED}, scale: five, make_or_break: true}}\n"
    person = interview(asking(point + several(1)), "n the till", "1", "1", "4", "1", "5", "")
    assert person.answers["right"] == Answer(value="5", note="the till")
    shown = interview(asking(several(3)), "4", "4", "4", "1 2", "1", "3", "")
    assert shown.answers["q1"] == Answer(value="3")
    assert shown.answers["q2"].evidence_strength == "examples"


def test_the_same_answer_again_keeps_what_was_added() -> None:
    shown = interview(asking(several(3)), "4", "4", "4", "1 2", "1", "4", "")
    assert shown.answers["q1"].evidence and shown.answers["q1"].value == "4"
