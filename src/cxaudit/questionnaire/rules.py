"""Whether rules name what is there, each thing once, and have something to say."""

from collections.abc import Iterator

from cxaudit.files.table import Origin, decimal_text
from cxaudit.problems import Problem, did_you_mean
from cxaudit.questionnaire.found import problem
from cxaudit.questionnaire.model import Questionnaire


def rules_have_ids_of_their_own(questionnaire: Questionnaire) -> Iterator[Problem]:
    """No two diagnoses, no two remarks and no two contrasts have the same id."""
    rules = questionnaire.rules
    for what, each in (
        ("diagnoses", rules.diagnoses),
        ("remarks", rules.remarks),
        ("contrasts", rules.contrasts),
    ):
        first: dict[str, Origin] = {}
        for rule in each:
            before = first.setdefault(rule.id, rule.origin)
            if before is not rule.origin:
                message = f"two {what} are called {rule.id!r}"
                hint = f"The first is at {before.at('id')}. Rename one."
                yield problem("duplicate-id", rule.origin, "id", message, hint)


def rules_name_a_section_once(questionnaire: Questionnaire) -> Iterator[Problem]:
    """No rule names a section twice in one list."""
    rules = questionnaire.rules
    lists = [(rules.origin, "weakest_of", rules.weakest_of)]
    lists += [(rules.imbalance.origin, "between", rules.imbalance.between)] if rules.imbalance else []
    lists += [(rules.arc.origin, "stages", rules.arc.stages)] if rules.arc else []
    lists += [(each.origin, "first", each.first) for each in rules.contrasts]
    lists += [(each.origin, "second", each.second) for each in rules.contrasts]
    for origin, key, names in lists:
        for number, name in enumerate(names):
            if name in names[:number]:
                source = origin.at(key, number)
                message, hint = f"`{key}` names {name!r} twice", "Name another section, or take it out."
                yield Problem(code="bad-rule", message=message, source=source, hint=hint)


def rules_name_sections(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Rules name scored sections of this questionnaire."""
    rules = questionnaire.rules
    scored = {s.id for s in questionnaire.walk() if s.scored}
    named = [(rules.origin.at("weakest_of", n), name) for n, name in enumerate(rules.weakest_of)]
    if rules.imbalance:
        origin = rules.imbalance.origin
        named += [(origin.at("between", n), name) for n, name in enumerate(rules.imbalance.between)]
    if rules.arc:
        named += [(rules.arc.origin.at("stages", n), name) for n, name in enumerate(rules.arc.stages)]
    for each in rules.contrasts:
        for key, names in (("first", each.first), ("second", each.second)):
            named += [(each.origin.at(key, n), name) for n, name in enumerate(names)]
    for place, name in named:
        if name not in scored:
            message, hint = f"there is no scored section {name!r}", did_you_mean(name, scored)
            yield Problem(code="unknown-id", message=message, source=place, hint=hint)
    coverage = rules.coverage
    if coverage and coverage.rated > coverage.full:
        message = f"`rated` ({decimal_text(coverage.rated)}) is above `full` ({decimal_text(coverage.full)})"
        yield problem("bad-rule", coverage.origin, "rated", message, "Swap the two.")
    if not 0 < questionnaire.target <= 1:
        message, hint = "the target must be above 0", "Leave it out: three quarters is usual."
        yield problem("wrong-value", questionnaire.origin, "target", message, hint)


def arcs_lie_along_a_dimension(questionnaire: Questionnaire) -> Iterator[Problem]:
    """The dimension an arc lies along is declared, and its values bear the names of the stages."""
    arc = questionnaire.rules.arc
    if arc is None or not arc.along:
        return
    dimension = questionnaire.dimensions.get(arc.along)
    if dimension is None:
        hint = did_you_mean(arc.along, questionnaire.dimensions)
        yield problem("unknown-id", arc.origin, "along", f"there is no dimension {arc.along!r}", hint)
        return
    for name in arc.stages:
        if name not in dimension.values:
            message = f"the dimension {arc.along!r} has no value {name!r}"
            hint = "Call the sections as the values are called, or leave `along` out."
            yield problem("unknown-id", arc.origin, "along", message, hint)


def contrasts_say_something(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A contrast has a sentence to print, and no section stands on both of its sides."""
    for each in questionnaire.rules.contrasts:
        if not each.first_ahead and not each.second_ahead:
            message, hint = f"{each.id} says nothing, whoever is ahead", "Write `first_ahead`."
            yield problem("bad-rule", each.origin, "id", message, hint)
        both = sorted(set(each.first).intersection(each.second))
        if both:
            message = f"{both[0]!r} stands on both sides"
            yield problem("bad-rule", each.origin, "second", message, "Leave it on one of them.")


_BLANKS = {"text": {"lagging", "point"}, "why_now": {"n"}}


def blanks_are_known(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Texts with blanks to fill in use only the blanks there are."""
    texts = [
        (d.origin, key, getattr(d, key), _BLANKS["text"])
        for d in questionnaire.rules.diagnoses
        for key in ("text", "close_text")
    ]
    for q in questionnaire.questions():
        now = q.recommendation.why_now if q.recommendation else None
        if now:
            texts.append((now.origin, "text", now.text, _BLANKS["why_now"]))
    for origin, key, text, known in texts:
        if "{" not in text and "}" not in text:
            continue
        from string import Formatter  # here, since most files have no blanks

        try:
            used = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        except ValueError:
            used = {"{"}
        for name in sorted(used - known):
            shown = ", ".join(f"{{{each}}}" for each in sorted(known))
            yield problem(
                "unknown-blank", origin, key, f"nothing fills in {{{name}}}", f"Known here: {shown}."
            )


CHECKS = (
    rules_have_ids_of_their_own,
    rules_name_a_section_once,
    rules_name_sections,
    arcs_lie_along_a_dimension,
    contrasts_say_something,
    blanks_are_known,
)
