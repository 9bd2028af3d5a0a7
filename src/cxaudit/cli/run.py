"""`cxaudit run`: interview, score, plan, report, write."""

from pathlib import Path
from typing import Annotated

import typer


def run(
    questionnaire: Annotated[
        str, typer.Argument(metavar="[QUESTIONNAIRE]", help="A name from `cxaudit list`, or a file.")
    ] = "",
    audit: Annotated[
        Path | None,
        typer.Option("--audit", metavar="FILE", help="The audit file; an existing one is resumed."),
    ] = None,
    client: Annotated[
        str, typer.Option("--client", metavar="NAME", help="Whose experience is audited.")
    ] = "",
    respondent: Annotated[str, typer.Option("--respondent", metavar="NAME", help="Who answers.")] = "",
    group: Annotated[
        str, typer.Option("--group", metavar="GROUP", help="leadership, front_line, customer or outside.")
    ] = "",
    date: Annotated[str, typer.Option("--date", metavar="YYYY-MM-DD", help="The day of the audit.")] = "",
    answers: Annotated[
        Path | None, typer.Option("--answers", metavar="FILE", help="Take answers from a file; ask nothing.")
    ] = None,
    answer: Annotated[
        list[str] | None, typer.Option("--answer", metavar="ID=VALUE", help="One answer; repeat it.")
    ] = None,
    partial: Annotated[
        bool, typer.Option("--partial", help="With answers: allow questions left open.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Ask every part without offering the choice.")
    ] = False,
    format_: Annotated[
        list[str] | None, typer.Option("--format", metavar="FORMAT", help="html, md, json; default html,md.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="PATH", help="Folder, or file for a single format; default: here."),
    ] = None,
) -> None:
    """Ask the questions, then write the verdict and the plan. Every answer is saved as it is given.

    Example: cxaudit run

    Example: cxaudit run essential --answers cafe.yaml --out cafe
    """
    from cxaudit.cli.ask import interviewed
    from cxaudit.cli.call import Call
    from cxaudit.cli.finish import finish, stored_new
    from cxaudit.cli.source import audit_from_answers
    from cxaudit.questionnaire.library import Library

    call = Call.of(questionnaire, audit, client, respondent, group, date, everything, format_, out)
    library = Library.usual()
    if answers is None and not answer:
        interviewed(call, library)
        return
    made = audit_from_answers(
        answers,
        library,
        name=call.name,
        pairs=answer or (),
        given=call.header,
        today=call.today,
        partial=partial,
        everything=everything,
    )
    finish(made, stored_new(made, call), call)
