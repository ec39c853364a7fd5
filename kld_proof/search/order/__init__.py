"""Inequalities: by signs of parts, sums of hypotheses, squares, tangents, logarithms and variances."""
