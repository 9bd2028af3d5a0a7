"""The frozen values of a plan: actions in rank order, laid out over 30, 60 and 90 days."""

import datetime
from fractions import Fraction
from typing import Literal

from cxaudit.audit.plan_state import ActionState, is_overdue
from cxaudit.questionnaire.model import Kind, Level, Recommendation
from cxaudit.value import Value, dataclass

Quadrant = Literal["quick_win", "plan_it", "when_time", "not_now"]
Slot = Literal[0, 30, 60, 90]
"""The day by which to finish; 0 for later."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Action(Value):
    """A recommendation that has become due.

    `id` is the merge key, else the question id; `questions` are all reasons, the one that leads first.
    `priority` is gap x weight x impact / effort (0..9), `reach` gap x weight x impact (0..9).
    `slot` is the day (30, 60, 90) by which it is to be finished, 0 for later; `moved` says that it did not
    fit into the month it belongs to. `also` are the other members' steps. `number` is its rank from 1.
    `state` is what became of it, as the audit file says; its owner, day, effort and impact count here.
    """

    id: str
    number: int
    questions: tuple[str, ...]
    recommendation: Recommendation
    also: tuple[str, ...]
    kind: Kind
    red_flag: bool
    make_or_break: bool
    chosen: bool
    gap: Fraction
    weight: Fraction
    priority: Fraction
    reach: Fraction
    quadrant: Quadrant
    slot: Slot
    due: datetime.date | None
    moved: bool
    who: str
    why_now: str
    state: ActionState

    def is_overdue(self, today: datetime.date) -> bool:
        """Whether its day has passed and it is neither done nor dropped."""
        return is_overdue(self.state.status, self.due, today)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class NotNow(Value):
    """An action put off on purpose, and why."""

    action: Action
    reason: Literal["delighter", "low_impact", "dropped", "declined"]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Worth(Value):
    """What raising the questions behind some actions to the target would do. Arithmetic, not a promise.

    `sections` are (section id, score before, score after, level after) where a score changes.
    """

    actions: tuple[str, ...]
    sections: tuple[tuple[str, Fraction, Fraction, Level], ...]
    verdict_before: Level | None
    verdict_after: Level | None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Plan(Value):
    """What to do, in order.

    `gate_action` comes first and unnumbered, when blocks were not looked at. `actions` holds every due
    action in rank order except those of `not_now`. `do_first` are the first of them that the first page
    shows. `choose_from` are questions to choose from when nothing is due. `ask_again` is the day the
    five questions (or the audit) come up again. `find_out` are questions that nobody knew, heaviest
    first, then those that most of several people did not know.
    """

    gate_action: Recommendation | None
    actions: tuple[Action, ...]
    do_first: tuple[Action, ...]
    not_now: tuple[NotNow, ...]
    choose_from: tuple[str, ...]
    find_out: tuple[str, ...]
    worth_first: Worth | None
    worth: dict[str, Worth]
    worth_by_slot: dict[int, Worth]
    ask_again: datetime.date
