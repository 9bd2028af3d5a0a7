"""The worked cases through `full` and other questionnaires, and conclusions that must not come out."""

from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest

from cxaudit.audit.answers import Answer
from cxaudit.report.build import build
from cxaudit.report.model import Report
from test_cases import Case, case, judged

F = Fraction
FULL = ("restaurant-full", "store-full")


@cache
def report(name: str) -> Report:
    of = case(name)
    return build(of.audit, of.card, of.plan)


def first_page(name: str) -> str:
    page = report(name).first_page
    parts = (page.basis, (page.headline,), page.meaning, page.reasons, page.advice, page.closing)
    return " ".join(text for part in parts for text in part)


def note(name: str, id_: str) -> str:
    return next((each.text for each in report(name).first_page.notes if each.id == id_), "")


def changed(of: Case, **values: str | None) -> Case:
    """Return the case with other answers; None is not known."""
    answers = dict(of.audit.answers)
    for id_, value in values.items():
        answers[id_] = Answer(value=value, unknown=value is None)
    return judged(replace(of.audit, answers=answers))


# --- The two stories through `full`


def test_the_blocks_read_in_full_as_they_do_alone() -> None:
    for whole, alone in zip(FULL, ("cases/a1-blocks", "cases/a2-blocks"), strict=True):
        for block in ("service", "process"):
            assert case(whole).points(block) == case(alone).points(block)
            assert case(whole).block(block).coverage == case(alone).block(block).coverage
        assert case(whole).verdict.level.id == case(alone).verdict.level.id == "weak"
        assert case(whole).verdict.provisional


def test_the_restaurant_in_full() -> None:
    a1 = case("restaurant-full")
    assert a1.card.diagnosis is not None
    assert a1.card.diagnosis.name == "Good people, broken process"
    assert a1.card.red_flags == (("right_first_time", "main_thing"),), "one fault, one flag"
    assert a1.gate.full == 0
    journey = a1.card.journey
    assert journey is not None
    assert (journey.weakest, journey.not_looked_at) == ("during", ("before", "after"))
    assert (a1.points("during"), a1.level("during")) == (F(500, 11), "patchy")
    assert {a1.level(part) for part in ("useful", "easy", "enjoyable")} == {"weak"}


def test_the_restaurants_actions_in_full() -> None:
    a1 = case("restaurant-full")
    assert a1.questions == [
        ("right_first_time", "main_thing"),
        ("nothing_lost",),
        ("served_in_turn", "honest_waits"),
        ("last_look",),
        ("does_the_job",),
        ("little_effort",),
        ("enjoyed",),
        ("weakest_shift",),
        ("as_led_to_expect",),
    ]
    assert [action.red_flag for action in a1.plan.actions] == [True] + [False] * 8
    service = a1.asked_in("service")
    assert [each for each in a1.questions if service.intersection(each)] == [("weakest_shift",)], (
        "the only action about people is about consistency; nobody asks the waiter to try harder"
    )


def test_the_shop_in_full() -> None:
    a2 = case("store-full")
    assert a2.card.diagnosis is not None
    assert a2.card.diagnosis.name == "Friendly, until it mattered"
    assert a2.card.red_flags == (("courtesy", "person_before_rule"),), "one fault, one flag"
    journey = a2.card.journey
    assert journey is not None
    assert (journey.weakest, journey.not_looked_at) == ("before", ("after",))
    assert (a2.points("before"), a2.level("before")) == (F(10), "critical")
    assert (a2.points("during"), a2.level("during")) == (F(1000, 13), "solid")
    assert a2.block("during").red_flags == ("person_before_rule",)
    assert (a2.points("useful"), a2.points("easy"), a2.points("enjoyable")) == (F(100), F(0), F(0))
    said = {remark.id for remark in a2.card.remarks}
    assert {"sold_but_lost", "bought_because_they_had_to", "not_one_person"} <= said


def test_the_shops_actions_in_full() -> None:
    a2 = case("store-full")
    assert a2.questions == [
        ("courtesy", "person_before_rule", "discretion"),
        ("reachable", "reach_before"),
        ("website_on_phone",),
        ("little_effort",),
        ("told_how", "findable", "find_basics"),
        ("enjoyed",),
        ("remote_tone",),
        ("reason_to_return",),
        ("comforts",),
    ]
    assert a2.plan.actions[0].red_flag
    assert not any(action.red_flag for action in a2.plan.actions[1:])


