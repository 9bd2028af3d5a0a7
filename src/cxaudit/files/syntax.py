"""A YAML parser's complaint in plain sentences: the code, the place, what is wrong, what to do."""

import re

from cxaudit.files.hints import BULLETS
from cxaudit.files.limits import LIMITS

_QUOTE = "If it is text, put the whole of it in quotes."
_INDENT = "Indent with blanks, the same number on every line of a group."
_BREAK = "\r\n?|\n"

Explained = tuple[str, int, int, str, str]


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """Return line and column (from 1) of a position in `text`."""
    before = text[:position].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def explain(error: Exception, text: str) -> Explained:
    """Return code, line, column, message and hint for what either parser raised."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return "yaml-syntax", 1, 1, "this cannot be read as YAML", _QUOTE
    context = str(getattr(error, "context", None) or "")
    problem = str(getattr(error, "problem", None) or "")
    lines = re.split(_BREAK, text)
    line = lines[mark.line] if mark.line < len(lines) else ""
    here = mark.line + 1, mark.column + 1
    opened = getattr(error, "context_mark", None)
    start = (opened.line + 1, opened.column + 1) if opened is not None else here
    if "nesting depth" in problem:  # libyaml from 0.2.6 on counts brackets before it hands any of them over
        said = f"more than {LIMITS.depth} levels of nesting"
        return "too-deep", *here, said, "Nest less; check the indentation."
    return (
        _by_look_alike(lines, mark.line + 1)
        or _by_character(problem, line, *here)
        or _by_context(context, problem, start)
        or _by_problem(problem, lines, start, here)
        or ("yaml-syntax", *here, "this cannot be read as YAML here", f"{_INDENT} {_QUOTE}")
    )


def _by_look_alike(lines: list[str], row: int) -> Explained | None:
    """Explain what a character does that only looks like a blank, or like the hyphen of a list."""
    same = "Write a blank in its place; the two look the same."
    for number in (row, row - 1):
        line = lines[number - 1] if 0 < number <= len(lines) else ""
        blank = re.match(r"([ -]*|[ -]*[\w-]+: *)\u00a0", line)
        if blank:
            said = "a no-break space (U+00A0) stands here, where a blank belongs"
            return "no-break-space", number, blank.end(), said, same
        bullet = re.match(rf" *(?P<mark>[{BULLETS}])[ \t]", line)
        if bullet:
            hint = "Begin each item with '- ', a hyphen and a blank."
            return (
                "yaml-syntax",
                number,
                bullet.start("mark") + 1,
                f"{bullet['mark']} begins no list here",
                hint,
            )
    return None


def _by_context(context: str, problem: str, start: tuple[int, int]) -> Explained | None:
    """Explain what is told by the thing that was being read: a tag, an anchor, a quoted text, a key."""
    if "tag" in context.split() or "tag handle" in problem:
        return "yaml-tag", *start, "! begins a YAML tag, and tags are not allowed", _QUOTE
    if context.endswith(("an alias", "an anchor")):
        character = "*" if context.endswith("alias") else "&"
        return "yaml-anchor", *start, f"{character} begins an anchor or alias; neither is allowed", _QUOTE
    if "quoted scalar" in context and "end of stream" in problem:
        return "yaml-syntax", *start, "the quote that opens here is never closed", "Close the quote."
    if ("quoted scalar" in context and "escape" in problem) or "hexdecimal" in problem:
        hint = r"Write \\ for a backslash, or use single quotes, in which it stands for itself."
        return "yaml-syntax", *start, "a backslash in this quoted text makes no sense", hint
    if "simple key" in context:
        return "yaml-syntax", *start, "a key without its colon", "Write it as key: value, on one line."
    if context.endswith("block scalar"):
        hint = "Put the text on the lines below, indented; after | or > only + or - may follow."
        return "yaml-syntax", *start, "the text after | or > begins on the same line", hint
    return None


def _by_character(problem: str, line: str, row: int, column: int) -> Explained | None:
    """Explain what is told by the character at fault: a tab, or one that may not begin a text."""
    character = line[column - 1 : column]
    if "cannot start any token" not in problem and "tab character" not in problem:
        return None
    if character == "\t" or "tab character" in problem:
        said = (
            "a tab stands between two words" if line[: column - 1].strip() else "a tab is used as indentation"
        )
        return "yaml-syntax", row, column, said, "Use blanks, not tabs."
    return "yaml-syntax", row, column, f"a text may not begin with {character}", _QUOTE


def _by_problem(
    problem: str, lines: list[str], start: tuple[int, int], here: tuple[int, int]
) -> Explained | None:
    """Explain what is told by what the parser missed or found."""
    if "nesting depth" in problem:  # libyaml 0.2.6 stops by itself before it says what the first lists are
        return "too-deep", *here, "too many levels of nesting", "Nest less; check the indentation."
    line = lines[here[0] - 1] if here[0] <= len(lines) else ""
    before = line[: here[1] - 1].rstrip()
    if "mapping values are not allowed" in problem:
        return "yaml-syntax", *here, *_colon(before, lines[here[0] - 2] if here[0] > 1 else "")
    if "sequence entries are not allowed" in problem:
        return "yaml-syntax", *here, "a list may not begin here", "Put '- ' on a line of its own. " + _QUOTE
    if "unexpected ':'" in problem:
        return "yaml-syntax", *here, "a colon inside a text", "Put the whole text in quotes."
    if "',' or" in problem and start[0] == here[0] and line[here[1] - 1 : here[1]] == ":":
        return "yaml-syntax", *here, "a colon inside a text", "Put the whole text in quotes."
    if "',' or" in problem:
        bracket = "]" if "']'" in problem else "}"
        said = f"the {'[' if bracket == ']' else '{'} that opens here is not closed, or a comma is missing"
        return "yaml-syntax", *start, said, f"Close it with {bracket}. {_QUOTE}"
    if "node content" in problem:
        return "yaml-syntax", *here, "something is missing or left over here", "Check brackets and commas."
    if before.endswith(('"', "'")):
        hint = "Put the whole text in quotes; a quote inside it as '' or \\\"."
        return "yaml-syntax", *here, "the text goes on after its closing quote", hint
    if "block end" in problem or "expected key" in problem or "'-' indicator" in problem:
        return "yaml-syntax", *here, "this line does not fit the lines above it", _INDENT
    return None


def _colon(before: str, above: str) -> tuple[str, str]:
    """Explain a colon where no key can be: on a line with a key already, or below a text."""
    if re.search(r":\s|\{", before) or not before:
        return "a colon inside a text", "Put the whole text in quotes."
    if re.match(r"\s*[\w-]+:\S", above):
        return "the line above lacks a blank after its colon", "Write it as key: value."
    if re.match(r"\s*(?:- )?[\w-]+:\s", above):
        return "this line does not fit the lines above it", _INDENT
    return "the line above is no key, so no key can follow", "Write it as key: value, on one line."
