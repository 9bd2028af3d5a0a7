"""Composition: sections of one questionnaire in another, with everything they need to work there."""

from fractions import Fraction
from pathlib import Path

import pytest

from conftest import Written
from cxaudit.problems import CallError
from cxaudit.questionnaire.format import STANDARD_LEVELS
from cxaudit.questionnaire.library import Library, bundled, own_folder
from cxaudit.questionnaire.load import Loader


class TestTaking:
    def test_all_sections_of_a_file_beside(self, written: Written) -> None:
        """sections:
          - include: other
          - {id: mine, title: Mine, questions: [{id: c1, text: C, type: text}]}
        --- other.yaml
        sections:
          - {id: one, title: One, questions: [{id: a1, text: A, type: text}]}
          - {id: two, title: Two, questions: [{id: b1, text: B, type: text}]}
        """
        assert list(written.sections) == ["one", "two", "mine"]
        assert list(written.questions) == ["a1", "b1", "c1"]

    def test_one_section_however_deep_it_lies(self, written: Written) -> None:
        """sections:
          - {id: mine, title: Mine, sections: [{include: "other#inner"}]}
        --- other.yaml
        sections:
          - id: outer
            title: Outer
            sections:
              - {id: inner, title: Inner, questions: [{id: a1, text: A, type: text}]}
              - {id: rest, title: Rest, questions: [{id: b1, text: B, type: text}]}
        """
        assert list(written.sections) == ["mine", "inner"]

    def test_from_the_library_unless_there_is_one_beside(self, written: Written) -> None:
        """sections: [{include: near}, {include: far}]
        --- near.yaml
        sections: [{id: a, title: Beside, questions: [{id: a1, text: A, type: text}]}]
        --- library/near.yaml
        sections: [{id: a, title: In the library, questions: [{id: a1, text: A, type: text}]}]
        --- library/far.yaml
        sections: [{id: b, title: In the library, questions: [{id: b1, text: B, type: text}]}]
        """
        assert [section.title for section in written.sections.values()] == ["Beside", "In the library"]

    def test_through_several_files(self, written: Written) -> None:
        """sections: [{include: second}]
        --- second.yaml
        sections: [{id: outer, title: Outer, sections: [{include: third}]}]
        --- third.yaml
        sections: [{id: inner, title: Inner, questions: [{id: a1, text: A, type: text}]}]
        """
        assert list(written.sections) == ["outer", "inner"]

    def test_a_section_reached_twice_is_asked_once(self, written: Written) -> None:
        """sections:
          - include: other#inner
          - include: other
          - include: again
        --- other.yaml
        sections:
          - id: outer
            title: Outer
            sections:
              - {id: inner, title: Inner, questions: [{id: a1, text: A, type: text}]}
              - {id: rest, title: Rest, questions: [{id: b1, text: B, type: text}]}
        --- again.yaml
        sections: [{include: "other#rest"}]
        """
        assert list(written.sections) == ["inner", "outer", "rest"]

    def test_what_is_left_of_a_section_may_be_nothing(self, written: Written) -> None:
        """sections: [{include: "other#inner"}, {include: other}]
        --- other.yaml
        sections:
          - id: outer
            title: Outer
            sections: [{id: inner, title: Inner, questions: [{id: a1, text: A, type: text}]}]
        """
        assert list(written.sections) == ["inner"]


