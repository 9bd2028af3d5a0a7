"""Plain data as YAML text that this reader, and any YAML 1.1 or 1.2 reader, gives back unchanged."""

import re
from typing import Any

from cxaudit.text import HOSTILE


class PlainNumber(str):
    """Text that is written without quotes: a number, a date."""

    __slots__ = ()


_BOOLEANS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
# These are compiled when something is written.
_LETTER = r"[^\W\d_]|[(/]|_\w"
# No number, time or date of any YAML version has a word of two letters after a blank.
_DIGIT = r"[0-9][^:#]* [^\W\d_]{2}"
_ESCAPED = r'["\\\x00-\x1f]|' + HOSTILE
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
# A key longer than this is no "simple key" to a YAML reader.
_LONGEST_KEY = 1000


def dump(data: Any, *, indent: int = 0) -> str:
    """Return dicts, lists, str, PlainNumber, int, bool and None as YAML, every line `indent` blanks in."""
    out: list[str] = []
    pad = " " * indent
    if isinstance(data, (dict, list, tuple)) and data:
        _block(out, data, pad, pad)
    else:
        out.append(pad + _scalar(data, pad) + "\n")
    return "".join(out)


def _block(out: list[str], data: Any, lead: str, pad: str) -> None:
    """Write a filled dict or list: the first line begins with `lead`, the others with `pad`."""
    if isinstance(data, dict):
        for key, value in data.items():
            _entry(out, lead + _key(key, pad), value, pad)
            lead = pad
        return
    deeper = pad + "  "
    for value in data:
        if isinstance(value, (dict, list, tuple)) and value:
            _block(out, value, lead + "- ", deeper)
        else:
            out.append(f"{lead}- {_scalar(value, pad)}\n")
        lead = pad


def _entry(out: list[str], head: str, value: Any, pad: str) -> None:
    if isinstance(value, (dict, list, tuple)) and value:
        out.append(head + "\n")
        deeper = pad + "  "
        _block(out, value, deeper, deeper)
    else:
        out.append(f"{head} {_scalar(value, pad)}\n")


def _key(key: Any, pad: str) -> str:
    if type(key) is str:
        text = key if _is_plain(key) else _quoted(key)
        return f"{text}:" if len(text) < _LONGEST_KEY else f"? {text}\n{pad}:"
    if isinstance(key, (PlainNumber, int)) and not isinstance(key, bool):
        return f"{key}:"
    raise TypeError(f"a key is text, not {key!r}")


def _scalar(value: Any, pad: str) -> str:
    if type(value) is str:
        if "\n" in value and _survives_in_block(value):
            return _literal(value, pad)
        return value if _is_plain(value) else _quoted(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (PlainNumber, int)):
        return str(value)
    if value == {} or value == [] or value == ():
        return "{}" if isinstance(value, dict) else "[]"
    raise TypeError(f"cannot write {value!r}")


def _is_plain(text: str) -> bool:
    """Return whether `text` without quotes is text to every YAML reader."""
    return (
        text.isprintable()
        and (re.match(_LETTER, text) or re.match(_DIGIT, text)) is not None
        and ": " not in text
        and " #" not in text
        and text[-1] not in ": "
        and text.lower() not in _BOOLEANS
    )


def _quoted(text: str) -> str:
    return '"' + re.sub(_ESCAPED, _escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    return _ESCAPES.get(character) or f"\\u{ord(character):04x}"


def _survives_in_block(text: str) -> bool:
    """Return whether a literal block keeps `text`: no blanks at the start or at line ends, nothing odd."""
    return not (
        text[0] in " \n" or text[-1] == " " or " \n" in text or "\t" in text or "\r" in text
    ) and not re.search(HOSTILE, text)


def _literal(text: str, pad: str) -> str:
    body = text.rstrip("\n")
    endings = len(text) - len(body)
    chomp = "-" if endings == 0 else "" if endings == 1 else "+"
    lines = [f"{pad}  {line}" if line else "" for line in body.split("\n")]
    return f"|{chomp}\n" + "\n".join(lines) + "\n" * max(0, endings - 1)
