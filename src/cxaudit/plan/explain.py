"""The arithmetic of every number a report shows, as lines of text."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from cxaudit.audit.answers import PlainValue
from cxaudit.audit.record import Audit
from cxaudit.files.table import decimal_text
from cxaudit.plan.exact import figure
from cxaudit.plan.explain_gaps import explain_gaps
from cxaudit.plan.make import EFFORT, IMPACT, make_plan
from cxaudit.plan.model import Action, Plan, Worth
from cxaudit.questionnaire.model import Coverage, Level, Questionnaire
from cxaudit.scoring.score import score
from cxaudit.scoring.scorecard import ItemScore, LensScore, Scorecard, SectionScore, every
from cxaudit.wording import percent, say


def explain(audit: Audit) -> Iterator[str]:
    """Yield how each number of an audit's report comes about, from the answers to the plan."""
    card = score(audit)
    yield say("explain.intro")
    for section in every(card.sections):
        if not (section.tally.applicable or section.tally.na):
            continue
        yield ""
        yield from _section(audit, section)
    yield ""
    yield say("explain.whole")
    yield from _indented(_total(audit.questionnaire, card.whole))
    yield ""
    yield from _verdict(audit.questionnaire, card)
    yield from _lenses(audit.questionnaire, card)
    yield from explain_gaps(audit, card)
    yield from _plan(audit.questionnaire, make_plan(audit, card), card)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield "  " + line


def _section(audit: Audit, section: SectionScore) -> Iterator[str]:
    yield section.title + ("" if section.scored else " " + say("explain.not_counted"))
    yield from _indented(_item(audit, item) for item in section.items if item.counts)
    yield from _indented(_total(audit.questionnaire, section))


def _item(audit: Audit, item: ItemScore) -> str:
    if item.state == "na":
        return say("explain.item_na", id=item.question)
    weight = decimal_text(item.weight)
    if item.score is None:
        state = say("explain.unknown") if item.state == "unknown" else say("explain.open")
        return say("explain.item_open", id=item.question, state=state, weight=weight)
    return say(
        "explain.item",
        id=item.question,
        answer=_said(audit, item.question),
        score=figure(item.score),
        weight=weight,
        product=figure(item.score * item.weight),
    )


def _said(audit: Audit, question: str) -> str:
    """Return the answer as it is written; of several people, how many gave one."""
    people = audit.combined.respondents if audit.combined else ()
    n = sum(question in p.answers and p.answers[question].state == "value" for p in people)
    return say("explain.several", n=n) if n > 1 else _value(audit.answers[question].plain)


def _value(value: PlainValue | None) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    return decimal_text(value) if isinstance(value, Fraction) else str(value)


def _total(questionnaire: Questionnaire, section: SectionScore) -> Iterator[str]:
    frame = questionnaire.rules.coverage or Coverage()
    limits = {"rated": percent(frame.rated), "full": percent(frame.full)}
    if section.coverage is None:
        yield say("explain.nothing")
        return
    if section.score is not None and section.level is not None:
        yield _score_line(section, section.score, section.level)
    yield say(
        "explain.coverage",
        answered=decimal_text(section.weight_answered),
        applicable=decimal_text(section.weight_applicable),
        share=figure(100 * section.coverage) + "%",
    )
    if section.score is None:
        yield say("explain.not_rated", rated=limits["rated"])
    elif section.provisional:
        yield say("explain.provisional", full=limits["full"])
    else:
        yield say("explain.rated", **limits)
    if section.coverage < 1 and section.lowest is not None and section.highest is not None:
        yield say("explain.range", lowest=figure(section.lowest), highest=figure(section.highest))


def _score_line(section: SectionScore, value: Fraction, level: Level) -> str:
    words = {"score": figure(value), "level": level.title, "band": _band(section.levels, level)}
    own = [item for item in section.items if item.counts and item.score is not None]
    if own:
        total = sum((item.weight * (item.score or 0) for item in own), Fraction(0))
        weight = sum((item.weight for item in own), Fraction(0))
        return say("explain.section", total=figure(total), weight=decimal_text(weight), **words)
    rated = [child for child in section.children if child.scored and child.score is not None]
    parts = (
        say("explain.part", weight=decimal_text(child.weight), score=figure(child.score or Fraction(0)))
        for child in rated
    )
    weight = sum((child.weight for child in rated), Fraction(0))
    return say("explain.parent", sum=" + ".join(parts), weight=decimal_text(weight), **words)


def _band(levels: tuple[Level, ...], level: Level) -> str:
    at = levels.index(level)
    low = levels[at - 1].below if at else None
    if low is None:
        return say("explain.band_first", below=decimal_text(level.below or Fraction(100)))
    if level.below is None:
        return say("explain.band_last", low=decimal_text(low))
    return say("explain.band", low=decimal_text(low), below=decimal_text(level.below))


