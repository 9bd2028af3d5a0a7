"""Two audits mixed: answers, questionnaire, what applied and who answered, each of one. Sixteen ways in all.

Every difference is split over these corners. A part's share is what taking it over from the second audit
changes, averaged over all orders in which the four can be taken over: the Shapley value (L. S. Shapley,
A value for n-person games, 1953) of four players. The shares add up to the difference, and the other way
round each has the other sign.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, permutations

from cxaudit.audit.record import Audit
from cxaudit.compare.model import PARTS, Part, Parts
from cxaudit.compare.people import People, Person
from cxaudit.questionnaire.model import Question
from cxaudit.questionnaire.versions import Pair
from cxaudit.scoring.score import outcome
from cxaudit.scoring.scorecard import ItemScore, Outcome, every
from cxaudit.scoring.together import as_one

Corner = frozenset[Part]
"""The parts that are taken from the second audit; the others are the first's."""
_NONE: Corner = frozenset()
Fact = Fraction | str | bool | None
Facts = dict[tuple[str, str], Fact]
"""What a corner comes to, by kind and id; nothing stands where there is no score, level, gate or flag. A
question's `item` is its score (0..1), its `state` how it was answered; its id is that of the second audit."""


class Corners:
    """The mixtures of two audits, each worked out when it is asked for."""

    def __init__(self, first: Audit, second: Audit, pairs: Sequence[Pair], people: People) -> None:
        self._asked = (first.questionnaire, second.questionnaire)
        self._people = people
        self._parts = tuple(part for part in PARTS if part != "people" or not people.same)
        self._twins = ({p.old.id: p.new.id for p in pairs}, {p.new.id: p.old.id for p in pairs})
        self._known = tuple({s.id for s in asked.walk()} for asked in self._asked)
        self._facts: dict[Corner, Facts] = {}

    @property
    def by_others(self) -> bool:
        """Whether not the same people answered both, so that who did can be the cause of a difference."""
        return not self._people.same

    @property
    def of_several(self) -> bool:
        """Whether an answer may stand for several people's, or not the same people answered both."""
        return self.by_others or any(len(side) > 1 for side in self._people.sides)

    def causes(self, id_: str) -> tuple[Part, ...]:
        """Return why a question stands otherwise, as each person answered it; () if nobody is a reason.

        Who answered is a reason only where it moves the score or the state, if the question has a score.
        """
        moved = {*self.why("state", id_)} or {*self.why("item", id_)}
        if id_ not in self._twins[1]:
            return tuple(part for part in PARTS if part in moved)
        everybody = [*self._people.sides[0], *(p for p in self._people.sides[1] if p.voices[0] is None)]
        found: set[Part] = {part for person in everybody for part in person.causes(self._twins[1][id_], id_)}
        found |= moved & {"questionnaire"}
        if self._people.same or (moved and "people" not in moved):
            found -= {"people"}
        return tuple(part for part in PARTS if part in found)

    def why(self, kind: str, id_: str) -> tuple[Part, ...]:
        """Return the parts that change a fact from some corner on; none if it stands fast."""
        return tuple(
            part
            for part in self._parts
            if any(
                self._at(corner).get((kind, id_)) != self._at(corner | {part}).get((kind, id_))
                for corner in self._without(part)
            )
        )

    def split(self, section: str) -> Parts | None:
        """Return the difference of a section's score in parts; None unless it is rated both times.

        An order that passes a corner where the section is not rated says nothing; where all do, the
        difference is left in one.
        """
        return self._split("score", section, _number)

    def answers_moved(self, kind: str, id_: str, reads: Callable[[Fact], Fraction | None]) -> int:
        """Return whether the answers moved a fact, read as a number, up (1), down (-1) or not at all."""
        parts = self._split(kind, id_, reads)
        return 0 if parts is None else (parts.answers > 0) - (parts.answers < 0)

    def item_moved(self, id_: str) -> int:
        """Return whether the answers moved the score of a question up (1), down (-1) or not at all."""
        return self.answers_moved("item", id_, _number)

    def _split(self, kind: str, id_: str, reads: Callable[[Fact], Fraction | None]) -> Parts | None:
        def at(corner: Corner) -> Fraction | None:
            """Return the fact at a corner as a number."""
            return reads(self._at(corner).get((kind, id_)))

        before, after = at(_NONE), at(frozenset(self._parts))
        if before is None or after is None:
            return None
        told = [steps for order in permutations(self._parts) if (steps := _steps(order, at)) is not None]
        if not told:
            return Parts(**_nothing(), together=after - before)
        shares = {part: sum((steps[part] for steps in told), Fraction(0)) / len(told) for part in self._parts}
        return Parts(**(_nothing() | shares))

    def _without(self, part: Part) -> Iterator[Corner]:
        others = [each for each in self._parts if each != part]
        for n in range(len(others) + 1):
            yield from (frozenset(some) for some in combinations(others, n))

    def _at(self, corner: Corner) -> Facts:
        if corner not in self._facts:
            answers, questionnaire, applies, people = (int(part in corner) for part in PARTS)
            who = self._people.sides[people]
            self._facts[corner] = self._mixed(who, people, answers, questionnaire, applies)
        return self._facts[corner]

    def _mixed(self, who: Sequence[Person], people: int, answers: int, asked: int, applies: int) -> Facts:
        questionnaire = self._asked[asked]
        items = {}
        for question in questionnaire.questions():
            found = [
                (person.at(people).group, item)
                for person in who
                if (item := self._item(person, question, answers, asked, applies)) is not None
            ]
            if found:
                items[question.id] = as_one(found)
        sections = set[str]()
        for section in questionnaire.walk():
            side = applies if section.id in self._known[applies] else asked
            if any(section.id in person.at(side).sections for person in who):
                sections.add(section.id)
        names = self._twins[asked] if asked == 0 else {}
        return dict(_facts(outcome(questionnaire, items, sections), items, names))

    def _item(
        self, person: Person, question: Question, answers: int, asked: int, applies: int
    ) -> ItemScore | None:
        """Return what a person contributes to a question of the audit `asked`, as it applies in `applies`.

        What only one of the two was asked, or answered, is taken from that one; so is all of a person who is
        only in one.
        """
        ids = {asked: question.id, 1 - asked: self._twins[asked].get(question.id, "")}
        base = self._side(person, applies if ids[applies] else asked)
        if ids[base] not in person.at(base).items:
            return None
        item = self._scored(person, question, asked, base, ids[base])
        given_in = self._side(person, answers)
        other = person.at(given_in).items.get(ids[given_in])
        if item.state != "value" or other is None or other.state != "value":
            return item
        given = self._scored(person, question, asked, given_in, ids[given_in])
        return replace(item, score=given.score)

    def _side(self, person: Person, wanted: int) -> int:
        """Return the audit that is wanted, or the one that the person is in."""
        return wanted if person.voices[wanted] is not None else 1 - wanted

    def _scored(self, person: Person, question: Question, asked: int, side: int, id_: str) -> ItemScore:
        """Return what a person's answer of one audit contributes to a question of the audit `asked`.

        An answer that the question does not take counts as it did where it was given.
        """
        own = person.at(side).items[id_]
        if side == asked:
            return own
        item = person.at(side).scored_as(self._asked[asked], question, id_)
        if item.counts and item.state == "value" and item.score is None:
            return replace(item, score=own.score)
        return item


