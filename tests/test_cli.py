"""Every command as the owner, the consultant and the CI job use it: what it prints, writes and returns."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest
from typer.testing import CliRunner

from cxaudit import __version__
from cxaudit.audit.record import Audit
from cxaudit.audit.store import read_audit
from cxaudit.cli.app import app
from cxaudit.cli.starter import SCHEMA
from cxaudit.questionnaire.library import Library, bundled
from cxaudit.questionnaire.load import open_questionnaire
from cxaudit.questionnaire.model import Question, Questionnaire

COMMANDS = (
    *("run", "demo", "score", "report", "plan", "check", "portfolio", "compare", "combine", "survey"),
    *("validate", "explain", "list", "show", "new", "schema"),
)
EXAMPLES = bundled("examples")
OLD_AUDITS = Path(__file__).parent / "examples" / "audits"
FIVE_YESES = ("remembered_well", "come_back", "recommend", "unexpected_extra", "delighted")


@dataclass(frozen=True)
class Outcome:
    """What a call printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def first(self) -> str:
        return self.out.splitlines()[0] if self.out else ""

    def ok(self) -> "Outcome":
        assert (self.code, self.err) == (0, "")
        return self

    def fails(self, code: int, *said: str) -> "Outcome":
        """Hold that the call failed with `code`, saying all this on stderr, and without a traceback."""
        assert self.code == code, self
        assert "Traceback" not in self.out + self.err
        for each in said:
            assert each in self.err, self.err
        return self


