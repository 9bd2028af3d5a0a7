"""Whether a low answer leads to advice, and advice to a low answer."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from cxaudit.lint.scoring import scores_of, tells_apart
from cxaudit.problems import Problem
from cxaudit.questionnaire.found import warn
from cxaudit.questionnaire.model import Question, Questionnaire

LOW = Fraction(1, 2)
"""An answer that scores this or less makes an action due, as in scoring, which is not loaded for it."""


def can_be_low(questionnaire: Questionnaire, q: Question) -> bool:
    """Return whether some answer scores so low that an action would be due."""
    return any(score <= LOW for score in scores_of(questionnaire, q))


def _own(questionnaire: Questionnaire) -> list[Question]:
    """Return the questions written in this very file, as whole sections are."""
    own = questionnaire.origin.path
    return [q for section in questionnaire.walk() if section.origin.path == own for q in section.questions]


def _low_ones(questionnaire: Questionnaire, asked: Iterable[Question]) -> list[Question]:
    """Return those of the questions that can be answered low; of those with one scale, one is looked at."""
    known: dict[tuple[str, str], bool] = {}
    found = []
    for q in asked:
        low = known.get((q.type, q.scale))
        if low is None:
            low = can_be_low(questionnaire, q)
            if q.scale:
                known[q.type, q.scale] = low
        if low:
            found.append(q)
    return found


def low_answers_lead_to_advice(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A question that can score 0.5 or less has a recommendation, or its gate has; told once if none has."""
    by_gate = {
        q.id
        for section in questionnaire.walk()
        if section.gate and section.gate.recommendation
        for q in section.questions
    }
    bare = [q for q in _own(questionnaire) if q.recommendation is None and q.id not in by_gate]
    without = _low_ones(questionnaire, bare)
    if len(without) > 1 and len(without) == len(_low_ones(questionnaire, _own(questionnaire))):
        message = "no question here has a recommendation, so low answers lead to no plan"
        hint = "Say what to do about a low answer under `recommendation:`."
        yield warn("no-recommendation", without[0].origin, "id", message, hint)
        return
    for q in without:
        message = f"a low answer to {q.id} leads to no recommendation"
        yield warn("no-recommendation", q.origin, "id", message, "Say what to do under `recommendation:`.")


def advice_can_become_due(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A question with a recommendation has an answer that scores 0.5 or less."""
    advised = [q for q in _own(questionnaire) if q.recommendation is not None]
    due = {q.id for q in _low_ones(questionnaire, advised)}
    for q in advised:
        if q.id not in due:
            scored = bool(scores_of(questionnaire, q))
            if scored and not tells_apart(questionnaire, q):
                continue  # that all answers score the same is told already
            why = "every answer scores more than 0.5" if scored else "its answers have no score"
            scale = "`bands` that score" if q.type == "number" else "a scale that scores"
            hint = "Score the worst answer 0." if scored else f"Give it {scale}."
            message = f"the recommendation of {q.id} is never due: {why}"
            yield warn("recommendation-never-due", q.origin, "recommendation", message, hint)


def low_answers_have_words(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A question that can score 0.5 or less has a `when_low` for reports to say; told once if none has."""
    without = _low_ones(questionnaire, [q for q in _own(questionnaire) if not q.when_low])
    hint = "Turn the statement round, as in: Customers wait before anybody notices them."
    if len(without) > 1 and len(without) == len(_low_ones(questionnaire, _own(questionnaire))):
        message = "no question here has a `when_low`, so a report repeats statements that are not true"
        yield warn("no-when-low", without[0].origin, "id", message, hint)
        return
    for q in without:
        message = f"{q.id} has no `when_low`, so a report repeats the question where the answer was low"
        yield warn("no-when-low", q.origin, "id", message, hint)


def why_now_can_be_said(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A `why_now` stands beside another question, one whose low answer makes an action due."""
    reasons = [
        (q, q.recommendation.why_now)
        for q in _own(questionnaire)
        if q.recommendation is not None and q.recommendation.why_now is not None
    ]
    advised = {q.id for q in questionnaire.questions() if q.recommendation is not None} if reasons else ()
    for q, now in reasons:
        if now.beside in advised and now.beside != q.id:
            continue
        why = "it names its own question"
        hint = "Name the question whose action makes this one more urgent."
        if now.beside != q.id:
            why = f"{now.beside} has no recommendation, so no action of it is ever due"
        yield warn("never-said", now.origin, "beside", f"this sentence is never said: {why}", hint)


CHECKS = (low_answers_lead_to_advice, advice_can_become_due, low_answers_have_words, why_now_can_be_said)
