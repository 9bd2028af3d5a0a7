"""Several respondents -> the part of a report that says where they see it differently. No names unasked."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cxaudit.audit.record import Combined, Group
from cxaudit.files.table import decimal_text
from cxaudit.report.case import Case
from cxaudit.report.display import listed, name_of, share
from cxaudit.report.groups import group_word, told_by
from cxaudit.report.parts import Number
from cxaudit.report.people import Team, TeamGroup, TeamMean, TeamRow
from cxaudit.report.said import range_words
from cxaudit.scoring.together import AGREED, FEWEST, Agreement, agreements
from cxaudit.wording import say

_MOST_LEFT_OUT = 12


def team(case: Case) -> Team | None:
    """Return who answered and how far they agree; None where one person answered."""
    combined = case.audit.combined
    if combined is None or len(combined.respondents) < 2:
        return None
    rows = tuple(_row(case, found) for found in agreements(case.audit))
    differs = tuple(row for row in rows if row.differs)
    return Team(
        heading=say("team.heading") if differs else say("team.heading_agree"),
        people=len(combined.respondents),
        groups=tuple(_groups(combined)),
        intro=tuple(_intro(case, combined)),
        differs=differs,
        rows=rows,
        note=say("team.note", agreed=decimal_text(AGREED), fewest=FEWEST),
    )


def _groups(combined: Combined) -> Iterator[TeamGroup]:
    for group in dict.fromkeys(person.group for person in combined.respondents):
        people = [person for person in combined.respondents if person.group == group]
        yield TeamGroup(
            group=group,
            title=group_word(group),
            people=len(people),
            names=tuple(sorted(person.name for person in people if person.name)),
        )


def _intro(case: Case, combined: Combined) -> Iterator[str]:
    yield told_by(combined)
    names = sorted(person.name for person in combined.respondents if person.name)
    if names:
        yield say("team.names", names=listed(names))
    if len({person.group for person in combined.respondents}) == 1:
        yield say("team.one_group")
    unfinished = sum(not person.finished for person in combined.respondents)
    if unfinished:
        yield say("team.unfinished", n=unfinished, total=len(combined.respondents))
    versions = sorted({person.version for person in combined.respondents if person.version})
    if combined.left_out:
        known = [name_of(case.questions[id_]) for id_ in combined.left_out if id_ in case.questions]
        more = len(known) - _MOST_LEFT_OUT
        names = known[:_MOST_LEFT_OUT]
        shown = listed(names) if more <= 0 else say("report.and_more", names=", ".join(names), n=more)
        yield say("team.left_out", versions=listed(versions), questions=shown)


def _row(case: Case, found: Agreement) -> TeamRow:
    question = case.questions[found.question]
    means = tuple(_means(found.groups))
    return TeamRow(
        question=found.question,
        text=name_of(question),
        n=found.n,
        mean=share(100 * found.mean),
        lowest=share(100 * found.lowest),
        highest=share(100 * found.highest),
        range_text=range_words(case.audit, question),
        agreement=_hundredths(found.agreement),
        differs=found.differs,
        groups_text=listed([group_word(group) for group, _, _ in found.groups]),
        means=means,
        means_text=", ".join(say("team.mean", group=m.title, mean=m.mean.text, n=m.n) for m in means),
    )


def _means(groups: Sequence[tuple[Group, int, Fraction]]) -> Iterator[TeamMean]:
    """Yield the means of groups of three or more.

    Where one group alone is smaller, its mean would follow from the others': then none is shown.
    """
    small = sum(n < FEWEST for _, n, _ in groups)
    if small == 1:
        return
    for group, n, mean in groups:
        if n >= FEWEST:
            yield TeamMean(group=group, title=group_word(group), n=n, mean=share(100 * mean))


def _hundredths(value: Fraction) -> Number:
    """Return an agreement to two places, never rounded up to where people begin to see the same."""
    hundredths = int(value * 100 + Fraction(1, 2))
    if value < AGREED <= Fraction(hundredths, 100) or (value < 1 and hundredths == 100):
        hundredths -= 1
    return Number(text=f"{hundredths // 100}.{hundredths % 100:02}", exact=str(value))
