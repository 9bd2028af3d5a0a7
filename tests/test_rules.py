"""Rules beside the verdict: a section's own levels, the arc, contrasts, repeats; and what is refused."""

from fractions import Fraction

from conftest import Written, codes
from cxaudit.audit.answers import Answer
from cxaudit.audit.record import Audit, Header
from cxaudit.scoring.score import score
from cxaudit.scoring.scorecard import Scorecard


def card(written: Written, **answers: str) -> Scorecard:
    given = {id_: Answer(value=value) for id_, value in answers.items()}
    return score(Audit(header=Header(), questionnaire=written.whole, answers=given))


def test_a_section_names_its_score_in_its_own_words(written: Written) -> None:
    """sections:
    - id: manner
      title: MANNER
      levels:
        - {id: waiting, title: Waiting, words: w, below: 50, standing: low}
        - {id: ready, title: Ready, words: r, standing: high}
      questions: [{id: a, text: A, scale: truth}]
    - {id: other, title: OTHER, questions: [{id: b, text: B, scale: truth}]}
    """
    found = card(written, a="4", b="4")
    titles = [section.level and section.level.title for section in found.sections]
    assert titles == ["Ready", "Strong"]
    assert found.verdict is not None and found.verdict.level.title == "Strong"


def test_a_whole_of_one_section_has_its_levels(written: Written) -> None:
    """sections:
    - {id: apart, title: APART, scored: false, questions: [{id: c, text: C, scale: truth, optional: true}]}
    - id: manner
      title: MANNER
      levels:
        - {id: waiting, title: Waiting, words: w, below: 50, standing: low}
        - {id: ready, title: Ready, words: r, standing: high}
      questions: [{id: a, text: A, scale: truth}]
    """
    assert [card(written, a=value).verdict.level.title for value in "04"] == ["Waiting", "Ready"]  # type: ignore[union-attr]


def test_levels_of_a_section_hold_nothing_and_decide_nothing(written: Written) -> None:
    """rules: {weakest_of: [named, other]}
    sections:
    - id: named
      title: Named
      levels: §[{id: a, title: A, words: a, below: 50}, {id: b, title: B, words: b}]
      questions: [{id: called, text: Named, scale: truth}]
    - id: point
      title: P
      levels: §[{id: a, title: A, words: a, below: 50}, {id: b, title: B, words: b}]
      questions: [{id: p, text: P, scale: truth, make_or_break: true}]
    - id: holding
      title: H
      levels: §[{id: a, title: A, words: a, below: 50, hold_up_to: 0}, {id: b, title: B, words: b}]
      questions: [{id: h, text: H, scale: truth}]
    - id: empty
      title: E
      levels: §[{id: a, title: A, words: a, below: 50}, {id: b, title: B, words: b}]
      questions: [{id: e, text: E, type: text}]
    - id: falling
      title: F
      levels:
        - {id: a, title: A, words: a, below: 50}
        - {id: b, title: B, words: b, below: §40}
        - {id: c, title: C, words: c}
      questions: [{id: f, text: F, scale: truth}]
    - {id: other, title: O, questions: [{id: o, text: O, scale: truth}]}
    """
    marks = written.marks
    assert codes(written.load().problems, sorted(marks)) == ["bad-levels"] * 5


def test_the_arc_names_its_weakest_stage_and_those_nobody_looked_at(written: Written) -> None:
    """rules: {arc: {stages: [one, two, three]}}
    sections:
    - {id: one, title: ONE, questions: [{id: a, text: A, scale: truth}]}
    - {id: two, title: TWO, questions: [{id: b, text: B, scale: truth}]}
    - {id: three, title: THREE, questions: [{id: c, text: C, scale: truth}]}
    """
    journey = card(written, a="4", b="0").journey
    assert journey is not None
    assert (journey.weakest, journey.not_looked_at) == ("two", ("three",))
    nothing = card(written).journey
    assert nothing is not None
    assert (nothing.weakest, nothing.not_looked_at) == ("", ("one", "two", "three"))


def test_an_arc_lies_along_a_dimension_with_its_stages(written: Written) -> None:
    """rules: {arc: {stages: [one, two, §thre], §along: stage}}
    dimensions: {stage: {title: Stage, values: {one: One}}}
    sections:
    - {id: one, title: ONE, questions: [{id: a, text: A, scale: truth}]}
    - {id: two, title: TWO, questions: [{id: b, text: B, scale: truth}]}
    - {id: three, title: THREE, questions: [{id: c, text: C, scale: truth}]}
    """
    found = written.load().problems
    assert {problem.code for problem in found} == {"unknown-id"}
    assert any("no scored section 'thre'" in problem.message for problem in found)
    assert any("has no value 'two'" in problem.message for problem in found)


