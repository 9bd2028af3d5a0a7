"""Reading a questionnaire whole: its file, what it includes, and whether all its names mean something."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from cxaudit.files.kind import body
from cxaudit.files.table import FAILED, Reading
from cxaudit.files.yaml import Mapping, parse, read_text
from cxaudit.problems import CallError, Problem, Source, UnusableFileError, errors
from cxaudit.questionnaire.check import check
from cxaudit.questionnaire.compose import Composition, compose
from cxaudit.questionnaire.format import KIND, QUESTIONNAIRE, STANDARD_LEVELS
from cxaudit.questionnaire.library import Library
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.value import Value, dataclass

_LONGEST_CHAIN = 20
_MISSING_HERE = "Include that as well, or leave out with `skip:` what needs it."


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Loaded(Value):
    """What reading a file gave: the questionnaire, unless an error stands in the way, and all problems."""

    questionnaire: Questionnaire | None
    problems: tuple[Problem, ...]


class Loader:
    """Reads questionnaires and what they include; a file is read once, however often it is included."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._known: dict[Path, Loaded] = {}
        self._open: list[Path] = []
        self._too_deep = False
        self._circles: dict[str, list[Path]] = {}
        """The files of every circle of includes, by the message that tells it."""

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
        if not errors(work.problems):
            problems += _at_includes(check(whole, work.parts), work)
        usable = not errors(problems)
        return Loaded(questionnaire=whole if usable else None, problems=tuple(problems))

    def _include(self, name: str, beside: Path | None) -> Questionnaire | Problem | None:
        """Find an included questionnaire by its name; a path is no name, so nothing can be reached by one."""
        if any(mark in name for mark in "/\\:") or name.startswith("."):
            message, hint = f"{name!r} is a path", "Name a file in the same folder, without its ending."
            return Problem(code="include-path", message=message, source=Source(path=""), hint=hint)
        folder = beside.parent if beside else None
        path = self.library.beside_or_here(name, folder)
        if path is None:
            message = f"there is no questionnaire {name!r} beside this file or in the library"
            hint = self.library.meant(name, folder)
            return Problem(code="unknown-include", message=message, source=Source(path=""), hint=hint)
        real = path.resolve()
        chain = [*self._open, *([beside.resolve()] if beside else [])]
        if real in chain:
            circle = chain[chain.index(real) :]
            names = " -> ".join(p.stem for p in [*circle, real])
            message, hint = f"includes go round in a circle: {names}", "Take one of the includes out."
            self._circles[message] = circle
            return Problem(code="include-cycle", message=message, source=Source(path=""), hint=hint)
        if len(chain) > _LONGEST_CHAIN:
            self._too_deep = True
            message = f"more than {_LONGEST_CHAIN} files include one another in a row"
            hint = "Include the last of them directly."
            return Problem(code="too-deep", message=message, source=Source(path=""), hint=hint)
        return self._included(path, name, beside)

    def _included(self, path: Path, name: str, beside: Path | None) -> Questionnaire | Problem:
        try:
            loaded = self._load_once(path, beside)
        except CallError as error:
            message = f"{name} cannot be included: {error.message}"
            return Problem(code="include-broken", message=message, source=Source(path=""), hint=error.hint)
        if loaded.questionnaire is not None:
            return loaded.questionnaire
        first = errors(loaded.problems)[0]
        if beside is not None and beside.resolve() in self._circles.get(first.message, ()):
            # Told from within the circle: the other file is broken by this one as much as this by that.
            return Problem(code=first.code, message=first.message, source=Source(path=""), hint=first.hint)
        message = f"{name} cannot be included: {first.message} ({first.source})"
        if first.code == "include-broken":
            message = first.message
        hint = f"`cxaudit validate {path.as_posix()}` shows all its problems."
        return Problem(code="include-broken", message=message, source=Source(path=""), hint=hint)

    def _load_once(self, path: Path, beside: Path | None) -> Loaded:
        real = path.resolve()
        if real in self._known:
            return self._known[real]
        if beside is not None:
            self._open.append(beside.resolve())
        try:
            self._known[real] = loaded = self.load(path)
        finally:
            if beside is not None:
                self._open.pop()
            if self._too_deep and not self._open:
                # Read from here the row was too long; from further down it may not be.
                self._known = {at: held for at, held in self._known.items() if held.questionnaire}
                self._too_deep = False
        return loaded


def _at_includes(problems: list[Problem], work: Composition) -> list[Problem]:
    """Move problems in included files to the include: the file is right by itself, it does not fit here."""
    found: dict[tuple[str, str, str], Problem] = {}
    for problem in problems:
        include = work.brought.get(problem.source.path)
        if include is None:
            found[problem.code, problem.message, str(problem.source)] = problem
            continue
        message = f"{include.include} does not fit in here: {problem.message} ({problem.source})"
        hint = _MISSING_HERE if problem.code == "unknown-id" else problem.hint
        moved = replace(problem, message=message, source=include.origin.at("include"), hint=hint)
        found.setdefault((problem.code, problem.message, include.include), moved)
    return list(found.values())


def _with_levels(questionnaire: Questionnaire) -> Questionnaire:
    return questionnaire.but(levels=STANDARD_LEVELS)


def open_questionnaire(asked: str, library: Library, *, beside: Path | None = None) -> Questionnaire:
    """Return the questionnaire meant by a name or a path; in a file, first what stands `beside` it.

    Raises `CallError` if there is none, `UnusableFileError` with every problem if it cannot be used.
    """
    path = library.find(asked, beside)
    given = beside is None and asked.endswith((".yaml", ".yml"))
    loaded = Loader(library).load(path, shown=asked if given else "")
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
