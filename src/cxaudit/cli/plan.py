"""`cxaudit plan`: what is to be done, what became of it, and lists of it for other programs."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    import datetime

    from cxaudit.audit.plan_state import ActionState
    from cxaudit.report.model import Report
    from cxaudit.report.parts import Action

FORMATS = {"text": ".txt", "md": ".md", "json": ".json", "csv": ".csv", "ics": ".ics"}

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="AUDIT | set ACTION", help="An audit file; or set and an action."),
]
AuditFile = Annotated[
    Path | None,
    typer.Option("--audit", metavar="FILE", help="With set: the audit file, if several are here."),
]
Status = Annotated[str, typer.Option("--status", metavar="STATUS", help="open, doing, done or dropped.")]
Owner = Annotated[str | None, typer.Option("--owner", metavar="NAME", help="Who does it.")]
Due = Annotated[str, typer.Option("--due", metavar="YYYY-MM-DD", help="By when.")]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A remark; why it was dropped.")]
Effort = Annotated[str, typer.Option("--effort", metavar="S|M|L", help="The effort in this business.")]
Impact = Annotated[str, typer.Option("--impact", metavar="L|M|H", help="The impact in this business.")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why effort or impact differ.")]
Baseline = Annotated[str | None, typer.Option("--baseline", metavar="TEXT", help="What was counted before.")]
Counted = Annotated[str, typer.Option("--reading", metavar="TEXT", help="What was counted now.")]
Today = Annotated[str, typer.Option("--date", metavar="YYYY-MM-DD", help="The day it is; today unless said.")]
Format = Annotated[str, typer.Option("--format", metavar="FORMAT", help="text, md, json, csv or ics.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="PATH", help="A file or folder to write to.")]


def plan(
    words: Words = None,
    audit: AuditFile = None,
    status: Status = "",
    owner: Owner = None,
    due: Due = "",
    note: Note = None,
    effort: Effort = "",
    impact: Impact = "",
    reason: Reason = None,
    baseline: Baseline = None,
    reading: Counted = "",
    date: Today = "",
    format_: Format = "",
    out: Out = None,
) -> None:
    """Show the actions of an audit's plan and how they stand, or change one with `set`.

    An action is named by its number or by the word in brackets. What is set is kept in the audit file.

    Example: cxaudit plan cafe.audit.yaml

    Example: cxaudit plan set 2 --status done --note "new sign is up"
    """
    from cxaudit.cli.dates import day_of, now
    from cxaudit.problems import CallError
    from cxaudit.wording import say

    today = day_of("date", date)
    given = {
        "status": status,
        "owner": owner,
        "due": day_of("due", due),
        "note": note,
        "effort": effort.upper(),
        "impact": impact.upper(),
        "reason": reason,
        "baseline": baseline,
        "reading": reading,
    }
    said = {name: value for name, value in given.items() if value not in ("", None)}
    said |= {name: "" for name in ("owner", "note", "reason", "baseline") if given[name] == ""}
    if words and words[0] == "set":
        if format_ or out is not None:
            option = "--out" if out is not None else "--format"
            raise CallError(say("plan.only_list", option=option), hint=say("plan.only_list_hint"))
        _set(words[1:], audit, said, today or now())
        return
    if said:
        option = "--" + next(iter(said))
        raise CallError(say("plan.only_set", option=option), hint=say("plan.only_set_hint", option=option))
    _list([*(words or ()), *([str(audit)] if audit else [])], format_, out, today or now())


def _list(words: list[str], format_: str, out: Path | None, today: "datetime.date") -> None:
    """Print the actions of an audit, or write them to a file."""
    from cxaudit.audit.store import read_audit
    from cxaudit.cli.boundary import tell_problems
    from cxaudit.cli.outputs import report_of
    from cxaudit.cli.results import destination, give
    from cxaudit.problems import CallError
    from cxaudit.wording import say

    format_, place = destination(format_, out, FORMATS, "plan")
    if len(words) > 1:
        raise CallError(say("plan.no_words"), hint=say("plan.no_words_hint"))
    stored = read_audit(Path(words[0]) if words else _only_audit())
    tell_problems(stored.warnings)
    give(_written(report_of(stored.audit, stored.snapshot), format_, today), place)


def _written(report: "Report", format_: str, today: "datetime.date") -> str:
    from cxaudit.problems import CallError
    from cxaudit.report import actions
    from cxaudit.wording import say

    if format_ == "ics":
        try:
            return actions.calendar(report)
        except ImportError:
            raise CallError(say("plan.no_calendar"), hint=say("plan.no_calendar_hint")) from None
    if format_ == "csv":
        from cxaudit.report.csv import render_actions

        return render_actions(report)
    made = {"text": actions.text, "md": actions.markdown, "json": actions.as_json}[format_]
    return made(report, today)


def _only_audit() -> Path:
    """Return the one audit file in this folder, or raise `CallError`."""
    from cxaudit.problems import CallError
    from cxaudit.wording import say

    found = sorted(Path().glob("*.audit.yaml"))
    if len(found) == 1:
        return found[0]
    message = say("plan.which_audit_several") if found else say("plan.which_audit")
    raise CallError(message, hint=say("plan.which_audit_hint"))


def _set(words: list[str], audit: Path | None, said: Mapping[str, object], today: "datetime.date") -> None:
    """Change one action in the audit file and say how it stands now."""
    from dataclasses import replace

    from cxaudit.audit.keeper import AuditKeeper
    from cxaudit.audit.own_plan import with_ids
    from cxaudit.audit.plan_state import ActionState, changed
    from cxaudit.cli.boundary import note, print_text
    from cxaudit.cli.outputs import report_of
    from cxaudit.problems import CallError
    from cxaudit.report import actions
    from cxaudit.wording import say

    if len(words) != 1:
        raise CallError(say("plan.no_words"), hint=say("plan.no_words_hint"))
    path = audit or _only_audit()
    with AuditKeeper(path, on_notice=note) as keeper:
        if keeper.stored is None:
            raise CallError(f"There is no audit file {path}.", hint="Check the name given to --audit.")
        held = keeper.stored.audit
        before = report_of(held, keeper.snapshot)
        action = _meant(words[0], before, path)
        if not said:
            raise CallError(say("plan.nothing_to_set", name=action.id), hint=say("plan.nothing_to_set_hint"))
        state = changed(held.plan.get(action.id) or ActionState(id=action.id), said, today)
        _require_reasons(state)
        later = replace(held, plan={**held.plan, action.id: state})
        if action.own:  # what is said of it is not to follow another title, or another finding of that title
            named = with_ids(held.header.own_findings)
            later = replace(later, header=replace(held.header, own_findings=named))
        keeper.keep(later)
        after = report_of(later, keeper.snapshot)
    print_text(actions.saved(_meant(action.id, after, path), today))
    print_text(actions.moved(before, after, action.id))


def _meant(name: str, report: "Report", path: Path) -> "Action":
    """Return the action with this number or id, or raise `CallError`."""
    from cxaudit.cli.outputs import typed
    from cxaudit.problems import CallError, did_you_mean
    from cxaudit.report.actions import actions
    from cxaudit.text import one_line
    from cxaudit.wording import say

    known = {action.id: action for action in actions(report)}
    numbered = {str(action.number): action for action in reversed(actions(report)) if action.number}
    found = known.get(name) or numbered.get(name)
    if found is None:
        hint = f"{did_you_mean(name, known)} {say('plan.no_action_hint', path=typed(path))}".strip()
        raise CallError(say("plan.no_action", name=one_line(name)), hint=hint)
    return found


def _require_reasons(state: "ActionState") -> None:
    from cxaudit.problems import CallError
    from cxaudit.wording import say

    if state.status == "dropped" and not state.note:
        raise CallError(say("plan.why_dropped"), hint=say("plan.why_dropped_hint"))
    if (state.effort or state.impact) and not state.reason:
        raise CallError(say("plan.why_own"), hint=say("plan.why_own_hint"))
