"""The interview with a person: ask, save, ask on, whatever the front end looks like.

An answer that was acknowledged is an answer that was saved. Whatever stops the interview, from Ctrl-C to a
closed window, leaves by one door that says how to go on.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from cxaudit.audit.answers import Answer, AnswerError
from cxaudit.interview.commands import Quit
from cxaudit.interview.engine import Interview
from cxaudit.interview.events import Event
from cxaudit.interview.stops import Stops, listening
from cxaudit.problems import CallError, CxauditError, InterruptedAuditError
from cxaudit.wording import say

BACK = "/b"
"""What `choose` returns where a person went back to the line before."""


class Keeping(Protocol):
    """Where the answers are kept while an interview runs."""

    @property
    def resume(self) -> str:
        """The command that goes on with this audit."""

    @property
    def is_attended(self) -> bool:
        """Whether a person is there to name another place; a pipe's next line is no place."""

    def keep(self, answers: dict[str, Answer], finished: bool) -> None:
        """Save the answers so far, and whether the interview is finished; return when they are safe.

        Raises `CallError` where they cannot be saved; what was saved before is then as it was.
        """

    def move(self, place: str) -> None:
        """Save in another place from now on. Raises `CallError` where that cannot be."""


class FrontEnd(Protocol):
    """How a person is spoken to. `line` does it in lines of text; any other way does the same."""

    def tell(self, text: str) -> None:
        """Say a paragraph."""

    def show_command(self, text: str) -> None:
        """Say a line with a command in it, in one piece, so that it can be copied."""

    def explain_keys(self, *, again: bool = False) -> None:
        """Say how one answers here, and how to stop. `again` is said to somebody who comes back."""

    def ask_text(self, title: str) -> str:
        """Ask for one line of text; '' means that it was left out."""

    def choose(
        self, title: str, options: Sequence[tuple[str, str]], *, enter: str = "", back: bool = False
    ) -> str:
        """Ask for one of `options` (value, label); '' means none. `enter` says what Enter alone does.

        With `back` a person can go back to the line before, which is `BACK`.
        """

    def choose_several(
        self, title: str, options: Sequence[tuple[str, str]], *, enter: str = ""
    ) -> tuple[str, ...]:
        """Ask for any of `options` (value, label), in their order. `enter` says what Enter alone does."""

    def next_event(self, interview: Interview) -> Event | Quit:
        """Show where the interview stands and return what the person wants; at the end, whether to finish."""

    def refuse(self, error: AnswerError) -> None:
        """Say why the last event was refused, and what to do instead."""

    def recorded(self, before: Interview, event: Event, after: Interview) -> None:
        """Confirm an event: what it changed is saved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How an interview ended: walked to its end, or quit before."""

    interview: Interview
    finished: bool


def conduct(interview: Interview, keeping: Keeping, front: FrontEnd) -> Outcome:
    """Hold the interview until it is finished or quit; every change is kept before the next question.

    Raises `InterruptedAuditError` when it is cut off.
    """
    with interruptible(lambda: keeping.resume) as stops:
        while not interview.finished:
            event = front.next_event(interview)
            if isinstance(event, Quit):
                front.tell(say("interview.quit"))
                front.show_command(say("interview.resume", command=keeping.resume))
                break
            try:
                later = interview.after(event)
            except AnswerError as refused:
                front.refuse(refused)
                continue
            if (later.answers, later.finished) != (interview.answers, interview.finished):
                _keep(later, keeping, front, stops)
            front.recorded(interview, event, later)
            interview = later
    return Outcome(interview=interview, finished=interview.finished)


def _keep(interview: Interview, keeping: Keeping, front: FrontEnd, stops: Stops) -> None:
    """Save the answers; where that cannot be, hold them and ask for another place until it can."""
    stops.unsaved = True
    while stops.unsaved:
        try:
            with stops.held_back():
                keeping.keep(dict(interview.answers), interview.finished)
                stops.unsaved = False
        except CallError as error:
            if not keeping.is_attended:
                raise
            front.refuse(AnswerError(error.message, error.hint))
            place = front.ask_text(say("interview.other_place"))
            try:
                if place:
                    keeping.move(place)
            except CallError as refused:
                front.refuse(AnswerError(refused.message, refused.hint))


@contextmanager
def interruptible(resume: Callable[[], str]) -> Iterator[Stops]:
    """Turn Ctrl-C, the end of input, and signals to end into one exception that says how to go on.

    A mistake of ours says so too.
    """
    with listening() as stops:
        try:
            yield stops
        except (KeyboardInterrupt, EOFError):
            message = say("interview.stopped_unsaved") if stops.unsaved else say("interview.stopped")
            raise InterruptedAuditError(message, hint=say("interview.resume", command=resume())) from None
        except CxauditError:
            raise
        except Exception as error:
            error.add_note(say("interview.resume", command=resume()))
            raise
