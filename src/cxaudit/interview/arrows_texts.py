"""What the arrow-key mode says: how far the interview is, which keys do something here, the help."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cxaudit.audit.answers import Answer, AnswerError
from cxaudit.interview import screens
from cxaudit.interview.arrows_fit import joined
from cxaudit.interview.choices import describe, describe_first
from cxaudit.interview.commands import slash
from cxaudit.interview.engine import Interview
from cxaudit.interview.events import Event, Skip
from cxaudit.interview.progress import position, possible
from cxaudit.questionnaire.model import Question
from cxaudit.text import clean, one_line
from cxaudit.wording import count, say

LETTERS = {
    "b": "/b",
    "s": "/s",
    "x": "/na",
    "?": "/?",
    "n": "/n",
    "e": "/e",
    "c": "/c",
    "r": "/r",
    "q": "/q",
}
"""The keys that are commands at once, with what one types for them in the line mode."""


def before_command(interview: Interview) -> str:
    """Return what stands before a command here: a slash wherever one types, where a letter is a letter."""
    question = interview.question
    return "/" if question and question.type == "number" else slash(interview)


def require_number(typed: str) -> None:
    """Refuse words where a number is asked for, and say how to give a command."""
    if not (typed[0].isdigit() or typed[0] in "+-.,"):
        hint = say("interview.unclear_other", slash="/")
        raise AnswerError(say("interview.unclear", typed=one_line(typed)[:60]), hint)


def progress(interview: Interview) -> tuple[tuple[str, ...], str]:
    """Return how far the interview is: in parts, and in a short form."""
    ahead = possible(interview)
    at = position(interview, ahead)
    if at is None:
        return (), ""
    title = one_line(at.section.title)
    parts = [title, say("arrows.question", number=at.number, of=at.of)]
    if at.scored_number:
        parts.append(say("arrows.in_all", done=at.scored_number, all=at.scored_of))
    if minutes := minutes_left(interview, ahead):
        said = count(minutes, say("interview.minute_one"), say("interview.minute_many"))
        parts.append(say("arrows.minutes_left", minutes=said))
    return tuple(parts), joined((say("arrows.of", number=at.number, of=at.of), title))


def minutes_left(interview: Interview, ahead: Sequence[str]) -> int:
    """Return the questionnaire's minutes in proportion to what is still to ask, at least 1; 0 is unknown.

    `ahead` are the questions that may be asked in all.
    """
    if not interview.questionnaire.duration or not ahead:
        return 0
    left = sum(not interview.is_settled(name) for name in ahead)
    return max(1, round(Fraction(interview.questionnaire.duration * left, len(ahead))))


def about(interview: Interview) -> tuple[str, ...]:
    """Return what stands beside a question: what it takes, and what was said to it so far."""
    question = interview.question
    if question is None:
        return ()
    takes = say("arrows.several") if question.type == "multiple" else screens.takes(question)
    is_marked = interview.options and interview.current.state == "value"
    marked = say("interview.now", answer=screens.in_words(interview)) if is_marked else ""
    return tuple(line for line in (takes, *screens.so_far(interview)) if line and line != marked)


def keys(interview: Interview) -> tuple[str, ...]:
    """Return the keys that do something at the question at hand, in short words."""
    question = interview.question
    return tuple(_keys(interview, question)) if question else ()


def _keys(interview: Interview, question: Question) -> Iterator[str]:
    before = before_command(interview)
    yield _first_key(question)
    if _has_before(interview):
        yield say("arrows.key_back", slash=before)
    yield say("arrows.key_skip", slash=before)
    if question.na and not interview.current.places:
        yield say("arrows.key_na_slash") if before else say("arrows.key_na")
    if not question.suggest and not interview.current.places:
        yield say("arrows.key_unknown", slash=before)
    yield say("arrows.key_note", slash=before)
    yield say("arrows.key_evidence", slash=before)
    if question.second_rating:
        yield say("arrows.key_customers", slash=before)
    yield say("arrows.key_review", slash=before)
    if question.help:
        yield say("arrows.key_help", slash=before)
    yield say("arrows.key_quit", slash=before)


def value_keys(question: Question, *, is_said: bool) -> tuple[str, ...]:
    """Return the keys that do something where customers' data is given beside the answer."""
    away = say("arrows.key_dash") if is_said else ""
    return tuple(filter(None, (_first_key(question), say("arrows.key_as_before"), away)))


def _first_key(question: Question) -> str:
    keys = {
        "choice": say("arrows.key_choose"),
        "pair": say("arrows.key_choose"),
        "multiple": say("arrows.key_mark"),
        "number": say("arrows.key_number"),
        "touchpoints": say("arrows.key_place"),
    }
    return keys.get(question.type, say("arrows.key_text"))


def brief_keys(interview: Interview) -> tuple[str, ...]:
    """Return the keys that are named where there is hardly room: how to see all of them."""
    before = before_command(interview)
    if interview.question and interview.question.type == "multiple":
        return (say("arrows.key_mark_brief", slash=before),)
    more = (say("arrows.key_help", slash=before), say("arrows.key_all", slash=before))
    return (say("arrows.key_back", slash=before), *more) if _has_before(interview) else more


def _has_before(interview: Interview) -> bool:
    """Whether there is a question to go back to, or the first half of this one."""
    if interview.second:
        return True
    for name in interview.relevance.questions:
        if name == interview.at:
            return False
        if name not in interview.recorded:
            return True
    return False


def help_text(interview: Interview) -> tuple[str, tuple[str, ...]]:
    """Return a title and paragraphs: the question in full, what its section is about, and its help."""
    question = interview.question
    if question is None:
        return "", ()
    section = interview.sections[-1]
    more = clean(question.help) or say("interview.no_help")
    return screens.heading(section), tuple(
        filter(None, (screens.asked(interview), more, clean(section.intro)))
    )


def all_keys(interview: Interview) -> tuple[str, ...]:
    """Return what each key does, one line each."""
    question = interview.question
    if question is None:
        return ()
    before = before_command(interview)
    listed = "\n".join(_listed(interview, question, before))
    return (listed, say("arrows.keys_write")) if before else (listed,)


def _listed(interview: Interview, question: Question, before: str) -> Iterator[str]:
    """Yield what each key does that does something at a question."""
    yield say("arrows.keys_answer", first=_first_key(question))
    if not question.suggest and not interview.current.places:
        yield say("arrows.keys_unknown", slash=before)
    if question.na and not interview.current.places:
        yield say("arrows.keys_na", na="/na" if before else "x")
    yield say("arrows.keys_skip", slash=before)
    if _has_before(interview):
        yield say("arrows.keys_back", slash=before)
    yield say("arrows.keys_beside", slash=before)
    if question.second_rating:
        yield say("arrows.keys_customers", slash=before)
    yield say("arrows.keys_more", slash=before)


def said_of(question: Question, event: Event, before: Interview, after: Interview) -> tuple[str, str]:
    """Return a question by its short name, and what was said to it with this event, each on one line."""
    answer = after.answers.get(question.id, Answer())
    said = describe(after.questionnaire, question, answer)
    if before.half == "expected" and answer.first.state in ("value", "unknown"):
        said = describe_first(after.questionnaire, question, answer)
    elif isinstance(event, Skip) and answer.state == "open":
        said = say("arrows.left_out") if question.may_stay_open else say("arrows.left_open")
    return one_line(question.short or question.text), said


def title_of_review(interview: Interview) -> str:
    """Return what stands above all answers: how many are missing."""
    if not interview.missing:
        return say("arrows.review")
    return say("arrows.review_missing", missing=screens.missing_words(interview))
