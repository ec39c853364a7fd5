"""Discharges side conditions: signs, nonzeroness, order and membership.

Main statements: `positive`, `nonnegative`, `nonzero`, `compare`, `member` and `prove_condition` give the line
of a proved condition, or None.
"""

from __future__ import annotations

from kld_proof.search.sign.condition import prove_condition
from kld_proof.search.sign.membership import member
from kld_proof.search.sign.nonzero import nonzero
from kld_proof.search.sign.order import compare, decided, nonnegative, positive

__all__ = ["compare", "decided", "member", "nonnegative", "nonzero", "positive", "prove_condition"]
