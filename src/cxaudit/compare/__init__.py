"""Two audits -> typed changes, each with what it is due to."""
