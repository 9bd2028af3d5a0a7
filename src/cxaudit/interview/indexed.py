"""A questionnaire by the ids of its questions: where each stands and what depends on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from cxaudit.questionnaire.condition import Condition, references
from cxaudit.questionnaire.model import Question, Questionnaire, Section


@dataclass(frozen=True, slots=True)
class Index:
    """A questionnaire's questions by id, each with the sections it stands in, outermost first.

    `scored` are those whose answers score. `conditions` are those on a question and its sections, if any;
    `watched` tells which of a question and its sections some condition asks about, if any.
    """

    questions: dict[str, Question]
    sections: dict[str, tuple[Section, ...]]
    by_id: dict[str, Section]
    scored: frozenset[str]
    conditions: dict[str, tuple[Condition, ...]]
    watched: dict[str, frozenset[str]]

    @classmethod
    def of(cls, questionnaire: Questionnaire) -> "Index":
        """Index a questionnaire."""
        questions, sections, conditions = {}, {}, {}
        chains = list(_chains(questionnaire))
        for chain in chains:
            above = [section.when for section in chain]
            for question in chain[-1].questions:
                questions[question.id] = question
                sections[question.id] = chain
                conditions[question.id] = tuple(c for c in (*above, question.when) if c is not None)
        whole = {condition for several in conditions.values() for condition in several}
        named = {reference.name for condition in whole for reference in references(condition)}
        watched = {name: named & {name, *(s.id for s in chain)} for name, chain in sections.items()}
        return cls(
            questions=questions,
            sections=sections,
            by_id={chain[-1].id: chain[-1] for chain in chains},
            scored=frozenset(name for name, q in questions.items() if questionnaire.scores(q)),
            conditions={name: several for name, several in conditions.items() if several},
            watched={name: frozenset(ids) for name, ids in watched.items() if ids},
        )


def _chains(questionnaire: Questionnaire) -> Iterator[tuple[Section, ...]]:
    stack: list[tuple[Section, ...]] = [
        (s,) for s in reversed(questionnaire.sections) if isinstance(s, Section)
    ]
    while stack:
        chain = stack.pop()
        yield chain
        stack.extend((*chain, s) for s in reversed(chain[-1].sections) if isinstance(s, Section))
