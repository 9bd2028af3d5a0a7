"""`cxaudit run` with a person: choose, resume or begin, interview, then the person's own choice."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING

from cxaudit import __version__
from cxaudit.audit.keeper import AuditKeeper
from cxaudit.audit.record import Audit, Header
from cxaudit.audit.store import default_name
from cxaudit.cli.call import Call
from cxaudit.cli.carried import up_to_date
from cxaudit.cli.desk import Desk
from cxaudit.cli.front import front_end
from cxaudit.cli.held import Held
from cxaudit.cli.list_ import available, purpose
from cxaudit.cli.outputs import folder, require_writable, shown, typed
from cxaudit.cli.source import merged, require_same
from cxaudit.cli.unfinished import chosen_to_go_on
from cxaudit.files.yaml import read_text
from cxaudit.interview.conduct import FrontEnd, conduct, interruptible
from cxaudit.interview.engine import begin
from cxaudit.interview.opening import ask_choice, ask_header, open_interview
from cxaudit.plan.make import make_plan
from cxaudit.problems import CallError, InterruptedAuditError
from cxaudit.questionnaire.library import Library
from cxaudit.questionnaire.load import open_questionnaire
from cxaudit.scoring.relevance import relevance
from cxaudit.scoring.score import score
from cxaudit.text import clean
from cxaudit.wording import say

if TYPE_CHECKING:
    from cxaudit.cli.again import Again


def interviewed(call: Call, library: Library, again: "Again | None" = None) -> Held | None:
    """Hold an interview and return the finished audit; None after a quit, which has said how to go on."""
    if call.name:
        _require_file(library.find(call.name))
    require_somebody(call)
    with front_end(plain=call.plain, quiet_scores=call.quiet_scores) as front:
        return _interviewed(call, library, front, again)


def _interviewed(call: Call, library: Library, front: FrontEnd, again: "Again | None") -> Held | None:
    with _before_the_first_answer(call) as seen:
        path, begun = _audit_to_keep(call, library, front, seen, again)
    with AuditKeeper(path, fresh=call.audit is None and begun is not None, on_notice=front.tell) as keeper:
        audit = keeper.stored.audit if keeper.stored else begun
        if audit is None:
            raise CallError(f"There is no audit file {path}.", hint="Check the name given to --audit.")
        _require_single(audit)
        if keeper.stored:
            require_same(keeper.path, audit.header, call.header)
            audit = up_to_date(audit, keeper, call.name, library, front)
        audit = replace(audit, header=merged(audit.header, call.header, call.today), written_by=__version__)
        audit = _walked(audit, keeper, front, call, again)
        if audit.finished:
            audit = _with_choice(audit, keeper, front)
    if not audit.finished:
        return None
    return Held(audit=audit, path=keeper.path, snapshot=keeper.snapshot)


def _require_file(path: Path) -> None:
    """Raise `CallError` where a questionnaire's path leads to no file: said before anything is asked."""
    with suppress(OSError):
        if path.exists():
            return
    read_text(path)


def _require_single(audit: Audit) -> None:
    """Raise `CallError` where an audit was combined: several people's answers are nobody's interview."""
    if audit.combined:
        files = ", ".join(person.file for person in audit.combined.respondents)
        raise CallError(
            say("command.combined_run"), hint=say("command.combined_run_hint", files=clean(files))
        )


def require_somebody(call: Call) -> None:
    """Raise `CallError` when nobody can answer: no input at all, or one that is empty."""
    if sys.stdin is None or not (sys.stdin.isatty() or _has_input()):
        name = call.name or "essential"
        raise CallError(say("command.no_terminal"), hint=say("command.no_terminal_hint", name=clean(name)))


def _has_input() -> bool:
    """Whether a pipe has something to read; waits until it has, or has ended."""
    buffer = sys.stdin.buffer
    return bool(buffer.peek(1)) if isinstance(buffer, BufferedReader) else True


