"""What is asked right after something was said. Each answer is saved before the next question is put."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from cxaudit.audit.answers import MOST_CUSTOMERS, STAGES, AnswerError, Strength, Touchpoint
from cxaudit.interview import closing, guards, screens
from cxaudit.interview.conduct import FrontEnd
from cxaudit.interview.engine import Interview
from cxaudit.interview.events import (
    CanShow,
    CustomersCount,
    CustomersSay,
    CustomersSource,
    DontKnow,
    Event,
    Evidence,
    EvidenceStrength,
    Give,
    NotApplicable,
    Place,
    Remark,
    Skip,
)
from cxaudit.text import one_line
from cxaudit.wording import say

_STRENGTHS: tuple[Strength, ...] = ("opinion", "examples", "data")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One more question or line; `about` is the place, the question or the section it is about, if any."""

    what: Literal[
        "strength", "count", "source", "stage", "channel", "owner", "rating", "bad_day", "show_today", "score"
    ]
    about: str = ""

    @property
    def is_about_place(self) -> bool:
        """Whether it is about a place where customers meet the business."""
        return self.what in ("stage", "channel", "owner", "rating")


def after(before: Interview, event: Event, later: Interview) -> tuple[FollowUp, ...]:
    """Return what to ask now that `event` was recorded, which led from `before` to `later`."""
    match event:
        case Give() | NotApplicable() | DontKnow() | Skip():
            return tuple(_guards(before, event, later))
        case Evidence():
            return (FollowUp("strength"),) if event.text else ()
        case CustomersSay():
            return () if event.value is None else (FollowUp("count"), FollowUp("source"))
        case Place():
            is_new = not any(place.is_called(event.place.name) for place in before.current.places)
            return about_place(before, event.place.name) if is_new else ()
    return ()


def _guards(before: Interview, event: Event, later: Interview) -> Iterator[FollowUp]:
    """Yield the doubts an answer leaves, and what is asked and told once a section is through."""
    if (
        isinstance(event, Give)
        and before.half != "expected"
        and guards.failed_make_or_break(later, before.at)
    ):
        yield FollowUp("bad_day", before.at)
    for section in guards.closed(before, later):
        if guards.claims(later, section):
            yield FollowUp("show_today", section.id)
        yield FollowUp("score", section.id)


def about_place(interview: Interview, name: str) -> tuple[FollowUp, ...]:
    """Return the questions about a place; Enter leaves each of them out."""
    rating = (FollowUp("rating", name),) if interview.options else ()
    return (FollowUp("stage", name), FollowUp("channel", name), FollowUp("owner", name), *rating)


def ask(front: FrontEnd, interview: Interview, follow_up: FollowUp) -> Event | None:
    """Ask one question and return what it changes; None if it was left out."""
    if follow_up.what == "strength":
        return _strength(front)
    if follow_up.what in ("count", "source"):
        return _customers(front, interview, follow_up)
    if follow_up.what == "bad_day":
        return _bad_day(front, follow_up.about)
    if follow_up.what == "show_today":
        return _show_today(front, interview, follow_up.about)
    if follow_up.what == "score":
        front.tell(closing.score_line(interview, follow_up.about))
        return None
    place = next((p for p in interview.current.places if p.is_called(follow_up.about)), None)
    if place is None:
        return None
    match follow_up.what:
        case "stage":
            changed = _stage(front, place)
        case "channel":
            changed = replace(place, channel=_text(front, say("interview.place_channel"), place.channel))
        case "owner":
            changed = replace(place, owner=_text(front, say("interview.place_owner"), place.owner))
        case _:
            changed = _rating(front, interview, place)
    return Place(changed) if changed != place else None


def _strength(front: FrontEnd) -> Event | None:
    labels = (
        say("interview.firm_opinion"),
        say("interview.firm_examples"),
        say("interview.firm_data"),
    )
    options = tuple(zip(_STRENGTHS, labels, strict=True))
    chosen = front.choose(say("interview.how_firm"), options, enter=say("interview.enter_skips"))
    return next((EvidenceStrength(strength) for strength in _STRENGTHS if strength == chosen), None)


def _bad_day(front: FrontEnd, question: str) -> Event | None:
    """Ask whether the lowest answer at a make-or-break point is the rule; it becomes a note, no answer."""
    notes = {"usual": say("interview.usual_note"), "bad_day": say("interview.bad_day_note")}
    options = (("usual", say("interview.usual")), ("bad_day", say("interview.bad_day")))
    chosen = front.choose(say("interview.usual_or_bad_day"), options, enter=say("interview.enter_skips"))
    return Remark(question, notes[chosen]) if chosen else None


def _show_today(front: FrontEnd, interview: Interview, section: str) -> Event | None:
    claims = guards.claims(interview, interview.index.by_id[section])
    options = [(claim.id, one_line(claim.short or claim.text)) for claim in claims]
    shown = front.choose_several(say("interview.show_today"), options, enter=say("interview.show_none"))
    return CanShow(shown) if shown else None


def _customers(front: FrontEnd, interview: Interview, follow_up: FollowUp) -> Event | None:
    said = interview.current.customers
    if said is None:
        return None
    if follow_up.what == "count":
        count = _count(front, said.n)
        return CustomersCount(count) if count != said.n else None
    source = _text(front, say("interview.customers_source"), said.source)
    return CustomersSource(source) if source != said.source else None


def _count(front: FrontEnd, now: int | None) -> int | None:
    while True:
        typed = _text(front, say("interview.customers_count"), str(now or ""))
        if not typed:
            return None
        if typed.isascii() and typed.isdigit() and len(typed) < 13 and 1 <= int(typed) <= MOST_CUSTOMERS:
            return int(typed)
        front.refuse(AnswerError(say("interview.no_count", typed=typed), say("interview.no_count_hint")))


def _stage(front: FrontEnd, place: Touchpoint) -> Touchpoint:
    labels = [screens.stage_words(stage) for stage in STAGES]
    title = say("interview.place_stage", place=one_line(place.name))
    options = tuple(zip(STAGES, labels, strict=True))
    chosen = front.choose(title, options, enter=_enter(screens.stage_words(place.stage)))
    return replace(place, stage=next((stage for stage in STAGES if stage == chosen), place.stage))


def _rating(front: FrontEnd, interview: Interview, place: Touchpoint) -> Touchpoint:
    options = [(option.value, screens.option_text(option)) for option in interview.options]
    title = say("interview.place_rating", place=one_line(place.name))
    now = screens.rating_words(interview, place)
    return replace(place, rating=front.choose(title, options, enter=_enter(now)) or place.rating)


def _text(front: FrontEnd, title: str, now: str) -> str:
    """Ask for one line; Enter keeps what is there, a dash takes it away, commands have to wait."""
    dash = f" {say('interview.dash_takes_away')}" if now else ""
    while True:
        said = one_line(front.ask_text(f"{title} {_enter(now)}{dash}"))
        if not said.startswith("/"):
            return "" if said == "-" else said or now
        front.refuse(AnswerError(say("interview.commands_wait"), say("interview.commands_wait_hint")))


def _enter(now: str) -> str:
    return say("interview.enter_keeps_this", answer=one_line(now)) if now else say("interview.enter_skips")