def test_a_contrast_compares_means_of_sections_by_their_weight(written: Written) -> None:
    """rules:
      contrasts:
        - id: far
          first: [one, two]
          second: [three]
          points: 25
          first_ahead: Ahead.
          second_ahead: Behind.
    sections:
    - {id: one, title: ONE, weight: 3, questions: [{id: a, text: A, scale: truth}]}
    - {id: two, title: TWO, questions: [{id: b, text: B, scale: truth}]}
    - {id: three, title: THREE, questions: [{id: c, text: C, scale: truth}]}
    """
    assert card(written, a="4", b="0", c="2").contrasts == ("Ahead.",), "75 against 50"
    assert card(written, a="0", b="4", c="2").contrasts == ("Behind.",), "25 against 50"
    assert card(written, a="2", b="4", c="2").contrasts == (), "62.5 against 50"
    assert card(written, a="4", c="2").contrasts == (), "one section is not rated"


def test_a_contrast_has_two_sides_and_something_to_say(written: Written) -> None:
    """rules:
      contrasts:
        - {id: §mute, first: [one], second: [two], points: 20}
        - {id: both, first: [one], second: [one], points: 20, first_ahead: A.}
        - {id: lost, first: [§won], second: [two], points: 20, first_ahead: A.}
    sections:
    - {id: one, title: ONE, questions: [{id: a, text: A, scale: truth}]}
    - {id: two, title: TWO, questions: [{id: b, text: B, scale: truth}]}
    """
    found = sorted((p.source.line, p.code) for p in written.load().problems)
    assert found == [(3, "bad-rule"), (4, "bad-rule"), (5, "unknown-id")]


def test_rated_is_true_or_false_and_never_unknown(written: Written) -> None:
    """sections:
    - {id: one, title: ONE, questions: [{id: a, text: A, scale: truth}]}
    - {id: two, title: TWO, when: not rated(one), questions: [{id: b, text: B, scale: truth}]}
    """
    assert "b" in card(written).items
    assert "b" not in card(written, a="4").items


def test_an_include_says_what_is_asked_again(written: Written) -> None:
    """sections:
    - {id: mine, title: MINE, questions: [{id: m, text: Mine, scale: truth}]}
    - {include: other, asked_as: {a: m}}
    --- other.yaml
    sections:
    - {id: one, title: ONE, questions: [{id: a, text: A, scale: truth}, {id: b, text: B, scale: truth}]}
    """
    assert {q.id: q.asked_as for q in written.whole.questions()} == {"m": "", "a": "m", "b": ""}


def test_what_is_asked_again_was_asked(written: Written) -> None:
    """sections:
    - {id: mine, title: MINE, questions: [{id: m, text: Mine, scale: truth}]}
    - {include: other, asked_as: {§a: gone, §c: m, §one: m}}
    --- other.yaml
    sections:
    - {id: one, title: ONE, questions: [{id: a, text: A, scale: truth}]}
    """
    found = written.load().problems
    assert {problem.code for problem in found} == {"unknown-id"}
    said = sorted(problem.message for problem in found)
    assert said[0] == "other has nothing called 'c'"
    assert said[1] == "other has nothing called 'one'"
    assert said[2] == "there is no question 'gone'"


def test_what_is_not_looked_at_stays_behind(written: Written) -> None:
    """sections: [{include: other}]
    rules: {remarks: [{id: mine, text: the moon, place: not_looked_at}]}
    --- other.yaml
    sections: [{id: one, title: ONE, questions: [{id: a, text: A, scale: truth}]}]
    rules:
      remarks: [{id: theirs, text: the sun, place: not_looked_at}, {id: kept, text: Kept., when: a == 4}]
    """
    assert [remark.id for remark in written.whole.rules.remarks] == ["mine", "kept"]


def test_arcs_and_contrasts_travel_where_all_their_sections_do(written: Written) -> None:
    """sections: [{include: other}]
    --- other.yaml
    rules:
      arc: {stages: [one, two]}
      contrasts: [{id: far, first: [one], second: [two], points: 20, first_ahead: A.}]
    sections:
    - {id: one, title: ONE, questions: [{id: a, text: A, scale: truth}]}
    - {id: two, title: TWO, questions: [{id: b, text: B, scale: truth}]}
    --- less.yaml
    sections: [{include: 'other#one'}]
    """
    assert written.whole.rules.arc is not None
    assert written.whole.rules.contrasts[0].points == Fraction(20)
    less = written.load("less").questionnaire
    assert less is not None
    assert (less.rules.arc, less.rules.contrasts) == (None, ())


def test_a_second_rating_needs_a_score(written: Written) -> None:
    """sections: [{id: one, title: ONE, questions: [{id: a, text: A, type: text, second_rating: §true}]}]"""
    assert codes(written.load().problems, written.marks) == ["bad-question"]
