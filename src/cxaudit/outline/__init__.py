"""A questionnaire on paper: what it asks and by which rules, before anyone answers."""
