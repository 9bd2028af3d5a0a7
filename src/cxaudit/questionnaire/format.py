"""The questionnaire format, declared once: the reader and the writer (and every reference) come from here."""

from fractions import Fraction
from typing import Any

from cxaudit.files.nodes import Node, Scalar, Spot, scalar
from cxaudit.files.table import (
    FAILED,
    Either,
    Flag,
    Key,
    Kind,
    Later,
    Many,
    Named,
    Number,
    OneOf,
    Reading,
    Table,
    Text,
    Value,
    Word,
)
from cxaudit.questionnaire.condition import parse
from cxaudit.questionnaire.grammar import LONGEST, ConditionError
from cxaudit.questionnaire.model import (
    Arc,
    Band,
    Contrast,
    Coverage,
    Diagnosis,
    Dimension,
    Gaps,
    Gate,
    Imbalance,
    Include,
    Level,
    Option,
    Pair,
    PlanSlots,
    Question,
    Questionnaire,
    Recommendation,
    Remark,
    Rules,
    Scale,
    Section,
    Suggestion,
    WhyNow,
)

KIND = "questionnaire/1"


class When(Kind):
    """A condition in the language of `condition.py`."""

    says = "a condition such as look_at_blocks == yes"

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the parsed condition; its names are checked once the whole file is known."""
        if not isinstance(node, Scalar) or node.tag != "str":
            return self.refuse(node, reading, "Conditions are text.")
        try:
            return parse(node.text)
        except ConditionError as error:
            place = Spot(node.place.line, node.place.column + node.offset(error.position))
            at = scalar(node.text, place, node.style)
            reading.problem("bad-condition", at, error.message, error.hint)
            return FAILED

    def write(self, value: Any) -> Any:
        """Return the condition's text."""
        return value.text

    def schema(self) -> dict[str, Any]:
        """Return a text that is not blank; its grammar is more than a schema can hold."""
        return {"type": "string", "pattern": r"\S", "maxLength": LONGEST}


SCORE = Number(0, 1, shares=True)
WEIGHT = Number(above=0, high=1000)
_sections = Later()

