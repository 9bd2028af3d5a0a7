"""Comparisons in a row -> History: one client's audits over time."""

from collections.abc import Sequence

from cxaudit import __version__
from cxaudit.compare.model import Comparison
from cxaudit.report.display import full_day
from cxaudit.report.progress import History
from cxaudit.report.since import since
from cxaudit.text import one_line
from cxaudit.wording import say


def history(steps: Sequence[Comparison]) -> History:
    """Return the history of audits, each compared with the one before it; there is at least one step."""
    audits = [steps[0].before.audit, *(step.after.audit for step in steps)]
    names = [one_line(audit.header.client) for audit in audits if audit.header.client]
    return History(
        format="comparison/1",
        cxaudit=__version__,
        title=say(
            "since.of",
            client=names[-1] if names else say("since.no_client"),
            n=len(audits),
            first=full_day(audits[0].header.date),
            last=full_day(audits[-1].header.date),
        ),
        steps=tuple(since(step) for step in steps),
    )
