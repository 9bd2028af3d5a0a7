"""Write docs/commands.md from the commands themselves: `python docs/make_commands.py`."""

from pathlib import Path

import typer.main
from typer.testing import CliRunner

from cxaudit.cli.app import app

PAGE = Path(__file__).parent / "commands.md"
_WIDTH = 88
_START = """\
# Commands

This page is made by `python docs/make_commands.py` from the help that the commands print themselves; a test
holds it up to date. Change the commands, not this page.

## Exit codes

| Code | Meaning |
| ---: | --- |
| 0 | Done. `run`, `score` and `report` end with 0 whatever the score, and so does \
a pipe that is read no further. |
| 1 | The content failed: `validate` found errors (`--strict`: or warnings), answers or an export \
were refused, or `compare --fail` or `check` found something wanting. |
| 2 | The call failed: a wrong option, no file, one that is unusable or locked, nobody there to answer. |
| 3 | cxaudit failed. That is our mistake; the message asks for a report. |
| 130 | Interrupted. The answers are saved, and the message says how to go on. |

Results go to standard output, everything else to standard error.
`--format json` on standard output is one JSON document and nothing more: its fields for
[a report](report-json.md), for [problems](validate-json.md) and for [a survey](survey.md#json).

"""


def help_of(*command: str) -> str:
    """Return the help of a command as a terminal shows it."""
    shown = CliRunner().invoke(app, [*command, "--help"], prog_name="cxaudit", terminal_width=_WIDTH)
    return "\n".join(line.rstrip() for line in shown.output.strip().splitlines())


def names() -> list[str]:
    """Return the commands in the order the help lists them."""
    return list(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def page() -> str:
    """Return the whole page."""
    parts = [f"## cxaudit\n\n```text\n{help_of()}\n```\n"]
    parts += [f"## cxaudit {name}\n\n```text\n{help_of(name)}\n```\n" for name in names()]
    return _START + "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
