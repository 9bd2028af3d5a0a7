"""Documentation that cannot lie: the pages say what the program does today."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cxaudit.cli.app import app
from cxaudit.questionnaire.library import Library, bundled
from cxaudit.questionnaire.load import Loaded, Loader
from problem_codes import codes_in_sources

DOCS = Path(__file__).parent.parent / "docs"
PROBLEMS = (DOCS / "problems.md").read_text(encoding="utf-8")
QUESTIONNAIRE = (DOCS / "questionnaire.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", QUESTIONNAIRE, re.MULTILINE | re.DOTALL)


def test_every_problem_code_has_a_paragraph_and_every_paragraph_a_code() -> None:
    headings = re.findall(r"^### (.+)$", PROBLEMS, re.MULTILINE)
    assert sorted(headings) == sorted(codes_in_sources())


def test_problem_codes_are_in_order_within_their_part() -> None:
    for part in PROBLEMS.split("\n## ")[1:]:
        headings = re.findall(r"^### (.+)$", part, re.MULTILINE)
        assert headings == sorted(headings)


def test_warnings_are_marked_as_such() -> None:
    examples = Path(__file__).parent / "examples" / "invalid"
    for path in sorted(examples.glob("*.expected")):
        said = re.search(rf": (error|warning): .*\[{path.stem}\]", path.read_text(encoding="utf-8"))
        paragraph = re.search(rf"^### {path.stem}\n\n(.*)$", PROBLEMS, re.MULTILINE)
        assert said and paragraph
        assert paragraph[1].startswith("*A warning.*") == (said[1] == "warning"), path.stem


@pytest.mark.parametrize("page", ["problems.md", "questionnaire.md", "survey.md"])
def test_links_lead_somewhere(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    for file, anchor in re.findall(r"\]\(([\w./-]*)#?([\w-]*)\)", text):
        target = DOCS / (file or page)
        assert target.exists(), file
        if anchor:
            headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert anchor in slugs, f"{file}#{anchor}"


def whole_files() -> list[str]:
    return [block for block in BLOCKS if block.startswith("cxaudit: questionnaire/1")]


def read(text: str, folder: Path) -> Loaded:
    path = folder / "it.yaml"
    path.write_text(text, encoding="utf-8")
    return Loader(Library((bundled(),))).load(path)


def test_the_tutorial_makes_a_questionnaire_of_six_questions(tmp_path: Path) -> None:
    loaded = read(whole_files()[0], tmp_path)
    assert loaded.problems == ()
    assert loaded.questionnaire is not None
    assert len([q for q in loaded.questionnaire.questions() if q.scale]) == 6


def test_every_whole_file_on_the_page_is_right(tmp_path: Path) -> None:
    for text in whole_files():
        assert read(text, tmp_path).problems == ()


@pytest.mark.parametrize("part", [block for block in BLOCKS if not block.startswith("cxaudit:")])
def test_every_part_fits_below_the_tutorial(part: str, tmp_path: Path) -> None:
    assert read(whole_files()[0] + part, tmp_path).problems == ()


def test_every_problem_a_page_names_is_one() -> None:
    named = {
        *re.findall(r"problems\.md#([\w-]+)", QUESTIONNAIRE),
        *re.findall(r"\[([a-z-]+)\]$", PROBLEMS, re.M),
    }
    assert named <= codes_in_sources()


def test_the_tutorial_runs_as_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cafe.yaml").write_text(whole_files()[0], encoding="utf-8")
    runner = CliRunner()
    for command in re.findall(r"^\$ cxaudit (.+)$", QUESTIONNAIRE, re.MULTILINE):
        assert runner.invoke(app, command.split()).exit_code == 0, command


def test_the_reference_is_that_of_the_format() -> None:
    """If this fails: python docs/make_reference.py"""
    made = subprocess.run(
        [sys.executable, str(DOCS / "make_reference.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr
