"""Answers from a file or from `--answer id=value`: taken whole, or refused with all problems in place."""

from collections.abc import Collection
from fractions import Fraction
from pathlib import Path

import pytest

from cxaudit.audit.answers import Answer
from cxaudit.audit.answers_file import AnswersFile, Settled, read_answers, settle, with_pairs
from cxaudit.audit.template import template
from cxaudit.files.yaml import Mapping, parse
from cxaudit.problems import CallError, ContentError
from cxaudit.questionnaire.load import read_tree
from cxaudit.questionnaire.model import Questionnaire

QUESTIONNAIRE = """\
cxaudit: questionnaire/1
id: tiny
version: "1"
title: "Tiny: a test"
scales:
  truth:
    options:
      - {value: 0, label: Never, score: 0}
      - {value: 4, label: Always, score: 1}
sections:
  - id: people
    title: People
    text: how customers are treated
    questions:
      - {id: greeting, text: We greet people., scale: truth, help: Look up., ref: SV-01, renamed_from: hello}
      - {id: safety, text: It is safe., scale: truth, na: no}
      - id: shop
        text: Do you have a shop?
        options: [{value: "yes", label: "Yes"}, {value: "no", label: "No"}]
      - {id: shelves, text: Shelves are full., scale: truth, when: shop == yes}
      - {id: wait, type: number, text: Minutes of waiting., min: 0, max: 60, unit: minutes, optional: yes}
      - id: channels
        type: multiple
        text: Where can one reach you?
        options:
          - {value: phone, label: Phone}
          - {value: mail, label: Mail}
          - {value: none, label: None of these, exclusive: yes}
      - {id: word, type: text, text: In one word?}
"""
COMPLETE = """\
cxaudit: answers/1
answers:
  greeting: 4
  safety: 0
  shop: no
  channels: [phone, mail]
  word: yes
"""


def tiny() -> Questionnaire:
    root, problems = parse(QUESTIONNAIRE, "tiny.yaml")
    assert isinstance(root, Mapping), problems
    questionnaire, problems = read_tree(root, "tiny.yaml")
    assert questionnaire is not None, problems
    return questionnaire


TINY = tiny()


def asked(answers: dict[str, Answer]) -> Collection[str]:
    everything = {question.id for question in TINY.questions()}
    return everything if answers.get("shop") == Answer(value="yes") else everything - {"shelves"}


def settled(text: str, *pairs: str, partial: bool = True) -> Settled:
    return settle(with_pairs(read_answers("a.yaml", text=text), pairs), TINY, asked, partial=partial)


def of(body: str, **options: bool) -> Settled:
    return settled("cxaudit: answers/1\nanswers:\n" + body, **options)


def told(found: Settled) -> list[str]:
    return [f"{p.source} {p.severity} {p.code}" for p in found.problems]


def test_a_complete_file_is_taken_as_written() -> None:
    found = settled(COMPLETE, partial=False)
    assert not found.problems
    assert {name: answer.value for name, answer in found.answers.items()} == {
        "greeting": "4",
        "safety": "0",
        "shop": "no",
        "channels": ("phone", "mail"),
        "word": "yes",
    }


def test_answers_come_in_the_order_of_the_questionnaire() -> None:
    assert list(of("  wait: 5\n  greeting: 4\n").answers) == ["greeting", "wait"]


def test_a_full_answer_keeps_note_evidence_and_strength() -> None:
    found = of(
        "  greeting: {value: 4, note: 12, evidence: no, evidence_strength: data, inferred: true}\n"
        "  safety: {unknown: true}\n  shop: {na: no street}\n  word: {note: later}\n"
    )
    assert found.answers == {
        "greeting": Answer(value="4", note="12", evidence="no", evidence_strength="data", inferred=True),
        "safety": Answer(unknown=True),
        "shop": Answer(na="no street"),
        "word": Answer(note="later"),
    }


def test_text_is_made_harmless() -> None:
    found = of('  word: "  fine\\t"\n  greeting: {value: 4, note: "a\\r\\nb "}\n')
    assert not found.problems
    assert found.answers["word"].value == "fine"
    assert found.answers["greeting"].note == "a\nb"


def test_an_empty_answer_counts_as_not_given() -> None:
    found = of("  greeting:\n  shop: {}\n  safety: {value: , note: , unknown: }\n")
    assert found.answers == {}
    assert not found.problems


@pytest.mark.parametrize("value", ["4.0", "04", "+4", "0x4", "5", "[4]", '"4 "', "true"])
def test_nothing_is_guessed(value: str) -> None:
    found = of(f"  greeting: {value}\n")
    assert found.is_refused
    assert [p.code for p in found.problems] == ["wrong-answer"]