@dataclass(frozen=True)
class Desk:
    """An empty folder to work in. `call` runs cxaudit in this process, `process` in one of its own."""

    folder: Path

    def call(self, *arguments: str | Path) -> Outcome:
        result = CliRunner().invoke(app, [str(a) for a in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return Outcome(result.exit_code, result.stdout, result.stderr)

    def process(
        self, *arguments: str | Path, stdin: str = "", environment: Mapping[str, str] | None = None
    ) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "cxaudit", *map(str, arguments)],
            input=stdin.encode(),
            capture_output=True,
            cwd=self.folder,
            env={**os.environ, **(environment or {})},
            timeout=60,
            check=False,
        )
        return Outcome(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    def five(self, *options: str | Path, said: str = "yes") -> Outcome:
        """Make an audit of the five questions, each answered alike."""
        pairs = [f"--answer={name}={said}" for name in FIVE_YESES]
        return self.call("run", "lasting-impression", *pairs, "--date", "2026-03-02", *options)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        return path

    @property
    def files(self) -> list[str]:
        """Every file below the folder, hidden ones too."""
        found = (p for p in self.folder.rglob("*") if p.is_file())
        return sorted(p.relative_to(self.folder).as_posix() for p in found)

    @property
    def audit(self) -> Audit:
        """The only audit in the folder."""
        (path,) = self.folder.rglob("*.audit.yaml")
        return read_audit(path).audit


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CXAUDIT_QUESTIONNAIRES", str(tmp_path / "own"))
    monkeypatch.setenv("COLUMNS", "80")
    return Desk(folder)


# --- what a new author meets


def test_an_unusable_questionnaire_of_the_list_is_named_by_its_path(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    own = desk.folder.parent / "own" / "bad.yaml"
    own.parent.mkdir()
    own.write_text("cxaudit: questionnaire/1\n", encoding="utf-8")
    assert f"cxaudit validate {own}" in desk.call("list").out


def test_a_file_that_is_not_there_is_told_before_a_terminal_is_asked_for(desk: Desk) -> None:
    desk.process("run", "nosuch.yaml").fails(2, "There is no file nosuch.yaml")


def test_a_questionnaire_may_have_any_ending_where_its_path_is_given(desk: Desk) -> None:
    text = (bundled() / "lasting-impression.yaml").read_text(encoding="utf-8")
    desk.write("d.txt", text)
    desk.call("show", "d.txt").ok()
    assert desk.call("validate", "d.txt").code == 0


def test_a_new_questionnaire_of_a_name_that_is_taken_is_told(desk: Desk) -> None:
    assert "'essential' is also a questionnaire" in desk.call("new", "essential").err
    assert desk.call("new", "my_own").err == ""


@pytest.mark.parametrize("name", ["a_b", "a-b", "shop2", "a" * 80])
def test_every_id_is_a_name_for_a_new_questionnaire(desk: Desk, name: str) -> None:
    desk.call("new", name).ok()
    assert desk.call("validate", f"{name}.yaml").code == 0


@pytest.mark.parametrize("name", ["a__b", "a-", "2a", "A", "a" * 81, "con", "a b"])
def test_what_is_no_id_is_no_name_either(desk: Desk, name: str) -> None:
    desk.call("new", name).fails(2, "is no id", "Try ")


def test_explain_alone_lists_every_code(desk: Desk) -> None:
    codes = desk.call("explain").ok().out.split()
    assert "unknown-id" in codes and codes == sorted(codes) and len(codes) > 80


def test_a_report_without_any_score_says_why(desk: Desk) -> None:
    text = "sections: [{id: s, title: S, questions: [{id: q, text: Why?, type: text}]}]\n"
    desk.write("it.yaml", 'cxaudit: questionnaire/1\nid: it\nversion: "1.0.0"\ntitle: It\n' + text)
    desk.call("run", "it.yaml", "--answer", "q=so", "--format", "md", "--out", "it.md").ok()
    said = (desk.folder / "it.md").read_text(encoding="utf-8")
    assert "nothing that was asked has a score" in said and "fewer than" not in said


def test_an_audit_cut_short_is_told_as_such_first(desk: Desk) -> None:
    desk.five("--audit", "it.audit.yaml")
    path = desk.folder / "it.audit.yaml"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole[: whole.index("  sections:")], encoding="utf-8")
    first = desk.call("validate", "it.audit.yaml", "--format", "concise").out.splitlines()[0]
    assert "was changed or cut short" in first
    path.write_text("\n".join(x for x in whole.split("\n") if not x.startswith("digest:")), encoding="utf-8")
    (only,) = desk.call("validate", "it.audit.yaml", "--format", "concise").out.splitlines()
    assert "there is no `digest:`" in only and "cut short" not in only


# --- help and version


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(desk: Desk, command: str) -> None:
    said = desk.call(command, "--help").ok().out
    assert f"\n  Example: cxaudit {command}" in said
    assert max(map(len, said.splitlines())) <= 80
    assert "<str>" not in said and "<path>" not in said, "say what is wanted, not its type"
    assert desk.call(command, "-h").out == said


@pytest.mark.parametrize("command", COMMANDS)
def test_an_example_stands_on_one_line(desk: Desk, command: str) -> None:
    examples = re.findall(r"Example: (.*)\n\n", desk.call(command, "--help").out)
    assert examples and all(not line.endswith(("--out", "--format")) for line in examples)


def test_run_shows_how_to_begin_and_how_to_do_without_a_terminal(desk: Desk) -> None:
    said = desk.call("run", "--help").ok().out.splitlines()
    examples = [line for line in said if line.startswith("  Example: ")]
    assert examples == [
        "  Example: cxaudit run",
        "  Example: cxaudit run essential --answers cafe.yaml --out cafe",
        "  Example: cxaudit run --from cafe-2026-03-09.audit.yaml",
    ]


def test_the_program_lists_its_commands(desk: Desk) -> None:
    said = desk.call("--help").ok().out
    assert [line.split()[0] for line in said.split("Commands:\n")[1].splitlines() if line] == list(COMMANDS)


def test_no_command_at_all_shows_the_help_and_is_no_success(desk: Desk) -> None:
    outcome = desk.call()
    assert outcome.code == 2
    assert "Commands:" in outcome.out + outcome.err


def test_the_version(desk: Desk) -> None:
    assert desk.call("--version").ok().out == f"cxaudit {__version__}\n"
    assert desk.process("--version") == Outcome(0, f"cxaudit {__version__}\n", "")


# --- run without a person


@pytest.mark.parametrize("name", ["restaurant", "store", "workshop"])
def test_answers_from_a_file_make_the_same_bytes_every_time(desk: Desk, name: str) -> None:
    made = []
    for folder in ("one", "two"):
        arguments = (
            "run",
            "--answers",
            EXAMPLES / f"{name}.yaml",
            "--format",
            "html,md,json",
            "--out",
            folder,
        )
        desk.call(*arguments).ok()
        made.append({p.name: p.read_bytes() for p in (desk.folder / folder).iterdir()})
    assert made[0] == made[1]
    assert sorted(Path(file).suffix for file in made[0]) == [".html", ".json", ".md", ".yaml"]
    assert sum(b"2026-11" in text for text in made[0].values()) >= 2, "dates come from the answers file"


def test_a_run_says_how_it_came_out_what_was_written_and_what_to_type_next(desk: Desk) -> None:
    said = desk.call("run", "--answers", EXAMPLES / "store.yaml").ok().out
    stem = "a-sports-shop-example-2026-11-16"
    assert said.startswith("Verdict: ")
    assert said.endswith(
        f"\nYour answers are in {stem}.audit.yaml\nWrote {stem}.html\nWrote {stem}.md\n"
        f"Open it in your browser: {(desk.folder / stem).resolve()}.html\n"
        f"See it again at any time:  cxaudit report {stem}.audit.yaml --open\n"
    )
    assert desk.files == [f"{stem}.audit.yaml", f"{stem}.html", f"{stem}.md"]
    assert desk.audit.finished and desk.audit.written_by == __version__


def test_answers_on_the_command_line(desk: Desk) -> None:
    pairs = {
        "place": "premises,online",
        "remembered_well": "partly",
        "come_back": "?",
        "impression": "They know what they do, and say so",
        "greeting": "na:nobody comes in",
        "look_at_blocks": "yes",
        "courtesy": "4",
    }
    options = [f"--answer={name}={said}" for name, said in pairs.items()]
    desk.call("run", "essential", *options, "--partial").ok()
    given = desk.audit.answers
    assert given["place"].value == ("premises", "online")
    assert given["remembered_well"].value == "partly"
    assert given["come_back"].unknown
    assert given["impression"].value == "They know what they do, and say so"
    assert given["greeting"].na == "nobody comes in"
    assert given["courtesy"].value == "4"


def test_a_number_on_the_command_line(desk: Desk) -> None:
    desk.write("wait.yaml", WAITING)
    desk.call("run", "wait.yaml", "--answer", "minutes=7.5", "--format", "json").ok()
    (report,) = desk.folder.glob("*.json")
    assert json.loads(report.read_text(encoding="utf-8"))["format"] == "report/1"
    assert str(desk.audit.answers["minutes"].value) in ("7.5", "15/2")


WAITING = """\
cxaudit: questionnaire/1
id: wait
version: "1"
title: How long do they wait?
sections:
  - id: waiting
    title: Waiting
    questions:
      - id: minutes
        text: How many minutes does a customer wait?
        type: number
        unit: minutes
        min: 0
        max: 600
        better: lower
        bands:
          - {below: 5, score: 1}
          - {below: 15, score: 0.5}
          - {score: 0}
"""


def test_an_answer_on_the_command_line_replaces_the_one_in_the_file(desk: Desk) -> None:
    desk.call("run", "--answers", EXAMPLES / "store.yaml", "--answer", "courtesy=4").ok()
    assert desk.audit.answers["courtesy"].value == "4"


def test_open_questions_refuse_the_call_unless_allowed(desk: Desk) -> None:
    arguments = ("run", "lasting-impression", "--answer", "come_back=yes")
    desk.call(*arguments).fails(1, "4 questions have no answer: remembered_well,", "nothing was written")
    assert desk.files == []
    desk.call(*arguments, "--partial").ok()
    assert list(desk.audit.answers) == ["come_back"]


def test_all_takes_every_part_without_offering_the_choice(desk: Desk) -> None:
    desk.call("run", "essential", "--answer", "come_back=yes", "--all", "--partial").ok()
    assert desk.audit.answers["look_at_blocks"].value == "yes"


def test_the_call_names_client_respondent_group_and_date(desk: Desk) -> None:
    head = ["--client", "Café Nord", "--respondent", "the owner", "--group", "leadership"]
    desk.five(*head).ok()
    header = desk.audit.header
    assert (header.client, header.respondent, header.group) == ("Café Nord", "the owner", "leadership")
    assert header.date.isoformat() == "2026-03-02"
    assert desk.files[0] == "cafe-nord-2026-03-02.audit.yaml"


def test_the_call_wins_over_the_file(desk: Desk) -> None:
    changed = ["--client", "Other", "--date", "2026-01-31"]
    desk.call("run", "--answers", EXAMPLES / "store.yaml", *changed).ok()
    assert desk.files[0] == "other-2026-01-31.audit.yaml"
    assert desk.audit.header.group == "customer", "what the call does not name stays"


@pytest.mark.parametrize(
    ("client", "stem"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-lasting-impression"),
        ("🙂🙂", "lasting-impression"),
        ("x" * 300, "x" * 60),
        ("  Zoë & Søn\tA/S  ", "zoe-søn-a-s"),
        ("\x1b]52;c;aGk=\x07Café", "cafe"),
        ("--format", "format"),
    ],
)
def test_a_clients_name_makes_a_harmless_file_name(desk: Desk, client: str, stem: str) -> None:
    said = desk.five(f"--client={client}").ok()
    assert desk.files == [f"{stem}-2026-03-02.{ending}" for ending in ("audit.yaml", "html", "md")]
    assert said.out.isprintable() or said.out.replace("\n", "").isprintable()


def test_a_second_run_adds_a_number_and_overwrites_nothing(desk: Desk) -> None:
    desk.five("--format", "md")
    first = {name: (desk.folder / name).read_bytes() for name in desk.files}
    desk.five("--format", "md", said="no").ok()
    assert {name: (desk.folder / name).read_bytes() for name in first} == first
    assert len(desk.files) == 4 and "lasting-impression-2026-03-02-2.audit.yaml" in desk.files


def test_reports_go_beside_the_audit_that_was_named(desk: Desk) -> None:
    (desk.folder / "clients").mkdir()
    desk.five("--audit", "clients/nord.audit.yaml").ok()
    assert desk.files == ["clients/nord.audit.yaml", "clients/nord.html", "clients/nord.md"]


@pytest.mark.parametrize("said", ["yes", "no"])
def test_whatever_the_score_the_exit_code_is_0(desk: Desk, said: str) -> None:
    desk.five("--audit", "it.audit.yaml", said=said).ok()
    desk.call("score", "it.audit.yaml").ok()
    desk.call("report", "it.audit.yaml").ok()


# --- formats and places


@pytest.mark.parametrize(
    ("options", "endings"),
    [
        ((), [".html", ".md"]),
        (("--format", "md"), [".md"]),
        (("--format", "json,html"), [".html", ".report.json"]),
        (("--format", "md", "--format", "html,md"), [".html", ".md"]),
        (("--format", " md , json "), [".md", ".report.json"]),
        (("--format", "csv,md"), [".actions.csv", ".answers.csv", ".md"]),
    ],
)
def test_formats_are_repeatable_and_comma_separated(
    desk: Desk, options: tuple[str, ...], endings: list[str]
) -> None:
    desk.five("--audit", "it.audit.yaml", *options).ok()
    assert desk.files == sorted(["it.audit.yaml", *(f"it{ending}" for ending in endings)])


@pytest.mark.parametrize(
    ("out", "written"),
    [
        ("new/folder", ["new/folder/it.html", "new/folder/it.md"]),
        ("client.html", ["client.html"]),
        ("new/client.md", ["new/client.md"]),
        ("client.json", ["client.json"]),
        ("there.md", ["there.md/it.html", "there.md/it.md"]),
    ],
)
def test_out_names_a_folder_or_a_file(desk: Desk, out: str, written: list[str]) -> None:
    desk.five("--audit", "it.audit.yaml", "--format", "json")
    (desk.folder / "there.md").mkdir()
    before = set(desk.files)
    desk.call("report", "it.audit.yaml", "--out", out).ok()
    assert sorted(set(desk.files) - before) == written


def test_a_run_with_a_file_as_out_keeps_the_audit_beside_it(desk: Desk) -> None:
    desk.five("--out", "nord/plan.html").ok()
    assert desk.files == ["nord/lasting-impression-2026-03-02.audit.yaml", "nord/plan.html"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--format", "html,md", "--out", "x.html"), "x.html is one file"),
        (("--format", "md", "--out", "x.html"), "x.html is no name for the format 'md'"),
        (("--format", "csv", "--out", "x.csv"), "CSV is two"),
        (("--out", "x.csv"), "NAME.answers.csv and NAME.actions.csv"),
        (("--format", "csv", "--out", "x.md"), "x.md is no name for CSV"),
        (("--format", ""), "--format names no format"),
        (("--format", "htlm"), "Did you mean 'html'?"),
    ],
)
def test_formats_that_do_not_fit_are_refused_before_anything_is_written(
    desk: Desk, options: tuple[str, ...], said: str
) -> None:
    desk.five(*options).fails(2, said)
    assert desk.files == []


