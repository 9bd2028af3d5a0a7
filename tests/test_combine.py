"""Several respondents in one audit: relevance, scores, gate, flags, agreement, and what is never told."""

import itertools
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxaudit.audit.answers import Answer, Touchpoint
from cxaudit.audit.engagement import Fieldwork, OwnFinding, SignOff
from cxaudit.audit.plan_state import ActionState
from cxaudit.audit.record import Audit, Header
from cxaudit.audit.said import CustomersSaid
from cxaudit.audit.store import Snapshot, audit_text, read_audit
from cxaudit.combine import Combination, Source, combine
from cxaudit.compare.make import compare
from cxaudit.problems import CallError
from cxaudit.questionnaire.condition import parse
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.scoring.score import score
from cxaudit.scoring.scorecard import Scorecard, every
from cxaudit.scoring.together import agreement_of, agreements
from test_report_cases import audit_of, blocks, example, report_of
from test_scoring import asks, q, said, section
from test_scoring_properties import SOME, answers_to, questionnaires

F = Fraction
GROUPS = ("leadership", "front_line", "customer", "outside", "")


def source(audit: Audit, number: int = 0) -> Source:
    return Source(file=f"{number}.audit.yaml", digest=f"sha256:{number:064x}", audit=audit)


def person(asked: Questionnaire, group: str, answers: dict[str, Any], **header: Any) -> Audit:
    given = {id_: said(answer) for id_, answer in answers.items()}
    head = Header(group=group, **header)  # type: ignore[arg-type]
    return Audit(header=head, questionnaire=asked, answers=given, finished=True)


def together(*audits: Audit, **options: Any) -> Audit:
    return made_of(*audits, **options).audit


def made_of(*audits: Audit, **options: Any) -> Combination:
    return combine([source(each, number) for number, each in enumerate(audits)], **options)


ONE = asks(section("s0", q("a", make_or_break=True), q("b")))


def item(audit: Audit, id_: str) -> tuple[str, Fraction | None]:
    found = score(audit).items[id_]
    return found.state, found.score


def test_what_an_auditor_saw_stays_each_once() -> None:
    seen = OwnFinding(title="Seen", red_flag="Harm.")
    two = [person(ONE, "leadership", {"a": 4}, own_findings=(seen,)) for _ in range(2)]
    other = person(ONE, "front_line", {"a": 2}, own_findings=(replace(seen, title="Other"),))
    header = together(*two, other).header
    assert [found.title for found in header.own_findings] == ["Seen", "Other"]


def test_the_newest_survey_of_customers_stays_and_the_others_are_named() -> None:
    spring = CustomersSaid(source="spring.csv", nps={"9": 3}, last_month="2026-05")
    autumn = CustomersSaid(source="autumn.csv", nps={"3": 3}, last_month="2026-11")
    plain = [person(ONE, group, {"a": 4}) for group in ("leadership", "front_line", "")]
    one, two, three = (replace(a, survey=s) for a, s in zip(plain, (autumn, spring, None), strict=True))
    for order in itertools.permutations((one, two, three)):
        made = made_of(*order)
        assert made.audit.survey == autumn and made.surveys_left == ("spring.csv",)
    alone = made_of(plain[0], two, replace(three, survey=spring))
    assert alone.audit.survey == spring and alone.surveys_left == ()
    assert made_of(*plain).audit.survey is None


def test_counted_visits_stay_where_nobody_counts_otherwise() -> None:
    first = person(ONE, "leadership", {"a": 4}, fieldwork=Fieldwork(visits_watched=12, customers_asked=5))
    other = person(ONE, "front_line", {"a": 4}, fieldwork=Fieldwork(visits_watched=9, people_interviewed=2))
    made = made_of(first, other, person(ONE, "", {"a": 2}))
    assert made.audit.header.fieldwork == Fieldwork(people_interviewed=2, customers_asked=5)
    assert made.counts_left == ("visits_watched",)


