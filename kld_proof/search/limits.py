"""The bounds of a whole search, in one value; those of a single tactic stand at the head of its file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """How much work a step may cost: counts, so that verdicts do not depend on the machine's speed.

    `seconds`, for the search and for `explaining` what it found, only end what the counts failed to bound.
    """

    lines: int = 60_000
    shared: int = 3_000  # lines after which a prover forgets what earlier claims left behind
    unfold: int = 60
    seconds: float = 20.0
    explaining: float = 5.0


DEFAULT = Limits()
