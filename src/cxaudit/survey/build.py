"""Tally -> Survey: what was counted, by measure, group and month; what was not, by column and reason."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from cxaudit.problems import CallError
from cxaudit.survey.cells import Cell, Rejected, Why
from cxaudit.survey.columns import Column
from cxaudit.survey.days import Order, Unclear, settled
from cxaudit.survey.mapping import Mapping as ColumnMapping
from cxaudit.survey.measures import FEWEST
from cxaudit.survey.place import EXPECTED, QUESTION, questions_by_id
from cxaudit.survey.result import Asked, FileRead, Measure, Part, Rejection, Survey
from cxaudit.survey.tally import Role, Said, Tally
from cxaudit.text import one_line
from cxaudit.wording import say

if TYPE_CHECKING:
    from cxaudit.questionnaire.model import Option, Question, Questionnaire

_DECIMALS = 100
"""A mean number is kept to hundredths."""
_Rejected = Counter[tuple[str, Why]]


def survey_of(
    tally: Tally,
    files: Sequence[FileRead],
    columns: Mapping[str, Column],
    mapping: ColumnMapping,
    asked: "Questionnaire | None",
) -> Survey:
    """Return what a tally shows. Raises `CallError` where nobody can say which number is the month."""
    about = _About(tally, mapping)
    rejected: _Rejected = Counter()
    measures = tuple(_measure(tally, role, about, columns, rejected) for role in tally.roles.measures)
    questions = tuple(_asked(tally, role, about, columns, asked, rejected) for role in tally.roles.questions)
    about.reject(tally, rejected)
    if tally.odd_rows:
        rejected["", "odd_row"] = tally.odd_rows
    months = sorted({month for month in about.months if month})
    return Survey(
        files=tuple(files),
        rows=tally.rows,
        blank_rows=tally.blank_rows,
        measures=measures,
        questions=questions,
        rejections=tuple(_rejections(tally, files, columns, rejected)),
        first_month=months[0] if months else "",
        last_month=months[-1] if months else "",
    )


class _About:
    """What is known of every row: its group and month by number; rows in `void` are no customer's."""

    def __init__(self, tally: Tally, mapping: ColumnMapping) -> None:
        values = tally.about
        self._roles = [role.name for role in tally.roles.about]
        self._values = [dict(zip(self._roles, each, strict=True)) for each in values]
        order = _order(mapping, (each.get("date") for each in self._values))
        self._months = [_month(each.get("date"), order) for each in self._values]
        self.groups = [_text(each.get("group")) for each in self._values]
        self.months = [_text(month) for month in self._months]
        self.void = [isinstance(each.get("status"), Rejected) for each in self._values]

    def reject(self, tally: Tally, rejected: _Rejected) -> None:
        """Count the rows whose group, date or status was rejected."""
        for about, n in tally.rows_about.items():
            said = {**self._values[about], "date": self._months[about]}
            for role in self._roles:
                cell = said[role]
                if isinstance(cell, Rejected):
                    rejected[role, cell.why] += n


def _text(cell: Said) -> str:
    return cell if isinstance(cell, str) else ""


def _order(mapping: ColumnMapping, days: Iterable[Said]) -> Order:
    """Return in which order days are written, as far as they show it."""
    if mapping.date_order:
        return mapping.date_order  # type: ignore[return-value]
    unclear = [day for day in days if isinstance(day, Unclear)]
    day_first = any(not day.month_first for day in unclear)
    month_first = any(not day.day_first for day in unclear)
    if unclear and day_first == month_first:
        said = say("survey.dates_mixed") if day_first else say("survey.dates_unclear")
        raise CallError(said, hint=say("survey.dates_hint"))
    return "dmy" if day_first else "mdy" if month_first else ""


def _month(day: Said, order: Order) -> Cell:
    return settled(day, order) if isinstance(day, Unclear) else day


def _counted(tally: Tally, role: Role, about: _About, rejected: _Rejected) -> Iterator[tuple[Said, int, int]]:
    """Yield each cell of a column with where it stands and how often; what was rejected is counted apart."""
    for (cell, at), n in tally.cells[role.name].items():
        if about.void[at]:
            continue
        if isinstance(cell, Rejected):
            rejected[role.name, cell.why] += n
        else:
            yield cell, at, n


