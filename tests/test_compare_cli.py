"""`cxaudit compare` and `report --since` from the command line: what is printed, refused, and exited with."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cxaudit.cli.app import app

ANSWERS = Path(__file__).parents[1] / "examples" / "workshop.yaml"


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments])


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the text of an audit of the finished example."""
    path = tmp_path_factory.mktemp("first") / "it.audit.yaml"
    assert call("run", "--answers", ANSWERS, "--audit", path, "--format", "json").exit_code == 0
    return path.read_text(encoding="utf-8")


@pytest.fixture
def pair(first: str, tmp_path: Path) -> tuple[Path, Path]:
    """Return the files of that audit and of a later one: one answer better, one worse, one not applicable."""
    before, after = tmp_path / "a.audit.yaml", tmp_path / "b.audit.yaml"
    before.write_text(first, encoding="utf-8")
    changes = {
        "date: 2026-11-16": "date: 2027-02-15",
        "\n  greeting: 4": "\n  greeting: 5",
        "\n  discretion: 5": "\n  discretion: 1",
        "\n  small_extras: 2": '\n  small_extras: {na: "we have none"}',
    }
    later = first
    for old, new in changes.items():
        assert old in later
        later = later.replace(old, new)
    after.write_text(later, encoding="utf-8")
    return before, after


def test_two_audits_say_what_changed_and_why(pair: tuple[Path, Path]) -> None:
    done = call("compare", *pair, "--date", "2027-02-15")
    assert done.exit_code == 0
    for line in (
        "The verdict is still Patchy. 2 better, 4 worse, 11 neither or not to be compared.",
        "The same questions, the same person and the same basis: the two can be compared.",
        "SERVICE                Solid 65   Solid 70   +4.5    +2.4        0                 +2.1",
        "  Answer: the welcome: Mostly true → Nearly always true (an answer changed)",
        "  Action due: Drop the rule your staff apologise for (an answer changed)",
    ):
        assert line in done.stdout
    assert "Cannot be compared (2)\n  Applies no more: small surprises" in done.stdout


def test_json_holds_every_part_exactly(pair: tuple[Path, Path]) -> None:
    data = json.loads(call("compare", *pair, "--format", "json").stdout)
    assert data["format"] == "comparison/1"
    (step,) = data["steps"]
    assert (step["before"], step["after"], step["got_worse"]) == ("2026-11-16", "2027-02-15", True)
    for section in step["sections"]:
        parts = [Fraction(section[part]["exact"]) for part in ("answers", "questionnaire", "applicability")]
        difference = Fraction(section["after"]["exact"]) - Fraction(section["before"]["exact"])
        assert sum(parts) == Fraction(section["points"]["exact"]) == difference


def test_a_folder_is_compared_along_its_dates(pair: tuple[Path, Path], tmp_path: Path) -> None:
    third = pair[0].read_text(encoding="utf-8").replace("date: 2026-11-16", "date: 2026-01-05")
    (tmp_path / "z.audit.yaml").write_text(third, encoding="utf-8")
    (tmp_path / "notes.yaml").write_text("something: else\n", encoding="utf-8")
    done = call("compare", tmp_path, "--date", "2026-01-05")
    assert done.exit_code == 0
    assert "3 audits, from Monday 5 January 2026 to Monday 15 February 2027" in done.stdout
    assert done.stdout.index("Mon 5 Jan 2026 → Mon 16 Nov 2026") < done.stdout.index("Mon 16 Nov 2026 → Mon")
    assert "Nothing changed." in done.stdout
    data = json.loads(call("compare", tmp_path, "--format", "json").stdout)
    assert [step["after"] for step in data["steps"]] == ["2026-11-16", "2027-02-15"]


