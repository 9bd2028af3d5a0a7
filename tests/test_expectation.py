"""What is expected held against what is done: gaps, means, weights, several people, and how it reads."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.audit.answers import Answer
from cxaudit.audit.record import Audit, Group, Header
from cxaudit.audit.redact import redacted
from cxaudit.combine import Source, combine
from cxaudit.compare.make import compare
from cxaudit.expectation import Expectation, Means, expectation
from cxaudit.plan.explain import explain
from cxaudit.questionnaire.condition import parse
from cxaudit.questionnaire.library import Library
from cxaudit.questionnaire.load import Loader
from cxaudit.questionnaire.model import Dimension, Gaps, Option, Question, Questionnaire, Scale, Section
from cxaudit.report.csv import render_answers
from cxaudit.report.display import step_number
from cxaudit.report.docx import render_docx
from cxaudit.report.html import render_html
from cxaudit.report.markdown import render_markdown
from cxaudit.report.since import since
from cxaudit.scoring.score import score
from test_report_cases import report_of

F = Fraction
SHOP = Path(__file__).parent / "examples" / "valid" / "repair-shop.yaml"
DIMENSIONS = ("reliability", "assurance", "tangibles", "empathy", "responsiveness")
WEIGHTS = dict(zip(DIMENSIONS, map(F, (32, 19, 11, 16, 22)), strict=True))
VECTOR = dict(zip(DIMENSIONS, map(F, ("-1.3", "-0.1", "0.4", "-0.8", "-1.3")), strict=True))
"""Gaps of five dimensions: unweighted -0.62, with these weights -0.805."""


def shop() -> Questionnaire:
    found = Loader(Library(())).load(SHOP).questionnaire
    assert found is not None
    return found


ASKED = shop()
RATED = {
    "ready_on_time": Answer(value="2", expected="5"),
    "fixed_at_once": Answer(value="4", expected="5"),
    "explains": Answer(value="4", expected="4"),
    "safe_hands": Answer(value="5", expected="5"),
    "tidy_bench": Answer(value="4", expected="3"),
    "clear_slip": Answer(value="3", expected="3"),
    "own_case": Answer(value="4", expected="3"),
    "remembers": Answer(value="2", expected_unknown=True),
    "looks_up": Answer(value="3", expected="5"),
    "answers_calls": Answer(value="4", expected="4"),
}
SHARES = {f"share_{name}": Answer(value=weight) for name, weight in WEIGHTS.items()}
DATED = Header(group="leadership")


def audit(answers: Mapping[str, Answer], asked: Questionnaire = ASKED, group: Group = "leadership") -> Audit:
    return Audit(header=replace(DATED, group=group), questionnaire=asked, answers=dict(answers))


def found_in(audit: Audit) -> Expectation:
    found = expectation(audit, score(audit))
    assert found is not None
    return found


def means_of(audit: Audit) -> Means:
    means = found_in(audit).means
    assert means is not None
    return means


def seven(weights: Mapping[str, Fraction] | None = None) -> Questionnaire:
    """Return ten pairs for each of five dimensions, on a scale of seven."""
    options = tuple(Option(value=str(n), label=f"L{n}", score=F(n - 1, 6)) for n in range(1, 8))
    pairs = tuple(
        Question(id=f"{name}_{n}", type="pair", text="T", scale="seven", dimensions={"quality": (name,)})
        for name in DIMENSIONS
        for n in range(10)
    )
    return Questionnaire(
        id="it",
        version="1",
        title="It",
        scales={"seven": Scale(id="seven", options=options)},
        dimensions={
            "quality": Dimension(id="quality", title="Quality", values={n: n.title() for n in DIMENSIONS})
        },
        gaps=Gaps(dimension="quality", weights=dict(weights or {})),
        levels=ASKED.levels,
        sections=(Section(id="s", title="S", questions=pairs),),
    )


def with_gaps(gaps: Mapping[str, Fraction]) -> dict[str, Answer]:
    """Return ratings of ten pairs for each dimension whose mean gaps are these tenths."""
    found = {}
    for name, gap in gaps.items():
        tenths = int(gap * 10)
        whole, more = divmod(tenths, 10)
        for n in range(10):
            found[f"{name}_{n}"] = Answer(expected="4", value=str(4 + whole + (n < more)))
    return found


# --- the arithmetic


def test_the_known_figures_come_out() -> None:
    means = means_of(audit(with_gaps(VECTOR), seven(WEIGHTS)))
    assert {each.value: each.gap for each in means.values} == VECTOR
    assert (means.mean, means.weighted, means.why_not) == (F("-0.62"), F("-0.805"), "")


def test_a_gap_is_what_is_done_less_what_is_expected_in_steps() -> None:
    found = found_in(audit(RATED))
    gaps = {pair.question: (pair.done, pair.expected, pair.gap) for pair in found.pairs}
    assert gaps["ready_on_time"] == (2, 5, -3)
    assert gaps["tidy_bench"] == (4, 3, 1)
    assert [pair.question for pair in found.pairs][:3] == ["ready_on_time", "looks_up", "fixed_at_once"]
    assert found.without == ("remembers",)
    assert [pair.question for pair in found.furthest_below] == ["ready_on_time", "looks_up", "fixed_at_once"]


def test_the_persons_own_100_points_weigh() -> None:
    means = means_of(audit({**RATED, **SHARES}))
    assert [each.gap for each in means.values] == [-2, 0, F(1, 2), 1, -1]
    assert means.mean == F(-3, 10)
    assert means.weighted == (32 * -2 + 11 * F(1, 2) + 16 - 22) / F(100)


@pytest.mark.parametrize(
    ("shares", "why_not", "total"),
    [
        ({**SHARES, "share_empathy": Answer(value=F(6))}, "sum", 90),
        ({**SHARES, "share_empathy": Answer(value=F("15.9"))}, "sum", F("99.9")),
        ({**SHARES, "share_empathy": Answer(unknown=True)}, "incomplete", 100),
        ({**SHARES, "share_empathy": Answer(na="no")}, "incomplete", 100),
        ({}, "incomplete", 100),
    ],
)
def test_points_that_are_not_100_weigh_nothing(
    shares: dict[str, Answer], why_not: str, total: Fraction
) -> None:
    means = means_of(audit({**RATED, **shares}))
    assert (means.weighted, means.why_not, means.total) == (None, why_not, total)
    assert means.mean == F(-3, 10)


def test_nothing_is_not_zero() -> None:
    few = {**RATED, **SHARES, "own_case": Answer(value="4"), "remembers": Answer(expected="5", unknown=True)}
    means = means_of(audit(few))
    empathy = means.values[3]
    assert (empathy.gap, empathy.n, empathy.asked, empathy.part) == (None, 0, 2, None)
    assert means.mean == F(-5, 8)
    assert (means.weighted, means.why_not) == (None, "gap")
    free = {**few, "share_empathy": Answer(value=F(0)), "share_reliability": Answer(value=F(48))}
    assert means_of(audit(free)).weighted == (48 * -2 + 11 * F(1, 2) - 22) / F(100)


def test_points_of_questions_that_are_not_asked_weigh_nothing() -> None:
    shares = ASKED.sections[1]
    assert isinstance(shares, Section)
    hidden = replace(ASKED, sections=(ASKED.sections[0], replace(shares, when=parse("ready_on_time > 2"))))
    assert means_of(audit({**RATED, **SHARES}, hidden)).why_not == "incomplete"


def test_without_weights_there_is_no_weighted_mean_and_without_pairs_nothing() -> None:
    means = means_of(audit(with_gaps(VECTOR), seven()))
    assert (means.mean, means.weighted, means.why_not) == (F("-0.62"), None, "not_asked")
    bare = replace(ASKED, gaps=None)
    assert found_in(audit(RATED, bare)).means is None
    none = replace(ASKED, gaps=None, sections=(ASKED.sections[1],))
    assert expectation(audit(SHARES, none), score(audit(SHARES, none))) is None


def test_what_is_expected_moves_no_score() -> None:
    bare = {id_: replace(answer, expected="", expected_unknown=False) for id_, answer in RATED.items()}
    assert score(audit(RATED)) == score(audit(bare))


@given(
    st.dictionaries(
        st.sampled_from(list(RATED)), st.tuples(st.sampled_from("12345"), st.sampled_from("12345"))
    )
)
def test_means_lie_among_what_they_are_of(rated: dict[str, tuple[str, str]]) -> None:
    answers = {id_: Answer(value=value, expected=expected) for id_, (value, expected) in rated.items()}
    found = found_in(audit({**answers, **SHARES}))
    gaps = [pair.gap for pair in found.pairs]
    assert len(gaps) + len(found.without) == len(RATED)
    means = found.means
    assert means is not None
    assert (means.mean is None) == (not gaps)
    for mean in (means.mean, means.weighted):
        assert mean is None or min(gaps) <= mean <= max(gaps)


# --- several people


def person(number: int, group: Group, answers: Mapping[str, Answer]) -> Source:
    made = replace(audit(answers, group=group), finished=True)
    return Source(file=f"{number}.audit.yaml", digest=f"sha256:{number:064x}", audit=made)


def together(*people: tuple[Group, Mapping[str, Answer]]) -> Audit:
    return combine([person(n, group, answers) for n, (group, answers) in enumerate(people)]).audit


def test_several_people_are_averaged_group_by_group() -> None:
    one = together(
        ("leadership", {"ready_on_time": Answer(value="5", expected="5")}),
        ("front_line", {"ready_on_time": Answer(value="1", expected="4")}),
        ("front_line", {"ready_on_time": Answer(value="2", expected="5")}),
        ("front_line", {"ready_on_time": Answer(value="4")}),
    )
    (pair,) = found_in(one).pairs
    assert (pair.n, pair.done, pair.expected, pair.gap) == (3, F(13, 4), F(19, 4), F(-3, 2))


def test_everybodys_points_are_averaged_if_everybody_gave_100() -> None:
    other = {**SHARES, "share_reliability": Answer(value=F(0)), "share_assurance": Answer(value=F(51))}
    both = means_of(together(("leadership", {**RATED, **SHARES}), ("front_line", {**RATED, **other})))
    assert [each.weight for each in both.values] == [16, 35, 11, 16, 22]
    assert both.weighted == (16 * -2 + 11 * F(1, 2) + 16 - 22) / F(100)
    off = {**SHARES, "share_empathy": Answer(value=F(6))}
    assert (
        means_of(together(("leadership", {**RATED, **SHARES}), ("customer", {**RATED, **off}))).why_not
        == "sum"
    )
    none = means_of(together(("leadership", {**RATED, **SHARES}), ("customer", RATED)))
    assert none.weighted is not None


def test_one_person_of_several_is_that_person() -> None:
    alone, one = found_in(together(("leadership", {**RATED, **SHARES}))), found_in(audit({**RATED, **SHARES}))
    assert alone == one


# --- what changed


def test_a_changed_expectation_is_a_changed_answer() -> None:
    later = {
        **RATED,
        "explains": Answer(value="4", expected="5"),
        "safe_hands": Answer(expected="4", unknown=True),
    }
    first = {**RATED, "safe_hands": Answer(expected="5", unknown=True)}
    found = compare(audit(first), audit(later), today=date(2026, 6, 1))
    assert {change.id: (change.kind, change.standing) for change in found.changes} == {
        "explains": ("answer", "unchanged"),
        "safe_hands": ("answer", "unchanged"),
    }
    texts = [change.text for group in since(found).groups for change in group.changes]
    assert any("Mostly (expected: Mostly) → Mostly (expected: Nearly always)" in text for text in texts)
    assert any("Not known (expected: Nearly always) → Not known (expected: Mostly)" in text for text in texts)
    assert compare(audit(first), audit(first), today=date(2026, 6, 1)).changes == ()


# --- how it reads


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (F(-805, 1000), "-0.81"),
        (F(1, 2), "+0.5"),
        (F(0), "0"),
        (F(-1, 1000), "-0.01"),
        (F(3), "+3"),
        (F(-62, 100), "-0.62"),
    ],
)
def test_steps_are_rounded_once_and_never_to_nothing(value: Fraction, text: str) -> None:
    assert step_number(value, signed=True).text == text
    assert Fraction(step_number(value).exact) == value


def test_reports_show_the_gaps_and_their_means() -> None:
    report = report_of(audit({**RATED, **SHARES}))
    found = report.delivered
    assert found is not None
    assert (found.heading, found.first_label) == ("Expected and delivered", "Expected")
    assert found.weighted is not None and (found.weighted.text, found.weighted.exact) == ("-0.65", "-129/200")
    row = found.pairs[0]
    assert (row.expected, row.answer, row.gap.text, row.kind) == (
        "Nearly always",
        "Now and then",
        "-3",
        "below",
    )
    notes = {note.id: note.text for note in report.first_page.notes}
    assert notes["gaps"] == "Ready on the day · looks up · stays repaired."
    assert "stays repaired" not in notes["keep"]
    assert report.findings[0].answer == "Now and then (expected: Nearly always)"
    paragraphs = [p.text for p in Document(BytesIO(render_docx(report))).paragraphs]
    for text in (render_markdown(report), render_html(report), "\n".join(paragraphs)):
        assert "Expected and delivered" in text
        assert "Weighted by the 100 points, it is" in text
        assert "Not rated twice, so without a gap: knows who was here." in text
        assert "Parasuraman" in text and "SERVPERF" in text


def test_the_answers_as_csv_have_what_is_expected_and_the_gap() -> None:
    lines = render_answers(report_of(audit(RATED))).splitlines()
    assert lines[0].endswith('"Expected","Gap"')
    assert lines[1].endswith('"Nearly always","-3"')
    assert next(line for line in lines if line.startswith('"remembers"')).endswith('"Not known",""')


def test_a_report_without_pairs_says_nothing_of_them() -> None:
    report = report_of(audit({}, replace(ASKED, gaps=None, sections=(ASKED.sections[1],))))
    assert report.delivered is None
    for text in (render_markdown(report), render_html(report), "\n".join(explain(audit({}, seven())))):
        assert "Expected and delivered" not in text


@pytest.mark.parametrize(
    ("shares", "sentence"),
    [
        ({**SHARES, "share_empathy": Answer(value=F(6))}, "the points add up to 90, not to 100"),
        ({}, "the 100 points were not all given"),
    ],
)
def test_why_nothing_is_weighted_is_said(shares: dict[str, Answer], sentence: str) -> None:
    report = report_of(audit({**RATED, **shares}))
    assert sentence in render_markdown(report)
    assert report.delivered is not None and report.delivered.weighted is None


def test_a_value_without_a_gap_is_named() -> None:
    lacking = {**RATED, **SHARES, "own_case": Answer(value="4")}
    assert "nothing is known of the gap at Seeing the person" in render_markdown(report_of(audit(lacking)))


def test_what_matters_reads_otherwise_than_what_is_expected() -> None:
    section = ASKED.sections[0]
    assert isinstance(section, Section)
    from cxaudit.questionnaire.model import Pair

    important = tuple(replace(q, pair=Pair(first="importance")) for q in section.questions)
    asked = replace(ASKED, sections=(replace(section, questions=important), ASKED.sections[1]))
    report = report_of(audit({**RATED, **SHARES}, asked))
    assert report.delivered is not None
    assert (report.delivered.heading, report.delivered.first_label) == (
        "Important and delivered",
        "Importance",
    )
    assert report.delivered.pairs[0].kind_text == "Below how much it matters"
    assert report.findings[0].answer == "Now and then (importance: Nearly always)"


def test_several_people_read_as_means_and_ranges() -> None:
    report = report_of(
        together(
            ("leadership", {**RATED, **SHARES}),
            ("front_line", {**RATED, **SHARES, "ready_on_time": Answer(value="3", expected="4")}),
        )
    )
    assert report.delivered is not None
    row = report.delivered.pairs[0]
    assert (row.expected, row.answer, row.gap.text, row.n) == ("4.5 of 5", "2.5 of 5", "-2", 2)
    first = next(
        each for group in report.answers for each in group.answers if each.question == "ready_on_time"
    )
    assert first.expected_text == "expected: from “Mostly” to “Nearly always”"


def test_the_arithmetic_is_shown() -> None:
    text = "\n".join(explain(audit({**RATED, **SHARES})))
    assert "  ready_on_time: 2 - 5 = -3\n" in text
    assert "  remembers: not rated twice\n" in text
    assert "  Keeping what was promised: (-3 + -1) / 2 = -2\n" in text
    assert "  mean: (-2 + 0 + 0.5 + 1 + -1) / 5 = -0.3\n" in text
    assert "  weighted: (32 x -2 + 19 x 0 + 11 x 0.5 + 16 x 1 + 22 x -1) / 100 = -0.645\n" in text
    off = {**SHARES, "share_empathy": Answer(value=F(6))}
    assert "not weighted: the points add up to 90" in "\n".join(explain(audit({**RATED, **off})))


def test_a_redacted_report_keeps_the_gaps() -> None:
    known = {**RATED, **SHARES, "looks_up": Answer(value="3", expected="5", note="Ada said so")}
    report = report_of(redacted(audit(known)))
    assert report.delivered == report_of(audit(known)).delivered
    assert "Ada" not in render_markdown(report)


@given(st.sampled_from(["<script>x</script>", "a|b", "=1+1", "`*_"]))
@settings(max_examples=4)
def test_words_of_a_pair_are_text_and_nothing_else(hostile: str) -> None:
    from cxaudit.questionnaire.model import Pair

    scale = Scale(id="words", options=tuple(Option(value=str(n), label=f"{hostile}{n}") for n in range(1, 6)))
    section = ASKED.sections[0]
    assert isinstance(section, Section)
    questions = tuple(replace(q, pair=Pair(scale="words"), short=hostile) for q in section.questions)
    asked = replace(
        ASKED,
        scales={**ASKED.scales, "words": scale},
        sections=(replace(section, questions=questions), ASKED.sections[1]),
    )
    report = report_of(audit({**RATED, **SHARES}, asked))
    assert "<script>x" not in render_html(report)
    assert "<script>x" not in render_markdown(report)
    table = render_markdown(report).split("## Expected and delivered")[1].split("\n\n")[1]
    assert {line.replace("\\|", "").count("|") for line in table.splitlines()} == {6}
