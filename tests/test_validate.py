"""`cxaudit validate` as a CI job calls it: which files, which problems, which exit code."""

import json
import os
import re
import sys

import pytest

from cxaudit.codes import CODES
from problem_codes import codes_in_sources
from test_cli import OLD_AUDITS, Desk, desk

__all__ = ["desk"]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX system")
TORN = 'cxaudit: answers/1\nanswers: "\n'
WORDS = """\
cxaudit: questionnaire/1
id: words
version: "1.0.0"
title: Words
sections:
  - id: people
    title: People
    questions:
      - id: shop
        text: Do you have a shop?
        options:
          - {value: no, label: "No"}
          - {value: "yes", label: "Yes"}
      - id: tidy
        text: It is tidy.
        options: [{value: 0, label: Never, score: 0}, {value: 1, label: Always, score: 1}]
        when_low: It is not.
        recommendation:
          {title: Tidy up, why: It shows., steps: [Tidy.], first_step: Look., role: owner, effort: S,
           impact: M, horizon: 30, kpi: tidy days}
"""
"""One warning, on line 12, and nothing else a default call shows."""
WARNED = "12:21: warning: other tools read no without quotes as true or false [unquoted-word]"
GOOD = "cxaudit: answers/1\nquestionnaire: lasting-impression\nanswers: {come_back: yes}\n"


def places(desk: Desk, *call: str) -> list[str]:
    """Return path, line and code of every problem a call tells."""
    said = json.loads(desk.call("validate", *call, "--format", "json").out)
    return [f"{p['path']}:{p['line']} {p['code']}" for p in said["problems"]]


def checked(desk: Desk, *call: str) -> list[str]:
    """Return the files a call checks."""
    return list(json.loads(desk.call("validate", *call, "--format", "json").out)["files"])


def test_the_list_of_codes_is_that_of_the_sources() -> None:
    assert codes_in_sources() == CODES


# --- which files


def test_folders_are_searched_and_hidden_ones_are_not(desk: Desk) -> None:
    for name in ("b.yaml", "a/c.yml", "a/deep/D.YAML", "a/.hidden/x.yaml", ".x.yaml", "a/text.txt"):
        desk.write(name, GOOD)
    assert checked(desk, ".") == ["a/c.yml", "a/deep/D.YAML", "b.yaml"]
    assert checked(desk, "a/.hidden", "a/text.txt") == ["a/.hidden/x.yaml", "a/text.txt"]


def test_a_file_named_twice_is_checked_once(desk: Desk) -> None:
    desk.write("a/b.yaml", TORN)
    assert checked(desk, "a", "a/b.yaml", "./a/b.yaml", str(desk.folder / "a")) == ["a/b.yaml"]
    assert places(desk, str(desk.folder)) == ["a/b.yaml:2 yaml-syntax"]


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("drafts", ["a/x.yaml", "b.yaml"]),
        ("drafts/", ["a/x.yaml", "b.yaml"]),
        ("a/drafts/*", ["a/x.yaml", "b.yaml", "drafts/x.yaml"]),
        ("a/drafts", ["a/x.yaml", "b.yaml", "drafts/x.yaml"]),
        ("./a/**", ["b.yaml", "drafts/x.yaml"]),
        ("**/drafts/*.yaml", ["a/x.yaml", "b.yaml"]),
        ("x.*", ["b.yaml"]),
        ("[ab].yaml", ["a/drafts/x.yaml", "a/x.yaml", "drafts/x.yaml"]),
        ("raft", ["a/drafts/x.yaml", "a/x.yaml", "b.yaml", "drafts/x.yaml"]),
    ],
)
def test_patterns_leave_paths_out(desk: Desk, pattern: str, left: list[str]) -> None:
    for name in ("b.yaml", "a/x.yaml", "a/drafts/x.yaml", "drafts/x.yaml"):
        desk.write(name, GOOD)
    assert checked(desk, ".", "--exclude", pattern) == left
    assert checked(desk, ".", "--exclude", pattern, "--exclude", "*", "--allow-empty") == []


