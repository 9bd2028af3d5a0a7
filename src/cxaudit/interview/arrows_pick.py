"""Choosing one of several lines, or some of them: what each key does, without a screen."""

from collections.abc import Callable, Sequence

from cxaudit.audit.answers import AnswerError
from cxaudit.interview.arrows_keys import Key
from cxaudit.wording import say

_PAGE = 5


class Pick:
    """An arrow that moves over lines, each with a number; a whole number takes its line at once.

    Where a number is the start of another one (1 of 10), it waits for the next digit or for Enter.
    """

    def __init__(self, numbers: Sequence[str], at: int | None = None) -> None:
        self.numbers = tuple(numbers)
        self.at = at
        self._typed = ""

    @property
    def waits(self) -> str:
        """The digits typed so far of a number that may go on; '' if none."""
        return self._typed

    def press(self, key: Key) -> int | None:
        """Do what a key does; return the place of the line it takes, or None. Refuses with `AnswerError`."""
        if key.name == "text" and (key.text.isdecimal() or key.text == "-"):
            return self._digit(key.text)
        self._typed = ""
        if key.name in ("enter", "newline"):
            return self.at
        self.at = self._moved(key.name)
        return None

    def takes(self, key: Key) -> bool:
        """Whether a key is for choosing."""
        if key.name == "text":
            return key.text.isascii() and (key.text.isdecimal() or (key.text == "-" and self._has_minus()))
        return key.name in ("up", "down", "home", "end", "pageup", "pagedown", "enter", "newline")

    def _has_minus(self) -> bool:
        return any(number.startswith("-") for number in self.numbers)

    def _digit(self, digit: str) -> int | None:
        typed = self._typed + digit
        begun = [place for place, number in enumerate(self.numbers) if number.startswith(typed)]
        if not begun:
            self._typed = ""
            raise AnswerError(say("interview.no_number", typed=typed))
        exact = self.numbers.index(typed) if typed in self.numbers else None
        self.at = exact if exact is not None else self.at
        if exact is not None and begun == [exact]:
            self._typed = ""
            return exact
        self._typed = typed
        return None

    def _moved(self, name: str) -> int | None:
        last = len(self.numbers) - 1
        if last < 0:
            return None
        moves: dict[str, Callable[[int], int]] = {
            "up": lambda at: at - 1,
            "down": lambda at: at + 1,
            "pageup": lambda at: at - _PAGE,
            "pagedown": lambda at: at + _PAGE,
            "home": lambda _: 0,
            "end": lambda _: last,
        }
        if name not in moves:
            return self.at
        start = (last + 1 if name in ("up", "pageup") else -1) if self.at is None else self.at
        return min(max(moves[name](start), 0), last)


class Mark(Pick):
    """Choosing some: Space or a number marks a line or takes its mark away; Enter takes what is marked.

    A line of `alone` goes with no other one.
    """

    def __init__(self, numbers: Sequence[str], marked: Sequence[int] = (), alone: Sequence[int] = ()) -> None:
        super().__init__(numbers, marked[0] if marked else 0)
        self.marked = set(marked)
        self._alone = frozenset(alone)

    def takes(self, key: Key) -> bool:
        """Whether a key is for choosing or marking."""
        return key == Key("text", " ") or super().takes(key)

    def press(self, key: Key) -> int | None:
        """Do what a key does; return a number at Enter, whatever it is: `marked` says what was chosen."""
        if key == Key("text", " "):
            self._turn(self.at)
            return None
        if key.name in ("enter", "newline") and not self.waits:
            return 0
        taken = super().press(key)
        self._turn(taken)
        return None

    def _turn(self, place: int | None) -> None:
        if place is None:
            return
        if place in self.marked:
            self.marked.remove(place)
        else:
            self.marked = {place} if place in self._alone else self.marked - self._alone | {place}
