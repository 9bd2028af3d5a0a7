"""The JSON Schemas: they take every good file, and whatever they take the reader understands."""

import copy
import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker
from typer.testing import CliRunner

from cxaudit.audit.format import ANSWERS_FILE, AUDIT_FILE, Layout
from cxaudit.audit.given import GIVEN
from cxaudit.audit.schema import answers_schema, audit_schema
from cxaudit.cli.app import app
from cxaudit.files.kind import body
from cxaudit.files.schema import plain, tables
from cxaudit.files.table import Reading
from cxaudit.files.yaml import Mapping, PlainNumber, dump, parse
from cxaudit.problems import Problem
from cxaudit.questionnaire.format import QUESTIONNAIRE
from cxaudit.questionnaire.schema import questionnaire_schema
from cxaudit.report.brand import BRAND, brand_schema
from cxaudit.survey.mapping_file import MAPPING, mapping_of, mapping_schema
from cxaudit.thresholds.rules import THRESHOLDS, thresholds_schema

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = {
    "questionnaire": questionnaire_schema(),
    "answers": answers_schema(),
    "audit": audit_schema(),
    "mapping": mapping_schema(),
    "brand": brand_schema(),
    "thresholds": thresholds_schema(),
}
SMALL = {"mapping": MAPPING, "brand": BRAND, "thresholds": THRESHOLDS}
STRUCTURAL = {"wrong-type", "wrong-value", "unknown-key", "missing-key"}
KIND_LINE = {"unknown-kind", "wrong-kind", "newer-format"}
TABLES = {table.name: table for table in tables((QUESTIONNAIRE, GIVEN)) if table is not QUESTIONNAIRE}
LAYOUTS = {"answers": ANSWERS_FILE, "audit": AUDIT_FILE}
EXAMPLES = [
    *(("questionnaire", path) for path in sorted((ROOT / "questionnaires").glob("*.yaml"))),
    *(("answers", path) for path in sorted((ROOT / "examples").rglob("*.yaml"))),
    *(("audit", path) for path in sorted((ROOT / "tests" / "examples" / "audits").glob("*.yaml"))),
    *((kind, ROOT / "tests" / "examples" / "valid" / f"{kind}.yaml") for kind in SMALL),
]


def validator(schema: dict[str, Any]) -> Draft7Validator:
    return Draft7Validator(schema, format_checker=FormatChecker())


VALIDATORS = {kind: validator(schema) for kind, schema in SCHEMAS.items()}


def data_of(text: str) -> Any:
    root, problems = parse(text, "it.yaml")
    assert root is not None, problems
    return plain(root)


def text_of(data: Any) -> str:
    """Return the YAML of plain data; the reader takes at most twelve decimals and no exponent."""
    return dump(_written(data))


def _written(data: Any) -> Any:
    if isinstance(data, float):
        return PlainNumber(f"{Decimal(data).quantize(Decimal('1e-12'), rounding=ROUND_UP):f}")
    if isinstance(data, dict):
        return {name: _written(value) for name, value in data.items()}
    return [_written(item) for item in data] if isinstance(data, list) else data


def structural(problems: Iterable[Problem]) -> list[str]:
    return [str(problem) for problem in problems if problem.code in STRUCTURAL | KIND_LINE]


def problems_of(kind: str, text: str) -> list[Problem]:
    """Return the problems that the reader finds in a file, before it looks at what names mean."""
    root, problems = parse(text, "it.yaml")
    assert root is not None, problems
    keys, wrong = body(root, "it.yaml", kind)
    reading = Reading("it.yaml")
    reading.problems.extend(wrong)
    if kind == "mapping":
        return list(mapping_of(text, "it.yaml")[1])
    if keys is not None and kind in SMALL:
        SMALL[kind].read(keys, reading)
    elif keys is not None and kind == "questionnaire":
        QUESTIONNAIRE.read(keys, reading)
    elif keys is not None:
        LAYOUTS[kind].read(keys, reading)
        _read_inner(keys, LAYOUTS[kind], reading)
    return reading.problems


