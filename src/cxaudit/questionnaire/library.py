"""Where questionnaires live: bundled, in the user's own folder, beside another one, or at a path."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from cxaudit.files.start import kind_said
from cxaudit.problems import CallError, did_you_mean
from cxaudit.value import Value, dataclass

_ENDINGS = (".yaml", ".yml")


def bundled(what: str = "questionnaires") -> Path:
    """Return the folder of bundled files, in an installed wheel and in a source tree alike."""
    package = Path(__file__).resolve().parent.parent
    packed = package / "_bundled" / what
    return packed if packed.is_dir() else package.parent.parent / what


def own_folder(environment: Mapping[str, str]) -> Path:
    """Return the user's own folder: `CXAUDIT_QUESTIONNAIRES`, else `~/.cxaudit/questionnaires`."""
    named = environment.get("CXAUDIT_QUESTIONNAIRES", "")
    return Path(named) if named else Path.home() / ".cxaudit" / "questionnaires"


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long for the file system, a folder that may not be entered
        return False


@dataclass(frozen=True, eq=False, repr=False)
class Library(Value):
    """Folders searched in order for a questionnaire's name."""

    folders: tuple[Path, ...]

    @classmethod
    def usual(cls) -> "Library":
        """Return the user's own folder, then the bundled one."""
        return cls((own_folder(os.environ), bundled()))

    def names(self) -> dict[str, Path]:
        """Return every name with its file; an earlier folder hides a later one."""
        found: dict[str, Path] = {}
        for folder in self.folders:
            if folder.is_dir():
                for path in sorted(folder.iterdir()):
                    if path.suffix in _ENDINGS and path.is_file():
                        found.setdefault(path.stem, path)
        return found

    def beside_or_here(self, name: str, beside: Path | None) -> Path | None:
        """Return the file called `name` in the folder `beside`, else in the library, else None."""
        folders = (beside, *self.folders) if beside is not None else self.folders
        for folder in folders:
            for ending in _ENDINGS:
                path = folder / (name + ending)
                if _is_file(path):
                    return path
        return None

    def find(self, asked: str, beside: Path | None = None) -> Path:
        """Return the file a person means by a name or a path, or raise `CallError` with a did-you-mean.

        What is written in a file means first what stands in its folder, `beside`.
        """
        looks_like_path = asked.endswith(_ENDINGS) or "/" in asked or os.sep in asked
        if looks_like_path:
            near = beside / asked if beside is not None else Path(asked)
            return near if _is_file(near) else Path(asked)
        found = self.beside_or_here(asked, beside) if asked and asked[0] != "." else None
        if found is not None and beside is not None and found.parent == beside and _holds_answers(found):
            found = self.beside_or_here(asked, None)
        if found is None and asked and _is_file(Path(asked)):
            return Path(asked)
        if found is None:
            raise CallError(f"There is no questionnaire {asked!r}.", hint=self.meant(asked, beside))
        return found

    def meant(self, name: str, beside: Path | None) -> str:
        """Return a hint at the questionnaire that was probably meant by a name that nothing has."""
        if name.endswith(_ENDINGS):
            return f"Leave the ending out: {name.rpartition('.')[0]}."
        near = did_you_mean(name, {*self.names(), *_names_in(beside)})
        return f"{near} `cxaudit list` shows all that come with cxaudit, and your own.".lstrip()


def _names_in(folder: Path | None) -> Iterator[str]:
    """Yield the names by which the questionnaires in a folder can be meant."""
    if folder is not None and folder.is_dir():
        for path in folder.iterdir():
            if path.suffix in _ENDINGS and _is_file(path) and not _holds_answers(path):
                yield path.stem


def _holds_answers(path: Path) -> bool:
    """Return whether a file says that it holds answers: one may well be called as its questionnaire is."""
    return kind_said(path) in ("answers", "audit")
