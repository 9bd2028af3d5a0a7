"""What is said and asked around the questions: the opening, the lines about the audit, the choice."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from cxaudit.audit.record import Basis, Group, Header
from cxaudit.interview.conduct import FrontEnd
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
    front.explain_keys()


def _what_happens(interview: Interview, questions: str) -> str:
    others = len(interview.outline.questions) > sum(
        interview.questionnaire.scores(question) for question in interview.outline.questions.values()
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
    """Ask for what the header does not say yet; Enter leaves any of it out.

    `seen` is given the header after every answer, for whoever has to know it when the person stops here.
    """
    if all((header.client, header.respondent, header.group, header.basis, header.period)):
        return header
    front.tell(say("interview.header_what"))
    client, respondent = say("interview.header_client"), say("interview.header_respondent")
    period = say("interview.header_period")
    steps: dict[str, Callable[[Header], Header]] = {
        "client": lambda said: replace(said, client=_ask_line(front, client)),
        "respondent": lambda said: replace(said, respondent=_ask_line(front, respondent)),
        "group": lambda said: replace(said, group=_ask_group(front)),
        "basis": lambda said: replace(said, basis=_ask_basis(front)),
        "period": lambda said: replace(said, period=_ask_line(front, period)),
    }
    for name, ask in steps.items():
        if not getattr(header, name):
            header = ask(header)
            if seen is not None:
                seen(header)
    return header


def _ask_line(front: FrontEnd, title: str) -> str:
    """Ask for one line; to quit here is to close the input."""
    said = one_line(front.ask_text(title))
    if said.casefold() in ("/q", "/quit"):
        raise EOFError
    return said


def _ask_group(front: FrontEnd) -> Group:
    groups: dict[Group, str] = {
        "leadership": say("interview.group_leadership"),
        "front_line": say("interview.group_front_line"),
        "customer": say("interview.group_customer"),
        "outside": say("interview.group_outside"),
    }
    chosen = front.choose(say("interview.header_group"), tuple(groups.items()))
    return next((group for group in groups if group == chosen), "")


def _ask_basis(front: FrontEnd) -> Basis:
    bases: dict[Basis, str] = {
        "one_visit": say("interview.basis_one_visit"),
        "typical": say("interview.basis_typical"),
    }
    chosen = front.choose(say("interview.header_basis"), tuple(bases.items()))
    return next((basis for basis in bases if basis == chosen), "")


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
