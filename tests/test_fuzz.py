"""Mutated real files and generated trees: only problems come out of the reader, and they come out soon.

Every batch begins with its own seed, so a failure names the batch and the case and can be had again.
"""

import json
import random
import re
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from cxaudit.cli.kinds import problems_of
from cxaudit.cli.select import selection
from cxaudit.files.nodes import Spot, scalar
from cxaudit.files.table import (
    Either,
    Flag,
    Key,
    Kind,
    Later,
    Many,
    Named,
    Number,
    OneOf,
    Table,
    Text,
    Value,
    Word,
)
from cxaudit.files.yaml import Mapping, Node, Scalar, Sequence, parse
from cxaudit.problems import Problem
from cxaudit.questionnaire.format import QUESTIONNAIRE
from cxaudit.questionnaire.library import Library
from cxaudit.questionnaire.load import Loader

ROOT = Path(__file__).resolve().parent.parent
BATCHES, CASES = 50, 500
"""25,000 cases in all."""

EVERYTHING = selection(["all"], None)

SECONDS = 20
"""More than any case may take, on a busy machine; the slowest of them takes some tenths of a second."""

HAZARDS = (
    *("", "~", "null", "yes", "No", "on", "12:30", "017", "0o17", "0x1F", "1_000", "1e999", ".inf", "-.nan"),
    *("2026-13-45", "2026-02-30", "9" * 5000, "1" + "0" * 90, "0.1", "-1", "1/0", '"1/0"', "1/3", "101"),
    *("&a", "*a", "<<", "!!python/object/apply:os.system", "!x", "%TAG ! x", "---", "...", "? ", ": ", "- "),
    *("[", "]", "{", "}", ",", "[[[[", "{{{{", "|", ">", "|-", ">+2", "'", '"', "#", "\\", "@", "`", "%"),
    *("\ufeff", "\u202e", "\u2028", "\x85", "\x1b[31m", "\x00", "\r", "\r\n", "\t", "\ud83d", "é", "漢字"),
    *("{word}", "{", "{0.__class__}", "{n!r:>99999}", "{{", "%s", "answered(", "score(x) <", "a == b and"),
    *("((((((((", "a in [b, c]", "not " * 60 + "a == b", "gate(x) == passed", "x has y", "when:", "id:"),
    *("sections:", "questions:", "include: essential", "include: ../x", "essential#whole", "e\u0301"),
    *("cxaudit: answers/1", "cxaudit: audit/1", "cxaudit: questionnaire/99999", "cxaudit:", "other/1"),
)
TOKEN = re.compile(r"\s+|[\w-]+|\"[^\"\n]*\"|.", re.DOTALL)


@cache
def real_files() -> tuple[str, ...]:
    """Return the real files to begin with; the long ones several times, since most are short."""
    bundled = sorted((ROOT / "questionnaires").glob("*.yaml"))
    answers = sorted((ROOT / "examples").glob("*.yaml"))
    audits = sorted((ROOT / "tests" / "examples" / "audits").glob("*.yaml"))
    written = sorted((ROOT / "tests" / "examples").glob("*valid/*.yaml"))
    paths = [*bundled * 6, *audits * 8, *answers * 6, *written]
    return tuple(path.read_text(encoding="utf-8") for path in paths)


# --- mutations


def _place(chance: random.Random, size: int) -> tuple[int, int]:
    """Return a short stretch of something of `size` parts."""
    start = chance.randrange(size + 1)
    return start, min(size, start + chance.choice((0, 1, 1, 2, 5, 40)))


def by_bytes(chance: random.Random, text: str) -> bytes:
    """Change bytes: replaced, taken out, put in, doubled, cut off."""
    data = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(chance.choice((1, 1, 2, 5))):
        start, end = _place(chance, len(data))
        match chance.randrange(5):
            case 0:
                data[start:end] = chance.randbytes(end - start)
            case 1:
                del data[start:end]
            case 2:
                data[start:start] = chance.choice(HAZARDS).encode("utf-8", "surrogatepass")
            case 3:
                data[start:start] = data[start:end] * chance.randint(1, 30)
            case 4 if chance.random() < 0.2:
                del data[start:]
    return bytes(data)


