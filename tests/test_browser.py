"""The page in a real browser: nobody is shut out, nothing is asked of the network, nothing is cut off.

Chromium is found on the path, or where CXAUDIT_BROWSER says. Without one, or without the extra `browser`,
these tests are skipped, unless CXAUDIT_REQUIRE_BROWSER=1 asks for them.
"""

import io
import os
import re
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cxaudit.report.html import render_html
from cxaudit.text import one_line
from pages import REPORTS, html_of, nothing_right, portfolio, report_named
from test_charts import LABELS, pictures
from test_report_rendering import HOSTILE

REQUIRED = os.environ.get("CXAUDIT_REQUIRE_BROWSER") == "1"
PAGES = tuple(REPORTS)
JUDGED = tuple(name for name in PAGES if name not in ("wordy", "short", "nothing"))
"""What axe looks at, which takes most of the time; the others have no part that is not in one of these."""
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
}
# Contrast takes most of the time. It depends on the theme alone, and the system decides forced colours;
# all other rules see the same page in either theme.
RULES: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"runOnly": ["color-contrast"]},
    "forced": {"rules": {"color-contrast": {"enabled": False}}},
    "narrow": {"rules": {"color-contrast": {"enabled": False}}},
}
LARGEST = 250_000
pytestmark = pytest.mark.browser


def _program() -> str:
    named = os.environ.get("CXAUDIT_BROWSER", "")
    names = (named, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((found for name in names if name and (found := shutil.which(name))), "")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start one browser for all tests."""
    try:
        from axe_playwright_python.base import AXE_FILE_PATH  # noqa: F401
        from playwright.sync_api import sync_playwright
        from pypdf import PdfReader  # noqa: F401
    except ImportError as missing:
        _without(f"{missing.name} is not installed: pip install 'cxaudit[browser]'")
    if not _program():
        _without("no Chromium is installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=_program(), args=["--no-sandbox"])
        yield started
        started.close()


def _without(reason: str) -> None:
    if REQUIRED:
        pytest.fail(f"CXAUDIT_REQUIRE_BROWSER=1, but {reason}")
    pytest.skip(reason)


@dataclass
class Opened:
    """A page in the browser with everything it said and asked for."""

    page: Any
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Return a function that opens a document offline, in a look of its own."""
    contexts = []

    def open_(html: str, **look: Any) -> Opened:
        path = tmp_path / "report.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(offline=True, **look)
        contexts.append(context)
        found = Opened(context.new_page())
        found.page.on("console", lambda message: found.said.append(message.text))
        found.page.on("pageerror", lambda error: found.said.append(str(error)))
        found.page.on("request", lambda request: found.asked.append(request.url))
        found.page.goto(path.as_uri())
        return found

    yield open_
    for context in contexts:
        context.close()


@cache
def _axe() -> str:
    from axe_playwright_python.base import AXE_FILE_PATH

    return Path(AXE_FILE_PATH).read_text(encoding="utf-8")


def violations(page: Any, rules: dict[str, Any]) -> list[str]:
    """Return what axe finds wrong, each with the first place, everything unfolded."""
    page.evaluate("document.querySelectorAll('details').forEach(each => (each.open = true))")
    page.evaluate(_axe())
    result = page.evaluate("rules => axe.run(document, {resultTypes: ['violations'], ...rules})", rules)
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in result["violations"]]


@pytest.mark.parametrize("look", list(LOOKS))
@pytest.mark.parametrize("name", JUDGED)
def test_nobody_is_shut_out_and_nothing_is_asked_for(opened: Any, name: str, look: str) -> None:
    found = opened(html_of(name), **LOOKS[look])
    assert violations(found.page, RULES[look]) == []
    assert found.said == []
    assert [url for url in found.asked if not url.endswith("/report.html")] == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_on_the_smallest_phone(opened: Any, name: str) -> None:
    page = opened(html_of(name), **LOOKS["narrow"]).page
    page.evaluate("document.querySelectorAll('details').forEach(each => (each.open = true))")
    wide = "document.documentElement.scrollWidth"
    assert page.evaluate(wide) == 320, page.evaluate(
        "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > 320)"
        ".slice(0, 3).map(e => e.outerHTML.slice(0, 120))"
    )


