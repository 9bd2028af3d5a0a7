"""The interview by arrow keys: pressed one by one, judged by the screen read back and by what is saved."""

import os
import signal
import sys
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrow_keys import (
    ALT_ENTER,
    BACKSPACE,
    CTRL_C,
    CTRL_D,
    DELETE,
    DOWN,
    END,
    ENTER,
    ESC,
    HOME,
    LEFT,
    NEW_LINE,
    PAGE_DOWN,
    RESUME,
    UP,
    Person,
    Press,
    burst,
    pasted,
)
from cxaudit.audit.answers import Answer, Customers, Touchpoint
from cxaudit.audit.record import Header
from cxaudit.interview.arrows_field import Field
from cxaudit.interview.arrows_fit import Drawing
from cxaudit.interview.arrows_keys import Key
from cxaudit.interview.arrows_page import Entered, Item, Page, field_lines, lay_out
from cxaudit.interview.conduct import conduct, interruptible
from cxaudit.interview.engine import begin
from cxaudit.interview.events import Back, Skip
from cxaudit.interview.opening import ask_choice, ask_header, open_interview
from cxaudit.problems import CallError, InterruptedAuditError
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.scoring.relevance import relevance
from cxaudit.text import clean, columns
from make_screens import SCREENS, screens
from test_line import QUESTIONNAIRE_OF_SHOP, answered_before, options_of, read, shop
from test_line import Person as LinePerson


def interview(
    *presses: Press,
    at: str = "",
    window: tuple[int, int] = (80, 24),
    questionnaire: Questionnaire | None = None,
) -> Person:
    """Hold the interview with a person who presses these keys; at `at`, all before it is answered."""
    begun = begin(questionnaire, {}, relevance) if questionnaire else shop(answered_before(at))
    return Person(presses, *window).holds(begun)


def test_a_whole_interview_by_keys() -> None:
    person = interview("bread", ENTER, "12", ENTER, "3", ENTER, "1", "1", "4", "5", ENTER)
    assert person.outcome is not None and person.outcome.finished and person.saved[-1][1]
    assert person.values == {
        "trade": "bread",
        "place": ("premises", "online"),
        "staff": 3,
        "again": "yes",
        "look": "yes",
        "greet": "4",
        "listen": "5",
    }


def test_the_screen_of_a_question() -> None:
    assert interview(at="greet").last.split("\n") == [
        "",
        "SERVICE: how people treat customers",
        "Think of an ordinary day.",
        "",
        "SERVICE · question 1 of 2 · 2 of 3 in all · about 3 minutes left",
        "",
        "Customers are greeted.",
        "",
        "  1  Hardly ever true (0-1 of your last ten customers)",
        "  2  Now and then",
        "  3  Half the time",
        "  4  Mostly true",
        "  5  Nearly always true",
        "",
        "press a number, or arrow keys and Enter · b back · s skip · x does not apply",
        "? don't know · n note · e evidence · r review · h help · q quit",
    ]


def test_what_is_answered_stays_as_one_line_and_the_next_question_is_drawn_below() -> None:
    person = interview("4", at="greet")
    assert "Customers are greeted. - Mostly true" in person.last
    assert "Now and then" in person.last, "the next question has the same options"
    assert person.last.count("Customers are greeted.") == 1
    assert "SERVICE · question 2 of 2" in person.last and "question 1 of 2" not in person.last
    assert person.last.count("SERVICE: how people") == 1


def test_minutes_left_are_at_least_one_and_left_out_where_none_are_declared() -> None:
    assert "about 9 minutes left" in interview().last
    assert "about 1 minute left" in interview(at="listen").last
    assert "minute" not in interview(questionnaire=options_of(("a", "A"), ("b", "B"))).last


@pytest.mark.parametrize(
    ("presses", "value"),
    [
        (["3"], "no"),
        ([DOWN, ENTER], "yes"),
        ([DOWN, DOWN, ENTER], "partly"),
        ([UP, ENTER], "no"),
        ([END, ENTER], "no"),
        ([END, HOME, ENTER], "yes"),
        ([PAGE_DOWN, UP, ENTER], "partly"),
        ([DOWN, DOWN, DOWN, DOWN, NEW_LINE], "no"),
    ],
)
def test_digits_answer_at_once_and_arrows_with_enter(presses: list[Press], value: str) -> None:
    assert interview(*presses, at="again").values["again"] == value


def test_enter_answers_nothing_where_no_answer_is_under_the_arrow() -> None:
    person = interview(ENTER, at="greet")
    assert person.saved == []
    assert "Nothing is chosen yet. Press a number" in person.last
    assert "Nothing is chosen yet" not in interview(ENTER, DOWN, at="greet").last


@pytest.mark.parametrize("key", ["7", "0", "z", "-", "\t", LEFT, "\x1bx", "\x0f", ESC])
def test_a_key_that_is_nothing_here_answers_nothing_and_says_so(key: str) -> None:
    person = interview(key, at="greet")
    assert person.saved == []
    assert "does nothing here" in person.last or "no number" in person.last


def test_the_answer_given_is_marked_and_enter_keeps_it() -> None:
    person = interview("b", ENTER, at="listen")
    assert "> 4  Mostly true (your answer)" in person.seen[-2]
    assert "Customers are greeted. - Mostly true" in person.last
    assert person.saved == []
    assert interview("b", UP, ENTER, at="listen").values["greet"] == "3"


def test_what_is_suggested_is_under_the_arrow() -> None:
    person = interview(ENTER, at="look")
    assert "> 1  Yes (suggested)" in person.seen[0]
    assert person.values["look"] == "yes"


