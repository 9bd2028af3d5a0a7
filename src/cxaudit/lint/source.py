"""What can be seen only in a file as it was written: texts cut short, and characters nobody meant to write.

These checks take the text of a file of any kind, also of one that cannot be read. Each begins with a test
that nearly every file passes at once.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property

from cxaudit.files.table import exact
from cxaudit.files.yaml import text_spans
from cxaudit.problems import Problem, Source
from cxaudit.text import one_line

Span = tuple[tuple[int, int], tuple[int, int], bool]

_MOST = 20
"""How many problems of one code are told of one file."""

_LONGEST_LINE = 5_000

_INVISIBLE = {
    "\u200b": "a blank of no width",
    "\u00ad": "a soft hyphen",
    "\u2060": "a joiner of no width",
}
_CURLY = {"\u201c": "\u201d", "\u201e": "\u201c\u201d", "\u2018": "\u2019", "\u201a": "\u2018\u2019"}
"""Every opening quote that is no straight one, and what may close it."""

_LEADS = {"\u00c2": 2, "\u00c3": 2, "\u00e2": 3, "\u00f0": 4}
"""What the first byte of a character in UTF-8 looks like in an older encoding: how many bytes there are."""


class Written:
    """The text of a file, and the path its problems carry."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.told: dict[str, int] = {}

    @cached_property
    def spans(self) -> list[Span]:
        """Where every value begins and ends, and whether it is plain: as far as the text can be read."""
        return list(text_spans(self.text))

    @cached_property
    def starts(self) -> list[int]:
        """Where every line begins."""
        return [0, *(found.end() for found in re.finditer("\r\n?|\n", self.text))]

    def place(self, at: int) -> tuple[int, int]:
        """Return line and column of a character, from 1."""
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    def line_at(self, at: int) -> str:
        """Return the line that a character stands on; '' if it is longer than anybody writes."""
        line = bisect_right(self.starts, at)
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        start = self.starts[line - 1]
        return self.text[start:end].rstrip("\r\n") if end - start <= _LONGEST_LINE else ""

    def value_before(self, place: tuple[int, int]) -> Span | None:
        """Return the last value that begins before `place`, or there."""
        number = bisect_right(self.spans, place, key=_begin)
        return self.spans[number - 1] if number else None

    def has_enough(self, code: str) -> bool:
        """Return whether so many problems of a code are told that one more would help nobody."""
        return self.told.get(code, 0) >= _MOST

    def problem(self, code: str, place: tuple[int, int], message: str, hint: str) -> Iterator[Problem]:
        """Yield an error at line and column, unless enough of its code are told."""
        if not self.has_enough(code):
            self.told[code] = self.told.get(code, 0) + 1
            source = Source(path=self.path, line=place[0], column=place[1])
            yield Problem(code=code, message=message, source=source, hint=hint)

    def warn(self, code: str, place: tuple[int, int], message: str, hint: str) -> Iterator[Problem]:
        """Yield a warning at line and column, unless enough of its code are told."""
        for problem in self.problem(code, place, message, hint):
            yield replace(problem, severity="warning")


def _begin(span: Span) -> tuple[int, int]:
    return span[0]


def _found(file: Written, character: str, code: str) -> Iterator[int]:
    """Yield where a character stands, until enough of a code is told."""
    at = file.text.find(character)
    while at >= 0 and not file.has_enough(code):
        yield at
        at = file.text.find(character, at + 1)


def texts_are_not_cut(file: Written) -> Iterator[Problem]:
    """A plain text is not followed by ` #` and a word, which makes a comment of the rest of it."""
    for at in _found(file, "#", "cut-text"):
        behind, follows = file.text[at - 1 : at], file.text[at + 1 : at + 2]
        if behind not in (" ", "\t") or not follows or follows.isspace() or follows in "#!":
            continue
        line, (row, column) = file.line_at(at), file.place(at)
        before = line[: column - 1].rstrip()
        # Only what may end a plain text is looked at closely, and a comment for cxaudit is one.
        if not before or before[-1] in ":[]{},\"'|>-#" or line[column:].lstrip().startswith("cxaudit"):
            continue
        value = file.value_before((row, column))
        if value is None or not value[2] or value[1] != (row, len(before) + 1):
            continue
        said = before[value[0][1] - 1 :] if value[0][0] == row else before.lstrip()
        if exact(said) is None:
            word = one_line(line[column - 1 :].split()[0])[:20]
            message = f"the text ends before {word}: a # behind a blank begins a comment"
            hint = "Put the whole text in quotes. If it is a comment, write a blank after the #."
            yield from file.warn("cut-text", (row, column), message, hint)


