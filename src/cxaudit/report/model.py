"""The one value that every renderer shows: ready text beside exact numbers. Its JSON form is public.

Field names and their order are an interface: `docs/report-json.md` describes each one, and a test holds that
page and this module together. Texts are plain text of the reader's language; nothing in them is markup.
"""

from cxaudit.report.appendix import FigureRow, Term
from cxaudit.report.consultant import ExhibitRow, Fact, OwnFinding, QuoteRow, SignOff
from cxaudit.report.customers import CustomersSaid, Delivered, Perception, Touchpoints
from cxaudit.report.parts import (
    AnswerGroup,
    Finding,
    FindOut,
    Journey,
    LensRow,
    LevelRow,
    LookAgain,
    MethodPart,
    Plan,
    Scorecard,
    SourceRow,
)
from cxaudit.report.people import Team
from cxaudit.report.pictures import Halves, Mark, Measures, Sides, Strength
from cxaudit.report.progress import Since
from cxaudit.value import Value, dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class About(Value):
    """Whose audit this is, when it was made, and on what basis."""

    client: str
    """Whose experience was audited; empty if not given."""
    respondent: str
    """Who answered; empty if not given."""
    group: str
    """`leadership`, `front_line`, `customer`, `outside`, or empty."""
    date: str
    """The day of the audit, as YYYY-MM-DD."""
    date_text: str
    """The day of the audit in words."""
    basis: str
    """`one_visit`, `typical`, or empty."""
    period: str
    """The basis in the respondent's words; may be empty."""
    scope: tuple[Fact, ...]
    """What was looked at, and what was left out."""
    fieldwork: str
    """What was done to find out, in a sentence; may be empty."""
    confidentiality: str
    """Who may read the report; may be empty."""
    redacted: bool
    """Whether names, notes, evidence and quotes were left out."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class QuestionnaireRef(Value):
    """Which questionnaire was answered."""

    id: str
    """Its name in a library."""
    version: str
    """Its version."""
    title: str
    """Its title."""
    digest: str
    """The digest of its full text, as these scores were made with it; empty if not known."""
    changed: bool
    """Whether that text was changed after the audit began."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Trouble(Value):
    """One line of what went wrong."""

    question: str
    """The question behind it."""
    text: str
    """The answer's note, else the statement turned round."""
    quoted: bool
    """Whether `text` is the respondent's own words."""
    red_flag: bool
    """Whether it is a red flag."""
    by_hand: bool
    """Whether the auditor set that flag for a finding of her own; then `question` is empty."""
    customers: str
    """A sentence where customers' own data rates it far higher (a hidden strength); else empty."""
    stage: str
    """Where on the customer's way it lies, and how that stage reads; empty without a journey."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class FirstAction(Value):
    """One action as the first page shows it."""

    number: int
    """Its rank from 1; 0 for what stands before the others: red flags set by hand, the action of a test."""
    title: str
    """What to do."""
    marks: tuple[str, ...]
    """What marks it out: a red flag, the reader's own choice."""
    lines: tuple[str, ...]
    """Sentences: the first step, why now, by when, who, what to count."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Note(Value):
    """One labelled line of the first page."""

    id: str
    """`since`, `choose`, `done`, `next`, `later`, `gaps`, `blind_spots`, `hidden_strengths`, `team`, `keep`,
    `not_now`, `not_looked_at` or `find_out`."""
    label: str
    """The label."""
    text: str
    """The line."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class FirstPage(Value):
    """What to do first: the page a reader sees before anything else. Lists of sentences form a paragraph."""

    title: str
    """The title of the report."""
    basis: tuple[str, ...]
    """Sentences: who told it, how much was answered, how far to trust it."""
    headline: str
    """The verdict with the name of its pattern; without a verdict, why there is none."""
    meaning: tuple[str, ...]
    """Sentences: what the pattern means, and what else the answers say."""
    reasons: tuple[str, ...]
    """Sentences: what holds the verdict, the test, the impression."""
    trouble_heading: str
    """The heading over `trouble`; empty if there is none."""
    trouble: tuple[Trouble, ...]
    """What weighs most: the red flags set by hand, then at most three answers."""
    do_heading: str
    """The heading over `do_first`; empty if nothing is due."""
    do_first: tuple[FirstAction, ...]
    """The first actions, in order."""
    notes: tuple[Note, ...]
    """What comes next, later and not now, what to keep, what to find out."""
    advice: tuple[str, ...]
    """Sentences on what to keep in mind while doing it."""
    closing: tuple[str, ...]
    """Sentences: what it would do, and last the day to ask again."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Verdict(Value):
    """The level of the whole, and why it is no better."""

    level: str
    """The id of the level."""
    title: str
    """The level as it is read, with its reserve: `Weak (provisional)`."""
    provisional: bool
    """Whether a section it rests on was answered in part only."""
    held: bool
    """Whether a rule holds it below what the scores alone would give."""
    without_points: str
    """The id of the level it would have without make-or-break points."""
    diagnosis: str
    """The name of the pattern; may be empty."""
    meaning: str
    """What the pattern means; may be empty."""
    holds: tuple[str, ...]
    """Sentences: what holds the verdict, tightest first."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Report(Value):
    """Everything a report shows."""

    format: str
    """`report/1`."""
    cxaudit: str
    """The version of cxaudit that made it."""
    language: str
    """The language of its fixed texts."""
    about: About
    """Whose audit, when, on what basis."""
    questionnaire: QuestionnaireRef
    """What was asked."""
    first_page: FirstPage
    """What to do first."""
    verdict: Verdict | None
    """The verdict; null if there is none."""
    scorecard: Scorecard
    """How the answers read."""
    halves: Halves | None
    """The two sections the verdict rests on; null unless there are two, both rated."""
    team: Team | None
    """Several respondents, and where they see it differently; null where one person answered."""
    since: Since | None
    """What changed since an earlier audit; null unless one was named."""
    journey: Journey | None
    """The customer's way; null where the questionnaire has none."""
    stages: tuple[Mark, ...]
    """The stages of that way as a picture shows them."""
    sides: Sides | None
    """The same looked at from several sides; null where the questionnaire has no such sections."""
    findings: tuple[Finding, ...]
    """The low answers, most important first."""
    strengths: tuple[Strength, ...]
    """The answers that stand high and were not inferred, most important first."""
    own_findings: tuple[OwnFinding, ...]
    """What the auditor saw that no question asked."""
    quotes: tuple[QuoteRow, ...]
    """What customers said and allowed to be printed."""
    delivered: Delivered | None
    """What is expected beside what is done; null unless a question was rated twice."""
    perception: Perception | None
    """The answers beside what customers' own data says; null without such data."""
    survey: CustomersSaid | None
    """What customers' own answers say in the usual measures; null without a survey."""
    plan: Plan
    """What to do, in order."""
    measures: Measures | None
    """What to count; null if there is nothing."""
    find_out: tuple[FindOut, ...]
    """What nobody knew yet, heaviest first."""
    look_again: tuple[LookAgain, ...]
    """Questions that ask the same and were answered far apart."""
    touchpoints: Touchpoints | None
    """Where customers meet the business; null if no place was named."""
    answers: tuple[AnswerGroup, ...]
    """Every answer, section by section."""
    lenses: tuple[LensRow, ...]
    """The same answers read another way; they decide nothing."""
    exhibits: tuple[ExhibitRow, ...]
    """Files kept elsewhere that show something."""
    levels: tuple[LevelRow, ...]
    """The levels, from the lowest."""
    method: tuple[MethodPart, ...]
    """How the report was made."""
    sources: tuple[SourceRow, ...]
    """Where the ideas come from."""
    context: tuple[FigureRow, ...]
    """Figures that others measured; empty unless asked for."""
    glossary: tuple[Term, ...]
    """What the words mean."""
    sign_off: SignOff | None
    """A page to sign; null if there is to be none."""
