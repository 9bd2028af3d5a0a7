"""A Word document to write a report into: styles, headings, tables, pictures, page numbers, bytes.

Everything that looks the same has a style of its own, so that whoever goes on editing changes it once. The
same input gives the same bytes: no clock is asked, not even for the archive a document is kept in.
"""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from cxaudit.report.word_contents import ENTRY, fill, mark

_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PAPERS = {"A4": (210, 297), "Letter": (216, 279)}
_MARGIN = 20
_TABLE, _CHECK, _SOFT, _FIGURE = "cxaudit Table", "cxaudit Check", "cxaudit Small", "cxaudit Figure"
_FEW = 4
"""Rows that a table is never broken between."""
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can name."""
_TABLE_STYLE = """
<w:style {ns} w:type="table" w:customStyle="1" w:styleId="CxauditTable">
  <w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>
  <w:pPr><w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/></w:pPr>
  <w:tblPr>
    <w:tblBorders>
      <w:bottom w:val="single" w:sz="4" w:color="BBBBBB"/>
      <w:insideH w:val="single" w:sz="4" w:color="BBBBBB"/>
    </w:tblBorders>
    <w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>
</w:style>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as PNG, with what it shows in words. `width` is in millimetres."""

    data: bytes
    alternative: str
    width: float = 170


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What stands around the text of a document. `accent` is #rrggbb; `page` has the gaps n and total."""

    title: str
    author: str
    language: str
    day: datetime.date
    paper: str
    accent: str
    foot: str
    page: str


def legal(text: str) -> str:
    """Return text without the characters that no XML may hold."""
    return _ILLEGAL.sub("", text)


