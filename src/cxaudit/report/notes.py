"""The labelled lines below the first actions: what comes next, what to keep, what is not known yet."""

import datetime
from collections.abc import Iterable, Sequence

from cxaudit.audit.plan_state import OVER
from cxaudit.plan.model import Action
from cxaudit.questionnaire.model import Section
from cxaudit.report import model
from cxaudit.report.basis import customers_data
from cxaudit.report.case import Case
from cxaudit.report.display import bare, name_of, near_day, sentence
from cxaudit.report.own import own_actions, own_off
from cxaudit.report.team import team
from cxaudit.report.verdict import Introduced
from cxaudit.scoring.scorecard import every
from cxaudit.value import Value, dataclass
from cxaudit.wording import say

_NAMED = 3
_NEXT = (30, 60)


def notes(case: Case, introduced: Introduced) -> Iterable[model.Note]:
    """Yield the labelled lines below the first actions, in the order a reader needs them."""
    yield from _choose(case)
    last = max((action.number for action in case.plan.do_first), default=0)
    done = [a for a in case.plan.actions if a.state.status == "done" and a.number < last]
    if done:
        yield model.Note(
            id="done", label=say("report.done_already"), text=_some([_numbered(a) for a in done])
        )
    rest = _rest(case)
    coming = [action for action in rest if action.slot in _NEXT]
    later = [action.title for action in rest if action.slot not in _NEXT]
    if coming:
        yield _next(case, coming)
    if later:
        yield model.Note(id="later", label=say("report.later"), text=_some(later))
    yield from _below_expected(case)
    yield from _blind_spots(case)
    yield from _hidden_strengths(case)
    yield from _seen_differently(case)
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
        text = say("report.no_actions") if case.card.low else _all_full(case)
        yield model.Note(id="choose", label=say("report.do_first"), text=text)


def _all_full(case: Case) -> str:
    """Return what to do where every answer is full: ask customers, or read what they say."""
    if not customers_data(case):
        return say("report.all_full")
    spots = any(gap.kind == "blind_spot" for gap in case.gaps)
    return say("report.all_full_lower") if spots else say("report.all_full_customers")


def choice_title(case: Case, id_: str) -> str:
    """Return what to do about a question one may choose."""
    question = case.questions[id_]
    return question.recommendation.title if question.recommendation else name_of(question)


def _answered(case: Case) -> bool:
    return any(item.score is not None for item in case.card.items.values())


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class _Rest(Value):
    """An action that is not among the first: of the plan, or of a finding of the auditor's own."""

    title: str
    slot: int
    due: datetime.date | None


def _rest(case: Case) -> list[_Rest]:
    """Return what is left to do and not among the first, by its day; of one day, in the order of the plan."""
    of_plan = [
        _Rest(title=bare(action.recommendation.title), slot=action.slot, due=action.due)
        for action in case.plan.actions
        if not action.state.is_over and action not in case.plan.do_first
    ]
    own = [
        _Rest(
            title=action.title,
            slot=action.slot,
            due=datetime.date.fromisoformat(action.due) if action.due else None,
        )
        for action in own_actions(case)
        if action.status not in OVER and not action.red_flag
    ]
    return sorted([*of_plan, *own], key=lambda each: each.due or datetime.date.max) if own else of_plan


def _next(case: Case, coming: Sequence[_Rest]) -> model.Note:
    days = {action.due for action in coming if action.due}
    if len(days) == 1:
        label = say("report.next_by", day=near_day(days.pop(), case.audit.header.date))
        return model.Note(id="next", label=label, text=_some([action.title for action in coming]))
    return model.Note(
        id="next", label=say("report.next"), text=_some([_with_day(case, action) for action in coming])
    )


def _numbered(action: Action) -> str:
    """Return an action with its number: the page counts on after those that are done."""
    return say("report.done_numbered", number=action.number, title=bare(action.recommendation.title))


def _with_day(case: Case, action: _Rest) -> str:
    if action.due is None:
        return action.title
    return say("report.with_day", title=action.title, day=near_day(action.due, case.audit.header.date))


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
    spots = case.blind_spots
    if spots:
        text = _some([name_of(case.questions[question]) for question in spots])
        yield model.Note(id="blind_spots", label=say("report.customers_lower"), text=sentence(text))


def _hidden_strengths(case: Case) -> Iterable[model.Note]:
    """Yield low answers that customers' own data rates far higher, where the faults above do not say so."""
    rest = case.hidden_strengths.difference(case.heaviest)
    low = [id_ for id_ in case.one_a_fault(case.card.low) if id_ in rest]
    if low:
        text = _some([name_of(case.questions[question]) for question in low])
        yield model.Note(id="hidden_strengths", label=say("report.customers_higher"), text=sentence(text))


def _seen_differently(case: Case) -> Iterable[model.Note]:
    """Yield where several people see it differently; else the question they lie furthest apart on."""
    found = team(case)
    if found is None or not found.rows or found.rows[0].agreement.exact == "1":
        return
    if found.differs:
        names = case.one_a_fault(row.question for row in found.differs)
        text = say("team.note_differs", names=_some([name_of(case.questions[each]) for each in names]))
    else:
        widest = found.rows[0]
        text = say("team.note_widest", question=widest.text, range=widest.range_text)
    yield model.Note(id="team", label=say("team.note_label"), text=text)


def _keep(case: Case) -> Iterable[model.Note]:
    if found := case.strengths:
        below = {pair.question for pair in case.expectation.furthest_below} if case.expectation else set()
        best = ([question for question in found if question not in below] or found)[:_NAMED]
        text = "; ".join(name_of(case.questions[q]) for q in best) + "."
        yield model.Note(id="keep", label=say("report.keep"), text=text)
    elif _answered(case):
        yield model.Note(id="keep", label=say("report.keep"), text=say("report.keep_none"))


def _not_now(case: Case) -> Iterable[model.Note]:
    names: dict[str, list[str]] = {"delighter": [], "low_impact": [], "dropped": [], "declined": []}
    for put_off in case.plan.not_now:
        names[put_off.reason].append(name_of(case.questions[put_off.action.questions[0]]))
    for own, off in own_off(case):
        names[off].append(own.title)
    parts = []
    if names["delighter"]:
        parts.append(say("report.until_basics", names=_some(names["delighter"])))
    if names["low_impact"]:
        parts.append(say("report.little_gain", names=_some(names["low_impact"])))
    if names["dropped"]:
        parts.append(say("report.you_dropped", names=_some(names["dropped"])))
    if names["declined"]:
        parts.append(say("report.were_declined", names=_some(names["declined"])))
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
        parts.append(_nobody_knew(case, question.id, sentence(question.text)))
        if question.recommendation and question.recommendation.kpi:
            parts.append(say("report.count", kpi=bare(question.recommendation.kpi[0])))
        unknown = unknown[1:]
    if unknown:
        parts.append(say("report.then_find", names=_some([name_of(question) for question in unknown])))
    if parts:
        yield model.Note(id="find_out", label=say("report.find_out"), text=" ".join(parts))


def _nobody_knew(case: Case, question: str, text: str) -> str:
    if question in case.card.hardly_known:
        return say("report.most_did_not_know", text=text)
    if case.audit.combined and len(case.audit.combined.respondents) > 1:
        return say("report.nobody_knew", text=text)
    if case.told_by_company:
        return say("report.you_did_not_know", text=text)
    return say("report.nobody_knew", text=text)
