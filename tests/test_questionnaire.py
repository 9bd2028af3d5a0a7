"""Reading one questionnaire: what its keys mean, what they are when left out, and which mistakes are told."""

from dataclasses import replace
from fractions import Fraction

import pytest

from conftest import Written, codes, unmarked
from cxaudit.files.yaml import Mapping, parse
from cxaudit.questionnaire.check import levels_rise
from cxaudit.questionnaire.format import STANDARD_LEVELS
from cxaudit.questionnaire.load import read_tree


def test_what_is_left_out_has_a_default(written: Written) -> None:
    """# One question.
    sections:
      - {id: people, title: People, questions: [{id: greeting, text: We greet people., scale: truth}]}
    """
    whole, greeting, people = written.whole, written.questions["greeting"], written.sections["people"]
    assert (greeting.type, greeting.kind, greeting.weight) == ("choice", "performance", 1)
    assert (greeting.na, greeting.optional, greeting.make_or_break) == (True, False, False)
    assert (people.scored, people.weight, people.gate, people.after_basics) == (True, 1, None, False)
    assert (whole.language, whole.target, whole.plan.per_horizon) == ("en", Fraction(3, 4), 3)
    assert whole.levels == STANDARD_LEVELS


def test_sections_nest_and_are_asked_in_the_order_of_the_file(written: Written) -> None:
    """sections:
    - id: outer
      title: Outer
      sections:
        - {id: first, title: First, questions: [{id: a1, text: A, type: text}]}
        - {id: second, title: Second, questions: [{id: b1, text: B, type: text}]}
    - {id: third, title: Third, questions: [{id: c1, text: C, type: text}]}
    """
    assert list(written.sections) == ["outer", "first", "second", "third"]
    assert list(written.questions) == ["a1", "b1", "c1"]


def test_scores_are_exact(written: Written) -> None:
    """scales:
      thirds:
        options:
          - {value: a, label: A, score: 0}
          - {value: b, label: B, score: "1/3"}
          - {value: c, label: C, score: 0.1}
          - {value: d, label: D, score: 1}
    sections:
      - {id: s, title: S, questions: [{id: q, text: Q, scale: thirds, weight: 2.5}]}
    """
    assert [option.score for option in written.whole.scales["thirds"].options] == [
        0,
        Fraction(1, 3),
        Fraction(1, 10),
        1,
    ]
    assert written.questions["q"].weight == Fraction(5, 2)


def test_words_that_other_tools_take_for_something_else_stay_text(written: Written) -> None:
    """sections:
    - id: s
      title: S
      text: "12:30"
      questions:
        - {id: q, text: 2026-01-02, options: [{value: "no", label: 1_000}, {value: 07, label: "017"}]}
    """
    question = written.questions["q"]
    assert question.text == "2026-01-02"
    assert [(option.value, option.label) for option in question.options] == [("no", "1_000"), ("07", "017")]


class TestLevels:
    def test_a_questionnaire_may_have_levels_of_its_own(self, written: Written) -> None:
        """levels:
          - {id: low, title: Low, words: rarely, below: 50, standing: low, hold_up_to: 0, red_flag: yes}
          - {id: high, title: High, words: often, standing: high, hold_up_to: 0.5, hold_unknown: yes}
        sections:
          - {id: s, title: S, questions: [{id: q, text: Q, scale: truth}]}
        """
        low, high = written.whole.levels
        assert (low.below, low.standing, low.hold_up_to, low.red_flag) == (50, "low", 0, True)
        assert (high.below, high.hold_up_to, high.hold_unknown) == (None, Fraction(1, 2), True)

    @pytest.mark.parametrize(
        ("levels", "code"),
        [
            (["id: a, below: 50", "id: b, below: §90"], "bad-levels"),
            (["§id: a", "id: b"], "bad-levels"),
            (["id: a, below: 50", "id: b, below: §50", "id: c"], "bad-levels"),
            (["id: a, below: 50, hold_up_to: 0.5", "id: b, hold_up_to: §0.5"], "bad-levels"),
            (["id: a, below: 50", "id: §a"], "duplicate-id"),
        ],
    )
    def test_levels_rise(self, levels: list[str], code: str) -> None:
        lines = [f"  - {{{said}, title: L, words: w}}" for said in levels]
        text = "\n".join(["levels:", *lines, SECTION]).replace("{§id", "§{id")
        assert told(text) == [code]

    def test_the_standard_levels_rise(self, written: Written) -> None:
        """sections:
        - {id: s, title: S, questions: [{id: q, text: Q, scale: truth}]}
        """
        assert written.whole.levels is STANDARD_LEVELS  # which are not looked at again in every file
        equal = replace(written.whole, levels=(*STANDARD_LEVELS[:1], *STANDARD_LEVELS[1:]))
        assert equal.levels is not STANDARD_LEVELS
        assert list(levels_rise(equal)) == []


