"""Reading and writing, whatever the kind of file."""
