"""Holding an answer as written against its question: an `Answer`, or every problem at its place."""

from collections.abc import Iterator
from dataclasses import replace

from cxaudit.audit.answers import (
    STAGES,
    Answer,
    AnswerError,
    AnswerValue,
    Customers,
    Given,
    PlainValue,
    accept,
    accept_customers,
    accept_expected,
    faults,
)
from cxaudit.audit.given import GivenAnswer
from cxaudit.files.table import decimal_text, exact
from cxaudit.files.yaml import PlainNumber
from cxaudit.problems import Problem, Source
from cxaudit.questionnaire.model import Option, Question
from cxaudit.text import clean, one_line
from cxaudit.value import Value, dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Judged(Value):
    """What became of one answer: the answer, or None and every reason why."""

    answer: Answer | None = None
    problems: tuple[Problem, ...] = ()


def judge(question: Question, options: tuple[Option, ...], given: GivenAnswer) -> Judged:
    """Return the answer to `question`, or the problems: a wrong value, an 'na' that is not offered."""
    problems = (
        *_not_offered(question, given),
        *_wrong(question, options, given),
        *_wrong_first(question, options, given),
        *_wrong_customers(question, options, given),
    )
    if problems:
        return Judged(problems=problems)
    value = None if given.value is None else accept(question, options, _said(question, given.value))
    customers = given.customers and _accepted_customers(question, options, given.customers)
    return Judged(answer=_with(given, value, customers))


def _not_offered(question: Question, given: GivenAnswer) -> Iterator[Problem]:
    if given.na and not question.na:
        yield Problem(
            code="na-not-offered",
            message=f"{question.id} always applies: 'na' is not among its answers",
            source=given.place("na"),
            hint="Answer it, or write unknown: true.",
        )


def _wrong(question: Question, options: tuple[Option, ...], given: GivenAnswer) -> Iterator[Problem]:
    if given.value is None:
        return
    for error in _refusals(question, options, _said(question, given.value)):
        yield Problem(
            code="wrong-answer",
            message=f"{question.id}: {error.message}",
            source=given.place("value", *error.at) if error.at else _place(options, given),
            hint=_state_hint(question, given.value) or _hint(question, options, error),
        )


def _wrong_first(question: Question, options: tuple[Option, ...], given: GivenAnswer) -> Iterator[Problem]:
    if not given.says_first:
        return
    key = "expected" if given.expected else "expected_unknown"
    if question.type != "pair":
        yield Problem(
            code="expected-not-offered",
            message=f"{question.id} is rated once: '{key}' has no place here",
            source=given.place(key),
            hint="Take it out, or write type: pair at the question.",
        )
        return
    try:
        accept_expected(question, options, str(given.expected))
    except AnswerError as error:
        hint = _hint(question, options, error)
        if given.expected.strip().lower() in _UNKNOWN:
            hint = f"Where nobody knows, write {question.id}: {{expected_unknown: true}}."
        yield Problem(
            code="wrong-answer",
            message=f"{question.id}, expected: {error.message}",
            source=given.place("expected"),
            hint=hint,
        )


def _wrong_customers(
    question: Question, options: tuple[Option, ...], given: GivenAnswer
) -> Iterator[Problem]:
    if given.customers is None:
        return
    if not question.second_rating:
        yield Problem(
            code="customers-not-offered",
            message=f"{question.id} takes no second rating: 'customers' has no place here",
            source=given.place("customers"),
            hint="Take it out, or write second_rating: true at the question.",
        )
        return
    try:
        _accepted_customers(question, options, given.customers)
    except AnswerError as error:
        yield Problem(
            code="wrong-answer",
            message=f"{question.id}, customers: {error.message}",
            source=given.place("customers", *(error.at or ("value",))),
            hint=_hint(question, options, error),
        )


def _accepted_customers(question: Question, options: tuple[Option, ...], said: Customers) -> Customers:
    value = str(said.value) if isinstance(said.value, str) else said.value
    return accept_customers(question, options, replace(said, value=value, expected=str(said.expected)))


