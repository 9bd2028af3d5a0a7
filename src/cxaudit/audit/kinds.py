"""What may stand in an answers or audit file: words a person wrote, made harmless; what is kept as it is."""

import re
from fractions import Fraction
from typing import Any

from cxaudit.files.table import FAILED, Kind, Named, Reading, decimal_text, exact
from cxaudit.files.yaml import Node, PlainNumber, Scalar
from cxaudit.text import HOSTILE, clean, one_line

_NO_REASON = {"yes", "no", "true", "false", "y", "n", "on", "off"}


class Prose(Kind):
    """Text a person wrote: any scalar is text here, made harmless; left empty, it is no text."""

    says = "text"

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the cleaned text."""
        if not isinstance(node, Scalar):
            return self.refuse(node, reading, 'Put it in quotes if it begins with "[" or "{" or has a ": ".')
        return "" if node.tag == "null" else clean(node.text)

    def write(self, value: Any) -> Any:
        """Return the text, cleaned once more: nothing may be written that is refused when read."""
        return clean(value)

    def schema(self) -> dict[str, Any]:
        """Return any single value."""
        return {"type": ["string", "number", "boolean", "null"]}


class Reason(Prose):
    """Why a question does not apply."""

    says = "the reason why it does not apply"

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the cleaned reason; nothing, or a bare yes or no, is not one."""
        text = super().read(node, reading)
        if text is FAILED:
            return FAILED
        bare = isinstance(node, Scalar) and not node.quoted and node.text.lower() in _NO_REASON
        if not text or bare:
            return reading.problem("na-without-reason", node, "'na' lacks a reason", "Write na: and why.")
        return text

    def write(self, value: Any) -> Any:
        """Return the reason; one of nothing but control characters must not make the file unreadable."""
        return clean(value) or "..."

    def schema(self) -> dict[str, Any]:
        """Return a text that says something; a number is taken for text."""
        return {"type": ["string", "number"], "pattern": r"\S"}


class Line(Prose):
    """Text on one line; a `needed` one says something."""

    def __init__(self, needed: str = "") -> None:
        self.needed = needed

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the text on one line; `needed` is the hint where it is missing."""
        text = super().read(node, reading)
        if text is FAILED:
            return FAILED
        line = one_line(text)
        if line or not self.needed:
            return line
        if isinstance(node, Scalar) and re.search(HOSTILE, node.text):
            return FAILED  # which has been reported as such
        return reading.problem("wrong-value", node, "nothing stands here", self.needed)

    def write(self, value: Any) -> Any:
        """Return the text; a needed one of nothing but control characters must not spoil the file."""
        return one_line(value) or ("..." if self.needed else "")

    def schema(self) -> dict[str, Any]:
        """Return a single value, one that says something where it is needed."""
        return (
            {"type": ["string", "number", "boolean"], "pattern": r"\S"} if self.needed else super().schema()
        )


class OrEmpty(Kind):
    """What another kind reads; left empty, the default."""

    def __init__(self, kind: Kind, default: Any) -> None:
        self.kind, self.default, self.says = kind, default, kind.says

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the default where nothing stands."""
        if isinstance(node, Scalar) and node.tag == "null":
            return self.default
        return self.kind.read(node, reading)

    def write(self, value: Any) -> Any:
        """Write as the other kind does."""
        return self.kind.write(value)

    def schema(self) -> dict[str, Any]:
        """Return the schema of the other kind, or nothing at all."""
        return {"anyOf": [self.kind.schema(), {"type": "null"}]}

    def inside(self) -> tuple[Kind, ...]:
        """Return the other kind."""
        return (self.kind,)


class MeanScore(Kind):
    """A score from 0 to 100, exact: a decimal number, or any fraction in quotes."""

    says = 'a score from 0 to 100 (or a fraction in quotes, as "200/3")'
    _share = r"([0-9]{1,18})/([1-9][0-9]{0,17})"

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the score as a Fraction; that of a fraction has still to be held to its limits."""
        if not isinstance(node, Scalar):
            return self.refuse(node, reading)
        number = exact(node.text) if node.tag in ("int", "float") else None
        if number is None:
            share = re.fullmatch(self._share, node.text)
            return Fraction(int(share[1]), int(share[2])) if share else self.refuse(node, reading)
        if not 0 <= number <= 100:
            return reading.problem("wrong-value", node, f"expected {self.says}, found {node.text}")
        return number

    def write(self, value: Any) -> Any:
        """Return the number as decimal text without quotes where that is exact, else as a fraction."""
        text = decimal_text(value)
        return f"{value.numerator}/{value.denominator}" if exact(text) is None else PlainNumber(text)

    def schema(self) -> dict[str, Any]:
        """Return a number within the limits, or a fraction, whose limits no schema can say."""
        number = {"type": "number", "minimum": 0, "maximum": 100}
        return {"anyOf": [number, {"type": "string", "pattern": rf"^{self._share}(?!\n)$"}]}


class Names(Named):
    """A group of names, each with a text; those left empty are left out."""

    def __init__(self) -> None:
        super().__init__(Prose(), name=Prose())

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the names that have a text."""
        found = super().read(node, reading)
        return FAILED if found is FAILED else self.write(found)

    def write(self, value: Any) -> Any:
        """Return the names that have a text, cleaned."""
        return {clean(name): clean(text) for name, text in value.items() if clean(name) and clean(text)}

    def schema(self) -> dict[str, Any]:
        """Return an object of single values."""
        return {"type": "object", "additionalProperties": self.kind.schema()}


def harmless(value: str) -> str | None:
    """Return a value as it is; one that no file may hold, cleaned, or None if nothing is left."""
    return value if not re.search(HOSTILE, value) else clean(value) or None


class Tree(Kind):
    """A part that is read later, with a reader of its own."""

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the node."""
        del reading
        return node

    def schema(self) -> dict[str, Any]:
        """Return a reference to the whole questionnaire, kind line and all."""
        return {"$ref": "#/definitions/questionnaire"}