def test_what_was_agreed_about_one_audit_is_named_and_not_taken_over() -> None:
    first = person(ONE, "leadership", {"a": 4}, sign_off=SignOff(client="Ada"))
    other = replace(person(ONE, "front_line", {"a": 2}), plan={"a": ActionState(id="a", status="doing")})
    assert made_of(first, other).agreed_left == ("sign_off", "plan")
    assert made_of(person(ONE, "leadership", {"a": 4}), person(ONE, "", {"a": 4})).agreed_left == ()


def test_what_an_auditor_saw_has_an_id_of_its_own() -> None:
    seen = OwnFinding(title="Seen")
    first = person(ONE, "leadership", {"a": 4}, own_findings=(seen, OwnFinding(title="Cold", id="x")))
    last = (replace(seen, id="y"), OwnFinding(title="Dark", id="x"))
    header = together(first, person(ONE, "front_line", {"a": 2}, own_findings=last)).header
    assert [(found.title, found.id) for found in header.own_findings] == [
        ("Seen", "y"),
        ("Cold", "x"),
        ("Dark", "x-2"),
    ]


# Agreement


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((4, 4, 5, 4), F(61, 64)),  # 0.953
        ((1, 3, 5, 5), F(5, 16)),  # 0.313
        ((1, 1, 5, 5), F(0)),
        ((3, 3, 3), F(1)),
    ],
)
def test_agreement_is_one_less_four_times_the_variance(answers: tuple[int, ...], expected: F) -> None:
    assert agreement_of([F(each - 1, 4) for each in answers]) == expected


def test_an_owner_and_the_front_line_who_disagree() -> None:
    """Worked case: SV-10, weakest_shift in essential; the owner says 5, the front line 2."""
    owner = audit_of("service-and-process", {"small_extras": "5"}, group="leadership")
    staff = audit_of("service-and-process", {"small_extras": "2"}, group="front_line")
    both = together(owner, staff)
    (found,) = agreements(both)
    assert (found.n, found.mean, found.lowest, found.highest) == (2, F(5, 8), F(1, 4), F(1))
    assert found.agreement == F(7, 16)
    assert found.differs
    team = report_of(both).team
    assert team is not None
    assert team.heading == "Your team sees this differently"
    (row,) = team.differs
    assert (row.mean.text, row.agreement.text, row.n) == ("63", "0.44", 2)
    assert row.range_text == "from “True now and then” to “Nearly always true”"
    assert row.groups_text == "leadership and front line"
    assert row.means == ()


def test_the_threshold_is_compared_exactly_and_never_rounded_over() -> None:
    asked = asks(section("s0", q("a")))
    people = [person(asked, "front_line", {"a": n}) for n in (20, 20, 9, 9)]
    (found,) = agreements(together(*people))
    assert found.agreement == F(279, 400)
    assert found.differs
    team = report_of(together(*people)).team
    assert team is not None and team.rows[0].agreement.text == "0.69"


# Scores


def test_every_group_counts_alike_however_many_answered() -> None:
    owner = person(ONE, "leadership", {"a": 20, "b": 20})
    staff = [person(ONE, "front_line", {"a": n, "b": 10}) for n in (0, 10, 20)]
    both = together(owner, *staff)
    assert item(both, "a") == ("value", F(3, 4))
    assert item(both, "b") == ("value", F(3, 4))


@SOME
@given(st.data())
def test_the_order_of_respondents_changes_nothing(data: st.DataObject) -> None:
    asked = data.draw(questionnaires())
    people = [
        person_with(asked, data.draw(st.sampled_from(GROUPS)), data.draw(answers_to(asked))) for _ in range(3)
    ]
    numbered = [source(each, number) for number, each in enumerate(people)]
    texts = {written(combine(order).audit) for order in itertools.permutations(numbered)}
    assert len(texts) == 1


def person_with(asked: Questionnaire, group: str, answers: dict[str, Answer]) -> Audit:
    return Audit(header=Header(group=group), questionnaire=asked, answers=answers, finished=True)  # type: ignore[arg-type]