def _verdict(questionnaire: Questionnaire, card: Scorecard) -> Iterator[str]:
    titles = {section.id: section.title for section in questionnaire.walk()}
    yield say("explain.verdict")
    for gate in card.gates:
        yield "  " + say(
            "explain.gate",
            title=gate.gate.title,
            full=gate.full,
            total=gate.total,
            undecided=gate.undecided,
            state=_GATE_WORDS[gate.state](),
        )
    if card.verdict is None:
        missing = [titles[name] for name in (*card.unrated, *card.not_asked)] or [say("explain.whole")]
        yield "  " + say("explain.no_verdict", sections=", ".join(missing))
        return
    if card.weakest_of:
        names = ", ".join(titles[name] for name in card.weakest_of)
        base = say("explain.base_weakest", sections=names, level=card.verdict.without_points.title)
    else:
        base = say("explain.base_whole", level=card.verdict.without_points.title)
    yield "  " + base
    yield from _indented(_holds(card))
    if card.gap is not None:
        scores = [s.score for s in every(card.sections) if s.id in card.weakest_of and s.score is not None]
        high, low = max(scores), min(scores)
        yield "  " + say("explain.gap", high=figure(high), low=figure(low), gap=figure(card.gap))
    yield "  " + say("explain.level", level=card.verdict.level.title)


_GATE_WORDS = {
    "passed": lambda: say("explain.passed"),
    "not_passed": lambda: say("explain.not_passed"),
    "undecided": lambda: say("explain.undecided"),
}


def _holds(card: Scorecard) -> Iterator[str]:
    for hold in card.verdict.holds if card.verdict else ():
        for point in hold.points:
            value = card.items[point].score
            if value is None:
                yield say("explain.unknown_point", id=point, level=hold.level.title)
            else:
                yield say("explain.point", id=point, score=figure(value), level=hold.level.title)


def _lenses(questionnaire: Questionnaire, card: Scorecard) -> Iterator[str]:
    if card.lenses:
        yield ""
        yield say("explain.lenses")
    for lens in card.lenses:
        yield "  " + say(
            "explain.lens",
            dimension=questionnaire.dimensions[lens.dimension].title,
            title=lens.title,
            score=_pooled(lens) if lens.score is not None else say("explain.open"),
            answered=lens.answered,
            applicable=lens.applicable,
        )


def _pooled(lens: LensScore) -> str:
    return f"100 x {figure(lens.sum)} / {decimal_text(lens.weight)} = {figure(lens.score or Fraction(0))}"


def _plan(questionnaire: Questionnaire, plan: Plan, card: Scorecard) -> Iterator[str]:
    if plan.actions or plan.not_now:
        yield ""
        yield say("explain.plan")
    for action in plan.actions:
        yield "  " + _rank(action)
        own = action.recommendation.horizon
        yield "     " + (
            say("explain.slot", own=own, slot=action.slot) if action.slot else say("explain.later", own=own)
        )
        yield from _worth(questionnaire, card, "     ", plan.worth.get(action.id))
    yield from _together(questionnaire, plan, card)
    for put_off in plan.not_now:
        reason = {
            "delighter": say("explain.delighter"),
            "low_impact": say("explain.low_impact"),
            "dropped": say("explain.dropped"),
        }[put_off.reason]
        action = put_off.action
        yield "  " + say("explain.put_off", id=f"{action.id}: {_formula(action)}", reason=reason)


def _together(questionnaire: Questionnaire, plan: Plan, card: Scorecard) -> Iterator[str]:
    """Yield what several actions are worth together: those to do first, and those of each month."""
    number = {action.id: action.number for action in plan.actions}
    groups = [worth for worth in (plan.worth_first, *plan.worth_by_slot.values()) if worth is not None]
    for worth in dict.fromkeys(groups):
        numbers = " + ".join(str(number[id_]) for id_ in worth.actions)
        yield from _worth(questionnaire, card, f"  {numbers}: ", worth)


def _worth(questionnaire: Questionnaire, card: Scorecard, start: str, worth: Worth | None) -> Iterator[str]:
    for section, before, after, level in worth.sections if worth else ():
        found = card.section(section)
        yield start + say(
            "explain.worth",
            target=decimal_text(questionnaire.target),
            section=found.title if found else section,
            before=figure(before),
            after=figure(after),
            level=level.title,
        )


def _rank(action: Action) -> str:
    marks = (say("explain.flag") if action.red_flag else "") + (
        say("explain.chosen") if action.chosen else ""
    )
    return say("explain.action", number=action.number, id=action.id, marks=marks, **_factors(action))


def _formula(action: Action) -> str:
    factors = _factors(action)
    product = " x ".join(factors[each] for each in ("gap", "weight", "impact"))
    return f"{product} / {factors['effort']} = {factors['priority']}"


def _factors(action: Action) -> dict[str, str]:
    return {
        "gap": figure(action.gap),
        "weight": decimal_text(action.weight),
        "impact": str(IMPACT[action.recommendation.impact]),
        "effort": str(EFFORT[action.recommendation.effort]),
        "priority": figure(action.priority),
    }