def test_nothing_to_check_is_a_failure_unless_allowed(desk: Desk) -> None:
    desk.write("a/x.txt", "")
    desk.call("validate", "a").fails(2, "There is no YAML file in a.", "--allow-empty")
    desk.write("a/x.yaml", GOOD)
    desk.call("validate", "a", "--exclude", "x.yaml").fails(2, "--exclude take too much?")
    assert desk.call("validate", "a", "--exclude", "x.yaml", "--allow-empty").code == 0
    desk.call("validate", "b", "--allow-empty").fails(2, "There is no file b.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (GOOD, []),
        (TORN, ["<stdin>:2 yaml-syntax"]),
        (WORDS, ["<stdin>:12 unquoted-word"]),
        ("", ["<stdin>:1 empty-file"]),
        ((OLD_AUDITS / "cafe-nord.audit.yaml").read_text(encoding="utf-8"), []),
        ("cxaudit: audit/1\nnonsense: 1\n", None),
    ],
)
def test_standard_input_is_a_file_of_any_kind(desk: Desk, text: str, found: list[str] | None) -> None:
    said = desk.process("validate", "-", "--format", "json", stdin=text)
    told = json.loads(said.out)
    assert told["files"] == ["<stdin>"]
    shown = [f"{p['path']}:{p['line']} {p['code']}" for p in told["problems"]]
    assert shown == found if found is not None else shown and said.code == 1


def test_a_questionnaire_from_standard_input_includes_what_is_in_this_folder(desk: Desk) -> None:
    desk.write("people.yaml", WORDS.replace("no,", '"no",').replace("id: words", "id: people"))
    text = "cxaudit: questionnaire/1\nid: x\nversion: 1.0.0\ntitle: X\nsections:\n  - {include: people}\n"
    assert desk.process("validate", "-", stdin=text).code == 0
    assert "unknown-include" in desk.process("validate", "-", stdin=text.replace("people", "pepole")).out


def test_a_file_too_large_to_read_does_not_hide_the_others(desk: Desk) -> None:
    desk.write("b.yaml", "# x\n" * 2_500_000)
    desk.write("a.yaml", TORN)
    desk.write("c.yaml", TORN)
    found = places(desk, ".")
    assert found == ["a.yaml:2 yaml-syntax", "b.yaml:1 too-large", "c.yaml:2 yaml-syntax"]


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_a_file_nobody_may_read_does_not_hide_the_others(desk: Desk) -> None:
    desk.write("a.yaml", GOOD).chmod(0)
    desk.write("b.yaml", TORN)
    said = desk.call("validate", ".").fails(2, "a.yaml may not be read", "1 file checked: 1 error")
    assert "b.yaml:2:10: error" in said.out


@POSIX
def test_what_is_no_regular_file_does_not_hide_the_others(desk: Desk) -> None:
    desk.write("b.yaml", TORN)
    os.mkfifo(desk.folder / "pipe.yaml")
    said = desk.call("validate", "pipe.yaml", "b.yaml").fails(2, "pipe.yaml is not a regular file")
    assert "b.yaml:2:10: error" in said.out
    assert checked(desk, ".") == ["b.yaml"]


# --- which problems


def test_problems_of_all_files_are_sorted(desk: Desk) -> None:
    for name in ("b.yaml", "a.yaml", "a/z.yaml"):
        desk.write(name, TORN + "\x07")
    found = desk.call("validate", "b.yaml", ".", "--format", "concise").out.splitlines()
    assert found == sorted(found) and len(found) == 6


def test_strict_makes_warnings_fail(desk: Desk) -> None:
    desk.write("it.yaml", WORDS)
    plain, strict = desk.call("validate", "it.yaml"), desk.call("validate", "it.yaml", "--strict")
    assert (plain.code, strict.code) == (0, 1)
    assert plain.out == strict.out and plain.out.startswith(f"it.yaml:{WARNED}\n")
    assert plain.err == "1 file checked: 0 errors, 1 warning.\n"
    desk.write("it.yaml", GOOD)
    assert desk.call("validate", "it.yaml", "--strict").code == 0


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--select", "yaml-syntax"), {"yaml-syntax"}),
        (("--select", "yaml-syntax,unquoted-word"), {"yaml-syntax", "unquoted-word"}),
        (("--select", "yaml-syntax", "--select", " unquoted-word "), {"yaml-syntax", "unquoted-word"}),
        (("--select", "too-deep"), set()),
        (("--ignore", "yaml-syntax"), {"unquoted-word"}),
        (("--ignore", "yaml-syntax,unquoted-word"), set()),
        (("--select", "all", "--ignore", "unquoted-word,two-questions"), {"yaml-syntax"}),
    ],
)
def test_codes_are_selected_and_ignored(desk: Desk, options: tuple[str, ...], found: set[str]) -> None:
    desk.write("a.yaml", TORN)
    desk.write("b.yaml", WORDS)
    assert {place.split()[1] for place in places(desk, ".", *options)} == found
    said = desk.call("validate", ".", *options)
    assert said.code == ("yaml-syntax" in found)
    first = said.err.splitlines()[0]
    assert first.endswith(f" ({2 - len(found)} left out)." if len(found) < 2 else " 1 warning.")


