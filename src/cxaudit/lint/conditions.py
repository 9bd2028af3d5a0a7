"""Whether conditions can come out one way and the other, and whether everything can be asked."""

from collections.abc import Iterator

from cxaudit.files.nodes import Mapping, Node, Scalar, Sequence
from cxaudit.files.table import Origin
from cxaudit.lint.trial import Trial, has_points, has_scores, leaves
from cxaudit.problems import Problem
from cxaudit.questionnaire.condition import Condition, parse
from cxaudit.questionnaire.found import warn
from cxaudit.questionnaire.grammar import ConditionError
from cxaudit.questionnaire.model import Question, Questionnaire, Section

Place = tuple[Condition, Origin]

_ALWAYS: frozenset[bool | None] = frozenset((True,))


def conditions_can_differ(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A condition holds for some answers and does not for others."""
    placed = [*conditions_of(questionnaire), *_of_includes(questionnaire)]
    if not placed:
        return
    trial = Trial(questionnaire)
    for condition, origin in placed:
        found = trial.outcomes(condition)
        if found == _ALWAYS:
            message = "this condition holds whatever the answers are"
            hint = "Take it out. To ask only that something was answered, write: answered(question)."
            yield warn("always-true", origin, "when", message, hint)
        elif found and True not in found:
            message = "this condition never holds"
            hint = _why_never(questionnaire, condition) or "No answer makes all of it true: change one part."
            yield warn("always-false", origin, "when", message, hint)


def _why_never(questionnaire: Questionnaire, condition: Condition) -> str:
    """Return what a condition waits for in vain: a score where none is, a red flag where none can lie."""
    sections = {section.id: section for section in questionnaire.walk()}
    for leaf in leaves(condition.tree):
        if leaf.function in ("score", "rated") and not has_scores(questionnaire, sections[leaf.name]):
            return f"Nothing in {leaf.name!r} has a score, so {leaf.function}({leaf.name}) is never known."
        if leaf.function == "red_flag" and not has_points(sections[leaf.name]):
            return f"No question in {leaf.name!r} is `make_or_break`, so no red flag ever lies there."
    return ""


def conditions_of(questionnaire: Questionnaire) -> Iterator[Place]:
    """Yield the conditions written in this very file, with what they belong to."""
    own = questionnaire.origin.path
    rules = questionnaire.rules
    things: list[Section | Question] = []
    for section in questionnaire.walk():
        things += (section, *section.questions)
    for each in (*things, *rules.diagnoses, *rules.remarks):
        if each.when is not None and each.origin.path == own:
            yield each.when, each.origin
        if isinstance(each, Question) and each.suggest and each.origin.path == own:
            yield from ((s.when, s.origin) for s in each.suggest if s.when is not None)


def _of_includes(questionnaire: Questionnaire) -> Iterator[Place]:
    """Yield the conditions at includes, whose place composition leaves behind."""
    own = questionnaire.origin.path
    if all(section.origin.path == own for section in questionnaire.walk()):
        return
    for node in _includes(questionnaire.origin.node):
        when = node.entries["when"][1]
        if isinstance(when, Scalar):
            try:
                yield parse(when.text), Origin(own, node)
            except ConditionError:
                continue


def _includes(root: Node | None) -> Iterator[Mapping]:
    stack = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Mapping):
            if "include" in node.entries and "when" in node.entries:
                yield node
            stack += [node.entries[key][1] for key in ("sections",) if key in node.entries]
        elif isinstance(node, Sequence):
            stack += reversed(node.items)


def everything_can_be_asked(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Every section and question is asked for some answers, all conditions on the way to it included."""
    if any(True for _ in conditions_of(questionnaire)):
        trial = Trial(questionnaire)
        for section in questionnaire.sections:
            if isinstance(section, Section):
                yield from _unasked(section, (), trial)


def _unasked(section: Section, before: tuple[Condition, ...], trial: Trial) -> Iterator[Problem]:
    whens = _with(before, section.when)
    if section.when is not None and trial.never(whens):
        yield from _told(section, trial)
        return
    for q in section.questions:
        if q.when is not None and trial.never(_with(whens, q.when)):
            yield from _told(q, trial)
    for child in section.sections:
        if isinstance(child, Section):
            yield from _unasked(child, whens, trial)


def _with(before: tuple[Condition, ...], when: Condition | None) -> tuple[Condition, ...]:
    return before if when is None else (*before, when)


def _told(thing: Section | Question, trial: Trial) -> Iterator[Problem]:
    """Yield the problem, unless the condition alone never holds, which is told as such."""
    assert thing.when is not None, "only what has a condition is looked at"
    alone = trial.outcomes(thing.when)
    if alone is None or True in alone:
        message = f"{thing.id} is never asked: its condition cannot hold where it stands"
        hint = "Look at the conditions of what it names, and of the sections around it."
        yield warn("never-asked", thing.origin, "when", message, hint)


def every_entry_has_its_turn(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Where the first entry that holds is taken, none stands behind one that always holds or is the same."""
    lists = [[(d.when, d.origin) for d in questionnaire.rules.diagnoses]]
    lists += [[(s.when, s.origin) for s in q.suggest] for q in questionnaire.questions() if q.suggest]
    for entries in lists:
        seen: set[str] = set()
        for when, origin in entries:
            if "" in seen or (when is not None and when.text in seen):
                message = "this entry never has its turn: one before it holds whenever it would"
                hint = "Put entries without a condition last, and no condition twice."
                yield warn("never-its-turn", origin, "when", message, hint)
            seen.add(when.text if when is not None else "")


CHECKS = (conditions_can_differ, everything_can_be_asked, every_entry_has_its_turn)
