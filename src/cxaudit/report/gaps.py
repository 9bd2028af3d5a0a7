"""The answers beside what customers say, or their data does, and what it means where the two lie apart."""

from dataclasses import replace
from fractions import Fraction

from cxaudit.audit.answers import Answer
from cxaudit.audit.record import Audit
from cxaudit.perception import CUSTOMERS, WIDE, Gap
from cxaudit.report import customers
from cxaudit.report.case import Case
from cxaudit.report.display import answer_words, name_of, share
from cxaudit.report.parts import Number
from cxaudit.report.said import range_words, said_words
from cxaudit.scoring.together import FEWEST
from cxaudit.wording import count, points, say


def gaps(case: Case) -> customers.Perception | None:
    """Return the questions that customers answer too, or their data does; None if there are none."""
    own = _is_own(case)
    rows = tuple(_row(case, gap, own=own) for gap in case.gaps)
    if not rows:
        return None
    notes = [say("report.gaps_note_data")] if any(not gap.asked for gap in case.gaps) else []
    notes += [say("report.gaps_note_asked", fewest=FEWEST)] if any(gap.asked for gap in case.gaps) else []
    return customers.Perception(
        heading=say("report.gaps_yours") if own else say("report.gaps_theirs"),
        gaps=rows,
        note=" ".join((*notes, say("report.gaps_note", wide=WIDE), *_counted(case))),
    )


def _is_own(case: Case) -> bool:
    """Whether the view held against the customers' is the company's own, not an observer's."""
    if case.audit.combined is None:
        return case.told_by_company
    groups = {person.group for person in case.audit.combined.respondents}
    return bool(groups - {CUSTOMERS, "outside"})


def _counted(case: Case) -> list[str]:
    """Return how a score and its words belong together, where answers were counted into data."""
    told = [case.answer(gap.question).customers for gap in case.gaps if not gap.asked]
    counted = any(said is not None and said.score is not None for said in told)
    return [say("report.gaps_mean")] if counted else []


def _row(case: Case, gap: Gap, *, own: bool) -> customers.GapRow:
    question = case.questions[gap.question]
    return customers.GapRow(
        question=gap.question,
        text=name_of(question),
        answer=_company_words(case, gap),
        score=share(gap.company),
        n_own=gap.company_n,
        customers_answer=_customers_words(case, gap),
        customers_score=share(gap.customers),
        points=_signed(gap.points),
        kind=gap.kind,
        kind_text=_kind(gap),
        sentence=_sentence(gap, own=own),
        asked=gap.asked,
        n=gap.n,
        source=say("report.gaps_asked") if gap.asked else gap.source,
    )


def _company_words(case: Case, gap: Gap) -> str:
    """Return what was answered; where the company is told apart from its customers, by those alone."""
    question = case.questions[gap.question]
    if gap.company_n is None:
        return said_words(case.audit, question)
    words = range_words(_of(case.audit, customers=False), question)
    return say(
        "team.said",
        answer=words,
        people=count(gap.company_n, say("team.person"), say("team.people")),
    )


def _customers_words(case: Case, gap: Gap) -> str:
    question = case.questions[gap.question]
    if gap.asked:
        return range_words(_of(case.audit, customers=True), question)
    said = case.answer(gap.question).customers
    assert said is not None, "a gap has two sides"
    return answer_words(case.questionnaire, question, Answer(value=said.value))


def _of(audit: Audit, *, customers: bool) -> Audit:
    """Return a combined audit as if only its customers, or only all others, had answered."""
    assert audit.combined is not None, "only where several answered are there groups"
    people = audit.combined.respondents
    kept = tuple(person for person in people if (person.group == CUSTOMERS) == customers)
    return replace(audit, combined=replace(audit.combined, respondents=kept))


def _signed(difference: Fraction) -> Number:
    """Return a difference with its sign, never rounded up to where the views begin to lie apart."""
    text = points(abs(difference), borders=(Fraction(WIDE),))
    sign = "+" if difference > 0 else "-" if difference < 0 else ""
    return Number(text=sign + text, exact=str(difference))


def _kind(gap: Gap) -> str:
    words = {
        "blind_spot": say("report.blind_spot"),
        "hidden_strength": say("report.hidden_strength"),
        "aligned": say("report.aligned"),
    }
    return words[gap.kind]


def _sentence(gap: Gap, *, own: bool) -> str:
    if gap.kind == "blind_spot":
        return say("report.blind_spot_yours") if own else say("report.blind_spot_theirs")
    if gap.kind == "hidden_strength":
        return say("report.hidden_strength_yours") if own else say("report.hidden_strength_theirs")
    return say("report.aligned_yours") if own else say("report.aligned_theirs")
