"""The headings and labels that renderers print around a report's own text."""

from typing import TYPE_CHECKING

from cxaudit.report.display import bare
from cxaudit.wording import say

if TYPE_CHECKING:
    from cxaudit.report.brand import Brand
    from cxaudit.report.model import About


def labels() -> dict[str, str]:
    """Return every label by name."""
    return {
        **_about_customers(),
        **_about_time(),
        **_about_people(),
        **_about_plan(),
        **_body(),
        **_appendix(),
        **_pictures(),
        **_short(),
        **_consultant(),
    }


def made_words(about: "About", brand: "Brand | None") -> str:
    """Return of which day a report is, and who prepared it, as a sentence for under its title."""
    if brand is None:
        return f"{about.date_text}."
    return say("report.made_by", day=about.date_text, name=bare(brand.name))


def _body() -> dict[str, str]:
    return {
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


def _about_people() -> dict[str, str]:
    return {
        "team_people": say("team.label_people"),
        "team_range": say("team.label_range"),
        "team_mean": say("team.label_mean"),
        "team_agreement": say("team.label_agreement"),
        "team_groups": say("team.label_groups"),
        "team_all": say("team.all_rows"),
        "team_caption": say("team.caption"),
        "team_differs": say("team.differs"),
    }


def _about_time() -> dict[str, str]:
    return {
        "since_caption": say("since.caption"),
        "since_then": say("since.label_then"),
        "since_now": say("since.label_now"),
        "since_none": say("since.none"),
        "since_points": say("since.label_points"),
        "since_answers": say("since.label_answers"),
        "since_questionnaire": say("since.label_questionnaire"),
        "since_applicability": say("since.label_applicability"),
        "since_people": say("since.label_people"),
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
    return {
        "quick_wins": say("report.label_quick_wins"),
        "roadmap": say("report.label_roadmap"),
        "moved_note": say("report.label_moved_note"),
    }


def _about_customers() -> dict[str, str]:
    return {
        "delivered_caption": say("report.label_delivered_caption"),
        "values_caption": say("report.label_values_caption"),
        "done": say("report.label_done"),
        "gap": say("report.label_gap"),
        "reading": say("report.label_reading"),
        "pairs": say("report.label_pairs"),
        "points_of_100": say("report.label_points_of_100"),
        "gap_part": say("report.label_gap_part"),
        "gaps_customers": say("report.label_gaps_customers"),
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


def _pictures() -> dict[str, str]:
    return {
        "contents": say("report.label_contents"),
        "unfold": say("report.label_unfold"),
        "as_table": say("report.label_as_table"),
        "skip": say("report.label_skip"),
        "summary": say("report.label_summary"),
        "journey": say("report.label_journey"),
        "halves_note": say("report.label_halves_note"),
        "halves_range": say("report.label_halves_range"),
        "halves_flag": say("report.label_halves_flag"),
        "matrix_note": say("report.label_matrix_note"),
        "matrix_put_off": say("report.label_matrix_put_off"),
        "matrix_first": say("report.label_matrix_first"),
        "works": say("report.label_works"),
        "measures": say("report.label_measures"),
        "measures_caption": say("report.label_measures_caption"),
        "today": say("report.label_today"),
        "target": say("report.label_target"),
        "for_action": say("report.label_for_action"),
        "because": say("report.label_because"),
        "others": say("report.label_others"),
        "actions": say("report.label_actions"),
    }
