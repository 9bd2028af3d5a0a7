"""How much a file from outside may hold."""

from cxaudit.value import Value, dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Limits(Value):
    """What a file may hold at most: bytes, levels of nesting, values, digits of one number."""

    bytes: int = 8 * 1024 * 1024
    depth: int = 40
    nodes: int = 300_000
    digits: int = 100

    @property
    def size(self) -> str:
        """The size limit, in words."""
        return f"{self.bytes / 1024 / 1024:.3g} MiB"


LIMITS = Limits()
