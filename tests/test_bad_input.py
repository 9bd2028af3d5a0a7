"""Files, names and machines as bad as they come: a sentence, a hint, the right exit code, nothing lost."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cxaudit.audit.store import read_audit
from cxaudit.text import HOSTILE
from test_cli import EXAMPLES, OLD_AUDITS, WAITING, Desk, Outcome, desk

__all__ = ["desk"]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX system")
AUDIT = OLD_AUDITS / "cafe-nord.audit.yaml"


def python(desk: Desk, code: str, **options: object) -> Outcome:
    """Run a few lines of Python in a process of their own."""
    call = [sys.executable, "-c", code]
    done = subprocess.run(call, capture_output=True, cwd=desk.folder, timeout=60, check=False, **options)  # type: ignore[call-overload]  # options of run()
    return Outcome(done.returncode, (done.stdout or b"").decode(), (done.stderr or b"").decode())


def harmless(outcome: Outcome) -> Outcome:
    """Hold that nothing printed can command a terminal, and nothing ended in a traceback."""
    for text in (outcome.out, outcome.err):
        assert not re.search(HOSTILE, text), text
        assert "Traceback" not in text
    assert outcome.code != 3, outcome
    return outcome


# --- files that are no use

USES: dict[str, tuple[Callable[[str], tuple[str, ...]], int]] = {
    "score": (lambda path: ("score", path), 2),
    "report": (lambda path: ("report", path), 2),
    "resume": (lambda path: ("run", "--audit", path), 2),
    "show": (lambda path: ("show", f"./{path}"), 2),
    "run": (lambda path: ("run", f"./{path}", "--answer", "a=b"), 2),
    "answers": (lambda path: ("run", "essential", "--answers", path), 1),
    "validate": (lambda path: ("validate", path), 1),
}
"""How each command is given a file, and its exit code where the content is no use."""

BAD = {
    "empty": (b"", "the file is empty"),
    "blanks": (b"\n \n\n", "empty"),
    "binary": (b"cxaudit: audit/1\n\x00\x01\x02", "no text file"),
    "latin": ("cxaudit: audit/1\nclient: Café\n".encode("latin-1"), "the byte 0xE9 is not UTF-8"),
    "utf16": ("cxaudit: audit/1\n".encode("utf-16"), "UTF-16"),
    "huge": (b"# " + b"a" * 9_000_000, "larger than 8 MiB"),
    "escapes": (b"cxaudit: audit/1\nclient: \x1b[31mred\n", "error"),
    "bidi": ("cxaudit: audit/1\nclient: a\u202eb\n".encode(), "error"),
    "bomb": (b"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n", "anchors are not allowed"),
    "merges": (b"a: &a {k: 1}\n" + b"b: {<<: [*a, *a, *a]}\n" * 20, "anchors are not allowed"),
    "deep": (b"[" * 100_000, "error"),
    "tag": (b"cxaudit: !!python/object/apply:os.system [id]\n", "error"),
    "prose": (b"Dear Sir,\nwe liked it: very much. So: did our friends\n", "error"),
    "list": (b"- 1\n- 2\n", "no cxaudit file"),
    "other": (b"services:\n  web: {image: x}\n", "does not say what kind"),
    "kind": (b"cxaudit: qestionnaire/1\n", "no kind of file called 'qestionnaire'"),
}


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("bad", BAD)
def test_a_file_that_is_no_use_is_refused_with_its_problems(desk: Desk, bad: str, use: str) -> None:
    content, said = BAD[bad]
    arguments, code = USES[use]
    path = desk.folder / "it.yaml"
    path.write_bytes(content)
    started = time.monotonic()
    if use == "resume":
        outcome, said = desk.process(*arguments("it.yaml"), stdin="\n"), "and is left as it is. it.yaml:"
    else:
        outcome = desk.call(*arguments("it.yaml"))
    assert time.monotonic() - started < 5
    assert harmless(outcome).code == code
    assert said in outcome.out + outcome.err
    assert re.search(r"it\.yaml:\d+:\d+: ", outcome.out + outcome.err), "the place is named"
    assert desk.files == ["it.yaml"] and path.read_bytes() == content


@pytest.mark.parametrize("use", USES)
def test_a_missing_file_is_named_with_the_one_that_was_meant(desk: Desk, use: str) -> None:
    desk.write("coffee.yaml", "x")
    if use == "resume":
        pytest.skip("a file that is not there yet is a new audit")
    desk.call(*USES[use][0]("cofee.yaml")).fails(2, "There is no file cofee.yaml", "coffee.yaml")


@pytest.mark.parametrize("use", sorted(set(USES) - {"validate", "resume"}))
def test_a_folder_is_no_file(desk: Desk, use: str) -> None:
    (desk.folder / "it.yaml").mkdir()
    desk.call(*USES[use][0]("it.yaml")).fails(2, "it.yaml is a folder, not a file")


def test_a_folder_is_no_audit_to_resume(desk: Desk) -> None:
    (desk.folder / "it.yaml").mkdir()
    desk.process("run", "--audit", "it.yaml", stdin="\n").fails(2, "it.yaml is a folder, not a file")


@POSIX
@pytest.mark.parametrize("use", sorted(set(USES) - {"resume"}))
def test_a_pipe_is_no_file_and_nobody_waits_for_it(desk: Desk, use: str) -> None:
    os.mkfifo(desk.folder / "it.yaml")
    harmless(desk.call(*USES[use][0]("it.yaml"))).fails(2, "not a regular file")


@pytest.mark.parametrize("kind", ["audit", "answers", "questionnaire"])
def test_a_newer_format_asks_for_a_newer_cxaudit(desk: Desk, kind: str) -> None:
    desk.write("it.yaml", f"cxaudit: {kind}/7\nsurprise: yes\n")
    use = {"audit": "score", "answers": "answers", "questionnaire": "show"}[kind]
    outcome = desk.call(*USES[use][0]("it.yaml")).fails(USES[use][1], "has format 7", "Upgrade cxaudit")
    assert "by hand" not in outcome.err, "there is nothing wrong in the file"


def test_a_newer_audit_is_not_resumed_and_left_as_it_is(desk: Desk) -> None:
    newer = AUDIT.read_text(encoding="utf-8").replace("audit/1", "audit/7", 1)
    path = desk.write("it.audit.yaml", newer)
    desk.process("run", "--audit", path, stdin="1\n").fails(2, "has format 7", "Upgrade cxaudit")
    assert path.read_text(encoding="utf-8") == newer


def test_every_cut_of_an_audit_is_refused_or_warned_of(desk: Desk) -> None:
    whole = AUDIT.read_bytes()
    path = desk.folder / "it.audit.yaml"
    for end in [*range(0, len(whole), 997), len(whole) - 1]:
        path.write_bytes(whole[:end])
        outcome = harmless(desk.call("score", path))
        if len(whole[:end].rstrip()) < len(whole.rstrip()):
            assert outcome.code == 2 or "warning" in outcome.err, f"cut at {end}, and nobody was told"
        assert path.read_bytes() == whole[:end]
    assert desk.files == ["it.audit.yaml"]


@pytest.mark.parametrize("end", [0, 1, 30, 500, 9970, 30_000])
def test_a_cut_audit_is_never_resumed_nor_overwritten(desk: Desk, end: int) -> None:
    path = desk.folder / "it.audit.yaml"
    path.write_bytes(AUDIT.read_bytes()[:end])
    desk.process("run", "--audit", path, stdin="1\n1\n").fails(2, "is left as it is", "name another file")
    assert path.read_bytes() == AUDIT.read_bytes()[:end]


def test_every_cut_of_an_answers_file_is_taken_or_refused_whole(desk: Desk) -> None:
    whole = (EXAMPLES / "store.yaml").read_bytes()
    for end in range(0, len(whole), 211):
        (desk.folder / "it.yaml").write_bytes(whole[:end])
        outcome = harmless(desk.call("run", "essential", "--answers", "it.yaml", "--out", f"{end}"))
        assert outcome.code in (0, 1)
        assert (outcome.code == 0) == (desk.folder / f"{end}").exists()


def test_a_changed_snapshot_is_told_and_still_scored(desk: Desk) -> None:
    whole = AUDIT.read_text(encoding="utf-8")
    text = whole.replace("role: business owner", "role: boss", 1)
    assert text != whole
    desk.write("it.audit.yaml", text)
    outcome = desk.call("score", "it.audit.yaml")
    assert outcome.code == 0 and "warning" in outcome.err and "Verdict" in outcome.out


# --- answers

ANSWERS = """\
cxaudit: answers/1
questionnaire: lasting-impression
answers:
  remembered_well: "yes"
  come_back: "yes"
  recommend: "yes"
  unexpected_extra: "yes"
  delighted: "yes"
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("come_back", "come_bak", "Did you mean 'come_back'?"),
        ('delighted: "yes"', "delighted: yess", "delighted: 'yess' is not among the answers"),
        ('delighted: "yes"', "delighted: {value: yes, nota: x}", "Did you mean 'note'?"),
        ('delighted: "yes"', "delighted: {na: it rained}", "always applies"),
        ('delighted: "yes"', "delighted: [yes, no]", "delighted"),
        ('delighted: "yes"', "come_back: no", "come_back"),
        ("questionnaire:", "cleint: Nord\nquestionnaire:", "Did you mean 'client'?"),
        ("questionnaire:", "group: custmer\nquestionnaire:", "customer"),
        ("questionnaire:", "date: 2026-13-45\nquestionnaire:", "date"),
        ("questionnaire:", "choice: nothing\nquestionnaire:", "'choice' names 'nothing'"),
    ],
)
def test_refused_answers_write_nothing(desk: Desk, old: str, new: str, said: str) -> None:
    desk.write("it.yaml", ANSWERS.replace(old, new, 1))
    outcome = desk.call("run", "--answers", "it.yaml", "--partial").fails(1, said, "nothing was written")
    assert re.search(r"^it\.yaml:\d+:\d+: error: ", outcome.err, re.MULTILINE)
    assert outcome.out == "" and desk.files == ["it.yaml"]


