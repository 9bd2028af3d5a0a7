"""`plan`: the actions of an audit, what became of them, and lists of them for other programs."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from cxaudit.audit.engagement import NamedDecision, OwnAction, OwnFinding
from cxaudit.audit.own_plan import own_due, with_ids
from cxaudit.audit.plan_state import ActionState, KpiReading, Status, changed
from cxaudit.audit.record import Audit
from cxaudit.audit.store import Snapshot, audit_text, read_audit
from cxaudit.compare.make import compare
from cxaudit.plan.make import make_plan
from cxaudit.plan.model import Action, Plan
from cxaudit.portfolio import row_of
from cxaudit.problems import CallError
from cxaudit.report import actions
from cxaudit.report.markdown import render_markdown
from cxaudit.scoring.score import score
from test_report_cases import example, report_of

WORKSHOP = example("workshop")
START = WORKSHOP.header.date


def plan(**states: ActionState) -> Plan:
    audit = tracked(**states)
    return make_plan(audit, score(audit))


def tracked(**states: ActionState) -> Audit:
    return replace(WORKSHOP, plan={state.id: state for state in states.values()})


def by_id(made: Plan) -> dict[str, Action]:
    return {action.id: action for action in made.actions}


BEFORE = plan()
FIRST, SECOND, *_, LAST = BEFORE.actions


def state(action: Action, status: Status = "open", **more: object) -> ActionState:
    return replace(ActionState(id=action.id, status=status), **more)


def test_what_is_done_makes_room_for_the_next_and_stays_in_the_plan() -> None:
    made = plan(a=state(FIRST, "done"))
    assert FIRST.id in by_id(made) and FIRST.id not in [each.id for each in made.do_first]
    assert len(made.do_first) == len(BEFORE.do_first)
    assert [each.id for each in made.actions] == [each.id for each in BEFORE.actions], "rank is not moved"


def test_what_is_done_is_ticked_and_not_announced() -> None:
    later = next(each for each in BEFORE.actions if each not in BEFORE.do_first)
    report = report_of(tracked(a=state(later, "done")))
    title = later.recommendation.title
    assert not [note for note in report.first_page.notes if title in note.text]
    page = render_markdown(report)
    assert f"- [x] **{later.number}. {title}**" in page


def test_what_is_dropped_is_put_off_with_its_reason_even_a_first_action() -> None:
    made = plan(a=state(FIRST, "dropped", note="we sell the shop"))
    assert FIRST.id not in by_id(made)
    assert ("dropped", FIRST.id) in [(each.reason, each.action.id) for each in made.not_now]
    report = report_of(tracked(a=state(FIRST, "dropped", note="we sell the shop")))
    (note,) = [each.text for each in report.first_page.notes if each.id == "not_now"]
    assert "Dropped by you: " in note


def test_dropping_moves_no_other_action_and_says_why_in_every_report() -> None:
    dropped = state(SECOND, "dropped", note="we sell the shop")
    made = plan(a=dropped)
    stands = {each.id: (each.number, each.slot, each.due) for each in made.actions}
    assert stands == {e.id: (e.number, e.slot, e.due) for e in BEFORE.actions if e.id != SECOND.id}
    assert len(made.do_first) == len(BEFORE.do_first), "the first page is filled up"
    report = report_of(tracked(a=dropped))
    assert [each.reason_text for each in report.plan.not_now if each.reason == "dropped"] == [
        "You dropped it: We sell the shop."
    ]
    assert "You dropped it: We sell the shop." in render_markdown(report)


def test_what_the_client_declined_is_put_off_with_the_reason_and_is_never_late() -> None:
    said = NamedDecision(id=SECOND.id, decision="declined", by="Ada Palmer", reason="we tried it in May")
    nobody = OwnAction(title="Name one person", decision=NamedDecision(id="", decision="declined"))
    finding = OwnFinding(title="Nobody answers", severity="high", action=nobody)
    kept = OwnFinding(title="Nobody checks", severity="high", action=OwnAction(title="Check brakes"))
    header = replace(WORKSHOP.header, decisions={SECOND.id: said}, own_findings=(finding, kept))
    audit = replace(WORKSHOP, header=header)
    made = make_plan(audit, score(audit))
    stands = {each.id: (each.number, each.slot, each.due) for each in made.actions}
    assert stands == {e.id: (e.number, e.slot, e.due) for e in BEFORE.actions if e.id != SECOND.id}
    report = report_of(audit)
    off = {each.action.title: each.reason_text for each in report.plan.not_now if each.reason == "declined"}
    assert "Name one person" in off
    assert off[SECOND.recommendation.title] == "Declined by Ada Palmer: We tried it in May."
    numbers = [each.number for each in report.plan.ranked]
    assert len(set(numbers)) == len(numbers), "no number stands for two"
    assert SECOND.recommendation.title not in [each.title for each in report.first_page.do_first]
    late = actions.text(report, date(2030, 1, 1))
    assert [line for line in late.splitlines() if "declined" in line and "OVERDUE" in line] == []
    kinds = [each.kind for each in compare(WORKSHOP, audit, today=date(2030, 1, 1)).changes]
    assert kinds.count("overdue") == 1, "of the two own actions only the one that nobody declined"
    under_way = replace(audit, plan={SECOND.id: state(SECOND, "doing")})
    assert SECOND.id in {each.id for each in make_plan(under_way, score(under_way)).actions}


def test_what_a_change_moves_besides_is_told() -> None:
    before = report_of(tracked())
    dropped = report_of(tracked(a=state(SECOND, "dropped", note="we sell the shop")))
    assert actions.moved(before, dropped, SECOND.id) == ""
    crowded = report_of(tracked(a=state(LAST, due=START + timedelta(days=10))))
    assert actions.moved(before, crowded, LAST.id).splitlines() == [
        "That moved others:",
        "  Quote waits you keep: Wed 16 Dec is now Fri 15 Jan 2027",
        "  Check once after the sale: Fri 15 Jan 2027 is now Sun 14 Feb 2027",
        "  Take steps out of buying: Sun 14 Feb 2027 is now Later",
    ]
    easier = report_of(tracked(a=state(LAST, effort="S", reason="paid already")))
    assert "  Take steps out of buying: number 9 is now 10" in actions.moved(before, easier, LAST.id)


def test_owner_and_day_take_the_place_of_the_plans() -> None:
    day = START + timedelta(days=45)
    made = by_id(plan(a=state(FIRST, owner="Ada", due=day)))[FIRST.id]
    assert (made.who, made.due, made.slot, made.moved) == ("Ada", day, 60, False)
    late = by_id(plan(a=state(FIRST, due=START + timedelta(days=200))))[FIRST.id]
    assert late.slot == 0 and late.due == START + timedelta(days=200)


def test_a_day_of_ones_own_takes_a_place_in_its_month() -> None:
    crowded = plan(a=state(LAST, due=START + timedelta(days=10)))
    in_month = [each for each in crowded.actions if each.slot == 30]
    assert LAST.id in [each.id for each in in_month]
    assert len(in_month) == len([each for each in BEFORE.actions if each.slot == 30])


def test_another_effort_moves_the_rank_as_the_formula_says() -> None:
    large = next(each for each in BEFORE.actions if each.recommendation.effort != "S" and not each.red_flag)
    made = by_id(plan(a=state(large, effort="S", reason="paid already")))[large.id]
    times = {"M": 2, "L": 3}[large.recommendation.effort]
    assert made.priority == large.priority * times and made.reach == large.reach
    assert made.number <= large.number


def test_an_action_is_overdue_the_day_after_its_day_unless_it_is_over() -> None:
    action = by_id(BEFORE)[FIRST.id]
    assert action.due is not None
    assert not action.is_overdue(action.due) and action.is_overdue(action.due + timedelta(days=1))
    done = by_id(plan(a=state(FIRST, "done")))[FIRST.id]
    assert not done.is_overdue(action.due + timedelta(days=1))


def test_a_state_of_an_action_that_is_not_due_changes_nothing() -> None:
    assert plan(a=ActionState(id="nothing", status="done")) == BEFORE


# --- What is set


def test_only_what_is_said_changes_and_a_change_of_status_has_its_day() -> None:
    day = date(2026, 5, 1)
    first = changed(ActionState(id="a"), {"status": "doing", "owner": " Ada\x07 "}, day)
    assert first == ActionState(id="a", status="doing", owner="Ada", since=day)
    assert changed(first, {"status": "doing", "note": "x"}, date(2026, 6, 1)).since == day
    assert changed(first, {"owner": ""}, day).owner == ""


def test_readings_stand_in_order_one_a_day() -> None:
    made = ActionState(id="a")
    for day, value in ((3, "3"), (1, "1"), (3, "4")):
        made = changed(made, {"reading": value}, date(2026, 5, day))
    one, three = date(2026, 5, 1), date(2026, 5, 3)
    assert made.readings == (KpiReading(day=one, value="1"), KpiReading(day=three, value="4"))


@pytest.mark.parametrize(("key", "word", "meant"), [("status", "dne", "done"), ("effort", "XL", "L")])
def test_a_word_there_is_not_is_refused(key: str, word: str, meant: str) -> None:
    with pytest.raises(CallError) as error:
        changed(ActionState(id="a"), {key: word}, date(2026, 5, 1))
    assert meant in error.value.hint


# --- Lists


def test_every_format_holds_every_action_once() -> None:
    report = report_of(tracked(a=state(FIRST, "done"), b=state(SECOND, "doing", owner="=Ada|")))
    today = START + timedelta(days=365)
    everything = [each.id for each in actions.actions(report)]
    text, markdown = actions.text(report, today), actions.markdown(report, today)
    document = json.loads(actions.as_json(report, today))
    assert [each["id"] for each in document["actions"]] == everything
    for id_ in everything:
        assert text.count(f"[{id_}]") == 1
    assert markdown.count("\n- [ ] ") == len(everything) - 1 and markdown.count("\n- [x] ") == 1
    assert "=Ada\\|" in markdown
    overdue = [each["id"] for each in document["actions"] if each["overdue"]]
    assert SECOND.id in overdue and FIRST.id not in overdue
    assert text.endswith(f"{len(everything)} actions, 1 done, {len(overdue)} overdue.\n")


def test_a_calendar_has_the_day_of_every_action_that_is_not_over() -> None:
    icalendar = pytest.importorskip("icalendar", reason="the extra `calendar` is not installed")
    report = report_of(tracked(a=state(FIRST, "done"), b=state(SECOND, due=date(2026, 12, 24))))
    made = actions.calendar(report)
    events = icalendar.Calendar.from_ical(made).walk("VEVENT")
    due = [each for each in actions.actions(report) if each.due and each.status == "open"]
    assert len(events) == len(due) and FIRST.id not in made.replace("\r\n ", "")
    days = {str(event["uid"]).partition(".")[0]: event["dtstart"].dt for event in events}
    assert days[SECOND.id] == date(2026, 12, 24)
    assert actions.calendar(report) == made, "the same plan gives the same bytes"


# --- The program


def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "cxaudit", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = audit_text(WORKSHOP, Snapshot.of(WORKSHOP.questionnaire))
    (tmp_path / "w.audit.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_what_is_set_is_in_the_file_in_the_list_and_in_the_report(folder: Path) -> None:
    done = run(folder, "plan", "set", "1", "--status", "doing", "--owner", "Ada", "--date", "2026-05-01")
    assert done.returncode == 0 and "under way" in done.stdout, done.stderr
    more = ("--baseline", "31 of 40", "--reading", "12 of 40", "--date", "2026-06-01")
    assert run(folder, "plan", "set", FIRST.id, *more).returncode == 0
    stored = read_audit(folder / "w.audit.yaml")
    assert stored.audit.answers == WORKSHOP.answers and not stored.warnings
    assert stored.audit.plan[FIRST.id] == ActionState(
        id=FIRST.id,
        status="doing",
        owner="Ada",
        baseline="31 of 40",
        readings=(KpiReading(day=date(2026, 6, 1), value="12 of 40"),),
        since=date(2026, 5, 1),
    )
    assert f"[{FIRST.id}] Ada" in run(folder, "plan", "w.audit.yaml").stdout
    page = run(folder, "report", "w.audit.yaml", "--format", "md", "--out", "-").stdout
    assert "Under way since Fri 1 May. Counted before: 31 of 40. Counted on Mon 1 Jun: 12 of 40." in page
    assert not [path.name for path in folder.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("plan", "set", "99", "--status", "done"), "There is no action '99'"),
        (("plan", "set", "1"), "Nothing was said of action"),
        (("plan", "set"), "Which audit, or which action?"),
        (("plan", "set", "1", "--status", "dne"), "Did you mean 'done'?"),
        (("plan", "set", "1", "--status", "dropped"), "with a reason"),
        (("plan", "set", "1", "--effort", "s"), "needs a reason"),
        (("plan", "set", "1", "--due", "soon"), "is no date for --due"),
        (("plan", "set", "1", "--status", "done", "--format", "md"), "--format is for the list"),
        (
            ("plan", "set", "1", "--status", "done", "--audit", "none.audit.yaml"),
            "There is no audit file none",
        ),
        (("plan", "w.audit.yaml", "--status", "done"), "--status changes an action"),
        (("plan", "w.audit.yaml", "--format", "pdf"), "There is no format 'pdf'"),
        (("plan", "none.audit.yaml"), "none.audit.yaml"),
    ],
)
def test_a_wrong_call_is_exit_2_and_changes_nothing(
    folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = (folder / "w.audit.yaml").read_bytes()
    done = run(folder, *arguments)
    assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr, done.stderr
    assert (folder / "w.audit.yaml").read_bytes() == before


def test_which_of_several_audits_has_to_be_said(folder: Path) -> None:
    (folder / "x.audit.yaml").write_bytes((folder / "w.audit.yaml").read_bytes())
    done = run(folder, "plan", "set", "1", "--status", "done")
    assert done.returncode == 2 and "--audit FILE" in done.stderr
    assert run(folder, "plan", "set", "1", "--status", "done", "--audit", "x.audit.yaml").returncode == 0
    assert run(folder, "plan").returncode == 2


def test_a_list_can_go_into_a_file(folder: Path) -> None:
    assert run(folder, "plan", "--format", "md", "--out", "out/plan.md").returncode == 0
    assert (folder / "out" / "plan.md").read_text(encoding="utf-8").startswith("# Plan")
    for out, made in (("out/it.md", "out/it.md"), ("there", "there/plan.txt"), ("x.json", "x.json")):
        assert run(folder, "plan", "--out", out).stdout == f"Wrote {made}\n"
    assert json.loads((folder / "x.json").read_text(encoding="utf-8"))["format"] == "plan/1"
    wrong = run(folder, "plan", "--format", "json", "--out", "out/it.md")
    assert wrong.returncode == 2 and "Name a file ending in .json, or a folder." in wrong.stderr


def test_check_holds_an_audit_to_no_overdue_action(folder: Path) -> None:
    early = run(folder, "check", "w.audit.yaml", "--no-overdue", "--date", START.isoformat())
    assert early.returncode == 0, early.stderr
    late = run(folder, "check", "w.audit.yaml", "--no-overdue", "--date", "2030-01-01")
    assert late.returncode == 1 and "overdue: " in late.stdout
    assert FIRST.recommendation.title in late.stdout


OWN = "own-nobody-knows-the-allergens"


def own() -> Audit:
    """Return the workshop's audit with a finding of the auditor's own, which has an action."""
    action = OwnAction(title="List allergens", owner="business owner", horizon=30, count="lists that are up")
    found = OwnFinding(title="Nobody knows the allergens", action=action)
    header = replace(WORKSHOP.header, own_findings=(found,), roles={"business owner": "Ada Palmer"})
    return replace(WORKSHOP, header=header)


def test_the_action_of_an_own_finding_is_tracked_like_any_other() -> None:
    later = replace(own(), plan={OWN: ActionState(id=OWN, status="doing", note="half are up")})
    (action,) = [each for each in actions.actions(report_of(later)) if each.own]
    assert (action.id, action.status, action.who) == (OWN, "doing", "Ada Palmer")
    assert "Half are up." in action.status_text
    assert action.number == len(report_of(WORKSHOP).plan.ranked) + 1
    day = later.header.date + timedelta(days=31)
    (due,) = own_due(later)
    assert due.is_overdue(day) and not due.is_overdue(day - timedelta(days=1))
    done = replace(later, plan={OWN: ActionState(id=OWN, status="done")})
    assert row_of("", later, day).overdue == row_of("", done, day).overdue + 1
    measures = report_of(later).measures
    assert measures and [row.action for row in measures.rows][-1] == "List allergens"


def test_an_own_action_that_was_dropped_is_put_off_and_one_with_a_day_stands_in_its_month() -> None:
    flagged = replace(own().header.own_findings[0], red_flag="Harm.")
    audit = replace(own(), header=replace(own().header, own_findings=(flagged,)))
    state = ActionState(id=OWN, status="dropped", note="no kitchen any more")
    dropped = report_of(replace(audit, plan={OWN: state}))
    assert OWN not in [each.id for each in dropped.plan.ranked]
    (put_off,) = [each for each in dropped.plan.not_now if each.action.own]
    assert (put_off.reason, put_off.action.number) == ("dropped", 0)
    (note,) = [each for each in dropped.first_page.notes if each.id == "not_now"]
    assert "List allergens" in note.text
    assert report_of(audit).first_page.do_first[0].title == "List allergens"
    assert "List allergens" not in [each.title for each in dropped.first_page.do_first]
    done = report_of(replace(audit, plan={OWN: replace(state, status="done")}))
    assert OWN in [each.id for each in done.plan.ranked]
    assert "List allergens" not in [each.title for each in done.first_page.do_first]
    assert "Not now:" in actions.text(dropped, START) and "No kitchen any more" in render_markdown(dropped)
    later = replace(audit, plan={OWN: ActionState(id=OWN, due=START + timedelta(days=80))})
    (month,) = [m for m in report_of(later).plan.months if OWN in [each.id for each in m.actions]]
    assert month.slot == 90


def ids(*findings: OwnFinding) -> list[str]:
    return [found.id for found in with_ids(findings)]


def test_own_findings_are_called_by_their_titles_and_never_alike() -> None:
    dark, cold = OwnFinding(title="It is dark."), OwnFinding(title="Cold!")
    assert ids(dark, cold, dark, dark) == ["it-is-dark", "cold", "it-is-dark-2", "it-is-dark-3"]
    assert ids(cold, replace(dark, id="cold")) == ["cold-2", "cold"], "what is written down goes first"
    assert ids(replace(dark, id="x"), replace(cold, id="x"), OwnFinding(title="X 2")) == ["x", "x-2", "x-2-2"]
    assert ids(OwnFinding(title="10 doors"), OwnFinding(title="暗い")) == ["finding-10-doors", "finding"]
    assert with_ids(with_ids([dark, dark])) == with_ids([dark, dark])


TWO_OWN = """own_findings:
  - title: It is dark
    action: {title: Buy a lamp}
  - title: It is cold
    action: {title: Buy a stove}
