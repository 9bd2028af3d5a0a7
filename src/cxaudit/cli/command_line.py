"""A command line as a shell hands it over: the words before the cursor, and the one that is being typed."""

from dataclasses import dataclass

_QUOTES = "\"'"
_NEEDS_ESCAPE = frozenset(" \t\"'\\$`!&|;()<>*?[]{}#")


@dataclass(frozen=True, slots=True)
class Typed:
    """`last` is the word at the cursor without quotes and escapes, `quote` the quote still open in it.

    A shell that breaks words at more than blanks replaces no more than what stands behind `cut`.
    """

    words: tuple[str, ...]
    last: str
    quote: str
    cut: int


class _Reader:
    def __init__(self, escape: str, breaks: str) -> None:
        self._escape, self._breaks = escape, breaks
        self.words: list[str] = []
        self.word, self.quote, self.cut = "", "", 0
        self._escaped = self._begun = False

    def take(self, character: str) -> None:
        """Read one character more."""
        if self._escaped:
            self._escaped = False
            self.word += character
        elif character == self._escape and self.quote != "'":
            self._escaped = self._begun = True
        elif self.quote:
            self._within(character)
        elif character.isspace():
            self._end()
        else:
            self._outside(character)

    def _within(self, character: str) -> None:
        if character == self.quote:
            self.quote, self.cut = "", len(self.word)
        else:
            self.word += character

    def _outside(self, character: str) -> None:
        self._begun = True
        if character in _QUOTES:
            self.quote = character
        else:
            self.word += character
        if character in _QUOTES or character in self._breaks:
            self.cut = len(self.word)

    def _end(self) -> None:
        if self._begun:
            self.words.append(self.word)
        self.word, self.cut, self._begun = "", 0, False


def read_line(line: str, *, escape: str = "\\", breaks: str = "") -> Typed:
    """Return the words of a line up to the cursor; `breaks` are where the shell cuts words besides blanks."""
    reader = _Reader(escape, breaks)
    for character in line:
        reader.take(character)
    return Typed(tuple(reader.words), reader.word, reader.quote, reader.cut)


def for_bash(value: str, typed: Typed) -> str:
    """Return what bash is to put behind `typed.cut`, quoted as the word was begun."""
    rest = value[typed.cut :]
    if typed.quote == "'":
        return rest.replace("'", "'\\''")
    special = frozenset('\\"$`') if typed.quote else _NEEDS_ESCAPE
    return "".join(f"\\{each}" if each in special else each for each in rest)


def for_powershell(value: str) -> str:
    """Return a value as a word of PowerShell: in quotes if it would be read as more than one."""
    if not any(each in _NEEDS_ESCAPE or each in ",@" for each in value.replace("\\", "/")):
        return value
    return "'" + value.replace("'", "''") + "'"
