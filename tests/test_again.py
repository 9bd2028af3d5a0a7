"""An audit held again: every earlier answer is the default, or only what the plan was about is asked."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cxaudit.audit.answers import Answer, Touchpoint
from cxaudit.audit.store import read_audit
from cxaudit.cli.app import app
from cxaudit.compare.make import compare
from cxaudit.interview import screens
from cxaudit.interview.commands import enter
from cxaudit.interview.engine import Interview, begin
from cxaudit.interview.events import DontKnow, Give, GoTo, NotApplicable, Skip
from cxaudit.plan.affected import affected
from cxaudit.scoring.relevance import relevance
from test_compare_cli import ANSWERS, call
from test_report_cases import audit_of, example, questionnaire


def at(id_: str, former: dict[str, Answer], name: str = "full", **answers: Answer) -> Interview:
    return begin(questionnaire(name), answers, relevance, former=former).after(GoTo(id_))


def test_enter_says_again_what_was_said_last_time() -> None:
    here = at(
        "greeting", {"greeting": Answer(value="4", note="at the door")}, look_at_blocks=Answer(value="yes")
    )
    assert screens.so_far(here) == (
        "Last time: Mostly true. Enter says so again.",
        "Noted then: at the door",
    )
    assert enter(here) == Give("4")
    later = here.after(Give("4"))
    assert later.answers["greeting"] == Answer(value="4"), "the note was of that day"


@pytest.mark.parametrize(
    ("former", "event"),
    [
        (Answer(na="no counter"), NotApplicable("no counter")),
        (Answer(unknown=True), DontKnow()),
        (Answer(), None),
        (Answer(note="only a note"), None),
    ],
)
def test_every_state_can_be_said_again(former: Answer, event: object) -> None:
    here = at("small_extras", {"small_extras": former}, look_at_blocks=Answer(value="yes"))
    assert enter(here) == event
    if event is not None:
        assert here.after(event).answers["small_extras"].state == former.state  # type: ignore[arg-type]


def test_numbers_and_places_can_be_said_again() -> None:
    places = (Touchpoint(name="the phone"), Touchpoint(name="the shop", stage="before"))
    here = at("meeting_places", {"meeting_places": Answer(value=places)}, "customer-journey")
    assert screens.so_far(here)[0] == "Last time: the phone; the shop. Enter says so again."
    event = enter(here)
    assert event == Give(places)
    assert here.after(event).answers["meeting_places"].places == places
    numbers = [q.id for q in questionnaire("full").questions() if q.type == "number"]
    for id_ in numbers[:1]:
        here = at(id_, {id_: Answer(value=Fraction(3))})
        assert enter(here) == Give("3")


def test_what_was_said_now_wins() -> None:
    here = at(
        "greeting",
        {"greeting": Answer(value="4")},
        look_at_blocks=Answer(value="yes"),
        greeting=Answer(value="2"),
    )
    assert enter(here) == Skip()
    assert not any("Last time" in line for line in screens.so_far(here))
    assert here.suggested == ""
    assert (
        at("small_extras", {"greeting": Answer(value="4")}, look_at_blocks=Answer(value="yes")).suggested
        == ""
    )


def test_the_affected_questions_are_those_behind_actions() -> None:
    audit = example("workshop")
    asked = affected(audit, audit.questionnaire)
    low = {id_ for id_ in asked if audit.answers[id_].value in ("1", "2", "3", "no", "partly")}
    assert asked == low, "an action is due at one half or less"
    assert "greeting" not in asked
    declined = audit_of("essential", {"recommend": "no", "come_back": "yes", "look_at_blocks": "no"})
    assert {"recommend", "come_back"} <= affected(declined, declined.questionnaire)


# From the command line


def run(text: str, *arguments: object) -> Result:
    return CliRunner().invoke(app, ["run", *map(str, arguments)], input=text)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.audit.yaml"
    assert call("run", "--answers", ANSWERS, "--audit", path, "--format", "json").exit_code == 0
    return path


def test_enter_all_the_way_repeats_the_audit(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.audit.yaml"
    done = run("\n" * 80, "--from", old, "--audit", new, "--date", "2027-02-15", "--out", tmp_path)
    assert done.exit_code == 0, done.output
    before, after = read_audit(old).audit, read_audit(new).audit
    assert after.finished
    assert after.header.client == before.header.client
    assert after.header.respondent == before.header.respondent
    assert after.header.period == "", "that was of another day"
    assert str(after.header.date) == "2027-02-15"
    states = {id_: (answer.value, answer.na, answer.unknown) for id_, answer in before.answers.items()}
    assert {id_: (a.value, a.na, a.unknown) for id_, a in after.answers.items()} == states
    assert after.taken_over is None
    changed = compare(before, after, today=after.header.date).changes
    assert {(change.kind, change.standing) for change in changed} == {("not_overdue", "unchanged")}
    assert "What changed since Monday 16 November 2026" in (tmp_path / "new.md").read_text(encoding="utf-8")


def test_only_what_had_an_action_is_asked(old: Path, tmp_path: Path) -> None:
    new, before = tmp_path / "new.audit.yaml", read_audit(old).audit
    asked = affected(before, before.questionnaire)
    typed = "\n" + "5\n" * len(asked) + "\n" * 9
    done = run(typed, "--from", old, "--affected", "--audit", new, "--date", "2027-02-15", "--out", tmp_path)
    assert done.exit_code == 0, done.output
    after = read_audit(new).audit
    assert "Only what the plan of Monday 16 November 2026 was about is asked again" in done.output
    changed = {id_ for id_, a in after.answers.items() if a.value != before.answers[id_].value}
    assert changed and changed <= asked, "one line of what is typed answers what could be shown today"
    assert done.output.count("Last time:") == len(asked)
    assert after.taken_over is not None
    assert (after.taken_over.file, str(after.taken_over.date)) == ("old.audit.yaml", "2026-11-16")
    assert not set(after.taken_over.questions) & asked
    assert len(after.taken_over.questions) + len(asked) == len(before.answers)
    assert after.answers["greeting"] == before.answers["greeting"]
    assert "taken_over" in {caveat.kind for caveat in compare(before, after, today=after.header.date).caveats}


def test_an_answer_that_is_changed_after_all_is_of_today(old: Path, tmp_path: Path) -> None:
    new, before = tmp_path / "new.audit.yaml", read_audit(old).audit
    number = relevance(before.questionnaire, before.answers).questions.index("greeting") + 1
    typed = f"\nr\n{number}\n5\n" + "\n" * 60
    done = run(typed, "--from", old, "--affected", "--audit", new, "--out", tmp_path)
    assert done.exit_code == 0, done.output
    after = read_audit(new).audit
    assert after.answers["greeting"].value == "5"
    assert after.taken_over is not None
    assert "greeting" not in after.taken_over.questions
    assert "listening" in after.taken_over.questions


def test_a_stop_says_how_to_go_on_with_the_earlier_answers(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.audit.yaml"
    done = run("\n\n\n", "--from", old, "--affected", "--audit", new, "--out", tmp_path)
    assert done.exit_code == 130
    assert f"--from {old} --affected" in done.output
    again = run("\n" * 80, "--from", old, "--affected", "--audit", new, "--out", tmp_path)
    assert again.exit_code == 0, again.output
    assert read_audit(new).audit.finished


def test_the_questionnaire_as_it_is_today_is_asked(old: Path, tmp_path: Path) -> None:
    text = old.read_text(encoding="utf-8")
    text = text.replace('  version: "1.', '  version: "0.', 1).replace(
        "Customers are noticed", "Customers were noticed"
    )
    old.write_text(text, encoding="utf-8")
    done = run("\n" * 80, "--from", old, "--audit", tmp_path / "new.audit.yaml", "--out", tmp_path)
    assert done.exit_code == 0, done.output
    assert "0." in done.output.partition("Last time")[0]
    assert read_audit(tmp_path / "new.audit.yaml").audit.questionnaire == questionnaire("essential")


def test_what_cannot_be_asked_again_is_refused(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.audit.yaml"
    combined = tmp_path / "all.audit.yaml"
    assert call("combine", old, "--out", combined).exit_code == 0
    fine = tmp_path / "fine.audit.yaml"
    best = [
        f"--answer={id_}=yes"
        for id_ in ("remembered_well", "come_back", "recommend", "unexpected_extra", "delighted")
    ]
    assert call("run", "lasting-impression", *best, "--partial", "--audit", fine).exit_code == 0
    for arguments, told in (
        (["--affected"], "needs an earlier audit"),
        (["--from", old, "--audit", old], "into itself"),
        (["--from", tmp_path / "nix.yaml"], "nix.yaml"),
        (["--from", combined, "--audit", new], "was combined"),
        (["--from", old, "--answer", "greeting=4"], "here answers are given"),
        (["lasting-impression", "--from", old, "--audit", new], "was begun with 'essential'"),
        (["--from", fine, "--affected", "--audit", new], "has no action"),
    ):
        done = run("\n\n", *arguments)
        assert done.exit_code == 2, (arguments, done.output)
        assert told in done.output
        assert not new.exists()


def test_what_was_taken_over_stays_in_the_file(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.audit.yaml"
    run("\n" * 80, "--from", old, "--affected", "--audit", new, "--out", tmp_path)
    text = new.read_text(encoding="utf-8")
    assert "taken_over:\n  file: old.audit.yaml\n" in text
    assert "0 errors, 0 warnings" in call("validate", new).output
    data = json.loads(call("report", new, "--format", "json").stdout)
    assert any("they were not asked again" in line for line in data["first_page"]["basis"])


# What is still true of the plan


TRACKED = """plan:
  reach:
    status: done
    since: 2026-12-12
    due: 2026-12-20
    owner: Ada
    readings:
      - {day: 2026-12-12, value: 3 a week}
    baseline: 9 a week
  stays_with_problem:
    status: dropped
    note: tried it in 2024 and lost money
    since: 2026-12-01
  wait:
    effort: L
    reason: the till is old
    due: 2027-01-10
    note: the printer is ordered
