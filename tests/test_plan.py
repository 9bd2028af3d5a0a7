"""What becomes an action, in which order, by which day, and what it would be worth."""

import datetime
from collections import Counter
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.audit.record import Audit, Header
from cxaudit.cli.source import audit_from_answers
from cxaudit.plan.make import make_plan
from cxaudit.plan.model import Action, Plan
from cxaudit.questionnaire.condition import parse
from cxaudit.questionnaire.library import Library, bundled
from cxaudit.questionnaire.model import (
    Gate,
    PlanSlots,
    Question,
    Questionnaire,
    Rules,
    Section,
    WhyNow,
)
from cxaudit.scoring.score import score
from test_scoring import advice, asks, q, said, section

F = Fraction
DAY = datetime.date(2026, 11, 16)


def a(id_: str, weight: Any = 1, **more: Any) -> Question:
    """Return a question with advice; words that a recommendation knows go there."""
    knows = ("effort", "impact", "horizon", "role", "steps", "title", "merge_key", "kpi", "why_now")
    own = {key: more.pop(key) for key in knows if key in more}
    return q(
        id_,
        weight,
        recommendation=advice(**{"title": f"Do {id_}", "steps": (f"Step {id_}.",), **own}),
        **more,
    )


def planned(questionnaire: Questionnaire, answers: dict[str, Any], **header: Any) -> Plan:
    given_answers = {id_: said(value) for id_, value in answers.items()}
    audit = Audit(header=Header(date=DAY, **header), questionnaire=questionnaire, answers=given_answers)
    return make_plan(audit, score(audit))


def plan_of(*questions: Question, answers: dict[str, Any] | None = None, **header: Any) -> Plan:
    """Return the plan over one section of which every question scores 0 unless `answers` says otherwise."""
    given_answers = {question.id: 0 for question in questions} | (answers or {})
    return planned(asks(section("only", *questions)), given_answers, **header)


def ids(actions: tuple[Action, ...]) -> list[str]:
    return [action.id for action in actions]


# Due.


@pytest.mark.parametrize(
    ("given_answer", "due"), [(0, True), (9, True), (10, True), (11, False), (20, False)]
)
def test_an_action_is_due_at_one_half_or_less(given_answer: int, due: bool) -> None:
    assert ids(plan_of(a("x"), answers={"x": given_answer}).actions) == (["x"] if due else [])


@pytest.mark.parametrize("given_answer", ["?", "na", None])
def test_what_nobody_knows_is_no_action_but_something_to_find_out(given_answer: Any) -> None:
    answers = {"y": 20} | ({"x": given_answer} if given_answer else {})
    plan = planned(asks(section("only", a("x"), a("y"))), answers)
    assert plan.actions == ()
    assert plan.find_out == (("x",) if given_answer == "?" else ())


def test_a_low_answer_without_advice_makes_no_action() -> None:
    assert plan_of(q("x")).actions == ()


def test_an_answer_to_a_question_not_asked_makes_no_action() -> None:
    assert ids(plan_of(a("x"), a("y", when=parse("x > 5"))).actions) == ["x"]


def test_priority_is_gap_times_weight_times_impact_over_effort() -> None:
    for impact, factor in (("L", 1), ("M", 2), ("H", 3)):
        for effort, divisor in (("S", 1), ("M", 2), ("L", 3)):
            (action,) = plan_of(
                a("x", 2, impact=impact, effort=effort, make_or_break=True), answers={"x": 4}
            ).actions
            assert action.priority == F(4, 5) * 2 * factor / divisor
            assert action.reach == F(4, 5) * 2 * factor
            assert (action.gap, action.weight) == (F(4, 5), F(2))


