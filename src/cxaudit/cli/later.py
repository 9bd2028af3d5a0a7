"""Modules that others import and hardly any run uses, loaded only once something in them is asked for.

Typer, PyYAML, Jinja and what they stand on import these for what they seldom do: open a browser, unpack.
Loading them took a fifteenth of a run over one file.
"""

import sys
from collections.abc import Iterable
from functools import partial
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.abc import Loader

SELDOM = (
    "base64",
    "bz2",
    "ipaddress",
    "json",
    "lzma",
    "subprocess",
    "tempfile",
    "textwrap",
    "tokenize",
)
"""Modules of the standard library of which others need no more than the name, on the way to a command."""


def put_off(names: Iterable[str]) -> None:
    """Let an `import` of these modules only promise them, unless they are there already."""
    for name in names:
        spec = find_spec(name) if name not in sys.modules else None
        if spec is not None and spec.loader is not None:
            sys.modules[name] = module = module_from_spec(spec)
            # What a module lacks is asked of its `__getattr__` (PEP 562).
            vars(module)["__getattr__"] = partial(_loaded, module, spec.loader)


def _loaded(module: ModuleType, loader: "Loader", name: str) -> Any:
    """Fill a module that was promised, and return what was asked of it."""
    del vars(module)["__getattr__"]
    loader.exec_module(module)
    return getattr(module, name)
