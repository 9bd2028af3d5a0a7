"""One answer, whatever its state: a value, not applicable, don't know, or nothing yet."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from cxaudit.files.table import decimal_text, exact
from cxaudit.problems import did_you_mean
from cxaudit.questionnaire.model import Option, Question
from cxaudit.value import Value, dataclass

AnswerValue = str | Fraction | tuple[str, ...]
State = Literal["value", "na", "unknown", "open"]
Strength = Literal["", "none", "opinion", "examples", "data"]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Answer(Value):
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


class AnswerError(Exception):
    """A value that the question does not take: what is wrong (`message`) and what it takes (`hint`)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def accept(question: Question, options: Sequence[Option], given: str | Sequence[str]) -> AnswerValue:
    """Return `given` as the value of an answer to `question`, or raise `AnswerError`. Nothing is guessed.

    `given` is an option's value, a number or free text; for multiple choice a sequence of option values.
    The interview and every file go through here.
    """
    if question.type == "multiple":
        return _accept_several(options, (given,) if isinstance(given, str) else tuple(given))
    if not isinstance(given, str):
        raise AnswerError("a list was given where one answer is wanted", "Only multiple choice takes a list.")
    if question.type == "text":
        if not given.strip():
            raise AnswerError("the text is empty", "Leave the answer out instead.")
        return given
    if question.type == "number":
        return _accept_number(question, given)
    return _accept_option(options, given)


def _accept_option(options: Sequence[Option], given: str) -> str:
    known = [option.value for option in options]
    if given not in known:
        raise AnswerError(
            f"{given!r} is not among the answers",
            _several_hint(given, known) or did_you_mean(given, known) or f"One of: {', '.join(known)}.",
        )
    return given


def _several_hint(given: str, known: Sequence[str]) -> str:
    """Say how a list is written, where several answers stand in one text."""
    parts = [part.strip() for part in given.split(",")]
    return f"Write a list: [{', '.join(parts)}]." if len(parts) > 1 and set(parts) <= set(known) else ""


def _accept_several(options: Sequence[Option], given: tuple[str, ...]) -> tuple[str, ...]:
    if not given:
        raise AnswerError("nothing was chosen", "Leave the answer out, or choose at least one.")
    for value in given:
        _accept_option(options, value)
    if len(set(given)) < len(given):
        raise AnswerError("the same answer is given twice", "Name each once.")
    alone = [option.value for option in options if option.exclusive and option.value in given]
    if alone and len(given) > 1:
        raise AnswerError(f"{alone[0]!r} stands alone", "Choose it, or the others.")
    return tuple(option.value for option in options if option.value in given)


def _accept_number(question: Question, given: str) -> Fraction:
    number = exact(given)
    if number is None:
        hint = (
            "Write a decimal point, as in 12.5." if "," in given else "Write digits only, as in 12 or 12.5."
        )
        raise AnswerError(f"{given!r} is not a number", hint)
    if question.whole and number.denominator != 1:
        raise AnswerError(f"{given} is not a whole number")
    low, high = question.min, question.max
    if (low is not None and number < low) or (high is not None and number > high):
        limits = [f"at least {decimal_text(low)}"] if low is not None else []
        limits += [f"at most {decimal_text(high)}"] if high is not None else []
        raise AnswerError(f"{given} is out of range", f"It takes {' and '.join(limits)}.")
    return number