def test_a_code_that_is_off_is_shown_to_who_asks(desk: Desk) -> None:
    text = WORDS.replace("no,", '"no",').replace("have a shop?", "have a shop and is it open?")
    desk.write("it.yaml", text)
    assert places(desk, "it.yaml") == []
    for asked in ("two-questions", "all"):
        assert places(desk, "it.yaml", "--select", asked) == ["it.yaml:10 two-questions"]
    assert places(desk, "it.yaml", "--select", "all", "--ignore", "two-questions") == []


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_there_is_not_is_refused(desk: Desk, option: str) -> None:
    desk.write("it.yaml", WORDS)
    said = desk.call("validate", "it.yaml", option, "unquoted-wrd").fails(2, "Did you mean 'unquoted-word'?")
    assert said.out == ""
    desk.call("validate", "it.yaml", option, " , ").fails(2, "need a code")


# --- silences


def silenced(comment: str) -> str:
    return WORDS.replace('label: "No"}', f'label: "No"}}{comment}')


@pytest.mark.parametrize(
    "comment",
    [
        "  # cxaudit: ignore=unquoted-word",
        " #cxaudit: ignore=unquoted-word",
        "  # we know: it is Norwegian  # cxaudit: ignore=unquoted-word  # really",
        "  # cxaudit:ignore=unquoted-word",
        "  # cxaudit: ignore = unquoted-word",
        "  # cxaudit: ignore: unquoted-word",
        "  # CXAudit: Ignore=Unquoted-Word",
        "  # cxaudit: ignore=unquoted-word since it is Norwegian, and short",
        "  # Norwegian, cxaudit: ignore=unquoted-word",
    ],
)
def test_a_comment_silences_a_code_on_its_line(desk: Desk, comment: str) -> None:
    desk.write("it.yaml", silenced(comment))
    assert desk.call("validate", "it.yaml", "--strict").code == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("cxaudit: answers/1\nquestionnaire: lasting-impression\nanswers: {x: 1}", "unknown-question"),
        ("cxaudit: answers/1\nquestionnaire: nosuch", "unknown-questionnaire"),
        ("cxaudit: answers/1\nrespondent: A: b", "yaml-syntax"),
        ("cxaudit: questionnaire/1\nid: x\nid: y", "duplicate-key"),
        ("cxaudit: questionaire/1", "unknown-kind"),
    ],
)
def test_an_error_is_not_silenced(desk: Desk, text: str, code: str) -> None:
    desk.write("it.yaml", f"{text} # cxaudit: ignore={code}\n")
    line = text.count("\n") + 1
    said = desk.call("validate", "it.yaml", "--format", "concise")
    assert said.code == 1
    assert f"it.yaml:{line}:" in said.out and f"[{code}]" in said.out
    assert f"{code} is an error here, and a comment silences warnings only [unused-ignore]" in said.out
    assert "silenced" not in said.err


def test_what_is_silenced_is_counted(desk: Desk) -> None:
    desk.write("it.yaml", silenced("  # cxaudit: ignore=unquoted-word,too-deep"))
    said = desk.call("validate", "it.yaml", "--ignore", "unused-ignore")
    assert said.err == "1 file checked: 0 errors, 0 warnings (1 left out, 1 silenced).\n"
    told = json.loads(desk.call("validate", "it.yaml", "--format", "json").out)
    assert told["silenced"] == 1


@pytest.mark.parametrize("said", ["nonsense", "ignore", "ignore unquoted-word", "noqa=too-deep", "ignore="])
def test_a_comment_that_is_not_understood_is_told(desk: Desk, said: str) -> None:
    desk.write("it.yaml", silenced(f"  # cxaudit: {said}"))
    assert places(desk, "it.yaml") == ["it.yaml:12 unquoted-word", "it.yaml:12 unknown-comment"]


def test_a_kind_line_in_a_comment_is_no_such_comment(desk: Desk) -> None:
    desk.write("it.yaml", silenced("  # cxaudit: questionnaire/1"))
    assert places(desk, "it.yaml") == ["it.yaml:12 unquoted-word"]


