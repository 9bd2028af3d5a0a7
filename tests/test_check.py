"""`check`: thresholds compared exactly, each told with its figure, and the exit code a CI job reads."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxaudit.audit.answers import Answer
from cxaudit.audit.engagement import OwnFinding
from cxaudit.audit.record import Audit
from cxaudit.audit.store import Snapshot, audit_text
from cxaudit.problems import CallError
from cxaudit.scoring.score import score
from cxaudit.thresholds.judge import Held, hold
from cxaudit.thresholds.rules import Thresholds, read_thresholds
from test_report_cases import audit_of, example

STORE = example("store")
"""SERVICE 63, PROCESS 36, 0 of 5, a red flag; the workshop: SERVICE 65 (1375/21), PROCESS 52 (1500/29)."""
WORKSHOP = example("workshop")


def held(audit: Audit, before: Audit | None = None, **wanted: object) -> dict[str, Held]:
    thresholds = replace(Thresholds(), **wanted)
    found = hold(audit, score(audit), thresholds, before=score(before) if before else None)
    return {each.rule: each for each in found}


def one(audit: Audit, before: Audit | None = None, **wanted: object) -> Held:
    (only,) = held(audit, before, **wanted).values()
    return only


def test_the_weakest_section_counts_and_never_the_mean() -> None:
    found = one(WORKSHOP, fail_under=Fraction(55))
    assert not found.passed and found.found == "PROCESS 52" and found.exact == "1500/29"
    assert one(WORKSHOP, fail_under=Fraction(1500, 29)).passed


def test_a_threshold_is_compared_exactly_and_a_figure_never_rounds_to_it() -> None:
    just_above = Fraction(1500, 29) + Fraction(1, 10**9)
    assert not one(WORKSHOP, fail_under=just_above).passed
    found = one(WORKSHOP, fail_under=Fraction(52))
    assert not found.passed and found.found == "PROCESS 51", "51.72 is not 52, rounded or not"


@given(st.fractions(0, 100))
def test_what_passes_a_threshold_passes_every_lower_one(least: Fraction) -> None:
    assert one(WORKSHOP, fail_under=least).passed == (least <= Fraction(1500, 29))
    section = one(WORKSHOP, sections={"service": least})
    assert section.passed == (least <= Fraction(1375, 21))


def test_levels_gates_and_red_flags() -> None:
    assert one(WORKSHOP, level="weak").passed and not one(WORKSHOP, level="strong").passed
    assert one(WORKSHOP, level="strong").wanted == "at least Strong"
    gate = one(STORE, gate=True)
    assert (gate.passed, gate.exact) == (False, "0/5")
    flags = one(STORE, no_red_flags=True)
    assert not flags.passed and flags.found.startswith("1 red flag: ")
    yes = audit_of("lasting-impression", dict.fromkeys(five(), "yes"))
    assert one(yes, gate=True).passed
    assert one(replace(yes, answers={**yes.answers, five()[0]: yes.answers[five()[0]]}), gate=True).passed


def test_a_red_flag_set_by_hand_counts_as_one() -> None:
    found = OwnFinding(title="Nobody knows the allergens", red_flag="A guest could be harmed.")
    audit = replace(WORKSHOP, header=replace(WORKSHOP.header, own_findings=(found,)))
    assert one(WORKSHOP, no_red_flags=True).passed
    held = one(audit, no_red_flags=True)
    assert (held.passed, held.found) == (False, "1 red flag: Nobody knows the allergens")


def five() -> list[str]:
    questionnaire = audit_of("lasting-impression", {}).questionnaire
    return [q.id for section in questionnaire.walk() if section.gate for q in section.questions]


def test_what_is_not_rated_or_not_asked_fails_and_says_so() -> None:
    empty = audit_of("service-and-process", {})
    for found in held(
        empty, fail_under=Fraction(0), level="critical", sections={"service": Fraction(0)}
    ).values():
        assert not found.passed and found.exact == "", found
    assert "not rated" in one(empty, sections={"service": Fraction(0)}).found
    assert one(empty, level="critical").found == "no verdict: too little of it was answered"
    assert not one(empty, min_coverage=Fraction(1)).passed
    declined = audit_of("essential", {"look_at_blocks": "no"})
    assert one(declined, fail_under=Fraction(0)).found == "a part of the verdict was not asked"
    assert not one(declined, min_coverage=Fraction(0)).passed


def test_coverage_is_that_of_the_least_answered_part() -> None:
    found = one(WORKSHOP, min_coverage=Fraction("87.5"))
    assert found.passed and found.exact == "175/2" and found.found == "SERVICE 87.5 %"
    assert not one(WORKSHOP, min_coverage=Fraction("87.6")).passed


def test_a_lens_can_be_held_to_a_score() -> None:
    lens = next(each for each in score(STORE).lenses if each.score is not None)
    named = {lens.dimension: {lens.value: lens.score}}
    assert one(STORE, dimensions=named).passed
    assert not one(STORE, dimensions={lens.dimension: {lens.value: lens.score + 1}}).passed


def test_a_fall_is_that_of_the_part_that_fell_most() -> None:
    assert one(STORE, STORE, max_drop=Fraction(0)).found == "0 (SERVICE)"
    fell = replace(WORKSHOP, answers={**WORKSHOP.answers, "recovery": Answer(value="1")})
    before, after = score(WORKSHOP).section("service"), score(fell).section("service")
    assert before and after and before.score is not None and after.score is not None
    fall = before.score - after.score
    assert fall > 0 and one(fell, WORKSHOP, max_drop=fall).passed
    assert not one(fell, WORKSHOP, max_drop=fall - Fraction(1, 10**9)).passed
    better, worse = WORKSHOP, example("restaurant")
    drop = one(worse, better, max_drop=Fraction(5))
    assert not drop.passed and "PROCESS" in drop.found
    assert one(better, worse, max_drop=Fraction(100)).passed


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        ({"level": "soild"}, "solid"),
        ({"sections": {"servce": Fraction(1)}}, "service"),
        ({"dimensions": {"stge": {"after": Fraction(1)}}}, "stage"),
        ({"dimensions": {"stage": {"aftr": Fraction(1)}}}, "after"),
    ],
)
def test_a_name_there_is_not_is_a_wrong_call(wanted: dict[str, object], hint: str) -> None:
    with pytest.raises(CallError) as error:
        held(STORE, **wanted)
    assert f"'{hint}'" in error.value.hint


def test_a_questionnaire_without_a_test_has_none_to_pass() -> None:
    with pytest.raises(CallError):
        held(audit_of("six-factors", {}), gate=True)


# --- The file


def test_a_file_of_thresholds_reads_whole() -> None:
    text = (
        "cxaudit: thresholds/1\ngate: true\nlevel: solid\nfail_under: 60\nsections: {service: 70.5}\n"
        "dimensions:\n  stage: {after: 50}\nno_red_flags: true\nmin_coverage: 80\nmax_drop: 5\n"
    )
    found, problems = read_thresholds(text, "t.yaml")
    assert not problems and found == Thresholds(
        gate=True,
        level="solid",
        fail_under=Fraction(60),
        sections={"service": Fraction("70.5")},
        dimensions={"stage": {"after": Fraction(50)}},
        no_red_flags=True,
        min_coverage=Fraction(80),
        max_drop=Fraction(5),
    )


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("fail_undr: 60", "unknown-key", "fail_under"),
        ("fail_under: 160", "wrong-value", "from 0 to 100"),
        ("fail_under: high", "wrong-type", "a number"),
        ("gate: maybe", "wrong-type", "yes or no"),
        ("sections: [service]", "wrong-type", "a group of names"),
    ],
)
def test_a_mistake_in_it_is_a_problem_with_its_place(line: str, code: str, said: str) -> None:
    found, problems = read_thresholds(f"cxaudit: thresholds/1\n{line}\n", "t.yaml")
    assert found is None
    (problem,) = problems
    assert problem.code == code and problem.source.line == 2
    assert said in f"{problem.message} {problem.hint}"


def test_options_stand_beside_a_file_and_win() -> None:
    file = Thresholds(
        fail_under=Fraction(60), sections={"a": Fraction(1)}, dimensions={"s": {"x": Fraction(1)}}
    )
    both = file.with_more(
        Thresholds(fail_under=Fraction(0), sections={"b": Fraction(2)}, dimensions={"s": {"y": Fraction(2)}})
    )
    assert both.fail_under == 0
    assert both.sections == {"a": 1, "b": 2} and both.dimensions == {"s": {"x": 1, "y": 2}}


# --- The program


def check(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "cxaudit", "check", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("store", "workshop"):
        audit = example(name)
        text = audit_text(audit, Snapshot.of(audit.questionnaire))
        (tmp_path / f"{name}.audit.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_every_threshold_is_told_and_one_that_fails_is_exit_1(folder: Path) -> None:
    done = check(
        folder, "store.audit.yaml", "workshop.audit.yaml", "--fail-under", "50", "--min-coverage", "80%"
    )
    assert done.returncode == 1 and not done.stderr
    assert done.stdout.splitlines() == [
        "FAIL  fail-under    wanted at least 50, found PROCESS 36",
        "FAIL  min-coverage  wanted at least 80 %, found PROCESS 48 %",
        "store.audit.yaml: 0 of 2 thresholds passed.",
        "pass  fail-under    wanted at least 50, found PROCESS 52",
        "pass  min-coverage  wanted at least 80 %, found SERVICE 88 %",
        "workshop.audit.yaml: 2 of 2 thresholds passed.",
    ]
    assert check(folder, "workshop.audit.yaml", "--fail-under", "50").returncode == 0


def test_json_junit_and_github(folder: Path) -> None:
    arguments = ("store.audit.yaml", "--fail-under", "50", "--level", "critical")
    document = json.loads(check(folder, *arguments, "--format", "json").stdout)
    assert document["format"] == "check/1" and document["passed"] is False
    assert [rule["passed"] for rule in document["audits"][0]["rules"]] == [True, False]
    suite = ElementTree.fromstring(check(folder, *arguments, "--format", "junit").stdout)[0]
    assert (suite.attrib["tests"], suite.attrib["failures"]) == ("2", "1")
    lines = check(folder, *arguments, "--format", "github").stdout.splitlines()
    said = "::error file=store.audit.yaml,title=fail-under::fail-under: wanted at least 50, found PROCESS 36"
    assert lines[0] == said
    assert not [line for line in lines[1:] if line.startswith("::")]


@pytest.mark.parametrize("command", ["check store.audit.yaml --gate", "validate store.audit.yaml"])
def test_no_result_is_written_over_an_audit(folder: Path, command: str) -> None:
    held = (folder / "store.audit.yaml").read_bytes()
    done = subprocess.run(
        [sys.executable, "-m", "cxaudit", *command.split(), "--out", "store.audit.yaml"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2 and "no name for a result" in done.stderr
    assert (folder / "store.audit.yaml").read_bytes() == held


def test_a_result_can_go_into_a_file(folder: Path) -> None:
    done = check(folder, "store.audit.yaml", "--fail-under", "50", "--format", "junit", "--out", "ci/r.xml")
    assert done.returncode == 1 and done.stdout == ""
    assert ElementTree.parse(folder / "ci" / "r.xml").getroot().tag == "testsuites"


def test_a_file_of_thresholds_and_an_earlier_audit(folder: Path) -> None:
    (folder / "t.yaml").write_text("cxaudit: thresholds/1\nmax_drop: 3\n", encoding="utf-8")
    done = check(folder, "store.audit.yaml", "--rules", "t.yaml", "--against", "store.audit.yaml")
    assert done.returncode == 0 and "max-drop  wanted at most 3, found 0" in done.stdout
    alone = check(folder, "store.audit.yaml", "--rules", "t.yaml")
    assert alone.returncode == 2 and "--against FILE" in alone.stderr
    (folder / "t.yaml").write_text("cxaudit: thresholds/1\nmax_dorp: 3\n", encoding="utf-8")
    wrong = check(folder, "store.audit.yaml", "--rules", "t.yaml", "--against", "store.audit.yaml")
    assert wrong.returncode == 2 and "t.yaml:2:1" in wrong.stderr and "max_drop" in wrong.stderr


WRONG: Sequence[tuple[tuple[str, ...], str]] = (
    ((), "No threshold was named"),
    (("--fail-under", "101"), "from 0 to 100"),
    (("--fail-under", "high"), "from 0 to 100"),
    (("--section", "service"), "service=70"),
    (("--dimension", "stage:50"), "stage=after:50"),
    (("--max-drop", "3"), "--against FILE"),
    (("--fail-under", "1", "--format", "xml"), "There is no format 'xml'"),
    (("--fail-under", "1", "--against", "none.yaml"), "none.yaml"),
    (("--level", "soild"), "Did you mean 'solid'?"),
)


@pytest.mark.parametrize(("arguments", "said"), WRONG)
def test_a_wrong_call_is_exit_2(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    done = check(folder, "store.audit.yaml", *arguments)
    assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr
    assert not done.stdout


def test_audits_of_other_questionnaires_do_not_compare(folder: Path) -> None:
    other = audit_of("six-factors", {})
    text = audit_text(other, Snapshot.of(other.questionnaire))
    (folder / "other.audit.yaml").write_text(text, encoding="utf-8")
    done = check(folder, "store.audit.yaml", "--against", "other.audit.yaml")
    assert done.returncode == 2 and "scores do not compare" in done.stderr


def test_an_unfinished_audit_is_held_as_it_stands_and_said_to_be(folder: Path) -> None:
    path = folder / "store.audit.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("finished: true", "finished: false"), encoding="utf-8"
    )
    done = check(folder, "store.audit.yaml", "--fail-under", "10")
    assert done.returncode == 0 and "store.audit.yaml is not finished" in done.stderr


def test_validate_checks_files_of_thresholds_too(folder: Path) -> None:
    (folder / "t.yaml").write_text("cxaudit: thresholds/1\nlevell: solid\n", encoding="utf-8")
    command = [sys.executable, "-m", "cxaudit", "validate", "t.yaml"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1 and "[unknown-key]" in done.stdout and "level" in done.stdout


def test_an_interview_can_be_asked_to_be_finished(folder: Path) -> None:
    assert check(folder, "store.audit.yaml", "--finished").returncode == 0
    path = folder / "store.audit.yaml"
    text = path.read_text(encoding="utf-8").replace("finished: true", "finished: false")
    path.write_text(text, encoding="utf-8")
    done = check(folder, "store.audit.yaml", "--finished")
    assert done.returncode == 1 and "FAIL  finished  wanted finished, found not finished" in done.stdout


def test_a_part_that_was_not_answered_lowers_the_coverage_of_the_whole() -> None:
    full = example("restaurant-full")
    found = one(full, min_coverage=Fraction(100))
    whole = score(full).whole.coverage
    assert whole is not None and Fraction(found.exact) <= whole * 100


def test_a_reader_that_has_read_enough_is_no_failure(folder: Path) -> None:
    command = f"{sys.executable} -m cxaudit portfolio . --format json 2>&1 | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "Traceback" not in done.stdout + done.stderr
