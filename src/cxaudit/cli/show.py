"""`cxaudit show`: what a questionnaire asks, before anyone asks it."""

from typing import Annotated

import typer


def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A questionnaire's name or file.")],
) -> None:
    """Show what a questionnaire asks: questions, answers, weights, conditions and sources.

    Example: cxaudit show essential
    """
    from cxaudit.cli.screens import show_questionnaire
    from cxaudit.questionnaire.library import Library
    from cxaudit.questionnaire.load import open_questionnaire

    show_questionnaire(open_questionnaire(name, Library.usual()))
