"""Interviews that were begun in a folder and not finished: offered before a new one is begun."""

import re
from pathlib import Path

from cxaudit.cli.outputs import shown
from cxaudit.interview.conduct import FrontEnd
from cxaudit.wording import say

_NEW = "new"
_UNFINISHED = re.compile(r"\Acxaudit: audit/1\n(?:[^\n]*\n){0,40}?finished: false\n")
_ASKED = re.compile(r"^questionnaire:\n(?:  [^\n]*\n)*?  id: ([^\n]+)\n", re.MULTILINE)


def unfinished(folder: Path, questionnaire: str = "") -> list[Path]:
    """Return the unfinished audits in a folder, newest first; only those of `questionnaire` if it is named.

    The files are looked at, not read: one that is damaged says so when it is chosen.
    """
    found = []
    for path in folder.glob("*.audit.yaml"):
        try:
            text = path.read_text(encoding="utf-8") if path.is_file() else ""
        except (OSError, ValueError):
            continue
        asked = _ASKED.search(text) if _UNFINISHED.match(text) else None
        if asked and questionnaire in ("", asked[1]):
            found.append((path.stat().st_mtime, path.name, path))
    return [path for _, _, path in sorted(found, reverse=True)]


def chosen_to_go_on(folder: Path, questionnaire: str, front: FrontEnd) -> Path | None:
    """Offer the unfinished audits of a folder and return the one to go on with; None for a new one."""
    paths = unfinished(folder, questionnaire)
    if not paths:
        return None
    options = [(str(number), shown(path)) for number, path in enumerate(paths)]
    options.append((_NEW, say("command.unfinished_new")))
    chosen = front.choose(
        say("command.unfinished"), options, enter=say("command.unfinished_enter", path=shown(paths[0]))
    )
    return None if chosen == _NEW else paths[int(chosen or 0)]
