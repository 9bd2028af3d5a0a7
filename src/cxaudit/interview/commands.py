"""What a typed line means: an event for the engine, or a wish that the front end fulfils itself.

An answer wins over a command of one letter; the command then needs its word or a slash. Nothing is
guessed: what is neither is refused with a hint.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cxaudit.audit.answers import AnswerError, Touchpoint, accept
from cxaudit.files.table import decimal_text
from cxaudit.interview.choices import begun, named, numbered
from cxaudit.interview.engine import Interview, is_number
from cxaudit.interview.events import (
    Back,
    DontKnow,
    Event,
    Evidence,
    Give,
    GoTo,
    NotApplicable,
    Note,
    Place,
    RemovePlace,
    Skip,
)
from cxaudit.problems import did_you_mean
from cxaudit.questionnaire.model import Option
from cxaudit.text import clean, one_line
from cxaudit.wording import say

Wish = Literal["na", "note", "evidence", "help", "review", "keys", "place", "customers"]


@dataclass(frozen=True, slots=True)
class Want:
    """Something only the front end can do: ask for the words of a note, show help, list the answers.

    `about` is the name of the place that is to be changed.
    """

    what: Wish
    about: str = ""


@dataclass(frozen=True, slots=True)
class Quit:
    """Stop here; the answers are saved."""


Said = Event | Want | Quit


def words() -> dict[str, str]:
    """Return every word that is a command, with the name of the command."""
    known = {
        "back": say("interview.words_back"),
        "skip": say("interview.words_skip"),
        "na": say("interview.words_na"),
        "unknown": say("interview.words_unknown"),
        "note": say("interview.words_note"),
        "evidence": say("interview.words_evidence"),
        "help": say("interview.words_help"),
        "review": say("interview.words_review"),
        "quit": say("interview.words_quit"),
        "keys": say("interview.words_keys"),
    }
    return {word: name for name, several in known.items() for word in several.split("|")}


def words_at(interview: Interview) -> dict[str, str]:
    """Return the words that are commands at the question at hand: a second rating only where it is taken."""
    if interview.question is None or not interview.question.second_rating:
        return words()
    return {**words(), **dict.fromkeys(say("interview.words_customers").split("|"), "customers")}


def answer(interview: Interview, typed: str) -> str | Sequence[str]:
    """Return the value that `typed` would be as an answer here; a command, or nothing, is refused."""
    try:
        said = read(interview, typed) if readable(typed) else None
    except AnswerError:
        said = None
    question = interview.question
    if not isinstance(said, Give) or question is None:
        raise AnswerError(say("interview.no_value", typed=one_line(typed)), say("interview.no_value_hint"))
    accept(question, interview.options, said.value)
    value = said.value
    return value if isinstance(value, str) else tuple(each for each in value if isinstance(each, str))


def readable(typed: str) -> str:
    """Return a typed line cleaned; one that only held keys such as arrows is refused, not taken for Enter."""
    text = clean(typed)
    if typed.strip() and not text:
        raise AnswerError(say("interview.unreadable"), say("interview.unreadable_hint"))
    return text


def read(interview: Interview, typed: str) -> Said:
    """Return what `typed` asks for at the question at hand, or refuse it with an `AnswerError`."""
    text = readable(typed)
    question = interview.question
    found: Said | None
    if not text or question is None:
        found = None if text else enter(interview)
    elif text.startswith("/") and not text.startswith("//"):
        found = _command(interview, text[1:].strip())
    elif question.type == "text":
        found = Give(_text(text))
    elif question.type == "touchpoints":
        found = _place(interview, text)
    elif question.type == "number" and (text[0].isdigit() or text[0] in "+-.,"):
        found = Give(text)
    else:
        found = _choice(interview, text)
    if found is None:
        raise _refusal(interview, text)
    return found


def enter(interview: Interview) -> Event | None:
    """Return what Enter alone means: keep the answer, say it as last time, take the suggestion, leave out."""
    question = interview.question
    if question is None:
        return None
    if interview.current.state != "open":
        return Skip()
    if said := _as_last_time(interview):
        return said
    if interview.suggested:
        return Give(interview.suggested)
    return Skip() if question.may_stay_open else None


def _as_last_time(interview: Interview) -> Event | None:
    """Return what was said in the earlier audit, said again; None if nothing was, or it is not taken here."""
    question, last = interview.question, interview.last_time
    if question is None or last.state == "open":
        return None
    if last.state == "na":
        return NotApplicable(last.na)
    if last.state == "unknown":
        return None if question.suggest else DontKnow()
    value = last.value
    return Give(decimal_text(value) if isinstance(value, Fraction) else value or "")


def keys(options: Iterable[Option]) -> str:
    """Return the numbers of options in a few words: `1 to 5`."""
    found = [number for number, _ in numbered(tuple(options))]
    if len(found) < 2:
        return "".join(found)
    which = {"first": found[0], "last": found[-1]}
    return say("interview.key_pair", **which) if len(found) == 2 else say("interview.key_range", **which)


def slash(interview: Interview) -> str:
    """Return what must stand before a one-letter command here: a slash where the whole line is the answer."""
    question = interview.question
    return "/" if question and question.type in ("text", "touchpoints") else ""


def _text(text: str) -> str:
    if text.startswith("//"):
        return text[2:]
    if _plain(text) in words():
        hint = say("interview.slash_needed_hint", typed=text)
        raise AnswerError(say("interview.slash_needed", typed=text), hint)
    return text


def _place(interview: Interview, text: str) -> Said:
    """Read a new name; a number or a name that is there means to change that place, a minus to remove it."""
    if text.startswith("-"):
        return RemovePlace(_named_place(interview, text[1:].strip()))
    if text.isdigit():
        return Want("place", _named_place(interview, text))
    name = one_line(_text(text))
    if any(place.is_called(name) for place in interview.current.places):
        return Want("place", _named_place(interview, name))
    return Place(Touchpoint(name=name))


def _named_place(interview: Interview, typed: str) -> str:
    names = [place.name for place in interview.current.places]
    known = {str(number): name for number, name in enumerate(names, start=1)}
    known |= {name.casefold(): name for name in names}
    if typed.casefold() in known:
        return known[typed.casefold()]
    if typed.isdigit():
        raise AnswerError(say("interview.no_number", typed=typed))
    raise AnswerError(say("interview.no_place", name=typed), did_you_mean(typed, names))


def _choice(interview: Interview, text: str) -> Said | None:
    options, commands = interview.options, words_at(interview)
    if option := named(options, text):
        return Give(option.value)
    if (len(text) > 1 or text == "?") and _plain(text) in commands:
        return _command(interview, text)
    found = begun(options, text)
    if len(found) > 1 or (found and _plain(text) in commands):
        raise _ambiguous(text, found, commands)
    if found:
        return Give(found[0].value)
    several = interview.question is not None and interview.question.type == "multiple"
    return (_several(options, text, commands) if several else None) or _command(interview, text)


def _several(options: tuple[Option, ...], text: str, commands: dict[str, str]) -> Give | None:
    for parts in (text.split(","), text.replace(",", " ").split()):
        typed = [part.strip() for part in parts if part.strip()]
        matches = [(option,) if (option := named(options, t)) else begun(options, t) for t in typed]
        if typed and all(matches):
            for part, match in zip(typed, matches, strict=True):
                if len(match) > 1:
                    raise _ambiguous(part, match, commands)
            return Give(tuple(match[0].value for match in matches))
    if typed and is_number(typed[0]):
        part = typed[[bool(match) for match in matches].index(False)]
        hint = say("interview.unclear_options", keys=keys(options), slash="")
        raise AnswerError(say("interview.not_a_number", typed=part), hint)
    return None


def _command(interview: Interview, text: str) -> Said | None:
    known = words_at(interview)
    whole = known.get(_plain(text))
    head, _, rest = text.partition(" ")
    name, rest = (whole, "") if whole else (known.get(_plain(head)), rest.strip())
    if name is None:
        return None
    if name in ("na", "note", "evidence"):
        return _with_words(interview, name, rest)
    if name == "review" and rest:
        return GoTo(at_number(interview, rest))
    if rest:
        hint = say("interview.nothing_after_hint", word=head, slash=slash(interview))
        raise AnswerError(say("interview.nothing_after", word=head), hint)
    plain: dict[str, Said] = {
        "back": Back(),
        "skip": Skip(),
        "unknown": DontKnow(),
        "quit": Quit(),
        "help": Want("help"),
        "review": Want("review"),
        "customers": Want("customers"),
    }
    return plain.get(name, Want("keys"))


def _with_words(interview: Interview, name: str, rest: str) -> Event | Want:
    if name == "na":
        if interview.question is None or not interview.question.na:
            return NotApplicable(rest)
        return NotApplicable(reason(rest)) if rest and reason(rest) else Want("na")
    if not rest:
        return Want("note" if name == "note" else "evidence")
    return beside(name, rest)


def is_command(text: str) -> bool:
    """Whether a text is nothing but a command with its slash: `/q`, `/back`."""
    return text.startswith("/") and _plain(text[1:]) in {**words(), "c": "", "customers": ""}


def refuse_command(text: str, hint: str) -> None:
    """Refuse a command that was typed where words are wanted."""
    if is_command(text):
        raise AnswerError(say("interview.commands_wait"), hint)


def beside(name: str, text: str) -> Event:
    """Return the event for the words of a note or of evidence; a dash takes the old ones away."""
    refuse_command(text, say("interview.commands_wait_beside"))
    kept = "" if text == "-" else text
    return Note(kept) if name == "note" else Evidence(kept)


def reasons() -> tuple[str, ...]:
    """Return the reasons offered for 'does not apply'; after them comes one in the person's own words."""
    return (
        say("interview.reason_channel"),
        say("interview.reason_other_party"),
        say("interview.reason_scope"),
    )


