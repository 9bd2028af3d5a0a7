"""What is asked: reading, composing and finding questionnaires."""