def test_the_first_pages_tell_the_stages() -> None:
    assert "only one stage was looked at: DURING" in first_page("restaurant-full")
    assert "BEFORE" in note("restaurant-full", "not_looked_at")
    assert "AFTER" in note("restaurant-full", "not_looked_at")
    page = first_page("store-full")
    assert "BEFORE, how people find and reach you, is Critical (10)" in page
    assert "BEFORE is the weakest stage." in page
    assert "is Solid (77), with a red flag" in page, "a stage with a red flag never looks whole"
    assert note("store-full", "not_looked_at").startswith("AFTER")
    stages = [trouble.stage for trouble in report("store-full").first_page.trouble]
    assert stages == [
        "Before the purchase, Critical",
        "Before the purchase, Critical",
        "During the purchase, Solid, with a red flag",
    ]


def test_making_good_is_named_as_what_it_is() -> None:
    assert "it does not replace a process that works" in first_page("restaurant-full")
    assert "putting it right on the spot" in note("restaurant-full", "keep")
    assert "Do not ask your people to try harder." in first_page("restaurant-full")


def test_nobody_is_blamed_for_the_refusal() -> None:
    page = first_page("store-full")
    assert "This is not about one person." in page
    assert "Look at the rule first" not in page, "it says the same again"


# --- Conclusions that the same answers invite, and that must not come out


@pytest.mark.parametrize("name", [*FULL, "cases/a1-full-stated", "cases/a2-full-stated"])
def test_no_wrong_conclusion(name: str) -> None:
    of = case(name)
    if of.card.verdict is not None:
        assert of.verdict.level.id in ("weak", "critical"), (
            "not Solid because the sale was made or staff shone"
        )
    assert of.card.lagging in ("process", ""), "SERVICE is never the weaker half"
    assert of.plan.actions, "never 'no improvement needed'"
    assert any(flag for flag in of.card.red_flags), "the flag is never lost"
    assert report(name).first_page.headline.startswith(("Verdict: Weak", "No verdict:"))


def test_without_what_was_inferred_nothing_reads_solid_or_strong() -> None:
    assert case("cases/a1-full-stated").card.verdict is None
    assert case("cases/a2-full-stated").verdict.level.id == "weak"


def test_before_is_not_passed_over_because_it_precedes_the_purchase() -> None:
    stated = case("cases/a2-full-stated").card.journey
    assert stated is not None and stated.weakest == "before"


# --- Robust against a step, in full


def steps() -> list[tuple[str, str, str]]:
    moved: list[tuple[str, str, str]] = []
    for name in FULL:
        told = case(name)
        for id_ in sorted(told.asked_in("service") | told.asked_in("process")):
            value = told.audit.answers[id_].value
            if value is not None:
                near = (int(str(value)) - 1, int(str(value)) + 1)
                moved += [(name, id_, str(each)) for each in near if 1 <= each <= 5]
    return moved


@pytest.mark.parametrize(("name", "id_", "value"), steps())
def test_one_step_of_one_answer_leaves_the_conclusion(name: str, id_: str, value: str) -> None:
    moved = changed(case(name), **{id_: value})
    assert moved.verdict.level.id in ("weak", "critical")
    assert moved.points("service") - moved.points("process") >= 20
    assert moved.card.lagging == "process"


# --- The journey alone


def test_the_restaurants_journey() -> None:
    a1 = case("cases/a1-journey")
    assert [a1.block(stage).coverage for stage in ("before", "during", "after")] == [F(1, 6), F(11, 13), F(0)]
    assert (a1.points("during"), a1.level("during")) == (F(500, 11), "patchy")
    assert a1.card.verdict is None, "two stages were not looked at"
    assert a1.card.red_flags == (("main_thing",),)


def test_the_shops_journey() -> None:
    a2 = case("cases/a2-journey")
    found = [a2.block(stage).coverage for stage in ("before", "during", "after")]
    assert found == [F(10, 12), F(1), F(2, 11)]
    assert (a2.points("before"), a2.points("during")) == (F(10), F(1000, 13))
    assert a2.card.verdict is None, "AFTER was not looked at"
    assert a2.card.journey is not None and a2.card.journey.weakest == "before"
    assert "BEFORE is the weakest stage." in first_page("cases/a2-journey")


# --- Useful, easy, enjoyable


def test_all_three_low() -> None:
    a1 = case("cases/a1-worth")
    assert [a1.points(part) for part in ("useful", "easy", "enjoyable")] == [25, 25, 25]
    assert a1.verdict.level.id == "weak"


def test_useful_alone_is_no_experience() -> None:
    a2 = case("cases/a2-worth")
    assert [a2.points(part) for part in ("useful", "easy", "enjoyable")] == [100, 0, 0]
    assert a2.verdict.level.id == "critical"
    assert "They bought because they had to. That is not loyalty." in first_page("cases/a2-worth")