@pytest.mark.parametrize(
    ("weight", "impact", "effort", "quadrant"),
    [
        (1, "H", "S", "quick_win"),
        (1, "H", "M", "plan_it"),
        ("2.999", "L", "S", "when_time"),
        ("1.499", "M", "L", "not_now"),
    ],
)
def test_the_matrix_counts_as_high_from_three_on(
    weight: Any, impact: str, effort: str, quadrant: str
) -> None:
    (action,) = plan_of(a("x", weight, impact=impact, effort=effort)).actions
    assert action.quadrant == quadrant


# Rank.


def rank_of(*questions: Question, answers: dict[str, Any] | None = None) -> list[str]:
    """Return the ranks with the questions asked in either order, where these agree; else []."""
    forward = ids(plan_of(*questions, answers=answers).actions)
    return forward if forward == ids(plan_of(*reversed(questions), answers=answers).actions) else []


def test_a_red_flag_comes_before_any_priority() -> None:
    flag = a("flag", "0.1", effort="L", impact="L", make_or_break=True)
    assert rank_of(a("big", 9), flag) == ["flag", "big"]


def test_a_make_or_break_point_at_one_half_comes_after_red_flags_and_before_the_rest() -> None:
    flag, point = (a(id_, "0.1", effort="L", make_or_break=True) for id_ in ("flag", "point"))
    assert rank_of(a("big", 9), point, flag, answers={"flag": 5, "point": 6}) == ["flag", "point", "big"]


def test_then_the_higher_priority() -> None:
    assert rank_of(a("low", 2), a("high", 3, kind="performance", effort="S")) == ["high", "low"]
    assert rank_of(a("x", 3, effort="M", kind="basic"), a("y", 2)) == ["y", "x"]


def test_then_basic_before_performance_before_delighter() -> None:
    kinds = [a("c", kind="delighter"), a("b", kind="performance", effort="S"), a("a", kind="basic")]
    assert rank_of(*kinds) == ["a", "b", "c"]
    dear = a("z", 2, effort="M", kind="basic")
    assert rank_of(a("y", 1, effort="S", kind="performance"), dear) == ["z", "y"]


def test_then_the_smaller_effort() -> None:
    assert rank_of(a("z", 1, effort="S"), a("y", 2, effort="M"), a("x", 3, effort="L")) == ["z", "y", "x"]


def test_then_the_order_of_the_questionnaire() -> None:
    assert ids(plan_of(a("b"), a("a"), a("c")).actions) == ["b", "a", "c"]


def test_sections_after_basics_wait_for_every_due_basic_elsewhere() -> None:
    made = asks(
        section("tools", a("new", 9), a("newer", 3), after_basics=True),
        section("rest", a("small", "0.1", kind="basic"), a("plain", 5), a("late", "0.05")),
    )
    answers = dict.fromkeys(("new", "newer", "small", "plain", "late"), 0)
    assert ids(planned(made, answers).actions) == ["plain", "small", "new", "newer", "late"]
    assert ids(planned(made, answers | {"small": 20}).actions) == ["new", "plain", "newer", "late"]


def test_a_basic_of_such_a_section_itself_keeps_nothing_waiting() -> None:
    made = asks(
        section("tools", a("new", 9), a("old", kind="basic"), after_basics=True), section("b", a("y", 5))
    )
    assert ids(planned(made, dict.fromkeys(("new", "old", "y"), 0)).actions) == ["new", "y", "old"]


def test_a_red_flag_waits_for_nothing() -> None:
    made = asks(
        section("tools", a("flag", "0.1", make_or_break=True), after_basics=True),
        section("b", a("y", 5, kind="basic")),
    )
    assert ids(planned(made, {"flag": 5, "y": 0}).actions) == ["flag", "y"]
    assert ids(planned(made, {"flag": 6, "y": 0}).actions) == ["y", "flag"]


# Merging.