def test_enter_says_again_what_was_said_last_time() -> None:
    answers = interview("bread", ENTER, "12", ENTER, "3", ENTER, "1", "1", "4", "5", ENTER).saved[-1][0]
    begun = begin(QUESTIONNAIRE_OF_SHOP, {}, relevance, former=answers)
    person = Person([ENTER] * 8, 80, 24).holds(begun)
    assert person.outcome is not None and person.outcome.finished
    assert {id_: a.value for id_, a in person.saved[-1][0].items()} == {
        id_: a.value for id_, a in answers.items()
    }
    assert any("> 4  Mostly true (last time)" in seen for seen in person.seen)
    assert any("Last time: bread. Enter says so again." in seen for seen in person.seen)


def test_a_number_of_two_digits_waits_for_the_second_one_or_for_enter() -> None:
    many = options_of(*((f"v{n}", f"Option {n}") for n in range(1, 13)))
    assert interview("1", questionnaire=many).saved == []
    assert ">  1  Option 1" in interview("1", questionnaire=many).last
    assert interview("1", ENTER, questionnaire=many).values == {"q": "v1"}
    assert interview("12", questionnaire=many).values == {"q": "v12"}
    assert interview("7", questionnaire=many).values == {"q": "v7"}
    person = interview("1", "9", questionnaire=many)
    assert person.saved == [] and "There is no number 19" in person.last
    assert interview("1", DOWN, "2", questionnaire=many).values == {"q": "v2"}


def test_values_that_are_numbers_are_their_own_keys() -> None:
    nps = options_of(*((str(n), f"Label {n}") for n in range(11)))
    assert interview("0", questionnaire=nps).values == {"q": "0"}
    assert interview("10", questionnaire=nps).values == {"q": "10"}
    assert interview("1", ENTER, questionnaire=nps).values == {"q": "1"}
    below = options_of(("-1", "Worse"), ("0", "Same"), ("1", "Better"))
    assert interview("-1", questionnaire=below).values == {"q": "-1"}


def test_back_skip_and_not_knowing() -> None:
    person = interview("s", "b", "3", at="greet")
    assert "Customers are greeted. - left open for now" in person.said
    assert person.values["greet"] == "3"
    assert interview("?", at="greet").answers["greet"].unknown
    assert interview("B", "5", at="listen").values["greet"] == "5"
    first = interview("/b", ENTER)
    assert "This is the first question" in first.last
    assert "back" not in interview().last


def test_not_applicable_asks_why_and_can_be_thought_over() -> None:
    person = interview("x", "1", at="greet")
    assert person.answers["greet"].na == "We do not have this channel or product"
    assert "Customers are greeted. - does not apply (We do not have" in person.last
    assert interview("x", "4", "we only ship", ENTER, at="greet").answers["greet"].na == "we only ship"
    for key in (ENTER, ESC):
        back = interview("x", key, at="greet")
        assert back.saved == [] and "Customers are greeted." in back.last
    refused = interview("x", at="again")
    assert refused.saved == [] and "This question applies to everyone" in refused.last
    assert "x does not apply" not in interview(at="again").last


def test_a_note_of_several_lines_stands_beside_the_answer() -> None:
    person = interview("n", "busy", NEW_LINE, "and loud", ENTER, "4", at="greet")
    assert person.answers["greet"] == Answer(value="4", note="busy\nand loud")
    assert "Ctrl-J starts a new line" in person.seen[1]
    assert interview("n", "a", ALT_ENTER, "b", ENTER, at="greet").answers["greet"].note == "a\nb"


def test_a_note_begins_with_what_stands_there() -> None:
    person = interview("n", "busy", ENTER, "n", " today", ENTER, at="greet")
    assert person.answers["greet"].note == "busy today"
    assert "Note: busy" in person.said or any("Note: busy" in screen for screen in person.seen)
    away = interview("n", "ab", ENTER, "n", BACKSPACE, BACKSPACE, ENTER, at="greet")
    assert away.answers["greet"].note == "" and "Taken away." in away.said
    left = interview("n", "ab", ENTER, "n", "c", ESC, at="greet")
    assert left.answers["greet"].note == "ab" and len(left.saved) == 1


def test_evidence_asks_how_firm_it_is() -> None:
    person = interview("e", "a tally", ENTER, "2", "4", at="greet")
    assert person.answers["greet"] == Answer(value="4", evidence="a tally", evidence_strength="examples")


def test_help_and_all_keys_are_shown_and_the_question_waits() -> None:
    person = interview("h", "4", "k", "2", at="greet")
    assert "Even by a nod." in person.seen[1] and "Think of an ordinary day." in person.seen[1]
    assert "x - it does not apply to us" in person.seen[3]
    assert person.saved == [], "the key that ends the help answers nothing"
    assert "no more to say" in interview("h", at="listen").last
    assert "/s - skip" in interview("/k", ENTER).last
    assert "Even by a nod." in interview("h", ESC, "h", at="greet").last


@pytest.mark.parametrize("typed", ["501", "-3", "1.5", "", "+", ",", "99999999999999999999"])
def test_a_number_that_cannot_be_is_never_taken(typed: str) -> None:
    person = interview(typed, ENTER, at="staff")
    assert person.saved == [] and "How many work here?" in person.last


def test_a_number_is_checked_while_it_is_typed() -> None:
    person = interview("501", BACKSPACE, ENTER, at="staff")
    assert "500" in person.seen[3] and "at most" in person.seen[3].lower()
    assert person.values["staff"] == 50
    assert interview("/n", ENTER, "x", ENTER, at="staff").answers["staff"].note == "x"
    again = interview("b", BACKSPACE, "4", ENTER, at="again")
    assert again.values["staff"] == 4 and "| 3" in again.seen[1]


