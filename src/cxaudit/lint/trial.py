"""Deciding conditions by trying the values that matter: one for each way the comparisons can come out.

What would take too long to try is left undecided, so that no file can keep the program busy.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import combinations, pairwise, product
from math import ceil, floor, prod

from cxaudit.lint.scoring import can_score, scores_of
from cxaudit.questionnaire.condition import GATE_RESULTS, Condition, holds
from cxaudit.questionnaire.grammar import Leaf, Not, Tree
from cxaudit.questionnaire.model import Question, Questionnaire, Section

Value = str | Fraction | tuple[str, ...] | bool | None
Name = tuple[str, str]
"""What a value is tried for: 'question', 'score', 'gate' or 'red_flag', and the id."""

MOST_STEPS = 200_000
"""How many comparisons are tried for one questionnaire."""

_MOST_NAMES = 40
_MOST_OPTIONS = 8
_ONE, _HALF, _HUNDRED = Fraction(1), Fraction(1, 2), Fraction(100)


class Trial:
    """One questionnaire whose conditions are tried, and the steps still left for it."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._whole = questionnaire
        self._questions: dict[str, Question] = {}
        self._sections: dict[str, Section] = {}
        self._whens: dict[Name, tuple[Condition, ...]] = {}
        self._place: dict[Name, int] = {}
        self._left = MOST_STEPS
        for section in questionnaire.sections:
            if isinstance(section, Section):
                self._enter(section, ())
        self._place.update((name, place) for place, name in enumerate(self._whens))

    def _enter(self, section: Section, before: tuple[Condition, ...]) -> None:
        whens = before if section.when is None else (*before, section.when)
        self._sections[section.id] = section
        self._whens["section", section.id] = whens
        for q in section.questions:
            self._questions[q.id] = q
            self._whens["question", q.id] = whens if q.when is None else (*whens, q.when)
        for child in section.sections:
            if isinstance(child, Section):
                self._enter(child, whens)

    def outcomes(self, condition: Condition) -> frozenset[bool | None] | None:
        """Return how a condition can come out where all it names is known; None if that is not decided."""
        worlds = self._worlds([condition], {})
        return None if worlds is None else frozenset(holds(condition, world) for world in worlds)

    def never(self, conditions: tuple[Condition, ...]) -> bool:
        """Return whether conditions never hold together, given those on which what they name is asked."""
        involved = self._involved(conditions)
        worlds = None if involved is None else self._worlds(involved, self._whens)
        if worlds is None:
            return False
        named = {_asked_name(leaf) for each in involved or () for leaf in leaves(each.tree)}
        order = sorted(named, key=self._place.__getitem__)
        return not any(
            all(holds(each, world) is True for each in conditions) for world in _settled(worlds, order)
        )

    def _involved(self, conditions: tuple[Condition, ...]) -> list[Condition] | None:
        """Return the conditions with those of everything they name, or None if there are too many."""
        found = {each.text: each for each in conditions}
        stack, names = list(conditions), set[Name]()
        while stack:
            for leaf in leaves(stack.pop().tree):
                self._left -= 1
                name = _asked_name(leaf)
                names.add(name)
                fresh = [each for each in self._whens[name] if each.text not in found]
                found.update((each.text, each) for each in fresh)
                stack += fresh
            if len(names) > _MOST_NAMES or self._left < 0:
                return None
        return list(found.values())

    def _worlds(
        self, conditions: Iterable[Condition], whens: Mapping[Name, tuple[Condition, ...]]
    ) -> "Iterator[World] | None":
        """Return a world for every combination of values that matter, or None if they are too many."""
        compared: dict[Name, list[Leaf]] = {}
        for condition in conditions:
            for leaf in leaves(condition.tree):
                compared.setdefault(_name(leaf), []).append(leaf)
        choices: list[list[Value]] = []
        for name, found in compared.items():
            values = self._values(name, found)
            self._left -= len(values) * len(found)
            if self._left < 0 or not values:
                return None
            choices.append(_told_apart(name, found, values))
        self._left -= prod(map(len, choices)) * sum(map(len, compared.values()))
        if self._left < 0:
            return None
        names = list(compared)
        return (World(dict(zip(names, each, strict=True)), whens) for each in product(*choices))

    def _values(self, name: Name, found: list[Leaf]) -> list[Value]:
        kind, thing = name
        if kind == "gate":
            return list(GATE_RESULTS)
        if kind == "question":
            values = _answers(self._whole, self._questions[thing], found)
            blank = any(leaf.function == "answered" for leaf in found)
            return [*values, None] if blank and values else values
        section = self._sections[thing]
        if kind == "red_flag":
            return [False, True] if has_points(section) else [False]
        if has_scores(self._whole, section):
            unrated = [None] if any(leaf.function == "rated" for leaf in found) else []
            return [*_around(found, Fraction(0), _HUNDRED), *unrated]
        return [None]


