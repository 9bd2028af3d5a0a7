"""`cxaudit explain`: what a problem code means, and what to do about it."""

from typing import Annotated

import typer


def explain(
    code: Annotated[
        str, typer.Argument(metavar="[CODE]", help="The word in brackets behind a problem, as unknown-id.")
    ] = "",
) -> None:
    """Explain a problem code: what it means, and what to do. Without a code, list all of them.

    Example: cxaudit explain inert-weight
    """
    from cxaudit.cli.boundary import print_text
    from cxaudit.diagnostics.page import explanations
    from cxaudit.problems import CallError, did_you_mean
    from cxaudit.text import one_line

    known = explanations()
    plain = code.strip().strip("[]").lower()
    if not plain:
        print_text("".join(f"{each}\n" for each in sorted(known)))
        return
    if plain not in known:
        message = f"There is no problem code {one_line(code)!r}."
        raise CallError(message, hint=did_you_mean(plain, known) or "`cxaudit explain` lists every code.")
    print_text(f"{plain}\n\n{known[plain]}\n")
