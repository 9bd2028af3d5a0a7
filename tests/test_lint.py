"""The checks of `lint`: what no schema can see. The mark § stands where a problem is expected."""

from pathlib import Path
from time import perf_counter

import pytest
from typer.testing import CliRunner

from conftest import ADVICE, Written
from cxaudit.cli.app import app
from cxaudit.codes import CODES
from cxaudit.lint import CHECKS, OFF_BY_DEFAULT, lint
from cxaudit.lint.advice import LOW as LOW_HERE
from cxaudit.problems import Problem
from cxaudit.questionnaire.library import Library, bundled
from cxaudit.questionnaire.load import Loader
from cxaudit.scoring.score import LOW

ASKED = "  - {id: shop, title: S, questions: [{id: staff, text: How many?, type: number}]}\n"
ONE = "cxaudit: questionnaire/1\nid: it\nversion: 1.0.0\ntitle: It\n"
TRUTH = (
    "scales: {truth: {options: [{value: 0, label: Never, score: 0}, {value: 1, label: Always, score: 1}]}}\n"
)


def found(text: str, folder: Path) -> list[Problem]:
    """Return everything that is said of a questionnaire, by its reader and by the checks."""
    path = folder / "it.yaml"
    path.write_text(text, encoding="utf-8")
    loaded = Loader(Library((bundled(),))).load(path)
    return [*loaded.problems, *(lint(loaded.questionnaire) if loaded.questionnaire else ())]


def codes_of(text: str, folder: Path) -> set[str]:
    """Return the codes of what is told of more than a file's being small."""
    return {problem.code for problem in found(text, folder)} - ADVICE


# Weights


def test_a_weight_without_another_question_moves_nothing(written: Written) -> None:
    """sections:
    - id: people
      title: People
      questions:
        - {id: greeting, text: We greet., scale: truth, weight: §3}
        - {id: word, text: In a word?, type: text, weight: §2}
    - id: place
      title: Place
      questions:
        - {id: light, text: It is light., scale: truth, weight: 3}
        - {id: clean, text: It is clean., scale: truth}
    """
    assert written.linted() == ["inert-weight", "inert-weight"]


def test_a_weight_that_counts_along_a_dimension_is_none_of_them(written: Written) -> None:
    """dimensions: {stage: {title: Stage, values: {before: Before}}}
    sections:
      - id: people
        title: People
        questions:
          - {id: greeting, text: We greet., scale: truth, weight: 3, dimensions: {stage: before}}
    """
    assert written.linted() == []


def test_a_section_needs_another_with_a_score_to_be_weighed_against(written: Written) -> None:
    """sections:
    - id: people
      title: People
      weight: §2
      questions: [{id: greeting, text: We greet., scale: truth}]
    - id: about
      title: About
      scored: false
      weight: §3
      questions: [{id: trade, text: Which trade?, type: text}]
    """
    assert written.linted() == ["inert-weight", "inert-weight"]


def test_sections_of_the_same_weight_weigh_nothing(written: Written) -> None:
    """sections:
    - id: all
      title: All
      sections:
        - {id: people, title: P, weight: §2, questions: [{id: greeting, text: We greet., scale: truth}]}
        - {id: place, title: Q, weight: §2, questions: [{id: light, text: It is light., scale: truth}]}
    - id: rest
      title: Rest
      weight: 0.5
      questions: [{id: clean, text: It is clean., scale: truth}]
    """
    assert written.linted() == ["inert-weight", "inert-weight"]


# Scales, bands, points, gates


def test_scores_rise_from_the_first_option_to_the_last(written: Written) -> None:
    """scales:
      turned:
        options: [{value: 1, label: Always, score: 1}, {value: 0, label: Never, score: §0}]
      level:
        options:
          - {value: 0, label: A, score: 0}
          - {value: 1, label: B, score: 0}
          - {value: 2, label: C, score: 1}
      several: {options: [{value: 1, label: Always, score: 1}, {value: 0, label: Never, score: 0}]}
    sections:
      - id: people
        title: People
        questions:
          - {id: greeting, text: We greet., scale: turned}
          - {id: goodbye, text: We wave., scale: level}
          - {id: ways, text: Which ways?, type: multiple, scale: several}
    """
    assert written.linted() == ["scores-out-of-order"]


