"""The formats of answers and audit files, declared once: readers, writers and references come from here."""

from collections.abc import Mapping as MappingABC
from dataclasses import field, replace
from fractions import Fraction
from typing import Any

from cxaudit.audit.answers import Strength
from cxaudit.audit.record import Header
from cxaudit.files.kind import KINDS, body
from cxaudit.files.table import (
    FAILED,
    Day,
    Flag,
    Key,
    Kind,
    Named,
    OneOf,
    Origin,
    Reading,
    Table,
    Value,
    Word,
    decimal_text,
)
from cxaudit.files.yaml import Mapping, Node, PlainNumber, Scalar, Sequence, parse
from cxaudit.problems import Source, did_you_mean
from cxaudit.text import HOSTILE, clean
from cxaudit.value import Value as Frozen
from cxaudit.value import dataclass

_NO_REASON = {"yes", "no", "true", "false", "y", "n", "on", "off"}


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class GivenAnswer(Frozen):
    """One answer as written, not yet held against a question. A `PlainNumber` stood there without quotes."""

    value: str | tuple[str, ...] | None = None
    na: str = ""
    unknown: bool = False
    note: str = ""
    evidence: str = ""
    evidence_strength: Strength = ""
    inferred: bool = False
    origin: Origin = field(default_factory=Origin, compare=False, repr=False)
    key: Source = field(default=Source(path=""), compare=False, repr=False)

    @property
    def says_something(self) -> bool:
        """Whether there is a value, a reason or 'unknown', not just a note or nothing."""
        return self.value is not None or bool(self.na) or self.unknown

    def place(self, key: str = "value", *index: int) -> Source:
        """Return where `key` of this answer stands; a bare value stands for its `value`."""
        if isinstance(self.origin.node, Mapping):
            return self.origin.at(key, *index)
        return self.origin.at(*index)


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
    return value if not HOSTILE.search(value) else clean(value) or None


class GivenValue(Kind):
    """An option's value, a number, a text, or a list of options' values; their text is kept as written."""

    says = "an option's value, a number, a text or a list"

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the text, a tuple of texts, or None where nothing stands."""
        if isinstance(node, Mapping):
            return self.refuse(node, reading)
        if isinstance(node, Sequence):
            items = [self._text(item, reading) for item in node.items]
            return FAILED if any(item is FAILED for item in items) else tuple(items)
        return None if node.tag == "null" else self._text(node, reading)

    def _text(self, node: Node, reading: Reading) -> Any:
        if not isinstance(node, Scalar) or node.tag == "null":
            return reading.problem("wrong-type", node, "each item of the list is one option's value")
        return PlainNumber(node.text) if node.tag in ("int", "float") else node.text

    def write(self, value: Any) -> Any:
        """Return numbers and whole-number values without quotes, everything else as text or a list."""
        if isinstance(value, tuple):
            return [self.write(item) for item in value]
        if isinstance(value, Fraction):
            return PlainNumber(decimal_text(value))
        text = harmless(value)
        return None if text is None else Value().write(text)

    def schema(self) -> dict[str, Any]:
        """Return a single value or a list of them."""
        single = ["string", "number", "boolean"]
        return {"anyOf": [{"type": [*single, "null"]}, {"type": "array", "items": {"type": single}}]}


GIVEN = Table(
    "answer",
    GivenAnswer,
    (
        Key("value", GivenValue(), "An option's value, a number, a text, or a list of options.", "4"),
        Key("na", Reason(), "Not applicable, and why.", "we have no shop"),
        Key("unknown", OrEmpty(Flag(), False), "Nobody could say.", "true"),
        Key("note", Prose(), "What was said about it."),
        Key("evidence", Prose(), "What the answer rests on.", "twenty tickets of May"),
        Key(
            "evidence_strength",
            OrEmpty(OneOf("none", "opinion", "examples", "data"), ""),
            "How much it rests on.",
        ),
        Key("inferred", OrEmpty(Flag(), False), "The auditor concluded it; nobody said it."),
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


class Data(Kind):
    """Anything, kept as it is: it belongs to another version."""

    says = "anything"

    def read(self, node: Node, reading: Reading) -> Any:
        """Return plain data that is written back equal."""
        if isinstance(node, Mapping):
            return {name: self.read(child, reading) for name, (_, child) in node.entries.items()}
        if isinstance(node, Sequence):
            return [self.read(item, reading) for item in node.items]
        if node.tag == "str":
            return node.text
        words = {"null": None, "bool": node.text.lower() == "true"}
        return words[node.tag] if node.tag in words else PlainNumber(node.text)


class Tree(Kind):
    """A part that is read later, with a reader of its own."""

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the node."""
        del reading
        return node

    def schema(self) -> dict[str, Any]:
        """Return a reference to the whole questionnaire, kind line and all."""
        return {"$ref": "#/definitions/questionnaire"}


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Layout(Frozen):
    """A kind of file and the keys it may have, after its kind line. `called` names it in messages."""

    kind: str
    called: str
    keys: tuple[Key, ...]

    @property
    def line(self) -> str:
        """The line such a file starts with."""
        return f"cxaudit: {self.kind}/{KINDS[self.kind]}"

    def open(self, text: str, reading: Reading) -> Mapping | None:
        """Return the file's keys, or None after reporting why this cannot be read as such a file."""
        root, problems = parse(text, reading.path)
        reading.problems.extend(problems)
        if root is None:
            return None
        keys, wrong = body(root, reading.path, self.kind)
        reading.problems.extend(wrong)
        return keys

    def read(self, root: Mapping, reading: Reading) -> dict[str, Any]:
        """Return the values that could be read; every problem is reported."""
        by_name = {key.name: key for key in self.keys}
        values: dict[str, Any] = {}
        for name, (_, child) in root.entries.items():
            if name not in by_name:
                said = f"{self.called} has no key {name!r}"
                reading.problem("unknown-key", root.key(name), said, did_you_mean(name, by_name))
                continue
            value = by_name[name].kind.read(child, reading)
            if value is not FAILED:
                values[name] = value
        return values


