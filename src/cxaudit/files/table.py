"""A declared format applied to a tree: values and problems on the way in, plain data on the way out.

A `Table` names a dataclass and the keys it is written with; every key has a `Kind` that reads a node and
writes the value back. What a table writes, it reads back equal.
"""

from collections.abc import Mapping as MappingABC
from dataclasses import replace
from typing import Any

from cxaudit.files.hints import is_nothing, list_hint, stray_key_hint
from cxaudit.files.kinds import (
    FAILED,
    Day,
    Flag,
    Kind,
    Number,
    OneOf,
    Origin,
    Reading,
    Text,
    Value,
    Word,
    decimal_text,
    describe,
    exact,
    with_article,
)
from cxaudit.files.yaml import Mapping, Node, Sequence
from cxaudit.problems import did_you_mean
from cxaudit.value import Value as Frozen
from cxaudit.value import dataclass

__all__ = [
    "FAILED",
    "Day",
    "Either",
    "Flag",
    "Key",
    "Kind",
    "Later",
    "Many",
    "Named",
    "Number",
    "OneOf",
    "Origin",
    "Reading",
    "Table",
    "Text",
    "Value",
    "Word",
    "decimal_text",
    "describe",
    "exact",
]


class Many(Kind):
    """A list; with `or_one`, a single value may stand for a list of one."""

    def __init__(self, kind: Kind, *, least: int = 0, or_one: bool = False) -> None:
        self.kind, self.least, self.or_one = kind, least, or_one
        self.says = "a list"

    def read(self, node: Node, reading: Reading) -> Any:
        """Return a tuple of what could be read, or FAILED when any item could not."""
        if self.or_one and not isinstance(node, Sequence):
            one = self.kind.read(node, reading)
            return FAILED if one is FAILED else (one,)
        if not isinstance(node, Sequence):
            return self.refuse(node, reading, list_hint(node))
        if len(node.items) < self.least:
            said = f"expected at least {self.least} {self._noun(self.least)} here, found {len(node.items)}"
            return reading.problem("wrong-value", node, said)
        read, failed = self.kind.read, False
        values = []
        for item in node.items:
            value = read(item, reading)
            failed = failed or value is FAILED
            values.append(value)
        return FAILED if failed else tuple(values)

    def _noun(self, number: int) -> str:
        """Return what the items are: options, sections, ids."""
        kind = self.kind.kind if isinstance(self.kind, Later) else self.kind
        kind = kind.other if isinstance(kind, Either) else kind
        noun = kind.name if isinstance(kind, Table) else "id" if isinstance(kind, Word) else "entry"
        return noun if number == 1 else "entries" if noun == "entry" else f"{noun}s"

    def write(self, value: Any) -> Any:
        """Return a list."""
        return [self.kind.write(v) for v in value]

    def schema(self) -> dict[str, Any]:
        """Return a list of the kind, or also one of it alone."""
        one = self.kind.schema()
        several = {"type": "array", "items": one, **({"minItems": self.least} if self.least else {})}
        return {"anyOf": [one, several]} if self.or_one else several

    def inside(self) -> tuple[Kind, ...]:
        """Return the kind of the items."""
        return (self.kind,)


class Named(Kind):
    """A group of names, each with a value; a `Table` behind it also receives the name as `id`."""

    says = "a group of names, each with its value"

    def __init__(self, kind: Kind, *, name: Kind | None = None) -> None:
        self.kind, self.name = kind, name or Word()

    def read(self, node: Node, reading: Reading) -> Any:
        """Return a dict in file order."""
        if not isinstance(node, Mapping):
            return self.refuse(node, reading)
        found: dict[str, Any] = {}
        for name, (_, child) in node.entries.items():
            fits = self.name.read(node.key(name), reading) is not FAILED
            extra = {"id": name} if isinstance(self.kind, Table) else {}
            value = (
                self.kind.build(child, reading, extra)
                if isinstance(self.kind, Table)
                else self.kind.read(child, reading)
            )
            found[name] = value if fits else FAILED
        return FAILED if any(v is FAILED for v in found.values()) else found

    def write(self, value: Any) -> Any:
        """Return a dict."""
        return {name: self.kind.write(v) for name, v in value.items()}

    def schema(self) -> dict[str, Any]:
        """Return an object with any names of the right kind."""
        names = self.name.schema()
        return {"type": "object", "propertyNames": names, "additionalProperties": self.kind.schema()}

    def inside(self) -> tuple[Kind, ...]:
        """Return the kind of the values."""
        return (self.kind,)


@dataclass(frozen=True, eq=False, repr=False)
class Key(Frozen):
    """One key of a table: its name, what may stand behind it, what it means, an example."""

    name: str
    kind: Kind
    meaning: str
    example: str = ""


