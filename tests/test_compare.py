"""Two audits held against each other: what changed, for better or worse, and what it is due to."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxaudit.audit.answers import Answer
from cxaudit.audit.engagement import OwnAction, OwnFinding
from cxaudit.audit.own_plan import own_due
from cxaudit.audit.plan_state import STATUSES, ActionState, Status
from cxaudit.audit.record import Audit, Header
from cxaudit.compare import make
from cxaudit.compare.model import Change, Comparison, Parts
from cxaudit.plan.make import make_plan
from cxaudit.problems import CallError
from cxaudit.questionnaire.model import Questionnaire, Section
from cxaudit.report.since import in_short, since
from cxaudit.scoring.score import score
from test_report_cases import audit_of, example
from test_scoring import asks, q, said, section
from test_scoring_properties import SOME, answers_to, questionnaires

F = Fraction
_OPPOSITE = {"better": "worse", "worse": "better"}
TODAY = date(2027, 1, 20)
_KINDS = {
    "added": "removed",
    "opened": "closed",
    "asked": "not_asked",
    "applicable": "not_applicable",
    "overdue": "not_overdue",
}
_KINDS |= {there: here for here, there in _KINDS.items()}


def compare(before: Audit, after: Audit, today: date = TODAY) -> Comparison:
    return make.compare(before, after, today=today)


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
        ("group", "leadership", "front_line"),
        ("respondent", "Ada", "Ben"),
        ("version", ONE.version, "2"),
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


# What is overdue

WORKSHOP = example("workshop")
DUE = make_plan(WORKSHOP, score(WORKSHOP)).actions
LATE = WORKSHOP.header.date + timedelta(days=31)
"""The day after the first month."""


def stands(status: Status = "open", due: date | None = None, id_: str = DUE[0].id) -> Audit:
    """Return the workshop's audit with what became of an action, by default the first."""
    return replace(WORKSHOP, plan={id_: ActionState(id=id_, status=status, due=due)})


def late(before: Audit, after: Audit, today: date = LATE) -> list[tuple[Any, ...]]:
    return told(compare(before, after, today), "overdue", "not_overdue")


FIRST = DUE[0].id
BY_PLAN = ("plan",)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (stands("done"), stands("open"), ("overdue", FIRST, "worse", BY_PLAN)),
        (stands("doing"), stands("done"), ("not_overdue", FIRST, "better", BY_PLAN)),
        (stands("open"), stands("dropped"), ("not_overdue", FIRST, "unchanged", BY_PLAN)),
        (stands("dropped"), stands("doing"), ("overdue", FIRST, "unchanged", BY_PLAN)),
        (stands(), stands(due=LATE), ("not_overdue", FIRST, "unchanged", BY_PLAN)),
        (stands(due=LATE), stands(), ("overdue", FIRST, "unchanged", BY_PLAN)),
    ],
)
def test_an_action_that_is_overdue_in_one_plan_alone_is_told(
    before: Audit, after: Audit, expected: tuple[Any, ...]
) -> None:
    assert [each for each in late(before, after) if each[1] == FIRST] == [expected]
    assert compare(before, after, LATE).got_worse == (expected[2] == "worse")


def test_the_day_is_the_one_that_is_passed_in() -> None:
    before, after = stands("done"), stands("open")
    assert late(before, after, LATE - timedelta(days=1)) == [], "an action is late the day after its day"
    assert late(stands(), stands("doing")) == [], "it is overdue in both"
    (moved,) = late(stands(), stands("dropped"))
    assert moved[0] == "not_overdue", "what was dropped moves no other"
    assert FIRST not in [id_ for _, id_, *_ in late(stands("done"), stands("dropped"))]


def test_a_plan_made_anew_is_neither_better_nor_worse_for_what_was_left_undone() -> None:
    """Ninety days later, the same answers: what is due is due again, on other days."""
    later = replace(WORKSHOP, header=replace(WORKSHOP.header, date=LATE + timedelta(days=60)))
    found = late(WORKSHOP, later, later.header.date)
    assert {standing for _, _, standing, _ in found} == {"unchanged"}
    assert [id_ for _, id_, *_ in found] == [each.id for each in DUE if each.slot]
    (group,) = since(compare(WORKSHOP, later, later.header.date)).groups
    title = DUE[0].recommendation.title
    assert group.changes[0].text == (
        f"Overdue then, another day now: {title}: open, by Wed 16 Dec 2026 → open, by Wed 17 Mar 2027 "
        "(the plan changed)"
    )


