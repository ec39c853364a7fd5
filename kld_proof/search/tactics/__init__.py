"""Tactics, one file each: how terms with a given head are rewritten, and how open goals are closed."""
