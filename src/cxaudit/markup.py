"""Markdown that shows authored text and does nothing else: escaping, paragraphs, tables."""

import re
from collections.abc import Iterable, Sequence

from cxaudit.text import one_line

_ACTIVE = re.compile(r"([\\`*_\[\]<>|~&$#@{}])")
_STARTS = re.compile(r"^([-+=:]|\d+(?=[.)]))")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp|www)([:.])")


def text(value: str) -> str:
    """Return authored text as Markdown that shows it and does nothing else, on one line."""
    plain = _ACTIVE.sub(r"\\\1", one_line(value))
    plain = _ADDRESS.sub(r"\1\\\2", plain)
    return _STARTS.sub(lambda found: _unstarted(found.group()), plain)


def _unstarted(start: str) -> str:
    """Keep the first characters of a line from opening a list, a rule or a heading."""
    return f"{start}\\" if start[0].isdigit() else f"\\{start}"


def paragraph(sentences: Iterable[str]) -> list[str]:
    """Return sentences as one paragraph; nothing if they are empty."""
    line = text(" ".join(sentences))
    return [line] if line else []


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], right: frozenset[int] = frozenset()) -> str:
    """Return a table of authored text; the columns in `right` are aligned to the right."""
    rule = ["---:" if n in right else "---" for n in range(len(heads))]
    lines = [[text(head) for head in heads], rule, *([text(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def labelled(label: str, value: str) -> str:
    """Return a value behind its label in bold."""
    return f"**{text(label)}:** {text(value)}"
