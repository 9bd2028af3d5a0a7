"""Which actions are overdue in one of two plans and not in the other, both seen on the same day."""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from cxaudit.audit.own_plan import own_due
from cxaudit.audit.plan_state import is_overdue
from cxaudit.compare.model import Change, Kind, Side, Stand, Standing, Why
from cxaudit.questionnaire.versions import Pair

_PLAN: tuple[Why, ...] = ("plan",)


def overdue_changes(
    first: Side, second: Side, pairs: Sequence[Pair], became: Mapping[str, Change], today: datetime.date
) -> Iterator[Change]:
    """Yield the actions that are overdue `today` in the second plan alone, then those in the first alone.

    `became` are the changes of actions that only one of the plans has, by id: they say what it is due to.
    """
    names = {pair.old.id: pair.new.id for pair in pairs}
    then = {names.get(id_, id_): stand for id_, stand in _stands(first)}
    now = dict(_stands(second))
    late_then, late_now = _late(then, today), _late(now, today)
    for id_ in [id_ for id_ in now if id_ in late_now - late_then]:
        yield _change("overdue", id_, then.get(id_), now[id_], became.get(id_))
    for id_ in [id_ for id_ in then if id_ in late_then - late_now]:
        yield _change("not_overdue", id_, then[id_], now.get(id_), became.get(id_))


def _change(kind: Kind, id_: str, before: Stand | None, after: Stand | None, cause: Change | None) -> Change:
    standing = cause.standing if cause else _standing(before, after)
    why = cause.why if cause else _PLAN
    return Change(kind=kind, id=id_, before=before, after=after, standing=standing, why=why)


def _stands(side: Side) -> Iterator[tuple[str, Stand]]:
    """Yield how every action of a plan stands, of those put off and of the auditor's own as well."""
    for action in (*side.plan.actions, *(put_off.action for put_off in side.plan.not_now)):
        yield action.id, Stand(status=action.state.status, due=action.due)
    for own in own_due(side.audit):
        yield own.id, Stand(status=own.state.status, due=own.due)


def _late(stands: Mapping[str, Stand], today: datetime.date) -> set[str]:
    return {id_ for id_, stand in stands.items() if is_overdue(stand.status, stand.due, today)}


def _standing(before: Stand | None, after: Stand | None) -> Standing:
    """Return better where it is done now, worse where it was done then; another day alone is neither."""
    if before is None or after is None:
        return "not_comparable"
    if "done" not in (before.status, after.status):
        return "unchanged"
    return "better" if after.status == "done" else "worse"
