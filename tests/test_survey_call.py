"""Calls that cannot be carried out, exports that cannot be used: what is said, where, with which code."""

import os
from pathlib import Path

import pytest

from surveys import EXPORTS, as_json, survey, written

GOOD = "NPS,Region\n9,N\n10,N\n3,S\n"


def refused(folder: Path, text: str | bytes, code: int, said: str, *arguments: str) -> None:
    path = written(folder, text)
    found = survey(path, *(arguments or ("--nps=NPS",)))
    told = " ".join(found.err.split()).replace(str(folder) + "/", "")
    assert (found.code, found.out) == (code, "")
    assert said in told, told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it.csv: the file is empty"),
        ("\n\n  \n", "it.csv: the file is empty"),
        ("NPS,Region\n", "it.csv: there is a header, and not one answer below it"),
        ("NPS,Region\n,\n,\n", "of 2 rows not one answer could be counted. Every cell of the columns named"),
        ("NPS,Region\nx,N\n12,N\n", "no word that stands for one (1); NPS: outside the scale (1)"),
        ('NPS,Region\n9,N\n8,"N\n7,S\n', "it.csv:3: a quote is opened in this row and not closed"),
        ('NPS,Region\n9,N\n8,"N" x\n7,S\n', "it.csv:3: a quote in this row is closed before its cell ends"),
        ('NPS,Region\n9,"a\nb"\n8,"N" x\n7,S\n', "it.csv:4: a quote in this row is closed"),
        (b"NPS,Region\n9,N\n8,\0\n", "it.csv:3: there is a zero byte"),
        (b"PK\x03\x04\0\0\0NPS", "it.csv:1: there is a zero byte, so this is no text file"),
        (b"NPS,Region\n9,S\xc3\xbcd\n8,S\xfcd\n", "it.csv:3: this line is not in UTF-8, and line 2 is"),
        (b"NPS,Region\n9,\x81\n", "it.csv:2: this line cannot be read as cp1252"),
        (",".join(["NPS"] * 1_000_001) + "\n", "it.csv:1: the header has more than 10,000 columns"),
        ("NPS,Region\n9,N\n8," + "x" * 3_000_000 + "\n", "it.csv:3: this line is too long for a row"),
        ('NPS,Region\n9,N\n8,"' + "x\n" * 200_000 + '"\n', "it.csv:3: a quote is opened in this row"),
    ],
    ids=range(15),
)
def test_an_export_that_cannot_be_used(text: str | bytes, said: str, tmp_path: Path) -> None:
    refused(tmp_path, text, 1, said)


def test_a_late_byte_that_is_not_utf_8_makes_the_file_western(tmp_path: Path) -> None:
    path = written(tmp_path, b"NPS,Region\n" + b"9,North\n" * 100_000 + b"8,S\xfcd\n" * 3)
    found = as_json(path, "--nps=NPS", "--group=Region")
    assert found.data["files"][0]["encoding"] == "cp1252"
    assert [part["name"] for part in found.data["measures"][0]["groups"]] == ["North", "Süd"]
    assert found.data["rows"] == 100_003


