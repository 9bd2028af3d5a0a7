"""The arithmetic of what is expected against what is done, as lines of text."""

from collections.abc import Iterator

from cxaudit.audit.record import Audit
from cxaudit.expectation import Expectation, Means, PairGap, expectation
from cxaudit.files.table import decimal_text
from cxaudit.plan.exact import figure
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.scoring.scorecard import Scorecard
from cxaudit.wording import say


def explain_gaps(audit: Audit, card: Scorecard) -> Iterator[str]:
    """Yield how the gaps of pairs and their means come about; nothing where nothing was rated twice."""
    found = expectation(audit, card)
    if found is None:
        return
    yield ""
    yield say("explain.gaps")
    for pair in found.pairs:
        yield "  " + _pair(pair)
    for id_ in found.without:
        yield "  " + say("explain.gap_none", id=id_)
    if found.means:
        yield from _values(audit.questionnaire, found, found.means)
        yield from _means(found.means)


def _pair(pair: PairGap) -> str:
    values = {"done": figure(pair.done), "expected": figure(pair.expected), "gap": figure(pair.gap)}
    said = say("explain.gap_pair", id=pair.question, **values)
    return f"{said} {say('explain.gap_people', n=pair.n)}" if pair.n > 1 else said


def _values(asked: Questionnaire, found: Expectation, means: Means) -> Iterator[str]:
    places = {q.id: q.dimensions.get(means.dimension, ()) for q in asked.questions()}
    for value in means.values:
        own = [figure(pair.gap) for pair in found.pairs if value.value in places[pair.question]]
        if value.gap is None:
            yield "  " + say("explain.gap_empty", title=value.title)
        else:
            yield "  " + say(
                "explain.gap_value", title=value.title, sum=" + ".join(own), n=len(own), gap=figure(value.gap)
            )


def _means(means: Means) -> Iterator[str]:
    known = [figure(value.gap) for value in means.values if value.gap is not None]
    if means.mean is not None:
        values = {"sum": " + ".join(known), "n": len(known), "mean": figure(means.mean)}
        yield "  " + say("explain.gap_mean", **values)
    if means.weighted is not None:
        parts = [
            say("explain.part", weight=decimal_text(value.weight), score=figure(value.gap))
            for value in means.values
            if value.weight is not None and value.gap is not None
        ]
        yield "  " + say("explain.gap_weighted", sum=" + ".join(parts), weighted=figure(means.weighted))
    elif means.why_not == "sum":
        yield "  " + say("explain.gap_sum", total=decimal_text(means.total))
    elif means.why_not:
        yield "  " + say("explain.gap_unweighed")
