"""One answer, whatever its state: a value, not applicable, don't know, or nothing yet."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from cxaudit.files.table import decimal_text, exact
from cxaudit.problems import did_you_mean
from cxaudit.questionnaire.model import Option, Question
from cxaudit.text import clean, one_line
from cxaudit.value import Value, dataclass

MOST_CUSTOMERS = 999_999_999_999
"""More answers than that no file can tell."""

Stage = Literal["", "before", "during", "after"]
STAGES: tuple[Stage, ...] = ("before", "during", "after")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Touchpoint(Value):
    """One place where customers meet the business, each field on one line; only the name is needed.

    `rating` is the value of one of the question's options.
    """

    name: str
    stage: Stage = ""
    channel: str = ""
    owner: str = ""
    rating: str = ""

    def is_called(self, name: str) -> bool:
        """Whether this is its name, whatever the case of the letters."""
        return one_line(self.name).casefold() == one_line(name).casefold()


PlainValue = str | Fraction | tuple[str, ...]
AnswerValue = PlainValue | tuple[Touchpoint, ...]
Given = str | Sequence[str] | Sequence[Touchpoint]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Customers(Value):
    """What customers' own data says to a question: a value as the answer has one, and what it rests on.

    `n` is the number of their answers, None if nobody said; `source` is where they are from. Of a pair,
    `expected` is what it says is expected.
    """

    value: PlainValue
    n: int | None = None
    source: str = ""
    expected: str = ""


State = Literal["value", "na", "unknown", "open"]
Half = Literal["", "expected", "value"]
"""Which of the two ratings of a pair; '' where there is only one, or none is left."""
Strength = Literal["", "none", "opinion", "examples", "data"]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Answer(Value):
    """What was said to one question. At most one of `value`, `na` (the reason) and `unknown` is given.

    `value` is an option's value, a number, a tuple of option values or of touchpoints, or free text. A note
    or evidence may stand without a value: then the question is still open. So may `customers`, the second
    rating, which is held against the value and moves no score.

    Of a pair, `value` is what is done, and `expected` the option that says what is expected (or how much it
    matters); `expected_unknown` says that nobody knows that. Neither moves a score. They may stand before
    there is a value, or beside one that nobody knows, not where the question does not apply.
    """

    value: AnswerValue | None = None
    na: str = ""
    unknown: bool = False
    note: str = ""
    cause: str = ""
    evidence: str = ""
    evidence_strength: Strength = ""
    inferred: bool = False
    customers: Customers | None = None
    expected: str = ""
    expected_unknown: bool = False

    @property
    def state(self) -> State:
        """Which of the four states the answer is in."""
        if self.value is not None:
            return "value"
        if self.na:
            return "na"
        return "unknown" if self.unknown else "open"

    @property
    def said(self) -> tuple[AnswerValue | None, str, bool, str, bool]:
        """What was answered; a note or evidence beside it makes no other answer of it."""
        return self.value, self.na, self.unknown, self.expected, self.expected_unknown

    @property
    def first(self) -> "Answer":
        """The first rating of a pair as an answer by itself, with all that stands beside both."""
        value = self.expected or None
        return replace(self, value=value, unknown=self.expected_unknown, expected="", expected_unknown=False)

    @property
    def places(self) -> tuple[Touchpoint, ...]:
        """The touchpoints that were named; () for any other value."""
        return named_places(self.value)

    @property
    def plain(self) -> PlainValue | None:
        """The value, unless it is a list of touchpoints, which compares with nothing and scores nothing."""
        if not isinstance(self.value, tuple):
            return self.value
        texts = tuple(each for each in self.value if isinstance(each, str))
        return texts if len(texts) == len(self.value) else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was said."""
        return self == Answer()


def open_half(question: Question, answer: Answer) -> Half:
    """Return which half of an answer to a pair is not given yet, the first one first; '' if none is."""
    if question.type != "pair" or answer.na:
        return ""
    if not answer.expected and not answer.expected_unknown:
        return "expected"
    return "value" if answer.state == "open" else ""


def is_answered(question: Question, answer: Answer) -> bool:
    """Whether nothing is left to ask: a pair needs both its ratings, or to be told that nobody knows one."""
    return answer.state != "open" and not open_half(question, answer)


