"""Parts of the report about customers: where they meet the business."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointRow:
    """One place where customers meet the business."""

    question: str
    """The question at which it was named."""
    name: str
    """What it is called."""
    stage: str
    """`before`, `during`, `after`, or empty."""
    stage_text: str
    """The stage in words; may be empty."""
    channel: str
    """How customers meet it; may be empty."""
    owner: str
    """Who looks after it; may be empty."""
    rating: str
    """The value of its rating among the question's options; may be empty."""
    rating_text: str
    """The rating in words; may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchpoints:
    """Where customers meet the business. It enters no score."""

    rows: tuple[TouchpointRow, ...]
    """The places: before, during, after, then those without a stage, each as they were named."""
    weakest: str
    """A sentence: which are rated lowest; empty if none is rated below the best."""
