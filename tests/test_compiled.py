"""Templates are compiled once, as modules are, and never from what does not fit."""

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from cxaudit.report.compiled import Compiled


def shown(folder: Path, source: str) -> str:
    environment = Environment(
        loader=DictLoader({"it.j2": source}), autoescape=True, bytecode_cache=Compiled(folder)
    )
    return environment.get_template("it.j2").render(name="<b>")


@pytest.fixture(autouse=True)
def _writing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


def kept(folder: Path) -> Path:
    (path,) = (folder / "__pycache__").iterdir()
    return path


def test_what_was_compiled_is_taken_the_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(tmp_path, "Hello {{ name }}") == "Hello &lt;b&gt;"
    assert kept(tmp_path).name.startswith("it.") and sys.implementation.cache_tag in kept(tmp_path).name
    monkeypatch.delattr(Environment, "compile")
    assert shown(tmp_path, "Hello {{ name }}") == "Hello &lt;b&gt;"


def test_another_template_or_another_version_is_compiled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(tmp_path, "Hello")
    assert shown(tmp_path, "Bye") == "Bye"
    before = kept(tmp_path).read_bytes()
    monkeypatch.setattr("cxaudit.report.compiled.__version__", "another")
    shown(tmp_path, "Bye")
    assert kept(tmp_path).read_bytes() != before


@pytest.mark.parametrize("cut", [0, 10, 65, 80, -1])
def test_a_spoilt_file_is_made_anew(tmp_path: Path, cut: int) -> None:
    shown(tmp_path, "Hello {{ name }}")
    whole = kept(tmp_path).read_bytes()
    kept(tmp_path).write_bytes(whole[:cut])
    assert shown(tmp_path, "Hello {{ name }}") == "Hello &lt;b&gt;"
    assert kept(tmp_path).read_bytes() == whole


def test_where_nothing_may_be_written_nothing_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "__pycache__").write_text("a file, so that there can be no folder", encoding="utf-8")
    assert shown(tmp_path, "Hello") == "Hello"
    (tmp_path / "__pycache__").unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert shown(tmp_path, "Hello") == "Hello"
    assert list(tmp_path.iterdir()) == []
