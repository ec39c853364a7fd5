"""Rigorous enclosures of terms at rational points: exact fractions where they suffice, else Arb.

Trusted, beside the kernel: `evaluate` and every refutation rest on it.  Arb is imported for the first value
that is not rational, since that import costs more than most proofs.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from kld_proof.enclosure.exact import exactly, exactly_in
from kld_proof.kernel.term import CACHED, App, Num, Term, substitute

if TYPE_CHECKING:
    from flint import arb

Valuation = Mapping[str, Fraction]


class NotEnclosed(Exception):
    """The term has no certain value at the point; the sentence says why."""


def enclose(term: Term, valuation: Valuation, bits: int) -> arb:
    """A finite ball that holds the value of `term`, which is certainly defined at `valuation`.

    Raises NotEnclosed where there is none that is certain.
    """
    from kld_proof.enclosure import balls

    return balls.enclose(term, valuation, bits)


def holds(prop: Term, valuation: Valuation, bits: int, wanted: bool = True) -> bool:
    """Whether the terms of `prop` are certainly defined and it certainly holds there (is `wanted`)."""
    numbers = {name: Num(value) for name, value in valuation.items() if not name.startswith("$")}
    truth = _exact_truth(substitute(prop, numbers))
    if truth is not None:
        return truth is wanted
    from kld_proof.enclosure import balls

    return balls.holds(prop, valuation, bits, wanted)


def fails(prop: Term, valuation: Valuation, bits: int) -> bool:
    """Whether the terms of `prop` are certainly defined and it certainly does not hold at `valuation`."""
    return holds(prop, valuation, bits, False)


@lru_cache(CACHED)  # a refutation asks for the same relation at several precisions
def _exact_truth(p: Term) -> bool | None:
    """The truth of a relation between rationals; None for everything else."""
    match p:
        case App(head="eq" | "ne" | "lt" | "le" as relation, args=(a, b)):
            x, y = exactly(a), exactly(b)
            if x is not None and y is not None:
                return {"eq": x == y, "ne": x != y, "lt": x < y, "le": x <= y}[relation]
        case App(head="in", args=(a, App(head=domain, args=ends))):
            values = [exactly(t) for t in (a, *ends)]
            if None not in values:
                return exactly_in(domain, [v for v in values if v is not None])
    return None
