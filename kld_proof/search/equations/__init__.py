"""Goals from assumed equations: what an equation determines is put in everywhere."""
