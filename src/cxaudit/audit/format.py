"""The formats of answers and audit files, declared once: readers, writers and references come from here."""

from collections.abc import Mapping as MappingABC
from typing import Any

from cxaudit.audit.engagement_format import ENGAGEMENT
from cxaudit.audit.given import Answers
from cxaudit.audit.kinds import Data, Names, OrEmpty, Prose, Tree
from cxaudit.audit.plan_state import PLAN_STATE
from cxaudit.audit.record import Header
from cxaudit.files.kind import KINDS, body
from cxaudit.files.table import FAILED, Day, Flag, Key, OneOf, Reading, Table, Word
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

ANSWERS_FILE = Layout(
    kind="answers",
    called="an answers file",
    keys=(
        Key("questionnaire", Prose(), "The questionnaire that is answered.", "essential"),
        *HEADER.keys,
        _ANSWERS,
    ),
)
RESERVED = ("survey",)
AUDIT_FILE = Layout(
    kind="audit",
    called="an audit file",
    keys=(
        *HEADER.keys,
        Key("finished", OrEmpty(Flag(), False), "Whether the interview came to its end."),
        Key("written_by", Prose(), "The version of cxaudit that wrote the file."),
        _ANSWERS,
        Key("plan", OrEmpty(PLAN_STATE, {}), "How the actions of the plan stand, by id."),
        *(Key(name, Data(), "Kept for later versions.") for name in RESERVED),
        Key("digest", Prose(), "The SHA-256 of everything below the line `questionnaire:`."),
        Key("questionnaire", Tree(), "The questionnaire that was answered, whole. It stands last."),
    ),
)


def header_of(values: MappingABC[str, Any]) -> Header:
    """Return the header among the values of a file."""
    return Header(**{name: values[name] for name in HEADER.by_name if name in values})
