"""The tool under attack: its verdict on one claim."""

from __future__ import annotations

from kld_proof.kernel.judge import Claim


def verdict(claim: Claim) -> str:
    """proved, refuted or not_proved, by the search and the kernel; what is proved is attacked once more."""
    from kld_proof.search.decide import decide
    from kld_proof.search.refuter.refute import find_point

    found = decide(claim).verdict
    if found == "proved":
        point = find_point(claim.assumptions, claim.relation, claim.left, claim.right)
        assert point is None, f"proved, and false at {point}: {claim}"
    return found
