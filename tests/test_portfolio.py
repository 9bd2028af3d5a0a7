"""`portfolio`: a folder of audits as one table; a broken file is a line, a snapshot is read once."""

import csv
import json
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from datetime import date
from fractions import Fraction
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from cxaudit.audit.engagement import OwnFinding
from cxaudit.audit.record import Audit
from cxaudit.audit.store import Shelf, Snapshot, audit_text, read_audit
from cxaudit.portfolio import COLUMNS, Row, newest, ordered, row_of
from cxaudit.report.html import render_html
from cxaudit.report.portfolio import as_text
from cxaudit.report.portfolio_page import as_html
from cxaudit.text import columns, one_line
from test_report_cases import audit_of, example, report_of
from test_report_rendering import HOSTILE, Reader, times

TODAY = date(2026, 12, 1)
WORKSHOP = example("workshop")


def write(path: Path, audit: Audit, **header: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    made = replace(audit, header=replace(audit.header, **header))
    path.write_text(audit_text(made, Snapshot.of(made.questionnaire)), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "clients"
    write(root / "w-1.audit.yaml", WORKSHOP, client="Wheels", date=date(2026, 1, 1))
    write(root / "deep" / "w-2.audit.yaml", example("store"), client="WHEELS", date=date(2026, 6, 1))
    write(root / "r.audit.yaml", example("restaurant"), client="Blau | Rot", date=date(2026, 3, 1))
    write(root / "w-1.before.yaml", WORKSHOP, client="Wheels", date=date(2027, 1, 1))
    (root / "broken.audit.yaml").write_text("cxaudit: audit/1\nfinishd: true\n", encoding="utf-8")
    (root / "shop.yaml").write_text("cxaudit: questionnaire/1\n", encoding="utf-8")
    return root


def portfolio(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "cxaudit", "portfolio", "clients", *arguments]
    return subprocess.run(
        command, cwd=folder.parent, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_row_of_an_audit() -> None:
    row = row_of("w.audit.yaml", WORKSHOP, TODAY)
    assert (row.verdict, row.weakest, row.score) == ("Patchy", "PROCESS", Fraction(1500, 29))
    assert (row.flags, row.coverage, row.finished) == (0, Fraction("87.5"), True)
    assert row.weakest_text == "PROCESS 52" and row.coverage_text == "88 %"


def test_what_was_not_answered_has_no_verdict_and_no_score() -> None:
    row = row_of("e.audit.yaml", audit_of("service-and-process", {}), TODAY)
    assert (row.verdict, row.rank, row.weakest, row.score) == ("no verdict", -1, "", None)
    assert row.coverage == 0


def test_where_a_verdict_rests_on_the_whole_its_weakest_part_is_named_all_the_same() -> None:
    asked = WORKSHOP.questionnaire
    on_the_whole = replace(asked, rules=replace(asked.rules, weakest_of=()))
    row, usual = (row_of("w", replace(WORKSHOP, questionnaire=q), TODAY) for q in (on_the_whole, asked))
    assert (row.weakest, row.score, row.coverage) == (usual.weakest, usual.score, usual.coverage)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 130])
def test_no_line_is_wider_than_the_window(width: int) -> None:
    rows = [full("Nord"), full("Bicycles and Repairs, Old Town"), Row(path="b.yaml", problem="cut off")]
    text = as_text(rows, width)
    assert max(map(columns, text.splitlines())) <= width
    for said in ("PROCESS", "2026-01-02", "b.yaml: cut off", "Nord", "Bicycles"):
        assert said in " ".join(text.split()), said
    assert as_text(rows, 500) == as_text(rows)


def test_overdue_is_as_seen_on_a_day() -> None:
    start = WORKSHOP.header.date
    assert row_of("w", WORKSHOP, start).overdue == 0
    assert row_of("w", WORKSHOP, date(2030, 1, 1)).overdue > 0


def test_the_newest_of_every_client_stays_and_what_has_no_client_too() -> None:
    rows = [
        Row(path="a", client="Blau", date=date(2026, 1, 1)),
        Row(path="b", client="BLAU", date=date(2026, 2, 1)),
        Row(path="c", date=date(2026, 1, 1)),
        Row(path="d", date=date(2026, 1, 1)),
        Row(path="e", client="Blau", problem="broken"),
    ]
    assert [row.path for row in newest(rows)] == ["b", "c", "d", "e"]
    assert [row.path for row in newest(reversed(rows))] == ["e", "d", "c", "b"]


@pytest.mark.parametrize(
    ("column", "first"),
    [
        ("client", "b"),
        ("date", "a"),
        ("verdict", "b"),
        ("weakest", "a"),
        ("flags", "b"),
        ("coverage", "a"),
        ("overdue", "a"),
    ],
)
def test_every_column_orders_what_needs_looking_at_first(column: str, first: str) -> None:
    a = Row(
        path="a",
        client="Z",
        date=date(2027, 1, 1),
        rank=3,
        score=Fraction(1),
        coverage=Fraction(1),
        overdue=9,
    )
    b = Row(
        path="b", client="B", date=date(2026, 1, 1), rank=0, score=Fraction(2), flags=1, coverage=Fraction(2)
    )
    nothing, broken = Row(path="c", client="A"), Row(path="d", problem="broken")
    (by,) = [each for each in COLUMNS if each == column]
    paths = [row.path for row in ordered([broken, nothing, a, b], by)]
    assert paths[-1] == "d"
    assert next(path for path in paths if path != "c") == first
    if column in ("date", "verdict", "weakest", "coverage"):
        assert paths[-2] == "c", "nothing known comes after what is known"


def test_a_file_named_like_an_audit_is_never_passed_over(folder: Path) -> None:
    for name, held in (("empty", b""), ("noise", bytes(range(256))), ("foreign", b"foo: bar\n")):
        (folder / f"{name}.audit.yaml").write_bytes(held)
    done = portfolio(folder)
    told = {line.partition(":")[0] for line in done.stdout.splitlines()[3:]}
    assert {f"clients/{name}.audit.yaml" for name in ("empty", "noise", "foreign", "broken")} <= told
    assert "4 that cannot be used" in done.stderr


def test_the_table_of_a_folder(folder: Path) -> None:
    done = portfolio(folder, "--date", "2026-12-01")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert [line.split("  ")[0] for line in lines[:3]] == ["Client", "Blau | Rot", "WHEELS"]
    assert lines[2].endswith("clients/deep/w-2.audit.yaml")
    assert len(lines) == 4 and lines[3].startswith("clients/broken.audit.yaml:1:1: ")
    assert done.stderr == (
        "4 audits below clients: 2 shown, 1 that cannot be used, with the reason, 1 older left out "
        "(--all shows them).\n"
    )
    every = portfolio(folder, "--all", "--sort", "verdict").stdout.splitlines()
    assert len(every) == 5


def test_json_is_one_document(folder: Path) -> None:
    document = json.loads(portfolio(folder, "--format", "json").stdout)
    assert document["format"] == "portfolio/1"
    assert [bool(each["problem"]) for each in document["audits"]] == [False, False, True]


def test_csv_has_a_row_for_every_file(folder: Path) -> None:
    done = portfolio(folder, "--format", "csv")
    heads, *rows = csv.reader(done.stdout.removeprefix("\ufeff").splitlines())
    assert len(rows) == 3 and all(len(row) == len(heads) for row in rows)
    assert [bool(row[-1]) for row in rows] == [False, False, True]


def test_a_red_flag_set_by_hand_counts() -> None:
    header = replace(WORKSHOP.header, own_findings=(OwnFinding(title="Seen", red_flag="Harm."),))
    assert row_of("", replace(WORKSHOP, header=header), TODAY).flags == row_of("", WORKSHOP, TODAY).flags + 1


# --- The page


def page_of(*rows: Row, older: int = 0, every: bool = False) -> str:
    return as_html(rows, folder="clients", older=older, every=every, today=TODAY)


def full(client: str, path: str = "x.audit.yaml") -> Row:
    """Return a row with something in every cell."""
    return Row(
        path=path,
        client=client,
        date=date(2026, 1, 2),
        finished=True,
        verdict="Weak",
        rank=1,
        levels=5,
        weakest="PROCESS",
        score=Fraction(21),
        flags=2,
        coverage=Fraction(45),
        overdue=3,
    )


def test_the_page_shows_every_row_in_full(folder: Path) -> None:
    done = portfolio(folder, "--format", "html", "--date", "2026-12-01")
    assert done.returncode == 0 and done.stderr.startswith("4 audits below clients")
    page = Reader(done.stdout)
    words = " ".join(page.words.split())
    for said in (
        "Portfolio: clients 2 audits, the newest of every client. Red flags in 2 of them; overdue actions,",
        "as seen on Tuesday 1 December 2026, in 2. 1 older left out. 1 of the files cannot be used; see the",
        "ClientDateVerdictWeakest partRed flagsAnsweredOverdue",
        "Blau | Rot clients/r.audit.yaml 2026-03-01 Weak",
        "WHEELS clients/deep/w-2.audit.yaml 2026-06-01 Weak",
        "clients/broken.audit.yaml Cannot be used 1:1: the questionnaire is missing",
    ):
        assert said in words, said
    assert portfolio(folder, "--out", "it.html", "--date", "2026-12-01").stdout == "Wrote it.html\n"
    assert (folder.parent / "it.html").read_text(encoding="utf-8") == done.stdout


def test_the_page_is_a_table_that_can_be_heard_and_sorted() -> None:
    page = Reader(
        page_of(full("Nord"), Row(path="e.yaml"), Row(path="b.yaml", problem="b.yaml:1:1: cut off"))
    )
    tags = [tag for tag, _ in page.skeleton]
    assert tags.count("caption") == tags.count("table") == tags.count("h1") == 1
    scopes = [dict(said).get("scope") for tag, said in page.skeleton if tag == "th"]
    assert scopes == [*["col"] * 7, *["row"] * 3]
    cells = [dict(said) for tag, said in page.skeleton if tag == "td"]
    assert [cell["data-value"] for cell in cells] == [
        *["2026-01-02", "1", "21.000000", "2", "45.000000", "3"],
        *["", "", "", "0", "", "0"],
        "",
    ]
    assert cells[-1]["colspan"] == "6"
    assert [dict(said)["class"] for tag, said in page.skeleton if tag == "i"] == ["on", "on", *["off"] * 3]


@pytest.mark.parametrize("said", HOSTILE)
def test_the_page_shows_any_text_as_text(said: str) -> None:
    ordinary = Reader(page_of(full("Nord"), Row(path="b.yaml", problem="cut off")))
    line = one_line(said)
    row = replace(full(line, line), weakest=line, verdict=line)
    page = Reader(
        as_html([row, Row(path=line, problem=line)], folder=line, older=0, every=False, today=TODAY)
    )
    bare = [(tag, {**dict(each), "data-value": "", "dir": ""}) for tag, each in page.skeleton]
    assert bare == [(tag, {**dict(each), "data-value": "", "dir": ""}) for tag, each in ordinary.skeleton]
    assert not page.open and times(line, page) >= 6


def test_the_page_has_the_style_and_the_script_of_the_report() -> None:
    report, page = render_html(report_of(WORKSHOP)), page_of(full("Nord"))
    for part in ("script", "style"):
        whole, own = (text[text.index(f"<{part}>") : text.index(f"</{part}>")] for text in (report, page))
        assert own.startswith(whole.partition(".by-plan td:nth-child(1)")[0])  # the report's own columns
        digest = b64encode(sha256(own.removeprefix(f"<{part}>").encode()).digest()).decode()
        assert f"{part}-src 'sha256-{digest}'" in unescape(page)
    assert "style=" not in page and "http:" not in page and "https:" not in page


def test_a_wrong_call_and_an_empty_folder(folder: Path) -> None:
    assert "Did you mean 'verdict'?" in portfolio(folder, "--sort", "verdit").stderr
    assert portfolio(folder, "--format", "xml").returncode == 2
    for path in folder.rglob("*.audit.yaml"):
        path.unlink()
    done = portfolio(folder)
    assert done.returncode == 2 and "There is no audit file below clients" in done.stderr


# --- The shelf


def test_a_questionnaire_met_before_is_not_read_again_and_gives_the_same_audit(folder: Path) -> None:
    shelf = Shelf()
    paths = [write(folder / f"{n}.audit.yaml", WORKSHOP, client=f"Client {n}") for n in range(3)]
    apart, together = [read_audit(path) for path in paths], [read_audit(path, shelf=shelf) for path in paths]
    assert apart == together
    assert together[0].audit.questionnaire is together[1].audit.questionnaire
    assert together[2].snapshot == apart[2].snapshot


@pytest.mark.parametrize("change", ["snapshot", "digest", "behind"])
def test_a_questionnaire_that_was_changed_is_read_as_it_stands(folder: Path, change: str) -> None:
    shelf = Shelf()
    path = write(folder / "x.audit.yaml", WORKSHOP)
    read_audit(path, shelf=shelf)
    text = path.read_text(encoding="utf-8")
    if change == "snapshot":
        text = text.replace('title: "Essential', 'title: "Quintessential', 1)
    elif change == "digest":
        text = text.replace("digest: sha256:", "digest: sha256:0", 1)
    else:
        text += "finished: true\n"
    path.write_text(text, encoding="utf-8")
    if change == "behind":
        with pytest.raises(Exception, match="not a usable audit"):
            read_audit(path, shelf=shelf)
        return
    plain, shelved = read_audit(path), read_audit(path, shelf=shelf)
    assert plain == shelved and [each.code for each in shelved.warnings] == ["snapshot-changed"]
