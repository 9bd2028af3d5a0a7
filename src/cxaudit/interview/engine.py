"""The interview without a screen: a frozen value, and events that make the next value.

An interview stands at the first relevant question that is not settled, unless the person went elsewhere.
A question is settled when it has a value, is not applicable, is not known, or was skipped in this session.
A pair has two ratings, asked one after the other: it is settled when both are given or not known.
To resume is to begin again with the saved answers. No answer is ever dropped: one whose question is hidden
by a later choice stays in `answers`, unseen, and counts again when the question comes back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, get_args

from cxaudit.audit.added import without_added
from cxaudit.audit.answers import (
    Answer,
    AnswerError,
    Customers,
    Given,
    Half,
    Strength,
    accept,
    accept_customers,
    accept_expected,
    is_answered,
    open_half,
)
from cxaudit.interview.events import (
    Aside,
    Back,
    Beside,
    CanShow,
    CustomersCount,
    CustomersSay,
    CustomersSource,
    DontKnow,
    Event,
    Evidence,
    Finish,
    Give,
    GoTo,
    NotApplicable,
    Note,
    Place,
    Remark,
    RemovePlace,
    Second,
    Skip,
)
from cxaudit.interview.indexed import Index
from cxaudit.problems import did_you_mean
from cxaudit.questionnaire.model import Option, Question, Questionnaire, Section
from cxaudit.scoring.relevance import Relevance
from cxaudit.text import clean, one_line
from cxaudit.wording import say


class Forward(Protocol):
    """The forward pass over the answers: which questions are asked, and whether a condition holds.

    It is given what it returned for earlier answers, if there were any.
    """

    def __call__(
        self, questionnaire: Questionnaire, answers: Mapping[str, Answer], before: Relevance | None = None, /
    ) -> Relevance:
        """Return what is relevant."""


_NOTHING = Answer()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the review: a relevant question, numbered from 1, and what was said to it."""

    number: int
    section: Section
    question: Question
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """Where an interview stands; make one with `begin`, and the next with `after`.

    `at` is the id of the question at hand, empty at the end. `answers` holds everything ever said, also to
    questions that are hidden now.
    """

    questionnaire: Questionnaire
    answers: Mapping[str, Answer]
    relevance: Relevance = field(repr=False, compare=False)
    index: Index = field(repr=False, compare=False)
    forward: Forward = field(repr=False, compare=False)
    at: str = ""
    second: bool = False
    """Whether it is the second rating of a pair that is asked."""
    skipped: frozenset[str] = frozenset()
    recorded: frozenset[str] = frozenset()
    finished: bool = False
    former: Mapping[str, Answer] = field(default_factory=dict, repr=False)
    """What was answered in an earlier audit, by question."""

    @property
    def question(self) -> Question | None:
        """The question at hand; None at the end."""
        return self.index.questions[self.at] if self.at else None

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections the question stands in, outermost first."""
        return self.index.sections[self.at] if self.at else ()

    @property
    def options(self) -> tuple[Option, ...]:
        """The options of the question, in the order to show them.

        A scale is written from worst to best. Where its values are words, it reads better the other way
        round, "yes" first (so does a plain "no" and "yes"); where they are numbers they keep their order.
        """
        question = self.question
        if question is None:
            return ()
        first = self.half == "expected"
        options = (
            self.questionnaire.first_options_of(question)
            if first
            else self.questionnaire.options_of(question)
        )
        return displayed(options, question)

    @property
    def half(self) -> Half:
        """Which rating of a pair is asked; '' at any other question."""
        if self.question is None or self.question.type != "pair":
            return ""
        return "value" if self.second else "expected"

    @property
    def whole(self) -> Answer:
        """What was said to the question so far, of a pair to both its halves."""
        return self.answers.get(self.at, _NOTHING)

    @property
    def current(self) -> Answer:
        """What was said so far to what is asked: to the question, or of a pair to the half at hand."""
        return self.whole.first if self.half == "expected" else self.whole

    @property
    def last_time(self) -> Answer:
        """What was said to it in an earlier audit, while nothing is said in this one."""
        last = self.former.get(self.at, _NOTHING) if self.current.state == "open" else _NOTHING
        return last.first if self.half == "expected" else last

    @property
    def suggested(self) -> str:
        """The value given last time, else the one that the questionnaire proposes here, or nothing."""
        value = self.last_time.value
        if isinstance(value, str) and self.question and self.question.chooses:
            return value
        for suggestion in self.question.suggest if self.question else ():
            if suggestion.when is None or self.relevance.holds(suggestion.when):
                return suggestion.value
        return self.repeated

    @property
    def earlier(self) -> Question | None:
        """The question that asked the same before from another side, if a value was given to it."""
        name = self.question.asked_as if self.question else ""
        is_given = name in self.relevance.items and self.answers.get(name, Answer()).state == "value"
        return self.index.questions[name] if is_given else None

    @property
    def repeated(self) -> str:
        """The value given to the same question before, if it means the same here; else nothing."""
        question, earlier = self.question, self.earlier
        if question is None or earlier is None or self.half == "expected":
            return ""
        options = self.questionnaire.options_of(question)
        value = self.answers[earlier.id].value
        alike = options == self.questionnaire.options_of(earlier) and question.chooses
        return value if alike and isinstance(value, str) else ""

    @property
    def starting(self) -> tuple[Section, ...]:
        """The sections of which this is the first question, outermost first."""
        position = self.relevance.questions.index(self.at) if self.at else 0
        before = self.relevance.questions[position - 1] if position else ""
        entered = self.index.sections[before] if before else ()
        return tuple(section for section in self.sections if section not in entered)

    @property
    def is_first_of_section(self) -> bool:
        """Whether a section starts here."""
        return bool(self.starting)

    @property
    def done(self) -> bool:
        """Whether every relevant question is settled."""
        return not self._first_unsettled()

    @property
    def missing(self) -> tuple[Entry, ...]:
        """The questions without an answer, but for the optional ones."""
        return tuple(
            e for e in self.review() if not is_answered(e.question, e.answer) and not e.question.may_stay_open
        )

    def review(self) -> tuple[Entry, ...]:
        """Return every relevant question with what was said to it."""
        return tuple(
            Entry(
                number=number,
                section=self.index.sections[name][-1],
                question=self.index.questions[name],
                answer=self.answers.get(name, Answer()),
            )
            for number, name in enumerate(self.relevance.questions, start=1)
        )

    def is_settled(self, question: str) -> bool:
        """Whether a question need not be asked any more in this session."""
        if question in self.skipped:
            return True
        return is_answered(self.index.questions[question], self.answers.get(question, _NOTHING))

    def after(self, event: Event) -> "Interview":
        """Return the interview after `event`; one that cannot be is refused with an `AnswerError`."""
        match event:
            case Finish():
                return self._finish()
            case GoTo():
                return self._go_to(event.question)
            case Back():
                return self._back()
            case Remark() | CanShow():
                return self._aside(event)
        question = self.question
        if question is None:
            raise AnswerError(say("interview.no_question"), say("interview.no_question_hint"))
        if isinstance(event, Skip):
            if self.half == "expected" and self.current.state in ("value", "unknown"):
                return replace(self, second=True)
            return replace(self, skipped=self.skipped | {question.id})._going_on()
        if isinstance(event, Beside):
            return replace(self, answers={**self.answers, self.at: self._beside(event)})
        if self.half == "expected" and not isinstance(event, NotApplicable | Place | RemovePlace):
            return self._first_said(question, event)
        if isinstance(event, Place | RemovePlace):
            return self._answered(replace(self._with_place(question, event), inferred=False))
        later = replace(self._state(question, event), inferred=False)
        return self._settle(later if later.said == self.whole.said else without_added(later))

    def _first_said(self, question: Question, event: Give | DontKnow) -> "Interview":
        """Keep the first rating of a pair, and ask for the second."""
        expected = ""
        if isinstance(event, Give):
            given = event.value if isinstance(event.value, str) else ""
            options = self.questionnaire.options_of(question)
            expected = accept_expected(question, options, clean(given)) or str(
                accept(question, options, given)
            )
        later = replace(self.whole, na="", expected=expected, expected_unknown=not expected)
        return replace(self._answered(later), second=True)

    def _state(self, question: Question, event: Give | NotApplicable | DontKnow) -> Answer:
        if self.whole.places:
            raise AnswerError(say("interview.places_kept"), say("interview.places_kept_hint"))
        match event:
            case DontKnow():
                if question.suggest:
                    message, hint = (
                        say("interview.unknown_not_offered"),
                        say("interview.unknown_not_offered_hint"),
                    )
                    raise AnswerError(message, hint)
                return replace(self.whole, value=None, na="", unknown=True)
            case NotApplicable():
                reason = clean(event.reason)
                if not question.na:
                    raise AnswerError(say("interview.na_not_offered"), say("interview.na_not_offered_hint"))
                if not reason:
                    raise AnswerError(say("interview.na_no_reason"), say("interview.na_no_reason_hint"))
                bare = replace(self.whole, expected="", expected_unknown=False)
                return replace(bare, value=None, na=reason, unknown=False)
        given: Given = clean(event.value) if isinstance(event.value, str) else event.value
        value = accept(question, self.questionnaire.options_of(question), given)
        return replace(self.whole, value=value, na="", unknown=False)

    def _with_place(self, question: Question, event: Place | RemovePlace) -> Answer:
        if question.type != "touchpoints":
            raise AnswerError(say("interview.no_places"))
        name = one_line(event.name if isinstance(event, RemovePlace) else event.place.name)
        places = list(self.whole.places)
        known = next((number for number, place in enumerate(places) if place.is_called(name)), None)
        if isinstance(event, Place):
            at = len(places) if known is None else known
            places[at : at + 1] = [event.place]
        elif known is None:
            raise AnswerError(
                say("interview.no_place", name=name), did_you_mean(name, [p.name for p in places])
            )
        else:
            del places[known]
        value = accept(question, self.questionnaire.options_of(question), places) if places else None
        return replace(self.whole, value=value, na="", unknown=False)

    def _beside(self, event: Beside) -> Answer:
        match event:
            case Note():
                return replace(self.whole, note=clean(event.text))
            case Evidence():
                return replace(self.whole, evidence=clean(event.text))
            case CustomersSay() | CustomersCount() | CustomersSource():
                return replace(self.whole, customers=self._customers(event))
        if event.strength not in get_args(Strength):
            raise AnswerError(say("interview.no_strength", strength=event.strength))
        return replace(self.whole, evidence_strength=event.strength)

    def _aside(self, event: Aside) -> "Interview":
        changed = dict(self.answers)
        for name in (event.question,) if isinstance(event, Remark) else event.questions:
            self._require_asked(name)
            answer = self.answers.get(name, Answer())
            if isinstance(event, Remark):
                changed[name] = replace(
                    answer, note="\n".join(filter(None, (answer.note, clean(event.text))))
                )
            elif not answer.evidence:
                changed[name] = replace(
                    answer, evidence=say("interview.can_show"), evidence_strength="examples"
                )
        return replace(self, answers=changed)

    def _customers(self, event: Second) -> Customers | None:
        said, question = self.whole.customers, self.question
        if isinstance(event, CustomersSay):
            if event.value is None:
                return None
            value = clean(event.value) if isinstance(event.value, str) else tuple(event.value)
            said = replace(said or Customers(value=""), value=value, score=None)
        elif said is not None and isinstance(event, CustomersCount):
            said = replace(said, n=event.n)
        elif said is not None and isinstance(event, CustomersSource):
            said = replace(said, source=event.text)
        if said is None or question is None:
            raise AnswerError(say("interview.no_customers"), say("interview.no_customers_hint"))
        return accept_customers(question, self.questionnaire.options_of(question), said)

    def _settle(self, answer: Answer) -> "Interview":
        return self._answered(answer)._going_on()

    def _going_on(self) -> "Interview":
        """Go to the first question that is not settled."""
        return self._at(self._first_unsettled())

    def _at(self, question: str, *, from_behind: bool = False) -> "Interview":
        """Go to a question: of a pair to its open half, else the first one, or `from_behind` the second."""
        asked, answer = self.index.questions.get(question), self.answers.get(question, _NOTHING)
        half = open_half(asked, answer) if asked else ""
        rated = bool(answer.expected or answer.expected_unknown)
        return replace(self, at=question, second=half == "value" or (from_behind and rated))

    def _answered(self, answer: Answer) -> "Interview":
        answers = {**self.answers, self.at: answer}
        return replace(
            self, answers=answers, relevance=self.forward(self.questionnaire, answers, self.relevance)
        )

    def _first_unsettled(self) -> str:
        return next((name for name in self.relevance.questions if not self.is_settled(name)), "")

    def _back(self) -> "Interview":
        if self.second:
            return replace(self, second=False)
        order = self.relevance.questions
        before = order[: order.index(self.at)] if self.at else order
        for name in reversed(before):
            if name not in self.recorded:
                return replace(self, finished=False)._at(name, from_behind=True)
        raise AnswerError(say("interview.first_question"))

    def _require_asked(self, question: str) -> None:
        if question not in self.relevance.items:
            message = say("interview.not_asked", question=question)
            raise AnswerError(message, did_you_mean(question, self.relevance.questions))

    def _go_to(self, question: str) -> "Interview":
        self._require_asked(question)
        return replace(self, finished=False)._at(question)

    def _finish(self) -> "Interview":
        if not self.done:
            raise AnswerError(say("interview.not_done"), say("interview.not_done_hint"))
        return replace(self, at="", second=False, finished=True)


def begin(
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    forward: Forward,
    *,
    with_all: bool = False,
    former: Mapping[str, Answer] | None = None,
    again: frozenset[str] = frozenset(),
) -> Interview:
    """Start an interview, or resume one from the answers given so far.

    Open optional questions before the last settled one do not come again. `with_all` records the answers
    that stand for "ask me everything" without asking them. `former` are the answers of an earlier audit,
    each the default of its question; the questions `again` are asked though they may stay open.
    """
    index = Index.of(questionnaire)
    recorded = frozenset(q.id for q in index.questions.values() if with_all and q.with_all)
    known = dict(answers) | {name: _recorded(questionnaire, index, name, answers) for name in recorded}
    interview = Interview(
        questionnaire=questionnaire,
        answers=known,
        relevance=forward(questionnaire, known),
        index=index,
        forward=forward,
        recorded=recorded,
        former=former or {},
    )
    interview = replace(interview, skipped=_passed_over(interview) - again)
    return interview._going_on()


def _recorded(questionnaire: Questionnaire, index: Index, name: str, answers: Mapping[str, Answer]) -> Answer:
    question = index.questions[name]
    value = accept(question, questionnaire.options_of(question), question.with_all)
    return replace(answers.get(name, Answer()), value=value, na="", unknown=False)


def _passed_over(interview: Interview) -> frozenset[str]:
    order = [name for name in interview.relevance.questions if name not in interview.recorded]
    settled = [place for place, name in enumerate(order) if interview.is_settled(name)]
    before = order[: settled[-1]] if settled else []
    return frozenset(name for name in before if interview.index.questions[name].may_stay_open)


def displayed(options: Sequence[Option], question: Question) -> tuple[Option, ...]:
    """Return options in the order to show them (see `Interview.options`)."""
    scores = [option.score for option in options if option.score is not None]
    words = not any(is_number(option.value) for option in options)
    rising = bool(scores) and len(scores) == len(options) and scores[0] < scores[-1]
    yes_last = [option.value for option in options] == ["no", "yes"]
    if question.chooses and words and (rising or yes_last):
        return tuple(reversed(options))
    return tuple(options)


def is_number(value: str) -> bool:
    """Whether an option's value is a whole number, so that it can be its own key."""
    return value.isascii() and value.removeprefix("-").isdigit()
