"""What CI systems take from this repository: the hook, the action and the examples of docs/ci.md work."""

import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
HOOK = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
GOOD = (ROOT / "tests" / "examples" / "valid" / "every-type.yaml").read_text(encoding="utf-8")
BAD = "cxaudit: questionnaire/1\nid: x\n"
CLEAN = {
    name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CXAUDIT_", "GIT"))
}
PROGRAMS = "Scripts" if os.name == "nt" else "bin"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")


def run(
    *command: str | Path, at: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        cwd=at,
        env={**CLEAN, **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )


def done(outcome: subprocess.CompletedProcess[str]) -> str:
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return outcome.stdout


def filled(folder: Path, text: str = GOOD) -> Path:
    """Write one questionnaire below `folder`, where every example looks for it."""
    (folder / "questionnaires").mkdir(parents=True, exist_ok=True)
    path = folder / "questionnaires" / "it.yaml"
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what a clone of this tree would hold."""
    copy = tmp_path_factory.mktemp("copy") / "cxaudit"
    copy.mkdir()
    names = ("src", "questionnaires", "examples", "schema", "docs", "pyproject.toml", "README.md", "LICENSE")
    for name in (*names, "CHANGELOG.md", ".pre-commit-hooks.yaml", "action.yml", ".gitattributes"):
        found = ROOT / name
        if found.is_dir():
            shutil.copytree(found, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        elif found.exists():
            shutil.copy2(found, copy / name)
    return copy


# --- the hook


def test_the_hook_checks_all_files_in_one_process() -> None:
    assert HOOK["entry"] == "cxaudit validate" and HOOK["require_serial"] is True
    assert HOOK["types"] == ["yaml"] and HOOK["language"] == "python"
    assert f"- id: {HOOK['id']}" in PAGE


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("questionnaires/coffee.yaml", True),
        ("deep/down/answers/nord.yml", True),
        ("coffee.questionnaire.yaml", True),
        ("client/nord.audit.yaml", True),
        (".github/workflows/ci.yml", False),
        ("docker-compose.yaml", False),
        ("src/questionnaires.yaml", False),
    ],
)
def test_the_hook_takes_the_files_it_is_meant_for(path: str, taken: bool) -> None:
    assert bool(re.search(HOOK["files"], path)) is taken


GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{
        f"GIT_{who}_{what}": "nobody@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    },
}


def committed(folder: Path) -> str:
    """Make `folder` a git repository with everything committed, and return the commit."""
    done(run("git", "init", "-q", at=folder, env=GIT))
    done(run("git", "add", "-A", at=folder, env=GIT))
    done(run("git", "commit", "-q", "-m", "all", at=folder, env=GIT))
    return done(run("git", "rev-parse", "HEAD", at=folder, env=GIT)).strip()


@pytest.mark.long
def test_the_real_pre_commit_runs_the_hook(tree: Path, tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("needs git")
    tools = tmp_path / "tools"
    venv.create(tools, with_pip=True)
    done(run(tools / PROGRAMS / "python", "-m", "pip", "install", "-q", "pre-commit", at=tmp_path))
    clone = shutil.copytree(tree, tmp_path / "cxaudit")
    commit = committed(clone)
    work = tmp_path / "work"
    questionnaire = filled(work)
    (work / "other.yaml").write_text("services: {web: {image: x}}\n", encoding="utf-8")
    (work / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {clone.as_posix()}\n    rev: {commit}\n    hooks:\n      - id: {HOOK['id']}\n",
        encoding="utf-8",
    )
    committed(work)
    home = {**GIT, "PRE_COMMIT_HOME": str(tmp_path / "home"), "PRE_COMMIT_COLOR": "never"}
    call = (tools / PROGRAMS / "python", "-m", "pre_commit", "run", "--all-files", "--verbose")
    said = done(run(*call, at=work, env=home))
    assert "Passed" in said and "1 file checked" in said, "the other file is none of ours"
    questionnaire.write_text(BAD, encoding="utf-8")
    outcome = run(*call, at=work, env=home)
    assert outcome.returncode == 1
    assert "Failed" in outcome.stdout and "questionnaires/it.yaml:1:1: error:" in outcome.stdout
    assert "[missing-key]" in outcome.stdout


# --- the action


def script_of(step: dict[str, Any]) -> str:
    assert "${{" not in step["run"], "what an input holds must never become shell code"
    return str(step["run"])


def steps(tree: Path, place: Path, **inputs: str) -> list[tuple[str, dict[str, str]]]:
    """Return the scripts of the action's steps, each with its environment, as a runner would fill it in."""
    values = {f"inputs.{name}": str(held.get("default", "")) for name, held in ACTION["inputs"].items()}
    values |= {f"inputs.{name}": value for name, value in inputs.items()}
    values |= {"github.action_path": str(tree), "runner.temp": str(place)}
    found = []
    for step in ACTION["runs"]["steps"]:
        if "run" in step:
            env = {
                name: re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda m: values[m[1]], str(text))
                for name, text in step["env"].items()
            }
            found.append((script_of(step), env))
    return found


