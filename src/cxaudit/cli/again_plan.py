"""What `run --from` takes over from the plan of the earlier audit, said on the screen."""

from collections.abc import Iterator

from cxaudit.audit.plan_state import ActionState
from cxaudit.audit.record import Audit
from cxaudit.report.display import bare, listed
from cxaudit.scoring.rules import fault_of
from cxaudit.text import one_line
from cxaudit.wording import say


def taken_from_plan(earlier: Audit) -> Iterator[str]:
    """Yield what is taken over from an earlier plan, and what is not; nothing where nobody said anything."""
    titles = {
        fault_of(question): bare(question.recommendation.title)
        for question in reversed(tuple(earlier.questionnaire.questions()))
        if question.recommendation
    }
    kept = [state for id_, state in earlier.plan.items() if id_ in titles]
    taken = [text for n, text in _counts(kept) if n]
    if taken:
        yield say("interview.again_plan", what=listed(taken))
    for state in kept:
        if state.status == "dropped":
            title, note = titles[state.id], bare(one_line(state.note))
            if note:
                yield say("interview.again_dropped", title=title, note=note)
            else:
                yield say("interview.again_dropped_bare", title=title)
    done = [titles[state.id] for state in kept if state.status == "done"]
    if done:
        yield say("interview.again_done", titles=" · ".join(done))
    if any(state.due for state in kept):
        yield say("interview.again_days")
    if len(kept) < len(earlier.plan):
        yield say("interview.again_own")


def _counts(kept: list[ActionState]) -> Iterator[tuple[int, str]]:
    n = sum(bool(state.owner) for state in kept)
    yield n, say("interview.again_owners", n=n)
    n = sum(bool(state.effort or state.impact) for state in kept)
    yield n, say("interview.again_ratings", n=n)
    n = sum(bool(state.baseline or state.readings) for state in kept)
    yield n, say("interview.again_counted", n=n)
    n = sum(bool(state.note) for state in kept if state.status != "dropped")
    yield n, say("interview.again_notes", n=n)
    n = sum(state.status == "doing" for state in kept)
    yield n, say("interview.again_doing", n=n)
