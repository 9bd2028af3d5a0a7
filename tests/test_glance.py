"""The figures at a glance, and how a first page is set on paper."""

from dataclasses import replace

import pytest

from cxaudit.report.glance import Figure, figures, set_on_paper
from cxaudit.report.html import render_html
from cxaudit.report.look import WHOLE, Look
from pages import BRAND, report_named
from test_report_cases import audit_of, example_report, five, report_of


def test_the_figures_are_those_the_verdict_rests_on() -> None:
    assert figures(example_report("workshop")) == (
        Figure(title="SERVICE", text="65", reading="Solid", section="service"),
        Figure(title="PROCESS", text="52", reading="Patchy", section="process"),
        Figure(title="Five-yes test", text="1 of 5"),
    )


def test_red_flags_are_counted_and_stand_out() -> None:
    report = example_report("store")
    assert figures(report)[-1] == Figure(title="Red flags", text=str(len(report.scorecard.red_flags)))
    assert '<li class="flag"><b>Red flags</b>' in render_html(report)
    assert '<li class="flag">' not in render_html(example_report("workshop"))


def test_without_two_halves_the_sections_at_the_top_are_shown() -> None:
    report = replace(report_named("full"), halves=None)
    shown = [each.section for each in figures(report) if each.section]
    assert shown == [row.id for row in report.scorecard.sections if row.score and not row.depth][:4]
    assert len(shown) == 4


@pytest.mark.parametrize(
    "report", [report_named("nothing"), report_of(audit_of("lasting-impression", five("yes")))]
)
def test_where_no_section_is_rated_the_headline_is_enough(report: object) -> None:
    page = render_html(report)  # type: ignore[arg-type]
    assert figures(report) == ()  # type: ignore[arg-type]
    assert '<ul class="figures">' not in page and '<p class="standing"' not in page


def test_every_figure_is_on_the_first_page_with_its_bar() -> None:
    page = render_html(example_report("workshop"))
    first = page[page.index('<ul class="figures">') : page.index('<p class="meaning">')]
    assert '<b>SERVICE</b> <span class="big">65</span> Solid<svg class="gauge"' in first
    assert first.count("<svg") == 2
    assert (
        '<p class="bar"><span dir="auto"><b>Patchy</b> <span>SERVICE 65</span> <span>PROCESS 52</span>'
        in page
    )


def test_the_longer_the_first_page_the_smaller_its_type_until_it_is_no_sheet() -> None:
    page = example_report("workshop").first_page
    assert set_on_paper(page, WHOLE) == "sheet"
    longer = replace(page, do_first=page.do_first + page.do_first[:1])
    assert set_on_paper(longer, Look(brand=replace(BRAND, paper="Letter"))) == "sheet dense"
    assert set_on_paper(longer, Look(brand=BRAND)) == "sheet", "A4 is taller"
    assert set_on_paper(replace(page, do_first=page.do_first * 4), WHOLE) == "dense"
