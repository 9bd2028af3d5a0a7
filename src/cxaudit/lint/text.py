"""Whether texts, the version and the language are written as others need them."""

import re
from collections.abc import Iterator

from cxaudit.files.nodes import Mapping, Node, Scalar, Sequence, Tidy
from cxaudit.problems import Problem, Source
from cxaudit.questionnaire.found import warn
from cxaudit.questionnaire.model import Question, Questionnaire, Section

_LANGUAGE = r"""[a-z]{2,3}(?:-[a-z]{3}){0,3}                   # en, zh-yue
    (?:-[a-z]{4})?                                      # Latn
    (?:-(?:[a-z]{2}|[0-9]{3}))?                         # GB, 419
    (?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*            # 1996
    (?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*                 # u-ca-buddhist
    (?:-x(?:-[a-z0-9]{1,8})+)?\Z"""
_NUMBER = r"(?:0|[1-9][0-9]*)"
_LABEL = rf"(?:{_NUMBER}|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)"
_VERSION = (
    rf"{_NUMBER}(?:\.{_NUMBER}){{2}}(?:-{_LABEL}(?:\.{_LABEL})*)?(?:\+[0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*)?\Z"
)
_JOINS = (" and ", " or ", "/")
_LONGEST_PLACEHOLDER = 14
_PLACEHOLDERS = frozenset(("", "todo", "tbd", "tba", "fixme", "xxx", "lorem ipsum"))
_EDGES = " \t\u00a0"


def texts_have_no_stray_blanks(questionnaire: Questionnaire) -> Iterator[Problem]:
    """No text begins or ends with a blank, and none has a tab in it."""
    if isinstance(questionnaire.origin.node, Tidy):
        return
    path = questionnaire.origin.path
    for scalar in _odd_texts(questionnaire.origin.node):
        place = Source(path=path, line=scalar.line, column=scalar.column)
        if "\t" in scalar.text:
            message, hint = "there is a tab in this text", "Write a blank instead."
            yield Problem(code="tab-in-text", message=message, source=place, hint=hint, severity="warning")
        else:
            side = "begins" if scalar.text[0] in _EDGES else "ends"
            message, hint = f"this text {side} with a blank", "Take the blank out."
            yield Problem(code="stray-blank", message=message, source=place, hint=hint, severity="warning")


def _odd_texts(root: Node | None) -> Iterator[Scalar]:
    """Yield the values, not the keys, that have a tab or a blank at an end; line ends of a block are none."""
    stack = [root] if root is not None else []
    while stack:
        node = stack.pop()
        if isinstance(node, Mapping):
            below = [value for _, value in node.entries.values()]
        else:
            below = node.items if isinstance(node, Sequence) else []
        for child in below:
            if type(child) is not Scalar:
                stack.append(child)
                continue
            text = child.text
            # Plain text has no blanks at its ends, and most text is plain.
            if "\t" in text or (child.style and text != text.strip() and _is_edged(text)):
                yield child


def _is_edged(text: str) -> bool:
    inner = text.rstrip("\n")
    return bool(inner) and (inner[0] in _EDGES or inner[-1] in _EDGES)


def _plain(text: str) -> str:
    """Return a text without what does not make it another: capitals, runs of blanks, the mark at its end."""
    if "  " in text or not text.isprintable():
        text = " ".join(text.split())
    return text.strip().casefold().rstrip(".?!")


def texts_differ(questionnaire: Questionnaire) -> Iterator[Problem]:
    """No two questions ask the same, unless the later says so with `asked_as`."""
    first: dict[str, Question] = {}
    for q in questionnaire.questions():
        before = first.setdefault(_plain(q.text), q)
        if before is not q and not q.asked_as:
            message = f"{q.id} asks the same as {before.id}"
            hint = f"Take one of the two out, or write `asked_as: {before.id}`."
            yield warn("duplicate-text", q.origin, "text", message, hint)


def language_is_a_tag(questionnaire: Questionnaire) -> Iterator[Problem]:
    """The language is a tag such as `en`, `en-GB` or `zh-Hant`."""
    language = questionnaire.language
    # Patterns are put together only where they are needed: that takes longer than all the rest.
    if language != "en" and not re.match(_LANGUAGE, language, re.VERBOSE | re.IGNORECASE | re.ASCII):
        message = f"{language!r} is no language tag"
        hint = "Write the short form that browsers know: en, de, en-GB."
        yield warn("bad-language", questionnaire.origin, "language", message, hint)


def version_can_be_compared(questionnaire: Questionnaire) -> Iterator[Problem]:
    """The version has three numbers, as `1.0.0`, so that it can be told which of two is the newer."""
    version = questionnaire.version
    parts = version.split(".")
    simple = len(parts) == 3 and all(p == "0" or (p.isdigit() and p.isascii() and p[0] != "0") for p in parts)
    if not simple and not re.match(_VERSION, version):
        message = f"{version!r} is no version of three numbers"
        yield warn("bad-version", questionnaire.origin, "version", message, 'Write, for instance: "1.0.0".')


def questions_ask_one_thing(questionnaire: Questionnaire) -> Iterator[Problem]:
    """The text of a question has no `and`, `or` or `/` in it, each of which may join two questions."""
    for q in questionnaire.questions():
        for join in _JOINS:
            if join in q.text:
                message = f"{q.id} may ask two things at once: `{join.strip()}`"
                hint = "If the answers can differ, make two questions of it."
                yield warn("two-questions", q.origin, "text", message, hint)
                break


def texts_are_written(questionnaire: Questionnaire) -> Iterator[Problem]:
    """No text that people read is a placeholder such as TODO or three points."""
    own = questionnaire.origin.path
    for section in questionnaire.walk():
        things: tuple[Section | Question, ...] = (section, *section.questions)
        for thing in things:
            key = "title" if isinstance(thing, Section) else "text"
            text = getattr(thing, key)
            # Short enough for one: hardly any text is.
            if len(text) > _LONGEST_PLACEHOLDER or thing.origin.path != own:
                continue
            if text.strip(" .:?!…-").lower() in _PLACEHOLDERS:
                message, hint = f"{text!r} stands for a text that is still missing", "Write the text."
                yield warn("placeholder-text", thing.origin, key, message, hint)


_BLANKS = ("{lagging}", "{point}", "{n}")


def blanks_are_filled_in(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A blank stands only where something fills it in: in no remark, `{lagging}` only beside `weakest_of`."""
    rules = questionnaire.rules
    for diagnosis in () if rules.weakest_of else rules.diagnoses:
        for key in ("text", "close_text"):
            if "{lagging}" in getattr(diagnosis, key):
                message = "nothing fills in {lagging}: no rule says which sections it is the lowest of"
                hint = "Name them under `weakest_of`, or write the sentence without it."
                yield warn("unfilled-blank", diagnosis.origin, key, message, hint)
    for remark in rules.remarks:
        for blank in _BLANKS if "{" in remark.text else ():
            if blank in remark.text:
                message = f"nothing fills in {blank}: it would be printed as it stands"
                hint = "Blanks are filled in in diagnoses. Write the sentence without it."
                yield warn("unfilled-blank", remark.origin, "text", message, hint)


CHECKS = (
    texts_have_no_stray_blanks,
    texts_differ,
    language_is_a_tag,
    version_can_be_compared,
    questions_ask_one_thing,
    texts_are_written,
    blanks_are_filled_in,
)
