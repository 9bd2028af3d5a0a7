"""Values behave as frozen dataclasses do, though their methods are not generated."""

import copy
import pickle
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace

import pytest

from cxaudit.problems import Problem, Source
from cxaudit.value import Value, dataclass


@dataclass(frozen=True, eq=False, repr=False)
class Point(Value):
    """A point."""

    x: int
    y: int = 2
    names: list[str] = field(default_factory=list)
    seen: list[int] = field(default_factory=list, init=False, compare=False, repr=False)


def test_a_value_is_a_dataclass() -> None:
    assert is_dataclass(Point)
    assert [f.name for f in fields(Point)] == ["x", "y", "names", "seen"]
    assert repr(Point(1)) == "Point(x=1, y=2, names=[])"


def test_values_are_equal_by_what_they_hold() -> None:
    assert Point(1) == Point(x=1, y=2) != Point(1, 3)
    assert Source(path="a", line=1) != Point(1)
    assert hash(Source(path="a")) == hash(Source(path="a", line=0))


def test_nothing_in_a_value_changes() -> None:
    point = Point(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]  # the point of the test
    with pytest.raises(FrozenInstanceError):
        del point.x
    with pytest.raises(FrozenInstanceError):
        point.z = 2  # type: ignore[attr-defined]  # the point of the test


def test_every_value_has_lists_of_its_own() -> None:
    first, second = Point(1), Point(1)
    first.names.append("a")
    first.seen.append(1)
    assert (second.names, second.seen) == ([], [])
    assert replace(first, x=5).seen == first.but(x=5).seen == []
    assert replace(first, x=5) == first.but(x=5) == Point(5, names=["a"])


@pytest.mark.parametrize(
    ("placed", "named"),
    [
        ((), {}),
        ((), {"y": 1}),
        ((1,), {"z": 1}),
        ((1,), {"x": 1}),
        ((1, 2, [], []), {}),
        ((1,), {"seen": []}),
    ],
)
def test_what_does_not_fit_is_refused(placed: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        Point(*placed, **named)  # type: ignore[arg-type]  # the point of the test


def test_only_what_all_values_are_can_be_asked_for() -> None:
    with pytest.raises(TypeError):
        dataclass(frozen=True)(Point)


def test_a_value_can_be_copied() -> None:
    problem = Problem(code="a", message="b", source=Source(path="c"))
    assert pickle.loads(pickle.dumps(problem)) == copy.deepcopy(problem) == copy.copy(problem) == problem
