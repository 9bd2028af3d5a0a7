"""Files dropped into `examples/`: each wrong one beside exactly what `cxaudit validate` says of it.

To add a case, put `NAME.yaml` into `examples/invalid` and run `python tests/make_expected.py NAME`; then read
what it wrote. Names that begin with _ are there to be included, or to be checked before the file itself.
"""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cxaudit.cli.app import app
from cxaudit.files.limits import LIMITS
from make_expected import call_for, names
from problem_codes import codes_in_sources

EXAMPLES = Path(__file__).parent / "examples"
INVALID = names()
VALID = sorted(path.stem for path in (EXAMPLES / "valid").glob("*.yaml"))

MADE = {
    "not-utf8": (b"cxaudit: questionnaire/1\ntitle: Caf\xe9\n", "2:11"),
    "too-large": (b"# " + b"x" * LIMITS.bytes, "1:1"),
    "too-many-nodes": (b"[" + b"1," * LIMITS.nodes + b"1]", "1"),
}
"""What cannot be stored as a small, clean text file: the bytes, and the place of the problem."""

ELSEWHERE = {"missing-answer", "unknown-column"}
"""Codes that `validate` never gives, since gaps are no mistake in a file."""


@pytest.fixture(autouse=True)
def _in_the_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXAUDIT_QUESTIONNAIRES", str(EXAMPLES / "library"))


def cxaudit(*arguments: str) -> tuple[int, str]:
    """Run the program; return its exit code and what it wrote to stdout."""
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.stdout


@pytest.mark.parametrize("name", INVALID)
def test_a_wrong_file_is_told_exactly(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES / "invalid")
    code, said = cxaudit(*call_for(name))
    expected = Path(f"{name}.expected")
    assert said == (expected.read_text(encoding="utf-8") if expected.exists() else f"no file {expected}")
    assert code == (1 if ": error: " in said else 0)


@pytest.mark.parametrize("name", INVALID)
def test_a_wrong_file_shows_the_code_it_is_named_after(name: str) -> None:
    expected = (EXAMPLES / "invalid" / f"{name}.expected").read_text(encoding="utf-8")
    assert f"[{name}]" in expected


@pytest.mark.parametrize("name", MADE)
def test_a_file_that_cannot_be_stored_is_told(name: str, tmp_path: Path) -> None:
    data, place = MADE[name]
    path = tmp_path / "it.yaml"
    path.write_bytes(data)
    code, said = cxaudit("validate", str(path))
    assert code == 1
    assert said.startswith(f"{path}:{place}:")
    assert ": error: " in said
    assert f"[{name}]" in said


@pytest.mark.parametrize("name", VALID)
def test_a_right_file_has_no_problem(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES / "valid")
    assert cxaudit("validate", f"{name}.yaml") == (0, "")


def test_gaps_are_told_by_a_call_that_needs_every_answer(tmp_path: Path) -> None:
    path = tmp_path / "some.yaml"
    path.write_text(
        "cxaudit: answers/1\nquestionnaire: corner-shop\nanswers: {greeting: 2}\n", encoding="utf-8"
    )
    assert cxaudit("validate", str(path)) == (0, "")
    result = CliRunner().invoke(app, ["run", "--answers", str(path), "--out", str(tmp_path)])
    assert result.exit_code == 1
    assert "[missing-answer]" in result.stderr


def test_every_problem_code_has_an_example() -> None:
    assert {*INVALID, *MADE} | ELSEWHERE == codes_in_sources()


def test_no_file_is_left_over() -> None:
    expected = {path.stem for path in (EXAMPLES / "invalid").glob("*.expected")}
    assert expected == set(INVALID)
