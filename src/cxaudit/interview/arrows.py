"""The interview by arrow keys: one question at a time; every key that does something is named below it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cxaudit.audit.answers import AnswerError
from cxaudit.interview import screens
from cxaudit.interview.arrows_ask import Asker
from cxaudit.interview.arrows_field import Field
from cxaudit.interview.arrows_fit import clipped
from cxaudit.interview.arrows_keys import Key
from cxaudit.interview.arrows_page import Item, Page
from cxaudit.interview.arrows_pick import Mark, Pick
from cxaudit.interview.arrows_review import Review, Taken
from cxaudit.interview.arrows_screen import ENTER, Screen
from cxaudit.interview.arrows_terminal import Terminal
from cxaudit.interview.arrows_texts import said_of, title_of_review
from cxaudit.interview.choices import keyed
from cxaudit.interview.commands import Quit, Said, is_command, refuse_command
from cxaudit.interview.conduct import BACK
from cxaudit.interview.engine import Interview
from cxaudit.interview.events import Back, DontKnow, Event, Finish, Give, GoTo, NotApplicable, Skip
from cxaudit.interview.front import Front, Words
from cxaudit.text import clean, columns, one_line
from cxaudit.wording import say

_FEW_WORDS = 3


class ArrowFront(Front):
    """A front end on a terminal that was opened. What is settled stays above as one line, in a transcript."""

    def __init__(self, terminal: Terminal, *, quiet_scores: bool = False) -> None:
        super().__init__(quiet_scores=quiet_scores)
        self._screen = Screen(terminal)
        self._asker = Asker(self._screen)
        self._waits_to_begin = False
        self._key_begin = ""
        self._reviewed = False
        self._question = ""
        self._beside = ""

    def tell(self, text: str) -> None:
        """Write a paragraph to stay, after an empty line."""
        self._screen.stay(text, apart=True)

    def add(self, text: str) -> None:
        """Write a line to stay."""
        self._screen.stay(text)

    def show_command(self, text: str) -> None:
        """Write a line to stay as it is, however narrow the window."""
        self._screen.stay(text, whole=True)

    def refuse(self, error: AnswerError) -> None:
        """Say on the next page what is wrong, and what to do."""
        self._screen.refuse(error)

    def explain_keys(self, *, again: bool = False) -> None:
        """Say how to answer; the first question waits until that was read."""
        self.tell(say("arrows.explain"))
        self._waits_to_begin = True
        self._key_begin = say("arrows.key_goes_on") if again else say("arrows.key_begin")

    def next_event(self, interview: Interview) -> Event | Quit:
        """Wait for Enter before the first question, then ask."""
        self._screen.go_on()
        while self._waits_to_begin:
            keys = (self._key_begin, say("arrows.key_quit", slash=""))
            self._screen.turn()
            key = self._screen.press(Page(keys=keys, brief_keys=keys))
            if key == Key("text", "q"):
                return Quit()
            self._waits_to_begin = key.name not in ENTER
            self._screen.message = say("arrows.no_key") if self._waits_to_begin else ""
        return super().next_event(interview)

    def ask_text(self, title: str) -> str:
        """Ask for one line of text; '' when Enter left it out."""
        field = Field()
        page = Page(
            question=title,
            about=(self._beside,),
            keys=(say("arrows.key_takes"), say("arrows.key_stops")),
            brief_keys=(say("arrows.key_goes_on"),),
        )
        self._screen.turn()
        return self._screen.write(
            field,
            lambda: replace(page, field=field.entered),
            lambda key: field.text.strip() if key.name in ENTER else None,
        )

    def write(self, what: Words, now: str = "") -> str:
        """Ask for a note or evidence, several lines if need be, beginning with what stands there."""
        field = Field(now, lines=True)
        try:
            return self._written(what, field, now)
        except (KeyboardInterrupt, EOFError) as stop:
            text = clean(field.text)
            if text in ("", "-", clean(now)) or is_command(text):
                raise
            self._screen.stop_after(stop)
            return text

    def _written(self, what: Words, field: Field, now: str) -> str:
        page = Page(
            question=say("arrows.write_note") if what == "note" else say("arrows.write_evidence"),
            about=(self._question,),
            keys=(say("arrows.key_saves"), say("arrows.key_new_line"), say("arrows.key_as_before")),
            brief_keys=(say("arrows.key_saves"),),
        )
        self._screen.turn()
        thrown: list[str] = []

        def other(key: Key) -> str | None:
            """Save at Enter; nothing but an old text taken away is a dash. Esc asks before it throws away."""
            text = clean(field.text)
            if key.name == "escape" and _is_worth_asking(text, now) and text not in thrown:
                thrown.append(text)
                self._screen.message = say("arrows.thrown_away")
                return None
            if key.name == "enter" and text != now:
                refuse_command(text, say("arrows.commands_wait_hint"))
                return text or "-"
            return "" if key.name in ("enter", "escape") else None

        return self._screen.write(field, lambda: replace(page, field=field.entered), other)

    def choose(
        self, title: str, options: Sequence[tuple[str, str]], *, enter: str = "", back: bool = False
    ) -> str:
        """Ask for one of some lines; '' where none is taken."""
        values = keyed(options)
        pick = Pick(list(values))
        page = Page(
            question=title,
            about=(self._beside, enter),
            items=tuple(Item(number, one_line(label)) for number, (_, label) in _numbered(values, options)),
            keys=(
                say("arrows.key_choose"),
                "" if enter else say("arrows.key_leaves_out"),
                say("arrows.key_back", slash="") if back else "",
                say("arrows.key_q_stops"),
            ),
            brief_keys=(say("arrows.key_choose_brief"),),
        )
        self._screen.turn()

        def other(key: Key) -> str | None:
            """Go back where that can be, else take none."""
            return BACK if back and key.text.casefold() == "b" else self._none(key)

        taken = self._screen.pick(pick, lambda: replace(page, at=pick.at), other)
        return list(values.values())[taken] if isinstance(taken, int) else taken

    def choose_several(
        self, title: str, options: Sequence[tuple[str, str]], *, enter: str = ""
    ) -> tuple[str, ...]:
        """Ask for some of some lines, in their order."""
        values = keyed(options)
        marking = Mark(list(values))
        page = Page(
            question=title,
            about=(enter,),
            keys=(say("arrows.key_mark"), say("arrows.key_q_stops")),
            brief_keys=(say("arrows.key_mark_short"),),
        )

        def shown() -> Page:
            """Show a box before each line."""
            items = tuple(
                Item(number, one_line(label), box=place in marking.marked)
                for place, (number, (_, label)) in enumerate(_numbered(values, options))
            )
            return replace(page, items=items, at=marking.at)

        self._screen.turn()
        if not isinstance(self._screen.pick(marking, shown, self._none), int):
            return ()
        return tuple(value for place, value in enumerate(values.values()) if place in marking.marked)

    def why_na(self) -> Event | None:
        """Ask why the question does not apply, which stays in sight."""
        self._beside = self._question
        try:
            return super().why_na()
        finally:
            self._beside = ""

    def _none(self, key: Key) -> str | None:
        """Take none at Enter or Esc; to quit here is to close the input."""
        if key.text.casefold() == "q":
            raise EOFError
        if key.name in (*ENTER, "escape"):
            return ""
        self._screen.message = say("arrows.no_key")
        return None

    def ask(self, interview: Interview) -> Said:
        """Show the question and read keys until one of them says something."""
        self.head(interview)
        self._screen.turn()
        self._question = one_line(interview.question.text) if interview.question else ""
        return self._asker.ask(interview)

    def ask_value(self, interview: Interview, title: str) -> str | Sequence[str] | None:
        """Ask for a value of the question at hand."""
        self._screen.turn()
        return self._asker.value(interview, title)

    def confirm(self, before: Interview, event: Event, after: Interview) -> None:
        """Leave the question and what was said to it as one line."""
        if before.question is None or not isinstance(event, Give | NotApplicable | DontKnow | Skip):
            super().confirm(before, event, after)
            return
        question, said = said_of(before.question, event, before, after)
        asked = clipped(question, max(self._screen.width - columns(said) - 3, self._screen.width // 2))
        self.add(say("interview.review_line", question=asked, answer=said))

    def review(self, interview: Interview) -> Event | None:
        """Show the table of all answers until a question is chosen, or it is left."""
        found = self._review(Review(interview, title_of_review(interview), finish=False))
        return GoTo(found.question) if isinstance(found, Taken) else None

    def end(self, interview: Interview) -> Event | Quit:
        """Show the table with a first line that finishes, until something is chosen."""
        title = screens.at_end(interview, asked=self._asked, reviewed=self._reviewed)
        self._reviewed = True
        while True:
            found = self._review(Review(interview, title, finish=True))
            if isinstance(found, Taken):
                return GoTo(found.question) if found.question else Finish()
            if found.text in ("b", "q"):
                return Back() if found.text == "b" else Quit()

    def _review(self, review: Review) -> Taken | Key:
        """Return what is chosen in the table, or the key it is left with."""
        self._screen.turn()
        while True:
            review.message = self._screen.message or review.message
            key = self._screen.press_at(review.drawn)
            self._screen.message = ""
            if key.name == "c-d":
                raise EOFError
            if key.name == "escape" or key.text.casefold() in ("r", "b", "q"):
                return Key(key.name, key.text.casefold())
            if taken := review.press(key):
                return taken


def _is_worth_asking(text: str, now: str) -> bool:
    """Whether so much was written that Esc asks before it is lost."""
    return text != clean(now) and len(text.split()) > _FEW_WORDS


def _numbered(
    values: Iterable[str], options: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each option (value, label) with the number that stands for it."""
    return zip(values, options, strict=True)
