"""The formats of answers and audit files, declared once: readers, writers and references come from here."""

from collections.abc import Mapping as MappingABC
from typing import Any

from cxaudit.audit.engagement_format import ENGAGEMENT
from cxaudit.audit.given import Answers
from cxaudit.audit.kinds import Names, OrEmpty, Prose, Tree
from cxaudit.audit.plan_state import PLAN_STATE
from cxaudit.audit.record import Combined, Header, Respondent, TakenOver
from cxaudit.audit.said import SAID
from cxaudit.files.kind import KINDS, body
from cxaudit.files.table import FAILED, Day, Flag, Key, Many, OneOf, Reading, Table, Word
from cxaudit.files.yaml import Mapping, parse
from cxaudit.problems import did_you_mean
from cxaudit.value import Value as Frozen
from cxaudit.value import dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Layout(Frozen):
    """A kind of file and the keys it may have, after its kind line. `called` names it in messages."""

    kind: str
    called: str
    keys: tuple[Key, ...]

    @property
    def line(self) -> str:
        """The line such a file starts with."""
        return f"cxaudit: {self.kind}/{KINDS[self.kind]}"

    def open(self, text: str, reading: Reading) -> Mapping | None:
        """Return the file's keys, or None after reporting why this cannot be read as such a file."""
        root, problems = parse(text, reading.path)
        reading.problems.extend(problems)
        if root is None:
            return None
        keys, wrong = body(root, reading.path, self.kind)
        reading.problems.extend(wrong)
        return keys

    def read(self, root: Mapping, reading: Reading) -> dict[str, Any]:
        """Return the values that could be read; every problem is reported."""
        by_name = {key.name: key for key in self.keys}
        values: dict[str, Any] = {}
        for name, (_, child) in root.entries.items():
            if name not in by_name:
                said = f"{self.called} has no key {name!r}"
                reading.problem("unknown-key", root.key(name), said, did_you_mean(name, by_name))
                continue
            value = by_name[name].kind.read(child, reading)
            if value is not FAILED:
                values[name] = value
        return values


HEADER = Table(
    "header",
    Header,
    (
        Key("client", Prose(), "The business that is audited.", "Bakery Nord"),
        Key("respondent", Prose(), "Who answered.", "Ada Palmer"),
        Key(
            "group",
            OrEmpty(OneOf("leadership", "front_line", "customer", "outside"), ""),
            "Who that is: leadership, front_line, customer or outside (an observer).",
        ),
        Key("date", OrEmpty(Day(), Header().date), "The day of the interview.", "2026-03-09"),
        Key(
            "basis",
            OrEmpty(OneOf("one_visit", "typical"), ""),
            "What the answers describe: one_visit, or typical (a period).",
        ),
        Key("period", Prose(), "Which visit or period, in words.", "March to May"),
        Key("roles", OrEmpty(Names(), {}), "Who holds each role, by name."),
        Key("choice", OrEmpty(Word(), ""), "The id of the question that should be among the first actions."),
        *ENGAGEMENT,
    ),
    "Who answered, when, and on what basis.",
)

_ANSWERS = Key("answers", Answers(), "A question id and its answer on each line.", "\n  greeting: 4")

RESPONDENT = Table(
    "respondent",
    Respondent,
    (
        Key("file", Prose(), "The audit file the answers come from.", "marta.audit.yaml"),
        Key("digest", Prose(), "The SHA-256 of that file, as it was."),
        Key("name", Prose(), "Who answered; only where it was asked for.", "Marta"),
        HEADER.by_name["group"],
        HEADER.by_name["date"],
        HEADER.by_name["basis"],
        Key("version", Prose(), "The version of the questionnaire that was answered.", "1.0.0"),
        Key("finished", OrEmpty(Flag(), True), "Whether that interview came to its end."),
        Key("answers", Answers(), "This person's answers.", "\n  greeting: 4"),
    ),
    "One of several people who answered.",
)
COMBINED = Table(
    "combined",
    Combined,
    (
        Key("respondents", Many(RESPONDENT, least=1), "Who answered, each with all answers."),
        Key("left_out", OrEmpty(Many(Word()), ()), "Questions that not every questionnaire has alike."),
    ),
    "What `cxaudit combine` makes of several audits.",
)

TAKEN_OVER = Table(
    "taken_over",
    TakenOver,
    (
        Key("file", Prose(), "The earlier audit file.", "cafe-2026-03-09.audit.yaml"),
        HEADER.by_name["date"],
        Key("questions", OrEmpty(Many(Word()), ()), "Whose answers are those of that day."),
    ),
    "What `cxaudit run --affected` did not ask again.",
)

ANSWERS_FILE = Layout(
    kind="answers",
    called="an answers file",
    keys=(
        Key("questionnaire", Prose(), "The questionnaire that is answered.", "essential"),
        *HEADER.keys,
        _ANSWERS,
    ),
)
AUDIT_FILE = Layout(
    kind="audit",
    called="an audit file",
    keys=(
        *HEADER.keys,
        Key("finished", OrEmpty(Flag(), False), "Whether the interview came to its end."),
        Key("written_by", Prose(), "The version of cxaudit that wrote the file."),
        _ANSWERS,
        Key(
            "combined",
            OrEmpty(COMBINED, None),
            "Several respondents; their answers stand here, not in `answers`.",
        ),
        Key("taken_over", OrEmpty(TAKEN_OVER, None), "Answers of an earlier audit, not asked again."),
        Key("plan", OrEmpty(PLAN_STATE, {}), "How the actions of the plan stand, by id."),
        Key("survey", SAID, "What customers said to the usual measures; `cxaudit survey --into` writes it."),
        Key("digest", Prose(), "The SHA-256 of everything below the line `questionnaire:`."),
        Key("questionnaire", Tree(), "The questionnaire that was answered, whole. It stands last."),
    ),
)


def header_of(values: MappingABC[str, Any]) -> Header:
    """Return the header among the values of a file."""
    return Header(**{name: values[name] for name in HEADER.by_name if name in values})