def by_lines(chance: random.Random, text: str) -> bytes:
    """Change lines: moved, taken out, doubled, indented anew, given another value, taken from elsewhere."""
    lines = text.split("\n")
    for _ in range(chance.choice((1, 1, 2, 5))):
        start, end = _place(chance, len(lines))
        match chance.randrange(6):
            case 0:
                part, lines[start:end] = lines[start:end], []
                put = chance.randrange(len(lines) + 1)
                lines[put:put] = part
            case 1:
                del lines[start:end]
            case 2:
                lines[start:start] = lines[start:end] * chance.randint(1, 4)
            case 3:
                shift = chance.randint(-4, 6)
                lines[start:end] = [
                    " " * shift + line if shift > 0 else line[-shift:] for line in lines[start:end]
                ]
            case 4:
                lines[start:end] = [
                    line.partition(":")[0] + ": " + chance.choice(HAZARDS) for line in lines[start:end]
                ]
            case 5:
                other = chance.choice(real_files()).split("\n")
                first, last = _place(chance, len(other))
                lines[start:end] = other[first:last]
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def by_tokens(chance: random.Random, text: str) -> bytes:
    """Change words and marks: replaced, exchanged, taken out, doubled."""
    tokens = TOKEN.findall(text)
    for _ in range(chance.choice((1, 1, 2, 6))):
        start, end = _place(chance, len(tokens))
        match chance.randrange(4):
            case 0:
                tokens[start:end] = [chance.choice(HAZARDS)]
            case 1 if tokens:
                tokens[start:end] = [chance.choice(tokens) for _ in range(end - start)]
            case 2:
                del tokens[start:end]
            case 3:
                tokens[start:start] = tokens[start:end]
    return "".join(tokens).encode("utf-8", "surrogatepass")


def by_trees(chance: random.Random, text: str) -> bytes:
    """Change the tree below the text: values exchanged, taken out, replaced, keys given another name."""
    root = parse(text, "it.yaml")[0]
    groups: list[Mapping | Sequence] = []
    open_ = [root]
    while open_:
        node = open_.pop()
        if isinstance(node, Mapping):
            groups.append(node)
            open_ += [child for _, child in node.entries.values()]
        elif isinstance(node, Sequence):
            groups.append(node)
            open_ += node.items
    for _ in range(chance.choice((1, 1, 2, 5)) if groups else 0):
        at, other = chance.choice(groups), chance.choice(groups)
        taken: Node = chance.choice(
            [*_children(other), scalar(chance.choice(HAZARDS), Spot(0, 0), "'"), Sequence([], Spot(0, 0))]
        )
        if taken is at or (not isinstance(taken, Scalar) and chance.random() < 0.5):
            continue
        if isinstance(at, Sequence) and at.items:
            place = chance.randrange(len(at.items))
            at.items[place : place + chance.randint(0, 2)] = [taken] * chance.randint(0, 2)
        elif isinstance(at, Mapping) and at.entries:
            name = chance.choice(list(at.entries))
            key, _ = at.entries.pop(name)
            if chance.random() < 0.8:
                new = (
                    chance.choice((name, name, name, *other.entries)) if isinstance(other, Mapping) else name
                )
                at.entries[new] = (key, taken)
    return text.encode() if root is None else _flow(root).encode("utf-8", "surrogatepass")


def _children(node: Mapping | Sequence) -> list[Node]:
    return node.items if isinstance(node, Sequence) else [child for _, child in node.entries.values()]


def _flow(root: Node) -> str:
    """Return a tree as YAML; a node that has come to lie within itself is cut off at some point."""
    left = iter(range(20_000))

    def written(node: Node, depth: int) -> str:
        if depth > 44 or next(left, None) is None:
            return "x"
        if isinstance(node, Scalar):
            return json.dumps(node.text) if node.quoted or not node.text.isalnum() else node.text
        if isinstance(node, Sequence):
            return "[" + ", ".join(written(item, depth + 1) for item in node.items[:60]) + "]"
        pairs = (
            f"{json.dumps(name)}: {written(child, depth + 1)}" for name, (_, child) in node.entries.items()
        )
        return "{" + ",\n ".join(pairs) + "}"

    if not isinstance(root, Mapping):
        return written(root, 0)
    return "".join(f"{name}: {written(child, 1)}\n" for name, (_, child) in root.entries.items())


# --- generated trees


