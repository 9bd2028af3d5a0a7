"""Exports in the shape each tool gives them, oddities and all: every row is counted, or said why not."""

import re
from pathlib import Path

import pytest

from surveys import EXPORTS, Called, as_json, survey, written


def called(name: str, *arguments: str) -> Called:
    return as_json(EXPORTS / name, *arguments)


def read_as(found: Called) -> tuple[object, ...]:
    (file,) = found.data["files"]
    return tuple(file[key] for key in ("tool", "header_rows", "delimiter", "encoding", "rows", "columns"))


def accounted(found: Called) -> None:
    """Every row stands in the counts, the blanks or the rejections of every measure."""
    whole = sum(each["cells"] for each in found.data["rejected"] if each["column"] in ("", "Status", "V7"))
    for each in found.data["measures"]:
        rejected = sum(r["cells"] for r in found.data["rejected"] if r["column"] == each["column"])
        assert each["n"] + each["blank"] + rejected + whole == found.data["rows"], each["id"]
        assert each["rejected"] == rejected


def test_qualtrics() -> None:
    measures = ("--nps=Q1", "--csat=Q2", "--ces=Q3")
    found = called("qualtrics.csv", *measures, "--group=Region", "--date=RecordedDate")
    assert read_as(found) == ("qualtrics", 3, ",", "utf-8", 8, 23)
    assert found.counts == {
        "nps": {0: 1, 4: 1, 7: 1, 9: 1, 10: 1},
        "csat": {1: 1, 3: 1, 4: 1, 5: 1},
        "ces": {1: 1, 4: 1, 5: 1, 6: 1},
    }
    assert found.rejected == {
        ("Q1", "no_opinion"): (1, [11]),
        ("Q2", "no_opinion"): (1, [11]),
        ("Q3", "no_opinion"): (1, [11]),
        ("Status", "preview"): (2, [4, 10]),
    }
    assert (found.data["first_month"], found.data["last_month"]) == ("2026-03", "2026-04")
    accounted(found)


def test_qualtrics_columns_are_found_by_code_question_and_number() -> None:
    question = "How likely is it that you would recommend us to a friend or colleague?"
    for name in ("Q1", question, question.upper(), "19"):
        assert called("qualtrics.csv", "--nps", name).counts["nps"][9] == 1


def test_previews_are_told_apart_whatever_the_other_files_are(tmp_path: Path) -> None:
    plain = written(tmp_path, "Q1,Region\n3,South\n")
    for files in ((EXPORTS / "qualtrics.csv", plain), (plain, EXPORTS / "qualtrics.csv")):
        found = as_json(*files, "--nps=Q1", "--group=Region")
        assert found.counts == {"nps": {0: 1, 3: 1, 4: 1, 7: 1, 9: 1, 10: 1}}
        assert found.rejected["Status", "preview"] == (2, [4, 10])


def test_the_older_qualtrics() -> None:
    found = called("qualtrics-old.csv", "--nps=Q1", "--csat=Overall how satisfied are you?")
    assert read_as(found) == ("qualtrics", 2, ",", "utf-8", 4, 15)
    assert found.counts["nps"] == {3: 1, 7: 1, 9: 1}
    assert found.rejected == {("V7", "preview"): (1, [5])}
    accounted(found)


def test_surveymonkey() -> None:
    found = called("surveymonkey.csv", "--nps=10", "--csat=11", "--group=Region", "--date=Date Created")
    assert read_as(found) == ("surveymonkey", 2, ",", "cp1252", 6, 17)
    assert found.counts == {"nps": {0: 1, 6: 1, 8: 1, 9: 2, 10: 1}, "csat": {1: 1, 3: 1, 4: 1, 5: 1}}
    assert [part["name"] for part in found.data["measures"][0]["groups"]] == ["Nord", "Süd"]
    assert (found.data["first_month"], found.data["last_month"]) == ("2026-03", "2026-04")
    accounted(found)


def test_a_column_of_a_multiple_choice_is_named_with_its_question() -> None:
    question = "Which of these did you use? (Check all that apply)"
    found = called("surveymonkey.csv", "--nps=10", "--group", f"{question} | Web shop")
    assert found.data["measures"][0]["hidden_groups"] == 1
    twice = called("surveymonkey.csv", "--nps=10", "--group", question)
    assert twice.code == 2 and "more than one column" in twice.err and "12, 13, 14, 15" in twice.err


