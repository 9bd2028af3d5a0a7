"""What one cell says: a point of a scale, an option, a group, a day; or the reason why it says nothing."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from cxaudit.text import one_line

if TYPE_CHECKING:
    from cxaudit.questionnaire.model import Option, Question

Why = Literal[
    "not_a_number",
    "not_whole",
    "out_of_scale",
    "unclear_number",
    "no_opinion",
    "header",
    "no_option",
    "not_a_date",
    "no_such_order",
    "placeholder_date",
    "personal",
    "long_text",
    "preview",
    "odd_row",
    "sums",
]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A cell that cannot be counted, and why."""

    why: Why


Cell = int | str | Fraction | tuple[object, ...] | None | Rejected
"""What a cell says; None where it is blank."""

Reader = Callable[[str], Cell]

_NO_OPINION = frozenset(
    (
        "n/a",
        "na",
        "n.a.",
        "#n/a",
        "-99",
        "not applicable",
        "don't know",
        "don’t know",
        "do not know",
        "not sure",
        "no answer",
        "no opinion",
        "prefer not to say",
    )
)
"""Words of people who cannot say, and of tools: Qualtrics writes -99 for a question seen and left."""
_NUMBER = re.compile(r"([-+]?\d+)(?:([.,])(\d+))?", re.ASCII)
_WHOLE = re.compile(r"(-?\d+)[.,]0+", re.ASCII)
_LABELLED = re.compile(r"(\d{1,2})\s*(?:[-\u2013\u2014:.=]|\()\s*\D.*", re.ASCII | re.DOTALL)
_PERSONAL = re.compile(
    r"\S@\S|\b\d{1,3}(?:\.\d{1,3}){3}\b|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){4,7}|(?:\d[ ./()-]?){8,}", re.I
)
_LONGEST_GROUP = 60


def plain(text: str) -> str:
    """Return the text of a cell without what only decorates it, in small letters."""
    return " ".join(text.replace("\xa0", " ").split()).casefold()


def is_no_opinion(text: str) -> bool:
    """Return whether a cell says that somebody cannot say."""
    return plain(text) in _NO_OPINION


def looks_personal(said: str) -> bool:
    """Return whether a text looks like an e-mail address, the address of a machine, or a telephone number."""
    return bool(_PERSONAL.search(said))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Whole numbers from `low` to `high`, and the words that stand for some of them; `met` are those read."""

    low: int
    high: int
    words: Mapping[str, int]
    header: str = ""
    met: dict[str, int] = field(default_factory=dict)

    def read(self, text: str) -> Cell:
        """Return the point of the scale that a cell names."""
        said = plain(text)
        if not said:
            return None
        if said in self.words:
            self.met[said] = self.words[said]
            return self.words[said]
        if said in _NO_OPINION:
            return Rejected("no_opinion")
        if labelled := _LABELLED.fullmatch(said):
            said = labelled[1]
        number = whole(said)
        if isinstance(number, int):
            return number if self.low <= number <= self.high else Rejected("out_of_scale")
        return Rejected("header") if said == plain(self.header) else number


def whole(said: str) -> int | Rejected:
    """Return the whole number in a text, '9,0' and '9.0' included."""
    found = _NUMBER.fullmatch(said)
    if found is None or len(said) > 12:
        return Rejected("not_a_number")
    if found[3] and found[3].strip("0"):
        return Rejected("not_whole")
    return int(found[1])


def decimal(said: str) -> Fraction | Rejected:
    """Return the number in a text. '12,5' has a decimal comma; '1,234' could mean two numbers."""
    from cxaudit.files.table import exact

    found = _NUMBER.fullmatch(said)
    number = exact(said.replace(",", ".")) if found else None
    if found is None or number is None:
        return Rejected("not_a_number")
    if found[2] == "," and len(found[3]) == 3:
        return Rejected("unclear_number")
    return number


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The options of a question, by value, by label, or as `4 - label`; the value of one is what is read.

    A whole number may be written as spreadsheets do, `4.0` or `4,0`.
    """

    question: "Question"
    options: Mapping[str, str]
    header: str = ""

    @classmethod
    def of(cls, question: "Question", options: "tuple[Option, ...]", header: str) -> "Choice":
        """Return the reader of a question's answers."""
        by_label = {plain(option.label): option.value for option in options}
        by_both = {f"{plain(option.value)} - {plain(option.label)}": option.value for option in options}
        by_value = {plain(option.value): option.value for option in options}
        return cls(question=question, options={**by_label, **by_both, **by_value}, header=header)

    def read(self, text: str) -> Cell:
        """Return the option's value, or the number, that a cell names."""
        said = plain(text)
        if not said:
            return None
        if found := _WHOLE.fullmatch(said) if self.options else None:
            said = said if said in self.options else found[1]
        if said in self.options:
            return self.options[said]
        if said in _NO_OPINION:
            return Rejected("no_opinion")
        if said == plain(self.header):
            return Rejected("header")
        return Rejected("no_option") if self.options else self._number(said)

    def _number(self, said: str) -> Cell:
        number = decimal(said)
        if isinstance(number, Rejected):
            return number
        if self.question.whole and number.denominator != 1:
            return Rejected("not_whole")
        low, high = self.question.min, self.question.max
        fits = (low is None or number >= low) and (high is None or number <= high)
        return number if fits else Rejected("out_of_scale")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """The name of a group: a short text that names no person."""

    header: str = ""

    def read(self, text: str) -> Cell:
        """Return the name on one line."""
        said = one_line(text.replace("\xa0", " "))
        if not said:
            return None
        if plain(said) == plain(self.header):
            return Rejected("header")
        if looks_personal(said):
            return Rejected("personal")
        return said if len(said) <= _LONGEST_GROUP else Rejected("long_text")


_PREVIEWS = {"survey preview", "survey test", "spam", "1", "2", "8"}
"""What Qualtrics writes into its column Status for answers that are no customer's, in words and numbers."""


def status(text: str) -> Cell:
    """Return nothing for an answer of a customer; a preview, a test or spam is none."""
    return Rejected("preview") if plain(text) in _PREVIEWS else None
