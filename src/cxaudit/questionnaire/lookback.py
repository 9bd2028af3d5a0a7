"""Whether the conditions name what is there, look back only, and compare like with like."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from cxaudit.files.table import Origin
from cxaudit.problems import Problem
from cxaudit.questionnaire.condition import Condition, Subject, Vocabulary
from cxaudit.questionnaire.condition import check as check_condition
from cxaudit.questionnaire.model import Diagnosis, Question, Questionnaire, Remark, Section, Suggestion

Parts = Mapping[str, list[tuple[Condition | None, Origin]]]
"""Where the conditions of a section came from that were joined to one."""


def conditions(questionnaire: Questionnaire, parts: Parts) -> Iterator[Problem]:
    """Conditions name what is there, look back only, and compare like with like."""
    if not parts and not _has_conditions(questionnaire):
        return
    everything = Vocabulary(
        questions=_subjects(questionnaire),
        sections={s.id for s in questionnaire.walk()},
        gates={s.id for s in questionnaire.walk() if s.gate},
    )
    seen = _Seen(everything)
    for section in questionnaire.sections:
        if isinstance(section, Section):
            yield from _section_conditions(section, parts, seen)
    rules: tuple[Diagnosis | Remark, ...] = (*questionnaire.rules.diagnoses, *questionnaire.rules.remarks)
    for rule in rules:
        if rule.when is not None:
            yield from _faults(rule.when, rule.origin, everything, everything)


def _has_conditions(questionnaire: Questionnaire) -> bool:
    rules = questionnaire.rules
    things: list[Section | Question | Suggestion | Diagnosis | Remark] = [*rules.diagnoses, *rules.remarks]
    for section in questionnaire.walk():
        things += (section, *section.questions)
        for q in section.questions:
            things += q.suggest
    return any(each.when is not None for each in things)


class _Seen:
    """What has been asked so far, of all there is."""

    def __init__(self, everything: Vocabulary) -> None:
        self.everything = everything
        self.questions: dict[str, Subject] = {}
        self.sections: set[str] = set()
        self.gates: set[str] = set()
        self.own: set[str] = set()
        """What stands around a condition: its question, its sections."""
        self.visible = Vocabulary(questions=self.questions, sections=self.sections, gates=self.gates)

    def faults(self, when: Condition | None, origin: Origin) -> Iterable[Problem]:
        """Yield what is wrong with a condition that stands here."""
        return () if when is None else _faults(when, origin, self.visible, self.everything, self.own)


def _section_conditions(section: Section, parts: Parts, seen: _Seen) -> Iterator[Problem]:
    seen.own.add(section.id)
    for when, origin in parts.get(section.id, [(section.when, section.origin)]):
        yield from seen.faults(when, origin)
    for q in section.questions:
        seen.own.add(q.id)
        yield from seen.faults(q.when, q.origin)
        seen.own.discard(q.id)
        seen.questions[q.id] = seen.everything.questions[q.id]
        for suggestion in q.suggest:
            yield from seen.faults(suggestion.when, suggestion.origin)
    for child in section.sections:
        if isinstance(child, Section):
            yield from _section_conditions(child, parts, seen)
    seen.own.discard(section.id)
    seen.sections.add(section.id)
    if section.gate:
        seen.gates.add(section.id)


def _faults(
    when: Condition,
    origin: Origin,
    visible: Vocabulary,
    everything: Vocabulary,
    own: Collection[str] = (),
) -> Iterator[Problem]:
    for fault in check_condition(when, visible, everything, own):
        source = origin.inside(fault.position, "when")
        yield Problem(code=fault.code, message=fault.message, source=source, hint=fault.hint)


def _subjects(questionnaire: Questionnaire) -> dict[str, Subject]:
    """Return every question as conditions see it; those with the same scale are one and the same to them."""
    known: dict[tuple[str, str], Subject] = {}
    found: dict[str, Subject] = {}
    for q in questionnaire.questions():
        shared = known.get((q.type, q.scale)) if not q.options else None
        if shared is None:
            values = tuple([option.value for option in questionnaire.options_of(q)])
            shared = Subject(type=q.type, values=values)
            if not q.options:
                known[q.type, q.scale] = shared
        found[q.id] = shared
    return found
