"""The rules that overrule an average: weakest section, make-or-break points, red flags."""

from collections.abc import Mapping

from cxaudit.questionnaire.model import Level, Question, Questionnaire
from cxaudit.scoring.rate import hold_level, is_red_flag
from cxaudit.scoring.scorecard import Hold, ItemScore, SectionScore, Verdict


def verdict(
    questionnaire: Questionnaire,
    blocks: tuple[SectionScore, ...],
    total: SectionScore,
    items: Mapping[str, ItemScore],
) -> Verdict | None:
    """Return the verdict: the lowest level among `blocks` (or the whole's), held by make-or-break points.

    None if a section it rests on is not rated.
    """
    resting_on = blocks or (total,)
    rank = {level.id: number for number, level in enumerate(resting_on[0].levels)}
    reached = [section.level for section in resting_on if section.level is not None]
    if len(reached) < len(resting_on):
        return None
    base = min(reached, key=lambda level: rank[level.id])
    best = max(reached, key=lambda level: rank[level.id])
    common = resting_on[0].levels == questionnaire.levels
    holds = point_holds(questionnaire, items, best) if common else []
    if best.id != base.id:
        lagging = min(blocks, key=lambda section: section.score or 0)
        holds.append(Hold(rule="weakest", level=base, section=lagging.id))
    holds.sort(key=lambda hold: rank[hold.level.id])
    level = min([base, *(hold.level for hold in holds)], key=lambda each: rank[each.id])
    return Verdict(
        level=level,
        without_points=base,
        provisional=any(section.provisional for section in resting_on),
        holds=tuple(holds),
    )


def point_holds(questionnaire: Questionnaire, items: Mapping[str, ItemScore], best: Level) -> list[Hold]:
    """Return the holds of make-or-break points, failed and unknown, that lie below the level `best`."""
    rank = {level.id: number for number, level in enumerate(questionnaire.levels)}
    failed: dict[str, list[str]] = {}
    unknown: list[str] = []
    for question in questionnaire.questions():
        if not question.make_or_break:
            continue
        item = items.get(question.id)
        if item is None or not item.counts or item.state == "na":
            continue
        if item.weakest is None:
            unknown.append(question.id)
        elif level := hold_level(questionnaire.levels, item.weakest):
            failed.setdefault(level.id, []).append(question.id)
    holds = [
        Hold(rule="point", level=level, points=tuple(failed[level.id]))
        for level in questionnaire.levels
        if level.id in failed and rank[level.id] < rank[best.id]
    ][:1]
    open_at = next((level for level in questionnaire.levels if level.hold_unknown), None)
    if unknown and open_at and rank[open_at.id] < rank[best.id]:
        holds.append(Hold(rule="unknown_point", level=open_at, points=tuple(unknown)))
    return holds


def red_flags(questionnaire: Questionnaire, items: Mapping[str, ItemScore]) -> tuple[tuple[str, ...], ...]:
    """Return the red-flagged question ids, one group per fault: those with the same merge key are one."""
    groups: dict[str, list[str]] = {}
    for question in questionnaire.questions():
        if is_red_flag(questionnaire, question, items.get(question.id)):
            groups.setdefault(fault_of(question), []).append(question.id)
    return tuple(tuple(group) for group in groups.values())


def fault_of(question: Question) -> str:
    """Return what faults and actions are counted by: the merge key, else the question id."""
    advice = question.recommendation
    return advice.merge_key if advice and advice.merge_key else question.id


def hold_goes_at(questionnaire: Questionnaire, question: Question, level: Level) -> str:
    """Return the value of the lowest option at which this point would no longer hold below `level`, or ''."""
    rank = {each.id: number for number, each in enumerate(questionnaire.levels)}
    scored = [(o.score, o.value) for o in questionnaire.options_of(question) if o.score is not None]
    for score, value in sorted(scored, key=lambda pair: pair[0]):
        held = hold_level(questionnaire.levels, score)
        if held is None or rank[held.id] >= rank[level.id]:
            return value
    return ""
