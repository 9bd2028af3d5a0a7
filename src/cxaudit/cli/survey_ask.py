"""Asking in the terminal which column holds what, and keeping what was said for the next export."""

import sys
from collections.abc import Sequence
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from cxaudit.cli.boundary import note
from cxaudit.cli.outputs import shown, typed
from cxaudit.files.save import free_name, save
from cxaudit.problems import CallError, CxauditError, InterruptedAuditError
from cxaudit.survey.columns import ColumnError, find, unmistakable
from cxaudit.survey.dialect import Dialect
from cxaudit.survey.mapping import MEASURES, Mapping, overridden
from cxaudit.survey.mapping_file import mapping_text
from cxaudit.survey.preview import Look, likely, looks
from cxaudit.survey.view import count_of
from cxaudit.text import clean, columns, one_line
from cxaudit.wording import say

if TYPE_CHECKING:
    from cxaudit.questionnaire.model import Questionnaire

_ROLES = ("nps", "csat", "ces", "group", "date")
_NONE = "-"
_WIDEST = 100
_LEAST = 12


def ask_mapping(dialect: Dialect, mapping: Mapping, asked: "Questionnaire | None" = None) -> Mapping:
    """Show the columns of an export, ask which is which, and return the mapping; offer to keep it.

    With a questionnaire, also which column answers which of its questions. Raises `InterruptedAuditError`
    where the person stops.
    """
    try:
        return _asked(dialect, mapping, asked)
    except (EOFError, KeyboardInterrupt):
        note("")
        raise InterruptedAuditError(say("command.interrupted")) from None


def _asked(dialect: Dialect, mapping: Mapping, asked: "Questionnaire | None") -> Mapping:
    number = count_of(len(dialect.columns), "column", "columns")
    note(say("survey.columns_of", name=one_line(dialect.path.name), columns=number))
    width = get_terminal_size((_WIDEST, 24)).columns
    for look in looks(dialect):
        note(_offered(look, width))
    note("\n" + say("survey.ask_which"))
    taken: dict[str, int] = {}
    for role in _ROLES:
        guess = likely(dialect, role)
        number_ = guess.number if guess and guess.number not in taken.values() else 0
        others = [at for each, at in taken.items() if role in MEASURES and each in MEASURES]
        found = _column(dialect, say(f"survey.ask_{role}"), others, number_)
        if found:
            taken[role] = found
    given: dict[str, Any] = {role: (unmistakable(dialect.columns, at),) for role, at in taken.items()}
    if questions := _questions(dialect, asked):
        given["questions"] = questions
    mapping = overridden(mapping, given)
    if not mapping.counts:
        raise CallError(say("survey.no_measure"), hint=say("survey.no_measure_typed"))
    _offer_to_keep(mapping)
    return mapping


def _offered(look: Look, width: int) -> str:
    """Return a column as it is offered, with the text of its question as far as the line has room for it."""
    column = look.column
    line = f"{column.number:>4}  {column.title} ({look.shape})"
    text = one_line(column.text)
    if not column.code or "".join(text.split()).casefold() == column.code.casefold():
        return line
    room = width - columns(line) - 2
    short = text if columns(text) <= room else f"{text[: max(0, room - 1)].rstrip()}…"
    return f"{line}: {short}" if text and room >= _LEAST else line


def _questions(dialect: Dialect, asked: "Questionnaire | None") -> dict[str, str]:
    """Return which column answers which question of a questionnaire, as far as a person says."""
    found: dict[str, str] = {}
    wanted = [question for question in asked.questions() if question.second_rating] if asked else []
    if wanted:
        note("\n" + say("survey.ask_questions"))
    taken: list[int] = []
    for question in wanted:
        if at := _column(dialect, one_line(question.text), taken, 0):
            taken.append(at)
            found[unmistakable(dialect.columns, at)] = question.id
    return found


def _column(dialect: Dialect, what: str, taken: Sequence[int], number: int) -> int:
    """Return the number of the column a person names, by whatever an option takes; 0 for none."""
    note(say("survey.ask_takes", what=what, number=number) if number else say("survey.ask_none", what=what))
    while True:
        typed_in = _line(say("survey.ask_prompt"))
        if not typed_in or typed_in == _NONE:
            return 0 if typed_in else number
        most = len(dialect.columns)
        at = int(typed_in) if typed_in.isascii() and typed_in.isdigit() and len(typed_in) < 9 else 0
        hint = ""
        if not 1 <= at <= most:
            at, hint = _named(dialect, typed_in)
        if not at:
            again = say("survey.ask_again", typed=one_line(typed_in), most=most)
            note(" ".join(filter(None, (again, hint))))
        elif at in taken:
            note(say("survey.ask_taken", number=at))
        else:
            return at


def _named(dialect: Dialect, name: str) -> tuple[int, str]:
    """Return the number of the column with a name, else 0 and a hint."""
    try:
        return find(dialect.columns, [name]).number, ""
    except ColumnError as error:
        return 0, say("survey.column_twice_hint", numbers=error.hint) if error.found else error.hint


def _offer_to_keep(mapping: Mapping) -> None:
    """Write the mapping where the person says; what cannot be written is said, and nothing is lost by it."""
    note(say("survey.ask_save"))
    name = _line(say("survey.ask_file"))
    if not name:
        return
    path = Path(name if name.endswith((".yaml", ".yml")) else f"{name}.yaml")
    try:
        path = free_name(path)
        save(path, mapping_text(mapping))
    except CxauditError as error:
        note(say("survey.ask_not_saved", reason=error.message))
    else:
        note(say("survey.ask_saved", path=typed(Path(shown(path)))))


def _line(prompt: str) -> str:
    """Return a line the person typed; what is asked stands on stderr, beside the results."""
    sys.stderr.write(prompt)
    sys.stderr.flush()
    said = sys.stdin.readline()
    if not said:
        raise EOFError
    return clean(said)