@pytest.mark.parametrize("name", ["workshop", "full"])
def test_without_its_script_the_page_is_complete(opened: Any, name: str) -> None:
    page = opened(html_of(name), java_script_enabled=False).page
    shown = " ".join(page.locator("body").inner_text().split())
    report = report_named(name)
    said = [finding.statement for finding in report.findings]
    said += [
        step for action in report.plan.ranked for step in (action.title, action.first_step, *action.steps)
    ]
    said += [row.text for group in report.answers for row in group.answers]
    said += [row.text for row in report.measures.rows] if report.measures else []
    said += [term.meaning for term in report.glossary]
    assert len(said) > 100
    assert [each for each in said if " ".join(each.split()) not in shown] == []
    assert page.locator("th button").count() == 0, "no button that does nothing"


# The portfolio


@pytest.mark.parametrize("look", list(LOOKS))
def test_a_portfolio_shuts_nobody_out_and_asks_for_nothing(opened: Any, look: str) -> None:
    found = opened(portfolio(), **LOOKS[look])
    assert violations(found.page, RULES[look]) == []
    assert found.said == []
    assert [url for url in found.asked if not url.endswith("/report.html")] == []


@pytest.mark.parametrize("width", [320, 609, 700, 900, 1280])
def test_a_portfolio_scrolls_sideways_on_no_screen(opened: Any, width: int) -> None:
    page = opened(portfolio(), viewport={"width": width, "height": 900}).page
    assert page.evaluate("document.documentElement.scrollWidth") == width


def _clients(page: Any) -> list[str]:
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('tbody th')].map(th => th.firstChild.textContent.trim())"
    )
    return found


def test_a_portfolio_is_sorted_by_the_keyboard_and_broken_files_stay_last(opened: Any) -> None:
    page = opened(portfolio()).page
    original = _clients(page)
    page.locator("th button", has_text="Overdue").focus()
    page.keyboard.press("Enter")
    *usable, broken = original
    assert _clients(page) == ["(no client)", *usable[:-1], broken]
    page.keyboard.press("Enter")
    assert _clients(page) == [*reversed(usable[:-1]), "(no client)", broken]
    assert page.locator("th[aria-sort=descending]").count() == 1
    page.locator("th button", has_text="Client").focus()
    page.keyboard.press("Enter")
    assert _clients(page)[-2:] == ["(no client)", "clients/broken.yaml"], "what has no name comes last"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert _clients(page) == original


def test_a_portfolio_is_complete_without_its_script_and_on_paper(browser: Any, opened: Any) -> None:
    from pypdf import PdfReader

    page = opened(portfolio(), java_script_enabled=False).page
    shown = " ".join(page.locator("body").inner_text().split())
    assert all(" ".join(one_line(said).split()) in shown for said in HOSTILE)
    assert page.locator("th button").count() == 0
    sheet = browser.new_page()
    sheet.set_content(portfolio())
    printed = PdfReader(io.BytesIO(sheet.pdf(format="A4"))).pages
    sheet.close()
    assert len(printed) >= 2
    for each in printed[:-1]:
        said = " ".join(each.extract_text().split())
        assert "Client Date Verdict" in said and "Answered Overdue" in said, (
            "the heads, whole, on every sheet"
        )


# Pictures

