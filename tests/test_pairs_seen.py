"""What a person sees of questions that are rated twice: in lines, by keys, in `show`, `score` and checks."""

from pathlib import Path

import pytest

from arrow_keys import CTRL_C, ENTER
from arrow_keys import Person as ArrowPerson
from conftest import Written
from cxaudit.audit.answers import Answer
from cxaudit.interview.engine import begin
from cxaudit.interview.progress import most_scored, position, possible
from cxaudit.lint import lint
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.scoring.relevance import relevance
from test_cli import Desk, desk
from test_line import Person, interview
from test_pairs import ASKED, read

__all__ = ["desk"]
SHOP = Path(__file__).parent / "examples" / "valid" / "repair-shop.yaml"
POINTS = """\
cxaudit: questionnaire/1
id: points
version: "1"
title: Points
scales:
  often: {options: [{value: 1, label: Never, score: 0}, {value: 2, label: Always, score: 1}]}
dimensions: {quality: {title: Quality, values: {one: One, two: Two}}}
gaps: {dimension: quality, weights_from: {one: x, two: y}}
sections:
  - id: s
    title: S
    questions:
      - {id: x, type: number, text: X, min: 0}
      - {id: y, type: number, text: Y, min: 0}
      - {id: a, type: pair, text: A, scale: often, make_or_break: true, dimensions: {quality: one}}
      - {id: b, type: pair, text: B, scale: often, dimensions: {quality: two}}
"""


def lines(*types: str, asked: Questionnaire = ASKED) -> Person:
    return interview(*types, questionnaire=asked)


def keys(*presses: str, width: int = 80, height: int = 24, asked: Questionnaire = ASKED) -> ArrowPerson:
    return ArrowPerson(presses, width, height).holds(begin(asked, {}, relevance))


# --- in lines


def test_both_ratings_are_asked_in_lines() -> None:
    person = lines("5", "2", "q")
    assert person.answers["ready"] == Answer(value="2", expected="5")
    text = person.screen
    assert text.index("First of two ratings: what customers expect here.") < text.index(
        "Saved: expected: Nearly"
    )
    assert text.index("Saved: expected: Nearly") < text.index("Second rating: how it is done today.")
    assert "Expected: Nearly always." in text and "Saved: Now and then." in text
    assert "First of two ratings: How much do customers care?" in text
    assert "  5  Everything" in text


def test_the_first_half_is_saved_before_the_second_is_asked() -> None:
    person = lines("5")
    assert person.saved[-1][0] == {"ready": Answer(expected="5")}
    assert person.outcome is None


def test_a_review_in_lines_shows_half_an_answer() -> None:
    person = lines("5", "r", "1", "q")
    assert "1  ready - not answered (expected: Nearly always)" in person.screen
    assert person.screen.count("Second rating: how it is done today.") >= 2


def test_the_points_given_are_counted_up_to_100() -> None:
    assert "40 of 100 points given so far." in lines("40", asked=read(POINTS)).screen
    exact = lines("40", "60", asked=read(POINTS)).screen
    assert "points in all" not in exact
    assert "That makes 90 points in all." in lines("40", "50", asked=read(POINTS)).screen
    assert "That makes 140 points in all." in lines("140", asked=read(POINTS)).screen


def test_a_failed_point_is_asked_about_once_and_only_for_what_is_done() -> None:
    person = lines("40", "60", "1", "1", "", "b", "b", "2", "q", asked=read(POINTS))
    assert person.screen.count("Is that how things are, or one bad day?") == 1
    assert person.answers["a"] == Answer(value="1", expected="2")


def test_customers_data_is_about_what_is_done_at_either_half() -> None:
    person = keys("5", "2", "c")
    assert "Nearly always" in person.last and "Everything" not in person.last


# --- by keys


def test_both_ratings_are_asked_by_keys() -> None:
    person = keys("5", "2", "4")
    assert person.answers["ready"] == Answer(value="2", expected="5")
    assert person.answers["polite"] == Answer(expected="4")
    assert "ready - expected: Nearly always" in person.last
    assert "ready - Now and then (expected: Nearly always)" in person.last
    assert "We are polite. - importance: Much" in person.last


def test_b_is_named_and_goes_back_to_the_first_rating() -> None:
    first, second = keys(), keys("5")
    assert "b back" not in first.last and "b back" in second.last
    back = keys("5", "b")
    assert "First of two ratings" in back.last
    assert "> 5  Nearly always (your answer)" in back.last


