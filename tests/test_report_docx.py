"""A Word document that opens again: headings, tables with repeated heads, every text, the same bytes."""

import re
import struct
import zlib
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.audit.answers import Answer
from cxaudit.audit.record import Combined, Respondent
from cxaudit.audit.said import CustomersSaid
from cxaudit.cli.outputs import report_of as whole_report_of
from cxaudit.cli.outputs import write_report
from cxaudit.report.brand import Brand
from cxaudit.report.docx import render_docx
from cxaudit.report.drawn import drawn, lens_bars
from cxaudit.report.logo import read_logo
from cxaudit.report.look import Look
from cxaudit.report.model import Report
from cxaudit.report.painted import missing, painted
from cxaudit.report.word import legal
from cxaudit.text import one_line
from test_report_cases import EXAMPLES, audit_of, blocks, example, example_report, five, report_of
from test_report_pictures import FACTORS, answered
from test_report_rendering import HOSTILE, with_text


def png(width: int = 4, height: int = 2) -> bytes:
    """Return a small picture."""
    rows = b"".join(b"\x00" + b"\x7a\x1f\x5c" * width for _ in range(height))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


BRAND = Brand(
    name="Roth & Partner",
    contact="ines@roth.example",
    classification="Confidential",
    accent="#7a1f5c",
    paper="Letter",
    logo=read_logo(png()),
)


def opened(data: bytes) -> Opened:
    return Document(BytesIO(data))


def said(document: Opened) -> str:
    """Return all text on one line, that of tables after the rest."""
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join(lines).split())


def headings(document: Opened, level: int) -> list[str]:
    return [p.text for p in document.paragraphs if p.style and p.style.name == f"Heading {level}"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_headings_tables_and_texts_are_there(name: str) -> None:
    report = example_report(name)
    document = opened(render_docx(report))
    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Title"] == [
        report.first_page.title
    ]
    top = headings(document, 1)
    assert top[0] == report.first_page.headline
    assert [each for each in top if each in ("Scorecard", "Findings", "Plan")] == [
        "Scorecard",
        "Findings",
        "Plan",
    ]
    text = said(document)
    for finding in report.findings:
        assert finding.statement in text and one_line(finding.note) in text
    for month in report.plan.months:
        for action in month.actions:
            assert action.title in text and all(step in text for step in action.steps)
    for group in report.answers:
        assert group.title in headings(document, 2)
        assert all(row.text in text for row in group.answers)


