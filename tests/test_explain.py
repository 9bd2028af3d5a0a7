"""Every number of a report stands in the explanation, exactly, and can be worked out again from there."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import pytest

from cxaudit.audit.record import Audit, Header
from cxaudit.cli.source import audit_from_answers
from cxaudit.plan.exact import figure
from cxaudit.plan.explain import explain
from cxaudit.plan.make import make_plan
from cxaudit.plan.model import Action, Plan, Worth
from cxaudit.questionnaire.library import Library, bundled
from cxaudit.questionnaire.model import Dimension, Rules
from cxaudit.scoring.score import score
from cxaudit.scoring.scorecard import Scorecard, SectionScore, every
from test_plan import a
from test_scoring import F, asks, found, q, said, section

N = r"(-?[0-9]+(?:[./][0-9]+)?)"
"""A number as it stands in an explanation whose shortened decimals are taken out."""


def nested() -> Audit:
    """Return an audit with what the bundled questionnaires do not have: parents, thirds, a plan put off."""
    tags = {"kind": ("one",)}
    inner = section("inner", a("x", "1.5", effort="L", dimensions=tags), q("y", 2, dimensions=tags), weight=3)
    made = asks(
        section(
            "outer", inner, section("other", a("z", 3, merge_key="key", kind="basic"), q("u", 4)), weight=2
        ),
        section("last", a("v", 1, merge_key="key"), a("w", 2, kind="delighter"), q("n")),
        section("bare", q("b1"), q("b2", 3)),
        section("apart", q("c", dimensions=tags), scored=False),
        dimensions={"kind": Dimension(id="kind", title="Kind", values={"one": "One", "two": "Two"})},
        rules=Rules(weakest_of=("outer", "last")),
    )
    answers = {"x": 7, "y": 13, "z": 0, "u": 19, "v": 6, "w": 9, "n": "na", "b1": 20, "b2": "?", "c": 3}
    given = {id_: said(value) for id_, value in answers.items()}
    return Audit(header=Header(), questionnaire=made, answers=given)


EXAMPLES = sorted(
    file.relative_to(bundled("examples")).with_suffix("").as_posix()
    for file in bundled("examples").rglob("*.yaml")
)
NAMES = [*EXAMPLES, "nested"]


@cache
def case(name: str) -> tuple[Audit, Scorecard, Plan, tuple[str, ...]]:
    """Return an audit, what is concluded, and the lines that explain it without shortened decimals."""
    library = Library((bundled(),))
    audit = (
        nested() if name == "nested" else audit_from_answers(bundled("examples") / f"{name}.yaml", library)
    )
    card = score(audit)
    lines = tuple(re.sub(r" \(~[^)]*\)", "", line) for line in explain(audit))
    return audit, card, make_plan(audit, card), lines


def below(lines: tuple[str, ...], title: str) -> list[str]:
    """Return the indented lines that follow a title, or the first line that begins with it."""
    exact = [n for n, line in enumerate(lines) if line == title or line.startswith(f"{title} (")]
    start = (exact or [n for n, line in enumerate(lines) if line.startswith(title)])[0] + 1
    end = next((n for n in range(start, len(lines)) if not lines[n].startswith(" ")), len(lines))
    return [line.strip() for line in lines[start:end]]


def numbers(pattern: str, lines: list[str]) -> list[tuple[Fraction, ...]]:
    """Return the numbers of every line that the pattern, with `#` for a number, fits."""
    fitting = re.compile(re.escape(pattern).replace(r"\#", N))
    matches = (fitting.match(line) for line in lines)
    return [tuple(F(number) for number in each.groups()) for each in matches if each]


def explained(card: Scorecard) -> Iterator[tuple[str, SectionScore]]:
    for each in every(card.sections):
        if each.tally.applicable or each.tally.na:
            yield each.title, each
    yield "All sections together", card.whole


def test_there_are_examples_of_every_kind() -> None:
    assert {"restaurant", "store", "workshop"} <= set(EXAMPLES)
    assert len(EXAMPLES) >= 13


@pytest.mark.parametrize("name", NAMES)
def test_a_section_score_is_the_sum_of_what_stands_above_it(name: str) -> None:
    _, card, _, lines = case(name)
    for title, each in explained(card):
        block = below(lines, title)
        own = numbers("score: 100 x # / # = #, which is", block)
        if each.score is None or not any(item.counts for item in each.items):
            assert own == []
            continue
        assert own == [(own[0][0], own[0][1], each.score)]
        assert 100 * own[0][0] / own[0][1] == each.score
        items = [re.search(rf", {N} x weight {N} = {N}\Z", line) for line in block]
        parts = [tuple(map(F, item.groups())) for item in items if item]
        assert all(value * weight == product for value, weight, product in parts)
        assert (sum(part[2] for part in parts), sum(part[1] for part in parts)) == own[0][:2]


@pytest.mark.parametrize("name", NAMES)
def test_a_score_over_sections_is_worked_out_from_theirs(name: str) -> None:
    _, card, _, lines = case(name)
    for title, each in explained(card):
        (line,) = [line for line in below(lines, title) if line.startswith("score: (")] or [""]
        by_sections = each.score is not None and not any(item.counts for item in each.items)
        assert bool(line) is by_sections
        if not by_sections:
            continue
        terms = [(F(w), F(s)) for w, s in re.findall(rf"{N} x {N}", line)]
        rated = [child for child in each.children if child.scored and child.score is not None]
        assert terms == [(child.weight, child.score) for child in rated]
        ((weight, result),) = [tuple(map(F, g)) for g in re.findall(rf"\) / {N} = {N}, which is", line)]
        assert sum(w * s for w, s in terms) / weight == result == each.score


@pytest.mark.parametrize("name", NAMES)
def test_every_score_names_its_level_and_that_levels_borders(name: str) -> None:
    audit, card, _, lines = case(name)
    levels = audit.questionnaire.levels
    for title, each in explained(card):
        said_level = [line for line in below(lines, title) if ", which is " in line]
        assert len(said_level) == (each.score is not None)
        for line in said_level:
            assert each.level is not None
            assert f", which is {each.level.title} (" in line
            borders = [level.below for level in levels[: levels.index(each.level)][-1:]] + [each.level.below]
            assert [F(n) for n in re.findall(N, line.rsplit("(", 1)[1])] == [
                b for b in borders if b is not None
            ]


@pytest.mark.parametrize("name", NAMES)
def test_coverage_is_answered_weight_over_applicable_weight(name: str) -> None:
    _, card, _, lines = case(name)
    for title, each in explained(card):
        shown = numbers("answered: weight # of # = #%", below(lines, title))
        if each.coverage is None:
            assert shown == []
            continue
        ((answered, applicable, share),) = shown
        assert (answered, applicable) == (each.weight_answered, each.weight_applicable)
        assert answered / applicable * 100 == share == 100 * each.coverage
        words = "".join(below(lines, title))
        assert ("not rated: below 33%" in words) is (each.score is None)
        assert ("provisional: below 80%" in words) is each.provisional


@pytest.mark.parametrize("name", NAMES)
def test_the_range_stands_wherever_something_is_open(name: str) -> None:
    _, card, _, lines = case(name)
    for title, each in explained(card):
        shown = numbers("if everything unknown were worst: #; if it were best: #", below(lines, title))
        is_open = each.coverage is not None and each.coverage < 1
        assert shown == ([(each.lowest, each.highest)] if is_open else [])


@pytest.mark.parametrize("name", NAMES)
def test_what_lies_between_two_sections_is_a_difference(name: str) -> None:
    _, card, _, lines = case(name)
    shown = numbers("# - # = # points apart", [line.strip() for line in lines])
    assert [each[2] for each in shown] == ([card.gap] if card.verdict and card.gap is not None else [])
    assert all(high - low == gap for high, low, gap in shown)


@pytest.mark.parametrize("name", NAMES)
def test_the_verdict_stands_with_everything_that_holds_it(name: str) -> None:
    _, card, _, lines = case(name)
    block = below(lines, "Verdict")
    if card.verdict is None:
        assert any(line.startswith("no verdict: ") for line in block)
        return
    assert f"so the verdict is {card.verdict.level.title}" in block
    for hold in card.verdict.holds:
        for point in hold.points:
            (line,) = [line for line in block if line.startswith(f"{point} ")]
            assert line.endswith(f": at most {hold.level.title}")
            value = card.items[point].score
            assert value is None or f" scores {figure(value)}: " in line


@pytest.mark.parametrize("name", NAMES)
def test_a_lens_is_worked_out_from_its_pool(name: str) -> None:
    audit, card, _, lines = case(name)
    for lens in card.lenses:
        title = f"{audit.questionnaire.dimensions[lens.dimension].title}, {lens.title}: "
        (line,) = [line.strip() for line in lines if line.strip().startswith(title)]
        assert line.endswith(f", {lens.answered} of {lens.applicable} answered")
        shown = numbers("100 x # / # = #", [line.removeprefix(title)])
        assert [each[2] for each in shown] == ([] if lens.score is None else [lens.score])
        assert all(100 * total / weight == result for total, weight, result in shown)


def actions_of(plan: Plan) -> list[tuple[str, Action]]:
    return [
        *((f"{action.number}. {action.id}: ", action) for action in plan.actions),
        *((f"{each.action.id}: ", each.action) for each in plan.not_now),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_priority_is_gap_times_weight_times_impact_over_effort(name: str) -> None:
    _, _, plan, lines = case(name)
    for start, action in actions_of(plan):
        (line,) = [line for line in below(lines, "Plan: ") if line.startswith(start)]
        ((gap, weight, impact, effort, priority),) = numbers("# x # x # / # = #", [line.removeprefix(start)])
        assert gap * weight * impact / effort == priority == action.priority
        assert (gap, weight, gap * weight * impact) == (action.gap, action.weight, action.reach)
        assert ("red flag" in line) is action.red_flag
        assert ("chosen" in line) is action.chosen


def told(worth: Worth, card: Scorecard, target: str) -> list[str]:
    return [
        f"raised to {target}: {found(card, id_).title} {plain(before)} -> {plain(after)} ({level.title})"
        for id_, before, after, level in worth.sections
    ]


def plain(number: Fraction) -> str:
    return re.sub(r" \(~[^)]*\)", "", figure(number))


@pytest.mark.parametrize("name", NAMES)
def test_worth_stands_under_each_action_for_the_first_together_and_for_each_month(name: str) -> None:
    audit, card, plan, lines = case(name)
    target = plain(audit.questionnaire.target)
    block = below(lines, "Plan: ") if plan.actions else []
    for action in plan.actions:
        start = next(n for n, line in enumerate(block) if line.startswith(f"{action.number}. "))
        worth = plan.worth.get(action.id)
        expected = told(worth, card, target) if worth else []
        assert block[start + 2 : start + 2 + len(expected)] == expected
    together = [plan.worth_first] if plan.worth_first else []
    for worth in (*together, *plan.worth_by_slot.values()):
        ranks = " + ".join(str(action.number) for action in plan.actions if action.id in worth.actions)
        for line in told(worth, card, target):
            assert block.count(f"{ranks}: {line}") == 1 + (len(worth.actions) == 0)
    assert sum("raised to" in line for line in block) >= sum(len(w.sections) for w in plan.worth.values())


def test_the_workshops_62_is_explained() -> None:
    text = "\n".join(explain(case("workshop")[0]))
    assert "1 + 2 + 3: raised to 0.75: PROCESS 1500/29 (~51.72) -> 1800/29 (~62.07) (Solid)" in text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (F(0), "0"),
        (F(100), "100"),
        (F(125, 2), "62.5"),
        (F(250, 7), "250/7 (~35.71)"),
        (F(1, 3), "1/3 (~0.33)"),
        (F(100) - F(1, 10**9), "99999999999/1000000000 (~99.99)"),
        (F(1, 10**9), "1/1000000000 (~0.01)"),
    ],
)
def test_a_figure_is_exact_and_only_a_long_one_is_also_shortened(number: Fraction, text: str) -> None:
    assert figure(number) == text


@pytest.mark.parametrize("name", NAMES)
def test_shortened_decimals_are_what_they_shorten(name: str) -> None:
    text = "\n".join(explain(case(name)[0]))
    for exact, short in re.findall(rf"{N} \(~([^)]*)\)", text):
        assert abs(F(exact) - F(short)) <= F(1, 200)


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_that_counts_has_its_line(name: str) -> None:
    _, card, _, lines = case(name)
    stripped = [line.strip() for line in lines]
    for item in card.items.values():
        if not item.counts:
            continue
        (line,) = [line for line in stripped if line.startswith(f"{item.question}: ")][:1] or [""]
        wording = {
            "na": "not applicable",
            "unknown": "not known",
            "open": "not answered",
            "value": " x weight ",
        }
        assert wording[item.state] in line
