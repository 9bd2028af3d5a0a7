"""Comparison -> the part of a report that says what changed: words beside exact numbers."""

from collections.abc import Iterator
from fractions import Fraction

from cxaudit.audit.answers import Answer
from cxaudit.audit.own_plan import own_due
from cxaudit.compare.model import Change, Comparison, SectionPair, Side, Stand
from cxaudit.questionnaire.model import Question, Questionnaire
from cxaudit.questionnaire.versions import matched
from cxaudit.report.became import became_of
from cxaudit.report.caution import cautions
from cxaudit.report.display import (
    capital,
    full_day,
    listed,
    name_of,
    score_number,
    sentence,
    shortened,
    status_word,
)
from cxaudit.report.parts import Number
from cxaudit.report.progress import Since, SinceChange, SinceGroup, SinceSection
from cxaudit.report.said import both_words
from cxaudit.text import one_line
from cxaudit.wording import count, day, say

_ORDER = ("better", "worse", "unchanged", "not_comparable")
_TENTH = 10
_LATE = ("overdue", "not_overdue")


def since(found: Comparison) -> Since:
    """Return what changed, ready to be shown."""
    words = _Words(found)
    groups = tuple(_groups([words.change(change) for change in found.changes]))
    plan = tuple(became_of(found)) if _has_moved(found) else ()
    then, now = found.before.audit.header.date, found.after.audit.header.date
    return Since(
        heading=say("since.heading", day=full_day(then)),
        before=then.isoformat(),
        before_text=f"{day(then)} {then.year}",
        after=now.isoformat(),
        after_text=f"{day(now)} {now.year}",
        verdict_before=_verdict(found.before),
        verdict_after=_verdict(found.after),
        same_people=found.same_people,
        got_worse=found.got_worse,
        summary=tuple(_summary(found)),
        caveats=tuple(cautions(found)),
        sections=tuple(_section(pair) for pair in found.sections),
        parts_note=say("since.parts_note") if found.same_people else say("since.parts_note_people"),
        plan_heading=say("since.plan", day=full_day(then)) if plan else "",
        plan=plan,
        groups=groups,
    )


def _has_moved(found: Comparison) -> bool:
    """Whether anything changed, or anything of the earlier plan was begun."""
    return bool(found.changes) or any(each.state.status != "open" for each in found.became)


def _verdict(side: Side) -> str:
    return side.card.verdict.level.title if side.card.verdict else ""


def in_short(found: Since) -> str:
    """Return what changed in a line for the first page: the verdict, the sections at the top, the plan."""
    said = list(found.summary[:1])
    tops = [row for row in found.sections if row.id and not row.depth and row.before and row.after]
    moved = [
        say("since.note_moved", title=row.title, before=row.before.text, after=row.after.text)
        for row in tops
        if row.before and row.after and row.before.exact != row.after.exact
    ]
    said += [sentence("; ".join(moved))] if moved else []
    if found.plan:
        done = sum(action.status == "done" for action in found.plan)
        said.append(_marked_done(done, len(found.plan)))
    return " ".join(said)


def _marked_done(done: int, total: int) -> str:
    """Return how many of a plan's actions are marked done."""
    if total == 1:
        return say("since.note_plan_only_done") if done else say("since.note_plan_only")
    return (
        say("since.note_plan_one", total=total)
        if done == 1
        else say("since.note_plan", done=done, total=total)
    )


def _summary(found: Comparison) -> Iterator[str]:
    before, after = _verdict(found.before), _verdict(found.after)
    if before and after:
        if before == after:
            yield say("since.verdict_same", level=after)
        else:
            yield say("since.verdict_moved", before=before, after=after)
    elif before or after:
        yield say("since.verdict_went", before=before) if before else say("since.verdict_came", after=after)
    if not found.changes:
        yield say("since.nothing_answered") if _has_moved(found) else say("since.nothing")
        return
    yield from _counts(found)
    for pair in found.sections:
        if pair.parts and pair.parts.together:
            yield say("since.together", title=title_of(pair), points=difference(pair.parts.together).text)