def _read_inner(keys: Mapping, layout: Layout, reading: Reading) -> None:
    if layout is AUDIT_FILE and "questionnaire" in keys.entries:
        inner, wrong = body(keys.entries["questionnaire"][1], "it.yaml", "questionnaire")
        reading.problems.extend(wrong)
        if inner is not None:
            QUESTIONNAIRE.read(inner, reading)
    elif layout is AUDIT_FILE:
        reading.problem("missing-key", keys, "the questionnaire is missing")


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_a_schema(kind: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[kind])
    assert SCHEMAS[kind]["$schema"] == Draft7Validator.META_SCHEMA["$schema"]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_schema_in_the_tree_is_what_the_program_prints(kind: str) -> None:
    printed = CliRunner().invoke(app, ["schema", kind])
    assert printed.exit_code == 0
    said = f"run: cxaudit schema {kind} > schema/{kind}.schema.json"
    assert printed.output == (ROOT / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8"), said
    assert json.loads(printed.output) == SCHEMAS[kind]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_key_is_explained_and_its_examples_are_right(kind: str) -> None:
    schema = SCHEMAS[kind]
    for part in (schema, *schema["definitions"].values()):
        for name, held in part["properties"].items():
            assert held["description"], name
            alone = validator({**held, "definitions": schema["definitions"]})
            for example in (*held.get("examples", ()), *([held["default"]] if "default" in held else ())):
                assert list(alone.iter_errors(example)) == [], f"{name}: {example!r}"


def test_no_two_tables_share_a_name() -> None:
    for roots in ((QUESTIONNAIRE,), (QUESTIONNAIRE, GIVEN), *((table,) for table in SMALL.values())):
        names = [table.name for table in tables(roots)]
        assert len(names) == len(set(names))


@pytest.mark.parametrize(("kind", "path"), EXAMPLES, ids=lambda value: getattr(value, "name", value))
def test_files_that_come_with_cxaudit_fit(kind: str, path: Path) -> None:
    found = VALIDATORS[kind].iter_errors(data_of(path.read_text(encoding="utf-8")))
    assert [f"{error.json_path}: {error.message}" for error in found] == []


def test_a_new_questionnaire_names_a_schema_that_is_there_and_fits_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(app, ["new", "mine", "--out", "deep"]).exit_code == 0
    assert CliRunner().invoke(app, ["validate", "--strict", "deep"]).exit_code == 0
    text = (tmp_path / "deep" / "mine.yaml").read_text(encoding="utf-8")
    mark, named = text.splitlines()[0].split("=")
    assert mark == "# yaml-language-server: $schema"
    schema = json.loads((tmp_path / "deep" / named).read_text(encoding="utf-8"))
    assert schema == SCHEMAS["questionnaire"]
    assert list(validator(schema).iter_errors(data_of(text))) == []


# --- What a schema takes, the reader takes: values drawn from the schema itself

TEXT = st.text(max_size=8)
SINGLE: dict[str, st.SearchStrategy[Any]] = {
    "null": st.none(),
    "boolean": st.booleans(),
    "integer": st.integers(-(10**12), 10**12),
    "number": st.integers(-99, 99) | st.floats(-(10.0**11), 10.0**11),
    "string": TEXT | st.sampled_from(["no", "1", "1.5", "null", "[", "a: b", " x ", "2026-01-01", "#"]),
}
ANYTHING = st.recursive(
    st.one_of(list(SINGLE.values())), lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXT, inner)
)