def test_one_report_fits_on_standard_output(desk: Desk) -> None:
    desk.five("--audit", "it.audit.yaml", "--format", "html,md,json")
    files = {"html": "it.html", "md": "it.md", "json": "it.report.json"}
    for format_, name in files.items():
        said = desk.call("report", "it.audit.yaml", "--format", format_, "--out", "-").ok()
        assert said.out == (desk.folder / name).read_text(encoding="utf-8")
    desk.call("report", "it.audit.yaml", "--out", "-").fails(2, "Only one format fits")
    desk.call("report", "it.audit.yaml", "--format", "csv", "--out", "-").fails(2, "CSV is two files")


def test_short_lies_beside_the_whole_report(desk: Desk) -> None:
    desk.five("--audit", "it.audit.yaml").ok()
    desk.call("report", "it.audit.yaml", "--short").ok()
    assert desk.files == ["it.audit.yaml", "it.html", "it.md", "it.short.html", "it.short.md"]
    desk.call("report", "it.audit.yaml", "--short", "--out", "pinned.html").ok()
    assert "pinned.html" in desk.files
    for format_ in ("json", "csv"):
        desk.call("report", "it.audit.yaml", "--short", "--format", format_).fails(2, "no short form")


def test_a_redacted_report_lies_beside_the_whole_one(desk: Desk) -> None:
    desk.five("--audit", "it.audit.yaml", "--respondent", "Zacharias", "--format", "md").ok()
    desk.call("report", "it.audit.yaml", "--redact", "--format", "md,json,csv").ok()
    desk.call("report", "it.audit.yaml", "--redact", "--short", "--format", "md").ok()
    made = [name for name in desk.files if ".redacted." in name]
    assert len(made) == 5 and "it.redacted.short.md" in made
    assert "Zacharias" in (desk.folder / "it.md").read_text(encoding="utf-8")
    for name in made:
        assert "Zacharias" not in (desk.folder / name).read_text(encoding="utf-8")