_OUTSIDE = """() => {
  const wrong = [];
  for (const svg of document.querySelectorAll("svg[role=img]")) {
    const frame = svg.getBoundingClientRect();
    if (!frame.width) continue;
    const texts = [...svg.querySelectorAll("text")];
    const boxes = texts.map((each) => each.getBoundingClientRect());
    boxes.forEach((box, n) => {
      const out = box.left < frame.left - 0.5 || box.right > frame.right + 0.5
        || box.top < frame.top - 0.5 || box.bottom > frame.bottom + 0.5;
      if (out) wrong.push(`outside: ${svg.getAttribute("class")}: ${texts[n].textContent}`);
      for (let m = 0; m < n; m++) {
        const other = boxes[m];
        const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
        if (across > 1 && down > box.height / 3)
          wrong.push(`over: ${svg.getAttribute("class")}: ${texts[n].textContent} / ${texts[m].textContent}`);
      }
    });
  }
  return wrong;
}"""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", PAGES)
def test_every_word_of_a_picture_is_inside_it_and_over_no_other(opened: Any, name: str, width: int) -> None:
    page = opened(html_of(name), viewport={"width": width, "height": 900}).page
    drawn = page.evaluate("document.querySelectorAll('svg[role=img] text').length")
    assert drawn > 20 or name in ("short", "nothing")
    assert page.evaluate(_OUTSIDE) == []


def test_long_and_wide_labels_stay_inside_and_apart(opened: Any) -> None:
    body = "".join(svg for label in LABELS for svg in pictures(label).values())
    page = opened(f"<!doctype html><title>x</title><style>svg {{width: 900px}}</style>{body}").page
    assert page.evaluate("document.querySelectorAll('text').length") > 1000
    assert page.evaluate(_OUTSIDE) == []


# The keyboard


def _focused(page: Any) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(
        """() => {
      const each = document.activeElement;
      const box = each.getBoundingClientRect();
      return {tag: each.tagName, text: each.textContent.trim(), outline: getComputedStyle(each).outlineStyle,
              href: each.getAttribute("href"), width: box.width, id: each.id};
    }"""
    )
    return found


def test_the_keyboard_reaches_the_report_past_nothing(opened: Any) -> None:
    page = opened(html_of("full")).page
    page.keyboard.press("Tab")
    first = _focused(page)
    assert (first["tag"], first["href"]) == ("A", "#report")
    assert first["width"] > 50, "the skip link is seen once it has the focus"
    page.keyboard.press("Enter")
    assert _focused(page)["id"] == "report"


@pytest.mark.parametrize("name", ["workshop", "team", "since"])
def test_the_focus_is_always_seen(opened: Any, name: str) -> None:
    page = opened(html_of(name)).page
    seen = []
    for _ in range(200):
        page.keyboard.press("Tab")
        found = _focused(page)
        if found["tag"] == "BODY":
            break
        seen.append(found)
    assert {found["tag"] for found in seen} == {"A", "BUTTON", "SUMMARY"}
    assert [found for found in seen if found["outline"] == "none" or not found["width"]] == []


_SCORES = "table.scores tbody tr"


def _column(page: Any) -> list[str]:
    found: list[str] = page.evaluate(
        f"[...document.querySelectorAll('{_SCORES}')].map(r => r.cells[2].dataset.value)"
    )
    return found


def test_a_table_is_sorted_by_the_keyboard_and_back(opened: Any) -> None:
    page = opened(html_of("store-full")).page
    original = _column(page)
    button = page.locator("table.scores th button", has_text="Score")
    button.focus()
    head = page.locator("table.scores th", has=page.locator("button", has_text="Score"))
    page.keyboard.press("Enter")
    known = [int(each) for each in original if each]
    assert head.get_attribute("aria-sort") == "ascending"
    assert _column(page) == [*(str(each) for each in sorted(known)), *[""] * original.count("")]
    page.keyboard.press("Space")
    assert head.get_attribute("aria-sort") == "descending"
    assert _column(page) == [*(str(each) for each in sorted(known, reverse=True)), *[""] * original.count("")]
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") is None
    assert _column(page) == original