def test_questions_with_one_merge_key_become_one_action_led_by_the_highest_priority() -> None:
    plan = plan_of(
        a("weak", 1, merge_key="key", title="Weak", steps=("W1.", "W2."), role="team"),
        a("x", 2),
        a("lead", 3, merge_key="key", title="Lead", steps=("L1.",), role="boss", horizon=60),
        a("middle", 2, merge_key="key", title="Middle", steps=("M1.",), make_or_break=True),
        answers={"middle": 4},
    )
    first, second = plan.actions
    assert first.id == "key"
    assert first.questions == ("lead", "middle", "weak")
    assert (first.recommendation.title, first.who) == ("Lead", "boss")
    assert first.also == ("M1.", "W1.", "W2.")
    assert first.priority == 9
    assert first.red_flag
    assert second.id == "x"


def test_a_merged_action_is_as_basic_as_its_most_basic_member() -> None:
    (action,) = plan_of(
        a("x", 3, merge_key="key", kind="delighter"), a("y", 1, merge_key="key", kind="basic")
    ).actions
    assert action.kind == "basic"
    assert action.questions == ("x", "y")


def test_only_due_members_are_reasons() -> None:
    (action,) = plan_of(a("x", merge_key="key"), a("y", merge_key="key"), answers={"y": 11}).actions
    assert (action.questions, action.also) == (("x",), ())


# The choice.


def five(**more: Any) -> tuple[Question, ...]:
    return tuple(a(f"x{n}", 9 - n, **more) for n in range(1, 6))


@pytest.mark.parametrize(
    ("choice", "order"),
    [
        ("x5", ["x1", "x2", "x5", "x3", "x4"]),
        ("x4", ["x1", "x2", "x4", "x3", "x5"]),
        ("x3", ["x1", "x2", "x3", "x4", "x5"]),
        ("x1", ["x1", "x2", "x3", "x4", "x5"]),
    ],
)
def test_a_choice_below_third_takes_third_place(choice: str, order: list[str]) -> None:
    plan = plan_of(*five(), choice=choice)
    assert ids(plan.actions) == order
    assert [action.id for action in plan.actions if action.chosen] == [choice]
    assert [action.number for action in plan.actions] == [1, 2, 3, 4, 5]


def test_a_choice_may_name_the_merge_key_or_any_reason() -> None:
    merged = (a("y1", "0.2", merge_key="key"), a("y2", "0.1", merge_key="key"))
    for choice in ("key", "y1", "y2"):
        assert ids(plan_of(*five(), *merged, choice=choice).actions)[2] == "key"


def test_a_choice_never_passes_a_red_flag() -> None:
    flags = tuple(a(f"f{n}", make_or_break=True) for n in range(4))
    order = ids(plan_of(*five(), *flags, choice="x5").actions)
    assert order[:5] == ["f0", "f1", "f2", "f3", "x5"]
    order = ids(plan_of(*five(), *flags[:1], choice="x5").actions)
    assert order[:4] == ["f0", "x1", "x5", "x2"]


def test_a_chosen_red_flag_passes_no_other() -> None:
    flags = tuple(a(f"f{n}", 9 - n, make_or_break=True) for n in range(5))
    plan = plan_of(*flags, choice="f4")
    assert ids(plan.actions) == ["f0", "f1", "f2", "f3", "f4"]
    assert plan.actions[4].chosen


@pytest.mark.parametrize("choice", ["", "nobody", "x9"])
def test_a_choice_that_is_not_due_changes_nothing(choice: str) -> None:
    plan = plan_of(*five(), a("x9"), answers={"x9": 11}, choice=choice)
    assert ids(plan.actions) == ["x1", "x2", "x3", "x4", "x5"]
    assert not any(action.chosen for action in plan.actions)


# Slots and days.


def test_three_actions_finish_in_a_month_and_the_rest_moves_on() -> None:
    plan = plan_of(*(a(f"x{n:02}", 20 - n) for n in range(11)))
    assert [action.slot for action in plan.actions] == [30] * 3 + [60] * 3 + [90] * 3 + [0] * 2
    assert [action.moved for action in plan.actions] == [False] * 3 + [True] * 8


