"""A person at a terminal: presses keys one by one, and what the terminal then shows is read back."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count

import pyte
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from cxaudit.audit.answers import Answer
from cxaudit.interview.arrows import ArrowFront
from cxaudit.interview.arrows_keys import NOTHING, Key, Keyboard
from cxaudit.interview.arrows_terminal import Terminal
from cxaudit.interview.conduct import Outcome, conduct
from cxaudit.interview.engine import Interview
from cxaudit.problems import InterruptedAuditError

UP, DOWN, LEFT, RIGHT, ESC = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C", "\x1b"
HOME, END, PAGE_UP, PAGE_DOWN, DELETE = "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~", "\x1b[3~"
ENTER, BACKSPACE, NEW_LINE, ALT_ENTER = "\r", "\x7f", "\n", "\x1b\r"
CTRL_C, CTRL_D = "\x03", "\x04"
RESUME = "cxaudit run --audit cafe.audit.yaml"

Press = str | tuple[int, int] | Callable[[], object]
"""A key, or characters typed one by one; a new size of the window; something that happens meanwhile."""


def pasted(text: str) -> str:
    """Return what a terminal sends for pasted text."""
    return f"\x1b[200~{text}\x1b[201~"


class Window:
    """A terminal of a given size that a program writes to; `rows` is what a person sees of it now."""

    encoding = "utf-8"

    def __init__(self, columns: int, height: int) -> None:
        self.columns, self.height = columns, height
        self.screen = pyte.HistoryScreen(columns, height, history=10_000, ratio=1)
        self._stream = pyte.Stream(self.screen)
        self.written = ""

    def write(self, text: str) -> int:
        """Take what the program writes."""
        self.written += text
        self._stream.feed(text.replace("\n", "\r\n").replace("\r\r\n", "\r\n"))
        return len(text)

    def flush(self) -> None:
        """Keep nothing back."""

    def isatty(self) -> bool:
        """Say that it is a terminal."""
        return True

    def resize(self, columns: int, height: int) -> None:
        """Give the window another size."""
        self.columns, self.height = columns, height
        self.screen.resize(height, columns)

    @property
    def rows(self) -> list[str]:
        """What is in the window, without blanks and empty rows at the end."""
        return "\n".join(row.rstrip() for row in self.screen.display).rstrip().split("\n")

    @property
    def everything(self) -> str:
        """What is in the window and what was scrolled out of it."""
        gone = ["".join(line[x].data for x in range(self.columns)) for line in self.screen.history.top]
        return "\n".join([*(row.rstrip() for row in gone), *self.rows])


class Watched(Keyboard):
    """A keyboard on which the next key is pressed once the program waits for it."""

    def __init__(
        self, keys: PipeInput, presses: Iterator[Press], window: Window, moment: Callable[[], float]
    ) -> None:
        super().__init__(keys, clock=moment)
        self._pipe, self._presses, self._window = keys, presses, window
        self.seen: list[list[str]] = []

    def key(self) -> Key:
        """Look at the window, press the next key, read it."""
        self.seen.append(self._window.rows)
        press = next(self._presses, None)
        if press is None:
            self._pipe.close()
        elif isinstance(press, str):
            self._pipe.send_text(press)
        elif isinstance(press, tuple):
            self._window.resize(*press)
            return NOTHING
        else:
            press()
            return NOTHING
        return super().key()


def one_by_one(presses: Iterable[Press]) -> Iterator[Press]:
    """Yield keys: a text is typed character by character, an escape code is one key."""
    for press in presses:
        if isinstance(press, str) and not press.startswith("\x1b"):
            yield from press
        else:
            yield press


@dataclass
class Person:
    """Presses these keys, then closes the window; keeps what was shown before each, and what was saved.

    Between two keys a second goes by, unless `moment` tells the time.
    """

    presses: Iterable[Press]
    columns: int = 80
    height: int = 24
    colours: bool = False
    quiet_scores: bool = False
    moment: Callable[[], float] = field(default_factory=lambda: count().__next__)
    saved: list[tuple[dict[str, Answer], bool]] = field(default_factory=list)
    outcome: Outcome | None = None
    resume: str = RESUME
    is_attended: bool = True

    def __post_init__(self) -> None:
        self.window = Window(self.columns, self.height)

    @contextmanager
    def at_the_terminal(self) -> Iterator[ArrowFront]:
        """Sit down at the terminal."""
        with create_pipe_input() as pipe:
            self.keyboard = Watched(pipe, one_by_one(self.presses), self.window, self.moment)
            output = Vt100_Output(self.window, self._size, term="xterm", enable_cpr=False)  # type: ignore[arg-type]
            self.terminal = Terminal(self.keyboard, output, colours=self.colours)
            with self.terminal.opened():
                yield ArrowFront(self.terminal, quiet_scores=self.quiet_scores)

    def _size(self) -> Size:
        return Size(rows=self.window.height, columns=self.window.columns)

    def holds(self, begun: Interview) -> "Person":
        """Hold an interview, until it is finished or the keys are at an end."""
        try:
            with self.at_the_terminal() as front:
                self.outcome = conduct(begun, self, front)
        except InterruptedAuditError:
            self.outcome = None
        return self

    def keep(self, answers: dict[str, Answer], finished: bool) -> None:
        """Save."""
        self.saved.append((answers, finished))

    def move(self, place: str) -> None:
        """Save somewhere else."""

    @property
    def answers(self) -> dict[str, Answer]:
        """The answers that were saved last."""
        return self.saved[-1][0] if self.saved else {}

    @property
    def values(self) -> dict[str, object]:
        """The values that were saved last."""
        return {name: answer.value for name, answer in self.answers.items() if answer.value is not None}

    @property
    def seen(self) -> list[str]:
        """What was shown before each key."""
        return ["\n".join(rows) for rows in self.keyboard.seen]

    @property
    def last(self) -> str:
        """What was shown when the keys were at an end."""
        return self.seen[-1]

    @property
    def said(self) -> str:
        """What stays: everything written above the pages."""
        return self.window.everything
