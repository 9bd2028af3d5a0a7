"""Composition: sections taken from other questionnaires become part of one, with what they need to work."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from cxaudit.files.table import Origin
from cxaudit.problems import Problem, did_you_mean
from cxaudit.questionnaire.condition import Condition, combine, references
from cxaudit.questionnaire.format import STANDARD_LEVELS
from cxaudit.questionnaire.grammar import ConditionError
from cxaudit.questionnaire.model import Include, Level, Question, Questionnaire, Remark, Rules, Section
from cxaudit.questionnaire.pairs import gaps_for

Finder = Callable[[str], Questionnaire | Problem | None]
"""Given the name in an include: the whole questionnaire, or why it cannot be used, or None."""


class Composition:
    """A questionnaire being put together, the problems met, and where joined conditions came from.

    `brought` names, for every file that something was taken from, the include that led there. `pairs` are
    the questions that an include calls the same as an earlier one.
    """

    # No dataclass: making its methods would take as long as composing ten files.
    def __init__(self, whole: Questionnaire) -> None:
        self.whole = whole
        self.problems: list[Problem] = []
        self.parts: dict[str, list[tuple[Condition | None, Origin]]] = {}
        self.taken: list[Questionnaire] = []
        self.brought: dict[str, Include] = {}
        self.pairs: list[tuple[Include, str, str]] = []
        self.seen: dict[str, Origin] = {}
        self.included = False

    def problem(self, code: str, origin: Origin, key: str, message: str, hint: str = "") -> None:
        """Record a problem at `key` of the value made at `origin`."""
        self.problems.append(Problem(code=code, message=message, source=origin.at(key), hint=hint))


def compose(questionnaire: Questionnaire, find: Finder) -> Composition:
    """Replace every include by the sections it names, and bring along scales, lenses, levels and rules."""
    work = Composition(questionnaire)
    sections = tuple(_resolve(questionnaire.sections, find, work))
    if work.included:
        work.whole = replace(questionnaire, sections=sections)
    if work.taken:
        _bring_along(work)
    return work


def _resolve(parts: tuple[Section | Include, ...], find: Finder, work: Composition) -> Iterator[Section]:
    for part in parts:
        if isinstance(part, Include):
            work.included = True
            yield from _included(part, find, work)
            continue
        work.seen.setdefault(part.id, part.origin)
        if part.sections:
            yield replace(part, sections=tuple(_resolve(part.sections, find, work)))
        else:
            yield part


def _included(include: Include, find: Finder, work: Composition) -> Iterator[Section]:
    name, mark, wanted = include.include.partition("#")
    if mark and not wanted:
        message = f"{include.include!r} names no section behind the #"
        hint = f"Write `{name}#SECTION` for one section, or `{name}` for all of them."
        work.problem("include-path", include.origin, "include", message, hint)
        return
    found = find(name)
    if isinstance(found, Problem):
        work.problem(found.code, include.origin, "include", found.message, found.hint)
        return
    if found is None:
        work.problem(
            "unknown-include",
            include.origin,
            "include",
            f"there is no questionnaire {name!r} beside this file or in the library",
            "Name a file in the same folder (without its ending), or one that `cxaudit list` shows.",
        )
        return
    chosen = _choose(include, found, wanted, work)
    if not chosen:
        return
    work.taken.append(found)
    for path in (found.origin.path, *(section.origin.path for section in found.walk())):
        work.brought.setdefault(path, include)
    _check_tailoring(include, chosen, work)
    _check_weights(include, chosen, found, work)
    for section in chosen:
        yield from _once(section, include, work)


def _choose(include: Include, found: Questionnaire, wanted: str, work: Composition) -> tuple[Section, ...]:
    if not wanted:
        return tuple(s for s in found.sections if isinstance(s, Section))
    for section in found.walk():
        if section.id == wanted:
            return (section,)
    ids = [section.id for section in found.walk()]
    message = f"{found.id} has no section {wanted!r}"
    work.problem("unknown-id", include.origin, "include", message, did_you_mean(wanted, ids))
    return ()


def _once(section: Section, include: Include, work: Composition) -> Iterator[Section]:
    tailored = _tailor(section, include)
    fresh = _fresh(tailored, include, work) if tailored is not None else None
    if fresh is None:
        return
    if include.when is not None:
        parts = work.parts.setdefault(section.id, [])
        parts.append((include.when, include.origin))
        if section.when is not None:
            parts.append((section.when, section.origin))
        fresh = replace(fresh, when=_joined(include, section, work))
    yield fresh


def _joined(include: Include, section: Section, work: Composition) -> Condition | None:
    try:
        return combine(include.when, section.when)
    except ConditionError as error:
        message = f"joined with the condition of {section.id!r} this one is too much: {error.message}"
        work.problem("bad-condition", include.origin, "when", message, error.hint)
        return include.when


def _fresh(section: Section, include: Include, work: Composition) -> Section | None:
    """Return the section without what was taken before, or None if nothing of it is left to ask."""
    before = work.seen.get(section.id)
    if before is not None:
        if before.at() != section.origin.at():
            message = f"{section.id!r} of {include.include!r} meets another of that name ({before.at()})"
            work.problem("id-clash", include.origin, "include", message, "Rename one of the two.")
        return None
    work.seen[section.id] = section.origin
    if not section.sections:
        return section
    inner = (_fresh(child, include, work) for child in section.sections if isinstance(child, Section))
    return _filled(section, section.questions, tuple(child for child in inner if child is not None))


def _filled(
    section: Section, questions: tuple[Question, ...], sections: tuple[Section, ...]
) -> Section | None:
    """Return the section with other contents, or None if that leaves it nothing to ask."""
    if not questions and not sections:
        return None
    return replace(section, questions=questions, sections=sections)


def _walk(section: Section) -> Iterator[Section]:
    yield section
    for child in section.sections:
        if isinstance(child, Section):
            yield from _walk(child)


def _tailor(section: Section, include: Include) -> Section | None:
    if not (include.skip or include.weights or include.asked_as):
        return section
    if section.id in include.skip:
        return None
    weights, pairs = include.weights, include.asked_as
    questions = tuple(
        replace(q, weight=weights.get(q.id, q.weight), asked_as=pairs.get(q.id, q.asked_as))
        if q.id in weights or q.id in pairs
        else q
        for q in section.questions
        if q.id not in include.skip
    )
    inner = (_tailor(child, include) for child in section.sections if isinstance(child, Section))
    weighed = replace(section, weight=weights.get(section.id, section.weight))
    return _filled(weighed, questions, tuple(child for child in inner if child is not None))


def _ids(chosen: Iterable[Section]) -> tuple[list[str], list[str]]:
    """Return the ids of sections and all below them, and those of their questions."""
    below = [each for section in chosen for each in _walk(section)]
    return [each.id for each in below], [q.id for each in below for q in each.questions]


def _check_tailoring(include: Include, chosen: tuple[Section, ...], work: Composition) -> None:
    sections, questions = _ids(chosen)
    ids = sections + questions
    work.pairs += [(include, q, earlier) for q, earlier in include.asked_as.items() if q in questions]
    for key, names in (
        ("skip", include.skip),
        ("weights", tuple(include.weights)),
        ("asked_as", tuple(include.asked_as)),
    ):
        for number, name in enumerate(names):
            known = questions if key == "asked_as" else ids
            if name not in known:
                place = include.origin.at(key, number if key == "skip" else name)
                work.problems.append(
                    Problem(
                        code="unknown-id",
                        message=f"{include.include} has nothing called {name!r}",
                        source=place,
                        hint=did_you_mean(name, known),
                    )
                )


def _check_weights(
    include: Include, chosen: tuple[Section, ...], found: Questionnaire, work: Composition
) -> None:
    """Tell where nothing is left of an include, and of weights for what is skipped or has no score."""
    kept = [section for each in chosen if (section := _tailor(each, include)) is not None]
    if include.skip and not kept:
        message = f"`skip` leaves nothing of {include.include} to ask"
        work.problem("empty-section", include.origin, "skip", message, "Skip less, or take the include out.")
        return
    left = [each for section in kept for each in _walk(section)]
    scored = {each.id for each in left if each.scored}
    scored.update(q.id for each in left for q in each.questions if found.scores(q))
    known = {name for ids in _ids(chosen) for name in ids}
    asked = {name for ids in _ids(kept) for name in ids}
    for name in include.weights:
        if name in scored or name not in known:
            continue
        why = "has no score that a weight could move" if name in asked else "is skipped"
        message, place = f"{name} {why}", include.origin.at("weights", name)
        hint = "Take the weight out."
        work.problems.append(
            Problem(code="inert-weight", message=message, source=place, hint=hint, severity="warning")
        )


def _bring_along(work: Composition) -> None:
    """Add what included sections need (scales, lenses, sources, levels), then the rules that still apply."""
    whole = work.whole
    needed: dict[str, set[str]] = {"scales": set(), "dimensions": set(), "source": set()}
    for question in whole.questions():
        needed["scales"].update((question.scale, question.pair.scale if question.pair else ""))
        needed["dimensions"].update(question.dimensions)
        needed["source"].update(question.source)
    ids = {question.id for question in whole.questions()}
    changes: dict[str, Any] = {"gaps": whole.gaps or gaps_for(whole, work.taken)}
    for name, wanted in needed.items():
        held = dict(getattr(whole, name))
        for taken in work.taken:
            for key, value in getattr(taken, name).items():
                if key in wanted and held.setdefault(key, value) != value:
                    message = f"{name}: {key!r} means one thing here and another in {taken.id}"
                    work.problem("id-clash", whole.origin, name, message, "Rename one of the two.")
        changes[name] = held
    changes["levels"] = whole.levels or _travelling_levels(work)
    for include, name, earlier in work.pairs:
        if earlier not in ids:
            place = include.origin.at("asked_as", name)
            message, hint = f"there is no question {earlier!r}", did_you_mean(earlier, ids)
            work.problems.append(Problem(code="unknown-id", message=message, source=place, hint=hint))
    changes["sections"] = tuple(
        _loosened(section, ids, whole.origin.path)
        for section in whole.sections
        if isinstance(section, Section)
    )
    work.whole = replace(whole, **changes)
    work.whole = replace(work.whole, rules=_travelling_rules(work))


def _travelling_levels(work: Composition) -> tuple[Level, ...]:
    """Return the levels that included questionnaires declare themselves, if any does."""
    declaring = [taken for taken in work.taken if taken.levels not in ((), STANDARD_LEVELS)]
    for other in declaring[1:]:
        if other.levels != declaring[0].levels:
            message = f"levels: {declaring[0].id} and {other.id} have different ones"
            hint = "Write the `levels` that count into this file."
            work.problem("id-clash", work.whole.origin, "sections", message, hint)
    return declaring[0].levels if declaring else ()


def _loosened(section: Section, ids: set[str], path: str) -> Section:
    """Drop from included questions what points at a question that did not come along."""
    return replace(
        section,
        questions=tuple(q if q.origin.path == path else _loose(q, ids) for q in section.questions),
        sections=tuple(
            _loosened(child, ids, path) for child in section.sections if isinstance(child, Section)
        ),
    )


def _loose(question: Question, ids: set[str]) -> Question:
    made = question.recommendation
    if made and made.why_now and made.why_now.beside not in ids:
        question = replace(question, recommendation=replace(made, why_now=None))
    return question if question.asked_as in ids else replace(question, asked_as="")


def _travelling_rules(work: Composition) -> Rules:
    """Return the rules of this questionnaire, plus those of included ones that name only what is here.

    A rule this questionnaire declares itself wins; diagnoses and remarks travel one by one.
    """
    whole = work.whole
    sections = {section.id for section in whole.walk()}
    questions = {question.id for question in whole.questions()}
    rules = whole.rules
    for taken in work.taken:
        theirs = taken.rules
        if not rules.weakest_of and sections.issuperset(theirs.weakest_of):
            rules = replace(rules, weakest_of=theirs.weakest_of)
        if rules.imbalance is None and theirs.imbalance and sections.issuperset(theirs.imbalance.between):
            rules = replace(rules, imbalance=theirs.imbalance)
        if rules.arc is None and theirs.arc and sections.issuperset(theirs.arc.stages):
            rules = replace(rules, arc=theirs.arc)
        rules = replace(
            rules,
            coverage=rules.coverage or theirs.coverage,
            contrasts=rules.contrasts
            + tuple(
                each
                for each in theirs.contrasts
                if each.id not in {rule.id for rule in rules.contrasts}
                and sections.issuperset((*each.first, *each.second))
            ),
            diagnoses=rules.diagnoses + _fitting(theirs.diagnoses, rules.diagnoses, sections, questions),
            remarks=rules.remarks + _fitting(_travelling(theirs.remarks), rules.remarks, sections, questions),
        )
    return rules


def _travelling(remarks: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """Leave out what a questionnaire says it does not ask: the one that includes it may ask that."""
    return tuple(remark for remark in remarks if remark.place != "not_looked_at")


def _fitting(
    theirs: tuple[Any, ...], ours: tuple[Any, ...], sections: set[str], questions: set[str]
) -> tuple[Any, ...]:
    have = {rule.id for rule in ours}
    return tuple(
        rule
        for rule in theirs
        if rule.id not in have
        and all(
            name.name in (questions if name.kind == "question" else sections)
            for name in (references(rule.when) if rule.when else ())
        )
    )
