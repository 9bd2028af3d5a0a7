"""`cxaudit check`: is an audit good enough? For a CI job, and for whoever promised a level."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    import datetime

    from cxaudit.audit.store import StoredAudit
    from cxaudit.scoring.scorecard import Scorecard
    from cxaudit.thresholds.rules import Thresholds
    from cxaudit.thresholds.show import Result

Audits = Annotated[list[Path], typer.Argument(metavar="AUDIT...", help="Audit files.")]
Gate = Annotated[bool, typer.Option("--gate", help="Every test has to be passed.")]
LevelName = Annotated[str, typer.Option("--level", metavar="LEVEL", help="The lowest verdict allowed.")]
Least = Annotated[
    str, typer.Option("--fail-under", metavar="N", help="The least score of the weakest section.")
]
Sections = Annotated[
    list[str] | None,
    typer.Option("--section", metavar="ID=N", help="The least score of a section; repeat it."),
]
Dimensions = Annotated[
    list[str] | None,
    typer.Option("--dimension", metavar="NAME=VALUE:N", help="The least score along a dimension; repeat it."),
]
NoFlags = Annotated[bool, typer.Option("--no-red-flags", help="No red flag may be up.")]
Coverage = Annotated[str, typer.Option("--min-coverage", metavar="N", help="The least share answered, in %.")]
Against = Annotated[
    Path | None, typer.Option("--against", metavar="FILE", help="An earlier audit to look back to.")
]
Drop = Annotated[
    str,
    typer.Option("--max-drop", metavar="N", help="With --against: how far a score may fall; else 0."),
]
Finished = Annotated[bool, typer.Option("--finished", help="The interview has to be finished.")]
NoOverdue = Annotated[bool, typer.Option("--no-overdue", help="No action of the plan may be overdue.")]
Today = Annotated[
    str, typer.Option("--date", metavar="YYYY-MM-DD", help="With --no-overdue: the day it is; else today.")
]
Rules = Annotated[
    Path | None, typer.Option("--rules", metavar="FILE", help="A file of thresholds; options go beside it.")
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="auto, text, github, json or junit. auto is github in GitHub's log.",
    ),
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Write the result to a file instead.")
]


def check(
    audits: Audits,
    gate: Gate = False,
    level: LevelName = "",
    fail_under: Least = "",
    section: Sections = None,
    dimension: Dimensions = None,
    no_red_flags: NoFlags = False,
    min_coverage: Coverage = "",
    against: Against = None,
    max_drop: Drop = "",
    finished: Finished = False,
    no_overdue: NoOverdue = False,
    date: Today = "",
    rules: Rules = None,
    format_: Format = "auto",
    out: Out = None,
) -> None:
    """Hold audits to thresholds, compared exactly; each is told with its figure.

    Exit code 0: every threshold is passed; 1: one is not; 2: the call is wrong, or a file cannot be used.
    --fail-under and --max-drop look at the weakest of the sections the verdict rests on, never at a mean.

    Example: cxaudit check cafe.audit.yaml --level solid --no-red-flags
    """
    from dataclasses import replace

    from cxaudit.cli.dates import day_of, now
    from cxaudit.cli.results import give, log_format
    from cxaudit.scoring.score import score
    from cxaudit.thresholds.show import FORMATS

    format_ = log_format(format_, out, FORMATS)
    given = _given(gate, level, fail_under, section, dimension, no_red_flags, min_coverage, max_drop)
    wanted = _wanted(replace(given, no_overdue=no_overdue, finished=finished), rules, against)
    before = (against, _stored(against)) if against else None
    earlier = score(before[1].audit) if before else None
    today = day_of("date", date) or now()
    results = [_result(path, wanted, before, earlier, today) for path in audits]
    give(FORMATS[format_](results), out, tell=False)
    if not all(result.passed for result in results):
        raise typer.Exit(1)


def _given(
    gate: bool,
    level: str,
    fail_under: str,
    sections: Iterable[str] | None,
    dimensions: Iterable[str] | None,
    no_red_flags: bool,
    min_coverage: str,
    max_drop: str,
) -> "Thresholds":
    """Return the thresholds that the options name, or raise `CallError`."""
    from cxaudit.thresholds.rules import Thresholds

    values: dict[str, dict[str, Fraction]] = {}
    for typed in dimensions or ():
        whole, least = _pair("dimension", typed, ":")
        name, _, value = whole.partition("=")
        values.setdefault(name.strip(), {})[value.strip()] = least
    return Thresholds(
        gate=gate,
        level=level.strip().lower(),
        fail_under=_number("fail-under", fail_under) if fail_under else None,
        sections=dict(_pair("section", typed, "=") for typed in sections or ()),
        dimensions=values,
        no_red_flags=no_red_flags,
        min_coverage=_number("min-coverage", min_coverage.removesuffix("%")) if min_coverage else None,
        max_drop=_number("max-drop", max_drop) if max_drop else None,
    )


def _number(option: str, typed: str) -> Fraction:
    from cxaudit.files.table import exact
    from cxaudit.problems import CallError
    from cxaudit.text import one_line
    from cxaudit.wording import say

    number = exact(typed.strip())
    if number is None or not 0 <= number <= 100:
        message = say("check.rule_form", typed=one_line(typed), option=option)
        raise CallError(message, hint=say("check.rule_form_number"))
    return number


def _pair(option: str, typed: str, sign: str) -> tuple[str, Fraction]:
    """Return name and number of `service=70`, or of `stage=after:50` with the other sign."""
    from cxaudit.problems import CallError
    from cxaudit.text import one_line
    from cxaudit.wording import say

    name, found, number = typed.rpartition(sign)
    if not (found and name.strip()) or (option == "dimension" and "=" not in name):
        is_section = option == "section"
        hint = say("check.rule_form_section") if is_section else say("check.rule_form_dimension")
        raise CallError(say("check.rule_form", typed=one_line(typed), option=option), hint=hint)
    return name.strip(), _number(option, number)


def _wanted(given: "Thresholds", rules: Path | None, against: Path | None) -> "Thresholds":
    """Return the thresholds of a file and of the options together, or raise `CallError`."""
    from dataclasses import replace

    from cxaudit.problems import CallError
    from cxaudit.thresholds.rules import Thresholds
    from cxaudit.wording import say

    wanted = (_of_file(rules) if rules else Thresholds()).with_more(given)
    if against is not None and wanted.max_drop is None:
        wanted = replace(wanted, max_drop=Fraction(0))
    if wanted.is_empty:
        raise CallError(say("check.no_rule"), hint=say("check.no_rule_hint"))
    if wanted.max_drop is not None and against is None:
        raise CallError(say("check.against_alone"), hint=say("check.against_alone_hint"))
    return wanted


def _of_file(path: Path) -> "Thresholds":
    from cxaudit.cli.boundary import tell_problems
    from cxaudit.cli.paths import shown_path
    from cxaudit.files.yaml import read_text
    from cxaudit.problems import UnusableFileError
    from cxaudit.thresholds.rules import read_thresholds
    from cxaudit.wording import say

    shown = shown_path(path)
    text, problems = read_text(path, shown=shown)
    found, wrong = read_thresholds(text, shown)
    if found is None:
        hint = say("check.no_file_hint", path=shown)
        raise UnusableFileError(say("check.no_file", path=shown), problems=(*problems, *wrong), hint=hint)
    tell_problems(wrong)
    return found


def _stored(path: Path) -> "StoredAudit":
    from cxaudit.audit.store import read_audit
    from cxaudit.cli.boundary import tell_problems

    stored = read_audit(path)
    tell_problems(stored.warnings)
    return stored


def _result(
    path: Path,
    wanted: "Thresholds",
    before: "tuple[Path, StoredAudit] | None",
    earlier: "Scorecard | None",
    today: "datetime.date",
) -> "Result":
    """Return how one audit stands to its thresholds; what the reader must know goes to stderr.

    `earlier` is the scorecard of the audit `before`.
    """
    from cxaudit.cli.boundary import note
    from cxaudit.cli.paths import shown_path
    from cxaudit.scoring.score import score
    from cxaudit.thresholds.judge import hold
    from cxaudit.thresholds.show import Result
    from cxaudit.wording import say

    stored = _stored(path)
    if not stored.audit.finished and not wanted.finished:
        note(say("check.unfinished", path=shown_path(path)))
    if before is not None:
        _require_comparable(before, (path, stored))
    return Result(
        path=shown_path(path),
        held=hold(stored.audit, score(stored.audit), wanted, before=earlier, today=today),
    )


def _require_comparable(before: "tuple[Path, StoredAudit]", after: "tuple[Path, StoredAudit]") -> None:
    """Raise `CallError` where two audits asked different questionnaires; say it of different versions."""
    from cxaudit.cli.boundary import note
    from cxaudit.cli.paths import shown_path
    from cxaudit.problems import CallError
    from cxaudit.wording import say

    (earlier, old), (later, new) = before, after
    names = {"before": shown_path(earlier), "after": shown_path(later)}
    old_id, new_id = old.audit.questionnaire.id, new.audit.questionnaire.id
    if old_id != new_id:
        raise CallError(
            say("check.other_questionnaire", **names, old=old_id, new=new_id),
            hint=say("check.other_questionnaire_hint"),
        )
    if old.audit.questionnaire != new.audit.questionnaire:
        note(say("check.other_version", **names))
