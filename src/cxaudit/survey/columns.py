"""The columns of an export, by number, code or text; which one a name means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cxaudit.problems import did_you_mean
from cxaudit.survey.cells import plain
from cxaudit.text import one_line

_LONGEST = 60
_BETWEEN = " | "
"""What stands between what several header rows say of one column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: number from 1, code (`Q1`) and text; `option` where several share a question."""

    number: int
    code: str = ""
    text: str = ""
    option: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What it may be called, the most exact first."""
        whole = f"{self.text} | {self.option}" if self.option and self.text else self.option or self.text
        both = f"{self.code}. {self.text}" if self.code and self.text else ""
        return tuple(name for name in dict.fromkeys((self.code, whole, both, self.text)) if name)

    @property
    def parts(self) -> tuple[str, ...]:
        """What each row of the header says of it."""
        return tuple(part for part in (*self.text.split(_BETWEEN), self.option) if part)

    @property
    def title(self) -> str:
        """What it is called on a screen: its code, or its text in short, or its number."""
        name = self.names[0] if self.names else str(self.number)
        return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"


class ColumnError(Exception):
    """A name that means no column, or more than one: what is wrong (`key` of a text), the hint, how many."""

    def __init__(self, name: str, hint: str, found: int) -> None:
        super().__init__(name)
        self.name, self.hint, self.found = name, hint, found


def find(columns: Sequence[Column], names: Iterable[str]) -> Column:
    """Return the column that one of `names` means: header text, code or number. Raises `ColumnError`.

    Of several header rows what one of them says is enough, where no other column says it too.
    """
    asked = [one_line(name) for name in names]
    for name in asked:
        for is_it in (_is_exactly, _is_about, _is_in_part):
            found = [column for column in columns if is_it(column, name)]
            if len(found) > 1:
                raise ColumnError(name, ", ".join(str(column.number) for column in found), len(found))
            if found:
                return found[0]
        if name.isascii() and name.isdigit() and 1 <= int(name[:9]) <= len(columns):
            return columns[int(name[:9]) - 1]
    known = {each for column in columns for each in (*column.names, *column.parts)}
    raise ColumnError(asked[0] if asked else "", did_you_mean(asked[0], known) if asked else "", 0)


def unmistakable(columns: Sequence[Column], number: int) -> str:
    """Return a name that means this column and no other: a code or text if there is one, else its number."""
    for name in columns[number - 1].names:
        try:
            if find(columns, [name]).number == number:
                return name
        except ColumnError:
            continue
    return str(number)


def _is_exactly(column: Column, name: str) -> bool:
    return name in column.names


def _is_about(column: Column, name: str) -> bool:
    return plain(name) in (plain(each) for each in column.names)


def _is_in_part(column: Column, name: str) -> bool:
    return plain(name) in (plain(each) for each in column.parts)
