"""What was begun and is not finished: offered with a few words on each, unless another cxaudit has it."""

import os
from pathlib import Path

import pytest

from cxaudit.cli.unfinished import chosen_to_go_on, unfinished
from cxaudit.files.save import hold
from test_line import Person

BEGUN = """cxaudit: audit/1
client: {client}
date: 2026-03-02
finished: {finished}
answers:
  place:
    - premises
    - phone
  own_hands: "yes"
  come_back:
    note: We ask.
  recommend:
    value: partly
    evidence: 12 of 20
  remote:
    na: no phone
  delighted:
    unknown: true
  trade:
    note: Written so far: bread
questionnaire:
  cxaudit: questionnaire/1
  id: essential
  sections:
    - id: test
"""


def begin(
    folder: Path, name: str, *, client: str = "Café Blau", finished: str = "false", age: int = 0
) -> Path:
    """Write an audit of some age in days."""
    path = folder / f"{name}.audit.yaml"
    path.write_text(BEGUN.format(client=client, finished=finished), encoding="utf-8")
    os.utime(path, (1_790_000_000 - age * 86_400,) * 2)
    return path


def offered(folder: Path, *types: str) -> tuple[Path | None, str]:
    """Return what was chosen, and what was shown on one line."""
    person = Person(types, width=400)
    chosen = chosen_to_go_on(folder, "", person.front)
    return chosen, " ".join(" ".join(person.shown).split())


def test_each_is_offered_with_a_few_words_on_it(tmp_path: Path) -> None:
    new, old = begin(tmp_path, "b"), begin(tmp_path, "a", client='"Ana: \\"tea\\""', age=3)
    begin(tmp_path, "c", finished="true")
    found = unfinished(tmp_path)
    assert [(each.path, each.client, each.questionnaire, each.answered) for each in found] == [
        (new, "Café Blau", "essential", 5),
        (old, 'Ana: "tea"', "essential", 5),
    ]
    chosen, shown = offered(tmp_path, "2")
    assert chosen == old
    assert "b.audit.yaml: Café Blau, essential, 5 answers, last changed 2026-09-2" in shown
    assert offered(tmp_path, "")[0] == new and offered(tmp_path, "3")[0] is None


def test_one_that_another_has_is_not_offered(tmp_path: Path) -> None:
    new, old = begin(tmp_path, "b"), begin(tmp_path, "a", age=3)
    with hold(new):
        chosen, shown = offered(tmp_path, "")
        assert chosen == old
        assert "b.audit.yaml is not offered: it is in use by process " in shown and str(os.getpid()) in shown
        with hold(old):
            assert offered(tmp_path)[0] is None
    assert offered(tmp_path, "")[0] == new


@pytest.mark.parametrize("text", ["", "finished: false\n", "cxaudit: audit/1\nfinished: false\n", "\ufeff\0"])
def test_what_says_nothing_is_not_offered(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.audit.yaml").write_text(text, encoding="utf-8")
    assert unfinished(tmp_path) == []


def test_an_audit_with_nothing_in_it_yet_is_offered(tmp_path: Path) -> None:
    text = 'cxaudit: audit/1\ndate: 2026-03-02\nfinished: false\nquestionnaire:\n  id: "1"\n'
    (tmp_path / "x.audit.yaml").write_text(text, encoding="utf-8")
    (found,) = unfinished(tmp_path)
    assert (found.client, found.questionnaire, found.answered) == ("", "1", 0)
    assert ": 1, 0 answers, last changed" in found.label
