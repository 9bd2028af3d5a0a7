"""Counting the cells of exports: what every answer says is worked out once for all rows that say the same."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from operator import itemgetter

from cxaudit.problems import ContentError
from cxaudit.survey.blocks import Block
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

    `part` is what of a cell is read: all of it, or the day. `met` are the words read as numbers so far.
    """

    name: str
    read: Read
    part: slice | None = None
    met: dict[str, int] = field(default_factory=dict)


class Codes:
    """Numbers for what cells say together: `values` by number, and the numbers of texts met before."""

    def __init__(self, roles: Sequence[Role], rejections: Rejections) -> None:
        self.roles, self.values = tuple(roles), [tuple[Said, ...]()]
        self.values.clear()
        self._rejections = rejections
        self._known: dict[tuple[str, ...], int] = {}
        self._numbers: dict[tuple[Said, ...], int] = {}

    def of(self, columns: Sequence[Sequence[str]], rows: Sequence[int]) -> Sequence[int]:
        """Return the number of every row's cells; rows with a rejected cell are noted."""
        columns = [self._part(role, column) for role, column in zip(self.roles, columns, strict=True)]
        codes = list(map(self._known.get, zip(*columns, strict=True)))
        if None in codes:
            for at, code in enumerate(codes):
                if code is None:
                    codes[at] = self._learnt(tuple(column[at] for column in columns), rows[at])
        return codes  # type: ignore[return-value]

    @staticmethod
    def _part(role: Role, column: Sequence[str]) -> Sequence[str]:
        return column if role.part is None else list(map(itemgetter(role.part), column))

    def _learnt(self, texts: tuple[str, ...], row: int) -> int:
        """Return the number of cells not met before; those still to be noted are not remembered."""
        if texts in self._known:
            return self._known[texts]
        values = tuple(role.read(text) for role, text in zip(self.roles, texts, strict=True))
        code = self._numbers.setdefault(values, len(self.values))
        if code == len(self.values):
            self.values.append(values)
        noted = False
        for role, value in zip(self.roles, values, strict=True):
            if isinstance(value, Rejected):
                noted = self._rejections.note(role.name, value.why, row) or noted
        if not noted:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[texts] = code
        return code


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """What is read: measures and questions, and what is known of every row (group, date, status)."""

    measures: tuple[Role, ...]
    questions: tuple[Role, ...]
    about: tuple[Role, ...]


class Tally:
    """The counts of all rows of all files, whatever their order.

    `cells` counts for each measure and question what its cells say, beside the number of what is known of
    the row; `about` has these numbers.
    """

    def __init__(self, roles: Roles) -> None:
        self.roles, self.rejections = roles, Rejections()
        self.about = Codes(roles.about, self.rejections)
        self.rows = self.blank_rows = self.odd_rows = 0
        self.cells: dict[str, Counter[tuple[Cell, int]]] = {
            role.name: Counter() for role in (*roles.measures, *roles.questions)
        }
        self._codes = [Codes(each, self.rejections) for each in (roles.measures, *((q,) for q in roles.questions)) if each]
        self._counts: list[Counter[tuple[int, int]]] = [Counter() for _ in self._codes]
        self._checked = 0

    def add(self, block: Block, places: dict[str, int]) -> None:
        """Count a block; `places` says in which column of it each role stands."""
        self.rows += len(block.rows) + len(block.odd)
        self.blank_rows += block.blank
        self.odd_rows += len(block.odd)
        for row in block.odd:
            self.rejections.note("", "odd_row", row)
        if not block.rows:
            return
        about = self._coded(self.about, block, places) if self.roles.about else repeat(0)
        self._require_groups()
        for codes, counts in zip(self._codes, self._counts, strict=True):
            counts.update(zip(self._coded(codes, block, places), about))
            if len(counts) > _MOST_JOINT:
                self._settle(codes, counts)

    def close(self) -> None:
        """Bring what was counted so far into `cells`."""
        for codes, counts in zip(self._codes, self._counts, strict=True):
            self._settle(codes, counts)

    @staticmethod
    def _coded(codes: Codes, block: Block, places: dict[str, int]) -> Sequence[int]:
        return codes.of([block.columns[places[role.name]] for role in codes.roles], block.rows)

    def _settle(self, codes: Codes, counts: Counter[tuple[int, int]]) -> None:
        for at, role in enumerate(codes.roles):
            said = [values[at] for values in codes.values]
            into = self.cells[role.name]
            for (code, about), n in counts.items():
                into[said[code], about] += n  # type: ignore[index]
        counts.clear()

    def _require_groups(self) -> None:
        """Raise `ContentError` where a column has too many values to be one of groups."""
        values = self.about.values
        if len(values) == self._checked or not self.roles.about or self.roles.about[0].name != "group":
            return
        self._checked = len(values)
        if len({each[0] for each in values}) > MOST_GROUPS:
            said = say("survey.too_many_groups", most=MOST_GROUPS)
            raise ContentError(said, hint=say("survey.too_many_groups_hint"))
