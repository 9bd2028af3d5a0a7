"""What every front end does with what a person wants, whatever the keys: the same order, the same words.

A front end says how text is shown and how keys are read. What is asked after an answer, what a note or a
reason needs, and what is told once a section ends, stands here once.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from cxaudit.audit.answers import AnswerError
from cxaudit.interview import followups, screens
from cxaudit.interview.commands import Quit, Said, Want, beside, offered_reasons, reason
from cxaudit.interview.engine import Interview
from cxaudit.interview.events import CustomersSay, Event, NotApplicable
from cxaudit.interview.followups import FollowUp
from cxaudit.text import clean
from cxaudit.wording import say

Words = Literal["note", "evidence"]


class Front(ABC):
    """The common half of a front end. With `quiet_scores` no score is told before the end."""

    def __init__(self, *, quiet_scores: bool = False) -> None:
        self._quiet_scores = quiet_scores
        self._next: list[FollowUp] = []
        self._about = ""
        self._asked = False
        self._shown_today: set[str] = set()
        self._section = ""
        self._introduced: set[str] = set()

    @abstractmethod
    def tell(self, text: str) -> None:
        """Say a paragraph, apart from what stands above."""

    @abstractmethod
    def add(self, text: str) -> None:
        """Say a line that belongs to what stands above."""

    @abstractmethod
    def show_command(self, text: str) -> None:
        """Say a line with a command in it, in one piece, so that it can be copied."""

    @abstractmethod
    def refuse(self, error: AnswerError) -> None:
        """Say what is wrong and what to do instead."""

    @abstractmethod
    def ask_text(self, title: str) -> str:
        """Ask for one line of text; '' means that it was left out."""

    @abstractmethod
    def explain_keys(self, *, again: bool = False) -> None:
        """Say how one answers here, and how to stop. `again` is said to somebody who comes back."""

    @abstractmethod
    def write(self, what: Words, now: str = "") -> str:
        """Ask for the words of a note or of evidence, in place of what stands there `now`.

        '' leaves it as it is, a dash takes it away.
        """

    @abstractmethod
    def choose(
        self, title: str, options: Sequence[tuple[str, str]], *, enter: str = "", back: bool = False
    ) -> str:
        """Ask for one of `options` (value, label); '' means none. `enter` says what Enter alone does.

        With `back` a person can go back to the line before, which is `BACK`.
        """

    @abstractmethod
    def choose_several(
        self, title: str, options: Sequence[tuple[str, str]], *, enter: str = ""
    ) -> tuple[str, ...]:
        """Ask for any of `options` (value, label), in their order. `enter` says what Enter alone does."""

    @abstractmethod
    def ask(self, interview: Interview) -> Said:
        """Show the question at hand, unless it stands there, and read what the person says or wants.

        What cannot be read is refused with an `AnswerError`.
        """

    @abstractmethod
    def ask_value(self, interview: Interview, title: str) -> str | Sequence[str] | None:
        """Ask for a value that the question at hand takes; "-" takes the old one away, None leaves it."""

    @abstractmethod
    def review(self, interview: Interview) -> Event | None:
        """Show every question asked with what was said to it; return where to go, or None to go on."""

    @abstractmethod
    def end(self, interview: Interview) -> Event | Quit:
        """Show what is answered and what is missing; return whether to finish, or where to go."""

    def next_event(self, interview: Interview) -> Event | Quit:
        """Ask what follows from the last answer, else the question at hand, until something was said."""
        if follow_up := self._followed(interview):
            return follow_up
        if interview.question is None:
            return self.end(interview)
        while True:
            try:
                self._asked = True
                said = self.ask(interview)
                event = self._fulfil(interview, said) if isinstance(said, Want) else said
            except AnswerError as error:
                self.refuse(error)
                continue
            if event is not None:
                return event

    def recorded(self, before: Interview, event: Event, after: Interview) -> None:
        """Say what was saved and what comes of it, and note what to ask next."""
        self.confirm(before, event, after)
        for line in screens.consequences(before, event, after):
            self.add(line)
        self._ask_next(followups.after(before, event, after))

    def confirm(self, before: Interview, event: Event, after: Interview) -> None:
        """Say that what an event changed is saved."""
        if confirmation := screens.confirmed(before, event, after):
            self.add(confirmation)

    def head(self, interview: Interview) -> None:
        """Say which section the question is in, where another one starts; its introduction once."""
        inner = interview.sections[-1]
        entered = [s for s in interview.starting if s.id not in self._introduced]
        for section in entered or ([inner] if inner.id != self._section else []):
            self.tell(screens.heading(section))
            if section.intro and section.id not in self._introduced:
                self.add(clean(section.intro))
            self._introduced.add(section.id)
        self._section = inner.id

    def _ask_next(self, follow_ups: Sequence[FollowUp]) -> None:
        self._next += [each for each in follow_ups if self._is_wanted(each)]
        self._about = next((each.about for each in follow_ups if each.is_about_place), self._about)

    def _is_wanted(self, follow_up: FollowUp) -> bool:
        """Whether to ask it: scores can be kept quiet, and what can be shown is asked once a section."""
        if follow_up.what == "score":
            return not self._quiet_scores
        if follow_up.what != "show_today":
            return True
        is_new = follow_up.about not in self._shown_today
        self._shown_today.add(follow_up.about)
        return is_new

    def _followed(self, interview: Interview) -> Event | None:
        """Ask what follows from what was said, one by one; say how a place then stands."""
        while self._next:
            if event := followups.ask(self, interview, self._next.pop(0)):
                return event
        if self._about:
            self.add(screens.place_now(interview, self._about))
            self._about = ""
        return None

    def _fulfil(self, interview: Interview, want: Want) -> Event | None:
        match want.what:
            case "note" | "evidence":
                return self._words(interview, want.what)
            case "na":
                return self.why_na()
            case "review":
                return self.review(interview)
            case "customers":
                done = replace(interview, second=True) if interview.half else interview
                said = self.ask_value(done, say("interview.customers_what"))
                return CustomersSay(None if said == "-" else said) if said else None
            case "place":
                self._ask_next(followups.about_place(interview, want.about))
                return self._followed(interview)
            case "help":
                more = clean(interview.question.help) if interview.question else ""
                self.add(more or say("interview.no_help"))
            case _:
                self.add(screens.keys(interview))
        return None

    def _words(self, interview: Interview, what: Words) -> Event | None:
        now = interview.current.note if what == "note" else interview.current.evidence
        text = self.write(what, now)
        return beside(what, text) if text else None

    def why_na(self) -> Event | None:
        """Ask why the question does not apply; None goes back to it."""
        options = [(str(number), label) for number, label in enumerate(offered_reasons(), start=1)]
        chosen = self.choose(say("interview.why_na"), options, enter=say("interview.enter_returns"))
        if chosen and not reason(chosen):
            chosen = self.ask_text(say("interview.reason_own_which"))
        return NotApplicable(reason(chosen)) if chosen else None
