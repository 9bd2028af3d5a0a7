"""What changed at single questions and actions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from cxaudit.audit.answers import Answer
from cxaudit.compare.corners import Corners
from cxaudit.compare.model import PARTS, Change, Kind, Part, Side, Standing
from cxaudit.plan.model import Action
from cxaudit.questionnaire.model import Question
from cxaudit.questionnaire.versions import Pair, is_rescaled, is_reworded
from cxaudit.scoring.rate import NOTHING
from cxaudit.scoring.scorecard import ItemScore

_APPLIES: tuple[Part, ...] = ("applicability",)
_ANSWERS: tuple[Part, ...] = ("answers",)
_ASKED: tuple[Part, ...] = ("questionnaire",)


def question_changes(first: Side, second: Side, pairs: Sequence[Pair], corners: Corners) -> Iterator[Change]:
    """Yield what changed at questions: in the order of the second questionnaire, what is gone last."""
    old = {pair.new.id: pair for pair in pairs}
    for question in second.audit.questionnaire.questions():
        if question.id not in old:
            yield _bare("added", question.id, _ASKED, after=_given(second, question))
            continue
        for change in _at(first, second, old[question.id]):
            yield _by_whom(change, corners) if corners.of_several else change
    kept = {pair.old.id for pair in pairs}
    for question in first.audit.questionnaire.questions():
        if question.id not in kept:
            yield _bare("removed", question.id, _ASKED, before=_given(first, question))


def _by_whom(change: Change, corners: Corners) -> Change:
    """Return the change of a question as it stands where several answered, or not the same people did.

    It is better or worse only where somebody who answered both times gave another answer, and that moved it.
    """
    if change.kind in ("reworded", "rescored"):
        return change
    why = corners.causes(change.id)
    if not why:
        return change
    moved = corners.item_moved(change.id) if "answers" in why else 0
    as_said = {1: "better", -1: "worse"}.get(moved) == change.standing
    standing = change.standing if as_said or change.standing == "unchanged" else "not_comparable"
    return replace(change, standing=standing, why=why)


def _bare(
    kind: Kind, id_: str, why: tuple[Part, ...], before: Answer | None = None, after: Answer | None = None
) -> Change:
    return Change(kind=kind, id=id_, before=before, after=after, standing="not_comparable", why=why)


def _given(side: Side, question: Question) -> Answer | None:
    answer = side.audit.answers.get(question.id)
    return answer if answer is not None and question.id in side.card.items else None


def _at(first: Side, second: Side, pair: Pair) -> Iterator[Change]:
    id_ = pair.new.id
    before, after = first.audit.questionnaire, second.audit.questionnaire
    if is_rescaled(before, after, pair) or pair.old.weight != pair.new.weight:
        yield _bare("rescored", id_, _ASKED)
    if is_reworded(before, after, pair):
        yield _bare("reworded", id_, _ASKED)
    then, now = first.card.items.get(pair.old.id), second.card.items.get(id_)
    said, says = _given(first, pair.old), _given(second, pair.new)
    if then is None or now is None:
        if then is not now:
            yield _bare("asked" if now else "not_asked", id_, _APPLIES, said, says)
    elif then.state == now.state == "value":
        yield from _answer(first, second, pair, then, now)
    elif then.state != now.state:
        yield _bare(_kind(then, now), id_, _APPLIES, said or NOTHING, says or NOTHING)
    elif _first(said) != _first(says):
        bare = _bare("answer", id_, _ANSWERS, said or NOTHING, says or NOTHING)
        yield replace(bare, standing="unchanged")


def _first(answer: Answer | None) -> tuple[str, bool]:
    """Return the first rating of a pair: what is expected, and whether that is not known."""
    return (answer.expected, answer.expected_unknown) if answer else ("", False)


def _kind(then: ItemScore, now: ItemScore) -> Kind:
    if now.state == "na":
        return "not_applicable"
    return "applicable" if then.state == "na" else "answer"


def _answer(first: Side, second: Side, pair: Pair, then: ItemScore, now: ItemScore) -> Iterator[Change]:
    said, says = _given(first, pair.old) or NOTHING, _given(second, pair.new) or NOTHING
    alike = said.value == says.value and _first(said) == _first(says)
    if alike and then.score == now.score:
        return
    rescaled = is_rescaled(first.audit.questionnaire, second.audit.questionnaire, pair)
    if alike and rescaled:
        return
    yield Change(
        kind="answer",
        id=pair.new.id,
        before=said,
        after=says,
        standing="not_comparable" if rescaled else _standing(then.score, now.score),
        why=_ANSWERS,
    )


def _standing(before: Fraction | None, after: Fraction | None) -> Standing:
    if before is None or after is None or before == after:
        return "unchanged"
    return "better" if after > before else "worse"


def action_changes(first: Side, second: Side, pairs: Sequence[Pair], corners: Corners) -> Iterator[Change]:
    """Yield the actions that became due, then those that are due no more."""
    names = {pair.old.id: pair.new.id for pair in pairs}
    then = {names.get(id_, id_): action for id_, action in _due(first).items()}
    now = _due(second)
    old = {new: id_ for id_, new in names.items()}
    for id_, action in now.items():
        if id_ not in then:
            asked = [(old.get(each, ""), each) for each in action.questions]
            yield _by_people(_action("opened", id_, asked, first, second, "worse"), asked, corners)
    for id_, action in then.items():
        if id_ not in now:
            asked = [(each, names.get(each, "")) for each in action.questions]
            yield _by_people(_action("closed", id_, asked, first, second, "better"), asked, corners)


def _by_people(change: Change, asked: Sequence[tuple[str, str]], corners: Corners) -> Change:
    """Return what became of an action as it stands where several answered, or not the same people did."""
    if not corners.of_several:
        return change
    ids = [new or old for old, new in asked]
    causes = {part for id_ in ids for part in corners.causes(id_)}
    if not causes or ("people" not in causes and change.why != _ANSWERS):
        return change
    wanted = 1 if change.kind == "closed" else -1
    fits = change.standing == "not_comparable" or any(corners.item_moved(id_) == wanted for id_ in ids)
    standing = change.standing if fits else "not_comparable"
    return replace(change, standing=standing, why=tuple(part for part in PARTS if part in causes))


def _due(side: Side) -> dict[str, Action]:
    actions = (*side.plan.actions, *(put_off.action for put_off in side.plan.not_now))
    return {action.id: action for action in actions}


def _action(
    kind: Kind, id_: str, asked: Sequence[tuple[str, str]], first: Side, second: Side, standing: Standing
) -> Change:
    """Return what became of an action, due to the answers if one of its questions was answered both times."""
    scores = [(_score(first, old), _score(second, new)) for old, new in asked]
    if any(then is not None and now is not None and then != now for then, now in scores):
        return Change(kind=kind, id=id_, before=None, after=None, standing=standing, why=_ANSWERS)
    both = all(old in first.questions and new in second.questions for old, new in asked)
    still = any(then is not None and then == now for then, now in scores)
    changed = first.audit.questionnaire != second.audit.questionnaire
    why = _ASKED if (still and changed) or not both else _APPLIES
    return Change(kind=kind, id=id_, before=None, after=None, standing="not_comparable", why=why)


def _score(side: Side, id_: str) -> Fraction | None:
    item = side.card.items.get(id_)
    return item.score if item else None
