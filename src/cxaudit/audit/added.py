"""What the interview itself adds beside an answer: it goes with the answer it was about."""

from dataclasses import replace

from cxaudit.audit.answers import Answer
from cxaudit.wording import say


def own_words(note: str) -> str:
    """Return a note without the lines that stand for what was asked again."""
    added = (say("interview.usual_note"), say("interview.bad_day_note"))
    return "\n".join(line for line in note.split("\n") if line not in added)


def without_added(answer: Answer) -> Answer:
    """Return an answer as before the interview added to it: it is about to become another one."""
    kept = replace(answer, note=own_words(answer.note))
    shown = answer.evidence == say("interview.can_show")
    return replace(kept, evidence="", evidence_strength="") if shown else kept
