"""`cxaudit run`: interview, score, plan, report, write."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from cxaudit.cli.again import Again

Name = Annotated[
    str, typer.Argument(metavar="[QUESTIONNAIRE]", help="A name from `cxaudit list`, or a file.")
]
AuditFile = Annotated[
    Path | None, typer.Option("--audit", metavar="FILE", help="The audit file; an existing one is resumed.")
]
Client = Annotated[str, typer.Option("--client", metavar="NAME", help="Whose experience is audited.")]
Respondent = Annotated[str, typer.Option("--respondent", metavar="NAME", help="Who answers.")]
GroupName = Annotated[
    str, typer.Option("--group", metavar="GROUP", help="leadership, front_line, customer or outside.")
]
DayOf = Annotated[str, typer.Option("--date", metavar="YYYY-MM-DD", help="The day of the audit.")]
AnswersFile = Annotated[
    Path | None, typer.Option("--answers", metavar="FILE", help="Take answers from a file; ask nothing.")
]
Pairs = Annotated[
    list[str] | None, typer.Option("--answer", metavar="ID=VALUE", help="One answer; repeat it.")
]
Partial = Annotated[bool, typer.Option("--partial", help="With answers: allow questions left open.")]
Everything = Annotated[bool, typer.Option("--all", help="Ask every part without offering the choice.")]
Plain = Annotated[
    bool,
    typer.Option("--plain", help="Plain lines of text: for screen readers and simple terminals."),
]
Earlier = Annotated[
    Path | None,
    typer.Option("--from", metavar="OLD", help="An earlier audit: Enter says again what was said then."),
]
Affected = Annotated[bool, typer.Option("--affected", help="With --from: ask only what the plan was about.")]
QuietScores = Annotated[
    bool, typer.Option("--quiet-scores", help="Show no scores while asking: for a client who watches.")
]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", metavar="FORMAT", help="html, md, json, csv, docx, pdf."),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="PATH", help="Folder, or file for a single format; default: here."),
]
Open = Annotated[bool, typer.Option("--open", help="Show the page in the browser.")]


def run(
    questionnaire: Name = "",
    audit: AuditFile = None,
    client: Client = "",
    respondent: Respondent = "",
    group: GroupName = "",
    date: DayOf = "",
    answers: AnswersFile = None,
    answer: Pairs = None,
    partial: Partial = False,
    everything: Everything = False,
    from_: Earlier = None,
    affected: Affected = False,
    plain: Plain = False,
    quiet_scores: QuietScores = False,
    format_: Formats = None,
    out: Out = None,
    open_: Open = False,
) -> None:
    """Ask the questions, then write the verdict and the plan. Every answer is saved as it is given.

    Example: cxaudit run

    Example: cxaudit run essential --answers cafe.yaml --out cafe

    Example: cxaudit run --from cafe-2026-03-09.audit.yaml
    """
    from cxaudit.cli.ask import interviewed
    from cxaudit.cli.browser import require_page
    from cxaudit.cli.call import Call
    from cxaudit.cli.finish import finish
    from cxaudit.cli.held import answered
    from cxaudit.files.save import sweep
    from cxaudit.plan.make import make_plan
    from cxaudit.questionnaire.library import Library
    from cxaudit.report.build import build
    from cxaudit.scoring.score import score

    call = Call.of(
        questionnaire, audit, client, respondent, group, date, everything, quiet_scores, plain, format_, out
    )
    if open_:
        require_page(call.formats)
    sweep(call.folder if call.audit is None else call.audit.parent)
    library = Library.usual()
    given = answers is not None or bool(answer)
    again = _again(from_, audit, affected=affected, given=given, partial=partial)
    held = (
        answered(call, library, answers, answer or (), partial=partial)
        if given
        else interviewed(call, library, again)
    )
    if held is None:
        return
    card = score(held.audit)
    plan = make_plan(held.audit, card)
    asked = held.snapshot
    since = again.since(held.audit) if again else None
    report = build(held.audit, card, plan, digest=asked.actual, changed=asked.is_changed, earlier=since)
    finish(report, held.path, call, opens=open_)


def _again(
    old: Path | None, audit: Path | None, *, affected: bool, given: bool, partial: bool
) -> "Again | None":
    """Return the earlier audit that is held again, if any. Raises `CallError` where options do not fit."""
    from cxaudit.problems import CallError
    from cxaudit.wording import say

    if partial and not given:
        raise CallError("--partial is for given answers.", hint="Add --answers FILE or --answer ID=VALUE.")
    if old is None and not affected:
        return None
    if given:
        raise CallError(say("command.from_given"), hint=say("command.from_given_hint"))
    from cxaudit.cli.again import Again

    return Again.of(old, audit, only_affected=affected)
