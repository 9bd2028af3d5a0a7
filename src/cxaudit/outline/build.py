"""Questionnaire -> Outline: everything it asks and rules, in words, before anyone answers."""

from collections.abc import Iterable

from cxaudit.files.table import decimal_text
from cxaudit.outline.model import Asked, Choice, Item, Outline, Part
from cxaudit.outline.rules import rules
from cxaudit.outline.words import Names, in_words
from cxaudit.questionnaire.condition import Condition
from cxaudit.questionnaire.model import Band, Option, Question, Questionnaire, Section
from cxaudit.report.display import capital, sentence
from cxaudit.text import one_line
from cxaudit.wording import count, points, say


def outline_of(questionnaire: Questionnaire, *, most: int) -> Outline:
    """Return a questionnaire as it is shown; `most` says how many questions that score it asks at most."""
    names = Names.of(questionnaire)
    return Outline(
        id=questionnaire.id,
        title=one_line(questionnaire.title),
        meta=_meta(questionnaire, most),
        intro=one_line(questionnaire.intro),
        parts=tuple(_parts(questionnaire.sections, names, 0)),
        rules=tuple(rules(names)),
        sources=tuple(Item(name=key, text=one_line(said)) for key, said in questionnaire.source.items()),
    )


def _meta(questionnaire: Questionnaire, most: int) -> str:
    others = sum(not questionnaire.scores(q) for q in questionnaire.questions())
    asked = count(most, say("outline.question_one"), say("outline.question_many"))
    if others and most:
        asked = say("outline.and_one" if others == 1 else "outline.and_others", asked=asked, others=others)
    elif others:
        asked = count(others, say("outline.question_one"), say("outline.question_many"))
    if questionnaire.duration:
        asked = say("outline.minutes", asked=asked, minutes=questionnaire.duration)
    return say("outline.meta", asked=asked, id=questionnaire.id, version=one_line(questionnaire.version))


def _parts(sections: Iterable[object], names: Names, depth: int) -> Iterable[Part]:
    for section in sections:
        if isinstance(section, Section):
            yield _part(section, names, depth)
            yield from _parts(section.sections, names, depth + 1)


def _part(section: Section, names: Names, depth: int) -> Part:
    title = one_line(section.title)
    if section.text:
        title = say("outline.heading", title=title, text=one_line(section.text))
    return Part(
        id=section.id,
        title=title,
        depth=depth,
        intro=one_line(section.intro),
        standing=standing(section, names.questionnaire),
        when=_when(section.when, names),
        questions=tuple(_asked(question, names) for question in section.questions),
    )


def standing(section: Section, questionnaire: Questionnaire) -> str:
    """Return whether a section counts in the whole, and with which weight."""
    own = any(questionnaire.scores(q) for q in section.questions)
    if section.scored and (own or section.sections):
        said = say("outline.counts", weight=decimal_text(section.weight))
    elif own:
        said = say("outline.counts_not")
    else:
        said = say("outline.scores_nothing")
    return f"{said} {say('outline.after_basics')}" if section.after_basics else said


def _when(condition: Condition | None, names: Names) -> str:
    return say("outline.asked_if", condition=in_words(condition, names)) if condition else ""


def _asked(question: Question, names: Names) -> Asked:
    scores = names.questionnaire.scores(question)
    options = names.questionnaire.options_of(question)
    return Asked(
        number=names.numbers[question.id],
        id=question.id,
        ref=one_line(question.ref),
        text=one_line(question.text),
        short=one_line(question.short) or one_line(question.text),
        help=one_line(question.help),
        type=question.type,
        unit=one_line(question.unit),
        kind=_kind(question) if scores else "",
        weight=decimal_text(question.weight) if scores else "",
        make_or_break=question.make_or_break,
        na=question.na,
        optional=question.optional,
        when=_when(question.when, names),
        how=_how(question),
        first=_first(question),
        first_choices=tuple(_choice(option) for option in _first_options(question, names)),
        bands=tuple(_bands(question)),
        choices=tuple(_choice(option) for option in options),
        scale=question.scale,
        as_at=_as_at(question, names),
        same_as=names.numbers.get(question.asked_as, 0),
    )


def _choice(option: Option) -> Choice:
    said = one_line(option.help)
    if option.exclusive:
        said = f"{said}; {say('outline.alone')}" if said else say("outline.alone")
    return Choice(value=one_line(option.value), label=one_line(option.label), help=said)


def _kind(question: Question) -> str:
    kinds = {
        "basic": say("outline.basic"),
        "performance": say("outline.performance"),
        "delighter": say("outline.delighter"),
    }
    return kinds[question.kind]


def _how(question: Question) -> str:
    match question.type:
        case "text":
            return say("outline.how_text")
        case "number":
            return _number(question)
        case "multiple":
            return say("outline.how_multiple")
        case "touchpoints":
            return say("outline.how_touchpoints")
        case "pair":
            return say("outline.how_pair", first=_first(question))
    return ""


def _first(question: Question) -> str:
    """Return what a pair is asked before, in few words; '' for any other question."""
    first = question.first_rating
    if first is None or first.text:
        return one_line(first.text) if first else ""
    important = first.first == "importance"
    return say("outline.first_importance") if important else say("outline.first_expected")


def _first_options(question: Question, names: Names) -> tuple[Option, ...]:
    """Return the answers to the first rating of a pair where they have words of their own, once."""
    scale = question.pair.scale if question.pair else ""
    same = [each for each in names.questions.values() if each.pair and each.pair.scale == scale]
    return names.questionnaire.first_options_of(question) if scale and same[0] is question else ()


def _number(question: Question) -> str:
    kind = say("outline.whole_number") if question.whole else say("outline.number")
    low = decimal_text(question.min) if question.min is not None else ""
    high = decimal_text(question.max) if question.max is not None else ""
    if low and high:
        kind = say("outline.from_to", kind=kind, low=low, high=high)
    elif low:
        kind = say("outline.from", kind=kind, low=low)
    elif high:
        kind = say("outline.to", kind=kind, high=high)
    if question.unit:
        kind = say("outline.in_unit", kind=kind, unit=one_line(question.unit))
    return sentence(capital(kind))


def _bands(question: Question) -> Iterable[str]:
    start = ""
    for band in question.bands:
        yield say(
            "outline.band",
            numbers=_range(band, start, one_line(question.unit)),
            score=points(band.score * 100),
        )
        start = decimal_text(band.below) if band.below is not None else ""


def _range(band: Band, start: str, unit: str) -> str:
    if band.below is None:
        return say("outline.band_last", start=start) if start else say("outline.band_any")
    below = f"{decimal_text(band.below)} {unit}".strip()
    return (
        say("outline.band_next", start=start, below=below)
        if start
        else say("outline.band_first", below=below)
    )


def _as_at(question: Question, names: Names) -> int:
    """Return the number of the first question with the same scale, 0 if it is this one."""
    if not question.scale:
        return 0
    first = next(id_ for id_, each in names.questions.items() if each.scale == question.scale)
    return 0 if first == question.id else names.numbers[first]
