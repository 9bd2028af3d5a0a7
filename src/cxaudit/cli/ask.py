"""`cxaudit run` with a person: choose, resume or begin, interview, then the person's own choice."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from io import BufferedReader
from pathlib import Path

from cxaudit import __version__
from cxaudit.audit.answers import Answer
from cxaudit.audit.keeper import AuditKeeper
from cxaudit.audit.record import Audit
from cxaudit.audit.store import default_name
from cxaudit.cli.call import Call
from cxaudit.cli.front import front_end
from cxaudit.cli.held import Held
from cxaudit.cli.list_ import available
from cxaudit.cli.outputs import folder, shown, typed
from cxaudit.cli.source import merged, require_same
from cxaudit.cli.unfinished import chosen_to_go_on
from cxaudit.files.save import free_name
from cxaudit.files.yaml import read_text
from cxaudit.interview.conduct import FrontEnd, conduct, interruptible
from cxaudit.interview.engine import begin
from cxaudit.interview.opening import ask_choice, ask_header, open_interview
from cxaudit.plan.make import make_plan
from cxaudit.problems import CallError, InterruptedAuditError
from cxaudit.questionnaire.library import Library
from cxaudit.questionnaire.load import open_questionnaire
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.scoring.relevance import relevance
from cxaudit.scoring.score import score
from cxaudit.text import clean
from cxaudit.wording import say


def interviewed(call: Call, library: Library) -> Held | None:
    """Hold an interview and return the finished audit; None after a quit, which has said how to go on."""
    if call.name:
        _require_file(library.find(call.name))
    require_somebody(call)
    with front_end(plain=call.plain) as front:
        return _interviewed(call, library, front)


def _interviewed(call: Call, library: Library, front: FrontEnd) -> Held | None:
    with _before_the_first_answer():
        path, begun = _audit_to_keep(call, library, front)
    with AuditKeeper(path, on_notice=front.tell) as keeper:
        audit = keeper.stored.audit if keeper.stored else begun
        if audit is None:
            raise CallError(f"There is no audit file {path}.", hint="Check the name given to --audit.")
        if keeper.stored:
            require_same(keeper.path, audit.header, call.header)
        audit = replace(audit, header=merged(audit.header, call.header, call.today), written_by=__version__)
        audit = _walked(audit, keeper, front, call)
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


def require_somebody(call: Call) -> None:
    """Raise `CallError` when nobody can answer: no input at all, or one that is empty."""
    if sys.stdin is None or not (sys.stdin.isatty() or _has_input()):
        name = call.name or "essential"
        raise CallError(say("command.no_terminal"), hint=say("command.no_terminal_hint", name=clean(name)))


def _has_input() -> bool:
    """Whether a pipe has something to read; waits until it has, or has ended."""
    buffer = sys.stdin.buffer
    return bool(buffer.peek(1)) if isinstance(buffer, BufferedReader) else True


@contextmanager
def _before_the_first_answer() -> Iterator[None]:
    try:
        yield
    except (EOFError, KeyboardInterrupt):
        raise InterruptedAuditError(say("command.stopped_early"), hint=say("command.start_again")) from None


def _audit_to_keep(call: Call, library: Library, front: FrontEnd) -> tuple[Path, Audit | None]:
    """Return the file of the audit, and the new audit to begin in it (None if one is to be resumed)."""
    if call.audit is not None and call.audit.exists():
        return call.audit, None
    if call.audit is not None:
        front.tell(say("command.new_audit", path=shown(call.audit)))
    elif path := chosen_to_go_on(call.folder, call.name, front):
        return path, None
    questionnaire = open_questionnaire(call.name, library) if call.name else _chosen(library, front)
    header = merged(ask_header(call.header, front), call.header, call.today)
    begun = Audit(header=header, questionnaire=questionnaire)
    if call.audit is not None:
        return call.audit, begun
    return free_name(folder(call.folder) / default_name(header, questionnaire)), begun


def _chosen(library: Library, front: FrontEnd) -> Questionnaire:
    usable = [(name, found) for name, found in available(library) if found is not None]
    offered = [(name, f"{name}: {found.summary or found.title}") for name, found in usable]
    name = front.choose(say("command.choose"), offered, enter=say("command.choose_enter", name=offered[0][0]))
    return dict(usable)[name or offered[0][0]]


def _walked(audit: Audit, keeper: AuditKeeper, front: FrontEnd, call: Call) -> Audit:
    """Ask what is still open and return the audit as it then stands; every change is saved at once."""
    if call.name and keeper.stored and call.name != audit.questionnaire.id and not call.name.endswith("ml"):
        raise CallError(
            f"{keeper.path} was begun with {audit.questionnaire.id!r}, not with {call.name!r}.",
            hint="Leave the name out to go on with it, or name another file with --audit.",
        )
    interview = begin(audit.questionnaire, audit.answers, relevance, with_all=call.everything)
    desk = _Desk(audit, keeper)
    desk.keep(dict(interview.answers), audit.finished)
    open_interview(interview, shown(keeper.path), front)
    conduct(interview, desk, front)
    return desk.audit


class _Desk:
    """The audit on the desk while it is filled in: kept after every change (`conduct.Keeping`)."""

    def __init__(self, audit: Audit, keeper: AuditKeeper) -> None:
        self.audit, self._keeper = audit, keeper

    @property
    def resume(self) -> str:
        """The command that goes on with this audit."""
        return f"cxaudit run --audit {typed(self._keeper.path)}"

    @property
    def is_attended(self) -> bool:
        """Whether a person types; what comes through a pipe are answers, and no places to save in."""
        return sys.stdin is not None and sys.stdin.isatty()

    def keep(self, answers: dict[str, Answer], finished: bool) -> None:
        """Save the audit as it now stands."""
        later = replace(self.audit, answers=answers, finished=finished)
        self._keeper.keep(later)
        self.audit = later

    def move(self, place: str) -> None:
        """Save from now on in another folder, or in another file."""
        path = Path(place).expanduser()
        self._keeper.move(path / self._keeper.path.name if path.is_dir() else path)


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