def test_word_is_a_file_and_says_what_it_lacks(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.five("--audit", "it.audit.yaml", "--format", "docx").ok()
    assert (desk.folder / "it.docx").read_bytes().startswith(b"PK")
    desk.call("report", "it.audit.yaml", "--out", "client.docx").ok()
    assert "client.docx" in desk.files
    desk.call("report", "it.audit.yaml", "--format", "docx", "--out", "-").fails(2, "no text")
    monkeypatch.setitem(sys.modules, "docx", None)
    desk.call("report", "it.audit.yaml", "--format", "docx").fails(2, "python-docx", "cxaudit[docx]")
    desk.five("--audit", "new.audit.yaml", "--format", "docx").fails(2, "python-docx")
    assert "new.audit.yaml" not in desk.files, "told before anything is asked"
    desk.call("report", "it.audit.yaml", "--format", "md").ok()


def test_pdf_is_refused_at_once_where_nothing_prints(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXAUDIT_BROWSER", "none")
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    desk.five("--audit", "it.audit.yaml", "--format", "pdf").fails(2, "Chrome, Edge or Chromium")
    monkeypatch.setenv("CXAUDIT_BROWSER", "netscape")
    desk.five("--audit", "it.audit.yaml", "--format", "pdf").fails(2, "names netscape")
    assert desk.files == []


def test_a_brand_is_checked_before_anything_is_written(desk: Desk) -> None:
    desk.five("--audit", "it.audit.yaml", "--format", "json").ok()
    (desk.folder / "me.yaml").write_text("cxaudit: brand/1\nname: Roth\nacent: x\n", encoding="utf-8")
    before = desk.files
    desk.call("report", "it.audit.yaml", "--brand", "me.yaml").fails(2, "Did you mean 'accent'?")
    assert "a brand has no key 'acent'" in desk.call("validate", "me.yaml").out
    assert desk.files == before
    (desk.folder / "me.yaml").write_text("cxaudit: brand/1\nname: Roth\n", encoding="utf-8")
    assert desk.call("validate", "me.yaml").code == 0
    said = desk.call("report", "it.audit.yaml", "--brand", "me.yaml", "--format", "md", "--out", "-").ok().out
    assert "Prepared by Roth" in said
    desk.call("report", "it.audit.yaml", "--brand", "none.yaml").fails(2, "none.yaml")


def test_json_is_one_document_and_nothing_else(desk: Desk) -> None:
    desk.five("--audit", "it.audit.yaml", "--format", "md")
    before = desk.files
    said = desk.process("report", "it.audit.yaml", "--format", "json")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out)["format"] == "report/1"
    assert desk.call("score", "it.audit.yaml", "--format", "json").ok().out == said.out
    assert desk.files == before


def test_figures_of_others_come_only_with_the_option(desk: Desk) -> None:
    desk.five("--audit", "it.audit.yaml")
    plain = desk.call("report", "it.audit.yaml", "--format", "md", "--out", "-").ok().out
    told = desk.call("report", "it.audit.yaml", "--with-context", "--format", "md", "--out", "-").ok().out
    assert "What others have measured" in told and "What others have measured" not in plain
    assert json.loads(desk.call("report", "it.audit.yaml", "--format", "json").out)["context"] == []
    outcome = desk.call("run", "essential", "--with-context")
    assert outcome.code == 2, "a figure is never asked for before there is a report"


# --- score, show, list


def test_the_scorecard_on_the_screen(desk: Desk) -> None:
    desk.call("run", "--answers", EXAMPLES / "store.yaml", "--audit", "it.audit.yaml")
    said = desk.call("score", "it.audit.yaml").ok().out
    assert said.startswith("Verdict: Weak (provisional).")
    assert re.search(r"SERVICE +Solid, with a red flag \(provisional\) \(63\) +5 of 10\n", said)
    assert said.count("Five-yes test: 0 of 5") == 1
    assert "\nDo first\n1. " in said and "\x1b" not in said


def test_a_scorecard_without_scored_sections_shows_no_empty_table(desk: Desk) -> None:
    said = desk.five().ok().out
    assert "Five-yes test: 5 of 5" in said and "Answered" not in said


def test_the_arithmetic_of_every_number(desk: Desk) -> None:
    desk.call("run", "--answers", EXAMPLES / "store.yaml", "--audit", "it.audit.yaml")
    said = desk.call("score", "it.audit.yaml", "--explain").ok().out
    assert "remote_tone: 2, 0.25 x weight 2 = 0.5" in said
    assert "recognition: not known, weight 2 counts as not answered" in said


def test_piped_screens_have_no_colours_and_no_blanks_at_line_ends(desk: Desk) -> None:
    desk.five("--audit", "it.audit.yaml")
    for call in (("list",), ("show", "essential"), ("score", "it.audit.yaml")):
        said = desk.call(*call).ok().out
        assert "\x1b" not in said
        assert not re.search(" +\n", said), call
        assert max(map(len, said.splitlines())) <= 80


def test_the_list_starts_with_the_one_to_start_with(desk: Desk) -> None:
    said = desk.call("list").ok().out
    assert said.startswith("essential ")
    assert all(f"\n{name} " in said for name in ("lasting-impression", "service-and-process"))


def test_the_list_shows_the_users_own_and_says_which_cannot_be_used(desk: Desk) -> None:
    desk.write("../own/wait.yaml", WAITING)
    desk.write("../own/broken.yaml", "cxaudit: questionnaire/1\nid: broken\n")
    said = desk.call("list").ok().out
    assert re.search(r"^wait +How long do they wait\?$", said, re.MULTILINE)
    assert "cannot be used; see: cxaudit validate" in said


@pytest.mark.parametrize("name", ["essential", "lasting-impression", "service-and-process"])
def test_show_says_everything_a_questionnaire_asks(desk: Desk, name: str) -> None:
    said = " ".join(desk.call("show", name).ok().out.split())
    questionnaire = open_questionnaire(name, Library.usual())
    for question in questionnaire.questions():
        assert " ".join(question.text.split()) in said
        assert question.id in said
        for option in questionnaire.options_of(question):
            assert f"{option.value} {' '.join(option.label.split())}" in said


# --- new and demo


def test_a_new_questionnaire_is_valid_and_can_be_asked_at_once(desk: Desk) -> None:
    assert desk.call("new", "my-own").ok().out.startswith("Wrote my-own.yaml\n")
    assert desk.call("validate", "my-own.yaml").err == "1 file checked: 0 errors, 0 warnings.\n"
    said = desk.call("run", "my-own.yaml", "--answer", "noticed=1").ok().out
    assert "Notice every customer at once" in said


@pytest.mark.parametrize("kind", ["questionnaire", "answers", "audit", "mapping", "brand", "thresholds"])
def test_the_schema_of_each_kind_of_file_is_printed(desk: Desk, kind: str) -> None:
    schema = json.loads(desk.call("schema", kind).ok().out)
    assert schema["properties"]["cxaudit"]["const"] == f"{kind}/1"


def test_the_schema_of_no_kind_of_file_is_refused(desk: Desk) -> None:
    desk.call("schema", "awnsers").fails(2, "no kind of file 'awnsers'", "answers")


def test_nothing_new_is_written_over_something_old(desk: Desk) -> None:
    path = desk.write("my-own.yaml", "mine")
    desk.call("new", "my-own").fails(2, "my-own.yaml exists already", "--out")
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("out", "path"), [("sub", "sub/my-own.yaml"), ("other.yaml", "other.yaml"), ("a b", "a b/my-own.yaml")]
)
def test_new_goes_where_it_is_told(desk: Desk, out: str, path: str) -> None:
    desk.call("new", "my-own", "--out", out).ok()
    assert desk.files == sorted([path, str(PurePosixPath(path).parent / SCHEMA)])


