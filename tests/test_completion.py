"""The Tab key: what the program tells each shell, and what the shell makes of it where it is there."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

from cxaudit.cli.app import app
from cxaudit.cli.command_line import read_line
from cxaudit.cli.offers import OFFERED, offers
from cxaudit.cli.paths import FORMATS
from cxaudit.cli.shells import SHELLS
from cxaudit.codes import CODES

BREAKS = " \t\n\"'@><=;|&(:"
"""What bash breaks words at unless told otherwise."""

BUNDLED = (
    "customer-journey",
    "essential",
    "expectations-and-measurement",
    "full",
    "lasting-impression",
    "omnichannel-and-technology",
    "proactive-vs-reactive",
    "service-and-process",
    "six-factors",
)


@dataclass(frozen=True)
class Desk:
    """A folder with files of every kind, some of them broken, and a library of one's own."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        own, home = self.folder.parent / "own", self.folder.parent / "home"
        scripts = os.pathsep.join((str(self.folder.parent / "bin"), os.environ["PATH"]))
        kept = {name: value for name, value in os.environ.items() if name != "CXAUDIT_DEBUG"}
        return {**kept, "CXAUDIT_QUESTIONNAIRES": str(own), "HOME": str(home), "PATH": scripts}

    def asked(self, shell: str, line: str, **more: str) -> list[str]:
        """Return what the program answers to the script of a shell."""
        environment = {"_CXAUDIT_COMPLETE": f"complete_{shell}", "_CXAUDIT_LINE": line, **more}
        done = subprocess.run(
            [sys.executable, "-m", "cxaudit"],
            cwd=self.folder,
            env={**self.environment, **environment},
            capture_output=True,
            timeout=30,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout.decode("utf-8").splitlines()

    def bash(self, line: str) -> list[str]:
        return self.asked("bash", line, _CXAUDIT_BREAKS=BREAKS)

    def values(self, line: str) -> list[str]:
        return [each.partition("\t")[0] for each in self.asked("fish", line)]

    def call(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "cxaudit", *arguments],
            cwd=self.folder,
            env={**self.environment, **more},
            capture_output=True,
            encoding="utf-8",
            timeout=30,
            check=False,
        )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    files: Mapping[str, str] = {
        "own/my: own.yaml": "cxaudit: questionnaire/1\ntitle: 'Mine: all of it'\n",
        "own/broken.yaml": "x: [\n",
        "desk/cafe: one.yaml": "# mine\ncxaudit: questionnaire/1\n",
        "desk/a b.audit.yaml": "cxaudit: audit/1\n",
        "desk/c'd.audit.yaml": "}{",
        "desk/kept.yaml": "cxaudit: audit/1\n",
        "desk/said.yaml": "cxaudit: answers/1\n",
        "desk/filled.answers.yaml": "",
        "desk/my client/x.audit.yaml": "",
        "desk/my client/$it.yaml": "",
        "desk/.hidden.yaml": "",
        "desk/notes.txt": "",
    }
    for name, text in files.items():
        path = tmp_path / name
        if os.name == "nt" and ":" in path.name:
            continue
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "desk" / "bytes.yaml").write_bytes(b"\xff\xfe\x00title")
    (tmp_path / "home").mkdir()
    (tmp_path / "bin").mkdir()
    return Desk(tmp_path / "desk")


posix = pytest.mark.skipif(os.name == "nt", reason="names with colons and quotes, which Windows refuses")


# --- what is offered


def test_commands_and_options(desk: Desk) -> None:
    assert desk.values("cxaudit r") == ["run", "report"]
    assert desk.values("cxaudit --") == ["--version", "--install-completion", "--show-completion", "--help"]
    assert {"--audit", "--format", "--help"} <= {*desk.values("cxaudit run --")}
    assert desk.values("cxaudit run --client Ana --cl") == []  # given already
    assert desk.values("cxaudit explain unknown-id ") == []


@posix
def test_questionnaires_by_name_and_by_file(desk: Desk) -> None:
    files = ["bytes.yaml", "cafe: one.yaml", "my client/"]
    names = sorted((*BUNDLED, "my: own", "broken"))
    assert desk.values("cxaudit run ") == names + files
    assert desk.values("cxaudit show ") == names + files
    assert desk.values("cxaudit new --answers e") == ["essential", "expectations-and-measurement"]
    assert desk.values("cxaudit new e") == [], "a new one takes a name that nothing has"
    assert desk.values("cxaudit run ./c") == ["./cafe: one.yaml"]
    assert desk.values("cxaudit run .h") == [".hidden.yaml"]
    assert desk.values("cxaudit run ~/") == [], "the shell knows better whose home is meant"


