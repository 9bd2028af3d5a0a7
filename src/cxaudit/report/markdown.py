"""Report -> Markdown that reads well as plain text and on a forge. Authored text is escaped, line by line."""

import re
from collections.abc import Iterable, Sequence

from cxaudit.report import model
from cxaudit.report.labels import labels
from cxaudit.text import one_line

_ACTIVE = re.compile(r"([\\`*_\[\]<>|~&$#@{}])")
_STARTS = re.compile(r"^([-+=:]|\d+(?=[.)]))")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp|www)([:.])")


def render_markdown(report: model.Report) -> str:
    """Return the report as one Markdown document."""
    words = labels()
    parts: list[str] = []
    parts += _first_page(report.first_page)
    parts += _scorecard(report, words)
    parts += _findings(report, words)
    parts += _plan(report.plan, words)
    parts += _find_out(report, words)
    parts += _answers(report, words)
    parts += _lenses(report, words)
    parts += _method(report, words)
    parts += _about(report, words)
    return "\n\n".join(parts) + "\n"


def text(value: str) -> str:
    """Return authored text as Markdown that shows it and does nothing else, on one line."""
    plain = _ACTIVE.sub(r"\\\1", one_line(value))
    plain = _ADDRESS.sub(r"\1\\\2", plain)
    return _STARTS.sub(lambda found: _unstarted(found.group()), plain)


def _unstarted(start: str) -> str:
    """Keep the first characters of a line from opening a list, a rule or a heading."""
    return f"{start}\\" if start[0].isdigit() else f"\\{start}"


