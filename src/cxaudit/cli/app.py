"""The command line: every command and its help. What a command needs is imported when it runs."""

import os
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Annotated, Any, Final

import typer

from cxaudit.cli.boundary import Commands

_COMMANDS: Final = {
    "run": ("run", "Ask the questions, then write the verdict and the plan."),
    "demo": ("demo", "Write the report of a finished example."),
    "score": ("score", "Show how an audit came out, and why."),
    "report": ("report", "Write the report of an audit again."),
    "plan": ("plan", "Show the actions, and keep what became of them."),
    "check": ("check", "Hold audits to thresholds."),
    "portfolio": ("portfolio", "Show how all clients of a folder stand."),
    "validate": ("validate", "Check questionnaires, answers files and audits."),
    "explain": ("explain", "Explain a problem code of validate."),
    "list": ("list_", "List the questionnaires there are."),
    "show": ("show", "Show what a questionnaire asks."),
    "new": ("new", "Write a questionnaire or an answers file to start from."),
    "schema": ("schema", "Print the JSON Schema of a kind of file, for editors."),
}
"""Every command: the module, and the function in it, that is the command; what a list says of it."""


_ALL_OPTIONS: Final = 3


class _Built(Mapping[str, Any]):
    """The commands by name, each made when it is asked for: making all takes longer than most of them run."""

    def __init__(self, registered: Mapping[str, Any]) -> None:
        self._made = dict(registered)

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            module, summary = _COMMANDS[name]
            alone = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
            function = getattr(import_module(f"cxaudit.cli.{module}"), module)
            alone.command(name, short_help=summary)(function)
            self._made[name] = typer.main.get_command(alone)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter({**_COMMANDS, **self._made})

    def __len__(self) -> int:
        return len(_COMMANDS.keys() | self._made.keys())


class _AllCommands(Commands):
    """The group of all commands, none of which is made before it is asked for."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{**given, "commands": _Built(given.get("commands") or {})})

    def make_context(self, info_name: str | None, args: list[str], *more: Any, **given: Any) -> Any:
        """Read the options before the command; those for shells are not made where there are none."""
        if (not args or args[0].startswith("-")) and len(self.params) < _ALL_OPTIONS:
            from cxaudit.cli.shells import options

            self.params += options()
        return super().make_context(info_name, args, *more, **given)

    def _main_shell_completion(self, *_given: Any, **_more: Any) -> None:
        """Where a shell asks what could be typed next, answer and exit: typer's own answer runs rich."""
        if "_CXAUDIT_COMPLETE" in os.environ:
            from cxaudit.cli.completing import print_answer

            print_answer(self, {name: summary for name, (_, summary) in _COMMANDS.items()})
            raise SystemExit(0)


app = typer.Typer(
    cls=_AllCommands,
    name="cxaudit",
    help="Audit a customer experience: a few questions, an honest verdict, and a plan for Monday.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(context: typer.Context, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:  # somebody only wants to know what comes next
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
