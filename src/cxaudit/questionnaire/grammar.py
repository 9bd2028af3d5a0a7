"""The grammar of `when`: text -> tree, or an error with its place and a hint. No eval."""

import re
from fractions import Fraction
from typing import NamedTuple, NoReturn

from cxaudit.problems import did_you_mean
from cxaudit.value import Value, dataclass

LONGEST = 2000
DEEPEST = 50

KEYWORDS = frozenset(("and", "or", "not", "in", "has"))
_ORDERS = frozenset(("<", "<=", ">", ">="))
_OPERATORS = _ORDERS | {"==", "!="}
_TAKES = {
    "answered": "question",
    "score": "section",
    "gate": "gate",
    "red_flag": "section",
    "rated": "section",
}
_ALONE = frozenset(("answered", "red_flag", "rated"))
# Compiled when there is a condition.
_TOKEN = r"""(?xs)
    (?P<space>\s+)
    |(?P<number>-?[0-9]{1,30}(?:\.[0-9]{1,30})?(?![\w.-]))
    |(?P<word>\w[\w-]*)
    |(?P<text>"[^"]*"|'[^']*')
    |(?P<mark>===|!==|&&|\|\||<>|=<|=>|[=!<>]=|.)"""
_HAS = "Write: question has option."
_IS = "Write == to compare, as in: question == value."
_QUOTES = "Close the quotes, with straight ones: \"...\" or '...'."
_HINTS = {
    "&&": "Write: and.",
    "&": "Write: and.",
    "||": "Write: or.",
    "|": "Write: or.",
    "!": "Write: not (...).",
    "=": _IS,
    "===": _IS,
    "is": _IS,
    "!==": "Write: !=.",
    "<>": "Write: !=.",
    "=<": "Write: <=.",
    "=>": "Write: >=.",
    "contains": _HAS,
    "includes": _HAS,
    "True": "Write the option itself, as in: question == yes.",
    "False": "Write the option itself, as in: question == no.",
    "%": "Leave the % out: scores run from 0 to 100.",
    '"': _QUOTES,
    "'": _QUOTES,
    "\u201c": _QUOTES,
    "\u2018": _QUOTES,
    "\u2019": _QUOTES,
}