@posix
def test_files_of_the_kind_that_is_wanted(desk: Desk) -> None:
    audits = ["a b.audit.yaml", "c'd.audit.yaml", "kept.yaml", "my client/"]
    for line in ("cxaudit score ", "cxaudit report ", "cxaudit run --audit ", "cxaudit check x.yaml "):
        assert desk.values(line) == audits
    assert desk.values("cxaudit plan ") == ["set", *audits]
    assert desk.values("cxaudit plan set ") == []
    assert desk.values("cxaudit run --answers ") == [
        "bytes.yaml",
        "filled.answers.yaml",
        "my client/",
        "said.yaml",
    ]
    assert desk.values("cxaudit score my\\ client/") == ["my client/x.audit.yaml"]
    assert len(desk.values("cxaudit validate ")) == 8


def test_values_of_closed_options(desk: Desk) -> None:
    assert desk.values("cxaudit run --group ") == ["leadership", "front_line", "customer", "outside"]
    assert desk.values("cxaudit run --format=j") == ["--format=json"]
    assert desk.values("cxaudit report x --format html,") == [
        f"html,{each}" for each in FORMATS if each != "html"
    ]
    assert desk.values("cxaudit validate --format s") == ["sarif"]
    assert desk.values("cxaudit validate --select al") == ["all", "always-false", "always-true"]
    assert desk.values("cxaudit validate --ignore al") == ["always-false", "always-true"]
    assert desk.values("cxaudit explain ") == sorted(CODES)
    assert desk.values("cxaudit demo ") == [
        "restaurant",
        "restaurant-full",
        "store",
        "store-full",
        "workshop",
    ]
    assert desk.values("cxaudit --show-completion ") == list(SHELLS)


@pytest.mark.parametrize(
    ("command", "parameter"),
    [
        (command, name)
        for command, known in OFFERED.items()
        for name in known
        if name.startswith(("format", "group", "kind", "status", "effort", "impact", "sort"))
    ],
)
def test_what_is_offered_stands_in_the_help(command: str, parameter: str) -> None:
    said = " ".join(CliRunner().invoke(app, [command, "--help"]).output.split())
    found = [each.value for each in offers(command, parameter, "", {})]
    assert found
    assert all(re.search(rf"\b{value}\b", said) for value in found)


FREE = {
    "run": {"client", "respondent", "date", "answer", "out"},
    "compare": {"date", "out"},
    "combine": {"out"},
    "demo": {"out"},
    "report": {"date", "out"},
    "plan": {"owner", "due", "note", "reason", "baseline", "reading", "date", "out"},
    "check": {"level", "fail_under", "section", "dimension", "min_coverage", "max_drop", "date", "out"},
    "portfolio": {"folder", "date", "out"},
    "survey": {"files", "nps", "csat", "ces", "group", "date", "encoding", "header_rows", "out"},
    "validate": {"exclude", "out"},
    "show": {"out"},
    "new": {"out"},
}
"""What can be anything."""


def test_every_parameter_has_an_offer_or_can_be_anything() -> None:
    group = typer.main.get_command(app)
    group.make_context("cxaudit", [], resilient_parsing=True)
    commands = {"cxaudit": group, **group.commands}  # type: ignore[attr-defined]
    for name, command in commands.items():
        wanted = {p.name for p in command.params if not getattr(p, "is_flag", False)}
        assert {*OFFERED.get(name, ())} | FREE.get(name, set()) == wanted, name


# --- what goes wrong


def test_completing_does_nothing_else(desk: Desk) -> None:
    assert desk.values("cxaudit --version s") == ["score", "survey", "show", "schema"]
    assert desk.values("cxaudit --install-completion bash r") == ["run", "report"]
    assert list((desk.folder.parent / "home").iterdir()) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_whatever_is_typed_there_is_no_noise(desk: Desk, shell: str) -> None:
    for line in (
        "",
        "cxaudit",
        "cxaudit '",
        "cxaudit run \\",
        "cxaudit nosuch x",
        "cxaudit run a b c",
        "= =",
    ):
        desk.asked(shell, line)
    missing = desk.folder.parent / "none" / "deep"
    assert "essential" in desk.asked("bash", "cxaudit run e", CXAUDIT_QUESTIONNAIRES=str(missing))


def test_an_unknown_shell_gets_nothing(desk: Desk) -> None:
    assert desk.asked("tcsh", "cxaudit r") == []
    assert desk.asked("", "cxaudit r") == []


@posix
def test_a_pipe_called_like_a_questionnaire_is_not_opened(desk: Desk) -> None:
    os.mkfifo(desk.folder / "pipe.yaml")
    assert desk.values("cxaudit run p") == ["proactive-vs-reactive"]


@posix
def test_names_nobody_can_type_are_not_offered(desk: Desk) -> None:
    (desk.folder / "zz\nrm -rf.yaml").write_text("", encoding="utf-8")
    (desk.folder / "zz\x1b[31m.yaml").write_text("", encoding="utf-8")
    assert desk.values("cxaudit run zz") == []