HEAD = 'cxaudit: questionnaire/1\nid: it\nversion: "1"\ntitle: It\n'
SECTION = "sections: [{id: s, title: S, questions: [{id: q, text: Q, type: text}]}]"


def told(marked: str) -> list[str]:
    """Return the codes of what is wrong with a questionnaire; each must stand at a mark §."""
    text, marks = unmarked(marked)
    root, wrong = parse(text + "\n" + HEAD, "it.yaml")
    assert isinstance(root, Mapping), wrong
    return codes(read_tree(root, "it.yaml")[1], marks)


class TestNumbers:
    def test_a_number_scores_by_its_band(self, written: Written) -> None:
        """sections:
        - id: s
          title: S
          questions:
            - id: wait
              text: How long do people wait?
              type: number
              unit: minutes
              min: 0
              max: 240
              whole: yes
              better: lower
              bands: [{below: 5, score: 1}, {below: 20, score: "1/2"}, {score: 0}]
        """
        wait = written.questions["wait"]
        assert [(band.below, band.score) for band in wait.bands] == [(5, 1), (20, Fraction(1, 2)), (None, 0)]
        assert (wait.min, wait.max, wait.whole, wait.better) == (0, 240, True, "lower")

    @pytest.mark.parametrize(
        ("keys", "code"),
        [
            ("type: number, bands: [{below: §5, score: 1}]", "bad-bands"),
            ("type: number, bands: [{score: §1}, {score: 0}]", "bad-bands"),
            ("type: number, bands: [{below: 5, score: 1}, {below: §5, score: 0}, {score: 0}]", "bad-bands"),
            ("type: number, better: §higher, bands: [{below: 5, score: 1}, {score: 0}]", "bad-bands"),
            ("type: number, min: §9, max: 3", "bad-question"),
            ("type: text, unit: §minutes", "bad-question"),
            ("type: text, bands: §[{score: 1}]", "bad-question"),
            ("type: number, bands: [{score: §2}]", "wrong-value"),
            ("type: number, min: §many", "wrong-type"),
        ],
    )
    def test_bands_and_limits_fit(self, keys: str, code: str) -> None:
        assert told(f"sections: [{{id: s, title: S, questions: [{{id: q, text: Q, {keys}}}]}}]") == [code]


