"""The bundled questionnaires: complete, consistent, and of the size they promise."""

import dataclasses
import re
from collections.abc import Iterator, Sequence

import pytest

from cxaudit.audit.answers import Answer
from cxaudit.files.yaml import Mapping, dump, parse
from cxaudit.questionnaire.library import Library, bundled
from cxaudit.questionnaire.load import Loader, open_questionnaire, read_tree, write_questionnaire
from cxaudit.questionnaire.model import Question, Questionnaire, Recommendation
from cxaudit.scoring.relevance import relevance

LIBRARY = Library((bundled(),))
NAMES = sorted(LIBRARY.names())
WHOLE = {name: open_questionnaire(name, LIBRARY) for name in NAMES}
each = pytest.mark.parametrize("name", NAMES)


def scored(questionnaire: Questionnaire) -> list[Question]:
    return [q for q in questionnaire.questions() if questionnaire.scores(q)]


def asked(name: str, **answers: str | tuple[str, ...]) -> list[Question]:
    """Return the scored questions that are asked after these answers."""
    whole = WHOLE[name]
    given = {id_: Answer(value=value) for id_, value in answers.items()}
    relevant = set(relevance(whole, given).questions)
    return [q for q in scored(whole) if q.id in relevant]


def test_there_are_three() -> None:
    assert {"essential", "lasting-impression", "service-and-process"} <= set(NAMES)


@each
def test_it_has_no_problem_not_even_a_warning(name: str) -> None:
    assert Loader(LIBRARY).load(LIBRARY.names()[name]).problems == ()


@each
def test_it_is_called_what_its_file_is_called(name: str) -> None:
    assert WHOLE[name].id == name


@each
def test_what_is_written_reads_back_equal(name: str) -> None:
    root, wrong = parse(dump(write_questionnaire(WHOLE[name])), "again.yaml")
    assert isinstance(root, Mapping) and not wrong
    assert read_tree(root, "again.yaml") == (WHOLE[name], ())


class TestCounts:
    def test_the_five_questions_are_five(self) -> None:
        assert len(asked("lasting-impression")) == 5

    @pytest.mark.parametrize(
        "place", [(), ("premises",), ("online",), ("premises", "online"), ("phone", "online")]
    )
    def test_the_blocks_are_22_statements_wherever_customers_come(self, place: Sequence[str]) -> None:
        answers: dict[str, str | tuple[str, ...]] = {"place": tuple(place)} if place else {}
        assert len(asked("service-and-process", **answers)) == 22
        assert len(asked("essential", look_at_blocks="yes", **answers)) == 27

    def test_where_there_are_neither_rooms_nor_pages_one_statement_falls_away(self) -> None:
        assert len(asked("service-and-process", place=("at_customers",))) == 21

    def test_no_pair_of_places_asks_for_comforts_twice(self) -> None:
        for place in (("premises",), ("online",), ("premises", "online")):
            ids = {q.id for q in asked("service-and-process", place=place)}
            assert len(ids & {"comforts", "comforts_online"}) == 1

    def test_essential_is_five_questions_for_those_who_decline(self) -> None:
        assert len(asked("essential", look_at_blocks="no")) == 5
        assert len(asked("essential")) == 5


