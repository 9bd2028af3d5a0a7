"""How single values read: numbers, dates, quotations, answers. All rounding for display happens here."""

import datetime
import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from cxaudit.audit.answers import Answer
from cxaudit.audit.engagement import Decision
from cxaudit.files.table import decimal_text
from cxaudit.questionnaire.model import Level, Question, Questionnaire
from cxaudit.report.parts import Number
from cxaudit.text import one_line
from cxaudit.wording import count, day, long_day, points, say

_LONGEST_QUOTE = 220
_ENDS = (".", "!", "?", "…")
_CLOSERS = "\"'”’)»"
_BEFORE = ("", " ", "(", "[", "«", "“", "‘")
"""What stands before a quotation mark that opens; nothing, at the beginning."""


def share(value: Fraction, borders: Iterable[Fraction] = ()) -> Number:
    """Return a score or share from 0 to 100, rounded without crossing any of `borders`."""
    return Number(text=points(value, borders=borders), exact=str(value))


def score_number(value: Fraction | None, levels: Iterable[Level]) -> Number | None:
    """Return a section's score as it is read beside its level, one of `levels`."""
    return None if value is None else share(value, borders(levels))


def figure(value: Fraction) -> Number:
    """Return a number that is shown as it is, such as a weight."""
    return Number(text=decimal_text(value), exact=str(value))


def borders(levels: Iterable[Level]) -> tuple[Fraction, ...]:
    """Return the scores at which a level begins."""
    return tuple(level.below for level in levels if level.below is not None)


def bands(levels: Iterable[Level], section: str = "") -> Iterable[tuple[Level, str, str]]:
    """Yield each level with its title, after that of its `section` if any, and the scores it takes in."""
    start = "0"
    for level in levels:
        title = say("report.level_of", section=section, level=level.title) if section else level.title
        if level.below is None:
            yield level, title, say("report.band_last", start=start)
        else:
            yield level, title, say("report.band", start=start, below=points(level.below))
            start = points(level.below)


def number_word(number: int) -> str:
    """Return a small number as a word, a larger one as digits."""
    words = say("report.numbers").split()
    return words[number] if 0 <= number < len(words) else str(number)


def capital(text: str) -> str:
    """Return `text` with its first letter raised."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """Return `text` for the middle of a sentence: its first letter lowered unless more capitals follow."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def sentence(text: str) -> str:
    """Return `text` as a sentence: on one line, with a capital and a full stop."""
    line = capital(one_line(text))
    return line if not line or line.rstrip(_CLOSERS).endswith(_ENDS) else f"{line}."


def bare(text: str) -> str:
    """Return a sentence without its full stop, for use inside another."""
    return one_line(text).removesuffix(".")


def with_marks(title: str, marks: Sequence[str]) -> str:
    """Return a title with what marks it out behind it: `Keep one list (red flag, your choice)`."""
    return f"{title} ({', '.join(marks)})" if marks else title


def quoted(text: str) -> str:
    """Return somebody's words in quotation marks, on one line, shortened where they run on."""
    line = shortened(text)
    if '"' not in line and "“" not in line:
        return say("report.quote", text=line if line.endswith(_ENDS) else f"{line}.")
    inner = re.sub(r'["“”]', _inner, line)  # a quotation within one
    return say("report.quote", text=inner if inner.rstrip(_CLOSERS).endswith(_ENDS) else f"{inner}.")


def _inner(found: re.Match[str]) -> str:
    before = found.string[: found.start()][-1:]
    return "‘" if found[0] == "“" or (found[0] == '"' and before in _BEFORE) else "’"


def shortened(text: str) -> str:
    """Return `text` on one line, cut at a word if it is long."""
    line = one_line(text)
    if len(line) <= _LONGEST_QUOTE:
        return line
    cut = line[:_LONGEST_QUOTE]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:-") + "…"


