"""What is written reads back equal, whatever the questionnaire; what is damaged is told."""

import re
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cxaudit.files.yaml import Mapping, dump, parse
from cxaudit.problems import errors
from cxaudit.questionnaire.condition import parse as condition
from cxaudit.questionnaire.format import STANDARD_LEVELS
from cxaudit.questionnaire.library import Library, bundled
from cxaudit.questionnaire.load import Loader, read_tree, write_questionnaire
from cxaudit.questionnaire.model import (
    Band,
    Coverage,
    Diagnosis,
    Dimension,
    Gate,
    Imbalance,
    Level,
    Option,
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
from cxaudit.text import HOSTILE

texts = st.text(max_size=20).map(lambda t: re.sub(HOSTILE, "", t)).map(lambda t: t if t.strip() else "x")
tricky = st.sampled_from(
    ["no", "12:30", "017", "1_000", "2026-01-02", "~", "- a", "a: b", "# x", "a\n b\n", "'", '"']
)
anything = texts | tricky
plain = anything.map(lambda t: t.replace("{", "(").replace("}", ")"))
values = st.integers(-9, 99).map(str) | anything.map(lambda t: t.replace("\n", " ").strip() or "x")
shares = st.fractions(0, 1, max_denominator=30)
weights = st.integers(1, 400).map(lambda n: Fraction(n, 20))
words = st.from_regex(r"[a-z][a-z0-9]{0,6}([_-][a-z0-9]{1,4})?", fullmatch=True)


@st.composite
def options(draw: st.DrawFn, *, several: bool = False) -> tuple[Option, ...]:
    names = draw(st.lists(values, min_size=2, max_size=5, unique=True))
    scores: list[Fraction] | list[None] = [None] * len(names)
    if draw(st.booleans()):
        scores = [*(draw(shares) for _ in names[1:]), Fraction(1)]
    return tuple(
        Option(
            value=name,
            label=draw(anything),
            help=draw(st.just("") | anything),
            score=score,
            exclusive=several and draw(st.booleans()),
        )
        for name, score in zip(names, scores, strict=True)
    )


@st.composite
def bands(draw: st.DrawFn) -> tuple[Band, ...]:
    limits = sorted(draw(st.sets(st.decimals(-999, 999, places=3).map(Fraction), max_size=3)))
    return tuple(Band(score=draw(shares), below=limit) for limit in [*limits, None])


recommendations = st.builds(
    Recommendation,
    title=anything,
    why=anything,
    steps=st.lists(anything, min_size=1, max_size=3).map(tuple),
    first_step=anything,
    role=anything,
    effort=st.sampled_from("SML"),
    impact=st.sampled_from("LMH"),
    horizon=st.sampled_from([30, 60, 90]),
    kpi=st.lists(anything, min_size=1, max_size=3).map(tuple),
    why_now=st.none() | st.builds(WhyNow, beside=st.just("first"), text=plain),
    merge_key=st.just("") | words,
)


@st.composite
def questions(draw: st.DrawFn, name: str) -> Question:
    kind = draw(st.sampled_from(["choice", "multiple", "number", "text"]))
    chosen = draw(options(several=kind == "multiple")) if kind in ("choice", "multiple") else ()
    offered = [option.value for option in chosen]
    number = kind == "number"
    steps = draw(st.just(()) | bands()) if number else ()
    has_score = bool(steps) or (bool(chosen) and chosen[0].score is not None)
    return Question(
        id=name,
        text=draw(anything),
        ref=draw(st.just("") | anything),
        type=kind,  # type: ignore[arg-type]  # one of the four above
        help=draw(st.just("") | anything),
        short=draw(st.just("") | anything),
        options=chosen,
        bands=steps,
        unit=draw(st.just("") | anything) if number else "",
        max=draw(st.none() | st.integers(0, 10**9).map(Fraction)) if number else None,
        whole=number and draw(st.booleans()),
        weight=draw(weights),
        kind=draw(st.sampled_from(["basic", "performance", "delighter"])),
        make_or_break=has_score and draw(st.booleans()),
        na=draw(st.booleans()),
        optional=draw(st.booleans()),
        dimensions=draw(
            st.just({}) | st.just({"stage": ("before",)}) | st.just({"stage": ("before", "after")})
        ),
        source=draw(st.just(()) | st.just(("S1",))),
        when=condition("answered(first)") if draw(st.booleans()) else None,
        when_low=draw(st.just("") | anything),
        recommendation=draw(st.none() | recommendations),
        renamed_from=tuple(draw(st.lists(words, max_size=2))),
        suggest=tuple(Suggestion(value=value) for value in offered[:1] if draw(st.booleans())),
        with_all=offered[-1] if offered and draw(st.booleans()) else "",
        shows=draw(st.sampled_from(["", "impression", "own_hands"])),
    )


FIRST = Question(id="first", text="First?", type="text")
SCALE = Scale(
    id="two",
    options=(
        Option(value="0", label="0", score=Fraction(0)),
        Option(value="1", label="1", score=Fraction(1)),
    ),
)


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    asked = Question(id="scored", text="Scored?", scale="two")
    sections = (
        Section(
            id="s",
            title=draw(anything),
            questions=(FIRST, *(draw(questions(f"q{n}")) for n in range(draw(st.integers(0, 3))))),
        ),
        Section(
            id="t",
            title=draw(anything),
            text=draw(st.just("") | anything),
            intro=draw(st.just("") | anything),
            scored=True,
            after_basics=draw(st.booleans()),
            when=condition(
                draw(st.sampled_from(["answered(first)", "not answered(first) or score(s) < 40.5"]))
            ),
            gate=draw(
                st.none() | st.builds(Gate, title=anything, recommendation=st.none() | recommendations)
            ),
            sections=(),
            questions=(asked,),
        ),
    )
    low = Level(
        id="low",
        title=draw(anything),
        words=draw(anything),
        below=Fraction(50),
        standing="low",
        hold_up_to=draw(shares),
    )
    high = Level(
        id="high",
        title="High",
        words=draw(anything),
        hold_unknown=draw(st.booleans()),
        red_flag=draw(st.booleans()),
    )
    when = condition(
        draw(st.sampled_from(["score(t) >= 60", "red_flag(s) and scored in [0, 1]", 'scored == "1"']))
    )
    rules = Rules(
        weakest_of=draw(st.just(()) | st.just(("s", "t"))),
        imbalance=draw(st.none() | st.just(Imbalance(between=("s", "t"), points=Fraction(41, 2)))),
        coverage=draw(
            st.none() | st.just(Coverage()) | st.just(Coverage(rated=Fraction(1, 3), full=Fraction(1)))
        ),
        diagnoses=(
            Diagnosis(id="d", name=draw(anything), text=draw(plain), when=when),
            Diagnosis(id="e", name="E", text="{lagging}, {point}"),
        ),
        remarks=(
            Remark(
                id="r",
                text=draw(anything),
                when=when,
                place=draw(st.sampled_from(["verdict", "keep", "close"])),
            ),
        ),
    )
    return Questionnaire(
        id=draw(words),
        version=draw(anything),
        title=draw(anything),
        language=draw(st.sampled_from(["en", "no"])),
        summary=draw(st.just("") | anything),
        duration=draw(st.integers(0, 600)),
        source={"S1": draw(anything), draw(anything): draw(anything)},
        target=draw(shares.map(lambda s: s or Fraction(1))),
        plan=PlanSlots(per_horizon=draw(st.integers(1, 50))),
        scales={"two": SCALE},
        dimensions={
            "stage": Dimension(
                id="stage", title=draw(anything), values={"before": draw(anything), "after": "A"}
            )
        },
        levels=draw(st.just(STANDARD_LEVELS) | st.just((low, high))),
        sections=sections,
        rules=draw(st.just(Rules()) | st.just(rules)),
    )


@given(questionnaires())
def test_what_is_written_reads_back_equal(made: Questionnaire) -> None:
    text = dump(write_questionnaire(made))
    root, wrong = parse(text, "again.yaml")
    assert isinstance(root, Mapping) and not wrong, wrong
    assert read_tree(root, "again.yaml") == (made, ()), text


@given(questionnaires())
def test_it_is_written_the_same_way_twice(made: Questionnaire) -> None:
    assert dump(write_questionnaire(made)) == dump(write_questionnaire(made))


RIGHT = (bundled() / "essential.yaml", bundled() / "lasting-impression.yaml")
LINES = {path: path.read_text(encoding="utf-8").splitlines() for path in RIGHT}
PIECES = [
    "",
    "  ",
    "- ",
    "x: ",
    "[",
    "- {id: a, include: b}",
    "when: a == b",
    "1",
    "~",
    "- include: essential",
]


def damaged(line: str) -> st.SearchStrategy[str]:
    return st.sampled_from([line[: len(line) // 2], f"  {line}", line + "}", line * 2, *PIECES])


@given(st.sampled_from(RIGHT), st.data())
def test_a_damaged_file_is_told_never_a_crash(path: Path, data: st.DataObject) -> None:
    lines = list(LINES[path])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        lines[at] = data.draw(damaged(lines[at]))
    loader = Loader(Library((bundled(),)))
    loaded = loader.load_text("\n".join(lines), "it.yaml", beside=path.with_name("it.yaml"))
    assert (loaded.questionnaire is None) == bool(errors(loaded.problems))
    for problem in loaded.problems:
        assert 1 <= problem.source.line <= len(lines) + 1
        assert problem.source.path == "it.yaml"