def test_errors_that_end_the_checking_are_told_as_such(desk: Desk) -> None:
    desk.write("it.yaml", TORN)
    said = desk.call("validate", "it.yaml")
    assert said.err.endswith("1 error, 0 warnings.\nMore is checked once the errors are corrected.\n")
    desk.write("it.yaml", WORDS)
    assert "More is checked" not in desk.call("validate", "it.yaml").err


def test_what_was_not_checked_may_yet_need_its_silence(desk: Desk) -> None:
    text = silenced("  # cxaudit: ignore=duplicate-text").replace("text: It is", "txt: It is")
    desk.write("it.yaml", text)
    assert places(desk, "it.yaml") == [
        "it.yaml:12 unquoted-word",
        "it.yaml:14 missing-key",
        "it.yaml:15 unknown-key",
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_silence_without_use_is_a_problem_itself(desk: Desk, ending: str) -> None:
    text = silenced("  # cxaudit: ignore=unquoted-word,too-deep,unquoted-wrd").replace("\n", ending)
    (desk.folder / "it.yaml").write_bytes(text.encode())
    said = desk.call("validate", "it.yaml", "--format", "concise").out.splitlines()
    assert said == [
        "it.yaml:12:71: warning: there is no problem too-deep on this line to silence [unused-ignore]",
        "it.yaml:12:80: warning: there is no code 'unquoted-wrd' [unused-ignore]",
    ]
    assert desk.call("validate", "it.yaml", "--strict").code == 1


def test_a_silence_holds_for_its_own_line_only(desk: Desk) -> None:
    desk.write("it.yaml", "# cxaudit: ignore=unquoted-word\n" + WORDS)
    assert places(desk, "it.yaml") == ["it.yaml:1 unused-ignore", "it.yaml:13 unquoted-word"]


@pytest.mark.parametrize(
    "text",
    [
        '"Do you? # cxaudit: ignore=too-deep"',
        "'Do you? # cxaudit: ignore=too-deep'",
        "|\n          Do you?\n          Say # cxaudit: ignore=too-deep",
        "Do you?# cxaudit: ignore=too-deep",
        '"日本 🙂\n          # cxaudit: ignore=too-deep"',
    ],
)
def test_what_stands_in_a_text_is_no_silence(desk: Desk, text: str) -> None:
    desk.write("it.yaml", WORDS.replace("Do you have a shop?", text).replace("no,", '"no",'))
    assert "unused-ignore" not in desk.call("validate", "it.yaml", "--format", "concise").out


def test_a_comment_after_a_text_is_a_silence(desk: Desk) -> None:
    block = "|  # cxaudit: ignore=too-deep\n          Do you?"
    desk.write("it.yaml", WORDS.replace("Do you have a shop?", block).replace("no,", '"no",'))
    assert "it.yaml:10 unused-ignore" in places(desk, "it.yaml")
    desk.write("it.yaml", WORDS.replace("shop?", '"shop?" # cxaudit: ignore=too-deep'))
    assert "it.yaml:10 unused-ignore" in places(desk, "it.yaml")


# --- answers files


DENTAL = WORDS.replace("value: no", 'value: "no"').replace("id: words", "id: dental")


def test_an_answers_file_means_the_questionnaire_beside_it(desk: Desk) -> None:
    desk.write("forms/dental.yaml", DENTAL)
    desk.write("forms/a.yaml", "cxaudit: answers/1\nquestionnaire: dental\nanswers: {shop: yes}\n")
    desk.write("forms/in/b.yaml", "cxaudit: answers/1\nquestionnaire: ../dental.yaml\nanswers: {shop: yes}\n")
    desk.write("c.yaml", "cxaudit: answers/1\nquestionnaire: forms/dental.yaml\nanswers: {shop: yes}\n")
    assert places(desk, "forms/a.yaml", "forms/in/b.yaml", "c.yaml") == []
    said = desk.call("run", "--answers", "forms/a.yaml", "--partial", "--out", "out")
    assert said.code == 0, said.err


def test_answers_called_as_their_questionnaire_do_not_mean_themselves(desk: Desk) -> None:
    desk.write("lasting-impression.yaml", GOOD)
    desk.write("recommended.yaml", GOOD.replace("lasting-impression", "recommend"))
    assert places(desk, ".") == ["recommended.yaml:2 unknown-questionnaire"]
    (found,) = json.loads(desk.call("validate", ".", "--format", "json").out)["problems"]
    assert "recommended" not in found["hint"]


def test_a_questionnaire_that_is_not_there_is_told_at_its_line(desk: Desk) -> None:
    desk.write("forms/dental.yaml", DENTAL)
    (desk.folder / "forms" / "dentl").mkdir()
    desk.write("forms/a.yaml", "cxaudit: answers/1\n# who\nquestionnaire: dentl\n")
    said = desk.call("validate", "forms/a.yaml", "--format", "text").out
    assert said.startswith("forms/a.yaml:3:16: error: There is no questionnaire 'dentl'.")
    assert "Did you mean 'dental'?" in said
    desk.write("forms/a.yaml", "cxaudit: answers/1\nquestionnaire: dentl.yaml\n")
    said = desk.call("validate", "forms/a.yaml", "--format", "text").out
    assert said.startswith("forms/a.yaml:2:16: error: ")


def test_a_questionnaire_with_errors_is_told_at_its_line(desk: Desk) -> None:
    desk.write("dental.yaml", DENTAL.replace("title: People", "titel: People"))
    desk.write("a.yaml", "cxaudit: answers/1\nquestionnaire: dental\n")
    said = desk.call("validate", "a.yaml", "--format", "text").out
    assert said.startswith("a.yaml:2:16: error: the questionnaire 'dental' has errors")
    assert "cxaudit validate dental.yaml" in said


@pytest.mark.parametrize("out", [".", "elsewhere", "forms"])
@pytest.mark.parametrize("name", ["dental", "teeth"])
def test_a_template_finds_its_questionnaire_again(desk: Desk, name: str, out: str) -> None:
    desk.write(f"forms/{name}.yaml", DENTAL)
    desk.call("new", "--answers", f"forms/{name}.yaml", "--out", out).ok()
    assert places(desk, f"{out}/dental.answers.yaml") == []
    answers = desk.folder / out / "dental.answers.yaml"
    text = (
        answers.read_text(encoding="utf-8")
        .replace("  shop:", '  shop: "yes"')
        .replace("  tidy:", "  tidy: 1")
    )
    answers.write_text(text, encoding="utf-8")
    desk.call("run", f"forms/{name}.yaml", "--answers", answers, "--out", "out").ok()


def test_answers_that_were_held_against_nothing_are_told_as_such(desk: Desk) -> None:
    desk.write("a.yaml", "cxaudit: answers/1\nanswers: {x: 1}\n")
    assert places(desk, "a.yaml") == ["a.yaml:1 no-questionnaire"]


def test_roles_and_choice_are_held_against_the_recommendations(desk: Desk) -> None:
    desk.write("dental.yaml", DENTAL)
    head = "cxaudit: answers/1\nquestionnaire: dental\n"
    desk.write("a.yaml", head + "choice: shop\nroles:\n  ownr: Ada\n  owner: Bo\n")
    assert places(desk, "a.yaml") == ["a.yaml:3 idle-choice", "a.yaml:5 unknown-role"]
    assert "Did you mean 'owner'?" in desk.call("validate", "a.yaml", "--format", "text").out
    desk.write("a.yaml", head + "choice: tidy\nroles: {owner: Bo}\n")
    assert places(desk, "a.yaml") == []


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("n/a", "write tidy: {na: and why}"),
        ("na", "write tidy: {na: and why}"),
        ('"?"', "write tidy: {unknown: true}"),
        ("don't know", "write tidy: {unknown: true}"),
    ],
)
def test_the_ways_to_say_no_answer_are_hinted_at(desk: Desk, said: str, hint: str) -> None:
    desk.write("dental.yaml", DENTAL)
    desk.write("a.yaml", f"cxaudit: answers/1\nquestionnaire: dental\nanswers: {{tidy: {said}}}\n")
    assert hint in desk.call("validate", "a.yaml", "--format", "text").out


