"""Measure what cxaudit promises about speed, and exit with 1 if a promise is broken.

Run it with an interpreter into which cxaudit was installed as a user installs it, with the peers:

    pip install '.[bench]' && python benchmarks/bench.py

Times are multiples of a bare interpreter's, or of a peer's on the same machine at the same moment, so
that a slow machine changes nothing. Wall time of whole commands; medians over one file, the fastest runs
over many.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from questionnaires import write_files

RUNS = 21
FILES = 1000
PEER_RUNS, NEAR = 3, 1.2
# What is promised.
MOST_TIMES_BARE = 8.0
LEAST_TIMES_FASTER = 20.0
MOST_TIMES_EVENTS = 2.5
MOST_MEGABYTES = 60
NEVER = {"validate": ("rich", "jinja2", "prompt_toolkit"), "any command": ("pydantic", "click", "setuptools")}
REPOSITORY = Path(__file__).resolve().parent.parent
EVENTS = REPOSITORY / "benchmarks" / "events.py"
MEMORY = REPOSITORY / "benchmarks" / "memory.py"
SCHEMA = REPOSITORY / "schema" / "questionnaire.schema.json"
ONE_FILE = REPOSITORY / "questionnaires" / "lasting-impression.yaml"
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def program(name: str) -> str:
    """Return the path of a program that was installed beside this interpreter."""
    endings = (".exe", "") if os.name == "nt" else ("",)
    for ending in endings:
        path = Path(sys.executable).parent / (name + ending)
        if path.exists():
            return str(path)
    sys.exit(f"{name} is not installed here. First: pip install '.[bench]'")


def refuse_editable() -> None:
    """Stop if cxaudit runs from the source tree: what users install is what counts."""
    code = "import cxaudit; print(cxaudit.__file__)"
    found = subprocess.run(
        [sys.executable, "-P", "-c", code], env=CLEAN, capture_output=True, text=True, check=False
    )
    place = found.stdout.strip()
    if not place or Path(place).is_relative_to(REPOSITORY / "src"):
        sys.exit("Measure an installed cxaudit, not an editable one: pip install '.[bench]'")


def seconds(command: list[str]) -> float:
    """Return the wall time of one run, which has to succeed."""
    start = perf_counter()
    done = subprocess.run(command, env=CLEAN, capture_output=True, text=True, check=False)
    took = perf_counter() - start
    if done.returncode:
        sys.exit(f"{' '.join(command[:3])} ... failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return took


def one_file() -> dict[str, float]:
    """Return the median seconds of a bare interpreter, `cxaudit validate` and yamllint, run in turns."""
    commands = {
        "bare python": [sys.executable, "-c", "pass"],
        "cxaudit validate": [program("cxaudit"), "validate", str(ONE_FILE)],
        "yamllint": [program("yamllint"), "-d", "relaxed", str(ONE_FILE)],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(RUNS + 1):
        for name, command in commands.items():
            took = seconds(command)
            if turn:  # the first turn fills the caches of the disk
                times[name].append(took)
    return {name: median(each) for name, each in times.items()}


def many_files(folder: Path) -> dict[str, float]:
    """Return the seconds each program takes for all files: its fastest run.

    What else the machine does only ever adds to a run, and seldom as much to one program as to another. The
    peers, which take a minute, run once; one that comes near the promise runs three times.
    """
    paths = [str(path) for path in write_files(folder, FILES)]
    commands = {
        "cxaudit validate": [program("cxaudit"), "validate", str(folder)],
        "libyaml's events": [sys.executable, str(EVENTS), str(folder)],
        "yamllint": [program("yamllint"), "-d", "relaxed", str(folder)],
        "check-jsonschema": [program("check-jsonschema"), "--schemafile", str(SCHEMA), *paths],
    }
    seconds(commands["cxaudit validate"])
    times: dict[str, list[float]] = {name: [] for name in commands}
    for name in ("cxaudit validate", "libyaml's events") * 12:
        times[name].append(seconds(commands[name]))
    near = NEAR * LEAST_TIMES_FASTER * min(times["cxaudit validate"])
    for name in ("yamllint", "check-jsonschema"):
        times[name].append(seconds(commands[name]))
        while min(times[name]) < near and len(times[name]) < PEER_RUNS:
            times[name].append(seconds(commands[name]))
    return {name: min(each) for name, each in times.items()}


def loaded_by(arguments: list[str]) -> set[str]:
    """Return the top-level modules that a run of cxaudit imports."""
    command = [sys.executable, "-P", "-X", "importtime", "-m", "cxaudit", *arguments]
    done = subprocess.run(command, env=CLEAN, capture_output=True, text=True, check=False)
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


def unwanted_imports(folder: Path) -> dict[str, list[str]]:
    """Return, for `validate` and for all commands, the modules that are imported and should not be."""
    validate = loaded_by(["validate", str(ONE_FILE)])
    others = [["--help"], ["list"], ["show", "essential"], ["demo", "--out", str(folder)]]
    everything = validate.union(*map(loaded_by, others))
    return {
        "validate": sorted(validate.intersection(NEVER["validate"])),
        "any command": sorted(everything.intersection(NEVER["any command"])),
    }


def verdict(held: bool) -> str:
    """Return how a promise came out, as shown at the end of its line."""
    return "ok" if held else "BROKEN"


def report_one_file() -> bool:
    """Measure and print the start-up time; return whether the promises hold."""
    times = one_file()
    bare, ours, peer = times["bare python"], times["cxaudit validate"], times["yamllint"]
    print(f"One file of {ONE_FILE.stat().st_size / 1000:.0f} kB, median of {RUNS} runs in turns")
    for name, took in times.items():
        print(f"  {name:<18}{took * 1000:8.0f} ms {took / bare:6.1f} x bare python")
    few, faster = ours <= MOST_TIMES_BARE * bare, ours < peer
    print(f"  at most {MOST_TIMES_BARE:g} x bare: {verdict(few)};  less than yamllint: {verdict(faster)}")
    return few and faster


def report_many_files(folder: Path) -> bool:
    """Measure and print the time for many files; return whether the promises hold."""
    times = many_files(folder)
    ours, events = times.pop("cxaudit validate"), times.pop("libyaml's events")
    size = sum(path.stat().st_size for path in folder.iterdir()) / FILES
    print(f"{FILES} different files of {size / 1000:.1f} kB, the whole command")
    print(f"  {'cxaudit validate':<18}{ours:8.2f} s")
    held = ours <= MOST_TIMES_EVENTS * events
    said = f"at most {MOST_TIMES_EVENTS:g}: {verdict(held)}"
    print(f"  {EVENTS.stem:<18}{events:8.2f} s;  cxaudit takes {ours / events:.2f} times as long;  {said}")
    for name, took in times.items():
        faster = took / ours
        held = held and faster >= LEAST_TIMES_FASTER
        enough = verdict(faster >= LEAST_TIMES_FASTER)
        said = f"at least {LEAST_TIMES_FASTER:g}: {enough}"
        print(f"  {name:<18}{took:8.2f} s {faster:7.1f} times as long;  {said}")
    return report_memory(folder) and held


def report_memory(folder: Path) -> bool:
    """Measure and print the memory a run over many files takes; return whether the promise holds."""
    if os.name == "nt":
        print("  memory: not measured on Windows")
        return True
    command = [sys.executable, str(MEMORY), program("cxaudit"), "validate", str(folder)]
    done = subprocess.run(command, env=CLEAN, capture_output=True, text=True, check=True)
    used = float(done.stdout.split()[-1])
    held = used < MOST_MEGABYTES
    print(f"  memory at its peak {used:.0f} MB;  less than {MOST_MEGABYTES}: {verdict(held)}")
    return held


def report_imports(folder: Path) -> bool:
    """Look and print what is imported; return whether the promises hold."""
    print("Imports")
    found = unwanted_imports(folder)
    for who, unwanted in found.items():
        said = f"imports {', '.join(unwanted)}" if unwanted else f"imports none of {', '.join(NEVER[who])}"
        print(f"  {who:<18}{said}: {verdict(not unwanted)}")
    return not any(found.values())


def main() -> int:
    """Measure everything; return 0 if all promises hold, else 1."""
    refuse_editable()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        held = [
            report_one_file(),
            report_many_files(folder / "questionnaires"),
            report_imports(folder / "demo"),
        ]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