def test_a_multiple_choice_counts_what_fits_together(written: Written) -> None:
    """sections:
    - id: people
      title: People
      questions:
        - id: enough
          text: Which of these?
          type: multiple
          options: [{value: a, label: A, score: 0.5}, {value: b, label: B, score: 0.5}]
        - id: short
          text: Which of those?
          type: multiple
          options: §[{value: a, label: A, score: 0.5}, {value: b, label: B, score: 0.5, exclusive: true}]
    """
    assert written.linted() == ["never-full"]


def test_full_marks_lie_within_the_limits(written: Written) -> None:
    """sections:
    - id: people
      title: People
      questions:
        - id: wait
          text: How long do people wait?
          type: number
          min: 5
          bands: §[{below: 5, score: §1}, {below: 15, score: 0.5}, {score: 0}]
        - id: same
          text: How long do people stay?
          type: number
          bands: §[{below: 5, score: 1}, {score: 1}]
    """
    assert written.linted() == ["never-full", "unused-band", "equal-scores"]


def test_a_point_can_hold_only_what_is_low_enough(written: Written) -> None:
    """scales:
      high: {options: [{value: 0, label: Mostly, score: 0.75}, {value: 1, label: Always, score: 1}]}
    sections:
      - id: people
        title: People
        questions:
          - {id: greeting, text: We greet., scale: high, make_or_break: §true}
          - {id: goodbye, text: We wave., make_or_break: true,
             options: [{value: 0, label: Never, score: 0.5}, {value: 1, label: Always, score: 1}]}
    """
    assert written.linted() == ["never-holds"]


def test_a_point_held_at_the_highest_level_is_not_held(written: Written) -> None:
    """levels:
      - {id: low, title: Low, words: low, below: 50}
      - {id: high, title: High, words: high, hold_up_to: §0.5}
    sections:
      - id: people
        title: People
        questions: [{id: greeting, text: We greet., scale: truth, make_or_break: true}]
    """
    assert written.linted() == ["never-holds"]


def test_levels_without_a_hold_hold_nothing(written: Written) -> None:
    """levels:
      - {id: low, title: Low, words: low, below: 50, red_flag: §true}
      - {id: high, title: High, words: high}
    sections:
      - id: people
        title: People
        questions: [{id: greeting, text: We greet., scale: truth, make_or_break: §true}]
    """
    assert written.linted() == ["never-holds", "never-holds"]
    point = next(p for p in lint(written.whole) if p.code == "never-holds" and p.source.line == 7)
    assert "hold_up_to" in point.hint


def test_a_gate_opens_and_closes(written: Written) -> None:
    """sections:
    - id: good
      title: Good
      gate: {title: Test}
      questions: [{id: greeting, text: We greet., scale: truth}]
    - id: shut
      title: Shut
      gate: §{title: Test}
      questions: [{id: wait, text: How long?, type: number, bands: §[{below: 5, score: 0.5}, {score: 0}]}]
    - id: open
      title: Open
      gate: §{title: Test}
      questions: [{id: goodbye, text: We wave.,
                   options: §[{value: a, label: A, score: 1}, {value: b, label: B, score: 1}]}]
    """
    assert written.linted() == ["gate-never-passes", "never-full", "gate-never-fails", "equal-scores"]


# Conditions

