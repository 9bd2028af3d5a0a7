"""The interview in plain lines, driven by what a person types and judged by what is printed and saved."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cxaudit
from cxaudit.audit.answers import Answer
from cxaudit.audit.record import Header
from cxaudit.files.table import Reading
from cxaudit.files.yaml import parse
from cxaudit.interview.conduct import Outcome, conduct, interruptible
from cxaudit.interview.engine import Interview, begin
from cxaudit.interview.line import LineFront
from cxaudit.interview.opening import ask_choice, ask_header, open_interview
from cxaudit.interview.wrap import NARROWEST, columns, window_width, wrap
from cxaudit.problems import CallError, InterruptedAuditError
from cxaudit.questionnaire.format import QUESTIONNAIRE, STANDARD_LEVELS
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.scoring.relevance import relevance

SHOP = """
id: shop
version: "1"
title: A shop
intro: A few questions.
duration: 9
scales:
  yes3:
    options:
      - {value: "no", label: "No, or hardly any", score: 0}
      - {value: partly, label: "Partly, or only some", score: 0.5}
      - {value: "yes", label: "Yes, nearly all", score: 1}
  five:
    options:
      - {value: 1, label: Hardly ever true, help: 0-1 of your last ten customers, score: 0}
      - {value: 2, label: Now and then, score: 0.25}
      - {value: 3, label: Half the time, score: 0.5}
      - {value: 4, label: Mostly true, score: 0.75}
      - {value: 5, label: Nearly always true, score: 1}
sections:
  - id: profile
    title: ABOUT YOU
    scored: false
    questions:
      - {id: trade, type: text, text: What do you sell?, optional: true}
      - id: place
        type: multiple
        text: Where do customers meet you?
        optional: true
        options:
          - {value: premises, label: On our premises}
          - {value: online, label: Online}
          - {value: nowhere, label: None of these, exclusive: true}
      - {id: staff, type: number, text: How many work here?, unit: people, min: 0, max: 500, whole: true}
  - id: test
    title: TEST
    questions:
      - {id: again, text: Would they come again?, scale: yes3, na: false}
      - id: look
        text: Look at both halves?
        na: false
        options: [{value: "no", label: "No"}, {value: "yes", label: "Yes"}]
        suggest: [{value: "yes"}]
  - id: service
    title: SERVICE
    text: how people treat customers
    intro: Think of an ordinary day.
    when: look == yes
    questions:
      - {id: greet, text: Customers are greeted., help: Even by a nod., scale: five}
      - {id: listen, text: We listen., short: listening, scale: five}
