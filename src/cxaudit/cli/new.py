"""`cxaudit new`: a questionnaire to start from, or an answers file to fill in."""

from pathlib import Path
from typing import Annotated

import typer


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

    if answers:
        questionnaire = open_questionnaire(name, Library.usual())
        text, file_name, key = template(questionnaire), f"{questionnaire.id}.answers.yaml", "template"
    else:
        text, file_name, key = starter(name), f"{name}.yaml", "starter"
    is_file = out is not None and out.suffix in (".yaml", ".yml") and not out.is_dir()
    path = out if out is not None and is_file else folder(out or Path()) / file_name
    if path.exists():
        raise CallError(f"{path} exists already; it was left as it is.", hint="Name another with --out.")
    if not answers:
        _write_schema(path.parent)
    save(path, text)
    print_text(say("command.wrote", path=shown(path)) + "\n")
    print_text(say(f"command.wrote_{key}", name=typed(Path(name)), path=typed(path)) + "\n")


def _write_schema(beside: Path) -> None:
    """Write the schema that the first line of a new questionnaire names, so that editors can help."""
    from cxaudit.cli.outputs import folder
    from cxaudit.cli.schema import schema_text
    from cxaudit.cli.starter import SCHEMA
    from cxaudit.files.save import save

    path = beside / SCHEMA
    folder(path.parent)
    save(path, schema_text("questionnaire"))
