"""What a person can do in an interview, whatever keys it took."""

from collections.abc import Sequence
from dataclasses import dataclass

from cxaudit.audit.answers import Given, Strength, Touchpoint


@dataclass(frozen=True, slots=True)
class Give:
    """A value for the question at hand: an option's value, a number, a text, several options, places."""

    value: Given


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The question does not apply, for a reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class DontKnow:
    """Nobody here knows; that is a finding."""


@dataclass(frozen=True, slots=True)
class Skip:
    """Go on without touching the answer; the question is not asked again in this session."""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark beside the answer, in place of the one before; an empty one takes it away."""

    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence more in the note on a relevant question, wherever the interview stands."""

    question: str
    text: str


@dataclass(frozen=True, slots=True)
class CanShow:
    """Relevant questions whose answers can be shown today: an example each, where no evidence was given."""

    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the answer rests on, in place of what was said before; empty takes it away."""

    text: str


@dataclass(frozen=True, slots=True)
class EvidenceStrength:
    """How firm the evidence is."""

    strength: Strength


@dataclass(frozen=True, slots=True)
class Place:
    """A place where customers meet the business: a new one, or in place of the one of the same name.

    The question stays at hand, so that more can be named.
    """

    place: Touchpoint


@dataclass(frozen=True, slots=True)
class RemovePlace:
    """Take the place of this name away again."""

    name: str


@dataclass(frozen=True, slots=True)
class Back:
    """To the question before this one."""


@dataclass(frozen=True, slots=True)
class GoTo:
    """To a relevant question, by its id."""

    question: str


@dataclass(frozen=True, slots=True)
class Finish:
    """The person has seen the end and leaves it at that."""


@dataclass(frozen=True, slots=True)
class CustomersSay:
    """What customers' own data says to the question at hand, in place of what was said before.

    None takes it away, with its number and its source.
    """

    value: str | Sequence[str] | None


@dataclass(frozen=True, slots=True)
class CustomersCount:
    """How many of their answers that rests on; None takes the number away."""

    n: int | None


@dataclass(frozen=True, slots=True)
class CustomersSource:
    """Where their answers are from; empty takes it away."""

    text: str


Second = CustomersSay | CustomersCount | CustomersSource
"""What makes up the second rating."""

Beside = Note | Evidence | EvidenceStrength | Second
"""What stands beside an answer: the question stays at hand."""

Aside = Remark | CanShow
"""What is added to answers given before: the interview stays where it stands."""

Event = Give | NotApplicable | DontKnow | Skip | Beside | Aside | Place | RemovePlace | Back | GoTo | Finish
