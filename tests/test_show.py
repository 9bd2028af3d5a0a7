"""`cxaudit show`: the questions, the rules in plain words, the sheet for a client, the page for customers."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from conftest import Written
from cxaudit.cli.app import app
from cxaudit.cli.show import outline_for
from cxaudit.outline.customers import customers_page
from cxaudit.outline.markdown import render_markdown
from cxaudit.outline.model import Asked, Outline, Rule
from cxaudit.outline.words import Names, in_words
from cxaudit.questionnaire.condition import parse
from cxaudit.questionnaire.library import Library, bundled
from cxaudit.questionnaire.load import open_questionnaire
from test_report_rendering import HOSTILE, Reader

BUNDLED = sorted(Library((bundled(),)).names())
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SHOP = """\
id: it
source: {B: A book.}
scales:
  truth:
    options:
      - {value: 0, label: Never, help: 0 of ten, score: 0}
      - {value: 2, label: At times, score: 0.5}
      - {value: 4, label: Always, score: 1}
  ease:
    options: [{value: 1, label: Hard}, {value: 2, label: So so}, {value: 3, label: Easy}]
dimensions: {stage: {title: Stage, values: {people: Before, things: After}}}
sections:
  - id: profile
    title: Profile
    scored: false
    questions:
      - {id: place, text: Where?, type: multiple, short: the place, optional: true,
         options: [{value: shop, label: In a shop}, {value: web, label: Online},
                   {value: none, label: Nowhere, exclusive: true}]}
      - {id: ease, text: How easy?, scale: ease, short: ease}
      - {id: wait, text: How long?, type: number, unit: minutes, min: 0, max: 60, whole: true,
         short: the wait}
      - {id: word, text: In one word?, type: text, short: the word}
  - id: test
    title: The five
    scored: false
    gate: {title: Full test}
    questions:
      - {id: back, text: Do they come back?, scale: truth, na: false, short: coming back, weight: 3,
         to_customers: Will you come back?}
  - id: people
    title: PEOPLE
    text: who serves
    weight: 2
    when: place has shop
    questions:
      - {id: hello, text: They are greeted., scale: truth, short: the greeting, weight: 3, kind: basic,
         make_or_break: true, dimensions: {stage: people}}
      - {id: calm, text: They are heard., scale: truth, short: being heard, asked_as: hello}
  - id: things
    title: THINGS
    after_basics: true
    questions:
      - {id: queue, text: The queue., type: number, unit: minutes, better: lower, short: the queue,
         bands: [{below: 5, score: 1}, {below: 15, score: 0.5}, {score: 0}]}
  - id: stance
    title: STANCE
    levels:
      - {id: late, title: Late, words: after the trouble, below: 50, standing: low}
      - {id: first, title: First, words: before anyone asks, standing: high}
    questions: [{id: act, text: Who acts?, scale: truth, short: who acts}]
rules:
  weakest_of: [people, things]
  imbalance: {between: [people, things], points: 20}
  coverage: {rated: 0.4, full: 0.9}
  arc: {stages: [people, things], along: stage}
  contrasts:
    - {id: c, first: [people], second: [things, stance], points: 15, first_ahead: People lead.,
       second_ahead: Things lead.}
  diagnoses:
    - {id: good, name: All good, text: Fine., when: score(people) >= 60 and not red_flag(people)}
    - {id: rest, name: The rest, text: Hm.}
  remarks:
    - {id: r, text: Look again., when: back == 0, place: verdict}
