"""The places where customers meet the business: written, asked, shown; every one named is kept."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Written
from cxaudit.audit.answers import Answer, AnswerError, Touchpoint, accept
from cxaudit.audit.answers_file import Settled, read_answers, settle, with_pairs
from cxaudit.audit.record import Audit
from cxaudit.audit.store import Snapshot, audit_text, read_audit
from cxaudit.audit.template import template
from cxaudit.files.yaml import Mapping, parse
from cxaudit.interview.conduct import conduct
from cxaudit.interview.engine import Interview, begin
from cxaudit.interview.events import DontKnow, Event, Give, NotApplicable, Place, RemovePlace, Skip
from cxaudit.interview.progress import most_scored
from cxaudit.interview.wrap import NARROWEST, columns
from cxaudit.lint.scoring import scores_of
from cxaudit.problems import InterruptedAuditError
from cxaudit.questionnaire.load import read_tree
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.report.html import render_html
from cxaudit.report.markdown import render_markdown
from cxaudit.scoring.relevance import relevance
from test_line import Person
from test_report_cases import report_of

SHOP = """
id: shop
version: "1"
title: A shop
scales:
  five:
    options:
      - {value: 1, label: Hardly ever true, score: 0}
      - {value: 2, label: True now and then, score: 0.25}
      - {value: 4, label: Mostly true, score: 0.75}
      - {value: 5, label: Nearly always true, score: 1}
sections:
  - id: profile
    title: ABOUT YOU
    scored: false
    questions:
      - {id: places, type: touchpoints, text: Where do customers meet you?, scale: five}
      - {id: worst, type: text, text: Which one worries you?, when: answered(places)}
  - id: service
    title: SERVICE
    questions:
      - {id: greet, text: Customers are greeted., scale: five}
      - {id: listen, text: We listen., scale: five}
