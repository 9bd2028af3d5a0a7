"""An audit's scorecard held to thresholds: exact figures, no average in the place of a broken block."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from cxaudit.audit.own_plan import own_due
from cxaudit.audit.record import Audit
from cxaudit.files.table import decimal_text
from cxaudit.plan.exact import figure
from cxaudit.plan.make import make_plan
from cxaudit.plan.model import Plan
from cxaudit.problems import CallError, did_you_mean
from cxaudit.questionnaire.model import Level, Questionnaire
from cxaudit.scoring.scorecard import LensScore, Scorecard, SectionScore, every
from cxaudit.thresholds.rules import Thresholds
from cxaudit.wording import count, points, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One threshold with its figure: `rule` names it as the option does, `wanted` and `found` are words.

    `exact` is the figure as it was compared, '' where there is none.
    """

    rule: str
    wanted: str
    found: str
    exact: str
    passed: bool


def hold(
    audit: Audit,
    card: Scorecard,
    wanted: Thresholds,
    *,
    before: Scorecard | None = None,
    today: datetime.date | None = None,
) -> tuple[Held, ...]:
    """Return how an audit stands to every threshold, in a fixed order.

    `before` is the scorecard that `max_drop` looks back to; an action is overdue as seen `today`. Raises
    `CallError` for a name that the questionnaire does not have.
    """
    found = list(_all(audit, card, wanted, before))
    if wanted.finished:
        said = say("check.finished") if audit.finished else say("check.not_finished")
        words = {"wanted": say("check.finished"), "found": said}
        found.insert(0, Held(rule="finished", exact="", passed=audit.finished, **words))
    if wanted.no_overdue and today is not None:
        found.append(_overdue(audit, make_plan(audit, card), today))
    return tuple(found)


def _overdue(audit: Audit, plan: Plan, today: datetime.date) -> Held:
    late = [(each.recommendation.title, each.who) for each in plan.actions if each.is_overdue(today)]
    late += [(each.action.title, each.who) for each in own_due(audit) if each.is_overdue(today)]
    names = "; ".join(f"{title} ({who})" if who else title for title, who in late)
    number = count(len(late), say("check.action_one"), say("check.action_many"))
    return Held(
        rule="no-overdue",
        wanted=say("check.none"),
        found=say("check.late", number=number, names=names) if late else say("check.none"),
        exact=str(len(late)),
        passed=not late,
    )


def _all(audit: Audit, card: Scorecard, wanted: Thresholds, before: Scorecard | None) -> Iterator[Held]:
    questionnaire = audit.questionnaire
    if wanted.gate:
        yield from _gates(questionnaire, card)
    if wanted.level:
        yield _level(questionnaire, card, wanted.level)
    if wanted.fail_under is not None:
        yield _least("fail-under", _weakest(card), wanted.fail_under)
    for name, least in wanted.sections.items():
        yield _least(f"section {name}", (_section(questionnaire, card, name),), least)
    for name, values in wanted.dimensions.items():
        for value, least in values.items():
            yield _dimension(questionnaire, card, (name, value), least)
    if wanted.no_red_flags:
        yield _red_flags(audit, card)
    if wanted.min_coverage is not None:
        yield _coverage(card, wanted.min_coverage)
    if wanted.max_drop is not None and before is not None:
        yield _drop(card, before, wanted.max_drop)


def _gates(questionnaire: Questionnaire, card: Scorecard) -> Iterator[Held]:
    if not any(section.gate for section in questionnaire.walk()):
        raise CallError(say("check.no_gate", name=questionnaire.id), hint=say("check.no_gate_hint"))
    if not card.gates:
        yield Held(
            rule="gate", wanted=say("check.passed"), found=say("check.not_asked"), exact="", passed=False
        )
    for gate in card.gates:
        found = say("check.gate", title=gate.gate.title, full=gate.full, total=gate.total)
        exact = f"{gate.full}/{gate.total}"
        yield Held(
            rule="gate", wanted=say("check.passed"), found=found, exact=exact, passed=gate.state == "passed"
        )


def _level(questionnaire: Questionnaire, card: Scorecard, name: str) -> Held:
    ids = [level.id for level in questionnaire.levels]
    if name not in ids:
        raise CallError(say("check.no_level", name=name), hint=did_you_mean(name, ids, in_order=True))
    wanted = questionnaire.levels[ids.index(name)]
    found = card.verdict.level if card.verdict else None
    passed = found is not None and ids.index(found.id) >= ids.index(name)
    return Held(
        rule="level",
        wanted=say("check.at_least", value=wanted.title),
        found=_verdict_words(card, found),
        exact=found.id if found else "",
        passed=passed,
    )


def _verdict_words(card: Scorecard, level: Level | None) -> str:
    if level is None:
        return say("check.no_verdict")
    provisional = card.verdict is not None and card.verdict.provisional
    return say("check.provisional", level=level.title) if provisional else level.title