# --- several files


def test_two_questionnaires_of_one_call_have_ids_of_their_own(desk: Desk) -> None:
    desk.write("a.yaml", DENTAL)
    desk.write("b.yaml", DENTAL)
    assert places(desk, "a.yaml") == places(desk, "b.yaml") == []
    assert places(desk, ".") == ["b.yaml:2 id-taken"]


def test_a_folder_is_excluded_as_seen_from_the_folder_named(desk: Desk) -> None:
    for name in ("q/drafts/x.yaml", "q/y.yaml", "q/z.yaml"):
        desk.write(name, GOOD)
    assert checked(desk, "q", "--exclude", "drafts/*") == ["q/y.yaml", "q/z.yaml"]
    assert checked(desk, "q", "--exclude", "q/drafts/*") == ["q/y.yaml", "q/z.yaml"]
    assert checked(desk, "q", "--exclude", "drafts/*, z.yaml") == ["q/y.yaml"]
    assert checked(desk, str(desk.folder / "q"), "--exclude", "drafts/*") == ["q/y.yaml", "q/z.yaml"]


def test_a_pattern_that_leaves_nothing_out_is_told(desk: Desk) -> None:
    desk.write("q/x.yaml", GOOD)
    said = desk.call("validate", "q", "--exclude", "darfts/*")
    assert said.code == 0 and "--exclude darfts/* leaves nothing out" in said.err
    assert "leaves nothing" not in desk.call("validate", "q", "--exclude", "x.yaml", "--allow-empty").err