class Grower:
    """Grows files key by key from the declared format, now right, now wrong."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.left = 300

    def scalar(self) -> str:
        """Return anything."""
        return self.chance.choice(HAZARDS)

    def word(self) -> str:
        """Return an id; few, so that ids clash and references meet."""
        return self.chance.choice(("a", "b", "c", "true5", "truth", "a-b", "whole"))

    def value(self, kind: Kind | None, depth: int = 0) -> object:
        """Return plain data for `kind`, sometimes for something else."""
        self.left -= 1
        if self.left < 0 or depth > 14:
            return self.word()
        if self.chance.random() < 0.01:
            return self.anything(depth)
        match kind:
            case Later():
                return self.value(kind.kind, depth)
            case Either():
                return self.value(self.chance.choice((kind.first, kind.other)), depth)
            case Table():
                return {
                    key.name: self.value(key.kind, depth + 1) for key in kind.keys if self.wanted(key, kind)
                }
            case Many():
                return [self.value(kind.kind, depth + 1) for _ in range(self.chance.choice((0, 1, 2, 2, 3)))]
            case Named():
                return {
                    self.word(): self.value(kind.kind, depth + 1) for _ in range(self.chance.randint(0, 3))
                }
        return self.single(kind)

    def single(self, kind: Kind | None) -> object:
        """Return one value for a kind that is written in one."""
        match kind:
            case OneOf():
                return self.chance.choice(list(kind.values.values()))
            case Flag():
                return self.chance.choice(("yes", "no", True))
            case Number():
                least, most = kind.low or 1, kind.high or 100
                return self.chance.choice((least, most, most, -1 if self.chance.random() < 0.02 else 1))
            case Word() | Value():
                return self.word()
        texts = ("Some text.", "1.0.0", "A {word}, a {lagging} one", "Is it? And that?")
        conditions = ("a == b", "score(a) < 40", "answered(a) and gate(b) == passed", "c in [a, b]")
        return self.chance.choice(texts if type(kind) is Text else conditions)

    def wanted(self, key: Key, table: Table) -> bool:
        """Whether a key is written: nearly always where it has to be."""
        return key.name == "sections" or self.chance.random() < (0.99 if key.name in table.required else 0.25)

    def anything(self, depth: int) -> object:
        """Return a value of no kind in particular."""
        match self.chance.randrange(5):
            case 0:
                return [self.value(None, depth + 1) for _ in range(self.chance.randint(0, 3))]
            case 1:
                return {self.scalar(): self.value(None, depth + 1) for _ in range(self.chance.randint(0, 3))}
            case 2:
                return None
            case 3:
                nested: object = "x"
                for _ in range(self.chance.choice((3, 39, 60, 3000))):
                    nested = [nested]
                return nested if depth < 3 and self.chance.random() < 0.01 else "x"
        return self.scalar()


def flow(value: object, chance: random.Random) -> str:
    """Return plain data as YAML in one line, texts with and without quotes."""
    text, open_ = "", [value]
    while open_:
        match open_.pop():
            case _Raw() as raw:
                text += raw
            case dict() as group:
                parts: list[object] = [_Raw("{")]
                for name, held in group.items():
                    parts += [str(name), _Raw(": "), held, _Raw(", ")]
                open_ += reversed([*parts, _Raw("}")])
            case list() as items:
                parts = [_Raw("[")]
                for held in items:
                    parts += [held, _Raw(", ")]
                open_ += reversed([*parts, _Raw("]")])
            case str() as said:
                text += said if chance.random() < 0.05 else json.dumps(said)
            case other:
                text += json.dumps(other)
    return text


class _Raw(str):
    """Marks, written as they are."""

    __slots__ = ()


def grown(chance: random.Random, _text: str) -> bytes:
    """Return a file that follows the declared format, mostly."""
    grower = Grower(chance)
    if chance.random() < 0.8:
        kind, keys = "questionnaire", QUESTIONNAIRE.keys
        data = {key.name: grower.value(key.kind) for key in keys if grower.wanted(key, QUESTIONNAIRE)}
    else:
        kind = "answers"
        data = {"questionnaire": chance.choice(("essential", "nobody")), "answers": {}}
        for name in ("look_at_blocks", "greeting", "come_back", grower.word()):
            data["answers"][name] = chance.choice(("yes", 4, grower.anything(0), {"value": 3, "note": "x"}))
    body = "".join(f"{name}: {flow(value, chance)}\n" for name, value in data.items())
    return f"cxaudit: {kind}/1\n{body}".encode("utf-8", "surrogatepass")


MAKERS: dict[str, Callable[[random.Random, str], bytes]] = {
    "bytes": by_bytes,
    "lines": by_lines,
    "tokens": by_tokens,
    "trees": by_trees,
    "grown": grown,
}


# --- what must hold


class HangError(Exception):
    """A case took far too long."""


@contextmanager
def alarm(seconds: int) -> Iterator[None]:
    """End what takes longer, where the system has alarms."""
    if sys.platform == "win32":
        yield
        return

    def ring(*_: object) -> None:
        raise HangError

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def hold(path: Path, data: bytes, loader: Loader) -> tuple[Problem, ...]:
    """Read `data` and hold that problems, and nothing but problems with a place in the file, come out."""
    path.write_bytes(data)
    with alarm(SECONDS):
        problems = problems_of(path, loader, EVERYTHING)[0]
    lines = len(re.split(rb"\r\n|\r|\n|\xc2\x85|\xe2\x80[\xa8\xa9]", data)) + 1
    for problem in problems:
        assert isinstance(problem, Problem)
        assert problem.code and problem.message
        assert 0 <= problem.source.line <= lines and problem.source.column >= 0
    return problems


@pytest.mark.long
@pytest.mark.parametrize("batch", range(BATCHES))
def test_only_problems_come_out(batch: int, tmp_path: Path) -> None:
    maker = list(MAKERS)[batch % len(MAKERS)]
    path = tmp_path / "it.yaml"
    loader = Loader(Library.usual())
    refused = 0
    for case in range(CASES):
        chance = random.Random(f"{batch}.{case}")
        data = MAKERS[maker](chance, chance.choice(real_files()))
        try:
            refused += bool(hold(path, data, loader))
        except Exception as error:
            raise AssertionError(
                f"{maker}, batch {batch}, case {case}: {error!r}\n{data[-3000:]!r}"
            ) from error
    assert refused > CASES / 5, "the files are hardly changed"


TRAPS: dict[str, tuple[bytes, str]] = {
    "brackets": (b"[" * 100_000, "too-deep"),
    "braces": (b"{" * 100_000, "too-deep"),
    "nested keys": (b"".join(b" " * n + b"a:\n" for n in range(2000)), "too-deep"),
    "dashes": (b"- " * 100_000, "too-deep"),
    "question marks": (b"? " * 100_000, "too-deep"),
    "merge keys": (
        b"a: &a {x: 1}\n" + b"".join(b"b%d: {<<: [*a, *a, *a, *a, *a]}\n" % n for n in range(14)),
        "yaml-anchor",
    ),
    "a merge key": (b"cxaudit: questionnaire/1\n<<: {id: x}\n", "yaml-merge"),
    "cyclic list": (b"a: &a [*a]\n", "yaml-anchor"),
    "billion laughs": (
        b"a: &a [x]\n" + b"".join(b"%c: &%c [*%c,*%c]\n" % (c + 1, c + 1, c, c) for c in range(97, 120)),
        "yaml-anchor",
    ),
    "5,000 digits": (b"cxaudit: questionnaire/1\nduration: " + b"9" * 5000, "long-number"),
    "an impossible date": (
        b"cxaudit: answers/1\nquestionnaire: essential\ndate: 2026-13-45\nanswers: {}\n",
        "wrong-value",
    ),
    "a python tag": (b"cxaudit: !!python/object/apply:os.system [id]\n", "yaml-tag"),
    "two equal keys": (b"cxaudit: questionnaire/1\nid: a\nid: b\n", "duplicate-key"),
    "a quoted condition": (b'a:\n  - when: "x" == y\n', "yaml-syntax"),
    "a negated condition": (b"a:\n  - when: !x == y\n", "yaml-tag"),
    "half a character": (b'a: "\\ud83d"\n', "yaml-syntax"),
    "two documents": (b"a: 1\n---\nb: 2\n", "several-documents"),
    "a complex key": (b"? [a, b]\n: c\n", "yaml-complex-key"),
    "one long line": (b"a: " + b"x" * 4_000_000, "unknown-kind"),
    "no text": (b"cxaudit: questionnaire/1\n\x00", "not-utf8"),
    "a million values": (b"cxaudit: questionnaire/1\nid:\n" + b"- a\n" * 1_000_000, "too-many-nodes"),
    "a million blank lines": (b"\n" * 1_000_000, "empty-file"),
    "a million comments": (b"# x\n" * 1_000_000, "empty-file"),
}


@pytest.mark.parametrize("name", TRAPS)
def test_no_trap_catches_the_reader(name: str, tmp_path: Path) -> None:
    data, code = TRAPS[name]
    problems = hold(tmp_path / "it.yaml", data, Loader(Library.usual()))
    assert code in {problem.code for problem in problems}
    assert len(problems) < 200, "nobody reads more"


@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])
@pytest.mark.parametrize("said", ["no", "off", "yes", "on", "12:30", "017", "1_000", "2026-01-01", "0128"])
def test_words_and_numbers_stay_as_written(said: str, pure: bool) -> None:
    root, problems = parse(f"a: {said}\n", "it.yaml", pure=pure)
    assert isinstance(root, Mapping) and not problems
    held = root.entries["a"][1]
    assert isinstance(held, Scalar) and held.text == said
