"""Documentation that cannot lie: README, the pages on commands, files and scoring, and their examples."""

import importlib.util
import re
import shlex
from pathlib import Path
from types import ModuleType

import pytest
import typer.main
from typer.testing import CliRunner

from cxaudit.audit.format import ANSWERS_FILE, AUDIT_FILE, COMBINED, RESPONDENT, TAKEN_OVER
from cxaudit.audit.given import CUSTOMERS, GIVEN, PLACE
from cxaudit.audit.store import read_audit
from cxaudit.cli.app import app
from cxaudit.questionnaire.format import STANDARD_LEVELS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "CHANGELOG.md"]
COMMANDS = list(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
EXIT_CODES = (0, 1, 2, 3, 130)


def _page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def _blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def _section(text: str, title: str) -> str:
    return text.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def _maker(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def _run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.output


def test_readme_sets_up_a_fresh_clone_with_two_commands_of_one_line() -> None:
    commands = _blocks(_section(README, "From a fresh clone"), "sh")
    assert len(commands) == 2
    demo, tests = (command.rstrip("\n") for command in commands)
    assert "\n" not in demo + tests
    for command in (demo, tests):
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert demo.endswith("/cxaudit demo")
    assert tests.endswith("/pytest -n auto")


def test_readme_shows_todays_first_page(tmp_path: Path) -> None:
    assert _run("demo", "--out", str(tmp_path))[0] == 0
    written = _plain((tmp_path / "restaurant.md").read_text(encoding="utf-8"))
    shown = [line.removeprefix(">").strip() for line in README.splitlines() if line.startswith(">")]
    parts = [_plain(part) for part in re.split(r"\n\n|\n(?=- |\d\. )", "\n".join(shown))]
    sentences = [s for part in parts for s in re.split(r"(?<=[.!?])\s", part) if len(s) > 20]
    assert len(sentences) > 10
    assert [sentence for sentence in sentences if sentence not in written] == []


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[#*>]|^- ", "", text, flags=re.MULTILINE).split())


def test_every_command_in_the_docs_exists() -> None:
    known = {
        *COMMANDS,
        *re.findall(r"^  (?:-h, )?(--[a-z-]+)", _section(_page("commands.md"), "cxaudit"), re.M),
    }
    assert "--version" in known
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        called = re.findall(r"(?:`|bin/|Scripts.)cxaudit ((?:--)?[a-z-]+)", text)
        for block in (*_blocks(text, "sh"), *_blocks(text, "text")):
            called += re.findall(r"^cxaudit ((?:--)?[a-z-]+)", block, re.MULTILINE)
        assert set(called) <= known, page.name


def test_every_option_in_readme_and_files_exists() -> None:
    everything = _page("commands.md")
    for text in (README, _page("files.md"), _page("scoring.md")):
        calls = re.findall(r"cxaudit [a-z]+ [^`\n]*", text)
        options = {option for call in calls for option in re.findall(r"(?<=\s)--[a-z-]+", call)}
        assert options, "no options found"
        assert [option for option in options if option not in everything] == []


def test_the_page_of_commands_is_todays_help() -> None:
    assert _page("commands.md") == _maker("make_commands").page(), "run: python docs/make_commands.py"


def test_the_examples_in_the_docs_are_todays_reports(tmp_path: Path) -> None:
    made = _maker("make_examples")
    assert made.out_of_date() == [], "run: python docs/make_examples.py"
    for name in made.NAMES:
        assert _run("demo", name, "--out", str(tmp_path))[0] == 0
        for format_ in made.FORMATS:
            file = f"{name}.{format_}"
            assert (made.FOLDER / file).read_bytes() == (tmp_path / file).read_bytes()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented_with_an_example(command: str) -> None:
    part = _section(_page("commands.md"), f"cxaudit {command}")
    assert re.search(rf"Examples?:\s+cxaudit {command}\b", part)


@pytest.mark.parametrize("page", [README, _page("commands.md")], ids=["README", "commands"])
def test_exit_codes_are_documented(page: str) -> None:
    for code in EXIT_CODES:
        assert re.search(rf"^\| {code} \| \w", page, re.MULTILINE)


def test_every_questionnaire_stands_in_readme_with_its_minutes() -> None:
    for path in (ROOT / "questionnaires").glob("*.yaml"):
        minutes = re.search(r"^duration: (\d+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert minutes
        assert re.search(rf"^\| `{path.stem}` \|.*\| {minutes[1]} \|$", README, re.MULTILINE)


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
            assert target.startswith("https://") or (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_changelog_gives_a_reason_for_every_dependency() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (listed,) = re.findall(r"^dependencies = \[\n(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    names = re.findall(r'^  "([A-Za-z0-9_-]+)', listed, re.MULTILINE)
    reasons = _section(
        (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").replace("\n### ", "\n## "),
        "Dependencies, and why",
    )
    assert len(names) > 3
    assert [name for name in names if f"**{name}**" not in reasons.lower()] == []


def _example(kind: str, folder: Path) -> Path:
    (text,) = [block for block in _blocks(_page("files.md"), "yaml") if block.startswith(f"cxaudit: {kind}/")]
    path = folder / f"example.{kind}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_answers_file_works(tmp_path: Path) -> None:
    path = _example("answers", tmp_path)
    code, said = _run("validate", str(path))
    assert (code, "0 errors, 0 warnings" in said) == (0, True), said
    code, said = _run("run", "--answers", str(path), "--out", str(tmp_path))
    assert code == 0, said
    assert (tmp_path / "bakery-nord-2026-03-09.audit.yaml").exists()


def test_the_example_audit_file_works(tmp_path: Path) -> None:
    path = _example("audit", tmp_path)
    assert read_audit(path).warnings == ()
    code, said = _run("score", str(path))
    assert (code, "Patchy (50)" in said) == (0, True), said


def test_every_key_of_the_files_is_documented() -> None:
    page = _page("files.md")
    tables = (ANSWERS_FILE, AUDIT_FILE, GIVEN, PLACE, CUSTOMERS, COMBINED, RESPONDENT, TAKEN_OVER)
    keys = [key.name for table in tables for key in table.keys]
    assert [name for name in keys if f"`{name}`" not in page] == []


def test_the_arithmetic_in_the_page_on_scoring_is_what_cxaudit_prints(tmp_path: Path) -> None:
    answers = ROOT / "examples" / "workshop.yaml"
    assert _run("run", "--answers", str(answers), "--out", str(tmp_path))[0] == 0
    (audit,) = tmp_path.glob("*.audit.yaml")
    code, printed = _run("score", str(audit), "--explain")
    assert code == 0
    lines = {line.strip() for line in printed.splitlines()}
    shown = [line for block in _blocks(_page("scoring.md"), "text") for line in block.splitlines()]
    worked = [line for line in shown if "~" in line or line[:1].isdigit()]
    assert len(worked) == 8
    assert [line for line in worked if line.strip() not in lines] == []


def test_the_levels_in_the_page_on_scoring_are_the_standard_ones() -> None:
    rows = re.findall(r"^\| (\w+) \| .*? \| (.*?) \|$", _page("scoring.md"), re.MULTILINE)
    assert [(level.title, level.words) for level in STANDARD_LEVELS] == [r for r in rows if r[0] != "Level"]


def test_the_worked_example_over_time_prints_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _page("over-time.md")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").mkdir()
    answers = (ROOT / "examples" / "workshop.yaml").read_text(encoding="utf-8")
    (tmp_path / "examples" / "workshop.yaml").write_text(answers, encoding="utf-8")
    printed = ""
    for block in _blocks(page, "sh"):
        for line in block.splitlines():
            code, said = _run(*shlex.split(line)[1:])
            assert code == 0, said
            printed += said
    lines = {line.strip() for line in printed.splitlines()}
    shown = [line for block in _blocks(page, "text") for line in block.splitlines()]
    assert len(shown) > 10
    assert [line for line in shown if line.strip() not in lines] == []
