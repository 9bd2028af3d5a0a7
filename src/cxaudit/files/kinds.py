"""What may stand behind a key: text, ids, numbers, dates. Each kind reads a node and writes the value back.

What a kind writes, it reads back equal; what it cannot read it reports, at its place.
"""

import re
from datetime import date
from fractions import Fraction
from typing import Any, Final

from cxaudit.files.hints import number_hint, share_hint
from cxaudit.files.yaml import Mapping, Node, PlainNumber, Scalar, Sequence
from cxaudit.problems import Problem, Severity, Source, did_you_mean

FAILED: Final = object()
"""What a kind returns when it has reported a problem instead of a value."""

_ID = "[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*"
_LONGEST_ID = 80
_WORD = re.compile(_ID + r"\Z")
_NUMBER = re.compile(r"[-+]?(?:\d{1,12}(?:\.\d{1,12})?|\.\d{1,12})\Z", re.ASCII)
_SHARE = r"(\d{1,6})\s*/\s*(\d{1,6})\Z"
_END = r"(?!\n)$"
"""The end of a pattern in a schema: Python's own `$` would let a line end pass."""
_MOST = 999_999_999_999
"""The largest number that `_NUMBER` can hold, for schemas."""
_BOOLEAN_ELSEWHERE = {"y", "n", "yes", "no", "on", "off"}
_LONGEST_WORD = 3
_LONGEST_OTHER = 5
"""How long `false` is, the longest plain word that is no text."""
_REMEMBERED = 500
"""How many texts a number keeps the values of: the same few stand in every questionnaire."""


class Origin:
    """Where a value was written: the file, and the node with the positions of its keys."""

    __slots__ = ("node", "path")

    def __init__(self, path: str = "", node: Node | None = None) -> None:
        self.path = path
        self.node = node

    def at(self, *keys: str | int) -> Source:
        """Return the place of the value under `keys` (names or indexes), or the nearest place known."""
        node = self.node
        for key in keys:
            deeper: Node | None = None
            if isinstance(node, Mapping) and key in node.entries:
                deeper = node.entries[str(key)][1]
            elif isinstance(node, Sequence) and isinstance(key, int) and key < len(node.items):
                deeper = node.items[key]
            elif isinstance(node, Scalar):
                break
            if deeper is None:
                break
            node = deeper
        return self._place(node)

    def key(self, *keys: str) -> Source:
        """Return the place of the last of the `keys` itself, not of the value behind it."""
        node = self.node
        for key in keys[:-1]:
            node = node.entries[key][1] if isinstance(node, Mapping) and key in node.entries else None
        if isinstance(node, Mapping) and keys[-1] in node.entries:
            return self._place(node.key(keys[-1]))
        return self.at(*keys)

    def inside(self, position: int, key: str) -> Source:
        """Return the place of character `position` (from 0) of the text under `key`."""
        node = (
            self.node.entries[key][1] if isinstance(self.node, Mapping) and key in self.node.entries else None
        )
        if not isinstance(node, Scalar):
            return self.at(key)
        return self._place(node, node.offset(min(position, len(node.text))))

    def _place(self, node: Node | None, right: int = 0) -> Source:
        if node is None:
            return Source(path=self.path)
        return Source(path=self.path, line=node.line, column=node.column + right)


class Reading:
    """One file being read: its path as shown, the problems found so far."""

    __slots__ = ("path", "problems", "warn_words")

    def __init__(self, path: str, *, warn_words: bool = False) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.warn_words = warn_words

    def problem(
        self, code: str, node: Node, message: str, hint: str = "", *, severity: Severity = "error"
    ) -> object:
        """Record a problem at `node` and return `FAILED`."""
        source = Source(path=self.path, line=node.line, column=node.column)
        self.problems.append(Problem(code=code, message=message, source=source, hint=hint, severity=severity))
        return FAILED


def describe(node: Node) -> str:
    """Return what a node is, in words a person uses."""
    if isinstance(node, Mapping):
        return "a group of keys"
    if isinstance(node, Sequence):
        return "a list"
    shown = node.text if len(node.text) <= 40 else node.text[:39] + "…"
    shown = " ".join(shown.split())
    names = {"null": "nothing", "bool": shown, "int": f"the number {shown}", "float": f"the number {shown}"}
    return names.get(node.tag, f"the text {shown!r}" if shown else "an empty text")


def with_article(name: str) -> str:
    """Return a name with its article: a scale, an own finding; one of many things as its key: `rules`."""
    if name.endswith("s"):
        return f"`{name}`"
    name = name.replace("_", " ")
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