def test_a_link_to_a_folded_answer_unfolds_it(opened: Any) -> None:
    page = opened(html_of("full")).page
    page.locator("a[href^='#action-']").last.click()
    target = page.evaluate("location.hash.slice(1)")
    assert page.evaluate(
        f"[...document.getElementById('{target}').querySelectorAll('details')].every(e => e.open)"
    )


# Finding one's way


def test_the_verdict_stays_in_sight_and_covers_no_heading(opened: Any) -> None:
    page = opened(html_of("store-full"), viewport={"width": 768, "height": 900}).page
    bar = page.locator(".bar")
    assert bar.bounding_box()["y"] > 900, "it comes after the first page"
    page.locator(".contents a[href='#plan']").click()
    box, head = bar.bounding_box(), page.locator("#plan").bounding_box()
    assert round(box["y"]) == 0 and head["y"] >= box["height"]
    assert "Weak (provisional)" in bar.inner_text()
    bar.locator("a").click()
    assert page.locator(".contents").bounding_box()["y"] >= 0


@pytest.mark.parametrize("width", [1280, 1920])
def test_beside_a_wide_page_the_contents_show_where_one_is(opened: Any, width: int) -> None:
    page = opened(html_of("store-full"), viewport={"width": width, "height": 900}).page
    assert not page.locator(".bar").is_visible()
    beside, column = page.locator(".contents").bounding_box(), page.locator("main").bounding_box()
    assert beside["x"] > column["x"] + column["width"] and beside["x"] + beside["width"] <= width
    here = page.locator(".contents [aria-current]")
    assert here.inner_text() == "The first page"
    page.evaluate("document.getElementById('plan').scrollIntoView()")
    page.locator(".contents [aria-current][href='#plan']").wait_for()
    assert here.count() == 1


def test_one_button_unfolds_everything_and_folds_it_again(opened: Any) -> None:
    page = opened(html_of("team")).page
    shut = "document.querySelectorAll('details:not([open])').length"
    before = page.evaluate(shut)
    button = page.locator("button.all")
    assert before > 10 and button.get_attribute("aria-pressed") == "false"
    button.click()
    assert page.evaluate(shut) == 0 and button.get_attribute("aria-pressed") == "true"
    button.click()
    assert page.evaluate(shut) == before


def test_a_later_action_is_one_line_until_it_is_opened(opened: Any) -> None:
    page = opened(html_of("workshop")).page
    row = page.locator(".action:has(details.row)").first
    assert row.bounding_box()["height"] < 80 and not row.locator(".steps").is_visible()
    row.locator("summary").click()
    assert row.locator(".steps").is_visible()


# Paper


@cache
def _printed(browser: Any, name: str, size: str) -> Any:
    """Return the sheets that a report fills on paper."""
    from pypdf import PdfReader

    page = browser.new_page()
    page.set_content(html_of(name))
    printed = page.pdf(format=size)
    page.close()
    return PdfReader(io.BytesIO(printed)).pages


@cache
def _paper(browser: Any, name: str, size: str) -> list[list[tuple[float, float, str]]]:
    """Return the lines of each printed page: height on the page, size, text."""
    found = []
    for sheet in _printed(browser, name, size):
        lines: dict[float, tuple[float, str]] = {}

        def see(text: str, cm: Any, tm: Any, _font: Any, points: float, lines: Any = lines) -> None:
            if text.strip():
                y = round(tm[4] * cm[1] + tm[5] * cm[3] + cm[5], 0)
                tall = abs(points * tm[3] * cm[3])
                before = lines.get(y, (0.0, ""))
                lines[y] = (max(before[0], tall), before[1] + text)

        sheet.extract_text(visitor_text=see)
        found.append([(y, *lines[y]) for y in sorted(lines, reverse=True)])
    return found


