"""An audit without people's names and their own words, for copies that travel further.

It scores as it did: values and how well they are founded stay.
"""

from collections.abc import Collection
from dataclasses import replace

from cxaudit.audit.answers import Answer
from cxaudit.audit.answers_file import roles_of
from cxaudit.audit.engagement import Decision, OwnFinding, SignOff
from cxaudit.audit.plan_state import ActionState
from cxaudit.audit.record import Audit, Combined, Header, Respondent
from cxaudit.wording import say


def redacted(audit: Audit) -> Audit:
    """Return the audit without names, notes, evidence, quotes, exhibits and anything else written freely.

    What the auditor wrote to be read stays: scope, constraints, findings of her own and their actions.
    """
    questions = {question.id: question for question in audit.questionnaire.questions()}
    texts = {id_ for id_, question in questions.items() if question.type == "text"}
    return replace(
        audit,
        header=_header(audit.header, roles_of(audit.questionnaire)),
        answers={id_: _answer(answer, is_text=id_ in texts) for id_, answer in audit.answers.items()},
        aside={},
        plan={id_: _state(state) for id_, state in audit.plan.items()},
        combined=audit.combined and _combined(audit.combined, texts),
        taken_over=audit.taken_over and replace(audit.taken_over, file=""),
        survey=audit.survey and replace(audit.survey, source=say("report.left_out")),
    )


def _header(header: Header, roles: Collection[str]) -> Header:
    signed = header.sign_off and SignOff(next_review=header.sign_off.next_review)
    return replace(
        header,
        respondent="",
        roles={},
        own_findings=tuple(_own(found, roles) for found in header.own_findings),
        quotes=(),
        exhibits=(),
        decisions={id_: replace(said, reason="", by="") for id_, said in header.decisions.items()},
        sign_off=signed,
    )


def _own(found: OwnFinding, roles: Collection[str]) -> OwnFinding:
    """Return a finding without the person who is to act, unless that is a role, and without who decided."""
    action = found.action
    if action is None:
        return found
    decision: Decision | None = action.decision and replace(action.decision, reason="", by="")
    owner = action.owner if action.owner in roles else ""
    return replace(found, action=replace(action, owner=owner, decision=decision))


def _answer(answer: Answer, *, is_text: bool) -> Answer:
    """Return an answer with its value and how well it is founded, and without a word beside it."""
    left_out = say("report.left_out")
    value = left_out if is_text and answer.value is not None else answer.value
    if answer.places:
        value = tuple(replace(place, owner="") for place in answer.places)
    customers = answer.customers and replace(answer.customers, source="")
    if customers and is_text:
        customers = replace(customers, value=left_out)
    return replace(
        answer,
        value=value,
        na=left_out if answer.na else "",
        note="",
        cause="",
        evidence="",
        evidence_strength=answer.evidence_strength or ("examples" if answer.evidence else ""),
        customers=customers,
    )


def _combined(combined: Combined, texts: Collection[str]) -> Combined:
    return replace(combined, respondents=tuple(_person(each, texts) for each in combined.respondents))


def _person(person: Respondent, texts: Collection[str]) -> Respondent:
    """Return one of several people without a name, not even in that of a file."""
    answers = {id_: _answer(answer, is_text=id_ in texts) for id_, answer in person.answers.items()}
    return replace(person, file="", digest="", name="", answers=answers)


def _state(state: ActionState) -> ActionState:
    return replace(state, owner="", note="", reason="", baseline="", readings=())
