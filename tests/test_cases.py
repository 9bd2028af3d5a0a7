"""The worked cases: two stories that customers told, and small ones, each with what must be concluded.

Wrong conclusions that are easy to reach from the same answers have a test of their own.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

import pytest

from cxaudit.audit.answers import Answer
from cxaudit.audit.record import Audit
from cxaudit.cli.source import audit_from_answers
from cxaudit.plan.make import make_plan
from cxaudit.plan.model import Plan
from cxaudit.questionnaire.library import Library, bundled
from cxaudit.scoring.score import score
from cxaudit.scoring.scorecard import GateResult, Scorecard, SectionScore, Verdict

F = Fraction


@dataclass(frozen=True)
class Case:
    """An audit of an answers file with all that is concluded from it."""

    audit: Audit
    card: Scorecard
    plan: Plan

    @property
    def verdict(self) -> Verdict:
        """The verdict; the case has one."""
        assert self.card.verdict is not None
        return self.card.verdict

    @property
    def gate(self) -> GateResult:
        """The result of the five questions."""
        (result,) = self.card.gates
        return result

    def block(self, id_: str) -> SectionScore:
        found = self.card.section(id_)
        assert found is not None
        return found

    def points(self, id_: str) -> Fraction:
        score_ = self.block(id_).score
        assert score_ is not None
        return score_

    def level(self, id_: str) -> str:
        level = self.block(id_).level
        return level.id if level else ""

    @property
    def questions(self) -> list[tuple[str, ...]]:
        """The questions behind the actions, in order."""
        return [action.questions for action in self.plan.actions]

    def asked_in(self, section: str) -> set[str]:
        return {item.question for item in self.block(section).items}


def judged(audit: Audit) -> Case:
    card = score(audit)
    return Case(audit, card, make_plan(audit, card))


@cache
def case(name: str) -> Case:
    file = bundled("examples") / f"{name}.yaml"
    return judged(audit_from_answers(file, Library((bundled(),))))


A1 = ("cases/a1-blocks", "restaurant")
A2 = ("cases/a2-blocks", "store")
TOLD = (*A1, *A2)
"""Each story, asked by the two building blocks alone and within `essential`."""
EVERY = (*TOLD, "workshop", *(f"cases/a{n}" for n in (3, 4)))


def holds(of: Case) -> list[tuple[str, str, tuple[str, ...], str]]:
    return [(hold.rule, hold.level.id, hold.points, hold.section) for hold in of.verdict.holds]


def per_cent(of: Case) -> list[float]:
    """Return the priorities as a report prints them, 0 to 100."""
    return [round(float(action.priority * 100 / 9), 1) for action in of.plan.actions]


# A restaurant evening.


@pytest.mark.parametrize("name", A1)
class TestRestaurantEvening:
    def test_service_is_strong_and_process_weak(self, name: str) -> None:
        a1 = case(name)
        assert (a1.points("service"), a1.level("service")) == (F(90), "strong")
        assert (a1.points("process"), a1.level("process")) == (F(275, 13), "weak")
        assert (a1.block("service").coverage, a1.block("process").coverage) == (F(15, 22), F(13, 29))
        tallies = [a1.block(block).tally for block in ("service", "process")]
        assert sum(tally.answered for tally in tallies) == 11
        assert sum(tally.applicable for tally in tallies) == 21

    def test_the_verdict_is_weak_and_provisional(self, name: str) -> None:
        a1 = case(name)
        assert (a1.verdict.level.id, a1.verdict.provisional) == ("weak", True)
        assert holds(a1) == [
            ("weakest", "weak", (), "process"),
            ("point", "patchy", ("right_first_time",), ""),
        ]

    def test_good_people_broken_process(self, name: str) -> None:
        a1 = case(name)
        assert a1.card.diagnosis is not None
        assert a1.card.diagnosis.id == "good_people_broken_process_rescued"
        assert a1.card.diagnosis.name == "Good people, broken process"
        assert (bool(a1.card.imbalance), a1.card.lagging, round(float(a1.card.gap or 0), 1)) == (
            True,
            "process",
            68.8,
        )

    def test_one_red_flag_the_food(self, name: str) -> None:
        assert case(name).card.red_flags == (("right_first_time",),)
        assert case(name).block("process").red_flags == ("right_first_time",)

    def test_the_actions_in_order(self, name: str) -> None:
        a1 = case(name)
        assert a1.questions == [
            ("right_first_time",),
            ("nothing_lost",),
            ("last_look",),
            ("honest_waits",),
            ("weakest_shift",),
        ]
        assert per_cent(a1) == [37.5, 100.0, 66.7, 50.0, 25.0]
        assert [action.slot for action in a1.plan.actions] == [60, 30, 30, 30, 60]
        assert [action.red_flag for action in a1.plan.actions] == [True, False, False, False, False]
        quadrants = ["plan_it", "quick_win", "quick_win", "plan_it", "plan_it"]
        assert [action.quadrant for action in a1.plan.actions] == quadrants

    def test_the_first_page_shows_four_with_the_flag_on_top(self, name: str) -> None:
        a1 = case(name)
        assert len(a1.plan.do_first) == 4
        assert a1.plan.actions[2].why_now.endswith("while you find the cause in 1.")

    def test_what_to_keep_is_staying_with_a_problem_and_putting_it_right(self, name: str) -> None:
        a1 = case(name)
        assert a1.card.strengths == ("stays_with_problem", "recovery")
        kept = {remark.id for remark in a1.card.remarks if remark.place == "keep"}
        assert kept == {"do_not_try_harder", "making_good_limits_damage"}

    def test_what_went_wrong_is_the_list_the_wait_and_the_food(self, name: str) -> None:
        assert set(case(name).card.low[:3]) == {"nothing_lost", "honest_waits", "right_first_time"}

    def test_wrong_the_evening_was_solid(self, name: str) -> None:
        assert case(name).verdict.level.standing == "low"

    def test_wrong_service_is_the_weaker_block(self, name: str) -> None:
        a1 = case(name)
        assert a1.card.lagging == "process"
        assert a1.points("service") - a1.points("process") > 20

    def test_wrong_the_mean_decides(self, name: str) -> None:
        a1 = case(name)
        assert a1.card.whole.score is not None
        assert a1.card.whole.score > 50
        assert a1.verdict.level.id != (a1.card.whole.level and a1.card.whole.level.id)

    def test_wrong_nothing_to_improve_because_the_waiter_was_excellent(self, name: str) -> None:
        a1 = case(name)
        assert a1.plan.actions
        assert not a1.plan.choose_from

    def test_wrong_the_waiter_should_do_better(self, name: str) -> None:
        a1 = case(name)
        people = a1.asked_in("service")
        assert [q for behind in a1.questions for q in behind if q in people] == ["weakest_shift"]
        assert a1.questions[-1] == ("weakest_shift",)

    def test_no_worth_is_promised_on_so_few_answers(self, name: str) -> None:
        assert case(name).plan.worth == {}
        assert case(name).plan.worth_first is None


# A sports shop.


@pytest.mark.parametrize("name", A2)
class TestSportsShop:
    def test_service_is_solid_and_process_weak(self, name: str) -> None:
        a2 = case(name)
        assert (a2.points("service"), a2.level("service")) == (F(125, 2), "solid")
        assert (a2.points("process"), a2.level("process")) == (F(250, 7), "weak")
        assert (a2.block("service").coverage, a2.block("process").coverage) == (F(1, 2), F(14, 29))

    def test_two_things_hold_the_verdict_at_weak(self, name: str) -> None:
        a2 = case(name)
        assert (a2.verdict.level.id, a2.verdict.provisional) == ("weak", True)
        assert holds(a2) == [("point", "weak", ("courtesy",), ""), ("weakest", "weak", (), "process")]

    def test_friendly_until_it_mattered(self, name: str) -> None:
        a2 = case(name)
        assert a2.card.diagnosis is not None
        assert a2.card.diagnosis.id == a2.card.diagnosis.name.lower().replace(",", "").replace(" ", "_")
        assert a2.card.diagnosis.name == "Friendly, until it mattered"
        assert (bool(a2.card.imbalance), a2.card.lagging, round(float(a2.card.gap or 0), 1)) == (
            True,
            "process",
            26.8,
        )

    def test_the_actions_in_order_with_the_refusal_and_its_rule_as_one(self, name: str) -> None:
        a2 = case(name)
        assert a2.questions == [
            ("courtesy", "discretion"),
            ("reachable",),
            ("findable",),
            ("remote_tone",),
            ("comforts",),
        ]
        assert per_cent(a2) == [100.0, 100.0, 33.3, 33.3, 22.2]
        assert [action.slot for action in a2.plan.actions] == [30, 30, 60, 30, 60]
        assert a2.plan.actions[0].red_flag
        assert a2.plan.actions[0].also

    def test_what_to_keep_leaves_out_what_was_inferred(self, name: str) -> None:
        a2 = case(name)
        assert set(a2.card.strengths) == {"right_first_time", "greeting", "knowledge", "few_steps"}

    def test_wrong_service_without_its_red_flag(self, name: str) -> None:
        assert case(name).block("service").red_flags == ("courtesy",)
        assert case(name).card.red_flags == (("courtesy",),)

    def test_wrong_solid_because_the_sale_was_made(self, name: str) -> None:
        a2 = case(name)
        assert a2.card.items["right_first_time"].score == 1
        assert a2.verdict.level.standing == "low"

    def test_wrong_the_time_before_the_visit_does_not_count(self, name: str) -> None:
        a2 = case(name)
        before = {"reachable", "findable"}
        assert before <= {question for behind in a2.questions[:3] for question in behind}
        assert before <= set(a2.card.low[:3])

    def test_wrong_it_is_the_cashiers_fault(self, name: str) -> None:
        a2 = case(name)
        assert "discretion" in a2.plan.actions[0].questions
        assert a2.plan.actions[0].who == "business owner"
        assert "not_one_person" in {remark.id for remark in a2.card.remarks}


def test_the_shop_sold_but_lost_its_customer() -> None:
    assert "sold_but_lost" in {remark.id for remark in case("store").card.remarks}
    assert "sold_but_lost" not in {remark.id for remark in case("restaurant").card.remarks}


@pytest.mark.parametrize(("alone", "within"), [A1, A2])
def test_essential_concludes_the_same_as_the_two_blocks_alone(alone: str, within: str) -> None:
    one, other = case(alone), case(within)
    assert one.verdict == other.verdict
    assert one.card.diagnosis == other.card.diagnosis
    assert one.plan.actions == other.plan.actions
    assert one.card.whole.score == other.card.whole.score
    for block in ("service", "process"):
        assert one.block(block).items == other.block(block).items
        assert one.points(block) == other.points(block)


@pytest.mark.parametrize("name", ["restaurant", "store", "cases/a1-five", "cases/a2-five"])
def test_both_stories_have_none_of_five_yeses(name: str) -> None:
    assert (case(name).gate.state, case(name).gate.full, case(name).gate.total) == ("not_passed", 0, 5)


@pytest.mark.parametrize("name", ["cases/a1-five", "cases/a2-five"])
def test_the_five_questions_alone_give_no_verdict_but_what_to_do_next(name: str) -> None:
    five = case(name)
    assert five.card.verdict is None
    assert five.plan.gate_action is not None
    assert len(five.plan.actions) == 5
    assert case("restaurant").plan.gate_action is None


def test_blocks_that_were_declined_count_nowhere_though_their_answers_are_kept() -> None:
    told = case("restaurant").audit
    declined = judged(replace(told, answers=told.answers | {"look_at_blocks": Answer(value="no")}))
    assert declined.card.verdict is None
    assert declined.card.not_asked == ("service", "process")
    assert declined.card.red_flags == ()
    assert declined.questions == case("cases/a1-five").questions
    assert declined.plan.gate_action is not None
    assert {"right_first_time", "courtesy"} <= set(declined.card.irrelevant)


# Without what was inferred.


def without_inferred(of: Case, instead: Answer) -> Case:
    answers = {id_: instead if answer.inferred else answer for id_, answer in of.audit.answers.items()}
    return judged(replace(of.audit, answers=answers))


@pytest.mark.parametrize("instead", [Answer(unknown=True), Answer()], ids=["unknown", "blank"])
@pytest.mark.parametrize("name", TOLD)
def test_without_what_was_inferred_nothing_reads_solid_or_strong(name: str, instead: Answer) -> None:
    less = without_inferred(case(name), instead)
    assert any(answer.inferred for answer in case(name).audit.answers.values())
    if name in A1:
        assert less.card.verdict is None
        assert set(less.card.unrated) == {"service", "process"}
    else:
        assert less.verdict.level.id == "weak"
        assert holds(less) == [("point", "weak", ("courtesy",), "")]
    assert less.card.red_flags == case(name).card.red_flags


@pytest.mark.parametrize("name", ["a1", "a2"])
def test_the_stated_fixtures_are_the_cases_without_what_was_inferred(name: str) -> None:
    stated, less = case(f"cases/{name}-blocks-stated"), case(f"cases/{name}-blocks")
    less = without_inferred(less, Answer(unknown=True))
    assert stated.audit.answers == less.audit.answers
    assert stated.card == less.card


# Robust against a step.


def steps() -> list[tuple[str, str, str]]:
    moved: list[tuple[str, str, str]] = []
    for name in TOLD:
        told = case(name)
        for id_ in sorted(told.asked_in("service") | told.asked_in("process")):
            answer = told.audit.answers[id_]
            if answer.value is not None:
                near = (int(str(answer.value)) - 1, int(str(answer.value)) + 1)
                moved += [(name, id_, str(value)) for value in near if 1 <= value <= 5]
    return moved


def test_every_answer_of_the_blocks_is_moved() -> None:
    assert len({(name, id_) for name, id_, _ in steps()}) == 4 * 11


@pytest.mark.parametrize(("name", "id_", "value"), steps())
def test_one_step_of_one_answer_leaves_the_conclusion(name: str, id_: str, value: str) -> None:
    told = case(name)
    answers = told.audit.answers | {id_: replace(told.audit.answers[id_], value=value)}
    moved = judged(replace(told.audit, answers=answers))
    assert moved.verdict.level.id in ("weak", "critical")
    assert moved.points("service") - moved.points("process") >= 20
    assert moved.card.lagging == "process"


@pytest.mark.parametrize("id_", ["right_first_time", "discretion"])
def test_the_restaurant_is_critical_with_one_of_two_answers_a_step_down(id_: str) -> None:
    told = case("cases/a1-blocks")
    lower = str(int(str(told.audit.answers[id_].value)) - 1)
    answers = told.audit.answers | {id_: replace(told.audit.answers[id_], value=lower)}
    assert judged(replace(told.audit, answers=answers)).verdict.level.id == "critical"


# Small cases.


def test_ultra_polite_with_a_failing_back_office_is_weak() -> None:
    a3 = case("cases/a3")
    assert (a3.points("service"), a3.points("process")) == (F(100), F(25))
    assert (a3.card.whole.score, a3.card.whole.level and a3.card.whole.level.id) == (F(125, 2), "solid")
    assert (a3.verdict.level.id, a3.verdict.provisional) == ("weak", False)
    assert a3.card.red_flags == (("right_first_time",),)
    assert a3.card.diagnosis is not None
    assert a3.card.diagnosis.name == "Good people, broken process"
    assert a3.questions[0] == ("right_first_time",)


def test_all_smooth_but_one_brush_off_is_weak_though_every_average_is_strong() -> None:
    a4 = case("cases/a4")
    assert (a4.points("service"), a4.points("process")) == (F(175, 2), F(100))
    assert a4.card.whole.score == F(375, 4)
    assert {a4.level("service"), a4.level("process")} == {"strong"}
    assert (a4.verdict.level.id, a4.verdict.without_points.id) == ("weak", "strong")
    assert holds(a4) == [("point", "weak", ("courtesy",), "")]
    assert a4.card.diagnosis is not None
    assert a4.card.diagnosis.name == "Friendly, until it mattered"
    assert a4.questions == [("courtesy",)]


def test_five_yeses_pass_and_ask_for_nothing() -> None:
    a6 = case("cases/a6")
    assert (a6.gate.state, a6.gate.full) == ("passed", 5)
    assert a6.plan.gate_action is None
    assert a6.plan.actions == ()
    assert a6.card.remarks == ()


def test_four_yeses_and_one_partly_do_not_pass() -> None:
    a7 = case("cases/a7")
    assert (a7.gate.state, a7.gate.full, a7.gate.total) == ("not_passed", 4, 5)
    assert a7.plan.gate_action is not None
    assert a7.questions == [("delighted",)]


def test_four_yeses_and_one_unknown_are_undecided_and_no_pass() -> None:
    a8 = case("cases/a8")
    assert (a8.gate.state, a8.gate.full, a8.gate.undecided) == ("undecided", 4, 1)
    assert a8.plan.gate_action is not None
    assert a8.card.unknown == a8.plan.find_out == ("recommend",)
    assert a8.plan.actions == ()


def test_the_workshop_is_patchy_by_its_weaker_half() -> None:
    workshop = case("workshop")
    assert (workshop.points("service"), workshop.level("service")) == (F(1375, 21), "solid")
    assert (workshop.points("process"), workshop.level("process")) == (F(1500, 29), "patchy")
    assert (workshop.block("service").coverage, workshop.block("process").coverage) == (F(21, 24), F(1))
    assert (workshop.verdict.level.id, workshop.verdict.provisional) == ("patchy", False)
    assert holds(workshop) == [("weakest", "patchy", (), "process")]
    assert workshop.card.red_flags == ()
    assert workshop.gate.full == 1
    assert workshop.card.diagnosis is not None
    assert workshop.card.diagnosis.name == "Good people, patchy arrangements"


def test_the_workshops_plan() -> None:
    workshop = case("workshop")
    first, later = workshop.questions[:3], workshop.questions[3:6]
    assert first == [("reachable",), ("stays_with_problem",), ("honest_waits",)]
    assert later == [("nothing_lost",), ("fixed_for_good",), ("follow_up",)]
    assert [action.slot for action in workshop.plan.actions[:6]] == [30, 30, 30, 60, 60, 60]
    assert [action.id for action in workshop.plan.do_first if action.chosen] == ["wait"]
    assert {action.who for action in workshop.plan.actions} == {"you"}
    assert [each.action.questions for each in workshop.plan.not_now] == [("small_extras",)]
    assert workshop.card.strengths[:2] == ("knowledge", "discretion")
    assert workshop.plan.find_out == ("weakest_shift",)
    assert workshop.plan.ask_again.isoformat() == "2026-12-16"


@pytest.mark.parametrize("name", EVERY)
def test_a_verdict_is_never_better_than_its_weaker_half(name: str) -> None:
    of = case(name)
    order = of.audit.questionnaire.levels.index
    weaker = min((of.block(id_) for id_ in ("service", "process")), key=lambda block: block.score or 0)
    assert weaker.level is not None
    assert order(of.verdict.level) <= order(weaker.level)
