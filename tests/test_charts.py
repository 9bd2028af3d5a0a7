"""Pictures: the same bytes for the same numbers, every text inside, no mark over another, words for all."""

import re
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cxaudit
from cxaudit.report.charts.arc import Stop, arc
from cxaudit.report.charts.bars import Bar, Heads, bars, gauge
from cxaudit.report.charts.ink import COLOURS, Said, breadth, element, fitted, number, spread, wrapped
from cxaudit.report.charts.matrix import Deed, Frame, matrix
from cxaudit.report.charts.quadrant import Axis, Corners, quadrant
from cxaudit.report.charts.radar import Spoke, radar
from cxaudit.report.charts.slope import Turn, slope
from cxaudit.report.drawn import drawn, lens_bars
from test_report_cases import EXAMPLES, audit_of, blocks, example_report, report_of

LABELS = (
    "SERVICE",
    "Whoever hears about a problem stays with it until the customer says it is solved",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "顧客体験の監査と改善計画のための長い見出しをここに書く",
    "تجربة العملاء من البداية إلى النهاية بكل تفاصيلها",
    "<script>alert(1)</script> & \"quotes\" 'here'",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "x",
)
SAID = Said(title="A <title> & more", description='What it "shows" <b>here</b>')
LEVELS = tuple(
    (title, Fraction(start))
    for title, start in (("Critical", 0), ("Weak", 20), ("Patchy", 40), ("Solid", 60), ("Strong", 80))
)
BORDERS = tuple(start for _, start in LEVELS[1:])
FRAME = Frame(
    across="Effort",
    up="Effect",
    efforts=("Small: a week", "Medium: a month", "Large: a quarter"),
    quick_win="Quick win",
    plan_it="Plan it",
    when_time="When there is time",
    not_now="Can wait",
)
_SPACE = {"svg": "http://www.w3.org/2000/svg"}


def deeds(many: int, label: str = "") -> list[Deed]:
    """Return actions, most of them with the same effort and the same effect."""
    return [
        Deed(
            number=n + 1 if n % 7 else 0,
            title=label or LABELS[n % len(LABELS)],
            effort="SSML"[n % 4],
            effect=Fraction((100, 75, 75, 75, 25, 0)[n % 6]),
            red_flag=n % 5 == 1,
        )
        for n in range(many)
    ]


def pictures(label: str) -> dict[str, str]:
    """Return every picture with one label wherever a text can stand."""
    axis = Axis(
        title=label, score=Fraction(1500, 29), lowest=Fraction(10), highest=Fraction(97), then=Fraction(62)
    )
    corners = Corners(both=label, neither=label, across=label, up=label, then=label)
    levels = tuple((label, start) for _, start in LEVELS)
    scores = (Fraction(0), Fraction(100), None, Fraction(200, 3), Fraction(50), Fraction(1))
    stops = [Stop(title=label, reading=label, score=s, score_text="67", red_flag=s == 0) for s in scores[:3]]
    spokes = [Spoke(title=label, score=s, label=label, red_flag=s == 0) for s in scores]
    rows = [
        Bar(title=label, score=s, score_text="100", answered=label, share=Fraction(50), lowest=s, highest=s)
        for s in scores
    ]
    turns = [
        Turn(title=label, before=s, after=s and 100 - s, before_text="0", after_text="100") for s in scores
    ]
    return {
        "quadrant": quadrant(axis, axis, levels, corners, SAID),
        "arc": arc(stops, levels, SAID),
        "radar": radar(spokes, BORDERS, SAID),
        "bars": bars(rows, BORDERS, Heads(score=label, answered=label), SAID),
        "slope": slope(turns, label, label, SAID),
        "matrix": matrix(deeds(30, label), FRAME, SAID, wide=True),
        "narrow": matrix(deeds(30, label), FRAME, SAID, wide=False),
    }


def texts(svg: str) -> Iterator[tuple[ElementTree.Element, bool]]:
    """Yield every line of text, and whether it stands upright."""
    root = ElementTree.fromstring(svg)
    turned = {
        text for group in root.findall("svg:g", _SPACE) for text in group.iter() if text.tag.endswith("text")
    }
    for text in root.iter():
        if text.tag.endswith("}text"):
            yield text, text in turned


@pytest.mark.parametrize("label", LABELS)
def test_a_picture_is_sound_named_and_described(label: str) -> None:
    for svg in pictures(label).values():
        root = ElementTree.fromstring(svg)
        assert root.get("role") == "img"
        assert [root.find(f"svg:{name}", _SPACE).text for name in ("title", "desc")] == [  # type: ignore[union-attr]
            SAID.title,
            SAID.description,
        ]
        assert not root.findall(".//svg:script", _SPACE)
        assert "style=" not in svg


