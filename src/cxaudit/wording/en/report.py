"""Reports in English: the first page, the plan, the method."""

TEXTS = {
    # Small parts
    "report.a_third": "a third",
    "report.no_scores": "No verdict: nothing that was asked has a score.",
    "report.and": "{first} and {last}",
    "report.and_also": "{first}; and {last}",
    "report.and_more": "{names}, and {n} more",
    "report.day_and_year": "{day} {year}",
    "report.explained": "{title}, {text}",
    "report.level_score": "{level} ({score})",
    "report.level_of": "{section}: {level}",
    "report.numbers": "none one two three four five six seven eight nine ten",
    "report.of": "{n} of {total}",
    "report.quote": "“{text}”",
    "report.with_day": "{title} (by {day})",
    "report.with_flag": "{level}, with a red flag",
    "report.provisional": "{level} (provisional)",
    "report.not_rated": "Not rated",
    "report.range": "between {lowest} and {highest}, depending on what you find",
    "report.the_questions": "the questions",
    # Who told it, how much was answered, how far to trust it
    "report.title": "What to do first",
    "report.title_of": "What to do first · {client}",
    "report.told": "Told by {who}.",
    "report.told_about": "Told by {who} about {period}.",
    "report.one_customer": "one customer",
    "report.one_observer": "one observer",
    "report.one_visit": "one visit",
    "report.low_answer": "{statement}: {answer}.",
    "report.short_later": "{number} more come later; the whole report has them.",
    "report.half_answer": "{statement} Answered: {answer}.",
    "report.questionnaire_changed": (
        "Beware: the questionnaire in the audit file was changed after the audit began, so these scores are "
        "not those of the answers as they were given."
    ),
    "report.taken_over": "{n} of the answers are those of {day}: they were not asked again.",
    "report.what_is_usual": "what is usual",
    "report.own_view": "{whose} own view.",
    "report.own_view_of": "{whose} own view of {period}.",
    "report.whose": "{name}'s",
    "report.your": "Your",
    "report.answered": "{answered} of {applicable} questions answered{how}.",
    "report.answered_applying": "{answered} of the {applicable} questions that apply could be answered{how}.",
    "report.answered_all": "All {applicable} questions answered{how}.",
    "report.unknown_by_some": (
        "Counted by person, {unknown} of {given} answers were “don't know”, on {questions}."
    ),
    "report.unknown_question": "question",
    "report.unknown_questions": "questions",
    "report.answered_none": "No question was answered yet.",
    "report.by_inference": ", some of them by inference",
    "report.evidence": "; {examples} with examples, {data} with customers' data",
    "report.no_evidence": "; none with examples or customers' data",
    "report.strong_hint": "A strong hint, not a measurement.",
    "report.ask_five": "Ask five customers before you trust it.",
    "report.customers_both": "What customers say is in here too: beside {questions}, and {surveyed}.",
    "report.customers_survey": "What customers say is in here too: {surveyed}.",
    "report.customers_beside": "What customers say is in here too, beside {questions}.",
    "report.customers_surveyed": "{n} of them answered a survey",
    "report.customers_few": "Those are few: ask more of them before you trust it.",
    "report.question_one": "question",
    "report.question_many": "questions",
    # The verdict and what holds it
    "report.verdict": "Verdict: {level}.",
    "report.no_verdict": "No verdict: fewer than {share} of {block} was answered.",
    "report.stages": "Along the customer's way, {stages}.",
    "report.weakest_stage": "{stage} is the weakest stage.",
    "report.one_stage": "Of the customer's way only one stage was looked at: {stage}.",
    "report.stage_reads": "{stage}, {level}",
    "report.all_blocks": "One by one: {blocks}.",
    "report.other_blocks": "The others: {blocks}.",
    "report.no_verdict_na": "No verdict: nothing that was asked about {block} applies to you.",
    "report.block_is": "{block} is {level}.",
    "report.block_reads": "{block} is {level}",
    "report.hold_half": (
        "Held at {level}: an experience is only as good as its weaker half, and {block} is {reads}, "
        "while {others}."
    ),
    "report.hold_part": (
        "Held at {level}: an experience is only as good as its weakest part, and {block} is {reads}."
    ),
    "report.hold_point": "Held at {level} by one make-or-break point: {point}.",
    "report.hold_points": "Held at {level} by {n} make-or-break points: {points}.",
    "report.hold_unknown": "Held at {level} until you know: {points}.",
    "report.hold_tie": "{n} things hold the verdict at {level}: {parts}.",
    "report.hold_otherwise": "Everything else would read {level}.",
    "report.hold_goes": "The hold goes when the answer here is “{answer}” or better.",
    "report.other_half": "Even without that, the weaker half would hold it at {level}: {block} is {reads}.",
    "report.other_points": "Even without that, {n} make-or-break {noun} would hold it at {level}: {points}.",
    "report.other_unknown": "Even without that, it would be held at {level} until you know: {points}.",
    "report.noun_point": "point",
    "report.noun_points": "points",
    "report.part_point": "one make-or-break point failed: {points}",
    "report.part_points": "{n} make-or-break points failed: {points}",
    "report.part_unknown": "one make-or-break point is not known yet: {points}",
    "report.part_unknowns": "{n} make-or-break points are not known yet: {points}",
    # Tests
    "report.gate_short": "{title}: {result}.",
    "report.gate_count": "{n} of {total}",
    "report.gate_open": "{n} of {total} so far, {open} still to find out",
    "report.gate_passed": (
        "{all} yeses. Check one of them with five customers; your own {total} answers are not proof."
    ),
    "report.gate_undecided": (
        "{title}: undecided, with {n} of the {total} still to find out. That is not a pass."
    ),
    "report.gate_failed": "{title}: {n} of {total} yes. Only {all} count as a pass.",
    "report.gate_two_halves": "The answer lies in one of two halves.",
    # What the respondent said
    "report.impression_yours": "In your words, customers remember: {text}",
    "report.impression_theirs": "What was remembered: {text}",
    "report.went_wrong": "What went wrong",
    "report.holds_back": "What holds you back",
    # What to do
    "report.do_first": "Do first",
    "report.do_first_month": "Do first: {n} things this month",
    "report.monday": "Monday: {step}",
    "report.by": "By {day}.",
    "report.start_now": "Start now.",
    "report.start_now_by": "Start now; done by {day}.",
    "report.who": "Who: {who}.",
    "report.count": "Count: {kpi}.",
    "report.mark_flag": "red flag",
    "report.mark_choice": "your choice",
    "report.mark_moved": "moved",
    "report.next": "Next",
    "report.next_by": "Next, by {day}",
    "report.later": "Later",
    "report.no_gap": "No urgent gap. Choose one of",
    "report.no_actions": "This questionnaire names no actions. Begin with what holds you back.",
    "report.all_full": "Nothing short of full. Ask five customers.",
    "report.all_full_customers": "Nothing short of full, and what customers say does not speak against it.",
    "report.all_full_lower": "Nothing short of full here. Begin where customers rate you far lower.",
    "report.furthest_expected": "Furthest below what customers expect",
    "report.furthest_important": "Furthest below how much it matters",
    "report.customers_lower": "Your customers rate this far lower",
    "report.customers_higher": "Your customers rate this far higher",
    "report.keep": "Keep",
    "report.keep_none": "Nothing stands out yet.",
    "report.not_now": "Not now",
    "report.until_basics": "{names}, until these basics work.",
    "report.done_already": "Done already",
    "report.done_numbered": "{number}. {title}",
    "report.you_dropped": "Dropped by you: {names}.",
    "report.were_declined": "Declined: {names}.",
    "report.little_gain": "{names}: much work for little effect.",
    "report.not_looked_at": "Not looked at",
    "report.find_out": "Find out first",
    "report.one_bad_day": "One bad day, or every busy one?",
    "report.nobody_knew": "“{text}” Nobody knew.",
    "report.you_did_not_know": "“{text}” You did not know.",
    "report.most_did_not_know": "“{text}” Most of those who were asked did not know.",
    "report.then_find": "Then: {names}.",
    "report.worth": "If {condition}, {changes}.",
    "report.if_one_becomes": "this becomes {target}",
    "report.if_many_become": "these {n} become {target}",
    "report.if_one_done": "this is done",
    "report.if_many_done": "these {n} are done",
    "report.would_read": "{block} would read {level} (about {score})",
    "report.would_read_too": "{block} {level} (about {score})",
    "report.worth_verdict": "The verdict would read {level}.",
    "report.no_promise": "Arithmetic, not a promise.",
    "report.ask_again": "Answer these questions again on {day}.",
    "report.ask_again_gate": "Ask the {n} questions again on {day}.",
    # Scorecard
    "report.provisional_because": (
        "Provisional: {answered} of the {applicable} questions that apply were answered."
    ),
    "report.imbalance": "{blocks} lie {points} points apart; {lagging} lags behind.",
    "report.mean": "All sections together read {score}. The verdict does not follow this mean.",
    "report.watch": "Watch, though not low: {points}.",
    "report.named": "{n} named",
    "report.state_na": "Does not apply",
    "report.state_unknown": "Not known",
    "report.state_open": "Not answered",
    "report.strength_none": "no evidence",
    "report.strength_opinion": "opinion",
    "report.strength_examples": "examples",
    "report.strength_data": "customers' data",
    # What is expected and what is done
    "report.with_first": "{answer} ({first})",
    "report.expected_is": "expected: {answer}",
    "report.importance_is": "importance: {answer}",
    "report.expected_delivered": "Expected and delivered",
    "report.important_delivered": "Important and delivered",
    "report.below_expected": "Below what is expected",
    "report.met_expected": "As expected",
    "report.above_expected": "Above what is expected",
    "report.below_important": "Below how much it matters",
    "report.met_important": "As much as it matters",
    "report.above_important": "Above how much it matters",
    "report.customers_pair": "{first}; done: {done}; gap {gap}",
    "report.gap_mean": "Each of the {n} counted alike, the mean gap is {gap} steps.",
    "report.gap_weighted": "Weighted by the 100 points, it is {gap}.",
    "report.gap_sum": "There is no weighted mean: the points add up to {total}, not to 100.",
    "report.gap_incomplete": "There is no weighted mean: the 100 points were not all given.",
    "report.gap_lacks": "There is no weighted mean: nothing is known of the gap at {names}.",
    "report.gap_without": "Not rated twice, so without a gap: {names}.",
    "report.delivered_note": (
        "A gap is what is done less the first rating, in steps of the scale: below 0, it falls short. No "
        "score moves by it."
    ),
    "report.delivered_source": (
        "The idea is that of SERVQUAL (Parasuraman, Zeithaml and Berry 1988); the statements are this "
        "questionnaire's own."
    ),
    "report.delivered_doubt": (
        "Whether the first rating tells more than what is done alone is disputed (SERVPERF, Cronin and "
        "Taylor 1992)."
    ),
    # One view and the customers'
    "report.gaps_yours": "Your view and your customers'",
    "report.gaps_theirs": "This view and the customers'",
    "report.said_source": "Counted from {source}.",
    "report.said_note": "These figures enter no score of this report.",
    "report.gaps_note_data": (
        "One view stands against what the business's own customer data says, as it was told."
    ),
    "report.gaps_note_asked": (
        "Customers answered the same questions: their answers stand against the mean of the other groups. A "
        "question is shown where at least {fewest} people on either side answered it."
    ),
    "report.gaps_note": (
        "Points run from 0 to 100; from {wide} apart the two are called different. No score moves by it."
    ),
    "report.gaps_asked": "asked the same questions",
    "report.mark_blind_spot": "blind spot",
    "report.gaps_mean": (
        "Where customers' answers were counted, their score is the mean of them all, and the words are "
        "those of the answer nearest to it."
    ),
    "report.blind_spot": "Blind spot",
    "report.hidden_strength": "Hidden strength",
    "report.aligned": "Agreed",
    "report.blind_spot_yours": "You rate this higher than your customers do.",
    "report.blind_spot_theirs": "It is rated higher here than customers rate it.",
    "report.hidden_strength_yours": "Your customers rate this higher than you do.",
    "report.hidden_strength_theirs": "Customers rate it higher than it is rated here.",
    "report.aligned_yours": "You and your customers see this much the same.",
    "report.aligned_theirs": "This view and the customers' are much the same.",
    "report.customers_data": "{value} ({rests})",
    "report.answer_one": "answer",
    "report.answer_many": "answers",
    # Where customers meet the business
    "report.stage_before": "Before",
    "report.stage_during": "During",
    "report.stage_after": "After",
    "report.weakest": "Weakest: {places} (rated {rating}).",
    # Plan
    "report.month": "Within {days} days, by {day}",
    "report.month_later": "Later, in this order",
    "report.starting": "Start {number}, {title}: {step}",
    "report.effort_s": "small, up to a week",
    "report.effort_m": "medium, up to a month",
    "report.effort_l": "large, up to a quarter",
    "report.impact_l": "low",
    "report.impact_m": "medium",
    "report.impact_h": "high",
    "report.quick_win": "Quick win",
    "report.plan_it": "Plan it",
    "report.when_time": "When there is time",
    "report.quadrant_not_now": "Can wait",
    "report.status_doing": "Under way",
    "report.status_done": "Done",
    "report.status_dropped": "Dropped",
    "report.status_since": "{status} since {day}",
    "report.status_done_before": "Was marked done on {day}, and is due again",
    "report.status_on": "{status} on {day}",
    "report.own_effort": "effort here: {effort}",
    "report.own_impact": "impact here: {impact}",
    "report.own_reason": "{own} ({reason})",
    "report.no_reason": "no reason given",
    "report.baseline": "Counted before: {value}",
    "report.counted": "Counted on {day}: {value}",
    "report.reason_dropped": "You dropped it.",
    "report.reason_dropped_why": "You dropped it: {why}",
    "report.reason_delighter": "A pleasant surprise helps only once the basics work.",
    "report.reason_low_impact": "It would take long and change little.",
    # Method
    "report.band": "{start} to under {below}",
    "report.band_last": "{start} to 100",
    "report.method_basis": "What this rests on",
    "report.method_self": (
        "Scores come from what the respondent said. Nobody has checked the answers, unless evidence is named."
    ),
    "report.method_several": (
        "Scores come from what several people said, each group counting alike. Nobody has checked the "
        "answers, unless evidence is named."
    ),
    "report.method_no_figures": (
        "No industry figure and no benchmark entered a score; a target for a count is set after it was first "
        "counted."
    ),
    "report.method_scores": "From answers to scores",
    "report.method_mean": (
        "Each answer scores from 0 to 100. A section's score is the mean of its answers, each counted by its "
        "weight. What does not apply is left out. What nobody knew is left out of the mean too, but it "
        "lowers the share that was answered."
    ),
    "report.method_rated": (
        "A section is rated from {rated} of its weight answered; below {full} only provisionally. Scores are "
        "exact inside and rounded only for reading, never up into the next level."
    ),
    "report.method_verdict": "The verdict",
    "report.method_weakest": "The verdict is the lowest level among {blocks}, never their mean.",
    "report.method_whole": "The verdict is the level of all sections together.",
    "report.method_hold": "A low answer at a make-or-break point holds the verdict: {rules}.",
    "report.method_hold_zero": "a score of 0, at {level} at best",
    "report.method_hold_one": "up to {score}, at {level} at best",
    "report.method_unknown": "One that nobody knows holds it at {level} at best.",
    "report.method_flag": "At {score} or less it is also a red flag.",
    "report.method_test": "The test",
    "report.method_gate": (
        "It is passed only with full marks on every question; with less on any it is not passed; with some "
        "still unknown it is undecided, which is no pass."
    ),
    "report.method_plan": "The plan",
    "report.method_due": (
        "An answer at 50 or less makes an action due; answers that point to the same fault share one."
    ),
    "report.method_priority": (
        "Priority is gap times weight times impact (1 to 3), divided by effort (1 to 3), shown from 0 to "
        "100. It puts the list in order and means nothing beyond that."
    ),
    "report.method_order": (
        "Red flags come first, then make-or-break points, then priority; your own choice moves up to third "
        "place. {n} actions fit into each 30 days, and what does not fit moves on."
    ),
    "report.method_worth": (
        "“Would read” counts every question behind an action at {target} and leaves all else as it is."
    ),
    "report.method_choice": "What is our own choice",
    "report.method_own": (
        "The levels and their borders, the weights, what holds a verdict and the order of actions are "
        "choices made in this questionnaire and in cxaudit, not a published standard. Questions are filed "
        "by who must change something; others file some of them elsewhere. Levels describe results; they "
        "certify nothing."
    ),
    # What others have measured
    "report.figure_original": (
        "Original: {original} ({known}), as re-told in “{cited_in}”, which attributes it to {who}."
    ),
    "report.figure_n": "n = {n}",
    "report.figure_attributed": "Attributed to {who} in “{cited_in}”; original not seen.",
    "report.figure_traced": "Status: traced to its source.",
    "report.figure_contested": "Status: traced to a secondary source only, and contested.",
    "report.figure_anecdotal": "Status: anecdotal.",
    "report.figure_vendor": "Status: a vendor's claim, method not seen.",
    "report.figure_not_traced": "Status: not traced.",
    "report.figure_not_verified": "Not verified by cxaudit.",
    # Pictures and measures
    "report.halves": "{across} and {up}",
    "report.half_means": "{title}, {means}, is {level}.",
    "report.half_reads": "{title} is {level}.",
    "report.sides_lowest": "Lowest: {names}.",
    "report.sides_unseen": "Not looked at: {names}.",
    "report.measures_note": (
        "Count each once before you begin. Only then set a target. Count again when the action is done."
    ),
    "report.not_counted": "not counted yet",
    "report.reading": "{value} ({day})",
    "report.chart_halves": "{across} against {up}",
    "report.chart_both": "Both hold",
    "report.chart_neither": "Neither holds yet",
    "report.chart_only": "Only {title} holds",
    "report.chart_then": "if the first are done",
    "report.chart_journey": "The customer's way, stage by stage",
    "report.chart_matrix": "Actions by effort and effect",
    "report.chart_effect": "Effect",
    "report.chart_small": "Small",
    "report.chart_medium": "Medium",
    "report.chart_large": "Large",
    "report.chart_week": "Small: a week",
    "report.chart_month": "Medium: a month",
    "report.chart_quarter": "Large: a quarter",
    "report.chart_value": "{title}: {value}",
    "report.chart_reads": "{title}: {reading}, {score} of 100",
    # What a consultant adds
    "report.scope": "Looked at: {scope}.",
    "report.scope_left_out": "Left out on purpose: {scope}.",
    "report.scope_what": "Looked at",
    "report.scope_where": "Where",
    "report.scope_channels": "Ways of contact",
    "report.scope_customers": "Customers",
    "report.scope_out": "Left out",
    "report.fieldwork": "Based on {done}.",
    "report.visit_watched": "visit watched",
    "report.visits_watched": "visits watched",
    "report.person_interviewed": "person interviewed",
    "report.people_interviewed": "people interviewed",
    "report.customer_asked": "customer asked",
    "report.customers_asked": "customers asked",
    "report.by_hand": "set by hand",
    "report.mark_own": "seen by the auditor",
    "report.mark_declined": "declined",
    "report.mark_changed": "changed",
    "report.severity_low": "low",
    "report.severity_medium": "medium",
    "report.severity_high": "high",
    "report.accepted": "Accepted",
    "report.changed": "Changed",
    "report.declined": "Declined",
    "report.decided_by": "{decided} by {who}",
    "report.decided_why": "{decided}: {why}",
    "report.constraint_season": "Season",
    "report.constraint_budget": "Budget",
    "report.constraint_staffing": "Staff",
    "report.constraint_plans": "Planned anyway",
    "report.sign_facts": "The facts in this report are agreed. Opinions may differ.",
    "report.sign_plan": "The plan is accepted, with the decisions noted beside its actions.",
    "report.sign_review": "The plan is looked at again on {day}.",
    "report.label_cause": "Cause",
    "report.label_decision": "Decision",
    "report.label_own_findings": "Also seen",
    "report.label_own_note": "No question asked for this; the auditor saw it. It changes no score.",
    "report.label_severity": "Severity",
    "report.label_flag_by_hand": "Red flag, set by hand",
    "report.label_quotes": "In customers' words",
    "report.label_exhibits": "Exhibits",
    "report.label_exhibits_note": "Files kept elsewhere, and what they show",
    "report.label_file": "File",
    "report.label_shows": "What it shows",
    "report.label_constraints": "What the plan has to live with",
    "report.label_sign_off": "Agreed",
    "report.label_sign_client": "For the client",
    "report.label_sign_auditor": "For the auditor",
    "report.label_sign_line": "Date and signature",
    "report.label_prepared_by": "Prepared by",
    # A copy without names
    "report.left_out": "(left out)",
    "report.is_redacted": "Names, notes, evidence and quotes are left out of this copy.",
    "report.page": "Page {n} of {total}",
    # Tables for spreadsheets: the headings of their columns
    "report.csv_answers": (
        "Id|Code|Section|Question|State|Answer|Why it does not apply|Score|Weight|Make-or-break|Red flag|"
        "Note|Cause|Evidence|Evidence strength|Inferred|Customers' data|Expected|Gap"
    ),
    "report.csv_actions": (
        "Number|Id|Action|Who|Done by|Days|When|Put off because|Effort|Impact|Kind|Red flag|Count|Questions|"
        "First step|Steps|Why|Decision|Status|What became of it"
    ),
    "report.csv_yes": "yes",
    # Headings and labels
    "report.label_about": "About this report",
    "report.label_scorecard": "Scorecard",
    "report.label_scorecard_caption": "Sections, their levels and scores",
    "report.label_section": "Section",
    "report.label_level": "Level",
    "report.label_score": "Score",
    "report.label_answered": "Answered",
    "report.label_could_be": "Could be, once all is known",
    "report.label_tests": "Tests",
    "report.label_red_flags": "Red flags",
    "report.label_findings": "Findings",
    "report.label_answer": "Answer",
    "report.label_note": "Note",
    "report.label_evidence": "Evidence",
    "report.label_status": "Status",
    "report.label_why": "Why it matters",
    "report.label_action": "Action",
    "report.label_inferred": "inferred",
    "report.label_plan": "Plan",
    "report.label_plan_caption": "Actions, who answers for them, and by when",
    "report.label_before": "Before anything else",
    "report.label_who": "Who",
    "report.label_due": "Done by",
    "report.label_effort": "Effort",
    "report.label_impact": "Impact",
    "report.label_kind": "Kind",
    "report.label_number": "No.",
    "report.label_first_step": "First step",
    "report.label_steps": "Steps",
    "report.label_also": "Also",
    "report.label_count": "Count",
    "report.label_reasons": "Because of",
    "report.label_alone": "On its own",
    "report.label_not_now": "Not now",
    "report.label_find_out": "To find out",
    "report.label_look_again": "Look again",
    "report.label_look_again_note": "These ask nearly the same from two sides, and were answered far apart.",
    "report.label_delivered_caption": "What is expected, what is done, and the gap in steps of the scale",
    "report.label_values_caption": "Gaps along the dimension, and what each weighs",
    "report.label_expected": "Expected",
    "report.label_important": "Importance",
    "report.label_expected_or": "Expected, or important",
    "report.label_done": "Done",
    "report.label_gap": "Gap",
    "report.label_reading": "Reads",
    "report.label_pairs": "Pairs rated",
    "report.label_points_of_100": "Points of 100",
    "report.label_gap_part": "Weighted gap",
    "report.label_gaps_caption": "The answers beside what customers say, or their own data",
    "report.label_this_view": "Answered here",
    "report.label_customers": "Customers' data",
    "report.label_gaps_customers": "Customers",
    "report.label_points": "Points apart",
    "report.label_customers_n": "Customers' answers",
    "report.label_from": "From",
    "report.label_touchpoints": "Where customers meet you",
    "report.label_touchpoints_caption": "The places named, who looks after them, and how they do",
    "report.label_place": "Place",
    "report.label_stage": "When",
    "report.label_channel": "How",
    "report.label_rating": "How it does",
    "report.label_answers": "Every answer",
    "report.label_question": "Question",
    "report.label_weight": "Weight",
    "report.label_make_or_break": "make-or-break point",
    "report.label_lenses": "The same answers read another way",
    "report.label_lenses_note": (
        "The same answers, sorted another way: every question also belongs to a stage of the customer's way, "
        "to a side of the experience and so on, and each line is the mean of all that belong to it, in "
        "whatever section they stand. So these scores differ from those of sections with a like name. They "
        "decide nothing."
    ),
    "report.label_view": "View",
    "report.made_by": "{day}, prepared by {name}.",
    "report.label_moved_note": "“moved”: there was no more room in the month it belongs to.",
    "report.label_method": "How this report was made",
    "report.label_levels": "Levels",
    "report.label_meaning": "Meaning",
    "report.label_band": "Scores",
    "report.label_sources": "Sources",
    "report.label_context": "What others have measured",
    "report.label_context_note": (
        "Others measured this, elsewhere and at other times. It says nothing about your business, it "
        "forecasts nothing, and it entered no score, no target and no action."
    ),
    "report.label_glossary": "What the words mean",
    "report.label_questionnaire": "Questionnaire",
    "report.label_digest": "Digest",
    "report.label_date": "Date",
    "report.label_tool": "Made with",
    "report.label_contents": "In this report",
    "report.label_matrix_first": "Actions further down are in the table only.",
    "report.label_unfold": "Unfold everything",
    "report.label_as_table": "The same as a table",
    "report.label_skip": "Skip to the report",
    "report.label_summary": "The first page",
    "report.label_journey": "The customer's way",
    "report.label_halves_note": "Higher and further right is better. Lines mark where a level begins.",
    "report.label_halves_range": "The thin cross shows how far the scores could move once all is known.",
    "report.label_halves_flag": "The diamond says that a red flag lies here.",
    "report.label_matrix_note": (
        "What stands higher does more for customers; what stands further right takes longer. The numbers are "
        "those of the plan. A diamond is a red flag."
    ),
    "report.label_matrix_put_off": "A dashed ring is put off on purpose.",
    "report.label_works": "What works",
    "report.label_measures": "What to count",
    "report.label_measures_caption": "What to count, for which action, and who does it",
    "report.label_today": "Counted",
    "report.label_target": "Target",
    "report.label_for_action": "For action",
    "report.label_because": "Steps and reasons",
    "report.label_others": "More",
    "report.label_actions": "Actions",
    # The short form
    "report.label_quick_wins": "More quick wins",
    "report.label_roadmap": "Roadmap",
}
