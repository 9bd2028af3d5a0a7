"""Answers as they are written, before they meet a question: their reader, their writer, their schema."""

from collections.abc import Callable
from dataclasses import field, replace
from fractions import Fraction
from typing import Any

from cxaudit.audit.answers import STAGES, Customers, Strength, Touchpoint
from cxaudit.audit.kinds import Line, OrEmpty, Prose, Reason, harmless
from cxaudit.files.table import (
    FAILED,
    Flag,
    Key,
    Kind,
    Number,
    OneOf,
    Origin,
    Reading,
    Table,
    Value,
    decimal_text,
)
from cxaudit.files.yaml import Mapping, Node, PlainNumber, Scalar, Sequence
from cxaudit.problems import Source
from cxaudit.value import Value as Frozen
from cxaudit.value import dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class GivenAnswer(Frozen):
    """One answer as written, not yet held against a question. A `PlainNumber` stood there without quotes."""

    value: str | tuple[str, ...] | tuple[Touchpoint, ...] | None = None
    na: str = ""
    unknown: bool = False
    note: str = ""
    cause: str = ""
    evidence: str = ""
    evidence_strength: Strength = ""
    inferred: bool = False
    customers: Customers | None = None
    expected: str = ""
    expected_unknown: bool = False
    origin: Origin = field(default_factory=Origin, compare=False, repr=False)
    key: Source = field(default=Source(path=""), compare=False, repr=False)
    first_key: Source | None = field(default=None, compare=False, repr=False)
    """Where the first rating of a pair stands, if not with the rest."""

    @property
    def says_something(self) -> bool:
        """Whether there is a value, a reason, 'unknown' or another rating, not just a note or nothing."""
        value = self.value is not None or bool(self.na) or self.unknown
        return value or self.customers is not None or self.says_first

    @property
    def says_first(self) -> bool:
        """Whether the first rating of a pair is given, or said to be known to nobody."""
        return bool(self.expected) or self.expected_unknown

    def place(self, key: str = "value", *index: int | str) -> Source:
        """Return where `key` of this answer stands, or a part of it; a bare value stands for its `value`."""
        if self.first_key and key in ("expected", "expected_unknown"):
            return self.first_key
        if isinstance(self.origin.node, Mapping):
            return self.origin.at(key, *index)
        return self.origin.at(*index)


class GivenOption(Kind):
    """An option's value; its text is kept as written."""

    says = "an option's value"

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the text."""
        return node.text if isinstance(node, Scalar) else self.refuse(node, reading)

    def write(self, value: Any) -> Any:
        """Return a whole number without quotes, anything else as text."""
        return Value().write(harmless(value) or "")

    def schema(self) -> dict[str, Any]:
        """Return a single value."""
        return {"type": ["string", "number", "boolean"]}


PLACE = Table(
    "place",
    Touchpoint,
    (
        Key("name", Line("Say what it is called, as in: the phone."), "What it is called.", "the phone"),
        Key(
            "stage", OrEmpty(OneOf(*STAGES), ""), "When customers meet it: before, during or after they buy."
        ),
        Key("channel", Line(), "How they meet it.", "by phone"),
        Key("owner", Line(), "Who looks after it.", "Marta"),
        Key("rating", OrEmpty(GivenOption(), ""), "How it does, as one of the question's answers.", "4"),
    ),
    "One place where customers meet the business.",
)


def _each(read: Callable[[Node, Reading], Any], node: Sequence, reading: Reading) -> Any:
    """Return what `read` makes of every item, or FAILED once all of them were told."""
    items = [read(item, reading) for item in node.items]
    return FAILED if any(item is FAILED for item in items) else tuple(items)


class GivenValue(Kind):
    """An option's value, a number, a text, a list of options' values, or a list of places.

    What stands alone keeps its text as written.
    """

    says = "an option's value, a number, a text or a list"

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the text, a tuple of texts or of touchpoints, or None where nothing stands.

        The first item tells what the list is of.
        """
        if isinstance(node, Mapping):
            return self.refuse(node, reading)
        if isinstance(node, Sequence):
            read = PLACE.read if node.items and isinstance(node.items[0], Mapping) else self._text
            return _each(read, node, reading)
        return None if node.tag == "null" else self._text(node, reading)

    def _text(self, node: Node, reading: Reading) -> Any:
        if not isinstance(node, Scalar) or node.tag == "null":
            return reading.problem("wrong-type", node, "each item of the list is one option's value")
        return PlainNumber(node.text) if node.tag in ("int", "float") else node.text

    def write(self, value: Any) -> Any:
        """Return numbers and whole-number values without quotes, everything else as text or a list."""
        if isinstance(value, tuple):
            return [PLACE.write(item) if isinstance(item, Touchpoint) else self.write(item) for item in value]
        if isinstance(value, Fraction):
            return PlainNumber(decimal_text(value))
        text = harmless(value)
        return None if text is None else Value().write(text)

    def schema(self) -> dict[str, Any]:
        """Return a single value, a list of them, or a list of places."""
        single = ["string", "number", "boolean"]
        lists: list[dict[str, Any]] = [
            {"type": "array", "items": items} for items in ({"type": single}, PLACE.schema())
        ]
        return {"anyOf": [{"type": [*single, "null"]}, *lists]}

    def inside(self) -> tuple[Kind, ...]:
        """Return the table of a place."""
        return (PLACE,)