@pytest.mark.parametrize("label", LABELS)
def test_every_line_of_text_fits_by_the_broadest_measure(label: str) -> None:
    for svg in pictures(label).values():
        width, height = (float(each) for each in ElementTree.fromstring(svg).attrib["viewBox"].split()[2:])
        for text, turned in texts(svg):
            size = Fraction(text.get("font-size", "12"))
            long = float(breadth(text.text or "", size, bold="font-weight" in text.attrib))
            if turned:
                assert long <= height
                continue
            x, y = float(text.attrib["x"]), float(text.attrib["y"])
            left = x - {"middle": long / 2, "end": long}.get(text.get("text-anchor", ""), 0)
            assert left >= -0.1, (text.text, svg[:80])
            assert left + long <= width + 0.1, (text.text, svg[:80])
            assert float(size) * 0.75 <= y <= height - float(size) * 0.2, (text.text, svg[:80])


@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("many", [1, 4, 12, 40, 80])
def test_no_mark_of_the_matrix_lies_over_another(many: int, wide: bool) -> None:
    root = ElementTree.fromstring(matrix(deeds(many), FRAME, SAID, wide=wide))
    numbers = [(float(t.attrib["x"]), float(t.attrib["y"])) for t in root.iter() if (t.text or "").isdigit()]
    assert len(numbers) == sum(1 for deed in deeds(many) if deed.number)
    for n, (x, y) in enumerate(numbers):
        for other_x, other_y in numbers[:n]:
            assert abs(x - other_x) >= 20 or abs(y - other_y) >= 20


def test_what_is_put_off_and_what_is_a_red_flag_differ_in_shape() -> None:
    one = Deed(number=1, title="a", effort="S", effect=Fraction(50))
    flag = Deed(number=2, title="b", effort="S", effect=Fraction(50), red_flag=True)
    off = Deed(number=0, title="c", effort="S", effect=Fraction(50))
    drawn_ = [matrix([each], FRAME, SAID, wide=True) for each in (one, flag, off)]
    assert ["polygon" in svg for svg in drawn_] == [False, True, False]
    assert ["stroke-dasharray" in svg for svg in drawn_] == [False, False, True]


def test_what_was_not_looked_at_is_a_gap() -> None:
    known = Stop(title="a", reading="Solid", score=Fraction(70), score_text="70")
    unseen = Stop(title="b", reading="Not looked at", score=None)
    whole, broken = (arc(stops, LEVELS, SAID) for stops in ([known, known, known], [known, unseen, known]))
    assert whole.count("<path") == 2 and ">?<" not in whole
    assert broken.count("<path") == 0 and ">?<" in broken
    spokes = [
        Spoke(title=t, score=s, label="") for t, s in (("a", Fraction(50)), ("b", None), ("c", Fraction(9)))
    ]
    assert "fill-opacity" not in radar(spokes, BORDERS, SAID)
    assert "fill-opacity" in radar([spokes[0], spokes[2], spokes[0]], BORDERS, SAID)


def test_a_fall_is_dashed_and_a_rise_is_not() -> None:
    def turn(before: int, after: int) -> str:
        return slope([Turn(title="a", before=Fraction(before), after=Fraction(after))], "then", "now", SAID)

    assert "stroke-dasharray" not in turn(20, 40)
    assert "stroke-dasharray" not in turn(20, 20)
    assert "stroke-dasharray" in turn(40, 20)


def test_a_bar_is_as_long_as_its_score() -> None:
    svg = gauge(Fraction(1500, 29), BORDERS, Fraction(40), Fraction(60))
    assert 'width="51.7"' in svg
    assert 'd="M40 8.5H60"' in svg
    assert "accent" not in gauge(Fraction(0), BORDERS)


@given(st.fractions(min_value=-1000, max_value=1000))
def test_a_length_has_one_decimal_at_most_and_no_noise(value: Fraction) -> None:
    written = number(value)
    assert re.fullmatch(r"-?\d+(\.[1-9])?", written)
    assert written != "-0"
    assert abs(Fraction(written) - value) <= Fraction(1, 20)


@given(st.lists(st.fractions(min_value=0, max_value=100), max_size=12))
def test_labels_move_apart_and_stay_within_the_limits(values: list[Fraction]) -> None:
    placed = spread(sorted(values), 10, -20, 120)
    assert all(later - earlier >= 10 for earlier, later in pairwise(placed))
    assert all(-20 <= each <= 120 for each in placed)


@given(st.text(max_size=80), st.integers(min_value=20, max_value=300))
def test_a_shortened_text_fits_and_begins_as_the_whole(text: str, room: int) -> None:
    shown = fitted(text, room, 11)
    assert breadth(shown, 11) <= room
    assert text.startswith(shown.removesuffix("…")) or shown == text
    assert all(breadth(each, 11) <= room for each in wrapped(text, room, 11, lines=3))


