"""Write tests/examples/screens/*.txt, what a person sees in three sizes: `python tests/make_screens.py`.

Look at every one of them before it is committed: they are what an owner meets who never used a terminal.
"""

from collections.abc import Iterator
from pathlib import Path

from arrow_keys import DOWN, ENTER, ESC, NEW_LINE, UP, Person, Press
from cxaudit.audit.record import Header
from cxaudit.interview.arrows import ArrowFront
from cxaudit.interview.conduct import conduct
from cxaudit.interview.engine import Interview, begin
from cxaudit.interview.opening import ask_header, open_interview
from cxaudit.problems import InterruptedAuditError
from cxaudit.questionnaire.library import Library
from cxaudit.questionnaire.load import open_questionnaire
from cxaudit.scoring.relevance import relevance

SCREENS = Path(__file__).parent / "examples" / "screens"
SIZES = ((80, 24), (40, 20), (24, 10))
PROFILE: tuple[Press, ...] = (ENTER, "1", ENTER, "1", "3", "4", ENTER, "8", ENTER)
TEST: tuple[Press, ...] = ("nice people, long waits", ENTER, "1", "1", "1", "1", "2", ENTER)
PLACES: dict[str, tuple[Press, ...]] = {
    "1-header": (),
    "2-group": ("Café Blau", ENTER, "Ana", ENTER),
    "3-opening": ("Café Blau", ENTER, "Ana", ENTER, "1", "2", ENTER),
}
STEPS: dict[str, tuple[Press, ...]] = {
    "4-text": (),
    "5-several": (ENTER, "13"),
    "6-number": (*PROFILE[:-2], "11"),
    "7-test": (*PROFILE, "nice people, long waits", ENTER),
    "8-choice": (*PROFILE, *TEST),
    "9-answered": (*PROFILE, *TEST, "4", "2", "b"),
    "10-no-key": (*PROFILE, *TEST, "7"),
    "11-help": (*PROFILE, *TEST, "h"),
    "12-keys": (*PROFILE, *TEST, "k"),
    "13-na": (*PROFILE, *TEST, "x"),
    "14-note": (*PROFILE, *TEST, "n", "Our regulars laugh about it,", NEW_LINE, "others do not."),
    "15-review": (*PROFILE, *TEST, "4", "n", "On a good day.", ENTER, "3", "r", UP),
    "16-end": (*PROFILE, *TEST, *"4444444444", ENTER, *"444444444444", ENTER, DOWN, ESC),
}


def _begun() -> Interview:
    return begin(open_questionnaire("essential", Library.usual()), {}, relevance)


def _before(front: ArrowFront, _person: Person) -> None:
    ask_header(Header(), front)
    open_interview(_begun(), "cafe-blau-2026-11-16.audit.yaml", front)
    front.next_event(_begun())


def _during(front: ArrowFront, person: Person) -> None:
    conduct(_begun(), person, front)


def screens() -> Iterator[tuple[str, str]]:
    """Yield the name of every screen, and what it shows."""
    for width, height in SIZES:
        for steps, play in ((PLACES, _before), (STEPS, _during)):
            for name, presses in steps.items():
                person = Person(presses, width, height)
                try:
                    with person.at_the_terminal() as front:
                        play(front, person)
                except (EOFError, InterruptedAuditError):
                    yield f"{name}-{width}x{height}.txt", person.last.rstrip() + "\n"


if __name__ == "__main__":
    SCREENS.mkdir(parents=True, exist_ok=True)
    for path in SCREENS.glob("*.txt"):
        path.unlink()
    for name, text in screens():
        (SCREENS / name).write_text(text, encoding="utf-8", newline="\n")
