"""What stands behind a report's first page: scorecard, findings, plan, answers, method. See `model.py`."""

from cxaudit.report.consultant import Fact
from cxaudit.value import Value, dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Number(Value):
    """A number as it is read, and as it is."""

    text: str
    """Rounded for reading, never across a border between levels."""
    exact: str
    """The exact value, a whole number or a fraction: `65`, `1500/29`."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Range(Value):
    """The scores a section could have, whatever the unknown answers turn out to be."""

    lowest: Number
    """If every unknown answer were the worst."""
    highest: Number
    """If every unknown answer were the best."""
    text: str
    """The range in words."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class SectionRow(Value):
    """One section of the scorecard."""

    id: str
    """Its id in the questionnaire."""
    title: str
    """Its title."""
    text: str
    """What the title means; may be empty."""
    depth: int
    """How deep it is nested, from 0."""
    level: str
    """The id of its level; empty if not rated."""
    reading: str
    """The level as it is read: `Solid, with a red flag`, `Not rated`."""
    score: Number | None
    """0 to 100; null if not rated."""
    provisional: bool
    """Whether it was answered in part only."""
    answered: int
    """How many of its questions were answered."""
    applicable: int
    """How many of its questions apply."""
    answered_text: str
    """Both numbers in words: `10 of 12`."""
    coverage: Number | None
    """The answered share by weight, 0 to 100; null if nothing applies."""
    range: Range | None
    """The scores it could have; null if nothing is unknown, or everything."""
    red_flags: tuple[str, ...]
    """The questions that raised a red flag."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class GateRow(Value):
    """A test that only full marks pass."""

    section: str
    """The section it is about."""
    title: str
    """Its title."""
    state: str
    """`passed`, `not_passed` or `undecided`."""
    full: int
    """How many questions stand at full marks."""
    total: int
    """How many questions it has."""
    undecided: int
    """How many of them are still to find out."""
    result: str
    """The result in words: `3 of 5`."""
    text: str
    """What follows from it."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class RedFlag(Value):
    """One fault at a make-or-break point; several questions may show the same fault."""

    questions: tuple[str, ...]
    """The questions that show it."""
    points: tuple[str, ...]
    """Each point in words."""
    sections: tuple[str, ...]
    """The titles of the sections it lies in."""
    quotes: tuple[str, ...]
    """The notes to these questions."""
    by_hand: bool
    """Whether the auditor set it for a finding of her own; then it names no question."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Scorecard(Value):
    """How the answers read: sections, tests, red flags."""

    sections: tuple[SectionRow, ...]
    """Every section that counts, parents before children."""
    mean: Number | None
    """All sections together, 0 to 100; null if not rated. It never is the verdict."""
    remarks: tuple[str, ...]
    """Sentences on how to read it."""
    gates: tuple[GateRow, ...]
    """The tests."""
    red_flags: tuple[RedFlag, ...]
    """The red flags, one for each fault."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Finding(Value):
    """A low answer: what should be, what is, and what customers get from it."""

    question: str
    """The question."""
    ref: str
    """Its code from elsewhere; may be empty."""
    section: str
    """The title of its section."""
    statement: str
    """What should be."""
    answer: str
    """What was answered; of a pair, with what is expected."""
    note: str
    """What was noted; may be empty."""
    cause: str
    """Why it is so; may be empty."""
    evidence: str
    """What was shown for it; may be empty."""
    evidence_strength: str
    """How strong that is, in words; may be empty."""
    inferred: bool
    """Whether the answer was inferred from a story."""
    why: str
    """Why it matters; may be empty."""
    action: str
    """The title of the action that answers it; may be empty."""
    score: Number
    """0 to 100."""
    weight: Number
    """How much the question counts."""
    red_flag: bool
    """Whether it is a red flag."""
    make_or_break: bool
    """Whether the question is a make-or-break point."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Reason(Value):
    """A question behind an action or a thing to find out."""

    question: str
    """The question."""
    text: str
    """The question in few words."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Action(Value):
    """One action in full."""

    id: str
    """Stable for this questionnaire."""
    number: int
    """Its rank from 1; 0 for the action of a test, and of a red flag set by hand."""
    title: str
    """What to do."""
    marks: tuple[str, ...]
    """What marks it out: a red flag, the reader's own choice, moved for want of room, declined."""
    why: str
    """What customers get from it."""
    why_now: str
    """Why now, beside another action; may be empty."""
    first_step: str
    """One act under an hour; empty only if `own`."""
    steps: tuple[str, ...]
    """What to do, in order."""
    also: tuple[str, ...]
    """Steps from questions that lead to the same action."""
    who: str
    """Who answers for it."""
    effort: str
    """`S`, `M` or `L`."""
    effort_text: str
    """The effort in words."""
    impact: str
    """`L`, `M` or `H`."""
    impact_text: str
    """The impact in words."""
    quadrant: str
    """`quick_win`, `plan_it`, `when_time`, `not_now`, or empty."""
    quadrant_text: str
    """The quadrant in words; may be empty."""
    slot: int
    """The days within which it is to be finished: 30, 60, 90; 0 for later."""
    due: str
    """The day it is to be finished, as YYYY-MM-DD; empty for later."""
    due_text: str
    """That day in words."""
    moved: bool
    """Whether it did not fit into the month it belongs to."""
    red_flag: bool
    """Whether it answers a red flag."""
    chosen: bool
    """Whether the reader chose it."""
    kpi: tuple[str, ...]
    """What to count, plainest first."""
    reasons: tuple[Reason, ...]
    """The questions behind it."""
    priority: Number | None
    """Orders the list, 0 to 100; null for the action of a test, and if `own`."""
    reach: Number | None
    """Gap times weight times impact, 0 to 100; high from 33 1/3; null where `priority` is."""
    worth: str
    """What it would do to the scores, in words; may be empty."""
    own: bool
    """Whether it answers a finding of the auditor's own."""
    decision: str
    """`accepted`, `changed` or `declined` by the client; empty if nothing was decided."""
    decision_text: str
    """That in words, with who decided and why; may be empty."""
    status: str
    """`open`, `doing`, `done` or `dropped`."""
    status_text: str
    """The status in words, with what was said of it; empty while nobody has touched it."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Month(Value):
    """The actions to be finished within 30, 60 or 90 days."""

    slot: int
    """30, 60 or 90; 0 for later."""
    heading: str
    """The month in words."""
    actions: tuple[Action, ...]
    """Its actions, in order."""
    starting: tuple[str, ...]
    """In the first month: the first steps of red flags that take longer."""
    worth: str
    """What they would do together, in words; may be empty."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class NotNow(Value):
    """An action put off on purpose."""

    action: Action
    """The action."""
    reason: str
    """`delighter`, `low_impact` or `dropped`."""
    reason_text: str
    """The reason in words."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Plan(Value):
    """What to do, in order."""

    gate_action: Action | None
    """The action of a test that was not passed, where what lies behind it was not looked at; else null."""
    months: tuple[Month, ...]
    """The months that have actions, then what comes later."""
    not_now: tuple[NotNow, ...]
    """Actions put off on purpose."""
    choose_from: tuple[Reason, ...]
    """If nothing is due: questions to choose from."""
    constraints: tuple[Fact, ...]
    """What the plan has to live with."""
    ask_again: str
    """The day to ask again, as YYYY-MM-DD."""
    ask_again_text: str
    """That day in words, with what to ask."""

    @property
    def ranked(self) -> tuple[Action, ...]:
        """Every action that stands in the plan, in rank order."""
        found = [action for month in self.months for action in month.actions]
        return tuple(sorted(found, key=lambda action: action.number))


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class FindOut(Value):
    """An answer nobody knew yet."""

    question: str
    """The question."""
    text: str
    """What is to be found out."""
    section: str
    """The title of its section."""
    how: str
    """How to find out; may be empty."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Journey(Value):
    """How the stages of the customer's way came out."""

    stages: tuple[str, ...]
    """The sections that are its stages, in the order a customer meets them."""
    weakest: str
    """The weakest of the rated ones; empty if none is rated."""
    not_looked_at: tuple[str, ...]
    """The stages that were not asked, or not rated."""
    text: str
    """The same in a sentence; empty if none is rated, or if the verdict rests on the stages."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class LookAgain(Value):
    """Two questions that ask the same from two sides and were answered far apart."""

    earlier: Reason
    """The one asked first."""
    earlier_answer: str
    """What was answered to it."""
    later: Reason
    """The one asked again."""
    later_answer: str
    """What was answered to that."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class AnswerRow(Value):
    """One question as it was asked, with everything that was said to it."""

    question: str
    """The question."""
    ref: str
    """Its code from elsewhere; may be empty."""
    text: str
    """What was asked."""
    state: str
    """`value`, `na`, `unknown` or `open`."""
    answer: str
    """The answer in words, whatever its state."""
    expected: str
    """Of a pair, what is expected or how much it matters, in words; else empty."""
    expected_text: str
    """The same with what it is: `expected: Nearly always`."""
    gap: Number | None
    """Of a pair rated twice, how many steps the answer lies above that; its text carries a sign."""
    na_reason: str
    """Why it does not apply; may be empty."""
    note: str
    """What was noted; may be empty."""
    cause: str
    """Why it is so; may be empty."""
    evidence: str
    """What was shown for it; may be empty."""
    evidence_strength: str
    """How strong that is, in words; may be empty."""
    customers: str
    """What customers' own data says, and what that rests on; may be empty."""
    inferred: bool
    """Whether the answer was inferred from a story."""
    scored: bool
    """Whether the question has a score at all."""
    weight: Number
    """How much it counts in its section."""
    score: Number | None
    """0 to 100; null if there is none."""
    make_or_break: bool
    """Whether it is a make-or-break point."""
    red_flag: bool
    """Whether it is a red flag."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class AnswerGroup(Value):
    """The answers of one section."""

    section: str
    """Its id in the questionnaire."""
    title: str
    """Its title."""
    answers: tuple[AnswerRow, ...]
    """Its questions, as they were asked."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class LensRow(Value):
    """The answers that share one value of a dimension."""

    dimension: str
    """The title of the dimension."""
    value: str
    """The title of the value."""
    score: Number | None
    """0 to 100; null if too little was answered."""
    answered_text: str
    """How many were answered, in words."""
    coverage: Number | None
    """The answered share by weight, 0 to 100; null if nothing applies."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class LevelRow(Value):
    """One level of the questionnaire."""

    id: str
    """Stable name."""
    section: str
    """The section whose own level it is; empty for those that all others share."""
    title: str
    """As it is read."""
    words: str
    """What it means."""
    band: str
    """The scores it takes in, in words."""
    start: Number
    """The score at which it begins."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class MethodPart(Value):
    """One part of how the report was made."""

    heading: str
    """What it is about."""
    text: tuple[str, ...]
    """Sentences."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class SourceRow(Value):
    """Where the questionnaire's ideas come from."""

    key: str
    """Its key in the questionnaire."""
    text: str
    """The source."""