@pytest.mark.parametrize(
    ("name", "hint"), [("", "my-audit"), ("My Own", "my-own"), ("9", "my-9"), ("../x", "x"), ("CON", "con-")]
)
def test_a_name_that_is_no_id_is_refused_with_one_that_is(desk: Desk, name: str, hint: str) -> None:
    desk.call("new", "--", name).fails(2, "is no id", f"Try '{hint}")
    assert desk.files == []


@pytest.mark.parametrize("name", ["essential", "lasting-impression", "service-and-process"])
def test_a_template_lacks_nothing_but_the_answers(desk: Desk, name: str) -> None:
    file = f"{name}.answers.yaml"
    desk.call("new", "--answers", name).ok()
    refused = desk.call("run", "--answers", file).fails(1, "no answer", "[missing-answer]")
    assert refused.err.count("error:") == 1, "one clear problem, not one per question"
    path = desk.folder / file
    questionnaire = open_questionnaire(name, Library.usual())
    path.write_text(filled(path.read_text(encoding="utf-8"), questionnaire), encoding="utf-8")
    made = desk.call("run", "--answers", file, "--audit", "it.audit.yaml")
    assert made.code == 0 and "error:" not in made.err
    assert desk.audit.finished
    assert len(desk.audit.answers) == sum(1 for _ in questionnaire.questions())


