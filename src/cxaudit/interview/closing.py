"""What is told once a section is through: how it reads by the answers so far, without a judgement."""

from cxaudit.interview.engine import Interview
from cxaudit.report.verdict import level_and_score
from cxaudit.scoring.rate import rate
from cxaudit.text import one_line
from cxaudit.wording import say


def score_line(interview: Interview, section: str) -> str:
    """Return a section's level, score and coverage in one line; '' where nothing in it applies."""
    asked = interview.relevance
    found = interview.index.by_id[section]
    rated = rate(interview.questionnaire, found, asked.items, asked.sections)
    if not rated.tally.applicable:
        return ""
    numbers = {"answered": rated.tally.answered, "applicable": rated.tally.applicable}
    if not rated.rated:
        return say("interview.section_unrated", section=one_line(found.title), **numbers)
    return say(
        "interview.section_score", section=one_line(found.title), reading=level_and_score(rated), **numbers
    )