class TestTailoring:
    def test_questions_and_sections_may_be_skipped_and_weighed_anew(self, written: Written) -> None:
        """sections:
          - include: other
            skip: [a2, second]
            weights: {a1: 3, first: 0.5}
        --- other.yaml
        sections:
          - id: first
            title: First
            questions: [{id: a1, text: A, scale: truth}, {id: a2, text: A, scale: truth}]
          - {id: second, title: Second, questions: [{id: b1, text: B, scale: truth}]}
        """
        assert list(written.sections) == ["first"]
        assert {q.id: q.weight for q in written.questions.values()} == {"a1": 3}
        assert written.sections["first"].weight == Fraction(1, 2)

    def test_a_section_without_its_last_question_goes_too(self, written: Written) -> None:
        """sections:
          - {include: other, skip: [b1]}
        --- other.yaml
        sections:
          - {id: first, title: First, questions: [{id: a1, text: A, type: text}]}
          - {id: second, title: Second, questions: [{id: b1, text: B, type: text}]}
        """
        assert list(written.sections) == ["first"]

    def test_what_was_skipped_can_be_asked_elsewhere(self, written: Written) -> None:
        """sections:
          - {include: other, skip: [first]}
          - include: other#first
        --- other.yaml
        sections:
          - {id: first, title: First, questions: [{id: a1, text: A, type: text}]}
          - {id: second, title: Second, questions: [{id: b1, text: B, type: text}]}
        """
        assert list(written.sections) == ["second", "first"]

    def test_only_what_is_there_can_be_tailored(self, written: Written) -> None:
        """sections:
          - {include: other, skip: [a1, §a3], weights: {a2: 2, b7: §2}}
        --- other.yaml
        sections:
          - id: a
            title: A
            questions: [{id: a1, text: A, type: text}, {id: a2, text: A, scale: truth}]
        """
        assert written.told == ["unknown-id", "unknown-id"]

    def test_a_weight_for_what_is_skipped_or_has_no_score_is_told(self, written: Written) -> None:
        """sections:
          - {include: other, skip: [a1], weights: {a1: §2, a2: 2, a3: §2, b: §2}}
        --- other.yaml
        sections:
          - id: a
            title: A
            questions:
              - {id: a1, text: A, scale: truth}
              - {id: a2, text: A, scale: truth}
              - {id: a3, text: A, type: text}
          - {id: b, title: B, scored: false, questions: [{id: b1, text: B, scale: truth}]}
        """
        assert written.told == ["inert-weight"] * 3
        assert [p.severity for p in written.problems] == ["warning"] * 3
        assert written.load().questionnaire is not None

    def test_skipping_everything_leaves_nothing_to_ask(self, written: Written) -> None:
        """sections:
          - {id: m, title: M, questions: [{id: m1, text: M, scale: truth}]}
          - {include: other, skip: §[a1]}
        --- other.yaml
        sections: [{id: a, title: A, questions: [{id: a1, text: A, type: text}]}]
        """
        assert written.told == ["empty-section"]

    def test_a_mark_without_a_section_takes_nothing(self, written: Written) -> None:
        """sections: [{include: §"other#"}]
        --- other.yaml
        sections: [{id: a, title: A, questions: [{id: a1, text: A, type: text}]}]
        """
        assert written.told == ["include-path"]

    def test_a_name_nothing_has_is_told_with_the_nearest(self, written: Written) -> None:
        """sections: [{include: §othr}, {include: §other.yaml}]
        --- other.yaml
        sections: [{id: a, title: A, questions: [{id: a1, text: A, type: text}]}]
        """
        assert written.told == ["unknown-include"] * 2
        assert "Did you mean 'other'?" in written.problems[0].hint
        assert "Leave the ending out: other." in written.problems[1].hint


