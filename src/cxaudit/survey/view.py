"""Survey -> what is shown of it, as headings, sentences and tables: all figures are rounded here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cxaudit.survey.labels import delimiter, tool, why
from cxaudit.survey.measures import FEW, FEWEST, Ces, Interval, Nps, Share, csat
from cxaudit.survey.result import Asked, FileRead, Measure, Part, Rejection, Survey
from cxaudit.survey.words import POINTS
from cxaudit.wording import count, percent, points, say


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is the title of the whole."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or two."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the columns in `right` hold numbers."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    right: frozenset[int] = frozenset()


Shown = Heading | Line | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measure of some answers as it is printed: the figure and the ends of its interval.

    `text` is the NPS, the CSAT or the mean of the CES. `share` is what the interval of a CES belongs to: how
    many found it easy; '' for the others.
    """

    text: str
    low: str
    high: str
    share: str = ""

    @property
    def interval(self) -> str:
        """Both ends in words."""
        return f"{self.low} – {self.high}"


def tenths(number: Fraction | float, *, digits: int = 1) -> str:
    """Return a number with one decimal, half up, its sign before it; 100 only where it is exact."""
    scale = 10**digits
    size = int(abs(Fraction(number)) * scale + Fraction(1, 2))
    if size >= 100 * scale > abs(number) * scale:
        size = 100 * scale - 1
    sign = "-" if number < 0 and size else ""
    return f"{sign}{size // scale}.{size % scale:0{digits}}"


def figure(measure: str, counts: Mapping[int, int]) -> Figure:
    """Return a measure of at least one answer as it is printed."""
    if measure == "nps":
        nps = Nps.of(counts)
        return _figure(tenths(nps.score), nps.adjusted)
    if measure == "csat":
        share = csat(counts)
        return _figure(_percent(share.percent), share.wilson, "%")
    ces = Ces.of(counts)
    return _figure(tenths(ces.mean, digits=2), ces.easy.wilson, "%", _percent(ces.easy.percent))


def _figure(text: str, interval: Interval, unit: str = "", share: str = "") -> Figure:
    return Figure(text=text, low=tenths(interval.low) + unit, high=tenths(interval.high) + unit, share=share)


def _percent(share: Fraction) -> str:
    """Return a percentage; 0.0% only where it is exact."""
    return f"{tenths(max(share, Fraction(1, 10)) if share else share)}%"


def view(survey: Survey) -> Iterator[Shown]:
    """Yield everything there is to show, in order."""
    yield Heading(say("survey.title"), 1)
    for file in survey.files:
        yield Line(file_line(file))
    if survey.blank_rows:
        yield Line(say("survey.blank_rows", n=f"{survey.blank_rows:,}"))
    if survey.first_month and survey.first_month == survey.last_month:
        yield Line(say("survey.one_month", month=survey.first_month))
    elif survey.first_month:
        yield Line(say("survey.months", first=survey.first_month, last=survey.last_month))
    for measure in survey.measures:
        yield from _measure(measure)
    yield from _about(survey)
    if survey.questions:
        yield from _questions(survey.questions)
    yield from _not_counted(survey.rejections)
    yield Line(say("survey.method"))
    if survey.measure("nps"):
        yield Line(say("survey.marks"))


def file_line(file: FileRead) -> str:
    """Return in one line how a file was read."""
    return say(
        "survey.file",
        name=file.name,
        rows=count_of(file.rows, "row", "rows"),
        tool=tool(file.tool),
        columns=count_of(file.columns, "column", "columns"),
        header=_header(file),
        delimiter=delimiter(file.delimiter),
        encoding=file.encoding,
    )


def _header(file: FileRead) -> str:
    rows = count_of(file.header_rows, "row", "rows")
    if not file.title_rows:
        return rows
    return say("survey.below_title", rows=rows, title=count_of(file.title_rows, "row", "rows"))


def count_of(number: int, one: str, many: str) -> str:
    """Return a number with its noun, thousands set apart."""
    return f"{number:,} {count(number, one, many).split(' ', 1)[1]}"


def sentences(measure: str, counts: Mapping[int, int]) -> Iterator[str]:
    """Yield what a measure says, and how far to trust it."""
    n = sum(counts.values())
    if n < FEWEST:
        yield say("survey.under_three", fewest=FEWEST)
        return
    shown = figure(measure, counts)
    if measure == "nps":
        nps = Nps.of(counts)
        yield _nps(nps, shown)
        adjusted, plain = nps.adjusted, nps.plain
        yield say(
            "survey.nps_adjusted",
            centre=tenths(adjusted.centre),
            reach=tenths(adjusted.reach),
            score=shown.text,
            plain=tenths(plain.reach),
        )
    elif measure == "csat":
        yield _share("survey.csat_says", csat(counts), shown, share=shown.text)
    else:
        ces = Ces.of(counts)
        yield _share("survey.ces_says", ces.easy, shown, share=shown.share, mean=shown.text)
    if n < FEW:
        few = {"nps": say("survey.few_nps", few=FEW), "csat": say("survey.few_csat", few=FEW)}
        yield few.get(measure) or say("survey.few_ces", few=FEW)


def _nps(nps: Nps, shown: Figure) -> str:
    return say(
        "survey.nps_says",
        score=shown.text,
        low=shown.low,
        high=shown.high,
        promoters=count_of(nps.promoters, "promoter", "promoters"),
        passives=count_of(nps.passives, "passive", "passives"),
        detractors=count_of(nps.detractors, "detractor", "detractors"),
    )


