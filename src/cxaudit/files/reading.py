"""Bytes from disk as text, within limits; what is no text file is refused with a sentence."""

import os
import stat
from pathlib import Path

from cxaudit.files.limits import LIMITS, Limits
from cxaudit.problems import CallError, Problem, Source, did_you_mean

_ROOM = 64 * 1024
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS = "Open it in the program that made it and save it as text in UTF-8."


def read_text(
    path: Path | str, *, limits: Limits = LIMITS, shown: str = ""
) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a file and what is wrong with it as a text; with a problem the text is ''.

    `shown` is the path problems carry. Raise `CallError` when there is no file to read: missing, a folder,
    a device, no permission.
    """
    return decoded(_bytes(Path(path), limits.bytes + 1), shown or str(path), limits=limits)


def decoded(data: bytes, shown: str, *, limits: Limits = LIMITS) -> tuple[str, tuple[Problem, ...]]:
    """Return bytes as text, and what is wrong with them as a text; `shown` is the path problems carry."""
    if len(data) > limits.bytes:
        said = f"the file is larger than {limits.size}"
        return "", (_problem("too-large", shown, (1, 1), said, "Split it into smaller files."),)
    if data.startswith(_UTF16):
        return "", (_problem("not-utf8", shown, (1, 1), "the file is in UTF-16, not in UTF-8", _SAVE_AS),)
    if b"\0" in data:
        place = _place(data, data.index(b"\0"))
        return "", (_problem("not-utf8", shown, place, "this is no text file", _SAVE_AS),)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        said = f"the byte 0x{data[error.start]:02X} is not UTF-8"
        return "", (_problem("not-utf8", shown, _place(data, error.start), said, _SAVE_AS),)


def _problem(code: str, path: str, place: tuple[int, int], message: str, hint: str) -> Problem:
    line, column = place
    return Problem(code=code, message=message, source=Source(path=path, line=line, column=column), hint=hint)


def _place(data: bytes, position: int) -> tuple[int, int]:
    """Return line and column of a byte; everything before it is known to be UTF-8."""
    before = data[:position].decode("utf-8", "replace").removeprefix("\ufeff")
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _bytes(path: Path, most: int) -> bytes:
    """Return at most `most` bytes of a regular file."""
    try:
        refuse_special(path, path.stat())
        with path.open("rb", buffering=0) as file:
            # Room for `most` at once would take as long to set aside as a usual file takes to read.
            start = file.read(min(_ROOM, most))
            return start + file.read(most - len(start)) if len(start) == _ROOM else start
    except FileNotFoundError:
        raise CallError(f"There is no file {path}", hint=_neighbour(path)) from None
    except (NotADirectoryError, ValueError):
        raise CallError(f"There is no file {path}", hint="Check the path.") from None
    except PermissionError:
        raise CallError(f"{path} may not be read", hint="Check its permissions.") from None
    except OSError as error:
        raise CallError(f"{path} cannot be read: {error.strerror or error}") from None


def refuse_special(path: Path, found: os.stat_result) -> None:
    """Raise `CallError` for a folder, a device, a pipe: anything that is no regular file."""
    if stat.S_ISDIR(found.st_mode):
        raise CallError(f"{path} is a folder, not a file", hint="Name a file in it.")
    if not stat.S_ISREG(found.st_mode):
        raise CallError(f"{path} is not a regular file", hint="Name a file on disk.")


def _neighbour(path: Path) -> str:
    """Return a hint that names the file that was probably meant."""
    folder = path.parent
    try:
        found = (e for e in os.scandir(folder) if not e.name.startswith(".") and e.is_file())
        names = [entry.name for entry in found]
    except OSError:
        return f"There is no folder {folder} either." if not folder.exists() else ""
    return did_you_mean(path.name, names[:1000]) or "Check the name and the folder."
