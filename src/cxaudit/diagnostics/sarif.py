"""SARIF 2.1.0, which code scanning services read."""

from pathlib import PurePath
from urllib.parse import quote

from cxaudit import __version__
from cxaudit.diagnostics.checked import Checked
from cxaudit.diagnostics.page import explanations
from cxaudit.problems import Problem
from cxaudit.text import clean, json_text

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(checked: Checked) -> str:
    """Return one run with a rule for every code that occurs."""
    codes = sorted({problem.code for problem in checked.problems})
    explained = explanations() if codes else {}
    driver = {
        "name": "cxaudit",
        "semanticVersion": __version__,
        "rules": [_rule(code, explained.get(code, "")) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code), checked) for problem in checked.problems],
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, explained: str) -> dict[str, object]:
    short: dict[str, object] = {"id": code, "shortDescription": {"text": code.replace("-", " ")}}
    return {**short, "help": {"text": explained}} if explained else short


def _result(problem: Problem, rule: int, checked: Checked) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": _artifact(problem.source.path)}
    if problem.source.line:
        place["region"] = {
            "startLine": problem.source.line,
            "startColumn": problem.source.column,
            "endLine": problem.source.line,
            "endColumn": checked.end_of(problem),
        }
    message = "\n".join(filter(None, (clean(problem.message), clean(problem.hint))))
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity,
        "message": {"text": message},
        "locations": [{"physicalLocation": place}],
    }


def _artifact(path: str) -> dict[str, str]:
    """Return a path as an address: below the root of the sources, unless it is absolute."""
    if PurePath(path).is_absolute():
        return {"uri": PurePath(path).as_uri()}
    return {"uri": quote(path, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}
