"""The frozen values of a comparison: what changed between two audits, whether for the better, and why."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cxaudit.audit.answers import Answer
from cxaudit.audit.plan_state import OVER, Status
from cxaudit.audit.record import Audit
from cxaudit.plan.model import Plan
from cxaudit.questionnaire.model import Level, Question
from cxaudit.scoring.scorecard import Scorecard

Part = Literal["answers", "questionnaire", "applicability"]
PARTS: tuple[Part, ...] = ("answers", "questionnaire", "applicability")
"""What a change can be due to: what was answered, what was asked, or what applied and could be answered."""

Why = Part | Literal["plan"]
"""A part, or what the plan says of an action: its status, or its day."""

Standing = Literal["better", "worse", "unchanged", "not_comparable"]
Kind = Literal[
    "score",
    "level",
    "verdict",
    "gate",
    "flag",
    "answer",
    "not_applicable",
    "applicable",
    "not_asked",
    "asked",
    "added",
    "removed",
    "reworded",
    "rescored",
    "opened",
    "closed",
    "overdue",
    "not_overdue",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """How an action stands in a plan: what became of it, and by when it is to be done."""

    status: Status
    due: datetime.date | None

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do about it."""
        return self.status in OVER


Held = Fraction | str | Answer | Stand | None
"""What a change leads from or to: a score, a level's id, a gate's state, an answer, how an action stands;
None: nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that changed. `id` is a section's, an action's, or a question's as it is called now."""

    kind: Kind
    id: str
    before: Held
    after: Held
    standing: Standing
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A difference of scores in points, split by what it is due to; the four add up to it exactly.

    `together` is what cannot be told apart, and nearly always 0.
    """

    answers: Fraction
    questionnaire: Fraction
    applicability: Fraction
    together: Fraction = Fraction(0)

    @property
    def total(self) -> Fraction:
        """The whole difference."""
        return self.answers + self.questionnaire + self.applicability + self.together


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPair:
    """A section (or with the id '' the whole) then and now; `parts` is None unless rated both times."""

    id: str
    title: str
    depth: int
    before: Fraction | None
    after: Fraction | None
    level_before: Level | None
    level_after: Level | None
    parts: Parts | None


CaveatKind = Literal[
    "backwards",
    "same_day",
    "client",
    "questionnaire",
    "version",
    "same_version",
    "respondent",
    "nobody",
    "group",
    "people",
    "basis",
    "basis_unknown",
    "unfinished",
    "taken_over",
    "few_shared",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Caveat:
    """One reason to read a comparison with care, with what stood there then and now."""

    kind: CaveatKind
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two audits, scored and planned."""

    audit: Audit
    card: Scorecard
    plan: Plan

    @property
    def questions(self) -> dict[str, Question]:
        """The questions of its questionnaire by id."""
        return {question.id: question for question in self.audit.questionnaire.questions()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two audits held against each other. `sections` are all there are, `changes` only what changed."""

    before: Side
    after: Side
    caveats: tuple[Caveat, ...]
    sections: tuple[SectionPair, ...]
    changes: tuple[Change, ...]

    @property
    def got_worse(self) -> bool:
        """Whether anything got worse that can be compared."""
        return any(change.standing == "worse" for change in self.changes)

    def of(self, *kinds: Kind) -> Iterator[Change]:
        """Yield the changes of some kinds."""
        return (change for change in self.changes if change.kind in kinds)
