"""Every renderer shows authored text as text: nothing typed into an audit becomes markup, link or script."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import example as try_example
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cxaudit.audit.answers import Answer, Customers, Touchpoint
from cxaudit.audit.engagement import (
    Constraints,
    Decision,
    Exhibit,
    Fieldwork,
    NamedDecision,
    OwnAction,
    OwnFinding,
    Quote,
    Scope,
    SignOff,
)
from cxaudit.audit.record import Audit, Header
from cxaudit.markup import text
from cxaudit.questionnaire.model import Question, Questionnaire, Section
from cxaudit.report.html import render_html
from cxaudit.report.json import render_json
from cxaudit.report.markdown import render_markdown
from cxaudit.text import clean, one_line
from test_report_cases import EXAMPLES, audit_of, blocks, example, example_report, five, report_of

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    "</style><b>",
    "</title><h1>x</h1>",
    "<!-- --> ]]> <![CDATA[",
    "{{ 7*7 }} {% raw %}",
    "{title} {0} %s",
    "[link](javascript:alert(1)) ![i](http://x/y.png)",
    "<https://evil.example> https://evil.example www.evil.example",
    "| a | b |\n|---|---|\n| c | d |",
    "# head\n## more\n- item\n1. one\n> quote\n---\n```\ncode\n```\n~~gone~~",
    "**bold** __under__ *i* _i_ `code` \\* &amp; &lt;b&gt;",
    "1) one\n+ two\n=====\n    indented",
    "[x]: http://evil.example 'title'\n[x]",
    "- [ ] task $x$ @someone #12",
    "ends with a backslash \\",
    "None",
)
ORDINARY = "An ordinary note."
_TEXT = (
    st.one_of(st.sampled_from(HOSTILE), st.text(max_size=80))
    .map(clean)
    .filter(lambda said: bool(one_line(said)))
)


class Reader(HTMLParser):
    """Keeps the elements with their attributes, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.skeleton: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.open: list[str] = []
        self.said: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skeleton.append((tag, tuple(attrs)))
        if tag not in ("meta", "br", "hr", "rect", "img", "input"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skeleton.append((tag, tuple(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    @property
    def words(self) -> str:
        """All text on one line."""
        return " ".join("".join(self.said).split())


def with_customers(questionnaire: Questionnaire) -> Questionnaire:
    """Return a questionnaire that also asks where customers meet the business, and what their data says."""
    sections = tuple(
        replace(s, questions=tuple(replace(q, second_rating=q.id == "greeting") for q in s.questions))
        for s in questionnaire.sections
        if isinstance(s, Section)
    )
    asked = Question(id="meet", type="touchpoints", text="Where do customers meet you?", scale="true5")
    section = Section(id="meeting", title="MEETING", scored=False, questions=(asked,))
    return replace(questionnaire, sections=(*sections, section))


def with_text(said: str) -> Audit:
    """Return the workshop's audit with `said` wherever a person may type."""
    audit = example("workshop")
    audit = replace(audit, questionnaire=with_customers(audit.questionnaire))
    answers = {
        name: replace(answer, value=said)
        if name == "impression"
        else replace(answer, note=said, cause=said, evidence=said if answer.evidence else "")
        for name, answer in audit.answers.items()
    }
    answers["remote_tone"] = Answer(na=said)
    line = one_line(said)
    places = (Touchpoint(name=line, channel=line, owner=line, rating="1"), Touchpoint(name="the phone"))
    answers["greeting"] = replace(answers["greeting"], customers=Customers(value="1", n=40, source=said))
    answers["meet"] = Answer(value=places)
    header = replace(engaged(audit.header, said), client=said, respondent=said, period=said)
    return replace(audit, answers=answers, header=header)


def engaged(header: Header, said: str) -> Header:
    """Return a header with `said` wherever a consultant may write."""
    line = one_line(said)
    decision = {"decision": "declined", "reason": said, "by": line}
    action = OwnAction(title=line, owner=line, first_step=said, count=said, decision=Decision(**decision))
    own = OwnFinding(title=line, text=said, severity="high", red_flag=said, action=action)
    return replace(
        header,
        scope=Scope(what=said, where=said, channels=said, customers=said, out=said),
        fieldwork=Fieldwork(visits_watched=3),
        own_findings=(own, replace(own, red_flag="")),
        quotes=(Quote(text=line, source=line, permission=True),),
        exhibits=(Exhibit(file=line, shows=said, date=header.date),),
        constraints=Constraints(season=said, budget=said, staffing=said, plans=said),
        decisions={"wait": NamedDecision(id="wait", **decision)},
        sign_off=SignOff(client=line, auditor=line),
        confidentiality=said,
    )


def times(said: str, page: Reader) -> int:
    """Return how often a page shows `said`, whatever its first letter."""
    return page.words.casefold().count(one_line(said).casefold())


ORDINARY_PAGE = Reader(render_html(report_of(with_text(ORDINARY))))
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _many(function: object) -> object:
    for said in HOSTILE:
        function = try_example(said)(function)
    return settings(max_examples=60, deadline=None)(given(_TEXT)(function))


@_many
def test_html_shows_any_text_as_text(said: str) -> None:
    page = Reader(render_html(report_of(with_text(said))))
    assert not page.open
    assert page.skeleton == ORDINARY_PAGE.skeleton
    assert times(said, page) >= times(ORDINARY, ORDINARY_PAGE) > 40


@_many
def test_markdown_shows_any_text_as_text(said: str) -> None:
    ordinary = Reader(MARKDOWN.render(render_markdown(report_of(with_text(ORDINARY)))))
    page = Reader(MARKDOWN.render(render_markdown(report_of(with_text(said)))))
    assert page.skeleton == ordinary.skeleton
    assert times(said, page) >= times(ORDINARY, ordinary) > 40


@_many
def test_json_holds_any_text_unchanged(said: str) -> None:
    report = report_of(with_text(said))
    assert report.about.client == said
    assert report.perception is not None and report.perception.gaps[0].source == said
    assert report.touchpoints is not None and report.touchpoints.rows[0].name == one_line(said)
    assert render_json(report).isprintable() or "\n" in render_json(report)


@given(st.text(max_size=60).map(clean))
@settings(max_examples=200, deadline=None)
def test_an_escaped_line_reads_as_it_was_written(said: str) -> None:
    page = Reader(MARKDOWN.render(f"- {text(said)}\n"))
    assert [tag for tag, _ in page.skeleton] == ["ul", "li"]
    assert page.words == one_line(said)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_policy_allows_the_style_sheet_and_nothing_else(name: str) -> None:
    page = render_html(example_report(name))
    css = page[page.index("<style>") + 7 : page.index("</style>")]
    digest = b64encode(sha256(css.encode()).digest()).decode()
    policies = [dict(attrs) for tag, attrs in Reader(page).skeleton if tag == "meta"]
    policy = next(each["content"] for each in policies if each.get("http-equiv") == "Content-Security-Policy")
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in css
    assert "@import" not in css


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_page_needs_nothing_and_can_be_found_through(name: str) -> None:
    page = Reader(render_html(example_report(name)))
    tags = [tag for tag, _ in page.skeleton]
    assert tags.count("h1") == tags.count("main") == tags.count("title") == 1
    assert not {"script", "link", "img", "iframe", "form", "object"} & set(tags)
    assert tags.count("caption") == tags.count("table") > 0
    for tag, attrs in page.skeleton:
        given_ = dict(attrs)
        assert "style" not in given_
        assert not any(name.startswith("on") for name in given_)
        assert tag != "th" or given_["scope"] in ("row", "col")
        assert not given_.get("href") or str(given_["href"]).startswith("#")
    ids = [dict(attrs)["id"] for _, attrs in page.skeleton if "id" in dict(attrs)]
    assert len(ids) == len(set(ids))
    named = [dict(attrs)["aria-labelledby"] for _, attrs in page.skeleton if "aria-labelledby" in dict(attrs)]
    links = [str(dict(attrs)["href"])[1:] for _, attrs in page.skeleton if "href" in dict(attrs)]
    assert set(named) | set(links) <= set(ids)


def _audits() -> dict[str, Audit]:
    return {
        **{name: example(name) for name in EXAMPLES},
        "nothing": audit_of("essential", {}),
        "declined": audit_of("essential", {**five("yes", recommend="no"), "look_at_blocks": "no"}),
        "full": audit_of("service-and-process", blocks("5")),
        "good": audit_of("service-and-process", blocks("4")),
        "bad": audit_of("service-and-process", blocks("1")),
        "thin": audit_of("service-and-process", {"greeting": "1"}),
        "five": audit_of("lasting-impression", five("partly")),
    }


@pytest.mark.parametrize("name", list(_audits()))
def test_no_empty_heading_and_no_none(name: str) -> None:
    report = report_of(_audits()[name])
    page, source = render_html(report), render_markdown(report)
    assert "None" not in page + source
    assert "{" not in source
    assert not re.search(r"<(h\d|li|p|dd|dt|caption)[^>]*>\s*</\1>", page)
    assert not re.search(r"<(ul|ol|dl|tbody)[^>]*>\s*</\1>", page)
    assert "****" not in source
    lines = [line for line in source.splitlines() if line]
    heads = [len(line) - len(line.lstrip("#")) for line in lines]
    for depth, following in zip(heads, [*heads[1:], 1], strict=True):
        assert not depth or not following or following > depth, "a heading with nothing below it"


def test_every_finding_and_action_is_on_the_page() -> None:
    report = example_report("workshop")
    page = Reader(render_html(report)).words
    assert len(report.findings) == 11
    for finding in report.findings:
        assert finding.statement in page
    for month in report.plan.months:
        for action in month.actions:
            assert action.title in page
            assert all(step in page for step in action.steps)
    assert "moved" in page
    assert "57 – 70" in page


def test_every_answer_is_on_the_page_with_its_reason() -> None:
    page = Reader(render_html(example_report("restaurant"))).words
    assert "Does not apply: Visit in person; nobody rang or wrote." in page
    assert page.count("Not known") == 10
    assert "Our waiter did more than was his to do." in page


def test_every_report_ends_with_what_its_words_mean() -> None:
    for name in EXAMPLES:
        report = example_report(name)
        words = [term.term for term in report.glossary]
        assert {"Customer service", "Customer experience", "SERVICE and PROCESS", "Perception gap"} <= set(
            words
        )
        assert len(words) == len(set(words)) == 8
        html, markdown = Reader(render_html(report)), Reader(MARKDOWN.render(render_markdown(report)))
        for term in report.glossary:
            assert term.meaning in html.words and f"{term.term}: {term.meaning}" in markdown.words