def written(audit: Audit) -> str:
    return audit_text(audit, Snapshot(text="", digest=""))


@SOME
@given(st.data())
def test_one_audit_combined_has_its_own_scores(data: st.DataObject) -> None:
    asked = data.draw(questionnaires())
    alone = person_with(asked, data.draw(st.sampled_from(GROUPS)), data.draw(answers_to(asked)))
    assert replace(score(together(alone)), irrelevant=()) == replace(score(alone), irrelevant=())


@pytest.mark.parametrize("name", ["restaurant", "store", "workshop"])
def test_an_example_combined_alone_reads_as_before(name: str) -> None:
    alone = example(name)
    assert report_of(together(alone)).scorecard == report_of(alone).scorecard
    assert report_of(together(alone)).team is None


@SOME
@given(st.data())
def test_raising_one_answer_lowers_no_score(data: st.DataObject) -> None:
    asked = data.draw(questionnaires(conditions=False))
    people = [
        person_with(asked, data.draw(st.sampled_from(GROUPS)), data.draw(answers_to(asked))) for _ in range(3)
    ]
    lucky = data.draw(st.integers(0, 2))
    raised = {id_: a for id_, a in people[lucky].answers.items() if a.state == "value" and a.value != "20"}
    if not raised:
        return
    chosen = data.draw(st.sampled_from(sorted(raised)))
    higher = data.draw(st.integers(int(str(raised[chosen].value)), 20))
    better = replace(people[lucky], answers=people[lucky].answers | {chosen: Answer(value=str(higher))})
    before, after = (
        score(together(*people)),
        score(together(*[better if n == lucky else each for n, each in enumerate(people)])),
    )
    assert all((now or 0) >= (then or 0) for then, now in zip(scores(before), scores(after), strict=True))
    assert set(flags(after)) <= set(flags(before))


def scores(card: Scorecard) -> list[Fraction | None]:
    return [card.whole.score, *(part.score for part in every(card.sections))]


def flags(card: Scorecard) -> list[str]:
    return [flag for fault in card.red_flags for flag in fault]


# What applies


def test_what_is_relevant_for_anyone_is_relevant() -> None:
    asked = asks(section("s0", q("a"), q("b", when=parse("a >= 10"))))
    both = together(
        person(asked, "leadership", {"a": 20, "b": 4}), person(asked, "front_line", {"a": 0, "b": 20})
    )
    assert item(both, "b") == ("value", F(1, 5)), "the second person was never asked"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("na", "na", ("na", None)),
        ("na", None, ("na", None)),
        ("na", 10, ("value", F(1, 2))),
        ("na", "?", ("unknown", None)),
        ("?", None, ("unknown", None)),
        (None, None, ("open", None)),
        ("?", 10, ("value", F(1, 2))),
    ],
)
def test_a_question_applies_unless_it_does_for_nobody_who_answered(
    first: Any, second: Any, expected: Any
) -> None:
    people = [
        person(ONE, "front_line", {"b": 4} | ({} if given is None else {"a": given}), respondent=name)
        for name, given in (("Ann", first), ("Bea", second))
    ]
    assert item(together(*people), "a") == expected


FIVE = ("remembered_well", "come_back", "recommend", "unexpected_extra", "delighted")


def test_the_gate_is_passed_only_if_everybodys_is() -> None:
    passed = audit_of("lasting-impression", dict.fromkeys(FIVE, "yes"), respondent="Ann")
    partly = audit_of(
        "lasting-impression", dict.fromkeys(FIVE, "yes") | {"recommend": "partly"}, respondent="Bea"
    )
    unknown = audit_of(
        "lasting-impression",
        dict.fromkeys(FIVE[1:], "yes") | {FIVE[0]: Answer(unknown=True)},
        respondent="Cem",
    )
    states = [
        score(together(*each)).gates[0].state
        for each in ((passed,), (passed, partly), (passed, unknown), (partly, unknown))
    ]
    assert states == ["passed", "not_passed", "undecided", "not_passed"]


