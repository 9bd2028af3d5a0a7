"""What stands behind the first page: scorecard, findings, every answer, the lenses."""

from collections.abc import Iterable

from cxaudit.plan.model import Action
from cxaudit.questionnaire.model import Question
from cxaudit.report import parts
from cxaudit.report.basis import counted
from cxaudit.report.case import Case
from cxaudit.report.display import (
    bare,
    borders,
    capital,
    customers_words,
    figure,
    listed,
    name_of,
    point_words,
    score_number,
    sentence,
    share,
    step_number,
    strength_words,
)
from cxaudit.report.journey import journey_sentences
from cxaudit.report.own import flags_by_hand
from cxaudit.report.pictures import Strength
from cxaudit.report.said import both_words, expected_words, first_words, said_words
from cxaudit.report.verdict import Introduced, gate_result, gate_sentence, reading
from cxaudit.scoring.scorecard import SectionScore, every
from cxaudit.wording import points, say


def scorecard(case: Case) -> parts.Scorecard:
    """Return how the answers read."""
    return parts.Scorecard(
        sections=tuple(_row(s) for s in every(case.card.sections) if s.scored and _applies(s)),
        mean=score_number(case.card.whole.score, case.card.whole.levels),
        remarks=tuple(_remarks(case)),
        gates=tuple(_gates(case)),
        red_flags=(*flags_by_hand(case), *_red_flags(case)),
    )


def _applies(section: SectionScore) -> bool:
    return bool(section.tally.applicable or section.tally.na)


def _row(section: SectionScore) -> parts.SectionRow:
    return parts.SectionRow(
        id=section.id,
        title=section.title,
        text=section.text,
        depth=section.depth,
        level=section.level.id if section.level else "",
        reading=reading(section),
        score=score_number(section.score, section.levels),
        provisional=section.provisional,
        answered=section.tally.answered,
        applicable=section.tally.applicable,
        answered_text=say("report.of", n=section.tally.answered, total=section.tally.applicable),
        coverage=share(section.coverage * 100) if section.coverage is not None else None,
        range=range_of(section),
        red_flags=section.red_flags,
    )


def range_of(section: SectionScore) -> parts.Range | None:
    """Return the scores a section could have once all is known; None if nothing is open, or everything."""
    lowest = score_number(section.lowest, section.levels)
    highest = score_number(section.highest, section.levels)
    if lowest is None or highest is None or lowest == highest or not section.tally.answered:
        return None
    text = say("report.range", lowest=lowest.text, highest=highest.text)
    return parts.Range(lowest=lowest, highest=highest, text=text)


def _remarks(case: Case) -> Iterable[str]:
    card = case.card
    if card.verdict and card.verdict.provisional:
        tally = counted(case)
        yield say("report.provisional_because", answered=tally.answered, applicable=tally.applicable)
    if card.imbalance:
        names = listed([case.section_title(id_) for id_ in card.imbalance.sections])
        lagging = case.section_title(card.imbalance.lagging)
        yield say("report.imbalance", blocks=names, points=points(card.imbalance.points), lagging=lagging)
    if card.whole.score is not None and len(case.blocks()) > 1:
        limits = borders(case.card.whole.levels)
        yield say("report.mean", score=points(card.whole.score, borders=limits))
    yield from journey_sentences(case, Introduced(case))
    if card.watch:
        names = listed([name_of(case.questions[question]) for question in card.watch])
        yield say("report.watch", points=names)


def _gates(case: Case) -> Iterable[parts.GateRow]:
    for gate in case.card.gates:
        yield parts.GateRow(
            section=gate.section,
            title=gate.gate.title,
            state=gate.state,
            full=gate.full,
            total=gate.total,
            undecided=gate.undecided,
            result=gate_result(gate),
            text=gate_sentence(case, gate),
        )


def _red_flags(case: Case) -> Iterable[parts.RedFlag]:
    for fault in case.card.red_flags:
        questions = [case.questions[id_] for id_ in fault]
        notes = [case.answer(id_).note for id_ in fault]
        yield parts.RedFlag(
            questions=fault,
            points=(capital(point_words(questions[0])), *(point_words(each) for each in questions[1:])),
            sections=tuple(dict.fromkeys(case.homes[id_].title for id_ in fault)),
            quotes=tuple(note for note in notes if note),
            by_hand=False,
        )


