"""Limits of functions of one variable: `tends(ctx, D, f)` in `approach` finds c and a line tends(D, f, c)."""
