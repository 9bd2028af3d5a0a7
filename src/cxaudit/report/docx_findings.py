"""The Word document's findings: what went wrong, what an auditor saw, what works, what customers say."""

from collections.abc import Mapping, Sequence

from cxaudit.report import customers, model, parts, pictures
from cxaudit.report.delivered_text import pair_table, value_table
from cxaudit.report.display import evidence_words, with_marks
from cxaudit.report.word import Paper
from cxaudit.wording import say

Words = Mapping[str, str]


def findings(paper: Paper, found: Sequence[parts.Finding], words: Words) -> None:
    """Write each finding with what was said of it."""
    if found:
        paper.heading(words["findings"])
    for row in found:
        paper.heading(with_marks(row.statement, [words["red_flag"]] * row.red_flag), 2)
        inferred = f" ({words['inferred']})" if row.inferred else ""
        paper.line(f"{row.answer}{inferred} · {row.section}", bold=f"{words['answer']}:")
        if row.note:
            paper.quote(row.note)
        evidence = evidence_words(row.evidence, row.evidence_strength)
        labelled = (
            (words["cause"], row.cause),
            (words["evidence"], evidence),
            (words["why"], row.why),
            (words["action"], row.action),
        )
        paper.labelled(labelled)


def red_flags(paper: Paper, found: Sequence[parts.RedFlag], words: Words) -> None:
    """Write the red flags in people's own words."""
    if found:
        paper.heading(words["red_flags"])
    for flag in found:
        said = " ".join((*(f"“{quote}”" for quote in flag.quotes), f"({', '.join(flag.sections)})"))
        paper.bullet(said, bold=f"{'; '.join(flag.points)}.")


def seen(paper: Paper, report: model.Report, words: Words) -> None:
    """Write the auditor's own findings and what customers said."""
    if report.own_findings:
        paper.heading(words["own_findings"])
        paper.small(words["own_note"])
    for found in report.own_findings:
        paper.heading(
            with_marks(found.title, [words["red_flag"], words["by_hand"]] if found.red_flag else []), 2
        )
        if found.text:
            paper.line(found.text)
        labelled = (
            (words["severity"], found.severity_text),
            (words["flag_by_hand"], found.red_flag_reason),
            (words["action"], found.action),
        )
        paper.labelled(labelled)
    if report.quotes:
        paper.heading(words["quotes"])
    for quote in report.quotes:
        paper.quote(f"“{quote.text}” {quote.source}".rstrip())


def strengths(paper: Paper, found: Sequence[pictures.Strength], words: Words) -> None:
    """Write what works."""
    if found:
        paper.heading(words["works"])
        rows = ([row.statement, row.answer, row.section] for row in found)
        paper.table([words[name] for name in ("question", "answer", "section")], rows, (9, 5, 4))


def delivered(paper: Paper, found: customers.Delivered | None, words: Words) -> None:
    """Write what is expected beside what is done."""
    if found is None:
        return
    paper.heading(found.heading)
    heads, rows = pair_table(found, words)
    paper.table(heads, rows, (6, 4, 4, 2, 4, 4, 4)[: len(heads)])
    if found.values:
        paper.heading(found.dimension, 2)
        heads, rows = value_table(found, words)
        paper.table(heads, rows, (6, 2, 3, 3, 3)[: len(heads)])
    paper.lines(found.sentences)
    paper.caption(" ".join(found.notes))


def gaps(paper: Paper, found: customers.Perception | None, words: Words) -> None:
    """Write where the company and its customers see it differently."""
    if found is None:
        return
    paper.heading(found.heading)
    heads = [words[name] for name in ("question", "this_view", "gaps_customers", "points", "kind")]
    rows = (
        [
            row.text,
            f"{row.answer} ({row.score.text})",
            " · ".join(filter(None, (f"{row.customers_answer} ({row.customers_score.text})", row.source))),
            row.points.text,
            f"{row.kind_text}. {row.sentence}",
        ]
        for row in found.gaps
    )
    paper.table(heads, rows, (5, 3, 4, 2, 5))
    paper.caption(found.note)


def survey(paper: Paper, found: customers.CustomersSaid | None) -> None:
    """Write what customers' own answers say in the usual measures."""
    if found is None:
        return
    paper.heading(found.heading)
    heads = [say("report.label_view"), say("report.label_customers_n"), say("report.label_score")]
    rows = ([row.title, str(row.n), row.figure] for row in found.measures)
    paper.table(heads, rows, (8, 4, 4))
    for row in found.measures:
        paper.line(" ".join(row.sentences), bold=f"{row.title}:")
    paper.caption(" ".join((found.source, *found.notes)))


def still_open(paper: Paper, report: model.Report, words: Words) -> None:
    """Write answers that do not go together, what nobody knew, and what is put off."""
    if report.look_again:
        paper.heading(words["look_again"])
        paper.small(words["look_again_note"])
        for pair in report.look_again:
            later = f"{pair.later.text}: {pair.later_answer}"
            paper.bullet(f"{pair.earlier_answer} · {later}", bold=f"{pair.earlier.text}:")
    if report.find_out:
        paper.heading(words["find_out"])
        for each in report.find_out:
            paper.check(f"{each.text} {each.how}".rstrip())
    if report.plan.not_now:
        paper.heading(words["not_now"])
        for off in report.plan.not_now:
            paper.bullet(off.reason_text, bold=f"{off.action.title}.")
