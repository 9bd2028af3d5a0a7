"""What holds of any small questionnaire and any answers to it."""

import random
from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.audit.answers import Answer
from cxaudit.audit.record import Audit, Header
from cxaudit.questionnaire.condition import parse
from cxaudit.questionnaire.model import Dimension, Question, Questionnaire, Rules, Section
from cxaudit.scoring.relevance import relevance
from cxaudit.scoring.score import score, what_if
from cxaudit.scoring.scorecard import Scorecard, every
from test_scoring import Tree, agrees_with_hand, asks, every_tree, q, said, section

SOME = settings(max_examples=120, deadline=None)
GIVEN = st.one_of(st.integers(0, 20), st.sampled_from(["?", "na", None]))
WEIGHT = st.sampled_from(["0.5", "1", "2", "3", "7"])
CONDITIONS = ("{} >= 10", "{} < 10", "not {} == 20", "answered({})", "not answered({})", "score(s0) < 60")
STAGES = Dimension(id="stage", title="Stage", values={"early": "Early", "late": "Late"})

Answers = dict[str, Answer]


@st.composite
def trees(draw: st.DrawFn, name: str = "t", depth: int = 0) -> Tree:
    tree: Tree = {"id": name, "weight": draw(WEIGHT), "scored": depth == 0 or draw(st.integers(0, 4)) > 0}
    if depth < 2 and draw(st.booleans()):
        below = draw(st.integers(1, 3))
        return tree | {"below": [draw(trees(f"{name}_{n}", depth + 1)) for n in range(below)]}
    asked = draw(st.integers(1, 4))
    return tree | {"asks": {f"{name}_q{n}": (draw(WEIGHT), draw(GIVEN)) for n in range(asked)}}


@st.composite
def questionnaires(draw: st.DrawFn, *, conditions: bool = True, rules: bool | None = None) -> Questionnaire:
    """Return a questionnaire of two to four sections, some in a section of their own, with conditions."""
    before: list[str] = []

    def when(number: int) -> Any:
        if not (conditions and before) or draw(st.integers(0, 3)):
            return None
        usable = CONDITIONS if number else CONDITIONS[:-1]
        return parse(draw(st.sampled_from(usable)).format(draw(st.sampled_from(before))))

    def question(id_: str, number: int) -> Question:
        made = q(
            id_,
            draw(WEIGHT),
            make_or_break=draw(st.integers(0, 3)) == 0,
            when=when(number),
            dimensions={"stage": (draw(st.sampled_from(["early", "late"])),)},
        )
        before.append(id_)
        return made

    def one(number: int) -> Section:
        own_condition = when(number)
        inside = [question(f"s{number}_q{n}", number) for n in range(draw(st.integers(1, 4)))]
        made = section(f"s{number}", *inside, weight=draw(WEIGHT), when=own_condition)
        return section(f"p{number}", made, weight=draw(WEIGHT)) if draw(st.booleans()) else made

    sections = [one(number) for number in range(draw(st.integers(2, 4)))]
    by_weakest = draw(st.booleans()) if rules is None else rules
    return asks(
        *sections,
        dimensions={"stage": STAGES},
        rules=Rules(weakest_of=("s0", "s1") if by_weakest else ()),
    )


def answers_to(
    questionnaire: Questionnaire, among: st.SearchStrategy[Any] = GIVEN
) -> st.SearchStrategy[Answers]:
    ids = [question.id for question in questionnaire.questions()]
    return st.fixed_dictionaries(dict.fromkeys(ids, among)).map(
        lambda found: {id_: said(value) for id_, value in found.items() if value is not None}
    )


def judged(questionnaire: Questionnaire, answers: Answers) -> Scorecard:
    return score(Audit(header=Header(), questionnaire=questionnaire, answers=answers))


def rank(questionnaire: Questionnaire, card: Scorecard) -> int:
    return -1 if card.verdict is None else questionnaire.levels.index(card.verdict.level)


