"""Scales that the code makes of an unconstrained number: `sigma = softplus(rho)`, `std = exp(h / 2)`."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.code.values import ELEMENTS, Tensor, Value
from kld_proof.kernel.term import ONE, App, Num, Term, Var

TINY = Fraction(1, 100)


def onto_positive(value: Value) -> tuple[str, bool] | None:
    """The name x where the value is exp(x) or softplus(x), and whether it is exp(x); else None.

    The exponent may be x times or divided by a number other than 0.  A tiny number may be added: then the
    value is no smaller than that one, and a proof for all positive values is one for these.
    """
    term = value.parts.get(ELEMENTS) if isinstance(value, Tensor) and len(value.parts) == 1 else None
    plain = True
    if type(term) is App and term.head == "add" and len(term.args) == 2 and _is_tiny(term.args[1]):
        term = term.args[0]
    if type(term) is App and term.head == "ln" and type(term.args[0]) is App and term.args[0].head == "add":
        one, *rest = term.args[0].args
        term, plain = (rest[0] if one == ONE and len(rest) == 1 else None), False
    if type(term) is not App or term.head != "exp":
        return None
    inside = term.args[0]
    if type(inside) is App and inside.head in ("mul", "div"):
        first, last = inside.args[0], inside.args[-1]
        factor = first if type(first) is Num and inside.head == "mul" else last
        if type(factor) is Num and factor.value and len(inside.args) == 2:
            inside = last if factor is first else first
    return (inside.name, plain) if type(inside) is Var else None


def _is_tiny(term: Term) -> bool:
    return type(term) is Num and 0 < term.value <= TINY
