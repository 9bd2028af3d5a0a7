"""Audits of several respondents -> one audit that keeps each one's answers and scores them together."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from cxaudit.audit.answers import Answer, AnswerError, accept, accept_customers, accept_expected
from cxaudit.audit.engagement import Fieldwork, OwnFinding
from cxaudit.audit.own_plan import with_ids
from cxaudit.audit.record import GROUPS, Audit, Combined, Header, Respondent
from cxaudit.audit.said import CustomersSaid
from cxaudit.audit.together import voice
from cxaudit.files.table import decimal_text
from cxaudit.problems import CallError
from cxaudit.questionnaire.model import Question, Questionnaire
from cxaudit.questionnaire.versions import Pair, is_rescaled, is_reworded, matched
from cxaudit.scoring.relevance import asked_of
from cxaudit.text import one_line
from cxaudit.wording import say

_Seen = TypeVar("_Seen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One audit with the name of its file and the SHA-256 of that file's bytes."""

    file: str
    digest: str
    audit: Audit


@dataclass(frozen=True, slots=True, kw_only=True)
class Combination:
    """What combining made, and what is to be said about it.

    `left_out` are questions that not every version asks alike, `reworded` those that read otherwise in one;
    `unfinished` are the files of interviews that did not come to their end. `surveys_left` say where surveys
    of customers are from that a newer one stands instead of; `counts_left` are counts of `fieldwork` that
    the audits do not agree on; `agreed_left` are the keys of what was agreed with the client, or became of
    the plan, which somebody has to write into the new file.
    """

    audit: Audit
    versions: tuple[str, ...]
    left_out: tuple[Question, ...]
    reworded: tuple[Question, ...]
    unfinished: tuple[str, ...]
    surveys_left: tuple[str, ...] = ()
    counts_left: tuple[str, ...] = ()
    agreed_left: tuple[str, ...] = ()


def combine(sources: Sequence[Source], *, names: bool = False, written_by: str = "") -> Combination:
    """Return the audits as one; their order makes no difference. `names` keeps who answered.

    Raises `CallError` where they cannot be one: combined already, of different questionnaires or clients,
    the same file or respondent twice, no question in common.
    """
    ordered = sorted(
        sources, key=lambda s: (GROUPS.index(s.audit.header.group), s.audit.header.date, s.digest)
    )
    _require_single(ordered)
    _require_alike(ordered)
    _require_different(ordered)
    asked = max((source.audit for source in ordered), key=_newness).questionnaire
    meeting = [_Meeting(source, asked) for source in ordered]
    shared = set.intersection(*(each.shared for each in meeting))
    questions = tuple(asked.questions())
    if not any(q.id in shared and asked.scores(q) for q in questions):
        raise CallError(say("combine.nothing_shared"), hint=say("combine.nothing_shared_hint"))
    left_out = tuple(q for q in questions if q.id not in shared)
    combined = Combined(
        respondents=tuple(each.respondent(shared, names=names) for each in meeting),
        left_out=tuple(q.id for q in left_out),
    )
    heads = [source.audit.header for source in ordered]
    work, counts_left = _fieldwork(heads)
    surveys = _surveys(ordered)
    audit = Audit(
        header=replace(_header(heads), fieldwork=work),
        questionnaire=asked,
        answers=voice(asked, combined),
        finished=True,
        written_by=written_by,
        combined=combined,
        survey=surveys[-1] if surveys else None,
    )
    gone = {q.id: q for each in meeting for q in each.gone}
    reworded = {q.id: q for each in meeting for q in each.reworded if q.id in shared}
    return Combination(
        audit=audit,
        versions=tuple(sorted({source.audit.questionnaire.version for source in ordered})),
        left_out=(*left_out, *(q for id_, q in gone.items() if id_ not in {x.id for x in left_out})),
        reworded=tuple(reworded.values()),
        unfinished=tuple(source.file for source in ordered if not source.audit.finished),
        surveys_left=tuple(survey.source for survey in surveys[:-1]),
        counts_left=counts_left,
        agreed_left=tuple(_agreed_with_client(sources)),
    )


