"""Finding the columns that a mapping asks for in each export, and making readers of their cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxaudit.problems import CallError, Problem, UnusableFileError, did_you_mean
from cxaudit.survey.cells import Choice, Grouping, Scale, plain, status
from cxaudit.survey.columns import Column, ColumnError, find
from cxaudit.survey.days import Days
from cxaudit.survey.dialect import Dialect
from cxaudit.survey.mapping import MEASURES, Mapping
from cxaudit.survey.tally import Role, Roles
from cxaudit.survey.words import POINTS, WORDS
from cxaudit.wording import say

if TYPE_CHECKING:
    from cxaudit.questionnaire.model import Question, Questionnaire

_NAMED = ("questions", "expected")
"""The keys of a mapping that name columns, each with a question."""
QUESTION = "question "
"""What the name of a question's role begins with."""
EXPECTED = "expected "
"""What the name of the role of a pair's first rating begins with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The columns of one file by role; `at` are their places from 0."""

    columns: dict[str, Column]

    @property
    def at(self) -> dict[str, int]:
        """The place of each role's column among the cells of a row."""
        return {role: column.number - 1 for role, column in self.columns.items()}


def placed(dialect: Dialect, mapping: Mapping) -> Placed:
    """Return the columns of a file that a mapping asks for.

    Raises `CallError` where one is not there, `UnusableFileError` where the mapping is a file.
    """
    columns = {role: _found(dialect, mapping, role, names) for role, names in mapping.roles.items()}
    columns |= {
        QUESTION + question: _found(dialect, mapping, "questions", (name,))
        for name, question in mapping.questions.items()
    }
    columns |= {
        EXPECTED + question: _found(dialect, mapping, "expected", (name,))
        for name, question in mapping.expected.items()
    }
    for question in mapping.expected.values():
        first, then = columns[EXPECTED + question], columns.get(QUESTION + question)
        if then is not None and first.number == then.number:
            raise CallError(say("survey.same_column", one="expected", other=question, column=first.title))
    by_number: dict[int, str] = {}
    for role in (role for role in columns if role in MEASURES):
        taken = by_number.setdefault(columns[role].number, role)
        if taken != role:
            raise CallError(say("survey.same_column", one=taken, other=role, column=columns[role].title))
    status = next((c for c in dialect.columns if "Status" in (c.code, c.text)), None)
    if dialect.tool == "qualtrics" and status:
        columns["status"] = status
    return Placed(columns=columns)


def _found(dialect: Dialect, mapping: Mapping, role: str, names: Sequence[str]) -> Column:
    try:
        return find(dialect.columns, names)
    except ColumnError as error:
        key = "survey.column_twice" if error.found else "survey.no_column"
        said = say(key, path=dialect.path, name=error.name)
        hint = say("survey.column_twice_hint", numbers=error.hint) if error.found else error.hint
        if mapping.origin is None or role in mapping.typed:
            raise CallError(said, hint=hint or say("survey.no_column_hint")) from None
        place = mapping.origin.key(role, names[0]) if role in _NAMED else mapping.origin.at(role)
        problem = Problem(code="unknown-column", message=said, source=place, hint=hint)
        raise UnusableFileError(
            say("survey.mapping_unfit", path=mapping.origin.path), problems=[problem]
        ) from None


def roles_of(mapping: Mapping, places: Sequence[Placed], asked: "Questionnaire | None") -> Roles:
    """Return how every column is read; questions are those of the questionnaire `asked`."""
    first = places[0].columns
    measures = [_scale(mapping, name, _header(first[name])) for name in MEASURES if name in first]
    questions = [
        Role(name=QUESTION + name, read=_choice(mapping, name, asked, _header(first[QUESTION + name])).read)
        for name in dict.fromkeys(mapping.questions.values())
    ]
    questions += [
        Role(name=EXPECTED + name, read=_first(mapping, name, asked, _header(first[EXPECTED + name])).read)
        for name in dict.fromkeys(mapping.expected.values())
    ]
    about = []
    if "group" in first:
        about.append(Role(name="group", read=Grouping(header=_header(first["group"])).read))
    if "date" in first:
        days = Days(order=mapping.date_order, header=_header(first["date"]))  # type: ignore[arg-type]
        about.append(Role(name="date", read=days.read))
    if any("status" in each.columns for each in places):
        about.append(Role(name="status", read=status))
    return Roles(measures=tuple(measures), questions=tuple(questions), about=tuple(about))


def _header(column: Column) -> str:
    return column.code or column.text


def _scale(mapping: Mapping, name: str, header: str) -> Role:
    low, high = POINTS[name]
    own = {plain(word): point for word, point in mapping.with_words(name).items()}
    scale = Scale(low=low, high=high, words={**WORDS[name], **own}, header=header)
    return Role(name=name, read=scale.read, met=scale.met)


def _first(mapping: Mapping, name: str, asked: "Questionnaire | None", header: str) -> Choice:
    """Return how the first rating of a pair is read, whose second one another column has to hold."""
    question, found = _question(mapping, name, asked, "expected")
    if question.type != "pair":
        said, hint = say("survey.no_pair", id=name), say("survey.no_pair_hint")
        raise _wrong(mapping, name, "expected-not-offered", said, hint, "expected")
    if name not in mapping.questions.values():
        hint = say("survey.half_pair_hint", id=name)
        raise _wrong(mapping, name, "missing-key", say("survey.half_pair", id=name), hint, "expected")
    return Choice.of(question, found.first_options_of(question), header)


def _choice(mapping: Mapping, name: str, asked: "Questionnaire | None", header: str) -> Choice:
    question, found = _question(mapping, name, asked, "questions")
    return Choice.of(question, found.options_of(question), header)


def _question(
    mapping: Mapping, name: str, asked: "Questionnaire | None", key: str
) -> "tuple[Question, Questionnaire]":
    """Return the question that a column answers, with its questionnaire; it takes a second rating."""
    if asked is None:
        raise CallError(say("survey.whose_question", id=name), hint=say("survey.whose_question_hint"))
    question = next((each for each in asked.questions() if each.id == name), None)
    if question is None:
        hint = did_you_mean(name, [each.id for each in asked.questions()])
        raise _wrong(
            mapping, name, "unknown-question", say("survey.no_question", id=name, asked=asked.id), hint, key
        )
    if not question.second_rating:
        said = say("survey.no_second_rating", id=name)
        raise _wrong(mapping, name, "customers-not-offered", said, _with_second_rating(asked), key)
    return question, asked


def _with_second_rating(asked: "Questionnaire") -> str:
    names = ", ".join(each.id for each in asked.questions() if each.second_rating)
    return say("survey.second_ratings", names=names) if names else say("survey.second_rating_hint")


def _wrong(
    mapping: Mapping, question: str, code: str, message: str, hint: str, key: str
) -> CallError | UnusableFileError:
    if mapping.origin is None:
        return CallError(message, hint=hint)
    named = mapping.expected if key == "expected" else mapping.questions
    column = next(name for name, id_ in named.items() if id_ == question)
    problem = Problem(code=code, message=message, source=mapping.origin.at(key, column), hint=hint)
    return UnusableFileError(say("survey.mapping_unfit", path=mapping.origin.path), problems=[problem])


def questions_by_id(asked: "Questionnaire | None") -> "dict[str, Question]":
    """Return the questions of a questionnaire by id; none where there is none."""
    return {each.id: each for each in asked.questions()} if asked else {}