def test_a_red_flag_is_up_when_one_groups_mean_is_that_low() -> None:
    owner = person(ONE, "leadership", {"a": 20, "b": 20})
    low = [person(ONE, "front_line", {"a": n, "b": 20}) for n in (0, 10)]
    both = score(together(owner, *low))
    assert both.items["a"].score == F(5, 8), "the mean alone would raise none"
    assert flags(both) == ["a"]
    assert both.verdict is not None
    assert both.verdict.level.id == "patchy", "the hold goes by that group as well"
    mixed = score(
        together(
            owner, person(ONE, "front_line", {"a": 0, "b": 20}), person(ONE, "front_line", {"a": 11, "b": 20})
        )
    )
    assert flags(mixed) == [], "a single person's low answer is none"


def test_conditions_of_rules_see_a_value_only_where_all_agree() -> None:
    from cxaudit.scoring.relevance import asked_of

    same = together(person(ONE, "leadership", {"a": 4}), person(ONE, "front_line", {"a": 4, "b": 1}))
    assert asked_of(same).holds(parse("a == 4")) is True
    mixed = together(person(ONE, "leadership", {"a": 4}), person(ONE, "front_line", {"a": 5}))
    assert asked_of(mixed).holds(parse("a == 4")) is None
    assert asked_of(mixed).holds(parse("answered(a)")) is True


# What is told, and what is not


def test_no_mean_is_shown_that_tells_what_one_or_two_people_said() -> None:
    asked = asks(section("s0", q("a")))
    three = [person(asked, "front_line", {"a": n}) for n in (0, 10, 20)]
    owner = person(asked, "leadership", {"a": 20})
    outside = person(asked, "outside", {"a": 0})

    def groups(*people: Audit) -> list[str]:
        team = report_of(together(*people)).team
        assert team is not None
        return [mean.group for mean in team.rows[0].means]

    assert groups(*three) == ["front_line"]
    assert groups(*three, owner) == [], "the owner's answer would follow from the mean of all"
    assert groups(*three, owner, outside) == ["front_line"]
    more = [person(asked, "leadership", {"a": n}, respondent=str(n)) for n in (1, 2, 3)]
    assert groups(*three, *more) == ["leadership", "front_line"]


def test_names_stay_out_unless_asked_for() -> None:
    people = [
        person(ONE, "leadership", {"a": 20}, respondent="Ada Palmer"),
        person(ONE, "front_line", {"a": 0, "b": 1}, respondent="Ben Ode"),
    ]
    silent = together(*people)
    assert "Palmer" not in written(silent)
    from cxaudit.report.html import render_html
    from cxaudit.report.json import render_json

    for shown in (render_html(report_of(silent)), render_json(report_of(silent))):
        assert "Palmer" not in shown and ".audit.yaml" not in shown
    named = together(*people, names=True)
    assert "name: Ada Palmer" in written(named)
    team = report_of(named).team
    assert team is not None and "They are Ada Palmer and Ben Ode." in team.intro


def test_notes_places_and_texts_of_all_are_kept() -> None:
    asked = audit_of("essential", {}).questionnaire
    greeting = Answer(value="2", note="at noon"), Answer(value="4", note="at night", evidence="the log")
    first = audit_of("essential", {"look_at_blocks": "yes", "greeting": greeting[0], "impression": "warm"})
    second = audit_of(
        "essential",
        {"look_at_blocks": "yes", "greeting": greeting[1], "impression": "slow"},
        group="front_line",
    )
    both = together(first, second)
    assert both.answers["greeting"].note == "at noon / at night"
    assert both.answers["greeting"].evidence == "the log"
    assert both.answers["impression"].value == "warm / slow"
    assert asked is both.questionnaire
    phone, shop = Touchpoint(name="the phone"), Touchpoint(name="the shop")
    places = [
        audit_of("customer-journey", {"meeting_places": Answer(value=value)}, respondent=name)
        for name, value in (("Ann", (phone, shop)), ("Bea", (Touchpoint(name="The Phone"),)))
    ]
    assert together(*places).answers["meeting_places"].places == (phone, shop)
    assert report_of(together(*places)).touchpoints is not None


