"""Report -> its pictures as SVG text. Every number was worked out before; here it only finds its place."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import groupby

from cxaudit.report import model
from cxaudit.report.charts.arc import Stop, arc
from cxaudit.report.charts.bars import Bar, Heads, bars, gauge
from cxaudit.report.charts.ink import Said
from cxaudit.report.charts.matrix import Deed, Frame, matrix
from cxaudit.report.charts.quadrant import Axis, Corners, quadrant
from cxaudit.report.charts.radar import Spoke, radar
from cxaudit.report.charts.slope import Turn, slope
from cxaudit.report.parts import Action, LevelRow, Number
from cxaudit.report.pictures import Mark
from cxaudit.wording import say

MOST_DRAWN = 30
"""How many actions the picture of effort and effect has room for; the table has all of them."""
_QUADRANTS = ("quick_win", "plan_it", "when_time", "not_now")


def drawn(report: model.Report) -> dict[str, str]:
    """Return the pictures by name; one that the report has no numbers for is empty."""
    return {
        "halves": _halves(report),
        "since": _since(report),
        "journey": _journey(report),
        "sides": _sides(report),
        "matrix_wide": _matrix(report, wide=True),
        "matrix_narrow": _matrix(report, wide=False),
    }


def gauges(report: model.Report) -> dict[str, str]:
    """Return a small bar for each rated section, by its id."""
    return {
        row.id: gauge(
            _exact(row.score),
            _borders(report, row.id),
            _exact(row.range.lowest) if row.range else None,
            _exact(row.range.highest) if row.range else None,
        )
        for row in report.scorecard.sections
        if row.score
    }


def lens_bars(report: model.Report) -> Iterator[tuple[str, str]]:
    """Yield each dimension with its picture, where at least one of its values is rated."""
    heads = Heads(score=say("report.label_score"), answered=say("report.label_answered"))
    for dimension, group in groupby(report.lenses, key=lambda row: row.dimension):
        rows = [
            Bar(
                title=row.value,
                score=_exact(row.score) if row.score else None,
                score_text=row.score.text if row.score else "–",
                answered=row.answered_text,
                share=_exact(row.coverage) if row.coverage else Fraction(0),
            )
            for row in group
        ]
        if any(row.score is not None for row in rows):
            said = "; ".join(say("report.chart_value", title=row.title, value=row.score_text) for row in rows)
            yield dimension, bars(rows, _borders(report), heads, Said(title=dimension, description=said))


def _exact(number: Number) -> Fraction:
    return Fraction(number.exact)


def _levels(report: model.Report, section: str = "") -> list[LevelRow]:
    own = [level for level in report.levels if level.section == section]
    return own or [level for level in report.levels if not level.section]


def _titled(levels: list[LevelRow]) -> list[tuple[str, Fraction]]:
    return [(level.title, _exact(level.start)) for level in levels]


def _borders(report: model.Report, section: str = "") -> list[Fraction]:
    return [_exact(level.start) for level in _levels(report, section)[1:]]


def _halves(report: model.Report) -> str:
    found = report.halves
    if found is None:
        return ""
    across, up = found.across.title, found.up.title
    corners = Corners(
        both=say("report.chart_both"),
        neither=say("report.chart_neither"),
        across=say("report.chart_only", title=across),
        up=say("report.chart_only", title=up),
        then=say("report.chart_then"),
    )
    said = Said(title=say("report.chart_halves", across=across, up=up), description=" ".join(found.text))
    levels = _titled(_levels(report, found.across.section))
    return quadrant(_axis(found.across), _axis(found.up), levels, corners, said)


def _axis(mark: Mark) -> Axis:
    assert mark.score is not None, "both halves are rated"
    return Axis(
        title=mark.title,
        score=_exact(mark.score),
        lowest=_exact(mark.range.lowest) if mark.range else None,
        highest=_exact(mark.range.highest) if mark.range else None,
        then=_exact(mark.then) if mark.then else None,
        red_flag=mark.red_flag,
    )


def _since(report: model.Report) -> str:
    """Draw the sections at the top from then to now, where one was rated both times."""
    found = report.since
    rows = [row for row in found.sections if row.id and not row.depth] if found else []
    if found is None or not any(row.before and row.after for row in rows):
        return ""
    turns = [
        Turn(
            title=row.title,
            before=_exact(row.before) if row.before else None,
            after=_exact(row.after) if row.after else None,
            before_text=row.before.text if row.before else "",
            after_text=row.after.text if row.after else "",
        )
        for row in rows
    ]
    said = "; ".join(
        say("since.chart_row", title=t.title, before=t.before_text or "–", after=t.after_text or "–")
        for t in turns
    )
    return slope(turns, found.before_text, found.after_text, Said(title=say("since.chart"), description=said))


def _label(mark: Mark) -> str:
    return mark.score.text if mark.score else mark.reading


def _described(marks: Iterable[Mark]) -> str:
    said = [
        say("report.chart_reads", title=mark.title, reading=mark.reading, score=mark.score.text)
        if mark.score
        else say("report.chart_value", title=mark.title, value=mark.reading)
        for mark in marks
    ]
    return "; ".join(said)


def _journey(report: model.Report) -> str:
    if not any(mark.score for mark in report.stages):
        return ""
    stops = [
        Stop(
            title=mark.title,
            reading=mark.reading,
            score=_exact(mark.score) if mark.score else None,
            score_text=mark.score.text if mark.score else "",
            red_flag=mark.red_flag,
        )
        for mark in report.stages
    ]
    levels = _titled(_levels(report))
    said = Said(title=say("report.chart_journey"), description=_described(report.stages))
    return arc(stops, levels, said)


def _sides(report: model.Report) -> str:
    found = report.sides
    if found is None:
        return ""
    spokes = [
        Spoke(
            title=mark.title,
            score=_exact(mark.score) if mark.score else None,
            label=_label(mark),
            red_flag=mark.red_flag,
        )
        for mark in found.marks
    ]
    return radar(spokes, _borders(report), Said(title=found.heading, description=_described(found.marks)))


def _matrix(report: model.Report, *, wide: bool) -> str:
    due = [each for each in report.plan.ranked if each.reach][:MOST_DRAWN]
    put_off = [each.action for each in report.plan.not_now if each.action.reach][:MOST_DRAWN]
    deeds = [_deed(each, each.number) for each in due] + [_deed(each, 0) for each in put_off]
    if not due:
        return ""
    frame = Frame(
        across=say("report.label_effort"),
        up=say("report.chart_effect"),
        efforts=_efforts(wide=wide),
        quick_win=say("report.quick_win"),
        plan_it=say("report.plan_it"),
        when_time=say("report.when_time"),
        not_now=say("report.quadrant_not_now"),
    )
    said = Said(title=say("report.chart_matrix"), description=_fields(due))
    return matrix(deeds, frame, said, wide=wide)


def _efforts(*, wide: bool) -> tuple[str, str, str]:
    if wide:
        return say("report.chart_week"), say("report.chart_month"), say("report.chart_quarter")
    return say("report.chart_small"), say("report.chart_medium"), say("report.chart_large")


def _deed(action: Action, number: int) -> Deed:
    assert action.reach is not None, "every action that came from answers has one"
    return Deed(
        number=number,
        title=action.title,
        effort=action.effort,
        effect=_exact(action.reach),
        red_flag=action.red_flag,
    )


def _fields(actions: Iterable[Action]) -> str:
    """Return which actions lie in which field, in words."""
    said = []
    for quadrant_ in _QUADRANTS:
        inside = [each for each in actions if each.quadrant == quadrant_]
        if inside:
            numbers = ", ".join(str(each.number) for each in inside)
            said.append(say("report.chart_value", title=inside[0].quadrant_text, value=numbers))
    return "; ".join(said)