class World:
    """What is known when a condition is decided: values that were chosen, of what is asked."""

    __slots__ = ("_asked", "_values", "_whens")

    def __init__(self, values: Mapping[Name, Value], whens: Mapping[Name, tuple[Condition, ...]]) -> None:
        self._values = values
        self._whens = whens
        self._asked: dict[Name, bool] = {}

    def settle(self, order: Iterable[Name]) -> None:
        """Find out what is asked, earlier things first, so that one never leads through all before it."""
        for name in order:
            self._is_asked(name)

    def _is_asked(self, name: Name) -> bool:
        if name not in self._asked:
            self._asked[name] = all(holds(each, self) is True for each in self._whens.get(name, ()))
        return self._asked[name]

    def value(self, question: str) -> str | Fraction | tuple[str, ...] | None:
        """Return the value given to a question, or None."""
        name = ("question", question)
        found = self._values[name] if self._is_asked(name) else None
        return None if isinstance(found, bool) else found

    def answered(self, question: str) -> bool:
        """Return whether a question was given a value."""
        return self.value(question) is not None

    def score(self, section: str) -> Fraction | None:
        """Return the score of a section (0..100), or None if it is not rated."""
        found = self._values["score", section] if self._is_asked(("section", section)) else None
        return found if isinstance(found, Fraction) else None

    def rated(self, section: str) -> bool:
        """Return whether enough of a section was answered for a score."""
        return self.score(section) is not None

    def gate(self, section: str) -> str:
        """Return how the gate of a section came out."""
        return str(self._values["gate", section]) if self._is_asked(("section", section)) else "undecided"

    def red_flag(self, section: str) -> bool | None:
        """Return whether a red flag lies in a section, or None if that is unknown."""
        return bool(self._values["red_flag", section]) if self._is_asked(("section", section)) else None


def _settled(worlds: Iterable[World], order: list[Name]) -> Iterator[World]:
    for world in worlds:
        world.settle(order)
        yield world


def leaves(tree: Tree) -> Iterator[Leaf]:
    """Yield the comparisons of a condition, in the order of the text."""
    if isinstance(tree, Leaf):
        yield tree
    elif isinstance(tree, Not):
        yield from leaves(tree.inner)
    else:
        for part in tree.parts:
            yield from leaves(part)


def _name(leaf: Leaf) -> Name:
    kinds = {"": "question", "answered": "question", "rated": "score"}
    return (kinds.get(leaf.function, leaf.function), leaf.name)


def _asked_name(leaf: Leaf) -> Name:
    return ("question" if leaf.function in ("", "answered") else "section", leaf.name)


def _told_apart(name: Name, found: list[Leaf], values: list[Value]) -> list[Value]:
    """Return one value for each way the comparisons with `name` come out."""
    compared = [Condition(text="", tree=leaf) for leaf in found]
    first: dict[tuple[bool | None, ...], Value] = {}
    for value in values:
        world = World({name: value}, {})
        first.setdefault(tuple(holds(each, world) for each in compared), value)
    return list(first.values())


def _answers(questionnaire: Questionnaire, q: Question, found: list[Leaf]) -> list[Value]:
    if q.type in ("text", "touchpoints"):
        return ["text"]
    if q.type == "number":
        return list(_around(found, q.min, q.max, whole=q.whole))
    options = questionnaire.options_of(q)
    if q.chooses:
        return [option.value for option in options]
    texts = {operand.text for leaf in found for operand in leaf.operands}
    together = [option.value for option in options if not option.exclusive]
    named = [value for value in together if value in texts]
    others = tuple(value for value in together if value not in texts)[:1]
    if len(named) > _MOST_OPTIONS:
        return []
    sets = (each + others for n in range(len(named) + 1) for each in combinations(named, n))
    alone = ((option.value,) for option in options if option.exclusive)
    return [*(each for each in sets if each), *alone]


def _around(
    found: list[Leaf], low: Fraction | None, high: Fraction | None, *, whole: bool = False
) -> Iterator[Fraction]:
    """Yield numbers at, between and beside those that are compared with, as far as they are allowed."""
    limits = {o.number for leaf in found for o in leaf.operands if o.number is not None}
    marks = sorted(limits | {x for x in (low, high) if x is not None}) or [Fraction(0)]
    tried = {*marks, marks[0] - _ONE, marks[-1] + _ONE, *((a + b) * _HALF for a, b in pairwise(marks))}
    if whole:
        tried = {Fraction(n + side) for x in marks for n in (floor(x), ceil(x)) for side in (-1, 0, 1)}
    for number in sorted(tried):
        if (low is None or number >= low) and (high is None or number <= high):
            yield number


def has_scores(questionnaire: Questionnaire, section: Section) -> bool:
    """Return whether a section can have a score of its own, counted in totals or not."""
    inner = any(isinstance(s, Section) and can_score(questionnaire, s) for s in section.sections)
    return inner or any(scores_of(questionnaire, q) for q in section.questions)


def has_points(section: Section) -> bool:
    """Return whether a make-or-break point lies in a section."""
    return any(q.make_or_break for q in section.questions) or any(
        isinstance(child, Section) and has_points(child) for child in section.sections
    )
