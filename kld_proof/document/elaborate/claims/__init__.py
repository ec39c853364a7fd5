"""From relations to steps: which of them are claims, and under which assumptions."""
