"""Two audits held against each other: what changed, for better or worse, and what it is due to."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxaudit.audit.answers import Answer
from cxaudit.audit.record import Audit, Header
from cxaudit.compare.make import compare
from cxaudit.compare.model import Change, Comparison, Parts
from cxaudit.problems import CallError
from cxaudit.questionnaire.model import Questionnaire, Section
from test_report_cases import audit_of, example
from test_scoring import asks, q, said, section
from test_scoring_properties import SOME, answers_to, questionnaires

F = Fraction
_OPPOSITE = {"better": "worse", "worse": "better"}
_KINDS = {
    "added": "removed",
    "opened": "closed",
    "asked": "not_asked",
    "applicable": "not_applicable",
}
_KINDS |= {there: here for here, there in _KINDS.items()}


def audit(asked: Questionnaire, answers: dict[str, Answer], **header: Any) -> Audit:
    return Audit(header=Header(**header), questionnaire=asked, answers=answers, finished=True)


def gave(answers: dict[str, Any]) -> dict[str, Answer]:
    return {id_: said(answer) for id_, answer in answers.items()}


def two(first: dict[str, Any], second: dict[str, Any], asked: Questionnaire) -> Comparison:
    return compare(audit(asked, gave(first)), audit(asked, gave(second)))


def told(found: Comparison, *kinds: Any) -> list[tuple[Any, ...]]:
    return [(c.kind, c.id, c.standing, c.why) for c in found.of(*kinds)]


def facts(changes: tuple[Change, ...]) -> set[Any]:
    """Return changes as they can be compared whatever their order; answers that are missing are alike."""
    return {
        (c.kind, c.id, repr(c.before), repr(c.after), c.standing, c.why)
        for c in (replace(c, before=_said(c.before), after=_said(c.after)) for c in changes)
    }


def _said(held: Any) -> Any:
    if isinstance(held, Answer):
        return held.state if held.value is None else held
    return "open" if held is None else held


def mirrored(change: Change) -> Change:
    kind = _KINDS.get(change.kind, change.kind)
    return replace(
        change,
        kind=kind,
        before=change.after,
        after=change.before,
        standing=_OPPOSITE.get(change.standing, change.standing),
    )


@st.composite
def versions(draw: st.DrawFn) -> tuple[Questionnaire, Questionnaire]:
    """Return a questionnaire and another version: other weights, a question less, one more."""
    first = draw(questionnaires())
    if draw(st.booleans()):
        return first, first
    number = iter(range(99))

    def changed(part: Section) -> Section:
        keep = [
            replace(each, weight=draw(st.sampled_from([each.weight, F(5)])))
            for each in part.questions
            if draw(st.integers(0, 4))
        ]
        new = [q(f"new{next(number)}", 2, make_or_break=draw(st.booleans()))] if draw(st.booleans()) else []
        inside = tuple(changed(child) for child in part.sections if isinstance(child, Section))
        return replace(part, questions=(*keep, *new), sections=inside, when=None)

    parts = tuple(changed(part) for part in first.sections if isinstance(part, Section))
    kept = {question.id for part in parts for each in asks(part).walk() for question in each.questions}
    plain = [_without_lost_conditions(part, kept) for part in parts]
    return first, replace(first, version="2", sections=tuple(plain))


def _without_lost_conditions(part: Section, kept: set[str]) -> Section:
    questions = tuple(replace(each, when=None) for each in part.questions)
    inside = tuple(
        _without_lost_conditions(each, kept) for each in part.sections if isinstance(each, Section)
    )
    return replace(part, questions=questions, sections=inside)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Audit, Audit]:
    first, second = draw(versions())
    if not {x.id for x in first.questions()} & {x.id for x in second.questions()}:
        second = first
    return audit(first, draw(answers_to(first))), audit(second, draw(answers_to(second)))


@SOME
@given(pairs())
def test_the_parts_add_up_exactly(both: tuple[Audit, Audit]) -> None:
    for pair in compare(*both).sections:
        if pair.before is None or pair.after is None:
            assert pair.parts is None
        else:
            assert pair.parts is not None
            assert pair.parts.total == pair.after - pair.before


@SOME
@given(pairs())
def test_the_other_way_round_is_the_mirror_image(both: tuple[Audit, Audit]) -> None:
    there, back = compare(*both), compare(both[1], both[0])
    assert {s.id: (s.before, s.after, s.parts) for s in back.sections} == {
        s.id: (s.after, s.before, _negated(s.parts)) for s in there.sections
    }
    assert facts(back.changes) == facts(tuple(mirrored(change) for change in there.changes))


def _negated(parts: Parts | None) -> Parts | None:
    if parts is None:
        return None
    return Parts(
        answers=-parts.answers,
        questionnaire=-parts.questionnaire,
        applicability=-parts.applicability,
        together=-parts.together,
    )


@SOME
@given(pairs())
def test_an_audit_and_itself_differ_in_nothing(both: tuple[Audit, Audit]) -> None:
    for each in both:
        found = compare(each, each)
        assert found.changes == ()
        assert not found.got_worse
        assert all(
            s.parts is None or s.parts == Parts(answers=F(0), questionnaire=F(0), applicability=F(0))
            for s in found.sections
        )


ONE = asks(section("s0", q("a"), q("b"), q("c", 2)))


def test_an_answer_that_rose_is_better_and_all_of_the_difference() -> None:
    found = two({"a": 0, "b": 10, "c": 10}, {"a": 20, "b": 10, "c": 10}, ONE)
    assert told(found, "score") == [
        ("score", "s0", "better", ("answers",)),
        ("score", "", "better", ("answers",)),
    ]
    assert found.sections[0].parts == Parts(answers=F(25), questionnaire=F(0), applicability=F(0))
    assert told(found, "answer") == [("answer", "a", "better", ("answers",))]
    assert told(two({"a": 20, "b": 10}, {"a": 0, "b": 10}, ONE), "answer")[0][2] == "worse"


def test_what_ceased_to_apply_is_told_apart_from_what_was_answered() -> None:
    """By hand: b from 10 to 20, a (0) no longer applies.

    Answers first: (0+20)/2 = 50, from 25: +25; then a goes: 100, +50. The other way: a goes: 50, +25; b: 100,
    +50. The mean: 37.5 each.
    """
    asked = asks(section("s0", q("a"), q("b")))
    found = two({"a": 0, "b": 10}, {"a": "na", "b": 20}, asked)
    assert found.sections[0].before == 25
    assert found.sections[0].after == 100
    assert found.sections[0].parts == Parts(answers=F(75, 2), questionnaire=F(0), applicability=F(75, 2))
    assert ("not_applicable", "a", "not_comparable", ("applicability",)) in told(found, "not_applicable")
    assert told(found, "score")[0][2:] == ("better", ("answers", "applicability"))


def test_a_score_that_moved_by_the_questionnaire_alone_is_neither_better_nor_worse() -> None:
    now = replace(asks(section("s0", q("a"), q("b", 3), q("d"))), version="2")
    found = compare(
        audit(asks(section("s0", q("a"), q("b"))), gave({"a": 20, "b": 0})),
        audit(now, gave({"a": 20, "b": 0, "d": 0})),
    )
    assert told(found, "score")[0] == ("score", "s0", "not_comparable", ("questionnaire",))
    assert found.sections[0].parts == Parts(answers=F(0), questionnaire=F(20) - F(50), applicability=F(0))
    assert told(found, "added", "rescored") == [
        ("rescored", "b", "not_comparable", ("questionnaire",)),
        ("added", "d", "not_comparable", ("questionnaire",)),
    ]
    assert not found.got_worse


def test_a_rise_that_the_answers_did_not_make_is_no_improvement() -> None:
    """The answers fell, the weights more than made up for it: nobody can say that it is better."""
    now = replace(asks(section("s0", q("a", 9), q("b"))), version="2")
    found = compare(
        audit(asks(section("s0", q("a"), q("b", 9))), gave({"a": 20, "b": 2})),
        audit(now, gave({"a": 18, "b": 2})),
    )
    assert found.sections[0].after > found.sections[0].before  # type: ignore[operator]
    assert told(found, "score")[0][2] == "not_comparable"
    assert told(found, "answer") == [("answer", "a", "worse", ("answers",))]


def test_a_new_condition_is_applicability_not_the_answers() -> None:
    from cxaudit.questionnaire.condition import parse

    asked = asks(section("s0", q("a"), q("b", when=parse("a >= 10")), q("c")))
    found = two({"a": 20, "b": 0, "c": 10}, {"a": 0, "b": 0, "c": 10}, asked)
    assert told(found, "not_asked") == [("not_asked", "b", "not_comparable", ("applicability",))]
    parts = found.sections[0].parts
    assert parts is not None and parts.applicability > 0 > parts.answers


def test_a_flag_that_went_up_is_worse_and_one_nobody_can_compare_is_not() -> None:
    asked = asks(section("s0", q("a", make_or_break=True), q("b")))
    found = two({"a": 20, "b": 10}, {"a": 0, "b": 10}, asked)
    assert told(found, "flag") == [("flag", "a", "worse", ("answers",))]
    assert told(found, "verdict")[0][2] == "worse"
    found = two({"a": "?", "b": 10}, {"a": 0, "b": 10}, asked)
    assert told(found, "flag") == [("flag", "a", "not_comparable", ("applicability",))]


def test_a_test_that_is_passed_no_more_is_worse() -> None:
    full = dict.fromkeys(
        ("remembered_well", "come_back", "recommend", "unexpected_extra", "delighted"), "yes"
    )
    passed, failed = (
        audit_of("lasting-impression", full),
        audit_of("lasting-impression", full | {"recommend": "partly"}),
    )
    unknown = audit_of("lasting-impression", full | {"recommend": Answer(unknown=True)})
    assert told(compare(passed, failed), "gate")[0][2:] == ("worse", ("answers",))
    assert told(compare(failed, passed), "gate")[0][2:] == ("better", ("answers",))
    assert told(compare(passed, unknown), "gate")[0][2:] == ("not_comparable", ("applicability",))
    assert told(compare(unknown, failed), "gate")[0][2] == "not_comparable"


def test_actions_open_and_close_with_their_answers() -> None:
    before = example("workshop")
    after = replace(
        before, answers=before.answers | {"reachable": Answer(value="5"), "discretion": Answer(value="1")}
    )
    found = compare(before, after)
    assert told(found, "opened") == [("opened", "courtesy-rule", "worse", ("answers",))]
    assert told(found, "closed") == [("closed", "reach", "better", ("answers",))]
    unknown = replace(before, answers=before.answers | {"reachable": Answer(unknown=True)})
    assert told(compare(before, unknown), "closed")[0][2:] == ("not_comparable", ("applicability",))


def test_a_renamed_question_is_the_same_question_from_either_side() -> None:
    old = asks(section("s0", q("a"), q("b")))
    new = replace(asks(section("s0", replace(q("z"), renamed_from=("a",), text="a"), q("b"))), version="2")
    there = compare(audit(old, gave({"a": 10, "b": 10})), audit(new, gave({"z": 20, "b": 10})))
    assert told(there, "answer", "added", "removed") == [("answer", "z", "better", ("answers",))]
    back = compare(audit(new, gave({"z": 20, "b": 10})), audit(old, gave({"a": 10, "b": 10})))
    assert told(back, "answer", "added", "removed") == [("answer", "a", "worse", ("answers",))]


def caveats(first: Audit, second: Audit) -> list[tuple[str, str, str]]:
    return [(c.kind, c.before, c.after) for c in compare(first, second).caveats]


def test_what_speaks_against_a_comparison_is_told() -> None:
    head = {"respondent": "Ada", "group": "leadership", "basis": "typical", "client": "Nord"}
    first = audit(ONE, gave({"a": 1}), date=date(2026, 1, 2), **head)
    same = audit(ONE, gave({"a": 1}), date=date(2026, 4, 2), **head)
    assert caveats(first, same) == []
    assert caveats(same, first) == [("backwards", "2026-04-02", "2026-01-02")]
    other = replace(
        same,
        header=replace(same.header, respondent="Ben", group="front_line", basis="one_visit"),
        questionnaire=replace(ONE, version="2"),
        finished=False,
    )
    assert caveats(first, other) == [
        ("version", ONE.version, "2"),
        ("group", "leadership", "front_line"),
        ("respondent", "Ada", "Ben"),
        ("basis", "typical", "one_visit"),
        ("unfinished", "2026-04-02", "2026-04-02"),
    ]
    unsaid = replace(same, header=Header(date=date(2026, 4, 2)))
    assert [kind for kind, *_ in caveats(first, unsaid)] == ["group", "nobody", "basis_unknown"]
    client = replace(same, header=replace(same.header, client="Sud"))
    assert caveats(first, client) == [("client", "Nord", "Sud")]
    reworded = replace(same, questionnaire=replace(ONE, title="Another title"))
    assert caveats(first, reworded)[0][0] == "same_version"


def test_questionnaires_without_a_common_question_are_refused() -> None:
    with pytest.raises(CallError, match="no question in common") as refused:
        compare(audit_of("lasting-impression", {}), audit_of("six-factors", {}))
    assert "same questionnaire" in refused.value.hint


def test_a_part_of_a_larger_questionnaire_can_be_compared_and_says_how_little_is_shared() -> None:
    found = compare(
        audit_of("lasting-impression", {"recommend": "no"}), audit_of("full", {"recommend": "yes"})
    )
    assert "few_shared" in [caveat.kind for caveat in found.caveats]
    assert ("answer", "recommend", "better", ("answers",)) in told(found, "answer")


def test_the_same_answer_on_another_scale_is_no_changed_answer() -> None:
    old = asks(section("s0", q("a"), q("b")))
    scale = old.scales["steps"]
    harder = replace(scale, options=tuple(replace(o, score=(o.score or F(0)) / 2) for o in scale.options))
    new = replace(old, version="2", scales={"steps": harder})
    given = gave({"a": 20, "b": 10})
    found = compare(audit(old, given), audit(new, given))
    assert told(found, "answer") == []
    assert [kind for kind, *_ in told(found, "rescored")] == ["rescored", "rescored"]
    assert told(found, "score")[0][2:] == ("not_comparable", ("questionnaire",))