class Kind:
    """What may stand behind a key. `says` completes the sentence 'expected ...'."""

    says = "a value"

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the value at `node`, or report a problem and return `FAILED`."""
        raise NotImplementedError

    def write(self, value: Any) -> Any:
        """Return `value` as plain data: None, bool, int, str, list, dict."""
        return value

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of what may stand here; a table is only referred to by its name."""
        return {}

    def inside(self) -> "tuple[Kind, ...]":
        """Return the kinds of what stands inside."""
        return ()

    def refuse(self, node: Node, reading: Reading, hint: str = "") -> object:
        """Report that something else was expected at `node`."""
        return reading.problem("wrong-type", node, f"expected {self.says}, found {describe(node)}", hint)


class Text(Kind):
    """Text, as written."""

    says = "text"

    def __init__(self, *, may_be_empty: bool = False) -> None:
        self.may_be_empty = may_be_empty

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the text; a number, a boolean or nothing is refused with a hint to quote it."""
        if not isinstance(node, Scalar):
            return self.refuse(node, reading)
        text = node.text
        if len(text) > _LONGEST_OTHER and text[0].isalpha():
            return text  # nearly always: no number starts like that, and no word for nothing is as long
        if node.tag != "str":
            hint = "Write the text, or leave the key out." if node.tag == "null" else "Put it in quotes."
            return self.refuse(node, reading, hint)
        if not node.text.strip() and not self.may_be_empty:
            return reading.problem(
                "wrong-value", node, "the text is empty", "Write it, or leave the key out."
            )
        warn_boolean(node, reading)
        return node.text

    def schema(self) -> dict[str, Any]:
        """Return a text that is not blank."""
        return {"type": "string"} if self.may_be_empty else {"type": "string", "pattern": r"\S"}


def warn_boolean(node: Scalar, reading: Reading) -> None:
    """Warn where another YAML tool would read an unquoted word as a boolean."""
    if len(node.text) > _LONGEST_WORD:  # nearly always: this runs for every text of a file
        return
    if reading.warn_words and not node.quoted and node.text.lower() in _BOOLEAN_ELSEWHERE:
        reading.problem(
            "unquoted-word",
            node,
            f"other tools read {node.text} without quotes as true or false",
            f'Write "{node.text}".',
            severity="warning",
        )


ID_RULE = (
    "Start with a letter, then a-z and 0-9, with single _ or - between them, as in first_impression; "
    f"at most {_LONGEST_ID} characters."
)


def is_id(text: str) -> bool:
    """Return whether a text can be an id."""
    return bool(_WORD.match(text)) and len(text) <= _LONGEST_ID


class Word(Kind):
    """An id: lower-case letters and digits, joined by _ or -."""

    says = "an id of lower-case letters, digits, _ or -"

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the id."""
        if not isinstance(node, Scalar):
            return self.refuse(node, reading, ID_RULE)
        text = node.text
        if not _WORD.match(text) or len(text) > _LONGEST_ID:
            return self.refuse(node, reading, ID_RULE)
        if len(text) <= _LONGEST_WORD:
            warn_boolean(node, reading)
        return text

    def schema(self) -> dict[str, Any]:
        """Return the pattern of an id."""
        return {"type": "string", "pattern": f"^{_ID}{_END}", "maxLength": _LONGEST_ID}


class Value(Kind):
    """An option's value: one line of text, or a whole number, kept as text."""

    says = "an option's value (text, or a whole number)"

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the value's text."""
        if not isinstance(node, Scalar) or node.tag not in ("str", "int"):
            return self.refuse(node, reading, "Put it in quotes." if isinstance(node, Scalar) else "")
        if not node.text.strip() or "\n" in node.text:
            return reading.problem("wrong-value", node, "an option's value is one line of text")
        warn_boolean(node, reading)
        return node.text

    def write(self, value: Any) -> Any:
        """Return a whole number as a number, anything else as text."""
        return int(value) if re.fullmatch(r"0|-?[1-9]\d{0,8}", value, re.ASCII) else value

    def schema(self) -> dict[str, Any]:
        """Return a line of text that is not blank, or a whole number."""
        return {"type": ["string", "integer"], "pattern": rf"^[^\n]*\S[^\n]*{_END}"}