def test_the_questionnaire_says_how_many_fit_into_a_month() -> None:
    made = asks(section("only", *(a(f"x{n}") for n in range(7))), plan=PlanSlots(per_horizon=5))
    plan = planned(made, {f"x{n}": 0 for n in range(7)})
    assert [action.slot for action in plan.actions] == [30] * 5 + [60] * 2
    assert len(plan.do_first) == 5


def test_an_action_keeps_its_month_if_it_fits_and_none_finishes_before_its_own() -> None:
    plan = plan_of(a("x", 5, horizon=90), a("y", 4, horizon=30), a("z", 3, horizon=60))
    assert [(action.slot, action.moved) for action in plan.actions] == [(90, False), (30, False), (60, False)]


def test_a_full_last_month_leaves_later_even_while_earlier_months_are_empty() -> None:
    plan = plan_of(*(a(f"x{n}", 9 - n, horizon=90) for n in range(4)))
    assert [action.slot for action in plan.actions] == [90, 90, 90, 0]
    assert plan.actions[3].moved
    assert plan.actions[3].due is None


def test_days_count_from_the_audit() -> None:
    plan = plan_of(a("x", 3), a("y", 2, horizon=60), a("z", 1, horizon=90))
    assert [action.due for action in plan.actions] == [
        datetime.date(2026, 12, 16),
        datetime.date(2027, 1, 15),
        datetime.date(2027, 2, 14),
    ]
    assert plan.ask_again == datetime.date(2026, 12, 16)


def test_a_red_flag_that_finishes_later_comes_on_top_of_the_first_three() -> None:
    flag = a("flag", make_or_break=True, horizon=60)
    plan = plan_of(flag, *five())
    assert ids(plan.do_first) == ["flag", "x1", "x2", "x3"]
    assert [action.slot for action in plan.do_first] == [60, 30, 30, 30]
    soon = plan_of(a("flag", make_or_break=True), *five())
    assert ids(soon.do_first) == ["flag", "x1", "x2"]


# Not now.


@pytest.mark.parametrize(
    ("beside", "put_off"),
    [
        ((a("b", 3, kind="basic"),), True),
        ((a("b", "2.9", kind="basic"),), False),
        ((a("b", 3, kind="performance"),), False),
        ((a("b", "0.1", make_or_break=True),), True),
        ((), False),
    ],
)
def test_a_delighter_waits_while_a_red_flag_or_a_heavy_basic_is_due(
    beside: tuple[Question, ...], put_off: bool
) -> None:
    plan = plan_of(a("extra", 1, kind="delighter"), *beside)
    assert [(each.action.id, each.reason) for each in plan.not_now] == (
        [("extra", "delighter")] if put_off else []
    )
    assert ("extra" in ids(plan.actions)) is not put_off


def test_a_put_off_delighter_takes_no_slot_and_no_number() -> None:
    plan = plan_of(a("extra", 9, kind="delighter"), *five(kind="basic"))
    assert ids(plan.actions) == ["x1", "x2", "x3", "x4", "x5"]
    assert [action.number for action in plan.actions] == [1, 2, 3, 4, 5]
    assert [action.slot for action in plan.actions] == [30, 30, 30, 60, 60]


@pytest.mark.parametrize(
    ("kinds", "put_off"), [(("performance", "basic"), True), (("basic", "performance"), False)]
)
def test_a_heavy_basic_counts_wherever_it_stands_in_a_merged_action(
    kinds: tuple[str, str], put_off: bool
) -> None:
    lead = a("lead", 2, merge_key="key", kind=kinds[0])
    heavy = a("heavy", 3, merge_key="key", kind=kinds[1], effort="L")
    assert bool(plan_of(a("extra", 1, kind="delighter"), lead, heavy).not_now) is put_off


