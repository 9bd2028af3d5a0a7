"""What the interview says, and the words a person may type."""

TEXTS = {
    # The words of the commands, the one-letter form first.
    "interview.words_back": "b|back",
    "interview.words_skip": "s|skip",
    "interview.words_na": "na|n/a|not applicable",
    "interview.words_unknown": "?|dk|don't know|dont know|do not know|unknown",
    "interview.words_note": "n|note",
    "interview.words_evidence": "e|evidence",
    "interview.words_customers": "c|customers",
    "interview.words_help": "h|help",
    "interview.words_review": "r|review",
    "interview.words_quit": "q|quit|exit",
    "interview.words_keys": "k|keys",
    # The opening.
    "interview.open_what": (
        "You will be asked what customers meet when they deal with you: one question at a time, "
        "at most {questions}{lines}. From your answers come a verdict and a plan."
    ),
    "interview.open_lines": ", and a few lines about your business",
    "interview.open_minutes": "It takes about {minutes}.",
    "interview.open_saved": (
        "Every answer is saved as soon as you give it, in {file}. You can stop at any time and go on later. "
        "Nothing leaves this machine."
    ),
    "interview.open_rule": (
        "Answer for what customers meet today, on a normal busy day, not for the best one or for what is "
        "planned. Where you do not know, say so: not knowing is a finding too."
    ),
    "interview.open_again": (
        "Here you are again: {answered} of at most {questions} answered so far. Your answers are in {file}."
    ),
    "interview.question_one": "question",
    "interview.question_many": "questions",
    "interview.minute_one": "minute",
    "interview.minute_many": "minutes",
    "interview.keys": (
        "Type the number of your answer and press Enter. Instead of an answer you can type:\n"
        "? - I don't know\n"
        "na - it does not apply to us (and why)\n"
        "s - skip it for now\n"
        "b - back to the question before\n"
        "n - note: n and your words\n"
        "e - evidence: e and what your answer rests on\n"
        "{customers}"
        "h - help on this question\n"
        "r - review all answers and change one\n"
        "q - quit; your answers are kept\n"
        "k - show these keys\n"
        "The whole word works as well, as in: back. Where one letter is the start of an answer, the command "
        "needs its word, or a slash before it: /b."
    ),
    "interview.keys_customers": "c - what your customers' own data says\n",
    "interview.keys_places": (
        "Type the name of a place and press Enter; Enter alone means that there are no more. The number of a "
        "place changes it, a minus and its number (-1) takes it away. You can also type:\n"
        "/b - back to the question before\n"
        "/n - note: /n and your words\n"
        "/h - help on this question\n"
        "/r - review all answers and change one\n"
        "/q - quit; your answers are kept\n"
        "/k - show these keys"
    ),
    # A question.
    "interview.heading": "{title}: {text}",
    "interview.progress": "{section}, question {number} of {of}.",
    "interview.progress_all": "{section}, question {number} of {of}. {done} of {all} in all.",
    "interview.first_rating": "First of two ratings: {wanted}",
    "interview.first_expected": "what customers expect here.",
    "interview.first_importance": "how much this matters to customers.",
    "interview.first_now": "{first}.",
    "interview.second_rating": "Second rating: how it is done today.",
    "interview.multiple": "Several may be true: type their numbers with commas between them.",
    "interview.number_between": "A number from {low} to {high}.",
    "interview.number_from": "A number, at least {low}.",
    "interview.number_to": "A number, at most {high}.",
    "interview.number_any": "A number.",
    "interview.number_unit": "In {unit}.",
    "interview.text_once": (
        "Here the whole line is your answer, so commands start with a slash: /back, /?, /skip."
    ),
    "interview.also_optional": "Also: {slash}k for the keys.",
    "interview.also": "Also: {slash}? don't know, {slash}k for the keys.",
    "interview.also_na": "Also: {slash}? don't know, {slash}na does not apply, {slash}k for the keys.",
    "interview.has_help": "{slash}h says more.",
    "interview.now": "Your answer so far: {answer}.",
    "interview.note": "Note: {note}",
    "interview.evidence": "Evidence: {evidence}",
    "interview.enter_keeps": "Enter keeps it.",
    "interview.last_time": "Last time: {answer}. Enter says so again.",
    "interview.last_note": "Noted then: {note}",
    "interview.again": "What was said on {day} stands with each question; Enter says so again.",
    "interview.again_affected": (
        "Only what the plan of {day} was about is asked again, and what is new or was left open. "
        "All other answers are those of that day."
    ),
    "interview.repeat_same": "You answered this earlier: {answer}. Same here? Enter means yes.",
    "interview.repeat_near": "Asked earlier from another side: “{question}” You answered: {answer}.",
    "interview.enter_takes": "Enter means: {answer}.",
    "interview.enter_skips": "Enter leaves it out.",
    "interview.enter_keeps_this": "Enter keeps: {answer}.",
    "interview.dash_takes_away": "A dash (-) takes it away.",
    "interview.prompt": "Answer: ",
    "interview.prompt_number": "Number: ",
    "interview.prompt_text": "Text: ",
    "interview.prompt_name": "Name: ",
    # Places where customers meet the business.
    "interview.name_place": "Name one place where customers meet you (Enter: no more).",
    "interview.change_place": (
        "To change one, type its number; to take one away, a minus and its number, as in -1."
    ),
    "interview.place_stage": "When do customers meet it: {place}?",
    "interview.stage_before": "before they buy",
    "interview.stage_during": "while they are with you",
    "interview.stage_after": "afterwards",
    "interview.place_channel": "How do they meet it? For instance: by phone.",
    "interview.place_owner": "Who looks after it?",
    "interview.place_rating": "How does it do: {place}?",
    "interview.place_now": "Named: {place}.",
    "interview.saved_as": "Saved as number {number}: {place}.",
    "interview.taken_away_what": "Taken away: {what}.",
    "interview.commands_wait": "commands have to wait until this is complete",
    "interview.commands_wait_beside": "Type the words, or press Enter to leave it as it was.",
    "interview.commands_wait_hint": "Enter goes on.",
    "interview.no_place": "no place named here is called {name!r}",
    "interview.no_places": "no places are named at this question",
    "interview.places_kept": "places are named here already",
    "interview.places_kept_hint": "Take them away first, each with a minus and its number, as in -1.",
    # Answers in words.
    "interview.said_na": "does not apply ({reason})",
    "interview.said_unknown": "don't know",
    "interview.said_open": "not answered",
    "interview.said_left_out": "left out",
    "interview.said_not_asked": "not asked yet",
    "interview.missing_one": "{questions} not answered, number {number}",
    "interview.missing_many": "{questions} not answered, the first is number {number}",
    "interview.said_named": "{n} named",
    "interview.said_pair": "{answer} ({first})",
    "interview.said_expected": "expected: {answer}",
    "interview.said_importance": "importance: {answer}",
    "interview.saved": "Saved: {answer}.",
    "interview.kept": "Kept: {answer}.",
    "interview.skipped": "Left open for now.",
    "interview.left_out": "Left out.",
    "interview.noted": "Noted.",
    "interview.noted_instead": "Noted, in place of: {old}",
    "interview.taken_away": "Taken away.",
    # What customers' own data says.
    "interview.customers_what": (
        "What does your customers' own data say here? Choose the answer that your customers' data gives, "
        "whatever you think yourself. Enter goes back to the question, a dash (-) takes away what was said "
        "before."
    ),
    "interview.prompt_customers": "Customers: ",
    "interview.customers_count": "How many customers' answers is that?",
    "interview.customers_source": "Where is it from? For instance: the spring survey.",
    "interview.customers_now": "Your customers' data says: {said}.",
    "interview.customers_saved": "Saved, as what your customers' data says: {said}.",
    "interview.review_customers": "{answer}; customers' data: {said}",
    "interview.answer_one": "answer",
    "interview.answer_many": "answers",
    "interview.no_value": "{typed!r} is no answer to this question",
    "interview.no_value_hint": "Give one of its answers, or press Enter to go back to the question.",
    "interview.no_count": "{typed!r} is no number of answers",
    "interview.no_count_hint": "Type a whole number from 1, or Enter to go on.",
    "interview.no_customers": "there is no second rating here to add to",
    "interview.no_customers_hint": "Say first what customers' data says.",
    # Reasons, notes, evidence.
    "interview.why_na": "Why does it not apply?",
    "interview.reason_channel": "We do not have this channel or product",
    "interview.reason_other_party": "Someone else is responsible",
    "interview.reason_other_party_help": "answer for what your customers get, if you can",
    "interview.reason_scope": "It is outside this audit's scope",
    "interview.reason_own": "Another reason",
    "interview.reason_own_prompt": "Reason: ",
    "interview.reason_own_which": "Which reason? A few words.",
    "interview.enter_returns": "Enter goes back to the question.",
    "interview.type_note": "Your note, in one line.",
    "interview.type_evidence": "What does your answer rest on? One line.",
    "interview.how_firm": "How firm is that?",
    "interview.firm_opinion": "An opinion",
    "interview.firm_examples": "Examples I could show",
    "interview.firm_data": "Figures, or what customers told us",
    "interview.no_help": "There is no more to say about this question.",
    # What an answer leads to.
    "interview.hidden": "Not asked any more; your answers are kept aside: {questions}.",
    "interview.restored": "Asked again, with the answers you gave before: {questions}.",
    "interview.and_more": "; and {n} more",
    "interview.alike": "That makes {n} times “{answer}” in a row. Is that so? b takes you back.",
    "interview.points_so_far": "{total} of 100 points given so far.",
    "interview.points_off": (
        "That makes {total} points in all. Only 100 can be used as weights; b takes you back."
    ),
    "interview.usual_or_bad_day": "Is that how things are, or one bad day?",
    "interview.usual": "It is how things are",
    "interview.bad_day": "It was one bad day",
    "interview.usual_note": "Asked again: this is how things are.",
    "interview.bad_day_note": "Asked again: this was one bad day.",
    "interview.show_today": "Which of these could you show me today?",
    "interview.show_none": "A list, a photo or a message is enough. Enter means none of them.",
    "interview.type_numbers": "Type their numbers, as in 1 3.",
    "interview.prompt_numbers": "Numbers: ",
    "interview.numbers_hint": "Type numbers of the list, as in 1 3, or Enter for none.",
    "interview.can_show": "Can be shown, by the respondent's own account.",
    "interview.section_score": "{section} so far: {reading}, {answered} of {applicable} answered.",
    "interview.section_unrated": (
        "{section} so far: {answered} of {applicable} answered, too few for a score."
    ),
    # Review and end.
    "interview.review_line": "{question} - {answer}",
    "interview.review_note": "{answer} (with a note)",
    "interview.review_change": "Type a number to change that answer. Enter goes on.",
    "interview.end_missing": "{missing}:",
    "interview.end_choose": "Enter to finish as it is, or a number to answer that one now.",
    "interview.end_again": "Every question was asked.",
    "interview.end_choose_again": (
        "Enter to finish, b to go back, r to review the answers, or a number to change that one."
    ),
    "interview.end": "That was the last question.",
    "interview.end_all": "Here is what you said:",
    "interview.end_open": "Here is what you said; {missing}:",
    "interview.quit": "Your answers are saved.",
    "interview.stopped": "Stopped. Every answer so far is saved.",
    "interview.stopped_unsaved": "Stopped. Your last answer could not be saved; all before it are.",
    "interview.resume": "To go on: {command}",
    "interview.other_place": (
        "Your answers are kept as long as this window is open. Make room and press Enter to try again, or "
        "type another folder or file to save them in."
    ),
    # A questionnaire that has changed since.
    "interview.changed": "“{title}” has changed since you began.",
    "interview.changed_version": "“{title}” has changed since you began: version {before} then, {now} now.",
    "interview.changed_added": "New: {questions}.",
    "interview.changed_removed": "No longer asked; your answers are kept aside: {questions}.",
    "interview.changed_reworded": "Worded anew; your answers are kept: {questions}.",
    "interview.changed_refused": (
        "Asked again, because your answer means something else now; it is kept as a note: {questions}."
    ),
    "interview.changed_only_rest": (
        "The questions are the same. Scores, levels or recommendations may differ."
    ),
    "interview.changed_choose": "How would you like to go on?",
    "interview.changed_move": "With the questions as they are now",
    "interview.changed_stay": "With the questions as they were when you began",
    "interview.carried_answer": "Answered before the question changed: {answer}",
    "interview.carried_expected": "Rated before the question changed: {answer}",
    "interview.carried_customers": "Customers' data before the question changed: {answer}",
    # What is refused, and what to do instead.
    "interview.wanted": "an answer is wanted here",
    "interview.wanted_options": "Type {keys}; {slash}? if you do not know; {slash}s to skip it for now.",
    "interview.wanted_other": "Type it, or {slash}? if you do not know, or {slash}s to skip it for now.",
    "interview.key_range": "{first} to {last}",
    "interview.key_pair": "{first} or {last}",
    "interview.unreadable": "that line held no text that can be read",
    "interview.unreadable_hint": "Type it again.",
    "interview.unclear": "{typed!r} is neither an answer nor a command here",
    "interview.unclear_near": "Did you mean {word!r}?",
    "interview.unclear_options": "Type {keys}, or {slash}k to see what else you can type.",
    "interview.unclear_other": "Type {slash}k to see what you can type here.",
    "interview.ambiguous": "{typed!r} could be {answers}",
    "interview.ambiguous_join": "{one} or {other}",
    "interview.ambiguous_word": "the command {word!r}",
    "interview.ambiguous_hint": "Type its number.",
    "interview.ambiguous_command": "Type its number; for the command, type /{typed}.",
    "interview.nothing_after": "{word!r} takes nothing after it",
    "interview.nothing_after_hint": "Type only {word}. For a remark: {slash}n and your words.",
    "interview.slash_needed": "{typed!r} alone looks like a command",
    "interview.slash_needed_hint": "For the command type /{typed}. If it is your answer, type //{typed}.",
    "interview.no_number": "there is no number {typed} in this list",
    "interview.not_a_number": "{typed!r} is not a number of this list",
    "interview.no_question": "there is no question here to answer",
    "interview.no_question_hint": "Go to one by its number, or finish.",
    "interview.unknown_not_offered": "this is a question about what to do next",
    "interview.unknown_not_offered_hint": "Choose one of the answers; Enter takes the one proposed.",
    "interview.na_not_offered": "this question applies to everyone",
    "interview.na_not_offered_hint": "Answer it, say that you do not know, or skip it.",
    "interview.na_no_reason": "'does not apply' needs a reason",
    "interview.na_no_reason_hint": "Say why in a few words.",
    "interview.no_strength": "{strength!r} is no strength of evidence",
    "interview.first_question": "this is the first question",
    "interview.not_asked": "{question!r} is not among the questions asked",
    "interview.not_done": "there are questions left",
    "interview.not_done_hint": "Answer or skip them first.",
    # Before and after the questions.
    "interview.header_what": (
        "You will be asked one question at a time. Your answers are kept in a file on this machine; "
        "nothing leaves it.\n"
        "First a few lines about this audit. Enter leaves a line out, /b goes back a line, /q stops here."
    ),
    "interview.first_line": "this is the first line",
    "interview.no_command": "{typed!r} is no command here",
    "interview.no_command_hint": (
        "/b goes back a line, /q stops. If it is your answer, type two slashes before it."
    ),
    "interview.header_client": "Which business is it about?",
    "interview.header_respondent": "Who is answering? A name, or a role.",
    "interview.header_group": "How do you know this business?",
    "interview.group_leadership": "I own or lead it",
    "interview.group_front_line": "I work there with customers",
    "interview.group_customer": "I am a customer",
    "interview.group_outside": "I look at it from outside, as an adviser or observer",
    "interview.header_basis": "What do your answers rest on?",
    "interview.basis_one_visit": "One visit, one day",
    "interview.basis_typical": "What is usual",
    "interview.header_period": "Which time do they cover? For instance: the last three months.",
    "interview.choice_impression": 'You wrote that customers would say: "{impression}"',
    "interview.choice_what": "Which one of these would your customers notice first?",
    "interview.choice_enter": "Enter leaves the order as it is.",
}
