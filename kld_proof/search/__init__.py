"""Search proposes evidence: certificates and points.  Nothing here is trusted."""
