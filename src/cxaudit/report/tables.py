"""Tables that Markdown and Word show alike: heads and cells, as plain text."""

from collections.abc import Iterable, Mapping

from cxaudit.report import customers, people, pictures
from cxaudit.report.display import with_marks
from cxaudit.report.parts import Action

Words = Mapping[str, str]
Rows = tuple[list[str], list[list[str]]]
"""The heads of a table and the cells of its rows."""


def ranked(actions: Iterable[Action], words: Words) -> Rows:
    """Return every action of a plan."""
    rows = [
        [*cells, each.effort_text, each.impact_text, each.quadrant_text]
        for each, cells in _with_cells(actions)
    ]
    return _heads(words, "number", "action", "who", "due", "effort", "impact", "kind"), rows


def roadmap(actions: Iterable[Action], words: Words) -> Rows:
    """Return every action of the short form: who does what by when."""
    return _heads(words, "number", "action", "who", "due"), [cells for _, cells in _with_cells(actions)]


def _with_cells(actions: Iterable[Action]) -> Iterable[tuple[Action, list[str]]]:
    for each in actions:
        yield each, [str(each.number or ""), with_marks(each.title, each.marks), each.who, each.due_text]


def measures(found: pictures.Measures, words: Words) -> Rows:
    """Return what to count, with room for a target."""
    rows = [
        [
            row.text,
            f"{row.number}. {row.action}" if row.number else row.action,
            row.who,
            row.by_text,
            row.today,
            "",
        ]
        for row in found.rows
    ]
    return _heads(words, "count", "for_action", "who", "due", "today", "target"), rows


def team(found: Iterable[people.TeamRow], words: Words) -> Rows:
    """Return what several people said to some questions, and how far they agree."""
    rows = [
        [
            row.text,
            str(row.n),
            row.mean.text,
            row.range_text,
            row.agreement.text,
            row.means_text or row.groups_text,
        ]
        for row in found
    ]
    names = ("question", "team_people", "team_mean", "team_range", "team_agreement", "team_groups")
    return _heads(words, *names), rows


def places(found: customers.Touchpoints, words: Words) -> Rows:
    """Return the places where customers meet the business."""
    rows = [[each.name, each.stage_text, each.channel, each.owner, each.rating_text] for each in found.rows]
    return _heads(words, "place", "stage", "channel", "who", "rating"), rows


def _heads(words: Words, *names: str) -> list[str]:
    return [words[name] for name in names]
