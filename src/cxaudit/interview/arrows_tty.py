"""A terminal that hands over every key at once, and how it is put back as it was.

Ctrl-C stays a signal, so that it is heard while answers are saved. Stopping with Ctrl-Z and ending with
Ctrl-backslash are switched off: both would leave the terminal as it is here.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

if sys.platform != "win32":
    import termios

    @contextmanager
    def each_key(number: int) -> Iterator[None]:
        """Have the terminal of this file number hand over keys unechoed; anything else is left alone."""
        try:
            before = termios.tcgetattr(number)
        except termios.error:
            yield
            return
        now = termios.tcgetattr(number)
        now[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        now[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
        now[6][termios.VMIN], now[6][termios.VTIME] = 1, 0
        now[6][termios.VSUSP] = now[6][termios.VQUIT] = b"\x00"
        try:
            termios.tcsetattr(number, termios.TCSANOW, now)
            yield
        finally:
            with suppress(termios.error):
                termios.tcsetattr(number, termios.TCSANOW, before)

    def is_gone(number: int) -> bool:
        """Whether this file number is a terminal whose window was closed."""
        try:
            termios.tcgetattr(number)
        except termios.error as error:
            return bool(error.args) and error.args[0] in _GONE
        return False

    from errno import EIO, ENXIO

    _GONE = (EIO, ENXIO)
