"""What changed, as text for a terminal, as Markdown, and as JSON. No arithmetic: `since` has done it."""

from collections.abc import Iterator, Sequence

from cxaudit.markup import paragraph, table, text
from cxaudit.report.parts import Number
from cxaudit.report.progress import History, Since, SinceSection
from cxaudit.text import columns, one_line
from cxaudit.wording import say


def render_text(history: History) -> str:
    """Return a history for a terminal: a table over time, then what changed at each step."""
    lines = [one_line(history.title), ""]
    if len(history.steps) > 1:
        lines += [*_columns(_over_time(history.steps)), ""]
    for step in history.steps:
        lines += [*_step(step), ""]
    return "\n".join(lines[:-1]) + "\n"


def _step(step: Since) -> Iterator[str]:
    yield f"{step.before_text} → {step.after_text}"
    yield one_line(" ".join(step.summary))
    if not step.groups:
        yield from _plan(step)
        return
    yield from (one_line(sentence) for sentence in step.caveats)
    yield ""
    yield from _columns([_heads(step), *(_row(step, section) for section in step.sections)])
    yield one_line(step.parts_note)
    yield from _plan(step)
    for group in step.groups:
        yield ""
        yield one_line(group.heading)
        yield from (f"  {one_line(change.text)}" for change in group.changes)


def _plan(step: Since) -> Iterator[str]:
    """Yield what became of the earlier plan."""
    if step.plan:
        yield ""
        yield one_line(step.plan_heading)
        yield from (f"  {one_line(action.text)}" for action in step.plan)


def _heads(step: Since) -> list[str]:
    who = [] if step.same_people else [say("since.label_people")]
    return [
        say("since.label_section"),
        say("since.label_then"),
        say("since.label_now"),
        say("since.label_points"),
        say("since.label_answers"),
        say("since.label_questionnaire"),
        say("since.label_applicability"),
        *who,
    ]


def _row(step: Since, section: SinceSection) -> list[str]:
    numbers = [section.points, section.answers, section.questionnaire, section.applicability]
    numbers += [] if step.same_people else [section.people]
    return [
        "  " * section.depth + section.title,
        standing_of(section.level_before, section.before),
        standing_of(section.level_after, section.after),
        *(number.text if number else "" for number in numbers),
    ]


def standing_of(level: str, score: Number | None) -> str:
    """Return a section's level with its score, or that it has none."""
    return f"{level} {score.text}" if score else say("since.none")


def _over_time(steps: Sequence[Since]) -> list[list[str]]:
    """Return one row for each audit: the day, the verdict, the sections at the top."""
    shown = {s.id: s.title for step in steps for s in step.sections if s.id and not s.depth}
    rows = [[say("since.label_date"), say("since.label_verdict"), *shown.values()]]
    first = {s.id: standing_of(s.level_before, s.before) for s in steps[0].sections}
    rows.append([steps[0].before_text, steps[0].verdict_before, *(first.get(id_, "") for id_ in shown)])
    for step in steps:
        now = {s.id: standing_of(s.level_after, s.after) for s in step.sections}
        rows.append([step.after_text, step.verdict_after, *(now.get(id_, "") for id_ in shown)])
    return [[cell or say("since.none") for cell in row] for row in rows]


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    plain = [[cell[: len(cell) - len(cell.lstrip())] + one_line(cell) for cell in row] for row in rows]
    widths = [max(columns(row[n]) for row in plain) for n in range(len(plain[0]))]
    for row in plain:
        cells = (cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def render_markdown(history: History) -> str:
    """Return a history as one Markdown document."""
    out = [f"# {text(history.title)}"]
    if len(history.steps) > 1:
        heads, *rows = _over_time(history.steps)
        out.append(table(heads, rows))
    for step in history.steps:
        out += since_markdown(step)
    return "\n\n".join(out) + "\n"


def since_markdown(step: Since) -> list[str]:
    """Return what changed as a section of a Markdown document, in blocks."""
    out = [f"## {text(step.heading)}", *paragraph(step.summary), *paragraph(step.caveats)]
    plan = (
        [f"### {text(step.plan_heading)}", _bullets([each.text for each in step.plan])] if step.plan else []
    )
    if not step.groups:
        return [*out[:2], *plan]
    rows = [[("– " * section.depth) + row[0].strip(), *row[1:]] for section, row in _rows(step)]
    out += [table(_heads(step), rows, frozenset({3, 4, 5, 6, 7})), *paragraph([step.parts_note])]
    out += plan
    for group in step.groups:
        out += [f"### {text(group.heading)}", _bullets([change.text for change in group.changes])]
    return out


def _rows(step: Since) -> Iterator[tuple[SinceSection, list[str]]]:
    return ((section, _row(step, section)) for section in step.sections)


def _bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"- {text(line)}" for line in lines)