def with_weights(questionnaire: Questionnaire, times: Fraction) -> Questionnaire:
    def scaled(part: Section) -> Section:
        return replace(
            part,
            weight=part.weight * times,
            questions=tuple(replace(each, weight=each.weight * times) for each in part.questions),
            sections=tuple(scaled(child) for child in part.sections if isinstance(child, Section)),
        )

    sections = tuple(scaled(part) for part in questionnaire.sections if isinstance(part, Section))
    return replace(questionnaire, sections=sections)


@SOME
@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=3), st.data())
def test_any_tree_scores_as_by_hand(seeds: list[int], data: st.DataObject) -> None:
    grown = [data.draw(trees(f"t{n}")) for n in range(len(seeds))]
    agrees_with_hand(grown)
    assert len({tree["id"] for one in grown for tree in every_tree(one)}) >= len(grown)


@SOME
@given(st.data())
def test_the_order_of_answers_changes_nothing(data: st.DataObject) -> None:
    made = data.draw(questionnaires())
    answers = data.draw(answers_to(made))
    shuffled = list(answers.items())
    random.Random(data.draw(st.integers())).shuffle(shuffled)
    first, second = judged(made, answers), judged(made, dict(shuffled))
    assert replace(first, irrelevant=()) == replace(second, irrelevant=())
    assert set(first.irrelevant) == set(second.irrelevant)


@SOME
@given(st.data(), st.fractions(min_value="1/1000", max_value=1000).filter(bool))
def test_scaling_all_weights_changes_no_score(data: st.DataObject, times: Fraction) -> None:
    made = data.draw(questionnaires())
    answers = data.draw(answers_to(made))
    before, after = judged(made, answers), judged(with_weights(made, times), answers)
    for old, new in zip(every([before.whole]), every([after.whole]), strict=True):
        assert (old.id, old.score, old.coverage, old.level) == (new.id, new.score, new.coverage, new.level)
        assert (old.lowest, old.highest, old.provisional) == (new.lowest, new.highest, new.provisional)
    assert before.verdict == after.verdict
    assert [each.score for each in before.lenses] == [each.score for each in after.lenses]


@SOME
@given(st.data())
def test_every_score_lies_from_0_to_100_and_every_share_from_0_to_1(data: st.DataObject) -> None:
    made = data.draw(questionnaires())
    card = judged(made, data.draw(answers_to(made)))
    for result in every([card.whole]):
        for number in (result.score, result.lowest, result.highest):
            assert number is None or 0 <= number <= 100
        assert result.coverage is None or 0 <= result.coverage <= 1
        assert (result.score is None) == (result.level is None)
    assert all(lens.score is None or 0 <= lens.score <= 100 for lens in card.lenses)
    assert all(item.score is None or 0 <= item.score <= 1 for item in card.items.values())


@SOME
@given(st.data())
def test_raising_an_answer_lowers_no_score_and_no_verdict_while_relevance_stands(data: st.DataObject) -> None:
    made = data.draw(questionnaires(conditions=False))
    answers = data.draw(answers_to(made))
    given_values = [id_ for id_, answer in answers.items() if answer.value is not None]
    if not given_values:
        return
    raised = data.draw(st.sampled_from(given_values))
    higher = data.draw(st.integers(int(str(answers[raised].value)), 20))
    before = judged(made, answers)
    after = judged(made, answers | {raised: said(higher)})
    for old, new in zip(every([before.whole]), every([after.whole]), strict=True):
        assert (old.score is None) == (new.score is None)
        assert old.score is None or new.score is None or old.score <= new.score
    assert rank(made, before) <= rank(made, after)
    assert sum(map(len, after.red_flags)) <= sum(map(len, before.red_flags))


@SOME
@given(st.data())
def test_answers_that_are_not_relevant_count_nowhere(data: st.DataObject) -> None:
    made = data.draw(questionnaires())
    answers = data.draw(answers_to(made))
    before = judged(made, answers)
    kept = {id_: answer for id_, answer in answers.items() if id_ in before.items}
    assert set(answers) - set(kept) == set(before.irrelevant)
    assert replace(judged(made, kept), irrelevant=()) == replace(before, irrelevant=())