HEADER = Table(
    "header",
    Header,
    (
        Key("client", Prose(), "The business that is audited.", "Bakery Nord"),
        Key("respondent", Prose(), "Who answered.", "Ada Palmer"),
        Key(
            "group",
            OrEmpty(OneOf("leadership", "front_line", "customer", "outside"), ""),
            "Who that is: leadership, front_line, customer or outside (an observer).",
        ),
        Key("date", OrEmpty(Day(), Header().date), "The day of the interview.", "2026-03-09"),
        Key(
            "basis",
            OrEmpty(OneOf("one_visit", "typical"), ""),
            "What the answers describe: one_visit, or typical (a period).",
        ),
        Key("period", Prose(), "Which visit or period, in words.", "March to May"),
        Key("roles", OrEmpty(Names(), {}), "Who holds each role, by name."),
        Key("choice", OrEmpty(Word(), ""), "The id of the question that should be among the first actions."),
    ),
    "Who answered, when, and on what basis.",
)

_ANSWERS = Key("answers", Answers(), "A question id and its answer on each line.", "\n  greeting: 4")

ANSWERS_FILE = Layout(
    kind="answers",
    called="an answers file",
    keys=(
        Key("questionnaire", Prose(), "The questionnaire that is answered.", "essential"),
        *HEADER.keys,
        _ANSWERS,
    ),
)
RESERVED = ("plan", "survey")
AUDIT_FILE = Layout(
    kind="audit",
    called="an audit file",
    keys=(
        *HEADER.keys,
        Key("finished", OrEmpty(Flag(), False), "Whether the interview came to its end."),
        Key("written_by", Prose(), "The version of cxaudit that wrote the file."),
        _ANSWERS,
        *(Key(name, Data(), "Kept for later versions.") for name in RESERVED),
        Key("digest", Prose(), "The SHA-256 of everything below the line `questionnaire:`."),
        Key("questionnaire", Tree(), "The questionnaire that was answered, whole. It stands last."),
    ),
)


def header_of(values: MappingABC[str, Any]) -> Header:
    """Return the header among the values of a file."""
    return Header(**{name: values[name] for name in HEADER.by_name if name in values})
