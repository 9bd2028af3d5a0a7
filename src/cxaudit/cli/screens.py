"""Everything the commands print with rich. Authored text is never markup."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cxaudit.cli.boundary import print_text
from cxaudit.cli.list_ import purpose
from cxaudit.outline.lines import Line
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.report.display import with_marks
from cxaudit.report.model import Report
from cxaudit.text import clean
from cxaudit.wording import say


class _Sheet(StringIO):
    """Takes what is to be shown; a terminal if stdout is one."""

    def isatty(self) -> bool:
        """Whether a person sees it."""
        return sys.stdout is not None and sys.stdout.isatty()


@contextmanager
def _screen() -> Iterator[Console]:
    """Give a console that takes text as it is, without markup or emoji codes, and print what it shows."""
    sheet = _Sheet()
    yield Console(file=sheet, markup=False, highlight=False, emoji=False)
    print_text(re.sub(" +$", "", sheet.getvalue(), flags=re.MULTILINE))


def _text(text: str, style: str = "") -> Text:
    return Text(clean(text), style=style)


def _indented(content: RenderableType, *, above: int = 0, left: int = 0) -> Padding:
    """Return content with room above it or left of it, and no blanks behind its lines."""
    return Padding(content, (above, 0, 0, left), expand=False)


def show_list(found: Sequence[tuple[str, Questionnaire | None]], broken: Mapping[str, str]) -> None:
    """Print the names of questionnaires with what they are for; `broken` has the path of each, as typed."""
    show_names(
        [(name, _purpose(asked, broken.get(name, ""))) for name, asked in found], say("command.list_more")
    )


def _purpose(questionnaire: Questionnaire | None, path: str) -> str:
    if questionnaire is None:
        return say("command.list_broken", path=path)
    return purpose(questionnaire)


def show_names(rows: Iterable[tuple[str, str]], more: str) -> None:
    """Print names with what each is for, and then what to type next."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    for name, about in rows:
        table.add_row(_text(name, "bold"), _text(about))
    with _screen() as console:
        console.print(table)
        console.print(_indented(_text(more), above=1))


def show_lines(lines: Iterable[Line]) -> None:
    """Print lines that say themselves where they stand and in which tone."""
    with _screen() as console:
        for line in lines:
            content: RenderableType = _text(line.text, line.tone)
            if line.mark:
                hanging = Table.grid()
                hanging.add_column(width=line.width)
                hanging.add_column()
                hanging.add_row(_text(line.mark, line.tone), content)
                content = hanging
            console.print(_indented(content, above=line.above, left=line.left))


def show_scorecard(report: Report) -> None:
    """Print how an audit came out: verdict, what holds it, sections, tests, and the first actions."""
    page = report.first_page
    with _screen() as console:
        console.print(_text(page.headline, "bold"))
        for sentence in (*page.meaning, *page.reasons):
            console.print(_text(sentence))
        _show_sections(console, report)
        for gate in report.scorecard.gates:
            if f"{gate.title}: {gate.result}." not in page.reasons:
                console.print(_text(f"{gate.title}: {gate.result}"))
        for flag in report.scorecard.red_flags:
            console.print(_text(say("command.score_flag", point="; ".join(flag.points)), "bold"))
        _show_delivered(console, report)
        if page.do_first:
            console.print(_indented(_text(page.do_heading, "bold"), above=1))
        for action in page.do_first:
            number = f"{action.number}. " if action.number else ""
            console.print(_text(with_marks(f"{number}{action.title}", action.marks)))
            if action.lines:
                console.print(_indented(_text(action.lines[0]), left=3))


def _show_sections(console: Console, report: Report) -> None:
    if not report.scorecard.sections:
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    for key in ("command.score_section", "command.score_reading", "command.score_answered"):
        table.add_column(say(key), header_style="dim")
    for row in report.scorecard.sections:
        score = f" ({row.score.text})" if row.score else ""
        title = "  " * row.depth + row.title
        table.add_row(_text(title), _text(row.reading + score), _text(row.answered_text))
    console.print(_indented(table, above=1))


def _show_delivered(console: Console, report: Report) -> None:
    """Print the gaps along the dimension, and what lies below expectation."""
    found = report.delivered
    if found is None:
        return
    console.print(_indented(_text(found.heading, "bold"), above=1))
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for row in found.values:
        table.add_row(_text(row.title), _text(row.gap.text if row.gap else "–"), _text(row.pairs_text))
    if found.values:
        console.print(table)
    below = [f"{row.text} ({row.gap.text})" for row in found.pairs if row.kind == "below"]
    for sentence in found.sentences:
        console.print(_text(sentence))
    if below:
        console.print(_text(say("command.score_below", names=", ".join(below))))
