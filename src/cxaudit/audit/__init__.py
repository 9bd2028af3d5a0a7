"""What was answered: answers, the audit record, and the file it lives in."""
