"""Scorecard -> Plan: which recommendations are due, in which order, by which day."""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from cxaudit.audit.plan_state import ActionState, is_declined
from cxaudit.audit.record import Audit
from cxaudit.plan.model import Action, NotNow, Plan, Quadrant, Slot, Worth
from cxaudit.plan.worth import worth_of
from cxaudit.questionnaire.model import Question, Questionnaire, Recommendation
from cxaudit.scoring.rate import is_red_flag
from cxaudit.scoring.rules import fault_of
from cxaudit.scoring.score import LOW
from cxaudit.scoring.scorecard import Scorecard
from cxaudit.value import Value, dataclass

EFFORT = {"S": 1, "M": 2, "L": 3}
IMPACT = {"L": 1, "M": 2, "H": 3}
_KIND = {"basic": 0, "performance": 1, "delighter": 2}
_HIGH_REACH = 3
"""From this gap x weight x impact on, an action stands in the upper half of the matrix."""
_HEAVY = 3
"""A due basic of at least this weight keeps delighters waiting."""
_SLOTS: tuple[Slot, ...] = (30, 60, 90)
_THIRD = 2
_ROUND = datetime.timedelta(days=30)


@dataclass(frozen=True, eq=False, repr=False)
class _Due(Value):
    """One question whose recommendation is due, with what ranks it."""

    question: Question
    recommendation: Recommendation
    gap: Fraction
    reach: Fraction
    """Gap x weight x impact, 0..9."""
    priority: Fraction
    """Gap x weight x impact / effort, 0..9."""
    red_flag: bool
    order: int
    after_basics: bool

    @property
    def cries(self) -> bool:
        """Whether it keeps delighters waiting."""
        return self.red_flag or (self.question.kind == "basic" and self.question.weight >= _HEAVY)


def make_plan(audit: Audit, card: Scorecard) -> Plan:
    """Return what to do about an audit's scorecard, ranked and laid out over 90 days from its date."""
    questionnaire = audit.questionnaire
    due = tuple(_due(questionnaire, card, audit.plan))
    own_hands = _own_hands(audit)
    ranked = [_action(group, audit, own_hands=own_hands) for group in _ranked(_merged(due))]
    ranked = _numbered(_marked(ranked, audit.header.choice))
    declined = _declined(ranked, audit)
    kept, put_off = _sort_out(ranked, declined, crying=any(each.cries for each in due))
    kept = _numbered(_lifted(kept))
    placed = _scheduled(kept, questionnaire.plan.per_horizon, audit.header.date)
    actions = _why_now([a for a in placed if a.state.status != "dropped" and a.id not in declined])
    first = _do_first(actions, questionnaire.plan.per_horizon)
    solid = card.verdict is not None and not card.verdict.provisional
    return Plan(
        gate_action=_gate_action(card),
        actions=actions,
        do_first=first,
        not_now=(*put_off, *_off(placed, declined)),
        choose_from=() if ranked else _heaviest_short_of_full(questionnaire, card),
        find_out=(*card.unknown, *card.hardly_known),
        worth_first=worth_of(questionnaire, card, first) if solid and first else None,
        worth={a.id: worth_of(questionnaire, card, [a]) for a in actions} if solid else {},
        worth_by_slot=_by_slot(questionnaire, card, actions) if solid else {},
        ask_again=audit.header.date + _ROUND,
    )


def _by_slot(questionnaire: Questionnaire, card: Scorecard, actions: Sequence[Action]) -> dict[int, Worth]:
    months = {slot: [a for a in actions if a.slot == slot] for slot in _SLOTS}
    return {slot: worth_of(questionnaire, card, month) for slot, month in months.items() if month}


def _due(questionnaire: Questionnaire, card: Scorecard, states: Mapping[str, ActionState]) -> Iterable[_Due]:
    """Yield what is due: answers at one half or less that have a recommendation.

    The client's own effort and impact of an action take the place of the recommendation's.

    The questions of a gate are outcomes: once the verdict's sections are rated they make no actions.
    """
    order = 0
    for section in questionnaire.walk():
        for question in section.questions:
            order += 1
            item = card.items.get(question.id)
            if item is None or item.score is None or item.score > LOW:
                continue
            if question.recommendation is None or (section.gate and _blocks_rated(card)):
                continue
            advice, gap = _own(question.recommendation, states.get(fault_of(question))), 1 - item.score
            reach = gap * question.weight * IMPACT[advice.impact]
            yield _Due(
                question=question,
                recommendation=advice,
                gap=gap,
                reach=reach,
                priority=reach / EFFORT[advice.effort],
                red_flag=is_red_flag(questionnaire, question, item),
                order=order,
                after_basics=section.after_basics,
            )


