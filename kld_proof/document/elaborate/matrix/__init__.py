"""Matrices on a page: the sizes that its formulas give them, and what is inferred of them."""
