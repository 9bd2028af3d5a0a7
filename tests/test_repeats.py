"""What comes back from another side: the earlier answer is shown, and Enter takes it where it fits."""

from cxaudit.audit.answers import Answer
from cxaudit.interview import screens
from cxaudit.interview.commands import enter
from cxaudit.interview.engine import Interview, begin
from cxaudit.interview.events import Give, GoTo, Skip
from cxaudit.scoring.relevance import relevance
from test_report_cases import questionnaire


def at(id_: str, **answers: str | Answer) -> Interview:
    given = {key: Answer(value=said) if isinstance(said, str) else said for key, said in answers.items()}
    return begin(questionnaire("full"), given, relevance).after(GoTo(id_))


def test_enter_takes_the_earlier_answer() -> None:
    here = at("main_thing", right_first_time="4")
    assert screens.so_far(here) == ("You answered this earlier: Mostly true. Same here? Enter means yes.",)
    assert enter(here) == Give("4")
    assert here.after(Give("4")).answers["main_thing"].value == "4"


def test_an_answer_already_given_here_stays() -> None:
    here = at("main_thing", right_first_time="4", main_thing="2")
    assert enter(here) == Skip()
    assert not any("earlier" in line for line in screens.so_far(here))


def test_where_the_options_differ_it_is_shown_and_nothing_is_taken() -> None:
    here = at("carry_on", told_once="2")
    (line,) = screens.so_far(here)
    assert "Customers tell us a thing only once." in line and "True now and then" in line
    assert enter(here) is None


def test_what_was_not_known_is_not_offered() -> None:
    for earlier in (Answer(unknown=True), Answer(na="no shop"), Answer()):
        here = at("main_thing", right_first_time=earlier)
        assert screens.so_far(here) == () and enter(here) is None
