"""What a reader gets: one Report value, and a renderer for each format."""
