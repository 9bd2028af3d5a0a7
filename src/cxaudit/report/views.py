"""What the pictures show: the two halves, the stages of the customer's way, the sides of a dimension."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cxaudit.plan.model import Worth
from cxaudit.report.case import Case
from cxaudit.report.details import range_of
from cxaudit.report.display import bare, listed, score_number
from cxaudit.report.pictures import Halves, Mark, Sides
from cxaudit.report.verdict import level_and_score, reading
from cxaudit.report.worth import worth_sentence
from cxaudit.wording import say

_TWO = 2
_FEWEST_SIDES = 4


def halves(case: Case) -> Halves | None:
    """Return the two sections the verdict rests on; None unless there are two, both rated."""
    found = [case.card.section(id_) for id_ in case.card.weakest_of]
    rated = [section for section in found if section is not None and section.rated]
    if len(found) != _TWO or len(rated) != _TWO:
        return None
    across, up = (mark(case, section.id, case.plan.worth_first) for section in rated)
    return Halves(
        heading=say("report.halves", across=across.title, up=up.title),
        across=across,
        up=up,
        text=tuple(_halves_text(case)),
    )


def _halves_text(case: Case) -> Iterable[str]:
    for id_ in case.card.weakest_of:
        section = case.card.section(id_)
        assert section is not None, "both halves were asked"
        words = {"title": section.title, "level": level_and_score(section)}
        means = bare(section.text)
        yield say("report.half_means", means=means, **words) if means else say("report.half_reads", **words)
    if case.plan.worth_first and (text := worth_sentence(case, case.plan.worth_first)):
        yield text


def stages(case: Case) -> tuple[Mark, ...]:
    """Return the stages of the customer's way, in the order a customer meets them."""
    return tuple(mark(case, id_) for id_ in case.card.journey.stages) if case.card.journey else ()


def sides(case: Case) -> Sides | None:
    """Return the sections named like the values of one dimension; None where fewer than four are so named.

    The stages of the journey have a picture of their own.
    """
    known = {section.id for section in case.questionnaire.walk() if section.scored}
    for dimension in case.questionnaire.dimensions.values():
        names = tuple(dimension.values)
        if len(names) >= _FEWEST_SIDES and known.issuperset(names) and names != _stage_ids(case):
            marks = tuple(mark(case, name) for name in names)
            if any(each.score for each in marks):
                return Sides(heading=dimension.title, marks=marks, text=tuple(_sides_text(marks)))
    return None


def _stage_ids(case: Case) -> tuple[str, ...]:
    return case.card.journey.stages if case.card.journey else ()


def _sides_text(marks: Sequence[Mark]) -> Iterable[str]:
    scores = {each.title: Fraction(each.score.exact) for each in marks if each.score}
    lowest, highest = min(scores.values()), max(scores.values())
    if lowest < highest:
        yield say("report.sides_lowest", names=listed([n for n, score in scores.items() if score == lowest]))
    unseen = [each.title for each in marks if each.score is None]
    if unseen:
        yield say("report.sides_unseen", names=listed(unseen))


def mark(case: Case, id_: str, worth: Worth | None = None) -> Mark:
    """Return a section as a picture shows it, asked or not; `worth` says what it would score then."""
    section = case.card.section(id_)
    score = score_number(section.score, section.levels) if section else None
    return Mark(
        section=id_,
        title=section.title if section else case.section_title(id_),
        reading=reading(section) if section and section.tally.answered else say("report.not_looked_at"),
        score=score,
        range=range_of(section) if section else None,
        red_flag=bool(section and section.red_flags),
        then=score_number(_after(id_, worth), section.levels) if section and score else None,
    )


def _after(id_: str, worth: Worth | None) -> Fraction | None:
    """Return what a section would score; None where nothing is promised, or nothing moves."""
    if worth is None:
        return None
    return next((after for name, before, after, _ in worth.sections if name == id_ and after > before), None)
