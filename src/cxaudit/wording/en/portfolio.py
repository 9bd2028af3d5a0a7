"""What `portfolio` says of a folder of audits."""

TEXTS = {
    "portfolio.client": "Client",
    "portfolio.date": "Date",
    "portfolio.verdict": "Verdict",
    "portfolio.weakest_head": "Weakest part",
    "portfolio.flags": "Red flags",
    "portfolio.coverage": "Answered",
    "portfolio.overdue": "Overdue",
    "portfolio.file": "File",
    "portfolio.problem": "Cannot be used",
    "portfolio.weakest": "{title} {score}",
    "portfolio.share": "{share} %",
    "portfolio.no_verdict": "no verdict",
    "portfolio.provisional": "{level} (provisional)",
    "portfolio.unnamed": "(no client)",
    "portfolio.unfinished": "{verdict}, not finished",
    "portfolio.summary": "{audits} below {folder}: {shown} shown{broken}{older}.",
    "portfolio.older": ", {number} older left out (--all shows them)",
    "portfolio.broken": ", {number} that cannot be used, with the reason",
    "portfolio.title": "Portfolio: {folder}",
    "portfolio.skip": "Skip to the table",
    "portfolio.caption": "Every client: verdict, weakest part, red flags, what was answered, overdue actions",
    "portfolio.page_newest": "{audits}, the newest of every client.",
    "portfolio.page_all": "{audits}: all there are, older ones too.",
    "portfolio.page_older": "{number} older left out.",
    "portfolio.page_broken": "{number} of the files cannot be used; see the end.",
    "portfolio.page_look": "Red flags in {flagged} of them; overdue actions, as seen on {day}, in {late}.",
    "portfolio.note": (
        "The weakest part is the lowest of those a verdict rests on, with its score from 0 to 100. Answered "
        "is the share of the part that was answered least. An action is overdue the day after its day, while "
        "it is neither done nor dropped."
    ),
    "portfolio.about": "About this page",
    "portfolio.audit_one": "audit",
    "portfolio.audit_many": "audits",
    "portfolio.none": "There is no audit file below {folder}.",
    "portfolio.none_hint": "Audit files begin with `cxaudit: audit/1`; `cxaudit run` writes them.",
    "portfolio.no_column": "There is no column {name!r}.",
}
