"""Texts about what changed from one audit to another."""

TEXTS = {
    "since.heading": "What changed since {day}",
    "since.nothing": "Nothing changed.",
    "since.nothing_answered": "No answer and no score changed.",
    "since.verdict_same": "The verdict is still {level}.",
    "since.verdict_moved": "The verdict went from {before} to {after}.",
    "since.verdict_came": "There was no verdict then; now it is {after}.",
    "since.verdict_went": "The verdict was {before}; now there is none.",
    "since.answer_one": "answer",
    "since.answer_many": "answers",
    "since.no_answers": "No answer changed.",
    "since.no_answers_of_both": "Nobody who answered both times changed an answer.",
    "since.cannot_tell": "Which answers changed cannot be told: other people answered.",
    "since.cannot_tell_names": (
        "Which answers changed cannot be told: other people answered, or the same without their names. "
        "`cxaudit combine --names` lets people be matched."
    ),
    "since.answer_better": "{n} changed, for the better.",
    "since.answers_better": "{n} changed, all for the better.",
    "since.answer_worse": "{n} changed, for the worse.",
    "since.answers_worse": "{n} changed, all for the worse.",
    "since.answers_mixed": "{n} changed: {better} for the better, {worse} for the worse, {other} neither.",
    "since.counts": (
        "Of scores, levels, actions and all else, {better} better, {worse} worse, {other} neither or not to "
        "be compared."
    ),
    "since.whole": "All sections together",
    "since.none": "not rated",
    # How far the two can be compared
    "since.comparable": "The same questions, the same person and the same basis: the two can be compared.",
    "since.comparable_several": (
        "The same questions, the same people and the same basis: the two can be compared."
    ),
    "since.backwards": (
        "The second audit is the older one: it is of {after}, the first of {before}. Better and worse go "
        "from the first to the second."
    ),
    "since.same_day": "Both audits are of the same day, {after}.",
    "since.client": "The two are about different businesses: {before} and {after}.",
    "since.questionnaire": "The questionnaires are not the same: {before} then, {after} now.",
    "since.version": "The questionnaire changed from version {before} to {after}.",
    "since.same_version": "The questionnaire was changed, though it is still called version {after}.",
    "since.respondent": "Another person answered: {before} then, {after} now.",
    "since.nobody": "Nobody can tell whether the same person answered both: a name is missing.",
    "since.group": "Who answered is not the same: {before} then, {after} now.",
    "since.people": "Not as many people answered: {before} then, {after} now.",
    "since.others": (
        "Of the {after} people in all, {before} answered both times. What is due to the others is told as "
        "who answered."
    ),
    "since.unclear": (
        "How many answered both times cannot be told: names and file names lead to {before}. The others "
        "count as other people, so who answered may hide an answer that changed."
    ),
    "since.by_file": "That people are the same is told by the names of their files alone.",
    "since.basis": "They rest on different things: {before} then, {after} now.",
    "since.basis_unknown": "It does not say for both whether one visit or a period was meant.",
    "since.unfinished": "An interview was not finished ({before}).",
    "since.unfinished_both": "Neither interview was finished ({before} and {after}).",
    "since.taken_over": "{before} answers were not asked again: they are those of {after}.",
    "since.few_shared": "Only {before} of {after} questions are in both: look at them, not at the totals.",
    "since.no_group": "nobody said who",
    "since.group_leadership": "leadership",
    "since.group_front_line": "the front line",
    "since.group_customer": "a customer",
    "since.group_outside": "an outside observer",
    "since.basis_one_visit": "one visit",
    "since.basis_typical": "what is usual",
    # The table
    "since.label_section": "Section",
    "since.label_date": "Date",
    "since.label_verdict": "Verdict",
    "since.label_then": "Then",
    "since.label_now": "Now",
    "since.label_points": "Points",
    "since.label_answers": "By answers",
    "since.label_questionnaire": "By questionnaire",
    "since.label_applicability": "By what applied",
    "since.label_people": "By who answered",
    "since.chart": "Each section then and now",
    "since.chart_row": "{title}: {before} then, {after} now",
    "since.caption": "Each section then and now, and what the difference is due to",
    "since.parts_note": (
        "Before rounding, the last three columns add up to the points. Each says how much that part changes, "
        "as the mean of every order in which the three can be taken one by one."
    ),
    "since.parts_note_people": (
        "Before rounding, the last four columns add up to the points. Each says how much that part changes, "
        "as the mean of every order in which the four can be taken one by one."
    ),
    "since.together": "{title}: {points} points cannot be told apart.",
    # What changed
    "since.better": "Better ({n})",
    "since.worse": "Worse ({n})",
    "since.unchanged": "Neither better nor worse ({n})",
    "since.not_comparable": "Cannot be compared ({n})",
    "since.kind_score": "score",
    "since.kind_level": "level",
    "since.kind_verdict": "verdict",
    "since.kind_gate": "test",
    "since.kind_flag_up": "new red flag",
    "since.kind_flag_down": "red flag gone",
    "since.kind_answer": "answer",
    "since.kind_not_applicable": "applies no more",
    "since.kind_applicable": "applies now",
    "since.kind_not_asked": "not asked now",
    "since.kind_asked": "asked now",
    "since.kind_added": "new question",
    "since.kind_removed": "question gone",
    "since.kind_reworded": "other words",
    "since.kind_rescored": "other weight or scores",
    "since.kind_opened": "action due",
    "since.kind_closed": "action no longer due",
    "since.kind_overdue": "overdue now",
    "since.kind_not_overdue": "no longer overdue",
    "since.kind_put_off": "overdue then, another day now",
    "since.stands": "{status}, by {day}",
    "since.stands_later": "{status}, later",
    "since.no_action": "not in the plan",
    "since.why_answers": "an answer changed",
    "since.why_questionnaire": "the questionnaire changed",
    "since.why_applicability": "what applied, or was answered, changed",
    "since.why_people": "not the same people answered",
    "since.why_plan": "the plan changed",
    "since.line": "{kind}: {name}",
    "since.line_moved": "{kind}: {name}: {before} → {after}",
    "since.line_barely": "{kind}: {name}: {held}, {points} points",
    "since.line_why": "{line} ({why})",
    "since.gate_passed": "passed",
    "since.gate_not_passed": "not passed",
    "since.gate_undecided": "undecided",
    # What became of the plan
    "since.note": "Since {day}",
    "since.note_moved": "{title} went from {before} to {after}",
    "since.note_plan": "Of the {total} actions of that plan {done} are marked done.",
    "since.note_plan_one": "Of the {total} actions of that plan 1 is marked done.",
    "since.note_plan_only": "The one action of that plan is not marked done.",
    "since.note_plan_only_done": "The one action of that plan is marked done.",
    "since.plan": "What became of the plan of {day}",
    "since.became": "{status}: {title}. {now}",
    "since.became_done_on": "Done on {day}",
    "since.became_done": "Done",
    "since.became_dropped": "Dropped ({note})",
    "since.became_dropped_bare": "Dropped",
    "since.became_doing": "Under way",
    "since.became_open": "Open",
    "since.due_no_more": "No longer due.",
    "since.due_again": "Due again.",
    "since.due_still": "Still due.",
    "since.of": "{client}: {n} audits, from {first} to {last}",
    "since.no_client": "One business",
}