def test_well_rated_but_not_shown() -> None:
    best = dict.fromkeys(("does_the_job", "worth_the_cost", "little_effort", "first_use", "enjoyed"), "5")
    asked = dict.fromkeys(("ask_expectations", "ask_satisfaction", "ask_recommend", "ask_ease"), "0")
    loud = changed(case("cases/a2-worth"), **best, no_annoyance="5", **asked, one_list="0", compare_views="1")
    assert "cannot_show_it" in {remark.id for remark in loud.card.remarks}
    known = changed(loud, **dict.fromkeys(asked, "3"), one_list="3", compare_views="3")
    assert "cannot_show_it" not in {remark.id for remark in known.card.remarks}


# --- Further cases


def test_a_vice_president_who_speaks_of_the_support_team() -> None:
    a5 = case("cases/a5")
    assert a5.card.verdict is None and a5.card.unrated == ("process",)
    assert a5.points("service") == 100
    assert a5.card.journey is not None and a5.card.journey.not_looked_at == ("before", "during", "after")
    assert "a_fraction_of_the_way" in {remark.id for remark in a5.card.remarks}
    seen = changed(a5, **dict.fromkeys(("main_thing", "served_in_turn", "person_before_rule"), "3"))
    assert "a_fraction_of_the_way" not in {remark.id for remark in seen.card.remarks}


def test_measuring_satisfaction_alone_is_a_fraction_of_the_way_too() -> None:
    low = changed(case("cases/a5"), **dict.fromkeys(case("cases/a5").asked_in("service"), "1"))
    assert "a_fraction_of_the_way" in {remark.id for remark in low.card.remarks}
    neither = changed(low, ask_satisfaction="1")
    assert "a_fraction_of_the_way" not in {remark.id for remark in neither.card.remarks}


def test_not_applicable_and_not_known_side_by_side() -> None:
    a10 = case("cases/a10")
    assert a10.points("technology") == F(53, 57) * 100, "17.667 of 19"
    assert round(float(a10.points("technology")), 1) == 93.0
    assert a10.block("technology").coverage == F(19, 21)
    assert not a10.verdict.provisional
    assert set(a10.card.not_applicable) == {"bot_to_person", "connected_signals"}
    assert a10.card.unknown == ("know_before",)
    assert a10.questions == [("one_screen",)]


@pytest.mark.parametrize(
    ("values", "name"),
    [
        (("1", "2"), "Reactive"),
        (("3", "3"), "Responsive"),
        (("4", "4"), "Proactive"),
        (("3", "4"), "Responsive"),
    ],
)
def test_who_acts_first_has_words_of_its_own(values: tuple[str, str], name: str) -> None:
    from test_report_cases import audit_of, questionnaire

    ids = [q.id for q in questionnaire("proactive-vs-reactive").questions() if q.ref]
    answers = {id_: values[n % 2] for n, id_ in enumerate(ids)}
    of = judged(audit_of("proactive-vs-reactive", answers))
    assert of.verdict.level.title == name
    level = of.block("stance").level
    assert level is not None and level.title == name


@pytest.mark.parametrize(
    ("service", "rest", "said"),
    [("5", "3", "looking after the service part"), ("2", "4", "getting there is hard"), ("4", "4", "")],
)
def test_service_far_ahead_of_the_other_factors_is_said(service: str, rest: str, said: str) -> None:
    from test_report_cases import audit_of, questionnaire

    whole = questionnaire("six-factors")
    answers = {
        q.id: service if s.id in ("does", "likes") else rest
        for s in whole.walk()
        for q in s.questions
        if q.ref
    }
    found = judged(audit_of("six-factors", answers)).card.contrasts
    assert (len(found) == 1 and said in found[0]) if said else not found


def test_nobody_who_answers_for_the_whole_is_a_finding() -> None:
    a2 = case("store-full")
    both = {"nobody_answers_for_the_whole", "several_answer_for_parts"}
    for answer, expected in (("nobody", {min(both)}), ("several", {max(both)}), ("one", set[str]())):
        said = {remark.id for remark in changed(a2, answers_for_whole=answer).card.remarks}
        assert said & both == expected
    assert "nobody_answers_for_the_whole" not in {remark.id for remark in a2.card.remarks}


def test_the_same_asked_twice_and_answered_far_apart_is_to_be_looked_at_again() -> None:
    a2 = case("store-full")
    assert ("right_first_time", "main_thing") not in a2.card.look_again
    apart = changed(a2, main_thing="3")
    assert ("right_first_time", "main_thing") in apart.card.look_again
    assert ("right_first_time", "main_thing") not in changed(a2, main_thing="4").card.look_again
    lines = build(apart.audit, apart.card, apart.plan).look_again
    assert ("Nearly always true", "True about half the time") in {
        (each.earlier_answer, each.later_answer) for each in lines
    }


def test_where_scales_differ_half_of_the_way_is_far_apart() -> None:
    a2 = case("store-full")
    assert ("told_once", "carry_on") in changed(a2, told_once="5", carry_on="1").card.look_again
    assert ("told_once", "carry_on") not in changed(a2, told_once="5", carry_on="2").card.look_again