OPTION = Table(
    "option",
    Option,
    (
        Key("value", Value(), "What is stored in an answers file.", "4"),
        Key("label", Text(), "What the person reads.", "Mostly true"),
        Key("help", Text(), "A line that makes the label concrete.", "7-8 of your last ten customers"),
        Key("score", SCORE, 'What it scores, 0 to 1; a fraction in quotes as "1/3". All options or none.'),
        Key("exclusive", Flag(), "In multiple choice: stands alone, as 'none of these' does."),
    ),
    "One possible answer.",
)
SCALE = Table("scale", Scale, (Key("options", Many(OPTION, least=2), "From worst to best."),))
BAND = Table(
    "band",
    Band,
    (
        Key("below", Number(), "Numbers below this score `score`; the last band leaves it out."),
        Key("score", SCORE, "What a number in this band scores, 0 to 1."),
    ),
    "One step of a number question.",
)
LEVEL = Table(
    "level",
    Level,
    (
        Key("id", Word(), "Stable name.", "patchy"),
        Key("title", Text(), "What the reader sees.", "Patchy"),
        Key("words", Text(), "What it means, in a few words.", "there about half the time"),
        Key(
            "below",
            Number(above=0, high=100),
            "Scores below this (0 to 100) have this level; the last leaves it out.",
        ),
        Key("standing", OneOf("low", "mid", "high"), "How a diagnosis counts it."),
        Key("hold_up_to", SCORE, "A make-or-break point scoring at most this holds the verdict here."),
        Key("hold_unknown", Flag(), "An unknown make-or-break point holds the verdict here."),
        Key("red_flag", Flag(), "A make-or-break point held here is also a red flag."),
    ),
    "A named band of scores, from the lowest to the highest.",
)
DIMENSION = Table(
    "dimension",
    Dimension,
    (
        Key("title", Text(), "What the reader sees.", "Stage"),
        Key("values", Named(Text()), "The values, each with its title.", "{before: Before the purchase}"),
    ),
    "A lens across sections.",
)
WHY_NOW = Table(
    "why_now",
    WhyNow,
    (
        Key("beside", Word(), "The question whose action must be due as well."),
        Key("text", Text(), "The sentence; {n} becomes that action's number."),
    ),
)
RECOMMENDATION = Table(
    "recommendation",
    Recommendation,
    (
        Key("title", Text(), "An act, in the imperative.", "Keep one visible list"),
        Key("why", Text(), "One sentence: what customers get from it."),
        Key("steps", Many(Text(), least=1), "What to do, in order."),
        Key("first_step", Text(), "One act under an hour that needs nobody's permission."),
        Key("why_now", WHY_NOW, "A sentence for when another action is due as well."),
        Key("role", Text(), "The one role that answers for it.", "operations lead"),
        Key("effort", OneOf("S", "M", "L"), "S up to a week, M up to a month, L up to a quarter."),
        Key("impact", OneOf("L", "M", "H"), "Low, medium or high."),
        Key("horizon", OneOf(30, 60, 90), "The day to finish by."),
        Key("kpi", Many(Text(), least=1, or_one=True), "What to count, plainest first."),
        Key("merge_key", Word(), "Recommendations with the same key become one action."),
    ),
    "What to do when the answer is low.",
)
PAIR = Table(
    "pair",
    Pair,
    (
        Key("first", OneOf("expectation", "importance"), "What is rated before what is done.", "importance"),
        Key(
            "text",
            Text(),
            "How the first rating is asked, in your own words.",
            "How much of this do guests expect?",
        ),
        Key(
            "scale", Word(), "For the first rating: a scale with the same values, in other words.", "matters"
        ),
    ),
    "The first of the two ratings of a pair; what customers expect, if left out.",
)
SUGGESTION = Table(
    "suggestion",
    Suggestion,
    (
        Key("value", Value(), "The option that Enter stands for."),
        Key("when", When(), "When it does; always, if left out."),
    ),
)
QUESTION = Table(
    "question",
    Question,
    (
        Key("id", Word(), "A readable name, stable for ever.", "right_first_time"),
        Key("ref", Text(), "A code from elsewhere, shown in appendices.", "PR-01"),
        Key(
            "type",
            OneOf("choice", "number", "multiple", "text", "touchpoints", "pair"),
            "What kind of answer it takes.",
        ),
        Key("text", Text(), "What is asked, one idea, as a statement about us."),
        Key("help", Text(), "A line shown on demand."),
        Key("short", Text(), "The point in a few words, for lists.", "the welcome"),
        Key("scale", Word(), "The scale the answer is chosen from."),
        Key("options", Many(OPTION, least=2), "Options of its own, instead of a scale."),
        Key("pair", PAIR, "For a pair: what is rated first."),
        Key("bands", Many(BAND, least=1), "For a number: what it scores."),
        Key("better", OneOf("lower", "higher"), "For a number with bands: which way is better."),
        Key("unit", Text(), "For a number: its unit.", "minutes"),
        Key("min", Number(), "For a number: the smallest allowed."),
        Key("max", Number(), "For a number: the largest allowed."),
        Key("whole", Flag(), "For a number: whole numbers only."),
        Key("weight", WEIGHT, "How much it counts in its section.", "3"),
        Key(
            "kind",
            OneOf("basic", "performance", "delighter"),
            "What it does to customers: a basic is missed when it lacks and never praised, performance is "
            "the better the more there is, a delighter surprises. Basics come first in a plan.",
            "basic",
        ),
        Key("make_or_break", Flag(), "Whether a low answer holds the whole verdict down."),
        Key("na", Flag(), "Whether 'not applicable' is offered."),
        Key("optional", Flag(), "Whether it may be left out without being missed."),
        Key(
            "dimensions", Named(Many(Word(), or_one=True)), "Its values on the dimensions.", "{stage: during}"
        ),
        Key("source", Many(Text(), or_one=True), "Where it comes from: keys of `source`."),
        Key(
            "when",
            When(),
            "When it is asked; always, if left out. It names what was asked before; where that is not known, "
            "it is not asked. Compare with == != < <= > >= in has, join with and, or, not.",
            "has_terrace == yes and not answered(shade)",
        ),
        Key("when_low", Text(), "The statement turned round, for a low answer without a note."),
        Key("recommendation", RECOMMENDATION, "What to do when the answer is low."),
        Key("asked_as", Word(), "An earlier question that asks the same from another side."),
        Key("renamed_from", Many(Word(), or_one=True), "Ids it had in earlier versions."),
        Key("suggest", Many(SUGGESTION, or_one=True), "What Enter stands for."),
        Key("with_all", Value(), "The answer that `run --all` records without asking."),
        Key("second_rating", Flag(), "Whether what customers' data says may be put beside the answer."),
        Key("to_customers", Text(), "The question as one asks it of a customer."),
        Key("shows", OneOf("impression", "own_hands"), "What the report makes of it."),
    ),
    "One thing asked.",
)
GATE = Table(
    "gate",
    Gate,
    (
        Key("title", Text(), "What the reader sees.", "Five-yes test"),
        Key("rule", OneOf("all_yes"), "Passed only on full marks for every question."),
        Key("recommendation", RECOMMENDATION, "What to do when it is not passed."),
    ),
)
INCLUDE = Table(
    "include",
    Include,
    (
        Key("include", Text(), "NAME or NAME#SECTION.", "service-and-process#service"),
        Key("when", When(), "When the included sections are asked, beside their own conditions."),
        Key("skip", Many(Word()), "Questions or sections to leave out."),
        Key("weights", Named(WEIGHT), "Other weights for some questions or sections."),
        Key(
            "asked_as",
            Named(Word()),
            "Questions taken that ask the same as an earlier one from another side.",
            "{served_in_turn: honest_waits}",
        ),
    ),
    "Sections taken from another questionnaire.",
)
SECTION = Table(
    "section",
    Section,
    (
        Key("id", Word(), "A readable name, stable for ever.", "service"),
        Key("title", Text(), "What the reader sees.", "SERVICE"),
        Key("text", Text(), "What the title means, in a few words.", "how people treat customers"),
        Key("intro", Text(), "Shown before its first question."),
        Key("weight", WEIGHT, "How much it counts in the whole."),
        Key("scored", Flag(), "Whether it counts in the whole."),
        Key("after_basics", Flag(), "Whether its actions wait for every due basic of other sections."),
        Key(
            "when",
            When(),
            "When it is asked; always, if left out. It names what was asked before; where that is not known, "
            "it is not asked. Compare with == != < <= > >= in has, join with and, or, not.",
            "has_terrace == yes and not answered(shade)",
        ),
        Key("gate", GATE, "A test over all its questions."),
        Key("levels", Many(LEVEL, least=2), "Names of its own for its scores, as Reactive and Proactive."),
        Key("questions", Many(QUESTION), "Asked first."),
        Key("sections", Many(_sections), "Asked after its questions."),
    ),
    "A part of a questionnaire.",
)
_sections.kind = Either("include", INCLUDE, SECTION)

