"""The consultant's own face: read strictly, made harmless, readable in both themes."""

import re
from base64 import b64decode
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxaudit.problems import UnusableFileError
from cxaudit.report import colour
from cxaudit.report.brand import Brand, check_brand, read_brand
from cxaudit.report.html import render_html
from cxaudit.report.logo import MOST_BYTES, LogoError, read_logo
from cxaudit.report.look import Look
from cxaudit.report.markdown import render_markdown
from test_report_cases import example_report
from test_report_rendering import HOSTILE, MARKDOWN, Reader

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">{}</svg>'
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x01\x08\x02\x00\x00\x00{@\xe8\xdd"
    b"\x00\x00\x00\x0fIDATx\x9cc\xf8\xcf\xc0\xc0\xf0\x9f\x01\x00\x06\x00\x01\xff\xb2\xc5\xc9\xfe"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)
CSS = Path(__file__).parents[1] / "src" / "cxaudit" / "report" / "templates" / "report.css"
FULL = Brand(
    name="Roth & Partner",
    contact="Ines Roth, ines@roth.example",
    classification="Confidential",
    accent="#7a1f5c",
    accent_dark="#e0a0cc",
    paper="Letter",
    logo=read_logo(SVG.format('<rect width="20" height="10" fill="#7a1f5c"/>').encode()),
)


def problems(text: str, folder: Path) -> list[str]:
    return [f"{p.source.line} {p.code} {p.message}" for p in check_brand(text, "b.yaml", folder)[1]]


# --- the file


def test_a_brand_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG)
    path = tmp_path / "brand.yaml"
    path.write_text(
        'cxaudit: brand/1\nname: "Roth & Partner"\nlogo: logo.png\naccent: "#1F5C5C"\n'
        "contact: ines@roth.example\nclassification: Confidential\npaper: Letter\nlanguage: en\n",
        encoding="utf-8",
    )
    brand = read_brand(path)
    assert (brand.name, brand.accent, brand.paper) == ("Roth & Partner", "#1f5c5c", "Letter")
    assert brand.logo and (brand.logo.kind, brand.logo.width, brand.logo.height) == ("image/png", 2, 1)
    assert colour.weakest(brand.accent_dark, colour.DARK) >= colour.ENOUGH


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name: A\nacent: x\n", "3 unknown-key"),
        ("contact: A\n", "1 missing-key"),
        ("name: A\nlanguage: de\n", "3 wrong-value expected one of en, found the text 'de'"),
        ("name: A\npaper: A5\n", "3 wrong-value expected one of A4, Letter"),
        ("name: A\naccent: #1f5c5c\n", "3 wrong-type expected a colour such as #1f5c5c, found nothing"),
        ("name: A\naccent: teal\n", "3 wrong-value expected a colour such as #1f5c5c, found 'teal'"),
        ('name: A\naccent: "#ffcc00"\n', "3 weak-contrast #ffcc00 cannot be read on the light page"),
        ('name: A\naccent_dark: "#1f5c5c"\n', "3 weak-contrast #1f5c5c cannot be read on the dark page"),
        ("name: A\nlogo: none.png\n", "3 bad-logo there is no file 'none.png'"),
        ("name: A\nlogo: .\n", "3 bad-logo there is no file"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(text: str, told: str, tmp_path: Path) -> None:
    found = problems(f"cxaudit: brand/1\n{text}", tmp_path)
    assert len(found) == 1 and found[0].startswith(told)


def test_a_brand_that_cannot_be_used_stops_the_report(tmp_path: Path) -> None:
    path = tmp_path / "brand.yaml"
    path.write_text("cxaudit: brand/1\nlanguage: de\n", encoding="utf-8")
    with pytest.raises(UnusableFileError) as refused:
        read_brand(path)
    assert refused.value.exit_code == 2 and refused.value.problems


# --- colours


def test_contrast_is_that_of_the_standard() -> None:
    assert colour.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colour.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    css = CSS.read_text(encoding="utf-8")
    found = [re.findall(rf"--{name}: (#[0-9a-f]{{6}})", css)[:2] for name in ("paper", "wash")]
    assert list(zip(*found, strict=True)) == [colour.LIGHT, colour.DARK]


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_there_is_always_a_readable_colour_near(parts: tuple[int, int, int]) -> None:
    given_ = colour.write_colour(parts)
    assert colour.read_colour(given_) == parts
    for grounds, end in ((colour.LIGHT, "#000000"), (colour.DARK, "#ffffff")):
        found = colour.readable(given_, grounds, towards=end)
        assert colour.weakest(found, grounds) >= colour.ENOUGH
        assert found == given_ or colour.weakest(given_, grounds) < colour.ENOUGH


# --- logos


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<SCRIPT/>",
        "<foreignObject><b>x</b></foreignObject>",
        '<image href="https://evil.example/x.png"/>',
        '<image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="data:image/png;base64,AA=="/>',
        '<use href="#x"/>',
        '<a href="javascript:alert(1)"><rect/></a>',
        '<rect onclick="alert(1)"/>',
        '<rect onLoad="alert(1)"/>',
        "<style>rect{fill:url(https://evil.example)}</style>",
        '<rect fill="url(https://evil.example/x)"/>',
        '<rect fill="URL( //evil.example/x)"/>',
        "<rect style=\"fill:url('https://evil.example')\"/>",
        '<rect style="fill:u\\72l(//evil.example)"/>',
        '<rect fill="url(data:image/svg+xml,x)"/>',
        '<rect fill="javascript:alert(1)"/>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="x"/>',
        "<filter><feImage/></filter>",
        "<g>" * 60 + "</g>" * 60,
        "<g/>" * 2100,
        "<rect",
        "<![CDATA[x]]>",
    ],
)
def test_an_svg_that_may_do_more_than_draw_is_refused(inside: str) -> None:
    with pytest.raises(LogoError) as refused:
        read_logo(SVG.format(inside).encode())
    assert refused.value.message and refused.value.hint


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        PNG[:-4],
        PNG[:20],
        PNG.replace(b"\x00\x00\x00\x02\x00\x00\x00\x01", b"\x00\x01\x00\x02\x00\x00\x00\x01"),
        PNG.replace(b"\x00\x00\x00\x02\x00\x00\x00\x01", b"\x00\x00\x00\x00\x00\x00\x00\x01"),
        PNG + b"<svg",
        PNG[:33] + b"x" * MOST_BYTES + PNG[-12:],
        b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG.format("<title>&a;</title>").encode(),
        b'<?xml-stylesheet href="https://evil.example"?>' + SVG.format("").encode(),
        b'<html xmlns="http://www.w3.org/1999/xhtml"><svg/></html>',
        b'<svg viewBox="0 0 1 1"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>',
        SVG.format("\u00e9").encode("latin-1"),
    ],
)
def test_what_is_no_logo_is_refused(data: bytes) -> None:
    with pytest.raises(LogoError):
        read_logo(data)