def test_words_where_a_number_is_asked_for_are_refused_and_are_no_commands() -> None:
    person = interview("about 5", ENTER, at="staff")
    assert person.saved == [] and "How many work here?" in person.last
    assert "'about 5' is neither an answer nor a command here. Type /k" in person.last
    assert "| about 5" in person.last
    for words in ("b", "q", "s", "?", "back", "12z3", "x1"):
        left = interview(words, ENTER, at="staff")
        assert left.saved == [] and "How many work here?" in left.last and f"| {words}" in left.last
    assert "/b back" in left.last and "/? don't know" in left.last and "/q quit" in left.last
    assert "/? if you do not know" in interview(ENTER, at="staff").last
    assert interview("/?", ENTER, at="staff").answers["staff"].unknown
    assert "neither" not in interview("/", at="staff").last
    assert "/b - back" in interview("/k", ENTER, at="staff").last
    back = interview("/b", ENTER, at="staff")
    assert "Where do customers meet you?" in back.last


def test_several_answers_are_marked_and_taken_together() -> None:
    for presses in (["12", ENTER], [" ", DOWN, " ", ENTER], ["2", "1", ENTER], ["3", "12", ENTER]):
        assert interview(*presses, at="place").values["place"] == ("premises", "online")
    assert interview("12", "3", ENTER, at="place").values["place"] == ("nowhere",)
    assert interview("11", "2", ENTER, at="place").values["place"] == ("online",)
    assert "> 1  [x] On our premises" in interview("1", at="place").last
    left = interview(ENTER, at="place")
    assert left.saved == [] and "How many work here?" in left.last
    kept = interview("/b", ENTER, ENTER, at="staff")
    assert kept.saved == [] and "  2  [x] Online" in kept.seen[3].replace(">", " ")


def test_text_is_written_in_a_field_that_begins_with_the_answer() -> None:
    person = interview("bred", LEFT, "a", HOME, "good ", ENTER, "b", END, "!", ENTER)
    assert [answers["trade"].value for answers, _ in person.saved] == ["good bread", "good bread!"]
    assert "| good bread" in person.seen[-3]


def test_commands_in_a_text_begin_with_a_slash() -> None:
    assert "/s skip" in interview().last
    skipped = interview("/s", ENTER)
    assert skipped.saved == [] and "What do you sell? - left out" in skipped.last
    assert interview("/n", ENTER, "a remark", ENTER).answers["trade"].note == "a remark"
    assert interview("//back", ENTER).values["trade"] == "back"
    word = interview("back", ENTER)
    assert word.values == {} and "looks like a command" in word.last and "| back" in word.last
    kept = interview("///b", ENTER, "b", ENTER, "b", "c", ENTER)
    assert [answers["trade"].value for answers, _ in kept.saved] == ["/b", "/bc"]
    emptied = interview("x", ENTER, "b", BACKSPACE, ENTER)
    assert emptied.values["trade"] == "x" and "nothing in the field" in emptied.last


@pytest.mark.parametrize("text", ["4", "4\r", "1\r2\r3\r", "q", "\r\r\r", "s", "\x1b[B\r"])
def test_pasted_text_answers_no_question(text: str) -> None:
    for at in ("again", "greet", "place"):
        person = interview(pasted(text), at=at)
        assert person.saved == [] and "Pasted text answers nothing here" in person.last
    number = interview(pasted(text), at="staff")
    assert number.saved == [] and "How many work here?" in number.last
    words = interview(pasted(text))
    assert words.values == {} and "What do you sell?" in words.last


@pytest.mark.parametrize(
    "text", ["orders vanish", "orders vanish\r", "4\r", "44", "\r4", "\r\r4\r", "s ", "bb", "q\n", "né"]
)
def test_characters_faster_than_fingers_are_pasted_text(text: str) -> None:
    for at in ("again", "greet", "place", "look"):
        person = interview(burst(text), at=at)
        assert person.saved == [] and "Pasted text answers nothing here" in person.last
    for opened in ("r", "h", "x"):
        person = interview(opened, burst(text), at="greet")
        assert person.saved == [] and person.last.split() != [], opened
    number = interview(burst("orders vanish"), at="staff")
    assert "| orders vanish" in number.last
    stopped = interview(burst("4" + CTRL_C), "5", at="greet")
    assert stopped.outcome is None and stopped.values.get("listen") is None


def test_after_pasted_text_keys_are_keys_again() -> None:
    assert interview(burst("orders vanish"), "4", at="greet").values["greet"] == "4"
    assert interview(burst("orders"), DOWN, ENTER, at="greet").values["greet"] == "1"
    assert interview("h", burst("4\r"), "h", "4", at="greet").values["greet"] == "4"


def test_text_at_once_at_a_place_goes_into_the_field_and_takes_nothing_away() -> None:
    person = named(UP, burst("- the till"))
    assert "| - the till" in person.last and person.values["where"] == (SHOP_DOOR,)


def test_pasted_text_goes_into_a_field_cleaned() -> None:
    person = interview(pasted("bread\nand\x1b]0;owned\x07 \u202ecake\x00"), ENTER)
    assert person.values["trade"] == "bread and cake"
    note = interview("n", pasted("one\r\ntwo\x1b[2J"), ENTER, at="greet")
    assert note.answers["greet"].note == "one\ntwo"


@pytest.mark.parametrize(
    ("keys", "at", "given"), [("4444", "greet", ["greet"]), (ENTER * 9, "look", ["look"])]
)
def test_a_key_held_down_answers_one_question(keys: str, at: str, given: list[str]) -> None:
    before = answered_before(at)
    held = Person([keys], moment=lambda: 1.0).holds(shop(before))
    assert [name for name in held.values if name not in before] == given
    pressed = Person(["44", ENTER], moment=iter(range(9)).__next__).holds(shop(answered_before("greet")))
    assert pressed.values["listen"] == "4"


