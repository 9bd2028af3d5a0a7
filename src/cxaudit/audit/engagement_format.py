"""How what a consultant adds is written: keys of the header of answers and audit files."""

from collections.abc import Mapping as MappingABC
from typing import Any

from cxaudit.audit.engagement import (
    Constraints,
    Decision,
    Exhibit,
    Fieldwork,
    NamedDecision,
    OwnAction,
    OwnFinding,
    Quote,
    Scope,
    SignOff,
)
from cxaudit.audit.kinds import Line, OrEmpty, Prose
from cxaudit.files.table import FAILED, Day, Flag, Key, Kind, Many, Named, Number, OneOf, Reading, Table, Word
from cxaudit.files.yaml import Node


class DecisionTable(Table):
    """A decision; one to decline needs its reason."""

    def build(self, node: Node, reading: Reading, extra: MappingABC[str, Any]) -> Any:
        """Return the decision, or FAILED after reporting what is wrong with it."""
        made = super().build(node, reading, extra)
        if made is not FAILED and made.decision == "declined" and not made.reason:
            said, hint = "this action is declined, and nobody says why", "Write reason: and why."
            return reading.problem("decision-without-reason", node, said, hint)
        return made

    def write(self, value: Any) -> Any:
        """Return the keys; a reason that was nothing but control characters must not spoil the file."""
        data = super().write(value)
        if data["decision"] == "declined" and not data.get("reason"):
            data["reason"] = "..."
        return data


_DECISION_KEYS = (
    Key("decision", OneOf("accepted", "changed", "declined"), "What the client decided.", "accepted"),
    Key("reason", Prose(), "Why it was declined, or what was changed.", "We open a second till in May."),
    Key("by", Line(), "Who decided.", "Ada Palmer"),
)
_ABOUT_DECISIONS = "What the client decided about an action."


def _many(kind: Kind) -> Kind:
    return OrEmpty(Many(kind), ())


def _count() -> Kind:
    return OrEmpty(Number(0, whole=True), None)


SCOPE = Table(
    "scope",
    Scope,
    (
        Key("what", Prose(), "What was looked at.", "the evening trade"),
        Key("where", Prose(), "Which places.", "both branches"),
        Key("channels", Prose(), "Which ways of contact.", "on the spot, by phone"),
        Key("customers", Prose(), "Which customers.", "guests without a booking"),
        Key("out", Prose(), "What was left out on purpose.", "the web shop"),
    ),
    "What the audit was to look at.",
)
FIELDWORK = Table(
    "fieldwork",
    Fieldwork,
    (
        Key("visits_watched", _count(), "How many visits were watched.", "12"),
        Key("people_interviewed", _count(), "How many people of the business were interviewed.", "4"),
        Key("customers_asked", _count(), "How many customers were asked.", "20"),
    ),
    "What was done to find out.",
)
OWN_ACTION = Table(
    "own_action",
    OwnAction,
    (
        Key("title", Line("Say what to do."), "What to do.", "List the allergens of every dish"),
        Key("owner", Line(), "Who answers for it: a role, or a name.", "operations lead"),
        Key("first_step", Prose(), "One act under an hour.", "Write down the ten dishes sold most."),
        Key("effort", OneOf("S", "M", "L"), "S up to a week, M up to a month, L up to a quarter.", "S"),
        Key("horizon", OneOf(30, 60, 90), "The day to finish by, counted from the audit.", "30"),
        Key("count", Prose(), "What to count.", "dishes without a list"),
        Key(
            "decision",
            OrEmpty(DecisionTable("own_decision", Decision, _DECISION_KEYS, _ABOUT_DECISIONS), None),
            "What the client decided about it.",
        ),
    ),
    "What is to be done about a finding of the auditor's own.",
)
OWN_FINDING = Table(
    "own_finding",
    OwnFinding,
    (
        Key(
            "id",
            OrEmpty(Word(), ""),
            "What its action is called, after `own-`; made of the title where it is left out.",
            "allergens",
        ),
        Key("title", Line("Say what was found."), "What was found, in a line.", "Nobody knows the allergens"),
        Key("text", Prose(), "What was seen, and what follows from it."),
        Key("severity", OneOf("low", "medium", "high"), "How grave it is.", "high"),
        Key(
            "red_flag",
            Prose(),
            "Makes it a red flag, set by hand: the reason why.",
            "A guest could be harmed.",
        ),
        Key("action", OrEmpty(OWN_ACTION, None), "What to do about it."),
    ),
    "Something the auditor saw that no question asked.",
)
QUOTE = Table(
    "quote",
    Quote,
    (
        Key("text", Line("Write what was said."), "What the customer said.", "I gave up after two calls."),
        Key("source", Line(), "Where it is from.", "a guest, 4 March"),
        Key(
            "permission",
            OrEmpty(Flag(), False),
            "Whether the customer allowed it to be printed. Without it, no report shows the quote.",
            "true",
        ),
    ),
    "What a customer said.",
)
EXHIBIT = Table(
    "exhibit",
    Exhibit,
    (
        Key("file", Line("Say which file it is."), "The file, kept elsewhere.", "photos/till.jpg"),
        Key("shows", Prose(), "What it shows.", "The queue at noon."),
        Key("date", OrEmpty(Day(), None), "When it was made.", "2026-03-04"),
    ),
    "A photograph, recording or document. Reports name it and never hold it.",
)
CONSTRAINTS = Table(
    "constraints",
    Constraints,
    (
        Key("season", Prose(), "When there is no time for changes.", "no changes in December"),
        Key("budget", Prose(), "What may be spent.", "500 a month"),
        Key("staffing", Prose(), "Who is there to do it.", "one cook short until May"),
        Key("plans", Prose(), "What is planned anyway.", "a move in autumn"),
    ),
    "What the plan has to live with.",
)
SIGN_OFF = Table(
    "sign_off",
    SignOff,
    (
        Key("client", Line(), "Who signs for the client.", "Ada Palmer"),
        Key("auditor", Line(), "Who signs for the auditor.", "Ines Roth"),
        Key("next_review", OrEmpty(Day(), None), "When the plan is looked at again.", "2026-06-09"),
    ),
    "A page for both sides to sign.",
)
DECISIONS = Named(DecisionTable("decision", NamedDecision, _DECISION_KEYS, _ABOUT_DECISIONS))

ENGAGEMENT: tuple[Key, ...] = (
    Key("scope", OrEmpty(SCOPE, Scope()), "What the audit was to look at."),
    Key("fieldwork", OrEmpty(FIELDWORK, Fieldwork()), "What was done to find out."),
    Key("own_findings", _many(OWN_FINDING), "What the auditor saw that no question asked."),
    Key("quotes", _many(QUOTE), "What customers said."),
    Key("exhibits", _many(EXHIBIT), "Photographs, recordings and documents kept elsewhere."),
    Key("constraints", OrEmpty(CONSTRAINTS, Constraints()), "What the plan has to live with."),
    Key("decisions", OrEmpty(DECISIONS, {}), "What the client decided, by the action's id."),
    Key("sign_off", OrEmpty(SIGN_OFF, None), "A last page for both sides to sign."),
    Key("confidentiality", Prose(), "Who may read the report, in a line.", "For the owner only."),
)
