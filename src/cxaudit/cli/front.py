"""Which way a person is asked: by arrow keys on a terminal that can do it, else in plain lines."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from cxaudit.cli.boundary import print_text
from cxaudit.interview.front import Front
from cxaudit.interview.line import LineFront
from cxaudit.interview.stops import at_a_terminal


def wants_plain() -> bool:
    """Whether the environment asks for plain lines: any CXAUDIT_PLAIN but 0 does."""
    return os.environ.get("CXAUDIT_PLAIN", "") not in ("", "0")


def _is_terminal() -> bool:
    """Whether keys and cursor can be used: a terminal on both sides that is not a dumb one."""
    return os.environ.get("TERM", "") != "dumb" and at_a_terminal()


@contextmanager
def front_end(*, plain: bool, quiet_scores: bool) -> Iterator[Front]:
    """Give the front end for this terminal; afterwards the terminal is as it was before."""
    if not plain and not wants_plain() and _is_terminal():
        from cxaudit.interview.arrows import ArrowFront
        from cxaudit.interview.arrows_terminal import terminal

        if found := terminal():
            with found.opened():
                yield ArrowFront(found, quiet_scores=quiet_scores)
            return
    yield LineFront(out=lambda line: print_text(line + "\n"), quiet_scores=quiet_scores)
