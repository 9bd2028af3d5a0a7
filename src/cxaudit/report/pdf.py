"""Report -> PDF: the same HTML, printed by an installed browser or WeasyPrint; tagged, with bookmarks."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from cxaudit.problems import CallError
from cxaudit.report.browser import VARIABLE, BrowserError, find_browser, print_page
from cxaudit.report.look import WHOLE, Look
from cxaudit.report.model import Report
from cxaudit.wording import say

_MOMENT = re.compile(rb"/(CreationDate|ModDate) ?\(D:\d{14}")


def render_pdf(report: Report, look: Look = WHOLE, environment: Mapping[str, str] = os.environ) -> bytes:
    """Return the report as the bytes of a PDF, dated as the audit is.

    Raises `CallError` where there is neither a browser nor WeasyPrint, or neither can print.
    """
    from cxaudit.report.html import render_html

    page = render_html(report, look)
    browser = _browser(environment)
    if browser is None:
        return _dated(_by_weasyprint(page), report)
    try:
        return _dated(print_page(browser, page), report)
    except BrowserError as error:
        message = say("command.browser_failed", browser=browser, said=str(error) or "-")
        raise CallError(message, hint=say("command.browser_hint")) from None


def require_printer(environment: Mapping[str, str] = os.environ) -> None:
    """Raise `CallError` where nothing is there that prints a PDF; nothing is loaded to find out."""
    from importlib.util import find_spec

    if _browser(environment) is None and find_spec("weasyprint") is None:
        raise CallError(say("command.no_pdf"), hint=say("command.no_pdf_hint"))


def _browser(environment: Mapping[str, str]) -> Path | None:
    try:
        return find_browser(environment)
    except BrowserError as error:
        message = say("command.no_such_browser", variable=VARIABLE, name=error)
        raise CallError(message, hint=say("command.browser_hint")) from None


def _by_weasyprint(page: str) -> bytes:
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError):
        raise CallError(say("command.no_pdf"), hint=say("command.no_pdf_hint")) from None
    own_pictures_only = URLFetcher(allowed_protocols=("data",))
    made: bytes = HTML(string=page, url_fetcher=own_pictures_only).write_pdf(pdf_tags=True)
    return made


def _dated(document: bytes, report: Report) -> bytes:
    """Return a PDF that was made on the day of the audit, so that the same report gives the same bytes."""
    moment = report.about.date.replace("-", "").encode() + b"000000"
    return _MOMENT.sub(lambda found: found[0][:-14] + moment, document)
