"""What is said of the mistakes that new authors make: the hint says what to write."""

from pathlib import Path

import pytest

from conftest import ADVICE, Written
from cxaudit.lint import lint
from cxaudit.problems import Problem
from cxaudit.questionnaire.library import Library
from cxaudit.questionnaire.load import Loader

HEAD = 'cxaudit: questionnaire/1\nid: it\nversion: "1.0.0"\ntitle: It\n'
TRUTH = (
    "scales: {truth: {options: [{value: 0, label: Never, score: 0}, {value: 1, label: Always, score: 1}]}}\n"
)


def problems(text: str, folder: Path) -> list[Problem]:
    """Return everything that is said of a questionnaire but that it is small."""
    path = folder / "it.yaml"
    path.write_text(HEAD + text, encoding="utf-8", newline="\n")
    loaded = Loader(Library(())).load(path, shown="it.yaml")
    found = [*loaded.problems, *(lint(loaded.questionnaire) if loaded.questionnaire else ())]
    return [p for p in found if p.code not in ADVICE]


def question(keys: str) -> str:
    return (
        f"{TRUTH}sections: [{{id: s, title: S, questions: [{{id: q, text: We greet everyone., {keys}}}]}}]\n"
    )


def option(keys: str) -> str:
    return question(f"options: [{{value: a, label: A, score: 1}}, {{value: b, {keys}}}]")


HINTS = {
    # numbers
    option("label: B, score: 0,5"): ("unknown-key", "Write a decimal point: 0.5."),
    option('label: B, score: "0,5"'): ("wrong-type", "Write a decimal point: 0.5."),
    option("label: B, score: 50"): ("wrong-value", "write 0.5 for 50 of 100"),
    option("label: B, score: 100"): ("wrong-value", "write 1 for 100 of 100"),
    option("label: B, score: 50%"): ("wrong-type", "0.5 instead of 50 %"),
    question('scale: truth, weight: "2"'): ("wrong-type", "Take the quotes away: 2."),
    question("scale: truth, weight: 1e9"): ("wrong-type", "with digits"),
    question("type: number, min: 9, max: 1"): ("bad-question", "Swap the two."),
    "duration: 6 minutes\n" + question("scale: truth"): ("wrong-type", "Write the number alone: 6."),
    # texts and ids
    option("label: Rarely, or never, score: 0"): ("unknown-key", 'in quotes: "Rarely, or never"'),
    question("scale: truth").replace("text: We greet everyone.", "text: "): (
        "wrong-type",
        "text: What is asked",
    ),
    question("scale: truth").replace("id: q,", "id: pain__night,"): ("wrong-type", "single _ or -"),
    question("scale: truth").replace("id: q,", "id: pain-,"): ("wrong-type", "single _ or -"),
    question("scale: truth").replace("id: q,", f"id: {'a' * 81},"): ("wrong-type", "at most 80 characters"),
    question("scale: truth").replace("id: q,", "id: and,"): ("wrong-value", "Choose another id"),
    question("scale: truth").replace("id: s,", "id: has,"): ("wrong-value", "Choose another id"),
    question("scale: truth").replace("We greet everyone.", "Open: daily"): (
        "yaml-syntax",
        "whole text in quotes",
    ),
    # lists
    "sections:\n  • id: a\n    title: A\n": ("yaml-syntax", "Begin each item with '- '"),
    question("scale: truth, recommendation: {steps: • Look}"): ("wrong-type", "not with •"),
    question("options: [{value: a, label: A}]"): ("wrong-value", ""),
    # questions
    question("min: 0, unit: minutes"): ("bad-question", "Add `type: number`."),
    question("bands: [{below: 5, score: 1}, {score: 0}]"): ("bad-question", "Add `type: number`."),
    question("scale: truth, min: 0"): ("bad-question", "or write `type: number`"),
    question("scale: truth, asked_as: q"): ("forward-reference", "earlier question"),
    question("scale: truth, source: S9"): ("unknown-id", "declared under `source:`"),
    question("scale: truth, dimensions: {stage: before}"): ("unknown-id", "Declare it under `dimensions:`"),
    # conditions
    question("scale: truth, when: q == 1"): ("forward-reference", "asked before"),
    question("scale: truth, when: score(s) < 40"): ("forward-reference", "asked before"),
    question("type: number").replace(
        "type: number}", "type: number}, {id: r, text: Why?, type: text, when: 'q > 10,5'}"
    ): ("bad-condition", "Write a decimal point: 10.5."),
}


