"""Everything asked in one table, of which only what the window shows is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from cxaudit.interview.arrows_fit import Drawing, Line, clipped, fitting, in_sight, padded, styled, wrapped
from cxaudit.interview.arrows_keys import Key
from cxaudit.interview.choices import describe
from cxaudit.interview.engine import Entry, Interview
from cxaudit.interview.screens import customers_words
from cxaudit.interview.wrap import WIDEST
from cxaudit.text import columns, one_line
from cxaudit.wording import say

_PAGE = 10
_LOW = 12
"""In fewer rows than that, what was said comes before the question in full: its short name stands above."""
_FINISH = "finish"
Row = Entry | str
"""A question, or the title of a section; `_FINISH` is the line that ends the interview."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What Enter was pressed at: a question by its id, or the line that finishes (an empty id)."""

    question: str


class Review:
    """A table to move in. `title` stands above it; with `finish` its first line ends the interview."""

    def __init__(self, interview: Interview, title: str, *, finish: bool) -> None:
        self._interview, self._title, self._finish = interview, title, finish
        entries = interview.review()
        self._rows = _rows(entries, finish=finish)
        self._rests = [
            place for place, row in enumerate(self._rows) if row == _FINISH or isinstance(row, Entry)
        ]
        self._room = len(str(len(entries)))
        self._widest = max((columns(_short(entry)) for entry in entries), default=0)
        self._typed = ""
        self.message = ""
        here = [place for place in self._rests if _id(self._rows[place]) == interview.at]
        self._at = self._rests.index(here[0]) if here else 0

    def press(self, key: Key) -> Taken | None:
        """Move, or return what Enter takes; digits go to the question of that number."""
        self.message = ""
        if key.name == "text" and key.text.isascii() and key.text.isdigit():
            self._jump(self._typed + key.text)
            return None
        self._typed = ""
        if key.name in ("enter", "newline") and self._rests:
            row = self._rows[self._rests[self._at]]
            return Taken("" if isinstance(row, str) else row.question.id)
        last = len(self._rests) - 1
        to = {
            "up": self._at - 1,
            "down": self._at + 1,
            "pageup": self._at - _PAGE,
            "pagedown": self._at + _PAGE,
            "home": 0,
            "end": last,
        }
        if key.name in to:
            self._at = max(min(to[key.name], last), 0)
        else:
            self.message = say("arrows.no_key")
        return None

    @property
    def _keys(self) -> tuple[str, ...]:
        """The keys, the most important one last: it stays where room is short."""
        jump = say("arrows.key_to_number")
        if self._finish:
            back, stop = say("arrows.key_back", slash=""), say("arrows.key_quit", slash="")
            return (jump, back, stop, say("arrows.key_take"))
        return (jump, say("arrows.key_leave_review"), say("arrows.key_go"))

    def _jump(self, typed: str) -> None:
        """Go to the question of this number; where there is none, the last digit begins a new one."""
        numbers = len(self._rests) - self._finish
        for digits in (typed, typed[-1]):
            if 1 <= int(digits) <= numbers:
                self._typed, self._at = digits, int(digits) - 1 + self._finish
                return
        self._typed = ""
        self.message = say("arrows.no_number", typed=typed)

    def drawn(self, window: tuple[int, int]) -> Drawing:
        """Draw what fits: a title, the lines around the arrow, all of the answer under it, the keys."""
        width, rows = min(max(window[0] - 1, 1), WIDEST), window[1]
        below = styled("quiet", [fitting(self._keys, width)] if rows > 2 else ())
        above = styled("title", wrapped(self._title, width)[: 2 if rows > 8 else 1]) if rows > 3 else ()
        detail = self._detail(width, rows)
        room = max(rows - len(above) - len(below) - len(detail), 1)
        here = self._rests[self._at] if self._rests else 0
        shown = in_sight(len(self._rows), range(here, here + 1), room)
        table = [self._line(place, here, width) for place in shown]
        return Drawing((*above, *table, *detail, *below))

    def _line(self, place: int, here: int, width: int) -> Line:
        row = self._rows[place]
        arrow = "> " if place == here else "  "
        style = "chosen" if place == here else ""
        if row == _FINISH:
            return ((style, clipped(arrow + say("arrows.finish"), width)),)
        if isinstance(row, str):
            return (("strong", clipped(row, width)),)
        number = f"{arrow}{str(row.number).rjust(self._room)}  "
        room = max(width - len(number), 8)
        question = _short(row)
        asked = min(max(room * 3 // 5, room - 40), self._widest) if room > 30 else room // 2
        said = self._said(row)
        return ((style, f"{number}{padded(question, asked)}  {clipped(said, room - asked - 2)}"),)

    def _said(self, entry: Entry) -> str:
        """Return an answer, and what stands beside it, in a few words."""
        answer = entry.answer
        beside = [say("arrows.has_note")] if answer.note else []
        beside += [say("arrows.has_evidence")] if answer.evidence else []
        beside += [say("arrows.has_customers")] if answer.customers else []
        said = describe(self._interview.questionnaire, entry.question, answer)
        return f"[{', '.join(beside)}] {said}" if beside else said

    def _detail(self, width: int, rows: int) -> tuple[Line, ...]:
        """Return the question under the arrow in full, as far as there is room, or why a key did nothing."""
        if self.message:
            return styled("strong", wrapped(self.message, width)[: 1 if rows < 8 else 2])
        row = self._rows[self._rests[self._at]] if self._rests else ""
        if isinstance(row, str) or rows < 9:
            return ()
        said = self._in_full(row)
        asked = one_line(row.question.text)
        texts = (*said, asked) if rows < _LOW else (asked, *said)
        lines = [line for text in texts for line in wrapped(text, width)]
        most = max(rows // 4, 2)
        return ((), *styled("quiet", [*lines[: most - 1], clipped(" ".join(lines[most - 1 :]), width)]))

    def _in_full(self, entry: Entry) -> list[str]:
        answer = entry.answer
        said = [describe(self._interview.questionnaire, entry.question, answer)]
        said += [say("interview.note", note=one_line(answer.note))] if answer.note else []
        said += [say("interview.evidence", evidence=one_line(answer.evidence))] if answer.evidence else []
        if answer.customers:
            words = customers_words(self._interview, entry.question, answer)
            said.append(say("interview.customers_now", said=words))
        return said


def _rows(entries: Sequence[Entry], *, finish: bool) -> list[Row]:
    rows: list[Row] = [_FINISH] if finish else []
    section = ""
    for entry in entries:
        if entry.section.id != section:
            section = entry.section.id
            rows.append(one_line(entry.section.title))
        rows.append(entry)
    return rows


def _short(entry: Entry) -> str:
    return one_line(entry.question.short or entry.question.text)


def _id(row: Row) -> str:
    return "" if isinstance(row, str) else row.question.id
