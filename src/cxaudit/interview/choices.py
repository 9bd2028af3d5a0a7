"""Options as a person sees and names them: by number, by word, by the first letters of a word."""

from collections.abc import Mapping, Sequence

from cxaudit.audit.answers import Answer, AnswerError
from cxaudit.files.table import decimal_text
from cxaudit.interview.engine import is_number
from cxaudit.questionnaire.model import Option, Question, Questionnaire
from cxaudit.text import one_line
from cxaudit.wording import say


def numbered(options: Sequence[Option]) -> tuple[tuple[str, Option], ...]:
    """Return each option with the number that stands for it: its value if all are numbers, else its place."""
    if options and all(is_number(option.value) for option in options):
        return tuple((option.value, option) for option in options)
    return tuple((str(place), option) for place, option in enumerate(options, start=1))


def keyed(options: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return the value of each of `options` (value, label) by the number that stands for it."""
    if all(is_number(value) for value, _ in options):
        return {value: value for value, _ in options}
    return {str(place): value for place, (value, _) in enumerate(options, start=1)}


def named(options: Sequence[Option], typed: str) -> Option | None:
    """Return the option that `typed` names in full: by its number, else its value, else its label."""
    for number, option in numbered(options):
        if typed == number:
            return option
    word = typed.casefold()
    exact = [o for o in options if o.value.casefold() == word]
    exact = exact or [o for o in options if one_line(o.label).casefold() == word]
    return exact[0] if len(exact) == 1 else None


def begun(options: Sequence[Option], typed: str) -> tuple[Option, ...]:
    """Return the options whose value, or label, starts with `typed`; none where values are numbers."""
    word = typed.casefold()
    if not word or any(is_number(option.value) for option in options):
        return ()
    return tuple(
        o for o in options if o.value.casefold().startswith(word) or o.label.casefold().startswith(word)
    )


def several(typed: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the values that numbers, with commas or blanks between them, stand for, in the list's order."""
    numbers = typed.replace(",", " ").split()
    for number in numbers:
        if number not in values:
            raise AnswerError(say("interview.not_a_number", typed=number), say("interview.numbers_hint"))
    return tuple(value for number, value in values.items() if number in numbers)


def describe(questionnaire: Questionnaire, question: Question, answer: Answer) -> str:
    """Return an answer in words, on one line; of a pair, both ratings as far as they are given."""
    said = _described(questionnaire, question, answer)
    first = describe_first(questionnaire, question, answer)
    return say("interview.said_pair", answer=said, first=first) if first else said


def describe_first(questionnaire: Questionnaire, question: Question, answer: Answer) -> str:
    """Return the first rating of a pair in words, with what it is; '' where there is none."""
    first = question.first_rating
    if first is None or not (answer.expected or answer.expected_unknown):
        return ""
    labels = {option.value: one_line(option.label) for option in questionnaire.first_options_of(question)}
    said = labels.get(answer.expected, one_line(answer.expected)) or say("interview.said_unknown")
    if first.first == "importance":
        return say("interview.said_importance", answer=said)
    return say("interview.said_expected", answer=said)


def _described(questionnaire: Questionnaire, question: Question, answer: Answer) -> str:
    if answer.state == "na":
        return say("interview.said_na", reason=one_line(answer.na))
    if answer.state == "unknown":
        return say("interview.said_unknown")
    if answer.places:
        return say("interview.said_named", n=len(answer.places))
    labels = {option.value: one_line(option.label) for option in questionnaire.options_of(question)}
    value = answer.plain
    if value is None:
        return say("interview.said_open")
    if isinstance(value, tuple):
        return ", ".join(labels.get(chosen, one_line(chosen)) for chosen in value)
    if isinstance(value, str):
        return labels.get(value, one_line(value))
    return f"{decimal_text(value)} {one_line(question.unit)}".strip()
