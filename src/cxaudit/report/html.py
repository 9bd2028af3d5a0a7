"""Report -> one HTML file that needs nothing else: no script, no network, no font of its own."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from cxaudit.report.brand import Brand
from cxaudit.report.labels import labels
from cxaudit.report.look import WHOLE, Look, Short
from cxaudit.report.model import Report

_TEMPLATES = Path(__file__).parent / "templates"


def render_html(report: Report, look: Look = WHOLE) -> str:
    """Return the report as one HTML document whose policy allows its own style sheet and no more."""
    css = _style() + _own_style(look.brand)
    shown = {"report": report, "short": Short.of(report) if look.short else None, "brand": look.brand}
    return _template().render(**shown, say=labels(), css=Markup(css), policy=_policy(css)) + "\n"


def _policy(css: str) -> str:
    digest = b64encode(sha256(css.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


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
def _style() -> str:
    texts = ((_TEMPLATES / name).read_text(encoding="utf-8") for name in ("report.css", "parts.css"))
    return "".join(texts).replace("\r\n", "\n")


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2")