def _counts(found: Comparison) -> Iterator[str]:
    """Yield how many answers changed, and apart from them how many other things did."""
    answers = [each for each in found.of("answer") if "answers" in each.why]
    rest = [each for each in found.changes if each not in answers]
    better, worse = (sum(each.standing == one for each in answers) for one in ("better", "worse"))
    other = len(answers) - better - worse
    n = count(len(answers), say("since.answer_one"), say("since.answer_many"))
    if not answers:
        yield _no_answers(found)
    elif len(answers) == better:
        yield say("since.answers_better", n=n) if better > 1 else say("since.answer_better", n=n)
    elif len(answers) == worse:
        yield say("since.answers_worse", n=n) if worse > 1 else say("since.answer_worse", n=n)
    else:
        yield say("since.answers_mixed", n=n, better=better, worse=worse, other=other)
    better, worse = (sum(each.standing == one for each in rest) for one in ("better", "worse"))
    if rest:
        yield say("since.counts", better=better, worse=worse, other=len(rest) - better - worse)


def _no_answers(found: Comparison) -> str:
    """Return that no answer changed; of other people, only what can be told."""
    if found.same_people:
        return say("since.no_answers")
    caveats = {caveat.kind: caveat for caveat in found.caveats}
    if "unclear" in caveats:
        return say("since.cannot_tell_names")
    both = caveats["others"].before if "others" in caveats else "0"
    return say("since.cannot_tell") if both == "0" else say("since.no_answers_of_both")


def title_of(pair: SectionPair) -> str:
    """Return what a section is called; all of them together have a name of ours."""
    return pair.title if pair.id else say("since.whole")


def _section(pair: SectionPair) -> SinceSection:
    parts = pair.parts
    return SinceSection(
        id=pair.id,
        title=title_of(pair),
        depth=pair.depth,
        before=score_number(pair.before, [pair.level_before] if pair.level_before else []),
        after=score_number(pair.after, [pair.level_after] if pair.level_after else []),
        level_before=pair.level_before.title if pair.level_before else "",
        level_after=pair.level_after.title if pair.level_after else "",
        points=difference(parts.total) if parts else None,
        answers=difference(parts.answers) if parts else None,
        questionnaire=difference(parts.questionnaire) if parts else None,
        applicability=difference(parts.applicability) if parts else None,
        people=difference(parts.people) if parts else None,
        together=difference(parts.together) if parts and parts.together else None,
    )


def difference(value: Fraction) -> Number:
    """Return points with their sign, to a tenth; 0 only where nothing differs."""
    if not value:
        return Number(text="0", exact="0")
    tenths = max(int(abs(value) * _TENTH + Fraction(1, 2)), 1)
    whole, part = divmod(tenths, _TENTH)
    sign = "+" if value > 0 else "-"
    return Number(text=f"{sign}{whole}.{part}" if part else f"{sign}{whole}", exact=str(value))


def _groups(changes: list[SinceChange]) -> Iterator[SinceGroup]:
    headings = {
        "better": "since.better",
        "worse": "since.worse",
        "unchanged": "since.unchanged",
        "not_comparable": "since.not_comparable",
    }
    for standing in _ORDER:
        alike = tuple(change for change in changes if change.standing == standing)
        if alike:
            yield SinceGroup(standing=standing, heading=say(headings[standing], n=len(alike)), changes=alike)


