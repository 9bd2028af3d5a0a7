"""What came out of customers' exports: counts by measure, group and month; what was not counted, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cxaudit.survey.cells import Why
from cxaudit.survey.measures import FEWEST


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """One export as it was read: `rows` of answers after its header."""

    name: str
    rows: int
    tool: str
    encoding: str
    delimiter: str
    header_rows: int
    columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The answers of one group or one month, by point of the scale."""

    name: str
    counts: Mapping[int, int]

    @property
    def n(self) -> int:
        """How many answered."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure: `id` is nps, csat or ces; `counts` by point of its scale.

    `groups` and `months` have the parts of at least three answers; `hidden` counts those left out. `words`
    are those that were read as numbers.
    """

    id: str
    column: str
    counts: Mapping[int, int]
    blank: int
    groups: tuple[Part, ...] = ()
    months: tuple[Part, ...] = ()
    hidden_groups: int = 0
    hidden_months: int = 0
    words: tuple[tuple[str, int], ...] = ()

    @property
    def n(self) -> int:
        """How many answers were counted."""
        return sum(self.counts.values())

    @property
    def is_shown(self) -> bool:
        """Whether enough people answered for any figure."""
        return self.n >= FEWEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question of a questionnaire as customers answer it.

    `value` is the option nearest to the mean score, or the mean number, as an answers file has it; '' where
    too few answered. `score` is the mean of the options' scores, None for numbers. `rating` is `expected`
    where it is the first rating of a pair.
    """

    id: str
    text: str
    column: str
    n: int
    blank: int
    value: str = ""
    label: str = ""
    score: Fraction | None = None
    rating: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """Cells of one column (of whole rows, where it is '') that were not counted for one reason.

    `rows` are the first hundred, each with its file.
    """

    column: str
    why: Why
    n: int
    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """Everything a survey shows."""

    files: tuple[FileRead, ...]
    rows: int
    blank_rows: int
    measures: tuple[Measure, ...]
    questions: tuple[Asked, ...]
    rejections: tuple[Rejection, ...]
    first_month: str = ""
    last_month: str = ""

    def measure(self, name: str) -> Measure | None:
        """Return a measure by its id, None if no column holds it."""
        return next((each for each in self.measures if each.id == name), None)