def test_numbers_are_exact() -> None:
    assert of("  wait: 12.5\n").answers["wait"].value == Fraction(25, 2)


@pytest.mark.parametrize(
    ("body", "expected", "hint"),
    [
        ("  greting: 4\n", "a.yaml:3:3 error unknown-question", "'greeting'"),
        ("  hello: 4\n", "a.yaml:3:3 error unknown-question", "called 'greeting' now"),
        ("  zzz: 4\n", "a.yaml:3:3 error unknown-question", "greeting, safety"),
        ("  greeting: 7\n", "a.yaml:3:13 error wrong-answer", "0 (Never), 4 (Always)"),
        ("  greeting: {note: x, value: 7}\n", "a.yaml:3:30 error wrong-answer", "0 (Never), 4 (Always)"),
        ("  wait: 61\n", "a.yaml:3:9 error wrong-answer", "at most 60"),
        ("  channels: [mail, fax]\n", "a.yaml:3:20 error wrong-answer", "phone (Phone)"),
        ("  channels: [mail, none]\n", "a.yaml:3:13 error wrong-answer", ""),
        ("  safety: {na: because}\n", "a.yaml:3:16 error na-not-offered", "unknown: true"),
        ("  greeting: {na: }\n", "a.yaml:3:18 error na-without-reason", "why"),
        ("  greeting: {na: yes}\n", "a.yaml:3:18 error na-without-reason", "why"),
        ("  greeting: {value: 4, unknown: true}\n", "a.yaml:3:24 error two-answers", "one"),
        ("  greeting: {value: 4, notes: x}\n", "a.yaml:3:24 error unknown-key", "'note'"),
        ("  greeting: {evidence_strength: strong}\n", "a.yaml:3:33 error wrong-value", ""),
        ("  channels: [mail, {a: b}]\n", "a.yaml:3:20 error wrong-type", ""),
        ("  shop: no\n  shelves: 4\n", "a.yaml:4:3 warning not-relevant", "condition"),
    ],
)
def test_each_mistake_is_told_at_its_place(body: str, expected: str, hint: str) -> None:
    found = of(body)
    assert told(found) == [expected]
    assert hint in found.problems[0].hint


def test_all_problems_are_told_at_once() -> None:
    found = settled(
        "cxaudit: answers/1\ngroup: staff\nchoice: gretting\nanswers:\n"
        "  x: 1\n  greeting: 9\n  safety: {na: x}\n  shop: {value: no, na: x}\n",
        partial=False,
    )
    assert told(found) == [
        "a.yaml:2:8 error wrong-value",
        "a.yaml:3:9 error unknown-question",
        "a.yaml:5:3 error missing-answer",
        "a.yaml:5:3 error unknown-question",
        "a.yaml:6:13 error wrong-answer",
        "a.yaml:7:16 error na-not-offered",
        "a.yaml:8:21 error two-answers",
    ]


def test_an_answer_that_is_not_relevant_is_kept_with_a_warning() -> None:
    found = of("  shop: no\n  shelves: 4\n")
    assert found.answers["shelves"].value == "4"
    assert not found.is_refused


def test_while_an_answer_is_refused_nobody_is_told_what_is_not_relevant() -> None:
    assert told(of("  shop: maybe\n  shelves: 4\n")) == ["a.yaml:3:9 error wrong-answer"]


def test_missing_answers_refuse_unless_partial() -> None:
    found = of("  greeting: {note: thinking}\n  safety: 4\n  shop: yes\n", partial=False)
    assert [p.message for p in found.problems] == [
        "4 questions have no answer: greeting, shelves, channels, word"
    ]
    assert not of("  safety: 4\n").problems


def test_a_refused_answer_is_not_missing_too() -> None:
    found = of("  greeting: 9\n  safety: 4\n  shop: no\n  channels: mail\n  word: [\n    a]\n", partial=False)
    assert [p.code for p in found.problems] == ["wrong-answer", "wrong-answer"]


def test_only_ten_missing_questions_are_named() -> None:
    questions = "".join(f"      - {{id: more{n}, text: More., scale: truth}}\n" for n in range(20))
    root, _ = parse(QUESTIONNAIRE + questions, "big.yaml")
    assert isinstance(root, Mapping)
    big, _ = read_tree(root, "big.yaml")
    assert big is not None
    empty = read_answers("a.yaml", text="cxaudit: answers/1\n")
    found = settle(empty, big, lambda _: {q.id for q in big.questions()})
    assert found.problems[0].message.startswith("26 questions have no answer: greeting, safety")
    assert found.problems[0].message.endswith(", more3 and 16 more")


