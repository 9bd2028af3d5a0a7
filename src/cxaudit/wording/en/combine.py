"""Texts about audits of several respondents made one."""

TEXTS = {
    "combine.combined_already": "{file} is a combined audit already",
    "combine.combined_already_hint": "Name the audits it was made of instead: {files}.",
    "combine.other_questionnaire": "{first} was asked with {one!r}, {other} with {two!r}",
    "combine.other_questionnaire_hint": (
        "Combine audits of one questionnaire. Two of different ones can be held against each other with "
        "`cxaudit compare`, as far as they ask the same."
    ),
    "combine.other_client": "{first} is about {one}, {other} about {two}",
    "combine.other_client_hint": "Combine audits of one business. If it is one, write `client:` alike.",
    "combine.same_content": "{first} and {other} are the same file",
    "combine.same_content_hint": "Name each audit once.",
    "combine.same_person": "{name} answered in {first} and in {other}",
    "combine.same_person_hint": (
        "Leave one of them out, or the person counts twice. If these are two people of one name, tell them "
        "apart at `respondent:` in the files."
    ),
    "combine.nothing_shared": "The versions of the questionnaire have no question alike",
    "combine.nothing_shared_hint": "Combine audits of one version, or ask again.",
}
