"""The actions of a report's plan by themselves: as text, as a checklist, for trackers and for calendars."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from cxaudit.audit.plan_state import is_declined, is_overdue
from cxaudit.markup import labelled
from cxaudit.markup import text as markdown_text
from cxaudit.report.display import status_word, with_marks
from cxaudit.report.labels import labels
from cxaudit.report.model import Report
from cxaudit.report.parts import Action
from cxaudit.text import json_text, one_line
from cxaudit.wording import count, say

if TYPE_CHECKING:
    from icalendar import Event

FORMAT = "plan/1"
_OPEN = ("open", "doing")


def actions(report: Report) -> tuple[Action, ...]:
    """Return every action of the plan in rank order, then those put off."""
    return (*report.plan.ranked, *(put_off.action for put_off in report.plan.not_now))


def _is_overdue(action: Action, today: datetime.date) -> bool:
    due = datetime.date.fromisoformat(action.due) if action.due else None
    return is_overdue(action.status, due, today)


def text(report: Report, today: datetime.date) -> str:
    """Return two lines for every action: what it is and how it stands; then how many there are."""
    lines = []
    for action in report.plan.ranked:
        lines += _lines(action, f"{action.number}. " if action.number else "-  ", today)
    if report.plan.not_now:
        lines.append(say("plan.not_now"))
    for put_off in report.plan.not_now:
        lines += _lines(put_off.action, "-  ", today)
    lines.append(summary(report, today))
    return "".join(f"{line}\n" for line in lines)


def _lines(action: Action, start: str, today: datetime.date) -> list[str]:
    title = with_marks(one_line(action.title), action.marks)
    lines = [f"{start}{title}", f"   {one_line(_standing(action, today))}"]
    said = _said(action)
    return [*lines, f"   {said}"] if said else lines


def _said(action: Action) -> str:
    """Return what the client decided about an action, and what became of it, in one line."""
    return one_line(" ".join(filter(None, (action.decision_text, action.status_text))))


def _standing(action: Action, today: datetime.date) -> str:
    """Return id, owner, day and status in one line."""
    declined = is_declined(action.decision, action.status)
    state = say("plan.declined") if declined else status_word(action.status)
    if _is_overdue(action, today):
        state = say("plan.overdue", status=state)
    return say("plan.standing", id=action.id, who=action.who, due=action.due_text, status=state)


def saved(action: Action, today: datetime.date) -> str:
    """Return how an action stands now that it was changed, in one line."""
    said = say("plan.set", title=one_line(action.title), standing=_standing(action, today))
    return one_line(f"{said} {_said(action)}") + "\n"


def moved(before: Report, after: Report, changed: str) -> str:
    """Return which other actions have another number or day since the one called `changed` was changed."""
    then = {action.id: action for action in before.plan.ranked}
    lines = []
    for action in after.plan.ranked:
        old = then.get(action.id)
        if old is None or action.id == changed:
            continue
        said = []
        if action.number != old.number:
            said.append(say("plan.moved_number", before=old.number, after=action.number))
        if action.due != old.due:
            said.append(say("plan.moved_due", before=old.due_text, after=action.due_text))
        if said:
            lines.append(f"  {one_line(action.title)}: {'; '.join(said)}")
    return "\n".join((say("plan.moved"), *lines)) + "\n" if lines else ""


def summary(report: Report, today: datetime.date) -> str:
    """Return how many actions there are, are done, and are overdue."""
    found = actions(report)
    done = sum(each.status == "done" for each in found)
    late = sum(_is_overdue(each, today) for each in found)
    number = count(len(found), say("plan.action_one"), say("plan.action_many"))
    return say("plan.summary", actions=number, done=done, overdue=late)


def markdown(report: Report, today: datetime.date) -> str:
    """Return a checklist that a note, a ticket or a wiki takes: a box, who, by when, the first step."""
    lines = [f"# {markdown_text(say('plan.heading', title=report.first_page.title))}", ""]
    for action in actions(report):
        box = "x" if action.status == "done" else " "
        number = f"{action.number}. " if action.number else ""
        title = markdown_text(f"{number}{one_line(action.title)}")
        if action.status == "dropped":
            title = f"~~{title}~~"
        lines.append(f"- [{box}] **{title}** ({markdown_text(one_line(_standing(action, today)))})")
        if action.first_step:
            lines.append(f"  {labelled(labels()['first_step'], action.first_step)}")
        if said := _said(action):
            lines.append(f"  {markdown_text(said)}")
    return "\n".join(lines) + "\n"


def as_json(report: Report, today: datetime.date) -> str:
    """Return one document with every action as in the report, and whether it is overdue."""
    found = [{**asdict(each), "overdue": _is_overdue(each, today)} for each in actions(report)]
    document = {"format": FORMAT, "client": report.about.client, "date": report.about.date, "actions": found}
    return json_text(document)


def calendar(report: Report) -> str:
    """Return a calendar (RFC 5545) with a whole-day entry on the day of every action that is not over.

    Raises `ImportError` where the library for it (`cxaudit[calendar]`) is not installed.
    """
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//cxaudit//plan//EN")
    made.add("version", "2.0")
    for event in _events(report, [each for each in actions(report) if each.due and each.status in _OPEN]):
        made.add_component(event)
    return made.to_ical().decode("utf-8")  # type: ignore[no-any-return]


def _events(report: Report, due: Sequence[Action]) -> "Iterable[Event]":
    from icalendar import Event

    asked = datetime.datetime.fromisoformat(report.about.date).replace(tzinfo=datetime.UTC)
    for action in due:
        day = datetime.date.fromisoformat(action.due)
        event = Event()
        event.add("uid", f"{action.id}.{report.about.date}.{report.questionnaire.digest[-16:]}@cxaudit")
        event.add("dtstamp", asked)
        event.add("dtstart", day)
        event.add("dtend", day + datetime.timedelta(days=1))
        event.add("summary", say("plan.event", title=one_line(action.title), who=one_line(action.who)))
        if action.first_step:
            event.add("description", f"{labels()['first_step']}: {one_line(action.first_step)}")
        event.add("transp", "TRANSPARENT")
        yield event
