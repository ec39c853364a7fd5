"""Derivatives by the square of a name: `\\partial\\ell / \\partial\\sigma^2`, the variance being what varies.

Main statement: where the function of s is g(s^2), its derivatives by s^2 are those of g at s^2.  The square
is put in for the even powers of s; a function with s in any other place is left unread.  A range of s > 0 is
one of its square, and where a function is defined for such s alone it has no known values elsewhere.
"""

from __future__ import annotations

from fractions import Fraction

from kld_proof.document.elaborate.terms.context import Unknown
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ZERO, App, Lam, Num, Term, Var, apply, bind, names

INNER, SQUARE = "\0root", "\0square"


def square_of(variable: ast.Node) -> ast.Name | None:
    """The s of `s^2`."""
    if not isinstance(variable, ast.Power) or variable.exponent != ast.Number(Fraction(2)):
        return None
    return variable.base if isinstance(variable.base, ast.Name) else None


def by_square(derived: Term, order: int, at: int) -> Term:
    """From the derivative of `s -> g(s^2)` at a point that of g, `order` times, at its square."""
    match derived:
        case App(head="deriv", args=(Lam() as function, point)):
            body = _in_square(apply(function, Var(INNER)))
            if INNER not in names(body):
                square = App("pow", point, Num(2))
                for _ in range(order - 1):
                    body = App("deriv", bind(body, SQUARE), Var(SQUARE))
                return App("deriv", bind(body, SQUARE), square)
    raise Unknown("a derivative by a square, of what has other powers too", at)


def _in_square(t: Term) -> Term:
    """The term with the square put in for the even powers of the inner name."""
    if type(t) is Lam:
        return Lam(_in_square(t.body))
    if type(t) is not App:
        return t
    match t:
        case App(head="pow", args=(Var(name=name), Num(value=value))) if name == INNER and value % 2 == 0:
            half = value / 2
            return Var(SQUARE) if half == 1 else App("pow", Var(SQUARE), Num(half))
        case App(head="lt", args=(low, Var(name=name))) if name == INNER and low == ZERO:
            return App("lt", ZERO, Var(SQUARE))
        case App(head="ite", args=(condition, then, App(head=head) as other)) if head[:1] == "$":
            unknown = (App("sqrt", Var(SQUARE)) if a == Var(INNER) else _in_square(a) for a in other.args)
            return App("ite", _in_square(condition), _in_square(then), App(head, *unknown))
    return App(t.head, *map(_in_square, t.args))