def listed(parts: Sequence[str]) -> str:
    """Return parts as one phrase: `a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return say("report.and", first=", ".join(parts[:-1]), last=parts[-1])


def near_day(when: datetime.date, start: datetime.date) -> str:
    """Return a date as a reader needs it: with its year only where the year turns."""
    return day(when) if when.year == start.year else say("report.day_and_year", day=day(when), year=when.year)


def full_day(when: datetime.date) -> str:
    """Return a date in full."""
    return long_day(when)


def point_words(question: Question) -> str:
    """Return what is wrong at a low answer, for the middle of a sentence."""
    return lowered(bare(question.when_low or question.short or question.text))


def name_of(question: Question) -> str:
    """Return the question in few words."""
    return question.short or bare(question.text)


def answer_words(questionnaire: Questionnaire, question: Question, answer: Answer) -> str:
    """Return an answer as it is read, whatever its state."""
    if answer.state == "na":
        return say("report.state_na")
    if answer.state == "unknown":
        return say("report.state_unknown")
    if answer.places:
        return say("report.named", n=len(answer.places))
    value = answer.plain
    if value is None:
        return say("report.state_open")
    labels = {option.value: option.label for option in questionnaire.options_of(question)}
    if isinstance(value, Fraction):
        return f"{decimal_text(value)} {question.unit}".strip()
    chosen = value if isinstance(value, tuple) else (value,)
    return ", ".join(labels.get(each, each) for each in chosen)


def first_phrase(questionnaire: Questionnaire, question: Question, expected: str) -> str:
    """Return one first rating of a pair with what it is: `expected: Nearly always`; '' if there is none."""
    labels = {option.value: option.label for option in questionnaire.first_options_of(question)}
    return first_is(question, labels.get(expected, expected))


def first_is(question: Question, said: str) -> str:
    """Return words for the first rating of a pair behind what that is; '' if there are none."""
    first = question.first_rating
    if first is None or not said:
        return ""
    if first.first == "importance":
        return say("report.importance_is", answer=said)
    return say("report.expected_is", answer=said)


def customers_words(questionnaire: Questionnaire, question: Question, answer: Answer) -> str:
    """Return what customers' own data says, and what that rests on; empty if nobody said."""
    said = answer.customers
    if said is None:
        return ""
    value = answer_words(questionnaire, question, Answer(value=said.value))
    if first := first_phrase(questionnaire, question, said.expected):
        value = say("report.with_first", answer=value, first=first)
    rests = [count(said.n, say("report.answer_one"), say("report.answer_many"))] if said.n else []
    rests += [said.source] if said.source else []
    return say("report.customers_data", value=value, rests=", ".join(rests)) if rests else value


def step_number(value: Fraction, *, signed: bool = False) -> Number:
    """Return a number of steps to hundredths, half up; a gap with its sign, and 0 only where it is exact."""
    hundredths = Fraction(int(abs(value) * 100 + Fraction(1, 2)) or (1 if value else 0), 100)
    sign = "-" if value < 0 else "+" if signed and value else ""
    return Number(text=sign + decimal_text(hundredths), exact=str(value))


def strength_words(answer: Answer) -> str:
    """Return how strong the evidence of an answer is, in words; empty if nobody said."""
    words = {
        "none": say("report.strength_none"),
        "opinion": say("report.strength_opinion"),
        "examples": say("report.strength_examples"),
        "data": say("report.strength_data"),
    }
    return words.get(answer.evidence_strength, "")


def effort_words(effort: str) -> str:
    """Return an effort as it is read."""
    return {
        "S": say("report.effort_s"),
        "M": say("report.effort_m"),
        "L": say("report.effort_l"),
    }[effort]


def impact_words(impact: str) -> str:
    """Return an impact as it is read."""
    return {
        "L": say("report.impact_l"),
        "M": say("report.impact_m"),
        "H": say("report.impact_h"),
    }[impact]


def status_word(status: str) -> str:
    """Return the status of an action in a word or two."""
    return {
        "open": say("plan.open"),
        "doing": say("plan.doing"),
        "done": say("plan.done"),
        "dropped": say("plan.dropped"),
    }[status]


def evidence_words(evidence: str, strength: str) -> str:
    """Return what backs an answer, and how strong that is; empty if nothing does."""
    return f"{evidence} ({strength})" if evidence and strength else evidence or strength


def decision_words(decision: Decision | None) -> str:
    """Return what the client decided about an action, by whom and why; empty if nothing."""
    if decision is None:
        return ""
    decided = {
        "accepted": say("report.accepted"),
        "changed": say("report.changed"),
        "declined": say("report.declined"),
    }[decision.decision]
    by = say("report.decided_by", decided=decided, who=bare(decision.by)) if decision.by else decided
    return (
        say("report.decided_why", decided=by, why=sentence(decision.reason)) if decision.reason else f"{by}."
    )


def decided_mark(decision: Decision | None) -> tuple[str, ...]:
    """Return the mark of an action that the client declined or changed."""
    if decision is None or decision.decision == "accepted":
        return ()
    return (say("report.mark_declined") if decision.decision == "declined" else say("report.mark_changed"),)
