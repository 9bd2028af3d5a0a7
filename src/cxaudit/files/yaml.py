"""Strict YAML: text into a tree in which every node knows its place, and plain data into text.

Only lists, groups of keys and scalars are read; anchors, aliases, merge keys and tags are refused. The
tree is built from the parser's events with an explicit stack, so that no input can exhaust Python's own.
"""

import re
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
from cxaudit.files.nodes import Mapping, Node, Said, Scalar, Sequence, Tidy, Written, scalar, scalar_of
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
    if isinstance(root, Mapping) and not growth.blanks:
        root = Tidy(root.entries, root.place)
    return root, tuple(sorted(growth.problems, key=lambda p: p.order))


_Entries = dict[str, tuple[Written, Node]]
_Level = tuple[list[Node], _Entries | None, Written | None]
"""What is being filled: a list, or (if they are there) the entries of a group, and the key that waits."""


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
        self.blanks = self.merges = False
        self.roots: list[Node] = []

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
            for match in islice(re.finditer(HOSTILE, text), _SHOWN):
                self.hostile(match[0], *line_and_column(text, match.start()))
            text = re.sub(HOSTILE, "\ufffd", text)
        return None if self.has_directive(text) else text

    def hostile(self, character: str, line: int, column: int) -> None:
        """Report a character that may not be in a file."""
        said = f"the character U+{ord(character):04X} ({_kind_of(character)}) is not allowed"
        hint = "Delete it; an editor that shows invisible characters will find it."
        self.report("hostile-character", line, column, said, hint)

    def has_directive(self, text: str) -> bool:
        """Report a line that begins with % (a YAML directive); a first line %YAML 1.1 or 1.2 is fine."""
        if "%" not in text:  # far quicker than looking for two characters
            return False
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
        """Build the tree. Much is done right here: every call would be made hundreds of times for a file."""
        odd, digits = any(mark in text for mark in "\\&!"), self.limits.digits
        self.merges, self.blanks = "<" in text and "<<" in text, "\t" in text or "\\" in text
        items, stack = self.roots, list[_Level]()
        entries: _Entries | None = None
        key: Written | None = None
        for _ in range(self.limits.nodes):
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                value, style = event.value, event.style
                if odd or len(value) > digits or (style and value != value.strip()):
                    self.look_at(event)
                if key is None and entries is not None:
                    key = event
                    continue
                node: Any = Scalar()
                node.text, node.style, node.place = value, style, event.start_mark
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                items, entries, key = self.closed(stack, entries)
                continue
            else:
                node = self.begun(event, kind)
                if node is None:
                    if kind is StreamEndEvent:
                        return
                    continue
            if entries is None:
                items.append(node)
            elif key is None:
                key = self.complex_key(node)
            else:
                pair = (key, node)
                if entries.setdefault(key.value, pair) is not pair:
                    self.duplicate(key, entries[key.value][0])
                key = None
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                stack.append((items, entries, key))
                items, entries, key = self.opened(node, len(stack))
        raise self.too_many(event)

    def begun(self, event: Any, kind: type) -> Node | None:
        """Return the node that begins with an event which is no scalar, if one does."""
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            self.decorated(event)
            place = event.start_mark
            return Mapping({}, place) if kind is MappingStartEvent else Sequence([], place)
        if kind is AliasEvent:
            return self.alias(event)
        if kind is DocumentStartEvent and self.roots:
            hint = "Delete the line ---, or move what follows into a file of its own."
            raise self.stop("several-documents", *_place(event), "a second document begins here", hint)
        return None

    def look_at(self, event: Any) -> None:
        """Report what may be wrong with a scalar: an escape, too many digits, an anchor, a tag."""
        node = scalar_of(event)
        self.blanks = self.blanks or (node.quoted and node.text != node.text.strip())
        if node.style == '"' and not node.text.isprintable():
            self.escaped(node)
        if len(node.text) > self.limits.digits and node.tag in ("int", "float"):
            said = f"a number of {len(node.text)} digits; at most {self.limits.digits} are allowed"
            self.report("long-number", node.line, node.column, said, "Shorten it. If it is text, quote it.")
        self.decorated(event)

    def opened(self, node: Mapping | Sequence, depth: int) -> _Level:
        """Return what a list or a group that begins is filled with, unless it stands too deep."""
        if depth > self.limits.depth:
            said = f"more than {self.limits.depth} levels of nesting"
            raise self.stop("too-deep", node.line, node.column, said, "Nest less; check the indentation.")
        return ([], node.entries, None) if isinstance(node, Mapping) else (node.items, None, None)

    def finish(self) -> None:
        """Report a file in which nothing stands."""
        root = self.roots[0] if self.roots else None
        if root is None or (type(root) is Scalar and not root.text and not root.quoted):
            self.lost = True
            self.report("empty-file", 1, 1, "the file is empty", "Write something into it, or delete it.")

    def decorated(self, event: Any) -> None:
        """Report an anchor or a tag, if there is one."""
        if event.anchor is None and event.tag is None:
            return
        line, column = _place(event)
        if event.anchor is not None:
            said = f"&{_short(event.anchor)} is an anchor, and anchors are not allowed"
            self.report("yaml-anchor", line, column, said, f"Write the value out. {_QUOTE}")
        if event.tag is not None:
            said = f"{_short(event.tag)} is a YAML tag, and tags are not allowed"
            self.report("yaml-tag", line, column, said, f"Delete the tag. {_QUOTE}")

    def alias(self, event: Any) -> Scalar:
        """Report an alias and return what to put in its place; the tree is lost."""
        line, column = _place(event)
        said = f"*{_short(event.anchor)} is an alias, and aliases are not allowed"
        self.report("yaml-anchor", line, column, said, f"Write the value out. {_QUOTE}")
        self.lost = True
        return scalar("*" + event.anchor, event.start_mark, '"')

    def closed(self, stack: list[_Level], entries: _Entries | None) -> _Level:
        """Return what is filled after a list or a group; report a merge key that quotes make no text."""
        if self.merges and entries and "<<" in entries and not entries["<<"][0].style:
            hint = "Write the keys out."
            self.report("yaml-merge", *_place(entries["<<"][0]), "<< (a merge key) is not allowed", hint)
            self.lost = True
        return stack.pop()

    def complex_key(self, node: Node) -> Written:
        """Report a key that is a list or a group, and return one to put in its place."""
        if isinstance(node, Scalar):
            return Said(node.text, node.style, node.place)  # an alias, reported already
        said = "a key must be one line of text, not a list or a group of keys"
        hint = "Put it in quotes if it is text; else check brackets and question marks."
        self.report("yaml-complex-key", node.line, node.column, said, hint)
        self.lost = True
        return Said(f"\0{node.line}:{node.column}", '"', node.place)

    def duplicate(self, key: Written, first: Written) -> None:
        """Report a key that stands in the same group twice; the first one counts."""
        said = f"the key {_short(key.value)!r} stands here a second time"
        hint = f"The first is on line {first.start_mark.line + 1}. Keep one of them, or rename one."
        self.report("duplicate-key", *_place(key), said, hint)

    def escaped(self, node: Scalar) -> None:
        """Report hostile characters written as escapes in double quotes."""
        for match in islice(re.finditer(HOSTILE, node.text), _SHOWN):
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
    return yaml.cyaml.CParser(text)  # type: ignore[attr-defined]  # the stubs know the loaders only


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
    parser = _parser(re.sub(HOSTILE, "\ufffd", text.removeprefix("\ufeff")), pure=False)
    try:
        while parser.check_event():
            event: Any = parser.get_event()
            kind = type(event)
            if kind is ScalarEvent:
                start = (event.start_mark.line + 2, 1) if event.style in ("|", ">") else _place(event)
                yield start, (event.end_mark.line + 1, event.end_mark.column + 1), not event.style
    except (yaml.YAMLError, ValueError, OverflowError):
        return
