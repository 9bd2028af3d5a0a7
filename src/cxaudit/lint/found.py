"""How checks say what they found, and at which key of the value at fault."""

from cxaudit.files.table import Origin
from cxaudit.problems import Problem


def warn(code: str, origin: Origin, key: str, message: str, hint: str = "") -> Problem:
    """Return a warning at the value under `key`."""
    return Problem(code=code, message=message, source=origin.at(key), hint=hint, severity="warning")


def problem(code: str, origin: Origin, key: str, message: str, hint: str = "") -> Problem:
    """Return an error at the value under `key`: a score would be wrong."""
    return Problem(code=code, message=message, source=origin.at(key), hint=hint)
