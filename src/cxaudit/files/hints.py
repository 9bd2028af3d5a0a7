"""What to write instead, where somebody wrote what people often write: looked at only once it is wrong."""

import re

from cxaudit.files.nodes import Mapping, Node, Scalar

BULLETS = "\u2022\u2023\u25e6\u25aa\u2013\u2014*"
"""What word processors put before the items of a list."""


def is_nothing(node: Node) -> bool:
    """Return whether nothing at all stands there."""
    return isinstance(node, Scalar) and node.tag == "null"


def list_hint(node: Node) -> str:
    """Say how the items of a list are written."""
    if isinstance(node, Scalar) and not node.quoted and node.text[:1] and node.text[0] in BULLETS:
        return f"Begin each item with '- ', a hyphen and a blank, not with {node.text[0]}."
    return "Start each item on a line of its own with '- '."


def stray_key_hint(name: str, group: Mapping) -> str:
    """Say where a key comes from that nobody meant as one: the rest of a text or a number after a comma."""
    key, value = group.key(name), group.entries[name][1]
    if name[:1] in BULLETS and name[1:2] == " ":
        return f"Begin each item with '- ', a hyphen and a blank, not with {name[0]}."
    if not is_nothing(value) or key.quoted:
        return ""
    before = list(group.entries)
    last = group.entries[before[before.index(name) - 1]][1] if name != before[0] else None
    if not isinstance(last, Scalar) or last.quoted or last.line != key.line:
        return ""
    if name.isdigit() and last.text.isdigit():
        return f"Write a decimal point: {last.text}.{name}."
    return f'Commas end a text here. Put the whole text in quotes: "{last.text}, {name}".'


def number_hint(node: Scalar, *, share: bool) -> str:
    """Say how a number is written that is not written as one, or '' where nobody can know."""
    text = node.text.strip()
    if re.fullmatch(r"[-+]?\d+,\d+", text, re.ASCII):
        return f"Write a decimal point: {text.replace(',', '.')}."
    if share and (found := re.fullmatch(r"(\d+)\s*%", text, re.ASCII)) and int(found[1]) <= 100:
        return f"Write a share of 1: {_hundredths(int(found[1]))} instead of {found[1]} %."
    if node.quoted and re.fullmatch(r"[-+]?\d+(?:\.\d+)?", text, re.ASCII):
        return f"Take the quotes away: {text}."
    if node.tag == "float" and "e" in text.lower():
        return "Write it with digits and a decimal point only."
    if found := re.match(r"(\d+(?:\.\d+)?)\s*[a-zA-Z]", text, re.ASCII):
        return f"Write the number alone: {found[1]}."
    return ""


def share_hint(text: str) -> str:
    """Say what a number above 1 is as a share, or '' if it is none of a hundred either."""
    if text.isdigit() and 1 < int(text) <= 100:
        return f"Scores and shares run from 0 to 1: write {_hundredths(int(text))} for {text} of 100."
    return ""


def _hundredths(number: int) -> str:
    return "1" if number == 100 else f"0.{number:02}".rstrip("0").rstrip(".") or "0"
