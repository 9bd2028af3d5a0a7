"""Days on the command line: the one that was named, and today."""

import datetime

from cxaudit.problems import CallError
from cxaudit.text import one_line


def day_of(option: str, typed: str) -> datetime.date | None:
    """Return the day typed for an option, None where nothing was. Raises `CallError` for what is no date."""
    try:
        return datetime.date.fromisoformat(typed) if typed else None
    except ValueError:
        message = f"{one_line(typed)!r} is no date for --{option}."
        raise CallError(message, hint="Write it as 2026-12-01.") from None


def now() -> datetime.date:
    """Return today, as this machine sees it."""
    return datetime.date.today()
