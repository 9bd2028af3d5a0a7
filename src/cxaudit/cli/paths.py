"""Paths from the command line: which files a call means, and where results go."""

import os
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from cxaudit.problems import CallError, did_you_mean
from cxaudit.text import clean

STDIN = Path("-")
"""What stands for standard input on the command line."""

_ENDINGS = (".yaml", ".yml")
FORMATS = {
    "html": (".html",),
    "md": (".md",),
    "json": (".report.json",),
    "csv": (".answers.csv", ".actions.csv"),
    "docx": (".docx",),
    "pdf": (".pdf",),
}
"""What a report can be written as, with the endings of its files."""


class Excluded:
    """Patterns of paths to leave out, and which of them have met anything so far."""

    def __init__(self, given: Iterable[str]) -> None:
        parts = (part.strip() for each in given for part in each.split(","))
        self.patterns = tuple(dict.fromkeys(part for part in parts if part))
        self._met: set[str] = set()

    def takes(self, *names: str) -> bool:
        """Return whether a pattern meets any of the names a file can be called by."""
        met = [pattern for pattern in self.patterns if any(_meets(name, pattern) for name in names)]
        self._met.update(met)
        return bool(met)

    @property
    def idle(self) -> tuple[str, ...]:
        """The patterns that have met nothing."""
        return tuple(pattern for pattern in self.patterns if pattern not in self._met)


def yaml_files(paths: Sequence[Path], exclude: Excluded) -> dict[str, Path]:
    """Return the files meant by `paths`, each by the name that problems carry.

    Files are taken as they are, folders are searched for YAML, and hidden ones left out.
    The path - stands for standard input. What a pattern in `exclude` meets is left out, be it seen from here
    or from the folder that was named. Raises `CallError` if a path does not exist.
    """
    found: dict[str, Path] = {}
    for path in paths:
        above = len(path.parts) if exclude.patterns and path != STDIN and path.is_dir() else 0
        for file in _meant_by(path):
            name = shown_path(file)
            inner = ("/".join(file.parts[above:]),) if above else ()
            if not exclude.patterns or not exclude.takes(name, *inner):
                found.setdefault(name, file)
    return found


def shown_path(path: Path) -> str:
    """Return a path as problems carry it: with slashes, and relative where it is below this folder."""
    if path == STDIN:
        return "<stdin>"
    # By hand, for every file: pathlib takes longer over this than over reading the file.
    name, here = os.fspath(path), os.getcwd()  # noqa: PTH109
    if name == here:
        return "."
    here = os.path.join(here, "")  # noqa: PTH118
    if os.path.normcase(name).startswith(os.path.normcase(here)):
        name = name[len(here) :]
    return name.replace(os.sep, "/")


def _meant_by(path: Path) -> Iterable[Path]:
    if path == STDIN:
        return (path,)
    if path.is_dir():
        return _below(path)
    if not path.exists():
        hint = _neighbours(path) or "Check the path."
        raise CallError(f"There is no file {clean(str(path))}.", hint=hint)
    return (path,)


def _below(folder: Path) -> Iterator[Path]:
    """Yield the YAML files below a folder; a folder in it that nobody may list is a `CallError`."""
    for where, folders, names in os.walk(folder, onerror=_unlisted):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(_ENDINGS) and not name.startswith("."):
                path = Path(where, name)
                if path.is_file():
                    yield path


def _unlisted(error: OSError) -> None:
    name, reason = clean(str(error.filename)), error.strerror or error
    raise CallError(
        f"The folder {name} cannot be searched: {reason}.", hint="Leave it out, or let it be read."
    )


def _meets(name: str, pattern: str) -> bool:
    """Whether `pattern` meets a path or a folder above it; one without a slash meets any single name."""
    pattern = pattern.removeprefix("./").rstrip("/")
    parts = name.split("/")
    if "/" not in pattern:
        return any(fnmatchcase(part, pattern) for part in parts)
    patterns = (pattern, pattern.removeprefix("**/"))
    above = ["/".join(parts[: n + 1]) for n in range(len(parts))]
    return any(fnmatchcase(path, each) for path in above for each in patterns)


def _neighbours(path: Path) -> str:
    folder = path.parent
    return did_you_mean(path.name, [p.name for p in folder.iterdir()]) if folder.is_dir() else ""


def formats_of(asked: Iterable[str]) -> tuple[str, ...]:
    """Return the formats named in repeatable or comma-separated options, each once, or raise `CallError`."""
    names = [name.strip() for part in asked for name in part.split(",") if name.strip()]
    for name in names:
        if name not in FORMATS:
            hint = did_you_mean(name, FORMATS)
            raise CallError(f"There is no report format {clean(name)!r}.", hint=hint)
    return tuple(dict.fromkeys(names))


def stem_of(audit: Path) -> str:
    """Return the name of an audit file without its endings."""
    name = audit.name
    for ending in (".audit.yaml", ".audit.yml", *_ENDINGS):
        if name.endswith(ending):
            return name[: -len(ending)]
    return name
