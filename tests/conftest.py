"""A test whose docstring is a small questionnaire: `written` puts it into a folder and reads it.

The mark § stands before each place where a problem is expected; it is no part of the questionnaire.
"""

import inspect
import os
import re
import signal
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from cxaudit.lint import lint
from cxaudit.problems import Problem
from cxaudit.questionnaire.library import Library
from cxaudit.questionnaire.load import Loaded, Loader
from cxaudit.questionnaire.model import Question, Questionnaire, Section

# What the machine that runs the tests is told to print is not what they expect.
for name in ("GITHUB_ACTIONS", "CXAUDIT_FORMAT"):
    os.environ.pop(name, None)
# A run in the background may have been told to ignore these, and what it starts would do so too.
for name in ("SIGINT", "SIGTERM", "SIGHUP"):
    number = getattr(signal, name, None)
    if number is not None and signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)

# The same examples every time, so that a red run means a change; HYPOTHESIS_PROFILE=explore looks further.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

_LEFT_OUT = {
    "cxaudit": "questionnaire/1",
    "id": "{name}",
    "version": '"1.0.0"',
    "title": "Title of {name}",
    "scales": """
  truth:
    options:
      - {{value: 0, label: Never, score: 0}}
      - {{value: 2, label: At times, score: 0.5}}
      - {{value: 4, label: Always, score: 1}}""",
}
ADVICE = frozenset(("no-recommendation", "no-when-low", "nothing-scores", "unused-scale"))
"""What is said of most small questionnaires, since they are small."""
_FILE = re.compile(r"^--- (\S+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Written:
    """The files of a docstring, in a folder; those under `library/` are in the library."""

    folder: Path
    marks: tuple[tuple[int, int], ...] = ()

    def load(self, name: str = "it") -> Loaded:
        """Return what reading a file gives; every call begins anew."""
        loader = Loader(Library((self.folder / "library",)))
        return loader.load(self.folder / f"{name}.yaml", shown=f"{name}.yaml")

    @property
    def whole(self) -> Questionnaire:
        """The questionnaire, which must be without any problem."""
        loaded = self.load()
        assert loaded.problems == ()
        assert loaded.questionnaire is not None
        return loaded.questionnaire

    @property
    def sections(self) -> dict[str, Section]:
        """The sections by id, in the order they are asked."""
        return {section.id: section for section in self.whole.walk()}

    @property
    def questions(self) -> dict[str, Question]:
        """The questions by id, in the order they are asked."""
        return {question.id: question for question in self.whole.questions()}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem of the file."""
        return self.load().problems

    @property
    def told(self) -> list[str]:
        """The codes of all problems, each of which must stand at a mark."""
        return codes(self.problems, self.marks)

    def linted(self, *, advice: bool = False) -> list[str]:
        """Return the codes of what the checks say, each at a mark; what is only missing if `advice`."""
        found = [p for p in lint(self.whole) if advice or p.code not in ADVICE]
        return codes(found, self.marks)

    @property
    def problem(self) -> Problem:
        """The only problem there is."""
        (only,) = self.problems
        return only


def codes(problems: Iterable[Problem], marks: Iterable[tuple[int, int]]) -> list[str]:
    """Return the codes of `problems`, which must stand at the marks, one or more at each."""
    found = list(problems)
    assert [*dict.fromkeys((p.source.line, p.source.column) for p in found)] == list(marks), found
    return [p.code for p in found]


def unmarked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a text without its marks, and line and column of each."""
    lines = text.split("\n")
    marks = [
        (number, found.start() - nth + 1)
        for number, line in enumerate(lines, 1)
        for nth, found in enumerate(re.finditer("§", line))
    ]
    return text.replace("§", ""), tuple(marks)


def completed(text: str, name: str) -> str:
    """Return `text` with the keys every questionnaire needs, after it, so that lines keep their number."""
    keys = {key: said for key, said in _LEFT_OUT.items() if not re.search(f"^{key}:", text, re.MULTILINE)}
    return text + "".join(f"\n{key}: {said.format(name=name)}" for key, said in keys.items()) + "\n"


@pytest.fixture
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Written:
    """Write the questionnaire in the test's docstring, and those below lines like `--- other.yaml`."""
    plain, marks = unmarked(inspect.cleandoc(request.function.__doc__))
    first, *others = _FILE.split(plain)
    for name, text in [("it.yaml", first), *zip(others[::2], others[1::2], strict=True)]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(completed(text, path.stem), encoding="utf-8", newline="\n")
    return Written(tmp_path, marks)
