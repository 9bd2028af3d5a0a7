"""The consultant's own face of a report, from a file: name, logo, accent colour, contact, paper."""

import re
from dataclasses import dataclass as plain_dataclass
from dataclasses import field
from pathlib import Path
from typing import Any, Literal

from cxaudit.audit.kinds import Line
from cxaudit.files.document import read_document
from cxaudit.files.schema import table_document
from cxaudit.files.table import FAILED, Key, Kind, OneOf, Origin, Reading, Table
from cxaudit.files.yaml import Node, Scalar, read_text
from cxaudit.problems import Problem, Source, UnusableFileError, errors
from cxaudit.report.colour import DARK, ENOUGH, LIGHT, readable, weakest
from cxaudit.report.logo import MOST_BYTES, Logo, LogoError, read_logo
from cxaudit.value import Value, dataclass
from cxaudit.wording import say

KIND = "brand"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
_QUOTES = 'Put it in quotes: "#1f5c5c". Without them, what follows # is a comment.'


class Colour(Kind):
    """A colour as #rrggbb."""

    says = "a colour such as #1f5c5c"

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the colour with small letters."""
        if not isinstance(node, Scalar):
            return self.refuse(node, reading)
        if node.tag == "null":
            return self.refuse(node, reading, _QUOTES)
        if not _COLOUR.match(node.text):
            said = f"expected {self.says}, found {node.text[:40]!r}"
            return reading.problem("wrong-value", node, said, "Write # and six digits or letters a to f.")
        return node.text.lower()

    def schema(self) -> dict[str, Any]:
        """Return the pattern of a colour."""
        return {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$", "maxLength": 7}


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class BrandFile(Value):
    """A brand as its file says it."""

    name: str
    logo: str = ""
    accent: str = ""
    accent_dark: str = ""
    contact: str = ""
    classification: str = ""
    paper: Literal["A4", "Letter"] = "A4"
    language: Literal["en"] = "en"
    origin: Origin = field(default_factory=Origin, compare=False, repr=False)


@plain_dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """Whose face a report carries. Colours are #rrggbb, readable in their theme; '' for cxaudit's own."""

    name: str
    contact: str = ""
    classification: str = ""
    accent: str = ""
    accent_dark: str = ""
    paper: str = "A4"
    logo: Logo | None = None


BRAND = Table(
    "brand",
    BrandFile,
    (
        Key("name", Line("Write whose report it is."), "Whose report it is.", "Roth & Partner"),
        Key("logo", Line(), "A PNG or SVG file, seen from the folder of this file.", "logo.svg"),
        Key("accent", Colour(), "The colour of numbers and rules, on light paper.", '"#1f5c5c"'),
        Key("accent_dark", Colour(), "The same on a dark screen; a lighter accent if left out.", '"#86c5c0"'),
        Key("contact", Line(), "How to reach you, in a line.", "ines@roth.example"),
        Key("classification", Line(), "A line on every report, such as: Confidential.", "Confidential"),
        Key("paper", OneOf("A4", "Letter"), "The size of the paper: A4 or Letter.", "Letter"),
        Key("language", OneOf("en"), "The language of fixed texts. There is English, en.", "en"),
    ),
    "The consultant's own face of a report.",
)


def brand_schema() -> dict[str, Any]:
    """Return the JSON Schema of a brand file. Whether colours can be read, and the logo, it does not see."""
    return table_document(KIND, BRAND, title="A brand for the reports of cxaudit")


def check_brand(text: str, path: str, folder: Path) -> tuple[Brand | None, tuple[Problem, ...]]:
    """Return the brand written in `text`, unless an error stands in the way, and every problem.

    A logo is looked for in `folder`.
    """
    found, _, reading = read_document(text, path, KIND, BRAND)
    if found is FAILED:
        return None, tuple(sorted(reading.problems, key=lambda p: p.order))
    _check_colours(found, reading)
    logo = _logo(found, folder, reading)
    told = tuple(sorted(reading.problems, key=lambda p: p.order))
    return (None if errors(told) else _brand(found, logo)), told


def read_brand(path: Path) -> Brand:
    """Return the brand in a file. Raises `UnusableFileError` with every problem, or `CallError`."""
    text, problems = read_text(path)
    brand = None
    if not errors(problems):
        brand, problems = check_brand(text, str(path), path.parent)
    if brand is None:
        message, hint = say("command.brand_unusable", path=path), say("command.brand_hint")
        raise UnusableFileError(message, problems=problems, hint=hint)
    return brand


def _brand(found: BrandFile, logo: Logo | None) -> Brand:
    dark = found.accent_dark or (found.accent and readable(found.accent, DARK, towards="#ffffff"))
    return Brand(
        name=found.name,
        contact=found.contact,
        classification=found.classification,
        accent=found.accent,
        accent_dark=dark,
        paper=found.paper,
        logo=logo,
    )


def _check_colours(found: BrandFile, reading: Reading) -> None:
    asked = (("accent", found.accent, LIGHT, "#000000"), ("accent_dark", found.accent_dark, DARK, "#ffffff"))
    for name, colour, grounds, towards in asked:
        if colour and weakest(colour, grounds) < ENOUGH:
            better = readable(colour, grounds, towards=towards)
            theme = "light" if grounds is LIGHT else "dark"
            message = (
                f"{colour} cannot be read on the {theme} page: its contrast is "
                f"{_floored(weakest(colour, grounds))} to 1, and it takes {ENOUGH}"
            )
            hint = f"{better} is the nearest {'darker' if grounds is LIGHT else 'lighter'} one that can."
            reading.problems.append(_problem("weak-contrast", found.origin.at(name), message, hint))


def _floored(value: float) -> str:
    """Return a contrast with one decimal, never rounded up to what it has not reached."""
    return f"{int(value * 10) / 10:.1f}"


def _logo(found: BrandFile, folder: Path, reading: Reading) -> Logo | None:
    if not found.logo:
        return None
    try:
        return read_logo(_bytes(folder / found.logo))
    except LogoError as error:
        reading.problems.append(_problem("bad-logo", found.origin.at("logo"), error.message, error.hint))
        return None


def _bytes(path: Path) -> bytes:
    """Return what stands in a file, and one byte more than a logo may have if it is larger."""
    hint = "The name is seen from the folder of the brand file."
    try:
        if not path.is_file():
            raise LogoError(f"there is no file {path.name!r}", hint)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise LogoError(f"{path.name!r} cannot be read: {error}", hint) from None


def _problem(code: str, source: Source, message: str, hint: str) -> Problem:
    return Problem(code=code, message=message, source=source, hint=hint)
