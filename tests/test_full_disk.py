"""A disk that takes no more: what was there stays whole, nothing is littered, and the message says why."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxaudit.audit.keeper import AuditKeeper
from cxaudit.audit.record import Audit, Header
from cxaudit.audit.store import read_audit
from cxaudit.files.save import hold, save, write_new
from cxaudit.problems import CallError
from cxaudit.questionnaire.library import Library, bundled
from cxaudit.questionnaire.load import open_questionnaire

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits and mounts of POSIX")

FIVE = ("remembered_well", "come_back", "recommend", "unexpected_extra", "delighted")
SAID = tuple(f"--answer={name}=yes" for name in FIVE)


def names(folder: Path) -> list[str]:
    """Return what is in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def called(folder: Path, *arguments: str, blocks: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run cxaudit; with `blocks` no file may grow beyond so many times 512 bytes."""
    limit = f"ulimit -f {blocks}; " if blocks is not None else ""
    return subprocess.run(
        ["sh", "-c", f'{limit}exec "$@"', "sh", sys.executable, "-m", "cxaudit", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},  # compiled modules would be cut short
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


# --- no file may grow any more


def test_a_report_that_does_not_fit_leaves_the_old_one(tmp_path: Path) -> None:
    assert called(tmp_path, "run", "lasting-impression", *SAID, "--audit", "a.audit.yaml").returncode == 0
    old = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for format_ in ("html", "md"):
        done = called(tmp_path, "report", "a.audit.yaml", "--format", format_, "--with-context", blocks=4)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"a.{format_} cannot be saved: " in done.stderr and "Traceback" not in done.stderr
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == old


def test_an_audit_that_does_not_fit_leaves_nothing(tmp_path: Path) -> None:
    for options in ((), ("--audit", "a.audit.yaml")):
        done = called(tmp_path, "run", "lasting-impression", *SAID, *options, blocks=4)
        assert (done.returncode, done.stdout) == (2, "")
        assert "cannot be saved: " in done.stderr
        assert names(tmp_path) == []


def test_a_new_questionnaire_that_does_not_fit_leaves_no_half(tmp_path: Path) -> None:
    done = called(tmp_path, "new", "mine", blocks=1)
    assert done.returncode == 2
    assert "cannot be saved: " in done.stderr
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == []


# --- a small disk that is full


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 256 kB in memory, which only root can mount."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root on Linux")
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Fill the disk to its last byte; return the file that does."""
    path = folder / "filling"
    with pytest.raises(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)
    return path


def test_a_full_disk_leaves_the_old_file_and_says_so(disk: Path) -> None:
    path = disk / "a.yaml"
    save(path, "old")
    filling = fill(disk)
    for _ in range(2):
        with pytest.raises(CallError) as caught:
            save(path, "new" * 10_000)
        assert caught.value.message == f"{path} cannot be saved: the disk is full"
        assert caught.value.hint == "Make room, then try again."
        assert path.read_text(encoding="utf-8") == "old"
        assert names(disk) == ["a.yaml", "filling"]
    filling.unlink()
    save(path, "new")
    assert path.read_text(encoding="utf-8") == "new"


def test_on_a_full_disk_nothing_new_is_begun(disk: Path) -> None:
    fill(disk)
    with pytest.raises(CallError, match="the disk is full"):
        write_new(disk / "a.yaml", "new" * 10_000)
    assert names(disk) == ["filling"]


def test_a_file_can_be_held_on_a_full_disk(disk: Path) -> None:
    fill(disk)
    with (
        hold(disk / "a.yaml"),
        pytest.raises(CallError, match="being used by another"),
        hold(disk / "a.yaml"),
    ):
        pass
    assert names(disk) == ["filling"]


def test_an_audit_on_a_full_disk_stays_as_it_was_saved_last(disk: Path) -> None:
    path = disk / "a.audit.yaml"
    questionnaire = open_questionnaire("lasting-impression", Library((bundled(),)))
    audit = Audit(header=Header(client="Café"), questionnaire=questionnaire)
    with AuditKeeper(path) as keeper:
        keeper.keep(audit)
        old, filling = path.read_bytes(), fill(disk)
        with pytest.raises(CallError, match="the disk is full"):
            keeper.keep(audit)
        assert path.read_bytes() == old
        filling.unlink()
        keeper.keep(audit)
    assert not read_audit(path).warnings
    assert names(disk) == ["a.audit.yaml"]


def test_a_report_on_a_full_disk_leaves_the_old_one(disk: Path, tmp_path: Path) -> None:
    out = ("--out", str(disk / "a.md"))
    assert called(tmp_path, "run", "lasting-impression", *SAID, "--audit", "a.audit.yaml").returncode == 0
    assert called(tmp_path, "report", "a.audit.yaml", *out).returncode == 0
    old = (disk / "a.md").read_bytes()
    fill(disk)
    done = called(tmp_path, "report", "a.audit.yaml", *out, "--with-context")
    assert done.returncode == 2
    assert "a.md cannot be saved: the disk is full" in done.stderr
    assert (disk / "a.md").read_bytes() == old
    assert names(disk) == ["a.md", "filling"]
