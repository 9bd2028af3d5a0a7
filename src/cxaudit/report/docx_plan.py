"""The Word document's plan: what to do, by when, and what to count."""

from collections.abc import Mapping

from cxaudit.report import parts, pictures, tables
from cxaudit.report.display import with_marks
from cxaudit.report.drawn import MOST_DRAWN
from cxaudit.report.word import Paper, Picture

Words = Mapping[str, str]


def plan(paper: Paper, plan: parts.Plan, words: Words, matrix: Picture | None) -> None:
    """Write the actions month by month."""
    paper.heading(words["plan"])
    if plan.constraints:
        paper.heading(words["constraints"], 2)
        paper.labelled((each.label, each.text) for each in plan.constraints)
    if matrix:
        paper.picture(matrix)
        put_off = [words["matrix_put_off"]] if plan.not_now else []
        first = [words["matrix_first"]] if len(plan.ranked) > MOST_DRAWN else []
        paper.caption(" ".join([words["matrix_note"], *put_off, *first]))
    if plan.ranked:
        paper.table(*tables.ranked(plan.ranked, words), (2, 8, 5, 5, 5, 4, 4))
    if plan.gate_action:
        paper.heading(words["before"], 2)
        _action(paper, plan.gate_action, words)
    for month in plan.months:
        paper.heading(month.heading, 2)
        for start in month.starting:
            paper.check(start)
        for each in month.actions:
            _action(paper, each, words)
        paper.line(month.worth)
    for choice in plan.choose_from:
        paper.bullet(choice.text)
    paper.line(plan.ask_again_text)


def _action(paper: Paper, action: parts.Action, words: Words) -> None:
    number = f"{action.number}. " if action.number else ""
    paper.heading(with_marks(f"{number}{action.title}", action.marks), 3)
    paper.lines(filter(None, (action.why, action.why_now)))
    if action.first_step:
        paper.check(action.first_step, bold=f"{words['first_step']}:")
    for step in action.steps:
        paper.check(step)
    for step in action.also:
        paper.check(step, bold=f"{words['also']}:")
    facts = (
        (words["who"], action.who),
        (words["due"], action.due_text),
        (words["effort"], action.effort_text),
        (words["impact"], action.impact_text),
    )
    rest = (
        (words["count"], "; ".join(action.kpi)),
        (words["reasons"], "; ".join(reason.text for reason in action.reasons)),
        (words["alone"], action.worth),
        (words["decision"], action.decision_text),
        (words["status"], action.status_text),
    )
    paper.facts(facts)
    paper.labelled(rest)


def measures(paper: Paper, found: pictures.Measures | None, words: Words) -> None:
    """Write the sheet of what to count, with room for a target."""
    if found is None:
        return
    paper.heading(words["measures"])
    paper.line(found.note)
    paper.table(*tables.measures(found, words), (6, 5, 4, 3, 3, 3))