WHENS = {
    "staff < 5 or staff >= 5": "always-true",
    "staff < 5 or staff > 5": "",
    "staff <= 5 and staff > 4": "",
    "staff < 5 and staff > 5": "always-false",
    "staff > 4 and staff < 5": "always-false",  # it is a whole number
    "staff >= 0": "always-true",  # its smallest value
    "staff > 100": "always-false",
    "not (staff == 3) and staff in [3]": "always-false",
    "answered(staff)": "",
    "not answered(staff) or staff >= 0": "always-true",
    "answered(word) and not answered(word)": "always-false",
    "trade == food or trade == wear or trade == other": "always-true",
    "trade in [food, wear]": "",
    "trade == food and trade == wear": "always-false",
    "trade == food and ways has phone": "",
    "ways has phone and ways has mail": "",
    "ways has phone and ways has nothing": "always-false",  # nothing stands alone
    "ways has phone or ways has mail or ways has nothing": "always-true",
    "score(people) < 40 and score(people) >= 40": "always-false",
    "score(people) <= 100": "always-true",
    "score(people) < 40": "",
    "score(about) < 40": "always-false",  # nothing in it has a score
    "red_flag(people)": "always-false",  # nothing in it is make-or-break
    "gate(people) in [passed, not_passed, undecided]": "always-true",
    "gate(people) == passed and not (gate(people) == passed)": "always-false",
    "trade == food or (trade != food and staff >= 0)": "always-true",
}


def with_condition(when: str) -> str:
    return f"""{ONE}{TRUTH}sections:
  - id: about
    title: About
    questions:
      - {{id: staff, text: How many?, type: number, min: 0, max: 100, whole: true}}
      - {{id: word, text: In a word?, type: text}}
      - id: trade
        text: Which trade?
        options: [{{value: food, label: F}}, {{value: wear, label: W}}, {{value: other, label: O}}]
      - id: ways
        text: Which ways?
        type: multiple
        options:
          - {{value: phone, label: Phone}}
          - {{value: mail, label: M}}
          - {{value: nothing, label: Neither, exclusive: true}}
  - id: people
    title: People
    gate: {{title: Test}}
    questions: [{{id: greeting, text: We greet., scale: truth}}]
  - id: last
    title: Last
    questions:
      - {{id: more, text: More?, type: text, when: "{when}"}}
"""


@pytest.mark.parametrize("when", WHENS)
def test_conditions_are_decided_by_trying(when: str, tmp_path: Path) -> None:
    told = codes_of(with_condition(when), tmp_path)
    assert told == ({WHENS[when]} if WHENS[when] else set())


def test_what_is_asked_depends_on_what_is_asked_before(written: Written) -> None:
    """sections:
    - id: about
      title: About
      questions:
        - id: shop
          text: A shop?
          options: [{value: "no", label: "No"}, {value: "yes", label: "Yes"}]
        - id: size
          text: How large?
          options: [{value: s, label: Small}, {value: l, label: Large}]
          when: shop == yes
        - {id: online, text: Why no shop?, type: text, when: §size == s and shop == no}
        - {id: fine, text: Why small?, type: text, when: size == s or shop == no}
    - id: none
      title: None
      when: §answered(size) and shop == no
      questions: [{id: never, text: Never?, type: text, when: shop == yes}]
    - id: inside
      title: Inside
      when: shop == yes
      questions:
        - {id: also, text: Also?, type: text, when: §shop == no}
        - {id: asked, text: Asked?, type: text, when: size == l}
    """
    assert written.linted() == ["never-asked"] * 3


def test_the_score_of_a_section_that_is_not_asked_is_unknown(written: Written) -> None:
    """sections:
    - id: about
      title: About
      questions:
        - id: shop
          text: A shop?
          options: [{value: "no", label: "No"}, {value: "yes", label: "Yes"}]
    - id: people
      title: People
      when: shop == yes
      questions: [{id: greeting, text: We greet., scale: truth}]
    - id: last
      title: Last
      questions: [{id: why, text: Why?, type: text, when: §score(people) < 40 and shop == no}]
    """
    assert written.linted() == ["never-asked"]


