"""What the names of a page mean: definitions, their scope, and what they need to have a meaning."""
