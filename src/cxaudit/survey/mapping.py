"""The mapping: which column holds which measure, and which question of a questionnaire it answers."""

from collections.abc import Mapping as MappingABC
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any

from cxaudit.value import Value, dataclass

if TYPE_CHECKING:
    from cxaudit.files.kinds import Origin

MEASURES = ("nps", "csat", "ces")
Names = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Words(Value):
    """What words stand for in the columns of the measures, beside those every cxaudit knows."""

    nps: dict[str, int] = field(default_factory=dict)
    csat: dict[str, int] = field(default_factory=dict)
    ces: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Mapping(Value):
    """Which column is which, each by one or more names; () where there is none.

    `questions` names columns, each with the id of a question, and `expected` those with the first rating of a
    pair. `typed` are the roles whose names were not
    read from a file: the command line, or a person, gave them.
    """

    nps: Names = ()
    csat: Names = ()
    ces: Names = ()
    group: Names = ()
    date: Names = ()
    date_order: str = ""
    questions: dict[str, str] = field(default_factory=dict)
    expected: dict[str, str] = field(default_factory=dict)
    words: Words = field(default_factory=Words)
    tool: str = ""
    encoding: str = ""
    delimiter: str = ""
    header_rows: int | None = None
    typed: frozenset[str] = field(default=frozenset(), compare=False)
    origin: "Origin | None" = field(default=None, compare=False)

    @property
    def roles(self) -> dict[str, Names]:
        """The names of every column that is asked for: measures, group, date; questions as `question ID`."""
        named = {role: getattr(self, role) for role in (*MEASURES, "group", "date")}
        return {role: names for role, names in named.items() if names}

    @property
    def counts(self) -> bool:
        """Whether it names anything that can be counted: a measure, or a question."""
        return bool(self.nps or self.csat or self.ces or self.questions)

    def with_words(self, measure: str) -> MappingABC[str, int]:
        """Return the words that stand for points of a measure's scale in this mapping."""
        words: dict[str, int] = getattr(self.words, measure)
        return words


def overridden(mapping: Mapping, given: MappingABC[str, Any]) -> Mapping:
    """Return a mapping in which what was given on the command line stands instead of what it had."""
    said = {name: value for name, value in given.items() if value not in ("", None, ())}
    return replace(mapping, **said, typed=mapping.typed | said.keys())