def test_all_problems_of_an_answers_file_are_listed_at_once(desk: Desk) -> None:
    text = ANSWERS.replace("come_back", "come_bak").replace('delighted: "yes"', "delighted: 7")
    desk.write("it.yaml", text)
    outcome = desk.call("run", "--answers", "it.yaml").fails(1)
    assert outcome.err.count("error:") == 3, "a wrong id, a wrong value, and the answer that is then missing"


@pytest.mark.parametrize("said", ["yes", "no", "false", "true", "off"])
def test_words_that_other_tools_take_for_true_and_false_stay_words(desk: Desk, said: str) -> None:
    written = [ANSWERS.replace('"yes"', each) for each in (said, f'"{said}"')]
    codes = []
    for number, text in enumerate(written):
        desk.write(f"{number}.yaml", text)
        codes.append(desk.call("run", "--answers", f"{number}.yaml", "--audit", f"{number}.audit.yaml").code)
    assert codes == ([0, 0] if said in ("yes", "no") else [1, 1])
    if not any(codes):
        kept = [read_audit(f"{number}.audit.yaml").audit.answers["delighted"].value for number in (0, 1)]
        assert kept == [said, said]


def test_an_answer_to_a_hidden_question_is_told_and_counts_nowhere(desk: Desk) -> None:
    text = (EXAMPLES / "restaurant.yaml").read_text(encoding="utf-8")
    text = text.replace('look_at_blocks: "yes"', 'look_at_blocks: "no"')
    desk.write("with.yaml", text)
    desk.write("without.yaml", text.split("  greeting:")[0])
    told = desk.call("run", "--answers", "with.yaml", "--audit", "with.audit.yaml")
    assert told.code == 0
    assert "warning: 22 answers, to line " in told.err and len(told.err.splitlines()) == 1
    assert "error" not in told.err and "warning" not in told.out
    plain = desk.call("run", "--answers", "without.yaml", "--audit", "without.audit.yaml").ok()
    assert told.out.split("\nYour answers")[0] == plain.out.split("\nYour answers")[0]
    scores = [desk.call("score", f"{name}.audit.yaml", "--explain").out for name in ("with", "without")]
    assert scores[0] == scores[1]
    assert (
        "courtesy" in (desk.folder / "with.audit.yaml").read_text(encoding="utf-8").split("questionnaire:")[0]
    )


