"""What a consultant added by hand, as a report shows it. See `model.py`."""

from cxaudit.value import Value, dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Fact(Value):
    """A labelled line."""

    id: str
    """The key it stands under in the audit file."""
    label: str
    """The label."""
    text: str
    """The line."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class OwnFinding(Value):
    """Something the auditor saw that no question asked."""

    title: str
    """What was found."""
    text: str
    """What was seen, and what follows from it; may be empty."""
    severity: str
    """`low`, `medium` or `high`."""
    severity_text: str
    """The severity in words."""
    red_flag: bool
    """Whether a red flag was set by hand."""
    red_flag_reason: str
    """Why it was set; empty if none was."""
    action: str
    """The title of the action that answers it; may be empty."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class QuoteRow(Value):
    """What a customer said and allowed to be printed."""

    text: str
    """What was said."""
    source: str
    """Where it is from; may be empty."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ExhibitRow(Value):
    """A file kept elsewhere that shows something."""

    number: int
    """Its number from 1."""
    file: str
    """Where it is kept."""
    date: str
    """When it was made, as YYYY-MM-DD; may be empty."""
    date_text: str
    """That day in words; may be empty."""
    shows: str
    """What it shows; may be empty."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class SignOff(Value):
    """A page for both sides to sign."""

    statements: tuple[str, ...]
    """What is agreed by signing, each to be ticked."""
    next_review: str
    """When the plan is looked at again, as YYYY-MM-DD."""
    next_review_text: str
    """That day in a sentence."""
    client: str
    """Who signs for the client; may be empty."""
    auditor: str
    """Who signs for the auditor; may be empty."""
