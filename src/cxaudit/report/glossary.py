"""What the words of a report mean here."""

from collections.abc import Iterable

from cxaudit.report.appendix import Term
from cxaudit.wording import say


def glossary() -> Iterable[Term]:
    """Yield the terms, from the two that are most often taken for each other."""
    yield Term(term=say("glossary.service"), meaning=say("glossary.service_means"))
    yield Term(term=say("glossary.experience"), meaning=say("glossary.experience_means"))
    yield Term(term=say("glossary.blocks"), meaning=say("glossary.blocks_means"))
    yield Term(term=say("glossary.flag"), meaning=say("glossary.flag_means"))
    yield Term(term=say("glossary.make_or_break"), meaning=say("glossary.make_or_break_means"))
    yield Term(term=say("glossary.provisional"), meaning=say("glossary.provisional_means"))
    yield Term(term=say("glossary.quick_win"), meaning=say("glossary.quick_win_means"))
    yield Term(term=say("glossary.moved"), meaning=say("glossary.moved_means"))
    yield Term(term=say("glossary.touchpoint"), meaning=say("glossary.touchpoint_means"))
    yield Term(term=say("glossary.moment"), meaning=say("glossary.moment_means"))
    yield Term(term=say("glossary.journey"), meaning=say("glossary.journey_means"))
    yield Term(term=say("glossary.stance"), meaning=say("glossary.stance_means"))
    yield Term(term=say("glossary.gap"), meaning=say("glossary.gap_means"))
