"""The interview by arrow keys: one question at a time; every key that does something is named below it."""

from collections.abc import Sequence

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
from cxaudit.interview.commands import Quit, Said
from cxaudit.interview.engine import Interview
from cxaudit.interview.events import Back, DontKnow, Event, Finish, Give, GoTo, NotApplicable, Skip
from cxaudit.interview.front import Front, Words
from cxaudit.text import clean, columns, one_line
from cxaudit.wording import say


class ArrowFront(Front):
    """A front end on a terminal that was opened. What is settled stays above as one line, in a transcript."""

    def __init__(self, terminal: Terminal, *, quiet_scores: bool = False) -> None:
        super().__init__(quiet_scores=quiet_scores)
        self._screen = Screen(terminal)
        self._asker = Asker(self._screen)
        self._waits_to_begin = False
        self._reviewed = False

    def tell(self, text: str) -> None:
        """Write a paragraph to stay, after an empty line."""
        self._screen.stay(text, apart=True)

    def add(self, text: str) -> None:
        """Write a line to stay."""
        self._screen.stay(text)

    def show_command(self, text: str) -> None:
        """Write a line to stay as it is, however narrow the window."""
        self._screen.stay_line((("", text),), whole=True)

    def refuse(self, error: AnswerError) -> None:
        """Say on the next page what is wrong, and what to do."""
        self._screen.refuse(error)

    def explain_keys(self) -> None:
        """Say how to answer; the first question waits until that was read."""
        self.tell(say("arrows.explain"))
        self._waits_to_begin = True

    def next_event(self, interview: Interview) -> Event | Quit:
        """Wait for Enter before the first question, then ask."""
        while self._waits_to_begin:
            keys = (say("arrows.key_begin"), say("arrows.key_quit", slash=""))
            self._screen.turn()
            key = self._screen.press(Page(keys=keys, brief_keys=keys))
            if key == Key("text", "q"):
                return Quit()
            self._waits_to_begin = key.name not in ENTER
        return super().next_event(interview)

    def ask_text(self, title: str) -> str:
        """Ask for one line of text; '' when Enter left it out."""
        field = Field()
        keys = (say("arrows.key_takes"), say("arrows.key_stops"))
        self._screen.turn()
        return self._screen.write(
            field,
            lambda: Page(question=title, field=field.entered, keys=keys, brief_keys=keys),
            lambda key: field.text.strip() if key.name in ENTER else None,
        )

    def write(self, what: Words, now: str = "") -> str:
        """Ask for a note or evidence, several lines if need be, beginning with what stands there."""
        title = say("arrows.write_note") if what == "note" else say("arrows.write_evidence")
        field = Field(now, lines=True)
        keys = (say("arrows.key_saves"), say("arrows.key_new_line"), say("arrows.key_as_before"))
        self._screen.turn()

        def other(key: Key) -> str | None:
            """Save at Enter; nothing but an old text taken away is a dash."""
            text = clean(field.text)
            if key.name == "enter" and text != now:
                return text or "-"
            return "" if key.name in ("enter", "escape") else None

        return self._screen.write(
            field, lambda: Page(question=title, field=field.entered, keys=keys, brief_keys=keys[:1]), other
        )

    def choose(self, title: str, options: Sequence[tuple[str, str]], *, enter: str = "") -> str:
        """Ask for one of some lines; '' where none is taken."""
        values = keyed(options)
        items = tuple(
            Item(number, one_line(label)) for number, (_, label) in zip(values, options, strict=True)
        )
        pick = Pick(list(values))
        keys = (
            say("arrows.key_choose"),
            "" if enter else say("arrows.key_leaves_out"),
            say("arrows.key_stops"),
        )
        about = (enter,) if enter else ()
        self._screen.turn()
        taken = self._screen.pick(
            pick,
            lambda: Page(
                question=title, about=about, items=items, at=pick.at, keys=keys, brief_keys=keys[:1]
            ),
            self._none,
        )
        return list(values.values())[taken] if isinstance(taken, int) else taken

    def choose_several(
        self, title: str, options: Sequence[tuple[str, str]], *, enter: str = ""
    ) -> tuple[str, ...]:
        """Ask for some of some lines, in their order."""
        values = keyed(options)
        marking = Mark(list(values))
        keys = (say("arrows.key_mark"),)
        about = (enter,) if enter else ()

        def page() -> Page:
            """Show a box before each line."""
            items = tuple(
                Item(number, one_line(label), box=place in marking.marked)
                for place, (number, (_, label)) in enumerate(zip(values, options, strict=True))
            )
            return Page(question=title, about=about, items=items, at=marking.at, keys=keys, brief_keys=keys)

        self._screen.turn()
        if not isinstance(self._screen.pick(marking, page, self._none), int):
            return ()
        return tuple(value for place, value in enumerate(values.values()) if place in marking.marked)

    def _none(self, key: Key) -> str | None:
        if key.name in (*ENTER, "escape"):
            return ""
        self._screen.message = say("arrows.no_key")
        return None

    def ask(self, interview: Interview) -> Said:
        """Show the question and read keys until one of them says something."""
        self.head(interview)
        self._screen.turn()
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
        question, said = said_of(before.question, event, after)
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