class Table(Kind):
    """A group of keys that makes one value of the dataclass `of`; fields with a default are optional keys."""

    def __init__(self, name: str, of: type[Frozen], keys: tuple[Key, ...], meaning: str = "") -> None:
        self.name, self.of, self.keys, self.meaning = name, of, keys, meaning
        self.by_name = {key.name: key for key in keys}
        self.defaults = of.shape.defaults(self.by_name)
        self.required = tuple(key.name for key in keys if key.name not in self.defaults)
        self._needed = frozenset(self.required)
        self._readers = {key.name: key.kind.read for key in keys}
        self._has_origin = of.shape.has("origin")

    @property
    def says(self) -> str:  # type: ignore[override]
        """Return what is expected: the keys of this table."""
        return f"{with_article(self.name)} (keys: {', '.join(self.by_name)})"

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the value, or FAILED after every problem below `node` is reported."""
        return self.build(node, reading, {})

    def build(self, node: Node, reading: Reading, extra: MappingABC[str, Any]) -> Any:
        """Read as `read` does, with `extra` field values from outside the node."""
        if not isinstance(node, Mapping):
            return self.refuse(node, reading)
        values: dict[str, Any] = {**extra}
        failed = False
        readers = self._readers
        for name, (_, child) in node.entries.items():
            read = readers.get(name)
            value = read(child, reading) if read is not None else self._unknown(name, node, reading)
            if value is FAILED:
                failed = True
                if name in self._needed and is_nothing(child):
                    self._left_empty(name, reading)
            values[name] = value
        if not self._needed <= node.entries.keys():
            return self._incomplete(node, reading)
        if failed:
            return FAILED
        if self._has_origin:
            values["origin"] = Origin(reading.path, node)
        return self.of.made_of(values)

    def _unknown(self, name: str, node: Mapping, reading: Reading) -> object:
        said = f"{with_article(self.name)} has no key {name!r}"
        hint = stray_key_hint(name, node) or did_you_mean(name, self.by_name)
        return reading.problem("unknown-key", node.key(name), said, hint)

    def _incomplete(self, node: Mapping, reading: Reading) -> object:
        missing = [name for name in self.required if name not in node.entries]
        said = f"this {self.name} lacks {', '.join(missing)}"
        return reading.problem("missing-key", node, said, self._example_of(missing[0]))

    def _left_empty(self, name: str, reading: Reading) -> None:
        """Say of the problem just told that a key which is needed was left empty."""
        problem = reading.problems.pop()
        message = f"`{name}` is needed, and nothing stands behind it"
        reading.problems.append(replace(problem, message=message, hint=self._example_of(name)))

    def _example_of(self, name: str) -> str:
        key = self.by_name[name]
        return f"{name}: {key.meaning}" + (f" Example: {name}: {key.example}" if key.example else "")

    def write(self, value: Any) -> Any:
        """Return a dict of the keys that differ from their default, in the declared order."""
        data: dict[str, Any] = {}
        for key in self.keys:
            held = getattr(value, key.name)
            if key.name in self.defaults and held == self.defaults[key.name]:
                continue
            data[key.name] = key.kind.write(held)
        return data

    def schema(self) -> dict[str, Any]:
        """Return a reference: the table's own schema stands among the definitions."""
        return {"$ref": f"#/definitions/{self.name}"}

    def inside(self) -> tuple[Kind, ...]:
        """Return the kinds of its keys."""
        return tuple(key.kind for key in self.keys)


class Either(Kind):
    """One of two tables, told apart by a key that only the first has."""

    def __init__(self, key: str, first: Table, other: Table) -> None:
        self.key, self.first, self.other = key, first, other
        self.says = f"{other.says}, or {first.says}"

    def read(self, node: Node, reading: Reading) -> Any:
        """Read as the first table if `key` is there, else as the other."""
        special = isinstance(node, Mapping) and self.key in node.entries
        return (self.first if special else self.other).read(node, reading)

    def write(self, value: Any) -> Any:
        """Write with the table whose value it is."""
        return (self.first if isinstance(value, self.first.of) else self.other).write(value)

    def schema(self) -> dict[str, Any]:
        """Return one of the two: their keys keep them apart."""
        return {"anyOf": [self.other.schema(), self.first.schema()]}

    def inside(self) -> tuple[Kind, ...]:
        """Return both tables."""
        return (self.other, self.first)


class Later(Kind):
    """A kind that refers to one declared later (sections in sections)."""

    def __init__(self) -> None:
        self.kind: Kind = Kind()

    @property
    def says(self) -> str:  # type: ignore[override]
        """Return what the real kind says."""
        return self.kind.says

    def read(self, node: Node, reading: Reading) -> Any:
        """Read as the real kind."""
        return self.kind.read(node, reading)

    def write(self, value: Any) -> Any:
        """Write as the real kind."""
        return self.kind.write(value)

    def schema(self) -> dict[str, Any]:
        """Return the schema of the real kind."""
        return self.kind.schema()

    def inside(self) -> tuple[Kind, ...]:
        """Return the real kind."""
        return (self.kind,)
