"""Relations that are read as others: infinite limits, and decimals behind a sign of approximate equality."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kld_proof.document.elaborate.terms.domains import infinite
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Lam, Num, Term, names
from kld_proof.record import replace

if TYPE_CHECKING:
    from kld_proof.document.elaborate.claims.sides import Side

INFINITE = "a limit is infinite exactly if that of the inverse tangent is π/2 or -π/2"
APPROXIMATE = "an approximate equality holds up to one unit of the last decimal"


def meaning(left: Side, op: str, right: Side) -> tuple[Side, str, Side] | None:
    """The sides and the relation that are claimed instead; None where it is as it is written."""
    if op == "=":
        return _infinite_limit(left, right)
    return _decimal(left, right) if op == "~=" else None


def _infinite_limit(left: Side, right: Side) -> tuple[Side, str, Side] | None:
    """lim f = oo as lim arctan(f) = pi/2."""
    t, sign = left.term, infinite(right.node)
    if (
        not sign
        or left.error
        or not isinstance(t, App)
        or t.head != "limit"
        or isinstance(right.node, ast.Add)
    ):
        return None
    domain, f = t.args
    assert isinstance(f, Lam)
    quarter: Term = App("div", App("pi"), Num(2))
    value = quarter if sign > 0 else App("neg", quarter)
    right.context.note(INFINITE)
    return replace(left, term=App("limit", domain, Lam(App("atan", f.body)))), "=", replace(right, term=value)


def _decimal(left: Side, right: Side) -> tuple[Side, str, Side] | None:
    """a ~= 1.23 t as |a - 1.23 t| <= 0.01 |t|, for an a of which no more is unknown than of t."""
    for exact, rounded in ((left, right), (right, left)):
        unit = _unit(rounded)
        if unit is None or exact.error or rounded.error or exact.term is None or rounded.term is None:
            continue
        if not names(exact.term) <= names(rounded.term):
            return None
        gap = App("abs", App("add", exact.term, App("neg", rounded.term)))
        right.context.note(APPROXIMATE)
        return replace(left, term=gap), "<=", replace(right, term=unit)
    return None


def _unit(side: Side) -> Term | None:
    """One unit of the last digit of the only decimal in a number or a product, times what it multiplies."""
    node = strip(side.node)
    node = strip(node.body) if isinstance(node, ast.Neg) else node
    factors = [strip(f) for f in node.factors] if isinstance(node, ast.Mul) else [node]
    digits = [_digits(side, f) for f in factors]
    if sum(d is not None for d in digits) != 1 or side.term is None:
        return None
    place = next(i for i, d in enumerate(digits) if d is not None)
    number, count = factors[place], digits[place]
    if not isinstance(number, ast.Number) or not number.value or count is None:
        return None
    step = Fraction(1, 10**count)
    return Num(step) if len(factors) == 1 else App("mul", Num(step / number.value), App("abs", side.term))


def _digits(side: Side, node: ast.Node) -> int | None:
    """How many decimals a number is written with, if it has any."""
    if not isinstance(node, ast.Number):
        return None
    text = side.item.block.text[node.start : node.end]
    whole, point, decimals = text.partition(".")
    return len(decimals) if point and whole.isdigit() and decimals.isdigit() else None
