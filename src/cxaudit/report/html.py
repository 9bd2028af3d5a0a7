"""Report -> one HTML file that needs nothing else: no network, no font; complete without its script."""

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from cxaudit.report.brand import Brand
from cxaudit.report.charts.ink import COLOURS
from cxaudit.report.compiled import Compiled
from cxaudit.report.delivered_text import pair_table, value_table
from cxaudit.report.drawn import MOST_DRAWN, drawn, gauges, lens_bars
from cxaudit.report.glance import figures, set_on_paper
from cxaudit.report.labels import labels, made_words
from cxaudit.report.look import WHOLE, Look, Short
from cxaudit.report.model import Report
from cxaudit.report.parts import LevelRow
from cxaudit.text import one_line

_TEMPLATES = Path(__file__).parent / "templates"
_COLUMNS = {
    "plan": ("number", "action", "who", "due", "effort", "impact", "kind"),
    "measures": ("count", "for_action", "who", "due", "today", "target"),
    "answers": ("question", "answer", "weight"),
    "lenses": ("view", "score", "answered"),
    "scores": ("section", "level", "score", "answered", "could_be"),
}
"""The labels of the columns of long tables; shorter ones name theirs cell by cell."""
_BETWEEN_BLOCKS = re.compile(
    r"(</?(?:article|dl|div|figure|li|ol|section|table|tbody|thead|tr|ul)[^>{}]*>|</(?:caption|h[1-4]|p|summary|td|th)>)\n+"
)


def render_html(report: Report, look: Look = WHOLE) -> str:
    """Return the report as one HTML document whose policy allows its own style and script, and no more."""
    words, delivered = labels(), report.delivered
    columns = _columns(words)
    return document(
        "report.html.j2",
        _column_style(columns) + _own_style(look.brand) + _foot_style(report, look.brand),
        title=report.first_page.title,
        language=report.language,
        version=report.cxaudit,
        author=look.brand.name if look.brand else "",
        report=report,
        pair_table=pair_table(delivered, words) if delivered else None,
        value_table=value_table(delivered, words) if delivered and delivered.values else None,
        made=made_words(report.about, look.brand),
        short=Short.of(report) if look.short else None,
        brand=look.brand,
        actions=report.plan.ranked,
        columns=columns,
        figures=figures(report),
        most_drawn=MOST_DRAWN,
        paper=set_on_paper(report.first_page, look),
        sections={row.id: row for row in report.scorecard.sections},
        action_ids={action.title: action.id for action in reversed(report.plan.ranked)},
        levels_of=_levels_of(report),
        draw={name: _painted(svg, look.brand) for name, svg in drawn(report).items()},
        gauges={name: _painted(svg, look.brand) for name, svg in gauges(report).items()},
        lens_bars=[(name, _painted(svg, look.brand)) for name, svg in lens_bars(report)],
    )


def document(template: str, own_style: str = "", *, author: str = "", **values: object) -> str:
    """Return a page made of a template, in the report's style and with its script.

    `own_style` is CSS of this page alone. Every page needs the values `title`, `language` and `version`.
    """
    css = _plain(text_of("report.css") + text_of("parts.css") + own_style).replace("\n", "")
    script = _plain(text_of("report.js"))
    page = _environment().get_template(template)
    shown = {"css": Markup(css), "script": Markup(script), "policy": _policy(css, script), "author": author}
    return page.render(say=labels(), **shown, **values) + "\n"


def _painted(svg: str, brand: Brand | None) -> Markup:
    """Return a picture in the brand's own colour, also where the page's style sheet is not asked for it."""
    own = brand.accent if brand else ""
    return Markup(svg.replace(f'"{COLOURS["accent"]}"', f'"{own}"') if own else svg)


def _levels_of(report: Report) -> dict[str, list[LevelRow]]:
    """Return the levels of each section that has its own, and those of all others, by the empty name."""
    found: dict[str, list[LevelRow]] = {"": []}
    for level in report.levels:
        found.setdefault(level.section, []).append(level)
    return found


def _columns(words: Mapping[str, str]) -> dict[str, list[str]]:
    return {table: [words[name] for name in names] for table, names in _COLUMNS.items()}


def _column_style(columns: Mapping[str, Sequence[str]]) -> str:
    """Return what a narrow window says before each cell of a long table, where heads have no room."""
    return "".join(
        f".by-{table} td:nth-child({number}) {{ --label: {_quoted(name + ': ')}; }}\n"
        for table, names in columns.items()
        for number, name in enumerate(names, start=1)
    )


def _quoted(text: str) -> str:
    """Return a text as CSS writes it."""
    return '"' + re.sub(r'["\\<\n]', lambda found: f"\\{ord(found[0]):x} ", text) + '"'


def _policy(css: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def text_of(name: str) -> str:
    """Return the text of one of the templates, style sheets and scripts."""
    return (_TEMPLATES / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _source(name: str) -> str:
    """Return a template without the indentation, and the line ends between blocks, for its author only."""
    return _BETWEEN_BLOCKS.sub(r"\1", _plain(text_of(name)))


def _plain(text: str) -> str:
    return re.sub(r"^ +", "", text, flags=re.MULTILINE)


def _foot_style(report: Report, brand: Brand | None) -> str:
    """Return what stands at the foot of every printed page: who may read it."""
    said = " · ".join(filter(None, (brand.classification if brand else "", report.about.confidentiality)))
    if not said:
        return ""
    how = "font: 8pt sans-serif; color: #444;"
    return f"@media print {{ @page {{ @bottom-left {{ content: {_quoted(one_line(said))}; {how} }} }} }}\n"


def _own_style(brand: Brand | None) -> str:
    """Return the paper and the colours of a brand; both were checked when its file was read."""
    if brand is None:
        return ""
    style = f"@page {{ size: {brand.paper}; }}\n"
    if brand.accent:
        light = f":root {{ --accent: {brand.accent}; }}\n"
        dark = f"@media (prefers-color-scheme: dark) {{ :root {{ --accent: {brand.accent_dark}; }} }}\n"
        style += f"{light}{dark}@media print {{ {light.strip()} }}\n"
    return style


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=Compiled(_TEMPLATES),
        optimized=False,  # there is nothing to fold, and looking for it takes a fifth of the time to compile
    )
