"""What a report draws, praises and counts: the numbers behind its pictures, strengths, measures."""

from cxaudit.report.parts import Number, Range
from cxaudit.value import Value, dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Mark(Value):
    """One section as a picture shows it."""

    section: str
    """Its id in the questionnaire."""
    title: str
    """Its title."""
    reading: str
    """Its level as it is read: `Solid, with a red flag`, `Not looked at`."""
    score: Number | None
    """0 to 100; null if not rated."""
    range: Range | None
    """The scores it could have; null if nothing is unknown, or everything."""
    red_flag: bool
    """Whether a red flag lies in it."""
    then: Number | None
    """About what it would score if the first actions were done; null if the same, or not known."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Halves(Value):
    """The two sections a verdict rests on, one held against the other."""

    heading: str
    """The heading over it."""
    across: Mark
    """The first of them, drawn from left to right."""
    up: Mark
    """The second, drawn upward."""
    text: tuple[str, ...]
    """Sentences: where both stand, and where the first actions would take them."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Sides(Value):
    """Sections that look at the same from several sides, such as the six factors."""

    heading: str
    """The title of the dimension they stand for."""
    marks: tuple[Mark, ...]
    """The sides, in the order of the dimension."""
    text: tuple[str, ...]
    """Sentences: which is weakest, and which were not looked at."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Strength(Value):
    """An answer that stands high: what to keep."""

    question: str
    """The question."""
    statement: str
    """What should be."""
    answer: str
    """What was answered."""
    section: str
    """The title of its section."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Measure(Value):
    """One thing to count, so that a later audit can tell whether it moved."""

    text: str
    """What to count."""
    number: int
    """The rank of the action it belongs to; 0 for a starting point, or a red flag set by hand."""
    action: str
    """The title of that action; may be empty."""
    who: str
    """Who answers for it; may be empty."""
    by: str
    """The day the action is to be finished, as YYYY-MM-DD; may be empty."""
    by_text: str
    """That day in words; may be empty."""
    today: str
    """What was counted so far, before and since; else that nobody counted yet."""
    counted: bool
    """Whether `today` is a number that was given."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Measures(Value):
    """The sheet of what to count."""

    rows: tuple[Measure, ...]
    """What to count, starting points first, then by the rank of the actions."""
    note: str
    """A sentence on how to fill it in."""