class TestConditions:
    def test_the_conditions_of_include_and_section_both_count(self, written: Written) -> None:
        """sections:
          - id: mine
            title: Mine
            questions: [{id: a1, text: A, scale: truth}, {id: b1, text: B, scale: truth}]
          - {include: other, when: a1 == 4 or b1 == 4}
        --- other.yaml
        sections:
          - {id: first, title: First, questions: [{id: c1, text: C, scale: truth}]}
          - {id: second, title: Second, when: c1 == 0, questions: [{id: d1, text: D, scale: truth}]}
        """
        first, second = written.sections["first"], written.sections["second"]
        assert first.when is not None and first.when.text == "a1 == 4 or b1 == 4"
        assert second.when is not None and second.when.text == "(a1 == 4 or b1 == 4) and c1 == 0"

    def test_a_mistake_in_a_joined_condition_is_told_where_it_was_written(self, written: Written) -> None:
        """sections:
          - {id: mine, title: Mine, questions: [{id: a1, text: A, scale: truth}]}
          - {include: other, when: a1 == 4 and §b7 == 4}
        --- other.yaml
        sections:
          - {id: s, title: S, questions: [{id: b1, text: B, scale: truth}]}
          - {id: t, title: T, when: b1 == 0, questions: [{id: c1, text: C, scale: truth}]}
        """
        assert set(written.told) == {"unknown-id"}

    def test_too_long_together_is_told_at_the_include(self, tmp_path: Path) -> None:
        long = " or ".join(["a1 == 4"] * 150)
        scale = "scales: {truth: {options: [{value: 0, label: A}, {value: 4, label: B}]}}"
        head = 'cxaudit: questionnaire/1\nversion: "1"\ntitle: Title\n' + scale + "\nid: "
        first = "sections:\n  - {id: s, title: S, questions: [{id: a1, text: A, scale: truth}]}\n"
        second = f"  - {{id: t, title: T, when: {long}, questions: [{{id: b1, text: B, type: text}}]}}\n"
        (tmp_path / "other.yaml").write_text(f"{head}other\n{first}{second}", encoding="utf-8")
        own = f'sections:\n  - include: "other#s"\n  - {{include: "other#t", when: {long} or a1 == 0}}\n'
        (tmp_path / "it.yaml").write_text(f"{head}it\n{own}", encoding="utf-8")
        (problem,) = Loader(Library(())).load(tmp_path / "it.yaml").problems
        assert (problem.code, problem.source.line) == ("bad-condition", 8)


class TestComingAlong:
    def test_scales_dimensions_sources_and_levels(self, written: Written) -> None:
        """sections: [{include: other}]
        --- other.yaml
        source: {S1: A book, S2: Not cited}
        dimensions:
          stage: {title: Stage, values: {before: Before, after: After}}
          unused: {title: Unused, values: {a: A}}
        scales:
          two: {options: [{value: 0, label: A, score: 0}, {value: 1, label: B, score: 1}]}
          unused: {options: [{value: 0, label: A}, {value: 1, label: B}]}
        levels:
          - {id: low, title: Low, words: rarely, below: 50}
          - {id: high, title: High, words: often}
        sections:
          - id: s
            title: S
            questions: [{id: a1, text: A, scale: two, source: S1, dimensions: {stage: after}}]
        """
        whole = written.whole
        assert "two" in whole.scales and "unused" not in whole.scales
        assert (list(whole.dimensions), list(whole.source)) == (["stage"], ["S1"])
        assert [level.id for level in whole.levels] == ["low", "high"]

    def test_standard_levels_give_way_to_declared_ones(self, written: Written) -> None:
        """sections: [{include: plain}, {include: other}]
        --- plain.yaml
        sections: [{id: a, title: A, questions: [{id: a1, text: A, type: text}]}]
        --- other.yaml
        levels: [{id: low, title: Low, words: rarely, below: 50}, {id: high, title: High, words: often}]
        sections: [{id: b, title: B, questions: [{id: b1, text: B, type: text}]}]
        """
        assert [level.id for level in written.whole.levels] == ["low", "high"]
        plain = written.load("plain").questionnaire
        assert plain is not None and plain.levels == STANDARD_LEVELS

    def test_own_levels_win(self, written: Written) -> None:
        """levels: [{id: poor, title: Poor, words: rarely, below: 50}, {id: rich, title: Rich, words: often}]
        sections: [{include: other}]
        --- other.yaml
        levels: [{id: low, title: Low, words: rarely, below: 50}, {id: high, title: High, words: often}]
        sections: [{id: b, title: B, questions: [{id: b1, text: B, type: text}]}]
        """
        assert [level.id for level in written.whole.levels] == ["poor", "rich"]

    def test_rules_travel_with_the_sections_they_name(self, written: Written) -> None:
        """sections: [{include: "other#s"}, {include: "other#t"}]
        --- other.yaml
        sections:
          - {id: s, title: S, questions: [{id: a1, text: A, scale: truth}]}
          - {id: t, title: T, questions: [{id: b1, text: B, scale: truth}]}
          - {id: u, title: U, questions: [{id: c1, text: C, scale: truth}]}
        rules:
          weakest_of: [s, t]
          imbalance: {between: [s, u], points: 20}
          coverage: {rated: 0.5, full: 0.9}
          diagnoses:
            - {id: both, name: Both, text: B, when: score(s) >= 60 and score(t) >= 60}
            - {id: third, name: Third, text: T, when: score(u) >= 60}
          remarks:
            - {id: here, text: Here., when: a1 == 0}
            - {id: there, text: There., when: c1 == 0}
        """
        rules = written.whole.rules
        assert (rules.weakest_of, rules.imbalance) == (("s", "t"), None)
        assert rules.coverage is not None and rules.coverage.rated == Fraction(1, 2)
        assert [d.id for d in rules.diagnoses] == ["both"]
        assert [r.id for r in rules.remarks] == ["here"]

    def test_own_rules_win(self, written: Written) -> None:
        """sections: [{include: other}]
        rules:
          weakest_of: [t, u]
          remarks: [{id: here, text: Ours., when: a1 == 4}]
        --- other.yaml
        sections:
          - {id: s, title: S, questions: [{id: a1, text: A, scale: truth}]}
          - {id: t, title: T, questions: [{id: b1, text: B, scale: truth}]}
          - {id: u, title: U, questions: [{id: c1, text: C, scale: truth}]}
        rules:
          weakest_of: [s, t]
          remarks: [{id: here, text: Theirs., when: a1 == 0}]
        """
        assert written.whole.rules.weakest_of == ("t", "u")
        assert [r.text for r in written.whole.rules.remarks] == ["Ours."]

    def test_what_points_at_a_question_left_behind_is_left_out(self, written: Written) -> None:
        """sections: [{include: other, skip: [a1]}]
        --- other.yaml
        sections:
          - id: s
            title: S
            questions:
              - {id: a1, text: A, scale: truth}
              - id: b1
                text: B
                scale: truth
                asked_as: a1
                recommendation:
                  title: T
                  why: W
                  steps: [One]
                  first_step: F
                  why_now: {beside: a1, text: "It helps with {n}."}
                  role: owner
                  effort: S
                  impact: H
                  horizon: 30
                  kpi: K
        """
        left = written.questions["b1"]
        assert left.asked_as == ""
        assert left.recommendation is not None and left.recommendation.why_now is None


