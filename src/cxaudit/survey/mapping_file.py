"""The format of mapping files, declared once: the reader, the writer and the reference come from here."""

from pathlib import Path
from typing import Any

from cxaudit.files.document import read_document
from cxaudit.files.kind import KINDS
from cxaudit.files.schema import table_document
from cxaudit.files.table import FAILED, Key, Kind, Many, Named, Number, OneOf, Reading, Table, Word
from cxaudit.files.yaml import Node, PlainNumber, Scalar, dump, read_text
from cxaudit.problems import Problem, UnusableFileError, errors
from cxaudit.survey.days import ORDERS
from cxaudit.survey.mapping import MEASURES, Mapping, Words
from cxaudit.survey.tools import TOOLS
from cxaudit.text import one_line
from cxaudit.wording import say


class Header(Kind):
    """The name of a column: its header text, its code, or its number."""

    says = "a column: its header text, its code or its number"

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the name on one line."""
        if not isinstance(node, Scalar) or node.tag == "null" or not one_line(node.text):
            return self.refuse(node, reading)
        return one_line(node.text)

    def write(self, value: Any) -> Any:
        """Return a number without quotes, anything else as text."""
        return PlainNumber(value) if value.isascii() and value.isdigit() and value[0] != "0" else value

    def schema(self) -> dict[str, Any]:
        """Return a text or a number."""
        return {"type": ["string", "number"], "pattern": r"\S"}


class Setting(Header):
    """How a file is written: the name of an encoding or a delimiter, or the delimiter itself."""

    says = "text"


class Headers(Many):
    """One name of a column, or several, one of which every file has."""

    def __init__(self) -> None:
        super().__init__(Header(), least=1, or_one=True)
        self.says = Header.says

    def write(self, value: Any) -> Any:
        """Return one name alone, several as a list."""
        return self.kind.write(value[0]) if len(value) == 1 else super().write(value)


def _points(low: int, high: int) -> Named:
    return Named(Number(low, high, whole=True), name=Header())


WORDS = Table(
    "words",
    Words,
    (
        Key("nps", _points(0, 10), "Words in the column of `nps`, each with its number from 0 to 10."),
        Key(
            "csat",
            _points(1, 5),
            "Words in the column of `csat`, each with its number from 1 to 5.",
            "{Sehr zufrieden: 5}",
        ),
        Key("ces", _points(1, 7), "Words in the column of `ces`, each with its number from 1 to 7."),
    ),
    "Words in your language, or of your survey, and the numbers they stand for.",
)

MAPPING = Table(
    "mapping",
    Mapping,
    (
        Key(
            "nps", Headers(), "The answers to “How likely is it that you would recommend us?”, 0 to 10.", "Q1"
        ),
        Key(
            "csat",
            Headers(),
            "The answers to “How satisfied are you?”, 1 to 5.",
            "[Zufriedenheit, Satisfaction]",
        ),
        Key(
            "ces",
            Headers(),
            "How far people agree that you made it easy for them, 1 to 7; 7 is easiest.",
            "12",
        ),
        Key(
            "group",
            Headers(),
            "What the measures are also shown by: a region, a product. Never a person.",
            "Region",
        ),
        Key(
            "date", Headers(), "The day of the answer; the measures are also shown by month.", "RecordedDate"
        ),
        Key(
            "date_order",
            OneOf(*ORDERS),
            "How a date like 03/04/2026 is meant, where the column does not show it.",
        ),
        Key(
            "questions",
            Named(Word(), name=Header()),
            "A column, and the id of the question it answers.",
            "{Q5: enough_value}",
        ),
        Key(
            "expected",
            Named(Word(), name=Header()),
            "A column with the first rating of a pair, and the id of that pair; `questions` has the second.",
            "{Q4: ready_on_time}",
        ),
        Key("words", WORDS, "What words in the columns stand for."),
        Key("tool", OneOf(*TOOLS), "The tool the export is from, where it is not recognised."),
        Key("encoding", Setting(), "The encoding of the file, where it is not recognised.", "cp1252"),
        Key(
            "delimiter",
            Setting(),
            "What stands between two cells, where it is not recognised: comma, semicolon, tab, pipe.",
        ),
        Key(
            "header_rows",
            Number(0, 9, whole=True),
            "How many rows are header, where it is not recognised.",
            "2",
        ),
    ),
    "Which column of an export is which. A column is named by its header text, its code or its number.",
)


def mapping_schema() -> dict[str, Any]:
    """Return the JSON Schema of a mapping file, which names at least one column that can be counted."""
    whole = table_document("mapping", MAPPING, title="A mapping for `cxaudit survey`")
    one = [{"required": [name]} for name in MEASURES]
    some = {"required": ["questions"], "properties": {"questions": {"minProperties": 1}}}
    return {**whole, "anyOf": [*one, some]}


def mapping_of(text: str, shown: str) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """Return the mapping in a text and every problem; no mapping with an error among them."""
    found, root, reading = read_document(text, shown, "mapping", MAPPING)
    if found is not FAILED and root is not None and not found.counts:
        reading.problem("missing-key", root, say("survey.mapping_empty"), say("survey.mapping_empty_hint"))
    problems = tuple(reading.problems)
    return (None if found is FAILED or errors(problems) else found), problems


def read_mapping(path: Path) -> Mapping:
    """Return the mapping in a file. Raises `UnusableFileError` with every problem of it."""
    text, problems = read_text(path)
    found, more = mapping_of(text, str(path)) if not problems else (None, ())
    if found is None:
        raise UnusableFileError(say("survey.mapping_unusable", path=path), problems=(*problems, *more))
    return found


def mapping_text(mapping: Mapping) -> str:
    """Return a mapping as the text of a file."""
    return f"cxaudit: mapping/{KINDS['mapping']}\n" + dump(MAPPING.write(mapping))
