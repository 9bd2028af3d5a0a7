"""Questionnaire files to measure with: as many as wanted, all valid, no two alike, about 8 kB each."""

from pathlib import Path

_HEAD = """\
cxaudit: questionnaire/1
id: measured-{n}
version: "1.0.{n}"
title: Questionnaire number {n} of a measurement
summary: "Made by a program to be read by programs: number {n}."
duration: {minutes}
scales:
  true5:
    options:
      - {{value: "1", label: Hardly ever true, help: 0-1 of your last ten customers, score: 0}}
      - {{value: "2", label: True now and then, help: 2-3 of your last ten customers, score: 0.25}}
      - {{value: "3", label: True about half the time, help: 4-6 of your last ten customers, score: 0.5}}
      - {{value: "4", label: Mostly true, help: 7-8 of your last ten customers, score: 0.75}}
      - {{value: "5", label: Nearly always true, help: 9-10 of your last ten customers, score: 1}}
sections:
"""
_SECTION = """\
  - id: part-{n}-{s}
    title: "Part {s} of number {n}"
    text: how things of kind {s} work
    questions:
"""
_QUESTION = """\
      - id: point-{n}-{s}-{q}
        text: "Customers who come for the {q}th time on day {n} are served as well as on the first."
        help: "Think of the last {q} of them, not of your favourites; number {n} is one of many."
        short: the welcome number {q}
        scale: true5
        weight: {weight}
        kind: {kind}
        when_low: "Customers who come for the {q}th time are served worse than on the first."
        recommendation:
          title: Serve the {q}th visit as the first
          why: They notice the difference, and they tell others about it.
          steps:
            - Watch {q} visits from the door to the till, and write down what differs.
            - Change the one thing that differs most, and tell everybody about it.
          first_step: Stand at the door for ten minutes and count to {q}.
          role: operations lead
          effort: {effort}
          impact: M
          horizon: {horizon}
          kpi: visits watched, of {q}
"""


def text_of(n: int) -> str:
    """Return the text of questionnaire number `n`."""
    parts = [_HEAD.format(n=n, minutes=5 + n % 50)]
    for s in (1, 2):
        parts.append(_SECTION.format(n=n, s=s))
        for q in range(4 * s - 3, 4 * s + 1):
            kind = ("basic", "performance", "delighter")[(n + q) % 3]
            effort, horizon = "SML"[(n + q) % 3], (30, 60, 90)[(n + s) % 3]
            parts.append(
                _QUESTION.format(n=n, s=s, q=q, weight=1 + n % 3, kind=kind, effort=effort, horizon=horizon)
            )
    return "".join(parts)


def write_files(folder: Path, count: int) -> list[Path]:
    """Write `count` different questionnaires into `folder` and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"measured-{n:04}.yaml" for n in range(count)]
    for n, path in enumerate(paths):
        path.write_text(text_of(n), encoding="utf-8", newline="\n")
    return paths