class OneOf(Kind):
    """One of a few words or numbers."""

    def __init__(self, *values: str | int) -> None:
        self.values = {str(v): v for v in values}
        self.says = "one of " + ", ".join(self.values)

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the value, or report it with a did-you-mean."""
        if not isinstance(node, Scalar):
            return self.refuse(node, reading)
        value = self.values.get(node.text)
        if value is None:
            said = f"expected {self.says}, found {describe(node)}"
            return reading.problem("wrong-value", node, said, did_you_mean(node.text, self.values))
        return value

    def schema(self) -> dict[str, Any]:
        """Return the list of values."""
        return {"enum": list(self.values.values())}


class Flag(Kind):
    """yes or no (true and false are understood)."""

    says = "yes or no"
    _WORDS: Final = {"yes": True, "true": True, "no": False, "false": False}

    def read(self, node: Node, reading: Reading) -> Any:
        """Return True or False."""
        if not isinstance(node, Scalar) or node.text.lower() not in self._WORDS:
            return self.refuse(node, reading)
        return self._WORDS[node.text.lower()]

    def schema(self) -> dict[str, Any]:
        """Return the ways to say yes and no; without quotes, YAML 1.2 reads the words as text."""
        return {"enum": [True, False, "yes", "no"]}


def exact(text: str) -> Fraction | None:
    """Return a decimal number of at most twelve digits either side as an exact fraction, or None."""
    return Fraction(text) if _NUMBER.match(text) else None


def decimal_text(number: Fraction) -> str:
    """Return a number as the shortest exact decimal text; other fractions as 'a/b'."""
    if number.denominator == 1:
        return str(number.numerator)
    for digits in range(1, 25):
        scaled = number * 10**digits
        if scaled.denominator == 1:
            sign = "-" if scaled < 0 else ""
            body = str(abs(scaled.numerator)).rjust(digits + 1, "0")
            return f"{sign}{body[:-digits]}.{body[-digits:]}"
    return f"{number.numerator}/{number.denominator}"


class Number(Kind):
    """A number within limits, exact; with `shares`, also a fraction in quotes such as "1/3"."""

    def __init__(
        self,
        low: int | None = None,
        high: int | None = None,
        *,
        above: int | None = None,
        whole: bool = False,
        shares: bool = False,
    ) -> None:
        self.low, self.high, self.above, self.whole, self.shares = low, high, above, whole, shares
        self._known: dict[tuple[str, str | None], Any] = {}
        said = "a whole number" if whole else "a number"
        if low is not None and high is not None:
            said += f" from {low} to {high}"
        elif low is not None:
            said += f" of at least {low}"
        elif above is not None:
            said += f" above {above}" + (f", at most {high}" if high is not None else "")
        self.says = said + (' (or a fraction in quotes, as "1/3")' if shares else "")

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the number as a Fraction, or an int when whole."""
        if not isinstance(node, Scalar):
            return self.refuse(node, reading)
        key = (node.text, node.style)
        value = self._known.get(key, FAILED)
        if value is not FAILED:
            return value
        value = self._value(node, reading)
        if value is not FAILED and len(self._known) < _REMEMBERED:
            self._known[key] = value
        return value

    def _value(self, node: Scalar, reading: Reading) -> Any:
        number = exact(node.text) if node.tag in ("int", "float") else None
        if (
            number is None
            and self.shares
            and (share := re.match(_SHARE, node.text, re.ASCII))
            and int(share[2])
        ):
            number = Fraction(int(share[1]), int(share[2]))
        if number is None:
            return self.refuse(node, reading, number_hint(node, share=self.shares))
        if not self._fits(number):
            hint = share_hint(node.text) if self.shares else ""
            return reading.problem("wrong-value", node, f"expected {self.says}, found {node.text}", hint)
        return int(number) if self.whole else number

    def _fits(self, number: Fraction) -> bool:
        return not (
            (self.low is not None and number < self.low)
            or (self.high is not None and number > self.high)
            or (self.above is not None and number <= self.above)
            or (self.whole and number.denominator != 1)
        )

    def write(self, value: Any) -> Any:
        """Return the number as decimal text without quotes, or a fraction as quoted text."""
        text = decimal_text(Fraction(value))
        return text if "/" in text else PlainNumber(text)

    def schema(self) -> dict[str, Any]:
        """Return the limits; that it has no exponent and at most twelve digits no schema can say."""
        lowest = {"minimum": -_MOST if self.low is None else self.low}
        if self.above is not None:
            lowest = {"exclusiveMinimum": self.above}
        number = {
            "type": "integer" if self.whole else "number",
            **lowest,
            "maximum": _MOST if self.high is None else self.high,
        }
        return {"anyOf": [number, {"type": "string", "pattern": _share_pattern()}]} if self.shares else number


def _share_pattern() -> str:
    """Return the pattern of fractions from 0 to 1 with a denominator of at most 20."""
    tops = {below: f"[0-{below}]" for below in range(1, 10)}
    tops |= {below: f"(?:[0-9]|1[0-{below - 10}])" for below in range(10, 20)}
    tops[20] = "(?:1?[0-9]|20)"
    return "^(?:" + "|".join(f"{top}/{below}" for below, top in tops.items()) + f"){_END}"


class Day(Kind):
    """A date, as 2026-12-01."""

    says = "a date such as 2026-12-01"

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the date."""
        if isinstance(node, Scalar) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", node.text, re.ASCII):
            try:
                return date.fromisoformat(node.text)
            except ValueError:
                return reading.problem("wrong-value", node, f"there is no date {node.text}")
        return self.refuse(node, reading)

    def write(self, value: Any) -> Any:
        """Return the date as text."""
        return PlainNumber(value.isoformat())

    def schema(self) -> dict[str, Any]:
        """Return the form of a date."""
        pattern = f"^[0-9]{{4}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]){_END}"
        return {"type": "string", "format": "date", "pattern": pattern}
