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
from cxaudit.scoring.together import AGREED, FEWEST, Agreement, Together, agreements, group_means
from cxaudit.wording import say

_MOST_LEFT_OUT = 12
_FEW = 5
"""With fewer answers, whoever knows who answered can work out much of what each said."""


def team(case: Case) -> Team | None:
    """Return who answered and how far they agree; None where one person answered."""
    combined = case.audit.combined
    if combined is None or len(combined.respondents) < 2:
        return None
    rows = tuple(_row(case, found) for found in agreements(case.audit))
    differs = tuple(row for row in rows if row.differs)
    return Team(
        heading=_heading(combined, differs=bool(differs)),
        people=len(combined.respondents),
        groups=tuple(_groups(combined)),
        intro=tuple(_intro(case, combined)),
        differs=differs,
        alike="" if differs else alike(rows),
        rows=rows,
        note=" ".join(_note(rows)),
    )


def _heading(combined: Combined, *, differs: bool) -> str:
    """Return the heading over what several people see; customers are nobody's team."""
    groups = {person.group for person in combined.respondents}
    if groups == {"customer"}:
        return say("team.heading_customers") if differs else say("team.heading_customers_agree")
    if groups & {"customer", "outside"}:
        return say("team.heading_mixed") if differs else say("team.heading_mixed_agree")
    return say("team.heading") if differs else say("team.heading_agree")


def alike(rows: Sequence[TeamRow]) -> str:
    """Return that no question lies under the threshold, and which is the widest; '' without rows."""
    if not rows:
        return say("team.nothing_shared")
    agreed, widest = decimal_text(AGREED), rows[0]
    if widest.agreement.exact == "1":
        return say("team.all_same")
    values = {"question": widest.text, "range": widest.range_text, "agreement": widest.agreement.text}
    return say("team.all_agree", agreed=agreed, **values)


def _note(rows: Sequence[TeamRow]) -> Iterator[str]:
    yield say("team.note", agreed=decimal_text(AGREED), fewest=FEWEST)
    if tells_who(rows):
        yield say("team.tells_who")


def tells_who(rows: Sequence[TeamRow]) -> bool:
    """Whether so few answered a question that much of what each said follows from the numbers."""
    return any(row.n < _FEW for row in rows)


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


def not_all(case: Case, question: str, text: str) -> str:
    """Return what a group alone sees so badly, saying that not all do; no group of one or two is named."""
    combined = case.audit.combined
    if combined is None:
        return text
    found = group_means(Together(case.questionnaire, combined).scored(question))
    low = min((mean for _, _, mean in found), default=None)
    groups = [group_word(group) for group, n, mean in found if n >= FEWEST and mean == low]
    if groups:
        return say("team.not_all_but", text=text, groups=listed(groups))
    return say("team.not_all", text=text)
