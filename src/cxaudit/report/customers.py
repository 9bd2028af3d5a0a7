"""Parts of the report about customers: where they meet the business, and how they see it."""

from cxaudit.report.parts import Number
from cxaudit.value import Value, dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class TouchpointRow(Value):
    """One place where customers meet the business."""

    question: str
    """The question at which it was named."""
    name: str
    """What it is called."""
    stage: str
    """`before`, `during`, `after`, or empty."""
    stage_text: str
    """The stage in words; may be empty."""
    channel: str
    """How customers meet it; may be empty."""
    owner: str
    """Who looks after it; may be empty."""
    rating: str
    """The value of its rating among the question's options; may be empty."""
    rating_text: str
    """The rating in words; may be empty."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Touchpoints(Value):
    """Where customers meet the business. It enters no score."""

    rows: tuple[TouchpointRow, ...]
    """The places: before, during, after, then those without a stage, each as they were named."""
    weakest: str
    """A sentence: which are rated lowest; empty if none is rated below the best."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class GapRow(Value):
    """One question as it was answered, and as customers' own data answers it."""

    question: str
    """The question."""
    text: str
    """The question in few words."""
    answer: str
    """What was answered, in words."""
    score: Number
    """That answer, 0 to 100."""
    customers_answer: str
    """What customers' data says, in words."""
    customers_score: Number
    """That answer, 0 to 100."""
    points: Number
    """How much higher the answer is than the customers', -100 to 100; its text carries a sign."""
    kind: str
    """`blind_spot` (20 points or more), `hidden_strength` (-20 or less) or `aligned`."""
    kind_text: str
    """The kind in words."""
    sentence: str
    """What that means, as a sentence."""
    n: int | None
    """How many customers' answers stand behind it; null if nobody said."""
    source: str
    """Where these are from; may be empty."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Perception(Value):
    """One view held against the customers'. It moves no score."""

    heading: str
    """The heading over it."""
    gaps: tuple[GapRow, ...]
    """Blind spots, hidden strengths, then where both agree; the widest gap first."""
    note: str
    """A sentence on what stands against what."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class PairRow(Value):
    """One question that was rated twice: what is expected, and what is done."""

    question: str
    """The question."""
    text: str
    """The question in few words."""
    first: str
    """What was rated first: `expectation` or `importance`."""
    expected: str
    """That rating, in words."""
    expected_step: Number
    """That rating in steps of the scale, from 1."""
    answer: str
    """What is done, in words."""
    answer_step: Number
    """What is done, in steps of the scale."""
    steps: int
    """How many steps the scale has."""
    gap: Number
    """What is done less what is expected, in steps; its text carries a sign."""
    kind: str
    """`below`, `met` or `above`."""
    kind_text: str
    """The kind in words."""
    n: int
    """How many people gave both ratings."""
    customers: str
    """What customers' own data says to both, in words; empty where it does not."""
    customers_gap: Number | None
    """The gap in that data; its text carries a sign."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ValueRow(Value):
    """One value of the dimension along which gaps are averaged."""

    value: str
    """Its id."""
    title: str
    """Its title."""
    gap: Number | None
    """The mean gap of its pairs; null where none was rated twice."""
    pairs_text: str
    """How many of its pairs were rated twice, as `2 of 3`."""
    weight: Number | None
    """How many of 100 points it has; null where nobody gave any."""
    part: Number | None
    """What it adds to the weighted mean; null where there is none."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Delivered(Value):
    """What is expected held against what is done. It moves no score."""

    heading: str
    """The heading over it."""
    first_label: str
    """The label of what was rated first."""
    pairs: tuple[PairRow, ...]
    """The pairs that were rated twice, the furthest below first."""
    dimension: str
    """The title of the dimension along which gaps are averaged; empty without one."""
    values: tuple[ValueRow, ...]
    """Its values, in the questionnaire's order."""
    mean: Number | None
    """The mean of the values' gaps, each alike; null without any."""
    weighted: Number | None
    """The mean weighted by 100 points; null without them, or where they do not add up."""
    sentences: tuple[str, ...]
    """What the means say, or why there is none; which pairs have no gap."""
    notes: tuple[str, ...]
    """How gaps are worked out, whose idea they are, and what was said against it."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class MeasureRow(Value):
    """One of the usual measures, as customers' own answers give it."""

    id: str
    """`nps`, `csat` or `ces`."""
    title: str
    """Its name."""
    n: int
    """How many answered."""
    figure: str
    """The NPS, the share of satisfied customers, or the mean of the CES; empty below three answers."""
    low: str
    """The lower end of the 95% interval (of a CES: of the share who found it easy); may be empty."""
    high: str
    """The upper end."""
    sentences: tuple[str, ...]
    """What it says, and how far to trust it."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class CustomersSaid(Value):
    """What customers' own answers say in the usual measures. They enter no score."""

    heading: str
    """The heading over it."""
    measures: tuple[MeasureRow, ...]
    """The measures that were asked for."""
    source: str
    """Where the answers are from, and from when."""
    notes: tuple[str, ...]
    """How the measures are worked out, and whose marks they are."""