def test_conditions_of_suggestions_rules_and_includes_are_tried_too(written: Written) -> None:
    """sections:
      - id: about
        title: About
        questions:
          - {id: staff, text: How many?, type: number}
          - id: shop
            text: A shop?
            options: [{value: "no", label: "No"}, {value: "yes", label: "Yes"}]
            suggest:
              - {value: "no", when: §staff < 1 and staff > 1}
              - {value: "yes", when: staff > 1}
              - {value: "no", when: §staff > 1}
              - {value: "no"}
              - {value: §"yes"}
      - include: other
        when: §staff < 1 or staff >= 1
    rules:
      diagnoses:
        - {id: one, name: One, text: One., when: §staff < 1 and staff > 2}
        - {id: two, name: Two, text: Two.}
        - {id: three, name: Three, text: Three., when: §staff > 2}
      remarks:
        - {id: four, text: Four., when: §staff < 1 or staff > 0}
    --- other.yaml
    sections:
      - {id: more, title: More, questions: [{id: size, text: How large?, type: number}]}
    """
    shown = [p for p in lint(written.whole) if p.code not in ADVICE]
    told = [p.code for p in shown]
    places = {(p.source.line, p.source.column) for p in shown}
    assert {code: told.count(code) for code in told} == {
        "always-false": 2,
        "never-its-turn": 3,
        "always-true": 2,
    }
    assert {line for line, _ in places} == {line for line, _ in written.marks}


def test_what_would_take_long_is_left_undecided(tmp_path: Path) -> None:
    names = [f"q{n}" for n in range(60)]
    asked = "".join(f"      - {{id: {n}, text: How many {n}?, type: number}}\n" for n in names)
    hard = " and ".join(f"({n} < 1 or {n} > 2)" for n in names)
    head = f"{ONE}sections:\n  - id: s\n    title: S\n    questions:\n{asked}"
    tail = "".join(f"      - {{id: r{n}, text: Why {n}?, type: text, when: '{hard}'}}\n" for n in range(100))
    chain = "".join(
        f"      - {{id: c{n}, text: And {n}?, type: number, when: c{n - 1} < {n} or c{n - 1} > {n + 1}}}\n"
        for n in range(1, 1500)
    )
    start = perf_counter()
    assert codes_of(head + tail + "      - {id: c0, text: First?, type: number}\n" + chain, tmp_path) == set()
    assert perf_counter() - start < 10


def test_a_long_chain_of_nested_conditions_is_followed(tmp_path: Path) -> None:
    deep = "not " * 48
    chain = "".join(
        f"      - {{id: c{n}, text: And {n}?, type: number, min: 0, when: {deep}(c{n - 1} >= {n % 2})}}\n"
        for n in range(1, 39)
    )
    head = f"{ONE}sections:\n  - id: s\n    title: S\n    questions:\n"
    first = "      - {id: c0, text: First?, type: number, min: 0}\n"
    told = codes_of(head + first + chain, tmp_path)
    assert told == {"always-true"}


# Advice


def test_low_answers_lead_to_advice_and_have_words(written: Written) -> None:
    """scales:
      truth: {options: [{value: 0, label: Never, score: 0.5}, {value: 1, label: Always, score: 1}]}
      high: {options: [{value: 0, label: Never, score: 0.75}, {value: 1, label: Always, score: 1}]}
    sections:
    - id: people
      title: People
      questions:
        - id: greeting
          text: We greet.
          scale: truth
          when_low: We do not.
          recommendation:
            title: Greet
            why: They see it.
            steps: [Greet.]
            first_step: Greet one.
            role: owner
            effort: S
            impact: M
            horizon: 30
            kpi: greetings
        - {id: §goodbye, text: We wave., scale: truth}
        - {id: high, text: We smile., scale: high}
        - {id: trade, text: Which trade?, type: text}
    """
    assert written.linted(advice=True) == ["no-recommendation", "no-when-low"]


