"""The tree a YAML file becomes: scalars, lists and groups of keys, each with its place."""

import re
from typing import Literal

Tag = Literal["null", "bool", "int", "float", "str"]

_WORDS: dict[str, Tag] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), "null"),
    **dict.fromkeys(("true", "True", "TRUE", "false", "False", "FALSE"), "bool"),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), "float"),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF", ".nan", ".NaN", ".NAN"), "float"),
}
_INT = re.compile(r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")


class Scalar:
    """One value as written: its text, and whether quotes, or a block (`|`, `>`), make it text for certain."""

    __slots__ = ("block", "column", "line", "quoted", "text")

    def __init__(self, text: str, quoted: bool, line: int, column: int, block: bool = False) -> None:
        self.text = text
        self.quoted = quoted
        self.line = line
        self.column = column
        self.block = block

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


class Sequence:
    """A list of nodes."""

    __slots__ = ("column", "items", "line")

    def __init__(self, items: "list[Node]", line: int, column: int) -> None:
        self.items = items
        self.line = line
        self.column = column

    def __repr__(self) -> str:
        return f"Sequence({len(self.items)} items, {self.line}, {self.column})"


class Mapping:
    """A group of keys: the key's text, then the key itself and what stands behind it."""

    __slots__ = ("column", "entries", "line")

    def __init__(self, entries: "dict[str, tuple[Scalar, Node]]", line: int, column: int) -> None:
        self.entries = entries
        self.line = line
        self.column = column

    def __repr__(self) -> str:
        return f"Mapping({len(self.entries)} keys, {self.line}, {self.column})"


Node = Scalar | Sequence | Mapping
