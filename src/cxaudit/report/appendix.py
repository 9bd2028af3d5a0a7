"""The end of a report: figures that others measured, and what its words mean. See `model.py`."""

from cxaudit.value import Value, dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class FigureRow(Value):
    """A figure that others measured; it enters no arithmetic."""

    id: str
    """Its id in the registry of figures."""
    text: str
    """The figure as it may be printed, in a sentence."""
    source: str
    """Who measured it, where and when, and where it was met."""
    status: str
    """How far it could be traced, in words."""
    caution: str
    """What to keep in mind; may be empty."""
    verified: str
    """That cxaudit did not verify it."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Term(Value):
    """A word of the report and what it means here."""

    term: str
    """The word."""
    meaning: str
    """What it means."""
