"""The questionnaire a new author starts from: small, commented, valid."""

from cxaudit.files.kinds import ID_RULE, is_id
from cxaudit.problems import CallError
from cxaudit.text import slug

SCHEMA = ".cxaudit/questionnaire.schema.json"
"""Where the schema stands that a new questionnaire names, seen from the questionnaire."""

_LONGEST_SLUG = 60
_TEXT = """\
# yaml-language-server: $schema={schema}
# A questionnaire for cxaudit. Check it with:  cxaudit validate {name}.yaml
# Try it with:  cxaudit run {name}.yaml
cxaudit: questionnaire/1
id: {name}
version: "0.1.0"
title: My questionnaire
summary: What it is for, in one line.
intro: Answer for what customers meet today, on a normal busy day.
duration: 2

# A scale is shared by many questions. Options run from worst to best; `score` goes from 0 to 1.
scales:
  often:
    options:
      - {{value: 1, label: Hardly ever, score: 0}}
      - {{value: 2, label: About half the time, score: 0.5}}
      - {{value: 3, label: Nearly always, score: 1}}

sections:
  - id: welcome
    title: Welcome
    text: how a visit starts
    questions:
      # The id is stored in audits: choose a readable one and never change it.
      - id: noticed
        text: Customers are noticed as soon as they arrive.
        short: being noticed
        scale: often
        # weight: 2          # with more questions here: this one counts twice as much
        kind: basic          # basic, performance or delighter
        when_low: Customers wait before anybody notices them.
        recommendation:      # what to do when the answer is low
          title: Notice every customer at once
          why: Nobody likes to stand there unseen.
          steps: [Agree who looks up when the door opens., Try it for a week.]
          first_step: Stand at the door for an hour and count who is noticed.
          role: owner
          effort: S          # S up to a week, M up to a month, L up to a quarter
          impact: M          # L, M or H
          horizon: 30        # to be finished by day 30, 60 or 90
          kpi: customers noticed at once, of ten
"""


def starter(name: str) -> str:
    """Return the text of a new questionnaire called `name`, or raise `CallError` if that is no id."""
    plain = name.replace("_", "-")[:_LONGEST_SLUG].rstrip("-")
    if not is_id(name) or slug(plain, fallback="") != plain:
        raise CallError(f"{name!r} is no id.", hint=f"Try {_suggested(name)!r}. {ID_RULE}")
    return _TEXT.format(name=name, schema=SCHEMA)


def _suggested(name: str) -> str:
    tried = slug(name, fallback="my-audit")
    return tried if tried[0].isalpha() else f"my-{tried}"[:60].strip("-")
