"""`cxaudit demo`: a finished example, made on the spot from its answers file."""

from pathlib import Path
from typing import Annotated

import typer


def demo(
    name: Annotated[
        str,
        typer.Argument(
            metavar="[NAME]",
            help="An example that --list shows, such as restaurant or store.",
            show_default=True,
        ),
    ] = "restaurant",
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where to write it.")] = Path(
        "cxaudit-demo"
    ),
    list_: Annotated[bool, typer.Option("--list", help="List the examples; write nothing.")] = False,
    open_: Annotated[bool, typer.Option("--open", help="Show the page in the browser.")] = False,
) -> None:
    """Write the report of a finished example as HTML and Markdown, and say how to start your own.

    Example: cxaudit demo store
    """
    from cxaudit.cli.boundary import print_text
    from cxaudit.cli.browser import open_pages, require_page
    from cxaudit.cli.outputs import folder, program, report_of, shown, write_report
    from cxaudit.cli.source import audit_from_answers
    from cxaudit.problems import CallError, did_you_mean
    from cxaudit.questionnaire.library import Library, bundled
    from cxaudit.questionnaire.load import open_questionnaire
    from cxaudit.wording import say

    examples = finished()
    if list_ and open_:
        require_page(())
    if list_:
        _tell(examples)
        return
    if name not in examples:
        hint = f"{did_you_mean(name, examples)} {say('command.demo_all', program=program())}"
        raise CallError(f"There is no example {name!r}.", hint=hint.strip())
    audit = audit_from_answers(examples[name], Library((bundled(),)))
    written = write_report(report_of(audit), ("html", "md"), folder(out), name)
    for path in written:
        print_text(say("command.wrote", path=shown(path)) + "\n")
    if open_:
        open_pages(written)
    minutes = open_questionnaire("essential", Library((bundled(),))).duration
    print_text(say("command.demo") + "\n")
    print_text(say("command.demo_next", minutes=minutes, program=program()) + "\n")


def finished() -> dict[str, Path]:
    """Return the answers files of the finished examples by name."""
    from cxaudit.questionnaire.library import bundled

    return {path.stem: path for path in sorted(bundled("examples").glob("*.yaml"), key=lambda p: p.stem)}


def _tell(examples: dict[str, Path]) -> None:
    from cxaudit.audit.answers_file import read_answers
    from cxaudit.cli.outputs import program
    from cxaudit.cli.screens import show_names
    from cxaudit.wording import say

    rows = []
    for name, path in examples.items():
        read = read_answers(path)
        told = read.header
        about = {
            "client": told.client,
            "who": told.respondent,
            "period": told.period,
            "asked": read.questionnaire,
        }
        rows.append((name, say("command.demo_about", **about)))
    show_names(rows, say("command.demo_more", program=program()))
