"""What is missing, in words."""

from __future__ import annotations

from collections.abc import Sequence

from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import App, Term

RELATIONS = {"lt": "<", "le": r"\le", "ne": r"\ne", "eq": "=", "in": r"\in"}


def missing(still_open: Sequence[Term], claim: Claim) -> str:
    """One sentence that names the goal that stayed open."""
    from kld_proof.document.display import latex

    if not still_open or still_open[0] == claim.proposition:
        return "the two sides were not brought to the same form, and no point was found where they differ"
    parts = []
    for p in dict.fromkeys(still_open):
        if type(p) is App and p.head in ("integrable", "summable", "integrable_rv"):
            parts.append(
                "that "
                + latex(App({"integrable": "integral", "summable": "sum"}.get(p.head, "expect"), *p.args))
                + " converges absolutely"
            )
        else:
            parts.append("$" + latex(p) + "$")
    return "the relation holds where both sides are defined; still missing: " + ", ".join(parts[:4])


__all__ = ["missing"]
