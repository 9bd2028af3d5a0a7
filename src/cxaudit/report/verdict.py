"""The verdict in words: its level, the name of its pattern, and one sentence for each rule that holds it."""

from collections.abc import Iterable
from fractions import Fraction

from cxaudit.questionnaire.model import CLOSE, Coverage, Diagnosis, Level, Question
from cxaudit.report import model
from cxaudit.report.case import Case
from cxaudit.report.display import (
    capital,
    listed,
    lowered,
    name_of,
    number_word,
    point_words,
    score_number,
    sentence,
)
from cxaudit.scoring import scorecard
from cxaudit.scoring.rules import hold_goes_at
from cxaudit.wording import percent, say

_A_THIRD = Fraction(33, 100)


class Introduced:
    """Names sections, and explains each the first time."""

    def __init__(self, case: Case) -> None:
        self._texts = {section.id: section.text for section in case.questionnaire.walk()}
        self._case = case
        self._met: set[str] = set()

    def name(self, id_: str) -> str:
        """Return a section's title, with what it means if it was not met before."""
        title, text = self._case.section_title(id_), self._texts.get(id_, "")
        first = id_ not in self._met
        self._met.add(id_)
        return say("report.explained", title=title, text=text.rstrip(".")) if first and text else title

    def subject(self, id_: str) -> str:
        """Return the name as the subject of a sentence."""
        name = self.name(id_)
        return f"{name}," if name != self._case.section_title(id_) else name

    def has_met(self, id_: str) -> bool:
        """Return whether a section was named before."""
        return id_ in self._met


def reading(section: scorecard.SectionScore) -> str:
    """Return a section's level as it is read; with a red flag it never looks whole."""
    if section.level is None:
        return say("report.not_rated")
    words = section.level.title
    if section.red_flags:
        words = say("report.with_flag", level=words)
    return say("report.provisional", level=words) if section.provisional else words


def level_and_score(section: scorecard.SectionScore) -> str:
    """Return `Solid (63), with a red flag` for the middle of a sentence."""
    number = score_number(section.score, section.levels)
    if section.level is None or number is None:
        return lowered(say("report.not_rated"))
    words = say("report.level_score", level=section.level.title, score=number.text)
    return say("report.with_flag", level=words) if section.red_flags else words


def block_sentences(case: Case, introduced: Introduced) -> Iterable[str]:
    """Yield one sentence for each rated block that was not named yet; many of them share one."""
    if len(case.blocks()) > 2:
        rest = [s for s in case.blocks() if s.rated and not introduced.has_met(s.id)]
        if rest:
            yield say(
                "report.other_blocks" if len(rest) < len(case.blocks()) else "report.all_blocks",
                blocks=", ".join(f"{s.title} {level_and_score(s)}" for s in rest),
            )
        return
    for section in case.blocks():
        if section.rated and not introduced.has_met(section.id):
            yield say("report.block_is", block=introduced.subject(section.id), level=level_and_score(section))


def hold_sentences(case: Case, introduced: Introduced) -> Iterable[str]:
    """Yield what holds the verdict, tightest first; rules that tie share a sentence."""
    final = case.card.verdict
    if final is None or not final.holds:
        return
    tightest = [hold for hold in final.holds if hold.level.id == final.holds[0].level.id]
    others = final.holds[len(tightest) :]
    if len(tightest) > 1:
        parts = [
            _part(case, hold, introduced) for hold in sorted(tightest, key=lambda h: h.rule != "weakest")
        ]
        yield say(
            "report.hold_tie",
            n=capital(number_word(len(parts))),
            level=final.level.title,
            parts=say("report.and_also", first="; ".join(parts[:-1]), last=parts[-1]),
        )
    else:
        yield from _alone(case, tightest[0], introduced, beside=bool(others))
    for hold in others:
        yield _other(case, hold, introduced)


def _other(case: Case, hold: scorecard.Hold, introduced: Introduced) -> str:
    """Return what would hold the verdict if the tightest rule did not."""
    level = hold.level.title
    if hold.rule == "weakest":
        lagging = next(section for section in case.blocks() if section.id == hold.section)
        block = introduced.subject(lagging.id)
        return say("report.other_half", level=level, block=block, reads=level_and_score(lagging))
    if hold.rule == "unknown_point":
        return say("report.other_unknown", level=level, points=_names(case, hold.points))
    n = len(case.one_a_fault(hold.points))
    noun = say("report.noun_point") if n == 1 else say("report.noun_points")
    points = _failures(case, hold.points)
    return say("report.other_points", level=level, n=number_word(n), noun=noun, points=points)


def _alone(case: Case, hold: scorecard.Hold, introduced: Introduced, *, beside: bool) -> Iterable[str]:
    if hold.rule == "weakest":
        yield _weakest(case, hold, introduced)
    elif hold.rule == "unknown_point":
        yield say("report.hold_unknown", level=hold.level.title, points=_names(case, hold.points))
    else:
        yield from _points(case, hold, beside=beside)


def _weakest(case: Case, hold: scorecard.Hold, introduced: Introduced) -> str:
    blocks = case.blocks()
    lagging = next(section for section in blocks if section.id == hold.section)
    others = [section for section in blocks if section.id != hold.section]
    values = {
        "level": hold.level.title,
        "block": introduced.subject(lagging.id),
        "reads": level_and_score(lagging),
    }
    if len(blocks) > 2:
        return say("report.hold_part", **values)
    values |= {
        "others": listed(
            [
                say(
                    "report.block_reads",
                    block=introduced.subject(section.id),
                    level=level_and_score(section),
                )
                for section in others
            ]
        ),
    }
    return say("report.hold_half", **values)


