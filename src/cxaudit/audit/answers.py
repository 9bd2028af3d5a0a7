"""One answer, whatever its state: a value, not applicable, don't know, or nothing yet."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

AnswerValue = str | Fraction | tuple[str, ...]
State = Literal["value", "na", "unknown", "open"]
Strength = Literal["", "none", "opinion", "examples", "data"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was said to one question. At most one of `value`, `na` (the reason) and `unknown` is given.

    `value` is an option's value, a number, a tuple of option values, or free text. A note or evidence may
    stand without a value: then the question is still open.
    """

    value: AnswerValue | None = None
    na: str = ""
    unknown: bool = False
    note: str = ""
    evidence: str = ""
    evidence_strength: Strength = ""
    inferred: bool = False

    @property
    def state(self) -> State:
        """Which of the four states the answer is in."""
        if self.value is not None:
            return "value"
        if self.na:
            return "na"
        return "unknown" if self.unknown else "open"

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was said."""
        return self == Answer()
