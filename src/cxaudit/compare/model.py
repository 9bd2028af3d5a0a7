"""The frozen values of a comparison: what changed between two audits, whether for the better, and why."""

import datetime
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from cxaudit.audit.answers import Answer
from cxaudit.audit.plan_state import OVER, ActionState, Status
from cxaudit.audit.record import Audit
from cxaudit.plan.model import Plan
from cxaudit.questionnaire.model import Level, Question
from cxaudit.scoring.scorecard import Scorecard
from cxaudit.value import Value, dataclass

Part = Literal["answers", "questionnaire", "applicability", "people"]
PARTS: tuple[Part, ...] = ("answers", "questionnaire", "applicability", "people")
"""What a change can be due to: what was answered, what was asked, what applied and could be answered, or who
answered."""

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


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Stand(Value):
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


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Change(Value):
    """One thing that changed. `id` is a section's, an action's, or a question's as it is called now."""

    kind: Kind
    id: str
    before: Held
    after: Held
    standing: Standing
    why: tuple[Why, ...]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Parts(Value):
    """A difference of scores in points, split by what it is due to; the five add up to it exactly.

    `together` is what cannot be told apart, and nearly always 0.
    """

    answers: Fraction
    questionnaire: Fraction
    applicability: Fraction
    people: Fraction = Fraction(0)
    together: Fraction = Fraction(0)

    @property
    def total(self) -> Fraction:
        """The whole difference."""
        return self.answers + self.questionnaire + self.applicability + self.people + self.together


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class SectionPair(Value):
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
    "others",
    "unclear",
    "by_file",
    "basis",
    "basis_unknown",
    "unfinished",
    "taken_over",
    "few_shared",
]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Caveat(Value):
    """One reason to read a comparison with care, with what stood there then and now."""

    kind: CaveatKind
    before: str = ""
    after: str = ""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Side(Value):
    """One of the two audits, scored and planned."""

    audit: Audit
    card: Scorecard
    plan: Plan

    @property
    def questions(self) -> dict[str, Question]:
        """The questions of its questionnaire by id."""
        return {question.id: question for question in self.audit.questionnaire.questions()}


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Became(Value):
    """What became of an action of the first plan, and how it stands in the second one.

    `due`: it is to be done; `over`: it is in the plan, done or dropped; `gone`: it is due no more.
    """

    id: str
    title: str
    state: ActionState
    now: Literal["due", "over", "gone"]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Comparison(Value):
    """Two audits held against each other. `sections` are all there are, `changes` only what changed.

    `same_people` says that the same people answered both, as far as anybody can tell; `became`
    what became of the first plan.
    """

    before: Side
    after: Side
    caveats: tuple[Caveat, ...]
    sections: tuple[SectionPair, ...]
    changes: tuple[Change, ...]
    same_people: bool
    became: tuple[Became, ...]

    @property
    def got_worse(self) -> bool:
        """Whether anything got worse that can be compared."""
        return any(change.standing == "worse" for change in self.changes)

    def of(self, *kinds: Kind) -> Iterator[Change]:
        """Yield the changes of some kinds."""
        return (change for change in self.changes if change.kind in kinds)
