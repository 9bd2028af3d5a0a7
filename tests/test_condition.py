"""The language of `when`: what it reads, what it refuses and how, and what it decides."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import FrozenInstanceError, dataclass, field
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxaudit.questionnaire.condition import (
    Condition,
    ConditionError,
    Reference,
    Subject,
    Vocabulary,
    check,
    combine,
    holds,
    parse,
    references,
)

Value = str | Fraction | tuple[str, ...]
Truth = bool | None


@dataclass(frozen=True)
class Facts:
    """A world written down: what is missing is unknown."""

    values: Mapping[str, Value] = field(default_factory=dict)
    scores: Mapping[str, Fraction] = field(default_factory=dict)
    gates: Mapping[str, str] = field(default_factory=dict)
    flags: Mapping[str, Truth] = field(default_factory=dict)

    def value(self, question: str) -> Value | None:
        return self.values.get(question)

    def answered(self, question: str) -> bool:
        return question in self.values

    def score(self, section: str) -> Fraction | None:
        return self.scores.get(section)

    def gate(self, section: str) -> str:
        return self.gates.get(section, "undecided")

    def red_flag(self, section: str) -> Truth:
        return self.flags.get(section)


FACTS = Facts(
    values={
        "look_at_blocks": "yes",
        "sells_to": "other firms",
        "rating": "4",
        "staff": Fraction(12),
        "share": Fraction(1, 10),
        "place": ("premises", "2"),
        "none_of_it": (),
        "why": "because",
    },
    scores={"service": Fraction(40), "process": Fraction(199, 3)},
    gates={"five": "not_passed"},
    flags={"service": True, "process": False},
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("look_at_blocks == yes", True),
        ("look_at_blocks==yes", True),
        ("look_at_blocks == no", False),
        ("look_at_blocks != no", True),
        ("look_at_blocks in [no, yes]", True),
        ("look_at_blocks not in [no, yes]", False),
        ("look_at_blocks not in [no, maybe]", True),
        ('sells_to == "other firms"', True),
        ("sells_to == 'other firms'", True),
        ("sells_to in ['people', \"other firms\"]", True),
        ("rating == 4", True),
        ("rating == 4.0", True),
        ('rating == "4"', True),
        ('rating == "4.0"', False),
        ("rating in [1, 4.00]", True),
        ("rating < 4", False),
        ("rating <= 4", True),
        ("rating > 3.9", True),
        ("rating >= 5", False),
        ("staff == 12", True),
        ("staff != 12", False),
        ("staff > -3", True),
        ("staff in [1, 12]", True),
        ("share == 0.1", True),
        ("share <= 0.1", True),
        ("share < 0.1", False),
        ("place has premises", True),
        ("place has online", False),
        ("place has 2", True),
        ("place has 2.0", True),
        ("not (place has online)", True),
        ("none_of_it has premises", False),
        ("answered(why)", True),
        ("answered(nothing)", False),
        ("answered( why )", True),
        ("score(service) == 40", True),
        ("score(service) < 40", False),
        ("score(process) > 66.33", True),
        ("score(process) < 66.34", True),
        ("gate(five) == not_passed", True),
        ("gate(five) != passed", True),
        ("gate(five) in [passed, undecided]", False),
        ("gate(other) == undecided", True),
        ("red_flag(service)", True),
        ("red_flag(process)", False),
        ("not answered(place) or place has premises", True),
        ("look_at_blocks\n  == yes\n  and staff > 3", True),
    ],
)
def test_a_condition_is_decided(text: str, expected: bool) -> None:
    assert holds(parse(text), FACTS) is expected


@pytest.mark.parametrize(
    "text",
    [
        "missing == yes",
        "missing != yes",
        "missing < 3",
        "missing in [yes, no]",
        "missing not in [yes, no]",
        "missing has premises",
        "not (missing has premises)",
        "score(missing) >= 0",
        "red_flag(missing)",
        "not red_flag(missing)",
    ],
)
def test_what_is_not_known_is_unknown_and_so_is_its_opposite(text: str) -> None:
    assert holds(parse(text), FACTS) is None


ATOM: dict[Truth, str] = {True: "red_flag(service)", False: "red_flag(process)", None: "red_flag(missing)"}


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (True, True, True, True),
        (True, False, False, True),
        (True, None, None, True),
        (False, True, False, True),
        (False, False, False, False),
        (False, None, False, None),
        (None, True, None, True),
        (None, False, False, None),
        (None, None, None, None),
    ],
)
def test_and_and_or_follow_kleene(left: Truth, right: Truth, both: Truth, either: Truth) -> None:
    assert holds(parse(f"{ATOM[left]} and {ATOM[right]}"), FACTS) is both
    assert holds(parse(f"{ATOM[left]} or {ATOM[right]}"), FACTS) is either


@pytest.mark.parametrize(("inner", "outer"), [(True, False), (False, True), (None, None)])
def test_not_follows_kleene(inner: Truth, outer: Truth) -> None:
    assert holds(parse(f"not {ATOM[inner]}"), FACTS) is outer


@pytest.mark.parametrize(
    ("loose", "grouped"),
    [
        ("{a} or {b} and {c}", "{a} or ({b} and {c})"),
        ("{a} and {b} or {c}", "({a} and {b}) or {c}"),
        ("not {a} and {b}", "(not {a}) and {b}"),
        ("not {a} or {b}", "(not {a}) or {b}"),
        ("not not {a} and {b} or {c}", "({a} and {b}) or {c}"),
    ],
)
def test_not_binds_tightest_and_and_binds_tighter_than_or(loose: str, grouped: str) -> None:
    for truths in itertools.product(ATOM, repeat=3):
        names = {name: ATOM[truth] for name, truth in zip("abc", truths, strict=True)}
        assert holds(parse(loose.format(**names)), FACTS) is holds(parse(grouped.format(**names)), FACTS)


def test_not_turns_round_a_whole_comparison() -> None:
    assert holds(parse("not rating == 5"), FACTS) is True


def test_names_of_functions_may_be_ids_of_questions() -> None:
    world = Facts(values={"score": Fraction(3), "gate": "open"})
    assert holds(parse("score == 3 and gate == open"), world) is True


def test_a_condition_is_its_text() -> None:
    text = " look_at_blocks ==  yes"
    assert str(parse(text)) == parse(text).text == text
    assert parse(text) == parse(text)
    assert hash(parse(text)) == hash(parse(text))
    assert parse(text) != parse(text.strip())
    assert "tree" not in repr(parse(text))
    with pytest.raises(FrozenInstanceError):
        parse(text).text = "x"  # type: ignore[misc]  # the point of the test


@pytest.mark.parametrize(
    ("text", "position", "message", "hint"),
    [
        ("", 0, "empty", "question == yes"),
        ("  \n ", 0, "empty", "question == yes"),
        ("a = yes", 2, "", "=="),
        ("a === yes", 2, "", "=="),
        ("a is yes", 2, "", "=="),
        ("a == 1 && b == 2", 7, "", "and"),
        ("a == 1 || b == 2", 7, "", "or"),
        ("a == 1 AND b == 2", 7, "", "Write: and"),
        ("a == 1 Or b == 2", 7, "", "Write: or"),
        ("!answered(a)", 0, "", "not"),
        ("NOT a == b", 0, "no question", "Write: not"),
        ("NOT (a == b)", 0, "no function", "Write: not"),
        ("a IN [b]", 2, "", "Write: in"),
        ("a HAS b", 2, "", "Write: has"),
        ("a <> 1", 2, "", "!="),
        ("a =< 1", 2, "", "<="),
        ("a => 1", 2, "", ">="),
        ("a contains b", 2, "", "has"),
        ("a", 1, "compared with nothing", "answered(a)"),
        ("a == b or c", 11, "c is compared with nothing", "c == value"),
        ("score(s)", 8, "compared with nothing", "score(s) =="),
        ("a ==", 4, "value", ""),
        ("a ==   ", 4, "value", ""),
        ("a == and b == c", 5, "value", ""),
        ("a == 'x", 5, "value", "quotes"),
        ("a == “x”", 5, "value", "quotes"),
        ("a == b and", 10, "", "question == yes"),
        ("a == b c == d", 7, "", "and"),
        ("1 < a < 3", 0, "", "question"),
        ("a > 1 < 3", 6, "", ""),
        ("(a == b", 0, "never closed", ")"),
        ("x == 1 and (a == b or (c == d)", 11, "never closed", ")"),
        ("a == b)", 6, "closes nothing", ""),
        ("a in b", 5, "list", "[one, other]"),
        ("a in (b, c)", 5, "list", "["),
        ("a in [b, c", 10, "not closed", "]"),
        ("a in [b c]", 8, "not closed", ""),
        ("a in []", 6, "value", ""),
        ("a in [b,]", 8, "value", ""),
        ("answerd(a)", 0, "no function answerd()", "'answered'"),
        ("answered(a, b)", 10, "takes one id", "answered(a)"),
        ("answered()", 9, "id of a question", "answered(question)"),
        ("score('s') > 3", 6, "id of a section", "score(section)"),
        ("answered(a) == yes", 12, "true or false by itself", "not answered(a)"),
        ("red_flag(s) = True", 12, "true or false by itself", "not red_flag(s)"),
        ("score(s) > 50%", 13, "", "0 to 100"),
        ("a == b; c == d", 6, "", ""),
    ],
)
def test_a_mistake_is_placed_and_answered_with_a_hint(
    text: str, position: int, message: str, hint: str
) -> None:
    with pytest.raises(ConditionError) as caught:
        parse(text)
    assert caught.value.position == position
    assert message in caught.value.message
    assert caught.value.message == str(caught.value) != ""
    assert hint in caught.value.hint


def test_a_condition_may_be_long_but_not_endless() -> None:
    longest = "a == " + "b" * 1995
    assert parse(longest).text == longest
    with pytest.raises(ConditionError, match="2001 characters") as caught:
        parse(longest + "b")
    assert caught.value.position == 2000
    assert caught.value.hint


@pytest.mark.parametrize(("opening", "closing"), [("(", ")"), ("not ", ""), ("not (", ")")])
def test_a_condition_may_be_nested_but_not_endlessly(opening: str, closing: str) -> None:
    each = opening.count("not") + opening.count("(")
    fits = 50 // each
    assert parse(opening * fits + "a == b" + closing * fits)
    with pytest.raises(ConditionError, match="nested more than 50 deep") as caught:
        parse(opening * (fits + 1) + "a == b" + closing * (fits + 1))
    assert caught.value.position == len(opening) * fits


def test_many_conditions_side_by_side_are_not_deep() -> None:
    text = " and ".join(["(a == b)"] * 150)
    assert holds(parse(text), Facts(values={"a": "b"})) is True


def test_the_references_stand_in_the_order_of_the_text() -> None:
    text = "(b == 1 or answered(a)) and not score(s) > 3 and gate(g) in [passed] and red_flag(t) and b == 2"
    found = references(parse(text))
    assert found == (
        Reference(kind="question", name="b", position=1),
        Reference(kind="question", name="a", position=20),
        Reference(kind="section", name="s", position=38),
        Reference(kind="gate", name="g", position=54),
        Reference(kind="section", name="t", position=82),
        Reference(kind="question", name="b", position=89),
    )
    assert all(text.startswith(each.name, each.position) for each in found)


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ("a == 1", "b == 2", "a == 1 and b == 2"),
        ("a == 1 and c == 3", "b == 2", "a == 1 and c == 3 and b == 2"),
        ("a == 1 or c == 3", "b == 2", "(a == 1 or c == 3) and b == 2"),
        ("a == 1", "not b == 2 or c == 3", "a == 1 and (not b == 2 or c == 3)"),
        ("not a == 1", "(b == 2 or c == 3) and a == 1", "not a == 1 and (b == 2 or c == 3) and a == 1"),
        ("a == 1", "a == 1", "a == 1"),
    ],
)
def test_combined_conditions_both_hold(first: str, second: str, both: str) -> None:
    combined = combine(parse(first), parse(second))
    assert combined is not None
    assert combined.text == both


def test_no_condition_adds_nothing() -> None:
    condition = parse("a == 1")
    assert combine(None, None) is None
    assert combine(condition, None) == combine(None, condition) == condition


def test_combining_refuses_what_could_not_be_read_back() -> None:
    with pytest.raises(ConditionError, match="at most 2000"):
        combine(parse("a == " + "b" * 1990), parse("c == d"))


EVERYTHING = Vocabulary(
    questions={
        "blocks": Subject("choice", ("yes", "no")),
        "rating": Subject("choice", ("1", "2", "3", "4")),
        "mixed": Subject("choice", ("0", "1", "more")),
        "staff": Subject("number", ()),
        "place": Subject("multiple", ("premises", "online", "2")),
        "why": Subject("text", ()),
        "later": Subject("choice", ("yes", "no")),
        "truthful": Subject("choice", ("True", "False")),
    },
    sections=("service", "process", "five", "last"),
    gates=("five", "last"),
)
VISIBLE = Vocabulary(
    questions={name: each for name, each in EVERYTHING.questions.items() if name != "later"},
    sections=("service", "process", "five"),
    gates=("five",),
)


@pytest.mark.parametrize(
    "text",
    [
        "blocks == yes",
        "blocks in [yes, no]",
        "rating == 4",
        "rating == 4.0",
        'rating == "4"',
        "rating >= 2.5",
        "mixed == 1 or mixed == more",
        "staff > 3",
        "staff in [1, 2]",
        "place has premises",
        "place has 2",
        "truthful == True",
        "answered(why) or answered(place) or answered(staff)",
        "score(service) >= 0 and score(process) <= 100",
        "gate(five) in [passed, not_passed] or gate(five) != undecided",
        "red_flag(process)",
    ],
)
def test_a_sound_condition_has_no_faults(text: str) -> None:
    assert check(parse(text), VISIBLE, EVERYTHING) == ()


@pytest.mark.parametrize(
    ("text", "code", "position", "message", "hint"),
    [
        ("block == yes", "unknown-id", 0, "no question 'block'", "'blocks'"),
        ("answered(wy)", "unknown-id", 9, "no question 'wy'", "'why'"),
        ("score(servce) > 3", "unknown-id", 6, "no section 'servce'", "'service'"),
        ("red_flag(proces)", "unknown-id", 9, "no section 'proces'", "'process'"),
        ("gate(fve) == passed", "unknown-id", 5, "gate 'fve'", "'five'"),
        ("gate(service) == passed", "unknown-id", 5, "gate 'service'", "score(service)"),
        ("service == yes", "unknown-id", 0, "no question 'service'", "score(service)"),
        ("score(rating) > 3", "unknown-id", 6, "no section 'rating'", "rating =="),
        ("lter == yes", "unknown-id", 0, "no question 'lter'", "'later'"),
        ("later == yes", "forward-reference", 0, "look back only", ""),
        ("answered(later)", "forward-reference", 9, "look back only", ""),
        ("score(last) > 3", "forward-reference", 6, "look back only", ""),
        ("red_flag(last)", "forward-reference", 9, "look back only", ""),
        ("gate(last) == passed", "forward-reference", 5, "look back only", ""),
        ("blocks == ye", "bad-condition", 10, "no answer 'ye'", "'yes'"),
        ("blocks in [yes, nope]", "bad-condition", 16, "no answer 'nope'", "'no'"),
        ("blocks != maybe", "bad-condition", 10, "no answer 'maybe'", "no, yes"),
        ("blocks == True", "bad-condition", 10, "no answer 'True'", "blocks == yes"),
        ("blocks == false", "bad-condition", 10, "no answer 'false'", "blocks == no"),
        ("rating == 5", "bad-condition", 10, "no answer '5'", ""),
        ('rating == "4.0"', "bad-condition", 10, "no answer '4.0'", ""),
        ("blocks < 3", "bad-condition", 0, "no order", "=="),
        ("mixed >= 1", "bad-condition", 0, "no order", "=="),
        ("rating < many", "bad-condition", 9, "'many'", ""),
        ('rating < "3"', "bad-condition", 9, "'3'", ""),
        ("blocks has yes", "bad-condition", 0, "one answer", "blocks =="),
        ("staff has 3", "bad-condition", 0, "one answer", "staff =="),
        ("staff == many", "bad-condition", 9, "'many'", ""),
        ("staff in [1, many]", "bad-condition", 13, "'many'", ""),
        ("place == premises", "bad-condition", 0, "several answers", "place has"),
        ("place in [premises]", "bad-condition", 0, "several answers", "place has"),
        ("place < 3", "bad-condition", 0, "several answers", "place has"),
        ("place has premise", "bad-condition", 10, "no answer 'premise'", "'premises'"),
        ("why == because", "bad-condition", 0, "free text", "answered(why)"),
        ("why has because", "bad-condition", 0, "free text", "answered(why)"),
        ("gate(five) == pased", "bad-condition", 14, "'pased'", "'passed'"),
        ("gate(five) in [passed, 3]", "bad-condition", 23, "'3'", ""),
        ("gate(five) < passed", "bad-condition", 5, "`<`", "gate(five) == passed"),
        ("gate(five) has passed", "bad-condition", 5, "`has`", "gate(five) == passed"),
        ("score(service) > high", "bad-condition", 17, "'high'", "score(service)"),
        ("score(service) > 101", "bad-condition", 17, "'101'", "score(service)"),
        ("score(service) > -1", "bad-condition", 17, "'-1'", ""),
        ("score(service) in [1, 2]", "bad-condition", 6, "`in`", "score(service)"),
        ("score(service) has 2", "bad-condition", 6, "`has`", "score(service)"),
    ],
)
def test_what_means_nothing_is_a_fault(text: str, code: str, position: int, message: str, hint: str) -> None:
    (fault,) = check(parse(text), VISIBLE, EVERYTHING)
    assert (fault.code, fault.position) == (code, position)
    assert message in fault.message
    assert hint in fault.hint


def test_every_fault_of_a_condition_is_found_in_order() -> None:
    text = "(blocks == ye or lter == yes) and not (later == yes) and gate(five) == pased"
    faults = check(parse(text), VISIBLE, EVERYTHING)
    assert [fault.code for fault in faults] == [
        "bad-condition",
        "unknown-id",
        "forward-reference",
        "bad-condition",
    ]
    assert [fault.position for fault in faults] == sorted(fault.position for fault in faults)


def test_options_with_endless_digits_are_words() -> None:
    digits = "9" * 6000
    world = Facts(values={"a": digits})
    vocabulary = Vocabulary(questions={"a": Subject("choice", (digits,))}, sections=(), gates=())
    assert holds(parse("a < 3"), world) is None
    assert holds(parse("a == 3"), world) is False
    assert [fault.code for fault in check(parse("a < 3"), vocabulary, vocabulary)] == ["bad-condition"]


# A second, plain reading of the same language: nested tuples, decided by tables.

Tree = tuple[Any, ...]

NUMBERS = ["-3", "0", "0.5", "2", "2.0", "4", "100"]
WORDS = ["yes", "no", "not_passed", "b-2", "4-6"]
QUOTED = ['"two words"', "'it is'", '"and"', '"4"']
NAMES = ["a", "b", "c_d", "PR-01"]

literals = st.sampled_from(NUMBERS + WORDS + QUOTED)
names = st.sampled_from(NAMES)
leaves = st.one_of(
    st.tuples(st.just("compare"), names, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), literals),
    st.tuples(st.just("in"), names, st.booleans(), st.lists(literals, min_size=1, max_size=3)),
    st.tuples(st.just("has"), names, literals),
    st.tuples(st.just("answered"), names),
    st.tuples(st.just("red_flag"), names),
    st.tuples(st.just("score"), names, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), literals),
    st.tuples(
        st.just("gate"), names, st.sampled_from(["==", "!="]), st.sampled_from(["passed", "undecided"])
    ),
)
trees: st.SearchStrategy[Tree] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(st.just("not"), inner),
        st.tuples(st.sampled_from(["and", "or"]), st.lists(inner, min_size=2, max_size=3)),
    ),
    max_leaves=8,
)
worlds = st.builds(
    Facts,
    values=st.dictionaries(
        names,
        st.one_of(
            st.sampled_from(["yes", "no", "4", "4.0", "2", "4-6", "two words"]),
            st.sampled_from([Fraction(2), Fraction(1, 2), Fraction(-3), Fraction(1, 3)]),
        ),
    ),
    scores=st.dictionaries(names, st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(100)])),
    gates=st.dictionaries(names, st.sampled_from(["passed", "not_passed", "undecided"])),
    flags=st.dictionaries(names, st.sampled_from([True, False, None])),
)
BINDING = {"or": 1, "and": 2}


def written(tree: Tree, around: int = 0) -> str:
    """Write a tree with as few parentheses as the language allows."""
    match tree:
        case ("compare", name, operator, literal):
            return f"{name} {operator} {literal}"
        case ("in", name, negated, [*several]):
            return f"{name}{' not' if negated else ''} in [{', '.join(map(str, several))}]"
        case ("has", name, literal):
            return f"{name} has {literal}"
        case ("score" | "gate" as function, name, operator, literal):
            return f"{function}({name}) {operator} {literal}"
        case ("answered" | "red_flag" as function, name):
            return f"{function}({name})"
        case ("not", inner):
            return f"not {written(inner, 3)}"
        case (str(word), [*parts]):
            text = f" {word} ".join(written(part, BINDING[word] + 1) for part in parts)
            return f"({text})" if around > BINDING[word] else text
    raise AssertionError(tree)


def expected(tree: Tree, world: Facts) -> Truth:
    """Decide a tree the long way: unknown is half-way between false and true."""
    match tree:
        case ("not", inner):
            return {True: False, False: True, None: None}[expected(inner, world)]
        case ("and" | "or" as word, [*parts]):
            ranks = [{False: 0, None: 1, True: 2}[expected(part, world)] for part in parts]
            return (False, None, True)[min(ranks) if word == "and" else max(ranks)]
        case ("answered", str(name)):
            return name in world.values
        case ("red_flag", str(name)):
            return world.flags.get(name)
        case ("in", str(name), bool(negated), [*several]):
            found = [compared(world.values.get(name), "==", str(each)) for each in several]
            return None if None in found else (True in found) is not negated
        case ("has", str(name), _):
            return None if name not in world.values else False
        case (str(function), str(name), str(operator), str(literal)):
            known: Mapping[str, Value] = {
                "compare": world.values,
                "score": world.scores,
                "gate": dict.fromkeys(NAMES, "undecided") | dict(world.gates),
            }[function]
            return compared(known.get(name), operator, literal)
    raise AssertionError(tree)


def compared(value: Value | None, operator: str, literal: str) -> Truth:
    if value is None:
        return None
    left, right = numeric(value), numeric(literal)
    if operator in ("==", "!="):
        same = left == right if None not in (left, right) else value == literal.strip("\"'")
        return same is (operator == "==")
    if left is None or right is None:
        return None
    return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[operator]


def numeric(value: Value) -> Fraction | None:
    try:
        return Fraction(value) if isinstance(value, str | Fraction) else None
    except ValueError:
        return None


@given(trees, worlds)
def test_any_condition_is_decided_as_a_plain_reading_does(tree: Tree, world: Facts) -> None:
    assert holds(parse(written(tree)), world) is expected(tree, world)


@given(trees, trees, worlds)
def test_combined_conditions_hold_when_both_do_and_read_back(first: Tree, second: Tree, world: Facts) -> None:
    one, other = parse(written(first)), parse(written(second))
    combined = combine(one, other)
    assert combined is not None
    both: Tree = ("and", [first, second])
    assert holds(combined, world) is expected(both, world)
    assert holds(parse(combined.text), world) is expected(both, world)


@given(trees)
def test_every_name_is_found_where_it_stands(tree: Tree) -> None:
    condition = parse(written(tree))
    found = references(condition)
    assert [each.name for each in found] == list(names_in(tree))
    assert all(condition.text.startswith(each.name, each.position) for each in found)
    assert list(found) == sorted(found, key=lambda each: each.position)


def names_in(tree: Tree) -> Iterator[str]:
    match tree:
        case ("not", inner):
            yield from names_in(inner)
        case ("and" | "or", [*parts]):
            for part in parts:
                yield from names_in(part)
        case (_, str(name), *_):
            yield name


KEYWORDS = ["and", "or", "not", "in", "has", "score(", "gate(", "answered(", "red_flag("]
MARKS = ["(", ")", "[", "]", ",", "==", "=", "!=", "<", "<=", "!", "&", '"', "'"]
pieces = st.sampled_from([*KEYWORDS, *MARKS, "a", "yes", "3", "-1", ".5", "'x'", "é", "😀"])


@given(
    st.one_of(st.text(max_size=60), st.lists(pieces, max_size=25).map(" ".join), st.text().map("(".__add__))
)
def test_any_text_is_a_condition_or_refused_in_its_place(text: str) -> None:
    try:
        condition = parse(text)
    except ConditionError as error:
        assert 0 <= error.position <= len(text)
        assert error.message
    else:
        assert isinstance(condition, Condition)
        assert holds(condition, FACTS) in (True, False, None)
        check(condition, VISIBLE, EVERYTHING)


@pytest.mark.parametrize(
    "piece", ["(", "not ", "[", "a in [", "'", "a == b and ", "answered(", "-", "\0", "((a"]
)
def test_hostile_repetition_is_refused_at_once(piece: str) -> None:
    with pytest.raises(ConditionError):
        parse((piece * 100_000)[:100_000])
    with pytest.raises(ConditionError):
        parse((piece * 2000)[: 2000 - 2000 % len(piece)])
