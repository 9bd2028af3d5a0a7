"""Rating: answers -> item scores -> section scores. Pure arithmetic on exact fractions.

Section = sum(weight x score) / sum(weight) over its answered questions; a parent = sum(W x score) / sum(W)
over its rated children; coverage = answered weight / applicable weight of everything below. What is not
rated has no score: None is not zero.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm

from cxaudit.audit.answers import Answer
from cxaudit.questionnaire.model import Coverage, Level, Option, Question, Questionnaire, Section
from cxaudit.scoring.scorecard import GateResult, GateState, ItemScore, SectionScore, Tally

NOTHING = Answer()
_ZERO = Fraction(0)


def item_score(questionnaire: Questionnaire, question: Question, answer: Answer) -> ItemScore:
    """Return what one relevant question contributes. Its score (0..1) is None unless a value was given."""
    options = questionnaire.options_of(question)
    counts = questionnaire.scores(question)
    score = _value_score(question, options, answer) if counts and answer.state == "value" else None
    return ItemScore(
        question=question.id, state=answer.state, score=score, weight=question.weight, counts=counts
    )


def _value_score(question: Question, options: Collection[Option], answer: Answer) -> Fraction | None:
    value = answer.plain
    if isinstance(value, Fraction):
        fitting = (b.score for b in question.bands if b.below is None or value < b.below)
        return next(fitting, None)
    chosen = value if isinstance(value, tuple) else (value,)
    scores = [option.score or _ZERO for option in options if option.value in chosen]
    return min(sum(scores, _ZERO), Fraction(1)) if scores else None


def level_of(levels: Iterable[Level], score: Fraction) -> Level:
    """Return the level of a score from 0 to 100, compared before any rounding."""
    found = None
    for found in levels:
        if found.below is None or score < found.below:
            return found
    assert found is not None, "levels are checked when a questionnaire is read"
    return found


def hold_level(levels: Iterable[Level], score: Fraction) -> Level | None:
    """Return the level at which a make-or-break point with this score (0..1) holds the verdict, or None."""
    return next((lv for lv in levels if lv.hold_up_to is not None and score <= lv.hold_up_to), None)


def is_red_flag(questionnaire: Questionnaire, question: Question, item: ItemScore | None) -> bool:
    """Return whether a make-or-break point failed so far that it is a red flag."""
    if not question.make_or_break or item is None or item.weakest is None:
        return False
    level = hold_level(questionnaire.levels, item.weakest)
    return level is not None and level.red_flag


def rate(
    questionnaire: Questionnaire,
    section: Section,
    items: Mapping[str, ItemScore],
    sections: Collection[str],
    depth: int = 0,
) -> SectionScore:
    """Return the score of a section from the items of relevant questions and the ids of relevant sections."""
    children = tuple(
        rate(questionnaire, child, items, sections, depth + 1)
        for child in section.sections
        if isinstance(child, Section) and child.id in sections
    )
    own = tuple(items[q.id] for q in section.questions if q.id in items)
    flags = tuple(q.id for q in section.questions if is_red_flag(questionnaire, q, items.get(q.id)))
    return _total(questionnaire, section, own, children, flags, depth)


def whole(
    questionnaire: Questionnaire, items: Mapping[str, ItemScore], sections: Collection[str]
) -> SectionScore:
    """Return the score of everything, as of a section over all top sections.

    Where only one of them counts, the whole is that one, and has its levels.
    """
    return rate(questionnaire, _top(questionnaire, sections), items, sections, depth=-1)


def _top(questionnaire: Questionnaire, sections: Collection[str]) -> Section:
    counted = [s for s in questionnaire.sections if isinstance(s, Section) and s.scored and s.id in sections]
    levels = counted[0].levels if len(counted) == 1 else ()
    return Section(id="", title="", levels=levels, sections=questionnaire.sections)


def whole_again(
    questionnaire: Questionnaire, before: SectionScore, changed: Mapping[str, ItemScore]
) -> SectionScore:
    """Return what `whole` gives with some items changed: sections with none of them stay as they were."""
    top = _top(questionnaire, {child.id for child in before.children})
    touched = {section for question in changed for section in questionnaire.way_to(question)}
    return _again(questionnaire, top, before, changed, touched) if touched else before


def _again(
    questionnaire: Questionnaire,
    section: Section,
    before: SectionScore,
    changed: Mapping[str, ItemScore],
    touched: Collection[str],
) -> SectionScore:
    below = {child.id: child for child in section.sections if isinstance(child, Section)}
    children = tuple(
        [
            _again(questionnaire, below[child.id], child, changed, touched) if child.id in touched else child
            for child in before.children
        ]
    )
    own = tuple(changed.get(item.question, item) for item in before.items)
    now = {item.question: item for item in own}
    flags = tuple(q.id for q in section.questions if is_red_flag(questionnaire, q, now.get(q.id)))
    return _total(questionnaire, section, own, children, flags, before.depth, before)


def _total(
    questionnaire: Questionnaire,
    section: Section,
    own: tuple[ItemScore, ...],
    children: tuple[SectionScore, ...],
    flags: tuple[str, ...],
    depth: int,
    before: SectionScore | None = None,
) -> SectionScore:
    """Return the score of a section; where as much of it was answered `before`, it weighs what it did."""
    below = [child for child in children if child.scored]
    items = [item for item in own if item.counts]
    if before is not None and _answered_alike(before, own, children):
        applicable, answered, coverage = before.weight_applicable, before.weight_answered, before.coverage
    else:
        applicable = _sum([i.weight for i in items if i.state != "na"] + [c.weight_applicable for c in below])
        answered = _sum([i.weight for i in items if i.score is not None] + [c.weight_answered for c in below])
        coverage = answered / applicable if applicable else None
    frame = questionnaire.rules.coverage or Coverage()
    mean = _mean((i.weight, i.score) for i in items)
    mean = _mean((c.weight, c.score) for c in below) if mean is None else 100 * mean
    settled = _settled(items, below)
    rated = coverage is not None and coverage > 0 and coverage >= frame.rated
    score = mean if rated else None
    levels = section.levels or questionnaire.levels
    return SectionScore(
        id=section.id,
        title=section.title,
        text=section.text,
        depth=depth,
        scored=section.scored,
        weight=section.weight,
        score=score,
        levels=levels,
        level=level_of(levels, score) if score is not None else None,
        coverage=coverage,
        provisional=score is not None and coverage is not None and coverage < frame.full,
        tally=_tally(items, [child.tally for child in below]),
        weight_answered=answered,
        weight_applicable=applicable,
        lowest=mean if settled else _bound(items, below, _ZERO),
        highest=mean if settled else _bound(items, below, Fraction(1)),
        red_flags=flags + tuple(flag for child in children for flag in child.red_flags),
        items=own,
        children=children,
    )


def _answered_alike(before: SectionScore, own: Iterable[ItemScore], children: Iterable[SectionScore]) -> bool:
    """Return whether the same questions of a section have a score, and the same apply, as before."""
    return all(
        (then.score is None) == (now.score is None) and (then.state == "na") == (now.state == "na")
        for then, now in zip(before.items, own, strict=True)
    ) and all(
        then.weight_answered is now.weight_answered and then.weight_applicable is now.weight_applicable
        for then, now in zip(before.children, children, strict=True)
    )


def _mean(pairs: Iterable[tuple[Fraction, Fraction | None]]) -> Fraction | None:
    """Return sum(weight x score) / sum(weight) over the pairs that have a score, or None if none has."""
    known = [(weight, score) for weight, score in pairs if score is not None]
    if not (total := _sum([weight for weight, _ in known])):
        return None
    parts = [(w.numerator * s.numerator, w.denominator * s.denominator) for w, s in known]
    return _added(parts) / total


def _sum(values: Iterable[Fraction]) -> Fraction:
    return _added([(value.numerator, value.denominator) for value in values])


def _added(parts: Sequence[tuple[int, int]]) -> Fraction:
    """Return the sum of numerators over denominators, shortened once: doing so at every step is slow."""
    common = lcm(*(denominator for _, denominator in parts))
    return Fraction(sum(number * (common // denominator) for number, denominator in parts), common)


def _settled(items: list[ItemScore], below: list[SectionScore]) -> bool:
    """Return whether all is known, so that the bounds are the mean."""
    if items:
        return all(i.score is not None or i.state == "na" for i in items)
    # Of a section in which all is known they are one object; a sum of others could only happen to be equal.
    return all(c.score is not None and c.score is c.lowest and c.score is c.highest for c in below)


def _bound(items: list[ItemScore], below: list[SectionScore], unknown: Fraction) -> Fraction | None:
    """Return the score (0..100) if everything not known scored `unknown` (0 or 1).

    It counts children that are not rated yet, which the score leaves out: it is about the day all is known.
    """
    if items:
        pairs = [(i.weight, i.score if i.score is not None else unknown) for i in items if i.state != "na"]
        mean = _mean(pairs)
        return None if mean is None else 100 * mean
    return _mean((c.weight, c.highest if unknown else c.lowest) for c in below)


def _tally(items: Iterable[ItemScore], below: Sequence[Tally]) -> Tally:
    states = [item.state for item in items]
    return Tally(
        answered=states.count("value") + sum([tally.answered for tally in below]),
        na=states.count("na") + sum([tally.na for tally in below]),
        unknown=states.count("unknown") + sum([tally.unknown for tally in below]),
        open=states.count("open") + sum([tally.open for tally in below]),
    )


def gate_result(section: Section, items: Mapping[str, ItemScore]) -> GateResult:
    """Return how the section's test came out: passed on full marks for every question, and only then.

    Anything less than full is not passed; otherwise, if anything is blank or unknown, it is undecided. Of
    several respondents all must stand at full marks.
    """
    assert section.gate is not None, "only sections with a gate are asked for its result"
    asked = [items[q.id] for q in section.questions if q.id in items and items[q.id].counts]
    asked = [item for item in asked if item.state != "na"]
    full = sum(item.score == 1 and not item.open_for_some for item in asked)
    failed = sum(item.score is not None and item.score < 1 for item in asked)
    undecided = len(asked) - full - failed
    state: GateState = "undecided" if undecided or not asked else "passed"
    return GateResult(
        section=section.id,
        gate=section.gate,
        state="not_passed" if failed else state,
        full=full,
        total=len(asked),
        undecided=undecided,
    )
