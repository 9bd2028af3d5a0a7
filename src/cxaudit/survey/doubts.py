"""What looks wrong about a survey although it could be counted, in sentences: is this the right column?"""

from collections import Counter
from collections.abc import Iterator, Sequence

from cxaudit.survey.cells import Why, is_no_opinion, looks_personal, plain
from cxaudit.survey.columns import ColumnError, find
from cxaudit.survey.dialect import Dialect
from cxaudit.survey.labels import why
from cxaudit.survey.mapping import MEASURES, Mapping
from cxaudit.survey.measures import FEWEST
from cxaudit.survey.result import Survey
from cxaudit.survey.words import POINTS
from cxaudit.wording import say

_ENOUGH = 10
_LOW = 5
"""An NPS column of so many answers that never exceeds this is likely one of 1 to 5."""
_PART = 10
"""More than one in so many cells rejected is a sign of the wrong column."""
_SHOWN = 3
_LONGEST = 40
_INNOCENT: frozenset[Why] = frozenset(("no_opinion", "header", "preview", "odd_row", "sums"))


def doubts(survey: Survey, dialects: Sequence[Dialect], mapping: Mapping) -> Iterator[str]:
    """Yield what speaks against a column, or against how it was read."""
    nps = survey.measure("nps")
    if nps and nps.n >= _ENOUGH and max(nps.counts) <= _LOW:
        yield say("survey.doubt_nps", column=nps.column, n=f"{nps.n:,}", most=max(nps.counts))
    for column, cells, _ in survey.used:
        bad = [each for each in survey.rejections if each.column == column and each.why not in _INNOCENT]
        n = sum(each.n for each in bad)
        if n * _PART > cells:
            yield _doubt(survey, column, n, cells, {each.why for each in bad})
    yield from words_hint(survey, dialects, mapping)


def _doubt(survey: Survey, column: str, n: int, cells: int, reasons: set[Why]) -> str:
    measure = next((each.id for each in survey.measures if each.column == column), "")
    said = {"n": f"{n:,}", "cells": f"{cells:,}", "column": column}
    if reasons == {"out_of_scale"} and measure:
        low, high = POINTS[measure]
        return say("survey.doubt_scale", low=low, high=high, **said)
    return say("survey.doubt_cells", reasons="; ".join(sorted(map(why, reasons))), **said)


def words_hint(survey: Survey, dialects: Sequence[Dialect], mapping: Mapping) -> Iterator[str]:
    """Yield for each measure with words that nobody knows how a mapping says what these stand for."""
    for role in MEASURES:
        measure = survey.measure(role)
        if measure is None or not any(
            each.column == measure.column and each.why == "not_a_number" for each in survey.rejections
        ):
            continue
        if found := _commonest(dialects, mapping, role):
            low, high = POINTS[role]
            words = ", ".join(f"{_quoted(word)}: ..." for word in found)
            yield say(
                "survey.words_unknown", column=measure.column, role=role, words=words, low=low, high=high
            )


def _quoted(word: str) -> str:
    return f'"{word}"' if any(mark in word for mark in ",:#'\"{}[]") else word


def _commonest(dialects: Sequence[Dialect], mapping: Mapping, role: str) -> list[str]:
    """Return the words met most often in the first rows that stand for no number.

    Only what three people said in the same words is shown: no single person's text.
    """
    known = {plain(word) for word in mapping.with_words(role)}
    met: Counter[str] = Counter()
    for dialect in dialects:
        try:
            at = find(dialect.columns, mapping.roles[role]).number - 1
        except ColumnError:
            continue
        met.update(" ".join(row[at].split()) for row in dialect.sample)
    words = [(word, n) for word, n in met.items() if _is_word(word, role) and plain(word) not in known]
    words.sort(key=lambda each: (-each[1], each[0]))
    return [word for word, n in words if n >= FEWEST][:_SHOWN]


def _is_word(text: str, role: str) -> bool:
    from cxaudit.survey.words import WORDS

    short = bool(text) and len(text) <= _LONGEST and any(letter.isalpha() for letter in text)
    return short and not is_no_opinion(text) and not looks_personal(text) and plain(text) not in WORDS[role]