class AnswerError(Exception):
    """A value that the question does not take: what is wrong (`message`) and what it takes (`hint`).

    `at` leads to the part at fault inside the value: an index, then a field.
    """

    def __init__(self, message: str, hint: str = "", at: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.at = at


def accept(question: Question, options: Sequence[Option], given: Given) -> AnswerValue:
    """Return `given` as the value of an answer to `question`, or raise `AnswerError`. Nothing is guessed.

    `given` is an option's value, a number or free text; for multiple choice a sequence of option values;
    for touchpoints a sequence of these. The interview and every file go through here.
    """
    for fault in faults(question, options, given):
        raise fault
    if question.type == "touchpoints":
        return tuple(_on_one_line(place) for place in named_places(given))
    given = given if isinstance(given, str) else tuple(each for each in given if isinstance(each, str))
    if question.type == "multiple":
        return _accept_several(options, (given,) if isinstance(given, str) else given)
    if not isinstance(given, str):
        raise AnswerError("a list was given where one answer is wanted", "Only multiple choice takes a list.")
    if question.type == "text":
        if not given.strip():
            raise AnswerError("the text is empty", "Leave the answer out instead.")
        return given
    if question.type == "number":
        return _accept_number(question, given)
    return _accept_option(options, given)


def accept_expected(question: Question, options: Sequence[Option], given: str) -> str:
    """Return `given` as the first rating of a pair, or raise `AnswerError`; '' is none."""
    if not given:
        return ""
    if question.type != "pair":
        raise AnswerError(
            f"{question.id} has one rating",
            "Take `expected` out, or make the question one of type pair.",
        )
    return _accept_option(options, given)


def accept_customers(question: Question, options: Sequence[Option], said: Customers) -> Customers:
    """Return what customers' data says to `question`, its value as written accepted as an answer's.

    Raises `AnswerError` where the question takes no second rating, or not this one.
    """
    if not question.second_rating:
        raise AnswerError(
            f"{question.id} takes no second rating",
            "Take `customers` out, or give the question `second_rating: true`.",
        )
    if said.n is not None and not 1 <= said.n <= MOST_CUSTOMERS:
        raise AnswerError(f"{said.n} is no number of answers", "Write a whole number from 1.", ("n",))
    value = decimal_text(said.value) if isinstance(said.value, Fraction) else said.value
    try:
        accept_expected(question, options, said.expected)
    except AnswerError as error:
        raise AnswerError(error.message, error.hint, ("expected",)) from None
    accepted = Answer(value=accept(question, options, value)).plain
    assert accepted is not None, "a question that scores takes no list of places"
    return replace(said, value=accepted, source=clean(said.source))


def named_places(value: Given | AnswerValue | None) -> tuple[Touchpoint, ...]:
    """Return the touchpoints in a value; () if it is of another kind."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        return ()
    return tuple(each for each in value if isinstance(each, Touchpoint))


def faults(question: Question, options: Sequence[Option], given: Given) -> Iterator[AnswerError]:
    """Yield what is wrong with a list of touchpoints, or with its standing where another answer belongs."""
    places = named_places(given)
    if question.type != "touchpoints":
        if places:
            yield AnswerError("a list of places was given where another answer is wanted")
        return
    if isinstance(given, str) or len(places) < len(given):
        yield AnswerError(
            "a list of places is wanted here", "Write each as a group of its own: - name: the phone"
        )
    elif not places:
        yield AnswerError("no place is named", "Leave the answer out, or name at least one.")
    for index, place in enumerate(places):
        yield from _place_faults(options, places[:index], place, index)


def _place_faults(
    options: Sequence[Option], before: Sequence[Touchpoint], place: Touchpoint, index: int
) -> Iterator[AnswerError]:
    name = one_line(place.name)
    if not name:
        yield AnswerError("a place has no name", "Say what it is called, as in: the phone.", (index, "name"))
    elif any(earlier.is_called(name) for earlier in before):
        hint = "Name each once, or tell them apart: phone orders, phone complaints."
        yield AnswerError(f"{name!r} is named twice", hint, (index, "name"))
    if place.stage and place.stage not in STAGES:
        hint = did_you_mean(place.stage, STAGES) or f"One of: {', '.join(STAGES)}."
        yield AnswerError(f"{place.stage!r} is no stage", hint, (index, "stage"))
    known = [option.value for option in options]
    if place.rating and place.rating not in known:
        hint = did_you_mean(place.rating, known) or f"One of: {', '.join(known)}."
        yield AnswerError(f"{place.rating!r} is not among the ratings", hint, (index, "rating"))


def _on_one_line(place: Touchpoint) -> Touchpoint:
    name, channel, owner = one_line(place.name), one_line(place.channel), one_line(place.owner)
    return replace(place, name=name, channel=channel, owner=owner)


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