"""


def read(text: str) -> Questionnaire:
    node, problems = parse(text, "shop.yaml")
    assert node is not None and not problems
    reading = Reading("shop.yaml")
    questionnaire = QUESTIONNAIRE.read(node, reading)
    assert not reading.problems, reading.problems
    assert isinstance(questionnaire, Questionnaire)
    return questionnaire.but(levels=STANDARD_LEVELS)


QUESTIONNAIRE_OF_SHOP = read(SHOP)
RESUME = "cxaudit run --audit cafe.audit.yaml"


def options_of(*pairs: tuple[str, str]) -> Questionnaire:
    """A questionnaire of one question with these options (value, label)."""
    listed = "\n".join(f'          - {{value: "{value}", label: "{label}"}}' for value, label in pairs)
    return read(
        'id: one\nversion: "1"\ntitle: One\nsections:\n  - id: s\n    title: S\n    questions:\n'
        f"      - id: q\n        text: Which?\n        options:\n{listed}\n"
    )


@dataclass
class Person:
    """Types these lines, then closes the input; keeps what was shown and what was saved."""

    types: Iterable[str]
    width: int = 88
    shown: list[str] = field(default_factory=list)
    saved: list[tuple[dict[str, Answer], bool]] = field(default_factory=list)
    outcome: Outcome | None = None
    resume: str = RESUME
    is_attended: bool = True

    def __post_init__(self) -> None:
        self.types = iter(self.types)
        self.front = LineFront(self.ask, self.shown.append, width=lambda: self.width)

    def ask(self, prompt: str) -> str:
        self.shown.append(prompt)
        typed = next(iter(self.types), None)
        if typed is None:
            raise EOFError
        return typed

    def keep(self, answers: dict[str, Answer], finished: bool) -> None:
        self.saved.append((answers, finished))
        self.shown.append("(saved)")

    def move(self, place: str) -> None:
        self.shown.append(f"(moved to {place})")

    @property
    def screen(self) -> str:
        return "\n".join(self.shown)

    @property
    def answers(self) -> dict[str, Answer]:
        return self.saved[-1][0] if self.saved else {}

    @property
    def values(self) -> dict[str, object]:
        return {name: answer.value for name, answer in self.answers.items() if answer.value is not None}


def shop(answers: Mapping[str, Answer] | None = None) -> Interview:
    return begin(QUESTIONNAIRE_OF_SHOP, answers or {}, relevance)


def interview(
    *types: str, at: str = "", width: int = 88, questionnaire: Questionnaire | None = None
) -> Person:
    """Hold the interview with a person who types these lines; at `at`, all before it is answered."""
    person = Person(types, width)
    begun = begin(questionnaire, {}, relevance) if questionnaire else shop(answered_before(at))
    try:
        person.outcome = conduct(begun, person, person.front)
    except InterruptedAuditError:
        person.outcome = None
    return person


def answered_before(at: str) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    values: Sequence[tuple[str, object]] = (
        ("trade", "bread"),
        ("place", ("online",)),
        ("staff", 3),
        ("again", "yes"),
        ("look", "yes"),
        ("greet", "4"),
        ("listen", "4"),
    )
    for name, value in values:
        if not at or name == at:
            break
        answers[name] = Answer(value=value)  # type: ignore[arg-type]  # an int stands for a number here
    return answers


def test_a_whole_interview_by_numbers() -> None:
    person = interview("bread", "1, 2", "3", "1", "1", "4", "5", "")
    assert person.outcome is not None and person.outcome.finished
    assert person.saved[-1][1]
    assert person.values == {
        "trade": "bread",
        "place": ("premises", "online"),
        "staff": 3,
        "again": "yes",
        "look": "yes",
        "greet": "4",
        "listen": "5",
    }


def test_the_screen_of_a_question() -> None:
    person = interview("", at="greet")
    assert person.shown[: person.shown.index("Answer: ") + 1] == [
        "",
        "SERVICE: how people treat customers",
        "Think of an ordinary day.",
        "",
        "SERVICE, question 1 of 2. 2 of 3 in all.",
        "Customers are greeted.",
        "  1  Hardly ever true (0-1 of your last ten customers)",
        "  2  Now and then",
        "  3  Half the time",
        "  4  Mostly true",
        "  5  Nearly always true",
        "Also: ? don't know, na does not apply, k for the keys. h says more.",
        "Answer: ",
    ]


def test_every_change_is_saved_before_anything_more_is_said() -> None:
    person = interview("4", "n a remark", at="greet")
    after = person.shown[person.shown.index("Answer: ") + 1 :]
    assert after[:2] == ["(saved)", "Saved: Mostly true."]
    assert [answers.get("listen", Answer()).note for answers, _ in person.saved] == ["", "a remark"]


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1", "yes"), ("yes", "yes"), ("y", "yes"), ("Y", "yes"), ("3", "no"), ("par", "partly"), ("no", "no")],
)
def test_words_and_their_first_letters_answer(typed: str, value: str) -> None:
    assert interview(typed, at="again").values["again"] == value


def test_a_whole_label_answers_where_the_values_are_numbers_but_its_beginning_does_not() -> None:
    assert interview("mostly TRUE", at="greet").values["greet"] == "4"
    assert "greet" not in interview("mostly", at="greet").values
    assert "greet" not in interview("hardly", at="greet").values


def test_a_letter_that_is_an_answer_and_a_command_is_neither() -> None:
    person = interview("n", at="again")
    assert "again" not in person.values
    said = "'n' could be No, or hardly any or the command 'note'. Type its number; for the command, type /n."
    assert said in " ".join(person.shown)
    assert interview("note", "busy", at="again").answers["again"].note == "busy"
    assert interview("n busy", at="again").answers["again"].note == "busy"
    assert interview("/n busy", at="again").answers["again"].note == "busy"


def test_a_letter_that_could_be_two_answers_is_neither_them_nor_a_command() -> None:
    one = options_of(("sometimes", "Sometimes"), ("seldom", "Seldom"), ("back", "Back then"))
    person = interview("s", "se", questionnaire=one)
    said = "'s' could be Sometimes, Seldom or the command 'skip'. Type its number; for the command, type /s."
    assert said in " ".join(person.shown)
    assert person.values == {"q": "seldom"}
    assert interview("back", questionnaire=one).values == {"q": "back"}


@pytest.mark.parametrize(
    "typed", ["6", "0", "44", "zz", "1 2", "-1", "4.0", "\u0664", "yes", "/zz", "4 maybe"]
)
def test_what_is_no_answer_is_never_taken_for_one(typed: str) -> None:
    person = interview(typed, at="greet")
    assert person.saved == []
    assert person.shown.count("Answer: ") == 2
    refused = " ".join(person.shown[person.shown.index("Answer: ") + 1 :])
    assert "is neither an answer nor a command here" in refused and "1 to 5" in refused


def test_a_typo_is_met_with_the_nearest_word() -> None:
    assert "Did you mean 'partly'?" in interview("partyl", at="again").screen
    assert "Did you mean 'skip'?" in interview("skpi", at="greet").screen
    assert "Did you mean 'Mostly true'?" in interview("mosty true", at="greet").screen


def test_enter_alone_takes_the_suggestion_or_keeps_or_leaves_out_but_never_guesses() -> None:
    assert interview("", at="look").values["look"] == "yes"
    assert "Enter means: Yes." in interview(at="look").shown
    left = interview("", at="trade")
    assert left.saved == [] and "Where do customers meet you?" in left.shown
    wanted = interview("", at="greet")
    assert wanted.saved == []
    assert (
        "An answer is wanted here. Type 1 to 5; ? if you do not know; s to skip it for now." in wanted.shown
    )
    kept = interview("b", "", at="listen")
    assert "Your answer so far: Mostly true." in kept.shown and "Kept: Mostly true." in kept.shown
    assert kept.saved == []
    changed = interview("no", "r 5", "", at="look")
    assert changed.values["look"] == "no"


def test_keys_that_print_nothing_are_not_taken_for_enter() -> None:
    person = interview("\x1b[A", at="look")
    assert person.saved == []
    assert any("no text that can be read" in line for line in person.shown)


@pytest.mark.parametrize("typed", ["?", "dk", "don't know", "Don\u2019t know", "/?"])
def test_not_knowing(typed: str) -> None:
    person = interview(typed, at="greet")
    assert person.answers["greet"].unknown
    assert "Saved: don't know." in person.shown


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["na we are never met"], "we are never met"),
        (["na 1"], "We do not have this channel or product"),
        (["n/a", "3"], "It is outside this audit's scope"),
        (["na", "2"], "Someone else is responsible"),
        (["na", "4", "we only ship"], "we only ship"),
        (["na", "by post only"], "by post only"),
    ],
)
def test_not_applicable_is_given_with_a_reason(lines: list[str], reason: str) -> None:
    assert interview(*lines, at="greet").answers["greet"].na == reason


def test_not_applicable_can_be_thought_over_and_is_refused_where_it_is_not_offered() -> None:
    assert interview("na", "", at="greet").saved == []
    assert interview("na", "9", at="greet").saved == []
    refused = interview("na", at="again")
    assert refused.saved == [] and "This question applies to everyone" in refused.screen


def test_skipping_and_going_back() -> None:
    person = interview("s", "b", "3", at="greet")
    assert "Left open for now." in person.shown
    assert person.values["greet"] == "3"
    assert "This is the first question." in interview("/b").screen


def test_slash_b_goes_back_a_line_in_the_opening_too() -> None:
    person = Person(["Cafe", "/b", "Café", "/back", "", "Ana", "/b", "Bo", "/x", "1", "b", "", "2", "", ""])
    header = ask_header(Header(), person.front)
    assert header == Header(client="Café", respondent="Bo", group="leadership", basis="typical")
    assert "Enter keeps: Café." in person.screen and "'/x' is not a number" in person.screen
    for lines in (["/q"], ["", "", "/q"]):
        with pytest.raises(EOFError):
            ask_header(Header(), Person(lines).front)


def test_a_command_alone_is_no_note_and_the_note_is_asked_again() -> None:
    person = interview("n", "/q", "busy", "n /b", "4", at="greet")
    assert person.screen.count("Commands have to wait until this is complete") == 2
    assert person.answers["greet"] == Answer(value="4", note="busy")


def test_a_note_stands_beside_the_answer_and_says_what_it_replaces() -> None:
    person = interview("n it was busy", "n", "it was quiet", "n -", "4", at="greet")
    assert [answers["greet"].note for answers, _ in person.saved[:3]] == ["it was busy", "it was quiet", ""]
    assert "Noted, in place of: it was busy" in person.shown
    assert "Taken away." in person.shown
    assert person.values["greet"] == "4"


def test_evidence_asks_how_firm_it_is_once_it_is_saved() -> None:
    person = interview("e a tally of ten", "2", "4", at="greet")
    assert person.saved[0][0]["greet"].evidence == "a tally of ten"
    assert person.answers["greet"] == Answer(
        value="4", evidence="a tally of ten", evidence_strength="examples"
    )
    assert interview("e", "hearsay", "", "4", at="greet").answers["greet"].evidence_strength == ""


def test_help_and_keys_are_shown_and_the_question_waits() -> None:
    person = interview("h", "k", "4", at="greet")
    assert "Even by a nod." in person.shown
    assert any(line.startswith("na - ") for line in person.shown)
    assert person.values["greet"] == "4"
    assert "no more to say" in interview("h", at="listen").screen


def test_the_review_lists_everything_and_a_number_goes_there() -> None:
    person = interview("r", "4", "partly", "5", at="listen")
    for line in ("  3  How many work here? - 3 people", "  7  listening - not answered"):
        assert line in person.shown
    assert person.values["again"] == "partly" and person.values["listen"] == "5"
    assert interview("r", "99", "5", at="listen").values["listen"] == "5"
    assert interview("r 6", "1", at="listen").values["greet"] == "1"


def test_quitting_says_how_to_go_on() -> None:
    person = interview("4", "q", at="greet")
    assert person.outcome is not None and not person.outcome.finished
    assert person.shown[-1] == f"To go on: {RESUME}"
    assert person.values["greet"] == "4"


@pytest.mark.parametrize("typed", ["back to basics", "1", "yes we can"])
def test_a_line_is_the_answer_to_a_question_for_text(typed: str) -> None:
    assert interview(typed).values["trade"] == typed


def test_in_text_a_command_needs_its_slash() -> None:
    person = interview("back", "?", "//back", "/b", "/skip")
    assert person.values == {"trade": "back"}
    assert person.screen.count("looks like a command") == 2
    assert person.screen.count("commands start with a slash") == 1
    assert interview("/?").answers["trade"].unknown
    assert interview("/n a remark").answers["trade"].note == "a remark"
    assert interview("/nonsense").saved == []


def test_what_is_typed_reaches_neither_file_nor_screen_with_control_characters() -> None:
    person = interview("bre\x1b]0;owned\x07ad \u202egnp", at="")
    assert person.values["trade"] == "bread gnp"
    assert not any(ord(c) < 32 and c != "\n" for c in person.screen)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1 2", ("premises", "online")),
        ("2,1", ("premises", "online")),
        ("1, online", ("premises", "online")),
        ("On our premises", ("premises",)),
        ("3", ("nowhere",)),
        ("on our premises, online", ("premises", "online")),
    ],
)
def test_several_answers_at_once(typed: str, value: tuple[str, ...]) -> None:
    assert interview(typed, at="place").values["place"] == value


@pytest.mark.parametrize("typed", ["1 3", "1 1", "1 7", "o", "1 maybe", "maybe"])
def test_several_answers_that_cannot_be(typed: str) -> None:
    person = interview(typed, at="place")
    assert person.saved == [] and person.shown.count("Answer: ") == 2


def test_commands_at_multiple_choice() -> None:
    assert interview("note none too big", at="place").answers["place"].note == "none too big"
    assert interview("n none too big", at="place").answers["place"].note == "none too big"


def test_numbers() -> None:
    assert interview("12", at="staff").values["staff"] == 12
    assert "A number from 0 to 500. In people." in interview(at="staff").shown
    for typed in ("12.5", "501", "twelve", "1,2", "-3"):
        assert interview(typed, at="staff").saved == []


def test_what_is_missing_is_shown_at_the_end_and_can_be_answered() -> None:
    person = interview("s", "s", "6", "4", "", at="greet")
    first = "Here is what you said; 2 questions not answered, the first is number 6:"
    assert first in " ".join(person.shown) and "1 question not answered, number 7:" in person.shown
    assert person.shown.count("  4  Would they come again? - Yes, nearly all") == 1  # the review, once
    assert person.outcome is not None and person.outcome.finished
    assert person.values["greet"] == "4" and "listen" not in person.values


def test_at_the_end_one_can_review_go_back_or_quit() -> None:
    for lines in (["r", "7", "3"], ["b", "3"], ["77", "b", "3"]):
        person = interview("s", "s", *lines, "", at="greet")
        assert person.values["listen"] == "3"
    assert interview("s", "s", "q", at="greet").outcome is not None


def test_coming_back_to_a_complete_audit_lets_one_change_it() -> None:
    person = Person(["r", "6", "2", ""])
    begun = shop({**answered_before("listen"), "listen": Answer(value="1")})
    outcome = conduct(begun, person, person.front)
    assert outcome.finished and person.values["greet"] == "2"


def test_the_end_of_input_keeps_the_answers_and_says_how_to_go_on() -> None:
    person = Person(["bread"])
    with pytest.raises(InterruptedAuditError) as stopped:
        conduct(shop(), person, person.front)
    assert stopped.value.exit_code == 130
    assert RESUME in stopped.value.hint
    assert person.values == {"trade": "bread"}


def test_ctrl_c_while_saving_lets_the_answer_reach_the_file() -> None:
    class Interrupted(Person):
        def keep(self, answers: dict[str, Answer], finished: bool) -> None:
            signal.raise_signal(signal.SIGINT)
            super().keep(answers, finished)

    person = Interrupted(["bread", "1"])
    with pytest.raises(InterruptedAuditError):
        conduct(shop(), person, person.front)
    assert person.values == {"trade": "bread"}
    assert "Saved: bread." not in person.shown


def test_a_second_ctrl_c_is_obeyed_even_while_saving() -> None:
    class Stuck(Person):
        def keep(self, answers: dict[str, Answer], finished: bool) -> None:
            for _ in range(2):
                signal.raise_signal(signal.SIGINT)
            super().keep(answers, finished)

    person = Stuck(["bread"])
    with pytest.raises(InterruptedAuditError) as stopped:
        conduct(shop(), person, person.front)
    assert "could not be saved" in stopped.value.message and person.saved == []


class FullDisk(Person):
    """A person whose disk is full until `move` was called."""

    def keep(self, answers: dict[str, Answer], finished: bool) -> None:
        if "(moved to elsewhere)" not in self.shown:
            raise CallError("a.audit.yaml cannot be saved: the disk is full", hint="Make room.")
        super().keep(answers, finished)

    def move(self, place: str) -> None:
        if place == "nowhere":
            raise CallError("there is no folder nowhere", hint="Make it first.")
        super().move(place)


def test_on_a_full_disk_the_answer_is_held_until_another_place_takes_it() -> None:
    person = FullDisk(["bread", "", "nowhere", "elsewhere", "1"])
    with pytest.raises(InterruptedAuditError) as stopped:
        conduct(shop(), person, person.front)
    assert person.values == {"trade": "bread", "place": ("premises",)}
    assert person.screen.count("the disk is full") == 3, "at first, after Enter, after a place that is none"
    assert "There is no folder nowhere. Make it first." in person.shown
    assert "Every answer so far is saved" in stopped.value.message


def test_on_a_full_disk_to_stop_says_what_was_not_saved() -> None:
    person = FullDisk(["bread"])
    with pytest.raises(InterruptedAuditError) as stopped:
        conduct(shop(), person, person.front)
    assert "Your last answer could not be saved" in stopped.value.message
    assert "Saved: bread." not in person.shown


def test_the_next_line_of_a_pipe_is_no_place_to_save_in() -> None:
    person = FullDisk(["bread", "1"], is_attended=False)
    with pytest.raises(CallError):
        conduct(shop(), person, person.front)


def test_a_mistake_of_ours_says_how_to_go_on() -> None:
    class Broken(Person):
        def keep(self, answers: dict[str, Answer], finished: bool) -> None:
            super().keep(answers, finished)
            raise ZeroDivisionError

    person = Broken(["bread"])
    with pytest.raises(ZeroDivisionError) as error:
        conduct(shop(), person, person.front)
    assert error.value.__notes__ == [f"To go on: {RESUME}"]


def test_handlers_are_put_back_and_ignored_signals_stay_ignored() -> None:
    before = signal.getsignal(signal.SIGINT)
    term = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with interruptible(lambda: RESUME):
            assert signal.getsignal(signal.SIGINT) is not before
            assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
        assert signal.getsignal(signal.SIGINT) is before
    finally:
        signal.signal(signal.SIGTERM, term)


@pytest.mark.skipif(sys.platform == "win32", reason="signals to another process are POSIX")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_to_end_leaves_by_the_same_door(name: str, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        textwrap.dedent(
            f"""
            from cxaudit.interview.conduct import interruptible
            from cxaudit.problems import CallError, InterruptedAuditError
            try:
                with interruptible(lambda: {RESUME!r}):
                    print("ready", flush=True)
                    input()
            except InterruptedAuditError as stopped:
                print(stopped.hint)
                raise SystemExit(stopped.exit_code)
            """
        )
    )
    place = {"PYTHONPATH": str(Path(cxaudit.__file__).parents[1])}
    with subprocess.Popen(
        [sys.executable, program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | place,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(getattr(signal, name))
        assert RESUME in process.stdout.read()
    assert process.returncode == 130


def test_a_terminal_that_went_away_is_the_end_of_input() -> None:
    def gone(_prompt: str) -> str:
        raise OSError(5, "Input/output error")

    with pytest.raises(InterruptedAuditError):
        conduct(shop(), Person([]), LineFront(gone, lambda _line: None))


def test_no_line_is_wider_than_the_window() -> None:
    person = Person(["r", "", "k", "na", "", "zz", "4", "s", "", "q"], NARROWEST)
    begun = shop(answered_before("greet"))
    open_interview(begun, "/home/marta/" + "very-long-name-" * 5 + ".audit.yaml", person.front)
    conduct(begun, person, person.front)
    assert max(columns(line) for line in person.shown) <= NARROWEST


@given(st.text(max_size=80), st.integers(NARROWEST, 88))
def test_wrapping_fits_and_loses_no_character(text: str, width: int) -> None:
    lines = wrap(text, width, first="  1  ", rest="     ")
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split())[1:] == "".join(text.split())


def test_wide_characters_take_two_columns() -> None:
    assert columns("寿司") == 4 and columns("e\u0301") == 1
    assert wrap("寿司屋は駅前の通りにあります", 10) == ["寿司屋は駅", "前の通りに", "あります"]


def test_the_window_is_never_taken_for_too_narrow_or_too_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    for told, used in (("5", 24), ("60", 59), ("400", 88)):
        monkeypatch.setenv("COLUMNS", told)
        assert window_width() == used


def test_the_opening_says_what_happens_where_answers_are_and_how_to_stop() -> None:
    person = Person([])
    open_interview(shop(), "cafe.audit.yaml", person.front)
    said = " ".join(person.shown)
    for part in (
        "at most 3 questions",
        "9 minutes",
        "cafe.audit.yaml",
        "Nothing leaves this machine",
        "quit",
    ):
        assert part in said
    again = Person([])
    open_interview(shop(answered_before("greet")), "cafe.audit.yaml", again.front)
    assert "1 of at most 3 questions answered so far" in " ".join(again.shown)
    early = Person([])
    open_interview(shop({"trade": Answer(value="bread")}), "cafe.audit.yaml", early.front)
    assert "0 of at most 3 questions answered so far" in " ".join(early.shown)


def test_the_header_asks_only_for_what_is_missing() -> None:
    person = Person(["Marta", "2", "", "the last month"])
    header = ask_header(Header(client="Pedal & Co."), person.front)
    assert header == Header(
        client="Pedal & Co.", respondent="Marta", group="front_line", period="the last month"
    )
    assert "Which business is it about?" not in person.shown
    full = Header(client="a", respondent="b", group="outside", basis="typical", period="c")
    silent = Person([])
    assert ask_header(full, silent.front) == full and silent.shown == []


def test_the_choice_quotes_the_impression_and_takes_a_number_or_enter() -> None:
    actions = [("greet", "Greet people"), ("wait", "Quote waits")]
    person = Person(["3", "wait", "2"])
    assert ask_choice(actions, "good bread", person.front) == "wait"
    assert 'You wrote that customers would say: "good bread"' in person.shown
    assert ask_choice(actions, "", Person([""]).front) == ""
    assert ask_choice(actions[:1], "", Person([]).front) == ""


LINES = st.one_of(
    st.sampled_from(
        [
            "",
            "1",
            "2",
            "5",
            "yes",
            "n",
            "b",
            "s",
            "?",
            "na",
            "na 1",
            "r",
            "r 3",
            "q",
            "k",
            "h",
            "e x",
            "n y",
            "/b",
            "1 2",
        ]
    ),
    st.text(max_size=6),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=40))
def test_whatever_is_typed_what_is_saved_is_what_the_engine_holds(lines: list[str]) -> None:
    person = interview(*lines)
    if person.outcome and person.saved:
        assert dict(person.outcome.interview.answers) == person.answers
        assert person.outcome.finished == person.saved[-1][1]
    for answers, _ in person.saved:
        assert set(answers) <= {question.id for question in QUESTIONNAIRE_OF_SHOP.questions()}