@dataclass(slots=True)
class _Seen:
    """What was said before there is a file: which questionnaire, and the header so far."""

    name: str
    header: Header
    options: str = ""

    @property
    def command(self) -> str:
        """The command that begins again with all of it."""
        said = {"--client": self.header.client, "--respondent": self.header.respondent}
        options = [f"{option} {typed(Path(text))}" for option, text in said.items() if text]
        options += [f"--group {self.header.group}"] if self.header.group else []
        named = [typed(Path(self.name))] if self.name else []
        return " ".join(["cxaudit run", *named, *options]) + self.options


@contextmanager
def _before_the_first_answer(call: Call) -> Iterator[_Seen]:
    seen = _Seen(call.name, call.header, call.options())
    try:
        yield seen
    except (EOFError, KeyboardInterrupt):
        hint = say("command.start_again", command=seen.command)
        raise InterruptedAuditError(say("command.stopped_early"), hint=hint) from None


def _audit_to_keep(
    call: Call, library: Library, front: FrontEnd, seen: _Seen, again: "Again | None"
) -> tuple[Path, Audit | None]:
    """Return the file of the audit, and the new audit to begin in it (None if one is to be resumed)."""
    if call.audit is not None and call.audit.exists():
        return call.audit, None
    if call.audit is not None:
        front.tell(say("command.new_audit", path=shown(call.audit)))
    elif not again and (path := chosen_to_go_on(call.folder, call.name, front)):
        return path, None
    begun = _begun(call, library, front, seen, again)
    if call.audit is not None:
        return call.audit, begun
    return folder(call.folder) / default_name(begun.header, begun.questionnaire), begun


def _begun(call: Call, library: Library, front: FrontEnd, seen: _Seen, again: "Again | None") -> Audit:
    """Return a new audit: its questionnaire, and the header as far as it can be known."""
    if again:
        known, seen.options = again.header(call.header), again.options + call.options()
        known = replace(known, date=merged(known, call.header, call.today).date)
        begun = again.begin(known, call.name, library, front)
        return replace(begun, header=ask_header(known, front, partial(setattr, seen, "header")))
    require_writable(call.audit.parent if call.audit else call.folder)
    seen.name = seen.name or _chosen(library, front)
    questionnaire = open_questionnaire(seen.name, library)
    header = merged(ask_header(call.header, front, partial(setattr, seen, "header")), call.header, call.today)
    return Audit(header=header, questionnaire=questionnaire)


def _chosen(library: Library, front: FrontEnd) -> str:
    usable = [(name, found) for name, found in available(library) if found is not None]
    offered = [(name, f"{name}: {purpose(found)}") for name, found in usable]
    name = front.choose(say("command.choose"), offered, enter=say("command.choose_enter", name=offered[0][0]))
    return name or offered[0][0]


def _walked(audit: Audit, keeper: AuditKeeper, front: FrontEnd, call: Call, again: "Again | None") -> Audit:
    """Ask what is still open and return the audit as it then stands; every change is saved at once."""
    asked = audit.questionnaire
    interview = begin(
        asked,
        audit.answers,
        relevance,
        with_all=call.everything,
        former=again.former(asked) if again else None,
        again=again.asked(asked) if again else frozenset(),
    )
    options = (again.options if again else "") + call.options(keeper.path)
    desk = Desk(audit, keeper, options=options)
    desk.keep(dict(interview.answers), audit.finished)
    open_interview(interview, shown(keeper.path), front)
    if again:
        again.tell(front)
    conduct(interview, desk, front)
    return desk.audit


def _with_choice(audit: Audit, keeper: AuditKeeper, front: FrontEnd) -> Audit:
    """Ask once which action customers would notice first, and keep the answer."""
    if audit.header.choice:
        return audit
    plan = make_plan(audit, score(audit))
    offered = [(action.questions[0], action.recommendation.title) for action in plan.actions]
    impression = _impression(audit)
    with interruptible(lambda: f"cxaudit report {typed(keeper.path)}"):
        choice = ask_choice(offered, impression, front)
    if not choice:
        return audit
    audit = replace(audit, header=replace(audit.header, choice=choice))
    keeper.keep(audit)
    return audit


def _impression(audit: Audit) -> str:
    """Return the one sentence customers would say, if it was given."""
    asked = (q.id for q in audit.questionnaire.questions() if q.shows == "impression")
    given = (audit.answers[name].value for name in asked if name in audit.answers)
    return next((value for value in given if isinstance(value, str)), "")
