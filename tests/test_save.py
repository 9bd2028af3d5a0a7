"""Saving: the old file or the new one, never half of either, and never two writers."""

import os
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from hashlib import sha256
from pathlib import Path

import pytest

from cxaudit.files.save import HeldError, fingerprint, free_name, hold, hold_free, save, sweep, write_new
from cxaudit.problems import CallError

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX only")


def names(folder):
    """Return what is in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def run(program, *arguments, **options):
    """Start Python with `program`."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        env=env,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )


def result(program, *arguments):
    """Run Python with `program` to its end; return what it printed."""
    with run(program, *arguments) as process:
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out.strip()


class TestSave:
    def test_the_bytes_and_their_digest(self, tmp_path):
        path = tmp_path / "a.yaml"
        for text in ("é: 1\n", "", "x\r\ny\n"):
            assert save(path, text) == sha256(text.encode()).hexdigest() == fingerprint(path)
            assert path.read_bytes() == text.encode()
        assert names(tmp_path) == ["a.yaml"]

    def test_no_fingerprint_of_a_missing_file(self, tmp_path):
        assert fingerprint(tmp_path / "a.yaml") is None
        with pytest.raises(CallError):
            fingerprint(tmp_path)

    @posix
    def test_modes(self, tmp_path):
        path = tmp_path / "a.yaml"
        save(path, "1")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        path.chmod(0o664)
        save(path, "2")
        assert stat.S_IMODE(path.stat().st_mode) == 0o664

    @posix
    def test_a_link_stays_and_its_target_is_replaced(self, tmp_path):
        real = tmp_path / "real" / "a.yaml"
        real.parent.mkdir()
        real.write_text("old")
        link = tmp_path / "link.yaml"
        link.symlink_to(real)
        save(link, "new")
        assert link.is_symlink()
        assert real.read_text() == "new"
        assert names(tmp_path / "real") == ["a.yaml"]

    @posix
    def test_a_planted_neighbour_is_not_followed(self, tmp_path):
        victim = tmp_path / "victim"
        victim.write_text("mine")
        (tmp_path / ".a.yaml.saving").symlink_to(victim)
        save(tmp_path / "a.yaml", "new")
        assert victim.read_text() == "mine"
        assert (tmp_path / "a.yaml").read_text() == "new"

    def test_text_that_cannot_be_encoded_leaves_the_old_file(self, tmp_path):
        path = tmp_path / "a.yaml"
        path.write_text("old")
        with pytest.raises(CallError) as caught:
            save(path, "new \ud800")
        assert caught.value.hint
        assert path.read_text() == "old"
        assert names(tmp_path) == ["a.yaml"]

    def test_a_folder_is_refused(self, tmp_path):
        with pytest.raises(CallError, match="folder"):
            save(tmp_path, "x")

    @posix
    def test_a_pipe_and_a_device_are_refused(self, tmp_path):
        os.mkfifo(tmp_path / "pipe")
        for path in (tmp_path / "pipe", Path("/dev/null")):
            with pytest.raises(CallError, match="not a regular file"):
                save(path, "x")

    @pytest.mark.parametrize("name", ["none/a.yaml", "file/a.yaml", "x" * 300, "a\0b"])
    def test_a_place_that_cannot_be(self, tmp_path, name):
        (tmp_path / "file").write_text("")
        with pytest.raises(CallError) as caught:
            save(tmp_path / name, "x")
        assert caught.value.hint
        assert names(tmp_path) == ["file"]

    @posix
    def test_a_disk_that_takes_no_more_leaves_the_old_file(self, tmp_path):
        path = tmp_path / "a.yaml"
        path.write_text("old")
        program = """
import resource, signal, sys
from pathlib import Path
from cxaudit.files.save import save
from cxaudit.problems import CallError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
sys.dont_write_bytecode = True  # Python 3.11 would keep compiled modules that were cut short
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    save(Path(sys.argv[1]), "x" * 100_000)
except CallError as error:
    print(error.message, error.hint, sep="; ")
"""
        said = result(program, path)
        assert str(path) in said
        assert "cannot be saved" in said
        assert path.read_text() == "old"
        assert names(tmp_path) == ["a.yaml"]

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
    def test_a_full_disk_is_named(self):
        with pytest.raises(OSError) as full, Path("/dev/full").open("w") as file:
            file.write("x")
            file.flush()
        from cxaudit.files.save import _failure

        assert "disk is full" in _failure(Path("a.yaml"), full.value).message

    @posix
    def test_without_permission_the_call_fails_with_a_sentence(self):
        program = """
import os, sys
from pathlib import Path
import filelock
from cxaudit.files.save import fingerprint, hold, save, write_new
from cxaudit.problems import CallError
folder = Path(sys.argv[1])
if os.getuid() == 0:
    os.setuid(65534)
def held(path):
    with hold(path):
        print("held")
for call, name in ((save, "a"), (save, "new"), (write_new, "new"), (held, "a")):
    try:
        call(folder / name, "x") if call is not held else call(folder / name)
        print("done")
    except CallError as error:
        print(bool(error.hint), error.message)
"""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "a").write_text("old")
            (folder / "a").chmod(0o666)
            folder.chmod(0o555)
            said = result(program, folder).splitlines()
            folder.chmod(0o755)
            assert len(said) == 4
            assert all(line.startswith(f"True {folder}") for line in said), said
            assert names(folder) == ["a"]
            assert (folder / "a").read_text() == "old"

    @posix
    @pytest.mark.skipif(hasattr(os, "getuid") and os.getuid() == 0, reason="root may write everything")
    def test_a_protected_file_stays(self, tmp_path):
        path = tmp_path / "a.yaml"
        path.write_text("old")
        path.chmod(0o444)
        with pytest.raises(CallError, match="write-protected"):
            save(path, "new")