def test_the_review_shows_everything_and_goes_where_one_wants() -> None:
    person = interview("r", at="listen")
    for line in ("1  What do you sell?", "bread", "6  Customers are greeted.", "Mostly true", "SERVICE"):
        assert line in person.last
    assert "Your answers; 1 question not answered" in person.last
    assert "> 7  listening" in person.last, "it opens at the question at hand"
    assert interview("r", "4", ENTER, "2", at="listen").values["again"] == "partly"
    assert interview("r", UP, ENTER, "1", at="listen").values["greet"] == "1"
    for key in (ESC, "r"):
        assert interview("r", key, "5", at="listen").values["listen"] == "5"
    assert "There is no question 9" in interview("r", "9", at="listen").last


def test_the_review_counts_as_many_missing_as_its_table_shows() -> None:
    presses: list[Press] = ["/s", ENTER, ENTER, "/?", ENTER, "s", "1", "4", "s"]
    ends = interview(*presses, window=(80, 40))
    assert "3 questions" not in ends.last
    assert "2 questions not answered, the first is number 4:" in " ".join(ends.last.split())
    assert ends.last.count("not answered") == 3 and "  2  Where do customers meet you?  left out" in ends.last
    first = interview("r", at="place")
    assert "not asked yet" in first.last, "where one may leave something out and was not there yet"
    assert "1 question not answered, number 7" in interview("r", at="listen").last
    again = interview(*presses, "7", ENTER, "s", window=(80, 40))
    assert "2 questions not answered, the first is number 4:" in again.last


def test_the_review_marks_notes_and_shows_them_under_the_arrow() -> None:
    person = interview("n", "it was busy", ENTER, "4", "r", UP, at="greet")
    assert "[note] Mostly true" in person.last and "Note: it was busy" in person.last


def test_the_end_shows_the_review_once_and_enter_finishes() -> None:
    person = interview("4", at="listen")
    assert "> Finish" in person.last and "7  listening" in person.last
    assert interview("4", ENTER, at="listen").saved[-1][1]
    assert interview("4", "b", "2", at="listen").values["listen"] == "2"
    assert interview("4", "7", ENTER, "1", ENTER, at="listen").values["listen"] == "1"
    quit_ = interview("4", "q", at="listen")
    assert quit_.outcome is not None and not quit_.outcome.finished
    missing = interview("s", "s", at="greet")
    assert "2 questions not answered" in missing.last


def long(number: int) -> Questionnaire:
    """A questionnaire of so many questions on one scale, in sections of ten."""
    scale = "scales:\n  s:\n    options:\n" + "".join(
        f"      - {{value: {n}, label: Label {n}, score: {n / 4}}}\n" for n in range(5)
    )
    sections = "".join(
        f"  - id: s{start}\n    title: Section {start}\n    questions:\n"
        + "".join(
            f"      - {{id: q{n}, text: Statement number {n}., scale: s}}\n" for n in range(start, start + 10)
        )
        for start in range(0, number, 10)
    )
    return read(f'id: long\nversion: "1"\ntitle: Long\n{scale}sections:\n{sections}')


def test_the_review_of_two_thousand_questions_draws_only_what_is_seen() -> None:
    person = interview("r", END, UP, "1234", PAGE_DOWN, HOME, "77", ENTER, "3", questionnaire=long(2000))
    assert "> 2000  Statement number 1999." in person.seen[2]
    assert "> 1234  Statement number 1233." in person.seen[7]
    assert "> 1244" in person.seen[8] and ">    1" in person.seen[9]
    assert person.values == {"q76": "3"}
    assert all(len(screen.split("\n")) <= 24 for screen in person.seen)


PLACES = read(
    """
id: places
version: "1"
title: Places
scales:
  two: {options: [{value: low, label: Badly, score: 0}, {value: high, label: Well, score: 1}]}
sections:
  - id: s
    title: PLACES
    questions:
      - {id: where, type: touchpoints, text: Where do customers meet you?, scale: two}
      - {id: worth, text: It is worth the money., scale: two, second_rating: true}
"""
)
SHOP_DOOR = Touchpoint(name="the door", stage="before", channel="on foot", owner="Ana", rating="high")


def named(*presses: Press) -> Person:
    """Name the door with all there is to say about it, then press these keys."""
    door = ["the door", ENTER, "1", "on foot", ENTER, "Ana", ENTER, "2"]
    return interview(*door, *presses, questionnaire=PLACES)


def test_places_are_named_one_by_one_and_saved_after_every_piece() -> None:
    person = named("phone", ENTER, ENTER, ENTER, ENTER, ENTER, ENTER)
    assert person.values["where"] == (SHOP_DOOR, Touchpoint(name="phone"))
    assert len(person.saved) >= 6
    assert "Where do customers meet you? - 2 named" in person.last
    assert "It is worth the money." in person.last


def test_a_pasted_list_becomes_a_place_for_each_line() -> None:
    presses: list[Press] = [pasted("the door\n\n the phone \r\nthe till"), *[ENTER] * 5, *[ENTER] * 5]
    person = interview(*presses, *[ENTER] * 5, questionnaire=PLACES)
    names = ("the door", "the phone", "the till")
    assert person.values["where"] == tuple(Touchpoint(name=name) for name in names)
    assert (
        "Pasted names still to come after this one: 2." in person.seen[1] and "| the door" in person.seen[1]
    )
    assert "| the phone" in person.seen[6] and "after this one: 1." in person.seen[6]
    assert "still to come" not in person.seen[11] and "| the till" in person.seen[11]
    assert interview(pasted("the door\nthe phone"), questionnaire=PLACES).saved == []