def characters_can_be_seen(file: Written) -> Iterator[Problem]:
    """No text has a character in it that takes no room: two texts that look the same are the same."""
    if file.text.isascii():
        return
    for character, name in _INVISIBLE.items():
        for at in _found(file, character, "invisible-character"):
            message = f"there is {name} (U+{ord(character):04X}) here, which nobody can see"
            hint = "Delete it; it often comes along when text is copied."
            yield from file.warn("invisible-character", file.place(at), message, hint)


def texts_are_in_one_piece(file: Written) -> Iterator[Problem]:
    """No text was read in one encoding and saved in another on its way here."""
    if file.text.isascii():
        return
    for at in _found(file, "\ufffd", "garbled-text"):
        message = "a character was lost here: U+FFFD stands in its place"
        yield from file.warn("garbled-text", file.place(at), message, "Type it again.")
    for lead, length in _LEADS.items():
        for at in _found(file, lead, "garbled-text"):
            garbled = file.text[at : at + length]
            meant = _meant(garbled)
            if meant:
                message = f"{garbled!r} was probably {meant!r} before it was read in the wrong encoding"
                hint = f"Write {meant}, and look for others: the whole text may have suffered."
                yield from file.warn("garbled-text", file.place(at), message, hint)


def _meant(garbled: str) -> str:
    """Return the character that became these, or '' if they may well be meant."""
    if garbled[1:].isascii() or garbled[1:] == "\u00bb":  # » may close a quotation
        return ""
    try:
        return garbled.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""


def blanks_are_blanks(file: Written) -> Iterator[Problem]:
    """Lines are indented, and keys told from values, by blanks; a no-break space is none to YAML."""
    for at in _found(file, "\u00a0", "no-break-space"):
        place = file.place(at)
        before = file.line_at(at)[: place[1] - 1]
        if len(before) < place[1] - 1:
            continue
        key = re.match(r"[ -]*[\w-]+:\Z", before)
        if before.strip(" -") and not key:
            continue
        if before.strip() and before.endswith(" "):
            continue  # a text that begins with one
        value = file.value_before(place)
        if value is not None and place < value[1] and (not value[2] or value[0][0] < place[0]):
            continue
        where = "after the colon" if key else "after the hyphen" if before.strip() else "in the indentation"
        message = f"a no-break space (U+00A0) stands {where}, where a blank belongs"
        hint = "Write a blank in its place; the two look the same."
        yield from file.problem("no-break-space", place, message, hint)


def values_stand_in_straight_quotes(file: Written) -> Iterator[Problem]:
    """No value is wrapped in curly quotes, which are part of the text and not around it."""
    if file.text.isascii():
        return
    for opening, closing in _CURLY.items():
        for at in _found(file, opening, "curly-quotes"):
            place = file.place(at)
            span = file.value_before(place)
            if span is None or span[0] != place or span[1][0] != place[0] or not span[2]:
                continue
            value = file.text[at : at + span[1][1] - place[1]]
            if value[-1] in closing and len(value) > 1:
                message = f"these quotes are part of the text: it reads {one_line(value)}"
                hint = (
                    f'Write "{one_line(value[1:-1])}" with straight quotes. '
                    "If the text has quotes of its own, put straight ones around it."
                )
                yield from file.warn("curly-quotes", place, message, hint)


OF_ALL: tuple[Callable[[Written], Iterator[Problem]], ...] = (
    texts_are_not_cut,
    characters_can_be_seen,
    texts_are_in_one_piece,
    blanks_are_blanks,
)
"""The checks of every file that a person writes."""

CHECKS = (*OF_ALL, values_stand_in_straight_quotes)
"""The checks of a questionnaire."""


def of_source(text: str, path: str, *, prose: bool = False) -> list[Problem]:
    """Return what the checks say of a file's text; with `prose`, of one in which people quote each other."""
    text = text.removeprefix("\ufeff")
    if text.isascii() and "#" not in text:
        return []
    file = Written(path, text)
    return [problem for check in (OF_ALL if prose else CHECKS) for problem in check(file)]
