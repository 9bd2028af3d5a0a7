"""Comments that silence a code on their line: `# cxaudit: ignore=CODE[,CODE]`."""

import re
from collections.abc import Collection, Iterable, Iterator

from cxaudit.files.yaml import text_spans
from cxaudit.problems import Problem, Source, did_you_mean

_BREAK = re.compile("\r\n?|\n")
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*cxaudit: ignore=(?P<codes>[^#]*)")
_CODE = re.compile(r"[^\s,]+")


def silenced(problems: Iterable[Problem], text: str, path: str) -> tuple[Problem, ...]:
    """Return the problems of the file `path` that no comment in `text` silences, and every idle silence."""
    asked = dict(_asked(text))
    used = {(p.source.line, p.code) for p in problems if p.source.path == path}
    kept = [p for p in problems if p.source.path != path or not _is_asked(p, asked)]
    kept += [_idle(code, path, *place) for (line, code), place in asked.items() if (line, code) not in used]
    return tuple(sorted(kept, key=lambda p: p.order))


def _is_asked(problem: Problem, asked: Collection[tuple[int, str]]) -> bool:
    return (problem.source.line, problem.code) in asked


def _asked(text: str) -> Iterator[tuple[tuple[int, str], tuple[int, int]]]:
    """Yield line and code of every silence with its place; what stands inside a text is no comment."""
    spans: list[tuple[tuple[int, int], tuple[int, int]]] | None = None
    for number, line in enumerate(_BREAK.split(text.removeprefix("\ufeff")), 1):
        for found in _COMMENT.finditer(line):
            spans = list(text_spans(text)) if spans is None else spans
            if any(start <= (number, found.start() + 1) < end for start, end in spans):
                continue
            for code in _CODE.finditer(line, found.start("codes"), found.end("codes")):
                yield (number, code[0]), (number, code.start() + 1)


def _idle(code: str, path: str, line: int, column: int) -> Problem:
    from cxaudit.codes import CODES

    message = f"there is no problem {code} on this line to silence"
    hint = "Delete the comment, or this code in it."
    if code not in CODES:
        message, hint = f"there is no code {code!r}", did_you_mean(code, CODES)
    return Problem(
        code="unused-ignore",
        message=message,
        source=Source(path=path, line=line, column=column),
        severity="warning",
        hint=hint or "docs/problems.md lists every code.",
    )
