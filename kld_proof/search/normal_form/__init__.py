"""Normal forms: every term is provably equal to a rational function of normal generators."""