def _own(advice: Recommendation, state: ActionState | None) -> Recommendation:
    if state is None or not (state.effort or state.impact):
        return advice
    return replace(advice, effort=state.effort or advice.effort, impact=state.impact or advice.impact)


def _merged(due: Iterable[_Due]) -> list[list[_Due]]:
    """Return one group per merge key, the member with the highest priority first."""
    groups: dict[str, list[_Due]] = {}
    for each in due:
        groups.setdefault(fault_of(each.question), []).append(each)
    return [sorted(group, key=lambda d: (-d.priority, d.order)) for group in groups.values()]


def _ranked(groups: list[list[_Due]]) -> list[list[_Due]]:
    """Return the groups in rank order: red flags, make-or-break points, priority, kind, effort, order."""

    def rank(group: list[_Due]) -> tuple[bool, bool, Fraction, int, int, int]:
        """Return what orders one group among the others."""
        lead = group[0]
        return (
            not any(d.red_flag for d in group),
            not any(d.question.make_or_break for d in group),
            -lead.priority,
            min(_KIND[d.question.kind] for d in group),
            EFFORT[lead.recommendation.effort],
            min(d.order for d in group),
        )

    ordered = sorted(groups, key=rank)
    waiting = [g for g in ordered if all(d.after_basics for d in g) and not any(d.red_flag for d in g)]
    others = [group for group in ordered if group not in waiting]
    basics = [n for n, group in enumerate(others) if any(d.question.kind == "basic" for d in group)]
    if not waiting or not basics:
        return ordered
    last = others[basics[-1]]
    behind = ordered.index(last)
    early = [group for group in ordered[:behind] if group in waiting]
    kept = [group for group in ordered if group not in early]
    cut = kept.index(last) + 1
    return [*kept[:cut], *early, *kept[cut:]]


def _own_hands(audit: Audit) -> bool:
    """Return whether the respondent carries out most changes alone."""
    return any(
        q.shows == "own_hands" and q.id in audit.answers and audit.answers[q.id].value == "yes"
        for q in audit.questionnaire.questions()
    )


def _action(group: list[_Due], audit: Audit, *, own_hands: bool) -> Action:
    lead = group[0]
    advice = lead.recommendation
    id_ = fault_of(lead.question)
    state = audit.plan.get(id_) or ActionState(id=id_)
    return Action(
        id=id_,
        number=0,
        questions=tuple(d.question.id for d in group),
        recommendation=advice,
        also=tuple(step for d in group[1:] for step in d.recommendation.steps),
        kind=min((d.question.kind for d in group), key=lambda kind: _KIND[kind]),
        red_flag=any(d.red_flag for d in group),
        make_or_break=any(d.question.make_or_break for d in group),
        chosen=False,
        gap=lead.gap,
        weight=lead.question.weight,
        priority=lead.priority,
        reach=lead.reach,
        quadrant=_quadrant(lead.reach, advice),
        slot=0,
        due=None,
        moved=False,
        who=state.owner or audit.header.roles.get(advice.role) or ("you" if own_hands else advice.role),
        why_now="",
        state=state,
    )


def _quadrant(reach: Fraction, advice: Recommendation) -> Quadrant:
    if reach >= _HIGH_REACH:
        return "quick_win" if advice.effort == "S" else "plan_it"
    return "when_time" if advice.effort == "S" else "not_now"


def _marked(actions: list[Action], choice: str) -> list[Action]:
    """Mark the respondent's choice, given as a question behind the action or as the action's own id."""
    return [a.but(chosen=bool(choice) and choice in (*a.questions, a.id)) for a in actions]


def _lifted(actions: list[Action]) -> list[Action]:
    """Lift the respondent's choice into third place if it stands lower, but never above a red flag."""
    at = next((n for n, a in enumerate(actions) if a.chosen), None)
    if at is None:
        return actions
    rest = [*actions[:at], *actions[at + 1 :]]
    below_flags = max((n for n, a in enumerate(actions[:at], start=1) if a.red_flag), default=0)
    place = min(at, max(_THIRD, below_flags))
    return [*rest[:place], actions[at], *rest[place:]]


def _numbered(actions: Iterable[Action]) -> list[Action]:
    return [action.but(number=n) for n, action in enumerate(actions, start=1)]


