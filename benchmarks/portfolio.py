"""Measure what a folder of audits costs, and exit with 1 if the promise is broken.

`cxaudit portfolio` over audits of `full`, the whole command: at most three times as long as libyaml's
events alone take to parse the same files. Run it as benchmarks/bench.py is run.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

AUDITS, MOST_TIMES_EVENTS = 100, 3.0
HERE = Path(__file__).resolve().parent
ANSWERS = HERE.parent / "examples" / "store-full.yaml"
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def seconds(*command: str) -> float:
    """Return the wall time of one run, which has to succeed."""
    start = perf_counter()
    done = subprocess.run(command, env=CLEAN, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command[:3])} ... failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return perf_counter() - start


def write_audits(folder: Path) -> None:
    """Write audits of `full` for as many clients, no two alike."""
    made = ["-P", "-m", "cxaudit", "run", "--answers", str(ANSWERS), "--out", str(folder), "--format", "json"]
    seconds(sys.executable, *made, "--client", "Client 0")
    (first,) = folder.glob("*.audit.yaml")
    for report in folder.glob("*.json"):
        report.unlink()
    text = first.read_text(encoding="utf-8")
    for number in range(1, AUDITS):
        other = text.replace("client: Client 0\n", f"client: Client {number}\n", 1)
        (folder / f"client-{number}.audit.yaml").write_text(other, encoding="utf-8")


def main() -> int:
    """Measure, print and judge; return 0 if the promise holds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_audits(folder)
        size = sum(path.stat().st_size for path in folder.iterdir()) / AUDITS
        ours, events = [], []
        for _ in range(3):
            ours.append(seconds(sys.executable, "-P", "-m", "cxaudit", "portfolio", str(folder)))
            events.append(seconds(sys.executable, str(HERE / "events.py"), str(folder)))
    times = median(ours) / median(events)
    held = times <= MOST_TIMES_EVENTS
    print(f"{AUDITS} audits of full, {size / 1000:.0f} kB each, the whole command")
    print(f"  cxaudit portfolio {median(ours):8.2f} s;  libyaml's events {median(events):.2f} s")
    said = f"{times:.2f} times as long;  at most {MOST_TIMES_EVENTS:g}"
    print(f"  {said}: {'ok' if held else 'BROKEN'}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
