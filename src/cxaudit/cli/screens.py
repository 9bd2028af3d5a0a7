"""Everything the commands print with rich. Authored text is never markup."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cxaudit.cli.boundary import print_text
from cxaudit.files.table import decimal_text
from cxaudit.questionnaire.model import Question, Questionnaire, Section
from cxaudit.report.model import Report
from cxaudit.text import clean
from cxaudit.wording import count, say


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


def show_list(found: Sequence[tuple[str, Questionnaire | None]]) -> None:
    """Print the names of questionnaires with what they are for."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    for name, questionnaire in found:
        if questionnaire is None:
            table.add_row(_text(name, "bold"), _text(say("command.list_broken", name=name)))
            continue
        minutes = say("command.minutes", n=questionnaire.duration) if questionnaire.duration else ""
        line = questionnaire.summary or questionnaire.title
        table.add_row(_text(name, "bold"), _text(f"{line} ({minutes})" if minutes else line))
    with _screen() as console:
        console.print(table)
        console.print(_indented(_text(say("command.list_more")), above=1))


def show_questionnaire(questionnaire: Questionnaire) -> None:
    """Print what a questionnaire asks, in order."""
    with _screen() as console:
        _show_head(console, questionnaire)
        for section in questionnaire.walk():
            _show_section(console, questionnaire, section)
        if questionnaire.source:
            console.print(_indented(_text(say("command.show_sources"), "bold"), above=1))
        for key, source in questionnaire.source.items():
            console.print(_text(f"{key}  {source}"))


def _show_head(console: Console, questionnaire: Questionnaire) -> None:
    asked = count(sum(1 for _ in questionnaire.questions()), "question", "questions")
    key = "command.show_meta" if questionnaire.duration else "command.show_meta_short"
    facts = {"count": asked, "version": questionnaire.version}
    meta = say(key, **facts, **({"minutes": questionnaire.duration} if questionnaire.duration else {}))
    console.print(_text(questionnaire.title, "bold"))
    console.print(_text(meta, "dim"))
    if questionnaire.intro:
        console.print(_indented(_text(questionnaire.intro), above=1))


def _show_section(console: Console, questionnaire: Questionnaire, section: Section) -> None:
    head = f"{section.title}: {section.text}" if section.text else section.title
    console.print(_indented(_text(head, "bold"), above=1))
    if section.when is not None:
        console.print(_text(say("command.show_if", when=section.when.text), "dim"))
    shown: tuple[str, ...] = ()
    for question in section.questions:
        options = tuple(f"{o.value} {o.label}" for o in questionnaire.options_of(question))
        console.print(_indented(_text(question.text), above=1, left=2))
        for line in _details(question, () if options == shown else options):
            console.print(_indented(_text(line, "dim"), left=4))
        shown = options or shown


def _details(question: Question, options: Sequence[str]) -> Iterable[str]:
    facts = [question.id]
    if question.ref:
        facts.append(question.ref)
    facts.append(say("command.show_weight", weight=decimal_text(question.weight)))
    if question.make_or_break:
        facts.append(say("command.show_point"))
    yield " · ".join(facts)
    if question.when is not None:
        yield say("command.show_if", when=question.when.text)
    if question.help:
        yield question.help
    if question.type == "text":
        yield say("command.show_text")
    if question.type == "number":
        yield say("command.show_number")
    if question.type == "touchpoints":
        yield say("command.show_places")
    if options:
        yield " / ".join(options)


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
        if page.do_first:
            console.print(_indented(_text(page.do_heading, "bold"), above=1))
        for action in page.do_first:
            number = f"{action.number}. " if action.number else ""
            marks = f" ({', '.join(action.marks)})" if action.marks else ""
            console.print(_text(f"{number}{action.title}{marks}"))
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