@SOME
@given(st.data())
def test_relevance_is_a_fixed_point_that_looks_back_only(data: st.DataObject) -> None:
    made = data.draw(questionnaires())
    answers = data.draw(answers_to(made))
    asked = relevance(made, answers).questions
    for n, id_ in enumerate(asked):
        so_far = {each: answers[each] for each in asked[:n] if each in answers}
        assert relevance(made, so_far).questions[:n] == asked[:n]
        assert id_ in relevance(made, so_far).questions


@SOME
@given(st.data())
def test_what_is_known_from_earlier_answers_changes_nothing(data: st.DataObject) -> None:
    made = data.draw(questionnaires())
    earlier, answers = data.draw(answers_to(made)), data.draw(answers_to(made))
    shared = {
        id_: earlier[id_] for id_ in data.draw(st.sets(st.sampled_from(sorted(earlier) or [""]))) if id_
    }
    answers = {**answers, **shared}
    afresh, after = relevance(made, answers), relevance(made, answers, relevance(made, earlier))
    assert after.items == afresh.items and after.sections == afresh.sections


@SOME
@given(st.data())
def test_the_score_once_everything_is_known_lies_in_the_range_given_before(data: st.DataObject) -> None:
    made = data.draw(questionnaires(conditions=False))
    answers = data.draw(answers_to(made))
    before = judged(made, answers)
    found_out = data.draw(answers_to(made, st.integers(0, 20)))
    settled = {id_: a for id_, a in answers.items() if a.state in ("value", "na")}
    after = judged(made, found_out | settled)
    for old, new in zip(every([before.whole]), every([after.whole]), strict=True):
        assert (old.lowest is None) == (new.score is None)
        if old.lowest is not None and old.highest is not None and new.score is not None:
            assert old.lowest <= new.score <= old.highest


@SOME
@given(st.data())
def test_the_range_is_reached_at_both_ends(data: st.DataObject) -> None:
    made = data.draw(questionnaires(conditions=False))
    answers = data.draw(answers_to(made))
    before = judged(made, answers).whole
    for end, expected in ((0, before.lowest), (20, before.highest)):
        known = {q_.id: said(end) for q_ in made.questions()}
        known |= {id_: a for id_, a in answers.items() if a.state in ("value", "na")}
        assert judged(made, known).whole.score == expected


@SOME
@given(st.data())
def test_what_if_nothing_were_raised_is_what_is(data: st.DataObject) -> None:
    made = data.draw(questionnaires())
    card = judged(made, data.draw(answers_to(made)))
    assert what_if(made, card, ()) == (card.whole, card.verdict)


@SOME
@given(st.data())
def test_what_if_is_what_scoring_says_once_it_has_happened(data: st.DataObject) -> None:
    made = data.draw(questionnaires(conditions=False))
    answers = data.draw(answers_to(made))
    card = judged(made, answers)
    chosen = [id_ for id_ in card.items if answers.get(id_, Answer()).state != "na"]
    raised = data.draw(st.lists(st.sampled_from(chosen), unique=True)) if chosen else []
    below = [id_ for id_ in raised if (card.items[id_].score or 0) < made.target]
    happened = judged(made, answers | {id_: said(15) for id_ in below})
    assert what_if(made, card, raised) == (happened.whole, happened.verdict)


@SOME
@given(st.data())
def test_the_verdict_is_never_above_the_lowest_block_or_any_hold(data: st.DataObject) -> None:
    made = data.draw(questionnaires(rules=True))
    card = judged(made, data.draw(answers_to(made)))
    blocks = [card.section(name) for name in ("s0", "s1")]
    levels = [block.level for block in blocks if block is not None]
    if card.verdict is None:
        assert len(levels) < 2 or None in levels
        return
    assert all(level is not None for level in levels)
    order = made.levels.index
    assert order(card.verdict.level) <= min(order(level) for level in levels if level is not None)
    assert all(order(card.verdict.level) <= order(hold.level) for hold in card.verdict.holds)
    ranks = [order(hold.level) for hold in card.verdict.holds]
    assert ranks == sorted(ranks)
    if card.red_flags:
        assert card.verdict.level.id in ("critical", "weak", "patchy")
