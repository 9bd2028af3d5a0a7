"""`cxaudit combine` from the command line: what it writes, says and refuses; the file works everywhere."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from cxaudit.audit.schema import audit_schema
from cxaudit.files.schema import plain
from cxaudit.files.yaml import parse
from test_compare_cli import ANSWERS, call


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the text of an audit of the finished example."""
    path = tmp_path_factory.mktemp("first") / "it.audit.yaml"
    assert call("run", "--answers", ANSWERS, "--audit", path, "--format", "json").exit_code == 0
    return path.read_text(encoding="utf-8")


@pytest.fixture
def team(first: str, tmp_path: Path) -> Path:
    """Return a folder with the audits of an owner and of three people of the front line."""
    folder = tmp_path / "answers"
    folder.mkdir()
    for name, group, greeting in (
        ("Ada", "leadership", 5),
        ("Ben", "front_line", 1),
        ("Cem", "front_line", 2),
        ("Dot", "front_line", 4),
    ):
        (folder / f"{name.lower()}.audit.yaml").write_text(
            first.replace("respondent: Marta\n", f"respondent: {name}\n")
            .replace("group: leadership", f"group: {group}")
            .replace("\n  greeting: 4", f"\n  greeting: {greeting}"),
            encoding="utf-8",
        )
    return folder


def test_a_folder_becomes_one_audit_and_says_where_people_differ(team: Path, tmp_path: Path) -> None:
    done = call("combine", team, "--out", tmp_path / "new")
    assert done.exit_code == 0, done.stderr
    (made,) = (tmp_path / "new").glob("*-combined.audit.yaml")
    assert "Combined 4 audits into" in done.stdout
    assert "  ben.audit.yaml: front line, 2026-11-16" in done.stdout
    assert "Your team sees this differently" in done.stdout
    assert "Told by 4 people: leadership (1) and front line (3)." in done.stdout
    assert "  the welcome: from “Hardly ever true” to “Nearly always true” (agreement 0.38;" in done.stdout
    for name in ("Ada", "Ben", "Cem", "Dot"):
        assert name not in done.stdout
        assert name not in made.read_text(encoding="utf-8")
    text = made.read_text(encoding="utf-8")
    assert list(Draft7Validator(audit_schema()).iter_errors(plain(parse(text, "")[0]))) == []  # type: ignore[arg-type]


def test_what_is_left_out_of_surveys_and_counts_is_said(team: Path, tmp_path: Path) -> None:
    for name, month, visits in (("ada", "2026-05", 12), ("ben", "2026-11", 9)):
        path = team / f"{name}.audit.yaml"
        kind, rest = path.read_text(encoding="utf-8").split("\n", 1)
        said = f"survey: {{source: {month}.csv, last_month: {month}, nps: {{9: 3}}}}"
        work = f"fieldwork: {{visits_watched: {visits}}}"
        path.write_text(f"{kind}\n{said}\n{work}\n{rest}", encoding="utf-8")
    done = call("combine", team, "--out", tmp_path / "all.audit.yaml")
    assert done.exit_code == 0, done.stderr
    told = " ".join(done.stderr.split())
    assert "The newest survey of customers is kept, 2026-11.csv. Left out: 2026-05.csv" in told
    assert "the audits count differently: visits_watched" in told
    assert "2026-11.csv" in (tmp_path / "all.audit.yaml").read_text(encoding="utf-8")


def test_the_new_file_is_taken_wherever_an_audit_is(team: Path, tmp_path: Path) -> None:
    made = tmp_path / "all.audit.yaml"
    assert call("combine", team, "--out", made).exit_code == 0
    assert "0 errors, 0 warnings" in call("validate", made).output
    assert "Verdict: Patchy" in call("score", made).stdout
    explained = call("score", made, "--explain").stdout
    assert "greeting: 4 people, each group alike, 2/3" in explained
    assert call("report", made, "--out", tmp_path).exit_code == 0
    page = (tmp_path / "all.html").read_text(encoding="utf-8")
    assert '<h2 id="team">Your team sees this differently</h2>' in page
    assert "## Your team sees this differently" in (tmp_path / "all.md").read_text(encoding="utf-8")
    data = json.loads(call("report", made, "--format", "json").stdout)
    assert [row["question"] for row in data["team"]["differs"]] == ["greeting"]
    assert data["about"]["respondent"] == ""
    later = tmp_path / "later.audit.yaml"
    later.write_text(
        made.read_text(encoding="utf-8").replace("greeting: 1\n", "greeting: 4\n"), encoding="utf-8"
    )
    compared = call("compare", made, later).stdout
    assert "Answer: the welcome: from “Hardly ever true” to “Nearly always true” (4 people)" in compared
    assert "Better (" in compared


def test_names_come_in_only_when_asked_for(team: Path, tmp_path: Path) -> None:
    made = tmp_path / "all.audit.yaml"
    done = call("combine", team, "--names", "--out", made)
    assert "They are Ada, Ben, Cem and Dot." in done.stdout
    assert "name: Ben" in made.read_text(encoding="utf-8")


