"""Two audits that not the same people answered: who did is a cause of its own, no answer that changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxaudit.audit.answers import Answer
from cxaudit.audit.record import Audit, Header
from cxaudit.combine import Source, combine
from cxaudit.compare import make
from cxaudit.compare.model import Comparison
from cxaudit.report.since import since
from test_compare import ONE as TWO_QUESTIONS
from test_compare import audit, compare, facts, gave, mirrored
from test_report_cases import example
from test_scoring import asks, q, section
from test_scoring_properties import SOME, answers_to, questionnaires

F = Fraction
ONE = asks(section("s0", q("a", make_or_break=True), q("b")))
NOW = date(2027, 3, 1)
DAYS = (("2026-11-01", 0), ("2027-02-01", 20))


def told_by(**files: Audit) -> Audit:
    """Return the audits as one; the names of their files are the keys."""
    sources = [
        Source(file=f"{name}.audit.yaml", digest=f"sha256:{hash((name, repr(each))):x}", audit=each)
        for name, each in files.items()
    ]
    return combine(sources, names=True).audit


def person(answers: dict[str, Any], group: str = "leadership", **header: Any) -> Audit:
    return audit(ONE, gave(answers), group=group, **header)


OWNER, ANNA, BEN = (
    person({"a": 20, "b": 20}),
    person({"a": 20, "b": 16}, "front_line"),
    person({"a": 0, "b": 4}, "front_line"),
)


def causes(found: Comparison) -> set[str]:
    return {part for change in found.changes for part in change.why}


def test_who_is_absent_changed_no_answer() -> None:
    """By hand: a from (1 + 1/2)/2 = .75 to 1, b from (1 + 1/2)/2 = .75 to (1 + .8)/2 = .9."""
    both = told_by(owner=OWNER, anna=ANNA, ben=BEN), told_by(owner=OWNER, anna=ANNA)
    found = compare(*both)
    (part, _) = found.sections
    assert part.parts is not None
    assert (part.before, part.after) == (75, 95)
    assert part.parts == replace(part.parts, answers=F(0), applicability=F(0), people=F(20))
    assert causes(found) == {"people"}
    assert {change.standing for change in found.changes} == {"not_comparable"}
    assert not compare(both[1], both[0]).got_worse
    assert [each.kind for each in found.caveats][:2] == ["people", "others"]
    shown = since(found)
    assert not shown.same_people
    assert "Nobody who answered both times changed an answer." in shown.summary
    assert {change.why_text for group in shown.groups for change in group.changes} == {
        "not the same people answered"
    }


def test_an_answer_that_changed_is_told_apart_from_who_is_absent() -> None:
    """By hand: Anna's a falls to 0. Alone it moves -25 among three and -50 among two: the mean -37.5."""
    later = told_by(owner=OWNER, anna=person({"a": 0, "b": 16}, "front_line"))
    found = compare(told_by(owner=OWNER, anna=ANNA, ben=BEN), later)
    parts = found.sections[0].parts
    assert parts is not None
    assert parts.answers == (F(-125, 10) + F(-25)) / 2
    assert parts.people == found.sections[0].after - found.sections[0].before - parts.answers  # type: ignore[operator]
    changed = {(each.kind, each.id): each for each in found.changes}
    assert changed["answer", "b"].why == ("people",)
    assert set(changed["score", "s0"].why) == {"answers", "people"}


