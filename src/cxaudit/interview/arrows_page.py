"""A question drawn for a window of any size: what matters most is shown first, the rest as it fits."""

from dataclasses import dataclass

from cxaudit.interview.arrows_fit import (
    Drawing,
    Line,
    clipped,
    cut,
    fitting,
    flowing,
    in_sight,
    styled,
    wrapped,
)
from cxaudit.interview.wrap import WIDEST
from cxaudit.text import columns
from cxaudit.wording import say

_BAR = "| "
_ROOM_FOR_CUES = 4
"""In fewer rows, what is there to choose matters more than how much is not in sight."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line to choose: the number that stands for it, its text, and what is known of it, in a few words.

    `box` says whether it is marked, where several can be; None where one is chosen.
    """

    number: str
    text: str
    mark: str = ""
    box: bool | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """What stands in a field so far, and where in it the cursor is."""

    text: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything there is to show at one question; the progress in parts, and in a short form.

    `at` is the item under the arrow. `keys` are shown as long as there is room; of `brief_keys` the last.
    """

    progress: tuple[str, ...] = ()
    brief_progress: str = ""
    question: str = ""
    about: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    at: int | None = None
    field: Entered | None = None
    message: str = ""
    keys: tuple[str, ...] = ()
    brief_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Body:
    """The lines to choose from or to write in; `at` are those that have to stay in sight."""

    lines: tuple[Line, ...] = ()
    at: range = range(0)
    cursor: tuple[int, int] | None = None

    def cut(self, room: int) -> "_Body":
        """Keep so many lines, the important ones among them."""
        shown = in_sight(len(self.lines), self.at, room)
        row = self.cursor[0] - shown.start if self.cursor else 0
        cursor = (row, self.cursor[1]) if self.cursor and 0 <= row < len(shown) else None
        lines = list(self.lines[shown.start : shown.stop])
        if len(lines) >= _ROOM_FOR_CUES:
            hidden = len(self.lines) - shown.stop
            if shown.start and shown.start not in self.at:
                lines[0] = (("quiet", say("arrows.above", n=shown.start + 1)),)
            if hidden and shown.stop - 1 not in self.at:
                lines[-1] = (("quiet", say("arrows.below", n=hidden + 1)),)
        return _Body(tuple(lines), range(0), cursor)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Blocks:
    """The parts of a page, top to bottom."""

    head: tuple[Line, ...]
    question: tuple[Line, ...]
    about: tuple[Line, ...]
    body: _Body
    message: tuple[Line, ...]
    keys: tuple[Line, ...]

    def drawn(self, *, airy: bool) -> Drawing:
        """Put the parts under each other, with an empty line between them if there is room for it."""
        lines: list[Line] = [()] if airy else []
        cursor = None
        for part in (self.head, self.question + self.about, self.body.lines, self.message, self.keys):
            if part and len(lines) > 1 and airy:
                lines.append(())
            if part and part is self.body.lines and self.body.cursor:
                cursor = (len(lines) + self.body.cursor[0], self.body.cursor[1])
            lines += part
        return Drawing(tuple(lines), cursor)

    def squeezed(self, width: int, rows: int) -> "_Blocks":
        """Cut to so many rows: the lines to choose from come first, of everything else a line stays."""
        message = cut(self.message, 2 if rows > 6 else 1, width)
        keys = self.keys[:1] if rows > 3 else ()
        head = self.head[:1] if rows > 5 else ()
        room = max(rows - len(message) - len(keys) - len(head), 1)
        asked = min(len(self.question), max(room - len(self.body.lines), 1)) if room > 1 else 0
        return _Blocks(
            head=head,
            question=cut(self.question, asked, width),
            about=(),
            body=self.body.cut(room - asked),
            message=message if rows > 2 else (),
            keys=keys,
        )


def lay_out(page: Page, window: tuple[int, int]) -> Drawing:
    """Return the page for a window of so many columns and rows; it never takes more."""
    width, rows = min(max(window[0] - 1, 1), WIDEST), window[1]
    for level in range(4):
        blocks = _blocks(page, width, level)
        drawing = blocks.drawn(airy=level == 0)
        if len(drawing.lines) <= rows:
            return drawing
    return blocks.squeezed(width, rows).drawn(airy=False)


def _blocks(page: Page, width: int, level: int) -> _Blocks:
    """Make the parts: with all there is (levels 0 and 1), without what is beside it (2), each short (3)."""
    brief, short = level > 1, level > 2
    progress = [clipped(page.brief_progress, width)] if brief else flowing(page.progress, width)
    keys = flowing(page.keys, width)
    return _Blocks(
        head=styled("title", progress if page.progress else ()),
        question=styled("strong", wrapped(page.question, width)),
        about=()
        if brief
        else styled("quiet", (line for text in page.about for line in wrapped(text, width))),
        body=_body(page, width, short=short),
        message=styled("strong", wrapped(page.message, width)),
        keys=styled("quiet", [fitting(page.brief_keys, width)] if brief else keys),
    )


def _body(page: Page, width: int, *, short: bool) -> _Body:
    items = _items(page, width, short=short)
    if page.field is None:
        return items
    lines, cursor = field_lines(page.field, width)
    row = len(items.lines) + cursor[0]
    stays = items.at if page.at is not None else range(row, row + 1)
    return _Body((*items.lines, *lines), stays, (row, cursor[1]) if page.at is None else None)


def _items(page: Page, width: int, *, short: bool) -> _Body:
    """Draw the items; where room is `short`, each on one line but for the one under the arrow."""
    lines: list[Line] = []
    stays = range(0)
    room = max((columns(item.number) for item in page.items), default=0)
    for place, item in enumerate(page.items):
        here = place == page.at
        drawn = _item(item, room, width, here=here, short=short and not here)
        if here:
            stays = range(len(lines), len(lines) + len(drawn))
        lines += drawn
    return _Body(tuple(lines), stays)


def _item(item: Item, room: int, width: int, *, here: bool, short: bool) -> tuple[Line, ...]:
    arrow = "> " if here else "  "
    box = "" if item.box is None else "[x] " if item.box else "[ ] "
    first = f"{arrow}{item.number.rjust(room)}  {box}"
    text = f"{item.text}  ({item.mark})" if item.mark else item.text
    style = "chosen" if here else ""
    if short:
        return styled(style, [clipped(first + text, width)])
    return styled(style, wrapped(text, width, first, " " * columns(first)))


def field_lines(entered: Entered, width: int) -> tuple[tuple[Line, ...], tuple[int, int]]:
    """Return the lines of a field, each with a bar before it, and the row and column of the cursor."""
    starts = _starts(entered.text, max(width - columns(_BAR) - 1, 2))
    row = max(number for number, start in enumerate(starts) if start <= entered.at)
    before = entered.text[starts[row] : entered.at]
    lines = [
        entered.text[start:stop].rstrip("\n")
        for start, stop in zip(starts, [*starts[1:], len(entered.text)], strict=True)
    ]
    return tuple((("quiet", _BAR), ("", line)) for line in lines), (row, columns(_BAR + before))


def _starts(text: str, room: int) -> list[int]:
    """Return where each line starts: after a line break, or at a blank where no more fits."""
    starts, taken = [0], 0
    for place, character in enumerate(text):
        taken += columns(character)
        if taken > room:
            blank = text.rfind(" ", starts[-1], place) + 1
            starts.append(blank if blank and character != " " else place)
            taken = columns(text[starts[-1] : place + 1])
        if character == "\n":
            starts.append(place + 1)
            taken = 0
    return starts
