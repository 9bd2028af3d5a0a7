"""The short form: the first page, quick wins and roadmap of the same report, and nothing else."""

import pytest

from cxaudit.report.html import render_html
from cxaudit.report.look import Look, Short
from cxaudit.report.markdown import render_markdown
from test_report_cases import EXAMPLES, audit_of, blocks, example_report, five, report_of
from test_report_rendering import HOSTILE, MARKDOWN, ORDINARY, Reader, with_text

SHORT = Look(short=True)


@pytest.mark.parametrize("name", EXAMPLES)
def test_short_is_the_first_page_and_every_action_in_order(name: str) -> None:
    report = example_report(name)
    whole, short = render_markdown(report), render_markdown(report, SHORT)
    first_page = whole[: whole.index("\n---\n")]
    assert short.startswith(first_page)
    assert len(short) < len(whole) / 3
    html = Reader(render_html(report, SHORT))
    titles = [each.title for each in Short.of(report).roadmap]
    assert titles
    for page in (html.words, Reader(MARKDOWN.render(short)).words):
        after = page[page.index("Roadmap") :]
        places = [after.index(title) for title in titles]
        assert places == sorted(places)
        assert "Every answer" not in page and "Findings" not in page


def test_a_quick_win_stands_once() -> None:
    report = example_report("workshop")
    short = Short.of(report)
    assert [each.title for each in short.quick_wins] == ["Keep one visible list", "Check once after the sale"]
    above = {each.title for each in report.first_page.do_first}
    assert not above & {each.title for each in short.quick_wins}


def test_the_action_of_a_test_stands_before_the_others() -> None:
    report = report_of(audit_of("lasting-impression", five("partly")))
    assert Short.of(report).roadmap[0] == report.plan.gate_action


def test_nothing_due_leaves_no_empty_heading() -> None:
    report = report_of(audit_of("service-and-process", blocks("5")))
    for page in (render_html(report, SHORT), render_markdown(report, SHORT)):
        assert "Roadmap" not in page and "quick wins" not in page


@pytest.mark.parametrize("said", HOSTILE)
def test_short_shows_any_text_as_text(said: str) -> None:
    ordinary = Reader(render_html(report_of(with_text(ORDINARY)), SHORT))
    assert Reader(render_html(report_of(with_text(said)), SHORT)).skeleton == ordinary.skeleton