def test_a_named_encoding_that_is_wrong_is_told_with_its_line(tmp_path: Path) -> None:
    for before in (1, 100_000):
        text = b"NPS,Region\n" + b"9,N\n" * before + b"9,\xff\n"
        said = f"it.csv:{before + 2}: this line cannot be read as utf-8"
        refused(tmp_path, text, 1, said, "--nps=NPS", "--encoding=utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--nps=NSP",), "there is no column 'NSP'. Did you mean 'NPS'?"),
        (("--nps=9",), "there is no column '9'. Known here: NPS, Region."),
        (("--nps=NPS", "--csat=1"), "--nps and --csat name the same column, NPS"),
        (("--nps=NPS", "--encoding=utf-9"), "There is no encoding 'utf-9'. Did you mean 'utf-8'?"),
        (("--nps=NPS", "--encoding=base64"), "There is no encoding 'base64'"),
        (("--nps=NPS", "--delimiter=::"), "'::' is no delimiter. Name one character, or comma"),
        (("--nps=NPS", "--tool=qualtrix"), "There is no survey tool 'qualtrix'. Did you mean 'qualtrics'?"),
        (("--nps=NPS", "--header-rows=10"), "A header has 0 to 9 rows"),
        (("--nps=NPS", "--format=html"), "There is no format 'html' here"),
        (("--nps=NPS", "--date-order=ydm"), "There is no order of dates 'ydm'"),
        (("--nps=NPS", "--mapping=none.yaml"), "There is no file none.yaml"),
        (("--nps=NPS", "--into=none.audit.yaml"), "There is no audit file none.audit.yaml. Make one first"),
        (("--group=Region",), "No column is named that holds a measure"),
        ((), "--ces COLUMN, or --mapping FILE. The columns are: 1 NPS; 2 Region"),
    ],
)
def test_a_call_that_cannot_be_carried_out(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    refused(tmp_path, GOOD, 2, said, *(arguments or ("--format=text",)))


def test_the_same_file_twice_is_refused(tmp_path: Path) -> None:
    one, copy = written(tmp_path, GOOD, "one.csv"), written(tmp_path, GOOD, "copy.csv")
    for other in (one, copy):
        found = survey(one, other, "--nps=NPS")
        assert found.code == 2 and "holds exactly what" in found.err and "Name each export once" in found.err
    assert survey(one, written(tmp_path, GOOD.replace("9", "8"), "other.csv"), "--nps=NPS").code == 0


def test_files_that_are_not_there_or_no_files(tmp_path: Path) -> None:
    assert "There is no file" in survey(tmp_path / "none.csv", "--nps=NPS").err
    assert "is a folder, not a file" in survey(tmp_path, "--nps=NPS").err
    assert survey(tmp_path, "--nps=NPS").code == 2
    if os.name == "posix" and os.geteuid():
        path = written(tmp_path, GOOD)
        path.chmod(0)
        assert survey(path, "--nps=NPS").code == 2


def test_what_is_recognised_can_be_overridden(tmp_path: Path) -> None:
    path = written(tmp_path, "9|N\n3|S\n10|N\n")
    assert as_json(path, "--nps=1").counts == {"nps": {3: 1, 9: 1, 10: 1}}
    (file,) = as_json(path, "--nps=1").data["files"]
    assert (file["delimiter"], file["header_rows"]) == ("|", 0)
    assert as_json(path, "--nps=1", "--header-rows=1").data["rows"] == 2
    assert as_json(path, "--nps=1", "--delimiter=comma").code == 1


DATES = (
    (("03/04/2026", "05/06/2026"), "", 2, "do not show whether the day or the month stands first"),
    (("13/04/2026", "04/13/2026"), "", 2, "In some dates the day stands first, in others the month"),
    (("03/04/2026", "13/04/2026"), "", 0, "2026-04 2026-04"),
    (("03/04/2026", "04/13/2026"), "", 0, "2026-03 2026-04"),
    (("03/04/2026", "05/06/2026"), "mdy", 0, "2026-03 2026-05"),
    (("03/04/2026", "13/04/2026"), "mdy", 0, "2026-03 2026-03"),
    (("3.4.26", "2026-05-01T10:00"), "", 0, "2026-04 2026-05"),
    (("2026/2/28 9:00", "2026-02-30"), "", 0, "2026-02 2026-02"),
)


@pytest.mark.parametrize(("days", "order", "code", "said"), DATES)
def test_days_are_not_guessed(
    days: tuple[str, ...], order: str, code: int, said: str, tmp_path: Path
) -> None:
    path = written(tmp_path, "NPS,Day\n" + "".join(f"9,{day}\n" for day in days))
    found = as_json(path, "--nps=NPS", "--date=Day", *((f"--date-order={order}",) if order else ()))
    assert found.code == code
    if code:
        assert said in found.err and "--date-order dmy" in found.err
    else:
        assert f"{found.data['first_month']} {found.data['last_month']}" == said


def test_groups_and_months_of_fewer_than_three_are_not_shown(tmp_path: Path) -> None:
    path = written(tmp_path, "NPS,Region\n" + "9,N\n" * 3 + "3,S\n" * 4 + "0,W\n" * 2)
    (measure,) = as_json(path, "--nps=NPS", "--group=Region").data["measures"]
    # W has two people, and with N and S shown they could be had by subtraction: so N goes as well.
    assert ([part["name"] for part in measure["groups"]], measure["hidden_groups"]) == (["S"], 2)
    two = written(tmp_path, "NPS\n9\n0\n", "two.csv")
    (measure,) = as_json(two, "--nps=NPS").data["measures"]
    assert (measure["n"], measure["counts"], measure["figure"]) == (2, None, None)


def test_too_many_groups_are_no_groups(tmp_path: Path) -> None:
    rows = "".join(f"9,name {n}\n" for n in range(300))
    refused(tmp_path, "NPS,Who\n" + rows, 1, "more than 200 different values", "--nps=NPS", "--group=Who")


@pytest.mark.parametrize(("format_", "ending"), [("text", "txt"), ("md", "md"), ("json", "json")])
def test_out_writes_what_would_be_printed(format_: str, ending: str, tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    printed = survey(path, "--nps=NPS", "--format", format_)
    for options, made in (
        (("--format", format_, "--out", tmp_path), f"survey.{ending}"),
        (("--out", tmp_path / "new" / f"made.{ending}"), f"new/made.{ending}"),
    ):
        said = survey(path, "--nps=NPS", *options)
        assert (said.code, said.out) == (0, f"Wrote {tmp_path / made}\n")
        assert (tmp_path / made).read_text(encoding="utf-8") == printed.out
    wrong = survey(path, "--nps=NPS", "--format", format_, "--out", tmp_path / "made.csv")
    assert wrong.code == 2 and f"Name a file ending in .{ending}, or a folder." in wrong.err


def test_nothing_is_written_over_what_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    said = survey(path, "--nps=NPS", "--out", tmp_path / "." / "it.csv")
    assert said.code == 2 and "is read by this call" in said.err
    assert path.read_text(encoding="utf-8") == GOOD


def test_a_wrong_name_on_the_command_line_is_not_looked_for_in_the_mapping(tmp_path: Path) -> None:
    mapping = written(tmp_path, "cxaudit: mapping/1\nnps: NPS\n", "map.yaml")
    said = survey(written(tmp_path, GOOD), "--mapping", mapping, "--nps=NSP")
    assert said.code == 2 and "there is no column 'NSP'" in said.err and "map.yaml" not in said.err


def test_markdown_and_text_escape_what_is_in_the_file(tmp_path: Path) -> None:
    group = "<b>|\x1b[31m*x*"
    path = written(tmp_path, f"NPS,Region\n9,{group}\n9,{group}\n3,{group}\n")
    page = survey(path, "--nps=NPS", "--group=Region", "--format=md").out
    assert "\\<b\\>\\|\\*x\\*" in page and "\x1b" not in page
    assert "\x1b" not in survey(path, "--nps=NPS", "--group=Region").out


MAPPINGS = (
    ("cxaudit: mapping/1\nnsp: NPS\n", "map.yaml:2:1: error: a mapping has no key 'nsp' [unknown-key]"),
    ("cxaudit: mapping/1\nnps: NSP\n", "map.yaml:2:6: error:"),
    ("cxaudit: mapping/1\nnps: NSP\n", "Did you mean 'NPS'?"),
    ("cxaudit: mapping/1\ngroup: Region\n", "this mapping names no column"),
    ("cxaudit: mapping/1\ntool: plain\n", "this mapping names no column"),
    (
        "cxaudit: mapping/1\nnps: NPS\nwords: {csat: {Good: 6}}\n",
        "map.yaml:3:22: error: expected a whole number",
    ),
    ("cxaudit: mapping/1\nnps: NPS\ntool: qualtrix\n", "Did you mean 'qualtrics'?"),
    ("cxaudit: mapping/2\nnps: NPS\n", "newer-format"),
    ("cxaudit: answers/1\nanswers: {}\n", "wrong-kind"),
    ("cxaudit: mapping/1\nnps: NPS\nquestions: {Region: greeting}\n", "of which questionnaire"),
)


@pytest.mark.parametrize(("text", "said"), MAPPINGS)
def test_a_mapping_is_read_strictly(text: str, said: str, tmp_path: Path) -> None:
    path, mapping = written(tmp_path, GOOD), written(tmp_path, text, "map.yaml")
    found = survey(path, "--mapping", mapping)
    assert found.code == 2 and found.out == ""
    assert said in found.err


def test_an_option_goes_before_the_mapping(tmp_path: Path) -> None:
    path = written(tmp_path, "A,B\n9,1\n10,2\n8,3\n")
    mapping = written(tmp_path, "cxaudit: mapping/1\nnps: A\n", "map.yaml")
    assert as_json(path, "--mapping", mapping, "--nps=B").counts == {"nps": {1: 1, 2: 1, 3: 1}}


def test_validate_knows_mappings(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from cxaudit.cli.app import app

    mapping = written(tmp_path, "cxaudit: mapping/1\nnsp: NPS\n", "map.yaml")
    found = CliRunner().invoke(app, ["validate", str(mapping)])
    assert found.exit_code == 1 and "map.yaml:2:1: error: a mapping has no key 'nsp'" in found.stdout
    assert CliRunner().invoke(app, ["validate", str(EXPORTS / "google-forms.yaml")]).exit_code == 0
