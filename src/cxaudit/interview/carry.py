"""An audit whose questionnaire has changed since: what changed, and the answers carried over to it.

No answer is lost. One to a question that is gone stands aside; one that the question no longer takes becomes
a note on it, and the question is asked again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from cxaudit.audit.answers import (
    Answer,
    AnswerError,
    Customers,
    accept,
    accept_customers,
    accept_expected,
)
from cxaudit.audit.record import Audit
from cxaudit.files.table import decimal_text
from cxaudit.interview.choices import describe, describe_first
from cxaudit.questionnaire.model import Question, Questionnaire
from cxaudit.questionnaire.versions import Pair, is_rescaled, is_reworded, pairs
from cxaudit.scoring.rate import item_score
from cxaudit.text import one_line
from cxaudit.wording import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed in the questions from one version of a questionnaire to the next, in their order.

    `refused` are the questions whose answer in the audit does not fit any more.
    """

    added: tuple[Question, ...]
    removed: tuple[Question, ...]
    reworded: tuple[Question, ...]
    refused: tuple[Question, ...]


def carry_over(audit: Audit, now: Questionnaire) -> tuple[Audit, Changes]:
    """Return the audit with its answers moved to the questionnaire as it is `now`, and what changed."""
    found = pairs(audit.questionnaire, now)
    known = {pair.old.id for pair in found}
    answers, aside = dict[str, Answer](), {**audit.aside}
    refused = []
    for pair in found:
        if pair.old.id in audit.answers:
            answer = audit.answers[pair.old.id]
            answers[pair.new.id] = moved = _moved(audit.questionnaire, now, pair, answer)
            if moved.state != answer.state or (answer.expected and not moved.expected):
                refused.append(pair.new)
    aside |= {name: answer for name, answer in audit.answers.items() if name not in known}
    renamed = {pair.old.id: pair.new.id for pair in found}
    later = replace(
        audit,
        questionnaire=now,
        answers=answers | _returned(now, aside, answers),
        aside={name: answer for name, answer in aside.items() if name not in {q.id for q in now.questions()}},
        header=replace(audit.header, choice=renamed.get(audit.header.choice, "")),
        finished=False,
    )
    changes = Changes(
        added=_without(now, {pair.new.id for pair in found}),
        removed=_without(audit.questionnaire, known),
        reworded=tuple(pair.new for pair in found if is_reworded(audit.questionnaire, now, pair)),
        refused=tuple(refused),
    )
    return later, changes


def _without(questionnaire: Questionnaire, ids: set[str]) -> tuple[Question, ...]:
    return tuple(question for question in questionnaire.questions() if question.id not in ids)


def _moved(before: Questionnaire, now: Questionnaire, pair: Pair, answer: Answer) -> Answer:
    """Return the answer as the question takes it now; what it does not take becomes a note."""
    moved, notes = answer, list[str]()
    if answer.value is not None:
        value = decimal_text(answer.value) if isinstance(answer.value, Fraction) else answer.value
        try:
            moved = replace(moved, value=accept(pair.new, now.options_of(pair.new), value))
        except AnswerError:
            moved = replace(moved, value=None)
        if moved.value is None or not _scores_alike(before, now, pair, answer, moved):
            moved = replace(moved, value=None)
            notes += _kept_words(before, pair.old, answer)
    elif answer.na and not pair.new.na:
        moved = replace(moved, na="")
        notes += _kept_words(before, pair.old, answer)
    if answer.expected or answer.expected_unknown:
        moved, left = _first_moved(before, now, pair, moved)
        notes += left
    if answer.customers:
        kept, left = _customers_moved(before, now, pair, answer.customers)
        moved, notes = replace(moved, customers=kept), [*notes, *left]
    return replace(moved, note="\n".join(filter(None, (answer.note, *notes)))) if notes else moved


def _customers_moved(
    before: Questionnaire, now: Questionnaire, pair: Pair, said: Customers
) -> tuple[Customers | None, list[str]]:
    """Return what customers' data says as far as the question takes it now, and the rest in words."""
    for kept in (said, replace(said, expected="")):
        try:
            accepted = accept_customers(pair.new, now.options_of(pair.new), kept)
        except AnswerError:
            continue
        lost = said.expected and not accepted.expected
        words = describe_first(before, pair.old, Answer(expected=said.expected)) if lost else ""
        return accepted, [say("interview.carried_customers", answer=words)] if words else []
    words = describe(before, pair.old, Answer(value=said.value, expected=said.expected))
    return None, [say("interview.carried_customers", answer=words)]


def _first_moved(
    before: Questionnaire, now: Questionnaire, pair: Pair, answer: Answer
) -> tuple[Answer, list[str]]:
    """Return the answer with its first rating as a pair takes it now, else without, as a note's words."""
    old, new = pair.old.first_rating, pair.new.first_rating
    try:
        accept_expected(pair.new, now.options_of(pair.new), answer.expected)
        fits = bool(old and new and old.first == new.first) and not is_rescaled(before, now, pair)
    except AnswerError:
        fits = False
    if fits:
        return answer, []
    said = [describe_first(before, pair.old, answer)] if answer.expected else []
    without = replace(answer, expected="", expected_unknown=False)
    return without, [say("interview.carried_expected", answer=each) for each in said]


def _scores_alike(
    before: Questionnaire, now: Questionnaire, pair: Pair, answer: Answer, moved: Answer
) -> bool:
    """Whether an answer still means what it meant: one that scores otherwise is not the person's own."""
    return item_score(before, pair.old, answer).score == item_score(now, pair.new, moved).score


def _kept_words(before: Questionnaire, question: Question, answer: Answer) -> Iterator[str]:
    alone = replace(answer, expected="", expected_unknown=False)
    said = "; ".join(one_line(place.name) for place in answer.places) or describe(before, question, alone)
    yield say("interview.carried_answer", answer=said)


def _returned(now: Questionnaire, aside: dict[str, Answer], answers: dict[str, Answer]) -> dict[str, Answer]:
    """Return the answers that stood aside for a question that is there again, as far as it takes them."""
    found = {}
    for question in now.questions():
        answer = aside.get(question.id)
        if answer is not None and question.id not in answers:
            pair = Pair(old=question, new=question)
            found[question.id] = _moved(now, now, pair, answer)
    return found
