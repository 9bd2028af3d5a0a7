"""The company's view held against its customers': where the two lie apart. It moves no score."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cxaudit.audit.answers import Answer
from cxaudit.audit.record import Audit
from cxaudit.questionnaire.model import Question, Questionnaire
from cxaudit.scoring.rate import item_score
from cxaudit.scoring.scorecard import Scorecard

GapKind = Literal["blind_spot", "hidden_strength", "aligned"]

WIDE = 20
"""From so many points on, the two views lie apart; our own choice."""

_ORDER: tuple[GapKind, ...] = ("blind_spot", "hidden_strength", "aligned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One question as the company answered it and as customers' data does, both from 0 to 100.

    `n` customers' answers stand behind it, None if nobody said how many; `source` is where they are from.
    Where their answers were counted, theirs is the exact mean, not the score of the option nearest to it.
    """

    question: str
    company: Fraction
    customers: Fraction
    n: int | None = None
    source: str = ""

    @property
    def points(self) -> Fraction:
        """How much higher the company rates itself than its customers do, from -100 to 100."""
        return self.company - self.customers

    @property
    def kind(self) -> GapKind:
        """A blind spot from 20 points up, a hidden strength from 20 points down, else aligned."""
        if self.points >= WIDE:
            return "blind_spot"
        return "hidden_strength" if self.points <= -WIDE else "aligned"


def perception(audit: Audit, card: Scorecard) -> tuple[Gap, ...]:
    """Return the questions that both answered: blind spots, hidden strengths, the rest; the widest first.

    A question counts if it was asked, and if both views of it have a score.
    """
    asked = audit.questionnaire
    found = (_gap(asked, q, audit.answers.get(q.id), card) for q in asked.questions() if q.id in card.items)
    gaps = [gap for gap in found if gap is not None]
    return tuple(sorted(gaps, key=lambda gap: (_ORDER.index(gap.kind), -abs(gap.points))))


def _gap(asked: Questionnaire, question: Question, answer: Answer | None, card: Scorecard) -> Gap | None:
    company = card.items[question.id].score
    if answer is None or answer.customers is None or company is None:
        return None
    said = answer.customers
    customers = item_score(asked, question, Answer(value=said.value)).score
    if customers is None:
        return None
    return Gap(
        question=question.id,
        company=100 * company,
        customers=100 * customers if said.score is None else said.score,
        n=said.n,
        source=said.source,
    )
