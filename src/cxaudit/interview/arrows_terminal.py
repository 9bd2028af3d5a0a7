"""The terminal of the arrow-key mode: lines drawn in place below what was said, and put back at the end.

prompt_toolkit writes the escape codes of each kind of terminal. The drawing is ours: a few lines, never the
whole screen, so that everything above stays to be read, and nothing has to be undone after a kill.
"""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from prompt_toolkit.input import create_input
from prompt_toolkit.output import ColorDepth, Output, create_output
from prompt_toolkit.styles import DEFAULT_ATTRS

from cxaudit.interview.arrows_fit import Drawing, Line
from cxaudit.interview.arrows_keys import Key, Keyboard
from cxaudit.interview.stops import listening
from cxaudit.text import HOSTILE, columns

_STYLES = {
    "": DEFAULT_ATTRS,
    "strong": DEFAULT_ATTRS._replace(bold=True),
    "quiet": DEFAULT_ATTRS._replace(dim=True),
    "chosen": DEFAULT_ATTRS._replace(bold=True, color="ansicyan"),
    "title": DEFAULT_ATTRS._replace(bold=True, color="ansicyan"),
}


class Terminal:
    """Keys in, lines out. What is drawn stays in place until it is drawn over; what is said stays."""

    def __init__(self, keyboard: Keyboard, screen: Output, *, colours: bool = True) -> None:
        self.keyboard, self._output = keyboard, screen
        self._depth = ColorDepth.DEPTH_4_BIT if colours else ColorDepth.DEPTH_1_BIT
        self._drawn: tuple[int, ...] = ()
        self._at = (0, 0)
        self._drawn_in = (0, 0)

    @property
    def size(self) -> tuple[int, int]:
        """The columns and rows of the window."""
        size = self._output.get_size()
        return max(size.columns, 1), max(size.rows, 1)

    @property
    def is_resized(self) -> bool:
        """Whether the window has another size than when something was last drawn in it."""
        return self._drawn_in != (0, 0) and self.size != self._drawn_in

    @contextmanager
    def opened(self) -> Iterator["Terminal"]:
        """Take the terminal over, and put it back whatever happens."""
        with listening() as stops, self.keyboard.opened():
            try:
                self._output.enable_bracketed_paste()
                self._flush()
                yield self
            finally:
                stops.leaving = True
                with suppress(EOFError, OSError, ValueError):
                    self._put_back()

    def key(self, *, writing: bool = False) -> Key:
        """Return the next key, or nothing when the window may have changed. Raises as `Keyboard.key`."""
        return self.keyboard.key(writing=writing)

    def draw(self, drawing: Drawing) -> None:
        """Draw lines, no more than the window has rows, in place of what was drawn before."""
        with self._in_one_piece():
            self._to_start()
            for number, line in enumerate(drawing.lines):
                self._output.write_raw("\r\n" if number else "")
                self._put(line)
            self._output.erase_down()
            self._drawn = tuple(sum(columns(text) for _, text in line) for line in drawing.lines)
            self._drawn_in = self.size
            self._at = (max(len(self._drawn) - 1, 0), self._drawn[-1] if self._drawn else 0)
            if drawing.cursor is not None:
                self._place(*drawing.cursor)

    def clear(self) -> None:
        """Empty the window, for everything to be written again.

        A window of another size has broken or moved its lines as it likes, and nobody says how.
        """
        with self._in_one_piece():
            self._output.reset_attributes()
            self._output.erase_screen()
            self._output.cursor_goto(0, 0)
            self._drawn, self._at, self._drawn_in = (), (0, 0), self.size

    def say(self, lines: Sequence[Line], *, whole: bool = False) -> None:
        """Write lines to stay, in place of what was drawn. `whole`: the terminal may break long ones."""
        with self._in_one_piece():
            self._to_start()
            self._output.erase_down()
            if whole:
                self._output.enable_autowrap()
            for line in lines:
                self._put(line)
                self._output.write_raw("\r\n")
            self._drawn, self._at = (), (0, 0)

    @contextmanager
    def _in_one_piece(self) -> Iterator[None]:
        """Write everything at once, without a visible cursor; a line too long is cut by the terminal."""
        self._output.hide_cursor()
        self._output.disable_autowrap()
        yield
        self._output.enable_autowrap()
        self._flush()

    def _put(self, line: Line) -> None:
        for style, text in line:
            if style:
                self._output.set_attributes(_STYLES[style], self._depth)
            self._output.write(re.sub(HOSTILE, "", text))
            if style:
                self._output.reset_attributes()
        self._output.erase_end_of_line()

    def _to_start(self) -> None:
        """Move to where the drawing began; a narrower window has broken its lines meanwhile."""
        width = self.size[0]
        row, column = self._at
        above = sum(max(-(-taken // width), 1) for taken in self._drawn[:row])
        self._output.cursor_up(above + column // width)
        self._output.cursor_backward(max(width, self._drawn_in[0]))

    def _place(self, row: int, column: int) -> None:
        last = len(self._drawn) - 1
        self._output.cursor_up(last - row)
        self._output.cursor_backward(max(self._drawn_in[0], 1))
        self._output.cursor_forward(column)
        self._at = (row, column)
        self._output.show_cursor()

    def _flush(self) -> None:
        try:
            self._output.flush()
        except OSError as error:
            raise EOFError from error  # the window is gone

    def _put_back(self) -> None:
        self._to_start()
        self._output.reset_attributes()
        self._output.erase_down()
        self._output.enable_autowrap()
        self._output.disable_bracketed_paste()
        self._output.show_cursor()
        self._output.flush()


def _failures() -> tuple[type[Exception], ...]:
    """Return what is raised where prompt_toolkit finds no terminal it can use."""
    if sys.platform == "win32":
        from prompt_toolkit.output.win32 import NoConsoleScreenBufferError

        return (NoConsoleScreenBufferError, OSError, ValueError)
    return (OSError, ValueError)


def terminal() -> Terminal | None:
    """Return the terminal that this program runs in, ready to be opened; None where there is none to use."""
    try:
        return Terminal(
            Keyboard(create_input(sys.stdin)),
            create_output(sys.stdout),
            colours=not os.environ.get("NO_COLOR"),
        )
    except _failures():
        return None