@pytest.mark.parametrize(
    ("name", "nps", "csat", "shape"),
    [
        ("limesurvey-codes.csv", "NPS", "SAT[SQ001]", (",", "utf-8-sig", 5, 13)),
        ("limesurvey-texts.csv", "5", "How satisfied are you? [The shop]", (";", "utf-8", 3, 7)),
        ("limesurvey-both.csv", "NPS", "SAT[SQ001]", ("\t", "utf-8", 3, 5)),
        ("limesurvey-both.csv", "How likely are you to recommend us?", "5", ("\t", "utf-8", 3, 5)),
    ],
)
def test_limesurvey(name: str, nps: str, csat: str, shape: tuple[object, ...]) -> None:
    found = called(name, "--nps", nps, "--csat", csat)
    assert read_as(found) == ("limesurvey", 1, *shape)
    codes = {"nps": {5: 1, 7: 1, 9: 1, 10: 1}, "csat": {2: 1, 3: 1, 4: 1, 5: 1}}
    others = {"nps": {3: 1, 9: 1, 10: 1}, "csat": {2: 1, 4: 1, 5: 1}}
    assert found.counts == (codes if "codes" in name else others)
    accounted(found)


def test_dates_of_an_anonymous_limesurvey_are_none() -> None:
    found = called("limesurvey-codes.csv", "--nps=NPS", "--date=submitdate")
    assert found.rejected == {("submitdate", "placeholder_date"): (4, [2, 3, 5, 6])}
    assert found.data["first_month"] == ""


def test_google_forms() -> None:
    mapping = EXPORTS / "google-forms.yaml"
    found = called("google-forms.csv", "--mapping", str(mapping))
    assert read_as(found) == ("google", 1, ",", "utf-8", 4, 6)
    assert found.counts == {"nps": {6: 1, 8: 1, 9: 1, 10: 1}, "csat": {1: 1, 3: 1, 4: 1, 5: 1}}
    assert found.data["measures"][1]["words"]["teils, teils"] == 3
    assert found.data["rejected"] == []
    assert (found.data["first_month"], found.data["last_month"]) == ("2026-03", "2026-04")


def test_microsoft_forms() -> None:
    found = called(
        "microsoft-forms.csv",
        *("--nps=6", "--csat=How satisfied are you with our service?", "--ces=8", "--group=Branch"),
        "--date=Completion time",
    )
    assert read_as(found) == ("microsoft", 1, ";", "utf-8-sig", 6, 9)
    assert found.counts == {
        "nps": {2: 1, 7: 1, 9: 1, 10: 1},
        "csat": {1: 1, 4: 1, 5: 1},
        "ces": {2: 1, 5: 1, 6: 1, 7: 1},
    }
    nps, csat, ces = (each["column"] for each in found.data["measures"])
    assert found.rejected == {
        (nps, "out_of_scale"): (1, [5]),
        (csat, "not_whole"): (1, [4]),
        (csat, "out_of_scale"): (1, [5]),
        (ces, "out_of_scale"): (1, [5]),
    }
    accounted(found)


def test_plain_text_with_tabs() -> None:
    found = called("plain.tsv", "--nps=score", "--group=shop", "--date=day")
    assert read_as(found) == ("plain", 1, "\t", "utf-8", 7, 3)
    assert found.data["blank_rows"] == 1
    assert found.counts == {"nps": {3: 1, 8: 1, 9: 1, 10: 1}}
    assert found.rejected == {
        ("", "odd_row"): (1, [7]),
        ("score", "not_a_number"): (1, [6]),
        ("score", "header"): (1, [8]),
        ("shop", "header"): (1, [8]),
        ("day", "header"): (1, [8]),
        ("day", "not_a_date"): (1, [9]),
    }


def test_utf_16_with_a_line_that_names_the_delimiter() -> None:
    found = called("plain-utf16.csv", "--nps=Empfehlung", "--group=Größe")
    assert read_as(found) == ("plain", 1, ";", "utf-16", 3, 2)
    assert found.counts == {"nps": {3: 1, 9: 1, 10: 1}}


PERSONAL = (
    ("qualtrics.csv", ("ada@", "Palmer", "198.51", "R_2aaa", "Lovely", "example.com")),
    ("surveymonkey.csv", ("ada@", "Palmer", "198.51", "114001", "brûlée", "by post")),
    ("limesurvey-codes.csv", ("198.51", "1846301", "said")),
    ("google-forms.csv", ("ada@", "ben@", "Theke")),
    ("microsoft-forms.csv", ("eva@", "Eva", "Diaz")),
)


@pytest.mark.parametrize(("name", "secrets"), PERSONAL, ids=[name for name, _ in PERSONAL])
@pytest.mark.parametrize("format_", ["text", "md", "json"])
def test_nothing_about_a_person_is_shown(name: str, secrets: tuple[str, ...], format_: str) -> None:
    nps = {"google": "3", "microsoft": "6", "surveymonkey": "10", "qualtrics": "Q1"}
    said = survey(EXPORTS / name, "--nps", nps.get(re.split("[-.]", name)[0], "NPS"), "--format", format_)
    assert said.code == 0
    assert not [secret for secret in secrets if secret in said.out + said.err]


def test_a_column_of_persons_is_no_group() -> None:
    said = survey(EXPORTS / "surveymonkey.csv", "--nps=10", "--group=Email Address")
    assert said.code == 0 and "ada@" not in said.out and "looks like an address" in " ".join(said.out.split())
