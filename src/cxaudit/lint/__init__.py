"""Checks over a whole questionnaire: what no schema can see, and what would make a score say less.

Each check is one small function that takes a questionnaire and yields problems; its docstring is its rule.
They run only on a questionnaire that can be asked and scored (`questionnaire.check` sees to that).
"""

from collections.abc import Iterator

from cxaudit.lint import advice, conditions, hundred, names, scoring, text
from cxaudit.problems import Problem
from cxaudit.questionnaire.model import Questionnaire

__all__ = ["CHECKS", "OFF_BY_DEFAULT", "checks", "lint"]

CHECKS = (
    *conditions.CHECKS,
    *scoring.CHECKS,
    *advice.CHECKS,
    *hundred.CHECKS,
    *names.CHECKS,
    *text.CHECKS,
)

OFF_BY_DEFAULT: frozenset[str] = frozenset(("two-questions",))
"""Codes that are hints rather than findings: shown only to those who ask for them."""


def checks(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Yield what every check finds in the questionnaire's own file, those that are off by default too.

    What it includes is checked where it was written.
    """
    own = questionnaire.origin.path
    for check in CHECKS:
        for problem in check(questionnaire):
            if problem.source.path == own:
                yield problem


def lint(questionnaire: Questionnaire) -> tuple[Problem, ...]:
    """Return what every check finds, sorted by place."""
    return tuple(sorted(checks(questionnaire), key=lambda p: p.order))
