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
APPROXIMATE = "a decimal is right if it is rounded, up to half a unit of its last place"
CUT_OFF = "the decimal is cut off behind its last place, not rounded"
SHORT_OF_ONE = Fraction(999, 1000)  # 0.5 is not 0.4 with digits left out


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


def _decimal(left: Side, right: Side, cut: bool = False) -> tuple[Side, str, Side] | None:
    """a ~= 1.23 t as |a - 1.23 t| <= 0.005 |t|, for an a of which no more is unknown than of t."""
    for exact, rounded in ((left, right), (right, left)):
        number = _number(rounded)
        if number is None or exact.error or rounded.error or exact.term is None or rounded.term is None:
            continue
        if not names(exact.term) <= names(rounded.term):
            return None
        value, half = number
        middle = rounded.term
        if cut:
            half *= SHORT_OF_ONE
            middle = App("mul", Num(1 + half / value), middle)
        gap = App("abs", App("add", exact.term, App("neg", middle)))
        times = App("mul", Num(half / value), App("abs", rounded.term))
        within = Num(half) if len(_factors(rounded)) == 1 else times
        right.context.note(APPROXIMATE)
        return replace(left, term=gap), "<=", replace(right, term=within)
    return None


def cut_off(left: Side, right: Side) -> tuple[Side, str, Side] | None:
    """a ~= 1.23 t as 1.23 |t| <= |a| < 1.24 |t|, with the sign of a: the digits that follow are left out."""
    return _decimal(left, right, True)


def _number(side: Side) -> tuple[Fraction, Fraction] | None:
    """The only decimal in a number or a product, and half a unit of its last digit."""
    factors = _factors(side)
    digits = [_digits(side, f) for f in factors]
    if sum(d is not None for d in digits) != 1 or side.term is None:
        return None
    number, count = next((f, d) for f, d in zip(factors, digits, strict=True) if d is not None)
    if not isinstance(number, ast.Number) or not number.value or count is None:
        return None
    return Fraction(number.value), Fraction(1, 2 * 10**count)


def _factors(side: Side) -> list[ast.Node]:
    node = strip(side.node)
    node = strip(node.body) if isinstance(node, ast.Neg) else node
    return [strip(f) for f in node.factors] if isinstance(node, ast.Mul) else [node]


def _digits(side: Side, node: ast.Node) -> int | None:
    """How many decimals a number is written with, if it has any."""
    if not isinstance(node, ast.Number):
        return None
    text = side.item.block.text[node.start : node.end]
    whole, point, decimals = text.partition(".")
    return len(decimals) if point and whole.isdigit() and decimals.isdigit() else None
