"""Texts of the survey command: what was read, the measures, what was not counted, what went wrong."""

TEXTS = {
    "survey.title": "What customers' own answers say",
    "survey.file": (
        "{name}: {rows}; read as {tool}, {columns}, header: {header}, delimiter: {delimiter}, encoding: "
        "{encoding}"
    ),
    "survey.tool_qualtrics": "Qualtrics",
    "survey.tool_surveymonkey": "SurveyMonkey",
    "survey.tool_limesurvey": "LimeSurvey",
    "survey.tool_google": "Google Forms",
    "survey.tool_microsoft": "Microsoft Forms",
    "survey.tool_plain": "plain CSV",
    "survey.below_title": "{rows} below {title} of title",
    "survey.comma": "comma",
    "survey.semicolon": "semicolon",
    "survey.tab": "tab",
    "survey.pipe": "pipe",
    "survey.blank_rows": "{n} empty rows stand between the answers.",
    "survey.one_month": "The answers are from {month}.",
    "survey.months": "The answers are from {first} to {last}.",
    "survey.name_nps": "Net Promoter Score (NPS)",
    "survey.name_csat": "Customer satisfaction (CSAT)",
    "survey.name_ces": "Customer Effort Score (CES 2.0)",
    "survey.from_column": "Column {column}: {n}, {blank} blank, {rejected} not counted.",
    "survey.group_column": "Groups, column {column}: {n} named, {blank} blank, {rejected} not counted.",
    "survey.date_column": "Days, column {column}: {n} given, {blank} blank, {rejected} not counted.",
    "survey.not_understood": (
        "{n} people answered, but the answers of {unread} could not be read, so no figure is shown."
    ),
    "survey.doubt_nps": (
        "None of the {n} answers in {column} is above {most}. NPS runs from 0 to 10: is this the right "
        "column?"
    ),
    "survey.doubt_scale": (
        "{n} of {cells} cells in {column} lie outside {low} to {high}: is this the right column?"
    ),
    "survey.doubt_cells": (
        "{n} of {cells} cells in {column} were not counted ({reasons}): is this the right column?"
    ),
    "survey.words_unknown": (
        "{column} holds words that stand for no number yet. Say in a mapping (--mapping FILE) what they "
        "stand for, from {low} to {high}: words: {{{role}: {{{words}}}}}"
    ),
    "survey.nps_says": ("NPS {score} (95% interval {low} to {high}): {promoters}, {passives}, {detractors}."),
    "survey.nps_adjusted": "Adjusted for small numbers: {centre} ± {reach}. Without that: {score} ± {plain}.",
    "survey.csat_says": "{share} satisfied (95% interval {low} to {high}): {part} of {n} said 4 or 5.",
    "survey.ces_says": (
        "Mean {mean} of 7. {share} found it easy (95% interval {low} to {high}): {part} of {n} said 5, 6"
        " or 7."
    ),
    "survey.few_nps": "Fewer than {few} answers: too few for a reliable NPS.",
    "survey.few_csat": "Fewer than {few} answers: too few for a reliable CSAT.",
    "survey.few_ces": "Fewer than {few} answers: too few for a reliable CES.",
    "survey.under_three": "Fewer than {fewest} people answered, so no figure is shown.",
    "survey.words": "Words read as numbers: {words}.",
    "survey.answer": "Answer",
    "survey.said_by": "Said by",
    "survey.part": "Share",
    "survey.group": "Group",
    "survey.month": "Month",
    "survey.n": "n",
    "survey.blank": "Blank",
    "survey.rejected": "Out",
    "survey.figure_nps": "NPS",
    "survey.figure_csat": "CSAT",
    "survey.figure_ces": "Mean",
    "survey.easy": "Easy",
    "survey.interval": "95% interval",
    "survey.hidden_groups": "Not shown: {groups}, as it would tell what fewer than {fewest} people said.",
    "survey.hidden_months": "Not shown: {months}, as it would tell what fewer than {fewest} people said.",
    "survey.questions": "Questions that customers answer",
    "survey.question": "Question",
    "survey.says": "Customers say",
    "survey.score": "Score",
    "survey.not_counted": "Not counted",
    "survey.all_counted": "Every cell that was not blank was counted.",
    "survey.column": "Column",
    "survey.reason": "Reason",
    "survey.cells": "Cells",
    "survey.rows": "Rows (the first of the file is 1)",
    "survey.whole_row": "the whole row",
    "survey.rows_more": "{rows} and {n} more",
    "survey.why_not_a_number": "no number, and no word that stands for one",
    "survey.why_not_whole": "not a whole number",
    "survey.why_out_of_scale": "outside the scale",
    "survey.why_unclear_number": "a comma that may separate decimals or thousands",
    "survey.why_no_opinion": "said that they cannot say",
    "survey.why_header": "the header, once more",
    "survey.why_no_option": "none of the question's answers",
    "survey.why_not_a_date": "no date that can be read",
    "survey.why_no_such_order": "no date in this order of day and month",
    "survey.why_placeholder_date": "1980-01-01, which stands for no date",
    "survey.why_personal": "looks like an address or a number of a person",
    "survey.why_long_text": "too long for the name of a group",
    "survey.why_preview": "a preview, a test or spam, no customer's answer",
    "survey.why_odd_row": "more or fewer cells than the header",
    "survey.why_sums": "sums up the rows above",
    "survey.method": (
        "NPS: share of 9 and 10 minus share of 0 to 6; interval by adjusted Wald. CSAT: share of 4 and 5"
        " of 5; "
        "CES 2.0: mean, and share of 5 to 7 of 7; both intervals by Wilson. All intervals hold 95%, for "
        "answers "
        "that are a random pick of all customers."
    ),
    "survey.marks": (
        "Net Promoter, NPS and Net Promoter Score are marks of Bain & Company, NICE Satmetrix and Fred "
        "Reichheld. "
        "Whether NPS foretells growth is disputed: report it beside other figures."
    ),
    "survey.progress": "{name}: {rows} rows, {percent}",
    "survey.no_measure": "No column is named that holds a measure or answers a question.",
    "survey.no_measure_hint": (
        "Name one: --nps COLUMN, --csat COLUMN, --ces COLUMN, or --mapping FILE. The columns are: {columns}"
    ),
    "survey.no_measure_typed": "Start again, and type the number of at least one of them.",
    "survey.no_encoding": "There is no encoding {name!r}.",
    "survey.no_delimiter": "{name!r} is no delimiter.",
    "survey.no_delimiter_hint": "Name one character, or comma, semicolon, tab or pipe.",
    "survey.no_tool": "There is no survey tool {name!r}.",
    "survey.no_header_rows": "A header has 0 to {most} rows.",
    "survey.no_order": "There is no order of dates {name!r}.",
    "survey.out_is_read": "{path} is read by this call, so nothing is written there.",
    "survey.out_is_read_hint": "Name another file with --out.",
    "survey.zero_byte": "{path}:{line}: there is a zero byte, so this is no text file.",
    "survey.zero_byte_hint": (
        "Export the answers again as CSV; a file of Excel (.xlsx) has to be saved as CSV first."
    ),
    "survey.mixed_encodings": "{path}:{line}: this line is not in UTF-8, and line {other} is.",
    "survey.mixed_encodings_hint": (
        "Export it again, or say --encoding cp1252 or --encoding utf-8 where one is right."
    ),
    "survey.undecodable": "{path}:{line}: this line cannot be read as {encoding}.",
    "survey.undecodable_hint": "Name the encoding it was saved in with --encoding, or export it as UTF-8.",
    "survey.quote_open": "{path}:{line}: a quote is opened in this row and not closed.",
    "survey.quote_inside": "{path}:{line}: a quote in this row is closed before its cell ends.",
    "survey.quote_hint": (
        'A quote inside a cell is written twice: "he said ""yes""". Export the answers again.'
    ),
    "survey.long_line": "{path}:{line}: this line is too long for a row of answers.",
    "survey.long_line_hint": "Is this a CSV export? Export the answers again, one row for each respondent.",
    "survey.too_many_columns": "{path}:1: the header has more than {most} columns.",
    "survey.too_many_columns_hint": "Is the delimiter right? Name it with --delimiter.",
    "survey.short_header": "{path}: the file has {rows} rows, and {header} of header are expected.",
    "survey.empty": "{path}: the file is empty.",
    "survey.empty_hint": (
        "Export the answers again, and check that the filters of the survey tool leave some."
    ),
    "survey.only_header": "{files}: there is a header, and not one answer below it.",
    "survey.nothing_counted": "{files}: of {rows} rows not one answer could be counted.",
    "survey.all_blank": "Every cell of the columns named is blank. Are they the right ones?",
    "survey.twice": "{path} holds exactly what {other} holds.",
    "survey.twice_hint": "Name each export once: counted twice, it would look like twice as many customers.",
    "survey.same_column": "--{one} and --{other} name the same column, {column}.",
    "survey.no_column": "{path}: there is no column {name!r}.",
    "survey.no_column_hint": (
        "Columns are named by header text, code or number: `cxaudit survey FILE` lists them."
    ),
    "survey.column_twice": "{path}: more than one column is called {name!r}.",
    "survey.column_twice_hint": "Name it by its number: {numbers}.",
    "survey.too_many_groups": "The column for groups has more than {most} different values.",
    "survey.too_many_groups_hint": (
        "Name a column with few of them, as a region or a product; never a person."
    ),
    "survey.dates_unclear": "The dates do not show whether the day or the month stands first.",
    "survey.dates_mixed": "In some dates the day stands first, in others the month.",
    "survey.dates_hint": "Say which it is: --date-order dmy or --date-order mdy.",
    "survey.whose_question": "{id!r} is a question of which questionnaire?",
    "survey.whose_question_hint": "Name it with --questionnaire NAME, or the audit with --into AUDIT.",
    "survey.no_question": "There is no question {id!r} in {asked!r}.",
    "survey.no_second_rating": "{id} takes no second rating, so customers' answers have no place beside it.",
    "survey.no_pair": "{id} is rated once, so no column can say what is expected.",
    "survey.no_pair_hint": "Take it out of `expected`, or write type: pair at the question.",
    "survey.half_pair": "No column says how {id} is done.",
    "survey.half_pair_hint": "Name it under `questions`, as in {{Q5: {id}}}.",
    "survey.expected": "{text}: what is expected",
    "survey.important": "{text}: how much it matters",
    "survey.second_ratings": "These take one: {names}.",
    "survey.second_rating_hint": "No question of it does: write second_rating: true at those that should.",
    "survey.mapping_empty": "this mapping names no column",
    "survey.mapping_empty_hint": "Write at least one of nps:, csat:, ces: and questions:.",
    "survey.mapping_unusable": "The mapping {path} cannot be used.",
    "survey.mapping_unfit": "The mapping {path} does not fit.",
    "survey.columns_of": "{name} has {columns}, shown with what the first rows of each look like:",
    "survey.ask_nps": "How likely to recommend, 0 to 10 (NPS)",
    "survey.ask_csat": "How satisfied, 1 to 5 (CSAT)",
    "survey.ask_ces": "Made it easy, 1 to 7 (CES)",
    "survey.ask_group": "Groups to show them by, as a region or a product",
    "survey.ask_date": "The day of the answer, to show them by month",
    "survey.ask_which": "Which column holds what? Type its number. - means none.",
    "survey.ask_takes": "{what}. Enter takes {number}.",
    "survey.ask_none": "{what}. Enter means none.",
    "survey.ask_questions": (
        "Which column answers which of these questions, on the scale they have here? Enter skips one."
    ),
    "survey.ask_prompt": "Number of a column: ",
    "survey.ask_again": "There is no column {typed!r}: type a number from 1 to {most}, a name, or -.",
    "survey.ask_taken": "Column {number} is taken already: type another, or -.",
    "survey.ask_save": "Keep this mapping for the next export? Type the name of a file. Enter means no.",
    "survey.ask_file": "Text, the file's name: ",
    "survey.ask_saved": "Wrote {path}. Next time: cxaudit survey CSV --mapping {path}",
    "survey.ask_not_saved": "It was not written: {reason}",
    "survey.shape_blank": "blank",
    "survey.shape_numbers": "whole numbers {low} to {high}",
    "survey.shape_other_numbers": "numbers",
    "survey.shape_dates": "dates",
    "survey.shape_personal": "looks like personal data",
    "survey.shape_words": "words, {n} different",
    "survey.shape_text": "free text",
    "survey.into_done": "Wrote {path}: the measures, and customers' answers beside {questions}.",
    "survey.replaced": "It replaces the earlier survey {source}: {measures}.",
    "survey.replaced_months": "It replaces the earlier survey {source}, {first} to {last}: {measures}.",
    "survey.replaced_gone": "Taken out, being of an earlier survey: customers' answers beside {names}.",
    "survey.replaced_rating": "Beside {name} it replaces {value} ({source}).",
    "survey.by_hand": "written by hand",
    "survey.into_no_file_hint": "Make one first: cxaudit run --audit FILE",
    "survey.into_other": "{path} answers {own!r}, not {other!r}.",
    "survey.into_other_hint": "Leave --questionnaire out: the questions are those of the audit.",
    "survey.into_no_file": "There is no audit file {path}.",
    "survey.into_source": "{files} ({rows} rows)",
}
