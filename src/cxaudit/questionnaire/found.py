"""How checks say what they found, and at which key of the value at fault."""

from cxaudit.files.table import Origin
from cxaudit.problems import Problem


def warn(
    code: str, origin: Origin, key: str | tuple[str | int, ...], message: str, hint: str = ""
) -> Problem:
    """Return a warning at the value under `key`, or under several keys one inside the other."""
    source = origin.at(key) if isinstance(key, str) else origin.at(*key)
    return Problem(code=code, message=message, source=source, hint=hint, severity="warning")


def problem(code: str, origin: Origin, key: str, message: str, hint: str = "") -> Problem:
    """Return an error at the value under `key`: a score would be wrong."""
    return Problem(code=code, message=message, source=origin.at(key), hint=hint)