SAVE_FOR_EVER = """
import sys
from pathlib import Path
from cxaudit.files.save import save
path, number = Path(sys.argv[1]), 0
print("ready", flush=True)
while True:
    number += 1
    save(path, f"{number}\\n" * 20_000 + "end\\n")
"""


@posix
@pytest.mark.parametrize("kills", [30, pytest.param(200, marks=pytest.mark.long)])
def test_a_killed_writer_leaves_a_whole_file(tmp_path, kills):
    path = tmp_path / "a.yaml"
    save(path, "0\n" * 20_000 + "end\n")
    for number in range(kills):
        with run(SAVE_FOR_EVER, path) as process:
            assert process.stdout.readline() == "ready\n"
            threading.Event().wait((number % 10) / 500)
            process.send_signal(signal.SIGKILL)
            process.wait(timeout=30)
        lines = path.read_text().splitlines()
        assert len(lines) == 20_001
        assert lines[-1] == "end"
        assert len(set(lines)) == 2
        assert set(names(tmp_path)) <= {"a.yaml", ".a.yaml.saving"}
    with hold(path):
        assert ".a.yaml.saving" not in names(tmp_path)


class TestNames:
    @pytest.mark.parametrize(
        ("name", "second", "third"),
        [
            ("x.audit.yaml", "x-2.audit.yaml", "x-3.audit.yaml"),
            ("x.answers.yaml", "x-2.answers.yaml", "x-3.answers.yaml"),
            ("x.y.html", "x.y-2.html", "x.y-3.html"),
            ("x", "x-2", "x-3"),
            (".hidden", ".hidden-2", ".hidden-3"),
        ],
    )
    def test_the_first_that_is_free(self, tmp_path, name, second, third):
        path = tmp_path / name
        assert free_name(path) == path
        assert [write_new(path, str(n)).name for n in range(3)] == [name, second, third]
        assert [(tmp_path / n).read_text() for n in (name, second, third)] == ["0", "1", "2"]
        assert names(tmp_path) == sorted((name, second, third))

    @posix
    def test_a_broken_link_is_taken(self, tmp_path):
        (tmp_path / "x").symlink_to(tmp_path / "nowhere")
        assert write_new(tmp_path / "x", "1").name == "x-2"

    def test_writers_at_once_get_a_name_each(self, tmp_path):
        found = []
        threads = [
            threading.Thread(target=lambda n=n: found.append((write_new(tmp_path / "x.yaml", n), n)))
            for n in "abcdefgh"
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len({path for path, _ in found}) == 8
        assert all(path.read_text() == text for path, text in found)

    def test_failure_leaves_nothing(self, tmp_path):
        for name, text in (("none/x", "1"), ("x", "\ud800")):
            with pytest.raises(CallError):
                write_new(tmp_path / name, text)
        assert names(tmp_path) == []


HOLD = """
import sys
from pathlib import Path
from cxaudit.files.save import hold
with hold(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


class TestHold:
    def test_a_second_holder_is_told_who_the_first_is(self, tmp_path):
        path = tmp_path / "a.yaml"
        with run(HOLD, path, stdin=subprocess.PIPE) as process:
            assert process.stdout.readline() == "held\n"
            with pytest.raises(CallError) as caught, hold(path):
                pass
            assert f"{path} is being used by another cxaudit (process {process.pid} on " in str(caught.value)
            assert ", since 2" in str(caught.value)
            assert caught.value.hint
            process.communicate("\n", timeout=30)
        assert names(tmp_path) == []

    def test_a_free_name_is_one_that_nobody_holds_either(self, tmp_path):
        path = tmp_path / "a.audit.yaml"
        with run(HOLD, path, stdin=subprocess.PIPE) as process:
            assert process.stdout.readline() == "held\n"
            with hold_free(path) as second, hold_free(path) as third:
                assert (second.name, third.name) == ("a-2.audit.yaml", "a-3.audit.yaml")
                with pytest.raises(HeldError), hold(second):
                    pass
            process.communicate("\n", timeout=30)
        with hold_free(path) as again:
            assert again == path
            save(again, "x")
        with hold_free(path) as later:
            assert later == second
        assert names(tmp_path) == ["a.audit.yaml"]

    def test_a_free_name_where_nothing_can_be_is_no_search_without_end(self, tmp_path):
        with pytest.raises(CallError), hold_free(tmp_path / "none" / "a.audit.yaml"):
            pass

    def test_what_killed_runs_left_is_swept_and_nothing_else(self, tmp_path):
        litter = [f".{n}.audit.yaml.{what}" for n in "ab" for what in ("saving", "lock", "lock-holder")]
        others = [".c.lock", ".d.yaml.saving", ".mine", "e.audit.yaml.lock", "f.audit.yaml"]
        for name in (*litter, *others):
            (tmp_path / name).write_text("")
        with run(HOLD, tmp_path / "held.audit.yaml", stdin=subprocess.PIPE) as process:
            assert process.stdout.readline() == "held\n"
            sweep(tmp_path)
            kept = [".held.audit.yaml.lock", ".held.audit.yaml.lock-holder"]
            assert names(tmp_path) == sorted((*others, *kept))
            process.communicate("\n", timeout=30)
        sweep(tmp_path / "none")

    def test_also_within_one_process(self, tmp_path):
        with hold(tmp_path / "a.yaml"), pytest.raises(CallError), hold(tmp_path / "a.yaml"):
            pass

    @posix
    def test_also_through_a_link(self, tmp_path):
        (tmp_path / "link").symlink_to(tmp_path / "a.yaml")
        with hold(tmp_path / "a.yaml"), pytest.raises(CallError), hold(tmp_path / "link"):
            pass

    def test_files_beside_each_other_are_free(self, tmp_path):
        with hold(tmp_path / "a.yaml"), hold(tmp_path / "b.yaml"):
            pass
        assert names(tmp_path) == []

    def test_it_ends_with_an_error_too(self, tmp_path):
        with pytest.raises(ZeroDivisionError), hold(tmp_path / "a.yaml"):
            raise ZeroDivisionError
        with hold(tmp_path / "a.yaml"):
            save(tmp_path / "a.yaml", "x")
        assert names(tmp_path) == ["a.yaml"]

    @posix
    def test_a_killed_holder_holds_no_more(self, tmp_path):
        path = tmp_path / "a.yaml"
        (tmp_path / ".a.yaml.saving").write_text("half")
        with run(HOLD, path, stdin=subprocess.PIPE) as process:
            assert process.stdout.readline() == "held\n"
            process.kill()
        with hold(path):
            pass
        assert names(tmp_path) == []

    @pytest.mark.parametrize("name", ["none/a.yaml", "x" * 300, "a\0b", ""])
    def test_a_place_that_cannot_be(self, tmp_path, name):
        with pytest.raises(CallError), hold(tmp_path / name):
            pass
        assert names(tmp_path) == []

    def test_no_update_is_lost(self, tmp_path):
        path = tmp_path / "count"
        save(path, "0")
        program = """
import sys, time
from pathlib import Path
from cxaudit.files.save import hold, save
from cxaudit.problems import CallError
path, done = Path(sys.argv[1]), 0
while done < 25:
    try:
        with hold(path):
            save(path, str(int(path.read_text()) + 1))
            done += 1
    except CallError as error:
        assert "being used" in str(error), error
    time.sleep(0.0005)
"""
        processes = [run(program, path) for _ in range(3)]
        for process in processes:
            _, err = process.communicate(timeout=60)
            assert process.returncode == 0, err
        assert path.read_text() == "75"
        assert names(tmp_path) == ["count"]
