"""Report -> Markdown that reads well as plain text and on a forge. Authored text is escaped, line by line."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from cxaudit.markup import labelled as _labelled
from cxaudit.markup import paragraph as _paragraph
from cxaudit.markup import table as _table
from cxaudit.markup import text
from cxaudit.report import added, customers, model, parts, pictures, tables
from cxaudit.report.compared import since_markdown
from cxaudit.report.delivered_text import delivered_markdown
from cxaudit.report.display import evidence_words
from cxaudit.report.labels import labels, made_words
from cxaudit.report.look import WHOLE, Look, Short
from cxaudit.report.together import team_markdown


def render_markdown(report: model.Report, look: Look = WHOLE) -> str:
    """Return the report as one Markdown document."""
    words = labels()
    out = _first_page(report, added.brand(look.brand, words))
    out += _short(Short.of(report), words) if look.short else _whole(report, words)
    out += _about(report, words)
    return "\n\n".join(out) + "\n"


def _whole(report: model.Report, words: dict[str, str]) -> list[str]:
    out: list[str] = []
    out += _halves(report)
    out += _scorecard(report, words)
    out += _journey(report, words)
    out += _sides(report, words)
    out += team_markdown(report.team, words) if report.team else []
    out += since_markdown(report.since) if report.since else []
    out += _findings(report, words)
    out += _red_flags(report, words)
    out += added.seen(report, words)
    out += _works(report, words)
    out += _plan(report.plan, words)
    out += _measures(report.measures, words)
    out += delivered_markdown(report.delivered, words)
    out += _gaps(report.perception, words)
    out += _customers_said(report.survey)
    out += _look_again(report, words)
    out += _find_out(report, words)
    out += _not_now(report.plan, words)
    out += _answers(report, words)
    out += _lenses(report, words)
    out += added.exhibits(report, words)
    out += _method(report, words)
    out += _appendix(report, words)
    return out + added.sign_off(report, words)


def _short(short: Short, words: dict[str, str]) -> list[str]:
    out: list[str] = []
    if short.quick_wins:
        wins = (f"- [ ] **{text(each.title)}.** {text(each.first_step)}" for each in short.quick_wins)
        out += [f"## {words['quick_wins']}", "\n".join(wins)]
    if short.roadmap:
        table = _table(*tables.roadmap(short.roadmap, words), frozenset({0}))
        out += [f"## {words['roadmap']}", table]
        out += [words["moved_note"]] if any(each.moved for each in short.roadmap) else []
        out += _paragraph([short.later])
    return out


def _marked(title: str, marks: Iterable[str]) -> str:
    bold = f"**{text(title)}**"
    shown = ", ".join(text(mark) for mark in marks)
    return f"{bold} ({shown})" if shown else bold


def _first_page(report: model.Report, brand: list[str]) -> list[str]:
    page = report.first_page
    confidential = _paragraph([report.about.confidentiality])
    out = [
        f"# {text(page.title)}",
        *brand,
        *_paragraph((made_words(report.about, None), *page.basis)),
        *confidential,
    ]
    out.append(f"**{text(page.headline)}**")
    out += [*_paragraph(page.meaning), *_paragraph(page.reasons)]
    if page.trouble:
        out.append(f"## {text(page.trouble_heading)}")
        out.append("\n".join(_troubles(page.trouble)))
    if page.do_first:
        out.append(f"## {text(page.do_heading)}")
        out += [_first_action(each) for each in page.do_first if not each.number]
        numbered = [each for each in page.do_first if each.number]
        # Rendered, a list counts on from its first number; where one is left out, it is no such list.
        counts = all(after.number == before.number + 1 for before, after in pairwise(numbered))
        mark = "{}." if counts else "- **{}.**"
        lines = [f"{mark.format(each.number)} {_first_action(each)}" for each in numbered]
        out += ["\n".join(lines)] if lines else []
    if page.notes:
        out.append("\n".join(f"- {_labelled(each.label, each.text)}" for each in page.notes))
    return [*out, *_paragraph(page.advice), *_paragraph(page.closing), "---"]


def _troubles(troubles: Sequence[model.Trouble]) -> Iterable[str]:
    stage = ""
    for each in troubles:
        label = f"**{text(each.stage)}:** " if each.stage and each.stage != stage else ""
        stage = each.stage
        yield f"- {label}{_trouble(each)}"


def _trouble(trouble: model.Trouble) -> str:
    words = labels()
    by_hand = f", {text(words['by_hand'])}" if trouble.by_hand else ""
    flag = f" (**{text(words['red_flag'])}**{by_hand})" if trouble.red_flag else ""
    return text(trouble.text) + flag + (f" {text(trouble.customers)}" if trouble.customers else "")


def _first_action(action: model.FirstAction) -> str:
    title = f"{_marked(action.title, action.marks)}." if action.marks else f"**{text(action.title)}.**"
    return f"{title} {text(' '.join(action.lines))}"


def _scorecard(report: model.Report, words: dict[str, str]) -> list[str]:
    card = report.scorecard
    out: list[str] = []
    if card.sections:
        out += [f"## {words['scorecard']}", _sections(card.sections, words), *_paragraph(card.remarks)]
    if card.gates:
        out.append(f"### {words['tests']}")
        out.append("\n".join(f"- {text(gate.text)}" for gate in card.gates))
    return out


def _sections(sections: Sequence[parts.SectionRow], words: dict[str, str]) -> str:
    ranges = any(row.range for row in sections)
    heads = [words["section"], words["level"], words["score"], words["answered"]]
    rows = []
    for row in sections:
        name = ("– " * row.depth) + (f"{row.title}, {row.text}" if row.text else row.title)
        cells = [name, row.reading, row.score.text if row.score else "", row.answered_text]
        rows.append(
            [*cells, f"{row.range.lowest.text} – {row.range.highest.text}" if row.range else ""]
            if ranges
            else cells
        )
    return _table([*heads, words["could_be"]] if ranges else heads, rows, frozenset({2}))


def _halves(report: model.Report) -> list[str]:
    found = report.halves
    return [f"## {text(found.heading)}", *_paragraph(found.text)] if found else []


def _journey(report: model.Report, words: dict[str, str]) -> list[str]:
    rated = any(mark.score for mark in report.stages)
    out = [_marks(report.stages, words["stage"], words)] if rated else []
    out += _touchpoints(report.touchpoints, words)
    return [f"## {words['journey']}", *out] if out else []


def _sides(report: model.Report, words: dict[str, str]) -> list[str]:
    found = report.sides
    if found is None:
        return []
    return [f"## {text(found.heading)}", _marks(found.marks, words["view"], words), *_paragraph(found.text)]


def _marks(marks: Sequence[pictures.Mark], name: str, words: dict[str, str]) -> str:
    rows = [[mark.title, mark.reading, mark.score.text if mark.score else ""] for mark in marks]
    return _table([name, words["level"], words["score"]], rows, frozenset({2}))


def _red_flags(report: model.Report, words: dict[str, str]) -> list[str]:
    found = report.scorecard.red_flags
    return [f"## {words['red_flags']}", "\n".join(_red_flag(flag) for flag in found)] if found else []


def _works(report: model.Report, words: dict[str, str]) -> list[str]:
    lines = [f"- {text(row.statement)} {text(row.answer)} · {text(row.section)}" for row in report.strengths]
    return [f"## {words['works']}", "\n".join(lines)] if lines else []


def _red_flag(flag: parts.RedFlag) -> str:
    said = [f"“{quote}”" for quote in flag.quotes]
    return f"- **{text('; '.join(flag.points))}.** {text(' '.join(said))} ({text(', '.join(flag.sections))})"


def _findings(report: model.Report, words: dict[str, str]) -> list[str]:
    out = [f"## {words['findings']}"] if report.findings else []
    for found in report.findings:
        flag = f" ({words['red_flag']})" if found.red_flag else ""
        lines = [f"### {text(found.statement)}{flag}", "", f"- {_answer_line(found, words)}"]
        for label, value in (
            (words["note"], found.note),
            (words["cause"], found.cause),
            (words["evidence"], evidence_words(found.evidence, found.evidence_strength)),
            (words["why"], found.why),
            (words["action"], found.action),
        ):
            if value:
                lines.append(f"- {_labelled(label, value)}")
        out.append("\n".join(lines))
    return out


def _answer_line(found: parts.Finding, words: dict[str, str]) -> str:
    inferred = f" ({words['inferred']})" if found.inferred else ""
    return f"{_labelled(words['answer'], found.answer)}{inferred} · {text(found.section)}"


def _gaps(found: customers.Perception | None, words: dict[str, str]) -> list[str]:
    if found is None:
        return []
    names = ("question", "this_view", "gaps_customers", "points", "kind", "customers_n", "from")
    rows = [
        [
            row.text,
            f"{row.answer} ({row.score.text})",
            f"{row.customers_answer} ({row.customers_score.text})",
            row.points.text,
            f"{row.kind_text}. {row.sentence}",
            str(row.n or ""),
            row.source,
        ]
        for row in found.gaps
    ]
    table = _table([words[name] for name in names], rows, frozenset({3, 5}))
    return [f"## {text(found.heading)}", table, *_paragraph([found.note])]


def _customers_said(said: customers.CustomersSaid | None) -> list[str]:
    if said is None:
        return []
    out = [f"## {text(said.heading)}"]
    out += [f"- **{text(row.title)}:** {text(' '.join(row.sentences))}" for row in said.measures]
    return ["\n".join([out[0], "", *out[1:]]), *_paragraph([said.source, *said.notes])]


def _plan(plan: parts.Plan, words: dict[str, str]) -> list[str]:
    actions = plan.ranked
    out: list[str] = []
    if actions:
        out.append(_table(*tables.ranked(actions, words), frozenset({0})))
    if plan.gate_action:
        out += [f"### {words['before']}", _action(plan.gate_action, words)]
    for month in plan.months:
        out.append(f"### {text(month.heading)}")
        out += ["\n".join(f"- [ ] {text(start)}" for start in month.starting)] if month.starting else []
        out += ["\n".join(_action(each, words) for each in month.actions)] if month.actions else []
        out += _paragraph([month.worth])
    if plan.choose_from:
        out.append("\n".join(f"- {text(choice.text)}" for choice in plan.choose_from))
    return [f"## {words['plan']}", *added.constraints(plan, words), *out, *_paragraph([plan.ask_again_text])]


def _action(action: parts.Action, words: dict[str, str]) -> str:
    number = f"{action.number}. " if action.number else ""
    shown = ", ".join(text(mark) for mark in action.marks)
    box = "x" if action.status == "done" else " "
    lines = [f"- [{box}] **{number}{text(action.title)}**" + (f" ({shown})" if shown else "")]
    if action.why or action.why_now:
        lines.append(f"  {text(f'{action.why} {action.why_now}')}")
    if action.first_step:
        lines.append(f"  - {_labelled(words['first_step'], action.first_step)}")
    lines += [f"  - {text(step)}" for step in action.steps]
    lines += [f"  - {_labelled(words['also'], step)}" for step in action.also]
    for label, value in (
        (words["who"], action.who),
        (words["due"], action.due_text),
        (words["count"], "; ".join(action.kpi)),
        (words["reasons"], "; ".join(reason.text for reason in action.reasons)),
        (words["alone"], action.worth),
        (words["decision"], action.decision_text),
        (words["status"], action.status_text),
    ):
        if value:
            lines.append(f"  - {_labelled(label, value)}")
    return "\n".join(lines)


def _find_out(report: model.Report, words: dict[str, str]) -> list[str]:
    if not report.find_out:
        return []
    lines = [f"- [ ] {text(each.text)} {text(each.how)}".rstrip() for each in report.find_out]
    return [f"## {words['find_out']}", "\n".join(lines)]


def _look_again(report: model.Report, words: dict[str, str]) -> list[str]:
    if not report.look_again:
        return []
    pairs = [
        (_labelled(each.earlier.text, each.earlier_answer), _labelled(each.later.text, each.later_answer))
        for each in report.look_again
    ]
    lines = [f"- {earlier} · {later}" for earlier, later in pairs]
    return [f"## {words['look_again']}", text(words["look_again_note"]), "\n".join(lines)]


def _not_now(plan: parts.Plan, words: dict[str, str]) -> list[str]:
    lines = [f"- {_labelled(off.action.title, off.reason_text)}" for off in plan.not_now]
    return [f"## {words['not_now']}", "\n".join(lines)] if lines else []


def _measures(found: pictures.Measures | None, words: dict[str, str]) -> list[str]:
    if found is None:
        return []
    table = _table(*tables.measures(found, words))
    return [f"## {words['measures']}", *_paragraph([found.note]), table]


def _touchpoints(found: customers.Touchpoints | None, words: dict[str, str]) -> list[str]:
    if found is None:
        return []
    table = _table(*tables.places(found, words))
    return [f"### {words['touchpoints']}", table, *_paragraph([found.weakest])]


def _answers(report: model.Report, words: dict[str, str]) -> list[str]:
    out = [f"## {words['answers']}"] if report.answers else []
    heads = [words["question"], words["answer"], words["weight"], words["note"]]
    for group in report.answers:
        rows = [
            [
                f"{row.ref} {row.text}".strip(),
                _given(row, words),
                row.weight.text if row.scored else "",
                _beside(row, words),
            ]
            for row in group.answers
        ]
        out += [f"### {text(group.title)}", _table(heads, rows, frozenset({2}))]
    return out


def _beside(row: parts.AnswerRow, words: dict[str, str]) -> str:
    """Return what stands beside an answer: its note, what backs it, what customers' data says."""
    said = (row.note, evidence_words(row.evidence, row.evidence_strength), _second(row, words))
    return " ".join(filter(None, said))


