"""Holding an answer as written against its question: an `Answer`, or every problem at its place."""

from dataclasses import dataclass

from cxaudit.audit.answers import Answer, AnswerError, AnswerValue, accept
from cxaudit.audit.given import GivenAnswer
from cxaudit.files.table import decimal_text, exact
from cxaudit.files.yaml import PlainNumber
from cxaudit.problems import Problem, Source
from cxaudit.questionnaire.model import Option, Question
from cxaudit.text import clean, one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What became of one answer: the answer, or None and why."""

    answer: Answer | None = None
    problem: Problem | None = None


def judge(question: Question, options: tuple[Option, ...], given: GivenAnswer) -> Judged:
    """Return the answer to `question`, or the problem: a wrong value, an 'na' that is not offered."""
    if given.na and not question.na:
        return Judged(
            problem=Problem(
                code="na-not-offered",
                message=f"{question.id} always applies: 'na' is not among its answers",
                source=given.place("na"),
                hint="Answer it, or write unknown: true.",
            )
        )
    if given.value is None:
        return Judged(answer=_with(given, None))
    value = given.value if isinstance(given.value, tuple) else str(given.value)
    if question.type == "text" and isinstance(value, str):
        value = clean(value)
    try:
        return Judged(answer=_with(given, accept(question, options, value)))
    except AnswerError as error:
        return Judged(
            problem=Problem(
                code="wrong-answer",
                message=f"{question.id}: {error.message}",
                source=_place(options, given),
                hint=_hint(question, options, error.hint),
            )
        )


def _with(given: GivenAnswer, value: AnswerValue | None) -> Answer:
    return Answer(
        value=value,
        na=given.na,
        unknown=given.unknown,
        note=given.note,
        evidence=given.evidence,
        evidence_strength=given.evidence_strength,
        inferred=given.inferred,
    )


def as_written(given: GivenAnswer) -> Answer:
    """Return the answer to a question nobody knows: a number without quotes is a number, the rest is text."""
    if not isinstance(given.value, PlainNumber):
        return _with(given, given.value)
    number = exact(given.value)
    return _with(given, str(given.value) if number is None else number)


def _place(options: tuple[Option, ...], given: GivenAnswer) -> Source:
    """Return the place of the first item of a list that is no option, else of the value."""
    if isinstance(given.value, tuple):
        known = {option.value for option in options}
        for index, item in enumerate(given.value):
            if item not in known:
                return given.place("value", index)
    return given.place("value")


def _hint(question: Question, options: tuple[Option, ...], said: str) -> str:
    if not options or not said.startswith(("One of", "Known here", "Did you mean")):
        return said
    first = said + " " if said.startswith("Did you mean") else ""
    return f"{first}It takes {takes(question, options)}."


def takes(question: Question, options: tuple[Option, ...]) -> str:
    """Return in a few words what a question takes: options with labels, a number within limits, text."""
    if options:
        shown = ", ".join(f"{o.value} ({one_line(o.label)})" for o in options[:12])
        return shown + (f" and {len(options) - 12} more" if len(options) > 12 else "")
    if question.type != "number":
        return "text"
    limits = [f"at least {decimal_text(question.min)}"] if question.min is not None else []
    limits += [f"at most {decimal_text(question.max)}"] if question.max is not None else []
    unit = [f"in {question.unit}"] if question.unit else []
    return ", ".join(["a whole number" if question.whole else "a number", *unit, *limits])
