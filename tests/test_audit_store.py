"""The audit file: what is written is read back equal, and nothing a person answered is ever lost."""

import datetime
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxaudit.audit.answers import MOST_CUSTOMERS, Answer, Customers, Touchpoint
from cxaudit.audit.engagement import (
    Constraints,
    Decision,
    Exhibit,
    Fieldwork,
    NamedDecision,
    OwnAction,
    OwnFinding,
    Quote,
    Scope,
    SignOff,
)
from cxaudit.audit.keeper import AuditKeeper
from cxaudit.audit.plan_state import STATUSES, ActionState, KpiReading
from cxaudit.audit.record import Audit, Combined, Header, Respondent
from cxaudit.audit.said import CustomersSaid
from cxaudit.audit.store import AnswerLines, Snapshot, audit_text, default_name, digest_of, read_audit
from cxaudit.audit.together import with_own
from cxaudit.files.yaml import Mapping, parse
from cxaudit.problems import CallError, ContentError
from cxaudit.questionnaire.load import read_tree
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.text import clean, one_line

QUESTIONNAIRE = """\
cxaudit: questionnaire/1
id: tiny
version: "1"
title: "Tiny: é"
scales:
  truth:
    options:
      - {value: 0, label: Never, score: 0}
      - {value: "04", label: "yes", score: "1/3"}
      - {value: 4, label: Always, score: 1}
sections:
  - id: people
    title: People
    questions:
      - {id: greeting, text: We greet people., scale: truth, second_rating: yes}
      - {id: safety, text: It is safe., scale: truth, na: no}
      - {id: wait, type: number, text: Minutes of waiting., min: 0, optional: yes}
      - id: channels
        type: multiple
        text: Where can one reach you?
        options: [{value: phone, label: Phone}, {value: "2", label: Mail}]
      - {id: word, type: text, text: In one word?}
      - {id: meet, type: touchpoints, text: Where do customers meet you?, scale: truth}
"""


def questionnaire_of(text: str) -> Questionnaire:
    root, problems = parse(text, "tiny.yaml")
    assert isinstance(root, Mapping), problems
    questionnaire, problems = read_tree(root, "tiny.yaml")
    assert questionnaire is not None, problems
    return questionnaire


TINY = questionnaire_of(QUESTIONNAIRE)
SNAPSHOT = Snapshot.of(TINY)
AUDIT = Audit(
    header=Header(client="Café Nord", date=datetime.date(2026, 3, 9), roles={"owner": "Ada"}),
    questionnaire=TINY,
    answers={"greeting": Answer(value="4"), "safety": Answer(unknown=True), "word": Answer(note="not yet")},
    finished=True,
    written_by="1.0",
)


def write(folder: Path, text: str) -> Path:
    path = folder / "a.audit.yaml"
    path.write_bytes(text.encode("utf-8"))
    return path


def refused(path: Path) -> list[str]:
    with pytest.raises(ContentError) as error:
        read_audit(path)
    return [problem.code for problem in error.value.problems]


def test_the_file_reads_like_this() -> None:
    text = audit_text(AUDIT, SNAPSHOT)
    before, _, after = text.partition("questionnaire:\n")
    assert before == (
        "cxaudit: audit/1\n"
        "client: Café Nord\n"
        'date: 2026-03-09\nroles:\n  owner: Ada\nfinished: true\nwritten_by: "1.0"\n'
        "answers:\n  greeting: 4\n  safety:\n    unknown: true\n  word:\n    note: not yet\n"
        f"digest: {SNAPSHOT.digest}\n"
    )
    assert after == SNAPSHOT.text
    assert all(line.startswith("  ") for line in after.splitlines())


TEXT = st.text(max_size=60).map(clean) | st.sampled_from(
    ["yes", "null", "~", "true", "- a", "a: b #c", "x\n\n y"]
)
SAID = TEXT.filter(bool)
NUMBERS = st.decimals(min_value=0, max_value=999999, places=4).map(Fraction)
NOTES: dict[str, st.SearchStrategy[Any]] = {
    "note": TEXT,
    "evidence": TEXT,
    "evidence_strength": st.sampled_from(["", "none", "opinion", "examples", "data"]),
    "inferred": st.booleans(),
}


