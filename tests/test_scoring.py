"""Scores, levels, verdicts and gates, against arithmetic by hand: plain fractions from plain dicts."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from cxaudit.audit.answers import Answer
from cxaudit.audit.record import Audit, Header
from cxaudit.questionnaire.condition import parse
from cxaudit.questionnaire.format import STANDARD_LEVELS
from cxaudit.questionnaire.model import (
    Band,
    Coverage,
    Diagnosis,
    Dimension,
    Gate,
    Imbalance,
    Level,
    Option,
    Question,
    Questionnaire,
    Recommendation,
    Remark,
    Rules,
    Scale,
    Section,
)
from cxaudit.scoring.rate import level_of, whole
from cxaudit.scoring.relevance import relevance
from cxaudit.scoring.score import score
from cxaudit.scoring.scorecard import Scorecard, SectionScore, Verdict

F = Fraction
STEPS = Scale(
    id="steps",
    options=tuple(Option(value=str(n), label=f"{n} of 20", score=F(n, 20)) for n in range(21)),
)
"""Answers 0 to 20, each scoring a twentieth more."""

Tree = dict[str, Any]


def q(id_: str, weight: Any = 1, **more: Any) -> Question:
    return Question(id=id_, text=id_, **{"scale": "steps", "weight": F(weight), **more})


def section(id_: str, *inside: Question | Section, weight: Any = 1, **more: Any) -> Section:
    return Section(
        id=id_,
        title=id_.upper(),
        weight=F(weight),
        questions=tuple(part for part in inside if isinstance(part, Question)),
        sections=tuple(part for part in inside if isinstance(part, Section)),
        **more,
    )


def asks(*sections: Section, **more: Any) -> Questionnaire:
    return Questionnaire(
        id="made",
        version="1",
        title="Made",
        sections=sections,
        **{"scales": {"steps": STEPS}, "levels": STANDARD_LEVELS, **more},
    )


def said(given: Any) -> Answer:
    """Return an answer: `?` is unknown, `na` is not applicable, anything else is the value."""
    if given == "?":
        return Answer(unknown=True)
    if given == "na":
        return Answer(na="outside the scope")
    return Answer(value=given if isinstance(given, tuple | F) else str(given))


def scored(questionnaire: Questionnaire, answers: Mapping[str, Any]) -> Scorecard:
    given = {id_: said(value) for id_, value in answers.items()}
    return score(Audit(header=Header(), questionnaire=questionnaire, answers=given))


def found(card: Scorecard, id_: str) -> SectionScore:
    result = card.section(id_)
    assert result is not None, id_
    return result


# The oracle: a tree of dicts {"id", "weight", "scored", "asks": {id: (weight, answer)}, "below": [trees]}.


def _leaves(tree: Tree) -> list[tuple[F, Any]]:
    own = [(F(weight), answer) for weight, answer in tree.get("asks", {}).values()]
    for child in tree.get("below", []):
        own += _leaves(child) if child.get("scored", True) else []
    return own


def coverage_by_hand(tree: Tree) -> F | None:
    leaves = [(weight, answer) for weight, answer in _leaves(tree) if answer != "na"]
    if not leaves:
        return None
    return sum((w for w, a in leaves if a not in ("?", None)), F(0)) / sum((w for w, _ in leaves), F(0))


def score_by_hand(tree: Tree, blank: F | None = None) -> F | None:
    """Return the score; with `blank`, the score if everything not known stood there."""
    covered = coverage_by_hand(tree)
    if covered is None or (blank is None and (covered == 0 or covered < F(33, 100))):
        return None
    parts: list[tuple[F, F]] = []
    for weight, answer in tree.get("asks", {}).values():
        if answer == "na" or (answer in ("?", None) and blank is None):
            continue
        known = None if answer in ("?", None) else F(int(answer), 20)
        parts.append((F(weight), known if known is not None else blank or F(0)))
    for child in tree.get("below", []):
        inner = score_by_hand(child, blank) if child.get("scored", True) else None
        if inner is not None:
            parts.append((F(child.get("weight", 1)), inner / 100))
    return 100 * sum((w * s for w, s in parts), F(0)) / sum((w for w, _ in parts), F(0)) if parts else None


def planted(tree: Tree) -> tuple[Section, dict[str, Any]]:
    """Return the section a tree stands for, and its answers."""
    answers = {id_: answer for id_, (_, answer) in tree.get("asks", {}).items() if answer is not None}
    inside: list[Question | Section] = [q(id_, weight) for id_, (weight, _) in tree.get("asks", {}).items()]
    for child in tree.get("below", []):
        made, more = planted(child)
        inside.append(made)
        answers |= more
    return section(
        tree["id"], *inside, weight=tree.get("weight", 1), scored=tree.get("scored", True)
    ), answers


def every_tree(tree: Tree) -> list[Tree]:
    return [tree, *(deeper for child in tree.get("below", []) for deeper in every_tree(child))]


def agrees_with_hand(trees: list[Tree]) -> None:
    """Compare every section of a made questionnaire, and the whole, with the arithmetic by hand."""
    made = [planted(tree) for tree in trees]
    answers = {id_: value for _, some in made for id_, value in some.items()}
    card = scored(asks(*(each for each, _ in made)), answers)
    top = {"id": "", "below": trees}
    rated = [(card.whole, top)]
    rated += [(found(card, tree["id"]), tree) for one in trees for tree in every_tree(one)]
    for result, tree in rated:
        by_hand = score_by_hand(tree)
        covered = coverage_by_hand(tree)
        assert result.score == by_hand, tree["id"]
        assert result.coverage == covered, tree["id"]
        assert (result.lowest, result.highest) == (score_by_hand(tree, F(0)), score_by_hand(tree, F(1)))
        assert result.provisional == (by_hand is not None and covered is not None and covered < F(4, 5))


TREES: dict[str, list[Tree]] = {
    "weights": [{"id": "a", "asks": {"x": (3, 20), "y": (2, 5), "z": ("0.5", 10)}}],
    "not applicable counts nowhere": [{"id": "a", "asks": {"x": (3, "na"), "y": (1, 7)}}],
    "unknown and blank count as not answered": [
        {"id": "a", "asks": {"v": (2, 18), "w": (1, "?"), "x": (1, None)}}
    ],
    "nothing applies": [
        {"id": "a", "asks": {"x": (1, "na")}},
        {"id": "b", "asks": {"y": (1, 4)}},
    ],
    "nothing answered": [{"id": "a", "asks": {"x": (1, "?"), "y": (2, None)}}],
    "parents weigh their sections, not their questions": [
        {
            "id": "a",
            "below": [
                {"id": "b", "weight": 2, "asks": {f"b{n}": (3, 20) for n in range(9)}},
                {"id": "c", "weight": 3, "asks": {"c1": (1, 0), "c2": (1, 1)}},
            ],
        }
    ],
    "a child that is not rated is skipped": [
        {
            "id": "a",
            "below": [
                {"id": "b", "asks": {"b1": (1, 20), "b2": (1, 16)}},
                {"id": "c", "weight": 9, "asks": {"c1": (1, 0), "c2": (9, "?")}},
            ],
        }
    ],
    "three deep": [
        {
            "id": "a",
            "weight": 2,
            "below": [
                {
                    "id": "b",
                    "weight": 5,
                    "below": [
                        {"id": "c", "asks": {"c1": (1, 3), "c2": (2, 11)}},
                        {"id": "d", "weight": 7, "asks": {"d1": (1, 19), "d2": (2, "?")}},
                    ],
                },
                {"id": "e", "asks": {"e1": (1, 13)}},
            ],
        },
        {"id": "f", "asks": {"f1": (1, 1)}},
    ],
    "unscored sections stay out of every roll-up": [
        {
            "id": "a",
            "below": [
                {"id": "b", "scored": False, "asks": {"b1": (50, 0), "b2": (50, "?")}},
                {"id": "c", "asks": {"c1": (1, 15)}},
            ],
        },
        {"id": "d", "scored": False, "below": [{"id": "e", "asks": {"e1": (1, 0)}}]},
    ],
}


@pytest.mark.parametrize("name", TREES)
def test_scores_and_coverage_are_what_the_arithmetic_by_hand_gives(name: str) -> None:
    agrees_with_hand(TREES[name])


@pytest.mark.parametrize(
    ("answered", "rated", "provisional"),
    [
        (F(33), True, True),
        (F(33) - F(1, 10**9), False, False),
        (F(80), True, False),
        (F(80) - F(1, 10**9), True, True),
        (F(100), True, False),
    ],
)
def test_a_section_is_rated_from_33_percent_and_without_reserve_from_80(
    answered: F, rated: bool, provisional: bool
) -> None:
    rest = [q("y", 100 - answered)] if answered < 100 else []
    result = found(scored(asks(section("a", q("x", answered), *rest)), {"x": 10}), "a")
    assert result.rated is rated
    assert result.score == (50 if rated else None)
    assert (result.level is not None) is rated
    assert result.provisional is provisional


def test_a_questionnaire_may_set_its_own_coverage() -> None:
    made = asks(section("a", q("x"), q("y")), rules=Rules(coverage=Coverage(rated=F(1, 2), full=F(1, 2))))
    assert not found(scored(made, {"x": 10}), "a").provisional
    made = asks(section("a", q("x"), q("y")), rules=Rules(coverage=Coverage(rated=F(3, 5), full=F(4, 5))))
    assert found(scored(made, {"x": 10}), "a").score is None


def test_nothing_answered_is_not_rated_even_where_no_share_is_asked_for() -> None:
    made = asks(section("a", q("x")), rules=Rules(coverage=Coverage(rated=F(0), full=F(0))))
    assert scored(made, {}).whole.score is None


@pytest.mark.parametrize(
    ("points", "level"),
    [
        ("0", "critical"),
        ("19.999999999", "critical"),
        ("20", "weak"),
        ("39.999999999", "weak"),
        ("40", "patchy"),
        ("59.999999999", "patchy"),
        ("60", "solid"),
        ("79.999999999", "solid"),
        ("80", "strong"),
        ("100", "strong"),
    ],
)
def test_a_level_begins_exactly_at_its_border(points: str, level: str) -> None:
    assert level_of(STANDARD_LEVELS, F(points)).id == level
    if F(points).denominator == 1:
        result = found(scored(asks(section("a", q("x"))), {"x": int(points) // 5}), "a")
        assert result.level is not None
        assert result.level.id == level


# Answers to scores.


@pytest.mark.parametrize(
    ("given", "points"),
    [("-1", 100), ("4.999", 100), ("5", 50), ("14.999", 50), ("15", 0), ("99999", 0)],
)
def test_a_number_scores_by_the_band_it_lies_in_and_a_border_belongs_to_the_next(
    given: str, points: int
) -> None:
    bands = (Band(below=F(5), score=F(1)), Band(below=F(15), score=F(1, 2)), Band(score=F(0)))
    minutes = Question(id="minutes", text="Minutes?", type="number", bands=bands, better="lower")
    assert found(scored(asks(section("a", minutes)), {"minutes": F(given)}), "a").score == points


def test_a_number_without_bands_and_a_text_score_nothing_and_are_not_missed() -> None:
    free = (
        Question(id="count", text="How many?", type="number"),
        Question(id="words", text="What?", type="text"),
    )
    card = scored(asks(section("a", *free, q("x"))), {"x": 12})
    assert found(card, "a").coverage == 1
    assert found(card, "a").score == 60
    assert card.unanswered == ()


SEVERAL = Question(
    id="ways",
    text="Which ways?",
    type="multiple",
    options=(
        Option(value="a", label="A", score=F(1, 3)),
        Option(value="b", label="B", score=F(1, 2)),
        Option(value="c", label="C", score=F(3, 4)),
        Option(value="none", label="None of these", score=F(0), exclusive=True),
    ),
)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (("a",), F(1, 3)),
        (("a", "b"), F(5, 6)),
        (("b", "a"), F(5, 6)),
        (("b", "c"), F(1)),
        (("a", "b", "c"), F(1)),
        (("none",), F(0)),
    ],
)
def test_multiple_choice_adds_up_and_never_passes_one(chosen: tuple[str, ...], expected: F) -> None:
    card = scored(asks(section("a", SEVERAL)), {"ways": chosen})
    assert card.items["ways"].score == expected
    assert found(card, "a").score == 100 * expected


def test_thirds_stay_exact() -> None:
    thirds = Scale(
        id="steps", options=tuple(Option(value=str(n), label=str(n), score=F(n, 3)) for n in range(4))
    )
    made = asks(section("a", q("x"), q("y"), q("z")), scales={"steps": thirds})
    assert found(scored(made, {"x": 1, "y": 1, "z": 1}), "a").score == F(100, 3)
    assert found(scored(made, {"x": 3, "y": 2, "z": 1}), "a").score == F(200, 3)


# Lenses: another reading of the same answers, which decides nothing.


LENS = {"stage": Dimension(id="stage", title="Stage", values={"before": "Before", "after": "After"})}


def test_a_lens_pools_its_questions_across_sections_by_weight() -> None:
    early, both = {"stage": ("before",)}, {"stage": ("before", "after")}
    made = asks(
        section("a", q("v", 3, dimensions=early), q("w", 1), weight=9),
        section("b", q("x", 1, dimensions=both), q("y", 2, dimensions=early), q("z", dimensions=early)),
        dimensions=LENS,
    )
    card = scored(made, {"v": 20, "w": 0, "x": 10, "y": "?", "z": "na"})
    lenses = {lens.value: lens for lens in card.lenses}
    assert lenses["before"].score == 100 * F(3 * 20 + 10, 20 * 4)
    assert (lenses["before"].answered, lenses["before"].applicable) == (2, 3)
    assert lenses["before"].coverage == F(4, 6)
    assert lenses["after"].score == 50


def test_no_rule_reads_a_lens() -> None:
    def all_but_lenses(tags: dict[str, tuple[str, ...]]) -> Scorecard:
        made = asks(
            section("a", q("x", 2, dimensions=tags)),
            section("b", q("y", make_or_break=True, dimensions=tags)),
            dimensions=LENS,
            rules=Rules(weakest_of=("a", "b"), imbalance=Imbalance(between=("a", "b"), points=F(20))),
        )
        return replace(scored(made, {"x": 20, "y": 6}), lenses=())

    assert (
        all_but_lenses({}) == all_but_lenses({"stage": ("before",)}) == all_but_lenses({"stage": ("after",)})
    )


# The gate.


def gate(n: int = 5) -> Section:
    return section("five", *(q(f"g{i}", na=False) for i in range(n)), gate=Gate(title="Test"), scored=False)


def test_the_gate_over_every_combination_of_five_answers() -> None:
    made = asks(gate())
    for answers in product((20, 10, 0, "?", None), repeat=5):
        given = {f"g{n}": said(value) for n, value in enumerate(answers) if value is not None}
        asked = relevance(made, given)
        if any(answer in (10, 0) for answer in answers):
            expected = "not_passed"
        else:
            expected = "passed" if answers == (20,) * 5 else "undecided"
        assert asked.gate("five") == expected, answers


def test_the_gate_counts_full_marks_and_what_is_open() -> None:
    (result,) = scored(asks(gate()), {"g0": 20, "g1": 20, "g2": 19, "g3": "?"}).gates
    assert (result.state, result.full, result.total, result.undecided) == ("not_passed", 2, 5, 2)
    (result,) = scored(asks(gate()), {}).gates
    assert (result.state, result.full, result.undecided) == ("undecided", 0, 5)


# The verdict.


def two(*, left: tuple[Question, ...] = (), right: tuple[Question, ...] = (), **rules: Any) -> Questionnaire:
    return asks(
        section("left", q("l"), *left),
        section("right", q("r"), *right),
        rules=Rules(weakest_of=("left", "right"), **rules),
    )


def verdict_of(card: Scorecard) -> Verdict:
    assert card.verdict is not None
    return card.verdict


@pytest.mark.parametrize("low", range(0, 21, 4))
@pytest.mark.parametrize("high", range(0, 21, 4))
def test_the_verdict_is_the_lower_level_never_the_mean(low: int, high: int) -> None:
    card = scored(two(), {"l": low, "r": high})
    lower = level_of(STANDARD_LEVELS, F(5 * min(low, high)))
    assert verdict_of(card).level == lower
    upper = level_of(STANDARD_LEVELS, F(5 * max(low, high)))
    holds = [(hold.rule, hold.level, hold.section) for hold in verdict_of(card).holds]
    lagging = "left" if low < high else "right"
    assert holds == ([("weakest", lower, lagging)] if lower != upper else [])


def test_without_weakest_of_the_verdict_is_the_level_of_the_whole() -> None:
    made = asks(section("a", q("x"), weight=3), section("b", q("y")))
    card = scored(made, {"x": 16, "y": 0})
    assert card.whole.score == 60
    assert verdict_of(card).level.id == "solid"
    assert verdict_of(card).holds == ()


def test_a_section_the_verdict_rests_on_that_is_not_rated_leaves_no_verdict() -> None:
    card = scored(two(), {"l": 20, "r": "?"})
    assert card.verdict is None
    assert card.unrated == ("right",)
    assert card.diagnosis is None
    assert found(card, "left").score == 100


def test_a_section_that_was_never_asked_leaves_no_verdict_and_is_named() -> None:
    hidden = section("right", q("r"), when=parse("l < 5"))
    made = asks(section("left", q("l")), hidden, rules=Rules(weakest_of=("left", "right")))
    card = scored(made, {"l": 20, "r": 20})
    assert card.verdict is None
    assert card.not_asked == ("right",)
    assert card.unrated == ()
    assert card.irrelevant == ("r",)


def test_a_whole_that_is_not_rated_leaves_no_verdict() -> None:
    assert scored(asks(section("a", q("x"), q("y", 3))), {"x": 20}).verdict is None


def test_a_verdict_is_provisional_if_a_section_it_rests_on_is() -> None:
    made = two(right=(q("r2"),))
    assert not verdict_of(scored(made, {"l": 20, "r": 20, "r2": 20})).provisional
    assert verdict_of(scored(made, {"l": 20, "r": 20, "r2": "?"})).provisional


POINT = q("p", "0.001", make_or_break=True)
"""A make-or-break point of next to no weight: what it does, it does as a rule."""


@pytest.mark.parametrize(
    ("given", "level", "flagged"),
    [
        (0, "weak", True),
        (1, "patchy", True),
        (5, "patchy", True),
        (6, "solid", False),
        (10, "solid", False),
        (11, "strong", False),
        (20, "strong", False),
        ("?", "solid", False),
        (None, "solid", False),
        ("na", "strong", False),
    ],
)
def test_a_make_or_break_point_holds_the_verdict(given: Any, level: str, flagged: bool) -> None:
    answers = {"l": 20, "r": 20} | ({} if given is None else {"p": given})
    card = scored(two(right=(POINT,)), answers)
    assert verdict_of(card).level.id == level
    assert verdict_of(card).without_points.id == "strong"
    assert [hold.points for hold in verdict_of(card).holds] == ([] if level == "strong" else [("p",)])
    assert card.red_flags == ((("p",),) if flagged else ())
    assert found(card, "right").red_flags == (("p",) if flagged else ())


def test_a_hold_just_above_a_threshold_is_the_next_one() -> None:
    fine = Scale(
        id="steps",
        options=tuple(
            Option(value=str(n), label=str(n), score=F(n, 4 * 10**9))
            for n in (1, 10**9, 10**9 + 1, 2 * 10**9, 2 * 10**9 + 1, 4 * 10**9)
        ),
    )
    made = asks(section("a", q("x", 1000), POINT), scales={"steps": fine})
    for given, level in (
        (1, "patchy"),
        (10**9, "patchy"),
        (10**9 + 1, "solid"),
        (2 * 10**9, "solid"),
        (2 * 10**9 + 1, "strong"),
    ):
        assert verdict_of(scored(made, {"x": 4 * 10**9, "p": given})).level.id == level


def test_an_irrelevant_make_or_break_point_holds_nothing() -> None:
    made = two(right=(q("p", make_or_break=True, when=parse("l < 5")),))
    assert verdict_of(scored(made, {"l": 20, "r": 20, "p": 0})).level.id == "strong"


def test_a_point_without_a_scale_holds_nothing() -> None:
    words = Question(id="p", text="What happened?", type="text", make_or_break=True)
    for answers in ({"p": "a lot"}, {}):
        assert verdict_of(scored(two(right=(words,)), {"l": 20, "r": 20, **answers})).holds == ()


def test_a_point_never_lifts_a_verdict() -> None:
    card = scored(two(right=(POINT,)), {"l": 1, "r": 1, "p": 8})
    assert verdict_of(card).level.id == "critical"
    assert verdict_of(card).holds == ()


@pytest.mark.parametrize(
    ("left", "right", "point", "other", "rules", "level"),
    [
        (20, 7, 5, None, ["weakest", "point"], "weak"),
        (20, 11, 0, None, ["point", "weakest"], "weak"),
        (20, 7, 0, None, ["point", "weakest"], "weak"),
        (20, 20, 5, "?", ["point", "unknown_point"], "patchy"),
        (20, 20, 10, "?", ["point", "unknown_point"], "solid"),
        (20, 14, "?", None, ["unknown_point", "weakest"], "solid"),
        (13, 13, 10, "?", [], "solid"),
    ],
)
def test_holds_come_tightest_first_and_points_before_the_weaker_half(
    left: int, right: int, point: Any, other: Any, rules: list[str], level: str
) -> None:
    tiny = q("o", "0.001", make_or_break=True)
    made = two(right=(POINT, tiny))
    answers = {"l": left, "r": right, "p": point, "o": 20 if other is None else other}
    result = verdict_of(scored(made, answers))
    assert [hold.rule for hold in result.holds] == rules
    assert result.level.id == level


def test_several_points_at_one_level_stand_in_one_hold_and_only_the_tightest_is_named() -> None:
    points = tuple(q(f"p{n}", "0.001", make_or_break=True) for n in range(3))
    result = verdict_of(scored(two(right=points), {"l": 20, "r": 20, "p0": 0, "p1": 4, "p2": 0}))
    assert [(hold.rule, hold.level.id, hold.points) for hold in result.holds] == [
        ("point", "weak", ("p0", "p2"))
    ]


def advice(**more: Any) -> Recommendation:
    given: dict[str, Any] = {
        "title": "Do it",
        "why": "Because.",
        "steps": ("Start.",),
        "first_step": "Start.",
        "role": "owner",
        "effort": "S",
        "impact": "H",
        "horizon": 30,
        "kpi": ("count",),
    }
    return Recommendation(**{**given, **more})


def test_red_flags_are_counted_once_per_fault() -> None:
    same = advice(merge_key="same")
    made = two(
        left=(q("p1", make_or_break=True, recommendation=same), q("p2", make_or_break=True)),
        right=(q("p3", make_or_break=True, recommendation=same), q("x4")),
    )
    card = scored(made, {"l": 20, "r": 20, "p1": 0, "p2": 5, "p3": 5, "x4": 0})
    assert card.red_flags == (("p1", "p3"), ("p2",))
    assert found(card, "left").red_flags == ("p1", "p2")
    assert found(card, "right").red_flags == ("p3",)


def test_levels_of_the_questionnaires_own_hold_by_its_own_thresholds() -> None:
    own = (
        Level(id="low", title="Low", words="", below=F(70), standing="low", hold_up_to=F(3, 5)),
        Level(id="high", title="High", words="", standing="high"),
    )
    made = asks(section("a", q("x", 1000), POINT), levels=own)
    held = scored(made, {"x": 20, "p": 12})
    assert verdict_of(held).level.id == "low"
    assert held.red_flags == ()
    assert verdict_of(scored(made, {"x": 20, "p": 13})).level.id == "high"
    assert verdict_of(scored(made, {"x": 20, "p": "?"})).level.id == "high"


# Imbalance and diagnosis.


@pytest.mark.parametrize(("right", "named"), [(16, True), (17, False), (0, True), (20, False)])
def test_an_imbalance_is_named_from_its_points_on(right: int, named: bool) -> None:
    card = scored(two(imbalance=Imbalance(between=("left", "right"), points=F(20))), {"l": 20, "r": right})
    assert bool(card.imbalance) is named
    assert card.gap == 100 - 5 * right
    assert card.lagging == "right" or right == 20


def test_an_imbalance_is_between_the_sections_it_names() -> None:
    made = asks(
        *(section(name, q(f"q{name}")) for name in "abc"),
        rules=Rules(imbalance=Imbalance(between=("a", "c"), points=F(20))),
    )
    apart = scored(made, {"qa": 20, "qb": 20, "qc": 0}).imbalance
    assert apart is not None
    assert (apart.sections, apart.lagging, apart.points) == (("a", "c"), "c", F(100))
    assert not scored(made, {"qa": 20, "qb": 0, "qc": 20}).imbalance
    assert not scored(made, {"qa": 20, "qb": 0}).imbalance


def test_the_first_diagnosis_that_fits_is_taken_and_all_remarks_that_fit() -> None:
    diagnoses = tuple(
        Diagnosis(id=id_, name=id_, text=id_, when=parse(when))
        for id_, when in (("both", "score(left) >= 60 and score(right) >= 60"), ("left", "score(left) >= 60"))
    )
    remarks = tuple(
        Remark(id=id_, text=id_, when=parse(when))
        for id_, when in (("one", "score(right) < 60"), ("two", "l == 20"), ("three", "r == 20"))
    )
    card = scored(two(diagnoses=diagnoses, remarks=remarks), {"l": 20, "r": 11})
    assert card.diagnosis is not None
    assert card.diagnosis.id == "left"
    assert [remark.id for remark in card.remarks] == ["one", "two"]


# Relevance.


def test_an_answer_to_a_hidden_question_keeps_no_later_one_alive() -> None:
    made = asks(
        section(
            "a", q("first"), q("second", when=parse("first >= 10")), q("third", when=parse("second >= 10"))
        )
    )
    card = scored(made, {"first": 0, "second": 20, "third": 20})
    assert tuple(card.items) == ("first",)
    assert card.whole.score == 0
    assert set(card.irrelevant) == {"second", "third"}
    assert tuple(scored(made, {"first": 10, "second": 20, "third": 20}).items) == ("first", "second", "third")


@pytest.mark.parametrize("before", ["?", "na", None, 0])
def test_what_hangs_on_an_answer_nobody_gave_is_not_asked(before: Any) -> None:
    made = asks(
        section(
            "a",
            q("x"),
            q("y", when=parse("x >= 10")),
            q("n", when=parse("not x >= 10")),
            q("z", when=parse("answered(x)")),
        )
    )
    card = scored(made, {} if before is None else {"x": before})
    assert tuple(card.items) == (("x",) if before != 0 else ("x", "n", "z"))


def test_conditions_read_section_scores_as_far_as_they_are_rated() -> None:
    made = asks(
        section("a", q("x"), q("y"), q("z", 2)),
        section("b", q("more"), when=parse("score(a) < 40")),
        q_last(),
    )
    assert scored(made, {"x": 6, "y": 8, "z": 8}).section("b") is not None
    assert scored(made, {"x": 8, "y": 8, "z": 8}).section("b") is None
    assert scored(made, {"x": 0}).section("b") is None


def q_last() -> Section:
    return section("c", q("last", when=parse("score(b) < 40")))


def test_a_condition_on_a_section_that_was_not_asked_is_unknown() -> None:
    made = asks(section("a", q("x")), section("b", q("more"), when=parse("score(a) < 40")), q_last())
    assert "last" not in scored(made, {"x": 20, "more": 0, "last": 0}).items
    assert "last" in scored(made, {"x": 0, "more": 0}).items


@pytest.mark.parametrize(
    ("state", "answers"),
    [("passed", {"g0": 20, "g1": 20}), ("not_passed", {"g0": 20, "g1": 10}), ("undecided", {"g0": 20})],
)
def test_conditions_read_the_result_of_a_gate(state: str, answers: dict[str, int]) -> None:
    made = asks(
        gate(2),
        *(
            section(f"s_{each}", q(f"q_{each}"), when=parse(f"gate(five) == {each}"))
            for each in ("passed", "not_passed", "undecided")
        ),
    )
    card = scored(made, answers)
    assert [each.id for each in card.sections] == ["five", f"s_{state}"]


def test_conditions_read_red_flags() -> None:
    made = asks(section("a", q("p", make_or_break=True)), section("b", q("y"), when=parse("red_flag(a)")))
    assert scored(made, {"p": 5}).section("b") is not None
    assert scored(made, {"p": 6}).section("b") is None


def test_a_section_that_is_not_asked_hides_its_sections_too() -> None:
    inner = section("inner", q("y"))
    made = asks(section("a", q("x")), section("outer", inner, when=parse("x == 20")))
    assert scored(made, {"x": 0, "y": 20}).section("inner") is None
    assert scored(made, {"x": 20, "y": 20}).section("inner") is not None


# What is picked out for the reader.


def test_low_answers_come_by_gap_times_weight_and_strengths_from_three_quarters_on() -> None:
    made = asks(section("a", q("u", 1), q("v", 3), q("w", 2), q("x", 1), q("y", 2), q("z", 3)))
    card = scored(made, {"u": 10, "v": 10, "w": 0, "x": 11, "y": 15, "z": 14})
    assert card.low == ("w", "v", "u")
    assert card.strengths == ("y",)


def test_strengths_come_highest_first_then_by_evidence_then_by_weight_without_what_was_inferred() -> None:
    made = asks(
        section("a", *(q(name, weight) for name, weight in zip("uvwxyz", (1, 3, 2, 1, 2, 1), strict=True)))
    )
    answers = {
        "u": Answer(value="20"),
        "v": Answer(value="15"),
        "w": Answer(value="20"),
        "x": Answer(value="20", evidence="seen", evidence_strength="data"),
        "y": Answer(value="20", inferred=True),
        "z": Answer(value="20", evidence="seen", evidence_strength="examples"),
    }
    card = score(Audit(header=Header(), questionnaire=made, answers=answers))
    assert card.strengths == ("x", "z", "w", "u", "v")


def test_watch_holds_make_or_break_points_between_low_and_full() -> None:
    made = asks(section("a", *(q(name, make_or_break=True) for name in "wxyz"), q("u")))
    assert scored(made, {"u": 15, "w": 10, "x": 11, "y": 19, "z": 20}).watch == ("x", "y")


def test_what_is_unknown_blank_or_not_applicable_is_listed_heaviest_first() -> None:
    made = asks(section("a", q("u", 1), q("v", 3), q("w", 2), q("x", 1), q("y", 2), q("z", 3)))
    card = scored(made, {"u": "?", "v": "?", "w": "na", "x": "na"})
    assert card.unknown == ("v", "u")
    assert card.unanswered == ("z", "y")
    assert card.not_applicable == ("w", "x")


def test_the_whole_of_a_questionnaire_is_a_section_over_its_top_sections() -> None:
    made = asks(section("a", q("x"), weight=3), section("b", q("y"), section("c", q("z"), scored=False)))
    asked = relevance(made, {"x": said(20), "y": said(0), "z": said(0)})
    assert whole(made, asked.items, asked.sections).score == 75
