"""A redacted report holds none of the words that were left out, in any format, and scores as before."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cxaudit.audit.answers import Answer, Customers, Touchpoint
from cxaudit.audit.engagement import (
    Constraints,
    Decision,
    Exhibit,
    NamedDecision,
    OwnAction,
    OwnFinding,
    Quote,
    Scope,
    SignOff,
)
from cxaudit.audit.plan_state import ActionState, KpiReading
from cxaudit.audit.record import Audit, Combined, Group, Respondent, TakenOver
from cxaudit.audit.redact import redacted
from cxaudit.audit.said import CustomersSaid
from cxaudit.cli.outputs import documents, report_of
from cxaudit.cli.paths import FORMATS
from cxaudit.report import actions
from cxaudit.report.look import Look
from cxaudit.scoring.score import score
from test_report_cases import EXAMPLES, example
from test_report_rendering import with_customers

WORDS = st.lists(
    st.text(alphabet="qxzjvkwåøßψ", min_size=14, max_size=20), min_size=60, max_size=60, unique=True
)

OWN = "own-nobody-knows-the-allergens"


def secret(words: Iterator[str]) -> Audit:
    """Return the workshop's audit with a word nobody else uses wherever a person may be named or quoted."""
    audit = example("workshop")
    audit = replace(audit, questionnaire=with_customers(audit.questionnaire))
    answers = {
        id_: replace(each, note=next(words), cause=next(words), evidence=next(words))
        for id_, each in list(audit.answers.items())[5:9]
    }
    answers = {**audit.answers, **answers}
    answers["remote_tone"] = Answer(na=next(words))
    answers["impression"] = Answer(value=next(words))
    answers["greeting"] = Answer(value="1", customers=Customers(value="1", n=40, source=next(words)))
    answers["meet"] = Answer(value=(Touchpoint(name="the phone", owner=next(words), rating="1"),))
    said = {"decision": "declined", "reason": next(words), "by": next(words)}
    action = OwnAction(title="List them", owner=next(words), decision=Decision(**said))
    header = replace(
        audit.header,
        respondent=next(words),
        roles={role: next(words) for role in ("operations lead", "business owner", "front-line lead")},
        own_findings=(OwnFinding(title="Nobody knows the allergens", red_flag="Harm.", action=action),),
        quotes=(Quote(text=next(words), source=next(words), permission=True),),
        exhibits=(Exhibit(file=next(words), shows=next(words)),),
        decisions={"wait": NamedDecision(id="wait", **said)},
        sign_off=SignOff(client=next(words), auditor=next(words)),
    )
    state = ActionState(
        id="wait",
        status="doing",
        owner=next(words),
        note=next(words),
        reason=next(words),
        effort="L",
        baseline=next(words),
        readings=(KpiReading(day=header.date, value=next(words)),),
    )
    return replace(
        audit,
        header=header,
        answers=answers,
        plan={"wait": state, OWN: replace(state, id=OWN, note=next(words), owner=next(words))},
        taken_over=TakenOver(file=next(words), date=header.date, questions=("wait",)),
        survey=CustomersSaid(source=next(words), nps={"9": 5, "3": 2}),
    )


def person(audit: Audit, group: Group, words: Iterator[str]) -> Respondent:
    """Return one of several people, with answers that say a word in every place there is for one."""
    said = Answer(value="1", note=next(words), evidence=next(words), cause=next(words))
    answers = {"wait": said, "impression": Answer(value=next(words)), "remote_tone": Answer(na=next(words))}
    name, file = next(words), f"{next(words)}.audit.yaml"
    return Respondent(file=file, name=name, group=group, date=audit.header.date, answers=answers)


def earlier(audit: Audit, words: Iterator[str]) -> Audit:
    """Return an audit of a month before, in which other words stand."""
    answers = {
        **audit.answers,
        "impression": Answer(value=next(words)),
        "wait": Answer(value="5", note=next(words)),
    }
    header = replace(audit.header, date=audit.header.date - datetime.timedelta(days=30))
    return replace(audit, header=header, answers=answers, combined=None, survey=None, plan={})


def everything(audit: Audit, *, redact: bool, since: Audit | None = None) -> str:
    """Return the report in every format, whole and short, as one text."""
    report = report_of(audit, redact=redact, since=since)
    names = [name for name in FORMATS if name != "pdf"]  # which is the HTML, printed
    parts = [text(part) for name in names for part in documents(report, name)]
    today = datetime.date(2027, 1, 1)
    parts += [made(report, today) for made in (actions.text, actions.markdown, actions.as_json)]
    parts += [actions.calendar(report).replace("\r\n ", "")]
    parts += [text(part) for name in ("html", "md") for part in documents(report, name, Look(short=True))]
    return "\n".join(parts)


def text(document: str | bytes) -> str:
    """Return what stands in a document, of a Word file all its parts."""
    if isinstance(document, str):
        return document
    with ZipFile(BytesIO(document)) as parts:
        return "\n".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))


@given(WORDS)
@settings(max_examples=6, deadline=None, phases=[Phase.generate])
def test_no_word_that_was_left_out_is_in_any_format(words: list[str]) -> None:
    given_ = iter(words)
    audit = secret(given_)
    old = earlier(audit, given_)
    people = tuple(person(audit, group, given_) for group in ("leadership", "outside"))
    several = replace(audit, combined=Combined(respondents=people))
    left = set(given_)
    used = [word for word in words if word not in left]
    whole, copy = (
        everything(audit, redact=redact, since=old) + everything(several, redact=redact, since=old)
        for redact in (False, True)
    )
    assert len(used) > 50
    for word in used:
        assert word not in copy and word.capitalize() not in copy
    found = [word for word in used if word in whole or word.capitalize() in whole]
    unseen = 20  # names of files, and what each of several people wrote beside an answer: in no report
    assert len(found) > len(used) - unseen, "the words are in the whole report, so it looks for something"


@pytest.mark.parametrize("name", EXAMPLES)
def test_scores_and_the_plan_stay_as_they_are(name: str) -> None:
    audit = example(name)
    assert score(redacted(audit)) == score(audit)
    whole, copy = report_of(audit), report_of(audit, redact=True)
    assert copy.verdict == whole.verdict and copy.scorecard.sections == whole.scorecard.sections
    for one, other in zip(whole.plan.months, copy.plan.months, strict=True):
        assert [each.title for each in one.actions] == [each.title for each in other.actions]


def test_what_was_written_to_be_read_stays() -> None:
    audit = example("workshop")
    own = OwnFinding(title="Seen", action=OwnAction(title="Do", owner="operations lead"))
    header = replace(
        audit.header,
        own_findings=(own,),
        scope=Scope(what="the workshop"),
        constraints=Constraints(season="no changes in May"),
    )
    page = everything(replace(audit, header=header), redact=True)
    for kept in ("Pedal &amp; Co.", "Seen", "operations lead", "the workshop", "no changes in May"):
        assert kept in page


def test_the_copy_says_what_it_is() -> None:
    report = report_of(example("workshop"), redact=True)
    assert report.about.redacted and not report_of(example("workshop")).about.redacted
    assert report.first_page.basis[-1] == "Names, notes, evidence and quotes are left out of this copy."
    assert "Marta" not in everything(example("workshop"), redact=True)
    assert "(left out)" not in " ".join(report.first_page.reasons)


def test_evidence_still_counts_as_evidence() -> None:
    audit = example("workshop")
    plain, copy = report_of(audit).first_page.basis, report_of(audit, redact=True).first_page.basis
    assert plain[1] == copy[1] and "4 with examples" in copy[1]
