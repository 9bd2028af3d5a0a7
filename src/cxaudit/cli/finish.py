"""The end of `run`: the audit file, the scorecard on the screen, the report in files, the next command."""

from pathlib import Path

from cxaudit.audit.record import Audit
from cxaudit.audit.store import Snapshot, audit_text, default_name
from cxaudit.cli.call import Call
from cxaudit.cli.outputs import folder, print_text, report_of, shown, typed, write_report
from cxaudit.cli.paths import stem_of
from cxaudit.files.save import free_name, save
from cxaudit.problems import CallError
from cxaudit.wording import say


def stored_new(audit: Audit, call: Call) -> Path:
    """Write a new audit file and return it; one that exists is never written over."""
    if call.audit is not None:
        path = call.audit
        if path.exists():
            raise CallError(
                f"{path} exists already; it was left as it is.",
                hint="Name another file with --audit, or leave --answers out to go on with that one.",
            )
    else:
        path = free_name(folder(call.folder) / default_name(audit.header, audit.questionnaire))
    save(path, audit_text(audit, Snapshot.of(audit.questionnaire)))
    return path


def finish(audit: Audit, path: Path, call: Call) -> None:
    """Show the scorecard, write the report, and say what was written and what to type next."""
    from cxaudit.cli.screens import show_scorecard

    report = report_of(audit)
    show_scorecard(report)
    print_text("\n" + say("command.saved", path=shown(path)) + "\n")
    for written in write_report(report, call.formats, call.out, stem_of(path)):
        print_text(say("command.wrote", path=shown(written)) + "\n")
    print_text(say("command.again", path=typed(path)) + "\n")
