"""The frozen values that scoring makes of an audit. Scores are exact: items 0..1, sections 0..100."""

from collections.abc import Iterable, Iterator
from dataclasses import field
from fractions import Fraction
from typing import Literal

from cxaudit.audit.answers import State
from cxaudit.questionnaire.model import Diagnosis, Gate, Level, Remark
from cxaudit.value import Value, dataclass

GateState = Literal["passed", "not_passed", "undecided"]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ItemScore(Value):
    """One relevant question: how it was answered, and what it scores (0..1) if it counts in its section."""

    question: str
    state: State
    score: Fraction | None
    weight: Fraction
    counts: bool
    """Whether the question has a scale with scores at all."""
    lowest_group: Fraction | None = None
    """Of several respondents, the mean of the group with the lowest; None where one person answered."""
    open_for_some: bool = False
    """Whether one of several respondents was asked and did not know, or gave no answer yet."""

    unknown_to_most: bool = False
    """Whether more than half of several respondents, asked where it applies, did not know."""

    @property
    def weakest(self) -> Fraction | None:
        """The score that red flags and holds go by: the lowest group's where there are several."""
        return self.score if self.lowest_group is None else self.lowest_group


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Tally(Value):
    """How many of the questions that score were asked, and how they were answered."""

    answered: int = 0
    na: int = 0
    unknown: int = 0
    open: int = 0

    @property
    def applicable(self) -> int:
        """The number of questions that apply."""
        return self.answered + self.unknown + self.open


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class SectionScore(Value):
    """A section that was relevant.

    `score` (0..100) is None unless rated, and named by one of `levels`; `coverage` (0..1) is None if nothing
    applies. `weight_answered` and `weight_applicable` are sums of question weights of all questions below it
    that score and apply. `lowest` and `highest` bound the score, whatever the unknown answers turn out to be.
    """

    id: str
    title: str
    text: str
    depth: int
    scored: bool
    weight: Fraction
    score: Fraction | None
    levels: tuple[Level, ...]
    level: Level | None
    coverage: Fraction | None
    provisional: bool
    tally: Tally
    weight_answered: Fraction
    weight_applicable: Fraction
    lowest: Fraction | None
    highest: Fraction | None
    red_flags: tuple[str, ...]
    items: tuple[ItemScore, ...]
    children: tuple["SectionScore", ...]

    @property
    def rated(self) -> bool:
        """Whether enough was answered for a score."""
        return self.score is not None


def every(sections: Iterable[SectionScore]) -> Iterator[SectionScore]:
    """Yield sections and all that lie below them, parents before children."""
    for section in sections:
        yield section
        yield from every(section.children)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class GateResult(Value):
    """The test over a section: how many of its questions stand at full marks, how many are still open."""

    section: str
    gate: Gate
    state: GateState
    full: int
    total: int
    undecided: int


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Hold(Value):
    """One rule that holds the verdict at `level`.

    `points` are make-or-break question ids (rule "point": failed; "unknown_point": nobody knows);
    for rule "weakest", `section` is the section that decides.
    """

    rule: Literal["weakest", "point", "unknown_point"]
    level: Level
    section: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Verdict(Value):
    """The level of the whole. `without_points` is what it would be without make-or-break points.

    `holds` come tightest first and only where they explain something.
    """

    level: Level
    without_points: Level
    provisional: bool
    holds: tuple[Hold, ...]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Outcome(Value):
    """What items and sections come to: the whole, the verdict, the gates, the questions with a red flag."""

    whole: SectionScore
    verdict: Verdict | None
    gates: tuple[GateResult, ...]
    red_flags: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class LensScore(Value):
    """Questions of one dimension value, pooled across sections: the same answers read another way.

    `sum` is sum(weight x score) with scores 0..1, `weight` sum(weight), both over the answered ones.
    """

    dimension: str
    value: str
    title: str
    score: Fraction | None
    sum: Fraction
    weight: Fraction
    coverage: Fraction | None
    answered: int
    applicable: int


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Apart(Value):
    """Sections that lie further apart than the questionnaire lets pass: which, the lowest, by how much."""

    sections: tuple[str, ...]
    lagging: str
    points: Fraction


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Journey(Value):
    """The stages of the journey: the weakest of the rated ones ('' if none is), and those nobody looked at.

    A stage is looked at when it was asked and is rated.
    """

    stages: tuple[str, ...]
    weakest: str
    not_looked_at: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Scorecard(Value):
    """Everything scoring has to say about one audit.

    `verdict` is None when a section it rests on is not rated: then `unrated` names those sections (and
    `not_asked` those that were never asked). `red_flags` groups question ids by fault (merge key).
    `low`, `unknown`, `unanswered`, `not_applicable`, `strengths`, `watch` are question ids, most important
    first. `contrasts` are the sentences of groups of sections that lie too far apart. `look_again` are pairs
    of questions that ask the same, the earlier one first, and were answered two steps or more apart.
    """

    sections: tuple[SectionScore, ...]
    whole: SectionScore
    items: dict[str, ItemScore]
    gates: tuple[GateResult, ...]
    verdict: Verdict | None
    unrated: tuple[str, ...]
    not_asked: tuple[str, ...]
    weakest_of: tuple[str, ...]
    lagging: str
    gap: Fraction | None
    imbalance: Apart | None
    diagnosis: Diagnosis | None
    remarks: tuple[Remark, ...]
    red_flags: tuple[tuple[str, ...], ...]
    low: tuple[str, ...]
    strengths: tuple[str, ...]
    watch: tuple[str, ...]
    unknown: tuple[str, ...]
    hardly_known: tuple[str, ...]
    unanswered: tuple[str, ...]
    not_applicable: tuple[str, ...]
    irrelevant: tuple[str, ...]
    lenses: tuple[LensScore, ...] = field(default=())
    journey: Journey | None = None
    contrasts: tuple[str, ...] = ()
    look_again: tuple[tuple[str, str], ...] = ()

    def section(self, id_: str) -> SectionScore | None:
        """Return the score of a relevant section, or None if it was not asked."""
        return next((section for section in every(self.sections) if section.id == id_), None)
