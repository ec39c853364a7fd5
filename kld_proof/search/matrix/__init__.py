"""Matrices: words of letters in the order of their factors, and the traces in which they are compared."""
