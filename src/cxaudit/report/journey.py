"""The customer's way in words: how each stage reads, which is weakest, and where a finding lies on it."""

from collections.abc import Iterable

from cxaudit.questionnaire.model import CLOSE
from cxaudit.report import parts
from cxaudit.report.case import Case
from cxaudit.report.verdict import Introduced, level_and_score, reading
from cxaudit.scoring.scorecard import SectionScore, every
from cxaudit.wording import say


def journey_sentences(case: Case, introduced: Introduced) -> Iterable[str]:
    """Yield how the rated stages read and which is weakest, unless a verdict rests on them and says it."""
    found = case.card.journey
    if found is None or not found.weakest or (case.card.verdict and rests_on_stages(case)):
        return
    rated = [section for name in found.stages if (section := case.card.section(name)) and section.rated]
    said = [
        say("report.block_reads", block=introduced.subject(section.id), level=level_and_score(section))
        for section in rated
    ]
    if len(rated) == 1:
        yield say("report.one_stage", stage=said[0])
        return
    yield say("report.stages", stages="; ".join(said))
    lowest, *others = sorted(section.score for section in rated if section.score is not None)
    if others[0] - lowest >= CLOSE:
        yield say("report.weakest_stage", stage=case.section_title(found.weakest))


def rests_on_stages(case: Case) -> bool:
    """Return whether the verdict is that of the stages themselves."""
    return case.card.journey is not None and case.card.weakest_of == case.card.journey.stages


def journey_of(case: Case) -> parts.Journey | None:
    """Return the customer's way for the report; None where the questionnaire has none."""
    found = case.card.journey
    if found is None:
        return None
    return parts.Journey(
        stages=found.stages,
        weakest=found.weakest,
        not_looked_at=found.not_looked_at,
        text=" ".join(journey_sentences(case, Introduced(case))),
    )


def stage_of(case: Case, question: str) -> str:
    """Return the stage a question lies in, if any: its section's, else that of a tag, a rated one first."""
    journey, arc = case.card.journey, case.questionnaire.rules.arc
    if journey is None or arc is None or not journey.weakest:
        return ""
    for name in journey.stages:
        section = case.card.section(name)
        if section and any(item.question == question for part in every([section]) for item in part.items):
            return name
    tags = case.questions[question].dimensions.get(arc.along, ()) if arc.along else ()
    tagged = [name for name in journey.stages if name in tags]
    return next((name for name in tagged if name not in journey.not_looked_at), "".join(tagged[:1]))


def stage_words(case: Case, stage: str, questions: Iterable[str]) -> str:
    """Return a stage as the label of questions that belong to it; '' where there is no stage.

    A red flag that lies in it is said where it is one of these: else a reader would look for it here.
    """
    if not stage:
        return ""
    arc = case.questionnaire.rules.arc
    values = case.questionnaire.dimensions[arc.along].values if arc and arc.along else {}
    title = values.get(stage, case.section_title(stage))
    section: SectionScore | None = case.card.section(stage)
    if section is None or not section.rated:
        return title
    if case.flagged.isdisjoint(questions):
        section = section.but(red_flags=())
    return say("report.stage_reads", stage=title, level=reading(section))
