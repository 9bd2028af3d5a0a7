"""The fill-in template of an answers file: every question as a comment, its answer left empty."""

from collections.abc import Iterator

from cxaudit.audit.answers_file import roles_of
from cxaudit.audit.engagement_format import ENGAGEMENT
from cxaudit.audit.format import ANSWERS_FILE, HEADER
from cxaudit.audit.given import GivenValue
from cxaudit.audit.judge import takes
from cxaudit.files.yaml import dump
from cxaudit.questionnaire.model import Option, Pair, Question, Questionnaire, Section
from cxaudit.text import one_line

_WIDTH = 100
_HOW = (
    "Write each answer behind its colon; what is left empty is not answered. Where something does not apply, "
    "write {na: why}; where nobody knows, {unknown: true}; with a note, {value: 4, note: what was said}. "
    'Put text with a ": ", a " #" or a bracket in it into "quotes".'
)

_SECOND = (
    "What customers' own data says may stand beside it: "
    "{value: your answer, customers: {value: theirs, n: 40, source: spring survey}}."
)
_FIRST = {
    "expectation": "what your customers expect here.",
    "importance": "how much this matters to your customers.",
}
_THEN = "how it is done."
_HOW_PAIRS = (
    "Two ratings stand as {expected: 5, value: 3}; where nobody knows the first, write {expected_unknown: "
    "true, value: 3}, where nobody knows the second, {expected: 5, unknown: true}."
)
_EXAMPLE = ("- name: the phone", "  stage: before", "  channel: by phone", "  owner: Marta")


def template(questionnaire: Questionnaire, called: str = "") -> str:
    """Return an answers file for `questionnaire` that only lacks the answers; `called` is what finds it."""
    lines = [
        *_comment(f"Answers to: {one_line(questionnaire.title)} (version {one_line(questionnaire.version)})"),
        *_comment(_HOW),
        *_comment(_HOW_PAIRS if any(q.type == "pair" for q in questionnaire.questions()) else ""),
        ANSWERS_FILE.line,
        dump({"questionnaire": called or questionnaire.id}).rstrip(),
        "",
        *_header(questionnaire),
        "",
        "answers:",
    ]
    for section in questionnaire.walk():
        lines += _section(section, questionnaire)
    return "\n".join(lines) + "\n"


def _comment(text: str, indent: str = "", first: str = "# ", then: str = "# ") -> list[str]:
    """Return `text`, on one line however it was written, as comment lines of at most 100 characters."""
    from textwrap import wrap

    return wrap(
        one_line(text),
        _WIDTH,
        initial_indent=indent + first,
        subsequent_indent=indent + then,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _header(questionnaire: Questionnaire) -> Iterator[str]:
    for key in HEADER.keys[: -len(ENGAGEMENT)]:
        yield from _comment(key.meaning + (" Today, if left empty." if key.name == "date" else ""))
        yield f"{key.name}:"
        if key.name == "roles":
            for role in roles_of(questionnaire):
                yield dump({role: None}, indent=2).rstrip().removesuffix(" null")


def _section(section: Section, questionnaire: Questionnaire) -> Iterator[str]:
    yield ""
    title = one_line(section.title) + (f": {one_line(section.text)}" if section.text else "")
    yield from _comment(f"== {title} ==", "  ")
    if section.when is not None:
        yield from _comment(f"Asked only if: {section.when.text}", "  ")
    for question in section.questions:
        yield ""
        yield from _question(question, questionnaire)


def _question(question: Question, questionnaire: Questionnaire) -> Iterator[str]:
    options = questionnaire.options_of(question)
    ref = f" ({one_line(question.ref)})" if question.ref else ""
    yield from _comment(question.text + ref, "  ")
    if question.help:
        yield from _comment(question.help, "  ", "#   ", "#   ")
    if question.when is not None:
        yield from _comment(f"Asked only if: {question.when.text}", "  ", "#   ", "#   ")
    yield from _comment(_takes(question, options), "  ", "#   ", "#   ")
    if question.type == "touchpoints":
        rating = [f"  rating: {_shown(options[-1])}"] if options else []
        yield from (f"  #     {line}" for line in (*_EXAMPLE, *rating))
        yield from _comment("Ratings:", "  ", "#   ", "#   ")
    if question.first_rating:
        yield from _pair(question.first_rating, questionnaire.first_options_of(question), options)
    else:
        yield from _options(options)
    if question.second_rating:
        yield from _comment(_SECOND, "  ", "#   ", "#   ")
    yield f"  {question.id}:"
    if question.first_rating:
        yield from ("    expected:", "    value:")


def _options(options: tuple[Option, ...]) -> Iterator[str]:
    for option in options:
        shown = _shown(option)
        text = one_line(option.label) + (f" - {one_line(option.help)}" if option.help else "")
        yield from _comment(f"{shown}: {text}", "  ", "#     ", "#       ")


def _pair(first: Pair, before: tuple[Option, ...], options: tuple[Option, ...]) -> Iterator[str]:
    """Yield what the two ratings of a pair are, with their answers once where both have the same."""
    asked = one_line(first.text) or _FIRST[first.first]
    yield from _comment(f"expected: {asked}", "  ", "#   ", "#     ")
    if before != options:
        yield from _options(before)
    yield from _comment(f"value: {_THEN}", "  ", "#   ", "#     ")
    yield from _options(options)


def _shown(option: Option) -> str:
    return dump(GivenValue().write(option.value)).strip()


def _takes(question: Question, options: tuple[Option, ...]) -> str:
    said = [] if question.na else ["Always applies: no 'na' here."]
    if question.may_stay_open:
        said.append("May be left empty.")
    if question.type == "touchpoints":
        said.append(f"Takes {takes(question, options)}, like this:")
    elif question.type == "pair":
        said.append("Two ratings, each one of those below it:")
    elif question.type == "multiple":
        said.append("One or more of these, as [a, b]:")
    else:
        said.append("One of:" if options else f"Takes {takes(question, options)}.")
    return " ".join(said)
