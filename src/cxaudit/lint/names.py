"""Whether names and labels tell things apart, and whether everything that has one is used."""

from collections.abc import Iterator

from cxaudit.problems import Problem
from cxaudit.questionnaire.found import warn
from cxaudit.questionnaire.model import Option, Questionnaire


def renames_look_back(questionnaire: Questionnaire) -> Iterator[Problem]:
    """An id under `renamed_from` belongs to no question any more, and stands there for one question only."""
    asked = [q for q in questionnaire.questions() if q.renamed_from]
    ids = {q.id for q in questionnaire.questions()} if asked else set()
    taken: dict[str, str] = {}
    for q in asked:
        for number, old in enumerate(q.renamed_from):
            message, hint = "", "Name the id that the question had before."
            if old == q.id:
                message = f"{old!r} is what this question is called now"
            elif old in ids:
                message = f"{old!r} is another question today, so nobody can tell whose answer it is"
                hint = "Take it out, or give the other question another id."
            elif old in taken:
                message = f"{old!r} is called {taken[old]!r} now, as its `renamed_from` says"
                hint = "Leave it with one of the two."
            taken.setdefault(old, q.id)
            if message:
                yield warn("bad-rename", q.origin, ("renamed_from", number), message, hint)


def labels_tell_options_apart(questionnaire: Questionnaire) -> Iterator[Problem]:
    """No two options of one scale have the same label."""
    for scale in questionnaire.scales.values():
        yield from _labels(scale.options)
    for q in questionnaire.questions():
        if q.options:
            yield from _labels(q.options)


def _labels(options: tuple[Option, ...]) -> Iterator[Problem]:
    if len({option.label for option in options}) == len(options):
        return
    first: dict[str, str] = {}
    for option in options:
        before = first.setdefault(option.label, option.value)
        if before != option.value:
            message = f"the option {before!r} has the same label, and nobody can tell the two apart"
            yield warn("duplicate-label", option.origin, "label", message, "Say what is different about it.")


def titles_tell_levels_apart(questionnaire: Questionnaire) -> Iterator[Problem]:
    """No two levels have the same title."""
    several = [questionnaire.levels, *(s.levels for s in questionnaire.walk() if s.levels)]
    for levels in several:
        first: dict[str, str] = {}
        for level in levels:
            before = first.setdefault(level.title, level.id)
            if before != level.id:
                message = f"the level {before!r} has the same title, and nobody can tell the two apart"
                hint = "Give each level a title of its own."
                yield warn("duplicate-label", level.origin, "title", message, hint)


def scales_are_used(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Every scale that is declared here is the scale of a question."""
    idle = questionnaire.scales.keys() - {q.scale for q in questionnaire.questions()}
    idle -= {q.pair.scale for q in questionnaire.questions() if q.pair} if idle else set()
    for name in questionnaire.scales if idle else ():
        origin = questionnaire.scales[name].origin
        if name in idle and origin.path == questionnaire.origin.path:
            source = questionnaire.origin.key("scales", name)
            message, hint = f"no question uses the scale {name!r}", "Take it out, or use it."
            yield Problem(code="unused-scale", message=message, source=source, hint=hint, severity="warning")


CHECKS = (renames_look_back, labels_tell_options_apart, titles_tell_levels_apart, scales_are_used)
