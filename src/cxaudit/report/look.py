"""How a report is shown, beside what it says: whole or short, and with whose face."""

from typing import TYPE_CHECKING

from cxaudit.report import parts
from cxaudit.report.model import Report
from cxaudit.value import Value, dataclass

if TYPE_CHECKING:
    from cxaudit.report.brand import Brand


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Look(Value):
    """How a report is to be shown. `short` leaves the first page, the quick wins and the roadmap."""

    short: bool = False
    brand: "Brand | None" = None


WHOLE = Look()


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Short(Value):
    """What the short form shows after the first page.

    `quick_wins` are those that do not stand on the first page; `roadmap` holds every action of the plan, in
    order, the action of a test before all others.
    """

    quick_wins: tuple[parts.Action, ...]
    roadmap: tuple[parts.Action, ...]

    @classmethod
    def of(cls, report: Report) -> "Short":
        """Return the short form of a report: a choice of what the report holds, and nothing new."""
        above = {each.number for each in report.first_page.do_first}
        due = report.plan.ranked
        first = (report.plan.gate_action,) if report.plan.gate_action else ()
        wins = (each for each in due if each.quadrant == "quick_win" and each.number not in above)
        return cls(quick_wins=tuple(wins), roadmap=(*first, *due))
