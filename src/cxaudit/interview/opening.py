"""What is said and asked around the questions: the opening, the lines about the audit, the choice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from cxaudit.audit.answers import AnswerError
from cxaudit.audit.record import Basis, Group, Header
from cxaudit.interview.commands import words
from cxaudit.interview.conduct import BACK, FrontEnd
from cxaudit.interview.engine import Interview
from cxaudit.interview.progress import most_scored
from cxaudit.text import clean, one_line
from cxaudit.wording import count, say


def open_interview(interview: Interview, saved_in: str, front: FrontEnd) -> None:
    """Say what will happen, how long it takes, where answers are kept, and how to answer.

    `saved_in` is the audit file, as to be shown. Someone who comes back is told how far they were.
    """
    questionnaire = interview.questionnaire
    front.tell(one_line(questionnaire.title))
    questions = _questions(most_scored(interview))
    said = [
        e for e in interview.review() if e.question.id not in interview.recorded and e.answer.state != "open"
    ]
    if said:
        settled = sum(questionnaire.scores(entry.question) for entry in said)
        front.tell(say("interview.open_again", answered=settled, questions=questions, file=saved_in))
    else:
        if questionnaire.intro:
            front.tell(clean(questionnaire.intro))
        front.tell(_what_happens(interview, questions))
        front.tell(say("interview.open_saved", file=saved_in))
    front.tell(say("interview.open_rule"))
    front.explain_keys(again=bool(said))


def _what_happens(interview: Interview, questions: str) -> str:
    others = len(interview.index.questions) > sum(
        interview.questionnaire.scores(question) for question in interview.index.questions.values()
    )
    what = say(
        "interview.open_what", questions=questions, lines=say("interview.open_lines") if others else ""
    )
    minutes = interview.questionnaire.duration
    if not minutes:
        return what
    said = count(minutes, say("interview.minute_one"), say("interview.minute_many"))
    return f"{what} {say('interview.open_minutes', minutes=said)}"


def _questions(number: int) -> str:
    return count(number, say("interview.question_one"), say("interview.question_many"))


def ask_header(header: Header, front: FrontEnd, seen: Callable[[Header], None] | None = None) -> Header:
    """Ask for what the header does not say yet; Enter leaves any of it out, /b goes back.

    `seen` is given the header after every answer, for whoever has to know it when the person stops here.
    """
    names = [name for name in _LINES if not getattr(header, name)]
    if names:
        front.tell(say("interview.header_what"))
    at = 0
    while at < len(names):
        said = _ask(front, names[at], getattr(header, names[at]))
        if said == BACK:
            at = _line_before(at, front)
            continue
        header = _LINES[names[at]](header, said)
        at += 1
        if seen is not None:
            seen(header)
    return header


_LINES: dict[str, Callable[[Header, str], Header]] = {
    "client": lambda header, said: replace(header, client=said),
    "respondent": lambda header, said: replace(header, respondent=said),
    "group": lambda header, said: replace(header, group=cast("Group", said)),
    "basis": lambda header, said: replace(header, basis=cast("Basis", said)),
    "period": lambda header, said: replace(header, period=said),
}
"""The lines about an audit, in the order asked, each with how it is put into the header."""


def _line_before(at: int, front: FrontEnd) -> int:
    """Return the number of the line before; at the first one, say that it is the first."""
    if not at:
        front.refuse(AnswerError(say("interview.first_line")))
    return max(at - 1, 0)


def _ask(front: FrontEnd, name: str, now: str) -> str:
    """Ask for one line of the header, of which Enter keeps what was said `now`; `BACK` is no answer."""
    match name:
        case "group":
            return _ask_one(front, say("interview.header_group"), _groups(), now)
        case "basis":
            return _ask_one(front, say("interview.header_basis"), _bases(), now)
        case "client":
            return _ask_line(front, say("interview.header_client"), now)
        case "respondent":
            return _ask_line(front, say("interview.header_respondent"), now)
    return _ask_line(front, say("interview.header_period"), now)


def _ask_line(front: FrontEnd, title: str, now: str) -> str:
    """Ask for one line; to quit here is to close the input."""
    keeps = f" {say('interview.enter_keeps_this', answer=now)}" if now else ""
    while True:
        said = one_line(front.ask_text(f"{title}{keeps}"))
        if not said.startswith("/") or said.startswith("//"):
            return said.removeprefix("/") or now
        match words().get(said[1:].strip().casefold()):
            case "quit":
                raise EOFError
            case "back":
                return BACK
        front.refuse(AnswerError(say("interview.no_command", typed=said), say("interview.no_command_hint")))


def _ask_one(front: FrontEnd, title: str, labels: Mapping[str, str], now: str) -> str:
    """Ask for one of some lines (value, label)."""
    keeps = say("interview.enter_keeps_this", answer=labels[now]) if now else ""
    return front.choose(title, tuple(labels.items()), enter=keeps, back=True) or now


def _groups() -> dict[str, str]:
    return {
        "leadership": say("interview.group_leadership"),
        "front_line": say("interview.group_front_line"),
        "customer": say("interview.group_customer"),
        "outside": say("interview.group_outside"),
    }


def _bases() -> dict[str, str]:
    return {"one_visit": say("interview.basis_one_visit"), "typical": say("interview.basis_typical")}


def ask_choice(actions: Sequence[tuple[str, str]], impression: str, front: FrontEnd) -> str:
    """Ask which action (question id, title) customers would notice first; '' leaves the order as it is.

    `impression` is the sentence customers would say of the business; it is quoted. With fewer than two
    actions there is nothing to choose.
    """
    if len(actions) < 2:
        return ""
    if impression:
        front.tell(say("interview.choice_impression", impression=one_line(impression)))
    return front.choose(say("interview.choice_what"), actions, enter=say("interview.choice_enter"))