class TestClashes:
    def test_two_sections_of_one_name(self, written: Written) -> None:
        """sections:
          - {id: a, title: Mine, questions: [{id: b1, text: B, type: text}]}
          - include: §other
        --- other.yaml
        sections: [{id: a, title: A, questions: [{id: a1, text: A, type: text}]}]
        """
        assert written.told == ["id-clash"]

    def test_two_questions_of_one_name(self, written: Written) -> None:
        """sections:
          - {id: mine, title: Mine, questions: [{id: a1, text: B, type: text}]}
          - include: §other
        --- other.yaml
        sections: [{id: a, title: A, questions: [{id: a1, text: A, type: text}]}]
        """
        assert written.told == ["duplicate-id"]

    def test_two_scales_of_one_name(self, written: Written) -> None:
        """scales: §{two: {options: [{value: 0, label: A}, {value: 1, label: B}]}}
        sections: [{include: other}]
        --- other.yaml
        scales: {two: {options: [{value: 0, label: A}, {value: 1, label: C}]}}
        sections: [{id: a, title: A, questions: [{id: a1, text: A, scale: two}]}]
        """
        assert written.told == ["id-clash"]

    def test_the_same_scale_twice_is_no_clash(self, written: Written) -> None:
        """sections: [{include: other}, {id: b, title: B, questions: [{id: b1, text: B, scale: truth}]}]
        --- other.yaml
        sections: [{id: a, title: A, questions: [{id: a1, text: A, scale: truth}]}]
        """
        assert list(written.questions) == ["a1", "b1"]

    def test_two_sets_of_levels(self, written: Written) -> None:
        """sections: §[{include: one}, {include: two}]
        --- one.yaml
        levels: [{id: low, title: Low, words: rarely, below: 50}, {id: high, title: High, words: often}]
        sections: [{id: a, title: A, questions: [{id: a1, text: A, type: text}]}]
        --- two.yaml
        levels: [{id: low, title: Low, words: rarely, below: 40}, {id: high, title: High, words: often}]
        sections: [{id: b, title: B, questions: [{id: b1, text: B, type: text}]}]
        """
        assert written.told == ["id-clash"]


