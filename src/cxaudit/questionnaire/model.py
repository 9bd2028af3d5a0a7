"""The frozen values of a questionnaire. `format.py` declares how each is written in YAML.

Scores are exact: a `Fraction` from 0 to 1. `origin`, where a value was written, takes no part in equality.
"""

from collections.abc import Iterator
from dataclasses import field
from fractions import Fraction
from itertools import chain
from typing import Literal

from cxaudit.files.table import Origin
from cxaudit.questionnaire.condition import Condition
from cxaudit.value import Value, dataclass

QuestionType = Literal["choice", "number", "multiple", "text", "touchpoints", "pair"]
Kind = Literal["basic", "performance", "delighter"]
Standing = Literal["low", "mid", "high"]
Rating = Literal["expectation", "importance"]

_ORIGIN = Origin()

CLOSE = 5
"""Sections less than this many points apart are called even."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Option(Value):
    """One possible answer: what is stored (`value`), what is read (`label`, `help`), what it scores."""

    value: str
    label: str
    help: str = ""
    score: Fraction | None = None
    exclusive: bool = False
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Scale(Value):
    """A named list of options, shared by questions; either all options score or none does."""

    id: str
    options: tuple[Option, ...]
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Band(Value):
    """What a number below `below` scores; the last band has no `below`."""

    score: Fraction
    below: Fraction | None = None
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Level(Value):
    """A named band of scores (0 to 100, up to but not including `below`) and what it holds.

    A make-or-break point scoring at most `hold_up_to` (0..1) holds the verdict at this level; with
    `red_flag` that is also a red flag; `hold_unknown`: so does one nobody knows.
    """

    id: str
    title: str
    words: str
    below: Fraction | None = None
    standing: Standing = "mid"
    hold_up_to: Fraction | None = None
    hold_unknown: bool = False
    red_flag: bool = False
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Dimension(Value):
    """A lens across sections: its values by id, each with a title."""

    id: str
    title: str
    values: dict[str, str]
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WhyNow(Value):
    """A sentence to add when the action of question `beside` is due as well; `{n}` is its number."""

    beside: str
    text: str
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Recommendation(Value):
    """What to do when an answer is low. `horizon` is the day to finish by: 30, 60 or 90."""

    title: str
    why: str
    steps: tuple[str, ...]
    first_step: str
    role: str
    effort: Literal["S", "M", "L"]
    impact: Literal["L", "M", "H"]
    horizon: Literal[30, 60, 90]
    kpi: tuple[str, ...]
    why_now: WhyNow | None = None
    merge_key: str = ""
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Suggestion(Value):
    """What Enter means at a question; the first whose `when` holds."""

    value: str
    when: Condition | None = None
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Pair(Value):
    """The first of the two ratings of a pair: what it is, how it is asked, and the words of its answers.

    `scale` names one with the same values, which reads otherwise: "vital" where the other says "always".
    """

    first: Rating = "expectation"
    text: str = ""
    scale: str = ""
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


STANDARD_PAIR = Pair()
"""What a pair that does not say so asks first: what customers expect."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Question(Value):
    """One thing asked. `short` names it in a list ("the welcome"); `when_low` turns the statement round.

    `second_rating`: what customers' data says may be put beside the answer. `to_customers` is the question
    as one asks it of a customer. `pair` is about the first rating of a question of that type.
    """

    id: str
    text: str
    ref: str = ""
    type: QuestionType = "choice"
    help: str = ""
    short: str = ""
    scale: str = ""
    pair: Pair | None = None
    options: tuple[Option, ...] = ()
    bands: tuple[Band, ...] = ()
    better: Literal["", "lower", "higher"] = ""
    unit: str = ""
    min: Fraction | None = None
    max: Fraction | None = None
    whole: bool = False
    weight: Fraction = Fraction(1)
    kind: Kind = "performance"
    make_or_break: bool = False
    na: bool = True
    optional: bool = False
    dimensions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    source: tuple[str, ...] = ()
    when: Condition | None = None
    when_low: str = ""
    recommendation: Recommendation | None = None
    asked_as: str = ""
    renamed_from: tuple[str, ...] = ()
    suggest: tuple[Suggestion, ...] = ()
    with_all: str = ""
    second_rating: bool = False
    to_customers: str = ""
    shows: Literal["", "impression", "own_hands"] = ""
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)

    @property
    def may_stay_open(self) -> bool:
        """Whether nobody misses an answer: a list of touchpoints may always be left out."""
        return self.optional or self.type == "touchpoints"

    @property
    def chooses(self) -> bool:
        """Whether its value is one of its options, as that of a choice and of a pair is."""
        return self.type in ("choice", "pair")

    @property
    def first_rating(self) -> Pair | None:
        """What is asked before the value; None unless this is a pair."""
        return (self.pair or STANDARD_PAIR) if self.type == "pair" else None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Gate(Value):
    """Passed when all questions of the section have full marks; else its recommendation is due."""

    title: str
    rule: Literal["all_yes"] = "all_yes"
    recommendation: Recommendation | None = None
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Include(Value):
    """Sections taken from another questionnaire: `NAME` (all of them) or `NAME#SECTION`.

    `asked_as` pairs questions taken with earlier ones that ask the same from another side.
    """

    include: str
    when: Condition | None = None
    skip: tuple[str, ...] = ()
    weights: dict[str, Fraction] = field(default_factory=dict)
    asked_as: dict[str, str] = field(default_factory=dict)
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Section(Value):
    """A part of a questionnaire: its own questions, then its sections. `text` explains the title.

    `levels` name its score in its own words; the verdict never rests on such a section beside others.
    """

    id: str
    title: str
    text: str = ""
    intro: str = ""
    weight: Fraction = Fraction(1)
    scored: bool = True
    after_basics: bool = False
    when: Condition | None = None
    gate: Gate | None = None
    levels: tuple[Level, ...] = ()
    questions: tuple[Question, ...] = ()
    sections: tuple["Section | Include", ...] = ()
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Imbalance(Value):
    """Two sections whose scores lie `points` or more apart are named."""

    between: tuple[str, ...]
    points: Fraction
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Coverage(Value):
    """The shares (0..1) of answered weight from which a section is rated, and rated without reserve."""

    rated: Fraction = Fraction(33, 100)
    full: Fraction = Fraction(80, 100)
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Diagnosis(Value):
    """A name and a text for a pattern of scores; of a list, the first whose `when` holds.

    `{lagging}` stands for the lower of the sections of `weakest_of`, `{point}` for the red-flagged points.
    `close_text` takes the place of `text` when those sections lie less than `CLOSE` points apart.
    """

    id: str
    name: str
    text: str
    close_text: str = ""
    when: Condition | None = None
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Remark(Value):
    """A sentence for the reader when its condition holds: in the verdict, or at the close.

    At `not_looked_at` it says what this questionnaire leaves out; such a remark does not travel with an
    include, since the questionnaire that includes may well ask it.
    """

    id: str
    text: str
    when: Condition | None = None
    place: Literal["verdict", "keep", "close", "not_looked_at"] = "verdict"
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Arc(Value):
    """The sections that are the stages of the journey, in the order a customer meets them.

    `along` is the dimension whose values bear the stages' names: by it findings of other sections are
    listed under their stage.
    """

    stages: tuple[str, ...]
    along: str = ""
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Contrast(Value):
    """Two groups of sections; whichever mean lies `points` or more ahead has its sentence printed.

    A mean is that of the group's section scores, by section weight; both groups must be rated throughout.
    """

    id: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    points: Fraction
    first_ahead: str = ""
    second_ahead: str = ""
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Rules(Value):
    """What overrules or explains an average; each names sections of this questionnaire."""

    weakest_of: tuple[str, ...] = ()
    imbalance: Imbalance | None = None
    coverage: Coverage | None = None
    arc: Arc | None = None
    contrasts: tuple[Contrast, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    remarks: tuple[Remark, ...] = ()
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Gaps(Value):
    """The dimension along whose values the gaps of pairs are averaged, and how much each value weighs.

    100 points are split over the values: in `weights`, or by the person, each share being the answer to the
    number question that `weights_from` names. With neither there is no weighted mean.
    """

    dimension: str
    weights: dict[str, Fraction] = field(default_factory=dict)
    weights_from: dict[str, str] = field(default_factory=dict)
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class PlanSlots(Value):
    """How many actions fit into each 30 days of the plan."""

    per_horizon: int = 3
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Questionnaire(Value):
    """Everything one audit asks, and the rules by which it is scored and planned. Minutes in `duration`."""

    id: str
    version: str
    title: str
    language: str = "en"
    summary: str = ""
    intro: str = ""
    duration: int = 0
    source: dict[str, str] = field(default_factory=dict)
    target: Fraction = Fraction(3, 4)
    plan: PlanSlots = PlanSlots()
    scales: dict[str, Scale] = field(default_factory=dict)
    dimensions: dict[str, Dimension] = field(default_factory=dict)
    gaps: Gaps | None = None
    levels: tuple[Level, ...] = ()
    sections: tuple[Section | Include, ...]
    rules: Rules = Rules()
    origin: Origin = field(default=_ORIGIN, compare=False, repr=False)
    # Every check walks the sections, some several times: what the first walk found is kept.
    walked: list[Section] = field(default_factory=list, init=False, compare=False, repr=False)
    asked: list[Question] = field(default_factory=list, init=False, compare=False, repr=False)
    ways: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, compare=False, repr=False)

    def walk(self) -> Iterator[Section]:
        """Yield every section in the order it is asked, parents before children."""
        if not self.walked:
            stack = [s for s in reversed(self.sections) if isinstance(s, Section)]
            while stack:
                section = stack.pop()
                self.walked.append(section)
                stack.extend(s for s in reversed(section.sections) if isinstance(s, Section))
        return iter(self.walked)

    def questions(self) -> Iterator[Question]:
        """Yield every question in the order it is asked."""
        if not self.asked:
            self.asked.extend(chain.from_iterable([section.questions for section in self.walk()]))
        return iter(self.asked)

    def way_to(self, question: str) -> tuple[str, ...]:
        """Return the ids of the sections a question stands in, from the top down to its own."""
        if not self.ways:
            above: dict[str, tuple[str, ...]] = {}
            for section in self.walk():
                way = (*above.get(section.id, ()), section.id)
                above.update((child.id, way) for child in section.sections if isinstance(child, Section))
                self.ways.update((each.id, way) for each in section.questions)
        return self.ways[question]

    def options_of(self, question: Question) -> tuple[Option, ...]:
        """Return the options of a choice or multiple-choice question: its own, or its scale's."""
        if question.options:
            return question.options
        scale = self.scales.get(question.scale)
        return scale.options if scale else ()

    def first_options_of(self, question: Question) -> tuple[Option, ...]:
        """Return the options of the first rating of a pair: those of its value, perhaps in other words."""
        first = question.first_rating
        scale = self.scales.get(first.scale) if first else None
        return scale.options if scale else self.options_of(question)

    def scores(self, question: Question) -> bool:
        """Return whether an answer to the question has a score; of touchpoints only the places are rated."""
        if question.type == "number":
            return bool(question.bands)
        options = self.options_of(question)
        return bool(options) and options[0].score is not None and question.type != "touchpoints"
