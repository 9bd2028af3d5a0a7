"""Outline -> Markdown to send to a client in advance: the questions, to be filled in; then the rules."""

from collections.abc import Iterable

from cxaudit.markup import labelled, paragraph, table, text
from cxaudit.outline.model import Asked, Choice, Item, Outline, Part, Rule
from cxaudit.wording import say

BOX = "☐"
BLANK = "_" * 40
_SHORT = "_" * 12


def render_markdown(outline: Outline) -> str:
    """Return a questionnaire as one Markdown document that can be filled in by hand."""
    out = [f"# {text(outline.title)}", *paragraph([outline.intro]), *_how_to_answer()]
    for part in outline.parts:
        out += _part(part)
    out += ["---", f"## {say('outline.rules')}"]
    out += _standing(outline)
    for rule in outline.rules:
        out += _rule(rule)
    out += _weights(outline)
    if outline.sources:
        out += [f"### {say('outline.sources')}", _items(outline.sources)]
    return "\n\n".join([*out, text(outline.meta)]) + "\n"


def _how_to_answer() -> list[str]:
    said = (say("outline.answer_today"), say("outline.answer_unknown"), say("outline.answer_note"))
    return [f"## {say('outline.how_to_answer')}", "\n".join(f"- {text(line)}" for line in said)]


def _part(part: Part) -> list[str]:
    level = "#" * min(2 + part.depth, 4)
    out = [f"{level} {text(part.title)}", *paragraph([part.intro])]
    if part.when:
        out.append(f"*{text(part.when)}*")
    for asked in part.questions:
        out += _question(asked)
    return out


def _question(asked: Asked) -> list[str]:
    out = [f"**{asked.number}. {text(asked.text)}**"]
    said = [asked.help, asked.how if asked.type in ("multiple", "touchpoints", "pair") else ""]
    if asked.optional:
        said.append(say("outline.may_skip"))
    out += paragraph(filter(None, said))
    if asked.when:
        out.append(f"*{text(asked.when)}*")
    note = [] if asked.type == "text" else [f"{say('outline.note')} {BLANK}"]
    return [*out, *_answer(asked), *note]


def _answer(asked: Asked) -> list[str]:
    """Return where the answer goes: a blank, boxes behind the options, or boxes for a scale shown before."""
    if asked.type == "text":
        return [f"{say('outline.answer')} {BLANK}"]
    if asked.type == "number":
        return [
            f"{say('outline.answer')} {_SHORT} {text(asked.unit)}".rstrip() + f" ({text(_bare(asked.how))})"
        ]
    if asked.type == "touchpoints":
        listed = [_choices(asked.choices)] if not asked.as_at else []
        rows = [["", "", ""] for _ in range(5)]
        heads = (say("outline.place"), say("outline.rating"), say("outline.remark"))
        return [*listed, table(heads, rows)]
    if asked.type == "pair":
        return list(_pair(asked))
    if not asked.scale:
        return ["\n".join(f"- {BOX} {_choice(each)}" for each in (*asked.choices, *_ways_out(asked)))]
    boxes = [f"{BOX} {text(choice.value)}" for choice in asked.choices]
    boxes += [f"{BOX} {text(choice.label)}" for choice in _ways_out(asked)]
    if asked.as_at:
        lead = say("outline.answer_as_at", number=asked.as_at)
        return [f"{lead} {' '.join(boxes)}"]
    return [_choices(asked.choices), f"{say('outline.answer')} {' '.join(boxes)}"]


def _pair(asked: Asked) -> Iterable[str]:
    """Yield a line of boxes for each of two ratings, with their answers where they were not shown before."""
    boxes = " ".join(f"{BOX} {text(choice.value)}" for choice in asked.choices)
    unknown = f"{BOX} {text(say('outline.dont_know'))}"
    away = f" {BOX} {text(say('outline.does_not_apply'))}" if asked.na else ""
    shown = "" if asked.as_at else _choices(asked.choices)
    before = _choices(asked.first_choices) if asked.first_choices else shown
    if before:
        yield before
    yield f"{say('outline.first_answer')} {boxes} {unknown}{away}"
    if asked.first_choices and shown:
        yield shown
    lead = say("outline.second_as_at", number=asked.as_at) if asked.as_at else say("outline.second_answer")
    yield f"{lead} {boxes} {unknown}"


def _bare(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].removesuffix(".")


def _ways_out(asked: Asked) -> Iterable[Choice]:
    """Yield what may be ticked instead of an answer."""
    if asked.weight:
        yield Choice(value="", label=say("outline.dont_know"), help="")
    if asked.na:
        yield Choice(value="", label=say("outline.does_not_apply"), help="")


def _choices(choices: Iterable[Choice]) -> str:
    return "\n".join(f"- **{text(choice.value)}** {_choice(choice)}" for choice in choices)


def _choice(choice: Choice) -> str:
    return text(
        say("outline.with_help", label=choice.label, help=choice.help) if choice.help else choice.label
    )


def _standing(outline: Outline) -> list[str]:
    items = [Item(name=part.title, text=part.standing) for part in outline.parts]
    return [_items(items)]


def _rule(rule: Rule) -> list[str]:
    out = [f"### {text(rule.heading)}", *paragraph(rule.text)]
    return [*out, _items(rule.items)] if rule.items else out


def _items(items: Iterable[Item]) -> str:
    return "\n".join(
        f"- {labelled(item.name, item.text) if item.name else text(item.text)}" for item in items
    )


def _weights(outline: Outline) -> list[str]:
    """Return how much each question counts, and the names that answers files and audits know it by."""
    heads = (
        say("outline.column_number"),
        say("outline.column_question"),
        say("outline.column_weight"),
        say("outline.column_kind"),
        say("outline.column_id"),
    )
    rows = [
        [str(asked.number), asked.short, asked.weight, _kind(asked), _names(asked)]
        for part in outline.parts
        for asked in part.questions
    ]
    return [f"### {say('outline.weights')}", table(heads, rows, frozenset({0, 2}))] if rows else []


def _kind(asked: Asked) -> str:
    said = [asked.kind, say("outline.point") if asked.make_or_break else "", "; ".join(asked.bands)]
    return ", ".join(filter(None, said))


def _names(asked: Asked) -> str:
    return f"{asked.id} ({asked.ref})" if asked.ref else asked.id
