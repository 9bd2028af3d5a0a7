"""What is expected beside what is done, as the section of a Markdown document and as a page's tables."""

from collections.abc import Mapping, Sequence

from cxaudit.markup import paragraph, table, text
from cxaudit.report.customers import Delivered

Words = Mapping[str, str]


def delivered_markdown(found: Delivered | None, words: Words) -> list[str]:
    """Return the section in blocks; nothing where no question was rated twice."""
    if found is None:
        return []
    heads, rows = pair_table(found, words)
    out = [f"## {text(found.heading)}", table(heads, rows, frozenset({3}))]
    if found.values:
        heads, rows = value_table(found, words)
        out += [f"### {text(found.dimension)}", table(heads, rows, frozenset({1, 3, 4}))]
    return [*out, *paragraph(found.sentences), *paragraph(found.notes)]


def pair_table(found: Delivered, words: Words) -> tuple[list[str], list[list[str]]]:
    """Return the heads and cells of a table of pairs."""
    heads = [words["question"], found.first_label, words["done"], words["gap"], words["reading"]]
    several = any(row.n > 1 for row in found.pairs)
    theirs = any(row.customers for row in found.pairs)
    rows = [
        [
            row.text,
            row.expected if row.n > 1 else f"{row.expected} ({row.expected_step.text})",
            row.answer if row.n > 1 else f"{row.answer} ({row.answer_step.text})",
            row.gap.text,
            row.kind_text,
            *([str(row.n)] if several else []),
            *([row.customers] if theirs else []),
        ]
        for row in found.pairs
    ]
    heads += [words["team_people"]] if several else []
    return [*heads, *([words["customers"]] if theirs else [])], rows


def value_table(found: Delivered, words: Words) -> tuple[list[str], list[list[str]]]:
    """Return the heads and cells of a table along the dimension; weights only where there are any."""
    weighed: Sequence[bool] = [row.weight is not None for row in found.values]
    heads = [found.dimension, words["gap"], words["pairs"]]
    rows = [[row.title, row.gap.text if row.gap else "–", row.pairs_text] for row in found.values]
    if any(weighed):
        heads += [words["points_of_100"]]
        for cells, row in zip(rows, found.values, strict=True):
            cells += [row.weight.text if row.weight else "–"]
    if found.weighted:
        heads += [words["gap_part"]]
        for cells, row in zip(rows, found.values, strict=True):
            cells += [row.part.text if row.part else "–"]
    return heads, rows
