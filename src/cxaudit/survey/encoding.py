"""Which characters the bytes of an export stand for: marks at its start, else UTF-8, else Windows-1252."""

import codecs
from pathlib import Path
from typing import Final

from cxaudit.problems import CallError, ContentError, did_you_mean
from cxaudit.wording import say

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMMON = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "latin-1",
    "cp1250",
    "mac-roman",
)
_HEAD = 4096
_LONGEST = 1 << 20
WESTERN = "cp1252"


def known_encoding(name: str) -> str:
    """Return an encoding as it was called, or raise `CallError` if text cannot be in it."""
    try:
        "cxaudit".encode(name)
        b"".decode(name)
    except (LookupError, UnicodeError, ValueError):
        hint = did_you_mean(name, _COMMON)
        raise CallError(say("survey.no_encoding", name=name), hint=hint) from None
    return name


def encoding_of(path: Path) -> str:
    """Return the encoding an export begins in; 'utf-8' is to be taken back if its bytes turn out not to be.

    Raises `ContentError` where this is no text.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if b"\0" not in head:
        return "utf-8"
    for name, zeros, text in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if 10 * zeros.count(0) > 9 * len(zeros) and 10 * text.count(0) < len(text):
            return name
    raise zero_byte(path, head[: head.index(b"\0")].count(b"\n") + 1)


def zero_byte(path: Path | str, line: int) -> ContentError:
    """Return what is said of a file with a zero byte in it."""
    return ContentError(say("survey.zero_byte", path=path, line=line), hint=say("survey.zero_byte_hint"))


def instead_of_utf8(path: Path) -> str:
    """Return the encoding of a file by every line of it: UTF-8, or Windows-1252 where nothing is UTF-8.

    Raises `ContentError` at the first line that is in another encoding than the rest.
    """
    good = bad = 0
    with path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(_LONGEST), b""), 1):
            if line.isascii():
                continue
            if _reads_as(line, "utf-8"):
                good = good or number
            elif _reads_as(line, WESTERN):
                bad = bad or number
            else:
                raise undecodable(path, number, WESTERN)
            if good and bad:
                said = say("survey.mixed_encodings", path=path, line=bad, other=good)
                raise ContentError(said, hint=say("survey.mixed_encodings_hint"))
    return WESTERN if bad else "utf-8"


def _reads_as(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def undecodable(path: Path, line: int, encoding: str) -> ContentError:
    """Return what is said of a line that is not in the encoding the file is read in."""
    said = say("survey.undecodable", path=path, line=line, encoding=encoding)
    return ContentError(said, hint=say("survey.undecodable_hint"))
