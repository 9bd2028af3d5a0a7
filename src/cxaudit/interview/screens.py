"""What an interview shows, in paragraphs of clean text, whatever the front end makes of them."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from cxaudit.audit.answers import Answer, AnswerError, Stage, Touchpoint
from cxaudit.files.table import decimal_text
from cxaudit.interview import guards
from cxaudit.interview.choices import describe, describe_first
from cxaudit.interview.commands import slash
from cxaudit.interview.engine import Entry, Interview
from cxaudit.interview.events import (
    CustomersSay,
    DontKnow,
    Event,
    Evidence,
    EvidenceStrength,
    Give,
    NotApplicable,
    Note,
    Place,
    RemovePlace,
    Second,
    Skip,
)
from cxaudit.interview.progress import position
from cxaudit.questionnaire.model import Option, Question, Section
from cxaudit.questionnaire.pairs import WHOLE
from cxaudit.text import clean, one_line
from cxaudit.wording import count, say

_MOST_NAMED = 5


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


def asked(interview: Interview) -> str:
    """Return the question at hand; of a pair, with which of its ratings is wanted on a line below."""
    question = interview.question
    if question is None:
        return ""
    text, first = clean(question.text), question.first_rating
    if first is None:
        return text
    if interview.half == "value":
        return f"{text}\n{say('interview.second_rating')}"
    wanted = clean(first.text)
    if not wanted:
        is_importance = first.first == "importance"
        wanted = say("interview.first_importance") if is_importance else say("interview.first_expected")
    return f"{text}\n{say('interview.first_rating', wanted=wanted)}"


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
    if question.type == "touchpoints" and interview.last_time.state == "open":
        lines = []
    elif answer.state == "open":
        lines = [say("interview.enter_skips")] if question.may_stay_open else []
        if interview.last_time.state != "open":
            lines = _last_time(interview)
        elif interview.earlier:
            lines = [_asked_before(interview, interview.earlier)]
        elif interview.suggested:
            lines = [say("interview.enter_takes", answer=in_words(interview, interview.suggested))]
    if answer.customers:
        lines.insert(0, say("interview.customers_now", said=customers_words(interview, question, answer)))
    if interview.half == "value" and (first := describe_first(interview.questionnaire, question, answer)):
        lines.insert(0, say("interview.first_now", first=first[:1].upper() + first[1:].rstrip(".")))
    if answer.evidence:
        lines.insert(0, say("interview.evidence", evidence=clean(answer.evidence)))
    if answer.note:
        lines.insert(0, say("interview.note", note=clean(answer.note)))
    return tuple(lines)


def _last_time(interview: Interview) -> list[str]:
    """Return what was said in the earlier audit, that Enter says it again, and what was noted then."""
    question, last = interview.question, interview.last_time
    assert question is not None, "there is a question at hand"
    said = "; ".join(one_line(place.name) for place in last.places)
    said = said or _in_words(interview, question, last)
    lines = [say("interview.last_time", answer=said)]
    return [*lines, say("interview.last_note", note=clean(last.note))] if last.note else lines


def _asked_before(interview: Interview, earlier: Question) -> str:
    """Return what was answered when the same was asked from another side, and whether Enter takes it."""
    said = describe(interview.questionnaire, earlier, interview.answers[earlier.id]).rstrip(".")
    if interview.repeated:
        return say("interview.repeat_same", answer=said)
    return say("interview.repeat_near", question=one_line(earlier.text), answer=said)


def wanted(interview: Interview) -> str:
    """Return what to type at a list of places; '' elsewhere, where the question says it."""
    question = interview.question
    return say("interview.name_place") if question and question.type == "touchpoints" else ""


def places(interview: Interview) -> tuple[tuple[str, str], ...]:
    """Return the places named so far, each with the number that stands for it."""
    named = enumerate(interview.current.places, start=1)
    return tuple((str(number), place_text(interview, place)) for number, place in named)


def place_text(interview: Interview, place: Touchpoint) -> str:
    """Return a place with what was said about it."""
    said = (stage_words(place.stage), place.channel, place.owner, rating_words(interview, place))
    details = "; ".join(one_line(each) for each in said if each)
    return f"{one_line(place.name)} ({details})" if details else one_line(place.name)


def place_now(interview: Interview, name: str) -> str:
    """Return how the place of this name stands now."""
    found = [place_text(interview, place) for place in interview.current.places if place.is_called(name)]
    return say("interview.place_now", place=found[0]) if found else ""


def stage_words(stage: Stage) -> str:
    """Return a stage of the journey in words."""
    words = {
        "before": say("interview.stage_before"),
        "during": say("interview.stage_during"),
        "after": say("interview.stage_after"),
    }
    return words.get(stage, "")


def rating_words(interview: Interview, place: Touchpoint) -> str:
    """Return the rating of a place in words; '' if it has none."""
    labels = {option.value: one_line(option.label) for option in interview.options}
    return labels.get(place.rating, place.rating)


def customers_words(interview: Interview, question: Question, answer: Answer) -> str:
    """Return what customers' data says, and what that rests on; '' if nobody said."""
    said = answer.customers
    if said is None:
        return ""
    value = describe(
        interview.questionnaire, question, Answer(value=said.value, expected=said.expected)
    ).rstrip(".")
    rests = [count(said.n, say("interview.answer_one"), say("interview.answer_many"))] if said.n else []
    rests += [one_line(said.source)] if said.source else []
    return f"{value} ({', '.join(rests)})" if rests else value


