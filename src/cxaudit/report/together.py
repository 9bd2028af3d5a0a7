"""Where several respondents see it differently, as a section of a Markdown document."""

from collections.abc import Mapping, Sequence

from cxaudit.markup import paragraph, table, text
from cxaudit.report.people import Team, TeamRow


def team_markdown(team: Team, words: Mapping[str, str]) -> list[str]:
    """Return who answered and where they differ, in blocks; `words` are the labels of a report."""
    out = [f"## {text(team.heading)}", *paragraph(team.intro)]
    if team.differs:
        out += [*paragraph([words["team_differs"]]), _table(team.differs, words)]
    else:
        out += paragraph([team.alike])
    if team.rows:
        out += [f"### {text(words['team_all'])}", _table(team.rows, words)]
    return [*out, *paragraph([team.note])]


def _table(rows: Sequence[TeamRow], words: Mapping[str, str]) -> str:
    names = ("question", "team_people", "team_mean", "team_range", "team_agreement", "team_groups")
    cells = [
        [
            row.text,
            str(row.n),
            row.mean.text,
            row.range_text,
            row.agreement.text,
            row.means_text or row.groups_text,
        ]
        for row in rows
    ]
    return table([words[name] for name in names], cells, frozenset({1, 2, 4}))
