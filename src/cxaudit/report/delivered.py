"""What customers expect beside what is done: the gap of every pair, its means, and what they say."""

from collections.abc import Iterator
from fractions import Fraction

from cxaudit.audit.answers import Answer
from cxaudit.expectation import Expectation, Means, PairGap, ValueGap
from cxaudit.files.table import decimal_text
from cxaudit.report import customers
from cxaudit.report.case import Case
from cxaudit.report.display import answer_words, bare, figure, first_phrase, listed, name_of, step_number
from cxaudit.report.parts import Number
from cxaudit.text import one_line
from cxaudit.wording import say


def delivered(case: Case) -> customers.Delivered | None:
    """Return the pairs that were rated twice, with their means; None where no pair has a gap."""
    found = case.expectation
    if found is None or not found.pairs:
        return None
    means = found.means
    kinds = {pair.first for pair in found.pairs}
    important = kinds == {"importance"}
    label = say("report.label_important") if important else say("report.label_expected")
    return customers.Delivered(
        heading=say("report.important_delivered") if important else say("report.expected_delivered"),
        first_label=label if len(kinds) == 1 else say("report.label_expected_or"),
        pairs=tuple(_pair(case, pair) for pair in found.pairs),
        dimension=case.questionnaire.dimensions[means.dimension].title if means else "",
        values=tuple(_value(means, value) for value in means.values) if means else (),
        mean=_signed(means.mean) if means else None,
        weighted=_signed(means.weighted) if means else None,
        sentences=tuple(_sentences(case, found)),
        notes=(say("report.delivered_note"), say("report.delivered_source"), say("report.delivered_doubt")),
    )


def _signed(value: Fraction | None) -> Number | None:
    return None if value is None else step_number(value, signed=True)


def _pair(case: Case, pair: PairGap) -> customers.PairRow:
    question = case.questions[pair.question]
    kind = "below" if pair.gap < 0 else "above" if pair.gap > 0 else "met"
    return customers.PairRow(
        question=pair.question,
        text=name_of(question),
        first=pair.first,
        expected=_first(case, pair),
        expected_step=step_number(pair.expected),
        answer=_done(case, pair),
        answer_step=step_number(pair.done),
        steps=pair.steps,
        gap=step_number(pair.gap, signed=True),
        kind=kind,
        kind_text=_kind(pair.first, kind),
        n=pair.n,
        customers=_theirs(case, pair),
        customers_gap=_signed(pair.by_customers),
    )


def _theirs(case: Case, pair: PairGap) -> str:
    """Return both ratings as customers' own data gives them; '' where it does not give both."""
    said = case.answer(pair.question).customers
    if said is None or pair.by_customers is None:
        return ""
    question = case.questions[pair.question]
    first = first_phrase(case.questionnaire, question, said.expected)
    done = answer_words(case.questionnaire, question, Answer(value=said.value))
    gap = step_number(pair.by_customers, signed=True).text
    return say("report.customers_pair", first=first, done=done, gap=gap)


def _first(case: Case, pair: PairGap) -> str:
    """Return the first rating in words; of several people the mean, which is no option's."""
    options = case.questionnaire.first_options_of(case.questions[pair.question])
    if pair.n > 1:
        return say("report.of", n=step_number(pair.expected).text, total=pair.steps)
    return one_line(options[int(pair.expected) - 1].label)


def _done(case: Case, pair: PairGap) -> str:
    question = case.questions[pair.question]
    if pair.n > 1:
        return say("report.of", n=step_number(pair.done).text, total=pair.steps)
    option = case.questionnaire.options_of(question)[int(pair.done) - 1]
    return answer_words(case.questionnaire, question, Answer(value=option.value))


def _kind(first: str, kind: str) -> str:
    if first == "importance":
        words = {
            "below": say("report.below_important"),
            "met": say("report.met_important"),
            "above": say("report.above_important"),
        }
    else:
        words = {
            "below": say("report.below_expected"),
            "met": say("report.met_expected"),
            "above": say("report.above_expected"),
        }
    return words[kind]


def _value(means: Means, value: ValueGap) -> customers.ValueRow:
    return customers.ValueRow(
        value=value.value,
        title=value.title,
        gap=_signed(value.gap),
        pairs_text=say("report.of", n=value.n, total=value.asked),
        weight=figure(value.weight) if value.weight is not None else None,
        part=_signed(value.part) if means.weighted is not None else None,
    )


def _sentences(case: Case, found: Expectation) -> Iterator[str]:
    means = found.means
    if means and means.mean is not None:
        rated = sum(value.gap is not None for value in means.values)
        yield say("report.gap_mean", n=rated, gap=step_number(means.mean, signed=True).text)
    if means and means.weighted is not None:
        yield say("report.gap_weighted", gap=step_number(means.weighted, signed=True).text)
    elif means:
        yield from _why_not(means)
    if found.without:
        names = "; ".join(bare(name_of(case.questions[id_])) for id_ in found.without)
        yield say("report.gap_without", names=names)


def _why_not(means: Means) -> Iterator[str]:
    if means.why_not == "sum":
        yield say("report.gap_sum", total=decimal_text(means.total))
    elif means.why_not == "incomplete":
        yield say("report.gap_incomplete")
    elif means.why_not == "gap":
        lacking = [each.title for each in means.values if each.part is None]
        yield say("report.gap_lacks", names=listed(lacking))
