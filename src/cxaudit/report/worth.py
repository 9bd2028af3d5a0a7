"""What some actions would do to the scores, in a sentence. Arithmetic, not a promise."""

from cxaudit.plan.model import Action, Worth
from cxaudit.questionnaire.model import Level
from cxaudit.report.case import Case
from cxaudit.report.display import borders, listed, lowered, number_word
from cxaudit.wording import points, say


def worth_sentence(case: Case, worth: Worth) -> str:
    """Return what some actions would do if they reached the target; '' if nothing would read new."""
    changes = _changes(case, worth)
    if not changes:
        return ""
    condition = _condition(case, worth)
    before, after = worth.verdict_before, worth.verdict_after
    parts = [say("report.worth", condition=condition, changes=listed(changes))]
    if before and after and before.id != after.id:
        parts.append(say("report.worth_verdict", level=after.title))
    return " ".join((*parts, say("report.no_promise")))


def worth_phrase(case: Case, worth: Worth | None) -> str:
    """Return the same for a table: only what would change."""
    return listed(_changes(case, worth)) if worth else ""


def _changes(case: Case, worth: Worth) -> list[str]:
    """Return what the verdict's sections would read: those that reach another level, else those that rise."""
    named = {section.id: section for section in case.blocks()}
    risen: list[tuple[str, str, Level]] = []
    for id_, before, after, level in worth.sections:
        if id_ not in named:
            continue
        limits = borders(named[id_].levels)
        reads = points(after, borders=limits)
        if points(before, borders=limits) != reads:
            risen.append((id_, reads, level))
    lifted = [(id_, reads, level) for id_, reads, level in risen if named[id_].level != level]
    parts: list[str] = []
    for id_, reads, level in lifted or risen:
        values = {"block": case.section_title(id_), "level": level.title, "score": reads}
        parts.append(say("report.would_read_too", **values) if parts else say("report.would_read", **values))
    return parts


def _condition(case: Case, worth: Worth) -> str:
    number = len(worth.actions)
    actions = [action for action in case.plan.actions if action.id in worth.actions]
    target = _target_words(case, actions)
    if number == 1:
        return say("report.if_one_becomes", target=target) if target else say("report.if_one_done")
    n = number_word(number)
    return say("report.if_many_become", n=n, target=target) if target else say("report.if_many_done", n=n)


def _target_words(case: Case, actions: list[Action]) -> str:
    """Return the answer that stands for the target, if it is the same for every question; else ''."""
    found: set[str] = set()
    for action in actions:
        for id_ in action.questions:
            options = case.questionnaire.options_of(case.questions[id_])
            reaching = [o for o in options if o.score is not None and o.score >= case.questionnaire.target]
            found.add(lowered(min(reaching, key=lambda o: o.score or 0).label) if reaching else "")
    # "If this becomes always, and we check that it works" is no sentence.
    return found.pop() if len(found) == 1 and not any("," in words for words in found) else ""
