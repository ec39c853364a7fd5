"""From syntax trees to terms, a reader for each kind of node."""
