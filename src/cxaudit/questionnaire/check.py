"""Whether a questionnaire can be asked and scored: every name means something, every list is in order.

Each check is one small function whose docstring is its rule; all of them run, all their problems come out.
"""

from collections.abc import Iterator
from itertools import pairwise

from cxaudit.files.table import Origin
from cxaudit.problems import Problem, did_you_mean
from cxaudit.questionnaire import ids, pairs, rules
from cxaudit.questionnaire.format import STANDARD_LEVELS
from cxaudit.questionnaire.found import problem
from cxaudit.questionnaire.lookback import Parts, conditions
from cxaudit.questionnaire.model import Level, Option, Question, Questionnaire, Section


def check(questionnaire: Questionnaire, parts: Parts) -> list[Problem]:
    """Return every problem of a composed questionnaire. `parts` says where joined conditions came from."""
    found = [problem for each in CHECKS for problem in each(questionnaire)]
    found += conditions(questionnaire, parts)
    return found


def scales_are_known(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A choice has a scale of the questionnaire or options of its own, not both; others fit their type."""
    for q in questionnaire.questions():
        if q.scale and q.scale not in questionnaire.scales:
            hint = did_you_mean(q.scale, questionnaire.scales)
            yield problem("unknown-id", q.origin, "scale", f"there is no scale {q.scale!r}", hint)
        wants = q.type in ("choice", "multiple", "touchpoints", "pair")
        if wants and not q.scale and not q.options and not _number_keys(q):
            yield problem(
                "bad-question", q.origin, "id", f"{q.id} has nothing to choose from", "Add `scale:`."
            )
        if q.second_rating and not questionnaire.scores(q):
            message = f"{q.id} has no score that a second rating could be held against"
            yield problem("bad-question", q.origin, "second_rating", message, "Give it a scale that scores.")
        if q.make_or_break and not questionnaire.scores(q):
            message = f"{q.id} has no score, so it can hold nothing"
            yield problem("bad-question", q.origin, "make_or_break", message, "Give it a scale that scores.")
        if q.scale and q.options:
            hint = "Leave one of the two out."
            yield problem("bad-question", q.origin, "options", f"{q.id} has a scale and options", hint)
        if not wants and (q.scale or q.options):
            key = "scale" if q.scale else "options"
            yield problem("bad-question", q.origin, key, f"a question of type {q.type} has no options")


def numbers_fit(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Bands, limits and units belong to number questions; bands rise, the last is open, `better` agrees."""
    for q in questionnaire.questions():
        if q.type != "number":
            keys = _number_keys(q)
            if keys:
                named = " and ".join(f"`{key}`" for key in keys)
                message = f"{named} {'is' if len(keys) == 1 else 'are'} for number questions"
                forgotten = q.type == "choice" and not q.scale and not q.options
                hint = (
                    "Add `type: number`."
                    if forgotten
                    else f"Take it out, or write `type: number` for {q.id}."
                )
                yield problem("bad-question", q.origin, keys[0], message, hint)
            continue
        if q.min is not None and q.max is not None and q.min > q.max:
            yield problem("bad-question", q.origin, "min", "`min` is above `max`", "Swap the two.")
        if q.bands:
            yield from _band_problems(q)


def _number_keys(q: Question) -> list[str]:
    """Return the keys of a question that only a number has a use for."""
    if q.type == "number" or not (
        q.bands or q.better or q.unit or q.whole or q.min is not None or q.max is not None
    ):
        return []
    limits = [key for key, limit in (("min", q.min), ("max", q.max)) if limit is not None]
    return [key for key in ("bands", "better", "unit", "whole") if getattr(q, key)] + limits


def _band_problems(q: Question) -> Iterator[Problem]:
    limits = [band.below for band in q.bands]
    if limits[-1] is not None or None in limits[:-1]:
        hint = "Leave `below` out of the last band, and only there."
        at = q.bands[-1] if None not in limits[:-1] else q.bands[limits.index(None)]
        key = "below" if at.below is not None else "score"
        yield problem("bad-bands", at.origin, key, "the last band must be open, the others not", hint)
        return
    for this, following in pairwise(q.bands):
        if this.below is not None and following.below is not None and this.below >= following.below:
            yield problem(
                "bad-bands", following.origin, "below", "the bands do not rise", "Order them by `below`."
            )
            return
    scores = [band.score for band in q.bands]
    rising, falling = sorted(scores), sorted(scores, reverse=True)
    if q.better and scores != (rising if q.better == "higher" else falling):
        message = f"`better: {q.better}` does not agree with the scores of the bands"
        yield problem("bad-bands", q.origin, "better", message, "Turn one of the two round.")


def options_fit(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Options have different values; all of them score or none does; `exclusive` is for multiple choice."""
    several = {q.scale for q in questionnaire.questions() if q.type == "multiple"}
    for scale in questionnaire.scales.values():
        yield from _option_problems(scale.options, scale.origin, scale.id in several)
    for q in questionnaire.questions():
        if q.options:
            yield from _option_problems(q.options, q.origin, q.type == "multiple")


_FULL = "Give the best option `score: 1`."


def _option_problems(options: tuple[Option, ...], origin: Origin, several: bool) -> Iterator[Problem]:
    seen: set[str] = set()
    for option in options:
        if option.value in seen:
            message = f"two options have the value {option.value!r}"
            yield problem("duplicate-id", option.origin, "value", message)
        seen.add(option.value)
        if option.exclusive and not several:
            yield problem(
                "bad-scale", option.origin, "exclusive", "only multiple choice has exclusive options"
            )
    without = [option for option in options if option.score is None]
    if without and len(without) < len(options):
        message = f"the option {without[0].value!r} has no score, others have one"
        yield problem("bad-scale", without[0].origin, "value", message, "Score all of them, or none.")
    elif not without and not several and not any(option.score == 1 for option in reversed(options)):
        yield problem("bad-scale", origin, "options", "no option scores 1, so none can be full marks", _FULL)


_STANDINGS = ("low", "mid", "high")
_RISE = "Order the levels from the lowest to the highest."


def levels_rise(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Levels rise by `below`, only the last is open; their holds rise too."""
    yield from _level_problems(questionnaire.levels)
    for section in questionnaire.walk():
        if section.levels:
            yield from _level_problems(section.levels)


def sections_with_levels_hold_nothing(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A section with levels of its own has a score, no make-or-break point, and no say in the verdict."""
    for section in questionnaire.walk():
        if not section.levels:
            continue
        message = ""
        if section.id in questionnaire.rules.weakest_of:
            message = f"{section.id!r} has levels of its own, and the verdict can follow only the common ones"
        elif not section.scored or not any(questionnaire.scores(q) for q in section.questions):
            message = f"{section.id!r} has no questions that score, so its levels name nothing"
        elif any(q.make_or_break for q in section.questions):
            message = f"{section.id!r} has levels of its own, so its make-or-break points can hold nothing"
        elif any(level.hold_up_to is not None or level.hold_unknown for level in section.levels):
            message = "levels of a section name scores and hold nothing"
        if message:
            yield problem("bad-levels", section.origin, "levels", message, "Take `levels` out of it.")


def _level_problems(levels: tuple[Level, ...]) -> Iterator[Problem]:
    if not levels or levels is STANDARD_LEVELS:  # most have these, and these rise: a test holds it
        return
    below = [level.below for level in levels]
    if below[-1] is not None or None in below[:-1]:
        hint = "Leave `below` out of the last level, and only there."
        at = levels[-1] if None not in below[:-1] else levels[below.index(None)]
        yield problem("bad-levels", at.origin, "below", "the last level must be open, the others not", hint)
        return
    for this, following in pairwise(levels):
        if following.below is not None and this.below is not None and this.below >= following.below:
            yield problem("bad-levels", following.origin, "below", "the levels do not rise", _RISE)
    holds = [level for level in levels if level.hold_up_to is not None]
    for this, following in pairwise(holds):
        if (this.hold_up_to or 0) >= (following.hold_up_to or 0):
            yield problem("bad-levels", following.origin, "hold_up_to", "the holds do not rise", _RISE)
    for this, following in pairwise(levels):
        if _STANDINGS.index(this.standing) > _STANDINGS.index(following.standing):
            message = (
                f"{following.id!r} stands {following.standing}, and {this.id!r} below it {this.standing}"
            )
            hint = "Let `standing` rise with the levels: low, mid, high; left out, it is mid."
            yield problem("bad-levels", following.origin, "standing", message, hint)
    if len({level.id for level in levels}) < len(levels):
        ids = [level.id for level in levels]
        again = next(level for number, level in enumerate(levels) if level.id in ids[:number])
        yield problem("duplicate-id", again.origin, "id", f"two levels are called {again.id!r}")


def dimensions_are_known(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A question's dimensions, their values and its sources are declared."""
    for q in questionnaire.questions():
        for name, values in q.dimensions.items():
            dimension = questionnaire.dimensions.get(name)
            if dimension is None:
                hint = did_you_mean(name, questionnaire.dimensions) or "Declare it under `dimensions:`."
                place = q.origin.at("dimensions", name)
                yield Problem(
                    code="unknown-id", message=f"there is no dimension {name!r}", source=place, hint=hint
                )
                continue
            for number, value in enumerate(values):
                if value not in dimension.values:
                    hint = did_you_mean(value, dimension.values)
                    place = q.origin.at("dimensions", name, number)
                    message = f"the dimension {name!r} has no value {value!r}"
                    yield Problem(code="unknown-id", message=message, source=place, hint=hint)
        for number, tag in enumerate(q.source):
            if tag not in questionnaire.source:
                hint = did_you_mean(tag, questionnaire.source)
                hint = f"{hint} Every source is declared under `source:` at the top.".lstrip()
                place = q.origin.at("source", number)
                yield Problem(
                    code="unknown-id", message=f"there is no source {tag!r}", source=place, hint=hint
                )


_EARLIER = "Name an earlier question that asks the same."


def references_are_known(questionnaire: Questionnaire) -> Iterator[Problem]:
    """`asked_as` names an earlier question; suggestions and `with_all` are options; `why_now` fits."""
    known = {q.id for q in questionnaire.questions()}
    before: set[str] = set()
    for q in questionnaire.questions():
        if q.asked_as and q.asked_as not in before:
            later = q.asked_as in known
            message = f"{q.asked_as!r} is asked later" if later else f"there is no question {q.asked_as!r}"
            message = "this question names itself" if q.asked_as == q.id else message
            code = "forward-reference" if later else "unknown-id"
            yield problem(
                code, q.origin, "asked_as", message, _EARLIER if later else did_you_mean(q.asked_as, before)
            )
        before.add(q.id)
        if q.suggest or q.with_all:
            yield from _offers(questionnaire, q)
        now = q.recommendation.why_now if q.recommendation else None
        if now and now.beside not in known:
            message = f"there is no question {now.beside!r}"
            yield problem("unknown-id", now.origin, "beside", message, did_you_mean(now.beside, known))


def _offers(questionnaire: Questionnaire, q: Question) -> Iterator[Problem]:
    values = [option.value for option in questionnaire.options_of(q)]
    offered = [(s.origin, "value", s.value) for s in q.suggest]
    offered += [(q.origin, "with_all", q.with_all)] if q.with_all else []
    for origin, key, value in offered:
        if value not in values:
            hint = did_you_mean(value, values)
            yield problem("unknown-id", origin, key, f"{q.id} has no option {value!r}", hint)


def sections_hold_together(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A section asks something; scored questions and scored sections do not stand side by side in one."""
    for section in questionnaire.walk():
        if not section.questions and not section.sections:
            message, hint = f"the section {section.id!r} asks nothing", "Give it questions, or take it out."
            yield problem("empty-section", section.origin, "id", message, hint)
        inner = [s for s in section.sections if isinstance(s, Section) and s.scored]
        if not inner and not section.gate:
            continue
        scores = any(questionnaire.scores(q) for q in section.questions)
        if scores and inner:
            message = f"{section.id!r} mixes scored questions with scored sections"
            hint = "Put the questions into a section of their own."
            yield problem("mixed-section", section.origin, "sections", message, hint)
        if section.gate and not scores:
            message, hint = f"nothing in {section.id!r} can pass this test", "Give its questions scores."
            yield problem("bad-gate", section.origin, "gate", message, hint)


DEEPEST = 10
"""How deep sections may nest: an audit file, which holds the questionnaire whole, must stay readable."""


def sections_are_not_too_deep(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Sections nest at most ten deep."""
    stack = [(section, 1) for section in questionnaire.sections if isinstance(section, Section)]
    while stack:
        section, depth = stack.pop()
        if depth > DEEPEST:
            message = f"{section.id!r} stands more than {DEEPEST} sections deep"
            yield problem("too-deep", section.origin, "id", message, "Nest sections less.")
            continue
        stack += [(inner, depth + 1) for inner in section.sections if isinstance(inner, Section)]


CHECKS = (
    *ids.CHECKS,
    scales_are_known,
    numbers_fit,
    options_fit,
    levels_rise,
    sections_with_levels_hold_nothing,
    dimensions_are_known,
    references_are_known,
    sections_hold_together,
    sections_are_not_too_deep,
    *pairs.CHECKS,
    *rules.CHECKS,
)
