"""A questionnaire's rules in plain words, in the order in which they work on answers."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cxaudit.files.table import decimal_text
from cxaudit.outline.model import Item, Rule
from cxaudit.outline.words import Names, in_words
from cxaudit.questionnaire.condition import Condition
from cxaudit.questionnaire.model import Coverage, Level, Question, Section
from cxaudit.report.display import bands, bare, listed
from cxaudit.text import one_line
from cxaudit.wording import percent, points, say


def rules(names: Names) -> Iterable[Rule]:
    """Yield every group of rules that has something to say."""
    for made in (
        _scores,
        _levels,
        _verdict,
        _compared,
        _tests,
        _diagnoses,
        _remarks,
        _repeats,
        _views,
        _gaps,
    ):
        rule = made(names)
        if rule.text or rule.items:
            yield rule


def _scores(names: Names) -> Rule:
    asked = [q for q in names.questions.values() if names.questionnaire.scores(q)]
    if not asked:
        return Rule(id="scores", heading=say("outline.scores"), text=(say("outline.nothing_scores"),))
    coverage = names.questionnaire.rules.coverage or Coverage()
    text = [say("outline.every_answer")]
    if _counted(names):
        text.append(say("outline.mean"))
        text.append(say("outline.rated", rated=percent(coverage.rated), full=percent(coverage.full)))
    return Rule(
        id="scores", heading=say("outline.scores"), text=tuple(text), items=tuple(_marks(names, asked))
    )


def _marks(names: Names, asked: Sequence[Question]) -> Iterable[Item]:
    """Yield what the answers score, questions with the same scores together."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for q in asked:
        options = names.questionnaire.options_of(q)
        said = tuple(points((option.score or Fraction(0)) * 100) for option in options)
        groups.setdefault((q.type, *said), []).append(names.numbers[q.id])
    for (type_, *scores), numbers in groups.items():
        if type_ == "number":
            continue
        which = say(
            "outline.questions_n" if len(numbers) > 1 else "outline.question_n", numbers=runs(numbers)
        )
        key = say("outline.marks_added" if type_ == "multiple" else "outline.marks", scores=listed(scores))
        yield Item(name=which, text=key)