class TestRefusals:
    def test_a_name_nobody_knows(self, written: Written) -> None:
        """sections: [{include: §othr}]
        --- other.yaml
        sections: [{id: a, title: A, questions: [{id: a1, text: A, type: text}]}]
        """
        assert written.told == ["unknown-include"]

    def test_a_section_nobody_knows(self, written: Written) -> None:
        """sections: [{include: §"other#servise"}]
        --- other.yaml
        sections: [{id: service, title: A, questions: [{id: a1, text: A, type: text}]}]
        """
        assert written.told == ["unknown-id"]
        assert written.problem.hint == "Did you mean 'service'?"

    @pytest.mark.parametrize(
        "name",
        [
            "../other",
            "sub/other",
            "/etc/passwd",
            "C:\\other",
            "C:other",
            "..\\other",
            ".other",
            "..",
            "~/other",
        ],
    )
    def test_a_path_is_no_name(self, name: str, tmp_path: Path) -> None:
        (tmp_path / "sub").mkdir()
        for folder in (tmp_path, tmp_path / "sub"):
            (folder / "other.yaml").write_text("not even looked at", encoding="utf-8")
        it = tmp_path / "sub" / "it.yaml"
        it.write_text(
            f"cxaudit: questionnaire/1\nid: it\nversion: '1'\ntitle: It\nsections: [{{include: '{name}'}}]\n",
            encoding="utf-8",
        )
        (problem,) = Loader(Library((tmp_path,))).load(it).problems
        assert (problem.code, problem.source.line) == ("include-path", 5)

    @pytest.mark.parametrize("name", ["a" * 300, "#a", "other.yaml", "no such\nname", "CON"])
    def test_a_strange_name_is_only_unknown(self, name: str, tmp_path: Path) -> None:
        text = (
            f'cxaudit: questionnaire/1\nid: it\nversion: "1"\ntitle: It\nsections: [{{include: {name!r}}}]\n'
        )
        text = text.replace("'", '"')
        (problem,) = (
            Loader(Library((tmp_path,))).load_text(text, "it.yaml", beside=tmp_path / "it.yaml").problems
        )
        assert problem.code == "unknown-include"

    def test_a_broken_file_is_told_at_the_include(self, written: Written) -> None:
        """sections: [{include: §other}]
        --- other.yaml
        sections: [{id: a, title: A, questions: [{id: a1, text: A, scale: nowhere}]}]
        """
        assert written.told == ["include-broken"]
        assert "there is no scale 'nowhere'" in written.problem.message
        assert "other.yaml:1:67" in written.problem.message

    def test_a_broken_file_further_down_is_told_once(self, written: Written) -> None:
        """sections: [{include: §second}]
        --- second.yaml
        sections: [{include: third}]
        --- third.yaml
        sections: [{include: fourth}]
        --- fourth.yaml
        sections: no list
        """
        assert written.told == ["include-broken"]
        assert written.problem.message.count("cannot be included") == 1
        assert "fourth.yaml:1:11" in written.problem.message

    def test_a_section_that_needs_what_stayed_behind(self, written: Written) -> None:
        """sections: [{include: §"other#second"}]
        --- other.yaml
        sections:
          - {id: first, title: First, questions: [{id: a1, text: A, scale: truth}]}
          - {id: second, title: S, when: a1 == 0 or a1 == 2, questions: [{id: b1, text: B, type: text}]}
        """
        assert written.told == ["unknown-id"]
        assert "other.yaml:3:34" in written.problem.message
        assert "skip" in written.problem.hint

    def test_a_section_asked_before_what_it_looks_back_to(self, written: Written) -> None:
        """sections: [{include: §"other#second"}, {include: "other#first"}]
        --- other.yaml
        sections:
          - {id: first, title: First, questions: [{id: a1, text: A, scale: truth}]}
          - {id: second, title: S, when: a1 == 0, questions: [{id: b1, text: B, type: text}]}
        """
        assert written.told == ["forward-reference"]


