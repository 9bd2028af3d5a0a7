"""What a consultant adds to an audit by hand: scope, fieldwork, own findings, quotes, exhibits, decisions."""

import datetime
from dataclasses import field
from typing import Literal

from cxaudit.files.table import Origin
from cxaudit.value import Value, dataclass

Severity = Literal["low", "medium", "high"]
Decided = Literal["accepted", "changed", "declined"]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Scope(Value):
    """What the audit was to look at, each in words, and what was left out on purpose."""

    what: str = ""
    where: str = ""
    channels: str = ""
    customers: str = ""
    out: str = ""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Fieldwork(Value):
    """What was done to find out, counted; None where nobody said."""

    visits_watched: int | None = None
    people_interviewed: int | None = None
    customers_asked: int | None = None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Decision(Value):
    """What the client decided about an action: `reason` says why not, or what was changed."""

    decision: Decided
    reason: str = ""
    by: str = ""
    origin: Origin = field(default_factory=Origin, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class NamedDecision(Decision):
    """A decision about the action `id` of the plan."""

    id: str


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class OwnAction(Value):
    """What the auditor advises for a finding of her own. `horizon` is the day to finish by."""

    title: str
    owner: str = ""
    first_step: str = ""
    effort: Literal["S", "M", "L"] = "M"
    horizon: Literal[30, 60, 90] = 60
    count: str = ""
    decision: Decision | None = None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class OwnFinding(Value):
    """Something the auditor saw that no question asked. `red_flag` is the reason for one set by hand.

    `id` is there where it was written down; `own_plan.with_ids` gives the others theirs.
    """

    title: str
    id: str = ""
    text: str = ""
    severity: Severity = "medium"
    red_flag: str = ""
    action: OwnAction | None = None
    origin: Origin = field(default_factory=Origin, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Quote(Value):
    """What a customer said, where that is from, and whether the customer allowed it to be printed."""

    text: str
    source: str = ""
    permission: bool = False


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Exhibit(Value):
    """A photograph, recording or document kept elsewhere: `file` says where, `shows` what it shows."""

    file: str
    shows: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Constraints(Value):
    """What the plan has to live with, each in words."""

    season: str = ""
    budget: str = ""
    staffing: str = ""
    plans: str = ""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class SignOff(Value):
    """A page to sign: for whom each side signs, and when the plan is looked at again."""

    client: str = ""
    auditor: str = ""
    next_review: datetime.date | None = None
