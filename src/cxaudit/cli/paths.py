"""Paths from the command line: which files a call means, and where results go."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from cxaudit.problems import CallError, did_you_mean
from cxaudit.text import clean

_ENDINGS = (".yaml", ".yml")
FORMATS = {"html": ".html", "md": ".md", "json": ".report.json"}
"""What a report can be written as, with the ending of its file."""


def yaml_files(paths: Sequence[Path]) -> list[Path]:
    """Return the files meant by `paths`: files as they are, folders searched for YAML, hidden ones left out.

    Raises `CallError` if a path does not exist, or nothing is found at all.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += [p for p in sorted(path.rglob("*")) if p.suffix in _ENDINGS and _is_open(p, path)]
        elif path.exists():
            found.append(path)
        else:
            raise CallError(
                f"There is no file {clean(str(path))}.", hint=_neighbours(path) or "Check the path."
            )
    if not found:
        names = ", ".join(clean(str(p)) for p in paths)
        raise CallError(f"There is no YAML file in {names}.", hint="Name files ending in .yaml or .yml.")
    return list(dict.fromkeys(found))


def _is_open(path: Path, below: Path) -> bool:
    return path.is_file() and not any(part.startswith(".") for part in path.relative_to(below).parts)


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
