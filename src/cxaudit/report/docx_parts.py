"""Parts of the Word document that few reports have: several people's answers, what changed, a survey."""

from collections.abc import Iterable, Mapping, Sequence

from cxaudit.report import customers, pictures
from cxaudit.report.compared import standing_of
from cxaudit.report.delivered_text import pair_table, value_table
from cxaudit.report.people import Team, TeamRow
from cxaudit.report.progress import Since
from cxaudit.report.word import Paper
from cxaudit.wording import say

Words = Mapping[str, str]


def team(paper: Paper, found: Team | None, words: Words) -> None:
    """Write who answered, and where they see it differently."""
    if found is None:
        return
    paper.heading(found.heading)
    _line(paper, found.intro)
    paper.line(words["team_differs"] if found.differs else words["team_alike"])
    if found.differs:
        _team_table(paper, found.differs, words)
    if found.rows:
        paper.heading(words["team_all"], 2)
        _team_table(paper, found.rows, words)
    paper.small(found.note)


def _team_table(paper: Paper, found: Sequence[TeamRow], words: Words) -> None:
    names = ("question", "team_people", "team_mean", "team_range", "team_agreement", "team_groups")
    rows = (
        [
            row.text,
            str(row.n),
            row.mean.text,
            row.range_text,
            row.agreement.text,
            row.means_text or row.groups_text,
        ]
        for row in found
    )
    paper.table([words[name] for name in names], rows, (6, 2, 2, 4, 3, 4))


def delivered(paper: Paper, found: customers.Delivered | None, words: Words) -> None:
    """Write what is expected beside what is done."""
    if found is None:
        return
    paper.heading(found.heading)
    heads, rows = pair_table(found, words)
    paper.table(heads, rows, (6, 4, 4, 2, 4, 2)[: len(heads)])
    if found.values:
        paper.heading(found.dimension, 2)
        heads, rows = value_table(found, words)
        paper.table(heads, rows, (6, 2, 3, 3, 3)[: len(heads)])
    _line(paper, found.sentences)
    paper.small(" ".join(found.notes))


def since(paper: Paper, found: Since | None, words: Words) -> None:
    """Write what changed since an earlier audit."""
    if found is None:
        return
    paper.heading(found.heading)
    _line(paper, found.summary)
    if not found.groups:
        return
    _line(paper, found.caveats)
    names = ("section", "since_then", "since_now", "since_points")
    rows = (
        [
            ("– " * row.depth) + row.title,
            standing_of(row.level_before, row.before),
            standing_of(row.level_after, row.after),
            row.points.text if row.points else "",
        ]
        for row in found.sections
    )
    paper.table([words[name] for name in names], rows, (7, 4, 4, 2))
    for group in found.groups:
        paper.heading(group.heading, 2)
        for change in group.changes:
            paper.bullet(change.text)


def strengths(paper: Paper, found: Sequence[pictures.Strength], words: Words) -> None:
    """Write what works."""
    if found:
        paper.heading(words["works"])
        rows = ([row.statement, row.answer, row.section] for row in found)
        paper.table([words[name] for name in ("question", "answer", "section")], rows, (9, 5, 4))


def measures(paper: Paper, found: pictures.Measures | None, words: Words) -> None:
    """Write the sheet of what to count, with room for a target."""
    if found is None:
        return
    paper.heading(words["measures"])
    paper.line(found.note)
    heads = [words[name] for name in ("count", "for_action", "who", "due", "today", "target")]
    paper.table(heads, _measured(found), (6, 5, 3, 3, 3, 2))


def _measured(found: pictures.Measures) -> Iterable[list[str]]:
    for row in found.rows:
        action = f"{row.number}. {row.action}" if row.number else row.action
        yield [row.text, action, row.who, row.by_text, row.today, ""]


def survey(paper: Paper, found: customers.CustomersSaid | None) -> None:
    """Write what customers' own answers say in the usual measures."""
    if found is None:
        return
    paper.heading(found.heading)
    heads = [say("report.label_view"), say("report.label_customers_n"), say("report.label_score")]
    rows = ([row.title, str(row.n), row.figure] for row in found.measures)
    paper.table(heads, rows, (8, 4, 4))
    for row in found.measures:
        paper.line(" ".join(row.sentences), bold=f"{row.title}:")
    paper.small(" ".join((found.source, *found.notes)))


def _line(paper: Paper, sentences: Sequence[str]) -> None:
    if sentences:
        paper.line(" ".join(sentences))
