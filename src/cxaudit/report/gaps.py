"""The answers beside what customers' own data says, and what it means where the two lie apart."""

from fractions import Fraction

from cxaudit.audit.answers import Answer
from cxaudit.perception import WIDE, Gap
from cxaudit.report import customers
from cxaudit.report.case import Case
from cxaudit.report.display import answer_words, name_of, share
from cxaudit.report.parts import Number
from cxaudit.report.said import said_words
from cxaudit.wording import points, say


def gaps(case: Case) -> customers.Perception | None:
    """Return the questions that customers' data answers too; None if there are none."""
    rows = tuple(_row(case, gap) for gap in case.gaps)
    if not rows:
        return None
    own = case.told_by_company
    return customers.Perception(
        heading=say("report.gaps_yours") if own else say("report.gaps_theirs"),
        gaps=rows,
        note=_note(case),
    )


def _note(case: Case) -> str:
    """Return how to read the table; where answers were counted, also how a score and its words belong."""
    told = [case.answer(gap.question).customers for gap in case.gaps]
    counted = any(said is not None and said.score is not None for said in told)
    return say("report.gaps_note", wide=WIDE) + (" " + say("report.gaps_mean") if counted else "")


def _row(case: Case, gap: Gap) -> customers.GapRow:
    question, answer = case.questions[gap.question], case.answer(gap.question)
    said = answer.customers
    assert said is not None, "a gap has two sides"
    words = answer_words(case.questionnaire, question, Answer(value=said.value))
    return customers.GapRow(
        question=gap.question,
        text=name_of(question),
        answer=said_words(case.audit, question),
        score=share(gap.company),
        customers_answer=words,
        customers_score=share(gap.customers),
        points=_signed(gap.points),
        kind=gap.kind,
        kind_text=_kind(gap),
        sentence=_sentence(gap, own=case.told_by_company),
        n=gap.n,
        source=gap.source,
    )


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
