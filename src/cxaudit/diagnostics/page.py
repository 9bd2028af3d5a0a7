"""What the page on problems says of each code, as plain text."""

import re

from cxaudit.problems import CallError
from cxaudit.questionnaire.library import bundled

_LINK = r"\[([^\]\n]+)\]\([^)\n]*\)"


def explanations() -> dict[str, str]:
    """Return what the page says of every code. Raises `CallError` if it is not there."""
    path = bundled("docs") / "problems.md"
    try:
        return paragraphs(path.read_text(encoding="utf-8"))
    except OSError:
        raise CallError(
            "The page on problems is missing.", hint="Install cxaudit again; its files are not all there."
        ) from None


def paragraphs(page: str) -> dict[str, str]:
    """Return what a page says of each code, links and emphasis made plain."""
    found = {}
    for part in re.split(r"^##+ ", page, flags=re.MULTILINE)[1:]:
        title, _, said = part.partition("\n")
        plain = re.sub(_LINK, r"\1", said.strip()).replace("**", "")
        found[title.strip()] = re.sub(r"^\*(.+?)\*", r"\1", plain)
    return {title: said for title, said in found.items() if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", title)}
