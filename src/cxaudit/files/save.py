"""Writing as if the plug will be pulled: the old file or the new one, never a half; and one writer."""

import os
import re
import stat
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from cxaudit.problems import CallError

_RETRIES = 10
_PAUSE = 0.05
_SUFFIXES = (".audit", ".answers", ".questionnaire")
_LITTER = re.compile(r"\.(.+\.audit\.ya?ml)\.(?:saving|lock|lock-holder)")


class HeldError(CallError):
    """Another cxaudit has the file."""


def save(path: Path, text: str) -> str:
    """Replace the file at `path` with `text`, whole or not at all; return the SHA-256 (hex) of its bytes.

    Raise `CallError` when it cannot be done; the old file is then as it was.
    """
    return save_bytes(path, _encoded(path, text))


def save_bytes(path: Path, data: bytes) -> str:
    """Replace the file at `path` with `data`, as `save` does with text."""
    target = _target(path)
    beside = _beside(target, "saving")
    if target.exists() and not os.access(target, os.W_OK):
        raise CallError(f"{path} is write-protected", hint="Name another file, or lift the protection.")
    try:
        mode = _mode(target)
        try:
            _write(beside, data, mode)
            _replace(beside, target)
        except BaseException:
            _forget(beside)
            raise
    except OSError as error:
        raise _failure(path, error) from None
    _sync_folder(target.parent)
    return _digest(data)


