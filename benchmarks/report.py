"""Measure what the report of a long audit costs, and exit with 1 if the promise is broken.

`cxaudit report AUDIT --format html` for 500 answered questions, each with advice of its own and every fourth
with a note; the whole command, as a multiple of a bare interpreter's, by processor time, the fastest of runs
in turns: what else the machine does only adds. Run it as benchmarks/bench.py is run.
"""

import os
import sys
import tempfile
from pathlib import Path

import bench
from bench import program, refuse_editable

SECTIONS, EACH, RUNS, TRIES = 25, 20, 15, 4
MOST_TIMES_BARE = 40.0
_HEAD = """\
cxaudit: questionnaire/1
id: long
version: "1.0.0"
title: A long one
scales:
  true5:
    options:
      - {value: "1", label: Hardly ever true, score: 0}
      - {value: "2", label: True now and then, score: 0.25}
      - {value: "3", label: True about half the time, score: 0.5}
      - {value: "4", label: Mostly true, score: 0.75}
      - {value: "5", label: Nearly always true, score: 1}
sections:
"""
_QUESTION = """\
      - id: point-{s}-{q}
        text: "Customers who come for the {q}th time to place {s} are served as well as on the first."
        short: the welcome number {q} at place {s}
        scale: true5
        weight: {weight}
        kind: {kind}
        when_low: "Customers who come for the {q}th time to place {s} are served worse than on the first."
        recommendation:
          title: Serve the {q}th visit to place {s} as the first
          why: They notice the difference, and they tell others about it.
          steps:
            - Watch {q} visits from the door to the till, and write down what differs.
            - Change the one thing that differs most, and tell everybody about it.
          first_step: Stand at the door of place {s} for ten minutes and count to {q}.
          role: operations lead
          effort: {effort}
          impact: M
          horizon: {horizon}
          kpi: visits watched at place {s}, of {q}
"""


def questionnaire() -> str:
    """Return a questionnaire of 500 questions in 25 sections."""
    parts = [_HEAD]
    for s in range(1, SECTIONS + 1):
        parts.append(
            f'  - id: part-{s}\n    title: "Part {s}"\n    text: how place {s} works\n    questions:\n'
        )
        for q in range(1, EACH + 1):
            kind, effort = ("basic", "performance", "delighter")[(s + q) % 3], "SML"[(s * q) % 3]
            parts.append(
                _QUESTION.format(
                    s=s, q=q, weight=1 + q % 3, kind=kind, effort=effort, horizon=(30, 60, 90)[(s + q) % 3]
                )
            )
    return "".join(parts)


def answers() -> str:
    """Return an answer to every question, of every kind, every fourth with a note."""
    parts = ["cxaudit: answers/1\nquestionnaire: long.yaml\nclient: A long one\ndate: 2026-03-02\nanswers:\n"]
    for n in range(SECTIONS * EACH):
        s, q = n // EACH + 1, n % EACH + 1
        note = f', note: "What was seen at place {s}, in a sentence of usual length."' if n % 4 == 0 else ""
        parts.append(f'  point-{s}-{q}: {{value: "{(n * 7 + n // 3) % 5 + 1}"{note}}}\n')
    return "".join(parts)


def seconds(command: list[str]) -> float:
    """Return the processor time of one run, which has to succeed; its wall time where that cannot be told."""
    if os.name == "nt":
        return bench.seconds(command)
    from resource import RUSAGE_CHILDREN, getrusage

    before = getrusage(RUSAGE_CHILDREN)
    bench.seconds(command)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write_audit(folder: Path) -> Path:
    """Write the audit and return its path."""
    (folder / "long.yaml").write_text(questionnaire(), encoding="utf-8")
    told, audit = folder / "answers.yaml", folder / "long.audit.yaml"
    told.write_text(answers(), encoding="utf-8")
    asked = (str(folder / "long.yaml"), "--answers", str(told), "--audit", str(audit))
    seconds([program("cxaudit"), "run", *asked, "--format", "json"])
    return audit


def measured(report: list[str]) -> tuple[float, float]:
    """Return the fastest of runs in turns: the report's, and those of a bare interpreter."""
    ours, bare = [], []
    for _ in range(RUNS):
        ours.append(seconds(report))
        bare.append(seconds([sys.executable, "-c", "pass"]))
    return min(ours), min(bare)


def multiple(found: tuple[float, float]) -> float:
    """Return how many times a bare interpreter's the report took; of several, the least is the truest."""
    return found[0] / found[1]


def main() -> int:
    """Measure, print and judge; return 0 if the promise holds."""
    refuse_editable()
    with tempfile.TemporaryDirectory() as name:
        audit = write_audit(Path(name))
        report = [program("cxaudit"), "report", str(audit), "--format", "html"]
        seconds(report)  # the first run fills the caches
        found = [measured(report)]
        while min(map(multiple, found)) >= MOST_TIMES_BARE and len(found) < TRIES:
            found.append(measured(report))
        size = audit.with_name("long.html").stat().st_size
    ours, bare = min(found, key=multiple)
    times = multiple((ours, bare))
    held = times < MOST_TIMES_BARE
    print(f"The report of {SECTIONS * EACH} answered questions, {size / 1000:.0f} kB, the whole command")
    print(f"  cxaudit report {ours * 1000:8.0f} ms;  bare python {bare * 1000:.0f} ms")
    print(f"  {times:.1f} times as long;  under {MOST_TIMES_BARE:g}: {'ok' if held else 'BROKEN'}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
