"""Every renderer shows authored text as text: nothing typed into an audit becomes markup, link or script."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html import unescape
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
    "=1+1",
    "@SUM(A1) +2 -3",
    clean("\x1b]0;title\x07bell \x9b31mred \x00nul \u202eturned round \x1b[2Jgone"),
    "\u200fשלום לכולם\u200f and عربي",
    "${7*7} #{7*7} <%= 7*7 %> {{'a'.__class__}}",
    "</script><script>alert(1)</script>",
    "<svg onload=alert(1)><title>x</title></svg>",
    "None",
)
ORDINARY = "An ordinary note."
_TEXT = (
    st.one_of(st.sampled_from(HOSTILE), st.text(max_size=80))
    .map(clean)
    .filter(lambda said: bool(one_line(said)))
)


_BLOCKS = ("div", "dl", "h1", "h2", "h3", "h4", "li", "ol", "p", "section", "table", "td", "tr", "ul")


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
        if ("aria-labelledby", "headline") in attrs:
            attrs = [
                ("class", "first"),
                *attrs[1:],
            ]  # how it is set on paper depends on how long the texts are
        if ("http-equiv", "Content-Security-Policy") in attrs:  # its digests follow what stands at the foot
            attrs = [(name, re.sub(r"sha256-[^']*", "", value or "")) for name, value in attrs]
        self.skeleton.append((tag, tuple(attrs)))
        if tag in _BLOCKS:
            self.said.append(" ")  # a block stands apart, whatever lies between it and the one before
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
    own = OwnFinding(id="first", title=line, text=said, severity="high", red_flag=said, action=action)
    return replace(
        header,
        scope=Scope(what=said, where=said, channels=said, customers=said, out=said),
        fieldwork=Fieldwork(visits_watched=3),
        own_findings=(own, replace(own, id="second", red_flag="")),
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


def with_questions(said: str) -> Audit:
    """Return an audit whose questionnaire says `said` wherever its author may write."""
    audit = with_text(ORDINARY)
    asked = audit.questionnaire

    def of_question(q: Question) -> Question:
        advice = q.recommendation and replace(
            q.recommendation, title=said, why=said, first_step=said, steps=(said,), role=said, kpi=(said,)
        )
        return replace(q, text=said, short=said, help=said, when_low=said, ref=said, recommendation=advice)

    sections = tuple(
        replace(s, title=said, text=said, questions=tuple(map(of_question, s.questions)))
        for s in asked.sections
        if isinstance(s, Section)
    )
    levels = tuple(replace(level, title=said, words=said) for level in asked.levels)
    changed = replace(asked, title=said, sections=sections, levels=levels, source={"S1": said})
    return replace(audit, questionnaire=changed)


@pytest.mark.parametrize("said", [clean(each) for each in HOSTILE])
def test_what_a_questionnaire_says_is_text_too(said: str) -> None:
    report = report_of(with_questions(said))
    page, ordinary = Reader(render_html(report)), Reader(render_html(report_of(with_questions(ORDINARY))))
    assert not page.open
    # Labels of pictures take as many lines as they need.
    outside = [each for each in page.skeleton if each[0] not in ("text", "rect", "g")]
    assert [tag for tag, _ in outside] == [
        tag for tag, _ in ordinary.skeleton if tag not in ("text", "rect", "g")
    ]
    assert not [name for _, attrs in outside for name, _ in attrs if name.startswith("on")]
    assert times(said, page) > 100
    source = Reader(MARKDOWN.render(render_markdown(report)))
    plain = Reader(MARKDOWN.render(render_markdown(report_of(with_questions(ORDINARY)))))
    assert source.skeleton == plain.skeleton


def test_a_note_of_a_hundred_thousand_letters_is_shown_whole_and_quoted_short() -> None:
    long = " ".join(["a long note | with <b>marks</b> and *stars*"] * 2_400)
    assert len(long) > 100_000
    report = report_of(with_text(long))
    html, markdown = render_html(report), render_markdown(report)
    page, source = Reader(html), Reader(MARKDOWN.render(markdown))
    assert page.skeleton == ORDINARY_PAGE.skeleton
    assert long in page.words and long in source.words
    header = replace(example("workshop").header, client=long, respondent=long, period=long)
    asked = render_html(report_of(replace(with_text(long), header=header)))
    first = asked[: asked.index("<nav")]
    assert len(first) < 60_000, "the first page quotes the beginning of what was said, if not what was added"


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
def test_the_policy_allows_the_style_sheet_and_the_script_and_nothing_else(name: str) -> None:
    page = render_html(example_report(name))
    css, script = (page.split(f"<{tag}>")[1].split(f"</{tag}>")[0] for tag in ("style", "script"))
    style_digest, script_digest = (
        b64encode(sha256(inside.encode()).digest()).decode() for inside in (css, script)
    )
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert unescape(policy) == (
        f"default-src 'none'; style-src 'sha256-{style_digest}'; script-src 'sha256-{script_digest}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in css
    assert "@import" not in css
    assert not re.search(r"innerHTML|insertAdjacent|eval|fetch|XMLHttp|import", script)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_page_needs_nothing_and_can_be_found_through(name: str) -> None:
    page = Reader(render_html(example_report(name)))
    tags = [tag for tag, _ in page.skeleton]
    pictures = [dict(attrs) for tag, attrs in page.skeleton if tag == "svg"]
    named = [each for each in pictures if each.get("role") == "img"]
    assert tags.count("h1") == tags.count("main") == tags.count("script") == tags.count("nav") == 1
    assert tags.count("title") == 1 + len(named)
    assert tags.count("desc") == len(named) > 0
    assert all(each.get("role") == "img" or each.get("aria-hidden") == "true" for each in pictures)
    assert not {"link", "img", "iframe", "form", "object", "use", "image", "foreignObject"} & set(tags)
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
        assert len(words) == len(set(words)) == 13
        html, markdown = Reader(render_html(report)), Reader(MARKDOWN.render(render_markdown(report)))
        for term in report.glossary:
            assert term.meaning in html.words and f"{term.term}: {term.meaning}" in markdown.words
