"""The tool under attack: its verdict on one claim."""

from __future__ import annotations

from kld_proof.kernel.judge import Claim, Refutation, judge_proof, judge_refutation
from kld_proof.kernel.rules import KernelError
from kld_proof.library.lookup import lookup


def verdict(claim: Claim) -> str:
    """proved, refuted or not_proved: the kernel's word on what the search finds, both ways at once.

    A claim for which the kernel accepts both a proof and a refutation shows an unsound rule.
    """
    proved, refuted = _proved(claim), _refuted(claim)
    assert not (proved and refuted), f"proved and refuted: {claim}"
    return "proved" if proved else "refuted" if refuted else "not_proved"


def _proved(claim: Claim) -> bool:
    from kld_proof.search.prove import prove

    proof = prove(claim).proof
    if proof is None:
        return False
    judge_proof(claim, proof, lookup)
    return True


def _refuted(claim: Claim) -> bool:
    from kld_proof.search.refute import find_point, precision

    point = find_point(claim.assumptions, claim.relation, claim.left, claim.right)
    if point is None:
        return False
    bits = precision(claim.relation, claim.left, claim.right, point) or 128
    try:
        judge_refutation(claim, Refutation(point), lookup, bits)
    except KernelError:
        return False
    return True
