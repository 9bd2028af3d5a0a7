"""Two columns of customers' exports, what they expect and what they meet, beside a pair's two ratings."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from cxaudit.audit.answers import Answer, Customers
from cxaudit.audit.record import Audit
from cxaudit.audit.redact import redacted
from cxaudit.audit.store import Snapshot, audit_text, read_audit
from cxaudit.expectation import expectation
from cxaudit.interview.carry import carry_over
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.report.markdown import render_markdown
from cxaudit.scoring.score import score
from surveys import as_json, survey, written
from test_pairs import CHOICE, SHOP, audit, read
from test_report_cases import report_of

TWICE = SHOP.replace("short: ready, scale: often}", "short: ready, scale: often, second_rating: true}")
ASKED = read(TWICE)
ROWS = "Due,Met\n5,3\n5,2\nNearly always,now and then\n4,1\n,5\n"
MAPPING = "cxaudit: mapping/1\nquestions: {Met: ready}\nexpected: {Due: ready}\n"


def kept(asked: Questionnaire = ASKED, **answers: Answer) -> Audit:
    return replace(audit(**answers), questionnaire=asked)


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    path = tmp_path / "shop.audit.yaml"
    path.write_text(
        audit_text(kept(ready=Answer(value="4", expected="4")), Snapshot.of(ASKED)), encoding="utf-8"
    )
    return path


def told(folder: Path, stored: Path, mapping: str) -> tuple[int, str]:
    export = written(folder, ROWS)
    found = survey(export, "--mapping", written(folder, mapping, "map.yaml"), "--into", stored)
    return found.code, " ".join(found.err.split())


def test_both_columns_stand_beside_the_pair(tmp_path: Path, stored: Path) -> None:
    code, said = told(tmp_path, stored, MAPPING)
    assert code == 0, said
    assert "customers' answers beside 1 question." in said
    answer = read_audit(stored).audit.answers["ready"]
    assert (answer.value, answer.expected) == ("4", "4")
    theirs = Customers(value="3", n=4, source="it.csv (5 rows)", expected="5", score=Fraction(40))
    assert answer.customers == theirs


def test_the_survey_shows_each_half_by_itself(tmp_path: Path) -> None:
    questionnaire = written(tmp_path, TWICE, "shop.yaml")
    mapping = written(tmp_path, MAPPING, "map.yaml")
    found = as_json(written(tmp_path, ROWS), "--mapping", mapping, "--questionnaire", questionnaire)
    halves = {each["rating"]: (each["n"], each["value"], each["score"]) for each in found.data["questions"]}
    assert halves == {"": (5, "3", "40"), "expected": (4, "5", "375/4")}
    shown = survey(written(tmp_path, ROWS), "--mapping", mapping, "--questionnaire", questionnaire)
    assert "ready: what is expected" in " ".join(shown.out.split())


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ("expected: {Due: tidy}\nquestions: {Met: ready}", "tidy takes no second rating"),
        ("expected: {Due: redy}\nquestions: {Met: ready}", "Did you mean 'ready'?"),
        ("expected: {Due: polite}\nquestions: {Met: ready}", "No column says how polite is done."),
        ("expected: {Met: ready}\nquestions: {Met: ready}", "Met"),
        ("expected: {Dew: ready}\nquestions: {Met: ready}", "Dew"),
    ],
)
def test_a_column_that_cannot_be_expected_is_told(
    tmp_path: Path, stored: Path, mapping: str, words: str
) -> None:
    before = stored.read_bytes()
    code, said = told(tmp_path, stored, f"cxaudit: mapping/1\n{mapping}\n")
    assert code in (1, 2)
    assert words in said
    assert stored.read_bytes() == before


def test_a_question_rated_once_has_no_expected_column(tmp_path: Path) -> None:
    once = read(TWICE.replace("{id: ready, type: pair,", "{id: ready,"))
    path = tmp_path / "shop.audit.yaml"
    path.write_text(audit_text(kept(once), Snapshot.of(once)), encoding="utf-8")
    code, said = told(tmp_path, path, MAPPING)
    assert code in (1, 2) and "ready is rated once" in said


def test_customers_own_gap_stands_beside_ours() -> None:
    theirs = Customers(value="2", n=40, source="spring", expected="5")
    made = kept(
        ready=Answer(value="4", expected="4", customers=theirs), polite=Answer(value="4", expected="4")
    )
    found = expectation(made, score(made))
    assert found is not None
    assert {pair.question: (pair.gap, pair.by_customers) for pair in found.pairs} == {
        "ready": (0, -3),
        "polite": (0, None),
    }
    text = render_markdown(report_of(made))
    assert "expected: Nearly always; done: Now and then; gap -3" in text
    assert "Now and then (expected: Nearly always) (40 answers, spring)" in text
    assert redacted(made).answers["ready"].customers == replace(theirs, source="")


def test_customers_halves_are_kept_when_a_question_changes() -> None:
    theirs = Customers(value="2", expected="5")
    made = kept(ready=Answer(value="4", customers=theirs))
    now = read(
        CHOICE.replace("short: ready, scale: often}", "short: ready, scale: often, second_rating: true}")
    )
    later, _ = carry_over(made, now)
    assert later.answers["ready"].customers == Customers(value="2")
    assert (
        "Customers' data before the question changed: expected: Nearly always" in later.answers["ready"].note
    )
    gone, _ = carry_over(made, read())
    assert gone.answers["ready"].customers is None
    assert "Now and then (expected: Nearly always)" in gone.answers["ready"].note