# Versions


def test_of_different_versions_only_what_all_ask_alike_counts() -> None:
    old = asks(section("s0", q("a"), q("b"), q("gone")))
    new = replace(asks(section("s0", q("a"), replace(q("b"), text="b, in other words"), q("c"))), version="2")
    made = made_of(
        person(old, "leadership", {"a": 20, "b": 20, "gone": 0}),
        person(new, "front_line", {"a": 0, "b": 10, "c": 0}),
    )
    assert made.versions == ("1", "2")
    assert [q_.id for q_ in made.left_out] == ["c", "gone"]
    assert [q_.id for q_ in made.reworded] == ["b"]
    assert made.audit.questionnaire.version == "2"
    assert set(score(made.audit).items) == {"a", "b"}
    assert made.audit.combined is not None and made.audit.combined.left_out == ("c",)
    team = report_of(made.audit).team
    assert team is not None
    assert any("different versions of the questionnaire (1 and 2)" in line for line in team.intro)


def test_a_question_with_another_scale_is_not_the_same_question() -> None:
    other = replace(asks(section("s0", q("a"), q("b"))), version="1.10")
    scale = other.scales["steps"]
    halves = replace(scale, options=scale.options[::2])
    newer = replace(other, version="1.9", scales={"steps": halves})
    with pytest.raises(CallError, match="no question alike"):
        made_of(person(other, "leadership", {"a": 1}), person(newer, "front_line", {"a": 2}))


def test_a_number_orders_versions_not_the_letters() -> None:
    nine, ten = (replace(asks(section("s0", q("a"))), version=v) for v in ("1.9", "1.10"))
    both = together(person(ten, "leadership", {"a": 1}), person(nine, "front_line", {"a": 2}))
    assert both.questionnaire.version == "1.10"


# What is refused


def test_what_cannot_be_one_audit_is_refused() -> None:
    ada = person(ONE, "leadership", {"a": 1}, respondent="Ada", client="Nord")
    again = person(ONE, "front_line", {"a": 2}, respondent=" ada ", client="nord")
    with pytest.raises(CallError, match="ada answered in") as twice:
        made_of(ada, again)
    assert "counts twice" in twice.value.hint
    ben = person(ONE, "front_line", {"a": 2}, respondent="Ben", client="Sud")
    with pytest.raises(CallError, match="is about Nord"):
        made_of(ada, ben)
    with pytest.raises(CallError, match="'lasting-impression'"):
        made_of(ada, audit_of("lasting-impression", {}))
    with pytest.raises(CallError, match="are the same file"):
        combine([source(ada, 1), source(replace(ada, header=Header(respondent="Eve")), 1)])
    with pytest.raises(CallError, match="combined audit already") as nested:
        made_of(ada, together(person(ONE, "front_line", {"a": 2}, respondent="Ben")))
    assert "0.audit.yaml" in nested.value.hint


# The file, and time


def test_a_combined_audit_is_a_file_like_any_other(tmp_path: Any) -> None:
    asked = example("workshop")
    other = replace(
        asked,
        header=replace(asked.header, respondent="Ben", group="front_line", date=date(2026, 12, 1)),
        answers=asked.answers | {"greeting": Answer(value="1", note="never: # at noon")},
        finished=False,
    )
    made = made_of(asked, other)
    assert made.unfinished == ("1.audit.yaml",)
    path = tmp_path / "both.audit.yaml"
    text = audit_text(made.audit, Snapshot.of(made.audit.questionnaire))
    path.write_text(text, encoding="utf-8")
    read = read_audit(path)
    assert read.warnings == ()
    assert read.audit.combined == made.audit.combined
    assert read.audit == made.audit
    assert audit_text(read.audit, read.snapshot) == text
    assert read.audit.header.date == date(2026, 12, 1)
    people = read.audit.combined.respondents if read.audit.combined else ()
    assert [(each.file, each.group, each.finished) for each in people] == [
        ("0.audit.yaml", "leadership", True),
        ("1.audit.yaml", "front_line", False),
    ]


