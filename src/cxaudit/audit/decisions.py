"""Decisions held against the actions that a questionnaire can lead to."""

from collections.abc import Iterator

from cxaudit.audit.record import Header
from cxaudit.files.table import Origin
from cxaudit.problems import Problem, Severity, did_you_mean
from cxaudit.questionnaire.model import Questionnaire


def actions_of(questionnaire: Questionnaire) -> dict[str, str]:
    """Return the action that each id means: ids of actions themselves, of questions and of tests."""
    found: dict[str, str] = {}
    for question in questionnaire.questions():
        if question.recommendation:
            found[question.id] = question.recommendation.merge_key or question.id
    found.update({section.id: section.id for section in questionnaire.walk() if section.gate})
    return {**found, **{action: action for action in found.values()}}


def decision_problems(
    header: Header, questionnaire: Questionnaire, origin: Origin, severity: Severity
) -> Iterator[Problem]:
    """Yield the decisions about what is no action."""
    known = actions_of(questionnaire) if header.decisions else {}
    for name in header.decisions:
        if known.get(name) == name:
            continue
        if name in known:
            message, hint = f"the action of {name!r} is called {known[name]!r}", f"Write {known[name]}:."
        else:
            message = f"there is no action {name!r}"
            hint = did_you_mean(name, known.values()) or "The CSV and JSON of the report name every action."
        place = origin.key("decisions", name)
        yield Problem(code="unknown-action", message=message, source=place, hint=hint, severity=severity)