@pytest.mark.parametrize(
    ("impact", "effort", "put_off"),
    [("L", "S", False), ("L", "M", True), ("L", "L", True), ("M", "L", False), ("H", "L", False)],
)
def test_low_impact_for_long_work_is_put_off(impact: str, effort: str, put_off: bool) -> None:
    plan = plan_of(a("x", 3, impact=impact, effort=effort))
    assert [each.reason for each in plan.not_now] == (["low_impact"] if put_off else [])
    assert ids(plan.actions) == ([] if put_off else ["x"])


def test_what_was_chosen_or_may_break_the_verdict_is_never_put_off() -> None:
    heavy = a("b", 3, kind="basic")
    assert plan_of(heavy, a("extra", kind="delighter"), choice="extra").not_now == ()
    point = a("p", impact="L", effort="L", make_or_break=True)
    assert plan_of(heavy, point, answers={"p": 10}).not_now == ()


# Nothing due.


def test_with_nothing_due_there_are_the_three_heaviest_to_choose_from() -> None:
    questions = (a("u", 1), a("v", 3), a("w", 2), a("x", 9), q("y", 9), a("z", 3))
    answers = {"u": 15, "v": 19, "w": 15, "x": 20, "y": 15, "z": 11}
    plan = plan_of(*questions, answers=answers)
    assert plan.choose_from == ("v", "z", "w")
    assert plan.actions == ()
    assert plan.do_first == ()
    assert plan.worth_first is None


def test_with_something_due_or_everything_full_there_is_nothing_to_choose_from() -> None:
    assert plan_of(a("x"), a("y"), answers={"y": 15}).choose_from == ()
    assert plan_of(a("x"), answers={"x": 20}).choose_from == ()


def test_the_gates_questions_are_not_offered_once_the_blocks_are_rated() -> None:
    outcomes = {"g1": 0, "g2": 10, "look": 20}
    assert planned(gated(), outcomes | {"left_q": 15, "right_q": 20}).choose_from == ("left_q",)
    assert planned(gated(), {"g1": 15, "g2": 20, "look": 0}).choose_from == ("g1",)


# The gate's action.


def gated() -> Questionnaire:
    asked = section(
        "five",
        a("g1", 3, na=False),
        a("g2", na=False),
        gate=Gate(title="Test", recommendation=advice(title="Look")),
        scored=False,
    )
    more = q("look")
    blocks = [section(name, a(f"{name}_q"), when=parse("look >= 10")) for name in ("left", "right")]
    return asks(asked, section("on", more, scored=False), *blocks, rules=Rules(weakest_of=("left", "right")))


@pytest.mark.parametrize(
    ("answers", "present", "due"),
    [
        ({"g1": 20, "g2": 20, "look": 0}, False, []),
        ({"g1": 20, "g2": 10, "look": 0}, True, ["g2"]),
        ({"g1": 0, "g2": 10, "look": 0}, True, ["g1", "g2"]),
        ({"g1": 20, "g2": "?", "look": 0}, True, []),
        ({"g1": 20, "look": 0}, True, []),
        ({"g1": 0, "g2": 10, "look": 20, "left_q": "?", "right_q": 20}, True, ["g1", "g2"]),
        ({"g1": 0, "g2": 10, "look": 20, "left_q": 0, "right_q": 20}, False, ["left_q"]),
        ({"g1": 0, "g2": 10, "look": 20, "left_q": 20, "right_q": 20}, False, []),
    ],
)
def test_the_gate_has_an_action_until_both_blocks_are_rated(
    answers: dict[str, Any], present: bool, due: list[str]
) -> None:
    plan = planned(gated(), answers)
    assert (plan.gate_action.title if plan.gate_action else None) == ("Look" if present else None)
    assert ids(plan.actions) == due
    assert [action.number for action in plan.actions] == list(range(1, len(due) + 1))


# Worth.