def test_a_bug_says_nothing_to_the_shell(desk: Desk) -> None:
    (desk.folder / "sitecustomize.py").write_text(
        "import cxaudit.cli.offers as o\no.OFFERED['explain']['code'] = lambda *_: 1 / 0\n", encoding="utf-8"
    )
    told = {"_CXAUDIT_COMPLETE": "complete_bash", "_CXAUDIT_LINE": "cxaudit explain "}
    path = os.pathsep.join(filter(None, (str(desk.folder), os.environ.get("PYTHONPATH"))))
    done = desk.call(PYTHONPATH=path, **told)
    assert (done.returncode, done.stdout, done.stderr) == (3, "", "")


def test_it_is_quick_and_loads_nothing_heavy(desk: Desk) -> None:
    for number in range(500):
        (desk.folder / f"q{number}.yaml").write_text("cxaudit: questionnaire/1\n" * 200, encoding="utf-8")
    told = {"_CXAUDIT_COMPLETE": "complete_zsh", "_CXAUDIT_LINE": "cxaudit run "}
    done = desk.call(PYTHONPROFILEIMPORTTIME="1", **told)
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "typer" in loaded
    assert not loaded & {"rich", "jinja2", "yaml", "filelock", "prompt_toolkit"}
    took = []
    for _ in range(3):
        started = time.perf_counter()
        assert len(desk.values("cxaudit run q")) == 500
        took.append(time.perf_counter() - started)
    assert min(took) < 1


def test_no_other_call_pays_for_it(desk: Desk) -> None:
    done = desk.call("validate", "--allow-empty", "my client", PYTHONPROFILEIMPORTTIME="1")
    assert "cxaudit.cli.paths\n" in done.stderr
    for module in ("shells", "offers", "completing", "command_line", "browser"):
        assert f"cxaudit.cli.{module}\n" not in done.stderr


# --- each shell in its own way


def test_the_shells_that_show_help_get_it_plain(desk: Desk) -> None:
    assert "score\tShow how an audit came out, and why." in desk.asked("zsh", "cxaudit s")
    assert desk.asked("fish", "cxaudit run --al") == ["--all\tAsk every part without offering the choice."]
    assert "essential\tEssential: five questions, then the two building blocks" in desk.asked(
        "zsh", "cxaudit run e"
    )


@posix
def test_bash_gets_what_stands_behind_its_break_in_the_quotes_that_were_begun(desk: Desk) -> None:
    assert desk.bash("cxaudit run caf") == ["cafe:\\ one.yaml"]
    assert desk.bash("cxaudit run cafe:") == ["\\ one.yaml"]
    assert desk.bash("cxaudit run 'cafe: o") == ["cafe: one.yaml"]
    assert desk.bash("cxaudit run --format=j") == ["json"]
    assert desk.bash('cxaudit run "my client/') == ["my client/\\$it.yaml"]
    assert desk.bash("cxaudit run my\\ client/\\$") == ["my\\ client/\\$it.yaml"]
    assert desk.bash("cxaudit score c") == ["c\\'d.audit.yaml"]
    assert desk.bash("cxaudit score 'c") == ["c'\\''d.audit.yaml"]


@posix
def test_powershell_gets_words_in_its_own_quotes(desk: Desk) -> None:
    assert desk.asked("powershell", "cxaudit exp") == [
        "explain\texplain\tExplain a problem code of validate."
    ]
    assert desk.asked("pwsh", "cxaudit score c") == ["'c''d.audit.yaml'\tc'd.audit.yaml\tc'd.audit.yaml"]
    assert desk.asked("pwsh", "cxaudit score a` b") == ["'a b.audit.yaml'\ta b.audit.yaml\ta b.audit.yaml"]
    assert desk.asked("pwsh", "cxaudit score 'a b") == ["'a b.audit.yaml'\ta b.audit.yaml\ta b.audit.yaml"]


@pytest.mark.parametrize(
    ("line", "words", "last", "quote", "cut"),
    [
        ("a b", ("a",), "b", "", 0),
        ("a b ", ("a", "b"), "", "", 0),
        ("a '' ", ("a", ""), "", "", 0),
        ('a "b c', ("a",), "b c", '"', 0),
        ("a b\\ c:d\\:e", ("a",), "b c:d:e", "", 4),
        ('a b"c d"e\'f', ("a",), "bc def", "'", 5),
        ("a 'b\\", ("a",), "b\\", "'", 0),
        ("", (), "", "", 0),
    ],
)
def test_a_line_is_read_as_a_shell_reads_it(
    line: str, words: tuple[str, ...], last: str, quote: str, cut: int
) -> None:
    typed = read_line(line, breaks=BREAKS)
    assert (typed.words, typed.last, typed.quote) == (words, last, quote)
    assert typed.cut == cut


