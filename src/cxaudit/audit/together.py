"""Several respondents in one audit: the one answer that stands for theirs where one is shown.

Scores never go by that one answer: they are means over respondents (`scoring.together`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from cxaudit.audit.answers import Answer, AnswerValue, Customers, PlainValue, Strength, Touchpoint
from cxaudit.audit.record import Audit, Combined
from cxaudit.questionnaire.model import Option, Question, Questionnaire
from cxaudit.text import one_line

STRENGTHS: tuple[Strength, ...] = ("none", "opinion", "examples", "data")
"""How much an answer rests on, from the least."""


def voice(questionnaire: Questionnaire, combined: Combined) -> dict[str, Answer]:
    """Return one answer for each question that somebody answered: the middle one, and everybody's notes.

    Of one respondent alone it is that respondent's answer.
    """
    found = {}
    for question in questionnaire.questions():
        given = [r.answers[question.id] for r in combined.respondents if question.id in r.answers]
        if given and question.id not in combined.left_out:
            options = questionnaire.options_of(question)
            found[question.id] = given[0] if len(given) == 1 else _one(question, options, given)
    return found


def with_own(
    questionnaire: Questionnaire, combined: Combined, own: Mapping[str, Answer]
) -> dict[str, Answer]:
    """Return one answer for each question, with what customers say of a combined audit's `own` beside it.

    What stands there of the audits it was made of gives way to it.
    """
    answers = voice(questionnaire, combined)
    for id_, said in own.items():
        if said.customers is not None:
            answers[id_] = replace(answers.get(id_, Answer()), customers=said.customers)
    return answers


def own_of(audit: Audit) -> dict[str, Answer]:
    """Return what customers say that a combined audit does not have from the audits it was made of."""
    theirs = voice(audit.questionnaire, audit.combined) if audit.combined else {}
    return {
        id_: Answer(customers=answer.customers)
        for id_, answer in audit.answers.items()
        if answer.customers is not None and answer.customers != theirs.get(id_, Answer()).customers
    }


def _one(question: Question, options: Sequence[Option], given: Sequence[Answer]) -> Answer:
    values = [answer.value for answer in given if answer.value is not None]
    unknown = not values and any(answer.unknown for answer in given)
    reasons = [answer.na for answer in given if answer.na]
    expected = [answer.expected for answer in given if answer.expected]
    applies = bool(values or unknown or not any(reasons))
    strengths = [each for each in STRENGTHS if any(a.evidence_strength == each for a in given)]
    return Answer(
        value=_middle(question, options, values) if values else None,
        na="" if values or unknown else _joined(reasons),
        unknown=unknown,
        note=_joined(answer.note for answer in given),
        evidence=_joined(answer.evidence for answer in given),
        evidence_strength=strengths[0] if strengths else "",
        inferred=all(answer.inferred for answer in given if answer.value is not None) if values else False,
        customers=max((a.customers for a in given if a.customers), key=_rests_on, default=None),
        expected=str(_middle(question, options, expected)) if expected and applies else "",
        expected_unknown=applies and not expected and any(answer.expected_unknown for answer in given),
    )


def _joined(texts: Iterable[str]) -> str:
    return " / ".join(dict.fromkeys(one_line(text) for text in texts if text.strip()))


def _rests_on(said: Customers) -> tuple[int, str, str]:
    return said.n or 0, said.source, str(said.value)


def _middle(question: Question, options: Sequence[Option], values: Sequence[AnswerValue]) -> AnswerValue:
    """Return the lower middle value in the order of the options; texts in a row; every place once."""
    if question.type == "touchpoints":
        return _places(values)
    plain = [value for value in values if not _has_places(value)]
    if question.type == "text":
        return _joined(str(value) for value in plain)
    order = {option.value: number for number, option in enumerate(options)}

    def place(value: PlainValue) -> tuple[Fraction, str]:
        """Return what orders one value among the others."""
        if isinstance(value, Fraction):
            return value, ""
        chosen = value if isinstance(value, tuple) else (value,)
        return sum((Fraction(order.get(each, 0)) for each in chosen), Fraction(0)), repr(chosen)

    return sorted((_plain(value) for value in plain), key=place)[(len(plain) - 1) // 2]


def _has_places(value: AnswerValue) -> bool:
    return isinstance(value, tuple) and any(isinstance(each, Touchpoint) for each in value)


def _plain(value: AnswerValue) -> PlainValue:
    plain = Answer(value=value).plain
    return "" if plain is None else plain


def _places(values: Iterable[AnswerValue]) -> tuple[Touchpoint, ...]:
    found: dict[str, Touchpoint] = {}
    for value in values:
        for place in Answer(value=value).places:
            found.setdefault(one_line(place.name).casefold(), place)
    return tuple(found.values())
