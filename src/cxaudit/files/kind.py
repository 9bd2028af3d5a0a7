"""The first line of every file: which kind it is, and in which version of its format."""

import re

from cxaudit.files.nodes import Mapping, Node, Scalar
from cxaudit.problems import Problem, Source, did_you_mean

KINDS = {
    "questionnaire": 1,
    "answers": 1,
    "audit": 1,
    "mapping": 1,
    "figures": 1,
    "thresholds": 1,
    "brand": 1,
}
"""Every kind of file this version reads, with the newest format it knows."""

_USE = {
    "questionnaire": "A questionnaire is asked: `cxaudit run FILE`.",
    "answers": "Answers make an audit: `cxaudit run --answers FILE`.",
    "audit": "An audit is printed, or gone on with: `cxaudit report FILE`, `cxaudit run --audit FILE`.",
    "mapping": "A mapping reads customers' answers: `cxaudit survey CSV --mapping FILE`.",
    "figures": "It holds what others have measured: `cxaudit report AUDIT --with-context` prints it.",
    "brand": "A report takes its face from it: `cxaudit report AUDIT --brand FILE`.",
    "thresholds": "An audit is held to it: `cxaudit check AUDIT --rules FILE`.",
}
"""What a file of each kind is for, said where it stands in the place of another."""

_OTHER = "If it is another program's, leave it out: `validate FOLDER --exclude NAME`."
_MARK = re.compile(r"([a-z]+)/(\d{1,6})\Z", re.ASCII)


def kind_of(root: Node | None) -> str:
    """Return the kind a file says it is ('questionnaire', ...), or '' if it does not say."""
    if isinstance(root, Mapping) and "cxaudit" in root.entries:
        mark = root.entries["cxaudit"][1]
        found = _MARK.match(mark.text) if isinstance(mark, Scalar) else None
        return found[1] if found else ""
    return ""


def body(root: Node | None, path: str, kind: str) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """Return the keys of a file of `kind` without its kind line, or None and what is wrong with that line."""
    if not isinstance(root, Mapping):
        message = "this is no cxaudit file: it does not start with keys"
        hint = f"Start it with `cxaudit: {kind}/1`. {_OTHER}"
        return None, (_problem("unknown-kind", root, path, message, hint),)
    mark = root.entries.get("cxaudit")
    if mark is None:
        message = "this file does not say what kind of cxaudit file it is"
        hint = f"Start it with `cxaudit: {kind}/1`. {_OTHER}"
        return None, (_problem("unknown-kind", root, path, message, hint),)
    trouble = _mark_trouble(mark[1], path, kind)
    if trouble is not None:
        return None, (trouble,)
    entries = {name: entry for name, entry in root.entries.items() if name != "cxaudit"}
    return type(root)(entries, root.place), ()


def _mark_trouble(mark: Node, path: str, kind: str) -> Problem | None:
    found = _MARK.match(mark.text) if isinstance(mark, Scalar) else None
    wanted = f"Write `cxaudit: {kind}/{KINDS[kind]}`."
    if found is None:
        return _problem("unknown-kind", mark, path, "the kind line is not like `questionnaire/1`", wanted)
    if found[1] not in KINDS:
        hint = did_you_mean(found[1], KINDS)
        return _problem("unknown-kind", mark, path, f"there is no kind of file called {found[1]!r}", hint)
    if found[1] != kind:
        message = f"expected a file of kind {kind}, found one of kind {found[1]}"
        return _problem("wrong-kind", mark, path, message, _USE[found[1]])
    if int(found[2]) != KINDS[kind]:
        newer = int(found[2]) > KINDS[kind]
        message = f"this file has format {found[2]}; this cxaudit knows format {KINDS[kind]}"
        hint = "Upgrade cxaudit: `pipx upgrade cxaudit`." if newer else wanted
        return _problem("newer-format" if newer else "unknown-kind", mark, path, message, hint)
    return None


def _problem(code: str, node: Node | None, path: str, message: str, hint: str) -> Problem:
    source = Source(path=path, line=node.line if node else 1, column=node.column if node else 1)
    return Problem(code=code, message=message, source=source, hint=hint)
