"""Report -> a Word document to go on editing: real styles, headings, tables whose heads repeat."""

import datetime
from collections.abc import Iterable, Sequence

from cxaudit.report import consultant, docx_parts, model, parts
from cxaudit.report.display import with_marks
from cxaudit.report.labels import labels
from cxaudit.report.look import WHOLE, Look, Short
from cxaudit.report.word import Face, Paper, Picture
from cxaudit.wording import say

_ACCENT = "#1f5c5c"
_LOGO_HEIGHT = 14
_LOGO_WIDTH = 60


def render_docx(report: model.Report, look: Look = WHOLE, pictures: Sequence[Picture] = ()) -> bytes:
    """Return the report as the bytes of a .docx file. `pictures` stand behind the scorecard."""
    words = labels()
    paper = Paper(_face(report, look))
    _logo(paper, look)
    _first_page(paper, report, look, words)
    if look.short:
        _short(paper, Short.of(report), words)
    else:
        _whole(paper, report, words, pictures)
    _about(paper, report, words)
    if not look.short:
        _sign_off(paper, report.sign_off, words)
    return paper.bytes()


def _face(report: model.Report, look: Look) -> Face:
    brand = look.brand
    named = (brand.name, brand.contact, brand.classification) if brand else ()
    return Face(
        title=report.first_page.title,
        author=brand.name if brand else "",
        language=report.language,
        day=datetime.date.fromisoformat(report.about.date),
        paper=brand.paper if brand else "A4",
        accent=(brand.accent if brand else "") or _ACCENT,
        foot=" · ".join(filter(None, (*named, report.about.confidentiality))),
        page=say("report.page", n="{n}", total="{total}"),
    )


def _logo(paper: Paper, look: Look) -> None:
    logo = look.brand.logo if look.brand else None
    if look.brand and logo and logo.kind == "image/png":
        width = min(_LOGO_WIDTH, _LOGO_HEIGHT * logo.width / logo.height)
        paper.picture(Picture(data=logo.data, alternative=look.brand.name, width=width))


def _lines(paper: Paper, *texts: Sequence[str]) -> None:
    """Write sentences as one paragraph each; nothing for those that are empty."""
    for sentences in texts:
        if line := " ".join(sentences):
            paper.line(line)


def _first_page(paper: Paper, report: model.Report, look: Look, words: dict[str, str]) -> None:
    page = report.first_page
    paper.title(page.title)
    if look.brand:
        paper.small(
            " · ".join(filter(None, (f"{words['prepared_by']} {look.brand.name}", look.brand.contact)))
        )
    paper.small(" ".join(page.basis))
    if report.about.confidentiality:
        paper.line("", bold=report.about.confidentiality)
    paper.heading(page.headline)
    _lines(paper, page.meaning, page.reasons)
    if page.trouble:
        paper.heading(page.trouble_heading, 2)
        for each in page.trouble:
            marks = [words["red_flag"]] * each.red_flag + [words["by_hand"]] * each.by_hand
            paper.bullet(with_marks(each.text, marks), bold=f"{each.stage}:" if each.stage else "")
    if page.do_first:
        paper.heading(page.do_heading, 2)
        for action in page.do_first:
            number = f"{action.number}. " if action.number else ""
            title = with_marks(f"{number}{action.title}", action.marks)
            paper.line(" ".join(action.lines), bold=f"{title}.")
    for note in page.notes:
        paper.line(note.text, bold=f"{note.label}:")
    _lines(paper, page.advice, page.closing)


def _short(paper: Paper, short: Short, words: dict[str, str]) -> None:
    if short.quick_wins:
        paper.heading(words["quick_wins"])
        for each in short.quick_wins:
            paper.check(each.first_step, bold=f"{each.title}.")
    if short.roadmap:
        paper.heading(words["roadmap"])
        heads = [words[name] for name in ("number", "action", "who", "due")]
        rows = (
            [str(each.number or ""), with_marks(each.title, each.marks), each.who, each.due_text]
            for each in short.roadmap
        )
        paper.table(heads, rows, (1, 8, 4, 4))


def _whole(paper: Paper, report: model.Report, words: dict[str, str], pictures: Sequence[Picture]) -> None:
    paper.new_page()
    _scorecard(paper, report.scorecard, words)
    for picture in pictures:
        paper.picture(picture)
    docx_parts.team(paper, report.team, words)
    docx_parts.since(paper, report.since, words)
    _findings(paper, report, words)
    _seen(paper, report, words)
    docx_parts.strengths(paper, report.strengths, words)
    _plan(paper, report.plan, words)
    docx_parts.measures(paper, report.measures, words)
    _gaps(paper, report, words)
    docx_parts.survey(paper, report.survey)
    _find_out(paper, report, words)
    _touchpoints(paper, report, words)
    _answers(paper, report, words)
    _exhibits(paper, report, words)
    _lenses(paper, report, words)
    _method(paper, report, words)
    _ending(paper, report, words)


