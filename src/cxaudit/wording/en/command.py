"""Texts of the commands outside the interview."""

TEXTS = {
    "command.error": "Error:",
    "command.interrupted": "Stopped before the end.",
    "command.bug": (
        "cxaudit failed ({kind}: {text}). That is our mistake, not yours; your files are as they were.\n"
        "Please report it with what you typed. CXAUDIT_DEBUG=1 shows the details to add."
    ),
    "command.no_output": "The output cannot be written: {reason}.",
    "command.no_output_hint": "Send it somewhere else; files that were written are whole.",
    "command.wrote": "Wrote {path}",
    "command.saved": "Your answers are in {path}",
    "command.open": "Open it in your browser: {path}",
    "command.opened": "Opened in your browser: {path}",
    "command.no_browser": "No browser can be opened here. Open it yourself: {path}",
    "command.no_page": "--open shows a page in the browser, and none would be written.",
    "command.no_page_hint": "Leave --open out, or add --format html.",
    "command.again": "See it again at any time:  {program} report {path} --open",
    "command.demo": "This is a finished example. It shows what your own plan will look like.",
    "command.demo_next": "Start your own, about {minutes} minutes:  {program} run",
    "command.demo_about": "{client}, by `{asked}`: told by {who} about {period}.",
    "command.demo_all": "`{program} demo --list` shows all of them.",
    "command.demo_more": "Write one's report:  {program} demo NAME",
    "command.not_relevant": (
        "{place}: warning: {count} answers, to line {last}, belong to questions that are not asked, "
        "given the other answers. They count nowhere. [not-relevant]"
    ),
    "command.no_terminal": "There is no terminal to ask questions in, and no answers were given.",
    "command.no_terminal_hint": (
        "Give answers in a file: `cxaudit new --answers {name}` writes one to fill in, "
        "`cxaudit run {name} --answers FILE` uses it."
    ),
    "command.stopped_early": "Stopped before the first question; nothing was written.",
    "command.start_again": "Start again with:  {command}",
    "command.choose": "What would you like to look at?",
    "command.choose_enter": "Enter alone takes {name}.",
    "command.new_audit": "There is no file {path} yet: a new audit begins, and is kept there.",
    "command.carried": "The audit as it was is kept in {path}.",
    "command.changed_unusable": (
        "The questionnaire {name} has changed since and cannot be used as it is now (`cxaudit validate` says "
        "why). You go on with the questions as they were."
    ),
    "command.unfinished": "Here is what was begun and is not finished.",
    "command.unfinished_about": "{questionnaire}, {answers}, last changed {day}",
    "command.unfinished_in_use": "{path} is not offered: it is in use by {holder}.",
    "command.unfinished_new": "Start a new one",
    "command.unfinished_enter": "Enter alone goes on with {path}.",
    "command.checked": "{files} checked: {found}.",
    "command.checked_further": "More is checked once the errors are corrected.",
    "command.exclude_idle": (
        "--exclude {pattern} leaves nothing out: no path here or in the folders named is like that."
    ),
    "command.no_files": "There is no YAML file in {names}.",
    "command.no_files_hint": "Name files ending in .yaml or .yml. If there may be none, add --allow-empty.",
    "command.no_files_excluded": "Does --exclude take too much? If there may be none, add --allow-empty.",
    "command.github_all": "Every problem, one a line",
    "command.github_summary": "cxaudit: {found}; problems in {wrong} of {files}.",
    "command.github_more": "GitHub shows ten errors and ten warnings beside the lines; the log has them all.",
    "command.list_more": "Ask with one:  cxaudit run NAME      See its questions:  cxaudit show NAME",
    "command.wrote_template": "Fill it in, then:  cxaudit run {name} --answers {path}",
    "command.name_taken": (
        "Note: {name!r} is also a questionnaire that `cxaudit list` shows. `cxaudit run {name}` asks "
        "that one, `cxaudit run {name}.yaml` the new one; another name avoids the doubt."
    ),
    "command.no_shell": "There is no completion for {shell!r}.",
    "command.no_shell_hint": "There is one for {shells}.",
    "command.no_install": "The profile of PowerShell is left to you.",
    "command.no_install_hint": (
        "Type there: cxaudit --show-completion {shell} | Out-String | Invoke-Expression. "
        "Put that line into the file that $PROFILE names, and it is there every time."
    ),
    "command.no_start": "{path} cannot be read as text, and is left as it is.",
    "command.no_start_hint": "Add this line to it: {line}",
    "command.completion_of": "cxaudit completes with the Tab key",
    "command.completion_next": "Open a new window of {shell}; there the Tab key completes `cxaudit `.",
    "command.wrote_starter": "Change it, then:  cxaudit validate {path}",
    "command.list_broken": "cannot be used; see: cxaudit validate {path}",
    "command.unusable_among": "Of {n} files, these cannot be used: {names}. Nothing was written",
    "command.unusable_among_hint": "Correct them or restore them from a copy, or leave them out.",
    "command.same_file": "{path} is named twice",
    "command.same_file_hint": "Name each file once.",
    "command.folder_unread": "The folder {path} cannot be read: {reason}",
    "command.folder_unread_hint": "Let it be read, or name the files.",
    "command.no_audits": "There is no file ending in .audit.yaml in {path}",
    "command.no_audits_hint": "Name the folder they are in, or the files themselves.",
    "command.exists": "{path} exists already; it was left as it is",
    "command.exists_hint": "Name another file with --out.",
    "command.combined_run": "This audit was combined from several, and cannot be gone on with",
    "command.combined_run_hint": "Go on with one of these, and combine them again: {files}.",
    "command.sources_left_out": "Left out, since {path} is made of them: {names}.",
    "command.from_given": "--from is for an interview, and here answers are given",
    "command.from_given_hint": "Leave --from and --affected out, or --answers and --answer.",
    "command.affected_alone": "--affected needs an earlier audit",
    "command.affected_alone_hint": "Name it: cxaudit run --from OLD --affected",
    "command.from_itself": "{path} cannot be asked again into itself",
    "command.from_itself_hint": "Name a new file with --audit, or leave --audit out.",
    "command.from_combined": "{path} was combined from several people's audits",
    "command.from_combined_hint": "Ask each of them again, from one of these: {files}.",
    "command.nothing_affected": "The plan of {path} has no action, so nothing is to be asked again",
    "command.nothing_affected_hint": "Leave --affected out to ask everything again.",
    "command.one_audit": "{path} is one audit, and there is none to compare it with",
    "command.folder_and_file": "{path} is a folder",
    "command.compare_usage": "Name two audits, the earlier one first, or one folder that holds several.",
    "command.no_result": "{path} is no name for a result: such files are read by cxaudit, and hold answers",
    "command.no_report_file": "{path} is neither a folder nor a file that a report has the ending of.",
    "command.no_report_file_hint": "Name a folder, or a file such as report.html, report.md or report.docx.",
    "command.no_result_hint": "Name a file with another ending, such as result.json.",
    "command.wrong_ending": "{path} is no name for the format {format}",
    "command.wrong_ending_hint": "Name a file ending in {ending}, or a folder.",
    "command.score_below": "Falls short: {names}.",
    "command.score_section": "Section",
    "command.score_reading": "Reading",
    "command.score_answered": "Answered",
    "command.score_flag": "Red flag: {point}",
    "command.score_gap": "{kind}: {point}: {own}, and {customers} by customers",
    "command.no_docx": "Word documents need python-docx, and it is not installed here.",
    "command.no_docx_hint": (
        "Install it with: pip install 'cxaudit[docx]', or: pipx install --force 'cxaudit[docx]'."
    ),
    "command.no_pictures": (
        "The Word document has no pictures, because resvg-py, which draws them, is not installed here; "
        "their figures are in its tables. Install it with: pip install 'cxaudit[docx]', or: pipx install "
        "--force 'cxaudit[docx]'."
    ),
    "command.no_fonts": (
        "The Word document has no pictures, because none of the fonts they can be lettered in is here "
        "(font-source-sans-pro brings one: pip install 'cxaudit[docx]'); their figures are in its tables."
    ),
    "command.no_text": "This format is no text, so it does not fit on standard output.",
    "command.no_text_hint": "Name a file or a folder with --out.",
    "command.no_pdf": (
        "A PDF is printed by Chrome, Edge or Chromium, or by WeasyPrint, and none of them is here."
    ),
    "command.no_pdf_hint": (
        "Name a browser with CXAUDIT_BROWSER, or install WeasyPrint: pip install 'cxaudit[pdf]'. Or open the "
        "HTML report in any browser and print it to a file."
    ),
    "command.no_such_browser": "{variable} names {name!s}, and there is no such program.",
    "command.browser_failed": "{browser} printed no PDF; it last said: {said}",
    "command.browser_hint": (
        "Name another browser with CXAUDIT_BROWSER, or none to use WeasyPrint; or open the HTML report in "
        "any browser and print it to a file."
    ),
    "command.brand_unusable": "{path} cannot be used as a brand.",
    "command.brand_hint": "Correct what is listed; no report was written.",
    "command.minutes": "{n} min",
}