def test_people_are_the_same_by_name_by_file_and_not_by_chance() -> None:
    named = told_by(x=person({"a": 20}, respondent="Ada"), y=person({"a": 0}, respondent="Ben"))
    again = told_by(q=person({"a": 20}, respondent="Ben"), r=person({"a": 20}, respondent="ada"))
    found = compare(named, again)
    assert found.same_people and causes(found) == {"answers"}
    dated = told_by(**{"ann-2026-11-01": person({"a": 0}), "bo-2026-11-02": person({"a": 20})})
    later = told_by(**{"ann-2027-02": person({"a": 20}), "bo-2027-02-03": person({"a": 20})})
    found = compare(dated, later)
    assert found.same_people and found.caveats[0].kind == "by_file"
    usual = ONE.id
    numbered, second = (
        told_by(**{f"{usual}-{day}": person({"a": low}), f"{usual}-{day}-2": person({"a": 20, "b": 1})})
        for day, low in (("2026-11-01", 0), ("2027-02-01", 20))
    )
    found = compare(numbered, second)
    assert not found.same_people, "a name that cxaudit gives to anybody's file names nobody"
    assert found.caveats[0].kind == "unclear"
    assert causes(found) == {"people"}


def test_several_who_are_the_same_are_called_people() -> None:
    def told(*names: str) -> tuple[str, ...]:
        teams = [
            told_by(**{name: person({"a": 20}, respondent=name, basis="typical", date=day) for name in names})
            for day in (date(2026, 11, 1), date(2027, 2, 1))
        ]
        return since(compare(*teams)).caveats

    ends = "and the same basis: the two can be compared."
    assert told("Ada", "Ben") == (f"The same questions, the same people {ends}",)
    assert told("Ada") == (f"The same questions, the same person {ends}",)


def test_of_other_people_it_is_not_said_that_no_answer_changed() -> None:
    """Lines "Answer: a → b" stand below it, and whether anybody changed an answer nobody knows."""

    def headline(before: Audit, after: Audit) -> tuple[str, ...]:
        found = compare(before, after)
        assert not found.same_people and list(found.of("answer"))
        return since(found).summary

    cannot = "Which answers changed cannot be told: other people answered"
    usual = [{f"{ONE.id}-{day}": person({"a": low}), f"{ONE.id}-{day}-2": BEN} for day, low in DAYS]
    unclear = " ".join(headline(*(told_by(**team) for team in usual)))
    assert cannot in unclear and "`cxaudit combine --names`" in unclear
    known = [
        told_by(a=person({"a": low}, respondent=name), b=OWNER) for low, name in ((0, "Ada"), (20, "Bo"))
    ]
    assert "Nobody who answered both times changed an answer." in headline(*known)
    pair = [
        told_by(
            a=person({"a": low}, respondent=name), b=person({"a": 4, "b": low}, respondent=name + " Older")
        )
        for low, name in ((0, "Ada"), (20, "Bo"))
    ]
    assert cannot + "." in headline(*pair)
    alone = [audit(ONE, gave({"a": low}), respondent=name) for low, name in ((0, "Ada"), (20, "Bo"))]
    assert cannot + "." in headline(*alone)


def test_a_person_of_another_group_weighs_otherwise() -> None:
    before = told_by(a=person({"a": 20}, respondent="A"), b=person({"a": 0}, respondent="B"), c=BEN)
    moved = person({"a": 0}, "front_line", respondent="B")
    found = compare(before, told_by(a=person({"a": 20}, respondent="A"), b=moved, c=BEN))
    assert causes(found) == {"people"}


def test_two_interviews_of_other_people_say_so() -> None:
    def one(low: int, name: str, group: str = "") -> Audit:
        return audit(TWO_QUESTIONS, gave({"a": low, "b": 10}), respondent=name, group=group)

    assert causes(compare(one(0, "Ada"), one(20, "Ben"))) == {"people"}
    assert causes(compare(one(0, "", "leadership"), one(20, "", "customer"))) == {"people"}
    assert causes(compare(one(0, "Ada"), one(20, "ada"))) == {"answers"}
    assert causes(compare(one(0, "Ada"), one(20, ""))) == {"answers"}, "a missing name is said, as before"


def test_an_action_and_a_flag_that_other_people_raise_are_not_worse() -> None:
    good = example("workshop")
    bad = replace(
        good,
        answers=good.answers | {"discretion": Answer(value="1"), "right_first_time": Answer(value="1")},
        header=replace(good.header, respondent="Somebody else"),
    )
    found = make.compare(good, bad, today=NOW)
    kinds = {change.kind for change in found.changes}
    assert {"opened", "flag", "answer", "score", "verdict"} <= kinds
    assert not found.got_worse


