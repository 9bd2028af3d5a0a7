"""Parts of the report about several respondents: who answered, and where they see it differently."""

from cxaudit.report.parts import Number
from cxaudit.value import Value, dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class TeamGroup(Value):
    """One group of respondents."""

    group: str
    """`leadership`, `front_line`, `customer`, `outside`, or empty if nobody said."""
    title: str
    """The group in words."""
    people: int
    """How many of it answered."""
    names: tuple[str, ...]
    """Who they are; empty unless that was asked for."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class TeamMean(Value):
    """What one group made of one question. Only where nobody's own answer can be worked out from it."""

    group: str
    """The group; see [TeamGroup](#teamgroup)."""
    title: str
    """The group in words."""
    n: int
    """How many of it gave an answer that scores; three at least."""
    mean: Number
    """The mean of their answers, 0 to 100."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class TeamRow(Value):
    """One question as several people answered it."""

    question: str
    """The question."""
    text: str
    """The question in few words."""
    n: int
    """How many gave an answer that scores."""
    mean: Number
    """The mean over groups, 0 to 100: what the question scores."""
    lowest: Number
    """The lowest answer, 0 to 100."""
    highest: Number
    """The highest answer, 0 to 100."""
    range_text: str
    """From the lowest to the highest answer, in words."""
    agreement: Number
    """How far they agree: 1 all alike, 0 split between the ends."""
    differs: bool
    """Whether the agreement is under 0.7."""
    groups_text: str
    """Which groups answered."""
    means: tuple[TeamMean, ...]
    """The groups' means; empty where a group of fewer than three would show through."""
    means_text: str
    """These means in words; may be empty."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Team(Value):
    """Several respondents in one audit."""

    heading: str
    """The heading over it."""
    people: int
    """How many answered."""
    groups: tuple[TeamGroup, ...]
    """Their groups."""
    intro: tuple[str, ...]
    """Sentences: who answered, how it is put together, what was left out."""
    differs: tuple[TeamRow, ...]
    """Where they see it differently, the least agreement first."""
    alike: str
    """A sentence where no agreement is under 0.7: which question is the widest; else empty."""
    rows: tuple[TeamRow, ...]
    """Every question that two or more of them scored, the least agreement first."""
    note: str
    """Sentences: how the agreement is worked out, and whether somebody's answers can be worked out."""