def test_fail_goes_by_what_got_worse(pair: tuple[Path, Path]) -> None:
    before, after = pair
    assert call("compare", before, after, "--fail").exit_code == 1
    better = before.read_text(encoding="utf-8").replace("\n  greeting: 4", "\n  greeting: 5")
    after.write_text(better, encoding="utf-8")
    assert call("compare", before, after, "--fail").exit_code == 0
    assert call("compare", after, before, "--fail").exit_code == 1
    unknown = before.read_text(encoding="utf-8").replace("\n  greeting: 4", "\n  greeting: {unknown: true}")
    after.write_text(unknown, encoding="utf-8")
    assert call("compare", before, after, "--fail").exit_code == 0, "nobody knows whether that is worse"


@pytest.fixture
def tracked(pair: tuple[Path, Path]) -> tuple[Path, Path]:
    """Return the files of an audit twice: as it was, and with an action of its plan set back from done."""
    before, after = pair
    text = before.read_text(encoding="utf-8")
    for path, status in ((before, "done"), (after, "doing")):
        said = f"\nplan:\n  reach:\n    status: {status}\ndigest: "
        path.write_text(text.replace("\ndigest: ", said), encoding="utf-8")
    return before, after


LATE = ("--date", "2026-12-17")


def test_what_is_overdue_is_told_in_every_format(tracked: tuple[Path, Path], tmp_path: Path) -> None:
    line = "Overdue now: Make the first number work: done → under way, by Wed 16 Dec 2026 (the plan changed)"
    assert f"Worse (1)\n  {line}\n" in call("compare", *tracked, *LATE).stdout
    page = call("compare", *tracked, *LATE, "--format", "md").stdout
    assert f"- {line}" in page.replace("\\", "")
    data = json.loads(call("compare", *tracked, *LATE, "--format", "json").stdout)
    (change,) = data["steps"][0]["groups"][0]["changes"]
    told = {key: change[key] for key in ("kind", "id", "before", "after", "standing", "why")}
    assert told == {
        "kind": "overdue",
        "id": "reach",
        "before": "done",
        "after": "under way, by Wed 16 Dec 2026",
        "standing": "worse",
        "why": ["plan"],
    }
    since = ("--since", tracked[0], "--format", "html,md,json", "--out", tmp_path / "out")
    assert call("report", tracked[1], *since, *LATE).exit_code == 0
    for written in (tmp_path / "out").iterdir():
        assert "Overdue now: Make the first number work" in written.read_text(encoding="utf-8"), written.name
    assert call("report", tracked[1], *since, "--date", "2026-12-16").exit_code == 0
    for written in (tmp_path / "out").iterdir():
        assert "Overdue now" not in written.read_text(encoding="utf-8"), "it is late the day after its day"


def test_fail_goes_by_what_became_overdue_and_was_done(tracked: tuple[Path, Path]) -> None:
    assert call("compare", *tracked, *LATE, "--fail").exit_code == 1
    assert call("compare", *reversed(tracked), *LATE, "--fail").exit_code == 0
    assert call("compare", *tracked, "--date", "2026-12-16", "--fail").exit_code == 0
    assert call("compare", *tracked, "--date", "soon").exit_code == 2


def test_a_clock_that_ran_backwards_is_said(pair: tuple[Path, Path]) -> None:
    assert "The second audit is the older one" in call("compare", pair[1], pair[0]).stdout


@pytest.mark.parametrize(("name", "start"), [("c.md", "# Pedal"), ("c.json", "{"), ("c.txt", "Pedal")])
def test_out_ends_as_its_format(pair: tuple[Path, Path], tmp_path: Path, name: str, start: str) -> None:
    assert call("compare", *pair, "--out", tmp_path / "new" / name).exit_code == 0
    assert (tmp_path / "new" / name).read_text(encoding="utf-8").startswith(start)
    refused = call("compare", *pair, "--out", tmp_path / "x.md", "--format", "json")
    assert refused.exit_code == 2
    assert "no name for the format json" in refused.stderr


