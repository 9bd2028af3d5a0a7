"""The plug is pulled at random moments: every file reads, and no acknowledged answer is gone."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cxaudit.audit.store import read_audit

KILLS = 200
CXAUDIT = [sys.executable, "-m", "cxaudit"]


def interrupted_run(path: Path, moment: float) -> tuple[int, bool]:
    """Answer as fast as the program asks, kill it `moment` seconds after its first question.

    Return how many answers it acknowledged, and whether it came to its end before the kill.
    """
    process = subprocess.Popen(
        [*CXAUDIT, "run", "service-and-process", "--audit", str(path), "--format", "json"],
        cwd=path.parent,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert process.stdin and process.stdout
    opening = b"\n" * 5 if not path.exists() else b""
    process.stdin.write(opening + b"4\nn a note\n3\n2\n" * 30)
    process.stdin.flush()
    seen = b""
    while b"question " not in seen:
        chunk = process.stdout.read1(4096)
        if not chunk:
            break
        seen += chunk
    time.sleep(moment)
    ended = process.poll() is not None
    process.kill()
    seen += process.stdout.read()
    process.wait()
    process.stdin.close()
    process.stdout.close()
    # Behind the last question the same lines choose questions to answer once more.
    return seen.partition(b"Enter to finish")[0].count(b"Saved: "), ended


@pytest.mark.long
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    in_the_middle = 0
    path = tmp_path / "0.audit.yaml"
    acknowledged = 0
    for number in range(KILLS):
        answers, ended = interrupted_run(path, chance.random() * 0.12)
        in_the_middle += answers > 0 and not ended
        acknowledged += answers
        if path.exists():
            stored = read_audit(path)  # raises if the file cannot be used
            assert not stored.warnings
            values = [a for a in stored.audit.answers.values() if a.state == "value"]
            assert len(values) >= acknowledged, f"kill {number}: an acknowledged answer is gone"
            if len(values) > 20:
                path, acknowledged = tmp_path / f"{number + 1}.audit.yaml", 0
        else:
            assert not acknowledged
    litter = [p.name for p in tmp_path.iterdir() if p.name.endswith(".saving")]
    assert len(litter) <= len(list(tmp_path.glob("*.audit.yaml"))), "one fixed name per file, not a heap"
    assert in_the_middle >= KILLS // 4, "too few kills fell into the interview to mean anything"
