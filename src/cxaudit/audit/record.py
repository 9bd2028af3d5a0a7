"""The audit: the record of one interview, whole enough to be scored again for ever."""

import datetime
from dataclasses import field
from typing import Any, Literal

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
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.value import Value, dataclass

Group = Literal["", "leadership", "front_line", "customer", "outside"]
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
class Audit(Value):
    """One interview: header, answers by question id, and the resolved questionnaire they were given to.

    `finished` says that the interview was walked to its end. `aside` holds answers to ids the
    questionnaire does not have; they count nowhere and are never dropped. `written_by` is the version of
    cxaudit that made the file. `plan` says how actions stand, by their ids. `reserved` is what the file
    holds under `survey`: plain data, written back as read.
    """

    header: Header
    questionnaire: Questionnaire
    answers: dict[str, Answer] = field(default_factory=dict)
    aside: dict[str, Answer] = field(default_factory=dict)
    finished: bool = False
    written_by: str = ""
    plan: dict[str, ActionState] = field(default_factory=dict)
    reserved: dict[str, Any] = field(default_factory=dict)
