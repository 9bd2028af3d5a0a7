"""The house rules no reader should have to check: layers, sizes, docstrings, what no file may name."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "cxaudit"
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST_FUNCTION = 60
LONGEST_FILE = 600
Function = ast.FunctionDef | ast.AsyncFunctionDef


def _id(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _contracts() -> list[dict[str, object]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return list(settings["tool"]["importlinter"]["contracts"])


def test_imports_point_down_only() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as c; c()",
        "--no-cache",
        "--config",
        str(ROOT / "pyproject.toml"),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_every_module_of_interview_and_report_has_a_layer() -> None:
    (layers,) = [contract["layers"] for contract in _contracts() if contract["type"] == "layers"]
    assert isinstance(layers, list)
    named = {name.strip() for layer in layers for name in layer.split("|")}
    for package in ("interview", "report"):
        modules = {f"{package}.{path.stem}" for path in (SOURCE / package).glob("*.py")}
        assert modules - {f"{package}.__init__"} <= named


@pytest.mark.parametrize("package", ["interview", "report"])
def test_a_package_over_several_layers_imports_nothing_by_itself(package: str) -> None:
    tree = ast.parse((SOURCE / package / "__init__.py").read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_functions_and_files_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, Function)]
    long = [f.name for f in functions if (f.end_lineno or 0) - f.lineno + 1 > LONGEST_FUNCTION]
    assert not long


def _public(tree: ast.AST, before: str = "") -> Iterator[tuple[str, ast.AST]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
            yield before + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from _public(node, f"{before}{node.name}.")


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_every_public_name_has_a_docstring(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = [(name, node) for name, node in _public(tree) if isinstance(node, ast.ClassDef | Function)]
    assert not [name for name, node in named if not (ast.get_docstring(node) or "").strip()]
    empty = path.name == "__init__.py" and not tree.body
    assert empty or ast.get_docstring(tree)


def test_no_vague_names_for_modules() -> None:
    vague = {"utils", "util", "helpers", "helper", "core", "manager", "misc", "common"}
    assert not [_id(path) for path in MODULES if path.stem in vague or path.parent.name in vague]


def _texts() -> Iterator[tuple[Path, str]]:
    skip = {".git", ".venv", "build", "dist", "cxaudit-demo", "__pycache__"}
    endings = {".py", ".md", ".yaml", ".toml", ".json", ".j2", ".css", ".txt", ""}
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part not in (".ci", ".gitignore") for part in parts)
        if path.is_file() and path.suffix in endings and not hidden and not skip.intersection(parts):
            yield path, path.read_text(encoding="utf-8", errors="replace")


def test_no_file_names_a_package_registry() -> None:
    # Written in pieces, so that this file does not name one either.
    hosts = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("registry", "npmjs"))]
    hosts += ["--index" + "-url", "--extra-index" + "-url"]
    found = [f"{path.relative_to(ROOT)}: {host}" for path, text in _texts() for host in hosts if host in text]
    assert not found
    assert any(path.name == "README.md" for path, _ in _texts()), "the search looks at nothing"
