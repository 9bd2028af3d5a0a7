"""Frozen values: dataclasses whose methods are written once here instead of generated for each class.

Generating them, as the standard library does, took `@dataclass(frozen=True)` a fifth of a millisecond a
class, at every start of the program, and the `__init__` it made was slower than this one. Values have no
slots: one that was read takes over the very dict its fields were collected in.
"""

import dataclasses
from collections.abc import Callable, Collection
from dataclasses import MISSING, FrozenInstanceError, fields
from typing import TYPE_CHECKING, Any, ClassVar, Self

__all__ = ["Shape", "Value", "dataclass"]


class Shape:
    """What a class of values looks like: its fields in order, and what they hold if nothing is given."""

    __slots__ = (
        "_defaults",
        "_fitting",
        "_names",
        "_placed",
        "_required",
        "compared",
        "factories",
        "kept",
        "shown",
    )

    def __init__(self, of: type) -> None:
        declared = fields(of)
        self._names = tuple(f.name for f in declared)
        self._placed = tuple(f.name for f in declared if f.init)
        self._defaults = {f.name: f.default for f in declared if f.default is not MISSING}
        made = {f.name: f.default_factory for f in declared if f.default_factory is not MISSING}
        self.factories = tuple(made.items())
        self._fitting = frozenset(self._placed)
        self._required = frozenset(self._names) - self._defaults.keys() - made.keys()
        self.kept = frozenset(self._names).difference(self._placed)
        self.compared = tuple(f.name for f in declared if f.compare)
        self.shown = tuple(f.name for f in declared if f.repr)

    def has(self, name: str) -> bool:
        """Return whether there is a field of that name."""
        return name in self._names

    def defaults(self, names: Collection[str]) -> dict[str, Any]:
        """Return what those of the fields `names` hold that need not be given."""
        held = {**self._defaults, **{name: make() for name, make in self.factories}}
        return {name: held[name] for name in names if name in held}

    def checked(self, placed: tuple[Any, ...], given: dict[str, Any]) -> dict[str, Any]:
        """Return what was given by place and by name, by name. Raises `TypeError` where it does not fit."""
        if not placed and self._required <= given.keys() and self._fitting.issuperset(given):
            return given
        named = dict(zip(self._placed, placed, strict=False))
        missing, unknown = self._required - named.keys() - given.keys(), given.keys() - set(self._placed)
        twice = named.keys() & given.keys()
        if missing or unknown or twice or len(placed) > len(named):
            raise TypeError(f"missing {sorted(missing)}, unknown {sorted(unknown)}, twice {sorted(twice)}")
        return {**named, **given}


class Value:
    """The base of a frozen dataclass; behaves as if `__init__` and all the others were generated for it."""

    shape: ClassVar[Shape]

    def __init__(self, /, *placed: Any, **given: Any) -> None:
        _fill(self, self.shape, self.shape.checked(placed, given))

    @classmethod
    def made_of(cls, given: dict[str, Any]) -> Self:
        """Return a value of fields known to fit, which takes over the dict: readers make values so."""
        made = cls.__new__(cls)
        _fill(made, cls.shape, given)
        return made

    def but(self, **changes: Any) -> Self:
        """Return a copy in which some fields, known to fit, hold something else: a quick `replace`."""
        kept = self.shape.kept
        held = {name: value for name, value in vars(self).items() if name not in kept}
        return self.made_of({**held, **changes})

    def __setattr__(self, name: str, _: Any) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self is other or _compared(self) == _compared(other)

    def __hash__(self) -> int:
        return hash(_compared(self))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.shape.shown)
        return f"{type(self).__qualname__}({shown})"


def _fill(value: Value, shape: Shape, given: dict[str, Any]) -> None:
    """Let a new value hold what was given. A default needs no place in it: it is found in the class."""
    for name, make in shape.factories:
        if name not in given:
            given[name] = make()
    object.__setattr__(value, "__dict__", given)


def _compared(value: Value) -> tuple[Any, ...]:
    return tuple([getattr(value, name) for name in value.shape.compared])


if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, kw_only=False, **how: bool) -> Callable[[type], type]:
        """Make a dataclass of a subclass of `Value`; to a type checker, this is the standard library's."""
        if how != {"frozen": True, "eq": False, "repr": False}:
            raise TypeError("a Value is frozen, and compares and shows itself as all of them do")

        def made(cls: type) -> type:
            """Return the class as a dataclass that knows its shape."""
            whole = dataclasses.dataclass(kw_only=kw_only, init=False, eq=False, repr=False)(cls)
            whole.shape = Shape(whole)
            return whole

        return made
