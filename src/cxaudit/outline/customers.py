"""A page for asking five customers: whom, what to say first, the questions, boxes to tick, what then."""

from collections.abc import Iterable
from dataclasses import dataclass

from cxaudit.markup import table, text
from cxaudit.outline.lines import Line, listing
from cxaudit.outline.markdown import BLANK, BOX
from cxaudit.outline.model import Item
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.text import one_line
from cxaudit.wording import say

FIVE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ForCustomers:
    """One question as one asks it of a customer; `open` if they answer in their own words.

    `id` is the question that their answers are evidence for.
    """

    number: int
    text: str
    id: str
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The page for one questionnaire. Every text but the questions is a list of sentences to follow."""

    title: str
    whom: tuple[str, ...]
    opening: str
    asking: tuple[str, ...]
    questions: tuple[ForCustomers, ...]
    after: tuple[str, ...]


def customers_page(questionnaire: Questionnaire) -> Page | None:
    """Return the page for asking five customers; None if no question is written for them."""
    asked = [q for q in questionnaire.questions() if q.to_customers]
    if not asked:
        return None
    return Page(
        title=say("outline.ask_title"),
        whom=(say("outline.ask_whom"), say("outline.ask_not_whom"), say("outline.ask_who_asks")),
        opening=say("outline.ask_opening"),
        asking=(say("outline.ask_consent"), say("outline.ask_as_written"), say("outline.ask_no_names")),
        questions=tuple(
            ForCustomers(number=n, text=one_line(q.to_customers), id=q.id, open=q.type == "text")
            for n, q in enumerate(asked, 1)
        ),
        after=tuple(_after(questionnaire, {q.id for q in asked})),
    )


def _after(questionnaire: Questionnaire, asked: set[str]) -> Iterable[str]:
    yield say("outline.ask_compare")
    yield say("outline.ask_evidence")
    yield say("outline.ask_short_of_five")
    for section in questionnaire.walk():
        if section.gate and asked & {q.id for q in section.questions}:
            yield say("outline.ask_test", test=one_line(section.gate.title))
    yield say("outline.ask_hint")


def _ticks() -> tuple[str, ...]:
    return (say("outline.tick_yes"), say("outline.tick_partly"), say("outline.tick_no"))


def render_page(page: Page) -> str:
    """Return the page as Markdown, to be printed and ticked."""
    out = [f"# {text(page.title)}"]
    out += [f"## {say('outline.ask_whom_heading')}", _bullets(page.whom)]
    out += [f"## {say('outline.ask_first_heading')}", f"> {text(page.opening)}", _bullets(page.asking)]
    out.append(f"## {say('outline.ask_questions_heading')}")
    for asked in (each for each in page.questions if each.open):
        out.append(f"**{asked.number}. {text(asked.text)}**")
        out.append("\n".join(f"{n}. {BLANK}" for n in range(1, FIVE + 1)))
    ticked = [each for each in page.questions if not each.open]
    if ticked:
        heads = [say("outline.ask_customer"), *(str(n) for n in range(1, FIVE + 1))]
        out.append(table(heads, _rows(ticked)))
    out += [f"## {say('outline.ask_after_heading')}", _bullets(page.after), _results(ticked)]
    return "\n\n".join(filter(None, out)) + "\n"


def _rows(ticked: Iterable[ForCustomers]) -> Iterable[list[str]]:
    for asked in ticked:
        yield [f"{asked.number}. {asked.text}", *[""] * FIVE]
        for tick in _ticks():
            yield [f"– {tick}", *[BOX] * FIVE]


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {text(line)}" for line in lines)


def _results(ticked: Iterable[ForCustomers]) -> str:
    heads = (
        say("outline.ask_question"),
        say("outline.ask_yeses"),
        say("outline.ask_own"),
        say("outline.ask_goes_to"),
    )
    rows = [[str(asked.number), "", "", asked.id] for asked in ticked]
    return table(heads, rows) if rows else ""


def page_lines(page: Page) -> Iterable[Line]:
    """Yield the page as it is read in a terminal."""
    yield Line(text=page.title, tone="bold")
    yield Line(text=say("outline.ask_whom_heading"), tone="bold", above=1)
    yield from listing([Item(text=said) for said in page.whom])
    yield Line(text=say("outline.ask_first_heading"), tone="bold", above=1)
    yield Line(text=page.opening, left=2)
    yield from listing([Item(text=said) for said in page.asking])
    yield Line(text=say("outline.ask_questions_heading"), tone="bold", above=1)
    for asked in page.questions:
        yield Line(mark=f"{asked.number}.", text=asked.text, width=4, above=1)
        if asked.open:
            yield from (Line(text=f"{n} {BLANK[:30]}", left=4) for n in range(1, FIVE + 1))
        else:
            yield from _boxes()
    yield Line(text=say("outline.ask_after_heading"), tone="bold", above=1)
    yield from listing([Item(text=said) for said in page.after])
    yield Line(text=say("outline.ask_goes_to_heading"), above=1)
    for asked in page.questions:
        yield Line(mark=f"{asked.number}.", text=asked.id, width=4, left=2)


def _boxes() -> Iterable[Line]:
    width = max(len(tick) for tick in _ticks()) + 2
    yield Line(mark=" ", text=" ".join(str(n) for n in range(1, FIVE + 1)), width=width, left=4, tone="dim")
    for tick in _ticks():
        yield Line(mark=tick, text=" ".join([BOX] * FIVE), width=width, left=4)
