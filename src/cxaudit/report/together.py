"""Where several respondents see it differently, as a section of a Markdown document."""

from collections.abc import Mapping

from cxaudit.markup import paragraph, table, text
from cxaudit.report import tables
from cxaudit.report.people import Team

_NUMBERS = frozenset({1, 2, 4})
"""The columns that hold numbers."""


def team_markdown(team: Team, words: Mapping[str, str]) -> list[str]:
    """Return who answered and where they differ, in blocks; `words` are the labels of a report."""
    out = [f"## {text(team.heading)}", *paragraph(team.intro)]
    if team.differs:
        out += [*paragraph([words["team_differs"]]), table(*tables.team(team.differs, words), _NUMBERS)]
    else:
        out += paragraph([team.alike])
    if team.rows:
        out += [f"### {text(words['team_all'])}", table(*tables.team(team.rows, words), _NUMBERS)]
    return [*out, *paragraph([team.note])]