# --- where it goes


def test_annotations_are_for_the_log(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("it.yaml", TORN)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    desk.call("validate", "it.yaml", "--out", "found.txt")
    assert (desk.folder / "found.txt").read_text(encoding="utf-8").startswith("it.yaml:2:10: error")
    assert desk.call("validate", "it.yaml", "--out", "-").out.startswith("::error")


@pytest.mark.parametrize(
    ("environment", "options", "begins"),
    [
        ({}, (), "it.yaml:2"),
        ({"GITHUB_ACTIONS": "true"}, (), "::error "),
        ({"GITHUB_ACTIONS": "true", "CXAUDIT_FORMAT": "auto"}, (), "::error "),
        ({"GITHUB_ACTIONS": "false"}, (), "it.yaml:2"),
        ({"CXAUDIT_FORMAT": "json"}, (), "{"),
        ({"CXAUDIT_FORMAT": "json", "GITHUB_ACTIONS": "true"}, ("--format", "junit"), "<?xml"),
        ({"CXAUDIT_FORMAT": ""}, (), "it.yaml:2"),
    ],
)
def test_the_format_is_told_or_found_out(
    desk: Desk,
    environment: dict[str, str],
    options: tuple[str, ...],
    begins: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk.write("it.yaml", TORN)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert desk.call("validate", "it.yaml", *options).out.startswith(begins)


def test_a_format_there_is_not_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("it.yaml", TORN)
    desk.call("validate", "it.yaml", "--format", "sariff").fails(2, "Did you mean 'sarif'?")
    monkeypatch.setenv("CXAUDIT_FORMAT", "xml")
    desk.call("validate", "it.yaml").fails(2, "There is no format 'xml'.", "junit")


def test_the_problems_go_to_a_file(desk: Desk) -> None:
    desk.write("it.yaml", TORN)
    said = desk.call("validate", "it.yaml", "--format", "json", "--out", "out/it.json")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("1 file checked: 1 error, 0 warnings.\n")
    (found,) = json.loads((desk.folder / "out/it.json").read_text(encoding="utf-8"))["problems"]
    assert found["code"] == "yaml-syntax"
    assert desk.call("validate", "it.yaml", "--out", "-").out.startswith("it.yaml:2")
    desk.call("validate", "it.yaml", "--out", "it.yaml/x").fails(2, "cannot be made")


# --- waiting


@POSIX
def test_a_person_who_waits_sees_how_far_it_is(desk: Desk) -> None:
    pexpect = pytest.importorskip("pexpect")
    for n in range(12):
        desk.write(
            f"{n}.yaml", "cxaudit: answers/1\nanswers:\n" + "".join(f"  a{k}: 1\n" for k in range(20_000))
        )
    child = pexpect.spawn(
        sys.executable, ["-m", "cxaudit", "validate", ".", "--out", "x.txt"], cwd=str(desk.folder), timeout=60
    )
    child.expect(r"\d+ / 12")
    child.expect(r"12 files checked: 0 errors, 12 warnings")
    child.close(force=True)


def test_nobody_else_sees_anything_of_that(desk: Desk) -> None:
    for n in range(3):
        desk.write(
            f"{n}.yaml", "cxaudit: answers/1\nanswers:\n" + "".join(f"  a{k}: 1\n" for k in range(20_000))
        )
    said = desk.process("validate", ".")
    assert re.fullmatch(r"3 files checked: 0 errors, 3 warnings\.\r?\n", said.err)