def test_worth_raises_every_question_behind_an_action_to_the_target() -> None:
    made = asks(
        section("left", a("x", 2, merge_key="key"), a("y", merge_key="key"), a("z", 1)),
        section("right", q("r")),
        rules=Rules(weakest_of=("left", "right")),
    )
    plan = planned(made, {"x": 4, "y": 10, "z": 0, "r": 14})
    worth = plan.worth["key"]
    assert worth.sections == (("left", F(45, 2), F(225, 4), made.levels[2]),)
    assert worth.verdict_before == made.levels[1]
    assert worth.verdict_after == made.levels[2]
    assert plan.worth_first is not None
    assert plan.worth_first.actions == ("key", "z")
    assert [each[1:3] for each in plan.worth_first.sections] == [(F(45, 2), F(75))]
    assert plan.worth_first.verdict_after == made.levels[3]
    assert plan.worth_by_slot[30] == plan.worth_first


def test_the_target_is_the_questionnaires_and_nothing_above_it_is_lowered() -> None:
    made = asks(section("only", a("x"), q("y")), target=F(3, 5))
    (action,) = (plan := planned(made, {"x": 10, "y": 20})).actions
    assert plan.worth[action.id].sections == (("only", F(75), F(80), made.levels[4]),)


def test_worth_keeps_relevance_as_it_is() -> None:
    made = asks(section("only", a("x"), q("y", 9, when=parse("x < 5"))))
    plan = planned(made, {"x": 0, "y": 0})
    assert [each[1:3] for each in plan.worth["x"].sections] == [(F(0), F(15, 2))]


def test_worth_of_a_point_that_held_the_verdict() -> None:
    held = a("p", "0.001", make_or_break=True)
    plan = planned(asks(section("only", q("x"), held)), {"x": 20, "p": 0})
    worth = plan.worth["p"]
    assert worth.verdict_before is not None
    assert worth.verdict_after is not None
    assert (worth.verdict_before.id, worth.verdict_after.id) == ("weak", "strong")


def test_worth_is_left_out_while_the_verdict_is_provisional_or_missing() -> None:
    made = asks(section("only", a("x", 3), q("y", 2)))
    rated = planned(made, {"x": 0, "y": 0})
    assert rated.worth and rated.worth_first and rated.worth_by_slot
    for answers in ({"x": 0, "y": "?"}, {"x": "?", "y": 0}):
        plan = planned(made, answers)
        assert (plan.worth, plan.worth_first, plan.worth_by_slot) == ({}, None, {})


def test_the_workshops_first_three_lift_process_from_52_to_62() -> None:
    audit = audit_from_answers(bundled("examples") / "workshop.yaml", Library((bundled(),)))
    plan = make_plan(audit, score(audit))
    assert plan.worth_first is not None
    changed = {id_: (before, after, level.id) for id_, before, after, level in plan.worth_first.sections}
    assert changed["process"] == (F(1500, 29), F(1800, 29), "solid")
    assert (round(F(1500, 29)), round(F(1800, 29))) == (52, 62)
    assert plan.worth_first.verdict_after is not None
    assert plan.worth_first.verdict_after.id == "solid"


# Who, and why now.


def test_an_action_goes_to_its_role_by_name_where_there_is_one() -> None:
    questions = (a("x", 2, role="business owner"), a("y", 1, role="operations lead"))
    plan = plan_of(*questions, roles={"business owner": "Ada"})
    assert [action.who for action in plan.actions] == ["Ada", "operations lead"]


@pytest.mark.parametrize(("own", "who"), [("yes", ["Ada", "you"]), ("no", ["Ada", "operations lead"])])
def test_in_a_firm_of_own_hands_it_is_you(own: str, who: list[str]) -> None:
    from cxaudit.questionnaire.model import Option

    hands = Question(
        id="hands",
        text="Your own hands?",
        shows="own_hands",
        options=(Option(value="yes", label="Yes"), Option(value="no", label="No")),
    )
    questions = (hands, a("x", 2, role="business owner"), a("y", 1, role="operations lead"))
    plan = plan_of(*questions, answers={"hands": own}, roles={"business owner": "Ada"})
    assert [action.who for action in plan.actions] == who


