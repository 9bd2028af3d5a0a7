"""Whether ids can be used where they are needed, and name one thing each."""

from collections.abc import Iterator

from cxaudit.files.table import Origin
from cxaudit.problems import Problem
from cxaudit.questionnaire.grammar import KEYWORDS
from cxaudit.questionnaire.model import Question, Questionnaire, Section


def _problem(code: str, origin: Origin, key: str, message: str, hint: str) -> Problem:
    return Problem(code=code, message=message, source=origin.at(key), hint=hint)


def ids_can_be_named(questionnaire: Questionnaire) -> Iterator[Problem]:
    """No section or question has a word of the language of conditions as its id."""
    for section in questionnaire.walk():
        things: tuple[Section | Question, ...] = (section, *section.questions)
        for thing in things:
            if thing.id in KEYWORDS:
                message = f"{thing.id!r} is a word of conditions, so no condition could name this"
                hint = f"Choose another id, as in {thing.id}_question."
                yield _problem("wrong-value", thing.origin, "id", message, hint)


def rules_have_ids_of_their_own(questionnaire: Questionnaire) -> Iterator[Problem]:
    """No two diagnoses, no two remarks and no two contrasts have the same id."""
    rules = questionnaire.rules
    for what, each in (
        ("diagnoses", rules.diagnoses),
        ("remarks", rules.remarks),
        ("contrasts", rules.contrasts),
    ):
        first: dict[str, Origin] = {}
        for rule in each:
            before = first.setdefault(rule.id, rule.origin)
            if before is not rule.origin:
                message = f"two {what} are called {rule.id!r}"
                hint = f"The first is at {before.at('id')}. Rename one."
                yield _problem("duplicate-id", rule.origin, "id", message, hint)


def rules_name_a_section_once(questionnaire: Questionnaire) -> Iterator[Problem]:
    """No rule names a section twice in one list."""
    rules = questionnaire.rules
    lists = [(rules.origin, "weakest_of", rules.weakest_of)]
    lists += [(rules.imbalance.origin, "between", rules.imbalance.between)] if rules.imbalance else []
    lists += [(rules.arc.origin, "stages", rules.arc.stages)] if rules.arc else []
    lists += [(each.origin, "first", each.first) for each in rules.contrasts]
    lists += [(each.origin, "second", each.second) for each in rules.contrasts]
    for origin, key, names in lists:
        for number, name in enumerate(names):
            if name in names[:number]:
                source = origin.at(key, number)
                message, hint = f"`{key}` names {name!r} twice", "Name another section, or take it out."
                yield Problem(code="bad-rule", message=message, source=source, hint=hint)


CHECKS = (ids_can_be_named, rules_have_ids_of_their_own, rules_name_a_section_once)
