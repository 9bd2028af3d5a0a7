"""Whether pairs can be rated twice on one scale, and whether their gaps can be averaged."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from cxaudit.files.table import Origin, decimal_text
from cxaudit.problems import Problem, did_you_mean
from cxaudit.questionnaire.found import problem
from cxaudit.questionnaire.model import Dimension, Gaps, Option, Question, Questionnaire

WHOLE = Fraction(100)
"""So many points are split over the values of a dimension."""


def pairs_fit(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A pair is rated on answers that score and rise; its first rating may have other words for them."""
    for q in questionnaire.questions():
        if q.type == "pair":
            yield from _pair_problems(questionnaire, q)
        elif q.pair is not None:
            message, hint = "`pair` is for questions of type pair", "Write `type: pair`, or take it out."
            yield problem("bad-question", q.origin, "pair", message, hint)


def _pair_problems(questionnaire: Questionnaire, q: Question) -> Iterator[Problem]:
    options = questionnaire.options_of(q)
    key = "options" if q.options else "scale"
    if options and not questionnaire.scores(q):
        message, hint = f"{q.id} is a pair, and its answers have no scores", "Give it a scale that scores."
        yield problem("bad-question", q.origin, key, message, hint)
    elif any((this.score or 0) >= (following.score or 0) for this, following in pairwise(options)):
        message = f"{q.id} is a pair, and the scores of its answers do not rise from one to the next"
        hint = "Order them from the worst to the best: a gap is counted in steps."
        yield problem("bad-question", q.origin, key, message, hint)
    if q.pair and q.pair.scale:
        yield from _other_words(questionnaire, q.pair.scale, q.pair.origin, options)
    for name in ("suggest", "with_all"):
        if getattr(q, name):
            message, hint = f"a pair has two ratings, and `{name}` is one answer", "Take it out."
            yield problem("bad-question", q.origin, name, message, hint)


def _other_words(
    questionnaire: Questionnaire, name: str, origin: Origin, options: tuple[Option, ...]
) -> Iterator[Problem]:
    scale = questionnaire.scales.get(name)
    if scale is None:
        hint = did_you_mean(name, questionnaire.scales)
        yield problem("unknown-id", origin, "scale", f"there is no scale {name!r}", hint)
    elif options and [each.value for each in scale.options] != [each.value for each in options]:
        message = f"the scale {name!r} has other values than the second rating"
        hint = f"Give it these, in this order: {', '.join(each.value for each in options)}."
        yield problem("bad-question", origin, "scale", message, hint)


def gaps_can_be_averaged(questionnaire: Questionnaire) -> Iterator[Problem]:
    """`gaps` names a dimension with pairs that measure alike; the weights of its values add up to 100."""
    gaps = questionnaire.gaps
    if gaps is None:
        return
    dimension = questionnaire.dimensions.get(gaps.dimension)
    if dimension is None:
        hint = did_you_mean(gaps.dimension, questionnaire.dimensions) or "Declare it under `dimensions:`."
        message = f"there is no dimension {gaps.dimension!r}"
        yield problem("unknown-id", gaps.origin, "dimension", message, hint)
        return
    pairs = [q for q in questionnaire.questions() if q.type == "pair" and q.dimensions.get(gaps.dimension)]
    if not pairs:
        message = f"no pair has a value on {gaps.dimension!r}, so there are no gaps to average"
        hint = "Give questions of type pair their place on it, under `dimensions:`."
        yield problem("bad-gaps", gaps.origin, "dimension", message, hint)
    yield from _alike(questionnaire, pairs)
    if gaps.weights and gaps.weights_from:
        message, hint = "`weights` and `weights_from` both say what the values weigh", "Keep one of them."
        yield problem("bad-gaps", gaps.origin, "weights_from", message, hint)
    yield from _weighed(gaps, dimension, pairs)
    yield from _shares(questionnaire, gaps)