ARC = Table(
    "arc",
    Arc,
    (
        Key(
            "stages",
            Many(Word(), least=2),
            "Sections in the order a customer meets them.",
            "[before, during]",
        ),
        Key("along", Word(), "The dimension whose values bear the same names.", "stage"),
    ),
    "The journey: its weakest stage is named, and those nobody looked at.",
)
CONTRAST = Table(
    "contrast",
    Contrast,
    (
        Key("id", Word(), "Stable name."),
        Key("first", Many(Word(), least=1), "Sections of one group.", "[does, likes]"),
        Key("second", Many(Word(), least=1), "Sections of the other.", "[feels, sees, thinks, wants]"),
        Key("points", Number(above=0, high=100), "From how many points between the means it is said."),
        Key("first_ahead", Text(), "The sentence if the first group is ahead."),
        Key("second_ahead", Text(), "The sentence if the second one is."),
    ),
    "Two groups of sections, compared by their means.",
)
RULES = Table(
    "rules",
    Rules,
    (
        Key("weakest_of", Many(Word(), least=2), "The verdict is the lowest level among these sections."),
        Key(
            "imbalance",
            Table(
                "imbalance",
                Imbalance,
                (
                    Key("between", Many(Word(), least=2), "The sections compared."),
                    Key("points", Number(above=0, high=100), "From how many points apart it is said."),
                ),
            ),
            "When to say that sections lie far apart.",
        ),
        Key(
            "coverage",
            Table(
                "coverage",
                Coverage,
                (
                    Key("rated", SCORE, "From which share of answered weight a section is rated."),
                    Key("full", SCORE, "From which share it is rated without reserve."),
                ),
            ),
            "How much must be answered.",
        ),
        Key("arc", ARC, "Which sections are the stages of the journey."),
        Key("contrasts", Many(CONTRAST), "Groups of sections whose means may lie too far apart."),
        Key(
            "diagnoses",
            Many(
                Table(
                    "diagnosis",
                    Diagnosis,
                    (
                        Key("id", Word(), "Stable name."),
                        Key("name", Text(), "What the reader sees.", "Good people, broken process"),
                        Key("text", Text(), "What it means; {lagging} and {point} are filled in."),
                        Key("close_text", Text(), "Instead, where the sections lie under 5 points apart."),
                        Key("when", When(), "When it holds; always, if left out."),
                    ),
                )
            ),
            "Names for patterns of scores; the first that holds is printed.",
        ),
        Key(
            "remarks",
            Many(
                Table(
                    "remark",
                    Remark,
                    (
                        Key("id", Word(), "Stable name."),
                        Key("text", Text(), "The sentence."),
                        Key("when", When(), "When it is printed."),
                        Key("place", OneOf("verdict", "keep", "close", "not_looked_at"), "Where."),
                    ),
                )
            ),
            "Sentences printed when their condition holds.",
        ),
    ),
    "What overrules or explains an average.",
)
GAPS = Table(
    "gaps",
    Gaps,
    (
        Key("dimension", Word(), "The dimension along whose values gaps are averaged.", "quality"),
        Key(
            "weights",
            Named(Number(0, 100)),
            "Of 100 points, how many each of its values gets.",
            "{reliability: 60, empathy: 40}",
        ),
        Key(
            "weights_from",
            Named(Word()),
            "Or the number question in which the person gives them.",
            "{reliability: share_reliability, empathy: share_empathy}",
        ),
    ),
    "How the gaps of pairs are averaged.",
)
QUESTIONNAIRE = Table(
    "questionnaire",
    Questionnaire,
    (
        Key("id", Word(), "Its name in a library and on the command line.", "service-and-process"),
        Key("version", Text(), "Raised with every change of meaning.", '"1.0.0"'),
        Key("title", Text(), "What the reader sees."),
        Key("language", Text(), "The language it is written in.", "en"),
        Key("summary", Text(), "One line for the list of questionnaires."),
        Key("intro", Text(), "Shown before the first question."),
        Key("duration", Number(0, 600, whole=True), "About how many minutes it takes."),
        Key("source", Named(Text(), name=Text()), "Where its ideas come from, by key.", '{S1: "..."}'),
        Key("target", SCORE, "The score that 'if this is done' counts with."),
        Key(
            "plan",
            Table(
                "plan",
                PlanSlots,
                (Key("per_horizon", Number(1, 50, whole=True), "Actions that fit into 30 days."),),
            ),
            "How the plan is laid out.",
        ),
        Key("scales", Named(SCALE), "Lists of options shared by questions."),
        Key("dimensions", Named(DIMENSION), "Lenses across sections."),
        Key("gaps", GAPS, "How the gaps of pairs are averaged: what is done, less what is expected."),
        Key("levels", Many(LEVEL, least=2), "Named bands of scores; the standard five if left out."),
        Key("sections", Many(_sections, least=1), "What is asked, in order."),
        Key("rules", RULES, "What overrules or explains an average."),
    ),
    "Everything one audit asks.",
)

_F = Fraction
STANDARD_LEVELS = (
    Level(id="critical", title="Critical", words="hardly there", below=_F(20), standing="low"),
    Level(
        id="weak",
        title="Weak",
        words="more often missing than there",
        below=_F(40),
        standing="low",
        hold_up_to=_F(0),
        red_flag=True,
    ),
    Level(
        id="patchy",
        title="Patchy",
        words="there about half the time, depends who and when",
        below=_F(60),
        standing="mid",
        hold_up_to=_F(1, 4),
        red_flag=True,
    ),
    Level(
        id="solid",
        title="Solid",
        words="mostly there, with gaps",
        below=_F(80),
        standing="high",
        hold_up_to=_F(1, 2),
        hold_unknown=True,
    ),
    Level(id="strong", title="Strong", words="nearly always there", standing="high"),
)
"""The five levels a questionnaire has unless it declares its own."""
