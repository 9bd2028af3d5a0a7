"""Whether weights, scales, points and gates can do what they are there for."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from cxaudit.files.table import Origin
from cxaudit.problems import Problem
from cxaudit.questionnaire.found import problem, warn
from cxaudit.questionnaire.model import Band, Option, Question, Questionnaire, Section

_ZERO, _ONE = Fraction(0), Fraction(1)
_FULL = "Let the best answer score 1."


def scores_of(questionnaire: Questionnaire, q: Question) -> tuple[Fraction, ...]:
    """Return the scores an answer can have, the lowest and the highest among them; () without a score."""
    if q.type == "number":
        return tuple(band.score for band in reachable_bands(q))
    if q.type == "touchpoints":
        return ()
    options = questionnaire.options_of(q)
    scores = tuple([option.score for option in options if option.score is not None])
    if q.type == "multiple" and scores:
        together = sum((o.score or _ZERO for o in options if not o.exclusive), _ZERO)
        return (*scores, min(together, _ONE))
    return scores


def tells_apart(questionnaire: Questionnaire, q: Question) -> bool:
    """Return whether answers differ in score. That they do not is told once; what follows from it is not."""
    scores = scores_of(questionnaire, q)
    return any(score != scores[0] for score in scores)


def reachable_bands(q: Question) -> tuple[Band, ...]:
    """Return the bands that a number between `min` and `max` can fall into."""
    found, start = [], None
    for band in q.bands:
        above = q.max is not None and start is not None and start > q.max
        beneath = q.min is not None and band.below is not None and band.below <= q.min
        if not above and not beneath:
            found.append(band)
        start = band.below
    return tuple(found)


def weights_of_questions_count(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A question with a weight has a score, and another question whose score it is weighed against."""
    for section in questionnaire.walk():
        scored = {q.id for q in section.questions if questionnaire.scores(q)}
        if 1 < len(scored) == len(section.questions):
            continue  # nearly always: whatever they weigh, it counts
        for q in section.questions:
            if q.weight == 1:
                continue
            if q.id not in scored:
                message = f"{q.id} has no score that a weight could move"
                yield warn("inert-weight", q.origin, "weight", message, "Take the weight out.")
            elif len(scored) == 1 and not q.dimensions:
                message = f"{q.id} is the only question with a score in {section.id!r}: its weight moves none"
                hint = "Take it out. For the section to count more, give the section a weight."
                yield warn("inert-weight", q.origin, "weight", message, hint)