def offered_reasons() -> tuple[str, ...]:
    """Return the reasons as they are offered, with what helps to choose, and last one's own."""
    channel, other_party, scope = reasons()
    helped = f"{other_party} ({say('interview.reason_other_party_help')})"
    return channel, helped, scope, say("interview.reason_own")


def reason(typed: str) -> str:
    """Return the reason that a number or own words stand for; '' where own words are still wanted."""
    offered = reasons()
    if not typed.isdigit():
        return typed
    if typed == str(len(offered) + 1):
        return ""
    if typed.isascii() and 1 <= int(typed[:4]) <= len(offered):
        return offered[int(typed) - 1]
    raise AnswerError(say("interview.no_number", typed=typed))


def at_number(interview: Interview, typed: str) -> str:
    """Return the id of the question with this number in the review."""
    entries = {str(entry.number): entry.question.id for entry in interview.review()}
    if typed not in entries:
        raise AnswerError(
            say("interview.no_number" if typed.isdigit() else "interview.not_a_number", typed=typed)
        )
    return entries[typed]


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").casefold().split())


def _ambiguous(typed: str, found: tuple[Option, ...], commands: dict[str, str]) -> AnswerError:
    labels = [one_line(option.label) for option in found]
    if typed.casefold() in commands:
        labels.append(say("interview.ambiguous_word", word=commands[typed.casefold()]))
    both = say("interview.ambiguous_join", one=", ".join(labels[:-1]), other=labels[-1])
    hint = say("interview.ambiguous_hint")
    if typed.casefold() in commands:
        hint = say("interview.ambiguous_command", typed=typed)
    return AnswerError(say("interview.ambiguous", typed=typed, answers=both), hint)


def _refusal(interview: Interview, text: str) -> AnswerError:
    shown, before = keys(interview.options), slash(interview)
    if not text:
        hint = say("interview.wanted_other", slash=before)
        if shown:
            hint = say("interview.wanted_options", keys=shown, slash=before)
        return AnswerError(say("interview.wanted"), hint)
    near = _nearest(interview, text)
    if near:
        hint = say("interview.unclear_near", word=near)
    elif shown:
        hint = say("interview.unclear_options", keys=shown, slash=before)
    else:
        hint = say("interview.unclear_other", slash=before)
    return AnswerError(say("interview.unclear", typed=one_line(text)[:60]), hint)


def _nearest(interview: Interview, text: str) -> str:
    from difflib import get_close_matches

    known = {word: word for word in words_at(interview) if len(word) > 2}
    for option in interview.options:
        known |= {} if is_number(option.value) else {option.value.casefold(): option.value}
        known[one_line(option.label).casefold()] = one_line(option.label)
    near = get_close_matches(_plain(text.lstrip("/"))[:60], known, n=1, cutoff=0.7)
    return known[near[0]] if near else ""
