"""Text, notebooks and Python to goals: what a person wrote, as terms with their places in the source."""
