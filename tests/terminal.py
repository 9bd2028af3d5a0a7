"""A real pseudo-terminal with the real program in it: in plain lines, or with arrow keys and a screen."""

import os
import re
import sys
import time
from pathlib import Path

import pexpect
import pyte

CXAUDIT = [sys.executable, "-m", "cxaudit"]
_PATIENCE = 20


def _spawned(folder: Path, arguments: tuple[str, ...], size: tuple[int, int], **more: str) -> pexpect.spawn:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CXAUDIT_")}
    own = {"CXAUDIT_DEBUG": "1", "CXAUDIT_QUESTIONNAIRES": str(folder / "own"), "TERM": "xterm-256color"}
    return pexpect.spawn(
        CXAUDIT[0],
        [*CXAUDIT[1:], *arguments],
        cwd=str(folder),
        env=environment | own | more,
        encoding="utf-8",
        dimensions=(size[1], size[0]),
        timeout=_PATIENCE,
        echo=False,
    )


def _exit_code(child: pexpect.spawn) -> int:
    """Return the exit code of a program that has ended; minus the signal that ended it, if one did."""
    child.close()
    return -int(child.signalstatus) if child.signalstatus else int(child.exitstatus or 0)


class Terminal:
    """One run of cxaudit in plain lines, in a window of 88 columns; `screen` is all that was printed."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.child = _spawned(folder, arguments, (88, 50), CXAUDIT_PLAIN="1")
        self.screen = ""

    def sees(self, text: str) -> "Terminal":
        """Wait until `text` is on the screen, line breaks aside."""
        pattern = r"\s+".join(re.escape(word) for word in text.split())
        self.child.expect(pattern)
        self.screen += str(self.child.before) + str(self.child.after)
        return self

    def types(self, *lines: str) -> "Terminal":
        """Type lines, each after the prompt for it."""
        for line in lines:
            self.sees_prompt()
            self.child.sendline(line)
        return self

    def sees_prompt(self) -> "Terminal":
        """Wait until the program waits for a line."""
        self.child.expect(r"(?:Answer|Number|Text|Reason)[^\n:]*: $")
        self.screen += str(self.child.before) + str(self.child.after)
        return self

    def ends(self) -> int:
        """Wait for the end and return the exit code."""
        self.child.expect(pexpect.EOF)
        self.screen += str(self.child.before)
        return _exit_code(self.child)


class KeyTerminal:
    """One run of cxaudit with arrow keys; `rows` is what a person sees in the window now."""

    def __init__(self, folder: Path, *arguments: str, size: tuple[int, int] = (80, 24), **more: str) -> None:
        self.child = _spawned(folder, arguments, size, **more)
        self._screen = pyte.HistoryScreen(*size, history=10_000, ratio=1)
        self._stream = pyte.Stream(self._screen)
        self.written = ""

    @property
    def rows(self) -> list[str]:
        """What is in the window, without blanks and empty rows at the end."""
        return "\n".join(row.rstrip() for row in self._screen.display).rstrip().split("\n")

    @property
    def everything(self) -> str:
        """What is in the window and what was scrolled out of it, on one line."""
        gone = [
            "".join(line[x].data for x in range(self._screen.columns)) for line in self._screen.history.top
        ]
        return " ".join(" ".join([*gone, *self.rows]).split())

    def sees(self, text: str) -> "KeyTerminal":
        """Wait until `text` is in the window, line breaks aside."""
        until = time.monotonic() + _PATIENCE
        while text not in " ".join(" ".join(self.rows).split()):
            assert time.monotonic() < until, f"no {text!r} in:\n" + "\n".join(self.rows)
            self._read()
        return self

    def presses(self, *keys: str) -> "KeyTerminal":
        """Press keys, no faster than a person; a text is typed as it is."""
        for key in keys:
            until = time.monotonic() + 0.13
            while time.monotonic() < until:
                self._read()
            self.child.send(key)
        return self

    def resizes(self, columns: int, rows: int) -> "KeyTerminal":
        """Give the window another size."""
        self._screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)
        return self

    def ends(self) -> int:
        """Wait for the end and return the exit code."""
        while self._read():
            pass
        return _exit_code(self.child)

    def _read(self) -> bool:
        """Take what the program wrote; return False at its end. A question for the cursor is answered."""
        try:
            text = str(self.child.read_nonblocking(100_000, timeout=0.02))
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.written += text
        self._stream.feed(text)
        if "\x1b[6n" in text:
            self.child.send(f"\x1b[{self._screen.cursor.y + 1};{self._screen.cursor.x + 1}R")
        return True

    @property
    def is_restored(self) -> bool:
        """Whether the cursor is seen, paste is not bracketed and lines wrap, as before."""
        pairs = (("\x1b[?25h", "\x1b[?25l"), ("\x1b[?2004l", "\x1b[?2004h"), ("\x1b[?7h", "\x1b[?7l"))
        return all(self.written.rfind(good) > self.written.rfind(bad) for good, bad in pairs)
