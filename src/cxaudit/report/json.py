"""Report -> one JSON document: the report as it is declared, field by field."""

import json
from dataclasses import fields, is_dataclass
from typing import Any

from cxaudit.report.model import Report
from cxaudit.report.progress import History


def render_json(report: Report | History) -> str:
    """Return a report or a history as one JSON document, keys in the order they are declared."""
    return json.dumps(_plain(report), indent=2, ensure_ascii=False) + "\n"


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value
