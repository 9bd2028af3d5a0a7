"""The Word document's appendix: every answer, exhibits, how it was worked out, sources, terms, sign-off."""

from collections.abc import Iterable, Mapping, Sequence

from cxaudit.report import consultant, model, parts
from cxaudit.report.display import evidence_words, with_marks
from cxaudit.report.word import Paper

Words = Mapping[str, str]


def answers(paper: Paper, found: Sequence[parts.AnswerGroup], words: Words) -> None:
    """Write every question with what was answered."""
    if found:
        paper.heading(words["answers"])
    for group in found:
        paper.heading(group.title, 2)
        heads = [words[name] for name in ("question", "answer", "weight")]
        rows = (
            [
                f"{row.ref} {row.text}".strip()
                + (f" ({words['make_or_break']})" if row.make_or_break else ""),
                "\n".join(_said(row, words)),
                row.weight.text if row.scored else "",
            ]
            for row in group.answers
        )
        paper.table(heads, rows, (8, 9, 2))


def _said(row: parts.AnswerRow, words: Words) -> Iterable[str]:
    marks = [row.expected_text] if row.expected_text else []
    marks += [words["inferred"]] * row.inferred + [words["red_flag"]] * row.red_flag
    yield with_marks(f"{row.answer}: {row.na_reason}" if row.na_reason else row.answer, marks)
    if row.note:
        yield f"“{row.note}”"
    labelled = (
        (words["cause"], row.cause),
        (words["evidence"], evidence_words(row.evidence, row.evidence_strength)),
        (words["customers"], row.customers),
    )
    yield from (f"{label}: {text}" for label, text in labelled if text)


def exhibits(paper: Paper, found: Sequence[consultant.ExhibitRow], words: Words) -> None:
    """Write the list of exhibits."""
    if found:
        paper.heading(words["exhibits"])
        paper.small(words["exhibits_note"])
        heads = [words[name] for name in ("number", "file", "date", "shows")]
        rows = ([str(each.number), each.file, each.date_text, each.shows] for each in found)
        paper.table(heads, rows, (1, 5, 4, 7))


def method(paper: Paper, report: model.Report, words: Words) -> None:
    """Write how the scores were worked out, and from what."""
    paper.heading(words["method"])
    for part in report.method:
        paper.heading(part.heading, 2)
        paper.lines(part.text)
    if report.levels:
        paper.heading(words["levels"], 2)
        rows = ([row.title, row.band, row.words] for row in report.levels)
        paper.table([words[name] for name in ("level", "band", "meaning")], rows, (3, 4, 8))
    if report.sources:
        paper.heading(words["sources"], 2)
        for source in report.sources:
            paper.bullet(source.text, bold=source.key)


def ending(paper: Paper, report: model.Report, words: Words) -> None:
    """Write figures that others measured, and what the terms mean."""
    if report.context:
        paper.heading(words["context"])
        paper.small(words["context_note"])
        for each in report.context:
            told = (each.text, each.source, each.status, each.caution, each.verified)
            paper.bullet(" ".join(filter(None, told)))
    paper.heading(words["glossary"])
    for term in report.glossary:
        paper.line(term.meaning, bold=f"{term.term}:")


def sign_off(paper: Paper, page: consultant.SignOff | None, words: Words) -> None:
    """Write a page to sign."""
    if page is None:
        return
    paper.new_page()
    paper.heading(words["sign_off"])
    for statement in page.statements:
        paper.check(statement)
    paper.line(page.next_review_text)
    heads = [words["sign_client"], words["sign_auditor"]]
    lines = [f"{name}\n\n\n\n{words['sign_line']}: …………………………" for name in (page.client, page.auditor)]
    paper.table(heads, [lines], (1, 1))


def about(paper: Paper, report: model.Report, words: Words) -> None:
    """Write what this was made from."""
    asked = report.questionnaire
    paper.heading(words["about"])
    lines = (
        (words["questionnaire"], f"{asked.title} ({asked.id} {asked.version})"),
        (words["date"], report.about.date_text),
        (words["digest"], asked.digest),
        (words["tool"], f"cxaudit {report.cxaudit}"),
    )
    paper.labelled(lines)
