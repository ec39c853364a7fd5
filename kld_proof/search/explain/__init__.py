"""What to tell the writer of a step that is refuted or not proved."""
