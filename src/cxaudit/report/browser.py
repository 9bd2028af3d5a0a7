"""A page printed to PDF by a Chrome, Edge or Chromium that is installed anyway, and left as it was found.

The browser runs without a window, in a profile of its own that is thrown away, resolves no name, and is ended
with all it started when it is done or takes too long. A browser refuses its sandbox to root, as in many
containers: there it runs without, which is safe for a page that is our own, has no script and loads nothing.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from cxaudit import __version__

VARIABLE = "CXAUDIT_BROWSER"
SECONDS = 90
_NEW_GROUP = 0x00000200
"""What tells Windows to start a group of processes of its own."""
_NAMES = (
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome",
    "msedge",
)
_MAC = ("Google Chrome", "Microsoft Edge", "Chromium")
_WINDOWS = (
    ("Google", "Chrome", "Application", "chrome.exe"),
    ("Microsoft", "Edge", "Application", "msedge.exe"),
    ("Chromium", "Application", "chrome.exe"),
)
_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-breakpad",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    f"--user-agent=cxaudit {__version__}",  # which a document names as its creator
)


class BrowserError(Exception):
    """A browser that did not print: what it said last, if anything."""


def find_browser(environment: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """Return a browser that can print, or None. `CXAUDIT_BROWSER` names one, or says `none`.

    Raises `BrowserError` where the one it names is not there.
    """
    named = environment.get(VARIABLE, "")
    if named.lower() == "none":
        return None
    if named:
        asked = _which(named, environment)
        if asked is None:
            raise BrowserError(named)
        return asked
    known = (_which(name, environment) for name in _NAMES)
    installed = (place for place in _usual_places(environment, platform) if place.is_file())
    return next((found for found in (*known, *installed) if found is not None), None)


def _which(name: str, environment: Mapping[str, str]) -> Path | None:
    from shutil import which

    found = which(name, path=environment.get("PATH", ""))
    return Path(found) if found else None


def _usual_places(environment: Mapping[str, str], platform: str) -> Iterator[Path]:
    if platform == "darwin":
        home = Path(environment.get("HOME", "/"), "Applications")
        for folder in (Path("/Applications"), home):
            yield from (folder / f"{name}.app" / "Contents" / "MacOS" / name for name in _MAC)
    elif platform == "win32":
        for folder_name in _FOLDERS:
            if base := environment.get(folder_name):
                yield from (Path(base, *parts) for parts in _WINDOWS)
    else:
        yield from (Path("/snap/bin/chromium"), Path("/opt/google/chrome/chrome"))


def is_root() -> bool:
    """Whether this runs as root, to whom a browser refuses its sandbox."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def print_page(browser: Path, html: str, seconds: float = SECONDS) -> bytes:
    """Return the page as the bytes of a PDF. Raises `BrowserError` where the browser does not make one."""
    with tempfile.TemporaryDirectory(prefix="cxaudit-", ignore_cleanup_errors=True) as kept:
        folder = Path(kept)
        page, made = folder / "report.html", folder / "report.pdf"
        page.write_text(html, encoding="utf-8", newline="\n")
        own = (f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={made}")
        sandbox = ("--no-sandbox",) if is_root() else ()
        said = _run([str(browser), *_OPTIONS, *sandbox, *own, page.as_uri()], seconds)
        if not made.is_file() or not made.read_bytes().startswith(b"%PDF"):
            raise BrowserError(said)
        return made.read_bytes()


def _run(command: list[str], seconds: float) -> str:
    """Run a command to its end, end all it started, and return the last line it said."""
    try:
        running = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            creationflags=_NEW_GROUP if sys.platform == "win32" else 0,
            start_new_session=sys.platform != "win32",
        )
    except OSError as error:
        raise BrowserError(str(error)) from None
    try:
        _, said = running.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise BrowserError(f"it took more than {seconds:g} seconds") from None
    finally:
        _end(running)
    return next((line.strip() for line in reversed(said.splitlines()) if line.strip()), "")


def _end(running: "subprocess.Popen[str]") -> None:
    """End a process with everything it started."""
    if sys.platform == "win32":
        if running.poll() is None:
            subprocess.run(
                ["taskkill", "/T", "/F", "/PID", str(running.pid)], capture_output=True, check=False
            )
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(running.pid, signal.SIGKILL)
    if running.stderr is not None:
        running.stderr.close()
    running.wait()
