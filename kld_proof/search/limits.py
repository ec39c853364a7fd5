"""The bounds of a whole search, in one value; those of a single tactic stand at the head of its file."""

from __future__ import annotations

from kld_proof.record import record


@record(frozen=True)
class Limits:
    """How much work a step may cost: counts, so that verdicts do not depend on the machine's speed.

    `seconds`, for the search and for `explaining` what it found, only end what the counts failed to bound.
    """

    lines: int = 60_000
    goals: int = 12_000  # goals that are sought for one claim
    each: int = 20  # further ones for each of its obligations
    solving: int = 2_000  # of these, for putting assumed equations into one goal
    scaling: int = 30  # of these, for one multiple of an equation as it is written
    inducting: int = 5_000  # of these, for one induction
    shared: int = 1_000  # lines after which a prover forgets what earlier claims left behind
    unfold: int = 60
    nested: int = 2
    seconds: float = 20.0
    explaining: float = 5.0


DEFAULT = Limits()
