"""`cxaudit schema`: the JSON Schemas that editors complete and check files with."""

from typing import Annotated

import typer


def schema(
    kind: Annotated[
        str,
        typer.Argument(metavar="[KIND]", help="questionnaire, answers, audit, mapping, brand or thresholds."),
    ] = "questionnaire",
) -> None:
    """Print the JSON Schema (draft-07) of a kind of file, for editors and other tools.

    What ids, columns and colours mean, only `cxaudit validate` checks.

    Example: cxaudit schema answers > answers.schema.json
    """
    from cxaudit.cli.boundary import print_text

    print_text(schema_text(kind))


def schema_text(kind: str) -> str:
    """Return the schema of a kind of file as JSON text, or raise `CallError` if there is no such kind."""
    import json

    from cxaudit.audit.schema import answers_schema, audit_schema
    from cxaudit.problems import CallError, did_you_mean
    from cxaudit.questionnaire.schema import questionnaire_schema
    from cxaudit.report.brand import brand_schema
    from cxaudit.survey.mapping_file import mapping_schema
    from cxaudit.text import one_line
    from cxaudit.thresholds.rules import thresholds_schema

    makers = {
        "questionnaire": questionnaire_schema,
        "answers": answers_schema,
        "audit": audit_schema,
        "mapping": mapping_schema,
        "brand": brand_schema,
        "thresholds": thresholds_schema,
    }
    if kind not in makers:
        hint = did_you_mean(kind, makers) or f"There are {', '.join(makers)}."
        raise CallError(f"There is no kind of file {one_line(kind)!r}.", hint=hint)
    return json.dumps(makers[kind](), ensure_ascii=False, indent=2) + "\n"