@pytest.mark.parametrize("text", HINTS)
def test_a_common_mistake_has_a_hint_that_helps(text: str, tmp_path: Path) -> None:
    code, hint = HINTS[text]
    found = problems(text, tmp_path)
    matching = [p for p in found if p.code == code and hint in p.hint]
    assert matching, found


def test_a_forgotten_type_is_told_once(tmp_path: Path) -> None:
    keys = "bands: [{below: 5, score: 1}, {score: 0}], min: 0, max: 9, unit: minutes"
    (only,) = problems(question(keys), tmp_path)
    assert only.message == "`bands` and `unit` and `min` and `max` are for number questions"


def test_what_too_few_are_of_is_said(tmp_path: Path) -> None:
    (only,) = problems(question("options: [{value: a, label: A}]"), tmp_path)
    assert only.message == "expected at least 2 options here, found 1"


def test_a_key_that_is_needed_and_empty_is_not_to_be_left_out(tmp_path: Path) -> None:
    (only,) = problems(question("scale: truth").replace("title: S", "title: "), tmp_path)
    assert only.message == "`title` is needed, and nothing stands behind it"
    assert "leave" not in only.hint


def test_a_file_without_sections_lacks_them(tmp_path: Path) -> None:
    (only,) = problems("", tmp_path)
    assert (only.code, only.message) == ("missing-key", "this questionnaire lacks sections")


def test_case_alone_is_a_near_miss(tmp_path: Path) -> None:
    advice = (
        "recommendation: {title: T, why: W, steps: [S], first_step: F, role: R, effort: s, impact: M, "
        "horizon: 30, kpi: K}"
    )
    (only,) = problems(question(f"scale: truth, {advice}"), tmp_path)
    assert only.hint == "Did you mean 'S'?"


def test_why_a_condition_never_holds_is_said(tmp_path: Path) -> None:
    text = TRUTH + (
        "sections:\n"
        "  - {id: a, title: A, questions: [{id: w, text: Who?, type: text}]}\n"
        "  - {id: b, title: B, questions: [{id: x, text: It is., scale: truth}]}\n"
        "  - {id: c, title: C, when: score(a) < 40, questions: [{id: y, text: So., scale: truth}]}\n"
        "  - {id: d, title: D, when: red_flag(b), questions: [{id: z, text: And., scale: truth}]}\n"
    )
    score, flag = [p.hint for p in problems(text, tmp_path) if p.code == "always-false"]
    assert "Nothing in 'a' has a score" in score
    assert "No question in 'b' is `make_or_break`" in flag


def test_what_follows_from_equal_scores_is_not_told(written: Written) -> None:
    """scales:
      truth: {options: §[{value: 0, label: Never, score: 1}, {value: 1, label: Always, score: 1}]}
    sections:
      - id: s
        title: S
        questions:
          - id: q
            text: We greet everyone.
            scale: truth
            make_or_break: true
            recommendation:
              {title: T, why: W, steps: [S], first_step: F, role: R, effort: S, impact: M, horizon: 30,
               kpi: K}
          - {id: wait, text: How long?, type: number, bands: §[{below: 5, score: 0.5}, {score: 0.5}]}
    """
    assert written.linted() == ["equal-scores", "equal-scores"]
    hints = {p.source.line: p.hint for p in lint(written.whole) if p.code == "equal-scores"}
    assert hints[14] == "Score the worst band 0."


def test_a_number_without_bands_needs_bands_for_its_recommendation(written: Written) -> None:
    """sections:
    - id: s
      title: S
      questions:
        - {id: x, text: It is., scale: truth}
        - id: q
          text: How long do people wait?
          type: number
          recommendation:
            §title: T
            why: W
            steps: [S]
            first_step: F
            role: R
            effort: S
            impact: M
            horizon: 30
            kpi: K
    """
    assert written.linted() == ["recommendation-never-due"]
    assert next(p.hint for p in lint(written.whole) if p.code == "recommendation-never-due") == (
        "Give it `bands` that score."
    )
