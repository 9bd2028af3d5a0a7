"""The whole story through the program: a team, its customers, a plan, ninety days, the second audit, CI."""

import json
import subprocess
import sys
from pathlib import Path

from test_report_cases import ROOT

WORKSHOP = str(ROOT / "examples" / "workshop.yaml")


def cxaudit(folder: Path, *arguments: str, code: int = 0) -> str:
    command = [sys.executable, "-m", "cxaudit", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def asked(
    folder: Path, name: str, group: str, *changed: str, date: str = "2026-03-02", who: str = ""
) -> None:
    pairs = [f"--answer={each}" for each in changed]
    head = ("--respondent", who or name, "--group", group, "--date", date)
    run = ("run", "essential", "--answers", WORKSHOP, *pairs, "--audit", f"{name}.audit.yaml", *head)
    cxaudit(folder, *run, "--format", "json", "--out", "reports")


def test_a_team_its_customers_a_plan_and_ninety_days(tmp_path: Path) -> None:
    asked(tmp_path, "marta", "leadership")
    asked(tmp_path, "ben", "front_line", "greeting=1", "recovery=1")
    asked(tmp_path, "ada", "front_line", "greeting=2", "recovery=2")
    people = [f"{name}.audit.yaml" for name in ("marta", "ben", "ada")]
    cxaudit(tmp_path, "combine", *people, "--out", "march.audit.yaml")

    rows = "".join(f"{score},{satisfied}\n" for score, satisfied in [(10, 5), (9, 4), (3, 2), (8, 4)] * 5)
    (tmp_path / "spring.csv").write_text("recommend,satisfied\n" + rows, encoding="utf-8")
    measures = ("--nps", "recommend", "--csat", "satisfied")
    assert "NPS" in cxaudit(tmp_path, "survey", "spring.csv", *measures, "--into", "march.audit.yaml")

    page = cxaudit(tmp_path, "report", "march.audit.yaml", "--format", "md", "--out", "-")
    assert "Your team sees this differently" in page and "customers' own answers" in page
    assert "ben" not in page.lower().split(), "no names unless they are asked for"

    plan = json.loads(cxaudit(tmp_path, "plan", "march.audit.yaml", "--format", "json"))
    first, second = (each["id"] for each in plan["actions"][:2])
    march = ("--audit", "march.audit.yaml", "--date", "2026-05-20")
    cxaudit(tmp_path, "plan", "set", first, "--status", "done", *march)
    cxaudit(tmp_path, "plan", "set", second, "--status", "doing", "--owner", "Ada", *march)
    assert "no-overdue" in cxaudit(
        tmp_path, "check", "march.audit.yaml", "--no-overdue", "--date", "2026-12-01", code=1
    )

    worse, better = (
        ("honest_waits=1", "reachable=1"),
        ("honest_waits=5", "reachable=4", "greeting=5", "recovery=5"),
    )
    asked(tmp_path, "june-worse", "leadership", *worse, date="2026-06-02", who="marta")
    asked(tmp_path, "june", "leadership", *better, date="2026-06-02", who="marta")
    held = ("--against", "marta.audit.yaml", "--max-drop", "0")
    assert "FAIL  max-drop" in cxaudit(tmp_path, "check", "june-worse.audit.yaml", *held, code=1)
    assert "pass  max-drop" in cxaudit(tmp_path, "check", "june.audit.yaml", *held)

    cxaudit(tmp_path, "compare", "marta.audit.yaml", "june-worse.audit.yaml", "--fail", code=1)
    told = json.loads(cxaudit(tmp_path, "compare", "marta.audit.yaml", "june.audit.yaml", "--format", "json"))
    assert told["steps"][0]["got_worse"] is False
    since = ("--since", "marta.audit.yaml", "--format", "md", "--out", "-")
    assert "better" in cxaudit(tmp_path, "report", "june.audit.yaml", *since)
    table = cxaudit(tmp_path, "portfolio", ".", "--all")
    assert table.count(".audit.yaml") == 6
