"""The plug is pulled at random moments: every file reads, no acknowledged answer is gone, no litter stays."""

import os
import random
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer

import pytest

from cxaudit.audit.answers import Answer
from cxaudit.audit.store import read_audit
from cxaudit.questionnaire.library import Library, bundled
from cxaudit.questionnaire.load import open_questionnaire
from cxaudit.text import one_line

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX")

CXAUDIT = [sys.executable, "-m", "cxaudit"]
ASKED = open_questionnaire("service-and-process", Library((bundled(),)))
TEXTS = {one_line(question.text): question for question in ASKED.questions()}
BY_ID = {question.id: question for question in ASKED.questions()}
PROMPT = re.compile(r"^(Answer|Numbers?|Text|Reason)(?: \([^\n]*\))?: ", re.MULTILINE)
PATIENCE = 60
"""Seconds after which a run that does not go on is ended, and the test with it."""
QUESTION = re.compile(r", question \d+ of \d+\..*\n")
OFFERED = re.compile(r"^ +(\d+)  (.+(?:\n {5,}.+)*)", re.MULTILINE)


@dataclass
class Person:
    """Somebody who answers at random and remembers what was acknowledged: answers and notes by id."""

    chance: random.Random
    answers: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    acknowledged: int = 0
    asked: str = ""
    numbered: dict[str, str] = field(default_factory=dict)
    _sent: tuple[str, str] = ("", "")
    _count: int = 0

    def reads(self, said: str) -> None:
        """Take in what the program said since the last line was typed: first whether that was saved."""
        kind, text = self._sent
        self._sent = ("", "")
        if kind == "answer" and said.startswith("Saved: "):
            self.answers[self.asked] = text
            self.acknowledged += 1
        elif kind == "note" and said.startswith("Noted"):
            self.notes[self.asked] = text
            self.acknowledged += 1
        *_, shown = QUESTION.split(said)
        if shown == said or not PROMPT.search(shown):  # no question, or one cut short by the kill
            return
        words = " ".join(shown.split())
        self.asked = next((q.id for text, q in TEXTS.items() if words.startswith(text)), "")
        assert self.asked, said
        self.numbered = {number: " ".join(label.split()) for number, label in OFFERED.findall(shown)}

    def types(self, prompt: str, said: str) -> str:
        """Return the next line to type."""
        if "Every question was asked" in said or prompt not in ("Answer", "Text") or not self.asked:
            return self.chance.choice(("", "1")) if "show me today" in said or "bad day" in said else ""
        self._count += 1
        if prompt == "Text":
            self._sent = ("answer", f"words {self._count}")
            return self._sent[1]
        if self.chance.random() < 0.2 and self.asked not in self.notes:  # a second would replace it
            self._sent = ("note", f"note {self._count}")
            return f"n {self._sent[1]}"
        number = self.chance.choice([*self.numbered] or ["7"])
        self._sent = ("answer", self.numbered.get(number, number))
        return number


def heard(process: "subprocess.Popen[bytes]", typed: int) -> Iterator[tuple[str, str]]:
    """Yield what the program says up to each prompt, with the prompt; '' once it has ended.

    Prompts for lines that are `typed` already are passed over.
    """
    assert process.stdout
    said = ""
    while chunk := os.read(process.stdout.fileno(), 65536):
        said += chunk.decode("utf-8", "replace")
        prompts = [*PROMPT.finditer(said)]
        if len(prompts) > typed and prompts[-1].end() == len(said):
            yield said, prompts[-1][1]
            said, typed = "", 0
    yield said, ""


def run(path: Path, person: Person, *, moment: float | None = None, at_start: bool = False) -> int:
    """Hold an interview, killed `moment` seconds after its first question, or after its start.

    Return the exit code, which is -9 where the kill came before the end.
    """
    process = subprocess.Popen(
        [*CXAUDIT, "run", ASKED.id, "--audit", str(path), "--format", "json"],
        cwd=path.parent,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        bufsize=0,  # nothing is left to be written when the program is gone
    )
    plug, patience = Timer(moment or 0, process.kill), Timer(PATIENCE, process.kill)
    patience.start()
    if moment is not None and at_start:
        plug.start()
    waits = moment is not None and not at_start
    person.asked = ""
    with process:
        type_(process, "")  # the program looks first whether anybody is there
        for said, prompt in heard(process, 1):
            if waits and QUESTION.search(said):
                plug.start()
                waits = False
            person.reads(said)
            if prompt:
                type_(process, person.types(prompt, said))
        code = process.wait()
    assert not patience.finished.is_set(), "it waits for ever"
    plug.cancel()
    patience.cancel()
    return code


def type_(process: "subprocess.Popen[bytes]", line: str) -> None:
    """Type a line, unless the program is gone."""
    assert process.stdin
    with suppress(BrokenPipeError):
        process.stdin.write(line.encode() + b"\n")


def holds(path: Path, person: Person) -> None:
    """Hold that the file can be read without a warning, and has all that was acknowledged."""
    if not path.exists():
        assert not person.acknowledged
        return
    stored = read_audit(path)  # raises if the file cannot be used
    assert not stored.warnings
    for name, label in person.answers.items():
        assert label.startswith(said_in(stored.audit.answers[name], name))  # an example follows on the screen
    for name, note in person.notes.items():
        assert note in stored.audit.answers[name].note.split("\n")


def said_in(answer: Answer, name: str) -> str:
    """Return an answer in the words it was chosen by."""
    labels = {option.value: one_line(option.label) for option in ASKED.options_of(BY_ID[name])}
    values = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    return ", ".join(labels.get(str(value), str(value)) for value in values)


def pulled(folder: Path, seed: int, kills: int) -> tuple[int, int, int]:
    """Begin audits and kill each again and again until it is finished; leave the last one and finish another.

    Return how many kills met a running program, how many of those after an acknowledged answer, and how
    many actions were acknowledged in all.
    """
    chance = random.Random(seed)
    met = inside = acknowledged = number = 0
    path, person = folder / "0.audit.yaml", Person(chance)
    while met < kills:
        before = person.acknowledged
        at_start = chance.random() < 0.1
        code = run(path, person, moment=chance.random() * (0.4 if at_start else 0.06), at_start=at_start)
        assert code in (0, -signal.SIGKILL)
        met += code != 0
        inside += code != 0 and person.acknowledged > before
        acknowledged += person.acknowledged - before
        holds(path, person)
        if code == 0:
            number += 1
            path, person = folder / f"{number}.audit.yaml", Person(chance)
    while run(path, person, moment=0.01) == 0:
        path, person = folder / f"again-{path.name}", Person(chance)
    assert [each for each in folder.iterdir() if each.name.startswith(".")], "a kill leaves a lock at least"
    last = Person(chance)
    assert run(folder / "last.audit.yaml", last) == 0
    holds(path, person)
    holds(folder / "last.audit.yaml", last)
    return met, inside, acknowledged


@pytest.mark.parametrize("kills", [6, pytest.param(1000, marks=pytest.mark.long)])
def test_kills_lose_nothing_and_leave_nothing(tmp_path: Path, kills: int) -> None:
    """Two at a time, each in a folder of its own: half of the machine would wait for a program to start."""
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
    with ThreadPoolExecutor(2) as pool:
        counts = [*pool.map(lambda nth: pulled(folders[nth], 20261122 + nth, kills // 2), (0, 1))]
    met, inside, acknowledged = (sum(each) for each in zip(*counts, strict=True))
    assert met == kills
    assert inside >= kills // 2, "too few kills fell into the interview to mean anything"
    assert acknowledged > kills
    for folder in folders:
        assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []
