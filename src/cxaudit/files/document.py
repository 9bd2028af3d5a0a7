"""A small file of one kind: its text, its kind line and its keys, read in one go."""

from typing import Any

from cxaudit.files.kind import body
from cxaudit.files.table import FAILED, Reading, Table
from cxaudit.files.yaml import Node, parse
from cxaudit.problems import errors


def read_document(text: str, path: str, kind: str, table: Table) -> tuple[Any, Node | None, Reading]:
    """Return the value written in a file, FAILED where there is none; its root; and every problem so far."""
    reading = Reading(path)
    root, problems = parse(text, path)
    reading.problems.extend(problems)
    if root is None or errors(problems):
        return FAILED, root, reading
    keys, wrong = body(root, path, kind)
    reading.problems.extend(wrong)
    return (FAILED if keys is None else table.read(keys, reading)), root, reading