def test_why_now_is_said_only_beside_the_action_it_names() -> None:
    now = WhyNow(beside="y", text="It helps while {n} is under way.")
    both = plan_of(a("x", 1, why_now=now), a("y", 2))
    assert [action.why_now for action in both.actions] == ["", "It helps while 1 is under way."]
    alone = plan_of(a("x", 1, why_now=now), a("y", 2), answers={"y": 20})
    assert [action.why_now for action in alone.actions] == [""]


# Properties.


@st.composite
def plannable(draw: st.DrawFn) -> tuple[Questionnaire, dict[str, Any], str]:
    def one(id_: str) -> Question:
        return a(
            id_,
            draw(st.sampled_from(["0.5", 1, 2, 3])),
            kind=draw(st.sampled_from(["basic", "performance", "delighter"])),
            make_or_break=draw(st.integers(0, 5)) == 0,
            effort=draw(st.sampled_from("SML")),
            impact=draw(st.sampled_from("LMH")),
            horizon=draw(st.sampled_from([30, 60, 90])),
            merge_key=draw(st.sampled_from(["", "", "", "k1", "k2"])),
        )

    sections: list[Section] = []
    for n in range(draw(st.integers(1, 3))):
        questions = [one(f"s{n}_q{k}") for k in range(draw(st.integers(1, 6)))]
        sections.append(section(f"s{n}", *questions, after_basics=draw(st.integers(0, 3)) == 0))
    made = asks(*sections, plan=PlanSlots(per_horizon=draw(st.integers(1, 5))))
    names = [question.id for question in made.questions()]
    answers = {id_: draw(st.sampled_from([0, 3, 5, 8, 10, 11, 15, 20, "?", "na"])) for id_ in names}
    return made, answers, draw(st.sampled_from(["", "k1", *names]))


@settings(max_examples=200, deadline=None)
@given(plannable())
def test_what_holds_of_every_plan(case: tuple[Questionnaire, dict[str, Any], str]) -> None:
    made, answers, choice = case
    plan = planned(made, answers, choice=choice)
    every = [*plan.actions, *(each.action for each in plan.not_now)]
    due = [id_ for id_, value in answers.items() if isinstance(value, int) and value <= 10]
    assert sorted(id_ for action in every for id_ in action.questions) == sorted(due)
    assert len({action.id for action in every}) == len(every)
    assert [action.number for action in plan.actions] == list(range(1, len(plan.actions) + 1))
    months = Counter(action.slot for action in plan.actions if action.slot)
    assert all(count <= made.plan.per_horizon for count in months.values())
    assert all(action.slot == 0 or action.slot >= action.recommendation.horizon for action in plan.actions)
    assert all(action.moved == (action.slot != action.recommendation.horizon) for action in plan.actions)
    assert all(0 <= action.priority <= 9 for action in every)
    flags = [action.red_flag for action in plan.actions]
    assert flags == sorted(flags, reverse=True)
    assert plan.do_first == plan.actions[: len(plan.do_first)]
    assert not any(each.action.red_flag or each.action.make_or_break for each in plan.not_now)
    assert bool(plan.choose_from) <= (not every)
    assert planned(made, dict(reversed(answers.items())), choice=choice) == plan


@settings(max_examples=100, deadline=None)
@given(plannable())
def test_only_the_choice_departs_from_the_rank(
    case: tuple[Questionnaire, dict[str, Any], str],
) -> None:
    made, answers, choice = case
    plain, chosen = planned(made, answers), planned(made, answers, choice=choice)
    lifted = next((action for action in (*chosen.actions,) if action.chosen), None)
    rest = [id_ for id_ in ids(chosen.actions) if not lifted or id_ != lifted.id]
    assert rest == [id_ for id_ in ids(plain.actions) if not lifted or id_ != lifted.id]