def keys(interview: Interview) -> str:
    """Return what can be typed at the question at hand."""
    question = interview.question
    if question is not None and question.type == "touchpoints":
        return say("interview.keys_places")
    taken = question is not None and question.second_rating
    return say("interview.keys", customers=say("interview.keys_customers") if taken else "")


def in_words(interview: Interview, suggested: str = "") -> str:
    """Return the present answer, or a suggested value, in words, without a full stop at the end."""
    question = interview.question
    if question is None:
        return ""
    return _in_words(interview, question, Answer(value=suggested) if suggested else interview.current)


def _in_words(interview: Interview, question: Question, answer: Answer) -> str:
    """Return what was said to what is asked; at one half of a pair, to that half."""
    if interview.half == "value":
        answer = replace(answer, expected="", expected_unknown=False)
    if interview.half != "expected" or answer.state in ("na", "open"):
        return describe(interview.questionnaire, question, answer).rstrip(".")
    first = Answer(expected=str(answer.value or ""), expected_unknown=answer.unknown)
    return describe_first(interview.questionnaire, question, first).rstrip(".")


def also(interview: Interview) -> str:
    """Return which commands are at hand here, the commonest by name."""
    question = interview.question
    if question is None:
        return ""
    before = slash(interview)
    if question.may_stay_open or question.suggest:
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
    if kind == "touchpoints":
        return say("interview.prompt_name")
    return say("interview.prompt_text") if kind == "text" else say("interview.prompt")


def refusal(error: AnswerError) -> str:
    """Return what is wrong as a sentence, and what to do instead."""
    message = error.message[:1].upper() + error.message[1:].rstrip(".")
    return f"{message}. {error.hint}".strip()


def confirmed(before: Interview, event: Event, after: Interview) -> str:
    """Return what to say once an event has been carried out; '' where the next screen says it."""
    at = replace(after, at=before.at, second=before.second)
    if isinstance(event, Note | Evidence):
        old = before.current.note if isinstance(event, Note) else before.current.evidence
        if not event.text:
            return say("interview.taken_away")
        return say("interview.noted_instead", old=one_line(old)) if old else say("interview.noted")
    if isinstance(event, EvidenceStrength):
        return say("interview.noted")
    if isinstance(event, Second) and before.question:
        taken_away = isinstance(event, CustomersSay) and event.value is None
        said = customers_words(after, before.question, at.current)
        return say("interview.taken_away") if taken_away else say("interview.customers_saved", said=said)
    if isinstance(event, RemovePlace):
        return say("interview.taken_away_what", what=one_line(event.name))
    if isinstance(event, Place):
        number = len(at.current.places)
        is_new = number > len(before.current.places)
        place = one_line(event.place.name)
        return say("interview.saved_as", number=number, place=place) if is_new else ""
    if isinstance(event, Skip) and before.question:
        if before.current.state != "open":
            return say("interview.kept", answer=in_words(at))
        return say("interview.left_out") if before.question.may_stay_open else say("interview.skipped")
    if isinstance(event, Give | NotApplicable | DontKnow):
        return say("interview.saved", answer=in_words(at))
    return ""