def _surveys(sources: Sequence[Source]) -> list[CustomersSaid]:
    """Return the surveys of the audits, each once; the newest (last month, then day of audit) is the last."""
    found = {
        repr(each.audit.survey): (each.audit.survey.last_month, each.audit.header.date, each.audit.survey)
        for each in sorted(sources, key=lambda each: each.audit.header.date)
        if each.audit.survey
    }
    return [said for _, _, said in sorted(found.values(), key=lambda each: (*each[:2], repr(each[2])))]


def _fieldwork(heads: Sequence[Header]) -> tuple[Fieldwork, tuple[str, ...]]:
    """Return counts that nobody counts otherwise, and the others: no sum, as two may count the same visit."""
    counted = {
        name: {number for head in heads if (number := getattr(head.fieldwork, name)) is not None}
        for name in ("visits_watched", "people_interviewed", "customers_asked")
    }
    kept = {name: numbers.pop() for name, numbers in counted.items() if len(numbers) == 1}
    return Fieldwork(**kept), tuple(name for name, numbers in counted.items() if len(numbers) > 1)


class _Meeting:
    """One audit's questionnaire meets the newest: what both ask alike, and what the audit says to it."""

    def __init__(self, source: Source, asked: Questionnaire) -> None:
        self._source, self._asked = source, asked
        own = source.audit.questionnaire
        self._pairs = matched(own, asked)
        self._answers = _given(source.audit)
        self.shared = {pair.new.id for pair in self._pairs if self._is_alike(pair)}
        self.reworded = [pair.new for pair in self._pairs if is_reworded(own, asked, pair)]
        known = {pair.old.id for pair in self._pairs}
        self.gone = [question for question in own.questions() if question.id not in known]

    def _is_alike(self, pair: Pair) -> bool:
        own, answer = self._source.audit.questionnaire, self._answers.get(pair.old.id)
        alike = not is_rescaled(own, self._asked, pair) and pair.old.unit == pair.new.unit
        return alike and (answer is None or _fits(self._asked, pair.new, answer))

    def respondent(self, shared: set[str], *, names: bool) -> Respondent:
        """Return the person with the answers to what is shared, and to other questions where they fit."""
        audit = self._source.audit
        answers = {
            pair.new.id: self._answers[pair.old.id]
            for pair in self._pairs
            if pair.old.id in self._answers and (pair.new.id in shared or self._is_alike(pair))
        }
        return Respondent(
            file=one_line(self._source.file),
            digest=self._source.digest,
            name=one_line(audit.header.respondent) if names else "",
            group=audit.header.group,
            date=audit.header.date,
            basis=audit.header.basis,
            version=audit.questionnaire.version,
            finished=audit.finished,
            answers=answers,
        )


def _given(audit: Audit) -> dict[str, Answer]:
    """Return the answers to questions that were asked; those of hidden questions count nowhere."""
    asked = asked_of(audit).items
    return {id_: answer for id_, answer in audit.answers.items() if id_ in asked}


def _fits(asked: Questionnaire, question: Question, answer: Answer) -> bool:
    """Whether a question takes an answer as it is."""
    options, value = asked.options_of(question), answer.value
    try:
        if value is not None:
            accept(question, options, value if isinstance(value, str | tuple) else decimal_text(value))
        accept_expected(question, options, answer.expected)
        if answer.customers is not None:
            accept_customers(question, options, answer.customers)
    except AnswerError:
        return False
    return not answer.na or question.na


def _newness(audit: Audit) -> tuple[list[int], date, str]:
    """Return what orders questionnaires from the oldest: version, the day of the audit, the text."""
    asked = audit.questionnaire
    return [int(part) for part in re.findall(r"\d{1,9}", asked.version)], audit.header.date, repr(asked)


