"""Parts of the report about time: what changed since an earlier audit. See `model.py`."""

from cxaudit.report.parts import Number
from cxaudit.value import Value, dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class SinceSection(Value):
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
    people: Number | None
    """What of it is due to who answered: not the same people did both times."""
    together: Number | None
    """What cannot be told apart; null where everything can."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class SinceChange(Value):
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
    """What it is due to: `answers`, `questionnaire`, `applicability`, `people` (who answered); of an overdue
    action also `plan`."""
    why_text: str
    """What it is due to, in words."""
    text: str
    """All of it as one line."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class SinceGroup(Value):
    """The changes that stand alike."""

    standing: str
    """How they stand; see [SinceChange](#sincechange)."""
    heading: str
    """The heading over them, with their number."""
    changes: tuple[SinceChange, ...]
    """The changes."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class SinceAction(Value):
    """What became of an action of the earlier plan."""

    id: str
    """The action, as it is called now."""
    title: str
    """What it says to do."""
    status: str
    """`done`, `dropped`, `doing` or `open`."""
    now: str
    """How it stands in the later plan: `due`, `over` (there, done or dropped), or `gone` (due no more)."""
    text: str
    """All of it as one line."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Since(Value):
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
    same_people: bool
    """Whether the same people answered both, as far as anybody can tell."""
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
    plan_heading: str
    """The heading over what became of the earlier plan."""
    plan: tuple[SinceAction, ...]
    """What became of each action of the earlier plan: done, dropped, under way, then open."""
    groups: tuple[SinceGroup, ...]
    """The changes: better, worse, neither, then those that cannot be compared; empty if nothing changed."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class History(Value):
    """Audits of one client in a row, as `cxaudit compare --format json` prints them."""

    format: str
    """`comparison/1`."""
    cxaudit: str
    """The version of cxaudit that made it."""
    title: str
    """Whose audits these are, and from when to when."""
    steps: tuple[Since, ...]
    """What changed from each audit to the next."""