def weights_of_sections_count(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A section with a weight has a score, and beside it another section of a different weight."""
    yield from _weights(questionnaire, questionnaire.sections)
    for section in questionnaire.walk():
        if section.sections:
            yield from _weights(questionnaire, section.sections)


def _weights(questionnaire: Questionnaire, parts: tuple[object, ...]) -> Iterator[Problem]:
    sections = [part for part in parts if isinstance(part, Section)]
    weighed = [section for section in sections if section.weight != 1]
    if not weighed:
        return
    counted = [section for section in sections if can_score(questionnaire, section)]
    alike = len({section.weight for section in counted}) == 1
    for section in weighed:
        if section not in counted:
            message = f"{section.id!r} stays out of every total, so its weight moves nothing"
        elif len(counted) == 1:
            message = f"no other section with a score stands beside {section.id!r}: its weight moves none"
        elif alike:
            message = f"all sections beside {section.id!r} weigh the same as it does: its weight moves none"
        else:
            continue
        yield warn("inert-weight", section.origin, "weight", message, "Take the weight out.")


def can_score(questionnaire: Questionnaire, section: Section) -> bool:
    """Return whether a section counts in totals and has something to score."""
    stack = [section]
    while stack:
        this = stack.pop()
        if this.scored:
            if any(questionnaire.scores(q) for q in this.questions):
                return True
            stack += [child for child in this.sections if isinstance(child, Section)]
    return False


def scores_are_in_order(questionnaire: Questionnaire) -> Iterator[Problem]:
    """The scores of a choice rise from its first option to its last, and are not all the same."""
    several = {q.scale for q in questionnaire.questions() if q.type == "multiple"}
    for scale in questionnaire.scales.values():
        if scale.id not in several:
            yield from _order(scale.options, scale.origin)
    for q in questionnaire.questions():
        if q.options and q.chooses:
            yield from _order(q.options, q.origin)


def _order(options: tuple[Option, ...], origin: Origin) -> Iterator[Problem]:
    scores = [option.score for option in options if option.score is not None]
    if len(scores) < len(options):
        return
    if scores[0] == scores[-1] and len(set(scores)) == 1:
        message, hint = "every option scores the same, so no answer changes anything", "Score the worst 0."
        yield problem("equal-scores", origin, "options", message, hint)
        return
    if scores == sorted(scores):
        return
    for (_, before), (option, score) in pairwise(zip(options, scores, strict=True)):
        if score < before:
            message = f"the option {option.value!r} scores less than the one before it"
            hint = "Order the options from the worst to the best, or correct the score."
            yield warn("scores-out-of-order", option.origin, "score", message, hint)
            return


def numbers_are_told_apart(questionnaire: Questionnaire) -> Iterator[Problem]:
    """The bands that allowed numbers can fall into do not all score the same; every band can be reached."""
    for q in questionnaire.questions():
        if not q.bands:
            continue
        reached = reachable_bands(q)
        for band in q.bands:
            if band not in reached:
                message = "no number between `min` and `max` falls into this band"
                yield warn("unused-band", band.origin, "score", message, "Take it out, or widen the limits.")
        if len({band.score for band in reached}) == 1:
            message = "every number scores the same, so no answer changes anything"
            hint = "Score the worst band 0." if len(reached) > 1 else "Add a band that scores less."
            yield problem("equal-scores", q.origin, "bands", message, hint)


def full_marks_can_be_reached(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Somebody who gives the best answer to a number or a multiple choice scores 1."""
    for q in questionnaire.questions():
        if q.type in ("number", "multiple"):
            scores = scores_of(questionnaire, q)
            if scores and max(scores) < 1 and (q.type != "number" or tells_apart(questionnaire, q)):
                key = "bands" if q.bands else "options" if q.options else "scale"
                message = f"no answer to {q.id} scores 1, so nobody can reach full marks"
                yield problem("never-full", q.origin, key, message, _FULL)


def points_can_hold(questionnaire: Questionnaire) -> Iterator[Problem]:
    """The lowest answer to a make-or-break point holds the verdict at a level."""
    holding = any(level.hold_up_to is not None for level in questionnaire.levels)
    for q in questionnaire.questions():
        scores = scores_of(questionnaire, q) if q.make_or_break else ()
        if not scores or not tells_apart(questionnaire, q):
            continue
        if not holding:
            message = f"no level is held by a low answer to {q.id}: none has `hold_up_to`"
            hint = "Say under `levels` which one it holds, as in `hold_up_to: 0.5`."
            yield warn("never-holds", q.origin, "make_or_break", message, hint)
            continue
        # Here, since scoring is more than a file without such points needs.
        from cxaudit.scoring.rate import hold_level

        if hold_level(questionnaire.levels, min(scores)) is None:
            message = f"no answer to {q.id} is low enough to hold the verdict"
            hint = "Give it a scale that begins at 0, or take `make_or_break` out."
            yield warn("never-holds", q.origin, "make_or_break", message, hint)


def levels_can_be_held(questionnaire: Questionnaire) -> Iterator[Problem]:
    """The highest level holds nothing back, and a level with a red flag says which scores it holds."""
    for level in questionnaire.levels:
        if level.hold_up_to is not None and level is questionnaire.levels[-1]:
            message, key = "holding a verdict at the highest level holds nothing back", "hold_up_to"
            hint = "Write `hold_up_to` at the level that a low answer may reach at most."
        elif level.red_flag and level.hold_up_to is None:
            message, key = "no point is ever held here, so none is a red flag", "red_flag"
            hint = "Add `hold_up_to`, the highest score that is held here, or take `red_flag` out."
        else:
            continue
        yield warn("never-holds", level.origin, key, message, hint)


def something_scores(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Some section that counts has a question with a score, or a section has a test."""
    sections = [section for section in questionnaire.sections if isinstance(section, Section)]
    if not any(can_score(questionnaire, s) for s in sections) and not any(
        section.gate for section in questionnaire.walk()
    ):
        message = "nothing here has a score that counts, so there can be no verdict"
        hint = "Give a question a scale that scores, in a section without `scored: false`."
        yield warn("nothing-scores", questionnaire.origin, "sections", message, hint)


def gates_can_open_and_close(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Answers exist with which a gate is passed, and answers with which it is not."""
    for section in questionnaire.walk():
        if section.gate is None:
            continue
        reach = {q.id: scores for q in section.questions if (scores := scores_of(questionnaire, q))}
        short = [name for name, scores in reach.items() if max(scores) < 1]
        if short:
            message = f"nobody can pass this test: no answer to {short[0]} scores 1"
            yield problem("gate-never-passes", section.origin, "gate", message, _FULL)
        elif reach and all(min(scores) == 1 for scores in reach.values()):
            message, hint = "nobody can fail this test: every answer scores 1", "Score the worst answers 0."
            yield problem("gate-never-fails", section.origin, "gate", message, hint)


CHECKS = (
    weights_of_questions_count,
    weights_of_sections_count,
    scores_are_in_order,
    numbers_are_told_apart,
    full_marks_can_be_reached,
    points_can_hold,
    levels_can_be_held,
    something_scores,
    gates_can_open_and_close,
)