def _second(row: parts.AnswerRow, words: dict[str, str]) -> str:
    return f"{words['customers']}: {row.customers}" if row.customers else ""


def _given(row: parts.AnswerRow, words: dict[str, str]) -> str:
    said = f"{row.answer}: {row.na_reason}" if row.na_reason else row.answer
    marks = [
        mark
        for mark, applies in (
            (row.expected_text, bool(row.expected_text)),
            (words["inferred"], row.inferred),
            (words["red_flag"], row.red_flag),
        )
        if applies
    ]
    return f"{said} ({', '.join(marks)})" if marks else said


def _lenses(report: model.Report, words: dict[str, str]) -> list[str]:
    if not report.lenses:
        return []
    heads = [words["view"], words["score"], words["answered"]]
    rows = [
        [f"{row.dimension}: {row.value}", row.score.text if row.score else "", row.answered_text]
        for row in report.lenses
    ]
    return [f"## {words['lenses']}", text(words["lenses_note"]), _table(heads, rows, frozenset({1}))]


def _method(report: model.Report, words: dict[str, str]) -> list[str]:
    out = [f"## {words['method']}"]
    for part in report.method:
        out += [f"### {text(part.heading)}", *_paragraph(part.text)]
    if report.levels:
        rows = [[row.title, row.band, row.words] for row in report.levels]
        heads = [words["level"], words["band"], words["meaning"]]
        out += [f"### {words['levels']}", _table(heads, rows)]
    if report.sources:
        out.append(f"### {words['sources']}")
        out.append("\n".join(f"- **{text(source.key)}** {text(source.text)}" for source in report.sources))
    return out


def _appendix(report: model.Report, words: dict[str, str]) -> list[str]:
    out: list[str] = []
    if report.context:
        out += [f"## {words['context']}", text(words["context_note"])]
        told = [(each.text, each.source, each.status, each.caution, each.verified) for each in report.context]
        out.append("\n".join(f"- {text(' '.join(filter(None, each)))}" for each in told))
    terms = [f"- {_labelled(each.term, each.meaning)}" for each in report.glossary]
    return [*out, f"## {words['glossary']}", "\n".join(terms)]


def _about(report: model.Report, words: dict[str, str]) -> list[str]:
    asked = report.questionnaire
    lines = [
        f"- {_labelled(words['questionnaire'], f'{asked.title} ({asked.id} {asked.version})')}",
        f"- {_labelled(words['date'], report.about.date_text)}",
    ]
    if asked.digest:
        lines.append(f"- {_labelled(words['digest'], asked.digest)}")
    lines.append(f"- {_labelled(words['tool'], f'cxaudit {report.cxaudit}')}")
    return [f"## {words['about']}", "\n".join(lines)]
