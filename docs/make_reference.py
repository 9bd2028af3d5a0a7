"""Write the reference parts of questionnaire.md and survey.md from the declarations of their formats.

Run it after a change of the format: python docs/make_reference.py (--check only compares).
"""

import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from cxaudit.files.table import Either, Key, Kind, Later, Many, Named, Table, decimal_text
from cxaudit.questionnaire.format import QUESTIONNAIRE
from cxaudit.survey.mapping_file import MAPPING

PAGES = {"questionnaire.md": QUESTIONNAIRE, "survey.md": MAPPING}
BEGIN = "<!-- The rest is written by make_reference.py. -->\n"


def reference(whole: Table) -> str:
    """Return the reference: a part for every group of keys, in the order they are met."""
    return "\n".join(_part(table) for table in _tables(whole, []))


def _tables(kind: Kind, met: list[Table]) -> list[Table]:
    """Return the tables below a kind, each once."""
    if isinstance(kind, Later | Many | Named):
        return _tables(kind.kind, met)
    if isinstance(kind, Either):
        return _tables(kind.other, _tables(kind.first, met))
    if isinstance(kind, Table) and kind not in met:
        met.append(kind)
        for key in kind.keys:
            _tables(key.kind, met)
    return met


def _part(table: Table) -> str:
    lines = [f"### `{table.name}`", ""]
    if table.meaning:
        lines += [table.meaning, ""]
    lines += ["| Key | Takes | If left out | Meaning |", "|---|---|---|---|"]
    lines += [_row(table, key) for key in table.keys]
    return "\n".join(lines) + "\n"


def _row(table: Table, key: Key) -> str:
    default = "*needed*" if key.name in table.required else _default(table.defaults[key.name])
    example = f" Example: `{key.name}: {key.example}`" if key.example else ""
    cells = (f"`{key.name}`", _takes(key.kind), default, key.meaning + example)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _takes(kind: Kind) -> str:
    """Return what a key takes, in words; groups of keys as links to their part."""
    if isinstance(kind, Table):
        return f"[{kind.name}](#{kind.name})"
    if isinstance(kind, Later):
        return _takes(kind.kind)
    if isinstance(kind, Either):
        return f"{_takes(kind.other)} or {_takes(kind.first)}"
    if isinstance(kind, Many):
        least = f" (at least {kind.least})" if kind.least > 1 else ""
        one = ", or just one" if kind.or_one else ""
        return f"a list: {_takes(kind.kind)}{least}{one}"
    if isinstance(kind, Named):
        return f"names, each with {_takes(kind.kind)}"
    return kind.says


def _default(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction | int) and value:
        return decimal_text(Fraction(value))
    return str(value) if isinstance(value, str) and value else "-"


def _made(name: str) -> str:
    """Return a page as it would be written."""
    before = Path(__file__).with_name(name).read_text(encoding="utf-8").partition(BEGIN)[0]
    return f"{before}{BEGIN}\n{reference(PAGES[name])}"


def _compared() -> Iterator[str]:
    for name in PAGES:
        if _made(name) != Path(__file__).with_name(name).read_text(encoding="utf-8"):
            yield f"{name} is out of date; run: python docs/make_reference.py\n"


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check say whether they are as they would be written."""
    if "--check" in arguments:
        said = list(_compared())
        sys.stdout.write("".join(said))
        return 1 if said else 0
    for name in PAGES:
        Path(__file__).with_name(name).write_text(_made(name), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
