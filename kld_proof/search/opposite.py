"""Relations that fail for all values: their opposite is proved, and the assumptions can be met.

Such a claim is false whatever its names stand for, also where a counterexample at chosen values would mean
nothing.  `a = b` fails so if `a != b` is proved, `a < b` if `b <= a`, and `a <= b` if `b < a`.
"""

from __future__ import annotations

from kld_proof.kernel.judge import Claim, Proof, judge_proof
from kld_proof.kernel.rules import KernelError
from kld_proof.library.lookup import lookup
from kld_proof.search.limits import Limits
from kld_proof.search.prove import Prover

SHORT = Limits(lines=12_000, goals=1_500)


def opposite(claim: Claim) -> Claim:
    """The claim that the relation fails for all values that the assumptions allow."""
    if claim.relation == "eq":
        return claim._replace(relation="ne")
    relation = {"lt": "le", "le": "lt", "ne": "eq"}[claim.relation]
    sides = (claim.left, claim.right) if claim.relation == "ne" else (claim.right, claim.left)
    return Claim(claim.assumptions, relation, *sides)


def refuted_everywhere(claim: Claim) -> Proof | None:
    """A proof, which the kernel has judged, of the opposite of the claim, with a model of the assumptions."""
    against = opposite(claim)
    try:
        attempt = Prover(claim.assumptions, SHORT).prove(against)
        if attempt.proof is not None:
            judge_proof(against, attempt.proof, lookup)
    except KernelError:
        return None
    return attempt.proof


__all__ = ["opposite", "refuted_everywhere"]
