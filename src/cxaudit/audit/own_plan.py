"""The actions of the auditor's own findings, with what became of them; their ids stay when findings move."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from cxaudit.audit.engagement import OwnAction, OwnFinding
from cxaudit.audit.plan_state import ActionState, is_declined, is_overdue
from cxaudit.audit.record import Audit, Header
from cxaudit.files.table import Origin
from cxaudit.problems import Problem, Severity, did_you_mean
from cxaudit.text import slug
from cxaudit.value import Value, dataclass

_OWN = "own-"
_BY_PLACE = re.compile(r"own-([1-9][0-9]{0,3})\Z")
"""What ids were once: the place of the finding. No id of today reads like that."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class OwnDue(Value):
    """An action of the finding `found`; its id is `own-` and that of the finding.

    It is due on a day, unless the client declined it.
    """

    id: str
    found: OwnFinding
    action: OwnAction
    state: ActionState
    who: str
    due: datetime.date | None

    @property
    def off(self) -> Literal["", "dropped", "declined"]:
        """Which of the two put it off, if one did."""
        if self.state.status == "dropped":
            return "dropped"
        return "declined" if _declined(self.action, self.state) else ""

    def is_overdue(self, today: datetime.date) -> bool:
        """Whether its day has passed and it is neither done nor dropped."""
        return is_overdue(self.state.status, self.due, today)


def own_due(audit: Audit) -> Iterator[OwnDue]:
    """Yield the actions of an audit's own findings, in their order."""
    header = audit.header
    for found in with_ids(header.own_findings):
        if found.action is None:
            continue
        id_ = _OWN + found.id
        state = audit.plan.get(id_) or ActionState(id=id_)
        due = state.due or header.date + datetime.timedelta(days=found.action.horizon)
        yield OwnDue(
            id=id_,
            found=found,
            action=found.action,
            state=state,
            who=state.owner or header.roles.get(found.action.owner) or found.action.owner,
            due=None if _declined(found.action, state) else due,
        )


def _declined(action: OwnAction, state: ActionState) -> bool:
    return action.decision is not None and is_declined(action.decision.decision, state.status)


def with_ids(findings: Sequence[OwnFinding]) -> tuple[OwnFinding, ...]:
    """Return findings that all have an id of their own: the one written, else one made of the title.

    Where two would be called alike, the later one's has a number.
    """
    taken: set[str] = set()
    named: dict[int, str] = {}
    for place in sorted(range(len(findings)), key=lambda place: not findings[place].id):
        named[place] = _free(findings[place].id or _of_title(findings[place].title), taken)
        taken.add(named[place])
    return tuple(
        found if found.id == named[place] else replace(found, id=named[place])
        for place, found in enumerate(findings)
    )


def _of_title(title: str) -> str:
    made = slug(title, fallback="finding")
    return made if made[0].isalpha() else f"finding-{made}"


def _free(name: str, taken: set[str]) -> str:
    number, free = 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free


def carried(plan: dict[str, ActionState], header: Header) -> dict[str, ActionState]:
    """Return how actions stand, where an older file called them by the place of their finding too."""
    if not any(map(_BY_PLACE.match, plan)):
        return plan
    ids = [_OWN + found.id for found in with_ids(header.own_findings)]
    later: dict[str, ActionState] = {}
    for name, state in plan.items():
        place = _BY_PLACE.match(name)
        at = int(place[1]) - 1 if place else len(ids)
        id_ = ids[at] if at < len(ids) and ids[at] not in plan else name
        later[id_] = replace(state, id=id_)
    return later


def own_problems(
    header: Header, plan: dict[str, ActionState], origin: Origin, severity: Severity
) -> Iterator[Problem]:
    """Yield the ids that two findings have, and what is said of actions whose finding is gone."""
    first: dict[str, OwnFinding] = {}
    for found in header.own_findings:
        before = first.setdefault(found.id, found) if found.id else found
        if before is not found:
            message = f"the id {found.id!r} is used twice"
            hint = f"It was used first at {before.origin.at('id')}."
            place = found.origin.at("id")
            yield Problem(code="duplicate-id", message=message, source=place, hint=hint, severity=severity)
    known = [_OWN + found.id for found in with_ids(header.own_findings) if found.action]
    for name in plan:
        if name.startswith(_OWN) and name not in known:
            message = (
                f"there is no finding with an action {name!r}; what is said of it is kept, and shown nowhere"
            )
            hint = did_you_mean(name, known) or "Give the finding its `id` back, or take this away."
            place = origin.key("plan", name)
            yield Problem(code="unknown-action", message=message, source=place, hint=hint, severity="warning")
