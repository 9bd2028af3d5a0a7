"""What else the answers show: the journey, groups of sections far apart, the same asked twice, the lenses.

None of this moves a score or the verdict.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from cxaudit.audit.answers import Answer
from cxaudit.questionnaire.model import Contrast, Coverage, Question, Questionnaire, Section
from cxaudit.scoring.scorecard import ItemScore, Journey, LensScore, SectionScore, every

_STEPS = 2
_HALF = Fraction(1, 2)


def journey(questionnaire: Questionnaire, total: SectionScore) -> Journey | None:
    """Return how the stages of the arc came out; None where the questionnaire has no journey."""
    arc = questionnaire.rules.arc
    if arc is None:
        return None
    found = {section.id: section.score for section in every(total.children)}
    rated = [(score, n, name) for n, name in enumerate(arc.stages) if (score := found.get(name)) is not None]
    return Journey(
        stages=arc.stages,
        weakest=min(rated)[2] if rated else "",
        not_looked_at=tuple(name for name in arc.stages if found.get(name) is None),
    )


def contrasts(questionnaire: Questionnaire, total: SectionScore) -> Iterable[str]:
    """Yield the sentence of every contrast whose groups lie too far apart."""
    found = {section.id: section for section in every(total.children)}
    for each in questionnaire.rules.contrasts:
        first, second = _mean(each.first, found), _mean(each.second, found)
        if first is not None and second is not None and (text := _said(each, first - second)):
            yield text


def _said(contrast: Contrast, ahead: Fraction) -> str:
    if abs(ahead) < contrast.points:
        return ""
    return contrast.first_ahead if ahead > 0 else contrast.second_ahead


def _mean(names: tuple[str, ...], found: Mapping[str, SectionScore]) -> Fraction | None:
    """Return the mean of section scores by section weight; None unless every one of them is rated."""
    total = weight = Fraction(0)
    for name in names:
        section = found.get(name)
        if section is None or section.score is None:
            return None
        total += section.weight * section.score
        weight += section.weight
    return total / weight


def look_again(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], items: Mapping[str, ItemScore]
) -> Iterable[tuple[str, str]]:
    """Yield questions that ask the same as an earlier one, answered two steps or more away from it.

    A step is one option of a scale both share; where the scales differ, two steps are half of the way.
    """
    questions = {q.id: q for q in questionnaire.questions()}
    for q in questions.values():
        earlier, later = items.get(q.asked_as), items.get(q.id)
        if earlier is None or later is None or earlier.score is None or later.score is None:
            continue
        known = [option.value for option in questionnaire.options_of(q)]
        before, after = answers[q.asked_as].value, answers[q.id].value
        same = questionnaire.options_of(questions[q.asked_as]) == questionnaire.options_of(q)
        if same and before in known and after in known:
            apart = abs(known.index(str(before)) - known.index(str(after))) >= _STEPS
        else:
            apart = abs(earlier.score - later.score) >= _HALF
        if apart:
            yield q.asked_as, q.id


def _in_totals(questionnaire: Questionnaire) -> Iterable[Question]:
    """Yield the questions of sections that count, in the order they are asked."""
    stack = list(reversed(questionnaire.sections))
    while stack:
        section = stack.pop()
        if isinstance(section, Section) and section.scored:
            yield from section.questions
            stack += reversed(section.sections)


def lenses(questionnaire: Questionnaire, items: Mapping[str, ItemScore]) -> Iterable[LensScore]:
    """Yield each dimension value's questions pooled, by weight; rated from the same coverage as a section.

    Questions of a section that is not scored stay out, as they stay out of every other total.
    """
    rated = (questionnaire.rules.coverage or Coverage()).rated
    questions = [q for q in _in_totals(questionnaire) if q.id in items and items[q.id].counts]
    for dimension in questionnaire.dimensions.values():
        for value, title in dimension.values.items():
            group = [q for q in questions if value in q.dimensions.get(dimension.id, ())]
            applied = [q for q in group if items[q.id].state != "na"]
            known = [(q.weight, s) for q in applied if (s := items[q.id].score) is not None]
            if not applied:
                continue
            weight = sum((w for w, _ in known), Fraction(0))
            pooled = sum((w * s for w, s in known), Fraction(0))
            coverage = weight / sum((q.weight for q in applied), Fraction(0))
            yield LensScore(
                dimension=dimension.id,
                value=value,
                title=title,
                score=100 * pooled / weight if coverage and coverage >= rated else None,
                sum=pooled,
                weight=weight,
                coverage=coverage,
                answered=len(known),
                applicable=len(applied),
            )
