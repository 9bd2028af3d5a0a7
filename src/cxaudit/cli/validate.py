"""`cxaudit validate`: are these files right, and if not, where and what to do."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from cxaudit.cli.paths import Excluded
    from cxaudit.cli.select import Selection
    from cxaudit.diagnostics.checked import Checked
    from cxaudit.problems import CallError

_PATIENCE, _REFRESH = 0.5, 0.1


Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...",
        help="Questionnaires, answers files, audits; folders of them; - for standard input.",
    ),
]


def validate(
    paths: Paths,
    exclude: Annotated[
        list[str] | None,
        typer.Option(metavar="PATTERN", help="Leave out paths like 'drafts/*'. Repeatable, or a,b."),
    ] = None,
    allow_empty: Annotated[
        bool, typer.Option("--allow-empty", help="Finding no file is fine; otherwise it is exit code 2.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail like errors.")] = False,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE", help="Show these codes only; all adds those off by default. Repeatable, or a,b."
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Leave these codes out. Repeatable, or a,b.")
    ] = None,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            envvar="CXAUDIT_FORMAT",
            help="auto, text, concise, github, json, sarif or junit. auto is github in GitHub's log.",
        ),
    ] = "auto",
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the problems to a file instead.")
    ] = None,
) -> None:
    """Check questionnaires, answers files and audits, and show every problem with its place.

    Exit code 0: no errors; 1: errors (with --strict: or warnings); 2: nothing to check, or a file cannot be
    read. A comment `# cxaudit: ignore=CODE` silences a warning on its line.

    Example: cxaudit validate questionnaires/ --exclude drafts --strict
    """
    from cxaudit.cli.boundary import tell_error
    from cxaudit.cli.paths import Excluded, yaml_files
    from cxaudit.cli.results import log_format
    from cxaudit.cli.select import selection
    from cxaudit.diagnostics.checked import FORMATS

    format_ = log_format(format_, out, FORMATS)
    wanted = selection(select, ignore)
    excluded = Excluded(exclude or ())
    files = yaml_files(paths, excluded)
    _tell_idle(excluded)
    if not files and not allow_empty:
        raise _nothing(paths, bool(exclude))
    checked, unread = _check(files, wanted, strict)
    if checked.files or not unread:
        _tell(checked, format_, out)
    for error in unread:
        tell_error(error)
    if unread or checked.fails:
        raise typer.Exit(2 if unread else 1)


def _tell_idle(excluded: "Excluded") -> None:
    """Say which patterns left nothing out: a slip of the pen in one would go unnoticed."""
    from cxaudit.cli.boundary import note
    from cxaudit.text import clean
    from cxaudit.wording import say

    for pattern in excluded.idle:
        note(say("command.exclude_idle", pattern=clean(pattern)))


def _nothing(paths: Sequence[Path], excluded: bool) -> "CallError":
    from cxaudit.problems import CallError
    from cxaudit.text import clean
    from cxaudit.wording import say

    names = ", ".join(clean(str(path)) for path in paths)
    hint = say("command.no_files_excluded" if excluded else "command.no_files_hint")
    return CallError(say("command.no_files", names=names), hint=hint)


def _check(files: Mapping[str, Path], wanted: "Selection", strict: bool) -> "tuple[Checked, list[CallError]]":
    """Check every file; one that cannot be read does not keep the others from being checked."""
    from cxaudit.cli.kinds import problems_of
    from cxaudit.diagnostics.checked import Checked
    from cxaudit.problems import CallError, Problem
    from cxaudit.questionnaire.library import Library
    from cxaudit.questionnaire.load import Loader

    loader = Loader(Library.usual())
    problems: list[Problem] = []
    lines: dict[tuple[str, int], str] = {}
    read: list[str] = []
    unread: list[CallError] = []
    ids: dict[str, str] = {}
    left_out = silenced = 0
    stopped = False
    for shown in _watched(files):
        try:
            found = problems_of(files[shown], loader, wanted, ids, shown=shown)
        except CallError as error:
            unread.append(error)
            continue
        problems += found.problems
        lines |= found.lines
        left_out, silenced = left_out + found.left_out, silenced + found.silenced
        stopped = stopped or found.stopped
        read.append(shown)
    done = Checked(
        files=tuple(sorted(read)),
        problems=tuple(sorted(problems, key=lambda p: p.order)),
        lines=lines,
        strict=strict,
        left_out=left_out,
        silenced=silenced,
        stopped=stopped,
    )
    return done, unread


def _watched(files: Collection[str]) -> Iterator[str]:
    """Yield the files; a person at a terminal who has to wait sees how far it is."""
    import sys
    from time import monotonic

    live = sys.stderr is not None and sys.stderr.isatty()
    due, width = monotonic() + _PATIENCE, 0
    for number, shown in enumerate(files, 1):
        if live and monotonic() >= due:
            text = f"{number} / {len(files)}"
            sys.stderr.write(f"\r{text}")
            sys.stderr.flush()
            due, width = monotonic() + _REFRESH, len(text)
        yield shown
    if width:
        sys.stderr.write(f"\r{'':{width}}\r")
        sys.stderr.flush()


def _tell(checked: "Checked", format_: str, out: Path | None) -> None:
    """Print the problems, or write them to a file, and say how many there are."""
    from importlib import import_module

    from cxaudit.cli.boundary import note
    from cxaudit.cli.results import give
    from cxaudit.wording import count, say

    text = import_module(f"cxaudit.diagnostics.{format_}").render(checked)
    give(text, out, tell=False)
    if format_ != "github" or out is not None:
        files = count(len(checked.files), "file", "files")
        note(say("command.checked", files=files, found=checked.summary))
        if checked.stopped:
            note(say("command.checked_further"))