@dataclass(frozen=True)
class Drawing:
    """Strategies for the part of JSON Schema that the schemas use; tables stand inside tables to a depth."""

    definitions: dict[str, Any]

    def of(self, schema: dict[str, Any], depth: int) -> st.SearchStrategy[Any]:
        if "$ref" in schema:
            return self.of(self.definitions[schema["$ref"].rpartition("/")[2]], depth - 1)
        if "allOf" in schema:
            return self.of(schema["allOf"][0], depth)
        if "anyOf" in schema:
            return st.one_of([self.of(part, depth) for part in schema["anyOf"]])
        if "const" in schema or "enum" in schema:
            return st.sampled_from(schema.get("enum", [schema.get("const")]))
        types = schema.get("type", [])
        if not types:
            return ANYTHING
        return st.one_of(
            [self.single(name, schema, depth) for name in ([types] if isinstance(types, str) else types)]
        )

    def single(self, name: str, schema: dict[str, Any], depth: int) -> st.SearchStrategy[Any]:
        if name == "object":
            return self.object(schema, depth)
        if name == "array":
            least = schema.get("minItems", 0)
            return st.lists(self.of(schema["items"], depth), min_size=least, max_size=least + 1)
        if name == "string" and "pattern" in schema:
            drawn = (
                st.dates().map(str) if schema.get("format") == "date" else st.from_regex(schema["pattern"])
            )
            return drawn.filter(lambda text: len(text) <= schema.get("maxLength", 2000))
        if "maximum" in schema:
            return self.number(schema)
        return SINGLE[name]

    def number(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        low, above, high = schema.get("minimum"), schema.get("exclusiveMinimum"), schema["maximum"]
        whole = st.integers(low if above is None else above + 1, high) | st.just(high)
        if schema["type"] == "integer":
            return whole
        lowest = low if above is None else above
        return whole | st.floats(lowest, high, exclude_min=above is not None)

    def object(self, schema: dict[str, Any], depth: int) -> st.SearchStrategy[Any]:
        held, needed = schema.get("properties"), schema.get("required", ())
        if held is None:
            names = schema.get("propertyNames")
            keys = self.of(names, depth).map(str) if names else TEXT  # a key is always text
            return st.dictionaries(keys, self.of(schema["additionalProperties"], depth), max_size=2)
        shown = held if depth > 0 else {name: held[name] for name in needed}
        parts = {name: self.of(part, depth) for name, part in shown.items()}
        optional = {name: part for name, part in parts.items() if name not in needed}
        return st.fixed_dictionaries({name: parts[name] for name in needed}, optional=optional)


QUICK = settings(
    max_examples=50,
    phases=[Phase.generate],  # a first example is enough: making it smaller takes minutes
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("name", TABLES)
def test_what_the_schema_of_a_table_takes_the_reader_takes(name: str) -> None:
    definitions = SCHEMAS["audit"]["definitions"]
    alone = validator({"$ref": f"#/definitions/{name}", "definitions": definitions})

    @QUICK
    @given(Drawing(definitions).of(definitions[name], 1))
    def holds(data: Any) -> None:
        assert list(alone.iter_errors(data)) == []
        root, problems = parse(text_of(data), "it.yaml")
        assert root is not None, problems
        reading = Reading("it.yaml")
        TABLES[name].build(root, reading, {"id": "given"} if name in ("scale", "dimension") else {})
        assert structural(reading.problems) == []

    holds()


@pytest.mark.parametrize("kind", SCHEMAS)
def test_what_the_schema_of_a_file_takes_the_reader_takes(kind: str) -> None:
    schema = SCHEMAS[kind]
    fits = VALIDATORS[kind].is_valid
    whole = {name: part for name, part in schema.items() if name != "anyOf"}  # which only asks for some keys

    @QUICK
    @given(Drawing(schema["definitions"]).of(whole, 1).filter(lambda data: whole is schema or fits(data)))
    def holds(data: Any) -> None:
        assert list(VALIDATORS[kind].iter_errors(data)) == []
        assert structural(problems_of(kind, text_of(data))) == []

    holds()


# --- What the reader calls wrong in the structure of a real file, the schema refuses

WRONG: list[Any] = [
    None, True, "", " ", "x y", "a\nb", "a\n", "1/2", "3/2", "1/0", "2026-02-30", -1, 0, 0.5, 7, 101, 10**13,
    [], {}, ["a"], [[]], [None], {"a": 1}, {"A b": {}},
]  # fmt: skip


def places(data: Any) -> list[tuple[Any, Any]]:
    """Return every container below `data` with every key or index in it."""
    found: list[tuple[Any, Any]] = []
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inside:
        found += [(data, key), *places(value)]
    return found


def spoil(data: Any, chance: Random) -> Any:
    """Change one thing in a file: leave a key out, call it otherwise, put something else behind it."""
    held, key = chance.choice(places(data))
    way = chance.choice(["drop", "rename", "replace", "replace", "replace", "wrap"])
    if way == "drop":
        return held.pop(key)
    if way == "rename" and isinstance(held, dict):
        return held.setdefault(chance.choice([key + "s", "Key", "", "é"]), held.pop(key))
    wrap = [[held[key]], {"it": held[key]}]
    held[key] = chance.choice(wrap) if way == "wrap" else copy.deepcopy(chance.choice(WRONG))
    return held[key]


@pytest.mark.parametrize(("kind", "path"), EXAMPLES, ids=lambda value: getattr(value, "name", value))
def test_schema_and_reader_refuse_the_same_spoilt_files(kind: str, path: Path) -> None:
    good = data_of(path.read_text(encoding="utf-8"))
    chance = Random(path.name)
    refused = 0
    for _ in range(80):
        data = copy.deepcopy(good)
        changed = spoil(data, chance)
        text = text_of(data)
        problems = problems_of(kind, text)
        wrong = [error.message for error in VALIDATORS[kind].iter_errors(data_of(text))]
        refused += bool(wrong)
        assert wrong or not structural(problems), problems
        # The reader lets a person call something true or null; editors had better not.
        assert problems or not wrong or changed is True or changed in (None, [None]), wrong
    assert refused > 20
