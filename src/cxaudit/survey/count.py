"""From exports and a mapping to a Survey: recognise, place, tally, and put the counts in order."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cxaudit.problems import CallError, ContentError
from cxaudit.survey.blocks import blocks
from cxaudit.survey.build import survey_of
from cxaudit.survey.dialect import Dialect, Wanted, recognised, undecodable_line
from cxaudit.survey.doubts import words_hint
from cxaudit.survey.encoding import instead_of_utf8, undecodable
from cxaudit.survey.labels import why
from cxaudit.survey.mapping import Mapping
from cxaudit.survey.place import Placed, placed, roles_of
from cxaudit.survey.result import FileRead, Survey
from cxaudit.survey.sums import sums_at_end, without_sums
from cxaudit.survey.tally import FileTally, Tally
from cxaudit.text import one_line
from cxaudit.wording import say

if TYPE_CHECKING:
    from cxaudit.questionnaire.model import Questionnaire

Progress = Callable[[Path, int, float], None]
"""Is told of a file, how many rows were read in all, and which share of all bytes that is."""
_HASHED = 1 << 20


def opened(paths: Sequence[Path], wanted: Wanted) -> tuple[Dialect, ...]:
    """Return how each export is written. Raises `CallError` where the same is given twice."""
    dialects = tuple(recognised(path, wanted) for path in paths)
    by_content: dict[object, Path] = {}
    sizes = Counter(path.stat().st_size for path in paths)
    for path in paths:
        key = _digest(path) if sizes[path.stat().st_size] > 1 else path
        if key in by_content:
            said = say("survey.twice", path=path, other=by_content[key])
            raise CallError(said, hint=say("survey.twice_hint"))
        by_content[key] = path
    return dialects


def _digest(path: Path) -> str:
    from hashlib import sha256

    digest = sha256()
    with path.open("rb") as file:
        while data := file.read(_HASHED):
            digest.update(data)
    return digest.hexdigest()


def survey(
    dialects: Sequence[Dialect],
    mapping: Mapping,
    asked: "Questionnaire | None" = None,
    progress: Progress = lambda _path, _rows, _share: None,
) -> Survey:
    """Count the answers in exports. Raises `ContentError` where one cannot be used, and nothing is kept."""
    places = [placed(dialect, mapping) for dialect in dialects]
    try:
        tally, rows = _tallied(dialects, places, mapping, asked, progress)
    except UnicodeDecodeError:
        dialects = [_with_encoding(dialect) for dialect in dialects]
        tally, rows = _tallied(dialects, places, mapping, asked, progress)
    files = tuple(_file(dialect, count) for dialect, count in zip(dialects, rows, strict=True))
    columns = {role: column for place in reversed(places) for role, column in place.columns.items()}
    made = survey_of(tally, files, columns, mapping, asked)
    if not any(each.n for each in made.measures) and not any(each.n for each in made.questions):
        raise _nothing(made, words_hint(made, dialects, mapping))
    return made


def _tallied(
    dialects: Sequence[Dialect],
    places: Sequence[Placed],
    mapping: Mapping,
    asked: "Questionnaire | None",
    progress: Progress,
) -> tuple[Tally, list[int]]:
    """Return the tally of all files, and how many rows of answers each has."""
    tally, rows, done = Tally(roles_of(mapping, places, asked)), [], 0
    size = sum(dialect.path.stat().st_size for dialect in dialects) or 1
    for number, (dialect, place) in enumerate(zip(dialects, places, strict=True)):
        tally.rejections.file, before = number, tally.rows
        this = FileTally(tally, place.at, dialect.delimiter)
        try:
            found, sums = blocks(dialect.path, dialect.shape(this.runs)), sums_at_end(dialect)
            for block in without_sums(found, sums) if sums else found:
                this.add(block)
                done += block.size
                progress(dialect.path, tally.rows, min(1.0, done / size))
        except UnicodeDecodeError:
            if dialect.is_sure:
                line = undecodable_line(dialect.path, dialect.encoding)
                raise undecodable(dialect.path, line, dialect.encoding) from None
            raise
        this.close()
        rows.append(tally.rows - before)
    return tally, rows


def _with_encoding(dialect: Dialect) -> Dialect:
    if dialect.is_sure:
        return dialect
    return replace(dialect, encoding=instead_of_utf8(dialect.path), is_sure=True)


def _file(dialect: Dialect, rows: int) -> FileRead:
    return FileRead(
        name=one_line(dialect.path.name),
        rows=rows,
        tool=dialect.tool,
        encoding=dialect.encoding,
        delimiter=dialect.delimiter,
        header_rows=dialect.header_rows,
        title_rows=dialect.titles,
        columns=len(dialect.columns),
    )


def _nothing(made: Survey, words: Iterable[str]) -> ContentError:
    """Return what is said where no cell could be counted: only a header, or the wrong columns."""
    names = ", ".join(file.name for file in made.files)
    if not made.rows:
        return ContentError(say("survey.only_header", files=names), hint=say("survey.empty_hint"))
    reasons = "; ".join(
        f"{rejection.column or say('survey.whole_row')}: {why(rejection.why)} ({rejection.n:,})"
        for rejection in made.rejections
    )
    said = say("survey.nothing_counted", files=names, rows=f"{made.rows:,}")
    return ContentError(said, hint=". ".join(filter(None, (reasons, *words))) or say("survey.all_blank"))
