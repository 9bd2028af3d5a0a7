"""Texts of reports about several respondents."""

TEXTS = {
    "team.heading": "Your team sees this differently",
    "team.heading_agree": "How far your team sees this alike",
    "team.heading_customers": "Customers see this differently",
    "team.heading_customers_agree": "How far customers see this alike",
    "team.heading_mixed": "Those who were asked see this differently",
    "team.heading_mixed_agree": "How far those who were asked see this alike",
    "team.told_by": "Told by {people}: {groups}.",
    "team.person": "person",
    "team.people": "people",
    "team.group_count": "{group} ({n})",
    "team.group_none": "no group given",
    "team.group_leadership": "leadership",
    "team.group_front_line": "front line",
    "team.group_customer": "customers",
    "team.group_outside": "outside observers",
    "team.names": "They are {names}.",
    "team.one_group": "Only one group was asked: the others may see it otherwise.",
    "team.unfinished": "{n} of the {total} interviews were not finished.",
    "team.left_out": (
        "They answered different versions of the questionnaire ({versions}). Only what all of them ask alike "
        "counts; left out: {questions}."
    ),
    "team.said": "{answer} ({people})",
    "team.said_some": "{answer} ({n} of {total} people)",
    "team.chosen": "{option} ({n})",
    "team.range_number": "{lowest} to {highest}",
    "team.range": "from “{lowest}” to “{highest}”",
    "team.mean": "{group} {mean} ({n} people)",
    "team.note": (
        "Each group counts alike, however many answered. Agreement is 1 where all say the same, and 0 where "
        "half stand at one end and half at the other; under {agreed} it is worth a talk. No group's mean is "
        "shown under {fewest} people."
    ),
    "team.differs": "Talk about these: people who answered together see them differently.",
    "team.all_agree": (
        "No question falls under an agreement of {agreed}. The widest apart: {question}, {range} (agreement "
        "{agreement})."
    ),
    "team.all_same": "On every question that two or more of them answered, all gave the same answer.",
    "team.nothing_shared": "No question was answered by two of them.",
    "team.tells_who": (
        "Beware: with fewer than about five people, whoever knows who answered can work out much of what "
        "each said from these numbers and ranges. Show them only to those who may know, or ask more people "
        "first."
    ),
    "team.note_label": "Not seen alike",
    "team.note_differs": "{names}. Talk about these first.",
    "team.note_widest": "No answers lie far apart; the widest: {question}, {range}.",
    "team.not_all": "{text} Not all who were asked see it so.",
    "team.not_all_but": "{text} Not all who were asked see it so; these do: {groups}.",
    "team.label_people": "Answers",
    "team.label_range": "From … to …",
    "team.label_mean": "Mean",
    "team.label_agreement": "Agreement",
    "team.label_groups": "Groups",
    "team.all_rows": "All questions, by agreement",
    "team.caption": "What several people answered to the same question",
    # The command
    "team.wrote": "Combined {audits} into {path}",
    "team.audit": "audit",
    "team.audits": "audits",
    "team.one_alone": "One audit alone says no more than before; name those of the others too.",
    "team.source": "  {file}: {group}, {date}",
    "team.source_unfinished": "  {file}: {group}, {date}, not finished",
    "team.reworded": "Not worded alike in every version, and kept: {questions}",
    "team.surveys_left": "The newest survey of customers is kept, {kept}. Left out: {left}",
    "team.counts_left": (
        "Left out of fieldwork, since the audits count differently: {counts}. Write them into the new file."
    ),
    "team.agreed_left": (
        "Not taken over, since it was agreed about one audit: {keys}. What holds for this one as well, write "
        "into the new file."
    ),
    "team.row": "  {question}: {range} (agreement {agreement}; {groups})",
    "team.next": "Write its report:  {program} report {path}",
    "team.skipped": "{path} is a combined audit itself, and was left out.",
}
