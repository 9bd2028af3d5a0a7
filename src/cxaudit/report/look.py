"""How a report is shown, beside what it says: whole or short, and with whose face."""

from typing import TYPE_CHECKING

from cxaudit.report import parts
from cxaudit.report.model import Report
from cxaudit.value import Value, dataclass
from cxaudit.wording import say

if TYPE_CHECKING:
    from cxaudit.report.brand import Brand


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Look(Value):
    """How a report is to be shown. `short` leaves the first page, the quick wins and the roadmap."""

    short: bool = False
    brand: "Brand | None" = None


WHOLE = Look()
_MANY, _MOST_WINS = 16, 6
"""How many actions a page holds, and how many quick wins beside them."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Short(Value):
    """What the short form shows after the first page.

    `quick_wins` are those that do not stand on the first page; `roadmap` holds the actions of the plan in
    order, the action of a test before all others. Of many only those that have a day, so that one or two
    pages hold them: `later` says how many more there are.
    """

    quick_wins: tuple[parts.Action, ...]
    roadmap: tuple[parts.Action, ...]
    later: str

    @classmethod
    def of(cls, report: Report) -> "Short":
        """Return the short form of a report: a choice of what the report holds, and nothing new."""
        above = {each.number for each in report.first_page.do_first}
        due = report.plan.ranked
        first = (report.plan.gate_action,) if report.plan.gate_action else ()
        wins = [each for each in due if each.quadrant == "quick_win" and each.number not in above]
        shown = [each for each in due if each.due] if len(due) > _MANY else due
        more = len(due) - len(shown)
        return cls(
            quick_wins=tuple(wins[:_MOST_WINS]),
            roadmap=(*first, *shown),
            later=say("report.short_later", number=more) if more else "",
        )
