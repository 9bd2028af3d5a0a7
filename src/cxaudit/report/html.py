"""Report -> one HTML file that needs nothing else: no script, no network, no font of its own."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from cxaudit.report.labels import labels
from cxaudit.report.look import WHOLE, Look, Short
from cxaudit.report.model import Report

_TEMPLATES = Path(__file__).parent / "templates"


def render_html(report: Report, look: Look = WHOLE) -> str:
    """Return the report as one HTML document whose policy allows its own style sheet and no more."""
    css = _style()
    shown = {"report": report, "short": Short.of(report) if look.short else None}
    return _template().render(**shown, say=labels(), css=Markup(css), policy=_policy(css)) + "\n"


def _policy(css: str) -> str:
    digest = b64encode(sha256(css.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


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
