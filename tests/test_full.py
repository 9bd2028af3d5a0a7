"""`full`: what it asks, and that its report makes sense however it was answered."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from cxaudit.audit.answers import Answer
from cxaudit.questionnaire.model import Question
from cxaudit.report.html import render_html
from cxaudit.report.json import render_json
from cxaudit.report.markdown import render_markdown
from cxaudit.report.model import Report
from cxaudit.scoring.relevance import relevance
from test_report_cases import audit_of, questionnaire, report_of

FULL = questionnaire("full")
TOP = (
    "profile", "five_questions", "service", "process", "journey", "places", "six_factors",
    "useful_easy_enjoyable", "measurement", "stance", "technology",
)  # fmt: skip
PARTS = {
    "lasting-impression": (5, 14),
    "service-and-process": (22, 53),
    "six-factors": (12, 26),
    "customer-journey": (15, 36),
    "proactive-vs-reactive": (8, 19),
    "expectations-and-measurement": (12, 28),
    "omnichannel-and-technology": (11, 24),
    "full": (85, 200),
}


def asked(name: str) -> list[Question]:
    """Return the questions with a score that are asked of a business with premises."""
    whole = questionnaire(name)
    relevant = relevance(whole, {"place": Answer(value=("premises",))}).questions
    return [q for q in whole.questions() if q.id in relevant and whole.scores(q)]


@pytest.mark.parametrize("name", PARTS)
def test_every_questionnaire_has_its_number_of_questions_and_its_weight(name: str) -> None:
    assert (len(asked(name)), sum(q.weight for q in asked(name))) == PARTS[name]


def test_full_is_composed_of_the_others_in_their_order() -> None:
    tops = tuple(section.id for section in FULL.sections if hasattr(section, "id"))
    assert tops[: len(TOP)] == TOP
    own = [q.id for q in FULL.questions() if q.origin.path.endswith("full.yaml")]
    assert own == [], "nothing is copied"


def test_only_the_two_blocks_decide() -> None:
    assert FULL.rules.weakest_of == ("service", "process")
    assert FULL.plan.per_horizon == 5
    assert FULL.rules.arc is not None and FULL.rules.arc.stages == ("before", "during", "after")
    assert [contrast.id for contrast in FULL.rules.contrasts] == ["factors_service_ahead"]
    assert {"bought_because_they_had_to", "cannot_show_it", "a_fraction_of_the_way"} <= {
        remark.id for remark in FULL.rules.remarks
    }
    assert not [remark.id for remark in FULL.rules.remarks if remark.place == "not_looked_at"]


def test_technology_waits_for_the_basics() -> None:
    assert [section.id for section in FULL.walk() if section.after_basics] == ["technology"]


def test_the_points_that_hold_a_verdict() -> None:
    points = [q.id for q in FULL.questions() if q.make_or_break]
    assert points == ["courtesy", "right_first_time", "main_thing", "person_before_rule"]


# --- Repeats


STOP = frozenset(
    "a an the we our us to of in on at is are was and or it its they them for by with what who as how".split()  # noqa: SIM905
)


def words(text: str) -> frozenset[str]:
    return frozenset(re.sub(r"[^a-z ]", "", text.lower()).split()) - STOP


def root(q: Question) -> str:
    """Return the question that a chain of repeats begins with."""
    by_id = {each.id: each for each in FULL.questions()}
    while q.asked_as:
        q = by_id[q.asked_as]
    return q.id


def test_no_two_questions_ask_the_same_unless_declared() -> None:
    alike = []
    for one, two in combinations(asked("full"), 2):
        first, second = words(one.text), words(two.text)
        if len(first & second) / len(first | second) > 0.4 and root(one) != root(two):
            alike.append((one.text, two.text))
    assert alike == []


def test_about_twenty_questions_come_back_and_each_to_an_earlier_one() -> None:
    order = [q.id for q in FULL.questions()]
    pairs = [(q.asked_as, q.id) for q in FULL.questions() if q.asked_as]
    assert 18 <= len(pairs) <= 26
    assert all(order.index(earlier) < order.index(later) for earlier, later in pairs)


# --- The table of lenses


def table() -> Iterator[tuple[str, str, dict[str, tuple[str, ...]]]]:
    names = ("block", "stage", "factor", "stance", "quality")
    text = (Path(__file__).parents[1] / "docs" / "lenses.md").read_text(encoding="utf-8")
    for ref, id_, *cells in re.findall(
        r"^\| (\w\w-\w+) \| `(\w+)` \|" + r" ([^|]*) \|" * 5, text, flags=re.M
    ):
        tags = {name: tuple(cell.split(", ")) for name, cell in zip(names, cells, strict=True) if cell != "-"}
        yield ref, id_, tags


def test_every_question_is_tagged_as_the_table_says() -> None:
    rows = {id_: (ref, tags) for ref, id_, tags in table()}
    tagged = {q.id: (q.ref, q.dimensions) for q in FULL.questions() if FULL.scores(q)}
    assert tagged == rows


def test_every_questionnaire_means_the_same_by_a_tag() -> None:
    for name in PARTS:
        assert questionnaire(name).dimensions == FULL.dimensions, name


# --- However it was answered


def answer(q: Question, kind: str, number: int, of: int) -> Answer | None:
    options = FULL.options_of(q)
    match kind:
        case "all best":
            return Answer(value=options[-1].value)
        case "all worst":
            return Answer(value=options[0].value)
        case "nothing applies":
            return Answer(na="outside this audit") if q.na else Answer(unknown=True)
        case "nobody knows":
            return Answer(unknown=True)
        case "half done":
            return Answer(value=options[len(options) // 2].value) if number < of / 2 else None
    return None


KINDS = ("all best", "all worst", "nothing applies", "nobody knows", "half done", "nothing yet")


@cache
def answered(kind: str) -> Report:
    questions = list(asked("full"))
    given = {q.id: answer(q, kind, n, len(questions)) for n, q in enumerate(questions)}
    answers = {id_: said for id_, said in given.items() if said is not None}
    return report_of(audit_of("full", answers, client="Bakery Nord", group="leadership", basis="typical"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_report_makes_sense(kind: str) -> None:
    report = answered(kind)
    markdown, page = render_markdown(report), render_html(report)
    for text in (markdown, page):
        assert not re.search(r"\bNone\b(?! of the three)|\{\w*\}|\bnan\b|Traceback", text)
    headings = [line for line in markdown.splitlines() if line.strip()]
    for line, after in pairwise(headings):
        level = len(line) - len(line.lstrip("#"))
        if level and after.startswith("#"):
            assert len(after) - len(after.lstrip("#")) > level, f"nothing stands under {line!r}"
    assert not re.search(r"<(td|li|p|h\d)[^>]*>\s*</\1>", page.replace("<td></td>", "")), "no empty element"
    assert render_json(report).count("\n") > 10


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_ten_lines_say_what_is_wrong_why_and_what_to_do(kind: str) -> None:
    page = answered(kind).first_page
    assert page.headline.startswith(("Verdict: ", "No verdict: "))
    assert page.do_first or any(each.id == "choose" for each in page.notes) or kind == "nothing yet"
    assert page.closing[-1].endswith(".")
    if kind in ("all worst", "half done"):
        assert page.trouble and page.meaning


def test_all_best_is_strong_and_asks_for_nothing_but_a_check_with_customers() -> None:
    report = answered("all best")
    assert report.verdict is not None and report.verdict.title == "Strong"
    assert not report.plan.months and not report.findings
    assert "Ask five customers" in report.first_page.notes[0].text


def test_all_worst_is_critical_with_one_flag_for_each_fault() -> None:
    report = answered("all worst")
    assert report.verdict is not None and report.verdict.title == "Critical"
    assert [set(flag.questions) for flag in report.scorecard.red_flags] == [
        {"courtesy", "person_before_rule"},
        {"right_first_time", "main_thing"},
    ]
    numbers = sorted((a.number, a.slot) for month in report.plan.months for a in month.actions)
    assert sum(slot == 30 for _, slot in numbers) == 5, "five a month"
    technology = {q.id for s in FULL.walk() if s.id == "technology" for q in s.questions}
    basics = {q.id for q in FULL.questions() if q.kind == "basic"} - technology
    ranked = {r.question: a.number for m in report.plan.months for a in m.actions for r in a.reasons}
    assert max(ranked[id_] for id_ in basics if id_ in ranked) < min(
        ranked[id_] for id_ in technology if id_ in ranked
    ), "technology never before a broken basic"


@pytest.mark.parametrize("kind", ["nothing applies", "nobody knows", "nothing yet"])
def test_without_answers_there_is_no_verdict_and_no_score(kind: str) -> None:
    report = answered(kind)
    assert report.verdict is None
    assert {row.score for row in report.scorecard.sections} <= {None}
    assert report.findings == ()
