"""Answers given without an interview: a file, or `--answer id=value`. Refused whole, or taken whole."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import field, replace
from pathlib import Path

from cxaudit.audit.answers import Answer, is_answered, open_half
from cxaudit.audit.decisions import decision_problems
from cxaudit.audit.format import ANSWERS_FILE, header_of
from cxaudit.audit.given import GivenAnswer
from cxaudit.audit.judge import judge
from cxaudit.audit.own_plan import own_problems
from cxaudit.audit.record import Header
from cxaudit.files.table import FAILED, Origin, Reading
from cxaudit.files.yaml import read_text
from cxaudit.problems import CallError, ContentError, Problem, Source, did_you_mean, errors
from cxaudit.questionnaire.model import Question, Questionnaire
from cxaudit.text import clean, one_line
from cxaudit.value import Value, dataclass

Relevant = Callable[[dict[str, Answer]], Collection[str]]
"""Given the answers, the ids of the questions that are asked."""

_NAMED = 10
_FIRST = ".expected"
"""What stands behind the id on the command line, for the first rating of a pair."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class AnswersFile(Value):
    """What an answers file says, before it meets a questionnaire.

    `questionnaire` is the name it gives, or ''. `unreadable` are the ids whose answers are among `problems`.
    A header date of 1970-01-01 means that none was given.
    """

    path: str
    header: Header = field(default_factory=Header)
    questionnaire: str = ""
    given: dict[str, GivenAnswer] = field(default_factory=dict)
    unreadable: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    origin: Origin = field(default_factory=Origin, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Settled(Value):
    """Answers held against a questionnaire, in its order, and every problem. Errors refuse the whole."""

    header: Header
    answers: dict[str, Answer]
    problems: tuple[Problem, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether any problem is an error."""
        return bool(errors(self.problems))


def read_answers(path: Path | str, *, text: str | None = None) -> AnswersFile:
    """Return what the file says, mistakes in single keys among its `problems`.

    Raises `ContentError` where it is no answers file at all, `CallError` where it cannot be opened. `text`
    stands in for the file's content.
    """
    reading = Reading(str(path))
    if text is None:
        text, problems = read_text(path)
        reading.problems.extend(problems)
    root = None if reading.problems else ANSWERS_FILE.open(text, reading)
    if root is None:
        raise ContentError(f"{path} is not a usable answers file", problems=reading.problems)
    values = ANSWERS_FILE.read(root, reading)
    given = values.get("answers", {})
    return AnswersFile(
        path=str(path),
        header=header_of(values),
        questionnaire=values.get("questionnaire", ""),
        given={name: answer for name, answer in given.items() if answer is not FAILED},
        unreadable=tuple(name for name, answer in given.items() if answer is FAILED),
        problems=tuple(reading.problems),
        origin=Origin(str(path), root),
    )


def with_pairs(file: AnswersFile | None, pairs: Iterable[str]) -> AnswersFile:
    """Return `file` (or an empty one) with the answers of `--answer id=value`, which replace its own.

    A value is an option, a number, a text, `a,b` for multiple choice, `na:REASON`, or `?` for don't know.
    `id.expected=value` is the first rating of a pair; each half replaces its own.
    """
    found: dict[str, GivenAnswer] = {}
    problems: list[Problem] = []
    for pair in pairs:
        name, equals, said = (part.strip() for part in clean(pair).partition("="))
        if not name or not equals:
            raise CallError(f"--answer {pair!r} has no id and value", hint="Write --answer id=value.")
        place = Source(path=f"--answer {name}={said}")
        if name in found:
            message = f"{name} is answered twice on the command line"
            problems.append(Problem(code="two-answers", message=message, source=place, hint="Keep one."))
        if said == "na:" or not said:
            problems.append(_nothing_said(name, said, place))
        found[name] = _of_pair(said, place)
    base = file or AnswersFile(path="--answer")
    problems += [_two_halves(name, found[name]) for name in found if _is_na_twice(name, found)]
    given = _with_halves(base.given, found)
    return replace(base, given=given, problems=(*base.problems, *problems))


def _with_halves(given: Mapping[str, GivenAnswer], said: Mapping[str, GivenAnswer]) -> dict[str, GivenAnswer]:
    """Return the answers of a file with those of the command line in their place, pairs half by half."""
    now = {**given, **{name: answer for name, answer in said.items() if not name.endswith(_FIRST)}}
    for name in said.keys() & given.keys():
        old, new = given[name], now[name]
        if old.says_first and not new.na:
            now[name] = replace(
                new,
                expected=old.expected,
                expected_unknown=old.expected_unknown,
                first_key=old.place("expected" if old.expected else "expected_unknown"),
            )
    for name, first in said.items():
        if name.endswith(_FIRST):
            id_ = name.removesuffix(_FIRST)
            rest = now.get(id_) or GivenAnswer(origin=first.origin, key=first.key)
            now[id_] = replace(
                rest,
                na="",
                expected=first.value if isinstance(first.value, str) else "",
                expected_unknown=first.unknown,
                first_key=first.key,
            )
    return now


def _is_na_twice(name: str, said: Mapping[str, GivenAnswer]) -> bool:
    """Whether the first half of a pair does not apply, or is rated where the pair does not."""
    whole = said.get(name.removesuffix(_FIRST))
    return name.endswith(_FIRST) and bool(said[name].na or (whole and whole.na))


def _two_halves(name: str, first: GivenAnswer) -> Problem:
    whole = name.removesuffix(_FIRST)
    message = f"{whole}: where a question does not apply, nothing is expected"
    hint = f"Write only --answer {whole}=na:REASON, or both ratings."
    return Problem(code="two-answers", message=message, source=first.key, hint=hint)


def _nothing_said(name: str, said: str, place: Source) -> Problem:
    if said:
        hint = f"Write --answer {name}=na:REASON."
        return Problem(code="na-without-reason", message="'na' lacks a reason", source=place, hint=hint)
    hint = "Leave the option out, or write a value."
    return Problem(code="wrong-answer", message=f"{name}: nothing stands behind =", source=place, hint=hint)


def _of_pair(said: str, place: Source) -> GivenAnswer:
    origin = Origin(place.path)
    if said == "?":
        return GivenAnswer(unknown=True, origin=origin, key=place)
    if said.startswith("na:"):
        return GivenAnswer(na=said.removeprefix("na:").strip(), origin=origin, key=place)
    return GivenAnswer(value=said or None, origin=origin, key=place)


def settle(
    file: AnswersFile, questionnaire: Questionnaire, relevant: Relevant, *, partial: bool = False
) -> Settled:
    """Return the answers to `questionnaire`, and all problems at once; `partial` allows gaps."""
    questions = {question.id: question for question in questionnaire.questions()}
    problems = [*file.problems, *_unknown_ids(file, questions), *_idle_header(file, questionnaire, questions)]
    problems += decision_problems(file.header, questionnaire, file.origin, "error")
    problems += own_problems(file.header, {}, file.origin, "error")
    answers: dict[str, Answer] = {}
    refused = set(file.unreadable)
    for name, question in questions.items():
        given = file.given.get(name)
        if given is None:
            continue
        judged = judge(question, questionnaire.options_of(question), _split(given, question, questionnaire))
        if judged.problems:
            problems += judged.problems
            refused.add(name)
        elif judged.answer is not None and not judged.answer.is_empty:
            answers[name] = judged.answer
    asked = set(relevant(answers))
    if not refused:
        problems += _not_relevant(file, answers, asked)
    if not partial:
        problems += _missing(file, answers, refused, [q for q in questions.values() if q.id in asked])
    ordered = tuple(sorted(problems, key=lambda p: p.order))
    return Settled(header=file.header, answers=answers, problems=ordered)


def _split(given: GivenAnswer, question: Question, questionnaire: Questionnaire) -> GivenAnswer:
    """Split `a,b` from the command line where several options may be chosen."""
    said = given.value
    if given.origin.node is not None or question.type != "multiple" or not isinstance(said, str):
        return given
    if said in {option.value for option in questionnaire.options_of(question)}:
        return given
    return replace(given, value=tuple(part.strip() for part in said.split(",")))


def _unknown_ids(file: AnswersFile, questions: Mapping[str, Question]) -> list[Problem]:
    now = {old: question.id for question in questions.values() for old in question.renamed_from}
    known = [*questions, *(f"{q.id}{_FIRST}" for q in questions.values() if q.type == "pair")]
    found = [
        Problem(
            code="unknown-question",
            message=f"there is no question {name!r}",
            source=given.key,
            hint=_meant(name, known, now),
        )
        for name, given in file.given.items()
        if name not in questions
    ]
    choice = file.header.choice
    if choice and choice not in questions:
        message = f"'choice' names {choice!r}, and there is no such question"
        hint, place = _meant(choice, questions, now), file.origin.at("choice")
        found.append(Problem(code="unknown-question", message=message, source=place, hint=hint))
    return found


def _idle_header(
    file: AnswersFile, questionnaire: Questionnaire, questions: Mapping[str, Question]
) -> list[Problem]:
    """Warn of a role that nothing is for, and of a choice that no action can follow."""
    header, found = file.header, []
    own = [found.action.owner for found in header.own_findings if found.action]
    known = [*roles_of(questionnaire), *own] if header.roles else []
    for role in header.roles:
        if role not in known:
            message = f"no recommendation is for the role {role!r}, so the plan never names this person"
            hint = did_you_mean(role, known)
            source = file.origin.key("roles", role)
            found.append(_warn("unknown-role", message, source, hint))
    chosen = questions.get(header.choice)
    if chosen is not None and chosen.recommendation is None:
        message = f"'choice' names {header.choice!r}, which has no recommendation, so no action can move up"
        hint = "Name a question with a recommendation, or leave `choice` out."
        found.append(_warn("idle-choice", message, file.origin.at("choice"), hint))
    return found


def _warn(code: str, message: str, source: Source, hint: str) -> Problem:
    return Problem(code=code, message=message, source=source, hint=hint, severity="warning")


def roles_of(questionnaire: Questionnaire) -> list[str]:
    """Return the roles that recommendations are for, each once, in order of the alphabet."""
    found = [q.recommendation.role for q in questionnaire.questions() if q.recommendation]
    found += [s.gate.recommendation.role for s in questionnaire.walk() if s.gate and s.gate.recommendation]
    return sorted(dict.fromkeys(one_line(role) for role in found))


def _meant(name: str, known: Iterable[str], now: Mapping[str, str]) -> str:
    if name in now:
        return f"It is called {now[name]!r} now."
    return did_you_mean(name, known) or "`cxaudit show` lists the questions with their ids."


def _not_relevant(file: AnswersFile, answers: dict[str, Answer], asked: set[str]) -> list[Problem]:
    return [
        Problem(
            code="not-relevant",
            message=f"{name} is not asked after these answers; its answer is kept and counts nowhere",
            source=file.given[name].key,
            severity="warning",
            hint="Leave it out, or change the answers that its condition names.",
        )
        for name in answers
        if name not in asked and file.given[name].says_something
    ]


def _missing(
    file: AnswersFile, answers: dict[str, Answer], refused: set[str], asked: list[Question]
) -> list[Problem]:
    """Return one problem that names the questions without an answer, the first ten of them."""
    names = [
        _without(question, answers.get(question.id, Answer()))
        for question in asked
        if not question.may_stay_open
        and question.id not in refused
        and not is_answered(question, answers.get(question.id, Answer()))
    ]
    if not names:
        return []
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    count = "1 question has" if len(names) == 1 else f"{len(names)} questions have"
    return [
        Problem(
            code="missing-answer",
            message=f"{count} no answer: {', '.join(names[:_NAMED])}{more}",
            source=file.origin.at("answers") if file.origin.node else Source(path=file.path),
            hint="Answer them, write unknown: true where nobody knows, or allow gaps with --partial.",
        )
    ]


def _without(question: Question, answer: Answer) -> str:
    """Return the id of a question that has no answer, with the key of the half that a pair lacks."""
    half = open_half(question, answer)
    begun = answer.state != "open" or answer.expected or answer.expected_unknown
    return f"{question.id} ({half})" if half and begun else question.id