class TestChoices:
    def test_multiple_choice_may_have_one_that_stands_alone(self, written: Written) -> None:
        """sections:
        - id: s
          title: S
          questions:
            - id: channels
              text: Where can one reach you?
              type: multiple
              options:
                - {value: mail, label: Mail, score: 0.5}
                - {value: none, label: None of these, score: 0, exclusive: yes}
        """
        mail, none = written.questions["channels"].options
        assert (mail.exclusive, none.exclusive, mail.score) == (False, True, Fraction(1, 2))
        assert written.whole.options_of(written.questions["channels"]) == (mail, none)

    def test_several_questions_share_a_scale(self, written: Written) -> None:
        """sections:
        - {id: s, title: S, questions: [{id: a1, text: A, scale: truth}, {id: b1, text: B, scale: truth}]}
        """
        options = written.whole.options_of(written.questions["b1"])
        assert [option.value for option in options] == ["0", "2", "4"]

    def test_an_unknown_scale_has_a_did_you_mean(self, written: Written) -> None:
        """sections:
        - {id: s, title: S, questions: [{id: a1, text: A, scale: §turth}]}
        """
        assert written.told == ["unknown-id"]
        assert written.problem.hint == "Did you mean 'truth'?"

    @pytest.mark.parametrize(
        ("question", "code"),
        [
            ("id: §q", "bad-question"),
            ("id: q, scale: §truth, type: text", "bad-question"),
            ("id: q, type: text, options: §[{value: a, label: A}, {value: b, label: B}]", "bad-question"),
            ("id: q, options: §[{value: a, label: A}]", "wrong-value"),
            ("id: q, options: [{value: a, label: A}, {value: §a, label: B}]", "duplicate-id"),
            ("id: q, options: [{value: a, label: A, score: 1}, {value: §b, label: B}]", "bad-scale"),
            (
                "id: q, options: §[{value: a, label: A, score: 0}, {value: b, label: B, score: 0}]",
                "bad-scale",
            ),
            ("id: q, options: [{value: a, label: A, exclusive: §yes}, {value: b, label: B}]", "bad-scale"),
            ("id: q, options: [{value: a, label: A}, {value: §1.5, label: B}]", "wrong-type"),
        ],
    )
    def test_options_fit(self, question: str, code: str) -> None:
        scale = "scales: {truth: {options: [{value: 0, label: A}, {value: 1, label: B}]}}"
        line = f"sections: [{{id: s, title: S, questions: [{{text: Q, {question}}}]}}]"
        assert told(f"{line}\n{scale}") == [code]

    def test_a_question_has_a_scale_or_options_not_both(self, written: Written) -> None:
        """sections:
        - id: s
          title: S
          questions:
            - {id: q, text: Q, scale: truth, options: §[{value: a, label: A}, {value: b, label: B}]}
        """
        assert written.told == ["bad-question"]


class TestWhatEnterMeans:
    def test_the_first_suggestion_that_holds_and_what_all_records(self, written: Written) -> None:
        """sections:
        - id: s
          title: S
          gate: {title: The test}
          questions:
            - {id: a1, text: A, scale: truth}
        - id: t
          title: T
          scored: no
          questions:
            - id: go_on
              text: Shall we go on?
              options: [{value: "no", label: "No"}, {value: "yes", label: "Yes"}]
              suggest: [{value: "no", when: gate(s) == passed}, {value: "yes"}]
              with_all: "yes"
        """
        go_on = written.questions["go_on"]
        assert [(s.value, s.when and s.when.text) for s in go_on.suggest] == [
            ("no", "gate(s) == passed"),
            ("yes", None),
        ]
        assert go_on.with_all == "yes"

    def test_they_name_options(self, written: Written) -> None:
        """sections:
        - id: s
          title: S
          questions:
            - {id: a1, text: A, scale: truth, suggest: {value: §3}, with_all: §5}
            - {id: b1, text: B, type: number, with_all: §5}
        """
        assert written.told == ["unknown-id", "unknown-id", "unknown-id"]

    def test_a_suggestion_may_look_at_its_own_question_no_further(self, written: Written) -> None:
        """sections:
        - id: s
          title: S
          questions:
            - {id: a1, text: A, scale: truth, suggest: {value: 4, when: §b1 == 4}}
            - {id: b1, text: B, scale: truth}
        """
        assert written.told == ["forward-reference"]


