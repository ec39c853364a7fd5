"""Values that satisfy assumptions: points, samples and closed forms."""