"""


@pytest.fixture
def tracked(old: Path) -> Path:
    text = old.read_text(encoding="utf-8")
    old.write_text(text.replace("\ndigest: ", f"\n{TRACKED}digest: ", 1), encoding="utf-8")
    return old


def test_what_is_still_true_of_the_plan_is_taken_over(tracked: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.audit.yaml"
    done = run("\n" * 80, "--from", tracked, "--audit", new, "--date", "2027-02-15", "--out", tmp_path)
    assert done.exit_code == 0, done.output
    after = read_audit(new).audit
    reach, dropped, wait = (after.plan[id_] for id_ in ("reach", "stays_with_problem", "wait"))
    assert (reach.status, str(reach.done_before), reach.since) == ("open", "2026-12-12", None)
    assert (reach.owner, reach.baseline, reach.readings[0].value) == ("Ada", "9 a week", "3 a week")
    assert (dropped.status, dropped.note) == ("dropped", "tried it in 2024 and lost money")
    assert str(dropped.since) == "2026-12-01"
    assert (wait.effort, wait.reason, wait.note) == ("L", "the till is old", "the printer is ordered")
    assert {state.due for state in after.plan.values()} == {None}, "the new plan sets new days"
    for told in (
        "Taken over from its plan: who does it (1), your own effort or impact (1), what was counted (1) and "
        "notes (1).",
        "Still dropped: ",
        "(tried it in 2024 and lost money).",
        "Was marked done; if it is due again it is open again: Make the first number work.",
        "Days are not taken over",
    ):
        assert told in " ".join(done.output.split())
    made = json.loads(call("report", new, "--format", "json").stdout)
    first = [action["title"] for action in made["first_page"]["do_first"]]
    (put_off,) = [each for each in made["plan"]["not_now"] if each["reason"] == "dropped"]
    assert put_off["action"]["id"] == "stays_with_problem" and put_off["action"]["title"] not in first
    ranked = {action["id"]: action for month in made["plan"]["months"] for action in month["actions"]}
    assert "Was marked done on Sat 12 Dec 2026, and is due again." in ranked["reach"]["status_text"]
    assert "0 errors, 0 warnings" in call("validate", new).output


def test_what_became_of_the_plan_is_told(tracked: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.audit.yaml"
    done = run("\n" * 80, "--from", tracked, "--audit", new, "--date", "2027-02-15", "--out", tmp_path)
    assert done.exit_code == 0, done.output
    text = new.read_text(encoding="utf-8")
    new.write_text(text.replace("  honest_waits: 2", "  honest_waits: 5"), encoding="utf-8")
    lines = (
        "Done on Sat 12 Dec 2026: Make the first number work. Due again.",
        "Dropped (tried it in 2024 and lost money): One name per problem, until the customer says it",
        "Open: Quote waits you keep. No longer due.",
    )
    shown = call("compare", tracked, new, "--date", "2027-02-15").stdout
    page = call("report", new, "--since", tracked, "--format", "md", "--out", "-").stdout.replace("\\", "")
    for line in lines:
        assert line in shown
        assert f"- {line}" in page
    data = json.loads(call("compare", tracked, new, "--format", "json").stdout)
    told = {each["id"]: (each["status"], each["now"]) for each in data["steps"][0]["plan"]}
    assert told["reach"] == ("done", "due")
    assert told["stays_with_problem"] == ("dropped", "over")
    assert told["wait"] == ("open", "gone")
    after = read_audit(new).audit
    assert compare(after, after, today=after.header.date).became == ()
    redacted = call("report", new, "--since", tracked, "--redact", "--format", "md", "--out", "-").stdout
    assert "lost money" not in redacted


def test_an_action_done_between_two_copies_of_a_file_is_told(old: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.audit.yaml"
    copy.write_bytes(old.read_bytes())
    assert (
        call("plan", "set", "reach", "--audit", old, "--status", "done", "--date", "2026-12-01").exit_code
        == 0
    )
    shown = call("compare", copy, old, "--date", "2026-12-02").stdout
    assert "No answer and no score changed." in shown
    assert "  Done on Tue 1 Dec 2026: Make the first number work.\n" in shown


def test_what_stays_unknown_is_counted_and_how_to_ask_it_is_said(old: Path, tmp_path: Path) -> None:
    before = read_audit(old).audit
    unknown = [id_ for id_, answer in before.answers.items() if answer.unknown]
    assert len(unknown) == 1
    done = run(
        "\n" * 80, "--from", old, "--affected", "--audit", tmp_path / "new.audit.yaml", "--out", tmp_path
    )
    told = " ".join(done.output.split())
    assert "What you did not know then is not asked; unknown as before: 1 question." in told
    assert f"run--from{old}" in "".join(told.split()), "wherever the line is broken"
    whole = run("\n" * 80, "--from", old, "--audit", tmp_path / "all.audit.yaml", "--out", tmp_path)
    assert "unknown as before" not in whole.output
