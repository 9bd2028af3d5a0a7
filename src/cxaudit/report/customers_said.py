"""What customers' own answers say in the usual measures: worked out from the counts that the audit keeps."""

from cxaudit.audit.said import CustomersSaid, MeasureId
from cxaudit.report import customers
from cxaudit.wording import say


def customers_said(said: CustomersSaid | None) -> customers.CustomersSaid | None:
    """Return the measures of a survey; None where an audit has none."""
    rows = tuple(_row(measure, counts) for measure, counts in said.counts) if said else ()
    if said is None or not rows:
        return None
    marks = (say("survey.marks"),) if said.nps else ()
    return customers.CustomersSaid(
        heading=say("survey.title"),
        measures=rows,
        source=say("report.said_source", source=said.source) + _months(said),
        notes=(say("report.said_note"), say("survey.method"), *marks),
    )


def _months(said: CustomersSaid) -> str:
    if not (said.first_month and said.last_month):
        return ""
    if said.first_month == said.last_month:
        return " " + say("survey.one_month", month=said.first_month)
    return " " + say("survey.months", first=said.first_month, last=said.last_month)


def _row(measure: MeasureId, counts: dict[int, int]) -> customers.MeasureRow:
    from cxaudit.survey.measures import FEWEST
    from cxaudit.survey.view import figure, name_of, sentences

    n = sum(counts.values())
    shown = figure(measure, counts) if n >= FEWEST else None
    return customers.MeasureRow(
        id=measure,
        title=name_of(measure),
        n=n,
        figure=shown.text if shown else "",
        low=shown.low if shown else "",
        high=shown.high if shown else "",
        sentences=tuple(sentences(measure, counts)),
    )
