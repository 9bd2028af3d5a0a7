"""Keys one by one, as prompt_toolkit reads them: what was pasted is no key, what is held down is one key."""

import select
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple

from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyPress

if sys.platform != "win32":
    from cxaudit.interview.arrows_tty import each_key, is_gone

_NAMES = {
    "c-m": "enter",
    "c-j": "newline",
    "c-h": "backspace",
    "c-i": "tab",
    "<bracketed-paste>": "paste",
}
LOOK = 0.2
"""Seconds after which `Keyboard.key` returns `NOTHING`, so that the size of the window can be looked at."""
ESCAPE = 0.05
"""Seconds after which an escape is a key of its own and no beginning of a longer code."""
_REST = 0.02
HELD = 0.1
"""A key that comes again within these seconds is held down; a person takes longer to press it again."""


class Key(NamedTuple):
    """A key: `name` is "text" for a character, "paste" for pasted text, else the key's own name."""

    name: str
    text: str = ""


NOTHING = Key("")


class Keyboard:
    """Reads keys. `turn` says that the next key meets something new: a key still held down is not for it."""

    def __init__(self, keys: Input, clock: Callable[[], float] = time.monotonic) -> None:
        self._input, self._clock = keys, clock
        self._waiting: deque[tuple[Key, float]] = deque()
        self._half = False
        self._last, self._when = NOTHING, 0.0
        self._turned = False

    def opened(self) -> AbstractContextManager[None]:
        """Have the terminal hand over keys at once; it is put back at the end."""
        return self._input.raw_mode() if sys.platform == "win32" else each_key(self._input.fileno())

    def turn(self) -> None:
        """Say that what is on the screen is new."""
        self._turned = True

    def key(self) -> Key:
        """Return the next key, or `NOTHING` after a while without one.

        Raises `EOFError` where no more can come, `KeyboardInterrupt` at Ctrl-C.
        """
        while True:
            if not self._waiting and not self._fill():
                return NOTHING
            while self._waiting:
                key, when = self._waiting.popleft()
                if key.name == "c-c":
                    raise KeyboardInterrupt
                if not self._is_held(key, when):
                    return key

    def _is_held(self, key: Key, when: float) -> bool:
        repeated = key == self._last and when - self._when < HELD
        held = repeated and self._turned and key.name in ("enter", "text")
        self._last, self._when = key, when
        if not held:
            self._turned = False
        return held

    def _fill(self) -> bool:
        """Wait for keys, not for long; return whether there was anything to read."""
        found = self._read(ESCAPE if self._half else LOOK)
        if not found and (self._input.closed or self._is_gone()):
            raise EOFError
        came = found is not None or self._half
        self._half = found is not None
        now = self._clock()
        self._waiting.extend(
            (key, now) for key in _keys(self._input.flush_keys() if found is None else found)
        )
        return came

    def _read(self, seconds: float) -> list[KeyPress] | None:
        """Return what was pressed within these seconds; None if nothing was."""
        if sys.platform == "win32":  # its console is asked again and again: it cannot be waited for
            for _ in range(int(seconds / _REST)):
                if (found := self._input.read_keys()) or self._input.closed:
                    return found
                time.sleep(_REST)
            return None
        ready = select.select([self._input.fileno()], [], [], seconds)[0]
        return self._input.read_keys() if ready else None

    def _is_gone(self) -> bool:
        return sys.platform != "win32" and is_gone(self._input.fileno())


def _keys(presses: Sequence[KeyPress]) -> Iterator[Key]:
    """Yield keys by our names; an escape with another key at once is that key with Alt."""
    alt = False
    for place, press in enumerate(presses):
        name = str(getattr(press.key, "value", press.key))
        if name == "escape" and place + 1 < len(presses):
            alt = True
            continue
        if name == "<bracketed-paste>":
            key = Key("paste", press.data)
        elif len(name) == 1:
            key = Key("text", name)
        elif name.startswith("<"):
            continue
        else:
            key = Key(_NAMES.get(name, name))
        yield Key(f"alt-{key.text or key.name}") if alt and key.name != "paste" else key
        alt = False
