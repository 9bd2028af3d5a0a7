"""What was said to a question, by one person or by several: then as a range, never by whom."""

from fractions import Fraction

from cxaudit.audit.answers import Answer
from cxaudit.audit.record import Audit
from cxaudit.questionnaire.model import Question
from cxaudit.report.display import answer_words, first_is
from cxaudit.scoring.rate import NOTHING, item_score
from cxaudit.wording import say


def said_words(audit: Audit, question: Question, answer: Answer | None = None) -> str:
    """Return the answer as it is read; of several people, from the lowest to the highest and how many.

    `answer` is the one that stands for all, if it is not the audit's own.
    """
    one = audit.answers.get(question.id, NOTHING) if answer is None else answer
    given = answers_to(audit, question)
    if len(given) < 2 or one.state != "value":
        return answer_words(audit.questionnaire, question, one)
    words = range_words(audit, question)
    if not words:
        return answer_words(audit.questionnaire, question, one)
    return say("team.said", answer=words, n=len(given))


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
    """Return the answers of several people that score, from the lowest to the highest."""
    people = audit.combined.respondents if audit.combined else ()
    given = [person.answers[question.id] for person in people if question.id in person.answers]
    scored = [(item_score(audit.questionnaire, question, answer).score, answer) for answer in given]
    known = [(score, answer) for score, answer in scored if score is not None]
    return sorted(known, key=lambda pair: pair[0])


def range_words(audit: Audit, question: Question) -> str:
    """Return the lowest and the highest answer in words; once where they are the same; '' if none scores."""
    given = answers_to(audit, question)
    if not given:
        return ""
    lowest, highest = (answer_words(audit.questionnaire, question, each[1]) for each in (given[0], given[-1]))
    return lowest if lowest == highest else say("team.range", lowest=lowest, highest=highest)
