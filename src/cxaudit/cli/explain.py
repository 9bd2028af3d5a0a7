"""`cxaudit explain`: what a problem code means, and what to do about it."""

import re
from typing import Annotated

import typer

_LINK = r"\[([^\]\n]+)\]\([^)\n]*\)"


def explain(
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="The word in brackets behind a problem, as unknown-id.")
    ],
) -> None:
    """Explain a problem code: what it means, and what to do.

    Example: cxaudit explain inert-weight
    """
    from cxaudit.cli.boundary import print_text
    from cxaudit.problems import CallError, did_you_mean
    from cxaudit.text import one_line

    known = paragraphs(_page())
    plain = code.strip().strip("[]").lower()
    if plain not in known:
        message = f"There is no problem code {one_line(code)!r}."
        raise CallError(
            message, hint=did_you_mean(plain, known) or "`cxaudit validate` shows codes in brackets."
        )
    print_text(f"{plain}\n\n{known[plain]}\n")


def paragraphs(page: str) -> dict[str, str]:
    """Return what the page on problems says of each code, links and emphasis made plain."""
    found = {}
    for part in re.split(r"^##+ ", page, flags=re.MULTILINE)[1:]:
        title, _, said = part.partition("\n")
        plain = re.sub(_LINK, r"\1", said.strip()).replace("**", "")
        found[title.strip()] = re.sub(r"^\*(.+?)\*", r"\1", plain)
    return {title: said for title, said in found.items() if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", title)}


def _page() -> str:
    from cxaudit.problems import CallError
    from cxaudit.questionnaire.library import bundled

    path = bundled("docs") / "problems.md"
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        raise CallError(
            "The page on problems is missing.", hint="Install cxaudit again; its files are not all there."
        ) from None
