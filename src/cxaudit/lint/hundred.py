"""Whether numbers that count to a hundred are written so: scores, levels, and points between sections."""

from collections.abc import Iterator
from dataclasses import replace

from cxaudit.files.table import Origin, decimal_text
from cxaudit.lint.conditions import conditions_of
from cxaudit.lint.trial import leaves
from cxaudit.problems import Problem
from cxaudit.questionnaire.format import STANDARD_LEVELS
from cxaudit.questionnaire.found import warn
from cxaudit.questionnaire.model import Level, Questionnaire


def levels_count_to_a_hundred(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Levels end at scores of 0 to 100, not at shares of 1."""
    if questionnaire.levels is not STANDARD_LEVELS:
        yield from _levels(questionnaire.levels)
    for section in questionnaire.walk():
        if section.levels:
            yield from _levels(section.levels)


def _levels(levels: tuple[Level, ...]) -> Iterator[Problem]:
    for level in levels:
        below = level.below
        if below is not None and below < 1:
            yield _warned(level.origin, "below", decimal_text(below), decimal_text(below * 100))
            return


def points_count_to_a_hundred(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Sections lie apart by points of a hundred, not by shares of 1."""
    rules = questionnaire.rules
    for each in (*((rules.imbalance,) if rules.imbalance else ()), *rules.contrasts):
        if each.points < 1:
            yield _warned(each.origin, "points", decimal_text(each.points), decimal_text(each.points * 100))


def conditions_count_to_a_hundred(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A condition compares the score of a section with a number of 0 to 100, not with a share of 1."""
    for condition, origin in conditions_of(questionnaire):
        if "score(" not in condition.text and "score (" not in condition.text:
            continue
        for leaf in leaves(condition.tree):
            if leaf.function != "score":
                continue
            for operand in leaf.operands:
                if operand.number is not None and 0 < operand.number < 1:
                    hundred = decimal_text(operand.number * 100)
                    found = _warned(origin, "when", operand.text, hundred)
                    yield replace(found, source=origin.inside(operand.position, "when"))


def _warned(origin: Origin, key: str, said: str, meant: str) -> Problem:
    message = f"{said} looks like a share of 1, and this counts from 0 to 100"
    return warn("looks-like-fraction", origin, key, message, f"Write {meant}, if you mean {meant} of 100.")


CHECKS = (levels_count_to_a_hundred, points_count_to_a_hundred, conditions_count_to_a_hundred)
