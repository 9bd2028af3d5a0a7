"""`cxaudit validate`: are these files right, and if not, where and what to do."""

from pathlib import Path
from typing import Annotated

import typer


def validate(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Questionnaires, answers files, audits; folders of them."),
    ],
) -> None:
    """Check questionnaires, answers files and audits, and show every problem with its place.

    Exit code 0: no errors; 1: errors; 2: nothing to check, or a file cannot be read.

    Example: cxaudit validate questionnaires/
    """
    from cxaudit.cli.boundary import note, print_text, problem_lines
    from cxaudit.cli.kinds import problems_of
    from cxaudit.cli.paths import yaml_files
    from cxaudit.questionnaire.library import Library
    from cxaudit.questionnaire.load import Loader
    from cxaudit.wording import count, say

    files = yaml_files(paths)
    loader = Loader(Library.usual())
    found = {path: problems_of(path, loader) for path in files}
    problems = [problem for each in found.values() for problem in each]
    for problem in problems:
        for line in problem_lines(problem):
            print_text(line + "\n")
    wrong = sum(problem.severity == "error" for problem in problems)
    note(
        say(
            "command.checked",
            files=count(len(files), "file", "files"),
            errors=count(wrong, "error", "errors"),
            warnings=count(len(problems) - wrong, "warning", "warnings"),
        )
    )
    if wrong:
        raise typer.Exit(1)
