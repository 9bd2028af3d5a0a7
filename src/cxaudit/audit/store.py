"""The audit file: header, answers, and last the whole questionnaire they were given to."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from cxaudit.audit.answers import Answer
from cxaudit.audit.decisions import decision_problems
from cxaudit.audit.format import AUDIT_FILE, COMBINED, HEADER, TAKEN_OVER, header_of
from cxaudit.audit.given import AnswerKind, GivenAnswer
from cxaudit.audit.judge import as_written, judge
from cxaudit.audit.kinds import harmless
from cxaudit.audit.own_plan import carried, own_problems
from cxaudit.audit.plan_state import PLAN_STATE
from cxaudit.audit.record import Audit, Combined, Header
from cxaudit.audit.said import SAID
from cxaudit.audit.together import own_of, with_own
from cxaudit.files import yaml
from cxaudit.files.table import FAILED, Origin, Reading
from cxaudit.files.yaml import dump, read_text
from cxaudit.problems import Problem, Source, UnusableFileError, did_you_mean, errors
from cxaudit.questionnaire.load import read_tree, write_questionnaire
from cxaudit.questionnaire.model import Questionnaire
from cxaudit.text import clean, file_part, slug
from cxaudit.value import Value, dataclass

_ANSWER = AnswerKind()
_HINTS = {"newer-format": "There is nothing wrong with it; it was not changed.", "wrong-kind": ""}
"""What to say of a file that is not damaged, whatever else it is."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Snapshot(Value):
    """A questionnaire as text, indented to stand below `questionnaire:`, made once and written many times.

    `digest` is what was recorded when the audit began: it differs from the text's own where somebody
    changed the questionnaire inside the file.
    """

    text: str
    digest: str

    @property
    def actual(self) -> str:
        """The digest of the text as it is."""
        return digest_of(self.text)

    @property
    def is_changed(self) -> bool:
        """Whether the text is not the one the audit began with, or nobody can tell."""
        return self.actual != self.digest

    @classmethod
    def of(cls, questionnaire: Questionnaire) -> "Snapshot":
        """Return the snapshot of a questionnaire without includes."""
        text = dump(write_questionnaire(questionnaire), indent=2)
        return cls(text=text, digest=digest_of(text))


def digest_of(text: str) -> str:
    """Return `sha256:` and the hash of a snapshot's text; line endings and the file's end do not count."""
    from hashlib import sha256

    plain = text.replace("\r\n", "\n").replace("\r", "\n").rstrip() + "\n"
    return "sha256:" + sha256(plain.encode("utf-8")).hexdigest()


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class StoredAudit(Value):
    """An audit as it stands in a file: the audit, its snapshot, the file's fingerprint, and warnings."""

    audit: Audit
    snapshot: Snapshot
    fingerprint: str
    warnings: tuple[Problem, ...] = ()


class Shelf:
    """Questionnaires that audit files brought along, each read once however many audits asked it."""

    def __init__(self) -> None:
        self._known: dict[str, Questionnaire] = {}

    def split(self, text: str) -> tuple[str, Snapshot | None]:
        """Return what is left to read of an audit's text, and its snapshot if that was met before.

        A snapshot is met before where it stands last, is the one its digest names, and an audit with it
        was put here.
        """
        head, line, block = text.partition("\nquestionnaire:\n")
        recorded = re.search("^digest: (sha256:[0-9a-f]{64})$", head, re.MULTILINE)
        if not line or not recorded or recorded[1] not in self._known:
            return text, None
        if re.search(r"^\S", block, re.MULTILINE) or digest_of(block) != recorded[1]:
            return text, None
        return f"{head}\n", Snapshot(text=block, digest=recorded[1])

    def questionnaire(self, snapshot: Snapshot) -> Questionnaire:
        """Return the questionnaire of a snapshot that was met before."""
        return self._known[snapshot.digest]

    def put(self, stored: StoredAudit) -> None:
        """Remember the questionnaire of an audit whose snapshot is as it was recorded."""
        if stored.snapshot.digest and not stored.snapshot.is_changed:
            self._known[stored.snapshot.digest] = stored.audit.questionnaire


class AnswerLines:
    """The answers of an audit as lines of its file; only those that changed since are made anew."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Answer, str]] = {}
        self._questionnaire: Questionnaire | None = None
        self._ids: tuple[str, ...] = ()

    def text(self, audit: Audit) -> str:
        """Return everything from `answers:` on: in the questionnaire's order, then what stands aside."""
        if audit.questionnaire is not self._questionnaire:
            self._questionnaire = audit.questionnaire
            self._ids = tuple(question.id for question in audit.questionnaire.questions())
        answers = audit.answers
        lines = [self._line(name, answers[name]) for name in self._ids if name in answers]
        if len(lines) < len(answers):
            lines += [self._line(name, answers[name]) for name in sorted(answers.keys() - set(self._ids))]
        lines += [
            dump({name: _aside_data(answer)}, indent=2)
            for name, answer in audit.aside.items()
            if name not in answers and not answer.is_empty
        ]
        said = "".join(lines)
        return "answers:\n" + said if said else "answers: {}\n"

    def _line(self, name: str, answer: Answer) -> str:
        """Return the lines of one answer, '' where nothing was said."""
        known = self._known.get(name)
        if known is None or known[0] is not answer:
            text = "" if answer.is_empty else dump({name: _ANSWER.write(answer)}, indent=2)
            known = self._known[name] = (answer, text)
        return known[1]


