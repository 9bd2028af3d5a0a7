"""`python -m cxaudit` and the `cxaudit` script."""

import atexit
import gc
import sys


def main() -> None:
    """Run the command line."""
    # Looking for garbage while importing, and all over again at exit, would take a fifth of a short run.
    gc.set_threshold(1_000_000)
    atexit.register(gc.freeze)
    for stream in (sys.stdout, sys.stderr):
        # A Windows pipe may use a code page without our characters: show '?', never fail.
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        from cxaudit.cli.later import SELDOM, put_off

        put_off(SELDOM)
        from cxaudit.cli.app import app

        app()
    except KeyboardInterrupt:
        sys.exit(130)  # before any command had begun: nothing to save, nothing to say


if __name__ == "__main__":
    main()