def test_stopping_between_the_two_keeps_the_first() -> None:
    person = keys("5", CTRL_C)
    assert person.answers == {"ready": Answer(expected="5")}


@pytest.mark.parametrize("window", [(80, 24), (40, 24), (40, 12), (24, 10)])
def test_any_window_says_which_rating_is_wanted(window: tuple[int, int]) -> None:
    first, second = (keys(*presses, width=window[0], height=window[1]) for presses in ((), ("5",)))
    assert "First of two" in " ".join(first.last.split())
    assert "Second rating" in " ".join(second.last.split())


def test_enter_keeps_both() -> None:
    person = keys("5", "2", "b", "b", ENTER, ENTER)
    assert person.answers["ready"] == Answer(value="2", expected="5")
    assert "We are polite.\nFirst of two ratings" in person.last


# --- what may still be asked


def test_conditions_on_a_pair_are_foreseen() -> None:
    first = begin(ASKED, {}, relevance)
    assert possible(first) == ("ready", "polite", "tidy")
    at = position(first)
    assert at is not None and (at.scored_number, at.scored_of) == (1, 3)


EITHER = POINTS.replace("make_or_break: true, ", "").replace(
    "sections:\n",
    """sections:
  - id: first
    title: First
    questions:
      - {id: p, type: pair, text: P, scale: often}
      - {id: q, text: Q, scale: often, when: p == 1}
      - {id: r, text: R, scale: often, when: p == 2}
""",
)


def test_of_two_questions_that_hang_on_a_pair_one_is_asked_at_most() -> None:
    assert most_scored(begin(read(EITHER), {}, relevance)) == 4


# --- what is said of a questionnaire


def test_a_condition_on_a_pair_is_understood(written: Written) -> None:
    """scales:
      often: {options: [{value: 1, label: Never, score: 0}, {value: 2, label: Always, score: 1}]}
    sections:
      - id: s
        title: S
        questions:
          - {id: a, type: pair, text: A, scale: often}
          - {id: b, text: B, scale: often, when: a == 2}
          - {id: c, text: C, scale: often, when: §a == 1 or a != 1}
          - {id: d, text: D, scale: often, when: §a == 2 and a == 1}
    """
    assert written.linted() == ["always-true", "always-false"]


def test_the_scale_of_a_first_rating_is_used(written: Written) -> None:
    """scales:
      often: {options: [{value: 1, label: Never, score: 0}, {value: 2, label: Always, score: 1}]}
      words: {options: [{value: 1, label: Little}, {value: 2, label: Much}]}
    sections:
      - id: s
        title: S
        questions:
          - {id: a, type: pair, text: A, scale: often, pair: {scale: words}}
          - id: b
            type: pair
            text: B
            options: [{value: 1, label: Never, score: 0}, {value: 2, label: Always, score: 1}]
    """
    assert "unused-scale" not in [problem.code for problem in lint(written.whole)]


# --- commands


def test_show_says_what_is_rated_and_what_weighs(desk: Desk) -> None:
    text = " ".join(desk.call("show", str(SHOP)).out.split())
    assert "Rated twice. First: what customers expect here. Then: how it is done today." in text
    assert "Expected and delivered The report shows by how many steps" in text
    assert "Keeping what was promised: the points given at question 11" in text
    sheet = desk.call("show", str(SHOP), "--format", "md").out
    assert "First: ☐ 1 ☐ 2 ☐ 3 ☐ 4 ☐ 5 ☐ don't know ☐ does not apply" in sheet
    assert "Then, as at question 1: ☐ 1" in sheet


def test_score_shows_the_gaps(desk: Desk) -> None:
    said = ["ready_on_time=2", "ready_on_time.expected=5", "looks_up=4", "looks_up.expected=4"]
    options = [part for each in said for part in ("--answer", each)]
    made = desk.call("run", str(SHOP), *options, "--partial", "--audit", "x.audit.yaml")
    assert made.code == 0, made.err
    text = " ".join(desk.call("score", "x.audit.yaml").out.split())
    assert "Expected and delivered Keeping what was promised -3 1 of 2" in text
    assert "Falls short: ready on the day (-3)." in text
    assert "There is no weighted mean: the 100 points were not all given." in text
    explained = desk.call("score", "x.audit.yaml", "--explain").out
    assert (
        "ready_on_time: 2 - 5 = -3" in explained
        and "not weighted: a weight or a gap is not known" in explained
    )
