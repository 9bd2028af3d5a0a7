"""The first page: what to do first, and why, in the order a reader needs it."""

from collections.abc import Iterable, Sequence

from cxaudit.perception import perception
from cxaudit.plan.model import Action
from cxaudit.questionnaire.model import Question, Recommendation, Section
from cxaudit.report import model
from cxaudit.report.basis import basis
from cxaudit.report.case import Case
from cxaudit.report.display import (
    answer_words,
    bare,
    capital,
    lowered,
    name_of,
    near_day,
    number_word,
    quoted,
    sentence,
    shortened,
)
from cxaudit.report.journey import journey_sentences, rests_on_stages, stage_of, stage_words
from cxaudit.report.verdict import (
    Introduced,
    block_sentences,
    gate_result,
    gate_sentence,
    headline,
    hold_sentences,
    verdict_of,
)
from cxaudit.report.worth import worth_sentence
from cxaudit.scoring.scorecard import every
from cxaudit.wording import say

_TROUBLES = 3
_NAMED = 3
_MONTH = 30
_NEXT = (30, 60)


def first_page(case: Case) -> model.FirstPage:
    """Return the first page of a case."""
    introduced = Introduced(case)
    head = headline(case, introduced)
    troubles = _troubles(case)
    actions = tuple(_first_actions(case))
    return model.FirstPage(
        title=title(case),
        basis=tuple(basis(case)),
        headline=head,
        meaning=tuple(_meaning(case)),
        reasons=tuple(_reasons(case, introduced)),
        trouble_heading=_trouble_heading(case) if troubles else "",
        trouble=troubles,
        do_heading=_do_heading(case.plan.do_first) if actions else "",
        do_first=actions,
        notes=tuple(_notes(case, introduced)),
        advice=tuple(_remarks(case, "keep")),
        closing=tuple(_closing(case)),
    )


def title(case: Case) -> str:
    """Return the title of the report."""
    client = case.audit.header.client
    return say("report.title_of", client=shortened(client)) if client else say("report.title")


def ask_again(case: Case) -> str:
    """Return the sentence with the day to ask again."""
    when = near_day(case.plan.ask_again, case.audit.header.date)
    if case.card.gates:
        return say("report.ask_again_gate", n=number_word(case.card.gates[0].total), day=when)
    return say("report.ask_again", day=when)


def _meaning(case: Case) -> Iterable[str]:
    final = verdict_of(case)
    if final and final.meaning:
        yield final.meaning
    yield from _remarks(case, "verdict")
    yield from (sentence(text) for text in case.card.contrasts)


def _reasons(case: Case, introduced: Introduced) -> Iterable[str]:
    yield from hold_sentences(case, introduced)
    if case.card.verdict or not rests_on_stages(case):
        yield from block_sentences(case, introduced)
    yield from journey_sentences(case, introduced)
    spoken = headline(case, Introduced(case))
    for gate in case.card.gates:
        if gate_sentence(case, gate) == spoken:
            continue
        if gate.state == "passed":
            yield gate_sentence(case, gate)
        else:
            yield say("report.gate_short", title=gate.gate.title, result=gate_result(gate))
    yield from _impression(case)


def _impression(case: Case) -> Iterable[str]:
    for question in case.questionnaire.questions():
        value = case.answer(question.id).value
        if question.shows != "impression" or not isinstance(value, str) or question.id not in case.card.items:
            continue
        if case.told_by_company:
            yield say("report.impression_yours", text=quoted(value))
        else:
            yield say("report.impression_theirs", text=quoted(value))


def _remarks(case: Case, place: str) -> Iterable[str]:
    for remark in case.card.remarks:
        if remark.place == place:
            yield sentence(remark.text)


def _trouble_heading(case: Case) -> str:
    if case.audit.header.basis == "one_visit":
        return say("report.went_wrong")
    return say("report.holds_back")


def _troubles(case: Case) -> tuple[model.Trouble, ...]:
    """Return what weighs most, one line a fault; with a journey, in the order a customer meets it."""
    heaviest = case.one_a_fault(case.card.low)[:_TROUBLES]
    place = {id_: n for n, id_ in enumerate(case.card.journey.stages if case.card.journey else ())}
    heaviest.sort(key=lambda id_: place.get(stage_of(case, id_), len(place)))
    return tuple(_trouble(case, id_) for id_ in heaviest)


def _trouble(case: Case, id_: str) -> model.Trouble:
    question = case.questions[id_]
    note = case.answer(id_).note
    return model.Trouble(
        question=id_,
        text=quoted(capital(note)) if note else _turned_round(case, question),
        quoted=bool(note),
        red_flag=id_ in case.flagged,
        stage=stage_words(case, stage_of(case, id_)),
    )


