"""The JSON report is the Report, field by field, and docs/report-json.md describes every field."""

import ast
import json
from dataclasses import fields, is_dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cxaudit.report import appendix, consultant, customers, model, parts, people, pictures, progress
from cxaudit.report.json import render_json
from test_report_cases import EXAMPLES, example_report

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "report-json.md"
_WORDS = {"str": "text", "int": "whole number", "bool": "true or false"}


def declared() -> dict[str, list[tuple[str, str, str]]]:
    """Return each class of the report with its fields: name, type in words, meaning."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for module in (model, parts, pictures, customers, people, progress, appendix, consultant):
        tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                found[node.name] = list(_fields(node.body))
    return found


def _fields(body: list[ast.stmt]) -> Any:
    for field, after in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            assert isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant), field.target.id
            yield field.target.id, _type(ast.unparse(field.annotation)), str(after.value.value)


def _type(annotation: str) -> str:
    if annotation.startswith("tuple["):
        return f"list of {_type(annotation[6:-1].removesuffix(', ...'))}"
    if annotation.endswith(" | None"):
        return f"{_type(annotation.removesuffix(' | None'))} or null"
    return _WORDS.get(annotation, f"[{annotation}](#{annotation.lower()})")


def tables() -> str:
    """Return the field tables of the page, the report itself first."""
    found = declared()
    lines: list[str] = []
    for name in sorted(found, key=lambda each: each != "Report"):
        lines += [f"## {name}", "", "| Field | Type | Meaning |", "| --- | --- | --- |"]
        lines += [f"| `{field}` | {kind} | {meaning} |" for field, kind, meaning in found[name]]
        lines.append("")
    return "\n".join(lines)


def test_the_page_describes_every_field_as_it_is_declared() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page[page.index("## Report\n") :].strip() == tables().strip()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_document_has_exactly_the_declared_keys_in_order(name: str) -> None:
    report = example_report(name)
    text = render_json(report)
    assert text.endswith("}\n")
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"
    _same(json.loads(text), report)


def _same(data: Any, value: Any) -> None:
    if is_dataclass(value):
        assert list(data) == [each.name for each in fields(value)]
        for each in fields(value):
            _same(data[each.name], getattr(value, each.name))
    elif isinstance(value, tuple):
        assert len(data) == len(value)
        for left, right in zip(data, value, strict=True):
            _same(left, right)
    else:
        assert data == value
        assert type(data) is type(value)


def test_numbers_are_kept_exactly_beside_what_is_read() -> None:
    process = json.loads(render_json(example_report("workshop")))["scorecard"]["sections"][1]
    assert process["score"] == {"text": "52", "exact": "1500/29"}


def test_letters_stay_letters() -> None:
    assert "“" in render_json(example_report("workshop"))
