"""Notation kept as it is written may have no value: a limit that does not exist is not equal to itself."""

from __future__ import annotations

from kld_proof.document.pattern import late
from kld_proof.kernel.term import App, Term, names

PROBABILITY = late(r"\$`\W*(?:mathrm|mathbb|operatorname|text)?\W*(?:Pr|P|p)\W")
EVENT = late(r"\$`(?:#\d+|\s|\\(?:cap|cup|setminus)\b)+$")


def sealed(side: Term) -> Term:
    """The side of a claim, as `kept(side)` where it holds notation that may have no value.

    `kept` has no axiom of definedness, so that such a claim is never proved.  The probability of an event
    always exists, and so does what is made of matrices without an inverse.
    """
    return App("kept", side) if any(map(_may_be_undefined, names(side))) else side


def _may_be_undefined(name: str) -> bool:
    if name.startswith("$`"):
        return PROBABILITY.match(name) is None and EVENT.match(name) is None
    return name in ("$mat_power", "$mat_inverse", "$unspecified")
