"""Asking in the terminal which column holds what, and keeping what was said for the next export."""

import sys
from pathlib import Path

from cxaudit.cli.boundary import note
from cxaudit.cli.outputs import shown, typed
from cxaudit.files.save import free_name, save
from cxaudit.problems import CallError, CxauditError, InterruptedAuditError
from cxaudit.survey.columns import unmistakable
from cxaudit.survey.dialect import Dialect
from cxaudit.survey.mapping import Mapping, overridden
from cxaudit.survey.mapping_file import mapping_text
from cxaudit.survey.preview import likely, looks
from cxaudit.survey.view import count_of
from cxaudit.text import clean, one_line
from cxaudit.wording import say

_ROLES = ("nps", "csat", "ces", "group", "date")
_NONE = "-"


def ask_mapping(dialect: Dialect, mapping: Mapping) -> Mapping:
    """Show the columns of an export, ask which is which, and return the mapping; offer to keep it.

    Raises `InterruptedAuditError` where the person stops.
    """
    try:
        return _asked(dialect, mapping)
    except (EOFError, KeyboardInterrupt):
        note("")
        raise InterruptedAuditError(say("command.interrupted")) from None


def _asked(dialect: Dialect, mapping: Mapping) -> Mapping:
    number = count_of(len(dialect.columns), "column", "columns")
    note(say("survey.columns_of", name=one_line(dialect.path.name), columns=number))
    for look in looks(dialect):
        note(f"{look.column.number:>4}  {look.column.title} ({look.shape})")
    note("\n" + say("survey.ask_which"))
    taken: dict[str, int] = {}
    for role in _ROLES:
        found = _column(dialect, role, taken)
        if found:
            taken[role] = found
    names = {role: (unmistakable(dialect.columns, at),) for role, at in taken.items()}
    mapping = overridden(mapping, names)
    if not mapping.counts:
        raise CallError(say("survey.no_measure"), hint=say("survey.no_measure_typed"))
    _offer_to_keep(mapping)
    return mapping


def _column(dialect: Dialect, role: str, taken: dict[str, int]) -> int:
    """Return the number of the column a person names for a role; 0 for none."""
    guess = likely(dialect, role)
    number = guess.number if guess and guess.number not in taken.values() else 0
    what = say(f"survey.ask_{role}")
    note(say("survey.ask_takes", what=what, number=number) if number else say("survey.ask_none", what=what))
    while True:
        typed_in = _line(say("survey.ask_prompt"))
        if not typed_in or typed_in == _NONE:
            return 0 if typed_in else number
        most = len(dialect.columns)
        at = int(typed_in) if typed_in.isascii() and typed_in.isdigit() and len(typed_in) < 9 else 0
        if not 1 <= at <= most:
            note(say("survey.ask_again", typed=one_line(typed_in), most=most))
        elif at in taken.values():
            note(say("survey.ask_taken", number=at))
        else:
            return at


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