def _header(heads: Sequence[Header]) -> Header:
    """Return the header of all: what they agree on, the last day, everybody's roles and periods.

    What an auditor saw stays, each once; what is agreed with the client (scope, decisions, the page to sign)
    is to be written into the combined file.
    """
    roles = {role: name for head in reversed(heads) for role, name in head.roles.items()}
    return Header(
        client=next((head.client for head in heads if head.client), ""),
        group=heads[0].group if len({head.group for head in heads}) == 1 else "",
        date=max(head.date for head in heads),
        basis=heads[0].basis if len({head.basis for head in heads}) == 1 else "",
        period="; ".join(sorted({one_line(head.period) for head in heads if head.period})),
        roles=dict(sorted(roles.items())),
        choice=_agreed(head.choice for head in heads),
        own_findings=_findings(heads),
        quotes=_each_once(quote for head in heads for quote in head.quotes),
        exhibits=_each_once(exhibit for head in heads for exhibit in head.exhibits),
        confidentiality=next((head.confidentiality for head in heads if head.confidentiality), ""),
    )


def _agreed_with_client(sources: Sequence[Source]) -> Iterator[str]:
    """Yield the keys of what an audit says and the one of all leaves to be written again."""
    nothing = Header()
    for key in ("scope", "constraints", "decisions", "sign_off"):
        if any(getattr(each.audit.header, key) != getattr(nothing, key) for each in sources):
            yield key
    if any(each.audit.plan for each in sources):
        yield "plan"


def _findings(heads: Sequence[Header]) -> tuple[OwnFinding, ...]:
    """Return what the auditor found, each once whatever it is called; two of one id get two."""
    found = [each for head in heads for each in head.own_findings]
    named = {replace(each, id=""): each for each in sorted(found, key=lambda each: bool(each.id))}
    once = _each_once(replace(each, id="") for each in found)
    return with_ids([named[each] for each in once])


def _each_once(values: Iterable[_Seen]) -> tuple[_Seen, ...]:
    kept: list[_Seen] = []
    for value in values:
        if value not in kept:
            kept.append(value)
    return tuple(kept)


def _agreed(choices: Iterable[str]) -> str:
    named = {choice for choice in choices if choice}
    return named.pop() if len(named) == 1 else ""


def _require_single(sources: Sequence[Source]) -> None:
    for source in sources:
        if source.audit.combined:
            files = ", ".join(person.file for person in source.audit.combined.respondents)
            raise CallError(
                say("combine.combined_already", file=source.file),
                hint=say("combine.combined_already_hint", files=files),
            )


def _require_alike(sources: Sequence[Source]) -> None:
    """Raise `CallError` where the audits are of different questionnaires or clients."""
    first = sources[0]
    for other in sources[1:]:
        one, two = first.audit.questionnaire.id, other.audit.questionnaire.id
        if one != two:
            raise CallError(
                say("combine.other_questionnaire", first=first.file, one=one, other=other.file, two=two),
                hint=say("combine.other_questionnaire_hint"),
            )
    named = [source for source in sources if source.audit.header.client]
    for other in named[1:]:
        one, two = (one_line(each.audit.header.client) for each in (named[0], other))
        if one.casefold() != two.casefold():
            raise CallError(
                say("combine.other_client", first=named[0].file, one=one, other=other.file, two=two),
                hint=say("combine.other_client_hint"),
            )


def _require_different(sources: Sequence[Source]) -> None:
    """Raise `CallError` where one file or one respondent stands twice."""
    by_digest: dict[str, Source] = {}
    by_name: dict[str, Source] = {}
    for source in sources:
        name = one_line(source.audit.header.respondent)
        if (twin := by_digest.setdefault(source.digest, source)) is not source:
            raise CallError(
                say("combine.same_content", first=twin.file, other=source.file),
                hint=say("combine.same_content_hint"),
            )
        if name and (twin := by_name.setdefault(name.casefold(), source)) is not source:
            raise CallError(
                say("combine.same_person", name=name, first=twin.file, other=source.file),
                hint=say("combine.same_person_hint"),
            )