class TestConditions:
    def test_they_look_back_only(self, written: Written) -> None:
        """sections:
        - id: first
          title: First
          when: score(§first) < 40
          questions:
            - {id: a1, text: A, scale: truth, when: §b1 == 4 or §a1 == 4}
            - {id: b1, text: B, scale: truth, when: a1 == 4}
        - id: second
          title: Second
          when: score(first) < 40 and red_flag(first)
          questions: [{id: q, text: Q, type: text}]
        """
        assert written.told == ["forward-reference", "forward-reference", "forward-reference"]

    @pytest.mark.parametrize(
        "when",
        [
            "a1 == 4 and §b1 == 9",
            "'a1 == 4 and §b1 == 9'",
            '"a1 == 4 and §b1 == 9"',
            "§>-\n  a1 == 4 and b1 == 9",
            "§|\n  a1 == 4\n  and b1 == 9",
        ],
    )
    def test_a_mistake_inside_one_is_at_its_own_place(self, when: str) -> None:
        asked = """\
sections:
  - id: s
    title: S
    questions:
      - {id: a1, text: A, options: [{value: 0, label: Never}, {value: 4, label: Always}]}
  - id: t
    title: T
    questions: [{id: q, text: Q, type: text}]
    when: """
        assert told(asked + when.replace("\n", "\n    ")) == ["unknown-id"]

    def test_rules_see_everything(self, written: Written) -> None:
        """sections:
          - {id: s, title: S, questions: [{id: a1, text: A, scale: truth}]}
        rules:
          diagnoses:
            - {id: d, name: D, text: D, when: score(s) < 40}
            - {id: e, name: E, text: E, when: score(§t) < 40 or a1 == §3}
          remarks:
            - {id: r, text: R, when: gate(§s) == passed}
        """
        assert written.told == ["unknown-id", "bad-condition", "unknown-id"]

    def test_one_that_cannot_be_read_is_told_where_reading_stops(self, written: Written) -> None:
        """sections:
        - id: s
          title: S
          when: §true
          questions:
            - {id: a1, text: A, scale: truth, when: x §= 4}
            - {id: b1, text: B, scale: truth, when: "yes§"}
        """
        assert written.told == ["wrong-type", "bad-condition", "bad-condition"]


class TestSections:
    def test_scored_questions_and_scored_sections_do_not_mix(self, written: Written) -> None:
        """sections:
        - id: s
          title: S
          questions: [{id: a1, text: A, scale: truth}]
          sections:
            §- {id: t, title: T, questions: [{id: b1, text: B, scale: truth}]}
        """
        assert written.told == ["mixed-section"]

    def test_questions_without_a_score_may_stand_beside_sections(self, written: Written) -> None:
        """sections:
        - id: s
          title: S
          questions: [{id: a1, text: A, type: text}]
          sections:
            - {id: t, title: T, questions: [{id: b1, text: B, scale: truth}]}
        """
        assert list(written.questions) == ["a1", "b1"]

    @pytest.mark.parametrize(
        ("section", "code"),
        [
            ("{id: §s, title: S}", "empty-section"),
            ("{id: §s, title: S, questions: []}", "empty-section"),
            ("{id: s, title: S, gate: §{title: G}, questions: [{id: q, text: Q, type: text}]}", "bad-gate"),
            ("{id: s, title: S, questions: [{id: §s, text: Q, type: text}]}", "duplicate-id"),
            ("{id: §S 1, title: S, questions: [{id: q, text: Q, type: text}]}", "wrong-type"),
            ("§{id: s, questions: [{id: q, text: Q, type: text}]}", "missing-key"),
            ("{id: s, title: S, §wieght: 2, questions: [{id: q, text: Q, type: text}]}", "unknown-key"),
            ("{id: s, title: S, weight: §0, questions: [{id: q, text: Q, type: text}]}", "wrong-value"),
        ],
    )
    def test_a_section_asks_something_and_has_a_name(self, section: str, code: str) -> None:
        assert told(f"sections: [{section}]") == [code]

    def test_they_nest_ten_deep_and_no_deeper(self) -> None:
        def nested(depth: int) -> str:
            inner = "questions: [{id: q, text: Q, type: text}]"
            for level in range(depth, 0, -1):
                mark = "§" if level == 11 else ""
                inner = f"sections: [{{id: {mark}s{level}, title: S, {inner}}}]"
            return inner

        assert told(nested(10)) == []
        assert told(nested(11)) == ["too-deep"]


