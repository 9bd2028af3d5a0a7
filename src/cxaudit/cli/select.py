"""Which codes a call of `validate` wants to hear of: `--select`, `--ignore`, and what is off by default."""

from collections.abc import Collection, Iterable, Sequence

from cxaudit.problems import CallError, Problem, did_you_mean
from cxaudit.text import clean
from cxaudit.value import Value, dataclass

ALL = "all"


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Selection(Value):
    """`only` is None where nothing was selected; it may hold the word `all`."""

    only: frozenset[str] | None = None
    without: frozenset[str] = frozenset()

    def take(self, problems: Iterable[Problem], off: Collection[str] = ()) -> tuple[tuple[Problem, ...], int]:
        """Return the problems that are wanted, and how many were left out.

        Codes in `off` are not there unless they were selected.
        """
        there = [p for p in problems if p.code not in off or self._selects(p.code)]
        kept = tuple(p for p in there if p.code not in self.without and self._takes(p.code))
        return kept, len(there) - len(kept)

    def _takes(self, code: str) -> bool:
        return self.only is None or self._selects(code)

    def _selects(self, code: str) -> bool:
        return self.only is not None and (code in self.only or ALL in self.only)


def selection(select: Sequence[str] | None, ignore: Sequence[str] | None) -> Selection:
    """Return what the options say. Raises `CallError` for a code there is not."""
    only = _codes(select, (ALL,)) if select else None
    return Selection(only=only, without=_codes(ignore) if ignore else frozenset())


def _codes(given: Sequence[str], more: tuple[str, ...] = ()) -> frozenset[str]:
    from cxaudit.codes import CODES

    codes = [code.strip() for part in given for code in part.split(",") if code.strip()]
    if not codes:
        raise CallError("--select and --ignore need a code.", hint="`cxaudit explain` lists every code.")
    for code in codes:
        if code not in CODES and code not in more:
            hint = did_you_mean(code, CODES | {*more}) or "`cxaudit explain` lists every code."
            raise CallError(f"There is no code {clean(code)!r}.", hint=hint)
    return frozenset(codes)