def seconds(value: st.SearchStrategy[Any]) -> st.SearchStrategy[Customers | None]:
    made = st.builds(Customers, value=value, n=st.none() | st.integers(1, MOST_CUSTOMERS), source=TEXT)
    return st.none() | made


def answers(
    value: st.SearchStrategy[Any], second: st.SearchStrategy[Any] | None = None, *, na: bool = True
) -> st.SearchStrategy[Answer]:
    states: st.SearchStrategy[dict[str, Any]] = (
        st.just({}) | st.builds(lambda v: {"value": v}, value) | st.just({"unknown": True})
    )
    if na:
        states |= st.builds(lambda reason: {"na": reason}, SAID)
    notes = st.fixed_dictionaries({**NOTES, "customers": st.none() if second is None else second})
    made = st.builds(lambda state, beside: Answer(**state, **beside), states, notes)
    return made.filter(lambda answer: not answer.is_empty)


OPTION = st.sampled_from(["0", "04", "4"])
SEVERAL = st.sampled_from([("phone",), ("2",), ("phone", "2")])
LINE = TEXT.map(one_line)
PLACES = st.lists(
    st.builds(
        Touchpoint,
        name=LINE.filter(bool),
        stage=st.sampled_from(["", "before", "during", "after"]),
        channel=LINE,
        owner=LINE,
        rating=st.sampled_from(["", "0", "04", "4"]),
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda place: place.name.casefold(),
).map(tuple)
UNKNOWN_ID = st.from_regex(r"old_[a-z]{1,8}", fullmatch=True)
LINE = TEXT.map(one_line)
NEEDED = SAID.map(one_line).filter(bool)
COUNTS = st.none() | st.integers(0, 999)
SAID_OF_IT = {"decision": st.sampled_from(["accepted", "changed", "declined"]), "reason": SAID, "by": LINE}
OWN_ACTIONS = st.builds(
    OwnAction,
    title=NEEDED,
    owner=LINE,
    first_step=TEXT,
    effort=st.sampled_from(["S", "M", "L"]),
    horizon=st.sampled_from([30, 60, 90]),
    count=TEXT,
    decision=st.none() | st.builds(Decision, **SAID_OF_IT),
)
OWN = st.builds(
    OwnFinding,
    title=NEEDED,
    text=TEXT,
    severity=st.sampled_from(["low", "medium", "high"]),
    red_flag=TEXT,
    action=st.none() | OWN_ACTIONS,
)


def few(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(values, max_size=2).map(tuple)


HEADERS = st.builds(
    Header,
    scope=st.builds(Scope, what=TEXT, where=TEXT, channels=TEXT, customers=TEXT, out=TEXT),
    fieldwork=st.builds(Fieldwork, visits_watched=COUNTS, people_interviewed=COUNTS, customers_asked=COUNTS),
    own_findings=few(OWN),
    quotes=few(st.builds(Quote, text=NEEDED, source=LINE, permission=st.booleans())),
    exhibits=few(st.builds(Exhibit, file=NEEDED, shows=TEXT, date=st.none() | st.dates())),
    constraints=st.builds(Constraints, season=TEXT, budget=TEXT, staffing=TEXT, plans=TEXT),
    decisions=st.dictionaries(
        st.just("greeting"), st.builds(NamedDecision, id=st.just("greeting"), **SAID_OF_IT)
    ),
    sign_off=st.none() | st.builds(SignOff, client=LINE, auditor=LINE, next_review=st.none() | st.dates()),
    confidentiality=TEXT,
    client=TEXT,
    respondent=TEXT,
    group=st.sampled_from(["", "leadership", "front_line", "customer", "outside"]),
    date=st.dates(),
    basis=st.sampled_from(["", "one_visit", "typical"]),
    period=TEXT,
    roles=st.dictionaries(SAID, SAID, max_size=3),
    choice=st.sampled_from(["", "greeting", "gone"]),
)


def points(low: int, high: int) -> st.SearchStrategy[dict[str, int]]:
    """Counts of answers by point of a scale."""
    return st.dictionaries(st.integers(low, high).map(str), st.integers(1, 10**9), max_size=4)


def states(id_: str) -> st.SearchStrategy[ActionState]:
    readings = st.lists(st.builds(KpiReading, day=st.dates(), value=LINE.filter(bool)), max_size=3)
    return st.builds(
        ActionState,
        id=st.just(id_),
        status=st.sampled_from(STATUSES),
        owner=TEXT,
        due=st.none() | st.dates(),
        note=TEXT,
        effort=st.sampled_from(["", "S", "M", "L"]),
        impact=st.sampled_from(["", "L", "M", "H"]),
        reason=TEXT,
        baseline=TEXT,
        readings=readings.map(tuple),
        since=st.none() | st.dates(),
    )


ASIDE = answers(SAID | NUMBERS | SEVERAL | PLACES, seconds(SAID | NUMBERS | SEVERAL))
AUDITS = st.builds(
    Audit,
    header=HEADERS,
    questionnaire=st.just(TINY),
    answers=st.fixed_dictionaries(
        {},
        optional={
            "greeting": answers(OPTION, seconds(OPTION)),
            "safety": answers(OPTION, na=False),
            "wait": answers(NUMBERS),
            "channels": answers(SEVERAL),
            "word": answers(SAID),
            "meet": answers(PLACES),
        },
    ),
    aside=st.dictionaries(UNKNOWN_ID, ASIDE, max_size=3),
    finished=st.booleans(),
    written_by=TEXT,
    plan=st.dictionaries(UNKNOWN_ID, st.none(), max_size=3).flatmap(
        lambda ids: st.fixed_dictionaries({id_: states(id_) for id_ in ids})
    ),
    survey=st.none()
    | st.builds(
        CustomersSaid,
        source=TEXT.map(one_line).filter(bool),
        nps=points(0, 10),
        csat=points(1, 5),
        ces=points(1, 7),
        first_month=st.sampled_from(["", "2026-03"]),
    ),
)


@given(audit=AUDITS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_is_read_back_equal(audit: Audit, tmp_path: Path) -> None:
    stored = read_audit(write(tmp_path, audit_text(audit, SNAPSHOT)))
    assert stored.audit == audit
    assert stored.snapshot == SNAPSHOT
    assert {w.code for w in stored.warnings} <= {"unknown-question", "unknown-action"}


@given(
    both=st.tuples(AUDITS, AUDITS),
    own=st.dictionaries(
        st.just("greeting"), st.builds(Answer, customers=seconds(OPTION)).filter(lambda a: not a.is_empty)
    ),
)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_customers_say_to_a_combined_audit_is_read_back_equal(
    both: tuple[Audit, Audit], own: dict[str, Answer], tmp_path: Path
) -> None:
    people = tuple(Respondent(file=f"{n}.yaml", answers=each.answers) for n, each in enumerate(both))
    combined = Combined(respondents=people)
    audit = replace(both[0], combined=combined, answers=with_own(TINY, combined, own))
    text = audit_text(audit, SNAPSHOT)
    stored = read_audit(write(tmp_path, text))
    assert stored.audit == audit
    assert stored.snapshot == SNAPSHOT
    assert audit_text(stored.audit, stored.snapshot) == text
    if own:
        assert stored.audit.answers["greeting"].customers == own["greeting"].customers


def test_beside_respondents_stands_only_what_customers_say(tmp_path: Path) -> None:
    asked = (Respondent(file="a.yaml", answers={"greeting": Answer(value="4")}),)
    said = {"greeting": Answer(value="4", customers=Customers(value="0", n=9, source="spring"))}
    audit = replace(AUDIT, combined=Combined(respondents=asked), answers=said)
    text = audit_text(audit, SNAPSHOT)
    own = 'answers:\n  greeting:\n    customers:\n      value: 0\n      "n": 9\n      source: spring\n'
    assert own + "combined:\n" in text
    assert read_audit(write(tmp_path, text)).audit == audit
    assert "two-answers" in refused(write(tmp_path, text.replace(own, own + "    note: so\n")))
    assert "two-answers" in refused(write(tmp_path, text.replace(own, "answers: {greeting: 4}\n")))


def test_text_that_slipped_in_unclean_does_not_make_the_file_unreadable(tmp_path: Path) -> None:
    answer = Answer(value="\x1b[31mred\u202e", note="a\x00b\ud800", evidence="\u2028")
    header = Header(client="\x07x", roles={"a\x1b": "b\u2066"})
    lost = {"greeting": Answer(na="\x00"), "word": answer}
    audit = replace(
        AUDIT, header=header, answers=lost, aside={"old": Answer(value="\x00")}, written_by="\x9b1"
    )
    stored = read_audit(write(tmp_path, audit_text(audit, SNAPSHOT)))
    assert stored.audit.answers == {"greeting": Answer(na="..."), "word": Answer(value="red", note="ab")}
    assert stored.audit.header == Header(client="x", roles={"a": "b"})


def test_answers_stand_in_the_order_of_the_questionnaire_then_those_aside() -> None:
    said = Answer(value="4")
    audit = replace(AUDIT, answers={"safety": said, "greeting": said}, aside={"aaa": said})
    text = audit_text(audit, SNAPSHOT)
    assert text.index("  greeting:") < text.index("  safety:") < text.index("  aaa:")


def test_an_answer_to_a_question_that_is_gone_is_kept_aside_with_a_warning(tmp_path: Path) -> None:
    audit = replace(AUDIT, aside={"greting": Answer(value="4", note="x")})
    stored = read_audit(write(tmp_path, audit_text(audit, SNAPSHOT)))
    assert stored.audit.aside == audit.aside
    (warning,) = stored.warnings
    assert (warning.code, warning.severity) == ("unknown-question", "warning")
    assert "greting" in warning.message
    assert "'greeting'" in warning.hint


def test_numbers_and_text_aside_stay_what_they_are(tmp_path: Path) -> None:
    aside = {"a": Answer(value=Fraction(0)), "b": Answer(value="0"), "c": Answer(value="1e5", note="x")}
    stored = read_audit(write(tmp_path, audit_text(replace(AUDIT, aside=aside), SNAPSHOT)))
    assert stored.audit.aside == aside


def test_what_customers_said_aside_stays_what_it_is_too(tmp_path: Path) -> None:
    aside = {
        "a": Answer(value="4", customers=Customers(value=Fraction(3))),
        "b": Answer(customers=Customers(value="3", n=40, source="survey")),
    }
    stored = read_audit(write(tmp_path, audit_text(replace(AUDIT, aside=aside), SNAPSHOT)))
    assert stored.audit.aside == aside


def test_an_answer_the_questionnaire_lost_is_still_written() -> None:
    audit = replace(AUDIT, answers={"lost": Answer(value="4")})
    assert "  lost: 4\n" in audit_text(audit, SNAPSHOT)


def test_windows_line_endings_are_no_change(tmp_path: Path) -> None:
    text = audit_text(AUDIT, SNAPSHOT)
    for changed in (text.replace("\n", "\r\n"), "\ufeff" + text, text + "\r\n\r\n", text.rstrip()):
        stored = read_audit(write(tmp_path, changed))
        assert stored.warnings == ()
        assert stored.audit == AUDIT
        assert stored.snapshot.text.rstrip() == SNAPSHOT.text.rstrip()


def test_a_changed_questionnaire_is_told_and_stays_told(tmp_path: Path) -> None:
    changed = audit_text(AUDIT, SNAPSHOT).replace("We greet people.", "We greet.")
    stored = read_audit(write(tmp_path, changed))
    assert [w.code for w in stored.warnings] == ["snapshot-changed"]
    assert next(stored.audit.questionnaire.questions()).text == "We greet."
    again = read_audit(write(tmp_path, audit_text(stored.audit, stored.snapshot)))
    assert again.audit == stored.audit
    assert [w.code for w in again.warnings] == ["snapshot-changed"]


def test_keys_after_the_questionnaire_do_not_belong_to_it(tmp_path: Path) -> None:
    more = "survey: {source: spring.csv, nps: {9: 3}}\n"
    stored = read_audit(write(tmp_path, audit_text(AUDIT, SNAPSHOT) + more))
    assert stored.warnings == ()
    assert stored.snapshot == SNAPSHOT
    assert stored.audit.survey == CustomersSaid(source="spring.csv", nps={"9": 3})


def test_an_older_snapshot_is_written_back_as_it_was(tmp_path: Path) -> None:
    text = "".join(f"  {line}\n" for line in QUESTIONNAIRE.splitlines())
    old = Snapshot(text=text, digest=digest_of(text))
    stored = read_audit(write(tmp_path, audit_text(AUDIT, old)))
    assert stored.audit == AUDIT
    assert audit_text(stored.audit, stored.snapshot).endswith("\nquestionnaire:\n" + text)


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("cxaudit: audit/1", "cxaudit: audit/2", ["newer-format"]),
        ("cxaudit: audit/1", "cxaudit: answers/1", ["wrong-kind"]),
        ("cxaudit: audit/1\n", "", ["unknown-kind"]),
        ("greeting: 4", "greeting: 5", ["wrong-answer"]),
        ("  unknown: true", "  na: no reason given", ["na-not-offered"]),
        ("  unknown: true", "  na: x\n    value: 4", ["two-answers"]),
        ("finished: true", "finish: true", ["unknown-key"]),
        ("finished: true", "finished: perhaps", ["wrong-type"]),
        ("2026-03-09", "2026-02-30", ["wrong-value"]),
        ("  safety:\n", "  greeting:\n", ["duplicate-key"]),
        ("client: Café Nord", "client: [", ["yaml-syntax"]),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, old: str, new: str, codes: list[str]) -> None:
    text = audit_text(AUDIT, SNAPSHOT)
    assert old in text
    assert refused(write(tmp_path, text.replace(old, new, 1))) == codes


def test_all_problems_of_a_broken_file_are_told(tmp_path: Path) -> None:
    text = audit_text(AUDIT, SNAPSHOT).replace("greeting: 4", "greeting: 5").replace("2026-03-09", "soon")
    assert refused(write(tmp_path, text)) == ["wrong-type", "wrong-answer"]


def test_a_file_cut_off_is_refused_or_told(tmp_path: Path) -> None:
    data = audit_text(AUDIT, SNAPSHOT).rstrip().encode("utf-8")
    for end in range(0, len(data) - 1, 7):
        path = tmp_path / "a.audit.yaml"
        path.write_bytes(data[:end])
        try:
            stored = read_audit(path)
        except ContentError as error:
            assert error.problems
        else:
            assert [w.code for w in stored.warnings][-1:] == ["snapshot-changed"]


def test_a_missing_file_is_trouble_in_the_world(tmp_path: Path) -> None:
    with pytest.raises(CallError):
        read_audit(tmp_path / "none.audit.yaml")


@pytest.mark.parametrize(
    ("client", "name"),
    [
        ("Café Nord", "cafe-nord-2026-03-09.audit.yaml"),
        ("", "tiny-2026-03-09.audit.yaml"),
        ("店", "店-2026-03-09.audit.yaml"),
        ("Ресторан «Волга»", "ресторан-волга-2026-03-09.audit.yaml"),
        ("Łódź & Söhne", "łodz-sohne-2026-03-09.audit.yaml"),
        ("हिन्दी", "हिन्दी-2026-03-09.audit.yaml"),
        ("☕", "tiny-2026-03-09.audit.yaml"),
        ("/é\\..:", "e-2026-03-09.audit.yaml"),
        ("CON", "con-tiny-2026-03-09.audit.yaml"),
        ("../../etc", "etc-2026-03-09.audit.yaml"),
    ],
)
def test_the_default_name(client: str, name: str) -> None:
    assert default_name(replace(AUDIT.header, client=client), TINY) == name


@given(st.text(max_size=300))
def test_a_name_fits_every_file_system(client: str) -> None:
    name = default_name(replace(AUDIT.header, client=client), TINY)
    assert len(name.encode()) <= 180 and name == name.lower() and not name.startswith(("-", "."))
    assert not set(name) & set('/\\:*?"<>| \n\t') and name.isprintable()
    assert name.partition(".")[0].partition("-")[0] not in {"con", "nul"} or "-tiny-" in name


def test_every_action_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "new.audit.yaml"
    with AuditKeeper(path) as keeper:
        assert keeper.stored is None
        for value in ("0", "4"):
            audit = replace(AUDIT, answers={"greeting": Answer(value=value)})
            keeper.keep(audit)
            assert read_audit(path).audit == audit


def test_a_stored_audit_is_taken_up_again(tmp_path: Path) -> None:
    path = write(tmp_path, audit_text(AUDIT, SNAPSHOT))
    with AuditKeeper(path) as keeper:
        assert keeper.stored is not None
        assert keeper.stored.audit == AUDIT
        changed = replace(keeper.stored.audit, finished=False)
        keeper.keep(changed)
    assert read_audit(path).audit == changed


def test_another_questionnaire_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = write(tmp_path, audit_text(AUDIT, SNAPSHOT))
    other = questionnaire_of(QUESTIONNAIRE.replace('version: "1"', 'version: "2"'))
    with AuditKeeper(path) as keeper:
        keeper.keep(replace(AUDIT, questionnaire=other))
    stored = read_audit(path)
    assert stored.audit.questionnaire == other
    assert stored.warnings == ()


def test_a_file_changed_by_another_program_is_left_alone(tmp_path: Path) -> None:
    path = write(tmp_path, audit_text(AUDIT, SNAPSHOT))
    told: list[str] = []
    with AuditKeeper(path, on_notice=told.append) as keeper:
        keeper.keep(AUDIT)
        foreign = audit_text(replace(AUDIT, answers={}), SNAPSHOT)
        path.write_bytes(foreign.encode("utf-8"))
        keeper.keep(AUDIT)
        keeper.keep(replace(AUDIT, finished=False))
        beside = keeper.path
    assert path.read_text(encoding="utf-8") == foreign
    assert beside.parent == path.parent
    assert read_audit(beside).audit == replace(AUDIT, finished=False)
    assert told == [keeper.notice]
    assert str(path) in keeper.notice
    assert str(beside) in keeper.notice


def test_a_file_that_appears_during_the_interview_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "new.audit.yaml"
    with AuditKeeper(path) as keeper:
        path.write_text("mine", encoding="utf-8")
        keeper.keep(AUDIT)
        assert keeper.path != path
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_file_that_disappears_is_written_again(tmp_path: Path) -> None:
    path = write(tmp_path, audit_text(AUDIT, SNAPSHOT))
    with AuditKeeper(path) as keeper:
        path.unlink()
        keeper.keep(AUDIT)
        assert keeper.notice == ""
    assert read_audit(path).audit == AUDIT


def test_an_unreadable_file_is_never_written_over(tmp_path: Path) -> None:
    path = write(tmp_path, "cxaudit: audit/1\nanswers: {a: 1}\n")
    with pytest.raises(CallError) as error, AuditKeeper(path):
        pass
    assert error.value.exit_code == 2
    assert "left as it is" in error.value.message
    assert path.read_text(encoding="utf-8") == "cxaudit: audit/1\nanswers: {a: 1}\n"
    path.unlink()
    with AuditKeeper(path) as keeper:
        keeper.keep(AUDIT)


def test_two_interviews_cannot_share_a_file(tmp_path: Path) -> None:
    path = tmp_path / "new.audit.yaml"
    with AuditKeeper(path), pytest.raises(CallError), AuditKeeper(path):
        pass
    with AuditKeeper(path) as keeper:
        keeper.keep(AUDIT)


def big() -> Audit:
    questions = "".join(f"      - {{id: q{n}, text: More and more., scale: truth}}\n" for n in range(2000))
    questionnaire = questionnaire_of(QUESTIONNAIRE + questions)
    said = {f"q{n}": Answer(value="4", note=f"note {n}") for n in range(2000)}
    return replace(AUDIT, questionnaire=questionnaire, answers=said)


def test_saving_a_large_audit_makes_only_the_changed_answer_anew(tmp_path: Path) -> None:
    audit = big()
    snapshot, lines = Snapshot.of(audit.questionnaire), AnswerLines()
    started = perf_counter()
    audit_text(audit, snapshot, lines)
    first = perf_counter() - started
    changed = replace(audit, answers={**audit.answers, "q7": Answer(value="0")})
    again = []
    for _ in range(5):
        started = perf_counter()
        text = audit_text(changed, snapshot, lines)
        again.append(perf_counter() - started)
    assert min(again) < first / 2
    assert "\n  q7: 0\n" in text
    assert read_audit(write(tmp_path, text)).audit == changed
