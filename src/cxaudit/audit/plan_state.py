"""What became of the plan: for each action its status and what is said of it, kept in the audit file."""

import datetime
from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any, Literal

from cxaudit.audit.kinds import Line, OrEmpty, Prose
from cxaudit.files.table import Day, Key, Many, Named, OneOf, Table, Word
from cxaudit.problems import CallError, did_you_mean
from cxaudit.text import clean, one_line
from cxaudit.value import Value, dataclass

Status = Literal["open", "doing", "done", "dropped"]
STATUSES: tuple[Status, ...] = ("open", "doing", "done", "dropped")
OVER: tuple[Status, ...] = ("done", "dropped")
"""With these, nothing is left to do."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class KpiReading(Value):
    """What was counted on a day, in the client's own words: `12 of 40`."""

    day: datetime.date
    value: str


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ActionState(Value):
    """How the action `id` stands. What is empty is as the questionnaire says.

    `effort` and `impact` are the client's own, with the `reason` for them. `baseline` is what was counted
    before; `since` is the day of the last change of status; `done_before` when it was marked as done in an
    earlier audit, though it is due again.
    """

    id: str
    status: Status = "open"
    owner: str = ""
    due: datetime.date | None = None
    note: str = ""
    effort: Literal["", "S", "M", "L"] = ""
    impact: Literal["", "L", "M", "H"] = ""
    reason: str = ""
    baseline: str = ""
    readings: tuple[KpiReading, ...] = field(default=())
    since: datetime.date | None = None
    done_before: datetime.date | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do about it."""
        return self.status in OVER


def is_overdue(status: str, due: datetime.date | None, today: datetime.date) -> bool:
    """Whether the day of an action has passed and it is neither done nor dropped."""
    return due is not None and due < today and status not in OVER


def is_declined(decision: str, status: str) -> bool:
    """Whether the client declined an action, and nobody began or ended it all the same."""
    return decision == "declined" and status == "open"


_READING = Table(
    "reading",
    KpiReading,
    (
        Key("day", Day(), "The day it was counted.", "2026-05-01"),
        Key("value", Line("Write what was counted, as in 12 of 40."), "What was counted.", "12 of 40"),
    ),
    "What was counted, and when.",
)
_STATE = Table(
    "action",
    ActionState,
    (
        Key("status", OrEmpty(OneOf(*STATUSES), "open"), "open, doing, done or dropped.", "doing"),
        Key("owner", Prose(), "Who does it, in place of the role.", "Ada Palmer"),
        Key("due", OrEmpty(Day(), None), "By when, in place of the plan's day.", "2026-05-01"),
        Key("note", Prose(), "A remark: how it goes, or why it was dropped.", "waiting for the printer"),
        Key("effort", OrEmpty(OneOf("S", "M", "L"), ""), "The effort here: S, M or L. Needs a reason.", "S"),
        Key("impact", OrEmpty(OneOf("L", "M", "H"), ""), "The impact here: L, M or H. Needs a reason.", "H"),
        Key("reason", Prose(), "Why effort or impact differ here.", "the software is paid for already"),
        Key("baseline", Prose(), "What was counted before anything was done.", "31 of 40"),
        Key("readings", OrEmpty(Many(_READING), ()), "What was counted since, in order of days."),
        Key("since", OrEmpty(Day(), None), "The day the status was last changed.", "2026-04-02"),
        Key(
            "done_before",
            OrEmpty(Day(), None),
            "When it was marked as done in an earlier audit; it is due again.",
            "2026-01-15",
        ),
    ),
    "How an action of the plan stands.",
)
PLAN_STATE = Named(_STATE, name=Word())


def changed(state: ActionState, said: Mapping[str, object], today: datetime.date) -> ActionState:
    """Return the state with what was `said` in place of what it held; '' takes a text away.

    `reading` is added to the readings, or takes the place of that of the same day. Raises `CallError` for a
    word that a key does not take.
    """
    values: dict[str, Any] = {name: value for name, value in said.items() if name != "reading"}
    for name, known in _CHOICES.items():
        if name in values and values[name] not in known:
            message = f"There is no {name} {one_line(str(values[name]))!r}."
            raise CallError(message, hint=did_you_mean(str(values[name]), known))
    for name in ("owner", "note", "reason", "baseline"):
        if name in values:
            values[name] = clean(str(values[name]))
    if "status" in values and values["status"] != state.status:
        values["since"] = today
    if "reading" in said:
        reading = KpiReading(day=today, value=one_line(str(said["reading"])))
        kept = [each for each in state.readings if each.day != today]
        values["readings"] = tuple(sorted((*kept, reading), key=lambda each: each.day))
    return replace(state, **values)


_CHOICES = {"status": STATUSES, "effort": ("S", "M", "L"), "impact": ("L", "M", "H")}
