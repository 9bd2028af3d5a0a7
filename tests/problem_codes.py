"""Every problem code the program can give, read from its sources: no list that somebody must keep."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).parent.parent / "src" / "cxaudit"
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+\Z")
_MAKERS = {"Problem", "Fault", "problem", "_problem", "report", "stop", "warn", "_warn"}


def codes_in_sources() -> set[str]:
    """Return the codes given to whatever makes a problem, and those in tuples that explain one."""
    return {code for path in sorted(SOURCES.rglob("*.py")) for code in _codes(path)}


def _codes(path: Path) -> Iterator[str]:
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and _name(node.func) in _MAKERS:
                    yield from _literals(_code_argument(node), function)
                elif isinstance(node, ast.Tuple) and "Explained" in ast.unparse(function.returns or node):
                    yield from _literals(node.elts[0], function)


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _code_argument(call: ast.Call) -> ast.expr | None:
    named = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
    return named[0] if named else call.args[0] if call.args else None


def _literals(given: ast.expr | None, function: ast.FunctionDef) -> Iterator[str]:
    """Yield the codes an expression can be: a text, one of two, or what its name was set to."""
    if isinstance(given, ast.Constant) and isinstance(given.value, str) and _CODE.match(given.value):
        yield given.value
    elif isinstance(given, ast.IfExp):
        yield from _literals(given.body, function)
        yield from _literals(given.orelse, function)
    elif isinstance(given, ast.Name):
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and given.id in ast.unparse(node.targets[0]).split(", "):
                value = node.value
                yield from _literals(value.elts[0] if isinstance(value, ast.Tuple) else value, function)