def test_an_existing_file_is_never_written_over(team: Path, tmp_path: Path) -> None:
    made = tmp_path / "all.audit.yaml"
    made.write_text("mine", encoding="utf-8")
    done = call("combine", team, "--out", made)
    assert (done.exit_code, made.read_text(encoding="utf-8")) == (2, "mine")
    assert call("combine", team, "--out", tmp_path).exit_code == 0
    assert call("combine", team, "--out", tmp_path).exit_code == 0
    assert len(list(tmp_path.glob("*combined*.yaml"))) == 2


def test_a_combined_file_among_its_sources_is_left_out(team: Path) -> None:
    assert call("combine", team, "--out", team).exit_code == 0
    again = call("combine", team, "--out", team)
    assert again.exit_code == 0
    assert "is a combined audit itself, and was left out" in again.stderr
    assert "Combined 4 audits" in again.stdout


def test_a_history_does_not_mix_a_team_with_its_members(team: Path, first: str) -> None:
    assert call("combine", team, "--out", team / "team.audit.yaml").exit_code == 0
    later = first.replace("date: 2026-11-16", "date: 2027-02-15")
    (team / "later.audit.yaml").write_text(later, encoding="utf-8")
    done = call("compare", team)
    assert done.exit_code == 0
    assert "2 audits, from Monday 16 November 2026" in done.stdout
    assert "Left out, since" in done.stderr
    assert "Not as many people answered: 4 then, 1 now." in done.stdout


def test_an_unfinished_interview_is_said(team: Path, tmp_path: Path) -> None:
    path = team / "ben.audit.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("finished: true", "finished: false"), encoding="utf-8"
    )
    done = call("combine", team, "--out", tmp_path / "all.audit.yaml")
    assert done.exit_code == 0
    assert "ben.audit.yaml: front line, 2026-11-16, not finished" in done.stdout
    assert "1 of the 4 interviews were not finished." in done.stdout


def test_what_cannot_be_combined_leaves_nothing_behind(team: Path, first: str, tmp_path: Path) -> None:
    out = tmp_path / "out.audit.yaml"
    broken, other, empty = team / "broken.audit.yaml", tmp_path / "other.audit.yaml", tmp_path / "empty"
    empty.mkdir()
    given = ("--answer", "recommend=yes", "--partial", "--audit", other)
    assert call("run", "lasting-impression", *given).exit_code == 0
    ada, ben = team / "ada.audit.yaml", team / "ben.audit.yaml"
    (tmp_path / "copy.audit.yaml").write_bytes(ada.read_bytes())
    twice = tmp_path / "ada-again.audit.yaml"
    twice.write_text(
        ada.read_text(encoding="utf-8").replace("  greeting: 5", "  greeting: 3"), encoding="utf-8"
    )
    for arguments, told in (
        ([ada, ada], "is named twice"),
        ([ada, tmp_path / "copy.audit.yaml"], "are the same file"),
        ([ada, twice], "Ada answered in"),
        ([ada, other], "was asked with"),
        ([empty], "no file ending in .audit.yaml"),
        ([ada, tmp_path / "nix.audit.yaml"], "There is no file"),
    ):
        done = call("combine", *arguments, "--out", out)
        assert (done.exit_code, done.stdout) == (2, ""), arguments
        assert told in done.stderr
        assert not out.exists()
    broken.write_text(first.replace("  greeting: 4", "  greeting: 77"), encoding="utf-8")
    done = call("combine", team, "--out", out)
    assert done.exit_code == 2
    assert "these cannot be used" in done.stderr and "broken.audit.yaml:" in done.stderr
    assert not out.exists()
    assert ben.exists()


def test_nobody_goes_on_with_a_combined_audit(team: Path, tmp_path: Path) -> None:
    made = tmp_path / "all.audit.yaml"
    assert call("combine", team, "--out", made).exit_code == 0
    text = made.read_text(encoding="utf-8")
    from typer.testing import CliRunner

    from cxaudit.cli.app import app

    done = CliRunner().invoke(app, ["run", "--audit", str(made)], input="1\n")
    assert done.exit_code == 2
    assert "combined from several" in done.stderr
    assert made.read_text(encoding="utf-8") == text


def test_answers_beside_the_respondents_are_refused(team: Path, tmp_path: Path) -> None:
    made = tmp_path / "all.audit.yaml"
    assert call("combine", team, "--out", made).exit_code == 0
    text = made.read_text(encoding="utf-8").replace("answers: {}", "answers:\n  greeting: 4", 1)
    made.write_text(text, encoding="utf-8")
    done = call("score", made)
    assert done.exit_code == 2
    assert "[two-answers]" in done.stderr
    made.write_text(
        text.replace("answers:\n  greeting: 4", "answers: {}", 1).replace("greeting: 1", "greeting: 9")
    )
    assert "wrong-answer" in call("score", made).stderr


def test_one_audit_alone_is_told_in_the_singular(team: Path, tmp_path: Path) -> None:
    done = call("combine", next(team.iterdir()), "--out", tmp_path / "alone.audit.yaml")
    assert done.exit_code == 0
    assert "Combined 1 audit into" in done.output
    assert "One audit alone says no more than before" in done.stderr