class TestIds:
    def test_rules_have_ids_of_their_own(self, written: Written) -> None:
        """sections:
          - {id: s, title: S, questions: [{id: a1, text: A, scale: truth}]}
          - {id: t, title: T, questions: [{id: a2, text: B, scale: truth}]}
        rules:
          diagnoses: [{id: d, name: D, text: D, when: a1 == 0}, {id: §d, name: D, text: D}]
          remarks: [{id: d, text: D}, {id: e, text: E}, {id: §e, text: E}]
        """
        assert written.told == ["duplicate-id"] * 2

    def test_rules_name_a_section_once(self, written: Written) -> None:
        """sections:
          - {id: s, title: S, questions: [{id: a1, text: A, scale: truth}]}
          - {id: t, title: T, questions: [{id: a2, text: B, scale: truth}]}
        rules:
          weakest_of: [s, §s]
          imbalance: {between: [t, s, §t], points: 20}
          arc: {stages: [s, §s]}
          contrasts: [{id: c, first: [s, §s], second: [t], points: 9, first_ahead: A}]
        """
        assert written.told == ["bad-rule"] * 4

    def test_words_of_conditions_are_no_ids(self, written: Written) -> None:
        """sections:
        - id: §or
          title: S
          questions:
            - {id: §and, text: A, scale: truth}
            - {id: §not, text: B, scale: truth}
            - {id: and_so, text: C, scale: truth}
        """
        assert written.told == ["wrong-value"] * 3


class TestLevelOrder:
    def test_standing_never_falls(self, written: Written) -> None:
        """levels:
          - {id: a, title: A, words: a, below: 20, standing: high}
          - {id: b, title: B, words: b, below: 40, standing: §low}
          - {id: c, title: C, words: c}
        sections:
          - {id: s, title: S, questions: [{id: a1, text: A, scale: truth}]}
        """
        assert written.told == ["bad-levels"]

    def test_nothing_scores_below_nothing(self, written: Written) -> None:
        """levels:
          - {id: a, title: A, words: a, below: §0}
          - {id: c, title: C, words: c}
        sections:
          - {id: s, title: S, questions: [{id: a1, text: A, scale: truth}]}
        """
        assert written.told == ["wrong-value"]


class TestRules:
    def test_they_name_scored_sections(self, written: Written) -> None:
        """sections:
          - {id: s, title: S, questions: [{id: a1, text: A, scale: truth}]}
          - {id: t, title: T, scored: no, questions: [{id: b1, text: B, scale: truth}]}
        rules:
          weakest_of: [s, §t]
          imbalance: {between: [§u, s], points: 20}
          coverage: {rated: §0.9, full: 0.5}
        """
        assert written.told == ["unknown-id", "unknown-id", "bad-rule"]

    def test_a_make_or_break_point_has_a_score_to_hold_with(self, written: Written) -> None:
        """sections:
        - id: s
          title: S
          questions:
            - {id: a1, text: A, scale: truth, make_or_break: yes}
            - {id: b1, text: B, type: text, make_or_break: §yes}
        """
        assert written.told == ["bad-question"]

    def test_only_known_blanks_are_filled_in(self, written: Written) -> None:
        """sections:
          - {id: s, title: S, questions: [{id: a1, text: A, scale: truth}]}
          - {id: t, title: T, questions: [{id: a2, text: B, scale: truth}]}
        rules:
          weakest_of: [s, t]
          diagnoses:
            - {id: d, name: D, text: §"{lagging} and {point}, then {who}"}
            - {id: e, name: E, text: §"one { too many"}
            - {id: f, name: F, text: Fine, close_text: §"{nobody} is behind"}
          remarks:
            - {id: r, text: "{here} nothing is filled in"}
        """
        assert written.told == ["unknown-blank"] * 3


