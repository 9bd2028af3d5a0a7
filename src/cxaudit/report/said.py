"""What was said to a question, by one person or by several: then as a range, never by whom."""

from fractions import Fraction

from cxaudit.audit.answers import Answer
from cxaudit.audit.record import Audit
from cxaudit.files.table import decimal_text
from cxaudit.questionnaire.model import Question
from cxaudit.report.display import answer_words, first_is
from cxaudit.scoring.rate import NOTHING, item_score
from cxaudit.wording import count, say


def said_words(audit: Audit, question: Question, answer: Answer | None = None) -> str:
    """Return the answer as it is read; of several people, from the lowest to the highest and how many.

    `answer` is the one that stands for all, if it is not the audit's own.
    """
    one = audit.answers.get(question.id, NOTHING) if answer is None else answer
    words = answer_words(audit.questionnaire, question, one)
    if audit.combined is None or len(audit.combined.respondents) < 2 or one.state != "value":
        return words
    given = _given(audit, question)
    n, total = (sum(each.state in states for each in given) for states in (("value",), ("value", "unknown")))
    if not n:
        return words
    words = range_words(audit, question) or words
    if n < total:
        return say("team.said_some", answer=words, n=n, total=total)
    return say("team.said", answer=words, people=count(n, say("team.person"), say("team.people")))


def both_words(audit: Audit, question: Question, answer: Answer | None = None) -> str:
    """Return an answer as `said_words` does; of a pair, with the first rating behind it."""
    said, first = said_words(audit, question, answer), first_words(audit, question, answer)
    return say("report.with_first", answer=said, first=first) if first else said


def first_words(audit: Audit, question: Question, answer: Answer | None = None) -> str:
    """Return the first rating of a pair with what it is: `expected: Nearly always`; '' if none was given."""
    return first_is(question, expected_words(audit, question, answer))


def expected_words(audit: Audit, question: Question, answer: Answer | None = None) -> str:
    """Return the first rating of a pair as it is read; of several people, from the lowest to the highest."""
    one = audit.answers.get(question.id, NOTHING) if answer is None else answer
    options = audit.questionnaire.first_options_of(question)
    people = audit.combined.respondents if audit.combined else ()
    given = {p.answers[question.id].expected for p in people if question.id in p.answers} or {one.expected}
    labels = [option.label for option in options if option.value in given]
    if not labels:
        return say("report.state_unknown") if one.expected_unknown else ""
    if len(labels) == 1:
        return labels[0]
    return say("team.range", lowest=labels[0], highest=labels[-1])


def answers_to(audit: Audit, question: Question) -> list[tuple[Fraction, Answer]]:
    """Return the answers of several people from the lowest to the highest, with what orders them.

    That is the score; else the number, or the place of the chosen option. Words, places and several options
    at once have no order: none of these.
    """
    known = []
    for answer in _given(audit, question):
        place = item_score(audit.questionnaire, question, answer).score
        if place is None and not audit.questionnaire.scores(question):
            place = _place(audit, question, answer)
        if place is not None:
            known.append((place, answer))
    return sorted(known, key=lambda pair: pair[0])


def _given(audit: Audit, question: Question) -> list[Answer]:
    people = audit.combined.respondents if audit.combined else ()
    return [person.answers[question.id] for person in people if question.id in person.answers]


def _place(audit: Audit, question: Question, answer: Answer) -> Fraction | None:
    if isinstance(answer.value, Fraction):
        return answer.value
    order = [option.value for option in audit.questionnaire.options_of(question)]
    return Fraction(order.index(answer.value)) if answer.value in order else None


def range_words(audit: Audit, question: Question) -> str:
    """Return the lowest and the highest answer in words, once where they are the same; '' without an order.

    Of several options at once: each that was chosen, with how many chose it.
    """
    given = answers_to(audit, question)
    if not given:
        return _choices(audit, question)
    answers = given[0][1], given[-1][1]
    lowest, highest = (answer_words(audit.questionnaire, question, each) for each in answers)
    if lowest == highest:
        return lowest
    if isinstance(answers[0].value, Fraction):
        numbers = sorted(value for each in given if isinstance(value := each[1].value, Fraction))
        unit = question.unit
        first, last = decimal_text(numbers[0]), decimal_text(numbers[-1])
        return say("team.range_number", lowest=first, highest=f"{last} {unit}".strip())
    return say("team.range", lowest=lowest, highest=highest)


def _choices(audit: Audit, question: Question) -> str:
    """Return every option that somebody chose, with how many did unless all chose the same."""
    chosen = [
        each.value for each in _given(audit, question) if isinstance(each.value, tuple) and not each.places
    ]
    if len(set(chosen)) < 2:
        return ""
    counted = [
        (option.label, sum(option.value in each for each in chosen))
        for option in audit.questionnaire.options_of(question)
    ]
    return ", ".join(say("team.chosen", option=label, n=n) for label, n in counted if n)
