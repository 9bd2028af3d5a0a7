"""Comments that silence a warning on their line: `# cxaudit: ignore=CODE[,CODE] and a reason`."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cxaudit.files.yaml import text_spans
from cxaudit.problems import Problem, Source, did_you_mean

# Compiled when there is a comment for cxaudit.
_BREAK = "\r\n?|\n"
_COMMENT = r"(?:^|(?<=[ \t]))#"
_MARK = r"(?i)(?P<before>.*?)\bcxaudit[ \t]*:[ \t]*(?P<said>[^#]*)"
_IGNORE = r"(?i)ignore[ \t]*[=:][ \t]*(?=\S)"
_CODE = r"[^\s,]+"
_KIND_LINE = r"[a-z]+/\d"
_FORM = "Write: # cxaudit: ignore=CODE, and behind it a reason if you like."
_ONE_LINE = "Write the comment at the end of the line it is for."


class _Asked(NamedTuple):
    """One code that a comment names, and where."""

    line: int
    column: int
    code: str

    @property
    def key(self) -> tuple[int, str]:
        """What a problem has to match."""
        return self.line, self.code


def silenced(
    problems: Iterable[Problem], text: str, path: str, *, stopped: bool = False
) -> tuple[tuple[Problem, ...], int]:
    """Return the problems of the file `path` that no comment in `text` silences, and how many it does.

    Comments that silence nothing are problems themselves, unless checking `stopped` before the end, when
    nobody can know. An error cannot be silenced: what cannot work does not work any better unheard.
    """
    from cxaudit.codes import CODES

    asked, odd = _read(text, path)
    kept: list[Problem] = []
    done: set[tuple[int, str]] = set()
    wrong: set[tuple[int, str]] = set()
    hidden = 0
    wanted = {each.key for each in asked}
    for problem in problems:
        key = (problem.source.line, problem.code)
        if problem.source.path != path or key not in wanted:
            kept.append(problem)
        elif problem.severity == "error":
            kept.append(problem)
            wrong.add(key)
        else:
            done.add(key)
            hidden += 1
    for each in asked:
        if each.key in wrong or (each.key not in done and not (stopped and each.code in CODES)):
            kept.append(_idle(each, path, each.key in wrong))
    return tuple(sorted((*kept, *odd), key=lambda p: p.order)), hidden


def may_silence(text: str) -> bool:
    """Return whether a comment in `text` may be meant for cxaudit: nearly always not, and found out fast."""
    at = text.find("#")
    while at >= 0:
        end = text.find("\n", at)
        if "cxaudit" in text[at : end if end >= 0 else len(text)].lower():
            return True
        at = text.find("#", end) if end >= 0 else -1
    return False


def _read(text: str, path: str) -> tuple[list[_Asked], list[Problem]]:
    """Return every code that comments name, and what is wrong with comments; what stands in texts is none."""
    asked: list[_Asked] = []
    odd: list[Problem] = []
    for line, column, comment in _comments(text):
        found = re.match(_MARK, comment)
        if found is None:
            continue
        said = found["said"]
        ignore = re.match(_IGNORE, said)
        at = column + found.start("said")
        if ignore is not None:
            asked += [_Asked(line, at + start, code) for start, code in _codes(said, ignore.end())]
        elif not found["before"].strip() and not re.match(_KIND_LINE, said):
            message = "this comment is not understood, so it silences nothing"
            source = Source(path=path, line=line, column=column + found.end("before"))
            odd.append(
                Problem(
                    code="unknown-comment", message=message, source=source, severity="warning", hint=_FORM
                )
            )
    return asked, odd


def _codes(said: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield the codes from `start` on with their places: up to a word that no comma leads to, a reason."""
    from cxaudit.codes import CODES

    comma = True
    for found in re.compile(_CODE).finditer(said, start):
        code = found[0].lower()
        comma = comma or "," in said[start : found.start()]
        if not comma and code not in CODES:
            return
        yield found.start(), code
        comma, start = False, found.end()


def _begin(span: tuple[tuple[int, int], tuple[int, int]]) -> tuple[int, int]:
    return span[0]


def _comments(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and text of every comment that names cxaudit."""
    spans: list[tuple[tuple[int, int], tuple[int, int]]] | None = None
    for number, line in enumerate(re.split(_BREAK, text.removeprefix("\ufeff")), 1):
        if "#" not in line or "cxaudit" not in line.lower():
            continue
        for found in re.finditer(_COMMENT, line):
            spans = [span[:2] for span in text_spans(text)] if spans is None else spans
            place = (number, found.start() + 1)
            before = bisect_right(spans, place, key=_begin)
            if before and place < spans[before - 1][1]:
                continue
            comment = line[found.end() :].partition(" #")[0].partition("\t#")[0]
            yield number, found.end() + 1, comment


def _idle(asked: _Asked, path: str, is_error: bool) -> Problem:
    from cxaudit.codes import CODES

    message = f"there is no problem {asked.code} on this line to silence"
    hint = f"Delete the comment, or this code in it. {_ONE_LINE}"
    if asked.code not in CODES:
        message, hint = f"there is no code {asked.code!r}", did_you_mean(asked.code, CODES)
    elif is_error:
        message = f"{asked.code} is an error here, and a comment silences warnings only"
        hint = "Correct what is wrong on this line, and delete the comment."
    return Problem(
        code="unused-ignore",
        message=message,
        source=Source(path=path, line=asked.line, column=asked.column),
        severity="warning",
        hint=hint or "`cxaudit explain` lists every code.",
    )
