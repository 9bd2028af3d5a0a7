"""Strict YAML: text into a tree in which every node knows its place, and plain data into text.

Only lists, groups of keys and scalars are read; anchors, aliases, merge keys and tags are refused. The
tree is built from the parser's events with an explicit stack, so that no input can exhaust Python's own.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from cxaudit.files.dump import PlainNumber, dump
from cxaudit.files.limits import LIMITS, Limits
from cxaudit.files.nodes import Mapping, Node, Scalar, Sequence
from cxaudit.files.reading import decoded, read_text
from cxaudit.files.syntax import explain, line_and_column
from cxaudit.problems import Problem, Source
from cxaudit.text import HOSTILE, one_line

__all__ = [
    "LIMITS",
    "Limits",
    "Mapping",
    "Node",
    "PlainNumber",
    "Scalar",
    "Sequence",
    "decoded",
    "dump",
    "parse",
    "read_text",
    "text_spans",
]


_SHOWN = 20
_HARMLESS = bytes((9, 10, 13, *range(32, 127)))
_VERSIONS = tuple(f"%YAML 1.{minor}{end}" for minor in "12" for end in "\r\n")
_QUOTE = "If it is text, put the whole of it in quotes."


def parse(
    text: str, path: str, *, limits: Limits = LIMITS, pure: bool = False
) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the tree of `text`, or None where a part of it is lost, and every problem, in order.

    `path` is the name problems carry. `pure` reads with PyYAML's own parser where libyaml's would be used.
    """
    growth = _Growth(path, limits)
    ready = growth.prepare(text.removeprefix("\ufeff"))
    if ready is not None:
        growth.run(ready, pure=pure)
    root = growth.roots[0] if growth.roots and not growth.lost else None
    return root, tuple(sorted(growth.problems, key=lambda p: p.order))


class _Level:
    """An open list (`entries` is None) or group of keys, and the key that waits for its value."""

    __slots__ = ("entries", "items", "key")

    def __init__(self, items: list[Node], entries: dict[str, tuple[Scalar, Node]] | None) -> None:
        self.items = items
        self.entries = entries
        self.key: Scalar | None = None


class _StopError(Exception):
    """Reading on would be pointless or dangerous; the problem is recorded."""


