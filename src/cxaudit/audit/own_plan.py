"""The actions of the auditor's own findings, with what became of them; they have ids of our making."""

import datetime
from collections.abc import Iterator

from cxaudit.audit.engagement import OwnAction, OwnFinding
from cxaudit.audit.plan_state import ActionState, is_overdue
from cxaudit.audit.record import Audit
from cxaudit.value import Value, dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class OwnDue(Value):
    """An action of the finding `found`, due on a day; its id tells the place of the finding among all."""

    id: str
    found: OwnFinding
    action: OwnAction
    state: ActionState
    who: str
    due: datetime.date

    def is_overdue(self, today: datetime.date) -> bool:
        """Whether its day has passed and it is neither done nor dropped."""
        return is_overdue(self.state.status, self.due, today)


def own_due(audit: Audit) -> Iterator[OwnDue]:
    """Yield the actions of an audit's own findings, in their order."""
    header = audit.header
    for place, found in enumerate(header.own_findings, 1):
        if found.action is None:
            continue
        id_ = f"own-{place}"
        state = audit.plan.get(id_) or ActionState(id=id_)
        yield OwnDue(
            id=id_,
            found=found,
            action=found.action,
            state=state,
            who=state.owner or header.roles.get(found.action.owner) or found.action.owner,
            due=state.due or header.date + datetime.timedelta(days=found.action.horizon),
        )
