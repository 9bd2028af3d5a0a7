"""The command line: every command and its help. What a command needs is imported when it runs."""

from typing import Annotated

import typer

from cxaudit.cli import demo, list_, new, report, run, score, show, validate
from cxaudit.cli.boundary import Commands

app = typer.Typer(
    cls=Commands,
    name="cxaudit",
    help="Audit a customer experience: a few questions, an honest verdict, and a plan for Monday.",
    no_args_is_help=True,
    rich_markup_mode=None,
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


app.command("run")(run.run)
app.command("demo")(demo.demo)
app.command("score")(score.score)
app.command("report")(report.report)
app.command("validate")(validate.validate)
app.command("list")(list_.list_)
app.command("show")(show.show)
app.command("new")(new.new)
