"""The question at hand, by its kind: what each key answers, what it asks for, what it is refused."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from cxaudit.audit.answers import AnswerError, accept
from cxaudit.files.table import decimal_text
from cxaudit.interview import arrows_texts as texts
from cxaudit.interview import screens
from cxaudit.interview.arrows_field import Field
from cxaudit.interview.arrows_keys import Key
from cxaudit.interview.arrows_page import Item, Page
from cxaudit.interview.arrows_pick import Mark, Pick
from cxaudit.interview.arrows_places import Places
from cxaudit.interview.arrows_screen import ENTER, Screen
from cxaudit.interview.choices import numbered
from cxaudit.interview.commands import Said, Want, answer, enter, read
from cxaudit.interview.engine import Interview
from cxaudit.interview.events import Give, Remark, Skip
from cxaudit.text import clean
from cxaudit.wording import say


class Asker:
    """Asks one question on a screen."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._pasted: dict[str, list[str]] = {}

    def ask(self, interview: Interview) -> Said:
        """Show the question at hand until it is answered, or something else is wanted."""
        kind = interview.question.type if interview.question else "text"
        match kind:
            case "choice" | "pair":
                return self._choice(interview)
            case "multiple":
                return self._several(interview)
            case "touchpoints":
                return self._places(interview)
        return self._field(interview, is_number=kind == "number")

    def _choice(self, interview: Interview) -> Said:
        values = [option.value for option in interview.options]
        now, page = interview.current.value, _page(interview)
        marks = _marks(interview)
        items = [
            Item(number, screens.option_text(option), marks.get(option.value, ""))
            for number, option in numbered(interview.options)
        ]
        pick = Pick([item.number for item in items], next(map(values.index, marks), None))
        taken: int | Said = self._screen.pick(
            pick,
            lambda: replace(page, items=tuple(items), at=pick.at),
            partial(self._command, interview),
        )
        if not isinstance(taken, int):
            return taken
        return Skip() if values[taken] == now else Give(values[taken])

    def _several(self, interview: Interview) -> Said:
        marking = marking_of(interview, interview.current.value)
        page = _page(interview)
        taken: int | Said = self._screen.pick(
            marking, lambda: marked_page(page, interview, marking), partial(self._command, interview)
        )
        if not isinstance(taken, int):
            return taken
        chosen = marked_values(interview, marking)
        if chosen and chosen != interview.current.value:
            return Give(chosen)
        return Skip() if chosen else self._enter(interview)

    def _field(self, interview: Interview, *, is_number: bool) -> Said:
        before = _present(interview)
        field, page = Field(before), _page(interview)

        def page_now() -> Page:
            """Show what is typed, and what is wrong with it if it has to be a number."""
            fault = _fault(interview, field.text) if is_number else ""
            return replace(page, field=field.entered, message=fault)

        try:
            return self._until(page_now, partial(self._at_field, interview, field, before, is_number))
        except (KeyboardInterrupt, EOFError) as stop:
            said = None if is_number else _unfinished(interview, field.text, before)
            if said is None:
                raise
            self._screen.stop_after(stop)
            return said

    def _at_field(
        self, interview: Interview, field: Field, before: str, is_number: bool, key: Key
    ) -> Said | None:
        """Take the text at Enter; a letter is a letter, and no command."""
        if key.name in ENTER:
            return self._entered(interview, field, before, is_number=is_number)
        if not field.press(key):
            self._screen.message = say("arrows.no_key")
        return None

    def _entered(self, interview: Interview, field: Field, before: str, *, is_number: bool) -> Said | None:
        text = clean(field.text)
        if before and text == before:
            return Skip()
        if not text:
            if before:
                raise AnswerError(say("arrows.emptied"), say("arrows.emptied_hint"))
            return read(interview, "") if not is_number else self._enter_number(interview)
        if is_number and interview.question and not text.startswith("/"):
            texts.require_number(text)
            accept(interview.question, (), text)
            return Give(text)
        return self._read(interview, field, before)

    def _enter_number(self, interview: Interview) -> Said:
        """Return what Enter alone means where a number is asked for."""
        if event := enter(interview):
            return event
        raise AnswerError(say("interview.wanted"), say("interview.wanted_other", slash="/"))

    def _read(self, interview: Interview, field: Field, before: str = "") -> Said | None:
        """Return what a line means; help is shown at once, and the question stays."""
        said = read(interview, field.text)
        if not isinstance(said, Want) or said.what not in ("help", "keys"):
            return said
        self._more(interview, said.what)
        field.become(before)
        return None

    def _places(self, interview: Interview) -> Said:
        desk = Places(interview, self._pasted.setdefault(interview.at, []))

        def press(key: Key) -> Said | None:
            """Read the field at Enter; everything else is between the field and the places."""
            if key.name in ENTER and desk.is_writing:
                return self._read(interview, desk.field)
            return desk.press(key)

        return self._until(partial(desk.page, _page(interview)), press)

    def _until(self, page: Callable[[], Page], press: Callable[[Key], Said | None]) -> Said:
        """Show a page until a key says something."""
        while True:
            key = self._screen.press(page())
            try:
                said = press(key)
            except AnswerError as error:
                self._screen.refuse(error)
                continue
            if said is not None:
                return said

    def _command(self, interview: Interview, key: Key) -> Said | None:
        """Return what a letter asks for; help is shown at once, and the question stays."""
        letter = key.text.casefold()
        if key.name in ENTER:
            return self._enter(interview)
        if key.name == "text" and letter in ("h", "k"):
            self._more(interview, "help" if letter == "h" else "keys")
        elif key.name == "text" and letter in texts.LETTERS:
            return read(interview, texts.LETTERS[letter])
        else:
            self._screen.message = say("arrows.no_key")
        return None

    def value(self, interview: Interview, title: str) -> str | Sequence[str] | None:
        """Ask for a value as the question takes one; "-" takes the old one away, None leaves it."""
        question = interview.question
        if question is None:
            return None
        said = interview.current.customers
        keys = texts.value_keys(question, is_said=said is not None)
        page = Page(question=title, about=(clean(question.text),), keys=keys, brief_keys=keys[1:2])
        if not interview.options:
            return self._value_written(interview, page)
        if question.type == "multiple":
            marking = marking_of(interview, said.value if said else ())
            left = self._screen.pick(marking, lambda: marked_page(page, interview, marking), self._leave)
            return marked_values(interview, marking) or None if isinstance(left, int) else left or None
        values = [option.value for option in interview.options]
        items = tuple(Item(number, screens.option_text(o)) for number, o in numbered(interview.options))
        pick = Pick(
            [item.number for item in items],
            next((n for n, value in enumerate(values) if said and value == said.value), None),
        )
        taken = self._screen.pick(pick, lambda: replace(page, items=items, at=pick.at), self._leave)
        return values[taken] if isinstance(taken, int) else taken or None

    def _value_written(self, interview: Interview, page: Page) -> str | Sequence[str] | None:
        field = Field()

        def other(key: Key) -> str | Sequence[str] | None:
            """Take what is written at Enter; nothing written leaves it as it was."""
            if key.name in ENTER and field.text not in ("", "-"):
                return answer(interview, field.text)
            return field.text if key.name in ENTER else "" if key.name == "escape" else None

        return self._screen.write(field, lambda: replace(page, field=field.entered), other) or None

    def _enter(self, interview: Interview) -> Said:
        """Return what Enter alone means where no line is under the arrow."""
        if event := enter(interview):
            return event
        raise AnswerError(say("arrows.choose_first"), say("arrows.choose_first_hint"))

    def _more(self, interview: Interview, what: str) -> None:
        if what == "help":
            title, said = texts.help_text(interview)
        else:
            title, said = say("arrows.keys_title"), texts.all_keys(interview)
        self._screen.read(title, said, say("arrows.key_return"))

    def _leave(self, key: Key) -> str | None:
        """Leave a value as it was at Enter or Esc, take it away at a dash."""
        if key.name in (*ENTER, "escape"):
            return ""
        if key.text == "-":
            return "-"
        self._screen.message = say("arrows.no_key")
        return None