def _scorecard(paper: Paper, card: parts.Scorecard, words: dict[str, str]) -> None:
    if card.sections:
        paper.heading(words["scorecard"])
        heads = [words[name] for name in ("section", "level", "score", "answered", "could_be")]
        rows = (
            [
                ("– " * row.depth) + (f"{row.title}, {row.text}" if row.text else row.title),
                row.reading,
                row.score.text if row.score else "",
                row.answered_text,
                f"{row.range.lowest.text} – {row.range.highest.text}" if row.range else "",
            ]
            for row in card.sections
        )
        paper.table(heads, rows, (7, 4, 2, 3, 3))
        _lines(paper, card.remarks)
    if card.gates:
        paper.heading(words["tests"], 2)
        for gate in card.gates:
            paper.bullet(gate.text)
    if card.red_flags:
        paper.heading(words["red_flags"], 2)
        for flag in card.red_flags:
            said = " ".join((*(f"“{quote}”" for quote in flag.quotes), f"({', '.join(flag.sections)})"))
            paper.bullet(said, bold=f"{'; '.join(flag.points)}.")


def _findings(paper: Paper, report: model.Report, words: dict[str, str]) -> None:
    if report.findings:
        paper.heading(words["findings"])
    for found in report.findings:
        paper.heading(with_marks(found.statement, [words["red_flag"]] * found.red_flag), 2)
        inferred = f" ({words['inferred']})" if found.inferred else ""
        paper.line(f"{found.answer}{inferred} · {found.section}", bold=f"{words['answer']}:")
        if found.note:
            paper.quote(found.note)
        evidence = _evidence(found.evidence, found.evidence_strength)
        labelled = (
            (words["cause"], found.cause),
            (words["evidence"], evidence),
            (words["why"], found.why),
            (words["action"], found.action),
        )
        _labelled(paper, labelled)


def _evidence(evidence: str, strength: str) -> str:
    return f"{evidence} ({strength})" if evidence and strength else evidence or strength


def _labelled(paper: Paper, lines: Iterable[tuple[str, str]]) -> None:
    for label, text in lines:
        if text:
            paper.line(text, bold=f"{label}:")


def _seen(paper: Paper, report: model.Report, words: dict[str, str]) -> None:
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
        _labelled(paper, labelled)
    if report.quotes:
        paper.heading(words["quotes"])
    for quote in report.quotes:
        paper.quote(f"“{quote.text}” {quote.source}".rstrip())


def _gaps(paper: Paper, report: model.Report, words: dict[str, str]) -> None:
    found = report.perception
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
    paper.small(found.note)


def _plan(paper: Paper, plan: parts.Plan, words: dict[str, str]) -> None:
    paper.heading(words["plan"])
    if plan.constraints:
        paper.heading(words["constraints"], 2)
        _labelled(paper, ((each.label, each.text) for each in plan.constraints))
    if actions := plan.ranked:
        heads = [words[name] for name in ("number", "action", "who", "due", "effort", "impact", "kind")]
        rows = (
            [
                str(each.number or ""),
                with_marks(each.title, each.marks),
                each.who,
                each.due_text,
                each.effort_text,
                each.impact_text,
                each.quadrant_text,
            ]
            for each in actions
        )
        paper.table(heads, rows, (2, 8, 4, 4, 5, 4, 4))
    if plan.gate_action:
        paper.heading(words["before"], 2)
        _action(paper, plan.gate_action, words)
    for month in plan.months:
        paper.heading(month.heading, 2)
        for start in month.starting:
            paper.check(start)
        for each in month.actions:
            _action(paper, each, words)
        _lines(paper, [month.worth])
    if plan.not_now:
        paper.heading(words["not_now"], 2)
        for off in plan.not_now:
            paper.bullet(off.reason_text, bold=f"{off.action.title}.")
    for choice in plan.choose_from:
        paper.bullet(choice.text)
    _lines(paper, [plan.ask_again_text])