def fingerprint(path: Path) -> str | None:
    """Return the SHA-256 (hex) of the file's bytes, or None if there is no file."""
    if path.is_dir():
        raise CallError(f"{path} is a folder, not a file", hint="Name a file in it.")
    try:
        return _digest(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CallError(f"{path} cannot be read: {_reason(error)}", hint="Check its permissions.") from None


def free_name(path: Path, passed: Collection[Path] = ()) -> Path:
    """Return `path`, or if it exists the first of x-2.audit.yaml, x-3.audit.yaml, ... that does not.

    Those `passed` count as if they existed.
    """
    stem, suffix = _split(path.name)
    number = 1
    candidate = path
    while candidate in passed or os.path.lexists(candidate):
        number += 1
        candidate = path.with_name(f"{stem}-{number}{suffix}")
    return candidate


def write_new(path: Path, text: str) -> Path:
    """Write `text` to `path`, or beside it under the first free name; return the name taken."""
    _encoded(path, text)
    while True:
        candidate = free_name(path)
        try:
            handle = os.open(candidate, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        except OSError as error:
            raise _failure(path, error) from None
        try:
            os.close(handle)
            save(candidate, text)
        except BaseException:
            _forget(candidate)
            raise
        return candidate


def copy_beside(path: Path, mark: str) -> Path:
    """Copy the text file at `path` beside it, as name + `mark` + .yaml, and return the copy's path."""
    text = path.read_bytes().decode("utf-8")
    return write_new(path.with_name(_split(path.name)[0] + mark + ".yaml"), text)


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """Keep `path` for this process alone; raise `CallError` at once if another cxaudit has it."""
    from filelock import FileLock, Timeout

    target = _target(path)
    if not target.parent.is_dir():
        raise _failure(path, FileNotFoundError(), "locked")
    lock_path, note = _beside(target, "lock"), _beside(target, "lock-holder")
    lock = FileLock(lock_path, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise HeldError(
            f"{path} is being used by another cxaudit{_holder(note)}",
            hint="Finish it there, or wait until it is closed.",
        ) from None
    except (OSError, NotImplementedError) as error:
        raise _failure(path, error, "locked") from None
    try:
        _forget(_beside(target, "saving"))
        _introduce(note)
        yield
    finally:
        _forget(note)
        _let_go(lock.release, lock_path)


@contextmanager
def hold_free(path: Path) -> Iterator[Path]:
    """Keep for this process alone the first of x.audit.yaml, x-2.audit.yaml, ... that is not there.

    Two that begin at once get two: the file of the other may be held and not be written yet.
    """
    with ExitStack() as held:
        yield _first_free(path, held)


def _first_free(path: Path, held: ExitStack) -> Path:
    passed: set[Path] = set()
    while True:
        candidate = free_name(path, passed)
        with ExitStack() as attempt, suppress(HeldError):
            attempt.enter_context(hold(candidate))
            if not os.path.lexists(candidate):
                held.push(attempt.pop_all())
                return candidate
        passed.add(candidate)


def sweep(folder: Path) -> None:
    """Remove what runs that were killed left beside audits; what another process holds stays."""
    with suppress(OSError):
        litter = [_LITTER.fullmatch(path.name) for path in folder.iterdir()]
        for name in {found[1] for found in litter if found}:
            with suppress(CallError), hold(folder / name):
                pass


def _let_go(release: Callable[[], None], lock_path: Path) -> None:
    """Remove the lock file and unlock it; on Windows an open file can only be removed afterwards."""
    if os.name != "nt":
        _forget(lock_path)
    release()
    if os.name == "nt":
        _forget(lock_path)


def _introduce(note: Path) -> None:
    """Leave word of who holds the lock; a lock without it is still a lock."""
    import socket
    from datetime import datetime

    since = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
    with suppress(OSError):
        note.write_text(f"process {os.getpid()} on {socket.gethostname()}, since {since}\n", encoding="utf-8")


def _holder(note: Path) -> str:
    """Return ' (process N on HOST, since TIME)', or '' if it is not known."""
    from cxaudit.text import one_line

    try:
        said = one_line(note.read_bytes()[:300].decode("utf-8", "replace"))
    except OSError:
        return ""
    return f" ({said})" if said else ""


def held_by(path: Path) -> str:
    """Return who has the file, as whoever holds it left word: 'process N on HOST, since TIME'; '' if nobody.

    Word that a run which was killed left stands until `sweep`.
    """
    try:
        return _holder(_beside(_target(path), "lock-holder"))[2:-1]
    except CallError:
        return ""


def _encoded(path: Path, text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        hint = "Delete the character that shows as a box or a question mark."
        raise CallError(f"{path} cannot be saved: a character in it is not valid text", hint=hint) from None


def _target(path: Path) -> Path:
    """Return the file that a path, or the link there, stands for; refuse what is no regular file."""
    try:
        target = Path(os.path.realpath(path))
        found = target.stat()
    except FileNotFoundError:
        return target
    except (OSError, ValueError) as error:
        raise _failure(path, error) from None
    if stat.S_ISDIR(found.st_mode):
        raise CallError(f"{path} is a folder, not a file", hint="Name a file in it.")
    if not stat.S_ISREG(found.st_mode):
        raise CallError(f"{path} is not a regular file", hint="Name a file on disk.")
    return target


def _beside(target: Path, what: str) -> Path:
    return target.with_name(f".{target.name}.{what}")


def _mode(target: Path) -> int:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return 0o600


def _write(beside: Path, data: bytes, mode: int) -> None:
    """Write a file of our own, from nothing, and wait until the disk has it."""
    _forget(beside)
    binary = getattr(os, "O_BINARY", 0)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    with suppress(OSError):
        beside.chmod(mode)


def _replace(beside: Path, target: Path) -> None:
    """Rename over the target; on Windows, a scanner or a sync program may hold it for a moment."""
    for left in range(_RETRIES - 1, -1, -1):
        try:
            beside.replace(target)
        except PermissionError:
            if os.name != "nt" or not left:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Wait until the disk has the new name too, where the system can say so."""
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _forget(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _digest(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()


def _split(name: str) -> tuple[str, str]:
    """Return stem and suffix, where .audit.yaml and its like are one suffix."""
    plain = Path(name)
    inner = Path(plain.stem)
    if inner.suffix in _SUFFIXES:
        return inner.stem, inner.suffix + plain.suffix
    return plain.stem, plain.suffix


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _failure(path: Path, error: Exception, done: str = "saved") -> CallError:
    """Return a sentence and a hint for what the system refused."""
    import errno

    number = getattr(error, "errno", None)
    if isinstance(error, FileNotFoundError):
        return CallError(f"{path} cannot be {done}: there is no folder {path.parent}", hint="Make it first.")
    if number in (errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC):
        return CallError(f"{path} cannot be {done}: the disk is full", hint="Make room, then try again.")
    if isinstance(error, PermissionError) or number == errno.EROFS:
        hint = f"Check the permissions of {path.parent}, and whether another program has the file open."
        return CallError(f"{path} cannot be {done}: no permission", hint=hint)
    if number in (errno.ENAMETOOLONG, errno.EINVAL):
        return CallError(
            f"{path} cannot be {done}: the system refuses the name", hint="Choose a shorter name."
        )
    return CallError(f"{path} cannot be {done}: {_reason(error)}", hint="Choose another place.")