def test_the_named_audit_is_never_replaced_by_answers(desk: Desk) -> None:
    desk.five("--audit", "it.audit.yaml")
    before = {name: (desk.folder / name).read_bytes() for name in desk.files}
    desk.five("--audit", "it.audit.yaml", said="no").fails(2, "it.audit.yaml exists already", "--audit")
    assert {name: (desk.folder / name).read_bytes() for name in desk.files} == before


# --- questionnaires


def test_a_broken_questionnaire_lists_all_its_problems(desk: Desk) -> None:
    text = WAITING.replace("type: number", "type: nmber").replace("title: Waiting", "titel: Waiting")
    desk.write("it.yaml", text)
    for call in (
        ("show", "it.yaml"),
        ("run", "it.yaml", "--answer", "minutes=3"),
        ("new", "--answers", "it.yaml"),
    ):
        outcome = desk.call(*call).fails(2, "nmber", "titel", "cannot be used", "cxaudit validate it.yaml")
        assert outcome.err.count("error:") >= 2 and outcome.out == ""
    assert desk.files == ["it.yaml"]


AWKWARD = r"""
cxaudit: questionnaire/1
id: awkward
version: "1"
title: "Do you [have] a [bold]plan[/bold]? [/x] :smile: %s {0} `x`"
summary: "[red]An[/red] awkward one [/x] :smile:"
intro: "[link=http://x]click[/link] \\[y]"
sections:
  - id: first
    title: "[/x] First"
    questions:
      - id: plan
        text: "Do you [have] a plan? [/x] :smile:"
        short: "a [plan]"
        help: "[dim]help[/dim] [/]"
        options:
          - {value: "[a]", label: "[/x] none :smile:", score: 0}
          - {value: "b", label: "Yes, [one]", score: 1}
        when_low: "There is [no] plan."
        recommendation:
          title: "Make a [plan] [/x] :smile:"
          why: "Because [/]"
          steps: ["[one]"]
          first_step: "Write [/x] down."
          role: "[owner]"
          effort: S
          impact: M
          horizon: 30
          kpi: "[plans]"
"""