def _declined(actions: Iterable[Action], audit: Audit) -> frozenset[str]:
    """Return the actions that the client declined, but for those under way or over all the same."""
    decisions = audit.header.decisions
    return frozenset(
        action.id
        for action in actions
        if action.id in decisions and is_declined(decisions[action.id].decision, action.state.status)
    )


def _off(placed: Iterable[Action], declined: Collection[str]) -> Iterable[NotNow]:
    """Yield what was dropped or declined. What was declined has no day that could pass."""
    for action in placed:
        if action.state.status == "dropped":
            yield NotNow(action=action, reason="dropped")
        elif action.id in declined:
            yield NotNow(action=action.but(due=None, slot=0), reason="declined")


def _sort_out(
    actions: list[Action], declined: Collection[str], *, crying: bool
) -> tuple[list[Action], tuple[NotNow, ...]]:
    """Put off delighters while a basic cries out, and what gains little for long work.

    What is put off has no number: another action has it. What is under way or over is put off no more.
    What was dropped or declined keeps its number and its place in a month, so that no other action changes
    either because of it.
    """
    kept: list[Action] = []
    put_off: list[NotNow] = []
    for action in actions:
        advice = action.recommendation
        if (
            action.id in declined
            or action.red_flag
            or action.make_or_break
            or action.chosen
            or action.state.status != "open"
        ):
            kept.append(action)
        elif action.kind == "delighter" and crying:
            put_off.append(NotNow(action=action.but(number=0), reason="delighter"))
        elif advice.impact == "L" and advice.effort != "S":
            put_off.append(NotNow(action=action.but(number=0), reason="low_impact"))
        else:
            kept.append(action)
    return kept, tuple(put_off)


def _scheduled(actions: list[Action], per_slot: int, start: datetime.date) -> list[Action]:
    """Give each action, in rank order, the first month from its own on that still has room; else later.

    One with a day of its own stands in the month of that day, whether there is room or not.
    """
    room = dict.fromkeys(_SLOTS, per_slot)
    placed: list[Action] = []
    for action in actions:
        if when := action.state.due:
            month = month_of(when, start)
            room[month] = max(room.get(month, 0) - 1, 0)
    for action in actions:
        if when := action.state.due:
            placed.append(action.but(slot=month_of(when, start), due=when, moved=False))
            continue
        own = action.recommendation.horizon
        slot: Slot = next((day for day in _SLOTS if day >= own and room[day]), 0)
        if slot:
            room[slot] -= 1
        due = start + datetime.timedelta(days=slot) if slot else None
        placed.append(action.but(slot=slot, due=due, moved=slot != own))
    return placed


def month_of(when: datetime.date, start: datetime.date) -> Slot:
    """Return the month of a plan that a day lies in, 0 for later."""
    return next((slot for slot in _SLOTS if (when - start).days <= slot), 0)


def _why_now(actions: list[Action]) -> tuple[Action, ...]:
    """Fill in why an action comes now where the action it stands beside is due as well."""
    number = {question: action.number for action in actions for question in action.questions}
    return tuple(
        action.but(why_now=now.text.format(n=number[now.beside]))
        if (now := action.recommendation.why_now) and now.beside in number
        else action
        for action in actions
    )


def _do_first(actions: Sequence[Action], per_slot: int) -> tuple[Action, ...]:
    """Return the first month's worth of actions by rank; red flags that finish later come on top.

    What is done has made room for the next.
    """
    left = [action for action in actions if not action.state.is_over]
    extra = sum(action.red_flag and action.slot != _SLOTS[0] for action in left)
    return tuple(left[: per_slot + extra])


def _gate_action(card: Scorecard) -> Recommendation | None:
    """Return the advice of a test that was not passed, unless both blocks were looked at and rated."""
    if _blocks_rated(card):
        return None
    return next((g.gate.recommendation for g in card.gates if g.state != "passed"), None)


def _blocks_rated(card: Scorecard) -> bool:
    return bool(card.weakest_of) and not card.unrated and not card.not_asked


def _heaviest_short_of_full(questionnaire: Questionnaire, card: Scorecard) -> tuple[str, ...]:
    """Return the three heaviest questions to choose from; a gate's are outcomes here as in `_due`."""
    short = [
        (question.weight, question.id)
        for section in questionnaire.walk()
        if not (section.gate and _blocks_rated(card))
        for question in section.questions
        if question.recommendation is not None
        and question.id in card.items
        and (value := card.items[question.id].score) is not None
        and value < 1
    ]
    return tuple(id_ for _, id_ in sorted(short, key=lambda pair: -pair[0])[:3])
