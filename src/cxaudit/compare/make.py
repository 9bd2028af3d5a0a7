"""Two audits -> Comparison: sections then and now, typed changes, and how far the two can be compared."""

import datetime
from collections.abc import Callable, Iterator
from fractions import Fraction

from cxaudit.audit.record import Audit
from cxaudit.compare.became import became
from cxaudit.compare.caveats import caveats, shared
from cxaudit.compare.corners import Corners, Fact
from cxaudit.compare.model import Change, Comparison, Held, Kind, SectionPair, Side, Standing
from cxaudit.compare.overdue import overdue_changes
from cxaudit.compare.people import People, people_of
from cxaudit.compare.questions import action_changes, question_changes
from cxaudit.plan.make import make_plan
from cxaudit.problems import CallError
from cxaudit.questionnaire.model import Level
from cxaudit.questionnaire.versions import Pair, matched
from cxaudit.scoring.score import score
from cxaudit.scoring.scorecard import SectionScore, every
from cxaudit.wording import points

_WHOLE = ""


def compare(before: Audit, after: Audit, *, today: datetime.date, people: People | None = None) -> Comparison:
    """Return what changed from one audit to another, each with what it is due to.

    Which actions are overdue is seen `today` in both plans. Who answered is read from the audits, unless
    `people` says it: redacted audits do not tell any more.

    Raises `CallError` where the two have no question in common that scores.
    """
    pairs = matched(before.questionnaire, after.questionnaire)
    if not shared(before, after, pairs):
        raise CallError(
            f"{before.questionnaire.id!r} and {after.questionnaire.id!r} have no question in common.",
            hint="Compare two audits of the same questionnaire, or of one that includes the other.",
        )
    first, second = _side(before), _side(after)
    people = people or people_of(before, after)
    corners = Corners(before, after, pairs, people)
    sections = tuple(_sections(first, second, corners))
    actions = tuple(action_changes(first, second, pairs, corners))
    causes = {change.id: change for change in actions}
    return Comparison(
        before=first,
        after=second,
        caveats=tuple(caveats(before, after, pairs, people)),
        sections=sections,
        same_people=people.same,
        became=tuple(became(first, second, pairs)),
        changes=(
            *_verdict_changes(first, second, corners),
            *_section_changes(sections, corners),
            *_gate_changes(first, second, corners),
            *_flag_changes(first, second, corners, pairs),
            *question_changes(first, second, pairs, corners),
            *actions,
            *overdue_changes(first, second, pairs, causes, today),
        ),
    )


def _side(audit: Audit) -> Side:
    card = score(audit)
    return Side(audit=audit, card=card, plan=make_plan(audit, card))


def _sections(first: Side, second: Side, corners: Corners) -> Iterator[SectionPair]:
    """Yield every section that scores: as the second audit has them, those that are gone, then the whole."""
    then, now = _by_id(first), _by_id(second)
    for id_ in [*now, *(id_ for id_ in then if id_ not in now)]:
        if id_ != _WHOLE:
            yield _pair(id_, then.get(id_), now.get(id_), corners)
    yield _pair(_WHOLE, then.get(_WHOLE), now.get(_WHOLE), corners)


def _by_id(side: Side) -> dict[str, SectionScore]:
    found = (
        each for each in every(side.card.sections) if each.scored and each.tally.applicable + each.tally.na
    )
    return {each.id: each for each in found} | {_WHOLE: side.card.whole}


def _pair(id_: str, then: SectionScore | None, now: SectionScore | None, corners: Corners) -> SectionPair:
    shown = now or then
    assert shown is not None, "a section is in one of the two"
    return SectionPair(
        id=id_,
        title=shown.title,
        depth=max(shown.depth, 0),
        before=then.score if then else None,
        after=now.score if now else None,
        level_before=then.level if then else None,
        level_after=now.level if now else None,
        parts=corners.split(id_),
    )


def _section_changes(sections: tuple[SectionPair, ...], corners: Corners) -> Iterator[Change]:
    for pair in sections:
        if pair.before != pair.after:
            yield Change(
                kind="score",
                id=pair.id,
                before=pair.before,
                after=pair.after,
                standing=_score_standing(pair),
                why=corners.why("score", pair.id),
            )
        if _level_id(pair.level_before) != _level_id(pair.level_after):
            why = corners.why("level", pair.id)
            yield Change(
                kind="level",
                id=pair.id,
                before=_level_id(pair.level_before),
                after=_level_id(pair.level_after),
                standing=_moved(_direction(pair), _sign(pair.parts.answers) if pair.parts else 0),
                why=why,
            )


