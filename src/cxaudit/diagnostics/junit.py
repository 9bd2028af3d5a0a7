"""JUnit XML, which CI services show as test results: a suite for each file, a case for each problem."""

from xml.etree import ElementTree

from cxaudit.diagnostics.checked import Checked
from cxaudit.diagnostics.concise import line
from cxaudit.problems import Problem
from cxaudit.text import clean, one_line


def render(checked: Checked) -> str:
    """Return a suite for every file; what does not make the call fail is a passed case with its text."""
    total, failed = 0, 0
    root = ElementTree.Element("testsuites", name="cxaudit")
    for path, problems in checked.by_file().items():
        failures = sum(map(checked.is_failure, problems))
        cases = max(1, len(problems))
        suite = ElementTree.SubElement(
            root, "testsuite", {"name": one_line(path), **_counts(cases, failures)}
        )
        for problem in problems:
            _case(suite, problem, checked)
        if not problems:
            ElementTree.SubElement(suite, "testcase", classname=one_line(path), name="no problems", time="0")
        total, failed = total + cases, failed + failures
    root.attrib.update(_counts(total, failed))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _counts(tests: int, failures: int) -> dict[str, str]:
    return {"tests": str(tests), "failures": str(failures), "errors": "0", "skipped": "0", "time": "0"}


def _case(suite: ElementTree.Element, problem: Problem, checked: Checked) -> None:
    source = problem.source
    name = f"{problem.code} ({source.line}:{source.column})" if source.line else problem.code
    case = ElementTree.SubElement(suite, "testcase", classname=one_line(source.path), name=name, time="0")
    text = "\n".join(filter(None, (line(problem), clean(problem.hint))))
    if checked.is_failure(problem):
        said = {"message": one_line(problem.message), "type": problem.code}
        ElementTree.SubElement(case, "failure", said).text = text
    else:
        ElementTree.SubElement(case, "system-out").text = text
