"""Where a false relation fails: candidate points, and the exact arithmetic that sorts them."""
