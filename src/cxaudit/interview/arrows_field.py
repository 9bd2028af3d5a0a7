"""A field to write in: what each key does to the text, without a screen."""

import re

from cxaudit.interview.arrows_keys import Key
from cxaudit.interview.arrows_page import Entered
from cxaudit.text import HOSTILE, clean, one_line


class Field:
    """Text with a cursor in it; several lines only where `lines` is set."""

    def __init__(self, text: str = "", *, lines: bool = False) -> None:
        self._lines = lines
        self.text = clean(text) if lines else one_line(text)
        self.at = len(self.text)

    @property
    def entered(self) -> Entered:
        """The text and the cursor, to be drawn."""
        return Entered(self.text, self.at)

    def press(self, key: Key) -> bool:
        """Do what a key does to the text; return whether it is a key for a field at all."""
        match key.name:
            case "text":
                self.put(re.sub(HOSTILE, "", key.text))
            case "paste":
                self._paste(key.text)
            case "backspace":
                self._cut(self.at - 1, self.at)
            case "delete" | "c-d":
                self._cut(self.at, self.at + 1)
            case "c-u":
                self._cut(self._line_start(), self.at)
            case "c-k":
                self._cut(self.at, self._line_end())
            case "c-w":
                self._cut(self._word_start(), self.at)
            case "newline" | "alt-enter" if self._lines:
                self.put("\n")
            case _:
                return self._move(key.name)
        return True

    def become(self, text: str) -> None:
        """Hold another text, the cursor behind it."""
        self.text, self.at = text, len(text)

    def put(self, text: str) -> None:
        """Write at the cursor."""
        self.text = self.text[: self.at] + text + self.text[self.at :]
        self.at += len(text)

    def _paste(self, text: str) -> None:
        """Write what was pasted, without anything that is no text; blanks at its ends stay."""
        cleaned = clean(f".{text}.")[1:-1]
        self.put(cleaned if self._lines else " ".join(cleaned.split("\n")))

    def _move(self, name: str) -> bool:
        places = {
            "left": self.at - 1,
            "c-b": self.at - 1,
            "right": self.at + 1,
            "c-f": self.at + 1,
            "home": self._line_start(),
            "c-a": self._line_start(),
            "end": self._line_end(),
            "c-e": self._line_end(),
            "c-left": self._word_start(),
            "c-right": self._word_end(),
        }
        if self._lines:
            places |= {"up": self._line_above(), "down": self._line_below()}
        if name not in places:
            return False
        self.at = min(max(places[name], 0), len(self.text))
        return True

    def _cut(self, start: int, stop: int) -> None:
        start = max(start, 0)
        self.text = self.text[:start] + self.text[stop:]
        self.at = min(start, len(self.text))

    def _line_start(self) -> int:
        return self.text.rfind("\n", 0, self.at) + 1

    def _line_end(self) -> int:
        found = self.text.find("\n", self.at)
        return len(self.text) if found < 0 else found

    def _line_above(self) -> int:
        start = self._line_start()
        before = self.text.rfind("\n", 0, max(start - 1, 0)) + 1
        return min(before + self.at - start, start - 1) if start else 0

    def _line_below(self) -> int:
        start, end = self._line_start(), self._line_end()
        if end == len(self.text):
            return end
        after = self.text.find("\n", end + 1)
        return min(end + 1 + self.at - start, len(self.text) if after < 0 else after)

    def _word_start(self) -> int:
        return len(self.text[: self.at].rstrip().rpartition(" ")[0]) + (" " in self.text[: self.at].rstrip())

    def _word_end(self) -> int:
        rest = self.text[self.at :]
        return self.at + len(rest) - len(rest.lstrip()) + len(rest.lstrip().partition(" ")[0])
