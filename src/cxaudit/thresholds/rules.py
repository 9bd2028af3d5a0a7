"""The thresholds themselves, and the file they can be written in."""

from dataclasses import field
from fractions import Fraction
from typing import Any

from cxaudit.files.document import read_document
from cxaudit.files.schema import table_document
from cxaudit.files.table import FAILED, Flag, Key, Named, Number, Table, Word
from cxaudit.problems import Problem, errors
from cxaudit.value import Value, dataclass

KIND = "thresholds"
_ALL = (0, 100)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Thresholds(Value):
    """What an audit is held to; scores and shares from 0 to 100, compared exactly.

    `fail_under` is for the weakest of the sections the verdict rests on, `max_drop` for each of them, both
    for the whole where there is no such rule. `dimensions` has a least score for values of a dimension.
    """

    gate: bool = False
    level: str = ""
    fail_under: Fraction | None = None
    sections: dict[str, Fraction] = field(default_factory=dict)
    dimensions: dict[str, dict[str, Fraction]] = field(default_factory=dict)
    no_red_flags: bool = False
    min_coverage: Fraction | None = None
    max_drop: Fraction | None = None
    no_overdue: bool = False
    finished: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return self == Thresholds()

    def with_more(self, given: "Thresholds") -> "Thresholds":
        """Return these with what is `given` in their place, and beside them where several may stand."""
        dimensions = {name: {**values} for name, values in self.dimensions.items()}
        for name, values in given.dimensions.items():
            dimensions[name] = {**dimensions.get(name, {}), **values}
        return Thresholds(
            gate=self.gate or given.gate,
            level=given.level or self.level,
            fail_under=_either(given.fail_under, self.fail_under),
            sections={**self.sections, **given.sections},
            dimensions=dimensions,
            no_red_flags=self.no_red_flags or given.no_red_flags,
            min_coverage=_either(given.min_coverage, self.min_coverage),
            max_drop=_either(given.max_drop, self.max_drop),
            no_overdue=self.no_overdue or given.no_overdue,
            finished=self.finished or given.finished,
        )


def _either(first: Fraction | None, second: Fraction | None) -> Fraction | None:
    return second if first is None else first


_SCORE = Number(*_ALL)
_SCORES = Named(_SCORE)

THRESHOLDS = Table(
    "thresholds",
    Thresholds,
    (
        Key("gate", Flag(), "Whether every test has to be passed.", "true"),
        Key("level", Word(), "The id of the lowest level the verdict may have.", "solid"),
        Key("fail_under", _SCORE, "The least score of the weakest section of the verdict.", "60"),
        Key("sections", _SCORES, "The least score of sections, by id.", "\n  service: 70"),
        Key("dimensions", Named(_SCORES), "The least score along a dimension.", "\n  stage: {after: 50}"),
        Key("no_red_flags", Flag(), "Whether no red flag may be up.", "true"),
        Key("min_coverage", _SCORE, "The least share of answers, in percent.", "80"),
        Key("max_drop", _SCORE, "By how many points a score may be lower than before.", "5"),
        Key("finished", Flag(), "Whether the interview has to be finished.", "true"),
        Key("no_overdue", Flag(), "Whether no action of the plan may be overdue.", "true"),
    ),
)


def thresholds_schema() -> dict[str, Any]:
    """Return the JSON Schema of a file of thresholds; the ids in it are a questionnaire's."""
    return table_document(KIND, THRESHOLDS, title="Thresholds for `cxaudit check`")


def read_thresholds(text: str, path: str) -> tuple[Thresholds | None, tuple[Problem, ...]]:
    """Return the thresholds written in a file, unless an error stands in the way, and all problems."""
    found, _, reading = read_document(text, path, KIND, THRESHOLDS)
    problems = tuple(sorted(reading.problems, key=lambda p: p.order))
    return (None if found is FAILED or errors(problems) else found), problems
