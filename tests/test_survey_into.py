"""Customers' answers beside those of an audit: kept whole or not at all, and nothing else changed."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cxaudit.audit.answers import Answer, Customers
from cxaudit.audit.record import Audit, Header
from cxaudit.audit.said import CustomersSaid
from cxaudit.audit.store import Snapshot, audit_text, read_audit
from cxaudit.cli.app import app
from cxaudit.cli.outputs import report_of
from cxaudit.combine import Source, combine
from cxaudit.files.save import hold
from cxaudit.questionnaire.library import Library
from cxaudit.questionnaire.load import open_questionnaire
from cxaudit.report.html import render_html
from cxaudit.report.markdown import render_markdown
from surveys import as_json, survey, written

ASKED = open_questionnaire("expectations-and-measurement", Library.usual())
ROWS = "9,5,Mostly true\n10,4,nearly always  TRUE\n3,1,2\n8,,4 - mostly true\n7,3,6\n"
MAPPING = "cxaudit: mapping/1\nnps: NPS\ncsat: CSAT\nquestions: {Job: does_the_job}\n"


@pytest.fixture
def audit(tmp_path: Path) -> Path:
    held = Audit(
        header=Header(client="Café Nord"),
        questionnaire=ASKED,
        answers={
            "does_the_job": Answer(value="5", note="We think so."),
            "worth_coming_back": Answer(value="2"),
        },
    )
    held = replace(held, answers={k: v for k, v in held.answers.items() if k in ids()})
    path = tmp_path / "cafe.audit.yaml"
    path.write_text(audit_text(held, Snapshot.of(ASKED)), encoding="utf-8")
    return path


def ids() -> set[str]:
    return {question.id for question in ASKED.questions()}


def put(folder: Path, audit: Path, *more: object) -> None:
    export, mapping = written(folder, "NPS,CSAT,Job\n" + ROWS), written(folder, MAPPING, "map.yaml")
    found = survey(export, "--mapping", mapping, "--into", audit, *more)
    assert found.code == 0, found.err
    assert "customers' answers beside 1 question." in " ".join(found.err.split())


def test_the_audit_gets_second_ratings_and_the_measures_and_loses_nothing(
    tmp_path: Path, audit: Path
) -> None:
    before = read_audit(audit).audit
    put(tmp_path, audit)
    after = read_audit(audit).audit
    said = Customers(value="4", n=4, source="it.csv (5 rows)", score=Fraction(275, 4))
    assert after.answers["does_the_job"] == replace(before.answers["does_the_job"], customers=said)
    assert after.survey == CustomersSaid(
        source="it.csv (5 rows)",
        nps={"3": 1, "7": 1, "8": 1, "9": 1, "10": 1},
        csat={"1": 1, "3": 1, "4": 1, "5": 1},
    )
    assert replace(after, answers=before.answers, survey=None) == before
    again = audit.read_bytes()
    put(tmp_path, audit)
    assert audit.read_bytes() == again, "the same survey once more changes nothing"


def test_questions_are_those_of_the_audit_or_the_questionnaire_named(tmp_path: Path, audit: Path) -> None:
    put(tmp_path, audit, "--questionnaire", "expectations-and-measurement")
    export, mapping = written(tmp_path, "NPS,CSAT,Job\n" + ROWS), written(tmp_path, MAPPING, "map.yaml")
    found = as_json(export, "--mapping", mapping, "--questionnaire", "expectations-and-measurement")
    (asked,) = found.data["questions"]
    # 0.75 + 1 + 0.25 + 0.75 over four is 68.75; the option nearest to it is the 4.
    assert (asked["n"], asked["value"], asked["score"]) == (4, "4", "275/4")
    assert found.rejected == {("Job", "no_option"): (1, [6])}
    other = survey(export, "--mapping", mapping, "--into", audit, "--questionnaire", "essential")
    assert other.code == 2 and "answers 'expectations-and-measurement', not 'essential'" in other.err


@pytest.mark.parametrize(
    ("cells", "score"), [("3\n" * 20 + "4\n" * 20, "62.5"), ("3\n" + "4\n" * 2, '"200/3"')]
)
def test_the_mean_is_kept_exactly_beside_the_option(
    cells: str, score: str, tmp_path: Path, audit: Path
) -> None:
    export = written(tmp_path, "Job\n" + cells)
    mapping = written(tmp_path, "cxaudit: mapping/1\nquestions: {Job: does_the_job}\n", "map.yaml")
    assert survey(export, "--mapping", mapping, "--into", audit).code == 0
    assert f"score: {score}\n" in audit.read_text(encoding="utf-8")
    said = read_audit(audit).audit.answers["does_the_job"].customers
    assert said is not None and said.score == Fraction(score.strip('"'))


def test_options_are_whole_numbers_however_a_spreadsheet_writes_them(tmp_path: Path) -> None:
    export = written(tmp_path, 'Job\n4.0\n"4,0"\n4\n4.5\n4.\n0.4\n')
    mapping = written(tmp_path, "cxaudit: mapping/1\nquestions: {Job: does_the_job}\n", "map.yaml")
    found = as_json(export, "--mapping", mapping, "--questionnaire", "expectations-and-measurement")
    (asked,) = found.data["questions"]
    assert (asked["n"], asked["value"], asked["score"]) == (3, "4", "75")
    assert found.rejected == {("Job", "no_option"): (3, [5, 6, 7])}


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        ("{Job: does_the_jbo}", "map.yaml:2:18: error: There is no question 'does_the_jbo'"),
        ("{Job: does_the_jbo}", "Did you mean 'does_the_job'?"),
        ("{Jbo: does_the_job}", "map.yaml:2:13: error: "),
        ("{Job: business_type}", "takes no second rating"),
    ],
)
def test_a_question_that_cannot_be_answered_is_told_at_its_place(
    questions: str, said: str, tmp_path: Path, audit: Path
) -> None:
    unrated = next(q.id for q in ASKED.questions() if not q.second_rating)
    text = f"cxaudit: mapping/1\nquestions: {questions.replace('business_type', unrated)}\n"
    export, mapping = written(tmp_path, "NPS,CSAT,Job\n" + ROWS), written(tmp_path, text, "map.yaml")
    before = audit.read_bytes()
    found = survey(export, "--mapping", mapping, "--into", audit)
    assert found.code == 2 and said in found.err and found.out == ""
    assert audit.read_bytes() == before


def test_a_survey_that_is_refused_leaves_the_audit_as_it_was(tmp_path: Path, audit: Path) -> None:
    before = audit.read_bytes()
    export = written(tmp_path, 'NPS,CSAT\n9,5\n8,"4\n')
    assert survey(export, "--nps=NPS", "--into", audit).code == 1
    assert audit.read_bytes() == before


def test_what_fewer_than_three_said_is_not_kept(tmp_path: Path, audit: Path) -> None:
    export = written(tmp_path, "NPS,CSAT,Job\n9,5,4\n9,5,4\n9,,\n")
    mapping = written(tmp_path, MAPPING, "map.yaml")
    assert survey(export, "--mapping", mapping, "--into", audit).code == 0
    after = read_audit(audit).audit
    assert after.answers["does_the_job"].customers is None
    assert after.survey is not None and (after.survey.nps, after.survey.csat) == ({"9": 3}, {})


def test_what_a_later_survey_replaces_is_said_and_nothing_of_it_stays(tmp_path: Path, audit: Path) -> None:
    put(tmp_path, audit)
    hand = Customers(value="2", n=12, source="letters")
    other = next(q.id for q in ASKED.questions() if q.second_rating and q.id != "does_the_job")
    held = read_audit(audit).audit
    held = replace(held, answers={**held.answers, other: Answer(value="2", customers=hand)})
    audit.write_text(audit_text(held, Snapshot.of(ASKED)), encoding="utf-8")
    later = written(tmp_path, "NPS\n9\n9\n9\n", "later.csv")
    told = " ".join(survey(later, "--nps=NPS", "--into", audit).err.split())
    assert "It replaces the earlier survey it.csv (5 rows): NPS (5), CSAT (4)." in told
    assert "Taken out, being of an earlier survey: customers' answers beside does_the_job." in told
    after = read_audit(audit).audit
    assert after.survey is not None and after.survey.source == "later.csv (3 rows)"
    assert after.answers["does_the_job"] == Answer(value="5", note="We think so.")
    assert after.answers[other].customers == hand and "letters" not in told
    assert "replace" not in survey(later, "--nps=NPS", "--into", audit).err, "the same once more"


def test_a_rating_by_hand_that_a_survey_replaces_is_said(tmp_path: Path, audit: Path) -> None:
    held = read_audit(audit).audit
    job = replace(held.answers["does_the_job"], customers=Customers(value="1", source="letters"))
    held = replace(held, answers={**held.answers, "does_the_job": job})
    audit.write_text(audit_text(held, Snapshot.of(ASKED)), encoding="utf-8")
    export, mapping = written(tmp_path, "NPS,CSAT,Job\n" + ROWS), written(tmp_path, MAPPING, "map.yaml")
    told = survey(export, "--mapping", mapping, "--into", audit).err
    assert "Beside does_the_job it replaces 1 (letters)." in " ".join(told.split())


def test_the_same_file_counted_anew_leaves_no_answers_of_before(tmp_path: Path, audit: Path) -> None:
    put(tmp_path, audit)
    export = written(tmp_path, "CSAT,NPS\n4,9\n4,9\n4,9\n")
    survey(export, "--csat=CSAT", "--into", audit)
    assert read_audit(audit).audit.answers["does_the_job"].customers is None


def test_an_audit_that_cannot_be_read_is_told_without_options_that_are_not_there(tmp_path: Path) -> None:
    export = written(tmp_path, "NPS\n9\n9\n9\n")
    other = written(tmp_path, "NPS\n9\n9\n8\n", "opt.csv")
    found = survey(export, "--nps=NPS", "--into", other)
    told = " ".join(found.err.split())
    assert found.code == 2 and "cannot be read as an audit" in told
    assert "or name another file." in told and "--audit" not in told


def test_an_audit_in_use_is_not_touched(tmp_path: Path, audit: Path) -> None:
    export = written(tmp_path, "NPS\n9\n9\n9\n")
    with hold(audit):
        found = survey(export, "--nps=NPS", "--into", audit)
    assert found.code == 2 and "is being used by another cxaudit" in found.err


def test_nothing_about_a_person_gets_into_the_audit(tmp_path: Path, audit: Path) -> None:
    rows = "".join(f"9,5,4,ada{n}@example.com,198.51.100.{n},Ada said so\n" for n in range(5))
    export = written(tmp_path, "NPS,CSAT,Job,Email,IP,Why\n" + rows)
    mapping = written(tmp_path, MAPPING, "map.yaml")
    assert survey(export, "--mapping", mapping, "--into", audit).code == 0
    text = audit.read_text(encoding="utf-8")
    assert "does_the_job" in text and not [s for s in ("ada", "198.51", "Ada said") if s in text]


def test_the_report_shows_what_customers_said(tmp_path: Path, audit: Path) -> None:
    before = report_of(read_audit(audit).audit)
    assert before.survey is None and "survey" not in render_html(before)
    put(tmp_path, audit)
    report = report_of(read_audit(audit).audit)
    assert report.survey is not None and report.scorecard == before.scorecard
    nps, csat = report.survey.measures
    assert (nps.id, nps.n, nps.figure, nps.low, nps.high) == ("nps", 5, "20.0", "-38.7", "63.7")
    assert (csat.id, csat.figure) == ("csat", "50.0%")
    (gap,) = report.perception.gaps if report.perception else ()
    assert (gap.question, gap.n, gap.customers_score.text) == ("does_the_job", 4, "69")
    for page in (render_html(report), render_markdown(report)):
        assert "What customers" in page and "NPS 20.0 (95% interval" in page
        assert "too few for a reliable NPS" in page and "it.csv (5 rows)" in page.replace("\\", "")


HAND = Customers(value="3", n=2, source="asked at the door")


def combined(path: Path, *beside: Customers | None) -> Path:
    """Write a combined audit of as many people, each with what stood beside the question in their file."""
    sources = [
        Source(
            file=f"{n}.audit.yaml",
            digest=f"sha256:{n:064x}",
            audit=Audit(
                header=Header(group="front_line"),
                questionnaire=ASKED,
                answers={"does_the_job": Answer(value="5", customers=customers)},
                finished=True,
            ),
        )
        for n, customers in enumerate(beside)
    ]
    path.write_text(audit_text(combine(sources).audit, Snapshot.of(ASKED)), encoding="utf-8")
    return path


def beside(path: Path) -> Customers | None:
    return read_audit(path).audit.answers["does_the_job"].customers


def test_a_combined_audit_keeps_what_customers_say_beside_questions(tmp_path: Path) -> None:
    team = combined(tmp_path / "team.audit.yaml", HAND, None)
    people = read_audit(team).audit.combined
    assert beside(team) == HAND
    put(tmp_path, team)
    after = read_audit(team).audit
    said = Customers(value="4", n=4, source="it.csv (5 rows)", score=Fraction(275, 4))
    assert after.answers["does_the_job"] == Answer(value="5", customers=said)
    assert after.combined == people, "what each person's file had stays with that person"
    again = team.read_bytes()
    put(tmp_path, team)
    assert team.read_bytes() == again


def test_the_report_of_a_combined_audit_shows_what_customers_say(tmp_path: Path) -> None:
    team = combined(tmp_path / "team.audit.yaml", None, None)
    assert report_of(read_audit(team).audit).perception is None
    export = written(tmp_path, "Job\n" + "2\n" * 4)
    mapping = written(tmp_path, "cxaudit: mapping/1\nquestions: {Job: does_the_job}\n", "map.yaml")
    assert survey(export, "--mapping", mapping, "--into", team).code == 0
    shown = report_of(read_audit(team).audit).perception
    assert shown is not None
    assert [(row.question, row.kind) for row in shown.gaps] == [("does_the_job", "blind_spot")]
    told = CliRunner().invoke(app, ["score", str(team)])
    assert told.exit_code == 0 and "Blind spot: doing the job" in told.stdout


def test_of_a_survey_counted_anew_nothing_stays_in_a_combined_audit(tmp_path: Path) -> None:
    earlier = Customers(value="2", n=40, source="it.csv (9 rows)")
    team = combined(tmp_path / "team.audit.yaml", earlier, HAND)
    assert beside(team) == earlier
    few, mapping = (
        written(tmp_path, "Job\n4\n4\n"),
        written(tmp_path, "cxaudit: mapping/1\nquestions: {Job: does_the_job}\n", "m.yaml"),
    )
    assert survey(few, "--mapping", mapping, "--into", team).code == 0
    assert beside(team) == HAND, "fewer than three answered, and the rating by hand is left"