def _action(paper: Paper, action: parts.Action, words: dict[str, str]) -> None:
    number = f"{action.number}. " if action.number else ""
    paper.heading(with_marks(f"{number}{action.title}", action.marks), 3)
    _lines(paper, list(filter(None, (action.why, action.why_now))))
    if action.first_step:
        paper.check(action.first_step, bold=f"{words['first_step']}:")
    for step in action.steps:
        paper.check(step)
    for step in action.also:
        paper.check(step, bold=f"{words['also']}:")
    facts = (
        (words["who"], action.who),
        (words["due"], action.due_text),
        (words["count"], "; ".join(action.kpi)),
        (words["reasons"], "; ".join(reason.text for reason in action.reasons)),
        (words["alone"], action.worth),
        (words["decision"], action.decision_text),
        (words["status"], action.status_text),
    )
    _labelled(paper, facts)


def _find_out(paper: Paper, report: model.Report, words: dict[str, str]) -> None:
    if report.find_out:
        paper.heading(words["find_out"])
        for each in report.find_out:
            paper.check(f"{each.text} {each.how}".rstrip())
    if report.look_again:
        paper.heading(words["look_again"])
        paper.small(words["look_again_note"])
        for pair in report.look_again:
            later = f"{pair.later.text}: {pair.later_answer}"
            paper.bullet(f"{pair.earlier_answer} · {later}", bold=f"{pair.earlier.text}:")


def _touchpoints(paper: Paper, report: model.Report, words: dict[str, str]) -> None:
    found = report.touchpoints
    if found is None:
        return
    paper.heading(words["touchpoints"])
    heads = [words[name] for name in ("place", "stage", "channel", "who", "rating")]
    rows = ([each.name, each.stage_text, each.channel, each.owner, each.rating_text] for each in found.rows)
    paper.table(heads, rows, (5, 3, 4, 4, 4))
    _lines(paper, [found.weakest])


def _answers(paper: Paper, report: model.Report, words: dict[str, str]) -> None:
    if report.answers:
        paper.heading(words["answers"])
    for group in report.answers:
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


def _said(row: parts.AnswerRow, words: dict[str, str]) -> Iterable[str]:
    marks = [words["inferred"]] * row.inferred + [words["red_flag"]] * row.red_flag
    yield with_marks(f"{row.answer}: {row.na_reason}" if row.na_reason else row.answer, marks)
    if row.note:
        yield f"“{row.note}”"
    labelled = (
        (words["cause"], row.cause),
        (words["evidence"], _evidence(row.evidence, row.evidence_strength)),
        (words["customers"], row.customers),
    )
    yield from (f"{label}: {text}" for label, text in labelled if text)


def _exhibits(paper: Paper, report: model.Report, words: dict[str, str]) -> None:
    if report.exhibits:
        paper.heading(words["exhibits"])
        heads = [words[name] for name in ("number", "file", "date", "shows")]
        rows = ([str(each.number), each.file, each.date_text, each.shows] for each in report.exhibits)
        paper.table(heads, rows, (1, 5, 4, 7))


def _lenses(paper: Paper, report: model.Report, words: dict[str, str]) -> None:
    if report.lenses:
        paper.heading(words["lenses"])
        paper.small(words["lenses_note"])
        rows = (
            [f"{row.dimension}: {row.value}", row.score.text if row.score else "–", row.answered_text]
            for row in report.lenses
        )
        paper.table([words[name] for name in ("view", "score", "answered")], rows, (8, 2, 3))


def _method(paper: Paper, report: model.Report, words: dict[str, str]) -> None:
    paper.heading(words["method"])
    for part in report.method:
        paper.heading(part.heading, 2)
        _lines(paper, part.text)
    if report.levels:
        paper.heading(words["levels"], 2)
        rows = ([row.title, row.band, row.words] for row in report.levels)
        paper.table([words[name] for name in ("level", "band", "meaning")], rows, (3, 4, 8))
    if report.sources:
        paper.heading(words["sources"], 2)
        for source in report.sources:
            paper.bullet(source.text, bold=source.key)


def _ending(paper: Paper, report: model.Report, words: dict[str, str]) -> None:
    if report.context:
        paper.heading(words["context"])
        paper.small(words["context_note"])
        for each in report.context:
            told = (each.text, each.source, each.status, each.caution, each.verified)
            paper.bullet(" ".join(filter(None, told)))
    paper.heading(words["glossary"])
    for term in report.glossary:
        paper.line(term.meaning, bold=f"{term.term}:")


def _sign_off(paper: Paper, page: consultant.SignOff | None, words: dict[str, str]) -> None:
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


def _about(paper: Paper, report: model.Report, words: dict[str, str]) -> None:
    asked = report.questionnaire
    paper.heading(words["about"])
    lines = (
        (words["questionnaire"], f"{asked.title} ({asked.id} {asked.version})"),
        (words["date"], report.about.date_text),
        (words["digest"], asked.digest),
        (words["tool"], f"cxaudit {report.cxaudit}"),
    )
    _labelled(paper, lines)