def _points(case: Case, hold: scorecard.Hold, *, beside: bool) -> Iterable[str]:
    final = case.card.verdict
    assert final is not None, "only a verdict is held"
    faults = case.one_a_fault(hold.points)
    if len(faults) > 1:
        yield say(
            "report.hold_points",
            level=hold.level.title,
            n=number_word(len(faults)),
            points=_failures(case, hold.points),
        )
    else:
        yield say("report.hold_point", level=hold.level.title, point=_failures(case, hold.points))
    if not beside:
        yield say("report.hold_otherwise", level=final.without_points.title)
    if len(hold.points) == 1:
        question = case.questions[hold.points[0]]
        if answer := _answer_that_frees(case, question, final.without_points):
            yield say("report.hold_goes", answer=answer)


def _answer_that_frees(case: Case, question: Question, level: Level) -> str:
    value = hold_goes_at(case.questionnaire, question, level)
    options = case.questionnaire.options_of(question)
    return next((lowered(option.label) for option in options if value and option.value == value), "")


def _part(case: Case, hold: scorecard.Hold, introduced: Introduced) -> str:
    """Return one hold as part of a longer sentence."""
    if hold.rule == "weakest":
        lagging = next(section for section in case.blocks() if section.id == hold.section)
        return say("report.block_reads", block=introduced.subject(lagging.id), level=level_and_score(lagging))
    faults = case.one_a_fault(hold.points)
    one = len(faults) == 1
    if hold.rule == "unknown_point":
        names = _names(case, hold.points)
        if one:
            return say("report.part_unknown", points=names)
        return say("report.part_unknowns", n=number_word(len(faults)), points=names)
    failures = _failures(case, hold.points)
    if one:
        return say("report.part_point", points=failures)
    return say("report.part_points", n=number_word(len(faults)), points=failures)


def _failures(case: Case, points: Iterable[str]) -> str:
    return "; ".join(point_words(case.questions[point]) for point in case.one_a_fault(points))


def _names(case: Case, points: Iterable[str]) -> str:
    return listed([name_of(case.questions[point]) for point in case.one_a_fault(points)])


def meaning(case: Case, diagnosis: Diagnosis) -> str:
    """Return the text of a diagnosis with its gaps filled."""
    points = _names(case, (fault[0] for fault in case.card.red_flags))
    lagging = case.section_title(case.card.lagging) if case.card.lagging else ""
    gap = case.card.gap
    is_close = diagnosis.close_text and gap is not None and gap < CLOSE
    text = diagnosis.close_text if is_close else diagnosis.text
    return sentence(text.replace("{point}", points).replace("{lagging}", lagging))


def verdict_of(case: Case) -> model.Verdict | None:
    """Return the verdict for the report, or None if there is none."""
    final, diagnosis = case.card.verdict, case.card.diagnosis
    if final is None:
        return None
    title = final.level.title
    return model.Verdict(
        level=final.level.id,
        title=say("report.provisional", level=title) if final.provisional else title,
        provisional=final.provisional,
        held=bool(final.holds),
        without_points=final.without_points.id,
        diagnosis=diagnosis.name if diagnosis else "",
        meaning=meaning(case, diagnosis) if diagnosis else "",
        holds=tuple(hold_sentences(case, Introduced(case))),
    )


def headline(case: Case, introduced: Introduced) -> str:
    """Return the verdict with the name of its pattern; without a verdict, why there is none."""
    final = verdict_of(case)
    if final:
        words = say("report.verdict", level=final.title)
        return f"{words} {sentence(final.diagnosis)}" if final.diagnosis else words
    if case.card.gates and (case.card.not_asked or not case.card.weakest_of):
        return gate_sentence(case, case.card.gates[0])
    if not any(item.counts for item in case.card.items.values()):
        return say("report.no_scores")
    coverage = case.questionnaire.rules.coverage or Coverage()
    empty = [id_ for id_ in case.card.unrated if not _applies(case, id_)]
    if empty:
        return say("report.no_verdict_na", block=listed([introduced.subject(id_) for id_ in empty]))
    least = say("report.a_third") if coverage.rated == _A_THIRD else percent(coverage.rated)
    unrated = [introduced.subject(id_) for id_ in case.card.unrated]
    where = listed(unrated) or say("report.the_questions")
    return say("report.no_verdict", share=least, block=where)


def _applies(case: Case, section: str) -> bool:
    found = case.card.section(section)
    return found is not None and bool(found.tally.applicable)


def gate_sentence(case: Case, gate: scorecard.GateResult) -> str:
    """Return what a test says, in words."""
    total = number_word(gate.total)
    if gate.state == "passed":
        return say("report.gate_passed", all=capital(total), total=total)
    if gate.state == "undecided":
        open_ = number_word(gate.undecided)
        return say("report.gate_undecided", title=gate.gate.title, n=open_, total=total)
    known = say("report.gate_failed", title=gate.gate.title, n=gate.full, total=gate.total, all=total)
    if len(case.card.weakest_of) != 2:
        return known
    return " ".join((known, say("report.gate_two_halves")))


def gate_result(gate: scorecard.GateResult) -> str:
    """Return the result of a test in few words."""
    if gate.undecided:
        return say("report.gate_open", n=gate.full, total=gate.total, open=gate.undecided)
    return say("report.gate_count", n=gate.full, total=gate.total)