def filled(text: str, questionnaire: Questionnaire) -> str:
    """Fill in a template: the last answer everywhere."""
    for question in questionnaire.questions():
        text, times = re.subn(
            rf"^  {question.id}:$", f"  {question.id}: {last(question, questionnaire)}", text, flags=re.M
        )
        assert times == 1, f"{question.id} has one line of its own"
    return text


def last(question: Question, questionnaire: Questionnaire) -> str:
    options = questionnaire.options_of(question)
    if question.type == "number":
        return str(question.max or 0)
    if not options:
        return '"No. 1: friendly"'
    value = json.dumps(options[-1].value)
    return f"[{value}]" if question.type == "multiple" else value


def test_the_template_of_a_questionnaire_in_a_file_is_filled_in_as_the_message_says(desk: Desk) -> None:
    desk.write("own/wait.yaml", WAITING)
    said = desk.call("new", "--answers", "own/wait.yaml").ok().out
    path = desk.folder / "wait.answers.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("minutes:\n", "minutes: 3\n"), encoding="utf-8")
    assert run_printed(desk, said).code == 0


def run_printed(desk: Desk, said: str) -> Outcome:
    """Run the command that the last line tells the reader to type."""
    program, *arguments = shlex.split(said.splitlines()[-1].split(":  ")[1])
    assert program == "cxaudit"
    return desk.call(*arguments)