def _aside_data(answer: Answer) -> Any:
    """Write an answer nobody can judge so that text stays text: "4" in quotes, 4 as a number."""
    data = _ANSWER.write(answer)
    if answer.customers and isinstance(answer.customers.value, str):
        data["customers"]["value"] = harmless(answer.customers.value) or "..."
    if not isinstance(answer.value, str):
        return data
    text = harmless(answer.value)
    return {**data, "value": text} if isinstance(data, dict) else text


def audit_text(audit: Audit, snapshot: Snapshot, lines: AnswerLines | None = None) -> str:
    """Return the text of an audit file. `lines` remembers unchanged answers from one save to the next."""
    after: dict[str, Any] = {"combined": COMBINED.write(audit.combined)} if audit.combined else {}
    after |= {"taken_over": TAKEN_OVER.write(audit.taken_over)} if audit.taken_over else {}
    after |= {"plan": PLAN_STATE.write(audit.plan)} if audit.plan else {}
    after |= {"survey": SAID.write(audit.survey)} if audit.survey is not None else {}
    if snapshot.digest:
        after["digest"] = snapshot.digest
    if audit.combined:
        audit, lines = replace(audit, answers=own_of(audit)), None
    before = {**HEADER.write(audit.header), "finished": audit.finished, "written_by": clean(audit.written_by)}
    return "".join(
        (
            AUDIT_FILE.line + "\n",
            dump(before),
            (lines or AnswerLines()).text(audit),
            dump(after) if after else "",
            "questionnaire:\n",
            snapshot.text,
        )
    )


def read_audit(path: Path | str, *, text: str | None = None, shelf: Shelf | None = None) -> StoredAudit:
    """Return the audit in the file at `path`; `text` stands in for the file's content.

    With a `shelf`, a questionnaire that stood in an audit read before is not read again.

    Raises `UnusableFileError` with every problem where the file cannot be used, `CallError` where it
    cannot be opened.
    """
    text, problems = read_text(path) if text is None else (text, ())
    reading = Reading(str(path))
    reading.problems.extend(problems)
    found = None if problems else _understand(text, reading, shelf)
    if found is None or errors(reading.problems):
        told = [_HINTS[problem.code] for problem in reading.problems if problem.code in _HINTS]
        hint = told[0] if told else "Restore the file from a copy, or correct it by hand; it was not changed."
        raise UnusableFileError(f"{path} is not a usable audit file", problems=reading.problems, hint=hint)
    if shelf is not None:
        shelf.put(found)
    return replace(found, warnings=tuple(sorted(reading.problems, key=lambda p: p.order)))


def _understand(text: str, reading: Reading, shelf: Shelf | None) -> StoredAudit | None:
    rest, known = shelf.split(text) if shelf else (text, None)
    root = AUDIT_FILE.open(rest, reading)
    if root is None:
        return None
    values = AUDIT_FILE.read(root, reading)
    if shelf and known:
        questionnaire: Questionnaire | None = shelf.questionnaire(known)
    else:
        questionnaire = _questionnaire(text, root, values.get("digest", ""), reading)
    if questionnaire is None:
        return None
    header = header_of(values)
    origin = Origin(reading.path, root)
    _check_choice(header, questionnaire, origin, reading)
    reading.problems.extend(decision_problems(header, questionnaire, origin, "warning"))
    plan = carried(values.get("plan", {}), header)
    reading.problems.extend(own_problems(header, plan, origin, "warning"))
    answers, aside = _answers(values.get("answers", {}), questionnaire, reading)
    combined = _combined(values.get("combined"), questionnaire, root, answers, reading)
    return StoredAudit(
        audit=Audit(
            header=header,
            questionnaire=questionnaire,
            answers=with_own(questionnaire, combined, answers) if combined else answers,
            aside=aside,
            combined=combined,
            taken_over=values.get("taken_over"),
            finished=values.get("finished", False),
            written_by=values.get("written_by", ""),
            plan=plan,
            survey=values.get("survey"),
        ),
        snapshot=known or _snapshot(text, root, values.get("digest", ""), questionnaire, reading),
        fingerprint=_fingerprint(text),
    )


def _fingerprint(text: str) -> str:
    """Return the SHA-256 (hex) of the bytes the text was read from, as `save` and `fingerprint` tell it."""
    from hashlib import sha256

    return sha256(text.encode("utf-8")).hexdigest()


