"""The first page: what to do first, and why, in the order a reader needs it."""

import datetime
from collections.abc import Iterable, Sequence

from cxaudit.audit.added import own_words
from cxaudit.plan.model import Action
from cxaudit.questionnaire.model import Question, Recommendation
from cxaudit.report import model
from cxaudit.report.basis import basis
from cxaudit.report.case import Case
from cxaudit.report.display import (
    bare,
    capital,
    decided_mark,
    lowered,
    near_day,
    number_word,
    quoted,
    sentence,
    shortened,
)
from cxaudit.report.journey import journey_sentences, rests_on_stages, stage_of, stage_words
from cxaudit.report.notes import notes
from cxaudit.report.own import first_actions_by_hand, troubles_by_hand
from cxaudit.report.said import said_words
from cxaudit.report.team import not_all
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
from cxaudit.scoring.score import LOW
from cxaudit.wording import say

_MONTH = 30


def first_page(case: Case) -> model.FirstPage:
    """Return the first page of a case."""
    introduced = Introduced(case)
    head = headline(case, introduced)
    troubles = (*troubles_by_hand(case), *_troubles(case))
    actions = tuple(_first_actions(case))
    return model.FirstPage(
        title=title(case),
        basis=tuple(basis(case)),
        headline=head,
        meaning=tuple(_meaning(case)),
        reasons=tuple(_reasons(case, introduced)),
        trouble_heading=_trouble_heading(case) if troubles else "",
        trouble=troubles,
        do_heading=_do_heading(case.plan.do_first, actions) if actions else "",
        do_first=actions,
        notes=tuple(notes(case, introduced)),
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
        if value == say("report.left_out"):
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
    stages = {id_: stage_of(case, id_) for id_ in case.heaviest}
    place = {id_: n for n, id_ in enumerate(case.card.journey.stages if case.card.journey else ())}
    ordered = sorted(stages, key=lambda id_: place.get(stages[id_], len(place)))
    along = {stage: [id_ for id_ in ordered if stages[id_] == stage] for stage in stages.values()}
    labels = {stage: stage_words(case, stage, ids) for stage, ids in along.items()}
    return tuple(_trouble(case, id_, labels[stages[id_]]) for id_ in ordered)


def _trouble(case: Case, id_: str, stage: str) -> model.Trouble:
    question = case.questions[id_]
    note = own_words(case.answer(id_).note)
    text = quoted(capital(note)) if note else _turned_round(case, question)
    return model.Trouble(
        question=id_,
        text=text if id_ in case.card.low else not_all(case, id_, text),
        quoted=bool(note),
        red_flag=id_ in case.flagged,
        by_hand=False,
        customers=_customers_higher(case) if id_ in case.hidden_strengths else "",
        stage=stage,
    )


def _customers_higher(case: Case) -> str:
    if case.told_by_company:
        return say("report.hidden_strength_yours")
    return say("report.hidden_strength_theirs")


def _turned_round(case: Case, question: Question) -> str:
    """Return a low answer without a note as a sentence; the statement itself would read as praise.

    Turned round, a statement that is half true would read as one that is not.
    """
    answer = lowered(said_words(case.audit, question))
    if not question.when_low:
        return say("report.low_answer", statement=quoted(bare(question.text)), answer=answer)
    turned = sentence(question.when_low)
    if case.audit.combined is None and case.card.items[question.id].score == LOW:
        return say("report.half_answer", statement=turned, answer=answer)
    return turned


def _do_heading(actions: Sequence[Action], shown: Sequence[model.FirstAction]) -> str:
    if len(shown) == len(actions) > 1 and all(action.slot == _MONTH for action in actions):
        return say("report.do_first_month", n=number_word(len(actions)))
    return say("report.do_first")


def _first_actions(case: Case) -> Iterable[model.FirstAction]:
    yield from first_actions_by_hand(case)
    if advice := case.plan.gate_action:
        yield model.FirstAction(
            number=0,
            title=bare(advice.title),
            marks=(),
            lines=tuple(_lines(advice, who=gate_owner(case, advice), when=_gate_day(case, advice))),
        )
    for action in case.plan.do_first:
        yield model.FirstAction(
            number=action.number,
            title=bare(action.recommendation.title),
            marks=marks(case, action),
            lines=tuple(
                _lines(action.recommendation, who=action.who, now=action.why_now, when=_when(case, action))
            ),
        )


def _gate_day(case: Case, advice: Recommendation) -> str:
    start = case.audit.header.date
    return say("report.by", day=near_day(start + datetime.timedelta(days=advice.horizon), start))


def gate_owner(case: Case, advice: Recommendation) -> str:
    """Return who answers for the action of a test."""
    return case.audit.header.roles.get(advice.role) or advice.role


def marks(case: Case, action: Action) -> tuple[str, ...]:
    """Return what marks an action out, as that customers rate far lower what it is about."""
    flag = (say("report.mark_flag"),) if action.red_flag else ()
    if action.make_or_break and not action.red_flag:
        flag = (say("report.label_make_or_break"),)
    unseen = (say("report.mark_blind_spot"),) if {*action.questions} & {*case.blind_spots} else ()
    chosen = (say("report.mark_choice"),) if action.chosen else ()
    return (*flag, *unseen, *chosen, *decided_mark(case.audit.header.decisions.get(action.id)))


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


def _closing(case: Case) -> Iterable[str]:
    if case.plan.worth_first and (text := worth_sentence(case, case.plan.worth_first)):
        yield text
    yield from _remarks(case, "close")
    yield ask_again(case)
