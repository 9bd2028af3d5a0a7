"""A real pseudo-terminal with the real program in it."""

import os
import re
import sys
from pathlib import Path

import pexpect

CXAUDIT = [sys.executable, "-m", "cxaudit"]


class Terminal:
    """One run of cxaudit in a pseudo-terminal of 88 columns; `screen` is all that was printed."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        environment = {**os.environ, "CXAUDIT_DEBUG": "1", "CXAUDIT_QUESTIONNAIRES": str(folder / "own")}
        self.child = pexpect.spawn(
            CXAUDIT[0],
            [*CXAUDIT[1:], *arguments],
            cwd=str(folder),
            env=environment,
            encoding="utf-8",
            dimensions=(50, 88),
            timeout=20,
            echo=False,
        )
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
        self.child.close()
        if self.child.signalstatus:
            return -int(self.child.signalstatus)
        return int(self.child.exitstatus or 0)
