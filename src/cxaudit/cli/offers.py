"""What can stand for each argument and option: names, files of the right kind, the values there are.

Nothing here reads a file as YAML: what is broken is offered like the rest, and costs no time.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

_START = 4096
"""How much of a file is looked at to learn what kind it is and what it is called."""

_ENDINGS = (".yaml", ".yml")


class Offer(NamedTuple):
    """One thing that could be typed, and a few words on it for shells that show them."""

    value: str
    about: str = ""


Given = Mapping[str, Any]
"""What else the command was given, by parameter."""

Offers = Callable[[str, Given], Iterable[Offer]]
"""From what is typed of a value, and what else was given, to what it could become."""


def offers(command: str, parameter: str, typed: str, given: Given) -> list[Offer]:
    """Return what a value that begins with `typed` can be; nothing where anything can be."""
    find = OFFERED.get(command, {}).get(parameter)
    if find is None:
        return []
    found = find(typed, given)
    return [each for each in found if each.value.startswith(typed) and each.value.isprintable()]


def _one_of(choices: Callable[[], Iterable[str]]) -> Offers:
    return lambda _typed, _given: map(Offer, choices())


def _formats(module: str) -> Offers:
    """Offer the formats that the module of a command declares, each with its ending."""

    def known() -> Iterable[str]:
        """Return the formats' names."""
        from importlib import import_module

        formats: Mapping[str, str] = import_module(f"cxaudit.cli.{module}").FORMATS
        return formats

    return _one_of(known)


def _list_of(choices: Callable[[], Iterable[str]]) -> Offers:
    """Offer values that may be given several at a time, separated by commas."""

    def find(typed: str, _given: Given) -> Iterator[Offer]:
        """Yield what is not among the values typed before the last comma."""
        before, comma, _ = typed.rpartition(",")
        taken = before.split(",")
        yield from (Offer(before + comma + each) for each in choices() if each not in taken)

    return find


def _questionnaires(typed: str, _given: Given) -> Iterator[Offer]:
    yield from _names()
    yield from _files(typed, ("questionnaire", ""))


def _answered(typed: str, given: Given) -> Iterable[Offer]:
    """Without --answers, `new` wants a name that nothing has."""
    return _questionnaires(typed, given) if given.get("answers") else ()


def _audits(typed: str, _given: Given) -> Iterator[Offer]:
    return _files(typed, ("audit",))


def _answers(typed: str, _given: Given) -> Iterator[Offer]:
    return _files(typed, ("answers", ""))


def _thresholds(typed: str, _given: Given) -> Iterator[Offer]:
    return _files(typed, ("thresholds", ""))


def _mappings(typed: str, _given: Given) -> Iterator[Offer]:
    return _files(typed, ("mapping",))


def _brands(typed: str, _given: Given) -> Iterator[Offer]:
    return _files(typed, ("brand",))


def _tools() -> Iterable[str]:
    from cxaudit.survey.tools import TOOLS

    return TOOLS


def _planned(typed: str, given: Given) -> Iterator[Offer]:
    """An audit, or `set` and an action of it."""
    if not given.get("words"):
        yield Offer("set")
        yield from _audits(typed, given)


def _any_file(typed: str, _given: Given) -> Iterator[Offer]:
    return _files(typed, None)


def _names() -> Iterator[Offer]:
    """Yield the names of the user's own questionnaires and of the bundled ones, with their titles."""
    from cxaudit.questionnaire.library import Library, bundled, own_folder

    found: dict[str, Path] = Library((bundled(),)).names()
    with suppress(OSError, RuntimeError):  # no home, or a folder that may not be read
        found |= Library((own_folder(os.environ),)).names()
    yield from (Offer(name, _title(_start(path))) for name, path in sorted(found.items()) if name[0] != ".")


def _files(typed: str, kinds: tuple[str, ...] | None) -> Iterator[Offer]:
    """Yield the folders and the YAML files of these kinds (None: of any) that `typed` can become."""
    begun = os.path.basename(typed)  # noqa: PTH119 what was typed stays as it is, ./ and all
    head = typed[: len(typed) - len(begun)]
    with suppress(OSError, ValueError):
        for entry in sorted(os.scandir(head or "."), key=lambda each: each.name):
            if not entry.name.startswith(begun) or (entry.name[0] == "." and not begun):
                continue
            if entry.is_dir():
                yield Offer(f"{head}{entry.name}/")
            elif _is_of(entry, kinds):
                yield Offer(head + entry.name)


