"""What customers said to the usual measures, as an audit file keeps it: how often each answer was given."""

from collections.abc import Iterator
from dataclasses import field
from typing import Any, Literal

from cxaudit.audit.kinds import Line
from cxaudit.files.table import Key, Named, Number, OneOf, Table
from cxaudit.value import Value, dataclass

MeasureId = Literal["nps", "csat", "ces"]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class CustomersSaid(Value):
    """The answers of a survey of customers, by point of each scale, and where they are from.

    Points are text here, as in the file; `first_month` and `last_month` are like 2026-03, '' if not known.
    """

    source: str
    nps: dict[str, int] = field(default_factory=dict)
    csat: dict[str, int] = field(default_factory=dict)
    ces: dict[str, int] = field(default_factory=dict)
    first_month: str = ""
    last_month: str = ""

    @property
    def counts(self) -> Iterator[tuple[MeasureId, dict[int, int]]]:
        """The measures that were asked for, each with its counts by point."""
        found: tuple[tuple[MeasureId, dict[str, int]], ...] = (
            ("nps", self.nps),
            ("csat", self.csat),
            ("ces", self.ces),
        )
        for name, counts in found:
            if counts:
                yield name, {int(point): n for point, n in counts.items()}


def _counts(low: int, high: int) -> Named:
    points: tuple[Any, ...] = tuple(str(point) for point in range(low, high + 1))
    return Named(Number(1, whole=True), name=OneOf(*points))


SAID = Table(
    "survey",
    CustomersSaid,
    (
        Key("source", Line("Say where the answers are from."), "Where the answers are from.", "spring.csv"),
        Key("first_month", Line(), "The month of the first answer.", "2026-03"),
        Key("last_month", Line(), "The month of the last answer.", "2026-05"),
        Key("nps", _counts(0, 10), "How often each answer from 0 to 10 was given to the NPS question."),
        Key("csat", _counts(1, 5), "How often each answer from 1 to 5 was given on satisfaction."),
        Key("ces", _counts(1, 7), "How often each answer from 1 to 7 was given on ease."),
    ),
    "What customers said, as `cxaudit survey --into` counted it.",
)
