"""The tree a YAML file becomes: scalars, lists and groups of keys, each with its place."""

import re
from typing import Literal, NamedTuple, Protocol

Tag = Literal["null", "bool", "int", "float", "str"]

_WORDS: dict[str, Tag] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), "null"),
    **dict.fromkeys(("true", "True", "TRUE", "false", "False", "FALSE"), "bool"),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), "float"),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF", ".nan", ".NaN", ".NAN"), "float"),
}
_INT = re.compile(r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")


class Place(Protocol):
    """Where something begins: line and column, counted from 0 as parsers do."""

    @property
    def line(self) -> int:
        """The line, from 0."""

    @property
    def column(self) -> int:
        """The column, from 0."""


class Written(Protocol):
    """A scalar as parsers tell it: half of them are keys, which nearly nobody looks at again."""

    @property
    def value(self) -> str:
        """The text."""

    @property
    def style(self) -> str | None:
        """What it was written in: a quote, `|` or `>`, or nothing."""

    @property
    def start_mark(self) -> Place:
        """Where it begins."""


class Said(NamedTuple):
    """A scalar no parser has told."""

    value: str
    style: str | None
    start_mark: Place


class Spot(NamedTuple):
    """A place no parser has been to."""

    line: int
    column: int


class _Placed:
    """What begins somewhere; line and column count from 1."""

    __slots__ = ("place",)

    place: Place

    @property
    def line(self) -> int:
        """The line, from 1."""
        return self.place.line + 1

    @property
    def column(self) -> int:
        """The column, from 1."""
        return self.place.column + 1


class Scalar(_Placed):
    """One value as written: its text, and whether quotes, or a block (`|`, `>`), make it text for certain."""

    # Without an `__init__`: a file has hundreds of these, and calling it is half of what making one takes.
    __slots__ = ("style", "text")

    text: str
    style: str | None
    """What it was written in: a quote, `|` or `>`, or nothing."""

    @property
    def quoted(self) -> bool:
        """Whether it is text for certain."""
        return bool(self.style)

    @property
    def block(self) -> bool:
        """Whether it was written below its key, after `|` or `>`."""
        return self.style in ("|", ">")

    @property
    def tag(self) -> Tag:
        """What the text is by the YAML 1.2 core schema."""
        text = self.text
        if self.quoted:
            return "str"
        if text in _WORDS:
            return _WORDS[text]
        if text[0] not in "+-.0123456789":
            return "str"
        if _INT.match(text):
            return "int"
        return "float" if _FLOAT.match(text) else "str"

    def offset(self, position: int) -> int:
        """Return how many columns right of the start character `position` (from 0) of the text stands."""
        if self.block:
            return 0
        return position + 1 if self.quoted else position

    def __repr__(self) -> str:
        return f"Scalar({self.text!r}, {self.quoted}, {self.line}, {self.column})"


class Sequence(_Placed):
    """A list of nodes."""

    __slots__ = ("items",)

    def __init__(self, items: "list[Node]", place: Place) -> None:
        self.items = items
        self.place = place

    def __repr__(self) -> str:
        return f"Sequence({len(self.items)} items, {self.line}, {self.column})"


class Mapping(_Placed):
    """A group of keys: the key's text, then the key itself and what stands behind it."""

    __slots__ = ("entries",)

    def __init__(self, entries: "dict[str, tuple[Written, Node]]", place: Place) -> None:
        self.entries = entries
        self.place = place

    def key(self, name: str) -> Scalar:
        """Return a key, with its place."""
        return scalar_of(self.entries[name][0])

    def __repr__(self) -> str:
        return f"Mapping({len(self.entries)} keys, {self.line}, {self.column})"


class Tidy(Mapping):
    """The keys of a file in which no text has a tab in it, or a blank at an end: none need be looked for."""

    __slots__ = ()


Node = Scalar | Sequence | Mapping


def scalar(text: str, place: Place, style: str | None = None) -> Scalar:
    """Return a scalar that was not read by the parser."""
    made = Scalar()
    made.text, made.style, made.place = text, style, place
    return made


def scalar_of(written: Written) -> Scalar:
    """Return what a parser told as a scalar."""
    return scalar(written.value, written.start_mark, written.style)
