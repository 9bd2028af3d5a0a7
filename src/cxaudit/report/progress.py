"""Parts of the report about time: what changed since an earlier audit. See `model.py`."""

from dataclasses import dataclass

from cxaudit.report.parts import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceSection:
    """One section then and now. The parts add up to `points` exactly."""

    id: str
    """Its id in the questionnaire; empty for all sections together."""
    title: str
    """Its title."""
    depth: int
    """How deep it is nested, from 0."""
    before: Number | None
    """Its score then, 0 to 100; null if it was not rated."""
    after: Number | None
    """Its score now; null if it is not rated."""
    level_before: str
    """The title of its level then; empty if it was not rated."""
    level_after: str
    """The title of its level now; empty if it is not rated."""
    points: Number | None
    """The difference, -100 to 100; its text carries a sign. Null unless rated both times."""
    answers: Number | None
    """What of it the answers account for."""
    questionnaire: Number | None
    """What of it the questionnaire accounts for: other questions, weights or scores."""
    applicability: Number | None
    """What of it is due to what applied, was asked and could be answered."""
    together: Number | None
    """What cannot be told apart; null where everything can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceChange:
    """One thing that is not as it was."""

    kind: str
    """One of the words listed in [over time](over-time.md#kinds-of-changes)."""
    kind_text: str
    """The kind in words."""
    id: str
    """The section, the question as it is called now, or the action; empty for the verdict and the whole."""
    name: str
    """What that is called."""
    before: str
    """What stood there then, in words; may be empty."""
    after: str
    """What stands there now, in words; may be empty."""
    standing: str
    """`better`, `worse`, `unchanged` (neither better nor worse) or `not_comparable`."""
    why: tuple[str, ...]
    """What it is due to: `answers`, `questionnaire`, `applicability`; of an overdue action also `plan`."""
    why_text: str
    """What it is due to, in words."""
    text: str
    """All of it as one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceGroup:
    """The changes that stand alike."""

    standing: str
    """How they stand; see [SinceChange](#sincechange)."""
    heading: str
    """The heading over them, with their number."""
    changes: tuple[SinceChange, ...]
    """The changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What changed from one audit to a later one."""

    heading: str
    """The heading over it."""
    before: str
    """The day of the earlier audit, as YYYY-MM-DD."""
    before_text: str
    """That day, short."""
    after: str
    """The day of the later audit, as YYYY-MM-DD."""
    after_text: str
    """That day, short."""
    verdict_before: str
    """The title of the verdict's level then; empty without a verdict."""
    verdict_after: str
    """The title of the verdict's level now; empty without a verdict."""
    got_worse: bool
    """Whether anything got worse that can be compared; `cxaudit compare --fail` goes by it."""
    summary: tuple[str, ...]
    """Sentences: what became of the verdict, and how many changes stand how."""
    caveats: tuple[str, ...]
    """Sentences: how far the two can be compared."""
    sections: tuple[SinceSection, ...]
    """Every section that scores, then and now, and last all of them together."""
    parts_note: str
    """A sentence on how the parts of a difference are worked out."""
    groups: tuple[SinceGroup, ...]
    """The changes: better, worse, neither, then those that cannot be compared; empty if nothing changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Audits of one client in a row, as `cxaudit compare --format json` prints them."""

    format: str
    """`comparison/1`."""
    cxaudit: str
    """The version of cxaudit that made it."""
    title: str
    """Whose audits these are, and from when to when."""
    steps: tuple[Since, ...]
    """What changed from each audit to the next."""