def _refusals(question: Question, options: tuple[Option, ...], said: Given) -> Iterator[AnswerError]:
    found = list(faults(question, options, said))
    yield from found
    if not found:
        try:
            accept(question, options, said)
        except AnswerError as error:
            yield error


def _said(question: Question, value: Given) -> Given:
    """Return a value as plain text or a list; what is free text, cleaned."""
    if not isinstance(value, str):
        return value
    return clean(value) if question.type == "text" else str(value)


def _with(given: GivenAnswer, value: AnswerValue | None, customers: Customers | None) -> Answer:
    return Answer(
        value=value,
        na=given.na,
        unknown=given.unknown,
        note=given.note,
        cause=given.cause,
        evidence=given.evidence,
        evidence_strength=given.evidence_strength,
        inferred=given.inferred,
        customers=customers,
        expected=str(given.expected),
        expected_unknown=given.expected_unknown,
    )


def as_written(given: GivenAnswer) -> Answer:
    """Return the answer to a question nobody knows: a number without quotes is a number, the rest is text."""
    second = given.customers and replace(given.customers, value=_number_or_text(given.customers.value))
    value = given.value
    return _with(given, _number_or_text(value) if isinstance(value, str) else value, second)


def _number_or_text(value: PlainValue) -> PlainValue:
    number = exact(value) if isinstance(value, PlainNumber) else None
    if number is not None:
        return number
    return str(value) if isinstance(value, str) else value


def _place(options: tuple[Option, ...], given: GivenAnswer) -> Source:
    """Return the place of the first item of a list that is no option, else of the value."""
    if isinstance(given.value, tuple):
        known = {option.value for option in options}
        for index, item in enumerate(given.value):
            if isinstance(item, str) and item not in known:
                return given.place("value", index)
    return given.place("value")


_NA = {"na", "n/a", "n.a.", "none", "not applicable", "does not apply"}
_UNKNOWN = {"?", "??", "unknown", "don't know", "dont know", "do not know", "no idea", "dk"}


def _state_hint(question: Question, value: object) -> str:
    """Say how "not applicable" and "don't know" are written, where that is what the value seems to say."""
    said = value.strip().lower() if isinstance(value, str) else ""
    if said in _UNKNOWN:
        return f"Where nobody knows, write {question.id}: {{unknown: true}}."
    if said not in _NA:
        return ""
    if not question.na:
        return "This question always applies. Where nobody knows, write {unknown: true}."
    return f"Where it does not apply, write {question.id}: {{na: and why}}."


def _hint(question: Question, options: tuple[Option, ...], error: AnswerError) -> str:
    said = error.hint
    if not options or "stage" in error.at or not said.startswith(("One of", "Known here", "Did you mean")):
        return said
    first = said + " " if said.startswith("Did you mean") else ""
    return f"{first}It takes {_offered(options) if error.at else takes(question, options)}."


def _offered(options: tuple[Option, ...]) -> str:
    shown = ", ".join(f"{o.value} ({one_line(o.label)})" for o in options[:12])
    return shown + (f" and {len(options) - 12} more" if len(options) > 12 else "")


def takes(question: Question, options: tuple[Option, ...]) -> str:
    """Return in a few words what a question takes: options with labels, a number within limits, text."""
    if question.type == "touchpoints":
        return (
            f"a list of places, each with a name and, if you like, a stage ({', '.join(STAGES)}), "
            "a channel, an owner and a rating"
        )
    if options:
        return _offered(options)
    if question.type != "number":
        return "text"
    limits = [f"at least {decimal_text(question.min)}"] if question.min is not None else []
    limits += [f"at most {decimal_text(question.max)}"] if question.max is not None else []
    unit = [f"in {question.unit}"] if question.unit else []
    return ", ".join(["a whole number" if question.whole else "a number", *unit, *limits])