class _Growth:
    """A tree in the making, and the problems met on the way."""

    def __init__(self, path: str, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        self.problems: list[Problem] = []
        self.counts: dict[str, int] = {}
        self.lost = False
        self.roots: list[Node] = []
        self.stack = [_Level(self.roots, None)]

    def report(self, code: str, line: int, column: int, message: str, hint: str) -> None:
        """Record a problem, unless enough of its code are known."""
        seen = self.counts[code] = self.counts.get(code, 0) + 1
        if seen <= _SHOWN:
            source = Source(path=self.path, line=line, column=column)
            self.problems.append(Problem(code=code, message=message, source=source, hint=hint))

    def stop(self, code: str, line: int, column: int, message: str, hint: str) -> _StopError:
        """Record a problem that ends the reading, and return what to raise."""
        self.lost = True
        self.report(code, line, column, message, hint)
        return _StopError()

    def prepare(self, text: str) -> str | None:
        """Return `text` fit for the parser, hostile characters replaced one for one; None if unreadable."""
        if len(text) > self.limits.bytes:
            said = f"the file is larger than {self.limits.size}"
            self.stop("too-large", 1, 1, said, "Split it into smaller files.")
            return None
        if _may_be_hostile(text):
            for match in islice(HOSTILE.finditer(text), _SHOWN):
                self.hostile(match[0], *line_and_column(text, match.start()))
            text = HOSTILE.sub("\ufffd", text)
        return None if self.has_directive(text) else text

    def hostile(self, character: str, line: int, column: int) -> None:
        """Report a character that may not be in a file."""
        said = f"the character U+{ord(character):04X} ({_kind_of(character)}) is not allowed"
        hint = "Delete it; an editor that shows invisible characters will find it."
        self.report("hostile-character", line, column, said, hint)

    def has_directive(self, text: str) -> bool:
        """Report a line that begins with % (a YAML directive); a first line %YAML 1.1 or 1.2 is fine."""
        start = text.startswith("%") and not text.startswith(_VERSIONS)
        position = 0 if start else max(text.find("\n%"), text.find("\r%")) + 1
        if not start and not position:
            return False
        code = "yaml-tag" if text.startswith("%TAG", position) else "yaml-syntax"
        hint = "Delete the line. If it is part of a text, indent it."
        self.stop(code, *line_and_column(text, position), "a line begins with %", hint)
        return True

    def run(self, text: str, *, pure: bool) -> None:
        """Read all events of `text`."""
        try:
            self.grow(_parser(text, pure=pure).get_event, text)
            self.finish()
        except _StopError:
            pass
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            self.lost = True
            self.report(*explain(error, text))

    def grow(self, next_event: Any, text: str) -> None:
        """Build the tree; scalars, by far the most frequent, are handled right here."""
        escapes, marks = "\\" in text, "&" in text or "!" in text
        digits = self.limits.digits
        level = self.stack[-1]
        items, entries, key = level.items, level.entries, level.key
        for _ in range(self.limits.nodes):
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                mark = event.start_mark
                value = event.value
                if style := event.style:
                    node = Scalar(value, True, mark.line + 1, mark.column + 1, style in "|>")
                    if escapes and style == '"':
                        self.escaped(node)
                else:
                    node = Scalar(value, False, mark.line + 1, mark.column + 1)
                    if len(value) > digits:
                        self.number(node)
                if marks and (event.anchor is not None or event.tag is not None):
                    self.decorated(event)
                if entries is None:
                    items.append(node)
                elif key is None:
                    key = node
                else:
                    pair = (key, node)
                    if entries.setdefault(key.text, pair) is not pair:
                        self.duplicate(key, entries[key.text][0])
                    key = None
            elif kind is StreamEndEvent:
                return
            else:
                level.key = key
                level = self.other(event, kind)
                items, entries, key = level.items, level.entries, level.key
        raise self.too_many(event)

    def place(self, level: _Level, node: Node) -> None:
        """Put a node where the next one belongs."""
        entries, key = level.entries, level.key
        if entries is None:
            level.items.append(node)
        elif key is None:
            level.key = node if type(node) is Scalar else self.complex_key(node)
        else:
            level.key = None
            pair = (key, node)
            if entries.setdefault(key.text, pair) is not pair:
                self.duplicate(key, entries[key.text][0])

    def other(self, event: Any, kind: type) -> _Level:
        """Take an event that is no scalar; return the list or group that is open after it."""
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            level = self.stack.pop()
            if level.entries and "<<" in level.entries:
                self.merge(level.entries["<<"][0])
        elif kind is MappingStartEvent:
            group = Mapping({}, *_place(event))
            self.open(event, group, _Level(self.roots, group.entries))
        elif kind is SequenceStartEvent:
            sequence = Sequence([], *_place(event))
            self.open(event, sequence, _Level(sequence.items, None))
        elif kind is AliasEvent:
            self.alias(event)
        elif kind is DocumentStartEvent and self.roots:
            hint = "Delete the line ---, or move what follows into a file of its own."
            raise self.stop("several-documents", *_place(event), "a second document begins here", hint)
        return self.stack[-1]

    def open(self, event: Any, node: Mapping | Sequence, level: _Level) -> None:
        """Begin a list or a group of keys."""
        if event.anchor is not None or event.tag is not None:
            self.decorated(event)
        self.place(self.stack[-1], node)
        self.stack.append(level)
        if len(self.stack) > self.limits.depth + 1:
            said = f"more than {self.limits.depth} levels of nesting"
            raise self.stop("too-deep", node.line, node.column, said, "Nest less; check the indentation.")

    def number(self, node: Scalar) -> None:
        """Report a number with too many digits."""
        if node.tag in ("int", "float"):
            said = f"a number of {len(node.text)} digits; at most {self.limits.digits} are allowed"
            self.report("long-number", node.line, node.column, said, "Shorten it. If it is text, quote it.")

    def finish(self) -> None:
        """Report a file in which nothing stands."""
        root = self.roots[0] if self.roots else None
        if root is None or (type(root) is Scalar and not root.text and not root.quoted):
            self.lost = True
            self.report("empty-file", 1, 1, "the file is empty", "Write something into it, or delete it.")

    def decorated(self, event: Any) -> None:
        """Report an anchor or a tag."""
        line, column = _place(event)
        if event.anchor is not None:
            said = f"&{_short(event.anchor)} is an anchor, and anchors are not allowed"
            self.report("yaml-anchor", line, column, said, f"Write the value out. {_QUOTE}")
        if event.tag is not None:
            said = f"{_short(event.tag)} is a YAML tag, and tags are not allowed"
            self.report("yaml-tag", line, column, said, f"Delete the tag. {_QUOTE}")

    def alias(self, event: Any) -> None:
        """Report an alias; nothing stands in its place, so the tree is lost."""
        line, column = _place(event)
        said = f"*{_short(event.anchor)} is an alias, and aliases are not allowed"
        self.report("yaml-anchor", line, column, said, f"Write the value out. {_QUOTE}")
        self.lost = True
        self.place(self.stack[-1], Scalar("*" + event.anchor, True, line, column))

    def merge(self, key: Scalar) -> None:
        """Report a merge key, unless quotes make it text."""
        if key.quoted:
            return
        hint = "Write the keys out."
        self.report("yaml-merge", key.line, key.column, "<< (a merge key) is not allowed", hint)
        self.lost = True

    def complex_key(self, node: Node) -> Scalar:
        """Report a key that is a list or a group, and return one to put in its place."""
        said = "a key must be one line of text, not a list or a group of keys"
        hint = "Put it in quotes if it is text; else check brackets and question marks."
        self.report("yaml-complex-key", node.line, node.column, said, hint)
        self.lost = True
        return Scalar(f"\0{node.line}:{node.column}", True, node.line, node.column)

    def duplicate(self, key: Scalar, first: Scalar) -> None:
        """Report a key that stands in the same group twice; the first one counts."""
        said = f"the key {_short(key.text)!r} stands here a second time"
        hint = f"The first is on line {first.line}. Keep one of them, or rename one."
        self.report("duplicate-key", key.line, key.column, said, hint)

    def escaped(self, node: Scalar) -> None:
        """Report hostile characters written as escapes in double quotes."""
        for match in islice(HOSTILE.finditer(node.text), _SHOWN):
            if "\ud800" <= match[0] <= "\udfff":
                hint = "Write the character itself, or its whole code as \\U0001F600."
                said = "half of a character (a surrogate) is written as an escape"
                raise self.stop("yaml-syntax", node.line, node.column, said, hint)
            self.hostile(match[0], node.line, node.column)

    def too_many(self, event: Any) -> _StopError:
        """Return what to raise for a file with too many nodes."""
        said = f"more than {self.limits.nodes} values in one file"
        return self.stop("too-many-nodes", *_place(event), said, "Split it into smaller files.")


def _may_be_hostile(text: str) -> bool:
    """Return False for nearly every harmless text, in a fraction of the time the exact search takes."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _HARMLESS)
    return not rest.decode("utf-8", "surrogatepass").isprintable()


def _parser(text: str, *, pure: bool) -> Any:
    if pure or not yaml.__with_libyaml__:
        return yaml.SafeLoader(text)
    return yaml.CSafeLoader(text)


def _place(event: Any) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _short(text: str) -> str:
    """Return a name from the file, short and on one line."""
    return one_line(text if len(text) <= 60 else text[:59] + "…")


def _kind_of(character: str) -> str:
    if character in "\u2028\u2029":
        return "an invisible line break"
    if "\ud800" <= character <= "\udfff":
        return "half of a character"
    if character in "\ufeff\ufffe\uffff":
        return "a mark of the encoding"
    return "a control character" if character < "\xa0" else "it changes the direction of the text"


def text_spans(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int], bool]]:
    """Yield line and column of the start and the end of every value, and whether it is plain, without quotes.

    As far as `text` can be read.

    What stands on the line of a `|` or `>` is no part of the text below it.
    """
    parser = _parser(HOSTILE.sub("\ufffd", text.removeprefix("\ufeff")), pure=False)
    try:
        while parser.check_event():
            event: Any = parser.get_event()
            kind = type(event)
            if kind is ScalarEvent:
                start = (event.start_mark.line + 2, 1) if event.style in ("|", ">") else _place(event)
                yield start, (event.end_mark.line + 1, event.end_mark.column + 1), not event.style
    except (yaml.YAMLError, ValueError, OverflowError):
        return
