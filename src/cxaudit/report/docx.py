"""Report -> a Word document to go on editing: real styles, headings, tables whose heads repeat, pictures."""

import datetime
from typing import TYPE_CHECKING

from cxaudit.report import docx_appendix, docx_findings, docx_plan, docx_scores, model, tables
from cxaudit.report.display import with_marks
from cxaudit.report.drawn import drawn, lens_bars
from cxaudit.report.glance import figures
from cxaudit.report.labels import labels, made_words
from cxaudit.report.look import WHOLE, Look, Short
from cxaudit.report.painted import missing, painted, painted_logo
from cxaudit.report.word import Face, Paper, Picture
from cxaudit.wording import say

if TYPE_CHECKING:
    from cxaudit.report.logo import Logo

_ACCENT = "#1f5c5c"
_LOGO_HEIGHT = 14
_LOGO_WIDTH = 60
_ON_PAPER = ("halves", "journey", "sides", "since", "matrix_wide")
"""The pictures that a page has room for."""


def render_docx(report: model.Report, look: Look = WHOLE) -> bytes:
    """Return the report as the bytes of a .docx file; with pictures, if nothing is `painted.missing`."""
    words = labels()
    paper = Paper(_face(report, look))
    _logo(paper, look)
    _first_page(paper, report, look, words)
    if look.short:
        _short(paper, Short.of(report), words)
    else:
        _whole(paper, report, look, words)
    docx_appendix.about(paper, report, words)
    if not look.short:
        docx_appendix.sign_off(paper, report.sign_off, words)
    return paper.bytes()


def _face(report: model.Report, look: Look) -> Face:
    brand = look.brand
    named = (brand.name, brand.contact, brand.classification) if brand else ()
    return Face(
        title=report.first_page.title,
        author=brand.name if brand else "",
        language=report.language,
        day=datetime.date.fromisoformat(report.about.date),
        paper=brand.paper if brand else "A4",
        accent=(brand.accent if brand else "") or _ACCENT,
        foot=" · ".join(filter(None, (*named, report.about.confidentiality))),
        page=say("report.page", n="{n}", total="{total}"),
    )


def _logo(paper: Paper, look: Look) -> None:
    if look.brand and look.brand.logo and (picture := _logo_picture(look.brand.logo, look.brand.name)):
        paper.picture(picture)


def _logo_picture(logo: "Logo", name: str) -> Picture | None:
    width = min(_LOGO_WIDTH, _LOGO_HEIGHT * logo.width / logo.height)
    if logo.kind == "image/png":
        return Picture(data=logo.data, alternative=name, width=width)
    return None if missing() else painted_logo(logo.data, width, name)


def _first_page(paper: Paper, report: model.Report, look: Look, words: dict[str, str]) -> None:
    page = report.first_page
    paper.title(page.title)
    if look.brand:
        paper.small(
            " · ".join(filter(None, (f"{words['prepared_by']} {look.brand.name}", look.brand.contact)))
        )
    paper.small(" ".join((made_words(report.about, None), *page.basis)))
    if report.about.confidentiality:
        paper.line("", bold=report.about.confidentiality)
    paper.heading(page.headline)
    if shown := figures(report):
        heads = [figure.title for figure in shown]
        paper.figures(heads, [figure.text for figure in shown], [figure.reading for figure in shown])
    paper.lines(page.meaning)
    paper.lines(page.reasons)
    if page.trouble:
        paper.heading(page.trouble_heading, 2)
        stage = ""
        for each in page.trouble:
            marks = [words["red_flag"]] * each.red_flag + [words["by_hand"]] * each.by_hand
            said = " ".join(filter(None, (with_marks(each.text, marks), each.customers)))
            paper.bullet(said, bold=f"{each.stage}:" if each.stage and each.stage != stage else "")
            stage = each.stage
    if page.do_first:
        paper.heading(page.do_heading, 2)
        for action in page.do_first:
            number = f"{action.number}. " if action.number else ""
            title = with_marks(f"{number}{action.title}", action.marks)
            paper.line(" ".join(action.lines), bold=f"{title}.")
    for note in page.notes:
        paper.line(note.text, bold=f"{note.label}:")
    paper.lines(page.advice)
    paper.lines(page.closing)


def _short(paper: Paper, short: Short, words: dict[str, str]) -> None:
    if short.quick_wins:
        paper.heading(words["quick_wins"])
        for each in short.quick_wins:
            paper.check(each.first_step, bold=f"{each.title}.")
    if short.roadmap:
        paper.heading(words["roadmap"])
        paper.table(*tables.roadmap(short.roadmap, words), (1, 8, 4, 4))
        if any(each.moved for each in short.roadmap):
            paper.caption(words["moved_note"])
        if short.later:
            paper.caption(short.later)


def _whole(paper: Paper, report: model.Report, look: Look, words: dict[str, str]) -> None:
    accent = look.brand.accent if look.brand else ""
    made = (
        {} if missing() else {name: svg for name, svg in drawn(report).items() if name in _ON_PAPER and svg}
    )
    art = {name: painted(svg, accent) for name, svg in made.items()}
    bars = [] if missing() else [(name, painted(svg, accent)) for name, svg in lens_bars(report)]
    paper.new_page()
    paper.contents(words["contents"])
    docx_scores.halves(paper, report.halves, words, art)
    docx_scores.scorecard(paper, report.scorecard, words)
    told = report.journey.text if report.journey else ""
    docx_scores.journey(paper, report.stages, told, report.touchpoints, words, art)
    docx_scores.sides(paper, report.sides, words, art)
    docx_scores.team(paper, report.team, words)
    docx_scores.since(paper, report.since, words, art)
    docx_findings.findings(paper, report.findings, words)
    docx_findings.red_flags(paper, report.scorecard.red_flags, words)
    docx_findings.seen(paper, report, words)
    docx_findings.strengths(paper, report.strengths, words)
    docx_plan.plan(paper, report.plan, words, art.get("matrix_wide"))
    docx_plan.measures(paper, report.measures, words)
    docx_findings.delivered(paper, report.delivered, words)
    docx_findings.gaps(paper, report.perception, words)
    docx_findings.survey(paper, report.survey)
    docx_findings.still_open(paper, report, words)
    docx_appendix.answers(paper, report.answers, words)
    docx_scores.lenses(paper, report.lenses, bars, words)
    docx_appendix.exhibits(paper, report.exhibits, words)
    docx_appendix.method(paper, report, words)
    docx_appendix.ending(paper, report, words)
