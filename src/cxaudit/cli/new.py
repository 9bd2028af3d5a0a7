"""`cxaudit new`: a questionnaire to start from, or an answers file to fill in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from cxaudit.questionnaire.library import Library


def new(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The new questionnaire's id; with --answers, whose answers.")
    ],
    answers: Annotated[
        bool, typer.Option("--answers", help="Write an answers file to fill in, instead of a questionnaire.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="PATH", help="Folder or file to write.")
    ] = None,
) -> None:
    """Write a questionnaire to start from, or an answers file to fill in. Nothing is overwritten.

    Example: cxaudit new --answers essential
    """
    from cxaudit.audit.template import template
    from cxaudit.cli.boundary import print_text
    from cxaudit.cli.outputs import folder, shown, typed
    from cxaudit.cli.starter import starter
    from cxaudit.files.save import save
    from cxaudit.problems import CallError
    from cxaudit.questionnaire.library import Library
    from cxaudit.questionnaire.load import open_questionnaire
    from cxaudit.wording import say

    library = Library.usual()
    questionnaire = open_questionnaire(name, library) if answers else None
    starting = "" if answers else starter(name)
    file_name = f"{questionnaire.id}.answers.yaml" if questionnaire else f"{name}.yaml"
    is_file = out is not None and out.suffix in (".yaml", ".yml") and not out.is_dir()
    path = out if out is not None and is_file else folder(out or Path()) / file_name
    if path.exists():
        raise CallError(f"{path} exists already; it was left as it is.", hint="Name another with --out.")
    if questionnaire is None:
        _write_schema(path.parent)
        _warn_of_names(name, library)
        save(path, starting)
    else:
        save(path, template(questionnaire, called_from(library.find(name), path.parent, library)))
    print_text(say("command.wrote", path=shown(path)) + "\n")
    key = "template" if answers else "starter"
    print_text(say(f"command.wrote_{key}", name=typed(Path(name)), path=typed(path)) + "\n")


def called_from(questionnaire: Path, folder: Path, library: "Library") -> str:
    """Return how a file in `folder` names the questionnaire: by a name that finds it, else by its path."""
    import os

    real = questionnaire.resolve()
    found = library.beside_or_here(questionnaire.stem, folder)
    if found is not None and found.resolve() == real:
        return questionnaire.stem
    try:
        return Path(os.path.relpath(real, folder.resolve())).as_posix()
    except ValueError:  # on another drive
        return real.as_posix()


def _warn_of_names(name: str, library: "Library") -> None:
    """Say so where a questionnaire of that name is there already: on the command line the name means that."""
    from cxaudit.cli.boundary import note
    from cxaudit.wording import say

    if name in library.names():
        note(say("command.name_taken", name=name))


def _write_schema(beside: Path) -> None:
    """Write the schema that the first line of a new questionnaire names, so that editors can help."""
    from cxaudit.cli.outputs import folder
    from cxaudit.cli.schema import schema_text
    from cxaudit.cli.starter import SCHEMA
    from cxaudit.files.save import save

    path = beside / SCHEMA
    folder(path.parent)
    save(path, schema_text("questionnaire"))