def _share(key: str, of: Share, shown: Figure, **more: str) -> str:
    return say(key, low=shown.low, high=shown.high, part=f"{of.part:,}", n=f"{of.n:,}", **more)


def name_of(measure: str) -> str:
    """Return the full name of a measure."""
    return say(f"survey.name_{measure}")


def _measure(measure: Measure) -> Iterator[Shown]:
    yield Heading(name_of(measure.id), 2)
    said = {
        "column": measure.column,
        "n": count_of(measure.n, "answer", "answers"),
        "blank": f"{measure.blank:,}",
        "rejected": f"{measure.rejected:,}",
    }
    yield Line(say("survey.from_column", **said))
    if measure.n < FEWEST and measure.n + measure.unread >= FEWEST:
        yield Line(_not_understood(measure))
    else:
        yield from map(Line, sentences(measure.id, measure.counts))
    if measure.words:
        words = ", ".join(f"{word} = {point}" for word, point in measure.words)
        yield Line(say("survey.words", words=words))
    if not measure.is_shown:
        return
    yield _distribution(measure)
    for key, parts in (("survey.group", measure.groups), ("survey.month", measure.months)):
        if parts:
            yield _parts(say(key), measure.id, parts)
    if measure.hidden_groups:
        groups = count_of(measure.hidden_groups, "group", "groups")
        yield Line(say("survey.hidden_groups", groups=groups, fewest=FEWEST))
    if measure.hidden_months:
        months = count_of(measure.hidden_months, "month", "months")
        yield Line(say("survey.hidden_months", months=months, fewest=FEWEST))


def _not_understood(of: Measure | Asked) -> str:
    return say("survey.not_understood", n=f"{of.n + of.unread:,}", unread=f"{of.unread:,}")


def _about(survey: Survey) -> Iterator[Line]:
    """Yield how many rows have a group, or a day."""
    for each in survey.about:
        said = {"column": each.column, "n": f"{each.n:,}"}
        said |= {"blank": f"{each.blank:,}", "rejected": f"{each.rejected:,}"}
        is_group = each.role == "group"
        yield Line(say("survey.group_column", **said) if is_group else say("survey.date_column", **said))


def _distribution(measure: Measure) -> Table:
    low, high = POINTS[measure.id]
    heads = (say("survey.answer"), say("survey.said_by"), say("survey.part"))
    said = [(point, measure.counts.get(point, 0)) for point in range(high, low - 1, -1)]
    rows = [(str(point), f"{n:,}", percent(Fraction(n, measure.n))) for point, n in said]
    return Table(heads, rows, frozenset((0, 1, 2)))


def _parts(head: str, measure: str, parts: Sequence[Part]) -> Table:
    share = (say("survey.easy"),) if measure == "ces" else ()
    heads = (head, say("survey.n"), say(f"survey.figure_{measure}"), *share, say("survey.interval"))
    shown = [(part, figure(measure, part.counts)) for part in parts]
    rows = [
        (part.name, f"{part.n:,}", each.text, *((each.share,) if share else ()), each.interval)
        for part, each in shown
    ]
    return Table(heads, rows, frozenset(range(1, len(heads))))


def _questions(questions: Sequence[Asked]) -> Iterator[Shown]:
    yield Heading(say("survey.questions"), 2)
    heads = (
        say("survey.question"),
        say("survey.column"),
        say("survey.n"),
        say("survey.blank"),
        say("survey.rejected"),
        say("survey.says"),
        say("survey.score"),
    )
    rows = [
        (
            f"{each.text} ({each.id})",
            each.column,
            f"{each.n:,}",
            f"{each.blank:,}",
            f"{each.rejected:,}",
            (f"{each.value} - {each.label}" if each.label else each.value) or _too_few(each),
            "" if each.score is None else points(100 * each.score),
        )
        for each in questions
    ]
    yield Table(heads, rows, frozenset((2, 3, 4, 6)))


def _too_few(asked: Asked) -> str:
    if asked.n + asked.unread >= FEWEST:
        return _not_understood(asked)
    return say("survey.under_three", fewest=FEWEST)


def _not_counted(rejections: Iterable[Rejection]) -> Iterator[Shown]:
    yield Heading(say("survey.not_counted"), 2)
    rows = [
        (each.column or say("survey.whole_row"), why(each.why), f"{each.n:,}", _rows(each))
        for each in rejections
    ]
    if not rows:
        yield Line(say("survey.all_counted"))
        return
    heads = (say("survey.column"), say("survey.reason"), say("survey.cells"), say("survey.rows"))
    yield Table(heads, rows, frozenset((2,)))


def _rows(rejection: Rejection) -> str:
    """Return row numbers, after the name of their file where there is more than one."""
    by_file: dict[str, list[str]] = {}
    for file, row in rejection.rows:
        by_file.setdefault(file, []).append(str(row))
    named = [
        f"{file}: {', '.join(rows)}" if len(by_file) > 1 else ", ".join(rows)
        for file, rows in by_file.items()
    ]
    more = rejection.n - len(rejection.rows)
    said = "; ".join(named)
    return say("survey.rows_more", rows=said, n=f"{more:,}") if more > 0 else said