def test_bad_calls_are_refused_with_a_hint(pair: tuple[Path, Path], tmp_path: Path) -> None:
    before, after = pair
    empty = tmp_path / "empty"
    empty.mkdir()
    (tmp_path / "one").mkdir()
    alone = tmp_path / "one" / "a.audit.yaml"
    alone.write_text(before.read_text(encoding="utf-8"), encoding="utf-8")
    for arguments, said in (
        ([before], "is one audit"),
        ([tmp_path / "one"], "is one audit"),
        ([empty], "no file ending in .audit.yaml"),
        ([before, before], "is named twice"),
        ([before, tmp_path / "one" / ".." / before.name], "is named twice"),
        ([before, tmp_path], "is a folder"),
        ([before, tmp_path / "nix"], "There is no file"),
        ([before, after, "--format", "html"], "no format 'html'"),
    ):
        done = call("compare", *arguments)
        assert done.exit_code == 2, arguments
        assert said in done.stderr
        assert done.stdout == ""


@pytest.mark.usefixtures("pair")
def test_a_file_that_cannot_be_read_among_good_ones_refuses_all(tmp_path: Path) -> None:
    (tmp_path / "broken.audit.yaml").write_text("cxaudit: audit/1\nanswers: [\n", encoding="utf-8")
    done = call("compare", tmp_path, "--out", tmp_path / "out.md")
    assert done.exit_code == 2
    assert "Of 3 files, these cannot be used" in done.stderr
    assert "broken.audit.yaml:" in done.stderr
    assert not (tmp_path / "out.md").exists()


def test_audits_of_unrelated_questionnaires_are_refused(pair: tuple[Path, Path], tmp_path: Path) -> None:
    other = tmp_path / "other.audit.yaml"
    given = ("--answer", "problems_first=4", "--partial", "--audit", other)
    assert call("run", "proactive-vs-reactive", *given).exit_code == 0
    for arguments in (["compare", pair[0], other], ["report", pair[0], "--since", other]):
        done = call(*arguments)
        assert done.exit_code == 2
        assert "have no question in common" in done.stderr
        assert "same questionnaire" in done.stderr


def test_the_report_tells_what_changed_since(pair: tuple[Path, Path], tmp_path: Path) -> None:
    before, after = pair
    done = call("report", after, "--since", before, "--out", tmp_path / "out")
    assert done.exit_code == 0
    page = (tmp_path / "out" / "b.html").read_text(encoding="utf-8")
    assert '<h2 id="since">What changed since Monday 16 November 2026</h2>' in page
    assert "Answer: the welcome: Mostly true → Nearly always true" in page
    picture = page.partition('id="since"')[2].partition("<table")[0]
    assert "SERVICE: 65 then, 70 now; PROCESS: 52 then, 45 now" in picture
    assert '<a href="#since">' in page
    text = (tmp_path / "out" / "b.md").read_text(encoding="utf-8")
    assert "## What changed since Monday 16 November 2026" in text
    data = json.loads(call("report", after, "--since", before, "--format", "json").stdout)
    assert data["since"]["before"] == "2026-11-16"
    assert json.loads(call("report", after, "--format", "json").stdout)["since"] is None


def test_hostile_words_stay_words(first: str, tmp_path: Path) -> None:
    before, after = tmp_path / "a.audit.yaml", tmp_path / "b.audit.yaml"
    before.write_text(first, encoding="utf-8")
    evil = "<script>alert(1)</script> [x](javascript:1) | a"
    after.write_text(
        first.replace("client: ", f'client: "{evil}"\n#', 1).replace("\n  greeting: 4", "\n  greeting: 1"),
        encoding="utf-8",
    )
    assert call("report", after, "--since", before, "--out", tmp_path).exit_code == 0
    assert "<script>alert" not in (tmp_path / "b.html").read_text(encoding="utf-8")
    markdown = call("compare", before, after, "--format", "md").stdout
    assert "<script>" not in markdown.replace("\\<script\\>", "")
    assert "[x](" not in markdown.replace("\\[x\\](", "")
