"""Questions that are rated twice: written, answered in files and by hand, asked one half at a time."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Written, codes, unmarked
from cxaudit.audit.answers import Answer, AnswerError
from cxaudit.audit.answers_file import Settled, read_answers, settle, with_pairs
from cxaudit.audit.record import Audit, Header
from cxaudit.audit.redact import redacted
from cxaudit.audit.store import Snapshot, audit_text, read_audit
from cxaudit.audit.template import template
from cxaudit.files.yaml import Mapping, parse
from cxaudit.interview.carry import carry_over
from cxaudit.interview.engine import Interview, begin
from cxaudit.interview.events import (
    Back,
    CustomersSay,
    DontKnow,
    Event,
    Finish,
    Give,
    GoTo,
    NotApplicable,
    Note,
    Skip,
)
from cxaudit.interview.screens import asked, confirmed, consequences, so_far
from cxaudit.questionnaire.load import read_tree, write_questionnaire
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.scoring.relevance import relevance
from cxaudit.scoring.score import score

SHOP = """\
cxaudit: questionnaire/1
id: shop
version: "1"
title: A shop
scales:
  often:
    options:
      - {value: 1, label: Hardly ever, score: 0}
      - {value: 2, label: Now and then, score: 0.25}
      - {value: 3, label: Half the time, score: 0.5}
      - {value: 4, label: Mostly, score: 0.75}
      - {value: 5, label: Nearly always, score: 1}
  matters:
    options:
      - {value: 1, label: Not at all}
      - {value: 2, label: A little}
      - {value: 3, label: Some}
      - {value: 4, label: Much}
      - {value: 5, label: Everything}
sections:
  - id: service
    title: SERVICE
    questions:
      - {id: ready, type: pair, text: It is ready on the day., short: ready, scale: often}
      - id: polite
        type: pair
        pair: {first: importance, scale: matters, text: How much do customers care?}
        text: We are polite.
        scale: often
        second_rating: true
      - {id: tidy, text: It is tidy., scale: often, when: ready > 2}
"""


def read(text: str = SHOP) -> Questionnaire:
    root, problems = parse(text, "shop.yaml")
    assert isinstance(root, Mapping), problems
    found, problems = read_tree(root, "shop.yaml")
    assert found is not None, problems
    return found


ASKED = read()


def audit(**answers: Answer) -> Audit:
    return Audit(header=Header(), questionnaire=ASKED, answers=answers)


# --- the questionnaire


def test_a_pair_reads_its_first_rating_in_other_words(written: Written) -> None:
    """scales:
      often: {options: [{value: 1, label: Never, score: 0}, {value: 2, label: Always, score: 1}]}
      matters: {options: [{value: 1, label: Little}, {value: 2, label: Much}]}
    sections:
      - id: s
        title: S
        questions:
          - {id: a, type: pair, text: A, scale: often}
          - {id: b, type: pair, text: B, scale: often, pair: {first: importance, scale: matters}}
    """
    a, b = written.questions["a"], written.questions["b"]
    assert a.first_rating is not None and b.first_rating is not None
    assert (a.first_rating.first, b.first_rating.first) == ("expectation", "importance")
    assert [o.label for o in written.whole.first_options_of(a)] == ["Never", "Always"]
    assert [o.label for o in written.whole.first_options_of(b)] == ["Little", "Much"]
    assert written.linted() == []


def test_what_a_pair_cannot_be(written: Written) -> None:
    """scales:
      words: {options: [{value: 1, label: Never}, {value: 2, label: Always}]}
      falls: {options: [{value: 1, label: Always, score: 1}, {value: 2, label: Never, score: 0}]}
      often: {options: [{value: 1, label: Never, score: 0}, {value: 2, label: Always, score: 1}]}
    sections:
      - id: s
        title: S
        questions:
          - {id: a, type: pair, text: A, scale: §words}
          - {id: b, type: pair, text: B, scale: §falls}
          - {id: c, type: pair, text: C, scale: often, pair: {scale: §oftn}}
          - {id: d, text: D, scale: often, pair: §{first: importance}}
          - {id: e, type: pair, text: E, scale: often, with_all: §2, suggest: §{value: 2}}
          - {id: §f, type: pair, text: F}
    """
    assert sorted(set(written.told)) == ["bad-question", "unknown-id"]
    hints = {p.message: p.hint for p in written.problems}
    assert "'often'" in hints["there is no scale 'oftn'"]


def test_other_words_need_the_same_values(written: Written) -> None:
    """scales:
      often: {options: [{value: 1, label: Never, score: 0}, {value: 2, label: Always, score: 1}]}
      other: {options: [{value: 2, label: Much}, {value: 1, label: Little}]}
    sections:
      - {id: s, title: S, questions: [{id: a, type: pair, text: A, scale: often, pair: {scale: §other}}]}
    """
    assert written.told == ["bad-question"]
    assert written.problem.hint == "Give it these, in this order: 1, 2."


GAPS = """\
scales:
  often: {options: [{value: 1, label: Never, score: 0}, {value: 2, label: Always, score: 1}]}
