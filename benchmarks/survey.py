"""Measure `cxaudit survey` against a bare `csv.reader` loop, and exit with 1 if a promise is broken.

A million rows of six columns, of which five are read: whole command at most 2 times the loop, by processor
time, both started the same way. The file is as an export is, in the order of its days. The same with every
cell quoted, and with quotes in remarks, is printed beside it. Memory is at most 60 MB, and no more for a
million rows than for ten thousand.
"""

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

ROWS, FEW_ROWS, REPEATS = 1_000_000, 10_000, 3
MOST_TIMES, MOST_MEGABYTES, MOST_GROWTH = 2.0, 60, 1.25
SURE_TIMES = 1.9
"""Nearer to the promise than this, more turns are measured."""
ASKED = ("--nps", "NPS", "--csat", "CSAT", "--ces", "CES", "--group", "Region", "--date", "RecordedDate")
BARE = """
import csv, sys
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    for row in csv.reader(file):
        pass
"""
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
MEMORY = Path(__file__).with_name("memory.py")


def lines(count: int) -> Iterator[str]:
    """Yield the lines of an export: header, then answers of a year, in order."""
    chance = random.Random(1)
    moods = [
        ",".join(
            str(max(0, round(top * min(1.0, share / 20 + step))))
            for top, step in ((10, 0.1), (5, 0.2), (7, 0.3))
        )
        for share in range(2, 20)
    ]
    moods = [mood for mood in moods if ",0" not in mood]
    regions = ("North", "South", "East", "West", "Online")
    day, step = datetime(2025, 11, 1), timedelta(days=365) / count
    yield "ResponseId,RecordedDate,Region,NPS,CSAT,CES"
    for number in range(count):
        day += step
        place, mood = regions[int(5 * chance.random())], moods[int(len(moods) * chance.random())]
        score = int(11 * chance.random()) if number % 3 == 0 else mood.partition(",")[0]
        yield f"R_{number:09d},{day:%Y-%m-%d %H:%M:%S},{place},{score},{mood.partition(',')[2]}"


def export(path: Path, source: Iterable[str]) -> Path:
    """Write an export and return its path."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in source)
    return path


def quoted(path: Path) -> Iterator[str]:
    """Yield the lines of an export with every cell in quotes."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield '"' + line.rstrip().replace(",", '","') + '"'


def with_remarks(path: Path) -> Iterator[str]:
    """Yield the lines of an export in which every tenth row has a remark with a quote and a comma in it."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            rest = line.rstrip().partition(",")[2]
            yield f'"It was ""fine"", as always",{rest}' if number % 10 == 9 else line.rstrip()


def seconds(*command: str) -> float:
    """Return the processor time of a command in seconds."""
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def cxaudit(path: Path) -> list[str]:
    """Return the command that is measured."""
    return [str(Path(sys.executable).with_name("cxaudit")), "survey", str(path), *ASKED]


def times(path: Path, repeats: int, most: float = 0) -> float:
    """Return how many times as long as the bare loop the command takes: the best of each, turn by turn.

    What else the machine does only ever adds. So one that takes more than `most` has some turns more, up to
    five times as many, before that is believed.
    """
    ours, bare = [], []
    while len(ours) < repeats or (most and min(ours) / min(bare) > most and len(ours) < 5 * repeats):
        ours.append(seconds(*cxaudit(path)))
        bare.append(seconds(sys.executable, "-c", BARE, str(path)))
    return min(ours) / min(bare)


def megabytes(path: Path) -> float:
    """Return the memory the command takes at its peak."""
    command = [
        sys.executable,
        str(MEMORY),
        *cxaudit(path),
        "--out",
        os.devnull if os.name == "nt" else str(path.with_suffix(".txt")),
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=ENVIRONMENT)
    return float(done.stdout.splitlines()[-1])


def main() -> int:
    """Measure, print and judge; return 0 if the promises hold."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        large = export(folder / "large.csv", lines(ROWS))
        small = export(folder / "small.csv", lines(FEW_ROWS))
        took, much, little = times(large, REPEATS, SURE_TIMES), megabytes(large), megabytes(small)
        others = {
            "every cell quoted": times(export(folder / "quoted.csv", quoted(large)), 1),
            "quotes in remarks": times(export(folder / "remarks.csv", with_remarks(large)), 1),
        }
    is_quick, is_small = took <= MOST_TIMES, much <= MOST_MEGABYTES and much <= MOST_GROWTH * little
    print(f"cxaudit survey, {ROWS:,} rows x 6 columns, five of them read, beside a bare csv.reader loop")
    print(f"  {took:.2f} times (at most {MOST_TIMES:g}): {'ok' if is_quick else 'BROKEN'}")
    for what, other in others.items():
        print(f"  {other:.2f} times with {what}")
    print(
        f"  {much:.0f} MB, {little:.0f} MB for {FEW_ROWS:,} rows "
        f"(at most {MOST_MEGABYTES} MB, and {MOST_GROWTH:g} times): {'ok' if is_small else 'BROKEN'}"
    )
    return 0 if is_quick and is_small else 1


if __name__ == "__main__":
    sys.exit(main())