def test_authored_text_is_printed_letter_by_letter(desk: Desk) -> None:
    desk.write("../own/awkward.yaml", AWKWARD)
    shown = desk.call("show", "awkward").ok().out
    for said in (
        "Do you [have] a [bold]plan[/bold]? [/x] :smile: %s {0} `x`",
        "[link=http://x]click[/link] \\[y]",
        "[/x] First",
        "Do you [have] a plan? [/x] :smile:",
        "[dim]help[/dim] [/]",
        "[a]  [/x] none :smile:",
        "b    Yes, [one]",
    ):
        assert said in shown
    assert "[red]An[/red] awkward one [/x] :smile:" in desk.call("list").ok().out
    ran = desk.call("run", "awkward", "--answer", "plan=[a]", "--audit", "it.audit.yaml").ok().out
    assert "1. Make a [plan] [/x] :smile:" in ran and "rite [/x] down." in ran
    assert desk.call("score", "it.audit.yaml").ok().out in ran
    assert "plan: [a], 0 x weight 1 = 0" in desk.call("score", "it.audit.yaml", "--explain").ok().out


ESCAPES = {
    "colour": r"\e[31mred",
    "title": r"\e]0;pwned\a",
    "link": r"\e]8;;http://evil\e\\text\e]8;;\e\\",
    "clipboard": r"\e]52;c;ZXZpbA==\a",
    "c1": r"\x9b31m\x9d52;c;x\x9c",
    "delete": r"a\x7f\x08\x00b",
    "bidi": r"a\u202eb\u2066c",
}


@pytest.mark.parametrize("escape", ESCAPES)
def test_escapes_in_a_questionnaire_never_reach_the_terminal(desk: Desk, escape: str) -> None:
    text = AWKWARD.replace(":smile:", ESCAPES[escape])
    desk.write("../own/awkward.yaml", text)
    desk.write("here.yaml", text)
    for call in (
        ("list",),
        ("show", "awkward"),
        ("run", "here.yaml", "--answer", "plan=b"),
        ("validate", "here.yaml"),
    ):
        harmless(desk.call(*call))
    harmless(desk.process("run", "here.yaml", stdin="\n\n\n\n\n2\n\n\n"))
    assert not any(re.search(HOSTILE, (desk.folder / n).read_text(encoding="utf-8")) for n in desk.files)


