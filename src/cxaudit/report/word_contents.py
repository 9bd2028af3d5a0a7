"""The table of contents of a Word document: there from the start, and Word's own, which Word can make again.

What is written is what Word finds the field to have said last: a link for each heading. Page numbers are
known to Word alone; it adds them when it makes the table again (F9).
"""

from collections.abc import Sequence

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

ENTRY = "toc 1"
"""Word's own style of an entry."""
_FIELD = r' TOC \o "1-1" \h \z '


def mark(heading: Paragraph, number: int) -> str:
    """Put a bookmark around the text of a heading and return its name."""
    name = f"_Toc{number:08}"
    start = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{name}"/>')
    end = parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>')
    heading._p.insert(1 if heading._p.pPr is not None else 0, start)
    heading._p.append(end)
    return name


def fill(place: Paragraph, entries: Sequence[tuple[str, str]]) -> None:
    """Write the table before a paragraph: the names of bookmarks, each with the text of its heading."""
    for index, (name, text) in enumerate(entries):
        line = place.insert_paragraph_before(style=ENTRY)
        if index == 0:
            _begin(line)
        link = parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="{name}" w:history="1"/>')
        link.append(line.add_run(text)._r)
        line._p.append(link)
        if index == len(entries) - 1:
            _mark_of_field(line, "end")


def _begin(line: Paragraph) -> None:
    _mark_of_field(line, "begin")
    said = line.add_run()._r
    instruction = parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve"/>')
    instruction.text = _FIELD
    said.append(instruction)
    _mark_of_field(line, "separate")


def _mark_of_field(line: Paragraph, kind: str) -> None:
    made = parse_xml(f"<w:fldChar {nsdecls('w')}/>")
    made.set(qn("w:fldCharType"), kind)
    line.add_run()._r.append(made)
