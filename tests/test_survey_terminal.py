"""The mapping asked for in a real terminal: a preview without anybody's answers, a guess, a file to keep."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from cxaudit.audit.record import Audit, Header
from cxaudit.audit.store import Snapshot, audit_text, read_audit
from cxaudit.questionnaire.library import Library
from cxaudit.questionnaire.load import open_questionnaire
from surveys import EXPORTS, as_json
from terminal import Terminal


def types(terminal: Terminal, prompt: str, line: str) -> None:
    terminal.sees(prompt)
    terminal.child.sendline(line)


def test_columns_are_asked_for_and_the_mapping_kept(tmp_path: Path) -> None:
    export = EXPORTS / "qualtrics.csv"
    terminal = Terminal(tmp_path, "survey", str(export))
    terminal.sees("23 columns, shown with what the first rows of each look like")
    terminal.sees("12 RecipientEmail (looks like personal data)")
    terminal.sees("19 Q1 (whole numbers 0 to 10): How likely is it that you would")
    terminal.sees("23 Region (words, 2 different)")
    terminal.sees("How likely to recommend, 0 to 10 (NPS). Enter takes 19.")
    types(terminal, "Number of a column:", "99")
    terminal.sees("There is no column '99': type a number from 1 to 23, a name, or -.")
    types(terminal, "Number of a column:", "19")
    terminal.sees("How satisfied, 1 to 5 (CSAT).")
    types(terminal, "Number of a column:", "19")
    terminal.sees("Column 19 is taken already")
    types(terminal, "Number of a column:", "20")
    types(terminal, "Number of a column:", "-")
    terminal.sees("as a region or a product. Enter takes 23.")
    types(terminal, "Number of a column:", "")
    terminal.sees("to show them by month. Enter takes 2.")
    types(terminal, "Number of a column:", "8")
    types(terminal, "Text, the file's name:", "spring")
    terminal.sees("Wrote spring.yaml")
    terminal.sees("NPS 0.0")
    assert terminal.ends() == 0
    assert not [secret for secret in ("ada@", "Palmer", "198.51", "Lovely") if secret in terminal.screen]
    mapping = tmp_path / "spring.yaml"
    text = mapping.read_text(encoding="utf-8")
    assert text == "cxaudit: mapping/1\nnps: Q1\ncsat: Q2\ngroup: Region\ndate: RecordedDate\n"
    kept = as_json(export, "--mapping", mapping)
    named = as_json(export, "--nps=Q1", "--csat=Q2", "--group=Region", "--date=RecordedDate")
    assert kept.data == named.data


def test_with_an_audit_it_is_asked_which_column_answers_which_question(tmp_path: Path) -> None:
    asked = open_questionnaire("expectations-and-measurement", Library.usual())
    audit = tmp_path / "it.audit.yaml"
    held = Audit(header=Header(client="It"), questionnaire=asked, answers={})
    audit.write_text(audit_text(held, Snapshot.of(asked)), encoding="utf-8")
    (tmp_path / "it.csv").write_text("Job,Region\n" + "4,N\n" * 3, encoding="utf-8")
    terminal = Terminal(tmp_path, "survey", "it.csv", "--into", "it.audit.yaml")
    for _ in range(3):
        types(terminal, "Number of a column:", "-")
    types(terminal, "Number of a column:", "Regoin")
    terminal.sees("Did you mean 'Region'?")
    types(terminal, "Number of a column:", "region")
    types(terminal, "Number of a column:", "")
    terminal.sees("Which column answers which of these questions")
    rated = [question for question in asked.questions() if question.second_rating]
    for question in rated:
        types(terminal, "Number of a column:", "Job" if question.id == "does_the_job" else "")
    types(terminal, "Text, the file's name:", "kept")
    terminal.sees("customers' answers beside 1 question.")
    assert terminal.ends() == 0
    text = (tmp_path / "kept.yaml").read_text(encoding="utf-8")
    assert text == "cxaudit: mapping/1\ngroup: Region\nquestions:\n  Job: does_the_job\n"
    said = read_audit(audit).audit.answers["does_the_job"].customers
    assert said is not None and (said.value, said.n) == ("4", 3)


def test_a_guess_is_offered_where_header_and_cells_agree(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "survey", str(EXPORTS / "limesurvey-texts.csv"))
    terminal.sees("0 to 10 (NPS). Enter takes 5.")
    for _ in range(5):
        types(terminal, "Number of a column:", "")
    types(terminal, "Text, the file's name:", "")
    terminal.sees("Net Promoter Score")
    assert terminal.ends() == 0
    assert list(tmp_path.glob("*.yaml")) == []


def test_ctrl_c_ends_it_and_leaves_nothing(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "survey", str(EXPORTS / "qualtrics.csv"))
    terminal.sees("Number of a column:")
    terminal.child.sendintr()
    assert terminal.ends() == 130
    assert list(tmp_path.iterdir()) == []


def test_a_long_export_shows_how_far_it_is(tmp_path: Path) -> None:
    with (tmp_path / "long.csv").open("w", encoding="utf-8") as file:
        file.write("NPS,Region\n" + "".join(f"{number % 11},N\n" for number in range(3_000_000)))
    terminal = Terminal(tmp_path, "survey", "long.csv", "--nps=NPS")
    terminal.child.expect(r"\rlong\.csv: [\d,]+ rows, \d+%")
    terminal.sees("long.csv: 3,000,000 rows; read as plain CSV")
    assert terminal.ends() == 0