class TestCircles:
    def test_a_file_that_includes_itself(self, written: Written) -> None:
        """sections: [{include: §it}]"""
        assert written.told == ["include-cycle"]
        assert "it -> it" in written.problem.message

    def test_files_that_include_each_other(self, written: Written) -> None:
        """sections: [{include: §second}]
        --- second.yaml
        sections: [{include: it}]
        """
        assert written.told == ["include-cycle"]
        assert "it -> second -> it" in written.problem.message
        assert [p.code for p in written.load("second").problems] == ["include-cycle"]

    def test_who_includes_a_circle_is_not_in_it(self, written: Written) -> None:
        """sections: [{include: §second}]
        --- second.yaml
        sections: [{include: third}]
        --- third.yaml
        sections: [{include: second}]
        """
        assert written.told == ["include-broken"]
        assert "circle" in written.problem.message

    def test_a_file_included_twice_is_no_circle(self, written: Written) -> None:
        """sections: [{include: left}, {include: right}]
        --- left.yaml
        sections: [{include: "base#a"}]
        --- right.yaml
        sections: [{include: base}]
        --- base.yaml
        sections:
          - {id: a, title: A, questions: [{id: a1, text: A, type: text}]}
          - {id: b, title: B, questions: [{id: b1, text: B, type: text}]}
        """
        assert list(written.sections) == ["a", "b"]

    def test_a_row_of_files_has_an_end(self, tmp_path: Path) -> None:
        head = 'cxaudit: questionnaire/1\nversion: "1"\ntitle: Title\n'
        for number in range(30):
            text = f"{head}id: n{number}\nsections: [{{include: n{number + 1}}}]\n"
            (tmp_path / f"n{number}.yaml").write_text(text, encoding="utf-8")
        last = "sections: [{id: a, title: A, questions: [{id: q, text: Q, type: text}]}]\n"
        (tmp_path / "n30.yaml").write_text(f"{head}id: n30\n{last}", encoding="utf-8")
        loader = Loader(Library(()))
        (problem,) = loader.load(tmp_path / "n0.yaml").problems
        assert problem.code == "include-broken"
        assert "20 files" in problem.message
        assert loader.load(tmp_path / "n15.yaml").problems == ()


class TestLibrary:
    def test_own_questionnaires_hide_bundled_ones(self, tmp_path: Path) -> None:
        (tmp_path / "essential.yaml").write_text("", encoding="utf-8")
        names = Library((tmp_path, bundled())).names()
        assert names["essential"] == tmp_path / "essential.yaml"
        assert names["service-and-process"].parent == bundled()

    def test_the_own_folder_can_be_named(self, tmp_path: Path) -> None:
        assert own_folder({"CXAUDIT_QUESTIONNAIRES": str(tmp_path)}) == tmp_path
        assert own_folder({}).parts[-2:] == (".cxaudit", "questionnaires")

    def test_a_name_nobody_knows_has_a_did_you_mean(self) -> None:
        with pytest.raises(CallError) as caught:
            Library((bundled(),)).find("esential")
        assert "Did you mean 'essential'?" in caught.value.hint

    @pytest.mark.parametrize("name", ["", ".", "..", ".hidden", "a" * 300, "a\0b"])
    def test_a_strange_name_is_only_unknown(self, name: str) -> None:
        with pytest.raises(CallError):
            Library((bundled(),)).find(name)

    def test_a_folder_that_is_not_there_holds_nothing(self, tmp_path: Path) -> None:
        assert Library((tmp_path / "nowhere",)).names() == {}