def _turned_round(case: Case, question: Question) -> str:
    """Return a low answer without a note as a sentence; the statement itself would read as praise."""
    if question.when_low:
        return sentence(question.when_low)
    answer = answer_words(case.questionnaire, question, case.answer(question.id))
    return say("report.low_answer", statement=quoted(bare(question.text)), answer=lowered(answer))


def _do_heading(actions: Sequence[Action]) -> str:
    if len(actions) > 1 and all(action.slot == _MONTH for action in actions):
        return say("report.do_first_month", n=number_word(len(actions)))
    return say("report.do_first")


def _first_actions(case: Case) -> Iterable[model.FirstAction]:
    if advice := case.plan.gate_action:
        yield model.FirstAction(
            number=0,
            title=bare(advice.title),
            marks=(),
            lines=tuple(_lines(advice, who=gate_owner(case, advice))),
        )
    for action in case.plan.do_first:
        yield model.FirstAction(
            number=action.number,
            title=bare(action.recommendation.title),
            marks=marks(action),
            lines=tuple(
                _lines(action.recommendation, who=action.who, now=action.why_now, when=_when(case, action))
            ),
        )


def gate_owner(case: Case, advice: Recommendation) -> str:
    """Return who answers for the action of a test."""
    return case.audit.header.roles.get(advice.role) or advice.role


def marks(action: Action) -> tuple[str, ...]:
    """Return what marks an action out on the first page."""
    flag = (say("report.mark_flag"),) if action.red_flag else ()
    if action.make_or_break and not action.red_flag:
        flag = (say("report.label_make_or_break"),)
    return (*flag, say("report.mark_choice")) if action.chosen else flag


def _lines(advice: Recommendation, *, who: str, now: str = "", when: str = "") -> Iterable[str]:
    yield say("report.monday", step=lowered(sentence(advice.first_step)))
    if now:
        yield sentence(now)
    if when:
        yield when
    if who:
        yield say("report.who", who=bare(who))
    if advice.kpi:
        yield say("report.count", kpi=bare(advice.kpi[0]))


def _when(case: Case, action: Action) -> str:
    """Return by when an action is done; a red flag that takes longer starts now."""
    if action.due is None:
        return say("report.start_now") if action.red_flag else ""
    when = near_day(action.due, case.audit.header.date)
    if action.red_flag and action.slot > _MONTH:
        return say("report.start_now_by", day=when)
    return say("report.by", day=when)


def _notes(case: Case, introduced: Introduced) -> Iterable[model.Note]:
    yield from _choose(case)
    rest = [action for action in case.plan.actions if action not in case.plan.do_first]
    coming = [action for action in rest if action.slot in _NEXT]
    later = [action for action in rest if action.slot not in _NEXT]
    if coming:
        yield _next(case, coming)
    if later:
        names = [bare(action.recommendation.title) for action in later]
        yield model.Note(id="later", label=say("report.later"), text=_some(names))
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
        yield model.Note(id="choose", label=say("report.do_first"), text=say("report.all_full"))


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


def _blind_spots(case: Case) -> Iterable[model.Note]:
    """Yield what customers' own data rates far lower than the answers here do."""
    spots = [gap.question for gap in perception(case.audit, case.card) if gap.kind == "blind_spot"]
    if spots:
        text = _some([name_of(case.questions[question]) for question in spots])
        yield model.Note(id="blind_spots", label=say("report.customers_lower"), text=sentence(text))


def _keep(case: Case) -> Iterable[model.Note]:
    if case.card.strengths:
        best = case.one_a_fault(case.card.strengths)[:_NAMED]
        text = "; ".join(name_of(case.questions[q]) for q in best) + "."
        yield model.Note(id="keep", label=say("report.keep"), text=text)
    elif _answered(case):
        yield model.Note(id="keep", label=say("report.keep"), text=say("report.keep_none"))


def _not_now(case: Case) -> Iterable[model.Note]:
    names: dict[str, list[str]] = {"delighter": [], "low_impact": []}
    for put_off in case.plan.not_now:
        names[put_off.reason].append(name_of(case.questions[put_off.action.questions[0]]))
    parts = []
    if names["delighter"]:
        parts.append(say("report.until_basics", names=_some(names["delighter"])))
    if names["low_impact"]:
        parts.append(say("report.little_gain", names=_some(names["low_impact"])))
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


def _closing(case: Case) -> Iterable[str]:
    if case.plan.worth_first and (text := worth_sentence(case, case.plan.worth_first)):
        yield text
    yield from _remarks(case, "close")
    yield ask_again(case)
