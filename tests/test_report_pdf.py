"""PDF through a browser that is installed: found, used, ended; a clear sentence where there is none."""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import pytest

from cxaudit import __version__
from cxaudit.problems import CallError
from cxaudit.report.browser import VARIABLE, BrowserError, find_browser, is_root, print_page
from cxaudit.report.look import Look
from cxaudit.report.pdf import render_pdf
from test_report_cases import example_report

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="the browsers of these tests are shell scripts")
BROWSER = find_browser(os.environ)
WITH_BROWSER = pytest.mark.skipif(BROWSER is None, reason="no Chrome, Edge or Chromium is installed here")


def program(folder: Path, script: str, name: str = "chromium") -> Path:
    """Write a program that stands in for a browser."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


PRINTS = """
for each in "$@"; do case $each in --print-to-pdf=*) out=${each#--print-to-pdf=};; esac; done
echo "$@" > "$(dirname "$0")/called"
printf '%%PDF-1.4 /CreationDate (D:20300101101112+00) /ModDate (D:20300101101112+00)' > "$out"
"""


# --- finding one


@POSIX
def test_a_browser_is_found_on_the_path(tmp_path: Path) -> None:
    made = program(tmp_path, PRINTS)
    assert find_browser({"PATH": str(tmp_path)}, "linux") == made
    assert find_browser({"PATH": str(tmp_path), VARIABLE: "none"}, "linux") is None


@POSIX
def test_the_one_that_is_named_wins_and_must_be_there(tmp_path: Path) -> None:
    program(tmp_path, PRINTS)
    mine = program(tmp_path, PRINTS, "mine")
    assert find_browser({"PATH": str(tmp_path), VARIABLE: "mine"}) == mine
    assert find_browser({"PATH": "", VARIABLE: str(mine)}) == mine
    with pytest.raises(BrowserError, match="gone"):
        find_browser({"PATH": str(tmp_path), VARIABLE: "gone"})


@pytest.mark.parametrize(
    ("platform", "variable", "parts"),
    [
        ("darwin", "HOME", ("Applications", "Google Chrome.app", "Contents", "MacOS", "Google Chrome")),
        ("darwin", "HOME", ("Applications", "Microsoft Edge.app", "Contents", "MacOS", "Microsoft Edge")),
        ("win32", "PROGRAMFILES", ("Google", "Chrome", "Application", "chrome.exe")),
        ("win32", "PROGRAMFILES(X86)", ("Microsoft", "Edge", "Application", "msedge.exe")),
        ("win32", "LOCALAPPDATA", ("Google", "Chrome", "Application", "chrome.exe")),
    ],
)
def test_a_browser_is_found_in_its_usual_place(
    platform: str, variable: str, parts: tuple[str, ...], tmp_path: Path
) -> None:
    place = tmp_path.joinpath(*parts)
    place.parent.mkdir(parents=True)
    place.write_bytes(b"")
    found = find_browser({variable: str(tmp_path), "PATH": ""}, platform)
    if platform == "darwin" and Path("/Applications").is_dir():
        assert found is not None
    else:
        assert found == place


# --- printing


@POSIX
def test_it_gets_a_profile_of_its_own_and_no_sandbox_only_as_root(tmp_path: Path) -> None:
    made = program(tmp_path, PRINTS)
    assert print_page(made, "<p>x").startswith(b"%PDF")
    called = (tmp_path / "called").read_text(encoding="utf-8")
    assert "--user-data-dir=" in called and "--headless" in called and "~NOTFOUND" in called
    assert f"--user-agent=cxaudit {__version__}" in called, "what a PDF names as its creator"
    assert ("--no-sandbox" in called) == is_root()
    folder = called.partition("--print-to-pdf=")[2].split()[0]
    assert not Path(folder).parent.exists(), "the folder is thrown away"


@POSIX
@pytest.mark.parametrize(
    "script", ["echo no display >&2; exit 1", "exit 0", "echo no display >&2; kill -9 $$"]
)
def test_one_that_prints_nothing_is_told_with_its_last_words(script: str, tmp_path: Path) -> None:
    made = program(tmp_path, script)
    with pytest.raises(CallError) as failed:
        render_pdf(example_report("workshop"), environment={"PATH": "", VARIABLE: str(made)})
    assert str(made) in failed.value.message and VARIABLE in failed.value.hint
    assert ("no display" in failed.value.message) == ("no display" in script)


@POSIX
def test_one_that_hangs_is_ended_with_all_it_started(tmp_path: Path) -> None:
    made = program(tmp_path, f"sleep 98765 & echo $! > {tmp_path}/child; sleep 98765")
    begun = time.monotonic()
    with pytest.raises(BrowserError, match=r"more than 0\.5 seconds"):
        print_page(made, "<p>x", seconds=0.5)
    assert time.monotonic() - begun < 20
    child = int((tmp_path / "child").read_text(encoding="utf-8"))
    for _ in range(100):
        if not _runs(child):
            return
        time.sleep(0.05)
    raise AssertionError("the child still runs")


def _runs(process: int) -> bool:
    """Whether a process runs; one that ended and was not asked after yet does not."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"


@POSIX
def test_a_pdf_is_dated_as_the_audit_is(tmp_path: Path) -> None:
    made = program(tmp_path, PRINTS)
    report = example_report("workshop")
    data = render_pdf(report, environment={"PATH": "", VARIABLE: str(made)})
    day = report.about.date.replace("-", "").encode()
    assert data.count(b"(D:" + day + b"000000") == 2 and b"2030" not in data


@WITH_BROWSER
def test_a_real_browser_prints_a_tagged_pdf_with_bookmarks_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    report = example_report("workshop")
    one = render_pdf(report)
    assert one.startswith(b"%PDF") and one.rstrip().endswith(b"%%EOF")
    assert b"/StructTreeRoot" in one and b"/Outlines" in one
    assert len(render_pdf(report, Look(short=True))) < len(one)
    left = [path for path in Path("/proc").glob("[0-9]*/cmdline") if bytes(tmp_path) in _line(path)]
    assert left == [] and list(tmp_path.iterdir()) == []


def _line(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


@WITH_BROWSER
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed here")
def test_the_pdf_says_what_the_report_says(tmp_path: Path) -> None:
    import subprocess

    report = example_report("workshop")
    path = tmp_path / "it.pdf"
    path.write_bytes(render_pdf(report))
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    text = " ".join(done.stdout.decode().split())
    assert "Verdict: Patchy." in text
    for finding in report.findings:
        assert finding.statement in text


# --- without a browser


def test_a_clear_sentence_where_there_is_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(CallError) as failed:
        render_pdf(example_report("workshop"), environment={VARIABLE: "none"})
    assert "Chrome, Edge or Chromium" in failed.value.message and "cxaudit[pdf]" in failed.value.hint


def test_weasyprint_prints_where_there_is_no_browser() -> None:
    pytest.importorskip("weasyprint", reason="WeasyPrint is not installed here: pip install 'cxaudit[pdf]'")
    report = example_report("workshop")
    one = render_pdf(report, environment={VARIABLE: "none"})
    assert one.startswith(b"%PDF") and one == render_pdf(report, environment={VARIABLE: "none"})
