"""The JSON Schema of questionnaires."""

from typing import Any

from cxaudit.files.schema import document
from cxaudit.questionnaire.format import QUESTIONNAIRE


def questionnaire_schema() -> dict[str, Any]:
    """Return the schema of a questionnaire file."""
    title = "A cxaudit questionnaire"
    return document("questionnaire", QUESTIONNAIRE.keys, title=title, required=QUESTIONNAIRE.required)