"""


def with_own(folder: Path, findings: str = TWO_OWN, plan: str = "") -> None:
    path = folder / "w.audit.yaml"
    text = path.read_text(encoding="utf-8").replace("finished: true\n", f"finished: true\n{findings}", 1)
    path.write_text(text.replace("\ndigest: ", f"\n{plan}digest: ", 1), encoding="utf-8")


def standing(folder: Path) -> dict[str, str]:
    shown = run(folder, "plan", "--format", "json")
    assert shown.returncode == 0, shown.stderr
    return {each["title"]: each["status"] for each in json.loads(shown.stdout)["actions"] if each["own"]}


def test_what_is_said_of_an_own_action_stays_with_its_finding(folder: Path) -> None:
    with_own(folder)
    assert run(folder, "plan", "set", "own-it-is-cold", "--status", "doing").returncode == 0
    path = folder / "w.audit.yaml"
    text = path.read_text(encoding="utf-8")
    assert "id: it-is-cold" in text and "id: it-is-dark" in text
    first = text[text.index("  - id: it-is-dark") : text.index("  - id: it-is-cold")]
    path.write_text(text.replace(first, "").replace("It is cold", "It is icy"), encoding="utf-8")
    assert standing(folder) == {"Buy a stove": "doing"}


def test_other_actions_leave_own_findings_as_they_were_written(folder: Path) -> None:
    with_own(folder)
    assert run(folder, "plan", "set", "1", "--status", "doing").returncode == 0
    assert "id: it-is" not in (folder / "w.audit.yaml").read_text(encoding="utf-8")


def test_a_file_that_counted_own_findings_keeps_what_it_said(folder: Path) -> None:
    with_own(folder, plan="plan:\n  own-2:\n    status: doing\n")
    assert standing(folder) == {"Buy a lamp": "open", "Buy a stove": "doing"}
    assert run(folder, "plan", "set", "own-it-is-dark", "--status", "done").returncode == 0
    text = (folder / "w.audit.yaml").read_text(encoding="utf-8")
    assert "own-it-is-cold:" in text and "own-2" not in text
    assert standing(folder) == {"Buy a lamp": "done", "Buy a stove": "doing"}


@pytest.mark.parametrize(
    ("findings", "plan", "told"),
    [
        (TWO_OWN, "own-3", "there is no finding with an action 'own-3'"),
        (TWO_OWN, "own-it-is-dork", "Did you mean 'own-it-is-dark'?"),
        (TWO_OWN.replace("    action: {title: Buy a lamp}\n", ""), "own-it-is-dark", "[unknown-action]"),
        (TWO_OWN.replace("- title", "- id: x\n    title"), "own-x", "the id 'x' is used twice"),
    ],
)
def test_what_no_own_action_is_called_is_told_and_kept(
    folder: Path, findings: str, plan: str, told: str
) -> None:
    with_own(folder, findings, f"plan:\n  {plan}:\n    note: a remark\n")
    checked = run(folder, "validate", "w.audit.yaml")
    assert checked.returncode == 0 and told in checked.stdout, checked.stdout
    assert run(folder, "plan", "set", "1", "--status", "doing").returncode == 0
    assert "note: a remark" in (folder / "w.audit.yaml").read_text(encoding="utf-8")


def test_an_answers_file_with_two_findings_of_one_id_is_refused(folder: Path) -> None:
    written = "cxaudit: answers/1\nquestionnaire: essential\n" + TWO_OWN.replace(
        "- title", "- id: x\n    title"
    )
    (folder / "two.yaml").write_text(written, encoding="utf-8")
    checked = run(folder, "validate", "two.yaml", "--format", "concise")
    assert checked.returncode == 1 and "two.yaml:7:9: error: the id 'x' is used twice" in checked.stdout


def test_a_decision_stands_beside_the_status() -> None:
    audit = WORKSHOP
    first = report_of(audit).plan.ranked[0].id
    said = NamedDecision(id=first, decision="declined", reason="too dear", by="Ada")
    decided = replace(
        audit,
        header=replace(audit.header, decisions={first: said}),
        plan={first: ActionState(id=first, status="doing", note="a trial")},
    )
    assert "Declined by Ada: Too dear. Under way. A trial." in actions.text(
        report_of(decided), audit.header.date
    )


def test_the_list_is_a_table_for_spreadsheets_too(folder: Path) -> None:
    result = run(folder, "plan", "--format", "csv")
    assert result.returncode == 0, result.stderr
    assert result.stdout.lstrip("\ufeff").startswith('"Number","Id","Action"')


def test_what_is_done_is_named_with_its_number_so_that_the_page_counts_on() -> None:
    audit = example("workshop")
    third = make_plan(audit, score(audit)).actions[2]
    done = replace(audit, plan={third.id: ActionState(id=third.id, status="done")})
    page = report_of(done).first_page
    assert [each.number for each in page.do_first] == [1, 2, 4]
    (note,) = [note for note in page.notes if note.id == "done"]
    assert (note.label, note.text) == ("Done already", f"3. {third.recommendation.title}")
