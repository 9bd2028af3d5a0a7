"""`cxaudit combine`: audits of several respondents made one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxaudit.audit.store import StoredAudit
    from cxaudit.combine import Combination


def combine(
    audits: Annotated[
        list[Path], typer.Argument(metavar="AUDIT...", help="Audit files, or folders that hold them.")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="PATH", help="The new file, or a folder; default: here.")
    ] = None,
    names: Annotated[
        bool, typer.Option("--names", help="Keep who answered; the report then names them.")
    ] = False,
) -> None:
    """Make one audit of several people's: each group counts alike, and what they see differently is shown.

    The new file is an audit like any other: score, report and compare take it. The files it is made of stay
    as they are. It holds everybody's answers, with file and group, and no names unless --names is given.

    Example: cxaudit combine owner.audit.yaml anna.audit.yaml ben.audit.yaml --out cafe

    Example: cxaudit combine answers/ --names
    """
    from cxaudit import __version__
    from cxaudit.audit.store import Snapshot, audit_text
    from cxaudit.cli.audits import read_all
    from cxaudit.cli.boundary import note, print_text
    from cxaudit.cli.outputs import program, shown, typed
    from cxaudit.combine import Source
    from cxaudit.combine import combine as combined
    from cxaudit.wording import count, say

    read = _single(read_all(_files(audits)), audits)
    sources = [Source(file=p.name, digest=f"sha256:{s.fingerprint}", audit=s.audit) for p, s in read]
    made = combined(sources, names=names, written_by=__version__)
    lines = _said(made)
    path = _written(audit_text(made.audit, Snapshot.of(made.audit.questionnaire)), made, out)
    number = count(len(sources), say("team.audit"), say("team.audits"))
    first = say("team.wrote", audits=number, path=shown(path))
    if len(sources) == 1:
        note(say("team.one_alone"))
    last = say("team.next", program=program(), path=typed(path))
    print_text("\n".join([first, *lines, "", last]) + "\n")


def _files(paths: "Sequence[Path]") -> list[Path]:
    from cxaudit.cli.audits import audits_in

    return [file for path in paths for file in (audits_in(path) if path.is_dir() else [path])]


def _single(
    read: "list[tuple[Path, StoredAudit]]", named: "Sequence[Path]"
) -> "list[tuple[Path, StoredAudit]]":
    """Return the audits without those of a folder that are combined themselves, which is told."""
    from cxaudit.cli.boundary import note
    from cxaudit.cli.outputs import shown
    from cxaudit.problems import CallError
    from cxaudit.wording import say

    kept = []
    for path, stored in read:
        if stored.audit.combined and path not in named:
            note(say("team.skipped", path=shown(path)))
        else:
            kept.append((path, stored))
    if not kept:
        raise CallError(say("command.no_audits", path=shown(named[0])), hint=say("command.no_audits_hint"))
    return kept


def _written(text: str, made: "Combination", out: Path | None) -> Path:
    """Write the new file; one that exists is never written over."""
    from cxaudit.audit.store import default_name
    from cxaudit.cli.outputs import folder, shown
    from cxaudit.files.save import save, write_new
    from cxaudit.problems import CallError
    from cxaudit.wording import say

    if out is None or out.is_dir() or not out.suffix:
        name = default_name(made.audit.header, made.audit.questionnaire)
        return write_new(folder(out or Path()) / name.replace(".audit.", "-combined.audit."), text)
    if out.exists():
        raise CallError(say("command.exists", path=shown(out)), hint=say("command.exists_hint"))
    folder(out.parent)
    save(out, text)
    return out


def _said(made: "Combination") -> list[str]:
    """Return what was combined, what was left out, and where people differ."""
    from cxaudit.cli.boundary import note
    from cxaudit.cli.outputs import report_of
    from cxaudit.report.display import name_of
    from cxaudit.report.team import tells_who
    from cxaudit.wording import say

    team = report_of(made.audit).team
    lines = _sources(made)
    if team:
        lines += ["", team.heading, *team.intro]
        lines += [
            say(
                "team.row",
                question=row.text,
                range=row.range_text,
                agreement=row.agreement.text,
                groups=row.means_text or row.groups_text,
            )
            for row in team.differs
        ]
        lines += [team.alike] if team.alike else []
        lines += [say("team.tells_who")] if tells_who(team.rows) else []
    if made.reworded:
        note(say("team.reworded", questions=", ".join(name_of(q) for q in made.reworded)))
    if made.surveys_left and made.audit.survey:
        left = "; ".join(made.surveys_left)
        note(say("team.surveys_left", kept=made.audit.survey.source, left=left))
    if made.counts_left:
        note(say("team.counts_left", counts=", ".join(made.counts_left)))
    if made.agreed_left:
        note(say("team.agreed_left", keys=", ".join(made.agreed_left)))
    return lines


def _sources(made: "Combination") -> list[str]:
    from cxaudit.report.groups import group_word
    from cxaudit.wording import say

    lines = []
    people = made.audit.combined.respondents if made.audit.combined else ()
    for person in sorted(people, key=lambda each: each.file):
        values = {"file": person.file, "group": group_word(person.group), "date": person.date}
        lines.append(
            say("team.source", **values) if person.finished else say("team.source_unfinished", **values)
        )
    return lines
