"""Measure what an answer costs in a long interview, and exit with 1 if the promise is broken.

From the key to the next question at 2,000 questions, save included: at most twice the time to write and
fsync the same bytes, and as much of our own work as a bare interpreter takes to start, or 10 ms. Medians
of the whole interview up to question 300, held in lines of text with the real file.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

QUESTIONS, SECTIONS, ANSWERED = 2000, 40, 300
MOST_TIMES_WRITING, MOST_OF_OUR_OWN = 2.0, 0.010
_HEAD = """\
cxaudit: questionnaire/1
id: long
version: 1.0.0
title: A long one
scales:
  three:
    options:
      - {value: 1, label: Hardly ever true, score: 0}
      - {value: 2, label: Half the time, score: 0.5}
      - {value: 3, label: Nearly always true, score: 1}
sections:
"""


def text_of() -> str:
    """Return a questionnaire of 2,000 questions, every tenth of which hangs on the answer before it."""
    parts = [_HEAD]
    each = QUESTIONS // SECTIONS
    for s in range(SECTIONS):
        parts.append(f"  - id: s{s}\n    title: Section {s}\n    questions:\n")
        for q in range(each):
            when = f", when: q{s}_{q - 1} >= 2" if q % 10 == 5 else ""
            text = f"Statement number {q} of section {s}, about what customers meet."
            parts.append(f"      - {{id: q{s}_{q}, text: '{text}', scale: three{when}}}\n")
    return "".join(parts)


class Person:
    """Answers at once, and notes how long each next question took to come."""

    def __init__(self) -> None:
        self.waited: list[float] = []
        self._typed = 0.0
        self._answers = 0

    def ask(self, prompt: str) -> str:
        """Return the next answer; Enter at what is no question."""
        now = perf_counter()
        if self._typed:
            self.waited.append(now - self._typed)
        if not prompt.startswith("Answer"):
            self._typed = 0.0
            return ""
        self._answers += 1
        if self._answers > ANSWERED:
            raise EOFError
        self._typed = perf_counter()
        return "123"[self._answers % 3]


def interview(folder: Path) -> tuple[list[float], bytes]:
    """Hold the interview in `folder`; return how long each next question took, and the audit file."""
    from cxaudit.audit.keeper import AuditKeeper
    from cxaudit.audit.record import Audit, Header
    from cxaudit.cli.desk import Desk
    from cxaudit.interview.conduct import conduct
    from cxaudit.interview.engine import begin
    from cxaudit.interview.line import LineFront
    from cxaudit.problems import InterruptedAuditError
    from cxaudit.questionnaire.library import Library
    from cxaudit.questionnaire.load import open_questionnaire
    from cxaudit.scoring.relevance import relevance

    source, person = folder / "long.yaml", Person()
    source.write_text(text_of(), encoding="utf-8")
    questionnaire = open_questionnaire(str(source), Library.usual())
    path = folder / "long.audit.yaml"
    with AuditKeeper(path) as keeper, (folder / "screen.txt").open("w", encoding="utf-8") as screen:
        desk = Desk(Audit(header=Header(), questionnaire=questionnaire), keeper)
        front = LineFront(person.ask, lambda line: print(line, file=screen, flush=True), width=lambda: 80)
        try:
            conduct(begin(questionnaire, {}, relevance), desk, front)
        except InterruptedAuditError:
            return person.waited, path.read_bytes()
    sys.exit("The interview ended too early.")


def writing(folder: Path, data: bytes) -> float:
    """Return the median seconds to write and fsync these bytes into a new file."""
    times = []
    for number in range(50):
        start = perf_counter()
        with (folder / f"{number % 2}.written").open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        times.append(perf_counter() - start)
    return median(times)


def bare_python() -> float:
    """Return the median seconds an interpreter takes to start and end."""
    times = []
    for _ in range(11):
        start = perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        times.append(perf_counter() - start)
    return median(times)


def main() -> int:
    """Measure, print and judge; return 0 if the promise holds."""
    with tempfile.TemporaryDirectory() as name:
        waited, data = interview(Path(name))
        written, bare = writing(Path(name), data), bare_python()
    took, own = median(waited), max(bare, MOST_OF_OUR_OWN)
    held = took <= MOST_TIMES_WRITING * written + own
    print(f"From the key to the next question, {QUESTIONS} questions, {len(data) / 1000:.0f} kB, median")
    print(f"  {'cxaudit':<18}{took * 1000:8.1f} ms, the slowest of {len(waited)} {max(waited) * 1000:.1f} ms")
    print(f"  {'write and fsync':<18}{written * 1000:8.1f} ms;  bare python {bare * 1000:.1f} ms")
    said = f"at most {MOST_TIMES_WRITING:g} x writing and {own * 1000:.1f} ms of our own work"
    print(f"  {said}: {'ok' if held else 'BROKEN'}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