def test_a_place_is_changed_or_taken_away_under_the_arrow() -> None:
    assert "  1  the door (before they buy; on foot; Ana; Well)" in named().last
    changed = named(UP, ENTER, "3", ENTER, ENTER, ENTER)
    assert changed.values["where"] == (replace(SHOP_DOOR, stage="after"),)
    assert "Delete takes it away" in named(UP).last
    for presses in ([UP, DELETE], [UP, "-"], ["-1", ENTER]):
        gone = named(*presses)
        assert gone.answers["where"].value is None and "Taken away: the door." in gone.said
    assert "| x" in named(UP, DOWN, "x").last and "| y" in named(UP, "y").last
    assert named("1", ENTER, "2").values["where"] == (replace(SHOP_DOOR, stage="during"),)


def test_the_second_rating_stands_beside_the_answer() -> None:
    person = named(ENTER, "c", "2", "40", ENTER, "spring survey", ENTER, "1")
    assert person.answers["worth"] == Answer(
        value="high", customers=Customers(value="low", n=40, source="spring survey")
    )
    assert "c customers' data" in named(ENTER).last
    assert named(ENTER, "c", ESC).answers.get("worth") is None
    again = named(ENTER, "c", "2", ENTER, ENTER, "c", "-")
    assert again.answers["worth"].customers is None
    assert "Nothing is chosen" not in named(ENTER, "c", ENTER).last
    wrong = named(ENTER, "c", "2", "none", ENTER)
    assert "is no number of answers" in wrong.last


def test_the_screen_of_customers_data_says_which_keys_work_and_whose_answer_it_is() -> None:
    asked = named(ENTER, "c").last
    assert "press a number, or arrow keys and Enter · Esc leaves it as it was" in asked
    assert "takes it away" not in asked.split("press a number")[1]
    said = " ".join(asked.split())
    assert "Choose the answer that your customers' data gives, whatever you think yourself." in said
    again = named(ENTER, "c", "2", ENTER, ENTER, "c").last
    assert again.endswith("Esc leaves it as it was\na dash (-) takes it away")
    assert "does nothing here" in named(ENTER, "c", "z").last


HOSTILE = (
    "\x1b[31mred\x1b[0m \x1b]8;;http://evil\x07link\x1b]8;;\x07 \x1b]52;c;aGk=\x07 \x9b2J "
    "[bold]x[/bold] :smile: \u202eevil\u202c \u2066a\u2069 <b>h</b> {gap} %s"
)


HARMFUL = ("\x1b[31m", "\x1b]", "\x9b", "\x07", "\u202e", "\u202c", "\u2066", "\u2069")


def hostile() -> Questionnaire:
    """A questionnaire in which every text is meant to do harm."""
    honest = options_of(("a", "A"), ("b", "B"))
    (section,) = honest.sections
    (question,) = honest.questions()
    options = tuple(replace(o, label=HOSTILE, help=HOSTILE) for o in question.options)
    bad = replace(question, text=HOSTILE + "x" * 10_000, help=HOSTILE, short=HOSTILE, options=options)
    section = replace(section, title=HOSTILE, text=HOSTILE, intro=HOSTILE, questions=(bad,))
    return replace(honest, title=HOSTILE, intro=HOSTILE, sections=(section,))


def test_hostile_text_is_harmless_in_plain_lines_too() -> None:
    person = LinePerson(["h", f"n {HOSTILE}", "r", "", "1", ""], 80)
    conduct(begin(hostile(), {}, relevance), person, person.front)
    open_interview(begin(hostile(), {}, relevance), "cafe.audit.yaml", person.front)
    assert person.values == {"q": "a"}
    assert not any(bad in person.screen for bad in HARMFUL)
    assert ":smile:" in person.screen and "[bold]" in person.screen


@pytest.mark.parametrize("window", [(80, 24), (24, 10)])
def test_hostile_text_is_harmless_text(window: tuple[int, int]) -> None:
    person = interview(
        "h",
        DOWN,
        ESC,
        "n",
        HOSTILE.replace("\x1b", "").replace("\x9b", ""),
        ENTER,
        "r",
        ESC,
        "1",
        ENTER,
        window=window,
        questionnaire=hostile(),
    )
    assert person.values == {"q": "a"}
    written = person.window.written
    assert not any(bad in written for bad in HARMFUL)
    assert ":smile:" in written and "[bold]" in written and "{gap} %s" in written


@pytest.mark.parametrize(
    "window", [(80, 24), (40, 20), (24, 10), (24, 5), (10, 4), (3, 2), (1, 1), (200, 60)]
)
def test_any_window_is_enough(window: tuple[int, int]) -> None:
    presses: list[Press] = ["bread", ENTER, "1", ENTER, "3", ENTER, "1", "1", "k", "z", "n", "note", ENTER]
    presses += ["4", "r", END, UP, ESC, "x", ESC, "h", ESC, "5", ENTER]
    person = interview(*presses, window=window)
    assert person.outcome is not None and person.outcome.finished
    assert person.values["listen"] == "5"
    assert "too small" not in person.said


def test_in_a_narrow_window_the_options_come_first_and_h_shows_the_question() -> None:
    asked = options_of(*((f"v{n}", f"A rather long option, number {n}") for n in range(5)))
    (section,) = asked.sections
    (question,) = asked.questions()
    wordy = replace(question, text="A question that goes on " + "and on " * 30 + "to its end?")
    asked = replace(asked, sections=(replace(section, questions=(wordy,)),))
    person = interview("h", END, ESC, END, window=(24, 10), questionnaire=asked)
    assert "…" in person.seen[0] and "  5  A rather" in person.seen[0]
    assert "to its end?" in "\n".join(person.seen[1:3]).replace("\n", " ")
    assert "> 5  A rather long" in person.last
    assert "k all keys" in person.last