def _is_of(entry: "os.DirEntry[str]", kinds: tuple[str, ...] | None) -> bool:
    if not entry.name.endswith(_ENDINGS) or not entry.is_file():  # opening a pipe would wait for ever
        return False
    return kinds is None or _kind(Path(entry.path)) in kinds


def _kind(path: Path) -> str:
    """Return the kind of a file by its name, else by its own word; '' where it has none."""
    inner = Path(path.stem).suffix
    if inner in (".audit", ".answers"):
        return inner[1:]
    said = _value(_start(path), b"cxaudit")
    return said.partition("/")[0]


def _title(start: bytes) -> str:
    from cxaudit.text import one_line

    return one_line(_value(start, b"title"))


def _value(start: bytes, key: bytes) -> str:
    lines = (line for line in start.splitlines() if line.startswith(key + b":"))
    return next(lines, b"").partition(b":")[2].decode("utf-8", "replace").strip().strip("\"'")


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_START)
    except OSError:
        return b""


def _groups() -> Iterable[str]:
    from typing import get_args

    from cxaudit.audit.record import Group

    return (group for group in get_args(Group) if group)


def _report_formats() -> Iterable[str]:
    from cxaudit.cli.paths import FORMATS

    return FORMATS


def _check_formats() -> Iterable[str]:
    from cxaudit.thresholds.show import FORMATS

    return ("auto", *FORMATS)


def _statuses() -> Iterable[str]:
    from cxaudit.audit.plan_state import STATUSES

    return STATUSES


def _columns() -> Iterable[str]:
    from cxaudit.portfolio import COLUMNS

    return COLUMNS


def _problem_formats() -> Iterable[str]:
    from cxaudit.diagnostics.checked import FORMATS

    return ("auto", *FORMATS)


def _codes() -> Iterable[str]:
    from cxaudit.codes import CODES

    return sorted(CODES)


def _codes_or_all() -> Iterable[str]:
    from cxaudit.cli.select import ALL

    return (ALL, *_codes())


def _examples() -> Iterable[str]:
    from cxaudit.cli.demo import finished

    return finished()


def _shells() -> Iterable[str]:
    from cxaudit.cli.shells import SHELLS

    return SHELLS


OFFERED: Final[Mapping[str, Mapping[str, Offers]]] = {
    "cxaudit": {
        "show_completion": _one_of(_shells),
        "install_completion": _one_of(_shells),
    },
    "run": {
        "questionnaire": _questionnaires,
        "audit": _audits,
        "answers": _answers,
        "from_": _audits,
        "group": _one_of(_groups),
        "format_": _list_of(_report_formats),
    },
    "demo": {"name": _one_of(_examples)},
    "score": {"audit": _audits, "format_": _one_of(lambda: ("text", "json"))},
    "report": {
        "audit": _audits,
        "since": _audits,
        "format_": _list_of(_report_formats),
        "brand": _brands,
    },
    "compare": {"before": _audits, "after": _audits, "format_": _formats("compare")},
    "combine": {"audits": _audits},
    "plan": {
        "words": _planned,
        "audit": _audits,
        "status": _one_of(_statuses),
        "effort": _one_of(lambda: ("S", "M", "L")),
        "impact": _one_of(lambda: ("L", "M", "H")),
        "format_": _formats("plan"),
    },
    "check": {
        "audits": _audits,
        "against": _audits,
        "rules": _thresholds,
        "format_": _one_of(_check_formats),
    },
    "portfolio": {"sort": _one_of(_columns), "format_": _formats("portfolio")},
    "survey": {
        "mapping": _mappings,
        "questionnaire": _questionnaires,
        "into": _audits,
        "format_": _formats("survey_call"),
        "tool": _one_of(_tools),
        "delimiter": _one_of(lambda: ("comma", "semicolon", "tab", "pipe")),
        "date_order": _one_of(lambda: ("ymd", "dmy", "mdy")),
    },
    "validate": {
        "paths": _any_file,
        "select": _list_of(_codes_or_all),
        "ignore": _list_of(_codes),
        "format_": _one_of(_problem_formats),
    },
    "explain": {"code": _one_of(_codes)},
    "show": {"name": _questionnaires, "format_": _one_of(lambda: ("text", "md"))},
    "new": {"name": _answered},
    "schema": {
        "kind": _one_of(lambda: ("questionnaire", "answers", "audit", "mapping", "brand", "thresholds"))
    },
}
"""By command and parameter. What is missing here can be anything; the shell offers its files then."""
