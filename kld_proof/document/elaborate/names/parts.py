"""Left sides that say what a name is by saying what its square, its reciprocal or its logarithm is."""

from __future__ import annotations

from kld_proof.document.elaborate.terms.syntax import is_square, strip
from kld_proof.document.latex import ast

_ONE_TO_ONE = frozenset(("ln", "log", "exp"))


def squared(head: ast.Node) -> ast.Node | None:
    """The s of `s^2`."""
    return head.base if isinstance(head, ast.Power) and is_square(head) else None


def determined(head: ast.Node) -> ast.Node | None:
    """The s of `1/s`, `1/s^2`, `s^{-1}`, `\\ln s` and `\\sqrt s`: there is no other value with this one.

    But for its sign: that is what a condition says less than a definition.
    """
    if isinstance(head, ast.Div) and isinstance(strip(head.numerator), ast.Number):
        below = strip(head.denominator)
        return below.base if isinstance(below, ast.Power) and is_square(below) else below
    if isinstance(head, ast.Power) and isinstance(power := strip(head.exponent), ast.Neg):
        return head.base if isinstance(strip(power.body), ast.Number) else None
    if isinstance(head, ast.Apply) and head.function.name in _ONE_TO_ONE and len(head.args) == 1:
        return head.args[0] if head.power is None else None
    return head.body if isinstance(head, ast.Sqrt) else None
