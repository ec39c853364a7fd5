"""One call for the pipeline: the explanation of a claim that the kernel refuted or did not see proved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from kld_proof.kernel.judge import Claim, judge_proof
from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import App, Lam, Term, show
from kld_proof.library.lookup import lookup
from kld_proof.record import replace
from kld_proof.search.explain.difference import Text
from kld_proof.search.explain.step import Explanation, explain
from kld_proof.search.limits import Limits
from kld_proof.search.models.points import pointwise

if TYPE_CHECKING:
    from kld_proof.search.prove import Attempt, Prover

BUDGET, ATTEMPT, GOALS = 30_000, 200, 2_000
SHORT = Limits(lines=8_000, goals=400)


def explain_claim(
    claim: Claim,
    point: Mapping[str, Fraction] | None = None,
    forms: tuple[Term, Term] | None = None,
    text: Text = show,
    swapped: bool = False,
) -> Explanation:
    """What to say of `claim`: with the point that refutes it (and proved closed forms of its sides), or open.

    A repair or a condition is named only if the kernel accepted the proof of the claim so changed.
    """
    prove = Prove()
    sides = (claim.left, claim.right)
    found = explain(claim.assumptions, claim.relation, *sides, prove, point, text, forms, swapped)
    if point is None and found.missing is None and _has_numbers(claim):
        from kld_proof.search.refuter.numerical import numerical

        numbers = numerical(claim.assumptions, claim.left, claim.right, claim.relation)
        found = replace(found, numbers=numbers.sentence if numbers else "")
    return found


class Prove:
    """Whether the kernel accepts a proof that the search finds; in all at most `budget` lines and `goals`."""

    def __init__(self, limits: Limits = SHORT, budget: int = BUDGET, goals: int = GOALS) -> None:
        self.limits, self.budget, self.goals = limits, budget, goals
        self._prover: Prover | None = None  # of the last claim: the next may have the same assumptions

    def __call__(
        self, assumptions: Sequence[Term], relation: str, left: Term, right: Term, model: bool = True
    ) -> bool:
        if self.budget <= 0 or self.goals <= 0:
            return False
        claim = Claim(tuple(assumptions), relation, left, right)
        try:
            attempt = self._attempt(claim, model)
            if attempt.proof is None:
                return attempt.missing_model and not model
            judge_proof(claim, attempt.proof, lookup)
        except (KernelError, ValueError, RecursionError):
            return False
        return True

    def _attempt(self, claim: Claim, model: bool) -> Attempt:
        from kld_proof.search.prove import Prover

        if self._prover is None or self._prover.assumptions != claim.assumptions:
            self._prover = Prover(claim.assumptions, self.limits)
        attempt = self._prover.prove(claim, model)
        self.budget -= self._prover.builder.written + ATTEMPT
        self.goals -= self._prover.builder.table.sought
        return attempt


def _has_numbers(claim: Claim) -> bool:
    """Whether there is something to compute: no function variables, and an integral or a sum somewhere."""
    return pointwise(claim.proposition) and _binds(claim.proposition)


def _binds(t: Term) -> bool:
    if type(t) is Lam:
        return _binds(t.body)
    return type(t) is App and (t.head in ("integral", "sum") or any(map(_binds, t.args)))