def test_a_resized_window_is_drawn_again_without_litter() -> None:
    presses: list[Press] = ["bread", ENTER, "1", ENTER, "3", ENTER]
    fresh = interview(*presses, UP)
    for sizes in ([(40, 20)], [(24, 10), (100, 30)], [(1, 1), (81, 9)], [(79, 24)]):
        resized = interview(*presses, *sizes, (80, 24), UP)
        assert resized.last == fresh.last
    small = interview(*presses, (24, 10))
    narrow = interview(*presses, window=(24, 10))
    assert small.last.split("\n")[-6:] == narrow.last.split("\n")[-6:] and "k all keys" in small.last
    assert interview("r", (40, 20), (80, 24), at="listen").last == interview("r", at="listen").last


@pytest.mark.parametrize(
    "text", ["寿司を食べますか", "e\u0301" * 30, "👩‍👩‍👧‍👦 family 🎉" * 4, "שלום עולם " * 9, "ไทย" * 30]
)
def test_wide_combining_and_right_to_left_text_is_measured_in_columns(text: str) -> None:
    page = Page(
        question=text, items=(Item("1", text, "your answer"), Item("2", text)), at=0, keys=(text, text)
    )
    for width in (24, 40, 80):
        for line in lay_out(page, (width, 40)).lines:
            assert sum(columns(piece) for _, piece in line) < width


@pytest.mark.parametrize("at", ["", "place", "staff", "again"])
@pytest.mark.parametrize("press", [CTRL_C, CTRL_D])
def test_ctrl_c_and_ctrl_d_stop_and_leave_the_terminal_as_it_was(press: str, at: str) -> None:
    is_typed = at in ("", "staff")
    note: list[Press] = ["/n", ENTER, "x", ENTER] if is_typed else ["n", "x", ENTER]
    person = interview(*note, press, "1", ENTER, at=at)
    assert person.outcome is None and len(person.saved) == 1, "what is pressed afterwards is not heard"
    assert is_restored(person)
    for opened in () if is_typed else ("r", "h"):
        stopped = interview(opened, press, "1", ENTER, at=at)
        assert len(stopped.seen) == 2 and is_restored(stopped)


def is_restored(person: Person) -> bool:
    """Whether the cursor is seen, paste is not bracketed, lines wrap, and no page is left behind."""
    written = person.window.written
    pairs = (("\x1b[?25h", "\x1b[?25l"), ("\x1b[?2004l", "\x1b[?2004h"), ("\x1b[?7h", "\x1b[?7l"))
    restored = all(written.rfind(good) > written.rfind(bad) for good, bad in pairs)
    return restored and "quit" not in "\n".join(person.window.rows)


def test_ctrl_d_in_a_field_with_text_deletes_and_does_not_stop() -> None:
    assert interview("abc", HOME, CTRL_D, ENTER).values["trade"] == "bc"
    assert interview("an", CTRL_D, ENTER).values["trade"] == "an"


WORDS = "our regulars laugh about it"


@pytest.mark.parametrize("stop", [CTRL_C, "SIGINT", "SIGTERM", "SIGHUP", "closed"])
@pytest.mark.parametrize("what", ["n", "e"])
def test_words_in_progress_are_kept_when_it_is_stopped(stop: str, what: str) -> None:
    if stop.startswith("SIG") and sys.platform == "win32":
        pytest.skip("signals are POSIX")
    stops: list[Press] = [stop] if stop == CTRL_C else []
    if stop.startswith("SIG"):
        stops = [lambda: signal.raise_signal(getattr(signal, stop))]
    person = interview("4", what, WORDS, *stops, *([ENTER, "5", "5"] if stops else []), at="greet")
    kept = person.answers["listen"]
    assert WORDS in (kept.note, kept.evidence) and kept.value is None
    assert person.outcome is None and len(person.saved) == 2 and is_restored(person)


def test_only_words_that_changed_something_are_kept_when_it_is_stopped() -> None:
    assert len(interview("n", "ab", ENTER, "n", CTRL_C, at="greet").saved) == 1
    assert len(interview("n", "ab", ENTER, "n", BACKSPACE, BACKSPACE, CTRL_C, at="greet").saved) == 1
    for typed in ("", "/q", "-"):
        assert interview("n", typed, CTRL_C, at="greet").saved == []


def test_a_text_in_progress_is_kept_as_a_note_when_it_is_stopped() -> None:
    person = interview("bread and ca", CTRL_C)
    assert person.answers == {"trade": Answer(note="Written so far: bread and ca")}
    assert person.outcome is None and is_restored(person)
    again = Person([]).holds(shop(person.answers))
    assert "What do you sell?" in again.last and "Note: Written so far: bread and ca" in again.last
    changed = interview("bread", ENTER, "b", "!", CTRL_C)
    assert changed.answers["trade"] == Answer(value="bread", note="Written so far: bread!")
    for typed in ("/s", "", "/n a"):
        assert interview(typed, CTRL_C).saved == []
    assert interview("12", CTRL_C, at="staff").saved == []


def test_escape_asks_before_more_than_a_few_words_are_lost() -> None:
    asked = interview("n", WORDS, ESC, at="greet")
    assert "Esc again throws away what you wrote" in asked.last and f"| {WORDS}" in asked.last
    assert interview("n", WORDS, ESC, ENTER, at="greet").answers["greet"].note == WORDS
    left = interview("n", WORDS, ESC, ESC, at="greet")
    assert left.saved == [] and "1  Hardly ever" in left.last
    again = interview("n", WORDS, ESC, "!", ESC, at="greet")
    assert "Esc again" in again.last
    assert "1  Hardly ever" in interview("n", "three short words", ESC, at="greet").last


