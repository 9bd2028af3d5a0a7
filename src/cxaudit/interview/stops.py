"""Signals to stop: heard once, held back while answers are saved, unheard while all is put back."""

import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TypeAlias

_Handler: TypeAlias = Callable[[int, FrameType | None], object] | int
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_LOOK = 0.2
"""Seconds after which it is looked whether a signal came."""


def ask_line(prompt: str) -> str:
    """Return `input(prompt)`, but on a terminal hear a signal that comes just before the waiting for a line.

    `input` alone would wait on: on a busy machine it missed one signal in fourteen that came with the prompt.
    """
    if sys.platform == "win32" or not at_a_terminal():
        return input(prompt)
    sys.stdout.write(prompt)
    sys.stdout.flush()
    while not select.select([sys.stdin], [], [], _LOOK)[0]:
        pass
    return input()


def at_a_terminal() -> bool:
    """Whether there is a terminal on both sides."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


class Stops:
    """What to do about a signal to stop: obey it, or hold it back until the answers are saved."""

    __slots__ = ("_holding", "_waiting", "leaving", "unsaved")

    def __init__(self) -> None:
        self._holding = False
        self._waiting = False
        self.unsaved = False
        """Whether the last change is not in the file yet."""
        self.leaving = False
        """Whether the program is on its way out: a further signal would only cut the tidying up short."""

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        """Stop now, unless something is being saved: that ends first, or is stopped by a second signal."""
        if self._holding and not self._waiting:
            self._waiting = True
        elif self._holding or not self.leaving:
            self.leaving = True
            raise KeyboardInterrupt

    @contextmanager
    def held_back(self) -> Iterator[None]:
        """Let what is inside end before a signal stops the program."""
        self._holding = True
        try:
            yield
        finally:
            self._holding = False
        if self._waiting:
            self.leaving = True
            raise KeyboardInterrupt


@contextmanager
def listening() -> Iterator[Stops]:
    """Turn signals to end into `KeyboardInterrupt`; who listens within another's listening shares its ear.

    Signals that were set to be ignored stay so. What was set before is set again at the outer end.
    """
    heard = [handler for _, handler in _handlers() if isinstance(handler, Stops)]
    if heard:
        yield heard[0]
        return
    stops = Stops()
    before: dict[signal.Signals, _Handler] = {}
    try:
        for number, handler in _handlers():
            if handler is not None and handler is not signal.SIG_IGN:
                with suppress(ValueError):  # only the main thread may listen
                    signal.signal(number, stops)
                    before[number] = handler
        yield stops
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _handlers() -> list[tuple[signal.Signals, _Handler | None]]:
    numbers = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    return [(number, signal.getsignal(number)) for number in numbers]