def consequences(before: Interview, event: Event, after: Interview) -> tuple[str, ...]:
    """Return what an answer leads to besides itself: questions that go or come back, many equal answers."""
    if not isinstance(event, Give | NotApplicable | DontKnow):
        return ()
    said = []
    if gone := _gone(before, after):
        said.append(say("interview.hidden", questions=named(gone)))
    if back := _gone(after, before):
        said.append(say("interview.restored", questions=named(back)))
    is_new = after.answers[before.at].value != before.whole.value
    if isinstance(event, Give) and is_new and before.question:
        run = guards.alike(after, before.at)
        if run and run % guards.ALIKE == 0:
            value = Answer(value=after.answers[before.at].value)
            answer = describe(after.questionnaire, before.question, value).rstrip(".")
            said.append(say("interview.alike", n=run, answer=answer))
    said += _points(after, before.at)
    return tuple(said)


def _points(after: Interview, question: str) -> list[str]:
    """Return how many of 100 points are given, where this question asks for a share of them."""
    gaps = after.questionnaire.gaps
    shares = [id_ for id_ in gaps.weights_from.values() if id_ in after.relevance.items] if gaps else []
    if question not in shares:
        return []
    given = [after.answers[id_].value for id_ in shares if id_ in after.answers]
    points = [value for value in given if isinstance(value, Fraction)]
    total = sum(points, Fraction(0))
    if len(points) < len(shares) and total <= WHOLE:
        return [say("interview.points_so_far", total=decimal_text(total))]
    return [] if total == WHOLE else [say("interview.points_off", total=decimal_text(total))]


def _gone(before: Interview, after: Interview) -> tuple[Question, ...]:
    """Return the answered questions that were asked before and are not asked after."""
    if before.relevance.items.keys() == after.relevance.items.keys():
        return ()
    gone = [name for name in before.relevance.items if name not in after.relevance.items]
    answered = [name for name in gone if not before.answers.get(name, Answer()).is_empty]
    return tuple(before.index.questions[name] for name in answered)


def named(questions: Sequence[Question]) -> str:
    """Return the first few of some questions by name, and how many more there are."""
    names = [one_line(question.short or question.text).rstrip(".?!") for question in questions]
    more = len(names) - _MOST_NAMED
    return "; ".join(names[:_MOST_NAMED]) + (say("interview.and_more", n=more) if more > 0 else "")


def at_end(interview: Interview, *, asked: bool, reviewed: bool) -> str:
    """Return what to say behind the last question: the first time above all answers, then above the missing.

    `asked` is whether a question was asked in this session.
    """
    number = len(interview.missing)
    if reviewed:
        return _end_missing(interview) if number else say("interview.end_again")
    start = say("interview.end") if asked else say("interview.end_again")
    rest = say("interview.end_open", missing=missing_words(interview)) if number else say("interview.end_all")
    return f"{start} {rest}"


def _end_missing(interview: Interview) -> str:
    return say("interview.end_missing", missing=missing_words(interview))


def missing_words(interview: Interview) -> str:
    """Return how many questions are not answered, and which is the first of them."""
    number, first = len(interview.missing), interview.missing[0].number
    missing = count(number, say("interview.question_one"), say("interview.question_many"))
    if number == 1:
        return say("interview.missing_one", questions=missing, number=first)
    return say("interview.missing_many", questions=missing, number=first)


def said_to(interview: Interview, entry: Entry) -> str:
    """Return what was said to a question in a list; one that may stay open is not missing."""
    begun = entry.answer.state != "open" or entry.answer.first.state != "open"
    if begun or not entry.question.may_stay_open:
        return describe(interview.questionnaire, entry.question, entry.answer)
    is_passed = interview.is_settled(entry.question.id)
    return say("interview.said_left_out") if is_passed else say("interview.said_not_asked")


def review_line(interview: Interview, entry: Entry) -> str:
    """Return a question in a list, with what was said to it."""
    question = one_line(entry.question.short or entry.question.text)
    answer = said_to(interview, entry)
    if entry.answer.customers:
        said = customers_words(interview, entry.question, entry.answer)
        answer = say("interview.review_customers", answer=answer, said=said)
    if entry.answer.note:
        answer = say("interview.review_note", answer=answer)
    return say("interview.review_line", question=question, answer=answer)
