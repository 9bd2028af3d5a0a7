"""One audit with its scorecard and plan, and the ways a report looks things up in them."""

from collections.abc import Iterable

from cxaudit.audit.answers import Answer
from cxaudit.audit.record import Audit
from cxaudit.expectation import Expectation, expectation
from cxaudit.perception import Gap, perception
from cxaudit.plan.model import Plan
from cxaudit.questionnaire.model import Question, Questionnaire, Section
from cxaudit.scoring.rules import fault_of
from cxaudit.scoring.scorecard import Scorecard, SectionScore
from cxaudit.value import Value, dataclass

_NOTHING = Answer()
_HEAVIEST = 3


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Case(Value):
    """Everything a report is made from; `gaps` are the questions that customers' data answers too.

    `expectation` holds what is expected against what is done, None where no question was rated twice.
    """

    audit: Audit
    card: Scorecard
    plan: Plan
    questions: dict[str, Question]
    homes: dict[str, Section]
    gaps: tuple[Gap, ...]
    expectation: Expectation | None
    flagged: frozenset[str]
    """The questions that raised a red flag."""

    @classmethod
    def of(cls, audit: Audit, card: Scorecard, plan: Plan) -> "Case":
        """Return the case with its questions and their sections by id."""
        homes = {q.id: section for section in audit.questionnaire.walk() for q in section.questions}
        questions = {q.id: q for q in audit.questionnaire.questions()}
        gaps = perception(audit, card)
        return cls(
            audit=audit,
            card=card,
            plan=plan,
            questions=questions,
            homes=homes,
            gaps=gaps,
            expectation=expectation(audit, card),
            flagged=frozenset(question for fault in card.red_flags for question in fault),
        )

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire as it was asked."""
        return self.audit.questionnaire

    @property
    def told_by_company(self) -> bool:
        """Whether the company speaks of itself, not a customer or an observer of it."""
        return self.audit.header.group not in ("customer", "outside")

    @property
    def blind_spots(self) -> tuple[str, ...]:
        """The questions that customers rate far lower, the widest gap first."""
        return tuple(dict.fromkeys(gap.question for gap in self.gaps if gap.kind == "blind_spot"))

    def answer(self, question: str) -> Answer:
        """Return what was said to a question; an empty answer if nothing was."""
        return self.audit.answers.get(question, _NOTHING)

    def one_a_fault(self, questions: Iterable[str]) -> list[str]:
        """Return questions without those that show what one before them shows.

        That is so where they share a merge key, or ask the same from another side.
        """
        first: dict[str, str] = {}
        for id_ in questions:
            first.setdefault(self._fault(id_), id_)
        return list(first.values())

    def _fault(self, id_: str) -> str:
        root = self.questions[id_]
        while root.asked_as in self.questions:
            root = self.questions[root.asked_as]
        return fault_of(root)

    @property
    def strengths(self) -> list[str]:
        """What stands high, one question for each point, without what customers' own data rates far lower."""
        spots = {self._fault(gap.question) for gap in self.gaps if gap.kind == "blind_spot"}
        return [id_ for id_ in self.one_a_fault(self.card.strengths) if self._fault(id_) not in spots]

    @property
    def heaviest(self) -> list[str]:
        """What weighs most: red flags that one group alone raises, then low answers; three, one a fault."""
        low = set(self.card.low)
        alone = [fault[0] for fault in self.card.red_flags if low.isdisjoint(fault)]
        return self.one_a_fault([*alone, *self.card.low])[:_HEAVIEST]

    @property
    def hidden_strengths(self) -> frozenset[str]:
        """The questions that customers' own data rates far higher than the answers do."""
        return frozenset(gap.question for gap in self.gaps if gap.kind == "hidden_strength")

    def section_title(self, id_: str) -> str:
        """Return the title of a section, asked or not."""
        return next((s.title for s in self.questionnaire.walk() if s.id == id_), id_)

    def blocks(self) -> tuple[SectionScore, ...]:
        """Return the sections the verdict rests on as far as they were asked, else the top sections."""
        if self.card.weakest_of:
            found = (self.card.section(id_) for id_ in self.card.weakest_of)
            return tuple(section for section in found if section is not None)
        return tuple(section for section in self.card.sections if section.scored)