def test_a_file_without_any_advice_is_told_once(written: Written) -> None:
    """sections:
    - id: people
      title: People
      questions:
        - {id: §greeting, text: We greet., scale: truth}
        - {id: goodbye, text: We wave., scale: truth}
        - {id: smile, text: We smile., scale: truth}
    """
    assert written.linted(advice=True) == ["no-recommendation", "no-when-low"]


def test_low_means_the_same_as_in_scoring() -> None:
    assert LOW_HERE == LOW


def test_a_sentence_that_is_never_said(written: Written) -> None:
    """sections:
    - id: people
      title: People
      questions:
        - {id: bare, text: We wave., scale: truth}
        - id: greeting
          text: We greet.
          scale: truth
          recommendation:
            {title: T, why: W, steps: [S], first_step: F, role: R, effort: S, impact: M, horizon: 30, kpi: K,
             why_now: {beside: §greeting, text: "With {n}."}}
        - id: smile
          text: We smile.
          scale: truth
          recommendation:
            {title: T, why: W, steps: [S], first_step: F, role: R, effort: S, impact: M, horizon: 30, kpi: K,
             why_now: {beside: §bare, text: "With {n}."}}
        - id: fine
          text: We nod.
          scale: truth
          recommendation:
            {title: T, why: W, steps: [S], first_step: F, role: R, effort: S, impact: M, horizon: 30, kpi: K,
             why_now: {beside: smile, text: "With {n}."}}
    """
    assert written.linted() == ["never-said", "never-said"]


# Names and numbers


def test_renames_name_what_is_gone(written: Written) -> None:
    """sections:
    - id: people
      title: People
      questions:
        - {id: greeting, text: We greet., scale: truth, renamed_from: §greeting}
        - {id: goodbye, text: We wave., scale: truth, renamed_from: [hail, §greeting]}
        - {id: smile, text: We smile., scale: truth, renamed_from: [§hail, grin]}
    """
    assert written.linted() == ["bad-rename"] * 3


def test_labels_and_titles_tell_apart(written: Written) -> None:
    """levels:
      - {id: low, title: Good, words: low, below: 50}
      - {id: high, title: §Good, words: high}
    scales:
      truth: {options: [{value: 0, label: Never, score: 0}, {value: 1, label: §Never, score: 1}]}
    sections:
      - id: people
        title: People
        questions:
          - {id: greeting, text: We greet., scale: truth}
          - {id: own, text: We wave., options: [{value: a, label: A}, {value: c, label: §A}]}
    """
    assert written.linted() == ["duplicate-label"] * 3


def test_scales_are_used_and_something_scores(written: Written) -> None:
    """scales:
      truth: {options: [{value: 0, label: Never}, {value: 1, label: Always}]}
      §other: {options: [{value: 0, label: Never, score: 0}, {value: 1, label: Always, score: 1}]}
    sections:
      §- id: people
        title: People
        questions: [{id: greeting, text: We greet., scale: truth}]
    """
    assert written.linted(advice=True) == ["unused-scale", "nothing-scores"]


def test_a_test_is_enough_of_a_score(written: Written) -> None:
    """sections:
    - id: people
      title: People
      scored: false
      gate: {title: Test}
      questions: [{id: greeting, text: We greet., scale: truth, when_low: No.}]
    """
    assert "nothing-scores" not in [p.code for p in lint(written.whole)]


def test_what_counts_to_a_hundred_is_no_share(written: Written) -> None:
    """levels:
      - {id: low, title: Low, words: low, below: §0.4}
      - {id: mid, title: Mid, words: mid, below: 0.7}
      - {id: high, title: High, words: high}
    sections:
      - {id: people, title: P, questions: [{id: greeting, text: We greet., scale: truth}]}
      - {id: place, title: Q, questions: [{id: light, text: It is light., scale: truth}]}
      - id: more
        title: More
        questions:
          - {id: why, text: Why?, type: text, when: score(people) < §0.5 and score(place) > 1}
          - {id: so, text: So?, type: text, when: light == 0}
    rules:
      imbalance: {between: [people, place], points: §0.2}
    """
    assert written.linted() == ["looks-like-fraction"] * 3