def test_heads_of_tables_repeat_and_rows_stay_whole() -> None:
    document = opened(render_docx(example_report("workshop")))
    assert len(document.tables) > 5
    of_data = [table for table in document.tables if table.style and table.style.name == "cxaudit Table"]
    figures, bars = (table for table in document.tables if table.style and table.style.name == "Normal Table")
    assert [cell.text for cell in figures.rows[0].cells] == [
        "SERVICE\n65\nSolid",
        "PROCESS\n52\nPatchy",
        "Five-yes test\n1 of 5\n",
    ]
    assert list(bars._tbl.iter(qn("wp:docPr")))
    for table in of_data:
        assert table.rows[0]._tr.trPr is not None
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        for row in table.rows[1:]:
            assert row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_headings_go_down_one_step_at_a_time() -> None:
    document = opened(render_docx(example_report("workshop")))
    levels = [
        int(p.style.name[-1]) for p in document.paragraphs if p.style and p.style.name.startswith("Heading")
    ]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_word_has_a_table_of_contents_that_is_there_before_it_is_asked_for() -> None:
    document = opened(render_docx(example_report("store")))
    body = document.element.body
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    numbers = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(set(names)) == len(names) and numbers == [
        m.get(qn("w:id")) for m in body.iter(qn("w:bookmarkEnd"))
    ]
    links = [(link.get(qn("w:anchor")), link.text) for link in body.iter(qn("w:hyperlink"))]
    _, *listed = headings(document, 1)
    assert links == list(zip(names, listed, strict=True)) and len(links) > 8
    kinds = [mark.get(qn("w:fldCharType")) for mark in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    assert [p.style.name for p in document.paragraphs].count("toc 1") == len(links)
    short = opened(render_docx(example_report("store"), Look(short=True))).element.body
    assert not [*short.iter(qn("w:hyperlink"))] and not [*short.iter(qn("w:bookmarkStart"))]


def test_the_brand_is_in_the_properties_the_foot_and_the_page() -> None:
    report = example_report("workshop")
    document = opened(render_docx(report, Look(brand=BRAND)))
    made = document.core_properties
    assert (made.author, made.title, made.language) == ("Roth & Partner", report.first_page.title, "en")
    assert made.created and made.created.date().isoformat() == report.about.date
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (216, 279)
    foot = section.footer.paragraphs[0]
    assert "Roth & Partner · ines@roth.example · Confidential" in foot.text and "Page" in foot.text
    assert [each.get(qn("w:instr")) for each in foot._p.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert shown(document)[0] == "Roth & Partner"


def shown(document: Opened) -> list[str]:
    """Return the alternative text of every picture in the order of the document."""
    return [each.get("descr") or "" for each in document.element.iter(qn("wp:docPr"))]


def test_the_pictures_are_there_each_with_its_alternative_text() -> None:
    assert not missing()
    report = example_report("workshop")
    document = opened(render_docx(report))
    alternatives = shown(document)
    halves, matrix, *bars = alternatives
    assert (
        report.halves and halves.startswith("SERVICE against PROCESS. ") and report.halves.text[0] in halves
    )
    assert "Quick win: 1, 2, 4, 6" in matrix
    assert [each.partition(".")[0] for each in bars] == [name for name, _ in lens_bars(report)]
    assert all(Mm(40) < shape.width <= Mm(170) for shape in document.inline_shapes)
    assert len({each.get("id") for each in document.element.iter(qn("wp:docPr"))}) == len(alternatives)


def test_a_journey_a_dimension_and_what_changed_are_drawn() -> None:
    rated = {"before": "4", "after": "2", **dict.fromkeys(FACTORS, "3")}
    report = answered("full", rated)
    assert report.sides and {"journey", "sides"} <= {name for name, svg in drawn(report).items() if svg}
    document = opened(render_docx(report))
    assert "The customer's way" in headings(document, 1) and report.sides.heading in headings(document, 1)
    for picture in ("journey", "sides"):
        assert painted(drawn(report)[picture]).alternative in shown(document)
    after = example("workshop")
    before = replace(
        after, answers={**after.answers, "nothing_lost": Answer(value="1"), "honest_waits": Answer(value="5")}
    )
    alternatives = shown(opened(render_docx(whole_report_of(after, since=before))))
    assert any(each.startswith("Each section then and now") for each in alternatives)


def test_pictures_are_in_the_colour_of_the_brand_and_an_svg_logo_is_drawn() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><path d="M0 0h8v4z"/></svg>'
    report = example_report("workshop")
    own = opened(render_docx(report, Look(brand=replace(BRAND, logo=read_logo(svg)))))
    plain = opened(render_docx(report))
    assert shown(own)[0] == "Roth & Partner" and shown(own)[1:] == shown(plain)
    logo, *others = pictures(own)
    assert read_logo(logo).width == 2 * read_logo(logo).height
    assert len(others) == len(pictures(plain)) and others[0] not in pictures(plain)
    drawing = drawn(report)["halves"]
    assert (
        painted(drawing, "#7a1f5c").data == painted(drawing.replace("#1f5c5c", "#7a1f5c")).data == others[0]
    )


def pictures(document: Opened) -> list[bytes]:
    embedded = [each.get(qn("r:embed")) or "" for each in document.element.iter(qn("a:blip"))]
    return [document.part.related_parts[each].blob for each in embedded]


@pytest.mark.parametrize("reason", ["painter", "font"])
def test_without_a_painter_or_a_font_there_are_tables_and_a_word_about_it(
    reason: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("cxaudit.report.painted.missing", lambda: reason)
    monkeypatch.setattr("cxaudit.report.docx.missing", lambda: reason)
    (written,) = write_report(example_report("workshop"), ["docx"], tmp_path, "workshop")
    document = opened(written.read_bytes())
    assert not shown(document) and len(document.tables) > 5
    assert "has no pictures" in capsys.readouterr().err


def test_a_machine_without_fonts_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxaudit.report.painted._FAMILIES", "'No Such Font'")
    assert missing.__wrapped__() == "font"
    monkeypatch.setattr("cxaudit.report.painted.find_spec", lambda _: None)
    assert missing.__wrapped__() == "painter"


def test_a_heading_stays_with_the_line_below_it_and_a_caption_with_its_picture() -> None:
    document = opened(render_docx(example_report("workshop")))
    for before, after in pairwise(document.paragraphs):
        heading = before.style is not None and before.style.name.startswith("Heading")
        nested = after.style is not None and after.style.name.startswith("Heading")
        if heading and not nested and after._p.getprevious() is before._p:
            alone = after._p.getnext() is not None and after._p.getnext().tag == qn("w:p")
            follower = Paragraph(after._p.getnext(), after._parent) if alone else None
            if follower and follower.style and not follower.style.name.startswith("Heading"):
                assert after.paragraph_format.keep_with_next


def test_the_same_report_gives_the_same_bytes() -> None:
    one = render_docx(example_report("workshop"), Look(brand=BRAND))
    assert one == render_docx(example_report("workshop"), Look(brand=BRAND))
    with ZipFile(BytesIO(one)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_short_is_the_first_page_and_the_roadmap() -> None:
    document = opened(render_docx(example_report("workshop"), Look(short=True)))
    assert headings(document, 1)[1:] == ["More quick wins", "Roadmap", "About this report"]
    assert len(document.tables) == 2, "the figures and the roadmap"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    shown = said(
        opened(render_docx(report_of(with_text(text)), Look(brand=replace(BRAND, name=one_line(text)))))
    )
    assert shown.casefold().count(one_line(text).casefold()) > 20


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_what_no_xml_may_hold_is_left_out(text: str) -> None:
    kept = legal(text)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", kept)
    assert legal("a\x00b\x0bc\ud800d\ufffee\x1f") == "abcde"


@pytest.mark.parametrize("text", ["a\x00b\x1b[31m\x0b", "\ud800\ufffe", "\x85\u2028\u202e"])
def test_control_characters_do_not_spoil_the_document(text: str) -> None:
    report = example_report("workshop")
    page = replace(report.first_page, title=f"T{text}", headline=f"H{text}", advice=(f"A{text}",))
    document = opened(render_docx(replace(report, first_page=page), Look(brand=replace(BRAND, contact=text))))
    assert headings(document, 1)[0].startswith("H")


@pytest.mark.parametrize(
    "report",
    [
        report_of(audit_of("essential", {})),
        report_of(audit_of("service-and-process", blocks("5"))),
        report_of(audit_of("lasting-impression", five("partly"))),
    ],
    ids=["nothing", "full", "five"],
)
def test_no_heading_is_empty_and_nothing_says_none(report: Report) -> None:
    document = opened(render_docx(report))
    assert "None" not in said(document)
    assert all(
        p.text for p in document.paragraphs if p.style and p.style.name.startswith(("Heading", "Title"))
    )


def test_what_works_what_to_count_a_survey_a_team_and_what_changed_are_there() -> None:
    audit = example("workshop")
    people = tuple(
        Respondent(file="", group=group, date=audit.header.date, answers=audit.answers)
        for group in ("leadership", "front_line")
    )
    survey = CustomersSaid(source="spring.csv", nps={"9": 6, "3": 2})
    several = replace(audit, combined=Combined(respondents=people), survey=survey)
    report = whole_report_of(several, since=audit)
    assert report.team and report.since and report.survey and report.measures and report.strengths
    document = opened(render_docx(report))
    found = headings(document, 1)
    for heading in (report.team.heading, report.since.heading, report.survey.heading, "What works"):
        assert heading in found
    words = said(document)
    for text in (report.strengths[0].statement, report.measures.rows[0].text, "spring.csv"):
        assert one_line(text) in words
