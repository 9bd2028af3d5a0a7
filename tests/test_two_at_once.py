"""Two interviews at once: one file has one writer, and whoever comes second is told who that is."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cxaudit.audit.store import read_audit
from cxaudit.files.save import hold

CXAUDIT = [sys.executable, "-m", "cxaudit"]
OTHERS, ANSWERS = 20, 100


def begun(folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*CXAUDIT, "run", *arguments, "--format", "json"],
        cwd=folder,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "CXAUDIT_QUESTIONNAIRES": str(folder / "own")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def types(process: "subprocess.Popen[str]", text: str) -> None:
    assert process.stdin
    process.stdin.write(text)
    process.stdin.flush()


def reads(process: "subprocess.Popen[str]", text: str) -> str:
    """Read what the program says up to a line with this text."""
    assert process.stdout
    said = ""
    for line in process.stdout:
        said += line
        if text in line:
            return said
    raise AssertionError(f"{text!r} never came: {said}")


def long_questionnaire(folder: Path) -> str:
    questions = "".join(f"      - {{id: q{n}, text: Statement {n}., scale: truth}}\n" for n in range(ANSWERS))
    (folder / "long.yaml").write_text(
        "cxaudit: questionnaire/1\nid: long\nversion: '1.0.0'\ntitle: Long\nscales:\n  truth:\n    options:\n"
        "      - {value: 1, label: 'No', score: 0}\n      - {value: 2, label: 'Yes', score: 1}\n"
        f"sections:\n  - id: only\n    title: Only\n    questions:\n{questions}",
        encoding="utf-8",
    )
    return "long.yaml"


def test_a_hundred_answers_survive_twenty_others_who_try(tmp_path: Path) -> None:
    name, path = long_questionnaire(tmp_path), tmp_path / "a.audit.yaml"

    def tries(_: int) -> tuple[int, str]:
        with begun(tmp_path, name, "--audit", path.name) as other:
            out, err = other.communicate("\n" * 5 + "1\n" * 300, timeout=60)
            assert "Saved: " not in out
            return other.returncode, err

    with begun(tmp_path, name, "--audit", path.name) as first:
        types(first, "\n" * 5)
        reads(first, "question 1 of")
        with ThreadPoolExecutor(2) as pool:
            refused = pool.map(tries, range(OTHERS))
            for number in range(1, ANSWERS + 1):
                types(first, "2\n")
                reads(first, "Saved: Yes")
                if number % (ANSWERS // OTHERS) == 0:
                    code, err = next(refused)  # so that the others come from the first answer to the last
                    assert code == 2
                    assert f"{path.name} is being used by another cxaudit (process {first.pid} on " in err
                    assert ", since 2" in err
        first.communicate("\n" * 10, timeout=60)
        assert first.returncode == 0
    answers = read_audit(path).audit.answers
    assert [answer.value for answer in answers.values()] == ["2"] * ANSWERS
    assert not [each.name for each in tmp_path.iterdir() if each.name.startswith(".")]


def test_two_that_begin_with_the_same_name_at_once_get_a_file_each(tmp_path: Path) -> None:
    name = long_questionnaire(tmp_path)
    both = [begun(tmp_path, name, "--client", "Café Blau", "--date", "2026-03-02") for _ in range(2)]
    for process in both:
        types(process, "\n")
        reads(process, "How do you know this business?")
    for process in both:
        types(process, "\n" * 3)
    for number, process in enumerate(both, 1):
        reads(process, "question 1 of")
        types(process, f"{number}\n" * ANSWERS + "\n" * 10)
    for process in both:
        process.communicate(timeout=60)
        assert process.returncode == 0
    found = sorted(tmp_path.glob("*.audit.yaml"))
    assert [path.name for path in found] == [
        "cafe-blau-2026-03-02-2.audit.yaml",
        "cafe-blau-2026-03-02.audit.yaml",
    ]
    given = {read_audit(path).audit.answers["q0"].value for path in found}
    assert given == {"1", "2"}


def test_a_name_that_is_held_and_not_written_yet_is_taken(tmp_path: Path) -> None:
    name, taken = long_questionnaire(tmp_path), tmp_path / "cafe-blau-2026-03-02.audit.yaml"
    with hold(taken), begun(tmp_path, name, "--client", "Café Blau", "--date", "2026-03-02") as process:
        out, err = process.communicate("\n" * 4 + "2\nq\n", timeout=60)
    assert process.returncode == 0, err
    assert "cafe-blau-2026-03-02-2.audit.yaml" in out
    assert [path.name for path in tmp_path.glob("*.audit.yaml")] == ["cafe-blau-2026-03-02-2.audit.yaml"]


@pytest.mark.parametrize("finished", [False, True])
def test_the_file_is_free_again_afterwards(tmp_path: Path, finished: bool) -> None:
    name = long_questionnaire(tmp_path)
    with begun(tmp_path, name, "--audit", "a.audit.yaml") as first:
        first.communicate("\n" * 5 + ("2\n" * ANSWERS + "\n" * 10 if finished else "2\nq\n"), timeout=60)
    with begun(tmp_path, "--audit", "a.audit.yaml") as again:
        again.communicate("\nq\n", timeout=60)
    assert (first.returncode, again.returncode) == (0, 0)
