"""`cxaudit score`: how an audit came out, and the arithmetic behind every number."""

from pathlib import Path
from typing import Annotated

import typer


def score(
    audit: Annotated[Path, typer.Argument(metavar="AUDIT", help="An audit file.")],
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text or json.")] = "text",
    explain: Annotated[bool, typer.Option("--explain", help="Show the arithmetic of every number.")] = False,
) -> None:
    """Show the scorecard of an audit. The exit code is 0 whatever the score.

    JSON is the whole report, as `cxaudit report --format json` prints it.

    Example: cxaudit score cafe-2026-11-22.audit.yaml --explain
    """
    from cxaudit.audit.store import read_audit
    from cxaudit.cli.boundary import print_text, tell_problems
    from cxaudit.cli.outputs import rendered, report_of
    from cxaudit.cli.results import require_format

    require_format(format_, ("text", "json"))
    stored = read_audit(audit)
    tell_problems(stored.warnings)
    if format_ == "json":
        print_text(rendered(report_of(stored.audit, stored.snapshot), "json"))
    elif explain:
        from cxaudit.plan.explain import explain as explained

        print_text("\n".join(explained(stored.audit)) + "\n")
    else:
        from cxaudit.cli.screens import show_scorecard

        show_scorecard(report_of(stored.audit, stored.snapshot))