class TestOrder:
    def test_essential_asks_profile_five_questions_then_the_blocks(self) -> None:
        ids = [section.id for section in WHOLE["essential"].walk()]
        assert ids == ["profile", "five_questions", "go_on", "service", "process"]

    def test_the_five_stand_apart_from_the_score(self) -> None:
        sections = {section.id: section for section in WHOLE["essential"].walk()}
        assert [id_ for id_, section in sections.items() if section.scored] == ["service", "process"]
        assert sections["five_questions"].gate is not None

    def test_the_impression_comes_before_the_question_about_it(self) -> None:
        ids = [q.id for q in WHOLE["essential"].questions()]
        assert ids.index("impression") + 1 == ids.index("remembered_well")

    def test_the_rules_of_the_blocks_travel(self) -> None:
        essential, blocks = WHOLE["essential"].rules, WHOLE["service-and-process"].rules
        assert essential.weakest_of == ("service", "process")
        assert essential.imbalance == blocks.imbalance
        assert essential.diagnoses == blocks.diagnoses

    def test_enter_goes_on_unless_all_five_are_yes(self) -> None:
        questions = {q.id: q for q in WHOLE["essential"].questions()}
        found = [(s.value, s.when and s.when.text) for s in questions["look_at_blocks"].suggest]
        assert found == [("no", "gate(five_questions) == passed"), ("yes", None)]
        assert questions["look_at_blocks"].with_all == "yes"


class TestCompleteness:
    @each
    def test_every_scored_question_can_be_explained_and_acted_on(self, name: str) -> None:
        for q in scored(WHOLE[name]):
            assert all((q.help, q.short, q.when_low, q.source, q.recommendation, q.ref)), q.id

    def test_every_statement_of_the_blocks_has_its_dimensions(self) -> None:
        for q in scored(WHOLE["service-and-process"]):
            assert set(q.dimensions) >= {"block", "stage"}, q.id

    @each
    def test_every_recommendation_can_be_started_on_monday(self, name: str) -> None:
        for made in recommendations(WHOLE[name]):
            assert len(made.steps) >= 3, made.title
            assert all((made.why, made.first_step, made.role, made.kpi)), made.title
            assert made.horizon >= {"S": 30, "M": 30, "L": 60}[made.effort], made.title

    @each
    def test_short_forms_fit_into_a_sentence(self, name: str) -> None:
        for q in scored(WHOLE[name]):
            assert len(q.short) <= 60 and not q.short.endswith("."), q.id
            assert q.when_low.endswith("."), q.id

    @each
    def test_ids_and_codes_are_used_once(self, name: str) -> None:
        whole = WHOLE[name]
        ids = [section.id for section in whole.walk()] + [q.id for q in whole.questions()]
        assert len(ids) == len(set(ids))
        refs = [q.ref for q in asked(name, place=("premises",), look_at_blocks="yes") if q.ref]
        assert len(refs) == len(set(refs))

    def test_make_or_break_points_have_no_way_out(self) -> None:
        points = {q.id: q.na for q in WHOLE["service-and-process"].questions() if q.make_or_break}
        assert set(points) == {"courtesy", "right_first_time"}
        assert points["right_first_time"] is False


def recommendations(whole: Questionnaire) -> Iterator[Recommendation]:
    yield from (q.recommendation for q in whole.questions() if q.recommendation)
    yield from (s.gate.recommendation for s in whole.walk() if s.gate and s.gate.recommendation)


def texts(value: object) -> Iterator[str]:
    """Yield every text that a person reads in a value: not conditions, not ids."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        yield from texts(list(value.values()))
    elif dataclasses.is_dataclass(value):
        names = [
            f.name
            for f in dataclasses.fields(value)
            if f.name not in ("when", "origin", "source", "id", "type")
        ]
        yield from texts([getattr(value, name) for name in names])


FIGURE = re.compile(
    r"%|per ?cent|\b\d+ (?:to|and|-) \d+ times|\b\d{3,}\b|\btimes (?:more|as)\b|studies show|research",
    re.IGNORECASE,
)


@each
def test_no_text_leans_on_a_figure_that_somebody_else_measured(name: str) -> None:
    found = [text for text in texts(WHOLE[name]) if FIGURE.search(text)]
    assert found == []


@each
def test_no_text_has_words_of_the_trade(name: str) -> None:
    said = re.compile(
        r"\b(?:NPS|CSAT|CES|touchpoints?|omnichannel|leverage|stakeholders?|coverage)\b", re.IGNORECASE
    )
    assert [text for text in texts(WHOLE[name]) if said.search(text)] == []