"""


def outlined(folder: Path, text: str = SHOP) -> Outline:
    return outline_for(open_questionnaire(str(file_of(folder, text)), Library((bundled(),))))


def file_of(folder: Path, text: str = SHOP) -> Path:
    path = folder / "it.yaml"
    path.write_text(f'cxaudit: questionnaire/1\nversion: "1"\ntitle: A shop\n{text}', encoding="utf-8")
    return path


def asked(outline: Outline) -> dict[str, Asked]:
    return {question.id: question for part in outline.parts for question in part.questions}


def rule(outline: Outline, id_: str) -> Rule:
    (found,) = [each for each in outline.rules if each.id == id_]
    return found


def said(rule: Rule) -> str:
    return " ".join([*rule.text, *(f"{item.name}: {item.text}" for item in rule.items)])


def show(*arguments: str | Path, columns: int = 80) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["show", *map(str, arguments)], env={"COLUMNS": str(columns)})
    return done.exit_code, done.stdout, done.stderr


# --- conditions


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("back == 4", "question 5 (coming back) is “Always”"),
        ("back != 4", "question 5 (coming back) is not “Always”"),
        ("not back == 4", "question 5 (coming back) is not “Always”"),
        ("back >= 2", "question 5 (coming back) is “At times” or better"),
        ("back > 2", "question 5 (coming back) is “Always”"),
        ("back < 4", "question 5 (coming back) is “At times” or worse"),
        ("not back >= 2", "question 5 (coming back) is “Never”"),
        ("back >= 3", "question 5 (coming back) is 3 or more"),
        ("back < 0", "question 5 (coming back) is beyond every answer"),
        ("back in [0, 2]", "question 5 (coming back) is “Never” or “At times”"),
        ("ease >= 2", "question 2 (ease) is “So so” or more"),
        ("ease <= 2", "question 2 (ease) is “So so” or less"),
        ("place has web", "question 1 (the place) includes “Online”"),
        ("not (place has web)", "question 1 (the place) does not include “Online”"),
        ("wait < 7.5", "question 3 (the wait) is under 7.5 minutes"),
        ("not wait < 7.5", "question 3 (the wait) is 7.5 minutes or more"),
        ("answered(word)", "question 4 (the word) was answered"),
        ("not answered(word)", "question 4 (the word) was not answered"),
        ("score(people) >= 60", "PEOPLE is 60 or more"),
        ("not score(people) < 62.5", "PEOPLE is 62.5 or more"),
        ("red_flag(people)", "PEOPLE has a red flag"),
        ("not red_flag(people)", "PEOPLE has no red flag"),
        ("not rated(people)", "PEOPLE is not rated"),
        ("gate(test) == passed", "“Full test” is passed"),
        ("gate(test) != passed", "“Full test” is not passed or undecided"),
        ("not gate(test) in [passed, undecided]", "“Full test” is not passed"),
        ("answered(word) and wait > 1 and back == 0 or ease == 1",
         "(question 4 (the word) was answered and question 3 (the wait) is over 1 minutes and "
         "question 5 (coming back) is “Never”) or question 2 (ease) is “Hard”"),
        ("not (answered(word) or ease == 1)",
         "question 4 (the word) was not answered and question 2 (ease) is not “Hard”"),
        ("answered(word) and not (ease == 1 and wait == 5)",
         "question 4 (the word) was answered and (question 2 (ease) is not “Hard” or "
         "question 3 (the wait) is not 5 minutes)"),
    ],
)  # fmt: skip
def test_a_condition_in_words(tmp_path: Path, condition: str, words: str) -> None:
    whole = open_questionnaire(str(file_of(tmp_path)), Library((bundled(),)))
    assert in_words(parse(condition), Names.of(whole)) == words


def test_braces_in_labels_stay_as_they_are(tmp_path: Path) -> None:
    whole = open_questionnaire(
        str(file_of(tmp_path, SHOP.replace("label: Never", "label: '{what}'"))), Library((bundled(),))
    )
    assert in_words(parse("back == 0"), Names.of(whole)) == "question 5 (coming back) is “{what}”"


def test_an_order_against_the_list_is_still_right(written: Written) -> None:
    """scales:
      truth:
        options: [{value: 3, label: Never, score: 0}, {value: 2, label: Now and then, score: 0.5},
                  {value: 1, label: Always, score: 1}]
    sections:
      - id: s
        title: S
        questions: [{id: q, text: Q?, scale: truth, short: q}, {id: r, text: R?, scale: truth, when: q <= 2}]
    """
    found = asked(outline_for(written.whole))["r"].when
    assert found == "Asked only if question 1 (q) is “Now and then” or better."


# --- what is asked


def test_weight_and_kind_stand_only_where_an_answer_scores(tmp_path: Path) -> None:
    found = asked(outlined(tmp_path))
    scored = {id_ for id_, each in found.items() if each.weight}
    assert scored == {"back", "hello", "calm", "queue", "act"}
    assert (found["hello"].weight, found["hello"].kind) == ("3", "a basic")
    assert found["hello"].make_or_break and not found["calm"].make_or_break
    code, screen, _ = show(file_of(tmp_path))
    assert code == 0 and len(re.findall(r"· weight \d", screen)) == 5


def test_numbers_say_their_limits_their_unit_and_what_they_score(tmp_path: Path) -> None:
    found = asked(outlined(tmp_path))
    assert found["wait"].how == "A whole number from 0 to 60, in minutes."
    assert found["queue"].how == "A number, in minutes."
    assert found["queue"].bands == (
        "under 5 minutes scores 100", "5 to under 15 minutes scores 50", "15 and more scores 0",
    )  # fmt: skip


def test_sections_say_whether_they_count(tmp_path: Path) -> None:
    found = {part.id: part for part in outlined(tmp_path).parts}
    assert found["profile"].standing == "Not scored."
    assert found["test"].standing == "Not scored; the weights here only put actions in order."
    assert found["people"].standing == "Scored, with weight 2."
    assert found["people"].when == "Asked only if question 1 (the place) includes “In a shop”."
    assert found["things"].standing.startswith("Scored, with weight 1. Its actions wait")


def test_every_scale_is_shown_once(tmp_path: Path) -> None:
    _, screen, _ = show(file_of(tmp_path))
    assert screen.count("Never (0 of ten)") == 1
    assert screen.count("answers as at question 5") == 3
    _, paper, _ = show(tmp_path / "it.yaml", "--format", "md")
    assert paper.count("Never (0 of ten)") == 1 and paper.count("Answer, as at question 5:") == 3


def test_repeats_are_named_at_the_question_and_among_the_rules(tmp_path: Path) -> None:
    outline = outlined(tmp_path)
    assert asked(outline)["calm"].same_as == 6
    assert "question 7 (being heard) asks the same as question 6 (the greeting)" in said(
        rule(outline, "repeats")
    )


# --- the rules


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("scores", "once 40% of its weight is answered, and below 90% only provisionally"),
        ("scores", "Questions 5 to 7 and 9: the answers score 0, 50 and 100"),
        ("levels", "Weak: 20 to under 40, more often missing than there"),
        ("levels", "STANCE: First: 50 to 100, before anyone asks"),
        ("verdict", "the lowest level among PEOPLE and THINGS"),
        ("verdict", "a score of 0, to Weak at best; up to 25, to Patchy at best; up to 50, to Solid at best"),
        ("verdict", "nobody knows holds it at Solid at best. At 25 or less such a point is a red flag"),
        ("verdict", "question 6 (the greeting)"),
        ("compared", "If PEOPLE and THINGS lie 20 points or more apart"),
        ("compared", "PEOPLE and THINGS are the stages of the customer's way"),
        ("compared", "by the view “Stage”"),
        ("compared", "If PEOPLE is 15 points or more ahead of THINGS and STANCE: “People lead.”"),
        ("compared", "If THINGS and STANCE together are 15 points or more ahead of PEOPLE: “Things lead.”"),
        ("tests", "Full test: passed only with full marks on every question of “The five”"),
        ("diagnoses", "All good: if PEOPLE is 60 or more and PEOPLE has no red flag"),
        ("diagnoses", "The rest: in every other case"),
        ("remarks", "If question 5 (coming back) is “Never”: “Look again.”"),
        ("views", "Stage: Before and After"),
    ],
)
def test_every_rule_in_plain_words(tmp_path: Path, id_: str, words: str) -> None:
    outline = outlined(tmp_path)
    assert words in said(rule(outline, id_))
    _, screen, _ = show(tmp_path / "it.yaml")
    assert words.rpartition(": ")[2] in " ".join(screen.split())


def test_a_whole_of_one_section_has_its_levels_only(tmp_path: Path) -> None:
    start, end = SHOP.index("  - id: profile"), SHOP.index("  - id: stance")
    outline = outlined(tmp_path, SHOP[:start] + SHOP[end : SHOP.index("rules:")])
    assert [item.name for item in rule(outline, "levels").items] == ["STANCE: Late", "STANCE: First"]
    assert rule(outline, "verdict").text == ("The verdict is the level of all scored sections together.",)


def test_a_questionnaire_without_scores_says_so(written: Written) -> None:
    """sections: [{id: s, title: S, questions: [{id: q, text: Q?, type: text}]}]"""
    outline = outline_for(written.whole)
    assert outline.meta.startswith("1 question · it, version")
    assert [each.id for each in outline.rules] == ["scores"]
    assert rule(outline, "scores").text == (
        "Nothing here is scored: the answers are printed as they were given.",
    )


@pytest.mark.parametrize("name", BUNDLED)
def test_no_code_of_a_condition_is_left_over(name: str) -> None:
    outline = outline_for(open_questionnaire(name, Library((bundled(),))))
    ids = [id_ for id_ in asked(outline) if "_" in id_]
    ways = " ".join(
        [*(said(rule) for rule in outline.rules), *(each.when for each in asked(outline).values())]
    )
    assert [id_ for id_ in ids if id_ in ways] == []
    assert not re.search(r"==|>=|<=|score\(|gate\(", ways)


# --- on the screen


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("name", BUNDLED)
def test_it_fits_the_window_and_a_pipe_takes_it_plain(name: str, columns: int) -> None:
    code, screen, wrong = show(name, columns=columns)
    assert (code, wrong) == (0, "")
    assert max(map(len, screen.splitlines())) <= columns
    assert "\x1b" not in screen and not re.search(" +\n", screen)


# --- on paper


@pytest.mark.parametrize("name", BUNDLED)
def test_the_sheet_asks_everything_before_it_speaks_of_codes(name: str) -> None:
    whole = open_questionnaire(name, Library((bundled(),)))
    page = Reader(MARKDOWN.render(render_markdown(outline_for(whole)))).words
    questions, rules = page.split(" How the answers are read ", 1)
    for question in whole.questions():
        assert " ".join(question.text.split()) in questions
        assert question.id in rules
        codes = [question.id] if "_" in question.id else []
        assert not [code for code in (*codes, question.ref) if code and code in questions]
        for option in whole.options_of(question):
            assert " ".join(option.label.split()) in questions
    assert questions.count("Answer") + questions.count("Note:") >= len(list(whole.questions()))
    for source in whole.source.values():
        assert " ".join(source.split()) in rules


def test_boxes_offer_the_ways_out_that_there_are(tmp_path: Path) -> None:
    paper = render_markdown(outlined(tmp_path))
    assert "☐ 0 ☐ 2 ☐ 4 ☐ don't know\n" in paper, "not applicable is not offered"
    assert "☐ 0 ☐ 2 ☐ 4 ☐ don't know ☐ does not apply\n" in paper
    assert "- ☐ Nowhere (stands alone)" in paper
    assert "minutes (a whole number from 0 to 60, in minutes)" in paper


@pytest.mark.parametrize("text", HOSTILE)
def test_the_sheet_shows_any_text_as_text(tmp_path: Path, text: str) -> None:
    line = " ".join(text.split())
    changed = SHOP.replace("text: In one word?", f"text: '{line.replace(chr(39), chr(39) * 2)}'")
    before = Reader(MARKDOWN.render(render_markdown(outlined(tmp_path))))
    after = Reader(MARKDOWN.render(render_markdown(outlined(tmp_path, changed))))
    assert after.skeleton == before.skeleton and line in after.words


def test_it_goes_to_a_file_or_a_folder(tmp_path: Path) -> None:
    path = file_of(tmp_path)
    _, paper, _ = show(path, "--format", "md")
    for out, made in (("new/a.md", "new/a.md"), ("new/folder", "new/folder/it.md")):
        code, told, _ = show(path, "--out", tmp_path / out)
        assert code == 0 and told.startswith("Wrote ")
        assert (tmp_path / made).read_text(encoding="utf-8") == paper
    assert show(path, "--format", "md", "--out", "-")[1] == paper


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--format", "html"), "There is no format 'html' here"),
        (("--format", "text", "--out", "x.md"), "Text goes to the screen only"),
        (("--out", "it.yaml"), "is no name for the format md"),
    ],
)
def test_what_does_not_fit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = file_of(tmp_path).read_bytes()
    code, screen, wrong = show("it.yaml", *options)
    assert (code, screen) == (2, "") and told in wrong
    assert [p.name for p in tmp_path.iterdir()] == ["it.yaml"] and (
        tmp_path / "it.yaml"
    ).read_bytes() == before


# --- the page for customers


def test_the_page_asks_the_impression_and_the_five_questions_of_a_customer() -> None:
    page = customers_page(open_questionnaire("lasting-impression", Library((bundled(),))))
    assert page is not None
    assert [each.id for each in page.questions] == [
        "impression", "remembered_well", "come_back", "recommend", "unexpected_extra", "delighted",
    ]  # fmt: skip
    assert [each.open for each in page.questions] == [True, *[False] * 5]
    assert all(each.text.endswith("?") for each in page.questions)


@pytest.mark.parametrize("options", [(), ("--format", "md")])
@pytest.mark.parametrize("name", ["lasting-impression", "essential"])
def test_the_page_says_whom_what_and_what_then(name: str, options: tuple[str, ...]) -> None:
    code, page, wrong = show(name, "--customers", *options)
    assert (code, wrong) == (0, "")
    plain = " ".join(page.replace("\\", "").split())
    for words in (
        "Five ordinary customers", "Not your favourites", "May I ask you", "or say no",
        "Nothing is recorded but",
        "Would you send a friend to us?", "as evidence", "put your own answer beside", "short of five yeses",
        "The “Five-yes test” counts only full yeses", "come_back",
    ):  # fmt: skip
        assert words in plain, words
    assert page.count("☐") == 5 * 3 * 5
    assert plain.count("Would you send a friend") == 1


def test_the_page_is_short_enough_for_one() -> None:
    assert len(show("lasting-impression", "--customers", "--format", "md")[1].splitlines()) <= 75


def test_a_questionnaire_of_ones_own_has_its_own_page(tmp_path: Path) -> None:
    code, _, _ = show(file_of(tmp_path), "--customers", "--out", tmp_path / "here")
    page = (tmp_path / "here" / "it-customers.md").read_text(encoding="utf-8")
    assert code == 0 and "Will you come back?" in page and "“Full test”" in page
    without = SHOP.replace("to_customers: Will you come back?", "optional: false")
    code, screen, wrong = show(file_of(tmp_path, without), "--customers")
    assert (code, screen) == (2, "")
    assert "No question of 'it' is written to be asked of customers" in wrong and "to_customers" in wrong


@pytest.mark.parametrize(
    ("name", "most"),
    [("essential", 27), ("lasting-impression", 5), ("service-and-process", 22), ("full", 85)],
)
def test_it_promises_as_many_questions_as_are_asked_at_most(name: str, most: int) -> None:
    assert show(name)[1].splitlines()[1].startswith(f"{most} questions, and ")
