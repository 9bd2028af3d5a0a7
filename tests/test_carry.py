"""A questionnaire that changed since the audit was begun: what is told, carried over, kept, and asked."""

import textwrap
from fractions import Fraction
from pathlib import Path

import pytest

from cxaudit.audit.answers import Answer, Customers, Touchpoint
from cxaudit.audit.record import Audit, Header
from cxaudit.files.save import copy_beside
from cxaudit.interview.carry import Changes, carry_over
from test_line import read

HEAD = """
id: shop
version: "1"
title: A shop
scales:
  five:
    options: [{value: 1, label: Hardly, score: 0}, {value: 4, label: Mostly, score: 1}]
  yes: {options: [{value: "no", label: "No", score: 0}, {value: "yes", label: "Yes", score: 1}]}
sections:
  - id: service
    title: SERVICE
    questions:
"""
GREET = "- {id: greet, text: Customers are greeted., short: greeting, scale: five}\n"
LISTEN = "- {id: listen, text: We listen., short: listening, scale: five}\n"
ASKED = GREET + LISTEN
BEFORE = "Answered before the question changed:"


def audit(questions: str, **answers: Answer) -> Audit:
    asked = read(HEAD + textwrap.indent(questions, " " * 6))
    return Audit(header=Header(), questionnaire=asked, answers=answers, finished=True)


def carried(before: Audit, questions: str) -> tuple[Audit, Changes]:
    return carry_over(before, read(HEAD + textwrap.indent(questions, " " * 6)))


def names(changes: Changes) -> dict[str, list[str]]:
    told = {"added": changes.added, "removed": changes.removed}
    told |= {"reworded": changes.reworded, "refused": changes.refused}
    return {name: [q.id for q in questions] for name, questions in told.items() if questions}


def test_what_is_new_is_asked_and_what_is_there_keeps_its_answer() -> None:
    before = audit(ASKED, greet=Answer(value="4", note="at the door", evidence="the log"))
    later, changes = carried(before, ASKED + "- {id: smile, text: We smile., scale: five}\n")
    assert names(changes) == {"added": ["smile"]}
    assert later.answers == before.answers
    assert not later.finished


def test_an_answer_to_a_question_that_is_gone_stands_aside_and_comes_back_with_it() -> None:
    before = audit(ASKED, greet=Answer(value="4"), listen=Answer(value="1", note="never"))
    later, changes = carried(before, GREET)
    assert names(changes) == {"removed": ["listen"]}
    assert later.aside == {"listen": Answer(value="1", note="never")} and "listen" not in later.answers
    again, changes = carry_over(later, before.questionnaire)
    assert names(changes) == {"added": ["listen"]}
    assert again.answers["listen"] == Answer(value="1", note="never") and again.aside == {}


def test_a_question_under_a_new_id_takes_its_answer_along() -> None:
    before = audit(ASKED, listen=Answer(value="1"))
    before = Audit(header=Header(choice="listen"), questionnaire=before.questionnaire, answers=before.answers)
    renamed = "- {id: hear, text: We listen., short: listening, scale: five, renamed_from: [listen]}\n"
    later, changes = carried(before, GREET + renamed)
    assert names(changes) == {}
    assert later.answers == {"hear": Answer(value="1")} and later.aside == {}
    assert later.header.choice == "hear"


def test_an_old_name_that_still_is_a_question_is_no_old_name() -> None:
    before = audit(ASKED, greet=Answer(value="4"), listen=Answer(value="1"))
    later, changes = carried(
        before, ASKED + "- {id: both, text: Both., scale: five, renamed_from: [listen]}\n"
    )
    assert names(changes) == {"added": ["both"]}
    assert later.answers == before.answers


def test_other_words_keep_the_answer_and_are_told() -> None:
    before = audit(ASKED, greet=Answer(value="4"))
    other = "- {id: greet, text: Every customer is greeted at once., scale: five}\n"
    later, changes = carried(before, other + LISTEN)
    assert names(changes) == {"reworded": ["greet"]}
    assert later.answers["greet"].value == "4"


@pytest.mark.parametrize(
    ("question", "answer", "note"),
    [
        ("scale: yes", Answer(value="4", note="mine"), f"mine\n{BEFORE} Mostly"),
        (
            "options: [{value: 1, label: Never, score: 0}, {value: 4, label: Now, score: 0.5}]",
            Answer(value="4"),
            f"{BEFORE} Mostly",
        ),
        ("type: number, max: 3", Answer(value="4"), f"{BEFORE} Mostly"),
        (
            "scale: five, na: false",
            Answer(na="no door"),
            f"{BEFORE} does not apply (no door)",
        ),
    ],
)
def test_an_answer_that_fits_no_more_becomes_a_note_and_is_asked_again(
    question: str, answer: Answer, note: str
) -> None:
    later, changes = carried(
        audit(ASKED, greet=answer), f"- {{id: greet, text: Customers are greeted., {question}}}\n{LISTEN}"
    )
    assert names(changes)["refused"] == ["greet"]
    assert later.answers["greet"] == Answer(note=note)


def test_an_option_in_other_words_of_the_same_score_keeps_the_answer() -> None:
    words = "options: [{value: 1, label: Never, score: 0}, {value: 4, label: Nearly always, score: 1}]"
    before = audit(ASKED, greet=Answer(value="4"))
    later, changes = carried(before, f"- {{id: greet, text: Customers are greeted., {words}}}\n{LISTEN}")
    assert names(changes) == {"reworded": ["greet"]} and later.answers == before.answers


def test_numbers_texts_lists_and_places_are_carried_as_they_are() -> None:
    questions = (
        "- {id: staff, type: number, text: How many?}\n- {id: why, type: text, text: Why?}\n"
        "- {id: where, type: multiple, text: Where?, options: [{value: a, label: A}, {value: b, label: B}]}\n"
        "- {id: places, type: touchpoints, text: Which?}\n"
    )
    given = {
        "staff": Answer(value=Fraction(7)),
        "why": Answer(value="because"),
        "where": Answer(value=("a", "b")),
        "places": Answer(value=(Touchpoint(name="the phone", owner="Ana"),)),
    }
    before = audit(questions, **given)
    later, changes = carried(before, questions.replace("How many?", "How many work here?"))
    assert names(changes) == {"reworded": ["staff"]}
    assert later.answers == given
    gone, _ = carried(before, questions.replace("type: touchpoints", "type: number"))
    assert gone.answers["places"].note == f"{BEFORE} the phone"


def test_what_customers_said_is_kept_where_the_question_takes_it_no_more() -> None:
    asked = GREET.replace("scale: five", "scale: five, second_rating: true")
    said = Answer(value="4", customers=Customers(value="1", n=30))
    later, _ = carried(audit(asked, greet=said), GREET)
    assert later.answers["greet"] == Answer(
        value="4", note="Customers' data before the question changed: Hardly"
    )


def test_nothing_changed_changes_nothing_but_what_is_finished() -> None:
    before = audit(ASKED, greet=Answer(value="4"))
    later, changes = carry_over(before, before.questionnaire)
    assert names(changes) == {} and later.answers == before.answers


def test_the_copy_of_the_audit_as_it_was_never_takes_a_name_that_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "cafe.audit.yaml"
    path.write_text("é\n", encoding="utf-8")
    first, second = copy_beside(path, ".before"), copy_beside(path, ".before")
    assert (first.name, second.name) == ("cafe.before.yaml", "cafe.before-2.yaml")
    assert first.read_bytes() == second.read_bytes() == path.read_bytes()
