"""The worked cases through the program itself: an answers file in, a report out."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cxaudit.cli.app import app
from cxaudit.questionnaire.library import bundled

EXAMPLES = bundled("examples")
WEAK_PEOPLE = ("Weak (provisional)", "Good people, broken process")
FRIENDLY = ("Weak (provisional)", "Friendly, until it mattered")


def report_of(name: str, folder: Path) -> dict[str, Any]:
    call = ["run", "--answers", str(EXAMPLES / f"{name}.yaml"), "--out", str(folder), "--format", "json"]
    done = CliRunner().invoke(app, call)
    assert done.exit_code == 0, done.output
    (written,) = folder.glob("*.report.json")
    found: dict[str, Any] = json.loads(written.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(
    ("name", "verdict", "scores", "first"),
    [
        ("restaurant", WEAK_PEOPLE, ["90", "21"], ["core-quality", "nothing_lost", "last_look", "wait"]),
        ("cases/a1-blocks", WEAK_PEOPLE, ["90", "21"], ["core-quality", "nothing_lost", "last_look", "wait"]),
        ("store", FRIENDLY, ["63", "36"], ["courtesy-rule", "reach", "findability"]),
        ("cases/a2-blocks", FRIENDLY, ["63", "36"], ["courtesy-rule", "reach", "findability"]),
        (
            "cases/a3",
            ("Weak", "Good people, broken process"),
            ["100", "25"],
            ["core-quality", "nothing_lost"],
        ),
        ("cases/a4", ("Weak", "Friendly, until it mattered"), ["88", "100"], ["courtesy-rule"]),
        (
            "workshop",
            ("Patchy", "Good people, patchy arrangements"),
            ["65", "52"],
            ["reach", "stays_with_problem", "wait"],
        ),
    ],
)
def test_a_case_comes_out_as_worked_by_hand(
    name: str, verdict: tuple[str, str], scores: list[str], first: list[str], tmp_path: Path
) -> None:
    report = report_of(name, tmp_path)
    assert (report["verdict"]["title"], report["verdict"]["diagnosis"]) == verdict
    assert [row["score"]["text"] for row in report["scorecard"]["sections"]] == scores
    ranked = sorted((a["number"], a["id"]) for month in report["plan"]["months"] for a in month["actions"])
    assert [id_ for _, id_ in ranked][: len(first)] == first


@pytest.mark.parametrize("name", ["cases/a1-blocks-stated", "cases/a2-blocks-stated"])
def test_without_what_was_inferred_no_case_reads_solid_or_strong(name: str, tmp_path: Path) -> None:
    verdict = report_of(name, tmp_path)["verdict"]
    assert verdict is None if "a1" in name else verdict["level"] == "weak"


@pytest.mark.parametrize(
    ("name", "state", "full"),
    [
        ("cases/a1-five", "not_passed", 0),
        ("cases/a2-five", "not_passed", 0),
        ("cases/a6", "passed", 5),
        ("cases/a7", "not_passed", 4),
        ("cases/a8", "undecided", 4),
    ],
)
def test_the_five_questions_come_out_as_worked_by_hand(
    name: str, state: str, full: int, tmp_path: Path
) -> None:
    report = report_of(name, tmp_path)
    (gate,) = report["scorecard"]["gates"]
    assert (gate["state"], gate["full"]) == (state, full)
    assert (report["plan"]["gate_action"] is None) == (state == "passed")