dimensions:
  quality: {title: Quality, values: {one: One, two: Two}}
gaps: GAPS
sections:
  - id: s
    title: S
    questions:
      - {id: a, type: pair, text: A, scale: often, dimensions: {quality: one}}
      - {id: b, type: pair, text: B, scale: often, dimensions: {quality: two}}
      - {id: x, type: number, text: X, min: 0}
      - {id: y, type: number, text: Y, min: 0}
"""
HEAD = 'cxaudit: questionnaire/1\nid: it\nversion: "1.0.0"\ntitle: It\n'


@pytest.mark.parametrize(
    ("gaps", "code", "words"),
    [
        ("{dimension: quality}", "", ""),
        ("{dimension: quality, weights: {one: 99.5, two: 0.5}}", "", ""),
        ("{dimension: quality, weights_from: {one: x, two: y}}", "", ""),
        ("{dimension: §qualty}", "unknown-id", "Did you mean 'quality'?"),
        ("{dimension: quality, weights: §{one: 99, two: 0.5}}", "bad-gaps", "99.5, not to 100"),
        ("{dimension: quality, weights: §{one: 100}}", "bad-gaps", "says nothing of 'two'"),
        ("{dimension: quality, weights: {one: 60, two: 40, §too: 0}}", "unknown-id", "Did you mean 'two'?"),
        ("{dimension: quality, weights_from: {one: x, two: §z}}", "unknown-id", "no question 'z'"),
        ("{dimension: quality, weights_from: {one: x, two: §x}}", "bad-gaps", "share of 'one' already"),
        ("{dimension: quality, weights_from: {one: x, two: §a}}", "bad-gaps", "no number question"),
    ],
)
def test_weights_add_up_to_100_over_all_values(gaps: str, code: str, words: str) -> None:
    text, marks = unmarked(HEAD + GAPS.replace("GAPS", gaps))
    root, _ = parse(text, "it.yaml")
    assert isinstance(root, Mapping)
    _, problems = read_tree(root, "it.yaml")
    assert codes(problems, marks) == ([code] if code else [])
    assert words in "".join(f"{p.message} {p.hint}" for p in problems)


def test_a_share_is_not_below_nothing() -> None:
    text = HEAD + GAPS.replace("GAPS", "{dimension: quality, weights_from: {one: x, two: y}}")
    root, _ = parse(text.replace("text: Y, min: 0", "text: Y"), "it.yaml")
    assert isinstance(root, Mapping)
    _, problems = read_tree(root, "it.yaml")
    assert [(p.code, p.hint) for p in problems] == [("bad-gaps", "Write `min: 0` for y.")]


def test_gaps_come_along_with_the_pairs_they_need(written: Written) -> None:
    """sections: [{include: whole}]
    --- whole.yaml
    scales:
      often: {options: [{value: 1, label: Never, score: 0}, {value: 2, label: Always, score: 1}]}
      matters: {options: [{value: 1, label: Little}, {value: 2, label: Much}]}
    dimensions: {quality: {title: Quality, values: {one: One, two: Two}}}
    gaps: {dimension: quality, weights: {one: 60, two: 40}}
    sections:
      - id: first
        title: First
        questions:
          - {id: a, type: pair, pair: {scale: matters}, text: A, scale: often, dimensions: {quality: one}}
      - id: second
        title: Second
        questions: [{id: b, type: pair, text: B, scale: often, dimensions: {quality: two}}]
    --- half.yaml
    sections: [{include: whole#first}]
    """
    whole, half = written.load().questionnaire, written.load("half").questionnaire
    assert whole is not None and half is not None
    assert whole.gaps is not None and whole.gaps.weights == {"one": 60, "two": 40}
    assert half.gaps is None and half.scales.keys() >= {"often", "matters"}


def test_what_is_written_reads_back() -> None:
    from cxaudit.files.yaml import dump

    text = HEAD + GAPS.replace("GAPS", "{dimension: quality, weights: {one: 60, two: 40}}")
    for each in (read(), read(text)):
        assert read(dump(write_questionnaire(each))) == each


# --- answers in files and on the command line


def settled(body: str, *said: str, partial: bool = True) -> Settled:
    text = "cxaudit: answers/1\nanswers:\n" + body
    file = with_pairs(read_answers("a.yaml", text=text), said)
    return settle(file, ASKED, lambda answers: relevance(ASKED, answers).questions, partial=partial)


def test_both_ratings_stand_in_one_answer() -> None:
    found = settled("  ready: {value: 2, expected: 5}\n  polite: {expected_unknown: true, value: 4}\n")
    assert not found.problems
    assert found.answers == {
        "ready": Answer(value="2", expected="5"),
        "polite": Answer(value="4", expected_unknown=True),
    }


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("ready: {value: 2, expected: §6}", "wrong-answer", "ready, expected: '6' is not among"),
        ("ready: {value: 2, expected: §'?'}", "wrong-answer", "write ready: {expected_unknown: true}"),
        ("tidy: {value: 2, expected: §5}", "expected-not-offered", "type: pair"),
        ("tidy: {value: 2, expected_unknown: §true}", "expected-not-offered", "'expected_unknown'"),
        ("ready: {na: closed, §expected: 5}", "two-answers", "nothing is expected"),
        ("ready: {§expected_unknown: true, expected: 5}", "two-answers", "both given and unknown"),
        ("ready: {value: 2, §expcted: 5}", "unknown-key", "Did you mean 'expected'?"),
    ],
)
def test_what_cannot_be_expected_is_told_at_its_place(line: str, code: str, words: str) -> None:
    text, marks = unmarked(f"cxaudit: answers/1\nanswers:\n  {line}\n")
    file = read_answers("a.yaml", text=text)
    found = settle(file, ASKED, lambda answers: relevance(ASKED, answers).questions, partial=True)
    assert codes(found.problems, marks) == [code]
    assert words in f"{found.problems[0].message} {found.problems[0].hint}"
    assert found.is_refused


def test_half_a_pair_is_a_missing_answer_unless_gaps_are_allowed() -> None:
    body = "  ready: {value: 2}\n  polite: {expected: 3}\n"
    assert not settled(body).problems
    (problem,) = settled(body, partial=False).problems
    assert problem.code == "missing-answer"
    assert "ready (expected), polite (value)" in problem.message
    assert not settled(
        "  ready: {na: closed}\n  polite: {expected: 3, unknown: true}\n", partial=False
    ).problems


def test_each_half_is_said_by_itself_on_the_command_line() -> None:
    found = settled(
        "  ready: {value: 2, expected: 5, note: late}\n", "ready.expected=4", "polite=3", "polite.expected=?"
    )
    assert not found.problems
    assert found.answers["ready"] == Answer(value="2", expected="4", note="late")
    assert found.answers["polite"] == Answer(value="3", expected_unknown=True)
    kept = settled("  ready: {value: 2, expected: 5}\n", "ready=3")
    assert kept.answers["ready"] == Answer(value="3", expected="5")
    assert settled("  ready: {value: 2, expected: 5}\n", "ready=na:closed").answers["ready"] == Answer(
        na="closed"
    )


@pytest.mark.parametrize(
    ("said", "code", "words"),
    [
        (["ready.expected=6"], "wrong-answer", "'6' is not among the answers"),
        (["ready.expcted=5"], "unknown-question", "Did you mean 'ready.expected'?"),
        (["redy.expected=5"], "unknown-question", "Did you mean 'ready'?"),
        (["tidy.expected=5"], "expected-not-offered", "rated once"),
        (["ready.expected=na:closed"], "two-answers", "Write only --answer ready=na:REASON"),
        (["ready=na:closed", "ready.expected=5"], "two-answers", "nothing is expected"),
        (["ready.expected="], "wrong-answer", "nothing stands behind ="),
        (["ready.expected=4", "ready.expected=5"], "two-answers", "answered twice"),
    ],
)
def test_a_wrong_half_on_the_command_line_is_refused(said: Sequence[str], code: str, words: str) -> None:
    found = settled("  ready: {value: 2}\n  polite: {value: 2, expected: 2}\n", *said)
    assert [p.code for p in found.problems] == [code]
    assert words in f"{found.problems[0].message} {found.problems[0].hint}"
    assert str(found.problems[0].source).startswith("--answer ")


def test_an_audit_keeps_both_halves_and_half_an_answer() -> None:
    kept = audit(ready=Answer(expected="5"), polite=Answer(value="2", expected_unknown=True, note="so"))
    text = audit_text(kept, Snapshot.of(ASKED))
    assert read_audit("x.audit.yaml", text=text).audit.answers == kept.answers
    assert redacted(kept).answers["ready"] == Answer(expected="5")


def test_the_template_asks_for_both_and_left_empty_says_nothing() -> None:
    text = template(ASKED)
    assert "  ready:\n    expected:\n    value:\n" in text
    assert "expected: How much do customers care?" in text
    assert "5: Everything" in text and "expected_unknown" in text
    file = read_answers("t.yaml", text=text)
    assert not file.problems
    assert settle(file, ASKED, lambda _: (), partial=True).answers == {}


# --- the interview


def start(**answers: Answer) -> Interview:
    return begin(ASKED, answers, relevance)


def after(interview: Interview, *events: Event) -> Interview:
    for event in events:
        interview = interview.after(event)
    return interview


def at(interview: Interview) -> str:
    return f"{interview.at}.{interview.half}" if interview.half else interview.at


def test_a_pair_is_asked_one_half_after_the_other() -> None:
    first = start()
    assert at(first) == "ready.expected"
    second = first.after(Give("5"))
    assert at(second) == "ready.value"
    assert second.answers["ready"] == Answer(expected="5")
    then = second.after(Give("2"))
    assert at(then) == "polite.expected"
    assert then.answers["ready"] == Answer(value="2", expected="5")


def test_half_an_answer_is_asked_to_its_end() -> None:
    assert at(start(ready=Answer(expected="5"))) == "ready.value"
    assert at(start(ready=Answer(value="5"))) == "ready.expected"
    assert [entry.question.id for entry in start(ready=Answer(value="5")).missing] == [
        "ready",
        "polite",
        "tidy",
    ]
    unknown = Answer(expected_unknown=True, unknown=True)
    assert at(start(ready=unknown)) == "polite.expected"


def test_nobody_needs_to_know_either_half() -> None:
    found = after(start(), DontKnow(), Give("4"), Give("3"), DontKnow())
    assert found.answers["ready"] == Answer(value="4", expected_unknown=True)
    assert found.answers["polite"] == Answer(expected="3", unknown=True)
    assert at(found) == "tidy"


def test_what_does_not_apply_is_expected_by_nobody() -> None:
    first, second = start(), start().after(Give("5"))
    for interview in (first, second):
        found = interview.after(NotApplicable("closed"))
        assert found.answers["ready"] == Answer(na="closed")
        assert at(found) == "polite.expected"
    back = after(found, Back())
    assert at(back) == "ready.expected"
    assert at(back.after(Skip())) == "polite.expected"
    assert back.after(Give("4")).answers["ready"] == Answer(expected="4")


def test_back_goes_one_rating_back() -> None:
    found = after(start(), Give("5"), Give("2"), Back())
    assert at(found) == "ready.value"
    found = found.after(Back())
    assert at(found) == "ready.expected"
    with pytest.raises(AnswerError):
        found.after(Back())
    assert at(found.after(Skip())) == "ready.value"
    assert at(after(found, Skip(), Skip())) == "polite.expected"


def test_skipping_leaves_a_pair_and_keeps_its_half() -> None:
    assert at(start().after(Skip())) == "polite.expected"
    found = after(start(), Give("5"), Skip())
    assert at(found) == "polite.expected"
    assert found.answers["ready"] == Answer(expected="5")
    assert at(found.after(GoTo("ready"))) == "ready.value"


def test_changing_the_first_half_leaves_the_second() -> None:
    found = after(start(ready=Answer(value="2", expected="5", note="so")), GoTo("ready"), Give("4"))
    assert found.answers["ready"] == Answer(value="2", expected="4", note="so")
    assert at(found) == "ready.value"


def test_a_wrong_first_half_is_refused() -> None:
    for value in ("6", "", ("5",)):
        with pytest.raises(AnswerError):
            start().after(Give(value))


def test_conditions_and_scores_see_what_is_done() -> None:
    assert "tidy" not in after(start(), Give("5")).relevance.items
    assert "tidy" not in after(start(), Give("5"), Give("2")).relevance.items
    assert "tidy" in after(start(), Give("1"), Give("3")).relevance.items
    card = score(audit(ready=Answer(value="2", expected="5"), polite=Answer(expected="5")))
    assert card.items["ready"].score == Fraction(1, 4)
    assert (card.items["polite"].state, card.items["polite"].score) == ("open", None)


def test_customers_data_and_notes_may_stand_beside_either_half() -> None:
    found = after(start(ready=Answer(na="x")), Note("so"), CustomersSay("3"), Give("5"), Give("4"))
    said = found.answers["polite"]
    assert (said.value, said.expected, said.note) == ("4", "5", "so")
    assert said.customers is not None and said.customers.value == "3"


def test_an_earlier_audit_is_the_default_of_each_half() -> None:
    former = {"ready": Answer(value="2", expected="5"), "polite": Answer(value="3")}
    first = begin(ASKED, {}, relevance, former=former)
    assert (first.suggested, so_far(first)) == (
        "5",
        ("Last time: expected: Nearly always. Enter says so again.",),
    )
    second = first.after(Give("5"))
    assert second.suggested == "2"
    assert "Last time: Now and then. Enter says so again." in so_far(second)
    assert second.after(Give("2")).suggested == ""


def test_what_is_asked_names_the_rating() -> None:
    first = start()
    assert asked(first).splitlines()[1] == "First of two ratings: what customers expect here."
    second = first.after(Give("5"))
    assert asked(second).splitlines()[1] == "Second rating: how it is done today."
    assert confirmed(first, Give("5"), second) == "Saved: expected: Nearly always."
    polite = after(second, Give("1"))
    assert asked(polite).splitlines()[1] == "First of two ratings: How much do customers care?"
    assert [option.label for option in polite.options][-1] == "Everything"
    then = polite.after(Give("5"))
    assert confirmed(polite, Give("5"), then) == "Saved: importance: Everything."
    assert [option.label for option in then.options][-1] == "Nearly always"
    assert confirmed(then, Give("5"), then.after(Give("5"))) == "Saved: Nearly always."


def test_a_first_half_is_no_answer_in_a_row_and_no_failed_point() -> None:
    found = start()
    assert consequences(found, Give("5"), found.after(Give("5"))) == ()


EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.sampled_from("12345").map(Give),
    st.sampled_from(
        [Back(), Skip(), DontKnow(), NotApplicable("no"), Finish(), GoTo("ready"), GoTo("polite"), Note("so")]
    ),
)


@given(st.lists(EVENTS, max_size=25))
@settings(max_examples=300)
def test_no_half_is_lost_and_resuming_stands_where_it_stopped(events: Sequence[Event]) -> None:
    """What was given stays until it is replaced or does not apply; saved and read again, it goes on alike."""
    interview = start()
    for event in events:
        before = interview
        try:
            interview = interview.after(event)
        except AnswerError:
            continue
        for name, was in before.answers.items():
            now = interview.answers[name]
            if isinstance(event, NotApplicable) and name == before.at:
                assert now.na
                continue
            changed = name == before.at and isinstance(event, Give | DontKnow)
            if not (changed and before.half == "expected"):
                assert (now.expected, now.expected_unknown) == (was.expected, was.expected_unknown)
            if not (changed and before.half != "expected") and not was.na:
                assert (now.value, now.unknown) == (was.value, was.unknown)
        assert not any(a.na and (a.expected or a.value) for a in interview.answers.values())
        assert interview.at or not interview.second
    text = audit_text(replace(audit(), answers=dict(interview.answers)), Snapshot.of(ASKED))
    again = begin(ASKED, read_audit("x.audit.yaml", text=text).audit.answers, relevance)
    unskipped = replace(interview, skipped=frozenset())
    assert again.done == unskipped.done


# --- a questionnaire that changed


def moved(answer: Answer, before: str, now: str) -> tuple[Answer, list[str]]:
    old, new = read(before), read(now)
    later, changes = carry_over(Audit(header=Header(), questionnaire=old, answers={"ready": answer}), new)
    return later.answers["ready"], [question.id for question in changes.refused]


CHOICE = SHOP.replace("{id: ready, type: pair,", "{id: ready,")


def test_a_choice_that_becomes_a_pair_keeps_its_answer() -> None:
    assert moved(Answer(value="2"), CHOICE, SHOP) == (Answer(value="2"), [])


def test_a_pair_that_becomes_a_choice_keeps_the_first_half_as_a_note() -> None:
    found, refused = moved(Answer(value="2", expected="5", note="so"), SHOP, CHOICE)
    note = "so\nRated before the question changed: expected: Nearly always"
    assert (found, refused) == (Answer(value="2", note=note), ["ready"])


def test_what_was_expected_is_not_what_matters() -> None:
    now = SHOP.replace("ready, type: pair,", "ready, type: pair, pair: {first: importance},")
    found, refused = moved(Answer(value="2", expected="5"), SHOP, now)
    assert (found.value, found.expected, refused) == ("2", "", ["ready"])
    assert "expected: Nearly always" in found.note


def test_a_pair_that_scores_otherwise_keeps_both_halves_as_words() -> None:
    now = SHOP.replace("label: Now and then, score: 0.25", "label: Now and then, score: 0.3")
    found, _ = moved(Answer(value="2", expected="5"), SHOP, now)
    assert (found.value, found.expected) == (None, "")
    assert found.note.splitlines() == [
        "Answered before the question changed: Now and then",
        "Rated before the question changed: expected: Nearly always",
    ]
