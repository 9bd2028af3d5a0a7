"""Two versions of a questionnaire: which question is which, and does it read as it did?"""

from cxaudit.questionnaire.model import Question, Questionnaire
from cxaudit.text import one_line
from cxaudit.value import Value, dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Pair(Value):
    """A question, and the one it was before."""

    old: Question
    new: Question


def pairs(before: Questionnaire, now: Questionnaire) -> list[Pair]:
    """Return every question that was there before, by its id, else by one that it had (`renamed_from`)."""
    old = {question.id: question for question in before.questions()}
    kept = {question.id for question in now.questions()} & old.keys()
    found = []
    for question in now.questions():
        names = (question.id, *(name for name in question.renamed_from if name not in kept))
        earlier = next((old.pop(name) for name in names if name in old), None)
        if earlier is not None:
            found.append(Pair(old=earlier, new=question))
    return found


def matched(first: Questionnaire, second: Questionnaire) -> list[Pair]:
    """Return the questions that both have, whichever is the later version, in the order of the second.

    `old` is the first's. The other way round it finds the same pairs.
    """
    onward = pairs(first, second)
    backward = [Pair(old=pair.new, new=pair.old) for pair in pairs(second, first)]
    taken_old, taken_new, found = set[str](), set[str](), []
    for pair in sorted((*onward, *backward), key=_order):
        if pair.old.id not in taken_old and pair.new.id not in taken_new:
            taken_old.add(pair.old.id)
            taken_new.add(pair.new.id)
            found.append(pair)
    place = {question.id: number for number, question in enumerate(second.questions())}
    return sorted(found, key=lambda pair: place[pair.new.id])


def _order(pair: Pair) -> tuple[bool, list[str]]:
    """Return what orders pairs the same from either side: those of one id first."""
    return pair.old.id != pair.new.id, sorted((pair.old.id, pair.new.id))


def is_reworded(before: Questionnaire, now: Questionnaire, pair: Pair) -> bool:
    """Whether the question or its options read otherwise than they did; of a pair, either rating."""
    return _reads(before, pair.old) != _reads(now, pair.new)


def _reads(questionnaire: Questionnaire, question: Question) -> tuple[object, ...]:
    first, options = question.first_rating, questionnaire.options_of(question)
    words = [(option.value, one_line(option.label)) for option in options]
    if first is None:
        return one_line(question.text), words
    before = [one_line(option.label) for option in questionnaire.first_options_of(question)]
    return one_line(question.text), words, first.first, one_line(first.text), before


def is_rescaled(before: Questionnaire, now: Questionnaire, pair: Pair) -> bool:
    """Whether an answer may score otherwise than it did: other options, other scores, other bands.

    A choice that became a pair scores as it did: the value of a pair is its second rating.
    """
    old = [(option.value, option.score) for option in before.options_of(pair.old)]
    new = [(option.value, option.score) for option in now.options_of(pair.new)]
    bands = [[(band.below, band.score) for band in q.bands] for q in (pair.old, pair.new)]
    kinds = [q.chooses or q.type for q in (pair.old, pair.new)]
    return kinds[0] != kinds[1] or old != new or bands[0] != bands[1]