def test_every_input_of_the_action_is_used_and_documented() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    for name, held in ACTION["inputs"].items():
        assert f"inputs.{name} }}}}" in text
        assert f"| `{name}` | `{held['default']}` |" in PAGE
    used = re.findall(r"inputs\.([\w-]+)", text)
    assert set(used) == set(ACTION["inputs"])


def test_every_script_step_of_the_action_names_its_shell() -> None:
    assert ACTION["runs"]["using"] == "composite"
    assert all(step["shell"] == "bash" for step in ACTION["runs"]["steps"] if "run" in step)


@POSIX
@pytest.mark.long
def test_the_steps_of_the_action_install_and_validate(tree: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    questionnaire = filled(work)
    (work / "a b").mkdir()
    actions = {"GITHUB_ACTIONS": "true", "PATH": f"{Path(sys.executable).parent}{os.pathsep}{CLEAN['PATH']}"}

    def step(number: int, **inputs: str) -> subprocess.CompletedProcess[str]:
        script, env = steps(tree, tmp_path / "place with a blank", **inputs)[number]
        return run(
            "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script, at=work, env=env | actions
        )

    done(step(0))
    assert "::error" not in done(step(1))
    done(step(1, paths="questionnaires\nquestionnaires/it.yaml", strict="true"))
    assert step(1, paths="questionaires").returncode == 2
    assert step(1, paths="$(touch pwned) `touch pwned` ; touch pwned").returncode == 2
    assert not (work / "pwned").exists()
    questionnaire.write_text(
        GOOD.replace("title:", "title: ", 1) + "# cxaudit: ignore=bad-scale\n", encoding="utf-8"
    )
    assert "::warning" in done(step(1, strict="false"))
    assert step(1, strict="true").returncode == 1
    questionnaire.write_text(BAD, encoding="utf-8")
    outcome = step(1)
    assert outcome.returncode == 1
    assert re.search(r"^::error [^\n]*file=questionnaires/it\.yaml,line=1,", outcome.stdout, re.MULTILINE)
    assert "::error" not in step(1, format="json").stdout


# --- the examples of docs/ci.md


def blocks(heading: str, language: str) -> list[str]:
    part = PAGE.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return re.findall(rf"^```{language}\n(.*?)^```$", part, re.MULTILINE | re.DOTALL)


def in_path() -> dict[str, str]:
    return {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{CLEAN['PATH']}"}


@POSIX
def test_the_plain_script_tells_what_happened(tmp_path: Path) -> None:
    (script,) = blocks("Plain scripts", "sh")

    def call() -> tuple[int, str]:
        outcome = run("sh", "-c", script, at=tmp_path, env=in_path())
        return outcome.returncode, outcome.stdout + outcome.stderr

    code, said = call()
    assert code == 2 and "Nothing was checked." in said
    filled(tmp_path)
    code, said = call()
    assert code == 0 and "All questionnaires are fine." in said
    filled(tmp_path, BAD)
    code, said = call()
    assert code == 1 and "Correct the lines above." in said
    assert re.search(r"^questionnaires/it\.yaml:1:1: error: .* \[missing-key\]", said, re.MULTILINE)


@POSIX
def test_the_script_for_gitlab_writes_a_junit_report(tmp_path: Path) -> None:
    (text,) = blocks("GitLab", "yaml")
    job = yaml.safe_load(text)["questionnaires"]
    (script,) = job["script"]
    script = script.removeprefix(".venv/bin/")
    filled(tmp_path)
    done(run("sh", "-c", script, at=tmp_path, env=in_path() | job["variables"]))
    report = tmp_path / job["artifacts"]["reports"]["junit"]
    assert "<testsuite" in report.read_text(encoding="utf-8")


def test_the_example_for_github_gives_the_action_only_inputs_it_has() -> None:
    text = blocks("GitHub", "yaml")[0]
    (step,) = [s for s in yaml.safe_load(text)["jobs"]["validate"]["steps"] if "with" in s]
    assert set(step["with"]) <= set(ACTION["inputs"])


def test_the_call_that_writes_sarif_works(tmp_path: Path) -> None:
    _, part = blocks("GitHub", "yaml")
    (call,) = re.findall(r"run: cxaudit (.*)", part)
    filled(tmp_path)
    done(run(sys.executable, "-m", "cxaudit", *call.split(), at=tmp_path))
    assert '"2.1.0"' in (tmp_path / "cxaudit.sarif").read_text(encoding="utf-8")
