"""The command line: every command and its help. What a command needs is imported when it runs."""

from typing import Annotated

import typer

from cxaudit.cli import demo, explain, list_, new, report, run, schema, score, show, validate
from cxaudit.cli.boundary import Commands

app = typer.Typer(
    cls=Commands,
    name="cxaudit",
    help="Audit a customer experience: a few questions, an honest verdict, and a plan for Monday.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from cxaudit import __version__

        typer.echo(f"cxaudit {__version__}")
        raise typer.Exit


@app.callback()
def cxaudit(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Audit a customer experience: a few questions, an honest verdict, and a plan for Monday."""


for name, function, summary in (
    ("run", run.run, "Ask the questions, then write the verdict and the plan."),
    ("demo", demo.demo, "Write the report of a finished example."),
    ("score", score.score, "Show how an audit came out, and why."),
    ("report", report.report, "Write the report of an audit again."),
    ("validate", validate.validate, "Check questionnaires, answers files and audits."),
    ("explain", explain.explain, "Explain a problem code of validate."),
    ("list", list_.list_, "List the questionnaires there are."),
    ("show", show.show, "Show what a questionnaire asks."),
    ("new", new.new, "Write a questionnaire or an answers file to start from."),
    ("schema", schema.schema, "Print the JSON Schema of a kind of file, for editors."),
):
    app.command(name, short_help=summary)(function)
