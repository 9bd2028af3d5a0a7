"""A logo from outside, made harmless: a PNG as it is, an SVG rebuilt from drawing elements alone.

Whatever can run, load or link in an SVG is refused; what editors leave behind for themselves is dropped.
The result goes into a page as an image with a data: address, in which no browser runs anything either.
"""

import re
from base64 import b64encode
from typing import TYPE_CHECKING

from cxaudit.value import Value, dataclass

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_BYTES = 200_000
MOST_PIXELS = 4000
MOST_ELEMENTS = 2000
_SVG = "http://www.w3.org/2000/svg"
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_END = b"\x00\x00\x00\x00IEND\xaeB`\x82"
_GEOMETRY = "d x y x1 y1 x2 y2 cx cy r rx ry width height points fx fy fr offset transform pathLength"
_PAINT = (
    "fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-dasharray stroke-dashoffset stroke-opacity opacity color display visibility stop-color "
    "stop-opacity clip-path clip-rule font-family font-size font-weight font-style text-anchor letter-spacing"
)
_OTHER = "id viewBox version preserveAspectRatio gradientUnits gradientTransform spreadMethod clipPathUnits"
_DRAWING = (
    "svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop clipPath "
    "title desc text tspan"
)
_ELEMENTS = frozenset(_DRAWING.split())
_STYLES = frozenset(_PAINT.split())
_ATTRIBUTES = frozenset((*_GEOMETRY.split(), *_OTHER.split(), *_STYLES))
_LEFT_BEHIND = frozenset(("metadata",))
_OUTSIDE = re.compile(r"(?i)[<>&;{}\\@]|url(?!\(#[\w.-]+\))|[a-z]+:|expression")
"""What no value of a drawing needs: an address other than that of a part of it, a way out of the value."""


class LogoError(Exception):
    """A logo that cannot be used: what is wrong, and what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Logo(Value):
    """An image ready to be shown: its kind, its bytes, how wide and high it is."""

    kind: str
    """`image/png` or `image/svg+xml`."""
    data: bytes
    width: float
    height: float

    @property
    def address(self) -> str:
        """The image as a data: address."""
        return f"data:{self.kind};base64,{b64encode(self.data).decode()}"


def read_logo(data: bytes) -> Logo:
    """Return the logo in the bytes of a file, or raise `LogoError`."""
    if len(data) > MOST_BYTES:
        said = f"the logo has more than {MOST_BYTES // 1000} kB"
        raise LogoError(said, "It goes into every report. Make it smaller.")
    if data.startswith(_PNG):
        return _png(data)
    if b"<svg" in data:
        return _svg(data)
    raise LogoError("the logo is neither PNG nor SVG", "Save it as PNG or as plain SVG.")


def _png(data: bytes) -> Logo:
    whole = len(data) > 45 and data[12:16] == b"IHDR" and data.endswith(_PNG_END)
    if not whole:
        raise LogoError("the PNG is cut short", "Save it again.")
    width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if not (0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS):
        said = f"the PNG is {width} by {height} pixels"
        raise LogoError(said, f"At most {MOST_PIXELS} either way. Make it smaller.")
    return Logo(kind="image/png", data=data, width=width, height=height)


def _svg(data: bytes) -> Logo:
    from xml.etree import ElementTree

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise LogoError("the SVG is not UTF-8", "Save it as UTF-8.") from None
    if re.search(r"<!(?!--)|<\?(?!xml\s)", text):
        hint = "Save it as plain SVG, or delete that line."
        raise LogoError("the SVG has a document type or an instruction to programs", hint)
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise LogoError(f"the SVG cannot be read: {error}", "Save it again as plain SVG.") from None
    if root.tag != f"{{{_SVG}}}svg":
        raise LogoError("the file does not start as an SVG", "Save it as plain SVG.")
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise LogoError(f"the SVG has more than {MOST_ELEMENTS} elements", "Use a simpler logo, or a PNG.")
    made = _rebuilt(root)
    ElementTree.register_namespace("", _SVG)
    width, height = _size(made)
    return Logo(
        kind="image/svg+xml", data=ElementTree.tostring(made, encoding="utf-8"), width=width, height=height
    )


def _rebuilt(element: "Element", depth: int = 0) -> "Element":
    """Return an element with what draws in it, and nothing else."""
    from xml.etree.ElementTree import Element

    if depth > 50:
        raise LogoError("the SVG is nested too deeply", "Save it as plain SVG.")
    name = element.tag.removeprefix(f"{{{_SVG}}}")
    if name not in _ELEMENTS:
        hint = (
            "Save it as plain SVG, with shapes as paths and no styles, scripts, links or pictures; or as PNG."
        )
        raise LogoError(f"the SVG has <{_local(name)}>, which may do more than draw", hint)
    made = Element(element.tag, dict(_attributes(element)))
    made.text, made.tail = element.text, element.tail
    for child in element:
        if isinstance(child.tag, str) and not _is_left_behind(child.tag):
            made.append(_rebuilt(child, depth + 1))
    return made


def _is_left_behind(tag: str) -> bool:
    """Whether an element is an editor's own note, which draws nothing."""
    return not tag.startswith(f"{{{_SVG}}}") or _local(tag) in _LEFT_BEHIND


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _attributes(element: "Element") -> "list[tuple[str, str]]":
    kept: list[tuple[str, str]] = []
    for name, value in element.attrib.items():
        local = _local(name).lower()
        if local.startswith("on") or local == "href":
            hint = "Save it as plain SVG, or as PNG."
            raise LogoError(f"the SVG has the attribute {local!r}, which may do more than draw", hint)
        if name == "style":
            kept += [(key, said) for key, said in _declarations(value) if key in _STYLES]
        elif name in _ATTRIBUTES:
            kept.append((name, value))
    for name, value in kept:
        if _OUTSIDE.search(value):
            raise LogoError(
                f"the SVG's {name!r} names something outside of it", "Save it as plain SVG, or as PNG."
            )
    return kept


def _declarations(style: str) -> "list[tuple[str, str]]":
    pairs = (part.partition(":") for part in style.split(";"))
    return [(name.strip().lower(), value.strip()) for name, _, value in pairs if name.strip()]


def _size(root: "Element") -> tuple[float, float]:
    """Return how wide and high an SVG is, from its size or its view box."""
    box = re.findall(r"-?[\d.]+", root.get("viewBox", ""))
    sides = [re.match(r"([\d.]+)(?:px|pt|mm|cm|in)?\Z", root.get(name, "")) for name in ("width", "height")]
    try:
        width, height = (float(side[1]) for side in sides if side) if all(sides) else map(float, box[2:4])
    except ValueError:
        width = height = 0.0
    if not (width > 0 and height > 0):
        raise LogoError("the SVG does not say how large it is", "Give it a viewBox, or width and height.")
    return width, height
