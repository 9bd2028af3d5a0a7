"""The measures and their intervals, held to published and worked figures."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxaudit.survey.measures import Ces, Interval, Nps, Share, churn, csat, first_contact, retention
from cxaudit.survey.view import figure, sentences, tenths


def about(interval: Interval) -> tuple[str, str]:
    return tenths(interval.centre), tenths(interval.reach)


@pytest.mark.parametrize(
    ("counts", "score", "plain", "adjusted"),
    [
        ((50, 30, 20), "30.0", "15.3", ("29.1", "15.1")),
        ((5, 3, 2), "30.0", "48.4", ("23.1", "42.1")),
        ((10, 0, 0), "100.0", "0.0", ("76.9", "29.4")),
    ],
)
def test_nps(counts: tuple[int, int, int], score: str, plain: str, adjusted: tuple[str, str]) -> None:
    promoters, passives, detractors = counts
    nps = Nps(promoters=promoters, passives=passives, detractors=detractors)
    assert about(nps.plain) == (score, plain)
    assert about(nps.adjusted) == adjusted


def test_nps_tells_promoters_passives_and_detractors_apart() -> None:
    assert Nps.of(dict.fromkeys(range(11), 1)) == Nps(promoters=2, passives=2, detractors=7)


def test_the_ends_of_an_interval_stay_within_the_measure() -> None:
    best = Nps(promoters=10, passives=0, detractors=0).adjusted
    assert (best.high, tenths(best.low)) == (100.0, "47.5")
    worst = Nps(promoters=0, passives=0, detractors=10).adjusted
    assert worst.low == -100.0


@pytest.mark.parametrize(("part", "n", "low", "high"), [(40, 50, "67.0", "88.8"), (4, 5, "37.6", "96.4")])
def test_csat_with_wilson(part: int, n: int, low: str, high: str) -> None:
    share = Share(part=part, n=n)
    assert share.percent == 80
    assert (tenths(share.wilson.low), tenths(share.wilson.high)) == (low, high)


def test_csat_counts_the_top_two() -> None:
    assert csat({1: 1, 2: 1, 3: 3, 4: 30, 5: 10}) == Share(part=40, n=45)


def test_ces() -> None:
    ces = Ces.of({1: 2, 2: 3, 3: 5, 4: 10, 5: 20, 6: 35, 7: 25})
    assert (tenths(ces.mean, digits=2), ces.easy.percent, ces.n) == ("5.48", 80, 100)


def test_first_contact() -> None:
    assert (first_contact(680, 1000), first_contact(680, 1000, 150)) == (68, 80)


def test_retention_and_churn() -> None:
    assert (retention(500, 470, 50), churn(500, 470, 50)) == (84, 16)


@given(st.dictionaries(st.integers(0, 10), st.integers(1, 10_000), min_size=1))
def test_the_score_lies_in_both_intervals_or_between_their_middles(counts: dict[int, int]) -> None:
    nps = Nps.of(counts)
    assert -100 <= nps.adjusted.low <= nps.adjusted.high <= 100
    assert nps.plain.low <= float(nps.score) + 1e-9 and float(nps.score) <= nps.plain.high + 1e-9


@given(st.integers(1, 10_000), st.data())
def test_a_share_lies_in_its_interval(n: int, data: st.DataObject) -> None:
    share = Share(part=data.draw(st.integers(0, n)), n=n)
    assert 0 <= share.wilson.low <= float(share.percent) + 1e-9
    assert float(share.percent) - 1e-9 <= share.wilson.high <= 100


def test_rounding_invents_neither_0_nor_100() -> None:
    assert figure("csat", {5: 99_999, 1: 1}).text == "99.9%"
    assert figure("csat", {5: 1, 1: 99_999}).text == "0.1%"
    assert [figure("csat", {point: 3}).text for point in (1, 5)] == ["0.0%", "100.0%"]
    assert tenths(Fraction(-5, 100)) == "-0.1"


def test_few_answers_are_said_to_be_few() -> None:
    assert "too few for a reliable NPS" in " ".join(sentences("nps", {9: 29}))
    assert "too few" not in " ".join(sentences("nps", {9: 30}))
    assert list(sentences("csat", {5: 2})) == ["Fewer than 3 people answered, so no figure is shown."]
