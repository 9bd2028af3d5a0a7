"""How far two audits can be compared: one questionnaire, one person, one basis, and in this order?"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cxaudit.audit.record import Audit
from cxaudit.compare.model import Caveat
from cxaudit.compare.people import People
from cxaudit.questionnaire.versions import Pair
from cxaudit.text import one_line

_FEW = Fraction(1, 2)
"""Below this share of the larger questionnaire's questions, what is shared is little."""


def shared(before: Audit, after: Audit, pairs: Sequence[Pair]) -> int:
    """Return how many questions both audits have that score."""
    first, second = before.questionnaire, after.questionnaire
    return sum(first.scores(pair.old) and second.scores(pair.new) for pair in pairs)


def caveats(before: Audit, after: Audit, pairs: Sequence[Pair], people: People) -> Iterator[Caveat]:
    """Yield the reasons to read a comparison of two audits with care; none if nothing speaks against it.

    Who answered comes first: of other people nothing else can be said.
    """
    yield from _people(people) if before.combined or after.combined else _person(before, after)
    yield from _days(before, after)
    yield from _client(before, after)
    yield from _questionnaire(before, after, pairs)
    yield from _basis(before, after)
    taken = after.taken_over or before.taken_over
    if taken and taken.questions:
        yield Caveat(kind="taken_over", before=str(len(taken.questions)), after=str(taken.date))
    unfinished = [str(each.header.date) for each in (before, after) if not each.finished]
    if unfinished:
        yield Caveat(kind="unfinished", before=unfinished[0], after=unfinished[-1])


def _days(before: Audit, after: Audit) -> Iterator[Caveat]:
    then, now = before.header.date, after.header.date
    if now < then:
        yield Caveat(kind="backwards", before=str(then), after=str(now))
    elif now == then and before != after:
        yield Caveat(kind="same_day", before=str(then), after=str(now))


def _client(before: Audit, after: Audit) -> Iterator[Caveat]:
    then, now = one_line(before.header.client), one_line(after.header.client)
    if then and now and then.casefold() != now.casefold():
        yield Caveat(kind="client", before=then, after=now)


def _questionnaire(before: Audit, after: Audit, pairs: Sequence[Pair]) -> Iterator[Caveat]:
    first, second = before.questionnaire, after.questionnaire
    if first.id != second.id:
        yield Caveat(kind="questionnaire", before=first.id, after=second.id)
    elif first.version != second.version:
        yield Caveat(kind="version", before=first.version, after=second.version)
    elif first != second:
        yield Caveat(kind="same_version", before=first.version, after=second.version)
    most = max(sum(each.scores(q) for q in each.questions()) for each in (first, second))
    common = shared(before, after, pairs)
    if common < _FEW * most:
        yield Caveat(kind="few_shared", before=str(common), after=str(most))


def _person(before: Audit, after: Audit) -> Iterator[Caveat]:
    then, now = one_line(before.header.respondent), one_line(after.header.respondent)
    if before.header.group != after.header.group:
        yield Caveat(kind="group", before=before.header.group, after=after.header.group)
    if then and now and then.casefold() != now.casefold():
        yield Caveat(kind="respondent", before=then, after=now)
    elif not (then and now):
        yield Caveat(kind="nobody", before=then, after=now)


def _people(people: People) -> Iterator[Caveat]:
    """Yield how several respondents are not the same, or that nobody can tell for want of names."""
    then, now = (len(side) for side in people.sides)
    both = str(people.both)
    if then != now:
        yield Caveat(kind="people", before=str(then), after=str(now))
    if people.unclear:
        yield Caveat(kind="unclear", before=both)
    elif not people.same:
        yield Caveat(kind="others", before=both, after=str(then + now - people.both))
    if people.by_file:
        yield Caveat(kind="by_file")


def _basis(before: Audit, after: Audit) -> Iterator[Caveat]:
    then, now = before.header.basis, after.header.basis
    if then != now:
        yield Caveat(kind="basis" if then and now else "basis_unknown", before=then, after=now)
