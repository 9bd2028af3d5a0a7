"""The Word document's pictures and tables of scores: halves, scorecard, journey, people, time."""

from collections.abc import Iterable, Mapping, Sequence

from cxaudit.report import customers, parts, pictures, tables
from cxaudit.report.compared import standing_of
from cxaudit.report.people import Team
from cxaudit.report.progress import Since, SinceSection
from cxaudit.report.word import Paper, Picture

Words = Mapping[str, str]
Art = Mapping[str, Picture]
_TEAM = (6, 3, 2, 4, 3, 4)
"""How wide the columns of a table of several people's answers are."""


def halves(paper: Paper, found: pictures.Halves | None, words: Words, art: Art) -> None:
    """Write how the two sections behind the verdict stand to each other."""
    if found is None:
        return
    paper.heading(found.heading)
    if "halves" in art:
        paper.picture(art["halves"])
        ranged = found.across.range or found.up.range
        flagged = found.across.red_flag or found.up.red_flag
        notes = (
            words["halves_note"],
            words["halves_range"] if ranged else "",
            words["halves_flag"] if flagged else "",
        )
        paper.caption(" ".join(filter(None, notes)))
    paper.lines(found.text)


def scorecard(paper: Paper, card: parts.Scorecard, words: Words) -> None:
    """Write the table of sections, and the tests."""
    if card.sections:
        paper.heading(words["scorecard"])
        heads = [words[name] for name in ("section", "level", "score", "answered", "could_be")]
        rows = (
            [
                ("– " * row.depth) + (f"{row.title}, {row.text}" if row.text else row.title),
                row.reading,
                row.score.text if row.score else "",
                row.answered_text,
                f"{row.range.lowest.text} – {row.range.highest.text}" if row.range else "",
            ]
            for row in card.sections
        )
        paper.table(heads, rows, (7, 4, 3, 3, 3))
        paper.lines(card.remarks)
    if card.gates:
        paper.heading(words["tests"], 2 if card.sections else 1)
        for gate in card.gates:
            paper.bullet(gate.text)


def journey(
    paper: Paper,
    stages: Sequence[pictures.Mark],
    told: str,
    found: customers.Touchpoints | None,
    words: Words,
    art: Art,
) -> None:
    """Write how the stages of the journey stand, and the places where customers meet the business."""
    rated = any(mark.score for mark in stages)
    if not rated and found is None:
        return
    paper.heading(words["journey"])
    if rated:
        _drawn(paper, art.get("journey"))
        paper.line(told)
        _marks(paper, stages, words["stage"], words)
    if found:
        paper.heading(words["touchpoints"], 2)
        paper.table(*tables.places(found, words), (5, 3, 4, 4, 4))
        paper.line(found.weakest)


def sides(paper: Paper, found: pictures.Sides | None, words: Words, art: Art) -> None:
    """Write how the sides of a dimension stand to each other."""
    if found is None:
        return
    paper.heading(found.heading)
    _drawn(paper, art.get("sides"))
    paper.lines(found.text)
    _marks(paper, found.marks, words["view"], words)


def _drawn(paper: Paper, picture: Picture | None) -> None:
    if picture:
        paper.picture(picture)


def _marks(paper: Paper, found: Sequence[pictures.Mark], name: str, words: Words) -> None:
    rows = ([mark.title, mark.reading, mark.score.text if mark.score else "–"] for mark in found)
    paper.table([name, words["level"], words["score"]], rows, (8, 5, 2))


def team(paper: Paper, found: Team | None, words: Words) -> None:
    """Write who answered, and where they see it differently."""
    if found is None:
        return
    paper.heading(found.heading)
    paper.lines(found.intro)
    paper.line(words["team_differs"] if found.differs else found.alike)
    if found.differs:
        paper.table(*tables.team(found.differs, words), _TEAM)
    if found.rows:
        paper.heading(words["team_all"], 2)
        paper.table(*tables.team(found.rows, words), _TEAM)
    paper.small(found.note)


def since(paper: Paper, found: Since | None, words: Words, art: Art) -> None:
    """Write what changed since an earlier audit."""
    if found is None:
        return
    paper.heading(found.heading)
    paper.lines(found.summary)
    if found.groups:
        _sections_since(paper, found, words, art)
    if found.plan:
        paper.heading(found.plan_heading, 2)
        for action in found.plan:
            paper.bullet(action.text)
    for group in found.groups:
        paper.heading(group.heading, 2)
        for change in group.changes:
            paper.bullet(change.text)


def _sections_since(paper: Paper, found: Since, words: Words, art: Art) -> None:
    """Write each section then and now, and what speaks against comparing them."""
    paper.lines(found.caveats)
    _drawn(paper, art.get("since"))
    names = [
        "section",
        "since_then",
        "since_now",
        "since_points",
        "since_answers",
        "since_questionnaire",
        "since_applicability",
    ]
    names += [] if found.same_people else ["since_people"]
    heads = [words[name] for name in names]
    rows = (list(_then_and_now(row, words))[: len(heads)] for row in found.sections)
    paper.table(heads, rows, (5, 4, 4, 3, 4, 5, 5, 5)[: len(heads)])
    paper.caption(found.parts_note)


def _then_and_now(row: SinceSection, words: Words) -> Iterable[str]:
    yield ("– " * row.depth) + row.title
    yield standing_of(row.level_before, row.before) or words["since_none"]
    yield standing_of(row.level_after, row.after) or words["since_none"]
    for part in (row.points, row.answers, row.questionnaire, row.applicability, row.people):
        yield part.text if part else "–"


def lenses(
    paper: Paper, found: Sequence[parts.LensRow], bars: Sequence[tuple[str, Picture]], words: Words
) -> None:
    """Write how each value of each dimension stands."""
    if not found:
        return
    paper.heading(words["lenses"])
    paper.small(words["lenses_note"])
    if bars:
        paper.pictures(bars)
    rows = (
        [f"{row.dimension}: {row.value}", row.score.text if row.score else "–", row.answered_text]
        for row in found
    )
    paper.table([words[name] for name in ("view", "score", "answered")], rows, (8, 2, 3))
