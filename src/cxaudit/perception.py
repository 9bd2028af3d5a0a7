"""The company's view held against its customers': where the two lie apart. It moves no score."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal

from cxaudit.audit.answers import Answer
from cxaudit.audit.record import Audit, Group
from cxaudit.questionnaire.model import Question
from cxaudit.scoring.rate import item_score
from cxaudit.scoring.scorecard import ItemScore, Scorecard
from cxaudit.scoring.together import FEWEST, Together, group_means
from cxaudit.value import Value, dataclass

GapKind = Literal["blind_spot", "hidden_strength", "aligned"]

WIDE = 20
"""From so many points on, the two views lie apart; our own choice."""

CUSTOMERS: Group = "customer"
"""The group of respondents whose answers are the customers' view; all others are the company's."""

_ORDER: tuple[GapKind, ...] = ("blind_spot", "hidden_strength", "aligned")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Gap(Value):
    """One question as the company answered it and as customers do, both from 0 to 100.

    `asked` says that customers were asked the same question, as a group of a combined audit; else their own
    data says it, from `source`. `n` customers stand behind it, None if nobody said how many; `company_n`
    people stand behind the company's side, None where its groups are not told apart.
    Where answers were counted into data, theirs is the exact mean, not the score of the option nearest to it.
    """

    question: str
    company: Fraction
    customers: Fraction
    asked: bool = False
    n: int | None = None
    company_n: int | None = None
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

    A question counts if it was asked, and if both views of it have a score. It is there twice where data of
    customers stands beside it and customers were asked it as well: each of the two says where it is from.
    """
    together = Together(audit.questionnaire, audit.combined) if audit.combined else None
    gaps: list[Gap] = []
    for question in audit.questionnaire.questions():
        if question.id in card.items:
            apart = _apart(together.scored(question.id)) if together else None
            gaps += _by_data(audit, question, card, apart)
            gaps += [_by_asking(question, apart)] if apart else []
    return tuple(sorted(gaps, key=lambda gap: (_ORDER.index(gap.kind), -abs(gap.points))))


@dataclass(frozen=True, eq=False, repr=False)
class _Apart(Value):
    """What the company's groups and the customers' group made of a question: mean (0..1) and people."""

    company: Fraction
    company_n: int
    customers: Fraction
    customers_n: int


def _apart(found: Sequence[tuple[Group, ItemScore]]) -> _Apart | None:
    """Return the two views of a question, the company's as the mean of its groups' means.

    None where fewer than three of either side gave an answer that scores: it would tell what one of them
    said, and one side would follow from the other and the score of the question.
    """
    groups = group_means(found)
    company = [(n, mean) for group, n, mean in groups if group != CUSTOMERS]
    customers = [(n, mean) for group, n, mean in groups if group == CUSTOMERS]
    people = sum(n for n, _ in company)
    if people < FEWEST or sum(n for n, _ in customers) < FEWEST:
        return None
    (n, mean), *_ = customers
    own = sum((mean for _, mean in company), Fraction(0)) / len(company)
    return _Apart(company=own, company_n=people, customers=mean, customers_n=n)


def _by_asking(question: Question, apart: _Apart) -> Gap:
    return Gap(
        question=question.id,
        company=100 * apart.company,
        customers=100 * apart.customers,
        asked=True,
        n=apart.customers_n,
        company_n=apart.company_n,
    )


def _by_data(audit: Audit, question: Question, card: Scorecard, apart: _Apart | None) -> Iterator[Gap]:
    """Yield the company's view against customers' own data, if that stands beside the answer.

    Where the customers' group can be told apart, it is no part of the company's view.
    """
    answer, score = audit.answers.get(question.id), card.items[question.id].score
    if answer is None or answer.customers is None or score is None:
        return
    said = answer.customers
    customers = item_score(audit.questionnaire, question, Answer(value=said.value)).score
    if customers is not None:
        yield Gap(
            question=question.id,
            company=100 * (apart.company if apart else score),
            customers=100 * customers if said.score is None else said.score,
            n=said.n,
            company_n=apart.company_n if apart else None,
            source=said.source,
        )