class TestNames:
    def test_dimensions_sources_and_questions_that_are_named_exist(self, written: Written) -> None:
        """source: {S1: A book}
        dimensions:
          stage: {title: Stage, values: {before: Before, after: After}}
        sections:
          - id: s
            title: S
            questions:
              - {id: a1, text: A, scale: truth, source: [S1, §S2]}
              - {id: b1, text: B, scale: truth, dimensions: {stage: [before, §later]}}
              - {id: c1, text: C, scale: truth, dimensions: {stge: §after}, asked_as: §d1}
              - {id: d1, text: D, scale: truth, asked_as: a1}
              - {id: e1, text: E, scale: truth, asked_as: §f1}
        """
        assert written.told == [
            "unknown-id",
            "unknown-id",
            "unknown-id",
            "forward-reference",
            "unknown-id",
        ]

    def test_why_now_names_a_question_and_its_number(self, written: Written) -> None:
        """sections:
        - id: s
          title: S
          questions:
            - id: a1
              text: A
              scale: truth
              recommendation:
                title: T
                why: W
                steps: [One]
                first_step: F
                why_now: {beside: §b1, text: §"It helps with {n} and {m}."}
                role: owner
                effort: S
                impact: H
                horizon: 30
                kpi: K
        """
        assert written.told == ["unknown-id", "unknown-blank"]

    def test_a_recommendation_is_complete(self, written: Written) -> None:
        """sections:
        - id: s
          title: S
          questions:
            - {id: a1, text: A, scale: truth, recommendation: §{title: T, effort: §XL, horizon: §45}}
        """
        assert written.told == ["missing-key", "wrong-value", "wrong-value"]
        assert "why, steps, first_step, role, impact, kpi" in written.problems[0].message


class TestWords:
    def test_unquoted_words_that_other_tools_misread_are_a_warning(self, written: Written) -> None:
        """sections:
        - id: s
          title: S
          questions:
            - {id: a1, text: §yes, options: [{value: §no, label: "No"}, {value: "yes", label: §on}], na: no}
        """
        assert written.told == ["unquoted-word", "unquoted-word", "unquoted-word"]
        assert {p.severity for p in written.problems} == {"warning"}
        assert written.load().questionnaire is not None

    def test_unknown_keys_have_a_did_you_mean(self, written: Written) -> None:
        """§section: []
        sections:
          - {id: s, title: S, questions: [{id: a1, text: A, scale: truth, §recomendation: {}}]}
        """
        assert written.told == ["unknown-key", "unknown-key"]
        hints = [problem.hint for problem in written.problems]
        assert hints == ["Did you mean 'sections'?", "Did you mean 'recommendation'?"]

    @pytest.mark.parametrize(
        ("kind", "code"),
        [
            ("answers/1", "wrong-kind"),
            ("questionnaire/2", "newer-format"),
            ("questionnaire/0", "unknown-kind"),
            ("questionnaire", "unknown-kind"),
            ("questionaire/1", "unknown-kind"),
            ("[questionnaire/1]", "unknown-kind"),
        ],
    )
    def test_the_kind_line_says_what_the_file_is(self, kind: str, code: str) -> None:
        root, _ = parse(f"cxaudit: {kind}\nid: it\nversion: '1'\ntitle: It\n{SECTION}\n", "it.yaml")
        assert isinstance(root, Mapping)
        questionnaire, wrong = read_tree(root, "it.yaml")
        assert questionnaire is None
        assert [(p.code, p.source.line) for p in wrong] == [(code, 1)]

    def test_all_problems_come_at_once_and_in_order(self, written: Written) -> None:
        """sections:
        - {id: s, title: §12, questions: [{id: a1, text: §"", scale: truth}]}
        - §{id: t, §titel: T, questions: [{id: b1, text: B, scale: truth, weight: §heavy}]}
        """
        assert written.told == [
            "wrong-type",
            "wrong-value",
            "missing-key",
            "unknown-key",
            "wrong-type",
        ]
        assert written.load().questionnaire is None
