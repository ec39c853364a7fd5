"""Finds evidence for or against a claim, and has the kernel judge it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from kld_proof.kernel.judge import Claim, Proof, Refutation, judge_proof, judge_refutation, obligations
from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import App, Term
from kld_proof.library.lookup import lookup
from kld_proof.polynomial import TooLarge
from kld_proof.search.builder import OutOfLines
from kld_proof.search.goals import prove_goal
from kld_proof.search.limits import DEFAULT, Limits
from kld_proof.search.normalise import normalise
from kld_proof.search.prove import Prover


@dataclass(frozen=True)
class Decision:
    """The kernel's verdict, with the evidence it accepted or, for `not_proved`, what stayed open."""

    verdict: Literal["proved", "refuted", "not_proved"]
    proof: Proof | None = None
    reasons: tuple[str, ...] = ()
    point: Mapping[str, Fraction] = field(default_factory=dict)
    enclosures: tuple[str, str] | None = None
    forms: tuple[Term, Term] | None = None
    open: tuple[Term, ...] = ()
    message: str = ""


def decide(claim: Claim, prover: Prover | None = None, limits: Limits = DEFAULT) -> Decision:
    """Proved, refuted or neither; nothing but the kernel's judgement makes either of the first two."""
    prover = prover or Prover(claim.assumptions, limits)
    try:
        attempt = prover.prove(claim)
    except TooLarge as error:
        return Decision("not_proved", message=f"the formula outgrew the limits: {error}")
    if attempt.proof is not None:
        try:
            judge_proof(claim, attempt.proof, lookup)
        except KernelError as error:
            return Decision("not_proved", message=f"the kernel rejected the proof: {error}")
        return Decision("proved", attempt.proof, attempt.reasons)
    if attempt.missing_model:
        return Decision(
            "not_proved",
            message="no values that satisfy the assumptions were found: do they contradict each other?",
        )
    if claim.proposition in attempt.open:
        refuted = refute(claim, prover, limits)
        if refuted is not None:
            return refuted
    return Decision("not_proved", open=tuple(attempt.open), message=attempt.limit)


def refute(claim: Claim, prover: Prover, limits: Limits) -> Decision | None:
    """A refutation at a rational point, of the claim as it stands or of proved closed forms of its sides."""
    from kld_proof.search.refute import enclosable, find_point

    left, right = claim.left, claim.right
    certificate = None
    if not (enclosable(left) and enclosable(right)):
        closed = closed_forms(claim, prover)
        if closed is None:
            return None
        left, right, certificate = closed
        if not (enclosable(left) and enclosable(right)):
            return None
    point = find_point(claim.assumptions, claim.relation, left, right, limits)
    if point is None:
        return None
    evidence = Refutation(point, left, right, certificate) if certificate else Refutation(point)
    from kld_proof.search.refute import precision

    bits = precision(claim.relation, left, right, point) or 128
    try:
        enclosures = judge_refutation(claim, evidence, lookup, bits)
    except KernelError:
        return None
    return Decision("refuted", point=point, enclosures=enclosures, forms=(left, right))


def closed_forms(claim: Claim, prover: Prover):  # type: ignore[no-untyped-def]
    """Normal forms of both sides with a certificate that the sides are defined and equal to them."""
    goals: list[int] = []
    forms = []
    try:
        for side in (claim.left, claim.right):
            form, line = normalise(prover.context, side)
            forms.append(form)
            goals.append(prover.builder.add("refl", (), side) if line is None else line)
            for o in obligations(Claim(claim.assumptions, "eq", side, side))[1:]:
                defined = prover.obligation(o)
                if defined is None:
                    return None
                goals.append(defined)
    except (OutOfLines, KernelError, RecursionError, TooLarge):
        return None
    return forms[0], forms[1], prover.builder.certificate(goals)


__all__ = ["App", "Decision", "decide", "prove_goal", "refute"]