def runs(numbers: Sequence[int]) -> str:
    """Return numbers as they are listed: `1, 3 to 5 and 9`."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    said: list[str] = []
    for run in found:
        long = len(run) > 2
        said += [say("outline.run", first=run[0], last=run[-1])] if long else [str(n) for n in run]
    return listed(said)


def _levels(names: Names) -> Rule:
    counted = _counted(names)
    common = len(counted) > 1 or any(not section.levels for section in counted)
    items = list(_bands(names.questionnaire.levels)) if common else []
    for section in names.sections.values():
        items += _bands(section.levels, one_line(section.title))
    return Rule(id="levels", heading=say("outline.levels"), items=tuple(items))


def _counted(names: Names) -> list[Section]:
    """Return the sections that count in the whole by questions of their own."""
    return [
        section
        for section in names.sections.values()
        if section.scored and any(names.questionnaire.scores(q) for q in section.questions)
    ]


def _bands(levels: Sequence[Level], section: str = "") -> Iterable[Item]:
    for level, title, band in bands(levels, section):
        yield Item(name=one_line(title), text=say("outline.level_means", band=band, words=bare(level.words)))


def _verdict(names: Names) -> Rule:
    told: list[str] = []
    if names.questionnaire.rules.weakest_of:
        told.append(say("outline.weakest", blocks=names.titles(names.questionnaire.rules.weakest_of)))
    elif _counted(names):
        told.append(say("outline.whole"))
    elif any(names.questionnaire.scores(q) for q in names.questions.values()):
        told.append(say("outline.no_verdict"))
    held = [q.id for q in names.questions.values() if q.make_or_break]
    items = [Item(text=names.question(id_)) for id_ in held]
    if held:
        told += _holds(names.questionnaire.levels)
        told.append(say("outline.points"))
    return Rule(id="verdict", heading=say("outline.verdict"), text=tuple(told), items=tuple(items))


def _holds(levels: Sequence[Level]) -> Iterable[str]:
    held = [level for level in levels if level.hold_up_to is not None]
    if held:
        yield say("outline.hold", rules="; ".join(_hold(level) for level in held))
    open_at = [one_line(level.title) for level in levels if level.hold_unknown]
    if open_at:
        yield say("outline.hold_unknown", level=open_at[0])
    flags = [level.hold_up_to for level in held if level.red_flag and level.hold_up_to is not None]
    if flags:
        yield say("outline.hold_flag", score=points(max(flags) * 100))


def _hold(level: Level) -> str:
    score, title = points((level.hold_up_to or Fraction(0)) * 100), one_line(level.title)
    if not level.hold_up_to:
        return say("outline.hold_zero", level=title)
    return say("outline.hold_up_to", score=score, level=title)


def _compared(names: Names) -> Rule:
    asked = names.questionnaire.rules
    told: list[str] = []
    if asked.imbalance:
        apart = points(asked.imbalance.points)
        told.append(say("outline.imbalance", blocks=names.titles(asked.imbalance.between), points=apart))
    if asked.arc:
        told.append(say("outline.arc", stages=names.titles(asked.arc.stages)))
        if asked.arc.along in names.questionnaire.dimensions:
            title = one_line(names.questionnaire.dimensions[asked.arc.along].title)
            told.append(say("outline.along", dimension=title))
    items = []
    for contrast in asked.contrasts:
        ways = (
            (contrast.first, contrast.second, contrast.first_ahead),
            (contrast.second, contrast.first, contrast.second_ahead),
        )
        items += [_ahead(names, *way, points(contrast.points)) for way in ways if way[2]]
    return Rule(id="compared", heading=say("outline.compared"), text=tuple(told), items=tuple(items))


def _ahead(names: Names, ahead: Sequence[str], behind: Sequence[str], said: str, apart: str) -> Item:
    first, last, one = names.titles(ahead), names.titles(behind), len(ahead) == 1
    key = say("outline.contrast_one" if one else "outline.contrast", ahead=first, behind=last, points=apart)
    return Item(text=say("outline.then_said", condition=key, text=one_line(said)))


def _tests(names: Names) -> Rule:
    items = [_test(section) for section in names.sections.values() if section.gate]
    return Rule(id="tests", heading=say("outline.tests"), items=tuple(items))


def _test(section: Section) -> Item:
    gate = section.gate
    assert gate is not None, "only sections with a test are asked for theirs"
    text = say("outline.test", section=one_line(section.title))
    if gate.recommendation:
        text = f"{text} {say('outline.test_action', action=bare(gate.recommendation.title))}"
    return Item(name=one_line(gate.title), text=text)


def _diagnoses(names: Names) -> Rule:
    found = names.questionnaire.rules.diagnoses
    items = [Item(name=one_line(each.name), text=_fits(each.when, names)) for each in found]
    text = (say("outline.first_that_fits"),) if len(items) > 1 else ()
    return Rule(id="diagnoses", heading=say("outline.diagnoses"), text=text, items=tuple(items))


def _fits(condition: Condition | None, names: Names) -> str:
    if condition is None:
        return say("outline.fits_always")
    return say("outline.fits_if", condition=in_words(condition, names))


def _remarks(names: Names) -> Rule:
    items = [
        Item(text=say("outline.then_said", condition=_if(each.when, names), text=one_line(each.text)))
        for each in names.questionnaire.rules.remarks
    ]
    return Rule(id="remarks", heading=say("outline.remarks"), items=tuple(items))


def _if(condition: Condition | None, names: Names) -> str:
    if condition is None:
        return say("outline.always")
    return say("outline.if", condition=in_words(condition, names))


def _repeats(names: Names) -> Rule:
    items = [
        Item(text=say("outline.repeat", later=names.question(q.id), earlier=names.question(q.asked_as)))
        for q in names.questions.values()
        if q.asked_as
    ]
    text = (say("outline.repeats_how"),) if items else ()
    return Rule(id="repeats", heading=say("outline.repeats"), text=text, items=tuple(items))


def _views(names: Names) -> Rule:
    used = {name for q in names.questions.values() for name in q.dimensions}
    items = [
        Item(name=one_line(each.title), text=listed([one_line(value) for value in each.values.values()]))
        for each in names.questionnaire.dimensions.values()
        if each.id in used
    ]
    text = (say("outline.views_how"),) if items else ()
    return Rule(id="views", heading=say("outline.views"), text=text, items=tuple(items))


def _gaps(names: Names) -> Rule:
    """Say how what is expected is held against what is done, and what each value of the dimension weighs."""
    heading, gaps = say("outline.gaps"), names.questionnaire.gaps
    if not any(q.type == "pair" for q in names.questions.values()):
        return Rule(id="gaps", heading=heading)
    text = [say("outline.gaps_how")]
    if gaps is None:
        return Rule(id="gaps", heading=heading, text=tuple(text))
    dimension = names.questionnaire.dimensions[gaps.dimension]
    text.append(say("outline.gaps_mean", dimension=one_line(dimension.title)))
    weights = [(one_line(dimension.values[value]), weight) for value, weight in gaps.weights.items()]
    items = [
        Item(name=title, text=say("outline.gaps_weight", weight=decimal_text(weight)))
        for title, weight in weights
    ]
    shares = [(one_line(dimension.values[value]), id_) for value, id_ in gaps.weights_from.items()]
    items += [
        Item(name=title, text=say("outline.gaps_share", question=names.question(id_)))
        for title, id_ in shares
    ]
    return Rule(id="gaps", heading=heading, text=tuple(text), items=tuple(items))
