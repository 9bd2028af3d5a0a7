"""What the arrow-key mode says besides what every interview says (`interview`)."""

TEXTS = {
    "arrows.between": " · ",
    "arrows.explain": (
        "To answer, press the number in front of your answer. Or move to it with the arrow keys and press "
        "Enter. The last line on the screen always says which other keys you can press: b goes back, r shows "
        "all your answers, q stops. Your answers are kept."
    ),
    # The line above a question.
    "arrows.question": "question {number} of {of}",
    "arrows.in_all": "{done} of {all} in all",
    "arrows.minutes_left": "about {minutes} left",
    "arrows.of": "{number} of {of}",
    # Beside a question and its answers.
    "arrows.several": "Several may be true.",
    "arrows.mark_now": "your answer",
    "arrows.mark_suggested": "suggested",
    "arrows.mark_earlier": "what you answered earlier",
    "arrows.left_out": "left out",
    "arrows.left_open": "left open for now",
    # The line of keys.
    "arrows.key_choose": "press a number, or arrow keys and Enter",
    "arrows.key_choose_brief": "a number, or Enter",
    "arrows.key_mark_brief": "Space marks, {slash}k all keys",
    "arrows.key_mark_short": "Space marks, Enter takes",
    "arrows.key_mark": "Space or a number marks, Enter takes what is marked",
    "arrows.key_number": "type a number and press Enter",
    "arrows.key_text": "type your answer and press Enter",
    "arrows.key_place": "type a name and press Enter, or Enter alone if there are no more",
    "arrows.key_place_up": "down to the last line to go on",
    "arrows.key_change_place": "Enter changes it",
    "arrows.key_remove_place": "Delete takes it away",
    "arrows.key_back": "{slash}b back",
    "arrows.key_skip": "{slash}s skip",
    "arrows.key_na": "x does not apply",
    "arrows.key_na_slash": "/na does not apply",
    "arrows.key_unknown": "{slash}? don't know",
    "arrows.key_note": "{slash}n note",
    "arrows.key_evidence": "{slash}e evidence",
    "arrows.key_customers": "{slash}c customers' data",
    "arrows.key_review": "{slash}r review",
    "arrows.key_help": "{slash}h help",
    "arrows.key_quit": "{slash}q quit",
    "arrows.key_all": "{slash}k all keys",
    "arrows.key_more": "arrows show more",
    "arrows.key_return": "any key returns",
    "arrows.key_goes_on": "Enter goes on",
    "arrows.key_begin": "Enter begins",
    "arrows.key_takes": "type it and press Enter, or press Enter alone",
    "arrows.key_stops": "Ctrl-C stops",
    "arrows.key_leaves_out": "Enter alone leaves it out",
    "arrows.key_saves": "Enter saves",
    "arrows.key_new_line": "Ctrl-J starts a new line",
    "arrows.key_as_before": "Esc leaves it as it was",
    "arrows.key_go": "Enter goes there",
    "arrows.key_take": "Enter takes it",
    "arrows.key_to_number": "arrow keys or a number move",
    "arrows.key_leave_review": "Esc returns",
    # All keys.
    "arrows.keys_title": "What you can press here",
    "arrows.keys": (
        "To answer: {first}\n"
        "{slash}? - I don't know\n"
        "{na} - it does not apply to us (and why)\n"
        "{slash}s - skip it for now\n"
        "{slash}b - back to the question before\n"
        "{slash}n - a note beside the answer\n"
        "{slash}e - evidence: what your answer rests on\n"
        "{customers}"
        "{slash}h - the whole question, and help on it\n"
        "{slash}r - review all answers and change one\n"
        "{slash}q - quit; your answers are kept\n"
        "{slash}k - show these keys"
    ),
    "arrows.keys_customers": "{slash}c - what your customers' own data says\n",
    "arrows.keys_write": (
        "A line that starts with a slash is a command: type it and press Enter. If your answer itself looks "
        "like a command, type two slashes before it."
    ),
    # Notes and evidence.
    "arrows.write_note": "Your note",
    "arrows.write_evidence": "What does your answer rest on?",
    # The review.
    "arrows.review": "Your answers",
    "arrows.review_missing": "Your answers; {questions} not answered",
    "arrows.finish": "Finish: leave everything as it is",
    "arrows.has_note": "note",
    "arrows.has_evidence": "evidence",
    "arrows.has_customers": "customers",
    # Why a key did nothing.
    "arrows.no_key": "That key does nothing here.",
    "arrows.no_number": "There is no question {typed}.",
    "arrows.waits": "Enter takes {typed}, or press the next digit.",
    "arrows.above": "  … {n} more above",
    "arrows.below": "  … {n} more below",
    "arrows.pasted": "Pasted text answers nothing here. Press a key.",
    "arrows.choose_first": "nothing is chosen yet",
    "arrows.choose_first_hint": "Press a number, or move to an answer with the arrow keys.",
    "arrows.emptied": "there is nothing in the field",
    "arrows.emptied_hint": "Type your answer, or /s and Enter to leave it as it was.",
}
