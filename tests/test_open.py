"""`--open`: the page in the browser that BROWSER names, never a wait, never noise."""

import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="BROWSER names a shell script here")

FIVE = ("remembered_well", "come_back", "recommend", "unexpected_extra", "delighted")
RUN = ("run", "lasting-impression", *(f"--answer={name}=yes" for name in FIVE), "--date", "2026-03-02")
LINES = "".join(("\n" * 5, "y\n" * 6, "\n" * 9))


def called(
    folder: Path, *arguments: str, browser: str = "", stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run cxaudit in a folder with a browser that is a shell script of these lines; without, with none."""
    path = folder.parent / "browser"
    path.write_text(f"#!/bin/sh\n{browser}\n", encoding="utf-8")
    path.chmod(0o755)
    env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    nowhere = folder.parent / "bin"
    nowhere.mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-m", "cxaudit", *arguments],
        cwd=folder,
        env={**env, "BROWSER": str(path if browser else nowhere / "none"), "PATH": os.defpath},
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def records(folder: Path) -> str:
    return f'printf "%s\\n" "$@" >> "{folder.parent}/opened"; echo noise; echo noise >&2'


def opened(folder: Path) -> list[Path]:
    """Return the pages that the browser was asked to show."""
    file = folder.parent / "opened"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    assert all(line.startswith("file:///") for line in lines)
    return [Path(unquote(urlparse(line).path)) for line in lines]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "a #folder, 100% ours"
    path.mkdir()
    return path


def test_run_demo_and_report_open_the_page_they_wrote(folder: Path) -> None:
    browser = records(folder)
    run = called(folder, *RUN, "--open", browser=browser)
    (audit,) = folder.glob("*.audit.yaml")
    (page,) = folder.glob("*.html")
    demo = called(folder, "demo", "--open", browser=browser)
    report = called(folder, "report", audit.name, "--out", "x.html", "--open", browser=browser)
    pages = [page, folder / "cxaudit-demo" / "restaurant.html", folder / "x.html"]
    assert opened(folder) == pages
    for done, path in zip((run, demo, report), pages, strict=True):
        assert (done.returncode, done.stderr) == (0, "")
        assert f"Opened in your browser: {path}\n" in done.stdout
        assert "noise" not in done.stdout
    assert "Open it in your browser" not in run.stdout


def test_an_interview_ends_with_the_page_too(folder: Path) -> None:
    done = called(
        folder, "run", "lasting-impression", "--open", "--all", browser=records(folder), stdin=LINES
    )
    assert done.returncode == 0, done.stdout
    assert opened(folder) == [*folder.glob("*.html")]


def test_without_the_option_nothing_is_opened(folder: Path) -> None:
    for call in (RUN, ("demo",)):
        assert called(folder, *call, browser=records(folder)).returncode == 0
    assert opened(folder) == []


@pytest.mark.parametrize("browser", ["", "exit 7"])
def test_where_no_browser_can_be_opened_it_says_where_the_page_is(folder: Path, browser: str) -> None:
    done = called(folder, "demo", "--open", browser=browser)
    assert (done.returncode, done.stderr) == (0, "")
    page = folder / "cxaudit-demo" / "restaurant.html"
    assert f"No browser can be opened here. Open it yourself: {page}\n" in done.stdout


def test_a_browser_that_stays_is_not_waited_for(folder: Path) -> None:
    started = time.perf_counter()
    done = called(folder, "demo", "--open", browser="exec sleep 30")
    assert done.returncode == 0
    assert "Opened in your browser" in done.stdout
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize(
    "call",
    [
        (*RUN, "--format", "md"),
        (*RUN, "--out", "x.json"),
        ("run", "--format", "json,md"),
        ("report", "none.audit.yaml", "--format", "json"),
        ("report", "none.audit.yaml", "--format", "html", "--out", "-"),
        ("demo", "--list"),
    ],
)
def test_without_a_page_to_open_the_call_is_refused_before_anything_runs(
    folder: Path, call: tuple[str, ...]
) -> None:
    done = called(folder, *call, "--open", browser=records(folder), stdin=LINES)
    assert (done.returncode, done.stdout) == (2, "")
    assert "none would be written" in done.stderr and "--format html" in done.stderr
    assert [*folder.iterdir()] == []
    assert opened(folder) == []


def test_a_module_of_that_name_in_the_folder_is_not_run(folder: Path) -> None:
    (folder / "webbrowser.py").write_text("open = lambda _: True\n", encoding="utf-8")
    called(folder, "demo", "--open", browser=records(folder))
    assert opened(folder) == [folder / "cxaudit-demo" / "restaurant.html"]
