"""Answers in words, as the survey tools offer them in English, and the points they stand for."""

from collections.abc import Mapping
from typing import Final

_SATISFIED = {
    "very dissatisfied": 1,
    "extremely dissatisfied": 1,
    "very unsatisfied": 1,
    "dissatisfied": 2,
    "somewhat dissatisfied": 2,
    "unsatisfied": 2,
    "neutral": 3,
    "neither satisfied nor dissatisfied": 3,
    "satisfied": 4,
    "somewhat satisfied": 4,
    "very satisfied": 5,
    "extremely satisfied": 5,
}
_AGREE = {
    "strongly disagree": 1,
    "disagree": 2,
    "somewhat disagree": 3,
    "neutral": 4,
    "neither agree nor disagree": 4,
    "somewhat agree": 5,
    "agree": 6,
    "strongly agree": 7,
}
_LIKELY = {"not at all likely": 0, "extremely likely": 10}

WORDS: Final[Mapping[str, Mapping[str, int]]] = {"nps": _LIKELY, "csat": _SATISFIED, "ces": _AGREE}
"""By measure, in small letters; what a mapping says goes before it."""

POINTS: Final[Mapping[str, tuple[int, int]]] = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}
"""The lowest and the highest answer of each measure."""
