"""What an interview shows, in paragraphs of clean text, whatever the front end makes of them."""

from dataclasses import replace

from cxaudit.audit.answers import Answer
from cxaudit.files.table import decimal_text
from cxaudit.interview.choices import describe
from cxaudit.interview.commands import slash
from cxaudit.interview.engine import Entry, Interview
from cxaudit.interview.events import (
    DontKnow,
    Event,
    Evidence,
    EvidenceStrength,
    Give,
    NotApplicable,
    Note,
    Skip,
)
from cxaudit.interview.progress import position
from cxaudit.questionnaire.model import Option, Question, Section
from cxaudit.text import clean, one_line
from cxaudit.wording import say


def heading(section: Section) -> str:
    """Return a section's title with what it means."""
    title = one_line(section.title)
    return say("interview.heading", title=title, text=one_line(section.text)) if section.text else title


def progress(interview: Interview) -> str:
    """Return how far the interview is, in words."""
    at = position(interview)
    if at is None:
        return ""
    title = one_line(at.section.title)
    if not at.scored_number:
        return say("interview.progress", section=title, number=at.number, of=at.of)
    return say(
        "interview.progress_all",
        section=title,
        number=at.number,
        of=at.of,
        done=at.scored_number,
        all=at.scored_of,
    )


def option_text(option: Option) -> str:
    """Return an option's label with the line that makes it concrete."""
    label = one_line(option.label)
    return f"{label} ({one_line(option.help)})" if option.help else label


def takes(question: Question) -> str:
    """Return what a number or multiple-choice question wants, in words; '' where the options say it."""
    if question.type == "multiple":
        return say("interview.multiple")
    if question.type != "number":
        return ""
    low = decimal_text(question.min) if question.min is not None else ""
    high = decimal_text(question.max) if question.max is not None else ""
    if low and high:
        said = say("interview.number_between", low=low, high=high)
    elif low:
        said = say("interview.number_from", low=low)
    else:
        said = say("interview.number_to", high=high) if high else say("interview.number_any")
    return f"{said} {say('interview.number_unit', unit=one_line(question.unit))}" if question.unit else said


def so_far(interview: Interview) -> tuple[str, ...]:
    """Return what was said to the question already, and what Enter alone would mean."""
    question, answer = interview.question, interview.current
    if question is None:
        return ()
    said = in_words(interview)
    lines = [say("interview.now", answer=said), say("interview.enter_keeps")]
    if answer.state == "open":
        lines = [say("interview.enter_skips")] if question.optional else []
        if interview.earlier:
            lines = [_asked_before(interview, interview.earlier)]
        elif interview.suggested:
            lines = [say("interview.enter_takes", answer=in_words(interview, interview.suggested))]
    if answer.evidence:
        lines.insert(0, say("interview.evidence", evidence=clean(answer.evidence)))
    if answer.note:
        lines.insert(0, say("interview.note", note=clean(answer.note)))
    return tuple(lines)


def _asked_before(interview: Interview, earlier: Question) -> str:
    """Return what was answered when the same was asked from another side, and whether Enter takes it."""
    said = describe(interview.questionnaire, earlier, interview.answers[earlier.id]).rstrip(".")
    if interview.repeated:
        return say("interview.repeat_same", answer=said)
    return say("interview.repeat_near", question=one_line(earlier.text), answer=said)


def in_words(interview: Interview, suggested: str = "") -> str:
    """Return the present answer, or a suggested value, in words, without a full stop at the end."""
    question = interview.question
    if question is None:
        return ""
    answer = Answer(value=suggested) if suggested else interview.current
    return describe(interview.questionnaire, question, answer).rstrip(".")


def also(interview: Interview) -> str:
    """Return which commands are at hand here, the commonest by name."""
    question = interview.question
    if question is None:
        return ""
    before = slash(interview)
    if question.optional or question.suggest:
        said = say("interview.also_optional", slash=before)
    elif question.na:
        said = say("interview.also_na", slash=before)
    else:
        said = say("interview.also", slash=before)
    return f"{said} {say('interview.has_help', slash=before)}" if question.help else said


def prompt(interview: Interview) -> str:
    """Return the word before the cursor."""
    kind = interview.question.type if interview.question else "choice"
    if kind == "number":
        return say("interview.prompt_number")
    return say("interview.prompt_text") if kind == "text" else say("interview.prompt")


def confirmed(before: Interview, event: Event, after: Interview) -> str:
    """Return what to say once an event has been carried out; '' where the next screen says it."""
    at = replace(after, at=before.at)
    if isinstance(event, Note | Evidence):
        old = before.current.note if isinstance(event, Note) else before.current.evidence
        if not event.text:
            return say("interview.taken_away")
        return say("interview.noted_instead", old=one_line(old)) if old else say("interview.noted")
    if isinstance(event, EvidenceStrength):
        return say("interview.noted")
    if isinstance(event, Skip) and before.question:
        if before.current.state != "open":
            return say("interview.kept", answer=in_words(at))
        return say("interview.left_out") if before.question.optional else say("interview.skipped")
    if isinstance(event, Give | NotApplicable | DontKnow):
        return say("interview.saved", answer=in_words(at))
    return ""


def review_line(interview: Interview, entry: Entry) -> str:
    """Return a question in a list, with what was said to it."""
    question = one_line(entry.question.short or entry.question.text)
    answer = describe(interview.questionnaire, entry.question, entry.answer)
    if entry.answer.note:
        answer = say("interview.review_note", answer=answer)
    return say("interview.review_line", question=question, answer=answer)