def test_a_score_that_reads_as_before_is_neither_better_nor_worse() -> None:
    many = asks(section("s0", *(q(f"q{n}") for n in range(40))))
    before = {f"q{n}": 10 for n in range(40)}
    found = compare(audit(many, gave(before)), audit(many, gave(before | {"q0": 11})))
    (change, _) = found.of("score")
    assert change.standing == "unchanged"
    lines = [each.text for group in since(found).groups for each in group.changes if each.kind == "score"]
    assert lines[0].startswith("Score: S0: 50, +0.1 points")
    assert [each.standing for each in found.of("answer")] == ["better"]


UNKNOWN = Answer(unknown=True)


def steps(then: dict[str, Any], now: dict[str, Any]) -> Comparison:
    """Compare two audits of an owner and of Anna, by name; the owner says the same both times."""
    owner = person({"a": 4, "b": 4}, respondent="Ada")
    teams = [told_by(owner=owner, anna=person(said, "front_line", respondent="Anna")) for said in (then, now)]
    return compare(*teams)


@pytest.mark.parametrize("instead", ["?", "na"])
def test_what_one_of_several_cannot_answer_any_more_is_no_answer_that_changed(instead: str) -> None:
    for then, now in ((20, instead), (instead, 20)):
        found = steps({"a": then, "b": 20}, {"a": now, "b": 20})
        (change,) = found.of("answer")
        assert found.same_people
        assert (change.id, change.standing, change.why) == ("a", "not_comparable", ("applicability",))
        assert causes(found) == {"applicability"}
        assert not found.got_worse
        assert "No answer changed." in since(found).summary


def test_an_answer_that_changed_beside_one_that_is_missing_has_both_reasons() -> None:
    def team(anna: Any, ben: Any) -> Audit:
        return told_by(
            anna=person({"a": anna, "b": 20}, "front_line", respondent="Anna"),
            ben=person({"a": ben, "b": 20}, "front_line", respondent="Ben"),
        )

    found = compare(team(20, 20), team(4, "?"))
    (change,) = found.of("answer")
    assert (change.standing, change.why) == ("worse", ("answers", "applicability"))
    assert found.got_worse
    better = compare(team(4, 20), team(8, "?"))
    (change,) = better.of("answer")
    assert change.standing == "not_comparable", "the score fell, and the answer that changed was better"
    assert not better.got_worse


def test_an_action_that_is_due_since_somebody_does_not_know_is_not_worse() -> None:
    good = example("workshop")
    low = {id_: Answer(value="2") for id_ in ("right_first_time", "discretion", "greeting", "recovery")}
    high = {id_: Answer(value="5") for id_ in low}

    def team(ben: dict[str, Answer]) -> Audit:
        ada = replace(good, answers=good.answers | low, header=replace(good.header, respondent="Ada"))
        head = replace(good.header, respondent="Ben", group="leadership")
        return told_by(ada=ada, ben=replace(good, answers=good.answers | ben, header=head))

    found = make.compare(team(high), team(dict.fromkeys(low, UNKNOWN)), today=NOW)
    opened = list(found.of("opened"))
    assert opened and causes(found) <= {"applicability", "plan"}
    assert {change.standing for change in opened} == {"not_comparable"}
    assert not found.got_worse
    assert make.compare(team(high), team(low), today=NOW).got_worse


