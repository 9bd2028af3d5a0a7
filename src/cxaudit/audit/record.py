"""The audit: the record of one interview, whole enough to be scored again for ever."""

import datetime
from dataclasses import field
from typing import Literal, get_args

from cxaudit.audit.answers import Answer
from cxaudit.audit.engagement import (
    Constraints,
    Exhibit,
    Fieldwork,
    NamedDecision,
    OwnFinding,
    Quote,
    Scope,
    SignOff,
)
from cxaudit.audit.plan_state import ActionState
from cxaudit.audit.said import CustomersSaid
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.value import Value, dataclass

Group = Literal["", "leadership", "front_line", "customer", "outside"]
GROUPS: tuple[Group, ...] = get_args(Group)
Basis = Literal["", "one_visit", "typical"]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Header(Value):
    """Who, when, on what basis. `period` says it in words; `roles` maps owner roles to names.

    `choice` is the id of the question whose action the respondent wants among the first. From `scope` on
    stands what a consultant adds by hand; `decisions` are by the id of an action.
    """

    client: str = ""
    respondent: str = ""
    group: Group = ""
    date: datetime.date = datetime.date(1970, 1, 1)
    basis: Basis = ""
    period: str = ""
    roles: dict[str, str] = field(default_factory=dict)
    choice: str = ""
    scope: Scope = Scope()
    fieldwork: Fieldwork = Fieldwork()
    own_findings: tuple[OwnFinding, ...] = ()
    quotes: tuple[Quote, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    constraints: Constraints = Constraints()
    decisions: dict[str, NamedDecision] = field(default_factory=dict)
    sign_off: SignOff | None = None
    confidentiality: str = ""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Respondent(Value):
    """One of several people whose audits were combined: where the answers come from, and the answers.

    `file` and `digest` (SHA-256 of its bytes) lead back to the audit; `name` is only there where it was
    asked for. The answers are those to questions that this person was asked.
    """

    file: str
    digest: str = ""
    name: str = ""
    group: Group = ""
    date: datetime.date = datetime.date(1970, 1, 1)
    basis: Basis = ""
    version: str = ""
    finished: bool = True
    answers: dict[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Combined(Value):
    """The respondents of a combined audit, and the questions that not all their questionnaires have alike."""

    respondents: tuple[Respondent, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class TakenOver(Value):
    """The answers that were not asked again but are those of an earlier audit: its file, its day, which."""

    file: str = ""
    date: datetime.date = datetime.date(1970, 1, 1)
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Audit(Value):
    """One interview: header, answers by question id, and the resolved questionnaire they were given to.

    `finished` says that the interview was walked to its end. `aside` holds answers to ids the
    questionnaire does not have; they count nowhere and are never dropped. `written_by` is the version of
    cxaudit that made the file. `plan` says how actions stand, by their ids. `survey` is what customers said
    to the usual measures, None where nobody counted it. In a `combined` audit, `answers` are the ones that
    stand for everybody's, with what customers say beside them.
    """

    header: Header
    questionnaire: Questionnaire
    answers: dict[str, Answer] = field(default_factory=dict)
    aside: dict[str, Answer] = field(default_factory=dict)
    finished: bool = False
    written_by: str = ""
    plan: dict[str, ActionState] = field(default_factory=dict)
    combined: Combined | None = None
    taken_over: TakenOver | None = None
    survey: CustomersSaid | None = None