def _says(page: list[tuple[float, float, str]]) -> str:
    # A browser sets "fi" as one character.
    return unicodedata.normalize("NFKC", " ".join(" ".join(text for _, _, text in page).split()))


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("name", ["workshop", "restaurant", "store-full", "team", "since", "branded"])
def test_every_printed_page_has_its_number_and_no_heading_without_text(
    browser: Any, name: str, size: str
) -> None:
    pages = _paper(browser, name, size)
    assert len(pages) > 5
    usual = sorted(tall for page in pages for _, tall, _ in page)[sum(map(len, pages)) // 2]
    for number, page in enumerate(pages, 1):
        *_, (_, tall, last), (_, _, foot) = page
        said, reads = unicodedata.normalize("NFKC", foot).replace(" ", ""), f"{number}/{len(pages)}"
        who = "Confidential·Fortheowneronly." if name == "branded" else ""
        assert said in (f"{reads}{who}", f"{who}{reads}")
        assert tall <= usual * 1.15, f"page {number} ends with a heading: {last}"


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize(
    "name", [name for name in PAGES if name not in ("hostile", "wordy", "short", "nothing")]
)
def test_the_first_page_fits_on_one_sheet(browser: Any, name: str, size: str) -> None:
    first, second = _paper(browser, name, size)[:2]
    assert report_named(name).first_page.closing[-1] in _says(first)
    assert _says(second).startswith("SERVICE and PROCESS")


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("name", [name for name in PAGES if name != "hostile"])
def test_no_printed_page_is_nearly_empty(browser: Any, name: str, size: str) -> None:
    *pages, last = [len(page) for page in _paper(browser, name, size)]
    assert [(n, lines) for n, lines in enumerate(pages, 1) if lines < 14] == []
    assert last > 3, "the foot of the report does not stand alone"


def test_what_is_for_the_screen_only_is_not_printed(browser: Any) -> None:
    printed = " ".join(map(_says, _paper(browser, "workshop", "A4")))
    assert "In this report" not in printed and "Unfold everything" not in printed
    assert "The same as a table" not in printed, "the pictures say all of it"


def test_a_table_over_two_pages_repeats_its_head(browser: Any) -> None:
    pages = [_says(page) for page in _paper(browser, "store-full", "A4")]
    (begins,) = [n for n, page in enumerate(pages) if "Sections, their levels and scores" in page]
    ends = next(n for n, page in enumerate(pages) if "CHANNELS AND" in page and n >= begins)
    assert ends > begins, "the table of this report is longer than a page"
    assert all("Section Level Score Answered" in page for page in pages[begins : ends + 1])


def test_paper_shows_a_fold_even_where_nothing_opens_it(opened: Any) -> None:
    page = opened(html_of("workshop")).page
    seen = "document.querySelector('details.fold .steps').checkVisibility()"
    assert page.evaluate(seen) is False
    page.emulate_media(media="print")
    assert page.evaluate(seen) is True


def test_a_browser_that_knows_no_such_style_opens_every_fold_for_printing_and_closes_it_again(
    opened: Any,
) -> None:
    page = opened(html_of("workshop")).page
    folds = "document.querySelectorAll('details').length"
    shut = "document.querySelectorAll('details:not([open])').length"
    assert page.evaluate(shut) == page.evaluate(folds) > 10
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(shut) == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(shut) == page.evaluate(folds)


def test_what_is_folded_on_screen_is_printed(browser: Any) -> None:
    printed = "".join(sheet.extract_text() for sheet in _printed(browser, "workshop", "A4"))
    report = report_named("workshop")
    squeezed = re.sub(r"\s", "", unicodedata.normalize("NFKC", printed))
    said = [step for action in report.plan.ranked for step in action.steps]
    said += [row.text for group in report.answers for row in group.answers]
    assert [each for each in said if re.sub(r"\s", "", each) not in squeezed] == []
    assert "In this report" not in printed


# Size


def test_the_largest_report_stays_small() -> None:
    assert len(html_of("full").encode()) < LARGEST
    assert len(render_html(nothing_right()).encode()) < LARGEST