class _Words:
    """How the changes of one comparison read."""

    def __init__(self, found: Comparison) -> None:
        self._before, self._after = found.before, found.after
        self._sections = {pair.id: pair for pair in found.sections}
        self._then = found.before.questions
        self._now = found.after.questions
        pairs = matched(found.before.audit.questionnaire, found.after.audit.questionnaire)
        names = {pair.old.id: pair.new.id for pair in pairs}
        then = {names.get(id_, id_): title for id_, title in _titles(found.before)}
        self._titles = {**then, **dict(_titles(found.after))}

    def change(self, change: Change) -> SinceChange:
        """Return a change as it reads."""
        kind, name = _kind(change), self._name(change)
        before, after = self._held(change, self._before), self._held(change, self._after)
        why = listed([_why(part) for part in change.why])
        line = say("since.line", kind=capital(kind), name=name)
        if before and before == after and change.kind == "score":
            line = say(
                "since.line_barely", kind=capital(kind), name=name, held=before, points=_points(change)
            )
        elif before or after:
            nothing = say("since.no_action") if change.kind in _LATE else say("since.none")
            values = {"before": before or nothing, "after": after or nothing}
            line = say("since.line_moved", kind=capital(kind), name=name, **values)
        return SinceChange(
            kind=change.kind,
            kind_text=kind,
            id=change.id,
            name=name,
            before=before,
            after=after,
            standing=change.standing,
            why=change.why,
            why_text=why,
            text=say("since.line_why", line=line, why=why) if why else line,
        )

    def _name(self, change: Change) -> str:
        if change.kind in ("score", "level"):
            return title_of(self._sections[change.id])
        if change.kind == "verdict":
            return say("since.whole")
        if change.kind == "gate":
            return self._gate(change.id)
        if change.kind in ("opened", "closed", *_LATE):
            return self._titles.get(change.id, change.id)
        question = self._now.get(change.id) or self._then.get(change.id)
        return name_of(question) if question else change.id

    def _gate(self, id_: str) -> str:
        gates = (*self._after.card.gates, *self._before.card.gates)
        return next((gate.gate.title for gate in gates if gate.section == id_), id_)

    def _held(self, change: Change, side: Side) -> str:
        """Return what stood there on one side, in words."""
        held = change.before if side is self._before else change.after
        asked = side.audit.questionnaire
        if isinstance(held, Fraction):
            pair = self._sections[change.id]
            level = pair.level_before if side is self._before else pair.level_after
            return getattr(score_number(held, [level] if level else []), "text", "")
        if isinstance(held, Answer):
            question = side.questions.get(change.id) or self._earlier(change.id, side)
            return shortened(both_words(side.audit, question, held)) if question else ""
        if isinstance(held, Stand):
            return _stand_words(held)
        if change.kind == "gate":
            return _gate_words(held)
        if change.kind in ("level", "verdict") and held:
            return self._level(change, side, asked)
        return ""

    def _earlier(self, id_: str, side: Side) -> Question | None:
        """Return the question as it was called in the other version."""
        known = self._now.get(id_) or self._then.get(id_)
        names = known.renamed_from if known else ()
        others = [q for q in side.questions.values() if q.id in names or id_ in q.renamed_from]
        return others[0] if others else None

    def _level(self, change: Change, side: Side, asked: Questionnaire) -> str:
        pair = self._sections.get(change.id)
        if change.kind == "level" and pair:
            level = pair.level_before if side is self._before else pair.level_after
            return level.title if level else ""
        held = change.before if side is self._before else change.after
        return next((level.title for level in asked.levels if level.id == held), "")


def _titles(side: Side) -> Iterator[tuple[str, str]]:
    """Yield what each action of a plan is called, the auditor's own among them."""
    for action in (*side.plan.actions, *(put_off.action for put_off in side.plan.not_now)):
        yield action.id, action.recommendation.title
    for own in own_due(side.audit):
        yield own.id, one_line(own.action.title)


def _stand_words(stand: Stand) -> str:
    """Return how an action stands: its status, and its day while there is something to do."""
    status = status_word(stand.status)
    if stand.is_over:
        return status
    if stand.due is None:
        return say("since.stands_later", status=status)
    return say("since.stands", status=status, day=f"{day(stand.due)} {stand.due.year}")


def _gate_words(state: object) -> str:
    words = {
        "passed": say("since.gate_passed"),
        "not_passed": say("since.gate_not_passed"),
        "undecided": say("since.gate_undecided"),
    }
    return words.get(str(state), "")


def _why(part: str) -> str:
    words = {
        "answers": say("since.why_answers"),
        "questionnaire": say("since.why_questionnaire"),
        "applicability": say("since.why_applicability"),
        "people": say("since.why_people"),
        "plan": say("since.why_plan"),
    }
    return words[part]


def _points(change: Change) -> str:
    """Return by how many points a score moved."""
    before, after = change.before, change.after
    known = isinstance(before, Fraction) and isinstance(after, Fraction)
    return difference(after - before).text if known else ""  # type: ignore[operator]


def _kind(change: Change) -> str:
    if change.kind == "flag":
        return say("since.kind_flag_up") if change.after else say("since.kind_flag_down")
    if change.kind == "not_overdue" and isinstance(change.after, Stand) and not change.after.is_over:
        return say("since.kind_put_off")
    return say(f"since.kind_{change.kind}")
