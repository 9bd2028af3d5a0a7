"""What Jinja made of our templates, kept where Python keeps what it made of our modules: in `__pycache__`.

Compiling them takes as long as most reports take otherwise. As with modules, nothing is written where
PYTHONDONTWRITEBYTECODE is set, and where the folder cannot be written they are compiled every time.
"""

import marshal
import os
import sys
from contextlib import suppress
from hashlib import sha256
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path

from jinja2 import compiler
from jinja2.bccache import Bucket, BytecodeCache

from cxaudit import __version__


class Compiled(BytecodeCache):
    """Keeps templates compiled, each in a file of its own: what it was made from and by, then the code."""

    def __init__(self, templates: Path) -> None:
        self._templates = templates
        made_by = Path(compiler.__file__).stat()
        self._made_by = f"{MAGIC_NUMBER.hex()} {__version__} {made_by.st_size} {made_by.st_mtime_ns} "

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002
        """Return the name of the template."""
        return name

    def get_source_checksum(self, source: str) -> str:
        """Return what changes with the template, and with the Python, Jinja and cxaudit that compile it."""
        return sha256((self._made_by + source).encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if a file of the same source is there."""
        with suppress(OSError, NotImplementedError, EOFError, ValueError, TypeError):
            made_of, code = self._place(bucket).read_bytes().split(b"\n", 1)
            if made_of == bucket.checksum.encode():
                bucket.code = marshal.loads(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the file whole or not at all."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError, NotImplementedError):
            place = self._place(bucket)
            place.parent.mkdir(exist_ok=True)
            beside = place.with_name(f"{place.name}.{os.getpid()}")
            try:
                beside.write_bytes(bucket.checksum.encode() + b"\n" + marshal.dumps(bucket.code))
                beside.replace(place)
            finally:
                beside.unlink(missing_ok=True)

    def _place(self, bucket: Bucket) -> Path:
        return Path(cache_from_source(str(self._templates / bucket.key)))
