"""Workflow commands of GitHub Actions: a message beside a file in the log, escaped as the format asks."""

import re
from collections.abc import Mapping

from cxaudit.text import HOSTILE


def annotation(command: str, properties: Mapping[str, str], message: str) -> str:
    """Return one command, such as `error` or `warning`, on one line."""
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{command} {said}::{_message(message)}"


def visible(path: str) -> str:
    """Return a path with a mark in the place of what no log should be sent."""
    return re.sub(HOSTILE, "\ufffd", path)


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