@pytest.mark.parametrize("command", ["/q", "/b", "/back", "/na", "/?"])
def test_a_command_alone_is_no_note(command: str) -> None:
    for what in ("n", "e"):
        person = interview(what, command, ENTER, at="greet")
        assert person.saved == [] and "Commands have to wait until this is complete" in person.last
        assert f"| {command}" in person.last
    assert interview("n", "/etc is full", ENTER, at="greet").answers["greet"].note == "/etc is full"


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_while_a_question_is_shown_stops_by_the_same_door(name: str) -> None:
    person = interview("4", lambda: signal.raise_signal(getattr(signal, name)), "5", at="greet")
    assert person.outcome is None and person.values.get("listen") is None
    assert person.values["greet"] == "4" and is_restored(person)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_signals_before_the_first_question_put_the_terminal_back_too() -> None:
    for name in ("SIGTERM", "SIGHUP"):
        person = Person([lambda name=name: signal.raise_signal(getattr(signal, name))])
        before = signal.getsignal(getattr(signal, name))
        with pytest.raises(KeyboardInterrupt), person.at_the_terminal() as front:
            ask_header(Header(), front)
        assert is_restored(person) and signal.getsignal(getattr(signal, name)) is before


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("again", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_further_signal_while_the_terminal_is_put_back_is_not_heard(
    again: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disturbed() -> None:
        signal.raise_signal(getattr(signal, again))

    person, stopped = Person([]), pytest.raises(InterruptedAuditError)
    with stopped, person.at_the_terminal(), interruptible(lambda: "cxaudit run"):
        monkeypatch.setattr(person.window, "flush", disturbed)
        try:
            signal.raise_signal(signal.SIGTERM)
        finally:
            disturbed()
    assert is_restored(person)


def test_a_mistake_of_ours_while_drawing_leaves_the_terminal_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = Person(["4"])

    def broken(*_: object) -> None:
        raise RuntimeError("ours")

    monkeypatch.setattr("cxaudit.interview.arrows_texts.brief_keys", broken)
    with pytest.raises(RuntimeError):
        person.holds(shop(answered_before("greet")))
    assert is_restored(person)


def test_a_window_that_went_away_is_the_end_of_input() -> None:
    person = Person(["4"])

    def gone(_text: str) -> int:
        raise OSError(5, "Input/output error")

    with pytest.raises(InterruptedAuditError), person.at_the_terminal() as front:
        person.window.write = gone  # type: ignore[method-assign]
        conduct(shop(answered_before("greet")), person, front)


def test_the_answer_that_stands_is_said_where_no_line_can_be_marked() -> None:
    for presses, said in ((["?", "b"], "don't know"), (["x", "1", "b"], "does not apply (We do not have")):
        person = interview(*presses, at="greet")
        assert f"Your answer so far: {said}" in person.last and "Enter keeps it." in person.last
    assert "Your answer so far" not in interview("4", "b", at="greet").last
    kept = interview("?", "b", ENTER, at="greet")
    assert kept.answers["greet"].unknown and len(kept.saved) == 1


def test_the_keys_and_their_list_agree() -> None:
    for at in ("", "place", "staff", "again", "greet"):
        before = "/" if at in ("", "staff") else ""
        listed = interview("/k" if before else "k", *([ENTER] if before else []), at=at).last
        below = interview(at=at).last
        na = "na" if before else "x"
        for key, word in (("?", "? don't know"), ("b", "b back"), (na, "does not apply")):
            assert (f"\n{before}{key} - " in listed) == (word in below), (at, key)
        assert f"{before}? don't know" in below
        unknown = interview(f"{before}?", *([ENTER] if before else []), at=at)
        assert unknown.answers[at or "trade"].unknown
    assert "? don't know" not in interview(at="look").last, "what is suggested is no question of knowing"


def test_somebody_who_comes_back_goes_on() -> None:
    person = Person([])
    begun = shop(answered_before("greet"))
    with pytest.raises(InterruptedAuditError), person.at_the_terminal() as front:
        open_interview(begun, "cafe.audit.yaml", front)
        conduct(begun, person, front)
    assert "Enter goes on · q quit" in person.last and "Enter begins" not in person.last


def test_the_opening_waits_until_it_was_read() -> None:
    person = Person([pasted("x"), "4", ENTER])
    with pytest.raises(InterruptedAuditError), person.at_the_terminal() as front:
        open_interview(shop(), "cafe.audit.yaml", front)
        conduct(shop(), person, front)
    assert "Nothing leaves this machine" in person.seen[0] and "Enter begins" in person.seen[0]
    assert "What do you sell?" not in person.seen[2] and "What do you sell?" in person.last
    assert "That key does nothing here." in person.seen[2]
    quits = Person(["q"])
    with quits.at_the_terminal() as front:
        open_interview(shop(), "cafe.audit.yaml", front)
        assert not conduct(shop(), quits, front).finished
    assert RESUME in quits.said


def test_what_is_asked_before_and_after_the_questions() -> None:
    person = Person(["Ana", ENTER, "2", DOWN, ENTER, "last month", ENTER])
    with person.at_the_terminal() as front:
        header = ask_header(Header(client="Café"), front)
    assert header == Header(
        client="Café", respondent="Ana", group="front_line", basis="one_visit", period="last month"
    )
    actions = [("greet", "Greet people"), ("wait", "Quote waits")]
    for presses, chosen in ((["2"], "wait"), ([ENTER], ""), ([ESC], ""), ([DOWN, ENTER], "greet")):
        choosing = Person(presses)
        with choosing.at_the_terminal() as front:
            assert ask_choice(actions, "good bread", front) == chosen


def header_of(*presses: Press) -> tuple[Header, Person]:
    """Ask for the header."""
    person = Person(presses)
    with person.at_the_terminal() as front:
        return ask_header(Header(), front), person


def test_slash_b_goes_back_a_line_in_the_opening() -> None:
    rest: list[Press] = ["1", "2", ENTER]
    header, person = header_of("Cafe", ENTER, "/b", ENTER, "Café", ENTER, "/back", ENTER, ENTER, ENTER, *rest)
    assert header == Header(client="Café", group="leadership", basis="typical")
    assert any("Enter keeps: Café." in seen for seen in person.seen)
    header, person = header_of(ENTER, "Ana", ENTER, "b", ENTER, "2", "b", "b", "Bo", ENTER, ENTER, *rest[1:])
    assert header == Header(respondent="Bo", group="front_line", basis="typical")
    assert any("Enter keeps: I work there with customers." in seen for seen in person.seen)
    assert any("b back · q stops" in seen for seen in person.seen)
    first = header_of("/b", ENTER, ENTER, ENTER, ENTER, ENTER, ENTER)[1]
    assert "This is the first line." in first.seen[3]


def test_other_commands_are_refused_in_the_opening() -> None:
    header, person = header_of("/s", ENTER, "//s", ENTER, ENTER, ENTER, ENTER, ENTER)
    assert header.client == "/s"
    assert "'/s' is no command here. /b goes back a line, /q stops." in person.seen[3].replace("\n", " ")
    for keys in (["/q", ENTER], [ENTER, ENTER, "q"]):
        with pytest.raises(EOFError):
            header_of(*keys)


def test_without_colours_meaning_stays() -> None:
    plain = Person(["b", UP], colours=False).holds(shop(answered_before("listen")))
    colourful = Person(["b", UP], colours=True).holds(shop(answered_before("listen")))
    assert plain.seen == colourful.seen
    assert "\x1b[0;36" in colourful.window.written and "\x1b[0;36" not in plain.window.written


def test_the_screens_are_as_they_were_looked_at() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in SCREENS.glob("*.txt")}
    assert dict(screens()) == kept, "look at what tests/make_screens.py writes, and keep it if it is good"


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 30))
def test_a_field_shows_all_of_its_text_and_the_cursor_in_it(text: str, at: int, width: int) -> None:
    text = clean(text)
    at = min(at, len(text))
    lines, (row, column) = field_lines(Entered(text, at), width)
    shown = [line[1][1] for line in lines]
    assert "".join(shown).replace("\n", "") == text.replace("\n", "")
    assert all(columns(line) <= max(width - 3, 2) + 1 for line in shown)
    assert 0 <= row < len(lines) and 2 <= column <= max(width, 5)


