"""Write what `cxaudit validate` says of each file in `examples/invalid` beside it, as NAME.expected.

Run it after a change to messages or to the output, and read the difference before you keep it:

    python tests/make_expected.py [NAME...]
"""

import os
import sys
from pathlib import Path

from typer.testing import CliRunner

from cxaudit.cli.app import app
from cxaudit.lint import OFF_BY_DEFAULT

EXAMPLES = Path(__file__).parent / "examples"


def names() -> list[str]:
    """Return the names of the wrong files; those that begin with _ only help to show a problem."""
    return sorted(path.stem for path in (EXAMPLES / "invalid").glob("[!_]*.yaml"))


def call_for(name: str) -> list[str]:
    """Return the arguments that show the problem.

    A code that is off by default has to be selected; a file of the same name with _ before it goes first.
    """
    select = ["--select", name] if name in OFF_BY_DEFAULT else []
    beside = f"_{name}.yaml"
    first = [beside] if (EXAMPLES / "invalid" / beside).exists() else []
    return ["validate", *first, f"{name}.yaml", "--format", "text", *select]


def main(wanted: list[str]) -> None:
    """Write the expected output of the files that are wanted, or of all."""
    os.environ["CXAUDIT_QUESTIONNAIRES"] = str((EXAMPLES / "library").resolve())
    os.chdir(EXAMPLES / "invalid")
    for name in wanted:
        result = CliRunner().invoke(app, call_for(name))
        if result.exit_code > 1 or f"[{name}]" not in result.stdout:
            sys.exit(f"{name}.yaml does not show [{name}]:\n{result.output}")
        Path(f"{name}.expected").write_text(result.stdout, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:] or names())
