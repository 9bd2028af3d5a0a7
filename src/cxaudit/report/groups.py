"""Groups of respondents in words."""

from collections import Counter

from cxaudit.audit.record import Combined
from cxaudit.report.display import listed
from cxaudit.wording import count, say


def group_word(group: str) -> str:
    """Return a group in words."""
    words = {
        "": say("team.group_none"),
        "leadership": say("team.group_leadership"),
        "front_line": say("team.group_front_line"),
        "customer": say("team.group_customer"),
        "outside": say("team.group_outside"),
    }
    return words[group]


def told_by(combined: Combined) -> str:
    """Return how many people answered, by group."""
    groups = Counter(person.group for person in combined.respondents)
    number = count(len(combined.respondents), say("team.person"), say("team.people"))
    told = [say("team.group_count", group=group_word(group), n=n) for group, n in groups.items()]
    return say("team.told_by", people=number, groups=listed(told))
