"""The kernel: everything that a verdict rests on, but for the axioms and exact polynomial arithmetic."""
