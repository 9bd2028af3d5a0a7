"""Whether the ids of sections and questions can be used where they are needed, and name one thing each."""

from collections.abc import Iterator

from cxaudit.files.table import Origin
from cxaudit.problems import Problem
from cxaudit.questionnaire.found import problem
from cxaudit.questionnaire.grammar import KEYWORDS
from cxaudit.questionnaire.model import Question, Questionnaire, Section


def ids_can_be_named(questionnaire: Questionnaire) -> Iterator[Problem]:
    """No section or question has a word of the language of conditions as its id."""
    for section in questionnaire.walk():
        things: tuple[Section | Question, ...] = (section, *section.questions)
        for thing in things:
            if thing.id in KEYWORDS:
                message = f"{thing.id!r} is a word of conditions, so no condition could name this"
                hint = f"Choose another id, as in {thing.id}_question."
                yield problem("wrong-value", thing.origin, "id", message, hint)


def ids_are_used_once(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Every id of a section or question is used once."""
    first: dict[str, Origin] = {}
    for section in questionnaire.walk():
        things: tuple[Section | Question, ...] = (section, *section.questions)
        for thing in things:
            before = first.get(thing.id)
            first.setdefault(thing.id, thing.origin)
            if before is not None:
                message = f"the id {thing.id!r} is used twice"
                yield problem(
                    "duplicate-id", thing.origin, "id", message, f"It was used first at {before.at('id')}."
                )


CHECKS = (ids_can_be_named, ids_are_used_once)