@pytest.mark.parametrize("escape", ESCAPES)
def test_escapes_in_answers_never_reach_a_terminal_or_a_file(desk: Desk, escape: str) -> None:
    raw = ESCAPES[escape].encode().decode("unicode_escape" if "\\e" not in ESCAPES[escape] else "latin-1")
    raw = raw.replace("\\e", "\x1b").replace("\\a", "\x07").replace("\0", "")
    head = [f"--client=Nord {raw}", f"--respondent={raw}", f"--answer=impression=They {raw} smile"]
    harmless(desk.five(*head, "--format", "html,md,json", "--audit", "it.audit.yaml"))
    noted = ANSWERS.replace('delighted: "yes"', f'delighted: {{value: "yes", note: "{ESCAPES[escape]}"}}')
    desk.write("noted.yaml", noted)
    harmless(desk.call("run", "--answers", "noted.yaml", "--format", "md"))
    for call in (("score", "it.audit.yaml"), ("score", "it.audit.yaml", "--explain")):
        assert harmless(desk.call(*call)).code == 0
    made = [name for name in desk.files if name != "noted.yaml"]
    assert not any(re.search(HOSTILE, (desk.folder / name).read_text(encoding="utf-8")) for name in made)


@POSIX
@pytest.mark.parametrize(
    "name", ["a\x1b[31m.yaml", "[x][bold]:smile:.yaml", "a\n::error::b.yaml", "a\x1b]52;c;eA==\x07.yaml"]
)
def test_a_hostile_file_name_is_harmless_in_messages(desk: Desk, name: str) -> None:
    for use in set(USES) - {"resume"}:
        harmless(desk.call(*USES[use][0](name))).fails(2)
    (desk.folder / name).write_text("cxaudit: audit/1\nnonsense: 1\n", encoding="utf-8")
    for use in set(USES) - {"resume"}:
        harmless(desk.call(*USES[use][0](name))).fails(USES[use][1]) if use != "validate" else None
    harmless(desk.call("validate", name))
    harmless(desk.five("--out", name.removesuffix(".yaml"))).ok()


@POSIX
def test_a_line_break_in_a_file_name_makes_no_line_of_its_own(desk: Desk) -> None:
    outcome = desk.call("score", "a\n::error::b.yaml").fails(2)
    assert not re.search("^::", outcome.err, re.MULTILINE)


# --- the call


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("runn",), "Did you mean 'run'?"),
        (("run", "--adit", "x"), "--audit"),
        (("run", "esential", "--answer", "a=b"), "Did you mean 'essential'?"),
        (("run", "essential", "--answer", "come_back"), "Write --answer id=value."),
        (("run", "--answer", "come_back=yes"), "Which questionnaire"),
        (("run", "essential", "--group", "custmer", "--answer", "a=b"), "Did you mean 'customer'?"),
        (("run", "essential", "--date", "2.3.2026", "--answer", "a=b"), "Write it as 2026-12-01."),
        (("run", "essential", "--date", "2026-02-30", "--answer", "a=b"), "is no date"),
        (("run", "essential", "--format", "pdff", "--answer", "a=b"), "Did you mean 'pdf'?"),
        (("demo", "restaurnt"), "Did you mean 'restaurant'?"),
        (("score", str(AUDIT), "--format", "jsn"), "Did you mean 'json'?"),
        (("report", str(AUDIT), "--format", "htm"), "Did you mean 'html'?"),
        (("show", "esential"), "Did you mean 'essential'?"),
        (("show",), "Missing argument 'QUESTIONNAIRE'"),
        (("new", "--answers", "esential"), "Did you mean 'essential'?"),
        (("validate", "."), "There is no YAML file"),
        (("list", "all"), "unexpected extra argument"),
    ],
)
def test_a_wrong_call_says_what_was_meant(desk: Desk, call: tuple[str, ...], said: str) -> None:
    outcome = harmless(desk.call(*call)).fails(2, said)
    assert outcome.out == "" and desk.files == []