def findings(case: Case) -> Iterable[parts.Finding]:
    """Yield the low answers, most important first."""
    due = _actions_by_question(case)
    for id_ in case.card.low:
        question, answer = case.questions[id_], case.answer(id_)
        item = case.card.items[id_]
        assert item.score is not None, "a low answer has a score"
        advice = question.recommendation
        yield parts.Finding(
            question=id_,
            ref=question.ref,
            section=case.homes[id_].title,
            statement=question.text,
            answer=both_words(case.audit, question),
            note=answer.note,
            cause=answer.cause,
            evidence=answer.evidence,
            evidence_strength=strength_words(answer),
            inferred=answer.inferred,
            why=sentence(advice.why) if advice else "",
            action=bare(due[id_].recommendation.title) if id_ in due else "",
            score=share(item.score * 100),
            weight=figure(item.weight),
            red_flag=id_ in case.flagged,
            make_or_break=question.make_or_break,
        )


def strengths(case: Case) -> Iterable[Strength]:
    """Yield the answers that stand high, one for each point that was asked about."""
    for id_ in case.one_a_fault(case.card.strengths):
        question = case.questions[id_]
        yield Strength(
            question=id_,
            statement=question.text,
            answer=both_words(case.audit, question),
            section=case.homes[id_].title,
        )


def _actions_by_question(case: Case) -> dict[str, Action]:
    actions = (*case.plan.actions, *(put_off.action for put_off in case.plan.not_now))
    return {question: action for action in actions for question in action.questions}


def find_out(case: Case) -> Iterable[parts.FindOut]:
    """Yield what nobody knew, heaviest first, each with a way to find out."""
    for id_ in case.plan.find_out:
        question = case.questions[id_]
        advice = question.recommendation
        yield parts.FindOut(
            question=id_,
            text=sentence(question.text),
            section=case.homes[id_].title,
            how=say("report.count", kpi=bare(advice.kpi[0])) if advice and advice.kpi else "",
        )


def answers(case: Case) -> Iterable[parts.AnswerGroup]:
    """Yield every section that was asked with its answers; optional questions left out are not listed."""
    for section in case.questionnaire.walk():
        asked = [q for q in section.questions if q.id in case.card.items]
        rows = [_answer(case, q) for q in asked if not (q.may_stay_open and case.answer(q.id).is_empty)]
        if rows:
            yield parts.AnswerGroup(section=section.id, title=section.title, answers=tuple(rows))


def _answer(case: Case, question: Question) -> parts.AnswerRow:
    answer, item = case.answer(question.id), case.card.items[question.id]
    gaps = {pair.question: pair.gap for pair in case.expectation.pairs} if case.expectation else {}
    return parts.AnswerRow(
        question=question.id,
        ref=question.ref,
        text=question.text,
        state=answer.state,
        answer=said_words(case.audit, question),
        expected=expected_words(case.audit, question),
        expected_text=first_words(case.audit, question),
        gap=step_number(gaps[question.id], signed=True) if question.id in gaps else None,
        na_reason=answer.na,
        note=answer.note,
        cause=answer.cause,
        evidence=answer.evidence,
        evidence_strength=strength_words(answer),
        customers=customers_words(case.questionnaire, question, answer),
        inferred=answer.inferred,
        scored=item.counts,
        weight=figure(item.weight),
        score=share(item.score * 100) if item.score is not None else None,
        make_or_break=question.make_or_break,
        red_flag=question.id in case.flagged,
    )


def lenses(case: Case) -> Iterable[parts.LensRow]:
    """Yield the same answers along the questionnaire's dimensions."""
    for lens in case.card.lenses:
        if lens.answered:
            yield parts.LensRow(
                dimension=case.questionnaire.dimensions[lens.dimension].title,
                value=lens.title,
                score=score_number(lens.score, case.questionnaire.levels),
                answered_text=say("report.of", n=lens.answered, total=lens.applicable),
                coverage=share(lens.coverage * 100) if lens.coverage is not None else None,
            )


def look_again(case: Case) -> Iterable[parts.LookAgain]:
    """Yield the questions that ask the same and were answered far apart."""
    for earlier, later in case.card.look_again:
        first, second = case.questions[earlier], case.questions[later]
        yield parts.LookAgain(
            earlier=parts.Reason(question=earlier, text=bare(first.text)),
            earlier_answer=said_words(case.audit, first),
            later=parts.Reason(question=later, text=bare(second.text)),
            later_answer=said_words(case.audit, second),
        )
