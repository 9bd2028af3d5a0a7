"""The headings and labels that renderers print around a report's own text."""

from cxaudit.wording import say


def labels() -> dict[str, str]:
    """Return every label by name."""
    return {
        **_groups(),
        "about": say("report.label_about"),
        "scorecard": say("report.label_scorecard"),
        "scorecard_caption": say("report.label_scorecard_caption"),
        "section": say("report.label_section"),
        "level": say("report.label_level"),
        "score": say("report.label_score"),
        "answered": say("report.label_answered"),
        "could_be": say("report.label_could_be"),
        "tests": say("report.label_tests"),
        "red_flags": say("report.label_red_flags"),
        "findings": say("report.label_findings"),
        "answer": say("report.label_answer"),
        "note": say("report.label_note"),
        "evidence": say("report.label_evidence"),
        "why": say("report.label_why"),
        "action": say("report.label_action"),
        "inferred": say("report.label_inferred"),
        "find_out": say("report.label_find_out"),
        "look_again": say("report.label_look_again"),
        "look_again_note": say("report.label_look_again_note"),
        "answers": say("report.label_answers"),
        "question": say("report.label_question"),
        "weight": say("report.label_weight"),
        "reason": say("report.label_reason"),
        "make_or_break": say("report.label_make_or_break"),
        "red_flag": say("report.mark_flag"),
        "lenses": say("report.label_lenses"),
        "lenses_note": say("report.label_lenses_note"),
        "view": say("report.label_view"),
        "method": say("report.label_method"),
        "levels": say("report.label_levels"),
        "meaning": say("report.label_meaning"),
        "band": say("report.label_band"),
        "sources": say("report.label_sources"),
        "questionnaire": say("report.label_questionnaire"),
        "digest": say("report.label_digest"),
        "date": say("report.label_date"),
        "tool": say("report.label_tool"),
    }


def _groups() -> dict[str, str]:
    return {**_about_customers(), **_about_plan(), **_appendix(), **_short(), **_consultant()}


def _about_plan() -> dict[str, str]:
    return {
        "number": say("report.label_number"),
        "first_step": say("report.label_first_step"),
        "steps": say("report.label_steps"),
        "also": say("report.label_also"),
        "count": say("report.label_count"),
        "reasons": say("report.label_reasons"),
        "alone": say("report.label_alone"),
        "status": say("report.label_status"),
        "not_now": say("report.label_not_now"),
        "who": say("report.label_who"),
        "due": say("report.label_due"),
        "effort": say("report.label_effort"),
        "impact": say("report.label_impact"),
        "kind": say("report.label_kind"),
        "plan": say("report.label_plan"),
        "plan_caption": say("report.label_plan_caption"),
        "before": say("report.label_before"),
    }


def _appendix() -> dict[str, str]:
    return {
        "context": say("report.label_context"),
        "context_note": say("report.label_context_note"),
        "glossary": say("report.label_glossary"),
    }


def _consultant() -> dict[str, str]:
    return {
        "cause": say("report.label_cause"),
        "decision": say("report.label_decision"),
        "own_findings": say("report.label_own_findings"),
        "own_note": say("report.label_own_note"),
        "severity": say("report.label_severity"),
        "flag_by_hand": say("report.label_flag_by_hand"),
        "by_hand": say("report.by_hand"),
        "quotes": say("report.label_quotes"),
        "exhibits": say("report.label_exhibits"),
        "exhibits_note": say("report.label_exhibits_note"),
        "file": say("report.label_file"),
        "shows": say("report.label_shows"),
        "constraints": say("report.label_constraints"),
        "sign_off": say("report.label_sign_off"),
        "sign_client": say("report.label_sign_client"),
        "sign_auditor": say("report.label_sign_auditor"),
        "sign_line": say("report.label_sign_line"),
        "prepared_by": say("report.label_prepared_by"),
    }


def _short() -> dict[str, str]:
    return {"quick_wins": say("report.label_quick_wins"), "roadmap": say("report.label_roadmap")}


def _about_customers() -> dict[str, str]:
    return {
        "gaps_caption": say("report.label_gaps_caption"),
        "this_view": say("report.label_this_view"),
        "customers": say("report.label_customers"),
        "points": say("report.label_points"),
        "customers_n": say("report.label_customers_n"),
        "from": say("report.label_from"),
        "touchpoints": say("report.label_touchpoints"),
        "touchpoints_caption": say("report.label_touchpoints_caption"),
        "place": say("report.label_place"),
        "stage": say("report.label_stage"),
        "channel": say("report.label_channel"),
        "rating": say("report.label_rating"),
    }
