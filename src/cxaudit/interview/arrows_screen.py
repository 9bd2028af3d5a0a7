"""One thing at a time on the terminal: shown, drawn again when the window changes, until a key answers it."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from cxaudit.audit.answers import AnswerError
from cxaudit.interview.arrows_field import Field
from cxaudit.interview.arrows_fit import Drawing, Line, fitting, styled, wrapped
from cxaudit.interview.arrows_keys import NOTHING, Key
from cxaudit.interview.arrows_page import Page, lay_out
from cxaudit.interview.arrows_pick import Pick
from cxaudit.interview.arrows_terminal import Terminal
from cxaudit.interview.screens import refusal
from cxaudit.interview.wrap import WIDEST
from cxaudit.wording import say

T = TypeVar("T")
ENTER = ("enter", "newline")
_MOST_ROWS = 200
"""No window shows more of what was said before."""


class Screen:
    """Shows pages and reads keys. `message` is a line for the next page: why a key did nothing."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self.message = ""
        self._stayed: deque[tuple[str, bool, bool]] = deque(maxlen=_MOST_ROWS)

    @property
    def width(self) -> int:
        """The columns to write in; the last one of the window stays free."""
        return min(max(self._terminal.size[0] - 1, 1), WIDEST)

    def turn(self) -> None:
        """Say that something new is asked: a key that is held down does not answer it."""
        self._terminal.keyboard.turn()

    def refuse(self, error: AnswerError) -> None:
        """Say on the next page what is wrong."""
        self.message = refusal(error)

    def stay(self, text: str, *, apart: bool = False, whole: bool = False) -> None:
        """Write a text above what is asked, to stay there.

        `apart` puts an empty line before it; `whole` leaves its breaking to the terminal.
        """
        self._stayed.append((text, apart, whole))
        self._terminal.say(self._lines(text, apart, whole), whole=whole)

    def _lines(self, text: str, apart: bool, whole: bool) -> tuple[Line, ...]:
        lines = styled("", [text] if whole else wrapped(text, self.width))
        return ((), *lines) if apart else lines

    def press(self, page: Page) -> Key:
        """Show a page until a key is pressed. Where no field is, pasted text is no key."""
        while True:
            shown = replace(page, message=self.message or page.message)
            key = self.press_at(partial(lay_out, shown))
            if key.name == "c-d" and not (page.field and page.field.text):
                raise EOFError
            self.message = ""
            if key.name != "paste" or page.field is not None:
                return key
            self.message = say("arrows.pasted")

    def press_at(self, drawn: Callable[[tuple[int, int]], Drawing]) -> Key:
        """Draw what `drawn` makes for a window of that size, again whenever it changes, until a key comes."""
        while True:
            self._show(drawn(self._terminal.size))
            while (key := self._terminal.key()) == NOTHING and not self._terminal.is_resized:
                pass
            if key != NOTHING:
                return key

    def _show(self, drawing: Drawing) -> None:
        """Draw; where the window has another size now, everything in it is written again."""
        if self._terminal.is_resized:
            lines = [line for stayed in self._stayed for line in self._lines(*stayed)]
            room = max(self._terminal.size[1] - len(drawing.lines), 0)
            self._terminal.clear()
            self._terminal.say(lines[-room:] if room else [])
        self._terminal.draw(drawing)

    def pick(self, pick: Pick, page: Callable[[], Page], other: Callable[[Key], T | None]) -> int | T:
        """Move over the lines of a page until one is taken, or until `other` makes something of a key."""
        while True:
            waits = say("arrows.waits", typed=pick.waits) if pick.waits else ""
            key = self.press(replace(page(), message=waits))
            try:
                taken = pick.press(key) if pick.takes(key) else None
                if taken is not None:
                    return taken
                if not pick.takes(key) or key.name in ENTER:
                    found = other(key)
                    if found is not None:
                        return found
            except AnswerError as error:
                self.refuse(error)

    def write(self, field: Field, page: Callable[[], Page], other: Callable[[Key], T | None]) -> T:
        """Write in the field of a page until `other` makes something of a key."""
        while True:
            key = self.press(page())
            try:
                found = other(key)
            except AnswerError as error:
                self.refuse(error)
                continue
            if found is not None:
                return found
            if not field.press(key) and key.name not in ENTER and not self.message:
                self.message = say("arrows.no_key")

    def read(self, title: str, text: Sequence[str], keys: str) -> Key:
        """Show a text, as long as it may be; the arrows scroll it, any other key ends it and is returned."""
        top = 0
        while True:
            key = self.press_at(partial(_text, title, text, keys, top))
            last = _last_top(title, text, self._terminal.size)
            top = min(top, last)
            step = {"up": -1, "down": 1, "pageup": -5, "pagedown": 5, "home": -top, "end": last}.get(key.name)
            if key.name == "c-d":
                raise EOFError
            if step is None or not last:
                return key
            top = min(max(top + step, 0), last)


def _text_lines(title: str, text: Sequence[str], width: int) -> list[Line]:
    lines: list[Line] = list(styled("title", wrapped(title, width)))
    for paragraph in text:
        lines += [(), *styled("", wrapped(paragraph, width))]
    return lines


def _last_top(title: str, text: Sequence[str], window: tuple[int, int]) -> int:
    width = min(max(window[0] - 1, 1), WIDEST)
    return max(len(_text_lines(title, text, width)) - max(window[1] - 1, 1), 0)


def _text(title: str, text: Sequence[str], keys: str, top: int, window: tuple[int, int]) -> Drawing:
    width, rows = min(max(window[0] - 1, 1), WIDEST), window[1]
    lines = _text_lines(title, text, width)
    if len(lines) + 3 <= rows:
        return Drawing(((), *lines, (), *styled("quiet", [fitting([keys], width)])))
    shown = lines[min(top, _last_top(title, text, window)) :][: max(rows - 1, 1)]
    more = [say("arrows.key_more")] if top < _last_top(title, text, window) else []
    below = styled("quiet", [fitting([keys, *more], width)]) if rows > 1 else ()
    return Drawing((*shown, *below))
