"""Counting the cells of exports: what every answer says is worked out once for all rows that say the same."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

from cxaudit.problems import ContentError
from cxaudit.survey.blocks import Block, Key, Run
from cxaudit.survey.cells import Cell, Rejected, Why
from cxaudit.survey.days import Unclear
from cxaudit.wording import say

MOST_ROWS_NAMED = 100
MOST_GROUPS = 200
_MOST_KNOWN = 50_000
_MOST_JOINT = 30_000

Said = Cell | Unclear
Read = Callable[[str], Said]


@dataclass(slots=True)
class Rejections:
    """The rows whose cells were rejected, by column and reason: the first hundred of each, as (file, row)."""

    file: int = 0
    rows: dict[tuple[str, Why], list[tuple[int, int]]] = field(default_factory=dict)

    def note(self, column: str, why: Why, row: int) -> bool:
        """Note a row; return whether there was still room for it."""
        rows = self.rows.setdefault((column, why), [])
        if len(rows) == MOST_ROWS_NAMED:
            return False
        rows.append((self.file, row))
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A column that is read: by which name it is spoken of, and how its cells are read.

    `met` are the words read as numbers so far.
    """

    name: str
    read: Read
    met: dict[str, int] = field(default_factory=dict)


class Known(dict[Key, int]):
    """The number of everything the cells of one run say together; `said` by number, a value for each role.

    `fresh` are keys of which rows are still to be noted: they have a rejected cell, and are forgotten again.
    """

    def __init__(self, run: Run, roles: Sequence[Sequence[Role]], delimiter: str) -> None:
        super().__init__()
        self.run, self.roles = run, tuple(roles)
        self.names = [role.name for each in roles for role in each]
        self.said: list[tuple[Said, ...]] = []
        self.fresh: dict[Key, int] = {}
        self._delimiter = delimiter
        self._numbers: dict[tuple[Said, ...], int] = {}
        self._settled: set[int] = set()

    def __missing__(self, key: Key) -> int:
        cells = self._cells(key)
        values = tuple(role.read(cell) for cell, each in zip(cells, self.roles, strict=True) for role in each)
        number = self._numbers.setdefault(values, len(self.said))
        if number == len(self.said):
            self.said.append(values)
            if not any(isinstance(value, Rejected) for value in values):
                self._settled.add(number)
        if number not in self._settled:
            self.fresh[key] = number
        else:
            if len(self) >= _MOST_KNOWN:
                self.clear()
            self[key] = number
        return number

    def note(self, keys: Sequence[Key], rows: Sequence[int], rejections: Rejections) -> None:
        """Note the rows of rejected cells; of a reason that has its hundred no more are looked for."""
        for key, row in zip(keys, rows, strict=True):
            if key in self.fresh:
                number = self.fresh[key]
                if not self._note(number, row, rejections):
                    self._settled.add(number)
        self.fresh.clear()

    def _note(self, number: int, row: int, rejections: Rejections) -> bool:
        noted = False
        for name, value in zip(self.names, self.said[number], strict=True):
            if isinstance(value, Rejected):
                noted = rejections.note(name, value.why, row) or noted
        return noted

    def _cells(self, key: Key) -> Sequence[str]:
        if isinstance(key, tuple):
            return key
        if self.run.is_day or not key:
            return (key,)
        return next(csv.reader([key], delimiter=self._delimiter, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """What is read: measures and questions, and what is known of every row (group, date, status)."""

    measures: tuple[Role, ...]
    questions: tuple[Role, ...]
    about: tuple[Role, ...]


class Tally:
    """The counts of all rows of all files, whatever their order.

    `cells` counts for each measure and question what its cells say, beside the number of what is known of
    the row; `about` has these by number, a value for each role.
    """

    def __init__(self, roles: Roles) -> None:
        self.roles, self.rejections = roles, Rejections()
        self.about: list[tuple[Said, ...]] = []
        self.rows = self.blank_rows = self.odd_rows = self.sum_rows = 0
        self.cells: dict[str, Counter[tuple[Said, int]]] = {
            role.name: Counter() for role in (*roles.measures, *roles.questions)
        }
        self.rows_about: Counter[int] = Counter()
        self._about: dict[tuple[Said, ...], int] = {}

    def about_number(self, values: tuple[Said, ...]) -> int:
        """Return the number of what is known of a row. Raises `ContentError` where groups are too many."""
        number = self._about.setdefault(values, len(self.about))
        if number == len(self.about):
            self.about.append(values)
            if self.roles.about and self.roles.about[0].name == "group" and len(self.about) > MOST_GROUPS:
                self._require_groups()
        return number

    def _require_groups(self) -> None:
        """Raise `ContentError` where a column has too many values to be one of groups."""
        if len({each[0] for each in self.about}) > MOST_GROUPS:
            said = say("survey.too_many_groups", most=MOST_GROUPS)
            raise ContentError(said, hint=say("survey.too_many_groups_hint"))


class FileTally:
    """The counts of one file on their way into a tally: `at` says in which column each role stands."""

    def __init__(self, tally: Tally, at: Mapping[str, int], delimiter: str) -> None:
        self.tally = tally
        placed = _by_place(tally.roles, at)
        self._known = [Known(run, roles, delimiter) for run, roles in placed]
        self.runs = tuple(known.run for known in self._known)
        asked = {role.name for role in tally.roles.questions}
        self._core = [n for n, known in enumerate(self._known) if not asked.issuperset(known.names)]
        self._alone = [n for n in range(len(self._known)) if n not in self._core]
        self._status = next((n for n in self._core if "status" in self._known[n].names), None)
        self._joint: dict[tuple[int | None, ...], Counter[int | tuple[int, ...]]] = {}
        self._distinct = 0
        self._counts: dict[int, Counter[tuple[int, int]]] = {n: Counter() for n in self._alone}

    def add(self, block: Block) -> None:
        """Count a block of rows."""
        tally = self.tally
        tally.rows += len(block.rows) + len(block.odd) + len(block.sums)
        tally.blank_rows += block.blank
        tally.odd_rows += len(block.odd)
        for row in block.odd:
            tally.rejections.note("", "odd_row", row)
        tally.sum_rows += len(block.sums)
        for row in block.sums:
            tally.rejections.note("", "sums", row)
        codes = [
            list(map(known.__getitem__, keys)) for known, keys in zip(self._known, block.runs, strict=True)
        ]
        for known, keys in zip(self._known, block.runs, strict=True):
            if known.fresh:
                known.note(keys, block.rows, tally.rejections)
        if block.rows and self._core:
            self._count([codes[n] for n in self._core])
        status = repeat(0) if self._status is None else codes[self._status]
        for n in self._alone:
            self._counts[n].update(zip(codes[n], status))  # noqa: B905 - `status` may have no end

    def _count(self, codes: Sequence[list[int]]) -> None:
        """Count what is in these rows together; what is the same in all of them, as a month, only once."""
        same = tuple(each[0] if each.count(each[0]) == len(each) else None for each in codes)
        differ = [each for each, code in zip(codes, same, strict=True) if code is None]
        counts = self._joint.setdefault(same, Counter())
        before = len(counts)
        if not differ:
            counts[()] += len(codes[0])
        else:
            counts.update(zip(*differ, strict=True) if len(differ) > 1 else differ[0])
        self._distinct += len(counts) - before
        if self._distinct > _MOST_JOINT:
            self._settle()

    def close(self) -> None:
        """Bring what is not yet in the tally into it."""
        self._settle()
        status = self._known[self._status] if self._status is not None else None
        at = status.names.index("status") if status else 0
        for n in self._alone:
            known = self._known[n]
            for (code, state), times in self._counts[n].items():
                said = status.said[state][at] if status else None
                about = self.tally.about_number(
                    tuple(said if r.name == "status" else None for r in self.tally.roles.about)
                )
                for name, value in zip(known.names, known.said[code], strict=True):
                    self.tally.cells[name][value, about] += times

    def _settle(self) -> None:
        """Take the counts of rows apart: one for each measure, with what is known of the row."""
        core = [self._known[n] for n in self._core]
        rows = self.tally.rows_about
        for codes, times in self._columns():
            about = self._about(core, codes)
            for number, n in zip(about, times, strict=True):
                rows[number] += n
            for known, of_run in zip(core, codes, strict=True):
                for at, name in enumerate(known.names):
                    if name not in self.tally.cells:
                        continue
                    said, into = [values[at] for values in known.said], self.tally.cells[name]
                    for code, number, n in zip(of_run, about, times, strict=True):
                        into[said[code], number] += n
        self._joint.clear()
        self._distinct = 0

    def _columns(self) -> Iterator[tuple[list[Any], list[int]]]:
        """Yield the codes of each run, and how often they were met together, as columns."""
        for same, counts in self._joint.items():
            times = list(counts.values())
            alone = same.count(None) == 1
            differ: Iterator[Any] = iter([list(counts)] if alone else zip(*counts, strict=True))
            yield [next(differ) if code is None else [code] * len(times) for code in same], times

    def _about(self, core: Sequence[Known], codes: Sequence[Sequence[int]]) -> list[int]:
        """Return the numbers of what is known of rows that say the same."""
        names = [role.name for role in self.tally.roles.about]
        parts: list[list[Said]] = [[None] * len(codes[0])] * len(names)
        for known, of_run in zip(core, codes, strict=True):
            for at, name in enumerate(known.names):
                if name in names:
                    said = [values[at] for values in known.said]
                    parts[names.index(name)] = [said[code] for code in of_run]
        numbers: dict[tuple[Said, ...], int] = {}
        found = []
        for key in zip(*parts, strict=True) if names else [()] * len(codes[0]):
            if key not in numbers:
                numbers[key] = self.tally.about_number(key)
            found.append(numbers[key])
        return found


def _by_place(roles: Roles, at: Mapping[str, int]) -> list[tuple[Run, list[list[Role]]]]:
    """Return the columns that are read, those side by side together, with the roles of each.

    A day stands alone, and so does what only a question asks for: it is counted by itself.
    """
    asked = {role.name for role in roles.questions}
    by_place: dict[int, list[Role]] = {}
    for role in (*roles.about, *roles.measures, *roles.questions):
        if role.name in at:  # the status of an answer only some tools tell
            by_place.setdefault(at[role.name], []).append(role)
    found: list[tuple[Run, list[list[Role]]]] = []
    joins = False
    for place in sorted(by_place):
        here = by_place[place]
        is_day = any(role.name == "date" for role in here)
        alone = is_day or all(role.name in asked for role in here)
        last = found[-1] if found else None
        if last and joins and not alone and last[0].first + last[0].size == place:
            found[-1] = (Run(first=last[0].first, size=last[0].size + 1), [*last[1], here])
        else:
            found.append((Run(first=place, is_day=is_day), [here]))
        joins = not alone
    return found