def _measure(
    tally: Tally, role: Role, about: _About, columns: Mapping[str, Column], rejected: _Rejected
) -> Measure:
    counts: Counter[int] = Counter()
    groups: defaultdict[str, Counter[int]] = defaultdict(Counter)
    months: defaultdict[str, Counter[int]] = defaultdict(Counter)
    blank = 0
    for cell, at, n in _counted(tally, role, about, rejected):
        if isinstance(cell, int):
            counts[cell] += n
            groups[about.groups[at]][cell] += n
            months[about.months[at]][cell] += n
        else:
            blank += n
    shown_groups, hidden_groups = _parts(groups)
    shown_months, hidden_months = _parts(months)
    return Measure(
        id=role.name,
        column=columns[role.name].title,
        counts=dict(sorted(counts.items())),
        blank=blank,
        groups=shown_groups,
        months=shown_months,
        hidden_groups=hidden_groups,
        hidden_months=hidden_months,
        words=tuple(sorted(role.met.items(), key=lambda each: (-each[1], each[0]))),
    )


def _parts(found: Mapping[str, Mapping[int, int]]) -> tuple[tuple[Part, ...], int]:
    """Return the named parts with enough answers, in order, and how many are left out.

    Where subtraction would tell what fewer than three people said, the smallest part goes too.
    """
    parts = [Part(name=name, counts=dict(sorted(found[name].items()))) for name in sorted(found) if name]
    shown = [part for part in parts if part.n >= FEWEST]
    rest = sum(sum(counts.values()) for counts in found.values()) - sum(part.n for part in shown)
    if 0 < rest < FEWEST and shown and len(shown) < len(parts):
        shown.remove(min(shown, key=lambda part: part.n))
    return tuple(shown), len(parts) - len(shown)


def _asked(
    tally: Tally,
    role: Role,
    about: _About,
    columns: Mapping[str, Column],
    asked: "Questionnaire | None",
    rejected: _Rejected,
) -> Asked:
    is_first = role.name.startswith(EXPECTED)
    name = role.name.removeprefix(EXPECTED if is_first else QUESTION)
    question = questions_by_id(asked)[name]
    said: Counter[str | Fraction] = Counter()
    blank = 0
    for cell, _, n in _counted(tally, role, about, rejected):
        if isinstance(cell, str | Fraction):
            said[cell] += n
        else:
            blank += n
    n = sum(said.values())
    options = asked.options_of(question) if asked else ()
    value, label, score = _answered(question, options, said) if n >= FEWEST else ("", "", None)
    if is_first and asked:
        words = {option.value: one_line(option.label) for option in asked.first_options_of(question)}
        label = words.get(value, label)
    return Asked(
        id=name,
        text=_text_of(question, is_first=is_first),
        column=columns[role.name].title,
        n=n,
        blank=blank,
        value=value,
        label=label,
        score=score,
        rating="expected" if is_first else "",
    )


def _text_of(question: "Question", *, is_first: bool) -> str:
    """Return a question in few words; the first rating of a pair with what it is."""
    text, first = one_line(question.short or question.text), question.first_rating
    if not is_first or first is None:
        return text
    return (
        say("survey.important", text=text)
        if first.first == "importance"
        else say("survey.expected", text=text)
    )


def _answered(
    question: "Question", options: "Sequence[Option]", said: Mapping[str | Fraction, int]
) -> tuple[str, str, Fraction | None]:
    """Return the answer that stands for all: the option nearest to their mean score, or the mean number.

    Of two options as near, the lower: customers' answers are not rounded up.
    """
    from cxaudit.files.table import decimal_text

    n = sum(said.values())
    if not options:
        numbers = sum(
            (value * times for value, times in said.items() if isinstance(value, Fraction)), Fraction(0)
        )
        steps = 1 if question.whole else _DECIMALS
        return decimal_text(Fraction(round(numbers / n * steps), steps)), "", None
    scores = {option.value: option.score for option in options if option.score is not None}
    mean = sum((scores[str(value)] * times for value, times in said.items()), Fraction(0)) / n
    nearest = min(
        (each for each in options if each.value in scores),
        key=lambda o: (abs(scores[o.value] - mean), scores[o.value]),
    )
    return nearest.value, one_line(nearest.label), mean


def _rejections(
    tally: Tally, files: Sequence[FileRead], columns: Mapping[str, Column], rejected: _Rejected
) -> Iterable[Rejection]:
    order = ["", *(role.name for role in (*tally.roles.measures, *tally.roles.questions, *tally.roles.about))]
    for role, why in sorted(rejected, key=lambda each: (order.index(each[0]), each[1])):
        rows = tally.rejections.rows.get((role, why), [])
        yield Rejection(
            column=columns[role].title if role else "",
            why=why,
            n=rejected[role, why],
            rows=tuple((files[file].name, row) for file, row in rows),
        )