def test_of_an_answer_without_a_score_each_person_is_the_reason() -> None:
    asked = asks(section("s0", q("a"), q("b")), section("s1", q("c", type="text", scale=""), scored=False))

    def team(word: Answer, **header: Any) -> Audit:
        one = audit(asked, gave({"a": 20, "b": 4}) | {"c": word}, respondent="Ada")
        two = audit(asked, gave({"a": 20, "b": 4}) | {"c": Answer(value="no")}, **header)
        return told_by(one=one, two=two)

    ben, cem = {"respondent": "Ben"}, {"respondent": "Cem"}
    yes, now = Answer(value="yes"), Answer(value="now")
    (change,) = compare(team(yes, **ben), team(now, **ben)).of("answer")
    assert (change.standing, change.why) == ("unchanged", ("answers",))
    (change,) = compare(team(yes, **ben), team(UNKNOWN, **ben)).of("answer")
    assert change.why == ("applicability",)
    found = compare(team(yes, **ben), team(UNKNOWN, **cem)).of("answer")
    assert [each.why for each in found] == [("applicability", "people")]


@st.composite
def teams(draw: st.DrawFn) -> tuple[Audit, Audit]:
    """Return two combined audits of one questionnaire, by some of four people each."""
    asked = draw(questionnaires())
    groups = st.sampled_from(["leadership", "front_line", "customer", ""])

    def team() -> Audit:
        some = draw(st.lists(st.sampled_from("wxyz"), min_size=1, max_size=3, unique=True))
        return told_by(
            **{
                name: Audit(
                    header=Header(respondent=name, group=draw(groups)),
                    questionnaire=asked,
                    answers=draw(answers_to(asked)),
                    finished=True,
                )
                for name in some
            }
        )

    return team(), team()


@SOME
@given(teams())
def test_with_other_people_the_parts_add_up_and_the_mirror_holds(both: tuple[Audit, Audit]) -> None:
    there, back = compare(*both), compare(both[1], both[0])
    for pair in there.sections:
        if pair.parts is not None and pair.before is not None and pair.after is not None:
            assert pair.parts.total == pair.after - pair.before
    assert facts(back.changes) == facts(tuple(mirrored(change) for change in there.changes))
    assert _people(back) == [None if part is None else -part for part in _people(there)]
    assert compare(both[0], both[0]).changes == ()


def _people(found: Comparison) -> Sequence[Fraction | None]:
    by_id = sorted(found.sections, key=lambda pair: pair.id)
    return [pair.parts.people if pair.parts else None for pair in by_id]


@pytest.mark.parametrize("format_", ["text", "md"])
def test_the_table_has_who_answered_only_where_that_differs(format_: str) -> None:
    from cxaudit.report.compared import render_markdown, render_text
    from cxaudit.report.history import history

    render = {"text": render_text, "md": render_markdown}[format_]
    three = told_by(owner=OWNER, anna=ANNA, ben=BEN)
    assert "By who answered" in render(history([compare(three, told_by(owner=OWNER, anna=ANNA))]))
    other = told_by(owner=OWNER, anna=ANNA, ben=person({"a": 4, "b": 4}, "front_line"))
    assert "By who answered" not in render(history([compare(three, other)]))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_of_a_comparison_is_wider_than_the_window(width: int) -> None:
    from cxaudit.report.compared import render_text
    from cxaudit.report.history import history

    steps = history([compare(told_by(owner=OWNER, anna=ANNA, ben=BEN), told_by(owner=OWNER, anna=ANNA))] * 2)
    text = render_text(steps, width)
    assert max(map(len, text.splitlines())) <= width
    words = {word for word in render_text(steps).split() if word.isalpha()} - {"Section", "Date"}
    assert {word.rstrip(":") for word in text.split()} >= words


def test_a_redacted_report_still_knows_who_answered() -> None:
    from cxaudit.cli.outputs import report_of

    later = person({"a": 0, "b": 16}, "front_line")
    three, two = told_by(owner=OWNER, anna=ANNA, ben=BEN), told_by(owner=OWNER, anna=later)
    shown = [report_of(two, since=three, redact=redact).since for redact in (False, True)]
    assert shown[0] is not None and shown[1] is not None
    assert shown[0].sections == shown[1].sections
    assert {part for group in shown[1].groups for each in group.changes for part in each.why} > {"answers"}
