"""Interviews that were begun in a folder and not finished: offered before a new one is begun."""

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cxaudit.cli.outputs import shown
from cxaudit.files.save import held_by
from cxaudit.interview.conduct import FrontEnd
from cxaudit.text import one_line
from cxaudit.wording import count, say

_NEW = "new"
_UNFINISHED = re.compile(r"\Acxaudit: audit/1\n(?:[^\n]*\n){0,40}?finished: false\n")
_CLIENT = re.compile(r"^client: ([^\n]+)$", re.MULTILINE)
_ANSWERS = re.compile(r"^answers:\n((?: [^\n]*\n|\n)*)", re.MULTILINE)
_ANSWERED = re.compile(r"\A[^\n]*?: \S|^    (?:-|value:|na:|unknown:)", re.MULTILINE)
_ASKED = re.compile(r"^questionnaire:\n(?:  [^\n]*\n)*?  id: ([^\n]+)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """An audit that is not finished, as far as its file can tell without being read: `changed` in seconds."""

    path: Path
    client: str
    questionnaire: str
    answered: int
    changed: float

    @property
    def label(self) -> str:
        """The file, and in a few words what is in it."""
        day = datetime.fromtimestamp(self.changed).strftime("%Y-%m-%d %H:%M")
        answers = count(self.answered, say("interview.answer_one"), say("interview.answer_many"))
        values = {"questionnaire": self.questionnaire, "answers": answers, "day": day}
        said = say("command.unfinished_about", **values)
        return f"{shown(self.path)}: {', '.join(filter(None, (self.client, said)))}"


def unfinished(folder: Path, questionnaire: str = "") -> list[Begun]:
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
            found.append(_begun(path, text, asked[1]))
    return sorted(found, key=lambda begun: (begun.changed, begun.path.name), reverse=True)


def _begun(path: Path, text: str, questionnaire: str) -> Begun:
    client, answers = _CLIENT.search(text), _ANSWERS.search(text)
    entries = re.split(r"^  (?=\S)", answers[1] if answers else "", flags=re.MULTILINE)[1:]
    return Begun(
        path=path,
        client=_plain(client[1]) if client else "",
        questionnaire=_plain(questionnaire),
        answered=sum(bool(_ANSWERED.search(entry)) for entry in entries),
        changed=path.stat().st_mtime,
    )


def _plain(written: str) -> str:
    """Return a word as it was before it was written down, quoted or not."""
    with suppress(ValueError):
        return one_line(str(json.loads(written))) if written.startswith('"') else one_line(written)
    return one_line(written)


def chosen_to_go_on(folder: Path, questionnaire: str, front: FrontEnd) -> Path | None:
    """Offer the unfinished audits of a folder and return the one to go on with; None for a new one."""
    found = _free(unfinished(folder, questionnaire), front)
    if not found:
        return None
    options = [(str(number), begun.label) for number, begun in enumerate(found)]
    options.append((_NEW, say("command.unfinished_new")))
    chosen = front.choose(
        say("command.unfinished"), options, enter=say("command.unfinished_enter", path=shown(found[0].path))
    )
    return None if chosen == _NEW else found[int(chosen or 0)].path


def _free(found: Sequence[Begun], front: FrontEnd) -> list[Begun]:
    """Leave out what another cxaudit has open, and say so."""
    free = []
    for begun in found:
        if holder := held_by(begun.path):
            front.tell(say("command.unfinished_in_use", path=shown(begun.path), holder=holder))
        else:
            free.append(begun)
    return free
