"""The lines below the answers in which a spreadsheet sums them up: nobody's answers, so they are left out."""

import csv
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace

from cxaudit.survey.blocks import Block
from cxaudit.survey.cells import plain
from cxaudit.survey.dialect import Dialect

_TAIL = 1 << 16
_MOST = 9
_WORDS = frozenset(
    [
        "total",
        "totals",
        "grand total",
        "sum",
        "average",
        "averages",
        "avg",
        "mean",
        "median",
        "count",
        "summe",
        "gesamt",
        "gesamtsumme",
        "gesamtergebnis",
        "mittelwert",
        "mittel",
        "durchschnitt",
        "schnitt",
        "anzahl",
        "ø",
        "moyenne",
        "somme",
        "total général",
        "promedio",
        "media",
        "suma",
        "totale",
        "somma",
        "gemiddelde",
        "totaal",
        "som",
    ]
)
"""What the label of such a line says, in small letters."""
_FORMULA = re.compile(r"=.*|#[A-Z0-9/]+[!?]?", re.DOTALL)
_NUMBER = re.compile(r"[-+]?\d+(?:[.,](\d+))?\s*%?", re.ASCII)


def sums_at_end(dialect: Dialect) -> int:
    """Return how many of the last rows of a file sum up those above them."""
    found = 0
    for line in reversed(_last_lines(dialect)):
        cells: list[str] = []
        with suppress(csv.Error):
            cells = next(csv.reader([line], delimiter=dialect.delimiter, strict=True), [])
        if cells and not _sums_up(cells):
            break
        if line.strip() and not cells:
            break
        found += bool(cells)
    return min(found, _MOST)


def _last_lines(dialect: Dialect) -> list[str]:
    """Return the last lines of a file; of a large one in an encoding of two bytes a letter, none."""
    size = dialect.path.stat().st_size
    if size > _TAIL and dialect.encoding.startswith(("utf-16", "utf-32")):
        return []
    with dialect.path.open("rb") as file:
        file.seek(max(0, size - _TAIL))
        data = file.read()
    lines = data.decode(dialect.encoding, errors="replace").splitlines()
    return lines[1:] if size > _TAIL else lines


def _sums_up(cells: list[str]) -> bool:
    """Whether one cell is the label of a sum, and the others are blank or formulas, or none is an answer.

    Numbers may stand there too if one of them is not whole, as a mean is: whole ones could be answers.
    """
    said = [cell.strip() for cell in cells if cell.strip()]
    labels = [cell for cell in said if plain(cell).rstrip(" :") in _WORDS]
    others = [cell for cell in said if cell not in labels and not _FORMULA.fullmatch(cell)]
    numbers = [_NUMBER.fullmatch(cell) for cell in others]
    if len(labels) != 1 or not all(numbers):
        return False
    return not numbers or any(number and (number[1] or "").strip("0") for number in numbers)


def without_sums(blocks: Iterable[Block], count: int) -> Iterator[Block]:
    """Yield blocks in which the last `count` rows of all are told apart as sums."""
    held: list[Block] = []
    for block in blocks:
        held.append(block)
        while sum(len(each.rows) + len(each.odd) for each in held[1:]) >= count:
            yield held.pop(0)
    last = {row for each in held for row in (*each.rows, *each.odd)}
    sums = set(sorted(last)[-count:])
    for block in held:
        yield _parted(block, sums)


def _parted(block: Block, sums: set[int]) -> Block:
    keep = [at for at, row in enumerate(block.rows) if row not in sums]
    return replace(
        block,
        runs=[[run[at] for at in keep] for run in block.runs],
        rows=[block.rows[at] for at in keep],
        odd=[row for row in block.odd if row not in sums],
        sums=sorted(sums.intersection((*block.rows, *block.odd))),
    )
