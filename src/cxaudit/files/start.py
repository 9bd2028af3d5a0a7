"""What a file says of itself in its first lines, without reading it as YAML: quick, and never in the way."""

from pathlib import Path

_SIZE = 4096
"""How much of a file is looked at."""
_MARK = b"\xef\xbb\xbf"
"""What some editors put before a text in UTF-8."""


def start_of(path: Path) -> bytes:
    """Return the start of a file. Raises `OSError` where it cannot be read."""
    with path.open("rb") as file:
        return file.read(_SIZE).removeprefix(_MARK)


def said(start: bytes, key: str) -> str:
    """Return what stands behind a key at the start of a line, without quotes; '' where the key is not met."""
    mark = f"{key}:".encode()
    lines = (line for line in start.splitlines() if line.startswith(mark))
    text = next(lines, b"").partition(b":")[2].decode("utf-8", "replace").strip()
    return text[1:].partition(text[0])[0] if text[:1] in ('"', "'") else text.partition(" #")[0].strip()


def kind_said(path: Path) -> str:
    """Return the kind a file says it is, as `audit`; '' where it says none, or cannot be read."""
    try:
        return said(start_of(path), "cxaudit").partition("/")[0]
    except OSError:
        return ""