def _nothing() -> dict[Part, Fraction]:
    return dict.fromkeys(PARTS, Fraction(0))


def _number(found: Fact) -> Fraction | None:
    return found if isinstance(found, Fraction) else None


def _steps(order: Sequence[Part], at: Callable[[Corner], Fraction | None]) -> dict[Part, Fraction] | None:
    """Return what each part changes when they are taken over in this order; None where nobody can tell."""
    corner, steps = _NONE, dict[Part, Fraction]()
    score = at(corner)
    for part in order:
        corner = corner | {part}
        later = at(corner)
        if score is None or later is None:
            return None
        steps[part], score = later - score, later
    return steps


def _facts(
    found: Outcome, items: Mapping[str, ItemScore], names: Mapping[str, str]
) -> Iterator[tuple[tuple[str, str], Fact]]:
    """Yield everything a corner comes to; `names` are what its questions are called in the second audit."""
    for id_, item in items.items():
        yield ("state", names.get(id_, id_)), item.state
        if item.score is not None:
            yield ("item", names.get(id_, id_)), item.score
    for section in (found.whole, *every(found.whole.children)):
        if section.score is not None and section.level is not None:
            yield ("score", section.id), section.score
            yield ("level", section.id), section.level.id
    if found.verdict is not None:
        yield ("verdict", ""), found.verdict.level.id
    for gate in found.gates:
        yield ("gate", gate.section), gate.state
    for flag in found.red_flags:
        yield ("flag", names.get(flag, flag)), True
