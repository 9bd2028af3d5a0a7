"""Customer-experience self-audits from the terminal.

file -> Questionnaire -> Interview <-> person -> Audit -> Scorecard -> Plan -> Report -> html, md, ...

Every arrow but the first, the interview's and the last is a pure function from values to a value.
"""

__version__ = "0.1.0"
