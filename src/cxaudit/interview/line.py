"""The interview in plain lines: no colours, no cursor moves; for pipes, dumb terminals, screen readers."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from cxaudit.audit.answers import AnswerError
from cxaudit.interview import screens
from cxaudit.interview.choices import keyed, numbered, several
from cxaudit.interview.commands import (
    Quit,
    Said,
    answer,
    at_number,
    offered_reasons,
    read,
    readable,
    reason,
    refuse_command,
    words,
)
from cxaudit.interview.conduct import BACK
from cxaudit.interview.engine import Entry, Interview
from cxaudit.interview.events import Back, Beside, Event, Finish, GoTo, NotApplicable, Place, Second
from cxaudit.interview.front import Front, Words
from cxaudit.interview.stops import ask_line
from cxaudit.interview.wrap import window_width, wrap
from cxaudit.text import one_line
from cxaudit.wording import say


class LineFront(Front):
    """A front end on two functions: `ask` shows a short prompt and returns a line, `out` prints a line."""

    def __init__(
        self,
        ask: Callable[[str], str] = ask_line,
        out: Callable[[str], None] = print,
        *,
        width: Callable[[], int] = window_width,
        quiet_scores: bool = False,
    ) -> None:
        super().__init__(quiet_scores=quiet_scores)
        self._input, self._out, self._width = ask, out, width
        self._shown = ""
        self._slash_told = False
        self._reviewed = False

    def tell(self, text: str) -> None:
        """Print a paragraph after an empty line."""
        self._out("")
        self._put(text)

    def add(self, text: str) -> None:
        """Print a line right below the one before."""
        self._put(text)

    def show_command(self, text: str) -> None:
        """Print the line as it is, however narrow the window."""
        self._out(text)

    def explain_keys(self, *, again: bool = False) -> None:  # noqa: ARG002
        """Print what can be typed."""
        self.tell(say("interview.keys", customers=""))

    def ask_text(self, title: str) -> str:
        """Ask for one line of text; '' when Enter left it out."""
        self.tell(title)
        while True:
            try:
                return self._line(say("interview.prompt_text"))
            except AnswerError as error:
                self.refuse(error)

    def write(self, what: Words, now: str = "") -> str:
        """Ask for one line of free text; what stands there `now` was shown with the question."""
        title = say("interview.type_note") if what == "note" else say("interview.type_evidence")
        self._put(f"{title} {say('interview.dash_takes_away')}" if now else title)
        while True:
            try:
                text = self._line(say("interview.prompt_text"))
                refuse_command(text, say("interview.commands_wait_beside"))
                return text
            except AnswerError as error:
                self.refuse(error)

    def choose(
        self, title: str, options: Sequence[tuple[str, str]], *, enter: str = "", back: bool = False
    ) -> str:
        """Print numbered options and ask for one; '' when Enter chose none."""
        values = self._offer(title, options, enter)
        while True:
            try:
                typed = self._line(say("interview.prompt_number"))
                if not typed or typed in values:
                    return values.get(typed, "")
                if self._is_command(typed, "back") and back:
                    return BACK
                raise AnswerError(say("interview.not_a_number", typed=typed))
            except AnswerError as error:
                self.refuse(error)

    def choose_several(
        self, title: str, options: Sequence[tuple[str, str]], *, enter: str = ""
    ) -> tuple[str, ...]:
        """Print numbered options and ask for some of them; none when Enter chose none."""
        values = self._offer(title, options, f"{say('interview.type_numbers')} {enter}".strip())
        while True:
            try:
                return several(self._line(say("interview.prompt_numbers")), values)
            except AnswerError as error:
                self.refuse(error)

    @staticmethod
    def _is_command(typed: str, name: str) -> bool:
        """Whether a line is this command; to quit between the questions is to close the input."""
        said = words().get(typed.casefold().removeprefix("/"))
        if said == "quit":
            raise EOFError
        return said == name

    def _offer(self, title: str, options: Sequence[tuple[str, str]], enter: str) -> dict[str, str]:
        self.tell(title)
        values = keyed(options)
        for number, (_, label) in zip(values, options, strict=True):
            self._item(number, one_line(label), max(map(len, values)))
        if enter:
            self._put(enter)
        return values

    def ask(self, interview: Interview) -> Said:
        """Print the question, unless it is already there, and read a line."""
        self._show(interview)
        if wanted := screens.wanted(interview):
            self._put(wanted)
        return read(interview, self._raw(screens.prompt(interview)))

    def ask_value(self, interview: Interview, title: str) -> str | Sequence[str] | None:
        """Ask for a value of the question at hand until one is given."""
        self._put(title)
        while True:
            try:
                typed = self._line(say("interview.prompt_customers"))
                return answer(interview, typed) if typed and typed != "-" else typed or None
            except AnswerError as error:
                self.refuse(error)

    def refuse(self, error: AnswerError) -> None:
        """Print what is wrong as a sentence, and what to do."""
        self._put(screens.refusal(error))

    def recorded(self, before: Interview, event: Event, after: Interview) -> None:
        """Print what was saved and what comes of it."""
        super().recorded(before, event, after)
        if isinstance(event, Second) or not isinstance(event, Beside | Place):
            self._shown = ""

    def why_na(self) -> Event | None:
        """Offer reasons by number; own words can be typed at once."""
        self._put(say("interview.why_na"))
        for number, label in enumerate(offered_reasons(), start=1):
            self._item(str(number), label, 1)
        self._put(say("interview.enter_returns"))
        typed = self._line(say("interview.reason_own_prompt"))
        if typed and not reason(typed):
            typed = self._line(say("interview.reason_own_prompt"))
        return NotApplicable(reason(typed)) if typed else None

    def _show(self, interview: Interview) -> None:
        question = interview.question
        if question is None or self._shown == question.id:
            return
        self._shown = question.id
        self.head(interview)
        self.tell(screens.progress(interview))
        self._put(screens.asked(interview))
        if wanted := screens.takes(question):
            self._put(wanted)
        choices = numbered(interview.options if question.type != "touchpoints" else ())
        room = max((len(number) for number, _ in choices), default=1)
        for number, option in choices:
            self._item(number, screens.option_text(option), room)
        for number, text in screens.places(interview):
            self._item(number, text, len(str(len(interview.current.places))))
        if interview.current.places:
            self._put(say("interview.change_place"))
        for line in screens.so_far(interview):
            self._put(line)
        if question.type in ("text", "touchpoints") and not self._slash_told:
            self._slash_told = True
            self._put(say("interview.text_once"))
        self._put(screens.also(interview))

    def review(self, interview: Interview) -> Event | None:
        """Print every question asked with what was said to it, and ask for a number."""
        self._list(interview, interview.review())
        self._put(say("interview.review_change"))
        self._shown = ""
        typed = self._line(say("interview.prompt_number"))
        return GoTo(at_number(interview, typed)) if typed else None

    def end(self, interview: Interview) -> Event | Quit:
        """Print all answers the first time, later what is missing, and ask whether to leave it at that."""
        missing = interview.missing
        self.tell(screens.at_end(interview, asked=self._asked, reviewed=self._reviewed))
        self._list(interview, missing if self._reviewed else interview.review())
        self._reviewed = True
        self._put(say("interview.end_choose") if missing else say("interview.end_choose_again"))
        while True:
            try:
                event = self._leave(interview, self._line(say("interview.prompt_number")))
            except AnswerError as error:
                self.refuse(error)
                continue
            if event is not None:
                return event

    def _leave(self, interview: Interview, typed: str) -> Event | Quit | None:
        if not typed:
            return Finish()
        match words().get(typed.casefold().removeprefix("/")):
            case "quit":
                return Quit()
            case "back":
                return Back()
            case "review":
                return self.review(interview)
        return GoTo(at_number(interview, typed))

    def _list(self, interview: Interview, entries: Sequence[Entry]) -> None:
        title = ""
        room = len(str(entries[-1].number)) if entries else 1
        for entry in entries:
            if entry.section.title != title:
                title = entry.section.title
                self.tell(one_line(title))
            self._item(str(entry.number), screens.review_line(interview, entry), room)

    def _item(self, number: str, text: str, room: int) -> None:
        self._put(text, first=f"  {number.rjust(room)}  ", rest=" " * (room + 4))

    def _put(self, text: str, *, first: str = "", rest: str = "") -> None:
        for line in wrap(text, self._width(), first=first, rest=rest):
            self._out(line)

    def _line(self, prompt: str) -> str:
        return readable(self._raw(prompt))

    def _raw(self, prompt: str) -> str:
        try:
            return self._input(prompt)
        except (EOFError, KeyboardInterrupt):
            with suppress(OSError):  # the window may be gone
                self._out("")
            raise
        except UnicodeDecodeError:
            raise AnswerError(say("interview.unreadable"), say("interview.unreadable_hint")) from None
        except BrokenPipeError:
            raise
        except OSError as error:
            raise EOFError from error
