"""The whole of `essential` by keys in a real pseudo-terminal, read back through a screen."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pexpect", reason="pseudo-terminals need pexpect, which Windows lacks")
if sys.platform == "win32":
    pytest.skip("no pseudo-terminals on Windows", allow_module_level=True)

import termios

from arrow_keys import CTRL_C, CTRL_D, DOWN, END, ENTER, ESC, HOME, NEW_LINE, UP, pasted
from terminal import CXAUDIT, KeyTerminal

DAY = "2026-11-16"
FILE = f"cafe-blau-{DAY}.audit.yaml"
ABOUT = ("Café Blau", ENTER, "Ana", ENTER, "1", "2", "a busy week", ENTER)
PROFILE = (ENTER, "1", ENTER, "1", "3", "4", ENTER, "8", ENTER)


def start(folder: Path, *more: str, size: tuple[int, int] = (80, 24), **environment: str) -> KeyTerminal:
    """Start `essential` and answer what comes before its questions."""
    run = KeyTerminal(
        folder, "run", "essential", "--date", DAY, "--format", "md,json", *more, size=size, **environment
    )
    run.sees("Which business is it about?").presses(*ABOUT)
    return run.sees("Enter begins").presses(ENTER)


def at_test(folder: Path, *more: str, **environment: str) -> KeyTerminal:
    """Go on to the first question with a score."""
    run = start(folder, *more, **environment)
    return run.sees("A few lines about your business").presses(*PROFILE).sees("in one sentence?")


def audit_text(folder: Path) -> str:
    return (folder / FILE).read_text(encoding="utf-8")


def test_an_owner_goes_wrong_stops_comes_back_and_holds_a_plan(tmp_path: Path) -> None:
    run = at_test(tmp_path)
    run.presses("nice people, long waits", ENTER).sees("question 2 of 6 · 1 of 27 in all")
    run.presses("7").sees("There is no number 7 in this list")
    run.presses("2", "1", "1", "3", "2").sees("(suggested)").presses(ENTER)
    run.sees("SERVICE: how people treat customers").presses("2", "b").sees("SERVICE · question 1 of 10")
    run.sees("(your answer)").presses(END, ENTER).sees("Nearly always true")
    run.presses("n", "our regulars", NEW_LINE, "laugh about it", ENTER).sees("Note: our regulars")
    run.presses(pasted("4\r4\r")).sees("Pasted text answers nothing here")
    run.resizes(40, 20).sees("here. Press a key.").resizes(80, 24).sees("· about")
    run.presses("4", "3").sees("On the phone and in writing").presses("x", "1")
    run.sees("Whatever customers ask for").presses("r").sees("[note]")
    run.presses("9", ENTER).sees("(your answer)").presses(HOME, ENTER).sees("Whatever customers ask for")
    run.presses("q")
    assert run.ends() == 0
    assert f"cxaudit run --audit {FILE}" in run.everything and run.is_restored
    assert "our regulars" in audit_text(tmp_path) and "finished: false" in audit_text(tmp_path)

    again = KeyTerminal(tmp_path, "run", "--audit", FILE, "--format", "md,json")
    again.sees("of at most 27 questions answered so far").presses(ENTER).sees("Whatever customers ask for")
    again.presses("1").sees("Is that how things are, or one bad day?").presses("2", "4", "?", "4", "4", "4")
    again.sees("Which of these could you show me today?").presses("12", ENTER).sees("SERVICE so far:")
    again.sees("PROCESS · question 1 of 12")
    again.presses("4", "4", "2", "2", "4", "4", "4", "4", "4", "4", "2", "4")
    again.sees("Which of these could you show me today?").presses(ENTER)
    again.sees("> Finish").presses(UP, ENTER)
    again.sees("Which one of these would your customers notice first?").presses("3")
    assert again.ends() == 0
    assert "Verdict: " in again.everything and again.is_restored
    report = json.loads((tmp_path / FILE.replace(".audit.yaml", ".report.json")).read_text(encoding="utf-8"))
    assert "long waits" in str(report["first_page"])
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("how", ["ctrl-c", "ctrl-d", "SIGINT", "SIGTERM", "SIGHUP"])
def test_whatever_stops_it_keeps_every_answer_and_puts_the_terminal_back(tmp_path: Path, how: str) -> None:
    run = at_test(tmp_path)
    run.presses("/s", ENTER, "2").sees("question 3 of 6")
    if how.startswith("ctrl"):
        run.presses(CTRL_C if how == "ctrl-c" else CTRL_D)
    else:
        run.child.kill(getattr(signal, how))
    assert run.ends() == 130
    assert f"cxaudit run --audit {FILE}" in run.everything
    assert "Traceback" not in run.everything and run.is_restored
    assert "remembered_well: partly" in audit_text(tmp_path)


def test_a_second_signal_right_behind_the_first_does_no_harm(tmp_path: Path) -> None:
    run = at_test(tmp_path)
    run.presses("/s", ENTER, "2").sees("question 3 of 6")
    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        run.child.kill(getattr(signal, name))
    code = run.ends()
    assert run.is_restored and code in (130, -signal.SIGTERM, -signal.SIGHUP)
    assert "remembered_well: partly" in audit_text(tmp_path)


@pytest.mark.parametrize("ends", ["signal", "closed"])
def test_the_settings_of_the_terminal_are_put_back(tmp_path: Path, ends: str) -> None:
    master, slave = os.openpty()
    before = termios.tcgetattr(slave)
    with subprocess.Popen(
        ["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *CXAUDIT, "run", "essential"],
        stdin=slave,
        stdout=slave,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "TERM": "xterm", "CXAUDIT_PLAIN": ""},
        start_new_session=True,
    ) as process:
        shown = b""
        while b"Which business" not in shown:
            shown += os.read(master, 4096)
        assert not termios.tcgetattr(slave)[3] & termios.ECHO, "keys are not echoed while it asks"
        if ends == "signal":
            process.send_signal(signal.SIGTERM)
        else:
            os.close(slave)
            os.close(master)  # nobody hears the signal for this: it is ignored
        assert process.wait(timeout=20) == 130
    if ends == "signal":
        assert termios.tcgetattr(slave) == before
        os.close(slave)
        os.close(master)


def test_a_closed_window_keeps_every_answer(tmp_path: Path) -> None:
    run = at_test(tmp_path)
    run.presses("/s", ENTER, "2").sees("question 3 of 6")
    os.close(run.child.child_fd)
    run.child.wait()
    assert "remembered_well: partly" in audit_text(tmp_path)


def test_after_a_kill_the_interview_goes_on_where_it_was(tmp_path: Path) -> None:
    run = at_test(tmp_path)
    run.presses("/s", ENTER, "2").sees("question 3 of 6")
    run.child.kill(signal.SIGKILL)
    assert run.ends() == -signal.SIGKILL
    again = KeyTerminal(tmp_path, "run", "--audit", FILE)
    again.sees("Enter begins").presses(ENTER).sees("question 3 of 6").presses("q")
    assert again.ends() == 0


def test_ctrl_c_before_the_first_question_writes_nothing(tmp_path: Path) -> None:
    run = KeyTerminal(tmp_path, "run", "essential")
    run.sees("Which business is it about?").presses("Café", ENTER).sees("Who is answering?").presses(CTRL_C)
    assert run.ends() == 130
    assert run.is_restored and "--client Café" in run.everything and list(tmp_path.iterdir()) == []


def test_what_was_begun_is_offered_and_an_arrow_chooses(tmp_path: Path) -> None:
    run = at_test(tmp_path)
    run.presses("/q", ENTER)
    assert run.ends() == 0
    again = KeyTerminal(tmp_path, "run")
    again.sees(FILE).presses(DOWN, ENTER).sees("Enter begins").presses("q")
    assert again.ends() == 0


def test_a_narrow_window_is_enough(tmp_path: Path) -> None:
    run = start(tmp_path, size=(24, 10))
    run.presses(*PROFILE).sees("How would a customer").presses("/s", ENTER).sees("Is that how you want")
    run.presses("h").sees("to be remembered").presses(ESC, "q")
    assert run.ends() == 0


@pytest.mark.parametrize("ask", [("--plain",), "CXAUDIT_PLAIN", "TERM"])
def test_plain_lines_on_demand(tmp_path: Path, ask: tuple[str, ...] | str) -> None:
    more = {} if isinstance(ask, tuple) else {ask: "dumb"}
    run = KeyTerminal(tmp_path, "run", "essential", *(ask if isinstance(ask, tuple) else ()), **more)
    run.sees("Text:")
    run.child.sendline("Café Blau")
    run.sees("Who is answering?")
    assert "\x1b" not in run.written
    run.child.sendintr()
    assert run.ends() == 130


def test_plain_of_nothing_or_zero_is_no_wish(tmp_path: Path) -> None:
    for value in ("", "0"):
        run = KeyTerminal(tmp_path, "run", "essential", CXAUDIT_PLAIN=value)
        run.sees("Ctrl-C stops").presses(CTRL_C)
        assert run.ends() == 130


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_no_color_is_honoured(tmp_path: Path, environment: dict[str, str], coloured: bool) -> None:
    run = start(tmp_path, **environment)
    run.sees("your business · question 1 of 7").presses("/q", ENTER)
    assert run.ends() == 0
    assert bool(re.search("\x1b\\[[0-9;]*3[0-7]", run.written)) is coloured