def test_texts_are_written(written: Written) -> None:
    """sections:
    - id: people
      title: §TODO
      questions:
        - {id: greeting, text: §"...", scale: truth}
        - {id: todo, text: We have a TODO list., scale: truth}
    """
    assert written.linted() == ["placeholder-text"] * 2


def test_blanks_are_filled_in(written: Written) -> None:
    """sections:
      - {id: people, title: P, questions: [{id: greeting, text: We greet., scale: truth}]}
    rules:
      diagnoses:
        - {id: a, name: A, text: §"{lagging} first."}
      remarks:
        - {id: b, text: §"{point} spoils it.", when: score(people) < 40}
        - {id: c, text: "A {brace} of geese.", when: score(people) < 50}
    """
    assert written.linted() == ["unfilled-blank"] * 2


# Texts


def test_blanks_tabs_and_twins(written: Written) -> None:
    r"""title: §"It "
    language: §en_GB
    version: §"1.0"
    intro: |
      A block ends with a line end, which is no blank.
    sections:
      - id: people
        title: §" People"
        questions:
          - {id: greeting, text: We greet everyone., type: text}
          - {id: again, text: §we greet  EVERYONE, type: text}
          - {id: twin, text: We greet everyone., type: text, asked_as: greeting}
          - {id: tab, text: §"a\tb", type: text}
    """
    expected = ["stray-blank", "bad-language", "bad-version", "stray-blank", "duplicate-text", "tab-in-text"]
    assert written.linted() == expected


@pytest.mark.parametrize("tag", ["en", "de-AT", "zh-Hant-TW", "es-419", "sl-rozaj", "de-x-own", "haw"])
def test_language_tags(tag: str, tmp_path: Path) -> None:
    assert "bad-language" not in codes_of(f"{ONE}language: {tag}\nsections:\n{ASKED}", tmp_path)


@pytest.mark.parametrize(
    "tag", ["english please", "english", "deutsch", "e", "en_GB", "en-", "en--GB", "x", "deutsch-schweiz-x"]
)
def test_no_language_tags(tag: str, tmp_path: Path) -> None:
    assert "bad-language" in codes_of(f"{ONE}language: {tag}\nsections:\n{ASKED}", tmp_path)


@pytest.mark.parametrize(
    ("version", "good"),
    [
        ("1.0.0", 1),
        ("0.1.0-beta.2+x.7", 1),
        ("1.0", 0),
        ("v1.0.0", 0),
        ("1.0.01", 0),
        ("1.0.0-", 0),
        ("1.0.0-01", 0),
    ],
)
def test_versions(version: str, good: int, tmp_path: Path) -> None:
    text = ONE.replace("1.0.0", f'"{version}"') + f"sections:\n{ASKED}"
    assert ("bad-version" in codes_of(text, tmp_path)) != bool(good)


# Defects seen in other tools, as far as a questionnaire can have them

