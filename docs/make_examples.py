"""Write docs/examples: the reports of two stories by `essential` and by `full`, as `cxaudit demo` makes them.

Run it after a change to reports: python docs/make_examples.py (--check only compares).
"""

import sys
from pathlib import Path

from cxaudit.cli.demo import finished
from cxaudit.cli.outputs import rendered, report_of
from cxaudit.cli.source import audit_from_answers
from cxaudit.questionnaire.library import Library, bundled

FOLDER = Path(__file__).parent / "examples"
NAMES = ("restaurant", "restaurant-full", "store", "store-full")
FORMATS = ("html", "md")


def pages() -> dict[Path, str]:
    """Return every page by its file. The dates are those of the answers files, whatever day it is."""
    made: dict[Path, str] = {}
    for name in NAMES:
        report = report_of(audit_from_answers(finished()[name], Library((bundled(),))))
        for format_ in FORMATS:
            made[FOLDER / f"{name}.{format_}"] = rendered(report, format_)
    return made


def out_of_date() -> list[str]:
    """Return the names of the files that are not as they would be written, or are there for no reason."""
    made = pages()
    changed = {p.name for p, text in made.items() if not p.exists() or p.read_text(encoding="utf-8") != text}
    return sorted(changed | {path.name for path in FOLDER.glob("*") if path not in made})


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check say which are not as they would be written."""
    if "--check" in arguments:
        old = out_of_date()
        sys.stdout.write(
            "".join(f"{name} is out of date; run: python docs/make_examples.py\n" for name in old)
        )
        return 1 if old else 0
    FOLDER.mkdir(exist_ok=True)
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
