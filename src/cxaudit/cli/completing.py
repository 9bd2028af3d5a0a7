"""The answer to a shell that asks what could be typed next: `_CXAUDIT_COMPLETE` names it, as `complete_bash`.

The script of `--show-completion` hands over the line up to the cursor, and gets one offer a line. typer finds
out which argument or option the cursor is at. Its own scripts and answers are not used: they run rich for
shells that show help, split names at blanks and colons, and change what PowerShell may execute.
"""

import os
from collections.abc import Mapping
from typing import Any

# Not public, and the only way to ask typer where the cursor is; tests/test_completion.py holds that it works.
from typer._click.core import Command, Context, Parameter
from typer._click.shell_completion import _resolve_context, _resolve_incomplete

from cxaudit.cli.boundary import BUG, print_text
from cxaudit.cli.command_line import Typed, for_bash, for_powershell, read_line
from cxaudit.cli.offers import Offer, offers
from cxaudit.text import one_line

ASKED = "_CXAUDIT_COMPLETE"
"""The variable that says that a shell asks, and which."""

LINE = "_CXAUDIT_LINE"
"""The variable with the line up to the cursor."""

BREAKS = "_CXAUDIT_BREAKS"
"""The variable with the characters at which bash breaks words."""


def print_answer(group: Command, summaries: Mapping[str, str]) -> None:
    """Answer the shell that asks; on any trouble there are no offers, and nothing is said."""
    try:
        text = answer(group, summaries, os.environ)
    except Exception:
        if os.environ.get("CXAUDIT_DEBUG"):
            raise
        raise SystemExit(BUG) from None
    print_text(text)


def answer(group: Command, summaries: Mapping[str, str], environment: Mapping[str, str]) -> str:
    """Return the lines that the shell named in `environment` expects; none for a shell there is not."""
    shell = environment.get(ASKED, "").removeprefix("complete_")
    line = environment.get(LINE, "")
    match shell:
        case "bash":
            typed = read_line(line, breaks=environment.get(BREAKS, ""))
            lines = [for_bash(each.value, typed) for each in _found(group, summaries, typed)]
        case "zsh" | "fish":
            lines = [_told(each) for each in _found(group, summaries, read_line(line))]
        case "powershell" | "pwsh":
            typed = read_line(line, escape="`")
            lines = [_listed(each) for each in _found(group, summaries, typed)]
        case _:
            lines = []
    return "".join(f"{each}\n" for each in lines)


def _told(offer: Offer) -> str:
    return f"{offer.value}\t{one_line(offer.about)}" if offer.about else offer.value


def _listed(offer: Offer) -> str:
    return "\t".join((for_powershell(offer.value), offer.value, one_line(offer.about) or offer.value))


def _found(group: Command, summaries: Mapping[str, str], typed: Typed) -> list[Offer]:
    """Return what the word at the cursor can become, whole words all of them."""
    words = list(typed.words[1:])
    context = _resolve_context(group, {}, "cxaudit", words)
    wanted, begun = _resolve_incomplete(context, words, typed.last)
    before = typed.last[: len(typed.last) - len(begun)]  # `--format=` of `--format=js`
    found = _for(wanted, context, summaries, begun)
    return [each._replace(value=before + each.value) for each in found]


def _for(
    wanted: Command | Parameter, context: Context, summaries: Mapping[str, str], begun: str
) -> list[Offer]:
    if isinstance(wanted, Parameter):
        return offers(context.info_name or "", wanted.name or "", begun, context.params)
    if begun.startswith("-"):
        # Not the group's own way, which makes every command there is.
        named: list[Any] = Command.shell_complete(wanted, context, begun)
        return [Offer(each.value, each.help or "") for each in named]
    if context.parent is not None:
        return []
    return [Offer(name, about) for name, about in summaries.items() if name.startswith(begun)]
