"""What reasons, tools and delimiters are called on a screen."""

from cxaudit.survey.cells import Why
from cxaudit.wording import say


def why(reason: Why) -> str:
    """Return the reason why a cell was not counted, in words."""
    return say(f"survey.why_{reason}")


def tool(name: str) -> str:
    """Return the name of a survey tool."""
    return say(f"survey.tool_{name}")


def delimiter(mark: str) -> str:
    """Return what a delimiter is called."""
    names = {
        ",": say("survey.comma"),
        ";": say("survey.semicolon"),
        "\t": say("survey.tab"),
        "|": say("survey.pipe"),
    }
    return names.get(mark, mark)