def _weakest(card: Scorecard) -> tuple[SectionScore | None, ...]:
    """Return the sections the verdict rests on, None for one that was not asked; else the whole."""
    if not card.weakest_of:
        return (card.whole,)
    return tuple(card.section(name) for name in card.weakest_of)


def _section(questionnaire: Questionnaire, card: Scorecard, name: str) -> SectionScore | None:
    ids = [section.id for section in questionnaire.walk()]
    if name not in ids:
        raise CallError(say("check.no_section", name=name), hint=did_you_mean(name, ids))
    return card.section(name)


def _least(rule: str, sections: Iterable[SectionScore | None], least: Fraction) -> Held:
    """Hold the lowest of some sections to a score; one that is not rated fails, saying so."""
    rated: list[tuple[Fraction, SectionScore]] = []
    wanted = say("check.at_least", value=decimal_text(least))
    for section in sections:
        if section is None or section.score is None:
            title = section.title if section else ""
            found = say("check.not_rated", title=title) if title else say("check.a_part_not_asked")
            return Held(rule=rule, wanted=wanted, found=found, exact="", passed=False)
        rated.append((section.score, section))
    score, lowest = min(rated, key=lambda each: each[0])
    number = _beside(score, least)
    found = say("check.score", title=lowest.title, score=number) if lowest.title else number
    return Held(rule=rule, wanted=wanted, found=found, exact=str(score), passed=score >= least)


def _dimension(
    questionnaire: Questionnaire, card: Scorecard, named: tuple[str, str], least: Fraction
) -> Held:
    name, value = named
    if name not in questionnaire.dimensions:
        raise CallError(
            say("check.no_dimension", name=name), hint=did_you_mean(name, questionnaire.dimensions)
        )
    values = questionnaire.dimensions[name].values
    if value not in values:
        raise CallError(say("check.no_value", name=name, value=value), hint=did_you_mean(value, values))
    lens = next((each for each in card.lenses if (each.dimension, each.value) == named), None)
    return _lens(f"dimension {name}={value}", lens, least)


def _lens(rule: str, lens: LensScore | None, least: Fraction) -> Held:
    wanted = say("check.at_least", value=decimal_text(least))
    if lens is None or lens.score is None:
        return Held(rule=rule, wanted=wanted, found=say("check.not_rated_value"), exact="", passed=False)
    found = _beside(lens.score, least)
    return Held(rule=rule, wanted=wanted, found=found, exact=str(lens.score), passed=lens.score >= least)


def _red_flags(audit: Audit, card: Scorecard) -> Held:
    names = {question.id: question.short or question.text for question in audit.questionnaire.questions()}
    flags = [names[fault[0]] for fault in card.red_flags]
    flags += [found.title for found in audit.header.own_findings if found.red_flag]
    found = count(len(flags), say("check.flag_one"), say("check.flag_many"))
    return Held(
        rule="no-red-flags",
        wanted=say("check.none"),
        found=say("check.flags", number=found, names="; ".join(flags)) if flags else say("check.none"),
        exact=str(len(flags)),
        passed=not flags,
    )


def _coverage(card: Scorecard, least: Fraction) -> Held:
    """Hold the least answered of the sections the verdict rests on, and the whole, to a share."""
    wanted = say("check.at_least_share", share=decimal_text(least))
    found: list[tuple[Fraction, SectionScore]] = []
    for section in (*_weakest(card), card.whole):
        if section is None or section.coverage is None:
            words = say("check.a_part_not_asked")
            return Held(rule="min-coverage", wanted=wanted, found=words, exact="", passed=False)
        found.append((section.coverage * 100, section))
    share, lowest = min(found, key=lambda each: each[0])
    number = _beside(share, least)
    title = lowest.title
    words = say("check.share_of", title=title, share=number) if title else say("check.share", share=number)
    return Held(rule="min-coverage", wanted=wanted, found=words, exact=str(share), passed=share >= least)


def _beside(value: Fraction, least: Fraction) -> str:
    """Return a figure as it is read beside a threshold: with its decimals, cut off, where that has some."""
    if least.denominator == 1:
        return points(value, borders=(least,))
    return decimal_text(Fraction(int(value * 100), 100))


def _drop(card: Scorecard, before: Scorecard, most: Fraction) -> Held:
    """Hold the largest fall of any section the verdict rests on to a number of points."""
    earlier = {section.id: section for section in every((before.whole,))}
    wanted = say("check.at_most", value=figure(most))
    falls: list[tuple[Fraction, str]] = []
    for section in _weakest(card):
        was = earlier.get(section.id) if section else None
        if section is None or section.score is None or was is None or was.score is None:
            words = say("check.no_comparison")
            return Held(rule="max-drop", wanted=wanted, found=words, exact="", passed=False)
        falls.append((was.score - section.score, section.title))
    fall, title = max(falls, key=lambda each: each[0])
    number = figure(max(fall, Fraction(0)))
    words = say("check.fall_of", title=title, points=number) if title else say("check.fall", points=number)
    return Held(rule="max-drop", wanted=wanted, found=words, exact=str(fall), passed=fall <= most)
