"""What a user installs: the wheel holds everything it needs, and works where nothing else is installed."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CXAUDIT_"))}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel built from the tree as it stands."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, env=CLEAN, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (found,) = out.glob("*.whl")
    return found


def test_the_wheel_holds_everything_a_user_needs(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {f"cxaudit/{p.relative_to(ROOT / 'src/cxaudit').as_posix()}" for p in _shipped()}
    for folder in ("questionnaires", "examples"):
        wanted |= {
            f"cxaudit/_bundled/{p.relative_to(ROOT).as_posix()}" for p in (ROOT / folder).rglob("*.yaml")
        }
    wanted |= {
        f"cxaudit/_bundled/schema/{kind}.schema.json"
        for kind in ("questionnaire", "answers", "audit", "mapping", "brand", "thresholds")
    }
    wanted.add("cxaudit/_bundled/docs/problems.md")
    assert {"cxaudit/py.typed", "cxaudit/report/templates/report.html.j2"} <= wanted
    assert wanted <= held
    assert any(name.endswith("LICENSE") for name in held)


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    for name in zipfile.ZipFile(wheel).namelist():
        assert name.split("/")[0] == "cxaudit" or ".dist-info/" in name
        assert "__pycache__" not in name and "tests/" not in name


def _shipped() -> list[Path]:
    inside = (p for p in (ROOT / "src" / "cxaudit").rglob("*") if p.is_file())
    return [p for p in inside if "__pycache__" not in p.parts and not p.name.startswith(".")]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the `cxaudit` program of an environment that holds the wheel and its dependencies only."""
    place = tmp_path_factory.mktemp("environment") / "venv"
    venv.create(place, with_pip=True)
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    command = [str(programs / "python"), "-m", "pip", "install", "-q", str(wheel)]
    done = subprocess.run(command, env=CLEAN, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return programs / "cxaudit"


def _run(program: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # A home of its own: questionnaires that the person running the tests keeps must not be seen.
    home = {"HOME": str(folder), "USERPROFILE": str(folder), "PYTHONUTF8": "1"}
    command = [str(program), *arguments]
    return subprocess.run(
        command,
        cwd=folder,
        env={**CLEAN, **home},
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.mark.long
def test_an_installed_cxaudit_writes_the_demo_anywhere(installed: Path, tmp_path: Path) -> None:
    done = _run(installed, tmp_path, "demo")
    assert done.returncode == 0, done.stderr
    assert "cxaudit run" in done.stdout
    page = (tmp_path / "cxaudit-demo" / "restaurant.html").read_text(encoding="utf-8")
    assert "Good people, broken process" in page
    text = (tmp_path / "cxaudit-demo" / "restaurant.md").read_text(encoding="utf-8")
    assert "Good people, broken process" in text


@pytest.mark.long
def test_an_installed_cxaudit_lists_and_asks_its_questionnaires(installed: Path, tmp_path: Path) -> None:
    listed = _run(installed, tmp_path, "list")
    assert listed.returncode == 0, listed.stderr
    for path in (ROOT / "questionnaires").glob("*.yaml"):
        assert path.stem in listed.stdout
    answers = ROOT / "examples" / "workshop.yaml"
    done = _run(installed, tmp_path, "run", "essential", "--answers", str(answers), "--out", "out")
    assert done.returncode == 0, done.stderr
    (audit,) = (tmp_path / "out").glob("*.audit.yaml")
    assert _run(installed, tmp_path, "score", str(audit), "--explain").returncode == 0
    assert _run(installed, tmp_path, "validate", str(audit)).returncode == 0


@pytest.mark.long
def test_an_installed_cxaudit_validates_files(installed: Path, tmp_path: Path) -> None:
    assert _run(installed, tmp_path, "validate", str(ROOT / "questionnaires")).returncode == 0
    broken = tmp_path / "broken.yaml"
    broken.write_text("cxaudit: questionnaire/1\nid: x\n", encoding="utf-8")
    done = _run(installed, tmp_path, "validate", "broken.yaml")
    assert done.returncode == 1
    assert done.stdout.startswith("broken.yaml:1:1: error: ")
    assert "[missing-key]" in done.stdout


@pytest.mark.long
def test_an_installed_cxaudit_brings_only_what_it_declares(installed: Path) -> None:
    done = subprocess.run(
        [str(installed.with_name("python")), "-m", "pip", "check"],
        env=CLEAN,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
