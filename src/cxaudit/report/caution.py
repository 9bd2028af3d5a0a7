"""How far two audits can be compared, in sentences."""

from collections.abc import Iterator, Sequence

from cxaudit.audit.record import Respondent
from cxaudit.compare.model import Caveat, Comparison, Side
from cxaudit.wording import say

_KEYS = {
    "backwards": "since.backwards",
    "client": "since.client",
    "questionnaire": "since.questionnaire",
    "version": "since.version",
    "respondent": "since.respondent",
    "people": "since.people",
    "others": "since.others",
    "unclear": "since.unclear",
    "taken_over": "since.taken_over",
    "few_shared": "since.few_shared",
}


def cautions(found: Comparison) -> Iterator[str]:
    """Yield why to read a comparison with care; if nothing speaks against it, that."""
    if not found.caveats:
        several = any(len(people) > 1 for people in map(_people, (found.before, found.after)))
        yield say("since.comparable_several") if several else say("since.comparable")
    for caveat in found.caveats:
        yield _sentence(caveat)


def _people(side: Side) -> Sequence[Respondent]:
    return side.audit.combined.respondents if side.audit.combined else ()


def _sentence(caveat: Caveat) -> str:
    values = {"before": caveat.before, "after": caveat.after}
    match caveat.kind:
        case "same_day":
            return say("since.same_day", after=caveat.after)
        case "same_version":
            return say("since.same_version", after=caveat.after)
        case "by_file":
            return say("since.by_file")
        case "nobody":
            return say("since.nobody")
        case "basis_unknown":
            return say("since.basis_unknown")
        case "group":
            return say("since.group", before=_group(caveat.before), after=_group(caveat.after))
        case "basis":
            return say("since.basis", before=_basis(caveat.before), after=_basis(caveat.after))
        case "unfinished" if caveat.before == caveat.after:
            return say("since.unfinished", before=caveat.before)
        case "unfinished":
            return say("since.unfinished_both", **values)
        case _:
            return say(_KEYS[caveat.kind], **values)


def _group(name: str) -> str:
    words = {
        "": say("since.no_group"),
        "leadership": say("since.group_leadership"),
        "front_line": say("since.group_front_line"),
        "customer": say("since.group_customer"),
        "outside": say("since.group_outside"),
    }
    return words[name]


def _basis(name: str) -> str:
    return say("since.basis_one_visit") if name == "one_visit" else say("since.basis_typical")