def _page(interview: Interview) -> Page:
    """Return what the page of a question shows whatever keys are pressed."""
    progress, brief = texts.progress(interview)
    return Page(
        progress=progress,
        brief_progress=brief,
        question=screens.asked(interview),
        about=texts.about(interview),
        keys=texts.keys(interview),
        brief_keys=texts.brief_keys(interview),
    )


def _marks(interview: Interview) -> dict[str, str]:
    """Return the value that the arrow starts at, with what is known of it."""
    now = interview.current.value
    if isinstance(now, str):
        return {now: say("arrows.mark_now")}
    if interview.current.state != "open" or not interview.suggested:
        return {}
    if interview.last_time.value == interview.suggested:
        return {interview.suggested: say("arrows.mark_last_time")}
    repeated = interview.suggested == interview.repeated
    return {interview.suggested: say("arrows.mark_earlier") if repeated else say("arrows.mark_suggested")}


def _present(interview: Interview) -> str:
    """Return the present answer as one would type it."""
    value = interview.current.plain
    if value is None or isinstance(value, tuple):
        return ""
    if not isinstance(value, str):
        return decimal_text(value)
    return f"//{value}" if value.startswith("/") else value


def _unfinished(interview: Interview, typed: str, before: str) -> Remark | None:
    """Return the words in a field as a note, for when the interview is stopped; None if they are none.

    Nobody pressed Enter: they are no answer yet, and the question is asked again beside them.
    """
    text = clean(typed)
    if text in ("", before) or (text.startswith("/") and not text.startswith("//")):
        return None
    return Remark(interview.at, say("arrows.written_so_far", text=text))


def _fault(interview: Interview, typed: str) -> str:
    """Return what is wrong with a number as far as it is typed; '' if nothing, or where it is a command."""
    if interview.question is None or not clean(typed) or clean(typed).startswith("/"):
        return ""
    try:
        texts.require_number(clean(typed))
        accept(interview.question, (), clean(typed))
    except AnswerError as error:
        return screens.refusal(error)
    return ""


def marking_of(interview: Interview, now: object) -> Mark:
    """Return the marks of a multiple-choice question, set as the answer `now` has them."""
    options = interview.options
    chosen = now if isinstance(now, tuple) else ()
    return Mark(
        [number for number, _ in numbered(options)],
        [place for place, option in enumerate(options) if option.value in chosen],
        [place for place, option in enumerate(options) if option.exclusive],
    )


def marked_page(page: Page, interview: Interview, marking: Mark) -> Page:
    """Return the page with a box before each option."""
    items = tuple(
        Item(number, screens.option_text(option), box=place in marking.marked)
        for place, (number, option) in enumerate(numbered(interview.options))
    )
    return replace(page, items=items, at=marking.at)


def marked_values(interview: Interview, marking: Mark) -> tuple[str, ...]:
    """Return the values that are marked, in the order of the options."""
    return tuple(o.value for place, o in enumerate(interview.options) if place in marking.marked)