class ConditionError(Exception):
    """The text is no condition: what is wrong, at which character (from 0), and what to write instead."""

    def __init__(self, message: str, position: int, hint: str = "") -> None:
        super().__init__(message, position, hint)
        self.message = message
        self.position = position
        self.hint = hint

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Operand(Value):
    """What stands right of an operator; `number` is set when it is an unquoted number."""

    text: str
    number: Fraction | None
    position: int


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Leaf(Value):
    """One comparison, or one function that is true or false by itself (`operator` is then empty)."""

    function: str
    name: str
    position: int
    operator: str = ""
    operands: tuple[Operand, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Not(Value):
    """A condition turned round."""

    inner: "Tree"


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Joined(Value):
    """Two or more conditions, all of which (`and`) or one of which (`or`) must hold."""

    word: str
    parts: tuple["Tree", ...]


Tree = Leaf | Not | Joined


class _Token(NamedTuple):
    kind: str
    text: str
    position: int


def parse_tree(text: str) -> Tree:
    """Return the tree of a condition, or raise ConditionError."""
    if len(text) > LONGEST:
        message = f"The condition is {len(text)} characters long; at most {LONGEST} are read."
        raise ConditionError(
            message, LONGEST, "Split the section, so that each part needs a shorter condition."
        )
    return _Parser(text).whole()


class _Parser:
    """Recursive descent over the tokens of one text; `depth` keeps hostile nesting off Python's stack."""

    __slots__ = ("depth", "index", "tokens")

    def __init__(self, text: str) -> None:
        self.tokens = [
            _Token(match.lastgroup or "", match[0], match.start())
            for match in re.finditer(_TOKEN, text)
            if match.lastgroup != "space"
        ]
        self.tokens.append(_Token("end", "", len(text.rstrip())))
        self.index = 0
        self.depth = 0

    @property
    def next(self) -> _Token:
        """The token to be read."""
        return self.tokens[self.index]

    def take(self) -> _Token:
        """Step over the next token and return it."""
        token = self.tokens[self.index]
        self.index += 1
        return token

    def took(self, text: str) -> bool:
        """Step over the next token if it is `text`; quoted text never is, as it keeps its quotes."""
        if self.tokens[self.index].text != text or not text:
            return False
        self.index += 1
        return True

    def whole(self) -> Tree:
        """Read all of the text, or refuse what is left over."""
        if self.next.kind == "end":
            raise ConditionError("The condition is empty.", 0, "Write, for instance: question == yes.")
        tree = self.joined("or")
        if self.next.kind != "end":
            self.refuse_trailing()
        return tree

    def joined(self, word: str) -> Tree:
        """Read parts joined by `word`."""
        read = self.single if word == "and" else self.conjunction
        parts = [read()]
        while self.took(word):
            parts.append(read())
        return parts[0] if len(parts) == 1 else Joined(word=word, parts=tuple(parts))

    def conjunction(self) -> Tree:
        """Read parts joined by `and`."""
        return self.joined("and")

    def single(self) -> Tree:
        """Read one comparison, what follows `not`, or what stands in parentheses."""
        token = self.next
        if token.text not in ("not", "("):
            return self.leaf()
        self.index += 1
        self.depth += 1
        if self.depth > DEEPEST:
            message = f"The condition is nested more than {DEEPEST} deep."
            raise ConditionError(message, token.position, "Leave out parentheses that are not needed.")
        tree = Not(inner=self.single()) if token.text == "not" else self.parenthesis(token)
        self.depth -= 1
        return tree

    def parenthesis(self, opened: _Token) -> Tree:
        """Read to the parenthesis that closes `opened`."""
        tree = self.joined("or")
        if self.next.kind == "end":
            raise ConditionError("This parenthesis is never closed.", opened.position, "Add ) where it ends.")
        if not self.took(")"):
            self.refuse_trailing()
        return tree

    def leaf(self) -> Leaf | Not:
        """Read one comparison or function."""
        name = self.take()
        if name.kind != "word" or name.text in KEYWORDS:
            self.refuse_start(name)
        if self.took("("):
            if _lower(name):
                raise ConditionError(f"{_shown(name)} is no function.", name.position, _lower(name))
            return self.call(name)
        return self.comparison("", name)

    def call(self, function: _Token) -> Leaf | Not:
        """Read a function of one id, and what its result is compared with."""
        wanted = _TAKES.get(function.text)
        if wanted is None:
            message = f"There is no function {function.text}()."
            raise ConditionError(message, function.position, did_you_mean(function.text, _TAKES))
        name = self.take()
        if name.kind != "word" or name.text in KEYWORDS:
            thing = "question" if wanted == "question" else "section"
            message = f"{function.text}() needs the id of a {thing}."
            raise ConditionError(message, name.position, f"Write: {function.text}({thing}).")
        if not self.took(")"):
            message = f"{function.text}() takes one id and then ), not {_shown(self.next)}."
            raise ConditionError(message, self.next.position, f"Write: {function.text}({name.text}).")
        if function.text not in _ALONE:
            return self.comparison(function.text, name)
        if self.next.text in _OPERATORS or self.next.text in ("=", "===", "in", "is"):
            message = f"{function.text}({name.text}) is true or false by itself."
            call = f"{function.text}({name.text})"
            raise ConditionError(message, self.next.position, f"Write: {call}, or: not {call}.")
        return Leaf(function=function.text, name=name.text, position=name.position)

    def comparison(self, function: str, name: _Token) -> Leaf | Not:
        """Read an operator and what stands right of it."""
        operator = self.take()
        negated = operator.text == "not" and self.took("in")
        if negated or operator.text == "in":
            leaf = Leaf(
                function=function,
                name=name.text,
                position=name.position,
                operator="in",
                operands=self.several(),
            )
            return Not(inner=leaf) if negated else leaf
        if operator.text not in _OPERATORS and operator.text != "has":
            self.refuse_operator(function, name, operator)
        return Leaf(
            function=function,
            name=name.text,
            position=name.position,
            operator=operator.text,
            operands=(self.operand(),),
        )

    def several(self) -> tuple[Operand, ...]:
        """Read a list of values."""
        opened = self.take()
        if opened.text != "[":
            raise ConditionError("`in` needs a list.", opened.position, "Write: question in [one, other].")
        found = [self.operand()]
        while self.took(","):
            found.append(self.operand())
        if not self.took("]"):
            raise ConditionError(
                f"The list is not closed; found {_shown(self.next)}.",
                self.next.position,
                "Add ] where it ends.",
            )
        return tuple(found)

    def operand(self) -> Operand:
        """Read one value."""
        token = self.take()
        if token.kind == "text":
            return Operand(text=token.text[1:-1], number=None, position=token.position)
        if token.kind == "number":
            return Operand(text=token.text, number=Fraction(token.text), position=token.position)
        if token.kind == "word" and token.text not in KEYWORDS:
            return Operand(text=token.text, number=None, position=token.position)
        message = f"A value is missing before {_shown(token)}."
        raise ConditionError(
            message, token.position, _HINTS.get(token.text, "Write a word, a number, or text in quotes.")
        )

    def refuse_start(self, found: _Token) -> NoReturn:
        """Raise for what cannot begin a comparison."""
        if found.kind == "end":
            raise ConditionError(
                "The condition ends too early.",
                found.position,
                "Write another comparison, as in: question == yes.",
            )
        message = f"A comparison starts with the id of a question or a function, not with {_shown(found)}."
        raise ConditionError(message, found.position, _HINTS.get(found.text, "Write: question == value."))

    def refuse_operator(self, function: str, name: _Token, found: _Token) -> NoReturn:
        """Raise for what is no operator."""
        said = f"{function}({name.text})" if function else name.text
        if not function and _lower(name):
            raise ConditionError(f"{_shown(name)} is no question.", name.position, _lower(name))
        if found.kind == "end":
            hint = f"Write: {said} == value." if function else f"Write: {said} == value, or answered({said})."
            raise ConditionError(f"{said} is compared with nothing.", found.position, hint)
        hint = (
            _lower(found)
            or _HINTS.get(found.text)
            or _HINTS.get(found.text.lower())
            or "Write one of == != < <= > >= in has."
        )
        raise ConditionError(f"{_shown(found)} is no comparison.", found.position, hint)

    def refuse_trailing(self) -> NoReturn:
        """Raise for what follows a whole condition."""
        found = self.next
        if found.text == ")":
            raise ConditionError("This ) closes nothing.", found.position, "Take it out.")
        hint = _HINTS.get(found.text, "Join conditions with `and` or `or`.")
        before = self.tokens[self.index - 1]
        after = self.tokens[self.index + 1] if found.kind != "end" else found
        if found.text == "," and before.kind == after.kind == "number":
            hint = f"Write a decimal point: {before.text}.{after.text}."
        raise ConditionError(f"{_shown(found)} is not expected here.", found.position, _lower(found) or hint)


def _lower(token: _Token) -> str:
    """Return a hint for a keyword that is not in lower case, or ''."""
    lower = token.text.lower()
    return f"Write: {lower}." if lower in KEYWORDS and lower != token.text else ""


def _shown(token: _Token) -> str:
    """Return what stands there, as to be quoted in a message."""
    return "the end" if token.kind == "end" else f"`{token.text}`"
