"""SVG text -> a picture made of dots, for documents whose readers cannot count on SVG.

resvg draws it, where it is installed, in a font that comes with it, so that every machine draws the same. It
shows no letter in a font it does not find by name: without that one a few names are tried, and where none is
there, there is no picture, rather than one without its words.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from cxaudit.report.word import Picture

_FAMILIES = (
    "'Source Sans Pro', 'Segoe UI', 'Helvetica Neue', Roboto, 'Noto Sans', 'DejaVu Sans', 'Liberation Sans', "
    "Arial, Helvetica, Ubuntu, Cantarell, 'Open Sans', 'Adwaita Sans', Arimo, 'Nimbus Sans', FreeSans"
)
_SVG = "{http://www.w3.org/2000/svg}"
_TRIED = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><text x="2" y="15">{text}</text></svg>'
)
_MILLIMETRES = 0.27
"""Of one unit of a picture, so that its text is as large as that around it."""
_DOTS = 3
"""Along each side of a unit: about 280 to the inch."""

Missing = Literal["", "painter", "font"]


@cache
def missing() -> Missing:
    """Return what is missing to make pictures here; empty if nothing is."""
    if find_spec("resvg_py") is None:
        return "painter"
    return "font" if _dots(_TRIED.format(text="")) == _dots(_TRIED.format(text="Ag")) else ""


def painted(svg: str, accent: str = "") -> Picture:
    """Return a picture of `report.charts`, told in words by its title and description; `accent` is #rrggbb.

    Nothing may be `missing()`.
    """
    root = ElementTree.fromstring(svg)
    said = (root.findtext(f"{_SVG}{name}") or "" for name in ("title", "desc"))
    _, _, width, _ = map(float, root.attrib["viewBox"].split())
    own = ".f-paper{fill:#fff}.s-paper{stroke:#fff}"  # the ground of the sheet, not of the screen
    own += f".f-accent{{fill:{accent}}}.s-accent{{stroke:{accent}}}" if accent else ""
    return Picture(
        data=_dots(svg, own), alternative=". ".join(filter(None, said)), width=width * _MILLIMETRES
    )


def painted_logo(svg: bytes, width: float, alternative: str) -> Picture:
    """Return a logo, which `report.logo` has made harmless; `width` is in millimetres."""
    return Picture(data=_dots(svg.decode(), pixels=round(width * 12)), alternative=alternative, width=width)


def _dots(svg: str, style: str = "", pixels: int | None = None) -> bytes:
    from resvg_py import svg_to_bytes

    font = find_spec("font_source_sans_pro")
    folders = list(font.submodule_search_locations or ()) if font else []
    return svg_to_bytes(
        font_dirs=[str(Path(folder, "files")) for folder in folders],
        svg_string=svg,
        style_sheet=f"text{{font-family:{_FAMILIES}}}{style}",
        zoom=None if pixels else _DOTS,
        width=pixels,
    )
