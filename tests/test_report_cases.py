"""What the report tests share: the three finished examples, and audits made for a test."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from cxaudit.audit.answers import Answer
from cxaudit.audit.answers_file import read_answers, settle
from cxaudit.audit.record import Audit, Header
from cxaudit.plan.make import make_plan
from cxaudit.questionnaire.library import Library
from cxaudit.questionnaire.load import open_questionnaire
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.report.build import build
from cxaudit.report.model import Report
from cxaudit.scoring.relevance import relevance
from cxaudit.scoring.score import score

ROOT = Path(__file__).parents[1]
EXAMPLES = ("restaurant", "store", "workshop")
DIGEST = "sha256:" + "0" * 64


@cache
def questionnaire(name: str) -> Questionnaire:
    """Return a bundled questionnaire."""
    return open_questionnaire(name, Library.usual())


@cache
def example(name: str) -> Audit:
    """Return the audit of a finished example."""
    file = read_answers(ROOT / "examples" / f"{name}.yaml")
    asked = questionnaire(file.questionnaire)
    settled = settle(file, asked, lambda answers: relevance(asked, answers).items)
    assert not settled.is_refused, settled.problems
    return Audit(header=settled.header, questionnaire=asked, answers=settled.answers, finished=True)


def report_of(audit: Audit) -> Report:
    """Return the report of an audit."""
    card = score(audit)
    return build(audit, card, make_plan(audit, card), digest=DIGEST)


@cache
def example_report(name: str) -> Report:
    """Return the report of a finished example."""
    return report_of(example(name))


def audit_of(name: str, answers: Mapping[str, str | Answer], **header: object) -> Audit:
    """Return an audit of a bundled questionnaire: values by question, the rest not answered."""
    given = {key: Answer(value=said) if isinstance(said, str) else said for key, said in answers.items()}
    head = replace(Header(date=date(2026, 3, 2)), **header)
    return Audit(header=head, questionnaire=questionnaire(name), answers=given, finished=True)


def blocks(value: str, **others: str | Answer) -> dict[str, str | Answer]:
    """Return answers to every statement of both building blocks: `value`, except where said."""
    asked = questionnaire("service-and-process")
    found: dict[str, str | Answer] = {
        question.id: value
        for section in asked.walk()
        if section.id in ("service", "process")
        for question in section.questions
        if question.when is None or question.id == "comforts"
    }
    return {**found, **others}


def five(value: str, **others: str | Answer) -> dict[str, str | Answer]:
    """Return answers to the five questions: `value`, except where said."""
    gate = next(section for section in questionnaire("lasting-impression").walk() if section.gate)
    found: dict[str, str | Answer] = {q.id: value for q in gate.questions if q.type == "choice"}
    return {**found, **others}
