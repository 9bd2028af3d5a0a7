"""Relevance: the one forward pass that decides which questions are asked.

It sees only answers to questions it has found relevant; answers to hidden questions are invisible.
"""

from collections.abc import Mapping
from fractions import Fraction

from cxaudit.audit.answers import Answer, PlainValue
from cxaudit.audit.record import Audit
from cxaudit.questionnaire.condition import Condition, holds
from cxaudit.questionnaire.model import Question, Questionnaire, Section
from cxaudit.scoring.rate import NOTHING, gate_result, item_score, rate
from cxaudit.scoring.scorecard import ItemScore


class Relevance:
    """What is asked, given some answers: relevant questions and sections in order, and what they score.

    What an answer scored `before` is not worked out again while it is the same answer.
    """

    def __init__(
        self, questionnaire: Questionnaire, answers: Mapping[str, Answer], before: "Relevance | None" = None
    ) -> None:
        self._questionnaire = questionnaire
        self._answers = answers
        self._known = before.items if before else {}
        self._known_answers = before._answers if before else {}
        self._sections: dict[str, Section] = {}
        self.items: dict[str, ItemScore] = {}
        for section in questionnaire.sections:
            if isinstance(section, Section):
                self._enter(section)

    @property
    def questions(self) -> tuple[str, ...]:
        """The ids of relevant questions, in the order they are asked."""
        return tuple(self.items)

    @property
    def sections(self) -> tuple[str, ...]:
        """The ids of relevant sections, in the order they are asked."""
        return tuple(self._sections)

    def holds(self, condition: Condition | None) -> bool | None:
        """Return whether a condition holds for what is known: True, False, or None for unknown."""
        return True if condition is None else holds(condition, self)

    def _enter(self, section: Section) -> None:
        if self.holds(section.when) is not True:
            return
        self._sections[section.id] = section
        for question in section.questions:
            if self.holds(question.when) is True:
                self.items[question.id] = self._item(question)
        for child in section.sections:
            if isinstance(child, Section):
                self._enter(child)

    def _item(self, question: Question) -> ItemScore:
        answer = self._answers.get(question.id, NOTHING)
        known = self._known.get(question.id)
        if known is not None and self._known_answers.get(question.id, NOTHING) is answer:
            return known
        return item_score(self._questionnaire, question, answer)

    def scored_as(self, questionnaire: Questionnaire, question: Question, id_: str) -> ItemScore:
        """Return what the relevant question `id_` contributes as `question` of another version would."""
        return item_score(questionnaire, question, self._answers.get(id_, NOTHING))

    # What a condition may ask (condition.World):

    def value(self, question: str) -> PlainValue | None:
        """Return the value given to a relevant question that can be compared with one, or None."""
        answer = self._answers.get(question) if question in self.items else None
        return answer.plain if answer else None

    def answered(self, question: str) -> bool:
        """Return whether a relevant question was given a value."""
        return question in self.items and self.items[question].state == "value"

    def score(self, section: str) -> Fraction | None:
        """Return the score (0..100) of a relevant, rated section, or None."""
        if section not in self._sections:
            return None
        return rate(self._questionnaire, self._sections[section], self.items, self._sections).score

    def rated(self, section: str) -> bool:
        """Return whether a section was asked and enough of it answered for a score."""
        return self.score(section) is not None

    def gate(self, section: str) -> str:
        """Return 'passed', 'not_passed' or 'undecided' for the test of a section."""
        found = self._sections.get(section)
        return gate_result(found, self.items).state if found and found.gate else "undecided"

    def red_flag(self, section: str) -> bool | None:
        """Return whether a red flag lies in a section; None if the section was not asked."""
        if section not in self._sections:
            return None
        return bool(rate(self._questionnaire, self._sections[section], self.items, self._sections).red_flags)


def relevance(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], before: Relevance | None = None
) -> Relevance:
    """Return what is asked, given the answers so far; `before` is the same for some earlier answers."""
    return Relevance(questionnaire, answers, before)


def asked_of(audit: Audit) -> Relevance:
    """Return what an audit asked; of several respondents, what any of them was asked."""
    if audit.combined:
        from cxaudit.scoring.together import Together

        return Together(audit.questionnaire, audit.combined)
    return relevance(audit.questionnaire, audit.answers)
