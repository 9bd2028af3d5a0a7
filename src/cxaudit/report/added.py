"""What a consultant added by hand, as Markdown: own findings, quotes, exhibits, sign-off."""

from collections.abc import Iterable

from cxaudit.markup import labelled, table, text
from cxaudit.report import consultant, model, parts
from cxaudit.report.brand import Brand

_BLANK = "." * 40


def brand(found: Brand | None, words: dict[str, str]) -> list[str]:
    """Return whose report it is, how to reach them, and their line about who may read it."""
    if found is None:
        return []
    line = " · ".join(filter(None, (f"{words['prepared_by']} {found.name}", found.contact)))
    return [text(line), *([text(found.classification)] if found.classification else [])]


def seen(report: model.Report, words: dict[str, str]) -> list[str]:
    """Return the auditor's own findings, and what customers said."""
    out: list[str] = []
    if report.own_findings:
        out += [f"## {words['own_findings']}", text(words["own_note"])]
        out += ["\n".join(_own(found, words)) for found in report.own_findings]
    if report.quotes:
        out.append(f"## {words['quotes']}")
        out.append("\n".join(f"- {text(_quote(quote))}" for quote in report.quotes))
    return out


def _own(found: consultant.OwnFinding, words: dict[str, str]) -> Iterable[str]:
    flag = f" ({text(words['red_flag'])}, {text(words['by_hand'])})" if found.red_flag else ""
    yield f"### {text(found.title)}{flag}"
    yield ""
    yield f"- {labelled(words['severity'], found.severity_text)}"
    if found.text:
        yield f"- {text(found.text)}"
    if found.red_flag:
        yield f"- {labelled(words['flag_by_hand'], found.red_flag_reason)}"
    if found.action:
        yield f"- {labelled(words['action'], found.action)}"


def _quote(quote: consultant.QuoteRow) -> str:
    return f"“{quote.text}” {quote.source}".rstrip()


def constraints(plan: parts.Plan, words: dict[str, str]) -> list[str]:
    """Return what the plan has to live with."""
    if not plan.constraints:
        return []
    lines = (f"- {labelled(each.label, each.text)}" for each in plan.constraints)
    return [f"### {words['constraints']}", "\n".join(lines)]


def exhibits(report: model.Report, words: dict[str, str]) -> list[str]:
    """Return the table of exhibits."""
    if not report.exhibits:
        return []
    heads = [words[name] for name in ("number", "file", "date", "shows")]
    rows = ([str(each.number), each.file, each.date_text, each.shows] for each in report.exhibits)
    return [f"## {words['exhibits']}", table(heads, rows, frozenset({0}))]


def sign_off(report: model.Report, words: dict[str, str]) -> list[str]:
    """Return the page to sign."""
    page = report.sign_off
    if page is None:
        return []
    ticks = "\n".join(f"- [ ] {text(each)}" for each in page.statements)
    sides = ((words["sign_client"], page.client), (words["sign_auditor"], page.auditor))
    lines = (f"- {labelled(side, _to_sign(name, words))}" for side, name in sides)
    return [f"## {words['sign_off']}", ticks, text(page.next_review_text), "\n".join(lines)]


def _to_sign(name: str, words: dict[str, str]) -> str:
    return f"{name} {_BLANK} ({words['sign_line']})".strip()
