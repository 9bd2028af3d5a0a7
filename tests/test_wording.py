"""Every text is in a catalogue, every text there is used; numbers and dates read the same everywhere."""

import ast
import importlib
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cxaudit
from cxaudit.wording import count, day, long_day, percent, points, say

PACKAGE = Path(cxaudit.__file__).parent
EN = PACKAGE / "wording" / "en"


def catalogues() -> dict[str, dict[str, str]]:
    names = sorted(path.stem for path in EN.glob("*.py") if path.stem != "__init__")
    return {name: importlib.import_module(f"cxaudit.wording.en.{name}").TEXTS for name in names}


def texts() -> dict[str, str]:
    return {key: text for catalogue in catalogues().values() for key, text in catalogue.items()}


def gaps(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


@dataclass(frozen=True)
class Use:
    """One call of `say`: the keys it can mean (none if they are made elsewhere), and the gaps it fills."""

    where: str
    keys: tuple[str, ...]
    fills: frozenset[str]
    open_ended: bool

    def faults(self, known: dict[str, str]) -> Iterator[str]:
        for key in self.keys:
            wanted = gaps(known[key]) if key in known else frozenset()
            if key not in known:
                yield f"{self.where}: no text {key}"
            elif not self.fills <= wanted or (wanted != self.fills and not self.open_ended):
                yield f"{self.where}: {key} has the gaps {sorted(wanted)}, given {sorted(self.fills)}"


def literals(node: ast.expr) -> tuple[str, ...]:
    """The keys an argument can be: a literal, or one of two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return (node.value,)
    return literals(node.body) + literals(node.orelse) if isinstance(node, ast.IfExp) else ()


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PACKAGE.glob("**/*.py")):
        if path.parent != EN:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def uses_in_python() -> Iterator[Use]:
    for path, tree in sources():
        if "cxaudit.wording" not in path.read_text(encoding="utf-8") and path.parent != EN.parent:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                yield Use(
                    where=f"{path.relative_to(PACKAGE)}:{node.lineno}",
                    keys=literals(node.args[0]),
                    fills=frozenset(keyword.arg for keyword in node.keywords if keyword.arg),
                    open_ended=any(keyword.arg is None for keyword in node.keywords),
                )


def uses_in_templates() -> Iterator[Use]:
    from jinja2 import Environment, nodes

    for path in sorted(PACKAGE.glob("**/*.j2")):
        tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "say":
                first = call.args[0]
                keys = (str(first.value),) if isinstance(first, nodes.Const) else ()
                fills = frozenset(keyword.key for keyword in call.kwargs)
                yield Use(f"{path.name}:{call.lineno}", keys, fills, call.dyn_kwargs is not None)


def mentioned() -> tuple[set[str], tuple[str, ...]]:
    """Every literal text of the sources, and the beginnings of those that are put together."""
    whole, begun = set(), []
    for _, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(first := node.values[0], ast.Constant):
                begun.append(str(first.value))
    in_templates = (key for use in uses_in_templates() for key in use.keys)
    return whole | set(in_templates), tuple(text for text in begun if re.match(r"[a-z]+\.[a-z]", text))


def test_every_use_names_a_text_that_exists_and_fills_exactly_its_gaps() -> None:
    known = texts()
    found = [*uses_in_python(), *uses_in_templates()]
    assert len(found) > 100
    wrong = [fault for use in found for fault in use.faults(known)]
    assert not wrong, "\n".join(wrong)


def test_no_text_is_left_over() -> None:
    whole, begun = mentioned()
    left = [key for key in texts() if key not in whole and not key.startswith(begun)]
    assert not left, f"nobody says {left}"


def test_texts_are_filed_under_their_catalogue_and_named_plainly() -> None:
    for name, catalogue in catalogues().items():
        for key, text in catalogue.items():
            assert re.fullmatch(rf"{name}\.[a-z0-9_]+(\.[a-z0-9_]+)*", key), key
            assert all(gap.isidentifier() for gap in gaps(text)), key
            assert text.strip(), key


def test_a_text_that_does_not_exist_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        say("dates.no_such_text")


def test_braces_in_a_value_stay_as_they_are() -> None:
    said = say("dates.day", weekday="{day}", day="{0}", month="{")
    assert said == "{day} {0} {"


def test_numbers_agree_with_their_nouns() -> None:
    assert [count(n, "question", "questions") for n in (0, 1, 2)] == [
        "0 questions",
        "1 question",
        "2 questions",
    ]


def test_dates_have_english_names_whatever_the_machine_speaks() -> None:
    assert day(date(2026, 12, 12)) == "Sat 12 Dec"
    assert long_day(date(2026, 3, 1)) == "Sunday 1 March 2026"


@pytest.mark.parametrize(
    ("score", "shown"),
    [
        (Fraction(0), "0"),
        (Fraction(1, 1000), "1"),
        (Fraction(1, 2), "1"),
        (Fraction(5, 2), "3"),
        (Fraction(249, 100), "2"),
        (Fraction(997, 10), "99"),
        (Fraction(100), "100"),
        (Fraction(-5, 2), "-3"),
        (Fraction(-1, 9), "-1"),
    ],
)
def test_points_are_rounded_half_up_and_never_invent_0_or_100(score: Fraction, shown: str) -> None:
    assert points(score) == shown


@given(st.fractions(0, 100))
def test_rounding_crosses_no_border_and_moves_less_than_a_point(score: Fraction) -> None:
    borders = [Fraction(n) for n in (20, 40, 60, 80)]
    shown = Fraction(points(score, borders=borders))
    assert abs(shown - score) < 1
    assert all((shown >= border) == (score >= border) for border in borders)
    assert (shown == 0) == (score == 0)
    assert (shown == 100) == (score == 100)


def test_percentages() -> None:
    assert [percent(Fraction(*n)) for n in ((0, 1), (1, 999), (1, 3), (998, 999), (1, 1))] == [
        "0%",
        "1%",
        "33%",
        "99%",
        "100%",
    ]
