"""The JSON Schemas of answers files and audit files."""

from typing import Any

from cxaudit.audit.format import ANSWERS_FILE, AUDIT_FILE
from cxaudit.files.schema import document
from cxaudit.questionnaire.schema import questionnaire_schema


def answers_schema() -> dict[str, Any]:
    """Return the schema of an answers file."""
    return document("answers", ANSWERS_FILE.keys, title="Answers for cxaudit", required=())


def audit_schema() -> dict[str, Any]:
    """Return the schema of an audit file, which holds its questionnaire whole."""
    made = document("audit", AUDIT_FILE.keys, title="A cxaudit audit", required=("questionnaire",))
    whole = questionnaire_schema()
    inner = {name: part for name, part in whole.items() if name not in ("$schema", "title", "definitions")}
    return {**made, "definitions": {**made["definitions"], "questionnaire": inner, **whole["definitions"]}}