@pytest.mark.skipif(sys.platform == "win32", reason="names that a POSIX shell would read more into")
@pytest.mark.parametrize("folder", ["two words", "it's", "a;b", "$HOME", 'say "hi"', "a`b`", "[1]", "a&b"])
def test_the_printed_command_works_whatever_the_folder_is_called(desk: Desk, folder: str) -> None:
    said = desk.five("--out", folder).ok().out
    assert run_printed(desk, said).code == 0


@pytest.mark.parametrize("name", ["restaurant", "store", "workshop"])
def test_the_finished_examples(desk: Desk, name: str) -> None:
    said = desk.call("demo", name).ok().out
    assert desk.files == [f"cxaudit-demo/{name}.html", f"cxaudit-demo/{name}.md"]
    assert said.startswith(f"Wrote cxaudit-demo/{name}.html\n") and said.endswith("minutes:  cxaudit run\n")
    desk.call("demo", name, "--out", "again").ok()
    html = [(desk.folder / folder / f"{name}.html").read_bytes() for folder in ("cxaudit-demo", "again")]
    assert html[0] == html[1]


def test_without_a_name_the_demo_is_the_restaurant(desk: Desk) -> None:
    desk.call("demo").ok()
    assert desk.files == ["cxaudit-demo/restaurant.html", "cxaudit-demo/restaurant.md"]