"""


def read(text: str) -> Questionnaire:
    root, problems = parse("cxaudit: questionnaire/1" + text, "shop.yaml")
    assert isinstance(root, Mapping), problems
    questionnaire, problems = read_tree(root, "shop.yaml")
    assert questionnaire is not None, problems
    return questionnaire


TOLD = read(SHOP)
SNAPSHOT = Snapshot.of(TOLD)
PHONE = Touchpoint(name="the phone", stage="before", channel="by phone", owner="Marta", rating="2")
WEB = Touchpoint(name="the web page")


def shop(**answers: Answer) -> Interview:
    return begin(TOLD, answers, relevance)


def after(interview: Interview, *events: Event) -> Interview:
    for event in events:
        interview = interview.after(event)
    return interview


def named(interview: Interview) -> tuple[Touchpoint, ...]:
    return interview.answers["places"].places


# --- In files


def settled(body: str, *, partial: bool = True) -> Settled:
    file = read_answers("a.yaml", text="cxaudit: answers/1\nanswers:\n" + body)
    return settle(file, TOLD, lambda answers: relevance(TOLD, answers).items, partial=partial)


def told(found: Settled) -> list[str]:
    return [f"{p.source} {p.code}" for p in found.problems]


def test_a_list_of_places_is_taken_as_written() -> None:
    found = settled(
        "  places:\n"
        "    - {name: the phone, stage: before, channel: by phone, owner: Marta, rating: 2}\n"
        "    - name: the web page\n      stage:\n      channel:\n      owner:\n      rating:\n"
    )
    assert not found.problems
    assert found.answers["places"].value == (PHONE, WEB)


def test_a_list_of_places_may_stand_beside_a_note() -> None:
    found = settled("  places: {value: [{name: the phone}], note: as of May}\n")
    assert found.answers["places"] == Answer(value=(Touchpoint(name="the phone"),), note="as of May")


def test_names_come_on_one_line_and_numbers_are_names_too() -> None:
    found = settled('  places: [{name: "the\\n phone", owner: " Marta\\tB"}, {name: 24}]\n')
    assert [(p.name, p.owner) for p in found.answers["places"].places] == [
        ("the phone", "Marta B"),
        ("24", ""),
    ]


@pytest.mark.parametrize(
    ("places", "expected", "hint"),
    [
        ("[{name: a, chanel: x}]", ["a.yaml:3:22 unknown-key"], "'channel'"),
        ("[{name: a, stage: befor}]", ["a.yaml:3:29 wrong-value"], "'before'"),
        ("[{name: a, rating: 3}]", ["a.yaml:3:30 wrong-answer"], "It takes 1 (Hardly ever true)"),
        ("[{name: a, rating: 22}]", ["a.yaml:3:30 wrong-answer"], "Did you mean '2'?"),
        ("[{stage: before}]", ["a.yaml:3:12 missing-key"], "the phone"),
        ("[{name: }]", ["a.yaml:3:19 wrong-value"], "Example: name: the phone"),
        ('[{name: " "}]', ["a.yaml:3:19 wrong-value"], "as in: the phone"),
        ("[{name: [a]}]", ["a.yaml:3:19 wrong-type"], ""),
        ("[{name: a}, {name: b}, {name: A}]", ["a.yaml:3:41 wrong-answer"], "Name each once"),
        ("[{name: a}, b]", ["a.yaml:3:23 wrong-type"], ""),
        ("[a, {name: b}]", ["a.yaml:3:15 wrong-type"], ""),
        ("[a, b]", ["a.yaml:3:12 wrong-answer"], "- name: the phone"),
        ("the phone", ["a.yaml:3:11 wrong-answer"], "- name: the phone"),
        ("[]", ["a.yaml:3:11 wrong-answer"], "at least one"),
        ("{name: a}", ["a.yaml:3:12 unknown-key"], ""),
        (
            "{note: x, value: [{name: a, rating: 9}, {name: a, rating: 8}]}",
            ["a.yaml:3:47 wrong-answer", "a.yaml:3:58 wrong-answer", "a.yaml:3:69 wrong-answer"],
            "It takes",
        ),
    ],
)
def test_each_mistake_is_told_at_its_place(places: str, expected: list[str], hint: str) -> None:
    found = settled(f"  places: {places}\n")
    assert told(found) == expected
    assert hint in found.problems[0].hint
    assert found.is_refused


def test_places_belong_to_no_other_question() -> None:
    assert told(settled("  greet: [{name: a}]\n  worst: [{name: a}]\n")) == [
        "a.yaml:3:10 wrong-answer",
        "a.yaml:4:10 wrong-answer",
    ]


def test_the_command_line_says_that_places_need_a_file() -> None:
    found = settle(with_pairs(None, ["places=phone, web"]), TOLD, lambda _: (), partial=True)
    assert told(found) == ["--answer places=phone, web wrong-answer"]


def test_nobody_misses_a_list_of_places() -> None:
    assert not settled("  greet: 4\n  listen: 4\n", partial=False).problems
    assert [p.message for p in settled("  places: [{name: a}]\n", partial=False).problems] == [
        "3 questions have no answer: worst, greet, listen"
    ]


LINE = st.text(max_size=20).map(lambda text: " ".join(text.split()))
PLACES = st.lists(
    st.builds(
        Touchpoint,
        name=LINE,
        stage=st.sampled_from(["", "before", "during", "after"]),
        channel=LINE,
        owner=LINE,
        rating=st.sampled_from(["", "1", "2", "5"]),
    ),
    min_size=1,
    max_size=4,
)


@given(PLACES)
@settings(max_examples=200, deadline=None)
def test_what_is_accepted_and_written_is_read_back_equal(places: list[Touchpoint]) -> None:
    question = next(iter(TOLD.questions()))
    try:
        value = accept(question, TOLD.options_of(question), places)
    except AnswerError:
        return
    audit = Audit(
        header=read_answers("a.yaml", text="cxaudit: answers/1\n").header,
        questionnaire=TOLD,
        answers={"places": Answer(value=value)},
        aside={"gone": Answer(value=value, note="x")},
    )
    stored = read_audit("a.audit.yaml", text=audit_text(audit, SNAPSHOT))
    assert stored.audit == audit


def test_a_name_of_nothing_but_control_characters_does_not_spoil_the_file() -> None:
    audit = Audit(
        header=read_answers("a.yaml", text="cxaudit: answers/1\n").header,
        questionnaire=TOLD,
        answers={"places": Answer(value=(Touchpoint(name="\x00", owner="\x1b[31mred", rating="2"),))},
    )
    stored = read_audit("a.audit.yaml", text=audit_text(audit, SNAPSHOT))
    assert stored.audit.answers["places"].places == (Touchpoint(name="...", owner="red", rating="2"),)


def test_the_template_shows_how_a_place_is_written() -> None:
    text = template(TOLD)
    assert "May be left empty." in text and "#     4: Mostly true" in text
    shown = text[text.index("#     - name") : text.index("  #   Ratings")].splitlines()
    example = "\n".join("    " + line.strip().removeprefix("#").removeprefix("  ") for line in shown)
    found = settled(f"  places:\n{example}\n")
    assert not found.problems, example
    assert found.answers["places"].value == (replace(PHONE, rating="5"),)


# --- What it means for the rest


def test_places_score_nothing_whatever_their_scale_says() -> None:
    question = next(iter(TOLD.questions()))
    assert scores_of(TOLD, question) == ()
    assert most_scored(shop()) == 2
    without = report_of(audit())
    with_places = report_of(audit(PHONE, WEB))
    assert with_places.scorecard == without.scorecard
    assert with_places.plan == without.plan


def test_conditions_see_whether_a_place_was_named(written: Written) -> None:
    """sections:
    - id: s
      title: S
      questions:
        - {id: places, type: touchpoints, text: Where?, scale: truth}
        - {id: then, text: And then., scale: truth, when: answered(places)}
        - {id: wrong, text: And this., scale: truth, when: §places == a}
    """
    assert written.told == ["bad-condition"]
    assert written.problem.message == "places is answered with a list of places and compares with nothing"
    assert written.problem.hint == "Write: answered(places)."
    assert "worst" not in shop().relevance.questions
    assert "worst" in after(shop(), Place(WEB)).relevance.questions
    assert "worst" not in after(shop(), Place(WEB), RemovePlace("the web page")).relevance.questions


# --- In the engine


def test_each_place_stays_and_the_question_stays_at_hand() -> None:
    interview = after(shop(), Place(WEB), Place(PHONE))
    assert interview.at == "places"
    assert named(interview) == (WEB, PHONE)
    assert after(interview, Skip()).at == "worst"


def test_a_place_of_the_same_name_takes_its_place() -> None:
    better = replace(WEB, name="The Web Page", rating="5")
    assert named(after(shop(), Place(WEB), Place(PHONE), Place(better))) == (better, PHONE)


def test_a_place_taken_away_is_gone_and_without_any_the_question_is_open() -> None:
    interview = after(shop(), Place(WEB), Place(PHONE), RemovePlace("THE PHONE"))
    assert named(interview) == (WEB,)
    interview = after(interview, RemovePlace("the web page"))
    assert interview.answers["places"].state == "open"
    assert "places" not in [entry.question.id for entry in interview.missing]


@pytest.mark.parametrize(
    "event",
    [
        Place(Touchpoint(name=" ")),
        Place(replace(WEB, rating="3")),
        Place(replace(WEB, stage="later")),  # type: ignore[arg-type]  # what no front end should give
        RemovePlace("the fax"),
        Give("the phone"),
        DontKnow(),
        NotApplicable("we have none"),
    ],
)
def test_what_would_lose_or_spoil_a_place_is_refused(event: Event) -> None:
    with pytest.raises(AnswerError):
        after(shop(), Place(PHONE), event)


def test_places_are_named_at_their_question_only() -> None:
    with pytest.raises(AnswerError):
        after(shop(), Skip(), Place(WEB))


def test_coming_back_goes_on_behind_the_places() -> None:
    begun = shop(places=Answer(value=(PHONE,)))
    assert begun.at == "worst"
    assert shop(worst=Answer(), greet=Answer(value="4")).at == "listen", "it was left out before"


# --- In lines


def interview(*types: str, answers: dict[str, Answer] | None = None, width: int = 88) -> Person:
    person = Person(types, width)
    try:
        begun = begin(TOLD, answers or {}, relevance)
        person.outcome = conduct(begun, person, person.front)
    except InterruptedAuditError:
        person.outcome = None
    return person


def places_of(person: Person) -> tuple[Touchpoint, ...]:
    return person.answers["places"].places if "places" in person.answers else ()


def test_a_place_is_asked_for_piece_by_piece_and_saved_after_each() -> None:
    person = interview("the phone", "1", "by phone", "Marta", "2", "")
    assert places_of(person) == (PHONE,)
    history = [answers["places"].places[0] for answers, _ in person.saved]
    assert history == [
        Touchpoint(name="the phone"),
        Touchpoint(name="the phone", stage="before"),
        Touchpoint(name="the phone", stage="before", channel="by phone"),
        Touchpoint(name="the phone", stage="before", channel="by phone", owner="Marta"),
        PHONE,
    ]
    assert "Saved as number 1: the phone." in person.shown
    assert "Named: the phone (before they buy; by phone; Marta; True now and then)." in person.shown
    assert "Kept: 1 named." in person.shown


def test_the_screen_of_a_list_of_places() -> None:
    person = interview()
    at = person.shown.index("Where do customers meet you?")
    assert person.shown[at:-1] == [
        "Where do customers meet you?",
        "Here the whole line is your answer, so commands start with a slash: /back, /?, /skip.",
        "Also: /k for the keys.",
        "Name one place where customers meet you (Enter: no more).",
        "Name: ",
    ]


def test_everything_but_the_name_can_be_left_out() -> None:
    person = interview("the web page", "", "", "", "", "the phone", "", "", "", "", "", "x")
    assert [place.name for place in places_of(person)] == ["the web page", "the phone"]
    assert person.answers["worst"].value == "x"
    assert interview("", "4").answers == {"greet": Answer(value="4")}


def test_ratings_go_by_the_numbers_of_the_scale() -> None:
    person = interview("the phone", "", "", "", "3", "4")
    assert "'3' is not a number of this list." in person.shown
    assert places_of(person)[0].rating == "4"


def test_stopping_in_the_middle_of_a_place_loses_nothing() -> None:
    for typed in (["the phone"], ["the phone", "1"], ["the phone", "1", "by phone"]):
        assert places_of(interview(*typed))[0].name == "the phone"


def test_a_number_changes_a_place_and_enter_keeps_what_is_there() -> None:
    before = {"places": Answer(value=(WEB, PHONE)), "worst": Answer(value="x")}
    person = interview("b", "/b", "2", "", "-", "", "5", answers=before)
    assert "  2  the phone (before they buy; by phone; Marta; True now and then)" in person.shown
    assert "Enter keeps: before they buy." in person.shown
    assert places_of(person) == (WEB, replace(PHONE, channel="", rating="5"))


def test_a_name_that_is_there_changes_that_place_too() -> None:
    person = interview("the phone", "1", "", "", "", "The Phone", "3", "", "", "")
    assert places_of(person) == (Touchpoint(name="the phone", stage="after"),)


@pytest.mark.parametrize("typed", ["-2", "- 2", "-the phone", "- The Phone"])
def test_a_minus_takes_a_place_away_and_shows_the_rest(typed: str) -> None:
    person = interview("/r", "1", typed, answers={"places": Answer(value=(WEB, PHONE))})
    assert places_of(person) == (WEB,)
    assert "Taken away: the phone." in person.shown
    assert person.shown.count("  1  the web page") == 2


@pytest.mark.parametrize("typed", ["-9", "9", "-fax", "back", "?", "/nonsense"])
def test_what_is_no_place_is_never_taken_for_one(typed: str) -> None:
    person = interview("/r", "1", typed, answers={"places": Answer(value=(WEB,))})
    assert person.saved == []


def test_commands_have_to_wait_until_a_place_is_complete() -> None:
    person = interview("the phone", "", "/back", "by phone", "", "")
    assert "Commands have to wait until this is complete. Enter goes on." in person.shown
    assert places_of(person)[0].channel == "by phone"


def test_commands_work_between_places() -> None:
    person = interview("/n as of May", "/k", "the phone", "", "", "", "", "/s", "x")
    assert person.answers["places"].note == "as of May"
    assert "a minus and its number (-1) takes it away" in " ".join(person.shown)
    assert person.answers["worst"].value == "x"


def test_the_review_counts_them() -> None:
    person = interview("/r", answers={"places": Answer(value=(WEB, PHONE))})
    assert "  1  Where do customers meet you? - 2 named" in person.shown


def test_no_line_is_wider_than_the_window() -> None:
    typed = ("a very long name of a place " * 5, "1", "", "", "4", "/k", "1", "", "/x", "b" * 60, "-", "-1")
    person = interview(*typed, width=NARROWEST)
    assert max(columns(line) for line in person.shown) <= NARROWEST


LINES = st.one_of(
    st.sampled_from(
        ["", "1", "2", "5", "-1", "-", "/b", "/s", "/r", "/q", "the phone", "THE PHONE", "a", "/?"]
    ),
    st.text(max_size=6),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=30))
def test_whatever_is_typed_what_is_saved_can_be_written_and_read(lines: list[str]) -> None:
    person = interview(*lines)
    if person.outcome and person.saved:
        assert dict(person.outcome.interview.answers) == person.answers
    answers = {name: answer for name, answer in person.answers.items() if not answer.is_empty}
    made = Audit(header=audit().header, questionnaire=TOLD, answers=answers)
    assert read_audit("a.audit.yaml", text=audit_text(made, SNAPSHOT)).audit == made


# --- In the report


def audit(*places: Touchpoint, questionnaire: Questionnaire = TOLD) -> Audit:
    answers = {"greet": Answer(value="4"), "listen": Answer(value="1")}
    if places:
        answers["places"] = Answer(value=places)
    header = read_answers("a.yaml", text="cxaudit: answers/1\nclient: Shop\ndate: 2026-03-09\n").header
    return Audit(header=header, questionnaire=questionnaire, answers=answers, finished=True)


LEFT = Touchpoint(name="the parcel", stage="after", rating="2")
DOOR = Touchpoint(name="the door", stage="during", rating="5")


def test_the_report_lists_the_places_by_stage_and_names_the_weakest() -> None:
    found = report_of(audit(WEB, LEFT, DOOR, PHONE)).touchpoints
    assert found is not None
    assert [row.name for row in found.rows] == ["the phone", "the door", "the parcel", "the web page"]
    assert (found.rows[0].stage_text, found.rows[0].rating_text) == ("Before", "True now and then")
    assert found.weakest == "Weakest: the phone and the parcel (rated True now and then)."


@pytest.mark.parametrize("places", [(WEB,), (DOOR,), (WEB, DOOR)])
def test_nobody_is_called_weakest_who_is_best_or_not_rated(places: tuple[Touchpoint, ...]) -> None:
    found = report_of(audit(*places)).touchpoints
    assert found is not None and found.weakest == ""


def test_of_many_weakest_the_first_three_are_named() -> None:
    many = [Touchpoint(name=f"place {n}", rating="1") for n in range(5)]
    found = report_of(audit(*many)).touchpoints
    assert found is not None
    assert found.weakest == "Weakest: place 0, place 1, place 2, and 2 more (rated Hardly ever true)."


def test_without_scores_the_order_of_the_scale_tells_the_weakest() -> None:
    text = SHOP.replace(
        "  five:", "  plain:\n    options: [{value: a, label: Poor}, {value: b, label: Fine}]\n  five:"
    )
    plain = read(text.replace("meet you?, scale: five", "meet you?, scale: plain"))
    low, high = Touchpoint(name="x", rating="a"), Touchpoint(name="y", rating="b")
    found = report_of(audit(high, low, questionnaire=plain)).touchpoints
    assert found is not None and found.weakest == "Weakest: x (rated Poor)."


def test_the_section_is_shown_where_places_were_named_and_only_there() -> None:
    with_places, without = report_of(audit(PHONE)), report_of(audit())
    assert without.touchpoints is None
    for render in (render_html, render_markdown):
        assert "Where customers meet you" in render(with_places)
        assert "Where customers meet you" not in render(without)
        assert "Touchpoint" in render(with_places), "the glossary has the word, nothing else does"
        shown = render(replace(with_places, glossary=())).replace('"touchpoints"', "")
        assert "ouchpoint" not in shown
    assert "| the phone | Before | by phone | Marta | True now and then |" in render_markdown(with_places)
    rows = [row for group in with_places.answers for row in group.answers if row.question == "places"]
    assert [row.answer for row in rows] == ["1 named"]
    assert not rows[0].scored


def test_places_named_at_a_question_that_is_not_asked_are_left_out() -> None:
    hidden = read(
        SHOP.replace(
            "scale: five}\n      - {id: worst", "scale: five, when: answered(nothing)}\n      - {id: worst"
        ).replace(
            "    questions:\n      - {id: places",
            "    questions:\n      - {id: nothing, type: text, text: Anything else?}\n      - {id: places",
        )
    )
    assert report_of(audit(PHONE, questionnaire=hidden)).touchpoints is None


def test_a_file_of_such_a_questionnaire_is_right(tmp_path: Path) -> None:
    path = tmp_path / "a.audit.yaml"
    path.write_text(audit_text(audit(PHONE, WEB), SNAPSHOT), encoding="utf-8")
    assert read_audit(path).warnings == ()
