"""Claims as text, and the verdict that they get."""

from __future__ import annotations

from kld_proof.kernel.judge import Claim
from kld_proof.library.statement import statement
from kld_proof.search.decide import decide

RELATIONS = {" == ": "eq", " <= ": "le", " < ": "lt", " != ": "ne"}


def verdict(text: str, *assumptions: str, functions: str = "") -> str:
    """The verdict on `left == right` (or <=, <, !=), read as in the library's statements."""
    names = tuple("$" + f for f in functions.split())
    for sign, relation in RELATIONS.items():
        left, found, right = text.partition(sign)
        if found:
            given = tuple(statement(a, names) for a in assumptions)
            claim = Claim(given, relation, statement(left.strip(), names), statement(right.strip(), names))
            return decide(claim).verdict
    raise ValueError(f"no relation in {text}")