def _score_standing(pair: SectionPair) -> Standing:
    """Better or worse only where the answers moved the score that way, and so far that it reads otherwise."""
    parts = pair.parts
    if parts is None or parts.answers * parts.total <= 0:
        return "not_comparable"
    if _reads(pair.before) == _reads(pair.after) and _level_id(pair.level_before) == _level_id(
        pair.level_after
    ):
        return "unchanged"
    return "better" if parts.answers > 0 else "worse"


def _reads(value: Fraction | None) -> str:
    return "" if value is None else points(value)


def _level_id(level: Level | None) -> str | None:
    return level.id if level else None


def _direction(pair: SectionPair) -> int | None:
    return None if pair.before is None or pair.after is None else _sign(pair.after - pair.before)


def _sign(value: Fraction | int) -> int:
    return (value > 0) - (value < 0)


def _moved(direction: int | None, answers: int) -> Standing:
    """Return how something stands that moved up (1) or down (-1), and which way the answers moved it.

    None or 0 as direction: that does not say.
    """
    if not direction or answers != direction:
        return "not_comparable"
    return "better" if direction > 0 else "worse"


def _verdict_changes(first: Side, second: Side, corners: Corners) -> Iterator[Change]:
    then, now = first.card.verdict, second.card.verdict
    before, after = _level_id(then.level if then else None), _level_id(now.level if now else None)
    if before == after:
        return
    names = [level.id for level in second.audit.questionnaire.levels]
    same = names == [level.id for level in first.audit.questionnaire.levels]
    known = same and before is not None and after is not None
    direction = _sign(names.index(after or "") - names.index(before or "")) if known else None

    def rank(level: Fact) -> Fraction | None:
        """Return a level's place among the levels, where both questionnaires have the same."""
        return Fraction(names.index(str(level))) if known and level in names else None

    yield _change(("verdict", ""), before, after, direction, corners, rank)


def _change(
    of: tuple[Kind, str],
    before: Held,
    after: Held,
    direction: int | None,
    corners: Corners,
    reads: Callable[[Fact], Fraction | None],
) -> Change:
    kind, id_ = of
    standing = _moved(direction, corners.answers_moved(kind, id_, reads))
    why = corners.why(kind, id_)
    return Change(kind=kind, id=id_, before=before, after=after, standing=standing, why=why)


def _gate_changes(first: Side, second: Side, corners: Corners) -> Iterator[Change]:
    """Yield the tests that came out otherwise. Between not passed and undecided neither is better."""
    then = {gate.section: gate.state for gate in first.card.gates}
    now = {gate.section: gate.state for gate in second.card.gates}
    for id_ in [*now, *(id_ for id_ in then if id_ not in now)]:
        before, after = then.get(id_), now.get(id_)
        if before == after:
            continue
        passing = "passed" in (before, after) and None not in (before, after)
        direction = (1 if after == "passed" else -1) if passing else None
        yield _change(("gate", id_), before, after, direction, corners, _passes)


def _passes(state: Fact) -> Fraction | None:
    return None if state is None else Fraction(state == "passed")


def _flag_changes(first: Side, second: Side, corners: Corners, pairs: list[Pair]) -> Iterator[Change]:
    """Yield the red flags that went up or down; comparable where the question was answered both times."""
    names = {pair.old.id: pair.new.id for pair in pairs}
    old = {pair.new.id: pair.old.id for pair in pairs}
    then = [names.get(flag, flag) for fault in first.card.red_flags for flag in fault]
    now = [flag for fault in second.card.red_flags for flag in fault]
    for id_ in dict.fromkeys([*now, *then]):
        if id_ in now and id_ in then:
            continue
        both = _answered(first, old.get(id_, id_)) and _answered(second, id_)
        direction = (-1 if id_ in now else 1) if both else None
        before, after = ("" if id_ in now else "up"), ("up" if id_ in now else "")
        yield _change(("flag", id_), before, after, direction, corners, _lowers)


def _lowers(flag: Fact) -> Fraction | None:
    return Fraction(-1 if flag else 0)


def _answered(side: Side, id_: str) -> bool:
    item = side.card.items.get(id_)
    return item is not None and item.score is not None
