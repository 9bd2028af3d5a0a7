"""The frozen values of an outline: what a questionnaire asks, in the words in which it is shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One possible answer: what is stored, what is read, and what makes it concrete."""

    value: str
    label: str
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question. Texts are sentences, or empty where there is nothing to say.

    `number` counts from 1 through the whole questionnaire. `weight` and `kind` are empty where it makes no
    score. `as_at` is the number of the earlier question that shows the same scale, 0 at the first one;
    `first` says what a pair is asked before, with the answers to that where they read otherwise and were not
    shown before; `same_as` is the number of the question it repeats from another side, else 0.
    """

    number: int
    id: str
    ref: str
    text: str
    short: str
    help: str
    type: str
    unit: str
    kind: str
    weight: str
    make_or_break: bool
    na: bool
    optional: bool
    when: str
    how: str
    first: str
    first_choices: tuple[Choice, ...]
    bands: tuple[str, ...]
    choices: tuple[Choice, ...]
    scale: str
    as_at: int
    same_as: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One section: its questions in order. `standing` says whether and how much it counts."""

    id: str
    title: str
    depth: int
    intro: str
    standing: str
    when: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a rule, with the name it goes by; the name may be empty."""

    text: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One group of rules in plain words: sentences, then a list."""

    id: str
    heading: str
    text: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A whole questionnaire as it is shown: what is asked, the rules, the sources."""

    id: str
    title: str
    meta: str
    intro: str
    parts: tuple[Part, ...]
    rules: tuple[Rule, ...]
    sources: tuple[Item, ...]
