"""The registry of figures that others measured: read strictly, printed when asked for, never counted with."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from cxaudit.files.document import read_document
from cxaudit.files.table import FAILED, Key, Many, Number, OneOf, Table, Text
from cxaudit.files.yaml import read_text
from cxaudit.problems import Problem, UnusableFileError, errors
from cxaudit.report.appendix import FigureRow
from cxaudit.value import Value, dataclass
from cxaudit.wording import say

REGISTRY = Path(__file__).with_name("figures.yaml")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Figure(Value):
    """One figure as the registry holds it. `n` is the sample's size; 0 or '' where it is not known."""

    id: str
    text: str
    attributed_to: str
    cited_in: str
    status: Literal["traced", "contested", "anecdotal", "vendor", "not_traced"]
    original: str = ""
    year: int = 0
    country: str = ""
    n: int = 0
    caution: str = ""
    not_shown: str = ""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Figures(Value):
    """The whole registry."""

    figures: tuple[Figure, ...]


FIGURE = Table(
    "figure",
    Figure,
    (
        Key("id", Text(), "Stable name.", "C-78"),
        Key("text", Text(), "The figure as it may be printed."),
        Key("attributed_to", Text(), "Whom the article names for it."),
        Key("cited_in", Text(), "The article in which it was met."),
        Key("original", Text(), "Whoever measured or first said it."),
        Key("year", Number(1900, 2100, whole=True), "When it was measured."),
        Key("country", Text(), "Where."),
        Key("n", Number(1, whole=True), "How many were asked."),
        Key(
            "status",
            OneOf("traced", "contested", "anecdotal", "vendor", "not_traced"),
            "How far it was traced.",
        ),
        Key("caution", Text(), "What to keep in mind."),
        Key("not_shown", Text(), "Why it is never printed."),
    ),
)
FIGURES = Table("registry", Figures, (Key("figures", Many(FIGURE, least=1), "Every figure."),))


def read_figures(path: Path = REGISTRY) -> tuple[Figure, ...]:
    """Return every figure of a registry, shown or not. Raises `UnusableFileError` with all its problems."""
    text, problems = read_text(path, shown=path.name)
    found, _, reading = read_document(text, path.name, "figures", FIGURES)
    if found is FAILED or errors((*problems, *reading.problems)):
        raise _unusable(path, (*problems, *reading.problems))
    figures: tuple[Figure, ...] = found.figures
    return figures


def _unusable(path: Path, problems: tuple[Problem, ...]) -> UnusableFileError:
    return UnusableFileError(
        f"The registry of figures {path.name} cannot be used.",
        problems=problems,
        hint="Install cxaudit again.",
    )


def context() -> Iterable[FigureRow]:
    """Yield the figures that are shown, each with its source, its status and what to keep in mind."""
    for figure in read_figures():
        if figure.not_shown:
            continue
        yield FigureRow(
            id=figure.id,
            text=figure.text,
            source=_source(figure),
            status=_status(figure),
            caution=figure.caution,
            verified=say("report.figure_not_verified"),
        )


def _source(figure: Figure) -> str:
    met = {"cited_in": figure.cited_in, "who": figure.attributed_to}
    if figure.status != "traced":
        return say("report.figure_attributed", **met)
    n = f"{figure.n:,}" if figure.n else ""
    known = [figure.country, str(figure.year or ""), say("report.figure_n", n=n) if n else ""]
    return say(
        "report.figure_original", original=figure.original, known=", ".join(filter(None, known)), **met
    )


def _status(figure: Figure) -> str:
    words = {
        "traced": say("report.figure_traced"),
        "contested": say("report.figure_contested"),
        "anecdotal": say("report.figure_anecdotal"),
        "vendor": say("report.figure_vendor"),
        "not_traced": say("report.figure_not_traced"),
    }
    return words[figure.status]
