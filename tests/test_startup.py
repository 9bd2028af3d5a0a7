"""What a command loads: start-up time is a promise, so heavy packages stay out where they are not needed."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from cxaudit.cli.later import put_off

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = ROOT / "examples" / "workshop.yaml"
QUESTIONNAIRE = ROOT / "questionnaires" / "lasting-impression.yaml"
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith("CXAUDIT_")}


def _loaded(folder: Path, *arguments: str) -> set[str]:
    """Return the top-level modules that a run of cxaudit imports; the run has to succeed."""
    command = [sys.executable, "-X", "importtime", "-m", "cxaudit", *arguments]
    done = subprocess.run(command, cwd=folder, env=CLEAN, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


@pytest.mark.parametrize("file", [QUESTIONNAIRE, ANSWERS], ids=["questionnaire", "answers file"])
def test_validate_loads_nothing_heavy(tmp_path: Path, file: Path) -> None:
    loaded = _loaded(tmp_path, "validate", str(file))
    assert "yaml" in loaded, "the list of imports is not read right"
    heavy = {
        "rich",
        "jinja2",
        "prompt_toolkit",
        "pydantic",
        "filelock",
        "asyncio",
        "concurrent",
        "subprocess",
    }
    assert not loaded & heavy


def test_no_command_loads_pydantic_or_another_click(tmp_path: Path) -> None:
    made = _loaded(tmp_path, "run", "essential", "--answers", str(ANSWERS), "--out", str(tmp_path))
    (audit,) = tmp_path.glob("*.audit.yaml")
    calls = [
        ("--help",),
        ("--version",),
        ("list",),
        ("show", "essential"),
        ("demo",),
        ("score", str(audit)),
        ("report", str(audit)),
        ("new", "mine"),
        ("validate", str(QUESTIONNAIRE)),
    ]
    loaded = made.union(*(_loaded(tmp_path, *call) for call in calls))
    assert "jinja2" in loaded, "the list of imports is not read right"
    assert not loaded & {"pydantic", "click", "prompt_toolkit", "jsonschema", "setuptools"}


def test_a_module_put_off_is_whole_once_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    put_off(["colorsys", "no_such_module", "sys"])
    promised = import_module("colorsys")
    assert "rgb_to_hsv" not in vars(promised)
    assert promised.rgb_to_hsv(0, 0, 0) == (0, 0, 0)
    assert "rgb_to_hsv" in vars(promised)
    assert import_module("colorsys") is promised
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = promised.nothing
    assert "no_such_module" not in sys.modules