def test_the_header_is_read() -> None:
    file = read_answers(
        "a.yaml",
        text="cxaudit: answers/1\nquestionnaire: tiny\nclient: 1848\ngroup: front_line\ndate: 2026-03-09\n"
        "basis: one_visit\nperiod: yes\nroles: {owner: Ada, cook: }\nchoice: greeting\n",
    )
    assert file.questionnaire == "tiny"
    assert (file.header.client, file.header.period) == ("1848", "yes")
    assert file.header.roles == {"owner": "Ada"}
    assert file.header.date.isoformat() == "2026-03-09"
    assert file.problems == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("answers: {greeting: 4}\n", "unknown-kind"),
        ("cxaudit: questionnaire/1\n", "wrong-kind"),
        ("cxaudit: answers/2\n", "newer-format"),
        ("- 1\n", "unknown-kind"),
        ("", "empty-file"),
        ("cxaudit: answers/1\nanswers: {a: *b}\n", "yaml-anchor"),
    ],
)
def test_a_file_of_another_kind_is_refused(text: str, code: str) -> None:
    with pytest.raises(ContentError) as refused:
        read_answers("a.yaml", text=text)
    assert [p.code for p in refused.value.problems] == [code]


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xff\xfec\0")
    with pytest.raises(ContentError) as refused:
        read_answers(path)
    assert [p.code for p in refused.value.problems] == ["not-utf8"]
    with pytest.raises(CallError):
        read_answers(tmp_path / "none.yaml")


def test_a_newer_format_says_to_upgrade() -> None:
    with pytest.raises(ContentError) as refused:
        read_answers("a.yaml", text="cxaudit: answers/9\n")
    assert "pgrade" in refused.value.problems[0].hint


def test_pairs_answer_without_a_file() -> None:
    pairs = ["greeting=4", "safety=?", "shop=na: no street", "channels=mail, phone", "wait=7", "word=a=b"]
    found = settle(with_pairs(None, pairs), TINY, asked)
    assert not found.problems
    assert found.answers == {
        "greeting": Answer(value="4"),
        "safety": Answer(unknown=True),
        "shop": Answer(na="no street"),
        "wait": Answer(value=Fraction(7)),
        "channels": Answer(value=("phone", "mail")),
        "word": Answer(value="a=b"),
    }


def test_a_pair_replaces_the_answer_of_the_file() -> None:
    assert settled(COMPLETE, "greeting=0").answers["greeting"].value == "0"


def test_problems_of_pairs_show_the_option() -> None:
    found = settle(
        with_pairs(None, ["greeting=9", "nobody=1", "shop=na:", "safety=0", "safety=4", "word="]),
        TINY,
        asked,
        partial=True,
    )
    assert told(found) == [
        "--answer greeting=9 error wrong-answer",
        "--answer nobody=1 error unknown-question",
        "--answer safety=4 error two-answers",
        "--answer shop=na: error na-without-reason",
        "--answer word= error wrong-answer",
    ]


@pytest.mark.parametrize("pair", ["greeting", "=4", ""])
def test_a_pair_without_id_or_value_is_a_bad_call(pair: str) -> None:
    with pytest.raises(CallError):
        with_pairs(None, [pair])


def test_an_unfilled_template_reads_as_answers_that_are_missing() -> None:
    text = template(TINY)
    file = read_answers("a.yaml", text=text)
    assert file.problems == ()
    assert (file.header, file.questionnaire) == (AnswersFile(path="").header, "tiny")
    found = settle(file, TINY, asked)
    assert [p.code for p in found.problems] == ["missing-answer"]
    assert list(file.given) == [question.id for question in TINY.questions()]


def test_a_filled_template_reads() -> None:
    text = template(TINY)
    said = {"greeting": "4", "safety": "{unknown: true}", "shop": "no", "channels": "[mail]", "word": "warm"}
    for name, answer in said.items():
        text = text.replace(f"\n  {name}:\n", f"\n  {name}: {answer}\n")
    text = text.replace("\nclient:\n", "\nclient: Bakery\n").replace("\ngroup:\n", "\ngroup: customer\n")
    found = settled(text, partial=False)
    assert not found.problems
    assert len(found.answers) == 5
    assert (found.header.client, found.header.group) == ("Bakery", "customer")


def test_the_template_explains_every_question() -> None:
    text = template(TINY)
    for said in (
        "We greet people. (SV-01)",
        "Look up.",
        "4: Always",
        '"yes": Yes',
        "Asked only if: shop == yes",
        "in minutes, at least 0, at most 60",
        "May be left empty.",
        "no 'na' here",
        "[a, b]",
        "== People: how customers are treated ==",
    ):
        assert said in text
    assert max(map(len, text.splitlines())) <= 100
