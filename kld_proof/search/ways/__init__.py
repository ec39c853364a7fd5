"""Ways to goals that need no tactic of their own: the short ends of the search, named in search.goals."""