def _alike(questionnaire: Questionnaire, pairs: list[Question]) -> Iterator[Problem]:
    """Steps of a scale of five and of one of seven have no common mean; expected and important neither."""
    for q in pairs[1:]:
        one, other = len(questionnaire.options_of(pairs[0])), len(questionnaire.options_of(q))
        if one and other and one != other:
            message = (
                f"{q.id} has {other} answers and {pairs[0].id} has {one}: their gaps have no common mean"
            )
            key = "options" if q.options else "scale"
            yield problem("bad-gaps", q.origin, key, message, "Rate all pairs of a dimension alike.")
        first, second = pairs[0].first_rating, q.first_rating
        if first and second and first.first != second.first:
            message = f"{q.id} asks for {second.first} and {pairs[0].id} for {first.first} first"
            hint = "Ask for the same in all pairs of a dimension: their gaps have no common mean."
            yield problem("bad-gaps", q.origin, "pair", message, hint)


def _weighed(gaps: Gaps, dimension: Dimension, pairs: list[Question]) -> Iterator[Problem]:
    rated = {value for q in pairs for value in q.dimensions[gaps.dimension]}
    for key, named in (("weights", gaps.weights), ("weights_from", gaps.weights_from)):
        if not named:
            continue
        for name in named:
            if name not in dimension.values:
                message = f"the dimension {gaps.dimension!r} has no value {name!r}"
                source, hint = gaps.origin.key(key, name), did_you_mean(name, dimension.values)
                yield Problem(code="unknown-id", message=message, source=source, hint=hint)
            elif pairs and name not in rated and gaps.weights.get(name) != 0:
                message = f"{name!r} has a weight, and no pair that could have a gap"
                source = gaps.origin.key(key, name)
                otherwise = "give it the weight 0" if key == "weights" else "take it out of the dimension"
                hint = f"Give a pair this value on {gaps.dimension!r}, or {otherwise}."
                yield Problem(code="bad-gaps", message=message, source=source, hint=hint)
        missing = [name for name in dimension.values if name not in named]
        if missing:
            message = f"`{key}` says nothing of {missing[0]!r}"
            hint = f"Name every value of {gaps.dimension!r}: {', '.join(dimension.values)}."
            yield problem("bad-gaps", gaps.origin, key, message, hint)
    total = sum(gaps.weights.values(), Fraction(0))
    if gaps.weights and total != WHOLE:
        message = f"the weights add up to {decimal_text(total)}, not to {decimal_text(WHOLE)}"
        hint = "Split 100 points over the values."
        yield problem("bad-gaps", gaps.origin, "weights", message, hint)


def _shares(questionnaire: Questionnaire, gaps: Gaps) -> Iterator[Problem]:
    known = {q.id: q for q in questionnaire.questions()} if gaps.weights_from else {}
    numbers = [q.id for q in known.values() if q.type == "number"]
    taken: dict[str, str] = {}
    for value, name in gaps.weights_from.items():
        source = gaps.origin.at("weights_from", value)
        before = taken.setdefault(name, value)
        if name not in known:
            hint = did_you_mean(name, numbers)
            message = f"there is no question {name!r}"
            yield Problem(code="unknown-id", message=message, source=source, hint=hint)
        elif name not in numbers:
            message, hint = f"{name} is no number question", "Write `type: number` for it, or name another."
            yield Problem(code="bad-gaps", message=message, source=source, hint=hint)
        elif (low := known[name].min) is None or low < 0:
            message = f"{name} may be below 0, and a share of 100 points is not"
            yield Problem(code="bad-gaps", message=message, source=source, hint=f"Write `min: 0` for {name}.")
        elif before != value:
            message, hint = f"{name} is the share of {before!r} already", "Name a question for each value."
            yield Problem(code="bad-gaps", message=message, source=source, hint=hint)


def gaps_for(whole: Questionnaire, taken: Iterable[Questionnaire]) -> Gaps | None:
    """Return how the first of `taken` that says so averages gaps, if its pairs and shares are all here."""
    ids = {q.id for q in whole.questions()}
    here = {
        (name, value)
        for q in whole.questions()
        if q.type == "pair"
        for name, values in q.dimensions.items()
        for value in values
    }
    for each in taken:
        gaps = each.gaps
        if gaps is None:
            continue
        values = each.dimensions[gaps.dimension].values
        needed = {(gaps.dimension, value) for value in values if gaps.weights.get(value) != 0}
        if needed <= here and ids.issuperset(gaps.weights_from.values()):
            return gaps
    return None


CHECKS = (pairs_fit, gaps_can_be_averaged)
