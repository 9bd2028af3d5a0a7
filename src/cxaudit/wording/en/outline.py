"""A questionnaire on paper, in English: what it asks, the rules in plain words, the page for customers."""

TEXTS = {
    # Conditions
    "outline.all_of": " and ",
    "outline.any_of": " or ",
    "outline.quoted": "“{text}”",
    "outline.question": "question {number} ({short})",
    "outline.answered": "{question} was answered",
    "outline.not_answered": "{question} was not answered",
    "outline.flag": "{section} has a red flag",
    "outline.no_flag": "{section} has no red flag",
    "outline.is_rated": "{section} is rated",
    "outline.is_not_rated": "{section} is not rated",
    "outline.passed": "passed",
    "outline.not_passed": "not passed",
    "outline.undecided": "undecided",
    "outline.is": "{what} is {value}",
    "outline.is_not": "{what} is not {value}",
    "outline.has": "{what} includes {value}",
    "outline.lacks": "{what} does not include {value}",
    "outline.or_better": "{what} is {value} or better",
    "outline.or_worse": "{what} is {value} or worse",
    "outline.or_more": "{what} is {value} or more",
    "outline.or_less": "{what} is {value} or less",
    "outline.never": "{what} is beyond every answer",
    "outline.is_under": "{what} is under {value}",
    "outline.is_over": "{what} is over {value}",
    # What is asked
    "outline.question_one": "question",
    "outline.question_many": "questions",
    "outline.and_one": "{asked}, and {others} more that makes no score",
    "outline.and_others": "{asked}, and {others} more that make no score",
    "outline.minutes": "{asked}, about {minutes} minutes",
    "outline.meta": "{asked} · {id}, version {version}",
    "outline.heading": "{title}: {text}",
    "outline.counts": "Scored, with weight {weight}.",
    "outline.counts_not": "Not scored; the weights here only put actions in order.",
    "outline.scores_nothing": "Not scored.",
    "outline.after_basics": "Its actions wait until the basics of the other sections work.",
    "outline.asked_if": "Asked only if {condition}.",
    "outline.basic": "a basic",
    "outline.performance": "the more the better",
    "outline.delighter": "a surprise",
    "outline.how_text": "In your own words.",
    "outline.how_multiple": "Several answers may be true.",
    "outline.how_pair": "Rated twice. First: {first} Then: how it is done today.",
    "outline.first_expected": "what customers expect here.",
    "outline.first_importance": "how much this matters to customers.",
    "outline.second_rating": "Then:",
    "outline.first_answer": "First:",
    "outline.second_answer": "Then:",
    "outline.second_as_at": "Then, as at question {number}:",
    "outline.how_touchpoints": "Name the places where customers meet you, and rate each.",
    "outline.alone": "stands alone",
    "outline.number": "a number",
    "outline.whole_number": "a whole number",
    "outline.from_to": "{kind} from {low} to {high}",
    "outline.from": "{kind}, at least {low}",
    "outline.to": "{kind}, at most {high}",
    "outline.in_unit": "{kind}, in {unit}",
    "outline.band": "{numbers} scores {score}",
    "outline.band_first": "under {below}",
    "outline.band_next": "{start} to under {below}",
    "outline.band_last": "{start} and more",
    "outline.band_any": "any number",
    # The rules
    "outline.scores": "From answers to scores",
    "outline.nothing_scores": "Nothing here is scored: the answers are printed as they were given.",
    "outline.every_answer": "Every answer scores from 0 to 100.",
    "outline.mean": (
        "A section's score is the mean of its answers, each counted by its weight; what does not apply "
        "counts nowhere."
    ),
    "outline.rated": (
        "A section is rated once {rated} of its weight is answered, and below {full} only provisionally."
    ),
    "outline.question_n": "Question {numbers}",
    "outline.questions_n": "Questions {numbers}",
    "outline.run": "{first} to {last}",
    "outline.marks": "the answers score {scores}, in the order in which they stand",
    "outline.marks_added": (
        "the answers score {scores}, in the order in which they stand; what is chosen is added up, to 100"
        " at most"
    ),
    "outline.levels": "Levels",
    "outline.level_means": "{band}, {words}",
    "outline.verdict": "Verdict",
    "outline.weakest": "The verdict is the lowest level among {blocks}, never their mean.",
    "outline.whole": "The verdict is the level of all scored sections together.",
    "outline.no_verdict": "No section is scored, so there is no verdict but the test.",
    "outline.hold": "A low answer at a make-or-break point holds the verdict down: {rules}.",
    "outline.hold_zero": "a score of 0, to {level} at best",
    "outline.hold_up_to": "up to {score}, to {level} at best",
    "outline.hold_unknown": "One that nobody knows holds it at {level} at best.",
    "outline.hold_flag": "At {score} or less such a point is a red flag as well.",
    "outline.points": "The make-or-break points are:",
    "outline.compared": "What is compared",
    "outline.imbalance": (
        "If {blocks} lie {points} points or more apart, the report names the one that lags."
    ),
    "outline.arc": (
        "{stages} are the stages of the customer's way: the report names the weakest, and those nobody "
        "looked at."
    ),
    "outline.along": "What else is found is listed along the same stages, by the view “{dimension}”.",
    "outline.contrast": "If {ahead} together are {points} points or more ahead of {behind}",
    "outline.contrast_one": "If {ahead} is {points} points or more ahead of {behind}",
    "outline.then_said": "{condition}: “{text}”",
    "outline.tests": "Tests",
    "outline.test": (
        "passed only with full marks on every question of “{section}”. One answer short of that, and it "
        "is not passed; with some unknown and the rest full, it is undecided, which is no pass."
    ),
    "outline.test_action": "If it is not passed: {action}.",
    "outline.diagnoses": "Diagnoses",
    "outline.first_that_fits": "The first that fits is printed.",
    "outline.remarks": "Remarks",
    "outline.if": "If {condition}",
    "outline.fits_if": "if {condition}",
    "outline.always": "Always",
    "outline.fits_always": "in every other case",
    "outline.repeats": "Asked again from another side",
    "outline.repeats_how": (
        "Enter takes the earlier answer. If the two are answered far apart, the report asks you to look "
        "again."
    ),
    "outline.repeat": "{later} asks the same as {earlier}",
    "outline.views": "The same answers read another way",
    "outline.views_how": "The report also pools the answers along these views. They decide nothing.",
    "outline.gaps": "Expected and delivered",
    "outline.gaps_how": (
        "The report shows by how many steps of the scale what is done lies below or above the first rating. "
        "Only what is done scores."
    ),
    "outline.gaps_mean": "These gaps are averaged along one view: {dimension}.",
    "outline.gaps_weight": "{weight} of 100 points",
    "outline.gaps_share": "the points given at {question}",
    # On a screen
    "outline.rules": "How the answers are read",
    "outline.sources": "Where it comes from",
    "outline.weight": "weight {weight}",
    "outline.point": "make-or-break point",
    "outline.optional": "may be left out",
    "outline.as_at": "answers as at question {number}",
    "outline.same_as": "asks the same as question {number}",
    "outline.with_help": "{label} ({help})",
    "outline.named": "{name}: {text}",
    # On paper, for a client
    "outline.how_to_answer": "How to answer",
    "outline.answer_today": (
        "Answer for what customers meet today, on a normal busy day, not for the best one or for what is "
        "planned."
    ),
    "outline.answer_unknown": (
        "Where you do not know, say so: not knowing is a finding too. Where something does not apply to "
        "you, say why."
    ),
    "outline.answer_note": (
        "The line below each question is for what your answer rests on: what happened, when, how often, "
        "who could show it."
    ),
    "outline.may_skip": "You may leave this one out.",
    "outline.answer": "Answer:",
    "outline.answer_as_at": "Answer, as at question {number}:",
    "outline.note": "Note:",
    "outline.dont_know": "don't know",
    "outline.does_not_apply": "does not apply",
    "outline.place": "Place",
    "outline.rating": "Rating",
    "outline.remark": "Note",
    "outline.weights": "How much each question counts",
    "outline.column_number": "No.",
    "outline.column_question": "Question",
    "outline.column_weight": "Weight",
    "outline.column_kind": "Kind",
    "outline.column_id": "Name in files",
    # Asking five customers
    "outline.ask_title": "Ask five customers",
    "outline.ask_whom_heading": "Whom to ask",
    "outline.ask_whom": (
        "Five ordinary customers of the last two weeks. Take them as they come: the next five, or every "
        "third name in the book."
    ),
    "outline.ask_not_whom": "Not your favourites, not your friends, and not only those who complained.",
    "outline.ask_who_asks": (
        "Best let somebody ask who did not serve them: people are kinder to the face they know."
    ),
    "outline.ask_first_heading": "What to say first",
    "outline.ask_opening": (
        "“We want to get better, and you were with us lately. May I ask you a few short questions? It "
        "takes three minutes. I write down what you say and not who you are. Leave out what you like, or "
        "say no.”"
    ),
    "outline.ask_consent": "If they say no, thank them and ask the next one.",
    "outline.ask_as_written": (
        "Ask as it stands here, in this order. Then wait. Do not help, explain or defend; write down "
        "their words, not yours."
    ),
    "outline.ask_no_names": (
        "Nothing is recorded but their words and the ticks: no name, no number, nothing by which they "
        "could be known."
    ),
    "outline.ask_questions_heading": "What to ask",
    "outline.ask_customer": "Customer",
    "outline.tick_yes": "yes",
    "outline.tick_partly": "partly",
    "outline.tick_no": "no",
    "outline.ask_after_heading": "What to do with it",
    "outline.ask_compare": (
        "Count the yeses of each question and put your own answer beside them. Where you said yes and "
        "they did not, theirs counts: change yours."
    ),
    "outline.ask_evidence": (
        "Put the count, and one sentence in their words, as evidence to your answer of the same question."
        " In the interview type: e and the words. In an answers file write them behind “evidence:”, and "
        "“evidence_strength: data” below."
    ),
    "outline.ask_short_of_five": (
        "Anything short of five yeses is worth a look: what had those in common who did not say yes? Mend"
        " that before you add anything new."
    ),
    "outline.ask_test": (
        "The “{test}” counts only full yeses. Where five customers gave you fewer than five, your own yes"
        " to that question does not stand."
    ),
    "outline.ask_hint": (
        "Five customers are a strong hint, not a measurement. Ask five others after 30 days and compare."
    ),
    "outline.ask_question": "Question",
    "outline.ask_yeses": "Yeses of five",
    "outline.ask_own": "Your own answer",
    "outline.ask_goes_to": "Goes to",
    "outline.ask_goes_to_heading": "Where it goes, by the names in files:",
}
