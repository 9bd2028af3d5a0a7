"""Outline -> lines for a terminal: what stands where, in which tone. Breaking them is the screen's work."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from cxaudit.outline.model import Asked, Choice, Item, Outline, Part, Rule
from cxaudit.text import columns
from cxaudit.wording import say

_NUMBER = 4
_INSIDE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph of a screen: `left` columns in, `above` lines after the one before.

    With a `mark` the text hangs `width` columns behind it, as in a list.
    """

    text: str
    mark: str = ""
    width: int = 0
    left: int = 0
    above: int = 0
    tone: Literal["", "bold", "dim"] = ""


def lines(outline: Outline) -> Iterable[Line]:
    """Yield a questionnaire as it is read in a terminal."""
    yield Line(text=outline.title, tone="bold")
    yield Line(text=outline.meta, tone="dim")
    if outline.intro:
        yield Line(text=outline.intro, above=1)
    for part in outline.parts:
        yield from _part(part)
    yield Line(text=say("outline.rules"), tone="bold", above=2)
    for rule in outline.rules:
        yield from _rule(rule)
    if outline.sources:
        yield Line(text=say("outline.sources"), tone="bold", above=1)
    width = max((columns(source.name) for source in outline.sources), default=0) + 2
    for source in outline.sources:
        yield Line(mark=source.name, text=source.text, width=width)


def _part(part: Part) -> Iterable[Line]:
    left = 2 * part.depth
    yield Line(text=part.title, tone="bold", above=2, left=left)
    yield Line(text=f"{part.standing} {part.when}".rstrip(), tone="dim", left=left)
    if part.intro:
        yield Line(text=part.intro, left=left)
    for asked in part.questions:
        yield from _question(asked)


def _question(asked: Asked) -> Iterable[Line]:
    mark = f"{asked.number}."
    yield Line(mark=mark, text=asked.text, width=max(_NUMBER, len(mark) + 1), above=1)
    yield Line(text=" · ".join(_facts(asked)), tone="dim", left=_INSIDE)
    for said in (asked.when, asked.help, asked.how, "; ".join(asked.bands)):
        if said:
            yield Line(text=said, tone="" if said == asked.help else "dim", left=_INSIDE)
    if asked.first_choices:
        yield from _choices(asked.first_choices)
        yield Line(text=say("outline.second_rating"), tone="dim", left=_INSIDE)
    if not asked.as_at:
        yield from _choices(asked.choices)


def _facts(asked: Asked) -> Iterable[str]:
    yield asked.id
    if asked.ref:
        yield asked.ref
    if asked.weight:
        yield asked.kind
        yield say("outline.weight", weight=asked.weight)
    if asked.make_or_break:
        yield say("outline.point")
    if asked.optional:
        yield say("outline.optional")
    if asked.as_at:
        yield say("outline.as_at", number=asked.as_at)
    if asked.same_as:
        yield say("outline.same_as", number=asked.same_as)


def _choices(choices: Sequence[Choice]) -> Iterable[Line]:
    width = max((columns(choice.value) for choice in choices), default=0) + 2
    for choice in choices:
        text = say("outline.with_help", label=choice.label, help=choice.help) if choice.help else choice.label
        yield Line(mark=choice.value, text=text, width=width, left=_INSIDE, tone="dim")


def _rule(rule: Rule) -> Iterable[Line]:
    yield Line(text=rule.heading, tone="bold", above=1)
    for sentence in rule.text:
        yield Line(text=sentence)
    yield from listing(rule.items)


def listing(items: Sequence[Item]) -> Iterable[Line]:
    """Yield the lines of a list."""
    for item in items:
        text = say("outline.named", name=item.name, text=item.text) if item.name else item.text
        yield Line(mark="-", text=text, width=2)
