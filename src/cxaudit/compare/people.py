"""Who answered two audits: which people are the same, as far as the files tell, and what each was asked.

The same file, the same name, or without names the same file name but for its day, within one group: more is
not known, and nothing is guessed. Where both sides have people who fit no other, they count as other people.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from cxaudit.audit.record import Audit, Group, Respondent
from cxaudit.audit.store import default_name
from cxaudit.compare.model import Part
from cxaudit.questionnaire.model import Question, Questionnaire
from cxaudit.scoring.rate import NOTHING
from cxaudit.scoring.relevance import Relevance, relevance
from cxaudit.scoring.scorecard import ItemScore
from cxaudit.text import one_line

_DAY = re.compile(r"[-_. ]*\d{4}[-_.]?\d{2}(?:[-_.]?\d{2})?(?!\d)")
_NUMBER = re.compile(r"-\d+$")
_ENDING = re.compile(r"(?:\.audit)?\.[a-z]+$")


class Voice:
    """One person in one of two audits: the group, and what this person was asked and said."""

    def __init__(self, questionnaire: Questionnaire, person: Respondent, left_out: Sequence[str]) -> None:
        self.group: Group = person.group
        self._questionnaire = questionnaire
        self._answers = person.answers
        self._left_out = frozenset(left_out)

    @cached_property
    def _asked(self) -> Relevance:
        return relevance(self._questionnaire, self._answers)

    @cached_property
    def items(self) -> dict[str, ItemScore]:
        """What the person contributes to each question that counts."""
        return {id_: item for id_, item in self._asked.items.items() if id_ not in self._left_out}

    @cached_property
    def sections(self) -> frozenset[str]:
        """The sections the person was asked."""
        return frozenset(self._asked.sections)

    def said(self, id_: str) -> tuple[object, ...] | None:
        """Return how the person answered a question, first its state; None where it was not asked."""
        if id_ not in self.items:
            return None
        state, answer = self.items[id_].state, self._answers.get(id_, NOTHING)
        value = answer.value if state == "value" else None
        return state, value, answer.expected, answer.expected_unknown

    def scored_as(self, questionnaire: Questionnaire, question: Question, id_: str) -> ItemScore:
        """Return what the answer to `id_` contributes as `question` of another version would."""
        return self._asked.scored_as(questionnaire, question, id_)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person, with a voice in one of two audits or in both."""

    voices: tuple[Voice | None, Voice | None]

    def at(self, side: int) -> Voice:
        """Return the voice in one audit, or in the other where the person has none there."""
        voice = self.voices[side] or self.voices[1 - side]
        assert voice is not None, "a person is in one of the two"
        return voice

    def causes(self, old: str, new: str) -> set[Part]:
        """Return why this person is a reason that a question, called `old` and `new`, stands otherwise.

        An answer changed where two were given; else what applied, or was answered, did.
        """
        before, after = self.voices
        if before is None or after is None:
            said = (before and before.said(old)) or (after and after.said(new))
            return {"people"} if said else set()
        then, now = before.said(old), after.said(new)
        found: set[Part] = {"people"} if before.group != after.group else set()
        if then != now:
            both = then is not None and now is not None and then[0] == now[0]
            found.add("answers" if both else "applicability")
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who answered two audits.

    `sides` are the people of each, in its order; `same` says that nobody came, went or changed group.
    `both` counts those in both. `unclear`: others on either side may be the same person; `by_file`: some are
    taken for the same by the names of their files alone.
    """

    sides: tuple[tuple[Person, ...], tuple[Person, ...]]
    same: bool
    both: int
    unclear: bool
    by_file: bool


def people_of(before: Audit, after: Audit) -> People:
    """Return who answered two audits, each person once."""
    asked = (_respondents(before), _respondents(after))
    found, by_file = _matches(before, after, *asked)
    voices = tuple(
        [Voice(audit.questionnaire, person, _left_out(audit)) for person in people]
        for audit, people in zip((before, after), asked, strict=True)
    )
    twins = {new: old for old, new in found.items()}
    first = [
        Person(voices=(voice, voices[1][found[at]] if at in found else None))
        for at, voice in enumerate(voices[0])
    ]
    second = [
        first[twins[at]] if at in twins else Person(voices=(None, voice))
        for at, voice in enumerate(voices[1])
    ]
    apart = [[p for at, p in enumerate(asked[0]) if at not in found]]
    apart.append([p for at, p in enumerate(asked[1]) if at not in twins])
    moved = any(voices[0][old].group != voices[1][new].group for old, new in found.items())
    several = bool(before.combined or after.combined)
    return People(
        sides=(tuple(first), tuple(second)),
        same=not any(apart) and not (moved and several),
        both=len(found),
        unclear=any(not (one.name and two.name) for one in apart[0] for two in apart[1]) and several,
        by_file=by_file,
    )


def _respondents(audit: Audit) -> tuple[Respondent, ...]:
    if audit.combined:
        return audit.combined.respondents
    head = audit.header
    return (Respondent(file="", name=head.respondent, group=head.group, answers=audit.answers),)


def _left_out(audit: Audit) -> tuple[str, ...]:
    return audit.combined.left_out if audit.combined else ()


def _matches(
    before: Audit, after: Audit, then: Sequence[Respondent], now: Sequence[Respondent]
) -> tuple[dict[int, int], bool]:
    """Return which of the first people are which of the second, and whether file names alone say so of some.

    Of two interviews alone, one person is taken for the other unless names or groups say otherwise.
    """
    if not (before.combined or after.combined):
        return ({0: 0} if _may_be_one(then[0], now[0]) else {}), False
    found = dict[int, int]()
    usual = {_stem(default_name(audit.header, audit.questionnaire)) for audit in (before, after)}
    told = (lambda p: p.digest, _name)
    for key in told:
        found |= _alike(then, now, found, key)
    known = len(found)
    found |= _alike(then, now, found, lambda p: _by_file(p, usual), unless_named=True)
    return found, len(found) > known


def _may_be_one(then: Respondent, now: Respondent) -> bool:
    one, two = _name(then), _name(now)
    return one == two if one and two else then.group == now.group


def _alike(
    then: Sequence[Respondent],
    now: Sequence[Respondent],
    found: dict[int, int],
    key: Callable[[Respondent], str],
    *,
    unless_named: bool = False,
) -> Iterator[tuple[int, int]]:
    """Yield those not found yet whose key is the same and nobody else's."""
    taken = set(found.values())
    left = [(key(p), at) for at, p in enumerate(then) if at not in found and key(p)]
    right = [(key(p), at) for at, p in enumerate(now) if at not in taken and key(p)]
    for name, at in left:
        twins = [other for each, other in right if each == name]
        if len(twins) != 1 or sum(each == name for each, _ in left) != 1:
            continue
        both_named = _name(then[at]) and _name(now[twins[0]])
        if not (unless_named and both_named):
            yield at, twins[0]


def _name(person: Respondent) -> str:
    return one_line(person.name).casefold()


def _by_file(person: Respondent, usual: set[str]) -> str:
    """Return the file's name without its day, with the group; '' where it is one that cxaudit gives."""
    stem = _stem(person.file)
    return "" if not stem or _NUMBER.sub("", stem) in usual else f"{person.group}/{stem}"


def _stem(file: str) -> str:
    return _DAY.sub("", _ENDING.sub("", file.casefold())).strip("-_. ")
