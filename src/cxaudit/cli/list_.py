"""`cxaudit list`: the questionnaires there are."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxaudit.questionnaire.library import Library
    from cxaudit.questionnaire.model import Questionnaire

FIRST = "essential"
"""The questionnaire offered first."""


def list_() -> None:
    """List the questionnaires that come with cxaudit, and your own.

    Example: cxaudit list
    """
    from cxaudit.cli.outputs import typed
    from cxaudit.cli.screens import show_list
    from cxaudit.problems import CallError
    from cxaudit.questionnaire.library import Library

    found = available(Library.usual())
    if not found:
        raise CallError("There is no questionnaire.", hint="Install cxaudit again; its own ones are missing.")
    show_list(found, broken={name: typed(path) for name, path in Library.usual().names().items()})


def available(library: "Library") -> "list[tuple[str, Questionnaire | None]]":
    """Return every name with its questionnaire (None if it cannot be used), `essential` first."""
    from cxaudit.questionnaire.load import Loader

    loader = Loader(library)
    names = library.names()
    order = sorted(names, key=lambda name: (name != FIRST, name))
    return [(name, loader.load(names[name]).questionnaire) for name in order]


def purpose(questionnaire: "Questionnaire") -> str:
    """Return what a questionnaire is for, and how long it takes."""
    from cxaudit.wording import say

    line = questionnaire.summary or questionnaire.title
    minutes = say("command.minutes", n=questionnaire.duration) if questionnaire.duration else ""
    return f"{line} ({minutes})" if minutes else line
