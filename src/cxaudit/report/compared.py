"""What changed, as text for a terminal, as Markdown, and as JSON. No arithmetic: `since` has done it."""

from collections.abc import Iterator, Sequence

from cxaudit.aligned import aligned, wrapped
from cxaudit.markup import paragraph, table, text
from cxaudit.report.parts import Number
from cxaudit.report.progress import History, Since, SinceSection
from cxaudit.text import one_line
from cxaudit.wording import say


def render_text(history: History, width: int = 0) -> str:
    """Return a history for a terminal: a table over time, then what changed at each step.

    Lines are at most `width` columns long, where words allow it; 0 is any length.
    """
    lines = [*_said(history.title, width), ""]
    if len(history.steps) > 1:
        lines += [*_table(_over_time(history.steps), width), ""]
    for step in history.steps:
        lines += [*_step(step, width), ""]
    return "\n".join(lines[:-1]) + "\n"


def _step(step: Since, width: int) -> Iterator[str]:
    yield f"{step.before_text} → {step.after_text}"
    yield from _said(" ".join(step.summary), width)
    if not step.groups:
        yield from _plan(step, width)
        return
    for sentence in step.caveats:
        yield from _said(sentence, width)
    yield ""
    yield from _table([_heads(step), *(_row(step, section) for section in step.sections)], width)
    yield from _said(step.parts_note, width)
    yield from _plan(step, width)
    for group in step.groups:
        yield ""
        yield from _said(group.heading, width)
        for change in group.changes:
            yield from _said(change.text, width, indent="  ")


def _plan(step: Since, width: int) -> Iterator[str]:
    """Yield what became of the earlier plan."""
    if step.plan:
        yield ""
        yield from _said(step.plan_heading, width)
        for action in step.plan:
            yield from _said(action.text, width, indent="  ")


def _said(text: str, width: int, indent: str = "") -> list[str]:
    line = indent + one_line(text)
    return wrapped(line, width, rest=indent * 2) if width else [line]


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


def _table(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Yield a table; where it has no room, each row as its first cell and the others with their heads."""
    plain = [[cell[: len(cell) - len(cell.lstrip())] + one_line(cell) for cell in row] for row in rows]
    lines = aligned(plain, width=width)
    if lines is not None:
        yield from lines
        return
    heads, *others = plain
    for first, *cells in others:
        yield first
        shown = [f"{head}: {cell}" for head, cell in zip(heads[1:], cells, strict=True) if cell]
        yield from _said(" · ".join(shown), width, indent="  ")


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
