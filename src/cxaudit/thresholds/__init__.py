"""What `check` holds an audit to: thresholds from options or a file, each passed or failed by its figure."""
