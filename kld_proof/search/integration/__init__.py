"""Integrals, sums and means: linear parts, changes of the set, antiderivatives as guesses."""