def test_answers_for_another_questionnaire_are_refused(desk: Desk) -> None:
    outcome = desk.call("run", "essential", "--answers", desk.write("it.yaml", ANSWERS))
    outcome.fails(2, "are for 'lasting-impression', not for 'essential'")


@pytest.mark.parametrize("option", ["--out", "--audit"])
def test_a_place_that_cannot_be(desk: Desk, option: str) -> None:
    desk.write("file", "mine")
    harmless(desk.five(option, "file/below.audit.yaml")).fails(2)
    desk.call("report", AUDIT, "--out", "file/below").fails(2, "cannot be made", "--out")
    desk.call("new", "my-own", "--out", "file/below").fails(2, "cannot be made")
    desk.call("demo", "--out", "file").fails(2, "The folder file cannot be made", "--out")
    assert desk.files == ["file"]


# --- nobody there


@POSIX
@pytest.mark.parametrize("stdin", ["</dev/null", "<&-", "< empty"])
@pytest.mark.parametrize("name", ["", "essential"])
def test_without_a_terminal_it_says_how_to_do_without(desk: Desk, stdin: str, name: str) -> None:
    desk.write("empty", "")
    call = f'"{sys.executable}" -m cxaudit run {name} {stdin}'
    done = subprocess.run(["sh", "-c", call], capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 2
    assert "no terminal" in done.stderr and "--answers" in done.stderr
    assert done.stdout == "" and desk.files == ["empty"]


def test_an_empty_pipe_is_nobody(desk: Desk) -> None:
    desk.process("run", stdin="").fails(2, "no terminal", "cxaudit new --answers essential")


def test_a_name_that_is_wrong_is_told_before_anything_else(desk: Desk) -> None:
    desk.process("run", "esential", stdin="").fails(2, "Did you mean 'essential'?")


# --- the machine

LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
sys.dont_write_bytecode = True  # Python 3.11 would keep compiled modules that were cut short
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
sys.argv[1:] = {arguments!r}
from cxaudit.__main__ import main
main()
"""


def full(desk: Desk, limit: int, *arguments: str, stdin: bytes = b"") -> Outcome:
    """Run cxaudit where no file can grow beyond `limit` bytes."""
    return python(desk, LIMITED.format(limit=limit, arguments=[*arguments]), input=stdin)


@POSIX
def test_a_full_disk_during_the_interview_leaves_the_old_file(desk: Desk) -> None:
    path = desk.folder / "it.audit.yaml"
    path.write_bytes(AUDIT.read_bytes().replace(b"finished: true", b"finished: false"))
    before = path.read_bytes()
    outcome = full(desk, 10_000, "run", "--audit", "it.audit.yaml", stdin=b"2\nr\n1\n1\n2\n")
    outcome.fails(2, "it.audit.yaml cannot be saved", "Choose another place.")
    assert path.read_bytes() == before and desk.files == ["it.audit.yaml"]


@POSIX
@pytest.mark.parametrize("limit", [0, 1000, 20_000])
def test_a_full_disk_while_reports_are_written_leaves_the_old_ones(desk: Desk, limit: int) -> None:
    for name in ("it.html", "it.md"):
        desk.write(name, "the old one")
    desk.write("it.audit.yaml", AUDIT.read_text(encoding="utf-8"))
    outcome = full(desk, limit, "report", "it.audit.yaml", "--format", "html,md")
    outcome.fails(2, "it.html cannot be saved", "Choose another place.")
    assert desk.files == ["it.audit.yaml", "it.html", "it.md"]
    assert (desk.folder / "it.html").read_text(encoding="utf-8") == "the old one"


@POSIX
def test_a_full_disk_at_the_start_writes_nothing(desk: Desk) -> None:
    pairs = [f"--answer={name}=yes" for name in ("come_back", "recommend")]
    full(desk, 1000, "run", "lasting-impression", *pairs, "--partial").fails(2, "cannot be saved")
    full(desk, 100, "new", "my-own").fails(2, "cannot be saved")
    assert desk.files == []


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "call",
    [
        ("list",),
        ("show", "essential"),
        ("score", str(AUDIT)),
        ("score", str(AUDIT), "--explain"),
        ("report", str(AUDIT), "--format", "json"),
        ("report", str(AUDIT), "--out", "there"),
        ("new", "my-own"),
        ("demo",),
        ("run", "essential", "--answer", "come_back=yes", "--partial"),
        ("validate", "bad.yaml"),
    ],
    ids=lambda call: " ".join(call)[:20],
)
def test_output_that_nobody_takes_is_no_bug_of_ours(desk: Desk, call: tuple[str, ...]) -> None:
    desk.write("bad.yaml", "x")
    with FULL.open("wb") as full_device:
        done = subprocess.run(
            [sys.executable, "-m", "cxaudit", *call], stdout=full_device, stderr=subprocess.PIPE, check=False
        )
    said = done.stderr.decode()
    assert done.returncode == 2, said
    assert "The output cannot be written" in said and "mistake" not in said and "Exception" not in said


@POSIX
@pytest.mark.parametrize(
    ("call", "stream", "code"),
    [
        ("list", ">&-", 0),
        ("list", ">&- 2>&-", 0),
        ("new my-own", ">&-", 0),
        ("new my-own", "2>&-", 0),
        ("score nothing.yaml", ">&-", 2),
        ("score nothing.yaml", "2>&-", 2),
        ("score nothing.yaml", ">&- 2>&-", 2),
    ],
)
def test_closed_streams_change_no_exit_code(desk: Desk, stream: str, call: str, code: int) -> None:
    command = f'"{sys.executable}" -m cxaudit {call} {stream}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, cwd=desk.folder, check=False)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


@POSIX
@pytest.mark.parametrize("call", ["show essential", "list", f'report "{AUDIT}" --format json', "--help"])
def test_a_reader_that_goes_away_is_no_error(desk: Desk, call: str) -> None:
    command = f'"{sys.executable}" -m cxaudit {call} | head -c 1'
    done = subprocess.run(["sh", "-c", command], capture_output=True, cwd=desk.folder, check=False)
    assert done.stderr == b"" and len(done.stdout) == 1


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize(
    "call",
    [
        ("list",),
        ("show", "essential"),
        ("score", str(AUDIT)),
        ("score", str(AUDIT), "--explain"),
        ("report", str(AUDIT), "--format", "md", "--out", "-"),
        ("score", "nothing-ж.yaml"),
    ],
    ids=lambda call: " ".join(call)[:20],
)
def test_no_code_page_brings_it_down(desk: Desk, call: tuple[str, ...], encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "cxaudit", *call]
    done = subprocess.run(command, capture_output=True, cwd=desk.folder, env=environment, check=False)
    assert done.returncode == (2 if "ж" in call[-1] else 0), done.stderr
    assert (done.stdout + done.stderr).decode(encoding)


# --- our own mistakes, and Ctrl-C

RAISING = """
import sys
from cxaudit.cli.app import app
@app.command("broken")
def broken() -> None:
    raise {error}
sys.argv[1:] = ["broken"]
from cxaudit.__main__ import main
main()
"""


def test_a_bug_of_ours_asks_for_a_report(desk: Desk) -> None:
    outcome = python(desk, RAISING.format(error=r'ValueError("that \x1b[31m went wrong")'))
    harmless(Outcome(0, outcome.out, outcome.err))
    outcome.fails(3, "ValueError", "that  went wrong", "our mistake", "report it", "CXAUDIT_DEBUG=1")
    assert outcome.out == "" and len(outcome.err.splitlines()) <= 3


def test_the_details_of_a_bug_are_there_for_who_asks(desk: Desk) -> None:
    environment = {**os.environ, "CXAUDIT_DEBUG": "1"}
    outcome = python(desk, RAISING.format(error='ValueError("x")'), env=environment)
    assert outcome.code == 3 and "in broken" in outcome.err


def test_ctrl_c_is_130_and_no_traceback(desk: Desk) -> None:
    outcome = python(desk, RAISING.format(error="KeyboardInterrupt")).fails(130, "Stopped")
    assert "mistake" not in outcome.err