@given(st.text(max_size=60))
def test_a_text_and_an_attribute_can_hold_anything_that_can_be_said(text: str) -> None:
    said = "".join(character for character in text if character.isprintable())
    root = ElementTree.fromstring(element("g", element("title", "x"), data_x=said or "-"))
    assert root.get("data-x") == (said or "-")


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_same_report_is_drawn_in_the_same_bytes(name: str) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from test_report_cases import example_report\n"
        "from cxaudit.report.drawn import drawn\n"
        "from hashlib import sha256\n"
        "print(sha256(repr(sorted(drawn(example_report(sys.argv[2])).items())).encode()).hexdigest())"
    )
    here = str(Path(__file__).parent)
    seen = {
        subprocess.run(
            [sys.executable, "-c", code, here, name],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(seen) == 1


def test_a_report_without_the_numbers_has_no_picture() -> None:
    nothing = report_of(audit_of("essential", {}))
    assert not any(drawn(nothing).values())
    assert not list(lens_bars(nothing))
    half = report_of(audit_of("service-and-process", {"greeting": "1"}))
    assert not drawn(half)["halves"]


def test_the_first_actions_move_the_second_dot() -> None:
    report = report_of(audit_of("service-and-process", blocks("3")))
    assert report.halves is not None
    assert report.halves.up.then is not None or report.halves.across.then is not None
    assert "if the first are done" in drawn(report)["halves"]
    assert "if the first are done" not in drawn(example_report("restaurant"))["halves"], (
        "provisional: no promise"
    )


# Colours


def _variables(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", css))


def themes() -> dict[str, dict[str, str]]:
    """Return the colours of each theme, as the style sheet has them."""
    css = (Path(cxaudit.__file__).parent / "report" / "templates" / "report.css").read_text(encoding="utf-8")
    light, dark, paper = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:3]
    return {"light": _variables(light), "dark": _variables(dark), "print": _variables(paper)}


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the ratio of WCAG 2: 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_of_contrast_is_that_of_wcag() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_text_and_pictures_can_be_told_from_their_ground(theme: str) -> None:
    colours = themes()[theme]
    for ground in ("paper", "wash"):
        for text in ("ink", "soft", "accent", "flag"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    assert contrast(colours["flag"], colours["flag-wash"]) >= 4.5
    assert contrast(colours["accent"], colours["line"]) >= 3, "a bar on its track"
    for mark in ("accent", "flag"):
        assert contrast(colours["paper"], colours[mark]) >= 4.5, "a number on its mark"


def test_pictures_are_drawn_in_the_light_colours_of_the_page() -> None:
    light = themes()["light"]
    assert {name: light[name] for name in COLOURS} == COLOURS


@pytest.mark.parametrize("score", [Fraction(0), Fraction(100)])
@pytest.mark.parametrize("flag", [True, False])
def test_a_mark_at_the_end_of_a_scale_is_whole(score: Fraction, flag: bool) -> None:
    axis = Axis(title="A", score=score, red_flag=flag)
    corners = Corners(both="b", neither="n", across="a", up="u", then="t")
    stop = Stop(title="S", reading="r", score=score, score_text="0", red_flag=flag)
    spokes = [Spoke(title="S", score=score, label="l", red_flag=flag)] * 5
    for svg in (
        quadrant(axis, axis, LEVELS, corners, SAID),
        arc([stop, stop], LEVELS, SAID),
        radar(spokes, BORDERS, SAID),
        slope([Turn(title="T", before=score, after=score)], "b", "a", SAID),
    ):
        root = ElementTree.fromstring(svg)
        width, height = (float(each) for each in root.attrib["viewBox"].split()[2:])
        places = [
            (
                float(c.attrib["cx"]) + side * float(c.attrib["r"]),
                float(c.attrib["cy"]) + side * float(c.attrib["r"]),
            )
            for c in root.iter("{http://www.w3.org/2000/svg}circle")
            for side in (-1, 1)
        ]
        for shape in root.iter("{http://www.w3.org/2000/svg}polygon"):
            places += [tuple(map(float, corner.split(","))) for corner in shape.attrib["points"].split()]
        assert places
        assert all(0 <= x <= width and 0 <= y <= height for x, y in places), svg[:80]


def test_no_word_of_a_corner_lies_under_a_mark() -> None:
    corners = Corners(both="both", neither="neither", across="only a", up="only u", then="then")
    low = Axis(title="A", score=Fraction(1), then=Fraction(25))
    assert "neither" not in quadrant(low, low, LEVELS, corners, SAID)
    middle = Axis(title="A", score=Fraction(50))
    assert all(word in quadrant(middle, middle, LEVELS, corners, SAID) for word in ("both", "neither"))
