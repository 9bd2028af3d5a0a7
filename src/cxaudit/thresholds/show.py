"""Thresholds and their figures as text, as GitHub annotations, as JSON and as JUnit XML."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from xml.etree import ElementTree

from cxaudit import __version__
from cxaudit.annotation import annotation, visible
from cxaudit.text import json_text, one_line
from cxaudit.thresholds.judge import Held
from cxaudit.wording import count, say

FORMAT = "check/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """An audit file, as shown, and how it stands to every threshold."""

    path: str
    held: tuple[Held, ...]

    @property
    def passed(self) -> bool:
        """Whether none failed."""
        return all(each.passed for each in self.held)


def text(results: Sequence[Result]) -> str:
    """Return a line for every threshold, and one that sums up for every audit."""
    room = max((len(each.rule) for result in results for each in result.held), default=0)
    lines: list[str] = []
    for result in results:
        for each in result.held:
            mark = say("check.text_pass") if each.passed else say("check.text_fail")
            words = {"rule": each.rule.ljust(room), "wanted": each.wanted, "found": one_line(each.found)}
            lines.append(say("check.text_line", mark=mark, **words))
        lines.append(_summary(result))
    return "".join(f"{line}\n" for line in lines)


def _line(held: Held) -> str:
    return say("check.line", rule=held.rule, wanted=held.wanted, found=one_line(held.found))


def _summary(result: Result) -> str:
    number = sum(each.passed for each in result.held)
    rules = count(len(result.held), say("check.rule_one"), say("check.rule_many"))
    return say("check.summary", path=one_line(result.path), passed=number, rules=rules)


def github(results: Sequence[Result]) -> str:
    """Return an error annotation for every threshold that failed, then all of it as text."""
    notes = [
        annotation("error", {"file": visible(result.path), "title": visible(each.rule)}, _line(each)) + "\n"
        for result in results
        for each in result.held
        if not each.passed
    ]
    return "".join(notes) + "".join(f"- {line}\n" for line in text(results).splitlines())


def as_json(results: Sequence[Result]) -> str:
    """Return one document: every audit with its thresholds, words and exact figures."""
    document = {
        "format": FORMAT,
        "cxaudit": __version__,
        "passed": all(result.passed for result in results),
        "audits": [
            {"path": result.path, "passed": result.passed, "rules": [asdict(each) for each in result.held]}
            for result in results
        ],
    }
    return json_text(document)


def junit(results: Sequence[Result]) -> str:
    """Return a suite for every audit, a case for every threshold."""
    root = ElementTree.Element("testsuites", name="cxaudit check")
    for result in results:
        failures = sum(not each.passed for each in result.held)
        counts = {"tests": str(len(result.held)), "failures": str(failures), "errors": "0", "skipped": "0"}
        path = one_line(result.path)
        suite = ElementTree.SubElement(root, "testsuite", {"name": path, **counts, "time": "0"})
        for each in result.held:
            case = ElementTree.SubElement(suite, "testcase", classname=path, name=each.rule, time="0")
            if not each.passed:
                said = {"message": _line(each), "type": each.rule.partition(" ")[0]}
                ElementTree.SubElement(case, "failure", said)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


FORMATS: dict[str, Callable[[Sequence[Result]], str]] = {
    "text": text,
    "github": github,
    "json": as_json,
    "junit": junit,
}
"""How results can be shown, by the name of the format."""