def _questionnaire(text: str, root: yaml.Mapping, recorded: str, reading: Reading) -> Questionnaire | None:
    if "questionnaire" not in root.entries:
        hint = "It stands last: the file may have been cut off. Restore it from a copy."
        reading.problem("missing-key", root, "the questionnaire is missing", hint)
        return None
    node = root.entries["questionnaire"][1]
    if not isinstance(node, yaml.Mapping):
        reading.problem("wrong-type", node, "a whole questionnaire belongs here", "Restore it from a copy.")
        return None
    questionnaire, problems = read_tree(node, reading.path)
    if questionnaire is None:
        if recorded and digest_of(_block(text, root)) != recorded:
            _changed(_CUT, root, reading)
        reading.problems.extend(problems)
    return questionnaire


_CUT = "the questionnaire in this file was changed or cut short; what else is wrong comes from that"
_RESTORE = "Restore the file from a copy."


def _changed(message: str, root: yaml.Mapping, reading: Reading, hint: str = _RESTORE) -> None:
    key = root.key("questionnaire")
    _warn(
        "snapshot-changed",
        Source(path=reading.path, line=key.line, column=key.column),
        message,
        hint,
        reading,
    )


def _check_choice(header: Header, questionnaire: Questionnaire, origin: Origin, reading: Reading) -> None:
    known = [question.id for question in questionnaire.questions()]
    if header.choice and header.choice not in known:
        message = f"'choice' names {header.choice!r}, and there is no such question; it counts nowhere"
        hint = did_you_mean(header.choice, known)
        _warn("unknown-question", origin.at("choice"), message, hint, reading)


def _warn(code: str, source: Source, message: str, hint: str, reading: Reading) -> None:
    reading.problems.append(Problem(code=code, message=message, source=source, hint=hint, severity="warning"))


def _answers(
    given: Mapping[str, Any], questionnaire: Questionnaire, reading: Reading
) -> tuple[dict[str, Answer], dict[str, Answer]]:
    """Return the answers to questions the questionnaire has, and those to others, in file order."""
    questions = {question.id: question for question in questionnaire.questions()}
    answers: dict[str, Answer] = {}
    aside: dict[str, Answer] = {}
    for name, answer in given.items():
        if answer is FAILED:
            continue
        if name not in questions:
            _set_aside(name, answer, questions, aside, reading)
            continue
        question = questions[name]
        judged = judge(question, questionnaire.options_of(question), answer)
        reading.problems.extend(judged.problems)
        if judged.answer is not None and not judged.answer.is_empty:
            answers[name] = judged.answer
    return answers, aside


def _combined(
    given: Combined | None,
    questionnaire: Questionnaire,
    root: yaml.Mapping,
    alone: Mapping[str, Answer],
    reading: Reading,
) -> Combined | None:
    """Return the respondents with their answers held against the questionnaire.

    Of the answers that stand `alone`, outside of them, only what customers say may be there.
    """
    if given is None:
        return None
    if any(not replace(answer, customers=None).is_empty for answer in alone.values()):
        message = "the answers of a combined audit stand with its respondents, and some stand here as well"
        reading.problem("two-answers", root.key("answers"), message, "Leave only `customers` there.")
    judged = (replace(r, answers=_answers(r.answers, questionnaire, reading)[0]) for r in given.respondents)
    return replace(given, respondents=tuple(judged))


def _set_aside(
    name: str, given: GivenAnswer, known: Mapping[str, Any], aside: dict[str, Answer], reading: Reading
) -> None:
    answer = as_written(given)
    if answer.is_empty:
        return
    aside[name] = answer
    message = f"there is no question {name!r}; its answer is kept and counts nowhere"
    _warn("unknown-question", given.key, message, did_you_mean(name, known), reading)


def _snapshot(
    text: str, root: yaml.Mapping, recorded: str, questionnaire: Questionnaire, reading: Reading
) -> Snapshot:
    """Return the snapshot as it stands in the file, or written anew where somebody changed it."""
    block = _block(text, root)
    if digest_of(block) == recorded:
        return Snapshot(text=block, digest=recorded)
    message = (
        "the questionnaire in this file is not the one the audit began with: it was changed or cut short"
    )
    if not recorded:
        message = (
            "there is no `digest:`, so nobody can tell whether the questionnaire in this file was changed"
        )
    _changed(message, root, reading, "Scores follow the questionnaire as it stands here.")
    return Snapshot(text=Snapshot.of(questionnaire).text, digest=recorded)


def _block(text: str, root: yaml.Mapping) -> str:
    """Return the lines below `questionnaire:` up to the next key, as they were written."""
    first = root.key("questionnaire").line
    later = [line for line in (root.key(name).line for name in root.entries) if line > first]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    block = "\n".join(lines[first : min(later) - 1 if later else None])
    return block if block.endswith("\n") else block + "\n"


def default_name(header: Header, questionnaire: Questionnaire) -> str:
    """Return the file name of a new audit: the client (else the questionnaire) and the date."""
    part = file_part(header.client, fallback=slug(questionnaire.id))
    return f"{part}-{header.date.isoformat()}.audit.yaml"