def test_the_demo_lists_its_examples_and_writes_nothing(desk: Desk) -> None:
    said = desk.call("demo", "--list").ok().out
    for name in (path.stem for path in EXAMPLES.glob("*.yaml")):
        assert re.search(rf"^{name} +[A-Z].*: told by \w", said, re.MULTILINE), name
    assert "cxaudit demo NAME" in said and desk.files == []


def test_an_unknown_example_is_answered_with_those_there_are(desk: Desk) -> None:
    desk.call("demo", "stroe").fails(2, "Did you mean 'store'?", "cxaudit demo --list")
    desk.call("demo", "zzz").fails(2, "Known here: restaurant, restaurant-full, store, store-full, workshop.")
    assert desk.files == []


def test_the_demo_does_not_ask_the_users_own_questionnaires(desk: Desk) -> None:
    desk.write("../own/essential.yaml", WAITING.replace("id: wait", "id: essential"))
    desk.call("demo", "store").ok()


# --- a person, in lines of text


def test_the_same_answers_make_the_same_report_however_they_are_given(desk: Desk) -> None:
    head = ["--client", "Nord", "--respondent", "me", "--group", "customer", "--date", "2026-03-02"]
    lines = ["", "", "They smile", "3", "2", "1", "3", "2", "", ""]
    asked = desk.process(
        "run", "lasting-impression", *head, "--audit", "asked.audit.yaml", stdin="\n".join(lines) + "\n"
    )
    assert asked.code == 0, asked
    told = read_audit(desk.folder / "asked.audit.yaml").audit.answers
    pairs = [f"--answer={name}={answer.value}" for name, answer in told.items()]
    assert len(pairs) == 6
    desk.call("run", "lasting-impression", *head, *pairs, "--audit", "given.audit.yaml").ok()
    for ending in ("html", "md"):
        reports = [(desk.folder / f"{name}.{ending}").read_bytes() for name in ("asked", "given")]
        assert reports[0] == reports[1]


# --- audits of earlier versions


@pytest.mark.parametrize("path", sorted(OLD_AUDITS.glob("*.audit.yaml")), ids=lambda path: path.name)
def test_an_old_audit_prints_as_it_did(desk: Desk, path: Path) -> None:
    """Where a change is meant: cxaudit report tests/examples/audits/X.audit.yaml --format md,json."""
    stem = path.name.removesuffix(".audit.yaml")
    desk.call("report", path, "--format", "md,json", "--out", desk.folder).ok()
    for name in (f"{stem}.md", f"{stem}.report.json"):
        expected = (OLD_AUDITS / name).read_text(encoding="utf-8")
        assert (desk.folder / name).read_text(encoding="utf-8") == expected


def test_there_is_an_old_audit() -> None:
    assert list(OLD_AUDITS.glob("*.audit.yaml"))
