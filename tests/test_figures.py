"""Figures that others measured: in one registry, printed only when asked for, known to nothing else."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from cxaudit.audit.record import Audit
from cxaudit.plan.make import make_plan
from cxaudit.problems import UnusableFileError
from cxaudit.report.build import build
from cxaudit.report.figures import REGISTRY, context, read_figures
from cxaudit.report.html import render_html
from cxaudit.report.json import render_json
from cxaudit.report.markdown import render_markdown
from cxaudit.report.model import Report
from cxaudit.scoring.score import score
from test_report_cases import EXAMPLES, example

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "cxaudit"
FIGURES = {figure.id: figure for figure in read_figures()}
KEPT_BACK = {"C-93", "C-41"}


def reported(audit: Audit, *, with_context: bool) -> Report:
    card = score(audit)
    return build(audit, card, make_plan(audit, card), with_context=with_context)


# --- the registry


def test_the_registry_holds_the_six_figures_of_the_articles() -> None:
    assert set(FIGURES) == {"C-78", "C-62", "C-12", "C-5x25", "C-93", "C-41"}
    assert {id_ for id_, figure in FIGURES.items() if figure.not_shown} == KEPT_BACK
    for figure in FIGURES.values():
        assert figure.caution and figure.cited_in and figure.attributed_to
        assert figure.status != "traced" or (figure.original and figure.year and figure.n and figure.country)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("figures/1", "questionnaire/1"), "wrong-kind"),
        (("figures/1", "figures/2"), "newer-format"),
        (("    caution:", "    warning:"), "unknown-key"),
        (("    attributed_to: Glance\n", ""), "missing-key"),
        (("status: traced", "status: certain"), "wrong-value"),
        (("n: 1018", "n: many"), "wrong-type"),
        (("id: C-78", "id: &a C-78"), "yaml-anchor"),
    ],
)
def test_the_registry_is_read_strictly(tmp_path: Path, change: tuple[str, str], code: str) -> None:
    path = tmp_path / "figures.yaml"
    path.write_text(REGISTRY.read_text(encoding="utf-8").replace(*change, 1), encoding="utf-8")
    with pytest.raises(UnusableFileError) as caught:
        read_figures(path)
    assert code in {problem.code for problem in caught.value.problems}


# --- in a report


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_report_has_a_figure_unless_asked(name: str) -> None:
    report = reported(example(name), with_context=False)
    assert report.context == ()
    for page in (render_html(report), render_markdown(report), render_json(report)):
        assert "American Express" not in page and "Not verified by cxaudit" not in page
    assert "What others have measured" not in render_html(report) + render_markdown(report)


@pytest.mark.parametrize("render", [render_html, render_markdown, render_json])
def test_each_figure_is_printed_with_its_source_and_its_reserve(render: object) -> None:
    page = render(reported(example("store"), with_context=True)).replace("\\", "")  # type: ignore[operator]
    assert page.count("Not verified by cxaudit.") == len(FIGURES) - len(KEPT_BACK)
    assert page.count("Status: ") == len(FIGURES) - len(KEPT_BACK)
    for said in (
        "American Express, Global Customer Service Barometer (US, 2011, n = 1,018), as re-told in",
        "because of poor service",
        "72% share good ones",
        "one unresolved bad one",
        "depend on industry and method",
        "original not seen",
    ):
        assert said in page, said
    assert "93%" not in page and "41%" not in page


def test_the_section_stands_behind_the_method() -> None:
    page = render_markdown(reported(example("store"), with_context=True))
    heads = re.findall(r"^## (.+)$", page, re.MULTILINE)
    assert heads[-4:] == [
        "How this report was made", "What others have measured", "What the words mean", "About this report",
    ]  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_figure_changes_nothing_else_in_a_report(name: str) -> None:
    plain, told = (reported(example(name), with_context=wanted) for wanted in (False, True))
    assert told.context == tuple(context())
    assert replace(told, context=()) == plain


def test_nothing_but_that_section_reads_the_registry() -> None:
    readers = set()
    for path in PACKAGE.rglob("*.py"):
        name = path.relative_to(PACKAGE).as_posix()
        text = path.read_text(encoding="utf-8")
        if "figures.yaml" in text:
            assert name == "report/figures.py"
        for node in ast.walk(ast.parse(text)):
            names = (
                [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            )
            module = (node.module or "") if isinstance(node, ast.ImportFrom) else ""
            if any("report.figures" in f"{module}.{each}" for each in names):
                readers.add(name)
    assert readers == {"report/build.py"}


# --- nowhere else

_WORDS = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty fifty hundred"
_NUMBER = rf"(?:\d[\d.,]*|{'|'.join(_WORDS.split())})"
FIGURE = re.compile(
    r"\d[\d.,]*\s*(?:%|percent|per cent)|\bper ?cent(?:age)?\b"
    rf"|\b{_NUMBER}(?:\s*(?:to|-|–)\s*{_NUMBER})?[ -]times\b|\b{_NUMBER}-?fold\b|\b\d+x\b"
    rf"|(?<![\w:.])\d+\s?:\s?1\b(?!:)|\b{_NUMBER} (?:good|positive|bad|negative)\b",
    re.IGNORECASE,
)
OURS = {
    "README.md": {"eight times", "twenty times"},
    "questionnaires/customer-journey.yaml": {"three times"},
    "questionnaires/omnichannel-and-technology.yaml": {"nine times"},
    "questionnaires/service-and-process.yaml": {"five times", "nine times"},
    "docs/scoring.md": {"87.5%", "100%", "33 %", "80 %"},
}
"""What stands there for our own method, our own speed, our own advice; none of it was measured elsewhere."""


def shown_texts() -> Iterator[tuple[str, str]]:
    """Yield what users are shown, by file: questionnaires, wording, templates, examples, pages."""
    paths = [*(ROOT / "questionnaires").glob("*.yaml"), *(ROOT / "examples").rglob("*.yaml")]
    paths += [*(PACKAGE / "report" / "templates").glob("*.j2")]
    paths += [*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"]
    for path in paths:
        text = path.read_text(encoding="utf-8")
        said = re.sub(r"\{[%{].*?[%}]\}", "", text) if path.suffix == ".j2" else text
        yield path.relative_to(ROOT).as_posix(), said
    for path in (PACKAGE / "wording" / "en").glob("[!_]*.py"):
        texts = import_module(f"cxaudit.wording.en.{path.stem}").TEXTS
        yield path.relative_to(ROOT).as_posix(), "\n".join(texts.values())


REPORTS = {"33%", "80%", *OURS["questionnaires/service-and-process.yaml"]}
"""What the finished examples in docs/examples may say: the shares of our method, and our own advice."""


def found_in(text: str) -> set[str]:
    return {" ".join(match.group().split()) for match in FIGURE.finditer(text)}


def test_no_text_has_a_figure_that_is_not_registered() -> None:
    unregistered: dict[str, set[str]] = {}
    for name, text in shown_texts():
        allowed = REPORTS if name.startswith("docs/examples/") else OURS.get(name, set())
        unregistered[name] = found_in(text) - allowed
    found = {name: figures for name, figures in unregistered.items() if figures}
    assert not found, (
        f"register it in {REGISTRY.name}, or, if it is our own advice or method, add it to OURS: {found}"
    )


def test_what_is_allowed_is_there() -> None:
    texts = dict(shown_texts())
    assert {name: allowed - found_in(texts[name]) for name, allowed in OURS.items()} == {
        n: set() for n in OURS
    }


@pytest.mark.parametrize(
    "said",
    ["80 %", "12 positive", "80%", "12 percent", "a large percentage",
     "5 times", "five to 25 times", "5-25 times",
     "12:1", "tenfold", "3-fold", "10x", "12.5 per cent"],
)  # fmt: skip
def test_the_search_finds_what_it_is_for(said: str) -> None:
    assert FIGURE.search(f"It is said that {said} is so.")


@pytest.mark.parametrize("said", ["at times", "2:11: error", "line 3:1:", "12:30", "a folder", "{rated}"])
def test_the_search_leaves_the_rest_alone(said: str) -> None:
    assert not FIGURE.search(said)


def test_every_registered_figure_would_be_found_elsewhere() -> None:
    assert all(found_in(figure.text) for figure in FIGURES.values())
