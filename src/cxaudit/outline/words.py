"""A condition in plain words: questions by their number, answers by their label, sections by their title."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cxaudit.files.table import decimal_text
from cxaudit.questionnaire.condition import Condition, number_of
from cxaudit.questionnaire.grammar import Leaf, Not, Operand, Tree
from cxaudit.questionnaire.model import Option, Question, Questionnaire, Section
from cxaudit.report.display import bare, listed
from cxaudit.text import one_line
from cxaudit.wording import points, say

_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Names:
    """What the names in a questionnaire's conditions stand for."""

    questionnaire: Questionnaire
    numbers: Mapping[str, int]
    questions: Mapping[str, Question]
    sections: Mapping[str, Section]

    @classmethod
    def of(cls, questionnaire: Questionnaire) -> "Names":
        """Number the questions in the order they are asked, from 1."""
        questions = {q.id: q for q in questionnaire.questions()}
        numbers = {id_: number for number, id_ in enumerate(questions, 1)}
        return cls(questionnaire, numbers, questions, {s.id: s for s in questionnaire.walk()})

    def question(self, id_: str) -> str:
        """Return a question as rules name it: by its number and in few words."""
        asked = self.questions[id_]
        said = one_line(asked.short) or bare(asked.text)
        return say("outline.question", number=self.numbers[id_], short=said)

    def title(self, id_: str) -> str:
        """Return a section's title."""
        return one_line(self.sections[id_].title)

    def titles(self, ids: Sequence[str]) -> str:
        """Return sections' titles as one phrase."""
        return listed([self.title(id_) for id_ in ids])


def in_words(condition: Condition, names: Names) -> str:
    """Return a checked condition as a clause that can follow "if"."""
    return _said(condition.tree, names, turned=False, inside="")


def _said(tree: Tree, names: Names, *, turned: bool, inside: str) -> str:
    """Return a tree in words, or its opposite if `turned`: `not` goes down to the comparisons (De Morgan)."""
    if isinstance(tree, Leaf):
        return _leaf(tree, names, turned)
    if isinstance(tree, Not):
        return _said(tree.inner, names, turned=not turned, inside=inside)
    word = {"and": "or", "or": "and"}[tree.word] if turned else tree.word
    parts = [_said(part, names, turned=turned, inside=word) for part in tree.parts]
    joined = (say("outline.all_of") if word == "and" else say("outline.any_of")).join(parts)
    return f"({joined})" if inside not in ("", word) else joined


def _leaf(leaf: Leaf, names: Names, turned: bool) -> str:
    match leaf.function:
        case "answered":
            key = names.question(leaf.name)
            return say("outline.not_answered" if turned else "outline.answered", question=key)
        case "red_flag":
            return say("outline.no_flag" if turned else "outline.flag", section=names.title(leaf.name))
        case "rated":
            section = names.title(leaf.name)
            return say("outline.is_not_rated" if turned else "outline.is_rated", section=section)
        case "gate":
            return _gate(leaf, names, turned)
        case "score":
            number = leaf.operands[0].number
            exact = number is None or number.denominator != 1
            shown = leaf.operands[0].text if exact else points(number or _ZERO)
            return _compared(_operator(leaf, turned), names.title(leaf.name), shown)
    return _answer(leaf, names, turned)


def _gate(leaf: Leaf, names: Names, turned: bool) -> str:
    gate = names.sections[leaf.name].gate
    assert gate is not None, "conditions are checked when a questionnaire is read"
    results = {
        "passed": say("outline.passed"),
        "not_passed": say("outline.not_passed"),
        "undecided": say("outline.undecided"),
    }
    title = say("outline.quoted", text=one_line(gate.title))
    named = {operand.text for operand in leaf.operands}
    away = turned != (leaf.operator == "!=")
    found = [said for name, said in results.items() if (name in named) != away]
    return say("outline.is", what=title, value=say("outline.any_of").join(found))


def _operator(leaf: Leaf, turned: bool) -> str:
    return _OPPOSITE[leaf.operator] if turned else leaf.operator


def _compared(operator: str, what: str, value: str) -> str:
    """Return the clause in which a number is compared."""
    clauses = {
        "==": say("outline.is", what=what, value=value),
        "!=": say("outline.is_not", what=what, value=value),
        "<": say("outline.is_under", what=what, value=value),
        ">": say("outline.is_over", what=what, value=value),
        "<=": say("outline.or_less", what=what, value=value),
        ">=": say("outline.or_more", what=what, value=value),
    }
    return clauses[operator]


def _answer(leaf: Leaf, names: Names, turned: bool) -> str:
    asked, what = names.questions[leaf.name], names.question(leaf.name)
    options = names.questionnaire.options_of(asked)
    if leaf.operator in ("has", "in"):
        value = say("outline.any_of").join(_label(operand, options) for operand in leaf.operands)
        if leaf.operator == "has":
            return say("outline.lacks" if turned else "outline.has", what=what, value=value)
        return say("outline.is_not" if turned else "outline.is", what=what, value=value)
    operator, operand = _operator(leaf, turned), leaf.operands[0]
    if not options:
        value = f"{decimal_text(operand.number or _ZERO)} {one_line(asked.unit)}".strip()
        return _compared(operator, what, value)
    if operator in ("==", "!="):
        key = _label(operand, options)
        return say("outline.is" if operator == "==" else "outline.is_not", what=what, value=key)
    # An order is only ever asked of options whose values are numbers.
    rising = sorted(options, key=lambda option: number_of(option.value) or _ZERO)
    place = _place(operand, rising)
    if place is None:
        return _compared(operator, what, operand.text)
    return _ordered(operator, what, place, rising)


def _ordered(operator: str, what: str, place: int, options: Sequence[Option]) -> str:
    """Return the clause for a place in an order of answers, with `better` where they score."""
    if operator in (">", "<"):  # said as `at least` or `at most` of the neighbour
        place += 1 if operator == ">" else -1
    at_least = operator in (">", ">=")
    if not 0 <= place < len(options):
        return say("outline.never", what=what)
    value = say("outline.quoted", text=one_line(options[place].label))
    if place == (len(options) - 1 if at_least else 0):
        return say("outline.is", what=what, value=value)
    low, high = options[0].score or _ZERO, options[-1].score or _ZERO
    if low == high:
        return say("outline.or_more" if at_least else "outline.or_less", what=what, value=value)
    better = at_least == (low < high)
    return say("outline.or_better" if better else "outline.or_worse", what=what, value=value)


def _place(operand: Operand, options: Sequence[Option]) -> int | None:
    """Return which option a value names, or None for a number between two."""
    for place, option in enumerate(options):
        same = operand.number is not None and operand.number == number_of(option.value)
        if same or option.value == operand.text:
            return place
    return None


def _label(operand: Operand, options: Sequence[Option]) -> str:
    place = _place(operand, options)
    return operand.text if place is None else say("outline.quoted", text=one_line(options[place].label))
