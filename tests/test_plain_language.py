"""Owners read it in the evening: what they read is in plain words, measured, with the few exceptions named.

Flesch's reading ease: 206.835 - 1.015 x words per sentence - 84.6 x syllables per word. From 60 on, plain
English; from 80 on, easy. Syllables are estimated, so a single short text may be off by some points.
"""

import re
from collections.abc import Iterator

import pytest
import readability

from cxaudit.questionnaire.library import Library, bundled
from cxaudit.questionnaire.model import Question, Questionnaire, Recommendation
from cxaudit.wording.en import interview, report
from test_report_cases import questionnaire

NAMES = sorted(Library((bundled(),)).names())
EASY, PLAIN, HARD = 80, 65, 45
LEAST_WORDS = 8
"""Of fewer words, one long one decides, and the measure says nothing."""
EXCEPTIONS = {
    "straight_to_answer.why": "short words in a short sentence; 'customers' and 'somebody' cost the points",
    "compare_views.step0": "names the three views it means",
    "overruled_by_courtesy": "'make-or-break point' is our term, explained where it first stands",
    "beyond_the_essential": "names two questionnaires",
    "small_extras.why": "'customers' and 'useful' cost the points",
    "carry_on.why": "'customers' and 'without' cost the points",
    "offline_practice.when_low": "'systems' is the owner's own word",
}


def ease(text: str) -> float:
    """Return Flesch's reading ease of one or several sentences."""
    tokens = re.sub(r"([.?!;:,“”\"()])", r" \1 ", re.sub(r"`[^`]*`|\{\w*\}", "it", text))
    lines = re.sub(r"([.?!]) +", r"\1\n", tokens).strip()
    grades = readability.getmeasures(lines + "\n", lang="en")["readability grades"]
    return float(grades["FleschReadingEase"])


def of_advice(name: str, advice: Recommendation) -> Iterator[tuple[str, str]]:
    yield from ((f"{name}.title", advice.title), (f"{name}.why", advice.why))
    yield f"{name}.first_step", advice.first_step
    yield from ((f"{name}.step{n}", step) for n, step in enumerate(advice.steps))
    yield from ((f"{name}.kpi{n}", kpi) for n, kpi in enumerate(advice.kpi))


def of_question(q: Question) -> Iterator[tuple[str, str]]:
    yield from ((f"{q.id}.text", q.text), (f"{q.id}.help", q.help), (f"{q.id}.when_low", q.when_low))
    if q.recommendation:
        yield from of_advice(q.id, q.recommendation)


def texts(whole: Questionnaire) -> dict[str, str]:
    """Return every sentence an owner reads, by where it stands."""
    found = {"intro": whole.intro}
    for section in whole.walk():
        found[f"{section.id}.intro"] = section.intro
        if section.gate and section.gate.recommendation:
            found |= of_advice(section.id, section.gate.recommendation)
        for q in section.questions:
            found |= of_question(q)
    found |= {rule.id: rule.text for rule in (*whole.rules.diagnoses, *whole.rules.remarks)}
    return {name: text for name, text in found.items() if text}


@pytest.mark.parametrize("name", NAMES)
def test_a_questionnaire_is_easy_reading(name: str) -> None:
    joined = " ".join(
        text if text[-1] in ".?!" else f"{text}." for text in texts(questionnaire(name)).values()
    )
    assert ease(joined) >= EASY


def hard_texts() -> dict[str, str]:
    found = texts(questionnaire("full")) | texts(questionnaire("essential"))
    return {n: text for n, text in found.items() if len(text.split()) >= LEAST_WORDS and ease(text) < HARD}


def test_no_single_text_is_hard_but_for_the_few_that_are_named() -> None:
    assert set(hard_texts()) == set(EXCEPTIONS), (
        "a new one is written plainer; one that is no more is taken out"
    )


@pytest.mark.parametrize("catalogue", [interview, report], ids=["interview", "report"])
def test_screens_and_report_speak_plainly(catalogue: object) -> None:
    said: dict[str, str] = catalogue.TEXTS  # type: ignore[attr-defined]
    sentences = [text for text in said.values() if text.endswith((".", "?")) and "|" not in text]
    assert ease(" ".join(sentences)) >= PLAIN


def test_the_measure_tells_plain_from_hard() -> None:
    assert ease("Greet people when they come in. Say when they will get their turn.") > EASY
    assert ease("Organisational prioritisation necessitates continuous stakeholder alignment.") < 0