def test_a_list_longer_than_the_window_says_so_and_moves() -> None:
    many = options_of(*((f"v{n}", f"Option {n}") for n in range(1, 13)))
    person = interview("1", DOWN, END, HOME, END, UP, UP, ENTER, window=(40, 10), questionnaire=many)
    assert "… 6 more below" in person.seen[0] and "above" not in person.seen[0]
    assert "Enter takes 1, or press the next digit." in person.seen[1]
    assert "Enter takes 1" not in person.seen[2]
    assert "> 12  Option 12" in person.seen[3] and "more above" in person.seen[3]
    assert ">  1  Option 1" in person.seen[4]
    assert person.values == {"q": "v10"}


def test_where_saving_fails_another_place_is_asked_for_and_the_answer_is_kept() -> None:
    person = FullDisk(["4", "/tmp/elsewhere", ENTER]).holds(shop(answered_before("greet")))
    assert person.values["greet"] == "4" and person.moved == ["/tmp/elsewhere"]
    assert "The disk is full" in person.seen[1] and "type another folder or file" in person.seen[1]


@dataclass
class FullDisk(Person):
    """A person whose answers cannot be saved until they are moved elsewhere."""

    moved: list[str] = field(default_factory=list)

    def keep(self, answers: dict[str, Answer], finished: bool) -> None:
        """Save, unless the disk is full."""
        if not self.moved:
            raise CallError("The disk is full.", hint="Choose another place.")
        super().keep(answers, finished)

    def move(self, place: str) -> None:
        """Save elsewhere."""
        self.moved.append(place)


def test_what_is_pasted_is_cleaned_before_it_is_in_the_field() -> None:
    field, lines = Field(), Field(lines=True)
    for each in (field, lines):
        each.press(Key("paste", "a\x1b[2J\u202eb\r\nc"))
    assert (field.text, lines.text) == ("ab c", "ab\nc")


def test_nothing_harmful_is_drawn_whoever_asks_for_it() -> None:
    person = Person([])
    with person.at_the_terminal():
        person.terminal.draw(Drawing(((("", HOSTILE),),)))
        person.terminal.say([(("", HOSTILE),)])
    assert not any(bad in person.window.written for bad in HARMFUL)


def test_there_is_always_at_least_a_minute_left() -> None:
    brief = replace(QUESTIONNAIRE_OF_SHOP, duration=1)
    person = Person([]).holds(begin(brief, answered_before("listen"), relevance))
    assert "about 1 minute left" in person.last


def test_enter_at_the_answer_given_is_no_new_answer() -> None:
    seen = []
    person = Person(["b", ENTER])
    with pytest.raises(InterruptedAuditError), person.at_the_terminal() as front:
        record = front.recorded
        front.recorded = lambda before, event, after: (seen.append(event), record(before, event, after))  # type: ignore[method-assign,assignment,func-returns-value]
        conduct(shop(answered_before("listen")), person, front)
    assert seen == [Back(), Skip()]


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_a_closed_window_is_told_from_a_quiet_one() -> None:
    from cxaudit.interview.arrows_tty import is_gone

    master, slave = os.openpty()
    assert not is_gone(slave)
    os.close(master)
    assert is_gone(slave)
    os.close(slave)
    reading, writing = os.pipe()
    assert not is_gone(reading), "a pipe has no window"
    os.close(reading)
    os.close(writing)
