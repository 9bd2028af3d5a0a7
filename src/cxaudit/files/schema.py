"""JSON Schema (draft-07) of a declared format: what an editor needs to complete and to check a file.

A schema sees data, not how it was written: 4.0 is 4 to it, and a key is always text. Everything else that
the reader calls wrong in a table's structure, the schema refuses too.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any, Final

from cxaudit.files.kind import KINDS
from cxaudit.files.table import Key, Kind, Table, decimal_text
from cxaudit.files.yaml import Mapping, Node, Sequence, parse

DRAFT: Final = "http://json-schema.org/draft-07/schema#"


def document(
    kind: str,
    keys: Iterable[Key],
    *,
    title: str,
    required: Iterable[str],
    defaults: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the schema of a file of `kind`: its kind line, its keys, and the definitions they refer to."""
    keys = tuple(keys)
    return {
        "$schema": DRAFT,
        "title": title,
        **filed(kind, _object(keys, required, defaults or {})),
        "definitions": {table.name: definition(table) for table in tables(key.kind for key in keys)},
    }


def table_document(kind: str, table: Table, *, title: str) -> dict[str, Any]:
    """Return the schema of a file of `kind` that holds one table."""
    return document(kind, table.keys, title=title, required=table.required, defaults=table.defaults)


def filed(kind: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an object with the kind line `cxaudit: kind/1` before its other keys."""
    line = {"const": f"{kind}/{KINDS[kind]}", "description": "What kind of file this is: the first line."}
    return {
        **schema,
        "properties": {"cxaudit": line, **schema["properties"]},
        "required": ["cxaudit", *schema["required"]],
    }


def definition(table: Table) -> dict[str, Any]:
    """Return the schema of a table."""
    meaning = {"description": table.meaning} if table.meaning else {}
    return {**meaning, **_object(table.keys, table.required, table.defaults)}


def tables(kinds: Iterable[Kind]) -> tuple[Table, ...]:
    """Return the tables met inside `kinds`, each once, in the order they are met."""
    met: dict[int, Table] = {}
    for kind in kinds:
        _meet(kind, met)
    return tuple(met.values())


def _meet(kind: Kind, met: dict[int, Table]) -> None:
    if isinstance(kind, Table):
        if id(kind) in met:
            return
        met[id(kind)] = kind
    for inner in kind.inside():
        _meet(inner, met)


def _object(keys: Iterable[Key], required: Iterable[str], defaults: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": {key.name: _property(key, defaults.get(key.name)) for key in keys},
    }


def _property(key: Key, default: Any) -> dict[str, Any]:
    """Return the schema behind a key; what stands beside a `$ref` would not count in draft-07."""
    schema = key.kind.schema()
    if "$ref" in schema:
        schema = {"allOf": [schema]}
    return {"description": key.meaning, **schema, **dict(_extras(key, default))}


def _extras(key: Key, default: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(default, bool) or (isinstance(default, str) and default):
        yield "default", default
    elif isinstance(default, int | Fraction):
        number = Fraction(default)
        yield "default", int(number) if number.denominator == 1 else float(decimal_text(number))
    if key.example:
        yield "examples", [plain(example)] if (example := parse(key.example, "")[0]) else [key.example]


def plain(node: Node) -> Any:
    """Return a tree as None, bool, int, float, str, list and dict, by the rules of YAML 1.2."""
    if isinstance(node, Mapping):
        return {name: plain(child) for name, (_, child) in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    text = node.text
    if node.tag == "int":
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if node.tag == "float":
        return float(text.replace(".inf", "inf").replace(".nan", "nan"))
    return {"null": None, "bool": text.lower() == "true"}.get(node.tag, text)