def on_path(desk: Desk) -> None:
    """Put a `cxaudit` where the shell finds it."""
    program = desk.folder.parent / "bin" / "cxaudit"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cxaudit "$@"\n', encoding="utf-8")
    program.chmod(0o755)


def in_shell(desk: Desk, *command: str) -> list[str]:
    on_path(desk)
    done = subprocess.run(
        command, cwd=desk.folder, env=desk.environment, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode("utf-8").splitlines()


no_bash = shutil.which("bash") is None or os.name == "nt"
no_fish = shutil.which("fish") is None


@pytest.mark.skipif(no_bash, reason="there is no bash here")
def test_bash_itself(desk: Desk) -> None:
    script = """
eval "$(cxaudit --show-completion bash)"
complete -p cxaudit
for line in 'cxaudit run caf' 'cxaudit run cafe:' 'cxaudit score ' 'cxaudit run --group ' \\
    'cxaudit run "my cl'; do
    COMP_LINE=$line COMP_POINT=${#line}
    _cxaudit_completion cxaudit
    for each in "${COMPREPLY[@]}"; do printf '%s|' "$each"; done
    echo
done
"""
    assert in_shell(desk, "bash", "--norc", "--noprofile", "-c", script) == [
        "complete -o default -F _cxaudit_completion cxaudit",
        "cafe:\\ one.yaml|",
        "\\ one.yaml|",
        "a\\ b.audit.yaml|c\\'d.audit.yaml|kept.yaml|my\\ client/|",
        "leadership|front_line|customer|outside|",
        "my client/|",
    ]


@pytest.mark.skipif(no_fish, reason="there is no fish here")
def test_fish_itself(desk: Desk) -> None:
    script = (
        "cxaudit --show-completion fish | source; complete -C 'cxaudit score c'; complete -C 'cxaudit --v'"
    )
    assert in_shell(desk, "fish", "--no-config", "-c", script) == [
        "c'd.audit.yaml",
        "--version\tShow the version and exit.",
    ]


# --- getting it


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_every_shell_is_printed(desk: Desk, shell: str) -> None:
    done = desk.call("--show-completion", shell)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", SHELLS[shell])
    for name in ("_CXAUDIT_COMPLETE", "_CXAUDIT_LINE"):
        assert name in done.stdout
    if shutil.which(shell) and shell in ("bash", "zsh", "fish"):
        subprocess.run([shell, "-n"], input=done.stdout, encoding="utf-8", check=True)


def test_a_shell_there_is_not(desk: Desk) -> None:
    for option in ("--show-completion", "--install-completion"):
        done = desk.call(option, "tcsh")
        assert (done.returncode, done.stdout) == (2, "")
        assert "There is no completion for 'tcsh'" in done.stderr and "fish" in done.stderr


@posix
@pytest.mark.parametrize(
    ("shell", "start", "script"),
    [
        ("bash", ".bashrc", ".cxaudit/completion.bash"),
        ("zsh", ".zshrc", ".cxaudit/completion.zsh"),
        ("fish", "", ".config/fish/completions/cxaudit.fish"),
    ],
)
def test_installing_adds_one_line_once(desk: Desk, shell: str, start: str, script: str) -> None:
    home = desk.folder.parent / "home"
    if start:
        (home / start).write_text("alias x=y", encoding="utf-8")
    for _ in range(2):
        done = desk.call("--install-completion", shell, ZDOTDIR="", XDG_CONFIG_HOME="")
        assert (done.returncode, done.stderr) == (0, "")
        assert str(home / script) in done.stdout
    assert (home / script).read_text(encoding="utf-8") == SHELLS[shell]
    if start:
        kept, added = (home / start).read_text(encoding="utf-8").splitlines()
        assert kept == "alias x=y"
        assert added.startswith(f'[ -r "{home / script}" ] && . "{home / script}"')


@pytest.mark.skipif(no_bash, reason="there is no bash here")
def test_bash_reads_at_its_start_what_was_installed(desk: Desk) -> None:
    assert desk.call("--install-completion", "bash").returncode == 0
    assert in_shell(desk, "bash", "--noprofile", "-c", ". ~/.bashrc; complete -p cxaudit")


def test_a_start_file_that_is_no_text_is_left_alone(desk: Desk) -> None:
    start = desk.folder.parent / "home" / ".bashrc"
    start.write_bytes(b"alias x=\xff\n")
    done = desk.call("--install-completion", "bash")
    assert done.returncode == 2
    assert "Add this line to it" in done.stderr
    assert start.read_bytes() == b"alias x=\xff\n"


def test_the_profile_of_powershell_is_left_to_its_owner(desk: Desk) -> None:
    done = desk.call("--install-completion", "pwsh")
    assert done.returncode == 2
    assert "cxaudit --show-completion pwsh | Out-String | Invoke-Expression" in done.stderr