class Paper:
    """A document that grows from top to bottom."""

    def __init__(self, face: Face) -> None:
        self._document = Document()
        self._headed = False
        self._first: Paragraph | None = None
        self._last: Paragraph | None = None
        self._contents: Paragraph | None = None
        self._entries: list[tuple[str, str]] = []
        self._width = _PAPERS[face.paper][0] - 2 * _MARGIN
        self._set_page(face)
        self._set_styles(face)
        self._set_properties(face)
        self._set_foot(face)

    def title(self, text: str) -> None:
        """Write the title."""
        self._paragraph("Title").add_run(legal(text))

    def heading(self, text: str, level: int = 1) -> None:
        """Write a heading, of which there are three levels."""
        if self._first is not None and self._first is self._last:
            self._first.paragraph_format.keep_with_next = None  # it is all there is under its heading
        made = self._paragraph(f"Heading {level}")
        made.add_run(legal(text))
        if level == 1 and self._contents is not None:
            self._entries.append((mark(made, len(self._entries) + 1), legal(text)))
        self._headed = True

    def line(self, text: str, *, bold: str = "", style: str = "Normal") -> None:
        """Write a paragraph, with something in bold before it; nothing without either."""
        if not text and not bold:
            return
        made = self._paragraph(style)
        if bold:
            made.add_run(legal(f"{bold} ") if text else legal(bold)).bold = True
        made.add_run(legal(text))

    def lines(self, sentences: Iterable[str]) -> None:
        """Write sentences as one paragraph; nothing without any."""
        if text := " ".join(sentences):
            self.line(text)

    def labelled(self, lines: Iterable[tuple[str, str]]) -> None:
        """Write a paragraph for each label whose text is not empty."""
        for label, text in lines:
            if text:
                self.line(text, bold=f"{label}:")

    def facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Write short texts with their labels, those that are not empty, as one paragraph."""
        made = self._paragraph("Normal")
        for index, (label, text) in enumerate((label, text) for label, text in facts if text):
            made.add_run(legal(f"{' · ' if index else ''}{label}: ")).bold = True
            made.add_run(legal(text))

    def quote(self, text: str) -> None:
        """Write what somebody said."""
        self.line(text, style="Quote")

    def small(self, text: str) -> None:
        """Write a line that explains what follows."""
        made = self._paragraph(_SOFT)
        made.add_run(legal(text))
        made.paragraph_format.keep_with_next = True

    def caption(self, text: str) -> None:
        """Write a line that explains what stands above."""
        self.line(text, style=_SOFT)

    def bullet(self, text: str, *, bold: str = "") -> None:
        """Write one item of a list."""
        self.line(text, bold=bold, style="List Bullet")

    def check(self, text: str, *, bold: str = "") -> None:
        """Write one item to be ticked."""
        made = self._paragraph(_CHECK)
        made.add_run("☐\t")
        if bold:
            made.add_run(legal(f"{bold} ")).bold = True
        made.add_run(legal(text))

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> None:
        """Write a table whose first row stands on every page; `widths` are shares of the page."""
        made = self._document.add_table(rows=1, cols=len(heads), style=_TABLE)
        made.autofit = False
        shares = [Mm(self._width * share / sum(widths)) for share in widths]
        for column, width in zip(made.columns, shares, strict=True):
            column.width = width
        self._fill(made, 0, heads)
        made.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        for cells in rows:
            made.add_row()
            self._fill(made, -1, cells)
        last = len(made.rows) - 1
        for index, row in enumerate(made.rows):
            _keep_whole(row, with_next=index < last and (last < _FEW or index in (0, last - 1)))
            for cell, width in zip(row.cells, shares, strict=True):
                cell.width = width
        self._paragraph(_SOFT)

    def figures(self, heads: Sequence[str], figures: Sequence[str], readings: Sequence[str]) -> None:
        """Write a few large figures side by side, each under what it is of and over how it reads."""
        made = self._document.add_table(rows=1, cols=len(heads))
        for cell, head, figure, reading in zip(made.rows[0].cells, heads, figures, readings, strict=True):
            cell.paragraphs[0].style = _SOFT
            cell.paragraphs[0].add_run(legal(head)).bold = True
            cell.add_paragraph(style=_FIGURE).add_run(legal(figure))
            cell.add_paragraph(style=_SOFT).add_run(legal(reading))
        _keep_whole(made.rows[0], with_next=True)
        self._paragraph(_SOFT)

    def picture(self, picture: Picture) -> None:
        """Write a picture with its alternative text, as wide as asked or as the page allows."""
        made = self._paragraph("Normal")
        made.paragraph_format.keep_with_next = True
        _put(made, picture, self._width)

    def pictures(self, pictures: Sequence[tuple[str, Picture]]) -> None:
        """Write pictures two by two, each under its name."""
        made = self._document.add_table(rows=-(-len(pictures) // 2), cols=2)
        room = self._width / 2
        for row, pair in zip(made.rows, _pairs(pictures), strict=True):
            for cell, (name, picture) in zip(row.cells, pair, strict=False):
                cell.paragraphs[0].add_run(legal(name)).bold = True
                _put(cell.add_paragraph(), picture, room - 4)
            _keep_whole(row, with_next=False)
        self._paragraph(_SOFT)

    def contents(self, text: str) -> None:
        """Keep a place for the headings that follow, under a line of its own."""
        self.line("", bold=text, style=_SOFT)
        self._contents = self._paragraph(_SOFT)

    def new_page(self) -> None:
        """Go on with a new page."""
        self._paragraph("Normal").add_run().add_break(WD_BREAK.PAGE)

    def bytes(self) -> bytes:
        """Return the document as the bytes of a file."""
        if self._contents is not None:
            fill(self._contents, self._entries)
            self._contents, self._entries = None, []
        made, kept = BytesIO(), BytesIO()
        self._document.save(made)
        with ZipFile(made) as read, ZipFile(kept, "w", ZIP_DEFLATED) as written:
            for name in read.namelist():
                entry = ZipInfo(name, _OLDEST)
                entry.compress_type = ZIP_DEFLATED
                written.writestr(entry, read.read(name))
        return kept.getvalue()

    def _paragraph(self, style: str) -> Paragraph:
        made = self._last = self._document.add_paragraph(style=style)
        if self._headed:
            # LibreOffice leaves a heading alone at the foot of a page if the line below it is loose.
            made.paragraph_format.keep_with_next = True
            self._first = made
        self._headed = False
        return made

    def _fill(self, table: Table, row: int, cells: Sequence[str]) -> None:
        for cell, text in zip(table.rows[row].cells, cells, strict=True):
            cell.paragraphs[0].style = _SOFT if row == 0 else "Normal"
            cell.paragraphs[0].add_run(legal(text)).bold = True if row == 0 else None

    def _set_page(self, face: Face) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = (Mm(side) for side in _PAPERS[face.paper])
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)

    def _set_styles(self, face: Face) -> None:
        styles = self._document.styles
        styles.element.append(parse_xml(_TABLE_STYLE.format(ns=nsdecls("w"), name=_TABLE)))
        accent = RGBColor.from_string(face.accent.removeprefix("#").upper())
        ink = RGBColor(0x1D, 0x23, 0x27)
        sizes = (
            ("Title", 22, ink),
            ("Heading 1", 15, accent),
            ("Heading 2", 12.5, ink),
            ("Heading 3", 11, ink),
        )
        for name, size, colour in sizes:
            self._letter(name, "Georgia", size)
            styles[name].font.color.rgb = colour
        self._letter("Normal", "Calibri", 10.5)
        styles.add_style(ENTRY, WD_STYLE_TYPE.PARAGRAPH, builtin=True).base_style = styles["Normal"]
        for name in (_SOFT, _CHECK, _FIGURE):
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        styles[_SOFT].font.size = Pt(9)
        self._letter(_FIGURE, "Georgia", 18)
        styles[_FIGURE].font.color.rgb = accent
        ticked = styles[_CHECK].paragraph_format
        ticked.left_indent, ticked.first_line_indent = Mm(6), Mm(-6)
        ticked.tab_stops.add_tab_stop(Mm(6))
        for name, after in (
            ("Normal", 4),
            (_SOFT, 3),
            ("List Bullet", 2),
            (ENTRY, 2),
            (_CHECK, 2),
            (_FIGURE, 0),
            ("Quote", 4),
        ):
            styles[name].paragraph_format.space_after = Pt(after)
            styles[name].paragraph_format.widow_control = True
        for border in styles["Title"].element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)
        for language in styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), "en-GB" if face.language == "en" else face.language)

    def _letter(self, name: str, font: str, size: float) -> None:
        """Give a style its letter, in place of the theme's."""
        style = self._document.styles[name]
        style.font.name, style.font.size = font, Pt(size)
        letters = style.element.rPr.rFonts
        for attribute in [each for each in letters.attrib if each.endswith("Theme")]:
            del letters.attrib[attribute]

    def _set_properties(self, face: Face) -> None:
        made = self._document.core_properties
        moment = datetime.datetime(face.day.year, face.day.month, face.day.day)
        made.title, made.author, made.language = (
            legal(face.title)[:255],
            legal(face.author)[:255],
            face.language,
        )
        made.created = made.modified = moment
        for setting in self._document.settings.element.iter(qn("w:compatSetting")):
            if setting.get(qn("w:name")) == "compatibilityMode":  # of Word 2013 on: not "compatibility mode"
                setting.set(qn("w:val"), "15")
        made.last_modified_by, made.comments, made.keywords, made.revision = "", "", "", 1

    def _set_foot(self, face: Face) -> None:
        line = self._document.sections[0].footer.paragraphs[0]
        line.style = self._document.styles[_SOFT]
        line.paragraph_format.tab_stops.add_tab_stop(Mm(self._width), WD_TAB_ALIGNMENT.RIGHT)
        line.add_run(legal(face.foot) + "\t")
        before, _, rest = face.page.partition("{n}")
        between, _, after = rest.partition("{total}")
        for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
            line.add_run(text)
            if field:
                made = f'<w:fldSimple {nsdecls("w")} w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
                line._p.append(parse_xml(made))


def _keep_whole(row: _Row, *, with_next: bool) -> None:
    """Keep a row on one page; also with the next one, if asked."""
    row._tr.get_or_add_trPr().insert(0, parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    for cell in row.cells:
        for paragraph in cell.paragraphs if with_next else ():
            paragraph.paragraph_format.keep_with_next = True


def _put(paragraph: Paragraph, picture: Picture, room: float) -> None:
    width = Mm(min(picture.width, room))
    shape = paragraph.add_run().add_picture(BytesIO(picture.data), width=width)
    described = shape._inline.docPr
    described.set("descr", legal(picture.alternative))
    described.set("name", f"Picture {described.id}")


def _pairs(pictures: Sequence[tuple[str, Picture]]) -> Iterable[Sequence[tuple[str, Picture]]]:
    return (pictures[start : start + 2] for start in range(0, len(pictures), 2))
