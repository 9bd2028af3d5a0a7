"""The language of `when`: check a condition's names and types, and decide it.

A condition holds, does not hold, or is unknown (`None`); `and`, `or` and `not` follow Kleene's logic.
Values compare exactly: a number with a number, a word with a word, no floats.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne
from typing import Literal, Protocol

from cxaudit.problems import did_you_mean
from cxaudit.questionnaire.grammar import ConditionError, Joined, Leaf, Not, Operand, Tree, parse_tree
from cxaudit.value import Value, dataclass

__all__ = [
    "Condition",
    "ConditionError",
    "Fault",
    "Reference",
    "Subject",
    "Vocabulary",
    "World",
    "check",
    "combine",
    "holds",
    "number_of",
    "parse",
    "references",
]

GATE_RESULTS = ("passed", "not_passed", "undecided")

_ORDERS = frozenset(("<", "<=", ">", ">="))
_COMPARE = {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
_HUNDRED = 100
_NUMBER = r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?\Z"
_TRUTH = {"true": "yes", "false": "no"}


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Condition(Value):
    """A parsed condition; two are equal when their texts are."""

    text: str
    tree: Tree = field(compare=False, repr=False)

    def __str__(self) -> str:
        return self.text


def parse(text: str) -> Condition:
    """Read a condition, or raise ConditionError with the place and a hint."""
    return Condition(text=text, tree=parse_tree(text))


def combine(first: Condition | None, second: Condition | None) -> Condition | None:
    """Return the condition that holds where both do; None stands for one that always holds.

    Raise ConditionError if the two together are longer, or nested deeper, than `parse` reads.
    """
    if first is None or second is None:
        return first or second
    if first.text == second.text:
        return first
    return parse(" and ".join(_wrapped(part) for part in (first, second)))


def _wrapped(part: Condition) -> str:
    needs = isinstance(part.tree, Joined) and part.tree.word == "or"
    return f"({part.text})" if needs else part.text


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Reference(Value):
    """A name in a condition, what it has to be the id of, and the character it starts at (from 0)."""

    kind: Literal["question", "section", "gate"]
    name: str
    position: int


def references(condition: Condition) -> tuple[Reference, ...]:
    """Return the names a condition uses, in the order of the text."""
    return tuple(
        Reference(kind=_KIND_OF[leaf.function], name=leaf.name, position=leaf.position)
        for leaf in _leaves(condition.tree)
    )


_KIND_OF: dict[str, Literal["question", "section", "gate"]] = {
    "": "question",
    "answered": "question",
    "score": "section",
    "red_flag": "section",
    "rated": "section",
    "gate": "gate",
}


def _leaves(tree: Tree) -> Iterator[Leaf]:
    if isinstance(tree, Leaf):
        yield tree
    elif isinstance(tree, Not):
        yield from _leaves(tree.inner)
    else:
        for part in tree.parts:
            yield from _leaves(part)


@dataclass(frozen=True, eq=False, repr=False)
class Subject(Value):
    """What a question can be compared with: its type, and the values of its options."""

    type: Literal["choice", "number", "multiple", "text", "touchpoints", "pair"]
    values: tuple[str, ...] = ()

    @property
    def is_numeric(self) -> bool:
        """Whether every value is a number, so that values have an order."""
        return bool(self.values) and all(number_of(value) is not None for value in self.values)


@dataclass(frozen=True, eq=False, repr=False)
class Vocabulary(Value):
    """The names a condition may use: questions, sections, and sections with a gate."""

    questions: Mapping[str, Subject]
    sections: Collection[str]
    gates: Collection[str]

    def of(self, kind: str) -> Collection[str]:
        """Return the names of one kind."""
        return self.questions if kind == "question" else self.sections if kind == "section" else self.gates


@dataclass(frozen=True, eq=False, repr=False)
class Fault(Value):
    """What is wrong with a condition, at which character (from 0), and what to do."""

    code: Literal["unknown-id", "forward-reference", "bad-condition"]
    message: str
    position: int
    hint: str = ""


def check(
    condition: Condition, visible: Vocabulary, everything: Vocabulary, own: Collection[str] = ()
) -> tuple[Fault, ...]:
    """Return what is wrong with the names and types of a condition that stands where `visible` was asked.

    `own` are the ids of the question and the sections that the condition belongs to.
    """
    return tuple(
        fault for leaf in _leaves(condition.tree) for fault in _faults(leaf, visible, everything, own)
    )


def _faults(leaf: Leaf, visible: Vocabulary, everything: Vocabulary, own: Collection[str]) -> Iterator[Fault]:
    kind = _KIND_OF[leaf.function]
    known = everything.of(kind)
    if leaf.name not in known:
        thing = {"question": "question", "section": "section", "gate": "section with a gate"}[kind]
        hint = _other_kind(leaf.name, kind, everything) or did_you_mean(leaf.name, known)
        yield Fault("unknown-id", f"there is no {thing} {leaf.name!r}", leaf.position, hint)
    elif leaf.name not in visible.of(kind):
        message, hint = f"{leaf.name!r} comes later; conditions look back only", "Move one of the two."
        if leaf.name in own:
            thing = "question" if kind == "question" else "section"
            message = f"this condition looks at itself: {leaf.name!r} is its own {thing}"
            hint = "Name a question or a section that is asked before."
        yield Fault("forward-reference", message, leaf.position, hint)
    elif leaf.function == "":
        yield from _question_faults(leaf, everything.questions[leaf.name])
    elif leaf.function == "gate":
        yield from _gate_faults(leaf)
    elif leaf.function == "score":
        yield from _score_faults(leaf)


def _other_kind(name: str, kind: str, everything: Vocabulary) -> str:
    if kind == "question" and name in everything.sections:
        return f"{name!r} is a section. Write: score({name}) < 40."
    if kind != "question" and name in everything.questions:
        return f"{name!r} is a question. Write: {name} == value."
    return f"Write: score({name}) < 40." if kind == "gate" and name in everything.sections else ""


def _question_faults(leaf: Leaf, subject: Subject) -> Iterator[Fault]:
    name, at = leaf.name, leaf.position
    if subject.type in ("text", "touchpoints"):
        how = "in free text" if subject.type == "text" else "with a list of places"
        hint = f"Write: answered({name})."
        yield Fault("bad-condition", f"{name} is answered {how} and compares with nothing", at, hint)
    elif subject.type == "multiple" and leaf.operator != "has":
        hint = f"Write: {name} has option."
        yield Fault("bad-condition", f"{name} may have several answers; `{leaf.operator}` fits one", at, hint)
    elif subject.type != "multiple" and leaf.operator == "has":
        yield Fault(
            "bad-condition", f"{name} has one answer; `has` fits several", at, f"Write: {name} == value."
        )
    elif subject.type == "number":
        for operand in leaf.operands:
            if operand.number is None:
                message = f"{name} is a number, {operand.text!r} is none"
                yield Fault("bad-condition", message, operand.position, "Write digits, as in 12 or 0.5.")
    else:
        yield from _option_faults(leaf, subject)


def _option_faults(leaf: Leaf, subject: Subject) -> Iterator[Fault]:
    for operand in leaf.operands:
        if leaf.operator in _ORDERS:
            if not subject.is_numeric:
                message = f"the answers of {leaf.name} are words and have no order"
                yield Fault("bad-condition", message, leaf.position, "Use == or in.")
            elif operand.number is None:
                message = f"{leaf.name} is compared with a number here, {operand.text!r} is none"
                yield Fault("bad-condition", message, operand.position, "Write digits.")
        elif not any(_same(value, operand) for value in subject.values):
            message = f"{leaf.name} has no answer {operand.text!r}"
            meant = _TRUTH.get(operand.text.lower())
            hint = did_you_mean(operand.text, subject.values)
            if meant in subject.values:
                hint = f"Write: {leaf.name} == {meant}."
            yield Fault("bad-condition", message, operand.position, hint)


def _gate_faults(leaf: Leaf) -> Iterator[Fault]:
    if leaf.operator not in ("==", "!=", "in"):
        message = f"the result of a gate does not fit `{leaf.operator}`"
        yield Fault("bad-condition", message, leaf.position, f"Write: gate({leaf.name}) == passed.")
        return
    for operand in leaf.operands:
        if operand.text not in GATE_RESULTS:
            hint = did_you_mean(operand.text, GATE_RESULTS)
            yield Fault("bad-condition", f"no gate is ever {operand.text!r}", operand.position, hint)


def _score_faults(leaf: Leaf) -> Iterator[Fault]:
    if leaf.operator in ("has", "in"):
        message = f"a score does not fit `{leaf.operator}`"
        yield Fault("bad-condition", message, leaf.position, f"Write: score({leaf.name}) < 40.")
        return
    for operand in leaf.operands:
        if operand.number is None or not 0 <= operand.number <= _HUNDRED:
            message = f"a score is a number from 0 to 100, not {operand.text!r}"
            yield Fault("bad-condition", message, operand.position, f"Write: score({leaf.name}) < 40.")


class World(Protocol):
    """What is known when a condition is decided."""

    def value(self, question: str) -> str | Fraction | tuple[str, ...] | None:
        """Return the value given to a question, or None."""

    def answered(self, question: str) -> bool:
        """Return whether a question was given a value."""

    def score(self, section: str) -> Fraction | None:
        """Return the score of a section (0..100), or None if it is not rated."""

    def rated(self, section: str) -> bool:
        """Return whether enough of a section was answered for a score."""

    def gate(self, section: str) -> str:
        """Return how the gate of a section came out."""

    def red_flag(self, section: str) -> bool | None:
        """Return whether a red flag lies in a section, or None if that is unknown."""


def holds(condition: Condition, world: World) -> bool | None:
    """Decide a checked condition: True, False, or None for unknown."""
    return _decide(condition.tree, world)


def _decide(tree: Tree, world: World) -> bool | None:
    if isinstance(tree, Leaf):
        return _leaf(tree, world)
    if isinstance(tree, Not):
        inner = _decide(tree.inner, world)
        return None if inner is None else not inner
    decisive = tree.word == "or"
    unknown = False
    for part in tree.parts:
        found = _decide(part, world)
        if found is decisive:
            return decisive
        unknown = unknown or found is None
    return None if unknown else not decisive


def _leaf(leaf: Leaf, world: World) -> bool | None:
    match leaf.function:
        case "answered":
            return world.answered(leaf.name)
        case "red_flag":
            return world.red_flag(leaf.name)
        case "rated":
            return world.rated(leaf.name)
        case "gate":
            return _compared(leaf, world.gate(leaf.name))
        case "score":
            return _compared(leaf, world.score(leaf.name))
    return _compared(leaf, world.value(leaf.name))


def _compared(leaf: Leaf, value: str | Fraction | tuple[str, ...] | None) -> bool | None:
    if value is None:
        return None
    if leaf.operator == "has":
        return isinstance(value, tuple) and any(_same(chosen, leaf.operands[0]) for chosen in value)
    if leaf.operator == "in":
        return any(_same(value, operand) for operand in leaf.operands)
    if leaf.operator in _ORDERS:
        left = value if isinstance(value, Fraction) else number_of(value) if isinstance(value, str) else None
        right = leaf.operands[0].number
        return None if left is None or right is None else bool(_COMPARE[leaf.operator](left, right))
    return bool(_COMPARE[leaf.operator](_same(value, leaf.operands[0]), True))


def _same(value: str | Fraction | tuple[str, ...], operand: Operand) -> bool:
    """Compare as numbers where both are, so that 4.0 finds the option "4"; else as text."""
    if operand.number is None or isinstance(value, tuple):
        return value == operand.text
    number = number_of(value) if isinstance(value, str) else value
    return number == operand.number


def number_of(text: str) -> Fraction | None:
    """Return an option's value as an exact number, or None if it is a word."""
    return Fraction(text) if re.match(_NUMBER, text) else None
