"""The labelled lines below the first actions: what comes next, what to keep, what is not known yet."""

from collections.abc import Iterable, Sequence

from cxaudit.plan.model import Action
from cxaudit.questionnaire.model import Section
from cxaudit.report import model
from cxaudit.report.case import Case
from cxaudit.report.display import bare, name_of, near_day, sentence
from cxaudit.report.verdict import Introduced
from cxaudit.scoring.scorecard import every
from cxaudit.wording import say

_NAMED = 3
_NEXT = (30, 60)


def notes(case: Case, introduced: Introduced) -> Iterable[model.Note]:
    """Yield the labelled lines below the first actions, in the order a reader needs them."""
    yield from _choose(case)
    left = [action for action in case.plan.actions if not action.state.is_over]
    rest = [action for action in left if action not in case.plan.do_first]
    coming = [action for action in rest if action.slot in _NEXT]
    later = [action for action in rest if action.slot not in _NEXT]
    if coming:
        yield _next(case, coming)
    if later:
        names = [bare(action.recommendation.title) for action in later]
        yield model.Note(id="later", label=say("report.later"), text=_some(names))
    yield from _below_expected(case)
    yield from _blind_spots(case)
    yield from _keep(case)
    yield from _not_now(case)
    yield from _not_looked_at(case, introduced)
    yield from _find_out(case)


def _choose(case: Case) -> Iterable[model.Note]:
    if case.plan.actions or case.plan.gate_action or not _answered(case):
        return
    if case.plan.choose_from:
        names = [bare(choice_title(case, question)) for question in case.plan.choose_from]
        yield model.Note(id="choose", label=say("report.no_gap"), text=" · ".join(names))
    elif not case.plan.not_now:
        text = say("report.no_actions") if case.card.low else say("report.all_full")
        yield model.Note(id="choose", label=say("report.do_first"), text=text)


def choice_title(case: Case, id_: str) -> str:
    """Return what to do about a question one may choose."""
    question = case.questions[id_]
    return question.recommendation.title if question.recommendation else name_of(question)


def _answered(case: Case) -> bool:
    return any(item.score is not None for item in case.card.items.values())


def _next(case: Case, coming: Sequence[Action]) -> model.Note:
    days = {action.due for action in coming if action.due}
    if len(days) == 1:
        label = say("report.next_by", day=near_day(days.pop(), case.audit.header.date))
        names = [bare(action.recommendation.title) for action in coming]
        return model.Note(id="next", label=label, text=_some(names))
    return model.Note(
        id="next", label=say("report.next"), text=_some([_with_day(case, action) for action in coming])
    )


def _with_day(case: Case, action: Action) -> str:
    name = bare(action.recommendation.title)
    if action.due is None:
        return name
    return say("report.with_day", title=name, day=near_day(action.due, case.audit.header.date))


def _some(names: Sequence[str]) -> str:
    shown = " · ".join(names[:_NAMED])
    more = len(names) - _NAMED
    return say("report.and_more", names=shown, n=more) if more > 0 else shown


def _below_expected(case: Case) -> Iterable[model.Note]:
    """Yield what lies a step or more below what customers expect, or below how much it matters to them."""
    below = case.expectation.furthest_below if case.expectation else ()
    if below:
        important = all(pair.first == "importance" for pair in below)
        label = say("report.furthest_important") if important else say("report.furthest_expected")
        names = case.one_a_fault(pair.question for pair in below)
        text = _some([name_of(case.questions[question]) for question in names])
        yield model.Note(id="gaps", label=label, text=sentence(text))


def _blind_spots(case: Case) -> Iterable[model.Note]:
    """Yield what customers' own data rates far lower than the answers here do."""
    spots = [gap.question for gap in case.gaps if gap.kind == "blind_spot"]
    if spots:
        text = _some([name_of(case.questions[question]) for question in spots])
        yield model.Note(id="blind_spots", label=say("report.customers_lower"), text=sentence(text))


def _keep(case: Case) -> Iterable[model.Note]:
    if case.card.strengths:
        found = case.one_a_fault(case.card.strengths)
        below = {pair.question for pair in case.expectation.furthest_below} if case.expectation else set()
        best = ([question for question in found if question not in below] or found)[:_NAMED]
        text = "; ".join(name_of(case.questions[q]) for q in best) + "."
        yield model.Note(id="keep", label=say("report.keep"), text=text)
    elif _answered(case):
        yield model.Note(id="keep", label=say("report.keep"), text=say("report.keep_none"))


def _not_now(case: Case) -> Iterable[model.Note]:
    names: dict[str, list[str]] = {"delighter": [], "low_impact": [], "dropped": []}
    for put_off in case.plan.not_now:
        names[put_off.reason].append(name_of(case.questions[put_off.action.questions[0]]))
    parts = []
    if names["delighter"]:
        parts.append(say("report.until_basics", names=_some(names["delighter"])))
    if names["low_impact"]:
        parts.append(say("report.little_gain", names=_some(names["low_impact"])))
    if names["dropped"]:
        parts.append(say("report.you_dropped", names=_some(names["dropped"])))
    if parts:
        yield model.Note(id="not_now", label=say("report.not_now"), text=" ".join(parts))


def _not_looked_at(case: Case, introduced: Introduced) -> Iterable[model.Note]:
    empty = [
        section.id
        for section in every(case.card.sections)
        if section.scored and not section.children and section.tally.applicable and not section.tally.answered
    ]
    stages = case.card.journey.not_looked_at if case.card.journey else ()
    unseen = dict.fromkeys((*case.card.not_asked, *stages, *(id_ for id_ in empty if id_ not in stages)))
    outermost = _outermost(case, unseen)
    few = len(outermost) <= _NAMED
    names = [introduced.name(id_) if few or id_ in stages else case.section_title(id_) for id_ in outermost]
    names += [bare(remark.text) for remark in case.card.remarks if remark.place == "not_looked_at"]
    if names:
        yield model.Note(
            id="not_looked_at", label=say("report.not_looked_at"), text=sentence("; ".join(names))
        )


def _outermost(case: Case, sections: Iterable[str]) -> list[str]:
    """Return sections without those that lie in another one of them, in the questionnaire's order."""
    wanted = set(sections)
    found: list[str] = []
    stack = list(reversed(case.questionnaire.sections))
    while stack:
        section = stack.pop()
        if not isinstance(section, Section):
            continue
        inside = [part.id for part in section.sections if isinstance(part, Section) and part.scored]
        if section.id in wanted or (inside and wanted.issuperset(inside)):
            found.append(section.id)
        else:
            stack += reversed(section.sections)
    return found


def _find_out(case: Case) -> Iterable[model.Note]:
    parts = [say("report.one_bad_day")] if case.audit.header.basis == "one_visit" else []
    unknown = [case.questions[question] for question in case.plan.find_out]
    if len(unknown) == 1 or (unknown and not parts):
        question = unknown[0]
        parts.append(_nobody_knew(case, sentence(question.text)))
        if question.recommendation and question.recommendation.kpi:
            parts.append(say("report.count", kpi=bare(question.recommendation.kpi[0])))
        unknown = unknown[1:]
    if unknown:
        parts.append(say("report.then_find", names=_some([name_of(question) for question in unknown])))
    if parts:
        yield model.Note(id="find_out", label=say("report.find_out"), text=" ".join(parts))


def _nobody_knew(case: Case, text: str) -> str:
    if case.told_by_company:
        return say("report.you_did_not_know", text=text)
    return say("report.nobody_knew", text=text)
