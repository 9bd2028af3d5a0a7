"""What is seen only in a file as it was written: texts cut short, characters nobody meant to write."""

from collections.abc import Iterator
from time import perf_counter

import pytest

from cxaudit.lint.source import CHECKS, OF_ALL, of_source


def told(text: str) -> list[tuple[str, int, int]]:
    """Return code, line and column of everything that is said of a text."""
    return [(p.code, p.source.line, p.source.column) for p in of_source(text, "it.yaml")]


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without its § marks, and where they stood."""

    def places() -> Iterator[tuple[int, int]]:
        for number, line in enumerate(text.split("\n"), 1):
            for nth in range(line.count("§")):
                yield number, len("".join(line.split("§")[: nth + 1])) + 1

    return text.replace("§", ""), list(places())


CUT = [
    "text: We are §#1 in town",
    "text: We are\t§#1 in town",
    "text: one\n  two §#three",
    "- Room §#5\n- b",
    "a: {label: Room §#5, score: 1}",
    "a: x # fine\nb: Nr. §#2 # more",
    "text: 5 guests §#1",
]
NOT_CUT = [
    "text: We are # 1 in town",
    "text: 'We are #1 in town'",
    'text: "We are #1" #yes',
    "text: |\n  We are #1 in town",
    "text: We are#1",
    "#1 is here\na: b",
    "  #1\na: b",
    "a: #1",
    "weight: 3 #three",
    "a: b #cxaudit: ignore=cut-text",
    "a: b ##",
    "a: b #",
    "a: [b] #1",
]


@pytest.mark.parametrize("text", CUT)
def test_a_text_cut_by_a_comment_is_told(text: str) -> None:
    plain, places = marked(text)
    assert told(plain) == [("cut-text", *place) for place in places]


@pytest.mark.parametrize("text", NOT_CUT)
def test_a_comment_that_cuts_nothing_is_not(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: two§\u200bwords\n", "invisible-character"),
        ("a: |\n  co§\u00adoperate", "invisible-character"),
        ("a: one\nb: Caf§\ufffd", "garbled-text"),
        ("a: caf§Ã©", "garbled-text"),
        ("a: 9§â€“17 Uhr", "garbled-text"),
        ("a: 20 §Â°C", "garbled-text"),
        ("a: hi §ðŸ˜€", "garbled-text"),
        ("a:\n§\u00a0 b: c", "no-break-space"),
        ("a:§\u00a0b", "no-break-space"),
        ("a:\n  -§\u00a0b\n  -\u00a0c", "no-break-space"),
        ("a: {value: §“no”}", "curly-quotes"),
        ("a: §„no“\n", "curly-quotes"),
        ("- §‘no’\n", "curly-quotes"),
    ],
)
def test_characters_nobody_meant_are_told(text: str, code: str) -> None:
    plain, places = marked(text)
    assert told(plain) == [(code, *place) for place in places]


@pytest.mark.parametrize(
    "text",
    [
        "a: naïve Ã â Â 30 °C",
        "a: «AMANHû",
        "a: IRMÃOS, CÂMARA, âge",
        "a: two\u00a0words",
        "a: 'x:\u00a0y'",
        "a: \u00a0b",
        "a: b\n  \u00a0 c",
        "a: |\n  \u00a0 x",
        "a: They said “no” to us",
        'a: "“no”"',
        "a: “no” and “yes” said he",
        "a: 日本 \U0001f642",
    ],
)
def test_characters_that_may_be_meant_are_not(text: str) -> None:
    assert told(text) == []


def test_people_may_quote_each_other_in_answers() -> None:
    assert of_source("note: “Good bread.”", "it.yaml", prose=True) == []


def test_a_spoiled_file_is_told_a_few_times_only() -> None:
    assert len(told("a: b\n" + "# Ã©\n" * 1000)) == 20


@pytest.mark.parametrize(
    "text",
    [
        "a: b" + " #x" * 200_000,
        "a: b #x\n" * 50_000,
        "- b #1\n" * 100_000,
        "Ã©" * 200_000,
        "â€x" * 100_000,
        "\u00a0" * 200_000,
        "\u00a0\n" * 100_000,
        "- “a”\n" * 100_000,
        "“" * 100_000,
        "# cxaudit: x\n" * 50_000,
    ],
)
def test_no_file_keeps_the_checks_busy(text: str) -> None:
    start = perf_counter()
    of_source(text, "it.yaml")
    assert perf_counter() - start < 10


def test_what_garbled_text_meant_is_said() -> None:
    (problem,) = of_source("a: cafÃ©", "it.yaml")
    assert "'é'" in problem.message
    assert problem.hint.startswith("Write é")


def test_every_check_says_its_rule_in_one_line() -> None:
    rules = [check.__doc__ or "" for check in CHECKS]
    assert all(rule.endswith(".") and "\n" not in rule for rule in rules)
    assert set(OF_ALL) < set(CHECKS)
