"""Matrices and vectors among the terms: what is one, and how each notation of them is read."""