def test_combined_audits_are_compared_like_others() -> None:
    def both(low: int) -> Audit:
        return together(
            person(ONE, "leadership", {"a": 20, "b": 20}), person(ONE, "front_line", {"a": low, "b": 10})
        )

    today = date(2026, 3, 1)
    found = compare(both(4), both(16), today=today)
    assert compare(both(4), both(4), today=today).changes == ()
    changed = {(change.kind, change.id): change for change in found.changes}
    assert changed["flag", "a"].standing == "better"
    assert changed["score", "s0"].standing == "better"
    assert found.sections[0].parts is not None
    assert found.sections[0].parts.answers == 15
    assert [caveat.kind for caveat in found.caveats] == ["same_day"]


# Don't-knows, and answers without a score


def knowing(name: str = "", group: str = "front_line", **answers: str | Answer) -> Audit:
    """Return an audit of `service-and-process`: every statement "mostly true", but for some."""
    return audit_of("service-and-process", blocks("4", **answers), group=group, respondent=name)


DONT_KNOW = Answer(unknown=True)


def test_what_most_do_not_know_is_no_strength_but_to_be_found_out() -> None:
    team = together(
        knowing("A", "leadership", greeting=DONT_KNOW, listening="5"),
        knowing("B", greeting=DONT_KNOW, listening="5"),
        knowing("C", listening=DONT_KNOW),
    )
    card = score(team)
    assert card.items["greeting"].score == F(3, 4), "scoring stays as it is"
    assert "greeting" not in card.strengths and "listening" in card.strengths
    assert card.hardly_known == ("greeting",)
    shown = report_of(team)
    assert [each.question for each in shown.find_out] == ["greeting"]
    rows = {row.question: row.answer for part in shown.answers for row in part.answers}
    assert rows["greeting"] == "Mostly true (1 of 3 people)"
    assert rows["listening"] == "Nearly always true (2 of 3 people)"
    assert rows["courtesy"] == "Mostly true (3 people)"
    assert "Counted by person, 3 of 66 answers were “don't know”, on 2 questions." in shown.first_page.basis
    notes = {note.id: note.text for note in shown.first_page.notes}
    assert notes["find_out"].startswith("“Customers are greeted")
    assert "Most of those who were asked did not know." in notes["find_out"]


def test_a_half_that_does_not_know_is_not_most() -> None:
    team = together(knowing("A", "leadership", greeting=DONT_KNOW), knowing("B"))
    assert score(team).hardly_known == ()
    alone = knowing(greeting=DONT_KNOW)
    assert score(together(alone)).unknown == ("greeting",)
    assert not any("Counted by person" in line for line in report_of(alone).first_page.basis)


def test_answers_without_a_score_are_ranges_too() -> None:
    def profile(back: int, easy: str, place: tuple[str, ...]) -> Audit:
        given = {
            "come_back_of_ten": Answer(value=F(back)),
            "keep_customers": easy,
            "place": Answer(value=place),
        }
        return audit_of("essential", given, respondent=f"{back}{easy}")

    shown = report_of(
        together(
            profile(9, "1", ("premises", "phone")),
            profile(6, "4", ("premises",)),
            profile(7, "3", ("premises",)),
        )
    )
    rows = {row.question: row.answer for part in shown.answers for row in part.answers}
    assert rows["come_back_of_ten"] == "6 to 9 (3 people)"
    assert rows["keep_customers"] == "from “Very hard” to “Easy” (3 people)"
    assert rows["place"] == "On our premises (3), On the phone (1) (3 people)"
    alike = report_of(together(profile(9, "1", ("phone",)), profile(9, "4", ("phone",))))
    rows = {row.question: row.answer for part in alike.answers for row in part.answers}
    assert rows["come_back_of_ten"] == "9 (2 people)"


