"""`cxaudit show`: what a questionnaire asks, before anyone asks it."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from cxaudit.outline.lines import Line
    from cxaudit.outline.model import Outline
    from cxaudit.questionnaire.model import Questionnaire


def show(
    name: Annotated[
        str, typer.Argument(metavar="QUESTIONNAIRE", help="A name from `cxaudit list`, or a file.")
    ],
    customers: Annotated[
        bool, typer.Option("--customers", help="The page for asking five customers instead.")
    ] = False,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="text, or md to print or to send to a client.")
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="PATH", help="Write Markdown there; - for standard output."),
    ] = None,
) -> None:
    """Show what a questionnaire asks and how its answers are read, or a page for asking customers.

    As Markdown it can be filled in: send it to a client in advance, or print it.

    Example: cxaudit show essential

    Example: cxaudit show essential --format md --out questions.md

    Example: cxaudit show lasting-impression --customers
    """
    from cxaudit.cli.results import give
    from cxaudit.questionnaire.library import Library
    from cxaudit.questionnaire.load import open_questionnaire

    asked = open_questionnaire(name, Library.usual())
    format_, place = _destination(format_, out, f"{asked.id}-customers" if customers else asked.id)
    lines, markdown = _customers(asked, format_) if customers else _whole(asked, format_)
    if format_ == "text":
        from cxaudit.cli.screens import show_lines

        show_lines(lines)
    else:
        give(markdown, place)


def _destination(asked: str, out: Path | None, name: str) -> tuple[str, Path | None]:
    """Return `text` or `md`, and the file to write: the format asked for, else `md` for a file."""
    from cxaudit.cli.results import destination, is_screen, require_format
    from cxaudit.problems import CallError

    if asked:
        require_format(asked, ("text", "md"))
    if asked == "text" and not is_screen(out):
        raise CallError("Text goes to the screen only.", hint="Write Markdown: --format md --out FILE.")
    if asked == "text" or (not asked and is_screen(out)):
        return "text", None
    return destination("md", out, {"md": ".md"}, name)


def _whole(asked: "Questionnaire", format_: str) -> "tuple[Iterable[Line], str]":
    from cxaudit.outline.lines import lines
    from cxaudit.outline.markdown import render_markdown

    outline = outline_for(asked)
    return (lines(outline), "") if format_ == "text" else ((), render_markdown(outline))


def _customers(asked: "Questionnaire", format_: str) -> "tuple[Iterable[Line], str]":
    from cxaudit.outline.customers import customers_page, page_lines, render_page
    from cxaudit.problems import CallError

    page = customers_page(asked)
    if page is None:
        raise CallError(
            f"No question of {asked.id!r} is written to be asked of customers.",
            hint="Give some of them `to_customers:`, or take: cxaudit show lasting-impression --customers",
        )
    return (page_lines(page), "") if format_ == "text" else ((), render_page(page))


def outline_for(questionnaire: "Questionnaire") -> "Outline":
    """Return a questionnaire as it is shown, with the number of questions that it asks at most."""
    from cxaudit.interview.engine import begin
    from cxaudit.interview.progress import most_scored
    from cxaudit.outline.build import outline_of
    from cxaudit.scoring.relevance import relevance

    return outline_of(questionnaire, most=most_scored(begin(questionnaire, {}, relevance)))
