"""`cxaudit survey`: customers' own answers from the exports of survey tools."""

from pathlib import Path
from typing import Annotated

import typer

_COLUMN = "COLUMN"


def survey(
    files: Annotated[list[Path], typer.Argument(metavar="CSV...", help="Exports of a survey tool.")],
    nps: Annotated[str, typer.Option(metavar=_COLUMN, help="Likely to recommend, 0 to 10.")] = "",
    csat: Annotated[str, typer.Option(metavar=_COLUMN, help="Satisfied, 1 to 5.")] = "",
    ces: Annotated[str, typer.Option(metavar=_COLUMN, help="Made it easy, 1 to 7.")] = "",
    group: Annotated[str, typer.Option(metavar=_COLUMN, help="Show the measures by this, too.")] = "",
    date: Annotated[str, typer.Option(metavar=_COLUMN, help="The day; show them by month, too.")] = "",
    mapping: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A file that says which column is which.")
    ] = None,
    questionnaire: Annotated[
        str, typer.Option(metavar="NAME", help="Whose questions the mapping names.")
    ] = "",
    into: Annotated[
        Path | None, typer.Option(metavar="AUDIT", help="Put the answers beside those of this audit.")
    ] = None,
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text, json or md.")] = "",
    out: Annotated[
        Path | None, typer.Option(metavar="PATH", help="A file or folder to write to; - for the screen.")
    ] = None,
    tool: Annotated[
        str,
        typer.Option(metavar="TOOL", help="qualtrics, surveymonkey, limesurvey, google, microsoft or plain."),
    ] = "",
    delimiter: Annotated[
        str, typer.Option(metavar="SIGN", help="comma, semicolon, tab, pipe or a character.")
    ] = "",
    encoding: Annotated[str, typer.Option(metavar="NAME", help="The encoding, as cp1252.")] = "",
    header_rows: Annotated[int | None, typer.Option(metavar="N", help="How many rows are header.")] = None,
    date_order: Annotated[str, typer.Option(metavar="ORDER", help="03/04/2026 is dmy or mdy.")] = "",
) -> None:
    """Count customers' answers: NPS, CSAT and CES with their intervals, and every cell that was not counted.

    A COLUMN is named by its header text, its code or its number. Without any, and in a terminal, you are
    asked. Only the columns named are kept of a file: no address, name or free text is shown or written.

    Example: cxaudit survey export.csv --nps Q1 --csat Q2 --group Region

    Example: cxaudit survey export.csv --mapping spring.yaml --into cafe.audit.yaml
    """
    from cxaudit.cli.survey_call import SurveyCall, run_survey

    run_survey(
        SurveyCall(
            files=tuple(files),
            columns={"nps": nps, "csat": csat, "ces": ces, "group": group, "date": date},
            date_order=date_order,
            mapping=mapping,
            questionnaire=questionnaire,
            into=into,
            format_=format_,
            out=out,
            recognise={
                "tool": tool,
                "delimiter": delimiter,
                "encoding": encoding,
                "header_rows": header_rows,
            },
        )
    )