class SecondValue(GivenValue):
    """What customers' data says: as an answer's value, but never nothing, and no list of places."""

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the text or a tuple of texts."""
        if isinstance(node, Sequence):
            return _each(self._text, node, reading)
        if isinstance(node, Scalar) and node.tag == "null":
            return self.refuse(node, reading)
        return super().read(node, reading)

    def write(self, value: Any) -> Any:
        """Return the value; one of nothing but control characters must not spoil the file."""
        text = super().write(value)
        return "..." if text is None else text

    def schema(self) -> dict[str, Any]:
        """Return a single value or a list of them."""
        single = ["string", "number", "boolean"]
        return {"anyOf": [{"type": single}, {"type": "array", "items": {"type": single}}]}

    def inside(self) -> tuple[Kind, ...]:
        """Return nothing."""
        return ()


CUSTOMERS = Table(
    "customers",
    Customers,
    (
        Key("value", SecondValue(), "What their data says, as an answer to the same question.", "3"),
        Key("n", OrEmpty(Number(1, whole=True), None), "How many of their answers that rests on.", "40"),
        Key("source", Prose(), "Where these are from.", "spring survey"),
        Key("expected", OrEmpty(GivenOption(), ""), "Of a pair: what their data says is expected.", "5"),
    ),
    "What customers' own data says to a question with `second_rating: true`.",
)
GIVEN = Table(
    "answer",
    GivenAnswer,
    (
        Key(
            "value", GivenValue(), "An option's value, a number, a text, a list of options or of places.", "4"
        ),
        Key(
            "expected",
            OrEmpty(GivenOption(), ""),
            "Of a pair: what is expected, or how much it matters.",
            "5",
        ),
        Key("expected_unknown", OrEmpty(Flag(), False), "Of a pair: nobody could say that."),
        Key("na", Reason(), "Not applicable, and why.", "we have no shop"),
        Key("unknown", OrEmpty(Flag(), False), "Nobody could say.", "true"),
        Key("note", Prose(), "What was said about it."),
        Key("cause", Prose(), "Why it is so.", "one person answers the phone and serves"),
        Key("evidence", Prose(), "What the answer rests on.", "twenty tickets of May"),
        Key(
            "evidence_strength",
            OrEmpty(OneOf("none", "opinion", "examples", "data"), ""),
            "How much it rests on.",
        ),
        Key("inferred", OrEmpty(Flag(), False), "The auditor concluded it; nobody said it."),
        Key("customers", OrEmpty(CUSTOMERS, None), "What customers' own data says to it."),
    ),
    "What was said to one question; a value alone may stand for `{value: ...}`.",
)


class AnswerKind(Kind):
    """An answer: a value alone, or a group of keys; nothing, if left empty."""

    says = f"{GivenValue.says}, or {GIVEN.says}"

    def read(self, node: Node, reading: Reading) -> Any:
        """Return a `GivenAnswer`; at most one of value, na and unknown may be given."""
        if not isinstance(node, Mapping):
            value = GIVEN.by_name["value"].kind.read(node, reading)
            return FAILED if value is FAILED else GivenAnswer(value=value, origin=Origin(reading.path, node))
        given = GIVEN.read(node, reading)
        if given is FAILED:
            return FAILED
        said = [("value", given.value is not None), ("na", bool(given.na)), ("unknown", given.unknown)]
        names = [name for name, is_said in said if is_said]
        if len(names) > 1:
            message = f"an answer has only one of value, na and unknown; here are {' and '.join(names)}"
            return reading.problem("two-answers", node.key(names[1]), message, "Keep one of them.")
        if given.expected and given.expected_unknown:
            message, hint = "what is expected is both given and unknown", "Keep one of the two."
            return reading.problem("two-answers", node.key("expected_unknown"), message, hint)
        if given.na and given.says_first:
            name = "expected" if given.expected else "expected_unknown"
            message = f"where a question does not apply, nothing is expected; here are na and {name}"
            return reading.problem("two-answers", node.key(name), message, "Keep one of them.")
        return given

    def write(self, value: Any) -> Any:
        """Return the value alone where nothing else was said, else the keys that were filled."""
        data = GIVEN.write(value)
        return data["value"] if list(data) == ["value"] else data

    def schema(self) -> dict[str, Any]:
        """Return a value alone or an answer."""
        return {"anyOf": [*GivenValue().schema()["anyOf"], GIVEN.schema()]}

    def inside(self) -> tuple[Kind, ...]:
        """Return the table of an answer."""
        return (GIVEN,)


class Answers(Kind):
    """Answers by question id. One that cannot be read is reported, held as FAILED, and loses no other."""

    says = "question ids, each with its answer"

    def __init__(self) -> None:
        self.kind = AnswerKind()

    def read(self, node: Node, reading: Reading) -> Any:
        """Return a dict of `GivenAnswer` (or FAILED) in file order."""
        if isinstance(node, Scalar) and node.tag == "null":
            return {}
        if not isinstance(node, Mapping):
            return self.refuse(node, reading)
        found: dict[str, Any] = {}
        for name, (_, child) in node.entries.items():
            given, key = self.kind.read(child, reading), node.key(name)
            place = Source(path=reading.path, line=key.line, column=key.column)
            found[name] = given if given is FAILED else replace(given, key=place)
        return found

    def write(self, value: Any) -> Any:
        """Return a dict of the answers that say anything."""
        return {name: self.kind.write(answer) for name, answer in value.items() if not answer.is_empty}

    def schema(self) -> dict[str, Any]:
        """Return an object of answers, or nothing at all."""
        return {"type": ["object", "null"], "additionalProperties": self.kind.schema()}

    def inside(self) -> tuple[Kind, ...]:
        """Return the kind of an answer."""
        return (self.kind,)