def _paragraph(sentences: Iterable[str]) -> list[str]:
    line = text(" ".join(sentences))
    return [line] if line else []


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], right: frozenset[int] = frozenset()) -> str:
    rule = ["---:" if n in right else "---" for n in range(len(heads))]
    lines = [[text(head) for head in heads], rule, *([text(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _marked(title: str, marks: Iterable[str]) -> str:
    bold = f"**{text(title)}**"
    shown = ", ".join(text(mark) for mark in marks)
    return f"{bold} ({shown})" if shown else bold


def _labelled(label: str, value: str) -> str:
    return f"**{text(label)}:** {text(value)}"


def _first_page(page: model.FirstPage) -> list[str]:
    parts = [f"# {text(page.title)}", *_paragraph(page.basis), f"**{text(page.headline)}**"]
    parts += _paragraph(page.reasons)
    if page.trouble:
        parts.append(f"## {text(page.trouble_heading)}")
        parts.append("\n".join(f"- {_trouble(each)}" for each in page.trouble))
    if page.do_first:
        parts.append(f"## {text(page.do_heading)}")
        parts += [_first_action(each) for each in page.do_first if not each.number]
        numbered = [f"{each.number}. {_first_action(each)}" for each in page.do_first if each.number]
        parts += ["\n".join(numbered)] if numbered else []
    if page.notes:
        parts.append("\n".join(f"- {_labelled(each.label, each.text)}" for each in page.notes))
    return [*parts, *_paragraph(page.advice), *_paragraph(page.closing), "---"]


def _trouble(trouble: model.Trouble) -> str:
    flag = f" (**{text(labels()['red_flag'])}**)" if trouble.red_flag else ""
    return text(trouble.text) + flag


def _first_action(action: model.FirstAction) -> str:
    return f"{_marked(action.title, action.marks)}. {text(' '.join(action.lines))}"


def _scorecard(report: model.Report, words: dict[str, str]) -> list[str]:
    card = report.scorecard
    parts: list[str] = []
    if card.sections:
        parts += [f"## {words['scorecard']}", _sections(card.sections, words), *_paragraph(card.remarks)]
    if card.gates:
        parts.append(f"### {words['tests']}")
        parts.append("\n".join(f"- {text(gate.text)}" for gate in card.gates))
    if card.red_flags:
        parts.append(f"### {words['red_flags']}")
        parts.append("\n".join(_red_flag(flag) for flag in card.red_flags))
    return parts


def _sections(sections: Sequence[model.SectionRow], words: dict[str, str]) -> str:
    ranges = any(row.range for row in sections)
    heads = [words["section"], words["level"], words["score"], words["answered"]]
    rows = []
    for row in sections:
        name = ("– " * row.depth) + (f"{row.title}, {row.text}" if row.text else row.title)
        cells = [name, row.reading, row.score.text if row.score else "", row.answered_text]
        rows.append([*cells, row.range.text if row.range else ""] if ranges else cells)
    return _table([*heads, words["could_be"]] if ranges else heads, rows, frozenset({2}))


def _red_flag(flag: model.RedFlag) -> str:
    said = [f"“{quote}”" for quote in flag.quotes]
    return f"- **{text('; '.join(flag.points))}.** {text(' '.join(said))} ({text(', '.join(flag.sections))})"


def _findings(report: model.Report, words: dict[str, str]) -> list[str]:
    parts = [f"## {words['findings']}"] if report.findings else []
    for found in report.findings:
        flag = f" ({words['red_flag']})" if found.red_flag else ""
        lines = [f"### {text(found.statement)}{flag}", "", f"- {_answer_line(found, words)}"]
        for label, value in (
            (words["note"], found.note),
            (words["evidence"], _evidence(found.evidence, found.evidence_strength)),
            (words["why"], found.why),
            (words["action"], found.action),
        ):
            if value:
                lines.append(f"- {_labelled(label, value)}")
        parts.append("\n".join(lines))
    return parts


def _answer_line(found: model.Finding, words: dict[str, str]) -> str:
    inferred = f" ({words['inferred']})" if found.inferred else ""
    return f"{_labelled(words['answer'], found.answer)}{inferred} · {text(found.section)}"


def _evidence(evidence: str, strength: str) -> str:
    return f"{evidence} ({strength})" if evidence and strength else evidence or strength


def _plan(plan: model.Plan, words: dict[str, str]) -> list[str]:
    actions = [each for month in plan.months for each in month.actions]
    parts: list[str] = []
    if actions:
        heads = [words[name] for name in ("number", "action", "who", "due", "effort", "impact", "kind")]
        rows = [
            [
                str(each.number),
                each.title + (f" ({', '.join(each.marks)})" if each.marks else ""),
                each.who,
                each.due_text,
                each.effort_text,
                each.impact_text,
                each.quadrant_text,
            ]
            for each in actions
        ]
        parts.append(_table(heads, rows, frozenset({0})))
    if plan.gate_action:
        parts += [f"### {words['before']}", _action(plan.gate_action, words)]
    for month in plan.months:
        parts.append(f"### {text(month.heading)}")
        parts += ["\n".join(f"- [ ] {text(start)}" for start in month.starting)] if month.starting else []
        parts += ["\n".join(_action(each, words) for each in month.actions)] if month.actions else []
        parts += _paragraph([month.worth])
    if plan.not_now:
        parts.append(f"### {words['not_now']}")
        parts.append("\n".join(f"- {_labelled(off.action.title, off.reason_text)}" for off in plan.not_now))
    if plan.choose_from:
        parts.append("\n".join(f"- {text(choice.text)}" for choice in plan.choose_from))
    return [f"## {words['plan']}", *parts, *_paragraph([plan.ask_again_text])]


def _action(action: model.Action, words: dict[str, str]) -> str:
    number = f"{action.number}. " if action.number else ""
    shown = ", ".join(text(mark) for mark in action.marks)
    lines = [f"- [ ] **{number}{text(action.title)}**" + (f" ({shown})" if shown else "")]
    if action.why or action.why_now:
        lines.append(f"  {text(f'{action.why} {action.why_now}')}")
    lines.append(f"  - {_labelled(words['first_step'], action.first_step)}")
    lines += [f"  - {text(step)}" for step in action.steps]
    lines += [f"  - {_labelled(words['also'], step)}" for step in action.also]
    for label, value in (
        (words["who"], action.who),
        (words["count"], "; ".join(action.kpi)),
        (words["reasons"], "; ".join(reason.text for reason in action.reasons)),
        (words["alone"], action.worth),
    ):
        if value:
            lines.append(f"  - {_labelled(label, value)}")
    return "\n".join(lines)


def _find_out(report: model.Report, words: dict[str, str]) -> list[str]:
    if not report.find_out:
        return []
    lines = [f"- [ ] {text(each.text)} {text(each.how)}".rstrip() for each in report.find_out]
    return [f"## {words['find_out']}", "\n".join(lines)]


def _answers(report: model.Report, words: dict[str, str]) -> list[str]:
    parts = [f"## {words['answers']}"] if report.answers else []
    heads = [words["question"], words["answer"], words["weight"], words["note"]]
    for group in report.answers:
        rows = [
            [
                f"{row.ref} {row.text}".strip(),
                _given(row, words),
                row.weight.text if row.scored else "",
                " ".join(filter(None, (row.note, _evidence(row.evidence, row.evidence_strength)))),
            ]
            for row in group.answers
        ]
        parts += [f"### {text(group.title)}", _table(heads, rows, frozenset({2}))]
    return parts


def _given(row: model.AnswerRow, words: dict[str, str]) -> str:
    said = f"{row.answer}: {row.na_reason}" if row.na_reason else row.answer
    marks = [
        mark
        for mark, applies in (
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
    parts = [f"## {words['method']}"]
    for part in report.method:
        parts += [f"### {text(part.heading)}", *_paragraph(part.text)]
    if report.levels:
        rows = [[row.title, row.band, row.words] for row in report.levels]
        heads = [words["level"], words["band"], words["meaning"]]
        parts += [f"### {words['levels']}", _table(heads, rows)]
    if report.sources:
        parts.append(f"### {words['sources']}")
        parts.append("\n".join(f"- **{text(source.key)}** {text(source.text)}" for source in report.sources))
    return parts


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
