"""The measures and their intervals. Fractions inside; only a root makes a decimal number of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

Z = Fraction(196, 100)
"""How many standard errors a 95% interval reaches to either side."""

FEW = 30
"""Under so many answers a figure is called unreliable; our own choice."""

FEWEST = 3
"""Under so many people no figure is given at all: it would say what single persons answered."""

Counts = Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A 95% interval: its middle, and how far it reaches to either side, within the limits of the measure."""

    centre: Fraction
    reach: float
    lowest: int
    highest: int

    @property
    def low(self) -> float:
        """The lower end, never under the lowest value there is."""
        return max(float(self.lowest), float(self.centre) - self.reach)

    @property
    def high(self) -> float:
        """The upper end, never over the highest value there is."""
        return min(float(self.highest), float(self.centre) + self.reach)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nps:
    """Net Promoter Score, -100 to 100: promoters say 9 or 10, passives 7 or 8, detractors 0 to 6.

    Reichheld, Harvard Business Review 2003. `n` is at least 1 wherever a figure is asked for.
    """

    promoters: int
    passives: int
    detractors: int

    @classmethod
    def of(cls, counts: Counts) -> "Nps":
        """Return the score of answers from 0 to 10."""
        high = sum(n for value, n in counts.items() if value >= 9)
        low = sum(n for value, n in counts.items() if value <= 6)
        return cls(promoters=high, passives=sum(counts.values()) - high - low, detractors=low)

    @property
    def n(self) -> int:
        """How many answered."""
        return self.promoters + self.passives + self.detractors

    @property
    def score(self) -> Fraction:
        """100 (P - D) / n."""
        return Fraction(100 * (self.promoters - self.detractors), self.n)

    @property
    def plain(self) -> Interval:
        """The score with 1.96 standard errors: SE = 100 sqrt((p + d - (p - d)^2) / n)."""
        return _net(Fraction(self.promoters), Fraction(self.detractors), Fraction(self.n))

    @property
    def adjusted(self) -> Interval:
        """Adjusted Wald: 3 more answers, 3/4 of one a promoter and 3/4 of one a detractor (Rocks 2016)."""
        more = Fraction(3, 4)
        return _net(self.promoters + more, self.detractors + more, Fraction(self.n + 3))


def _net(promoters: Fraction, detractors: Fraction, n: Fraction) -> Interval:
    p, d = promoters / n, detractors / n
    variance = (p + d - (p - d) ** 2) / n
    reach = float(100 * Z) * sqrt(variance)
    return Interval(centre=100 * (p - d), reach=reach, lowest=-100, highest=100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`part` of `n` answers as a percentage, with the interval of Wilson (1927)."""

    part: int
    n: int

    @property
    def percent(self) -> Fraction:
        """100 part / n."""
        return Fraction(100 * self.part, self.n)

    @property
    def wilson(self) -> Interval:
        """Centre (p + z^2/2n) / (1 + z^2/n), reach z sqrt(p(1-p)/n + z^2/4n^2) / (1 + z^2/n), in percent."""
        p, n = Fraction(self.part, self.n), self.n
        whole = 1 + Z**2 / n
        centre = (p + Z**2 / (2 * n)) / whole
        reach = float(100 * Z / whole) * sqrt(p * (1 - p) / n + Z**2 / (4 * n * n))
        return Interval(centre=100 * centre, reach=reach, lowest=0, highest=100)


def csat(counts: Counts) -> Share:
    """Return customer satisfaction, top 2 box: the share of 4s and 5s among answers from 1 to 5."""
    return Share(part=sum(n for value, n in counts.items() if value >= 4), n=sum(counts.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ces:
    """Customer Effort Score 2.0, 1 to 7, higher is easier: the mean, and the share of 5 to 7.

    Dixon, Toman and DeLisi, The Effortless Experience, 2013.
    """

    total: int
    easy: Share

    @classmethod
    def of(cls, counts: Counts) -> "Ces":
        """Return the score of answers from 1 to 7."""
        easy = sum(n for value, n in counts.items() if value >= 5)
        total = sum(value * n for value, n in counts.items())
        return cls(total=total, easy=Share(part=easy, n=sum(counts.values())))

    @property
    def n(self) -> int:
        """How many answered."""
        return self.easy.n

    @property
    def mean(self) -> Fraction:
        """The mean answer, 1 to 7."""
        return Fraction(self.total, self.n)


def first_contact(resolved: int, contacts: int, out_of_reach: int = 0) -> Fraction:
    """Return the percentage resolved at first contact: gross, or net of those no first contact can resolve.

    Gross: resolved / contacts. Net: resolved / (contacts - out_of_reach). MetricNet.
    """
    return Fraction(100 * resolved, contacts - out_of_reach)


def retention(start: int, end: int, gained: int) -> Fraction:
    """Return the percentage of customers kept: (end - gained) / start, `gained` still there at the end."""
    return Fraction(100 * (end - gained), start)


def churn(start: int, end: int, gained: int) -> Fraction:
    """Return the percentage of the customers at the start that were lost: 100 - retention."""
    return 100 - retention(start, end, gained)