def test_what_is_no_more_in_the_plan_is_due_to_what_took_it_out() -> None:
    fixed = replace(WORKSHOP, answers=WORKSHOP.answers | {"reachable": Answer(value="5")})
    unknown = replace(WORKSHOP, answers=WORKSHOP.answers | {"reachable": Answer(unknown=True)})
    day = LATE + timedelta(days=60)
    assert ("not_overdue", "reach", "better", ("answers",)) in late(WORKSHOP, fixed, day)
    assert ("overdue", "reach", "worse", ("answers",)) in late(fixed, WORKSHOP, day)
    assert ("not_overdue", "reach", "not_comparable", ("applicability",)) in late(WORKSHOP, unknown, day)


def with_own(audit: Audit, *findings: OwnFinding) -> Audit:
    return replace(audit, header=replace(audit.header, own_findings=findings))


DARK = OwnFinding(title="It is dark", action=OwnAction(title="Buy a lamp", horizon=30))
COLD = OwnFinding(title="It is cold", action=OwnAction(title="Buy a stove", horizon=90))


def test_the_action_of_an_own_finding_is_the_same_wherever_it_stands() -> None:
    before = with_own(stands("done", id_="own-it-is-dark"), DARK, COLD)
    after = with_own(WORKSHOP, COLD, DARK)
    assert ("overdue", "own-it-is-dark", "worse", BY_PLAN) in late(before, after)
    gone = with_own(WORKSHOP, COLD)
    assert ("not_overdue", "own-it-is-dark", "not_comparable", BY_PLAN) in late(after, gone)
    (change,) = compare(before, after, LATE).of("overdue")
    text = [each.text for group in since(compare(before, after, LATE)).groups for each in group.changes]
    assert change.id == "own-it-is-dark"
    assert "Overdue now: Buy a lamp: done → open, by Wed 16 Dec 2026 (the plan changed)" in text


def test_of_one_action_it_is_said_in_the_singular() -> None:
    def told_of(before: Audit, actions: int) -> str:
        later = replace(WORKSHOP, header=replace(WORKSHOP.header, date=LATE))
        found = compare(before, later, LATE)
        assert len(found.became) >= actions
        return in_short(since(replace(found, became=found.became[:actions])))

    every = len(DUE)
    assert f"Of the {every} actions of that plan 1 is marked done." in told_of(stands("done"), every)
    assert f"Of the {every} actions of that plan 0 are marked done." in told_of(stands("doing"), every)
    two = replace(WORKSHOP, plan={each.id: ActionState(id=each.id, status="done") for each in DUE[:2]})
    assert f"Of the {every} actions of that plan 2 are marked done." in told_of(two, every)
    assert "The one action of that plan is marked done." in told_of(stands("done"), 1)
    assert "The one action of that plan is not marked done." in told_of(stands("doing"), 1)


@st.composite
def plans(draw: st.DrawFn) -> Audit:
    """Return the workshop's audit on some day, with some answers changed and some actions moved."""
    days = st.dates(date(2026, 11, 1), date(2027, 3, 1))
    ids = [each.id for each in DUE] + ["own-it-is-dark"]
    states = {
        id_: ActionState(id=id_, status=draw(st.sampled_from(STATUSES)), due=draw(st.none() | days))
        for id_ in ids
        if draw(st.booleans())
    }
    answers = {
        id_: Answer(value=draw(st.sampled_from(["1", "5"])))
        for id_ in ("reachable", "discretion", "wait", "greeting")
        if draw(st.booleans())
    }
    header = replace(WORKSHOP.header, date=draw(days))
    audit = replace(WORKSHOP, header=header, answers=WORKSHOP.answers | answers, plan=states)
    return with_own(audit, *draw(st.lists(st.sampled_from([DARK, COLD]), unique=True)))


@SOME
@given(plans(), plans(), st.dates(date(2026, 12, 1), date(2027, 4, 1)))
def test_two_plans_seen_on_any_day_mirror_each_other(first: Audit, second: Audit, today: date) -> None:
    there, back = compare(first, second, today), compare(second, first, today)
    assert facts(back.changes) == facts(tuple(mirrored(change) for change in there.changes))
    assert compare(first, first, today).changes == ()
    told_late = {change.id for change in there.of("overdue")}
    assert told_late == overdue_in(second, today) - overdue_in(first, today)


def overdue_in(audit: Audit, today: date) -> set[str]:
    plan = make_plan(audit, score(audit))
    late = {each.id for each in plan.actions if each.is_overdue(today)}
    return late | {own.id for own in own_due(audit) if own.is_overdue(today)}
