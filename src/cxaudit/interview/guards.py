"""What makes an answer worth a second look: many alike, a make-or-break point at its lowest, bare claims."""

from cxaudit.interview.engine import Interview
from cxaudit.questionnaire.model import Question, Section
from cxaudit.scoring.score import HIGH

ALIKE = 9
"""So many equal answers in a row are worth a line (CONTENT.md 3: more than eight)."""
FEWEST_CLAIMS = 3
"""With fewer bare claims in a section, what can be shown is not worth a question."""


def alike(interview: Interview, question: str) -> int:
    """Return how many answers up to this one, in the order asked and on the same options, are equal.

    Questions that do not score are passed over.
    """
    order = interview.relevance.questions
    run, options, value = 0, None, interview.answers[question].value
    for name in reversed(order[: order.index(question) + 1]):
        asked = interview.index.questions[name]
        if not interview.questionnaire.scores(asked):
            continue
        answer, given = interview.answers.get(name), interview.questionnaire.options_of(asked)
        options = given if options is None else options
        if answer is None or answer.value != value or given != options:
            break
        run += 1
    return run


def failed_make_or_break(interview: Interview, question: str) -> bool:
    """Whether this is a make-or-break point, answered with the lowest it can be."""
    asked, item = interview.index.questions[question], interview.relevance.items.get(question)
    return asked.make_or_break and item is not None and item.score == 0


def closed(before: Interview, later: Interview) -> tuple[Section, ...]:
    """Return the scored sections that the interview left with this step, all settled, innermost first."""
    left = [section for section in before.sections if section not in later.sections]
    return tuple(section for section in reversed(left) if section.scored and _is_through(later, section))


def claims(interview: Interview, section: Section) -> tuple[Question, ...]:
    """Return the section's own questions with a good answer and no evidence, if they are several."""
    found = tuple(q for q in section.questions if _is_claim(interview, q))
    return found if len(found) >= FEWEST_CLAIMS else ()


def _is_claim(interview: Interview, question: Question) -> bool:
    item = interview.relevance.items.get(question.id)
    if item is None or not item.counts or item.score is None or item.score < HIGH:
        return False
    return not interview.answers[question.id].evidence


def _is_through(interview: Interview, section: Section) -> bool:
    """Whether nothing in a section is left to ask, and something in it was."""
    inside = [name for name in interview.relevance.items if section in interview.index.sections[name]]
    return bool(inside) and all(interview.is_settled(name) for name in inside)
