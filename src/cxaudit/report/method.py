"""How the report was made, in plain words taken from the questionnaire's own rules."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cxaudit.questionnaire.model import Coverage, Level
from cxaudit.report import parts
from cxaudit.report.case import Case
from cxaudit.report.display import bands, borders, capital, listed, number_word, share
from cxaudit.wording import percent, points, say


def levels(case: Case) -> Iterable[parts.LevelRow]:
    """Yield the levels that scores are named by, from the lowest; a section's own ones come last."""
    top = case.card.whole.levels
    yield from _levels(top)
    for section in case.questionnaire.walk():
        if section.levels and section.levels != top and case.card.section(section.id):
            yield from _levels(section.levels, section.id, section.title)


def _levels(levels: Sequence[Level], section: str = "", named: str = "") -> Iterable[parts.LevelRow]:
    starts = [Fraction(0), *borders(levels)]
    for start, (level, title, band) in zip(starts, bands(levels, named), strict=True):
        yield parts.LevelRow(
            id=level.id,
            section=section,
            title=title,
            words=level.words,
            band=band,
            start=share(start),
        )


def method(case: Case) -> Iterable[parts.MethodPart]:
    """Yield the parts of the method, in the order of the work."""
    yield _part(say("report.method_basis"), _self(case), say("report.method_no_figures"))
    if case.card.whole.tally.applicable:
        yield _part(say("report.method_scores"), say("report.method_mean"), _rated(case))
        yield _part(say("report.method_verdict"), *_verdict(case))
    if case.card.gates:
        yield _part(say("report.method_test"), say("report.method_gate"))
    yield _part(say("report.method_plan"), *_plan(case))
    yield _part(say("report.method_choice"), say("report.method_own"))


def sources(case: Case) -> Iterable[parts.SourceRow]:
    """Yield where the questionnaire's ideas come from."""
    for key, text in case.questionnaire.source.items():
        yield parts.SourceRow(key=key, text=text)


def _self(case: Case) -> str:
    """Return whose word the scores rest on."""
    combined = case.audit.combined
    several = combined is not None and len(combined.respondents) > 1
    return say("report.method_several") if several else say("report.method_self")


def _part(heading: str, *text: str) -> parts.MethodPart:
    return parts.MethodPart(heading=heading, text=text)


def _rated(case: Case) -> str:
    coverage = case.questionnaire.rules.coverage or Coverage()
    return say("report.method_rated", rated=percent(coverage.rated), full=percent(coverage.full))


def _verdict(case: Case) -> Iterable[str]:
    rules = case.questionnaire.rules
    if rules.weakest_of:
        names = listed([case.section_title(id_) for id_ in rules.weakest_of])
        yield say("report.method_weakest", blocks=names)
    else:
        yield say("report.method_whole")
    if not any(question.make_or_break for question in case.questions.values()):
        return
    held = [level for level in case.questionnaire.levels if level.hold_up_to is not None]
    if held:
        yield say("report.method_hold", rules="; ".join(_hold(level) for level in held))
    open_at = [level.title for level in case.questionnaire.levels if level.hold_unknown]
    if open_at:
        yield say("report.method_unknown", level=open_at[0])
    flags = [level for level in held if level.red_flag]
    if flags:
        yield say("report.method_flag", score=points((flags[-1].hold_up_to or Fraction(0)) * 100))


def _hold(level: Level) -> str:
    assert level.hold_up_to is not None, "only levels that hold are described"
    if not level.hold_up_to:
        return say("report.method_hold_zero", level=level.title)
    return say("report.method_hold_one", score=points(level.hold_up_to * 100), level=level.title)


def _plan(case: Case) -> Iterable[str]:
    yield say("report.method_due")
    yield say("report.method_priority")
    yield say("report.method_order", n=capital(number_word(case.questionnaire.plan.per_horizon)))
    if case.plan.worth_first:
        yield say("report.method_worth", target=points(case.questionnaire.target * 100))
