"""The whole of `essential` in a real pseudo-terminal, the way the owner of a business goes through it."""

import json
import signal
import sys
from pathlib import Path

import pytest

from cxaudit.audit.store import read_audit

pytest.importorskip("pexpect", reason="pseudo-terminals need pexpect, which Windows lacks")
if sys.platform == "win32":
    pytest.skip("no pseudo-terminals on Windows", allow_module_level=True)

import resource

from terminal import Terminal

ROOT = Path(__file__).resolve().parent.parent

ABOUT = ("Café Blau", "Ana", "1", "2", "a normal busy week")
PROFILE = ("", "1", "y", "", "4", "", "8")
DAY = "2026-11-16"
FILE = f"cafe-blau-{DAY}.audit.yaml"


def start(folder: Path, *more: str) -> Terminal:
    return Terminal(folder, "run", "essential", "--date", DAY, "--format", "md,json", *more)


def audit_text(folder: Path) -> str:
    return (folder / FILE).read_text(encoding="utf-8")


def report(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(
        (folder / FILE.replace(".audit.yaml", ".report.json")).read_text(encoding="utf-8")
    )
    return found


def test_an_owner_goes_wrong_stops_comes_back_and_holds_a_plan(tmp_path: Path) -> None:
    terminal = start(tmp_path)
    terminal.sees("Which business is it about?").types(*ABOUT)
    terminal.sees("Every answer is saved as soon as you give it").sees("Nothing leaves this machine")
    terminal.types(*PROFILE)
    terminal.types("nice people, long waits")
    terminal.sees("question 2 of 6. 1 of 27 in all.")
    terminal.types("maybe").sees("neither an answer")  # a typo is no answer
    terminal.types("p", "y", "y")
    terminal.types("n").sees("could be No, or hardly any or the command").types("no", "p")
    terminal.sees("Enter means: Yes, look at both.").types("")
    terminal.sees("SERVICE: how people treat customers")
    terminal.types("2", "back").sees("SERVICE, question 1 of 10")
    terminal.sees("True now and then").types("5").sees("Saved: Nearly always true")
    terminal.types("n our regulars laugh about it", "4").sees("Saved: Mostly true")
    terminal.types("3").sees("On the phone and in writing")
    terminal.types("na").types("1")  # the first of the reasons offered
    terminal.sees("Whatever customers ask for").types("q")
    terminal.sees(f"cxaudit run --audit {FILE}")
    assert terminal.ends() == 0
    assert "note: our regulars laugh about it" in audit_text(tmp_path)
    assert "finished: false" in audit_text(tmp_path)

    again = Terminal(tmp_path, "run", "--audit", FILE, "--format", "md,json")
    again.sees("9 of at most 27 questions answered so far").sees("Whatever customers ask for")
    again.types("1").sees("Is that how things are, or one bad day?").types("2")
    again.types("4", "?", "4", "4", "4")  # the rest of SERVICE
    again.sees("Which of these could you show me today?").types("1 2")
    again.sees("SERVICE so far:").sees("8 of 9 answered.")
    again.sees("PROCESS: how the things behind them work")
    again.types("4", "4", "2", "2", "4", "4", "4", "4", "4", "4", "2", "4", "")
    again.sees("PROCESS so far:")
    again.sees("That was the last question. Here is what you said:").types("")
    again.sees("Which one of these would your customers notice first?").types("3")
    again.sees("Verdict: ").sees("Red flag")
    again.sees(f"cxaudit report {FILE}")
    assert again.ends() == 0
    _holds_a_plan(tmp_path)


def _holds_a_plan(tmp_path: Path) -> None:
    shown = report(tmp_path)
    assert [g["result"] for g in shown["scorecard"]["gates"]] == ["2 of 5"]  # type: ignore[index]
    assert "long waits" in str(shown["first_page"])
    chosen = [a for m in shown["plan"]["months"] for a in m["actions"] if a["chosen"]]  # type: ignore[index]
    assert len(chosen) == 1
    page = (tmp_path / FILE.replace(".audit.yaml", ".md")).read_text(encoding="utf-8")
    assert "(your choice)" in page
    assert "Who: you." in page
    assert not [p.name for p in tmp_path.iterdir() if p.name.startswith(".")], "nothing is left lying about"


def test_five_yeses_end_the_interview_with_enter(tmp_path: Path) -> None:
    terminal = start(tmp_path)
    terminal.types(*ABOUT, *PROFILE, "the best bread in town", *["yes"] * 5)
    terminal.sees("Enter means: No, stop after the five questions.").types("", "")
    terminal.sees("Five yeses.")
    assert terminal.ends() == 0
    assert report(tmp_path)["scorecard"]["gates"][0]["state"] == "passed"  # type: ignore[index]


def test_declining_the_blocks_leaves_a_plan_that_starts_with_looking_at_them(tmp_path: Path) -> None:
    terminal = start(tmp_path)
    terminal.types(*ABOUT, *PROFILE, "", "y", "y", "y", "y", "no")
    terminal.types("?").sees("Choose one of the answers")  # not knowing is no plan
    terminal.types("2").sees("That was the last question.").types("b")
    terminal.sees("Shall we look").types("", "")
    terminal.sees("4 of 5 yes")
    assert terminal.ends() == 0
    shown = report(tmp_path)
    assert shown["verdict"] is None
    assert shown["plan"]["gate_action"] is not None  # type: ignore[index]


def test_all_asks_for_the_blocks_without_offering_the_choice(tmp_path: Path) -> None:
    terminal = start(tmp_path, "--all")
    terminal.types(*ABOUT, *PROFILE, "", *["y"] * 5)
    terminal.sees("SERVICE: how people treat customers")
    assert "Shall we look" not in terminal.screen
    terminal.types("q")
    assert terminal.ends() == 0
    assert 'look_at_blocks: "yes"' in audit_text(tmp_path)


@pytest.mark.parametrize("how", ["ctrl-c", "ctrl-d", "SIGTERM", "SIGHUP"])
def test_whatever_stops_it_keeps_every_answer_and_says_how_to_go_on(tmp_path: Path, how: str) -> None:
    terminal = start(tmp_path)
    terminal.types(*ABOUT, *PROFILE, "", "p").sees("question 3 of 6").sees_prompt()
    if how == "ctrl-c":
        terminal.child.sendintr()
    elif how == "ctrl-d":
        terminal.child.sendeof()
    else:
        terminal.child.kill(getattr(signal, how))
    terminal.sees(f"cxaudit run --audit {FILE}")
    assert terminal.ends() == 130
    assert "remembered_well: partly" in audit_text(tmp_path)
    assert "Traceback" not in terminal.screen


def test_the_command_that_goes_on_keeps_what_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    asked = ("--quiet-scores", "--all", "--out", "out")
    terminal = start(tmp_path, *asked)
    terminal.sees("Which business is it about?").types(*ABOUT).sees("Nothing leaves this machine").types("/q")
    kept = f"out/{FILE}"
    terminal.sees(f"cxaudit run --audit {kept} --all --quiet-scores --format md,json")
    assert terminal.ends() == 0
    named = Terminal(tmp_path, "run", "--audit", kept, "--quiet-scores", "--out", "here.html")
    named.sees("questions answered so far").types("/q")
    named.sees(f"cxaudit run --audit {kept} --quiet-scores --out here.html")
    assert named.ends() == 0


def test_ctrl_c_before_the_first_question_writes_nothing(tmp_path: Path) -> None:
    terminal = start(tmp_path)
    terminal.types("Café Blau", "", "2").sees_prompt()
    terminal.child.sendintr()
    terminal.sees('Start again with:  cxaudit run essential --client "Café Blau" --group front_line')
    assert terminal.ends() == 130
    assert "Traceback" not in terminal.screen
    assert list(tmp_path.iterdir()) == []


def test_the_lines_before_the_first_question_can_be_quit(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "run").types("", "Ana", "/q")
    terminal.sees("Start again with:  cxaudit run essential --client Ana")
    assert terminal.ends() == 130
    assert list(tmp_path.iterdir()) == []


def test_a_second_interview_on_the_same_file_is_told_who_holds_it(tmp_path: Path) -> None:
    first = start(tmp_path)
    first.types(*ABOUT, *PROFILE, "").sees_prompt()
    second = Terminal(tmp_path, "run", "--audit", FILE)
    second.sees("is being used by another cxaudit")
    assert second.ends() == 2
    first.child.sendline("y")
    first.types("q")
    assert first.ends() == 0
    assert 'remembered_well: "yes"' in audit_text(tmp_path)


def test_run_without_a_name_offers_the_list_with_essential_first(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "run")
    terminal.sees("What would you like to look at?").sees("1 essential").types("")
    terminal.sees("Which business is it about?")
    terminal.sees_prompt().child.sendintr()
    assert terminal.ends() == 130


def test_what_was_begun_another_day_is_offered_again(tmp_path: Path) -> None:
    terminal = start(tmp_path)
    terminal.types(*ABOUT, *PROFILE, "", "p", "q")
    assert terminal.ends() == 0
    again = Terminal(tmp_path, "run", "--date", DAY)
    again.sees("begun and is not finished").sees(FILE).types("")
    again.sees("1 of at most 27 questions answered so far").types("q")
    assert again.ends() == 0
    assert [p.name for p in tmp_path.iterdir()] == [FILE]
    new = Terminal(tmp_path, "run")
    new.sees("Start a new one").types("2").sees("What would you like to look at?")
    new.sees_prompt().child.sendintr()
    assert new.ends() == 130


def test_stopping_at_an_optional_question_does_not_pass_it_over(tmp_path: Path) -> None:
    terminal = start(tmp_path)
    terminal.types(*ABOUT, *PROFILE).sees("in one sentence?").types("/quit")
    assert terminal.ends() == 0
    again = Terminal(tmp_path, "run", "--audit", FILE)
    again.sees("in one sentence?").types("/quit")
    assert again.ends() == 0


def test_an_audit_is_not_handed_to_another_client_by_an_option(tmp_path: Path) -> None:
    terminal = start(tmp_path)
    terminal.types(*ABOUT, *PROFILE, "/quit")
    assert terminal.ends() == 0
    other = Terminal(tmp_path, "run", "--audit", FILE, "--client", "Somebody Else")
    other.sees("has the client 'Café Blau', not 'Somebody Else'")
    assert other.ends() == 2
    assert "client: Café Blau" in audit_text(tmp_path)


def test_a_narrow_window_is_enough(tmp_path: Path) -> None:
    terminal = start(tmp_path)
    terminal.child.setwinsize(10, 24)
    terminal.types(*ABOUT, *PROFILE, "").sees("Is that how you want to be remembered?").types("q")
    assert terminal.ends() == 0


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux limits another process")
def test_a_disk_that_fills_up_loses_no_answer(tmp_path: Path) -> None:
    terminal = start(tmp_path)
    terminal.types(*ABOUT, *PROFILE, "", "y").sees("question 3 of 6").sees_prompt()
    before = audit_text(tmp_path)
    resource.prlimit(terminal.child.pid, resource.RLIMIT_FSIZE, (4000, resource.RLIM_INFINITY))
    terminal.child.sendline("partly")
    terminal.sees("cannot be saved").sees("Make room and press Enter to try again").types("")
    terminal.sees("cannot be saved")
    assert audit_text(tmp_path) == before, "the old file is whole"
    resource.prlimit(terminal.child.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    (tmp_path / "stick").mkdir()
    terminal.types("stick").sees("Saved: Partly").types("q")
    terminal.sees(f"cxaudit run --audit stick/{FILE}")
    assert terminal.ends() == 0
    assert audit_text(tmp_path) == before
    held, moved = (read_audit(path).audit.answers for path in (tmp_path / FILE, tmp_path / "stick" / FILE))
    assert {**held, **moved} == moved and len(moved) == len(held) + 1
    assert not [p.name for p in tmp_path.rglob(".*")], "nothing is left lying about"


def test_a_questionnaire_that_changed_is_carried_over(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    source = (ROOT / "questionnaires" / "lasting-impression.yaml").read_text(encoding="utf-8")
    (own / "lasting-impression.yaml").write_text(source, encoding="utf-8")
    terminal = Terminal(tmp_path, "run", "lasting-impression", "--audit", "a.audit.yaml")
    terminal.types(*ABOUT).sees_prompt().child.sendline("/q")
    assert terminal.ends() == 0
    changed = source.replace('version: "1', 'version: "9', 1)
    assert changed != source
    (own / "lasting-impression.yaml").write_text(changed, encoding="utf-8")
    again = Terminal(tmp_path, "run", "--audit", "a.audit.yaml")
    again.sees("has changed since you began").sees("The questions are the same").types("")
    again.sees("The audit as it was is kept in a.before.yaml").sees_prompt().child.sendline("/q")
    assert again.ends() == 0
    assert 'version: "9' in (tmp_path / "a.audit.yaml").read_text(encoding="utf-8")
    third = Terminal(tmp_path, "run", "--audit", "a.audit.yaml")
    third.sees("in one sentence?").sees_prompt().child.sendline("/q")
    assert "has changed" not in third.screen