# Small teams


def team_of(*people: Audit) -> Any:
    found = report_of(together(*people))
    assert found.team is not None
    return found


def note_of(found: Any, id_: str) -> str:
    return next((note.text for note in found.first_page.notes if note.id == id_), "")


def test_two_people_two_steps_apart_are_not_called_alike() -> None:
    found = team_of(knowing("A", "leadership"), knowing("B", greeting="2"))
    assert found.team.heading == "How far your team sees this alike"
    assert found.team.differs == ()
    range_ = "from “True now and then” to “Mostly true” (agreement 0.75)"
    assert found.team.alike == (
        f"No question falls under an agreement of 0.7. The widest apart: the welcome, {range_}."
    )
    assert note_of(found, "team").startswith("No answers lie far apart; the widest: the welcome, from")
    far = team_of(knowing("A", "leadership", greeting="5"), knowing("B", greeting="1"))
    assert note_of(far, "team") == "the welcome. Talk about these first."
    same = team_of(knowing("A", "leadership"), knowing("B"))
    assert same.team.alike == "On every question that two or more of them answered, all gave the same answer."
    assert note_of(same, "team") == ""


def test_customers_are_nobodys_team() -> None:
    customers = [knowing("A", "customer", greeting="1"), knowing("B", "customer", greeting="5")]
    assert team_of(*customers).team.heading == "Customers see this differently"
    assert team_of(*customers, knowing("C", "leadership")).team.heading.startswith("Those who were asked")


def test_it_is_said_where_anybodys_answers_can_be_worked_out() -> None:
    three = [knowing("A", "leadership"), knowing("B"), knowing("C", greeting="2")]
    assert "can work out much of what each said" in team_of(*three).team.note
    many = [knowing(str(n), GROUPS[n % 2], greeting=str(1 + n % 4)) for n in range(10)]
    assert "work out" not in team_of(*many).team.note


def test_a_red_flag_that_one_group_raised_is_named_among_what_holds_back() -> None:
    flagged = "right_first_time"
    owners = [knowing("A", "leadership", **{flagged: "5"}), knowing("D", "outside", **{flagged: "5"})]
    low = [knowing(name, **{flagged: "1"}) for name in "BC"]
    found = report_of(together(*owners, *low))
    assert score(together(*owners, *low)).items[flagged].score == F(2, 3), "above one half"
    (trouble, *_) = [each for each in found.first_page.trouble if each.question == flagged]
    assert trouble.red_flag
    assert trouble.text.endswith("Not all who were asked see it so."), "a group of two is not named"
    three = report_of(together(*owners, *low, knowing("E", **{flagged: "1"})))
    (trouble, *_) = [each for each in three.first_page.trouble if each.question == flagged]
    assert trouble.text.endswith("Not all who were asked see it so; these do: front line.")
    assert report_of(together(*low)).first_page.trouble[0].text.endswith(".")
    assert "Not all" not in report_of(together(*low)).first_page.trouble[0].text


# Words


def test_several_people_are_not_one_respondent() -> None:
    shown = report_of(together(knowing("A"), knowing("B")))
    assert shown.method[0].text[0].startswith("Scores come from what several people said")
    assert report_of(knowing("A")).method[0].text[0].startswith("Scores come from what the respondent said")


def test_several_who_answer_for_parts_are_not_nobody() -> None:
    def advice(value: str) -> str:
        given = blocks("2") | {"answers_for_whole": value}
        return " ".join(report_of(audit_of("service-and-process", given)).first_page.advice)

    assert "Nobody answers for the customer's whole experience" in advice("nobody")
    assert "Several people each answer for a part" in advice("several")
    assert "Nobody answers" not in advice("several")
