"""Audit, scorecard and plan -> Report: the one value that every renderer shows."""

from dataclasses import replace

from cxaudit import __version__
from cxaudit.audit.record import Audit
from cxaudit.compare.model import Comparison
from cxaudit.plan.model import Plan
from cxaudit.report import details, engagement, model
from cxaudit.report.case import Case
from cxaudit.report.customers_said import customers_said
from cxaudit.report.delivered import delivered
from cxaudit.report.display import full_day
from cxaudit.report.figures import context
from cxaudit.report.first_page import first_page
from cxaudit.report.gaps import gaps
from cxaudit.report.glossary import glossary
from cxaudit.report.journey import journey_of
from cxaudit.report.measures import measures
from cxaudit.report.method import levels, method, sources
from cxaudit.report.own import own_findings
from cxaudit.report.progress import Since
from cxaudit.report.roadmap import plan as plan_of
from cxaudit.report.since import in_short, since
from cxaudit.report.team import team
from cxaudit.report.touchpoints import touchpoints
from cxaudit.report.verdict import verdict_of
from cxaudit.report.views import halves, sides, stages
from cxaudit.scoring.scorecard import Scorecard
from cxaudit.text import one_line
from cxaudit.wording import say

FORMAT = "report/1"


def build(
    audit: Audit,
    card: Scorecard,
    plan: Plan,
    *,
    digest: str = "",
    changed: bool = False,
    with_context: bool = False,
    earlier: Comparison | None = None,
    redacted: bool = False,
) -> model.Report:
    """Return the report of an audit.

    `digest` is that of the questionnaire the scores were made with; `changed` says that it is not the one
    the audit began with, which the first page then tells, as it does of an audit that was `redacted`.
    `with_context` adds figures that others measured, `earlier` what changed since an earlier audit.
    """
    case = Case.of(audit, card, plan)
    then = since(earlier) if earlier else None
    return model.Report(
        format=FORMAT,
        cxaudit=__version__,
        language="en",
        about=_about(case, redacted=redacted),
        questionnaire=_questionnaire(audit, digest, changed=changed),
        first_page=_page(case, then, changed=changed, redacted=redacted),
        verdict=verdict_of(case),
        scorecard=details.scorecard(case),
        halves=halves(case),
        team=team(case),
        since=then,
        journey=journey_of(case),
        stages=stages(case),
        sides=sides(case),
        findings=tuple(details.findings(case)),
        strengths=tuple(details.strengths(case)),
        own_findings=tuple(own_findings(case)),
        quotes=tuple(engagement.quotes(case)),
        delivered=delivered(case),
        perception=gaps(case),
        survey=customers_said(audit.survey),
        plan=plan_of(case),
        measures=measures(case),
        find_out=tuple(details.find_out(case)),
        look_again=tuple(details.look_again(case)),
        touchpoints=touchpoints(case),
        answers=tuple(details.answers(case)),
        lenses=tuple(details.lenses(case)),
        exhibits=tuple(engagement.exhibits(case)),
        levels=tuple(levels(case)),
        method=tuple(method(case)),
        sources=tuple(sources(case)),
        context=tuple(context()) if with_context else (),
        glossary=tuple(glossary()),
        sign_off=engagement.sign_off(case),
    )


def _page(case: Case, then: Since | None, *, changed: bool, redacted: bool) -> model.FirstPage:
    page = first_page(case)
    if then:
        label = say("since.note", day=then.before_text)
        note = model.Note(id="since", label=label, text=in_short(then))
        page = replace(page, notes=(note, *page.notes))
    told = [say("report.questionnaire_changed")] if changed else []
    told += [say("report.is_redacted")] if redacted else []
    return replace(page, basis=(*page.basis, *told)) if told else page


def _about(case: Case, *, redacted: bool) -> model.About:
    header = case.audit.header
    return model.About(
        client=header.client,
        respondent=header.respondent,
        group=header.group,
        date=header.date.isoformat(),
        date_text=full_day(header.date),
        basis=header.basis,
        period=header.period,
        scope=engagement.scope(case),
        fieldwork=engagement.fieldwork(case),
        confidentiality=one_line(header.confidentiality),
        redacted=redacted,
    )


def _questionnaire(audit: Audit, digest: str, *, changed: bool) -> model.QuestionnaireRef:
    asked = audit.questionnaire
    return model.QuestionnaireRef(
        id=asked.id, version=asked.version, title=asked.title, digest=digest, changed=changed
    )