def test_an_editors_own_notes_are_dropped_and_the_drawing_stays() -> None:
    logo = read_logo(
        b'<?xml version="1.0" encoding="UTF-8"?><!-- made by hand -->\n'
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/ns" width="40px"'
        b' height="20px" i:version="1" class="x"><metadata>x</metadata><i:view pagecolor="#fff"/>'
        b'<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs>'
        b'<path d="M0 0L1 1" style="fill:url(#a);-inkscape-font:x;stroke : #000"/>'
        b'<g transform="rotate(45) translate(1,2)"><title>Roth &amp; Partner</title></g></svg>'
    )
    assert (logo.width, logo.height) == (40, 20)
    root = ElementTree.fromstring(logo.data)
    assert [each.tag.rpartition("}")[2] for each in root.iter()] == [
        *("svg", "defs", "linearGradient", "stop", "path", "g", "title")
    ]
    path = root.find("{http://www.w3.org/2000/svg}path")
    assert path is not None
    assert path.attrib == {"d": "M0 0L1 1", "fill": "url(#a)", "stroke": "#000"}
    assert dict(root.attrib) == {"width": "40px", "height": "20px"}
    assert b"Roth &amp; Partner" in logo.data


def test_a_rebuilt_logo_is_taken_again_unchanged() -> None:
    assert FULL.logo
    assert read_logo(FULL.logo.data) == FULL.logo


# --- the report


def test_html_carries_the_brand_and_its_policy_holds() -> None:
    page = render_html(example_report("workshop"), Look(brand=FULL))
    reader = Reader(page)
    (image,) = [dict(attrs) for tag, attrs in reader.skeleton if tag == "img"]
    assert image["alt"] == "Roth & Partner"
    kind, _, data = str(image["src"]).partition(";base64,")
    assert kind == "data:image/svg+xml" and FULL.logo and b64decode(data) == FULL.logo.data
    assert "Ines Roth, ines@roth.example" in reader.words and reader.words.count("Confidential") == 3
    css = page[page.index("<style>") + 7 : page.index("</style>")]
    assert "size: Letter" in css and css.count("--accent: #7a1f5c") == 2 and "--accent: #e0a0cc" in css
    assert "img-src data:" in page and "unsafe" not in page
    for tag, attrs in reader.skeleton:
        assert "style" not in dict(attrs), tag


def test_markdown_names_who_made_it() -> None:
    page = Reader(MARKDOWN.render(render_markdown(example_report("workshop"), Look(brand=FULL)))).words
    head = page[: page.index("Verdict")]
    assert "Prepared by Roth & Partner · Ines Roth, ines@roth.example" in head
    assert "Confidential" in head


def test_who_may_read_it_stands_at_the_foot_of_every_printed_page() -> None:
    page = render_html(example_report("workshop"), Look(brand=FULL))
    assert '@bottom-left { content: "Confidential";' in page
    hostile = replace(FULL, classification='a "b" \\ </style><b>c')
    css = render_html(example_report("workshop"), Look(brand=hostile)).partition("</style>")[0]
    assert r'content: "a \22 b\22  \5c  \3c /style>\3c b>c";' in css
    assert "bottom-left" not in render_html(example_report("workshop"))


def test_without_a_brand_nothing_changes() -> None:
    report = example_report("workshop")
    assert render_html(report, Look()) == render_html(report)
    assert "Prepared by" not in render_html(report) + render_markdown(report)


@pytest.mark.parametrize("said", HOSTILE)
def test_a_brand_is_text_and_nothing_else(said: str) -> None:
    line = " ".join(said.split())
    ordinary = Look(brand=Brand(name="A", contact="B", classification="C"))
    hostile = Look(brand=Brand(name=line, contact=line, classification=line))
    report = example_report("workshop")
    found, usual = (Reader(render_html(report, look)).skeleton for look in (hostile, ordinary))
    author = next(n for n, (tag, attrs) in enumerate(usual) if tag == "meta" and ("name", "author") in attrs)
    assert found.pop(author) == ("meta", (("name", "author"), ("content", line)))
    assert usual.pop(author) and found == usual
    pages = [Reader(MARKDOWN.render(render_markdown(report, look))) for look in (hostile, ordinary)]
    assert pages[0].skeleton == pages[1].skeleton and line in pages[0].words
