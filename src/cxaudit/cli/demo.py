"""`cxaudit demo`: a finished example, made on the spot from its answers file."""

from pathlib import Path
from typing import Annotated

import typer


def demo(
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="restaurant, shop or workshop.", show_default=True)
    ] = "restaurant",
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where to write it.")] = Path(
        "cxaudit-demo"
    ),
) -> None:
    """Write the report of a finished example as HTML and Markdown, and say how to start your own.

    Example: cxaudit demo shop
    """
    from cxaudit.cli.boundary import print_text
    from cxaudit.cli.outputs import folder, program, report_of, shown, write_report
    from cxaudit.cli.source import audit_from_answers
    from cxaudit.problems import CallError, did_you_mean
    from cxaudit.questionnaire.library import Library, bundled
    from cxaudit.questionnaire.load import open_questionnaire
    from cxaudit.wording import say

    examples = {path.stem: path for path in sorted(bundled("examples").glob("*.yaml"))}
    if name not in examples:
        raise CallError(f"There is no example {name!r}.", hint=did_you_mean(name, examples))
    audit = audit_from_answers(examples[name], Library.usual())
    for path in write_report(report_of(audit), ("html", "md"), folder(out), name):
        print_text(say("command.wrote", path=shown(path)) + "\n")
    minutes = open_questionnaire("essential", Library((bundled(),))).duration
    print_text(say("command.demo") + "\n")
    print_text(say("command.demo_next", minutes=minutes, program=program()) + "\n")
