"""Reading a questionnaire whole: its file, what it includes, and whether all its names mean something."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cxaudit.files.kind import body
from cxaudit.files.table import FAILED, Reading
from cxaudit.files.yaml import Mapping, parse, read_text
from cxaudit.problems import Problem, Source, UnusableFileError, errors
from cxaudit.questionnaire.check import check
from cxaudit.questionnaire.compose import compose
from cxaudit.questionnaire.format import KIND, QUESTIONNAIRE, STANDARD_LEVELS
from cxaudit.questionnaire.library import Library
from cxaudit.questionnaire.model import Questionnaire


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What reading a file gave: the questionnaire, unless an error stands in the way, and all problems."""

    questionnaire: Questionnaire | None
    problems: tuple[Problem, ...]


class Loader:
    """Reads questionnaires and what they include; a file is read once, however often it is included."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._known: dict[Path, Loaded] = {}
        self._open: list[Path] = []

    def load(self, path: Path, *, shown: str = "") -> Loaded:
        """Return the questionnaire in the file at `path`; `shown` is the path that problems carry.

        Raises `CallError` if the file cannot be read at all.
        """
        text, problems = read_text(path)
        return self.load_text(text, shown or path.as_posix(), beside=path, before=problems)

    def load_text(
        self, text: str, shown: str, *, beside: Path | None = None, before: tuple[Problem, ...] = ()
    ) -> Loaded:
        """Return the questionnaire written in `text`; includes are looked for beside the file `beside`."""
        if errors(before):
            return Loaded(questionnaire=None, problems=before)
        root, problems = parse(text, shown)
        if root is None or errors(problems):
            return Loaded(questionnaire=None, problems=before + problems)
        keys, wrong = body(root, shown, "questionnaire")
        if keys is None:
            return Loaded(questionnaire=None, problems=before + problems + wrong)
        loaded = self._understand(keys, shown, beside)
        return Loaded(
            questionnaire=loaded.questionnaire,
            problems=tuple(sorted(before + problems + loaded.problems, key=lambda p: p.order)),
        )

    def _understand(self, keys: Mapping, shown: str, beside: Path | None) -> Loaded:
        reading = Reading(shown, warn_words=True)
        found = QUESTIONNAIRE.read(keys, reading)
        if found is FAILED:
            return Loaded(questionnaire=None, problems=tuple(reading.problems))
        work = compose(found, lambda name: self._include(name, beside))
        whole = work.whole if work.whole.levels else _with_levels(work.whole)
        problems = [*reading.problems, *work.problems]
        if not work.problems:
            problems += check(whole, work.parts)
        usable = not errors(problems)
        return Loaded(questionnaire=whole if usable else None, problems=tuple(problems))

    def _include(self, name: str, beside: Path | None) -> Questionnaire | Problem | None:
        """Find an included questionnaire by its name; a path is no name, so nothing can be reached by one."""
        if any(mark in name for mark in "/\\:") or name.startswith("."):
            message, hint = f"{name!r} is a path", "Name a file in the same folder, without its ending."
            return Problem(code="include-path", message=message, source=Source(path=""), hint=hint)
        path = self.library.beside_or_here(name, beside.parent if beside else None)
        if path is None:
            return None
        path = path.resolve()
        chain = [*self._open, *([beside.resolve()] if beside else [])]
        if path in chain:
            names = " -> ".join(p.stem for p in [*chain[chain.index(path) :], path])
            hint = "Take one of the includes out."
            return Problem(
                code="include-cycle",
                message=f"includes go round in a circle: {names}",
                source=Source(path=""),
                hint=hint,
            )
        return self._included(path, name, beside)

    def _included(self, path: Path, name: str, beside: Path | None) -> Questionnaire | Problem:
        loaded = self._known.get(path)
        if loaded is None:
            if beside is not None:
                self._open.append(beside.resolve())
            try:
                loaded = self.load(path)
            finally:
                if beside is not None:
                    self._open.pop()
            self._known[path] = loaded
        if loaded.questionnaire is not None:
            return loaded.questionnaire
        first = errors(loaded.problems)[0]
        message = f"{name} cannot be included: {first.message} ({first.source})"
        hint = f"`cxaudit validate {path.as_posix()}` shows all its problems."
        return Problem(code="include-broken", message=message, source=Source(path=""), hint=hint)


def _with_levels(questionnaire: Questionnaire) -> Questionnaire:
    return replace(questionnaire, levels=STANDARD_LEVELS)


def open_questionnaire(asked: str, library: Library) -> Questionnaire:
    """Return the questionnaire a person means by a name or a path.

    Raises `CallError` if there is none, `UnusableFileError` with every problem if it cannot be used.
    """
    path = library.find(asked)
    loaded = Loader(library).load(path, shown=asked if asked.endswith((".yaml", ".yml")) else "")
    if loaded.questionnaire is None:
        raise UnusableFileError(
            f"The questionnaire {asked!r} cannot be used.",
            problems=loaded.problems,
            hint=f"`cxaudit validate {path.as_posix()}` shows its problems again.",
        )
    return loaded.questionnaire


def read_tree(root: Mapping, path: str) -> tuple[Questionnaire | None, tuple[Problem, ...]]:
    """Return the whole questionnaire written below `root` (kind line and all), as a snapshot holds it."""
    keys, wrong = body(root, path, "questionnaire")
    if keys is None:
        return None, wrong
    reading = Reading(path)
    found = QUESTIONNAIRE.read(keys, reading)
    if found is FAILED:
        return None, tuple(reading.problems)
    whole = found if found.levels else _with_levels(found)
    work = compose(whole, lambda _name: None)
    problems = (*reading.problems, *work.problems, *(() if work.problems else check(whole, {})))
    return (None if errors(problems) else whole), problems


def write_questionnaire(questionnaire: Questionnaire) -> dict[str, Any]:
    """Return a whole questionnaire as plain data that reads back equal."""
    return {"cxaudit": KIND, **QUESTIONNAIRE.write(questionnaire)}