DEFECTS = {
    "a weight that can move no score": (
        "inert-weight",
        TRUTH + "sections: [{id: s, title: S, questions: [{id: q, text: Q., scale: truth, weight: 3}]}]",
    ),
    "a maximum counted over all choices, which a single choice never reaches": (
        "bad-scale",
        "sections: [{id: s, title: S, questions: [{id: q, text: Q., options: "
        "[{value: a, label: A, score: 0.5}, {value: b, label: B, score: 0.5}]}]}]",
    ),
    "levels in the wrong order: every respondent passes": (
        "bad-levels",
        "levels: [{id: a, title: A, words: a, below: 80}, {id: b, title: B, words: b, below: 20},"
        " {id: c, title: C, words: c}]\nsections:\n" + ASKED,
    ),
    "number bands in the wrong order: everybody is in the first": (
        "bad-bands",
        "sections: [{id: s, title: S, questions: [{id: q, text: Q., type: number, bands: "
        "[{below: 9, score: 1}, {below: 5, score: 0.5}, {score: 0}]}]}]",
    ),
    "a gate everybody passes": (
        "gate-never-fails",
        "sections: [{id: s, title: S, gate: {title: G}, questions: [{id: q, text: Q., options: "
        "[{value: a, label: A, score: 1}, {value: b, label: B, score: 1}]}]}]",
    ),
    "a misspelt id": (
        "unknown-id",
        "sections:\n"
        + ASKED
        + "  - {id: t, title: T, when: stuff > 1, questions: [{id: w, text: W., type: text}]}",
    ),
    "an unquoted no that other tools read as false": (
        "unquoted-word",
        "sections: [{id: s, title: S, questions: [{id: q, text: Q., options: "
        '[{value: no, label: "No"}, {value: "yes", label: "Yes"}]}]}]',
    ),
    "a question behind a condition that never comes true": (
        "always-false",
        "sections:\n"
        + ASKED
        + "  - {id: t, title: T, when: staff > 5 and staff < 3, questions: [{id: w, text: W., type: text}]}",
    ),
    "a value under the wrong key makes a question vanish": (
        "unknown-key",
        "sections: [{id: s, title: S, question: [{id: q, text: Q., type: text}]}]",
    ),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_defects_seen_in_other_tools_are_caught(defect: str, tmp_path: Path) -> None:
    code, text = DEFECTS[defect]
    assert code in codes_of(f"{ONE}{text}\n", tmp_path)


# The whole


@pytest.mark.parametrize("name", sorted(Library((bundled(),)).names()))
def test_the_bundled_questionnaires_are_clean(name: str) -> None:
    loaded = Loader(Library((bundled(),))).load(bundled() / f"{name}.yaml")
    assert loaded.questionnaire is not None
    assert [p for p in (*loaded.problems, *lint(loaded.questionnaire)) if p.code not in OFF_BY_DEFAULT] == []


def test_what_is_included_is_told_in_its_own_file(written: Written) -> None:
    """sections: [{include: other}]
    --- other.yaml
    language: en_GB
    sections:
      - {id: people, title: "People ", questions: [{id: q, text: We greet., scale: truth, weight: 3}]}
    """
    assert lint(written.whole) == ()
    other = written.load("other").questionnaire
    assert other is not None
    assert {p.code for p in lint(other)} >= {"bad-language", "stray-blank", "inert-weight"}


def test_every_check_says_its_rule_in_one_line() -> None:
    rules = [check.__doc__ or "" for check in CHECKS]
    assert all(rule.endswith(".") and "\n" not in rule for rule in rules)
    assert len(set(rules)) == len(CHECKS)


def test_checking_is_a_small_part_of_reading() -> None:
    path = bundled() / "lasting-impression.yaml"
    best = {"read": 1.0, "lint": 1.0}
    for _ in range(20):
        start = perf_counter()
        questionnaire = Loader(Library((bundled(),))).load(path).questionnaire
        middle = perf_counter()
        assert questionnaire is not None
        lint(questionnaire)
        best["read"] = min(best["read"], middle - start)
        best["lint"] = min(best["lint"], perf_counter() - middle)
    assert best["lint"] < best["read"] / 2


# cxaudit explain


def test_every_code_is_explained() -> None:
    for code in CODES:
        result = CliRunner().invoke(app, ["explain", code])
        assert result.exit_code == 0, code
        assert result.stdout.startswith(f"{code}\n\n")
        assert len(result.stdout) > len(code) + 40
        assert "](" not in result.stdout


def test_a_code_may_be_copied_with_its_brackets() -> None:
    result = CliRunner().invoke(app, ["explain", "[Inert-Weight]"])
    assert result.stdout == CliRunner().invoke(app, ["explain", "inert-weight"]).stdout
    assert "can move no score" in result.stdout


def test_an_unknown_code_is_a_mistake_in_the_call() -> None:
    result = CliRunner().invoke(app, ["explain", "inert-wieght"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Did you mean 'inert-weight'?" in result.stderr
