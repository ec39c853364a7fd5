"""What an equation determines: a name, or a value of a function, that stands in it to one power only.

Main statement: `pivots(ctx, line)` are lines `g = value` (or `g^2 = value`) from the equation of `line`.
A coefficient that g has must be known to be nonzero.
"""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.kernel.term import ZERO, App, Num, Term, Var, names, subterms
from kld_proof.polynomial import Polynomial, TooLarge
from kld_proof.search.context import Context
from kld_proof.search.equations.multiples import cleared_form
from kld_proof.search.matrix.words import is_matrix
from kld_proof.search.normal_form.normalise import canonical_equation

TERMS = 40


def equations(ctx: Context) -> list[int]:
    """The equations that are assumed, with names in them, their sides in normal form."""
    found = ctx.memo.get("equations")
    if found is None:
        found = ctx.memo["equations"] = [
            _normal(ctx, line)
            for fact, line in list(ctx.facts.items())
            if type(fact) is App and fact.head == "eq" and names(fact) and not any(map(is_matrix, fact.args))
        ]
    assert isinstance(found, list)
    return found


def _normal(ctx: Context, line: int) -> int:
    b = ctx.builder
    left, right = (canonical_equation(ctx, side) for side in b.conclusion(line).args)
    return b.chain(None if left is None else b.add("symm", (left,)), line, right)


def pivots(ctx: Context, line: int, wanted: Term = ZERO) -> list[int]:
    """The lines `g = value`, numbers as coefficients, names and what stands in `wanted` first."""
    key = ("pivots", line)
    if key not in ctx.memo:
        try:
            ctx.memo[key] = [i for _, i in sorted(_pivots(ctx, line), key=lambda found: found[0])]
        except TooLarge:
            ctx.memo[key] = []
    found = ctx.memo[key]
    assert isinstance(found, list)
    inside = set(subterms(wanted))
    return sorted(found, key=lambda i: ctx.builder.conclusion(i).args[0] not in inside)


def _pivots(ctx: Context, line: int) -> Iterator[tuple[tuple[bool, bool, str], int]]:
    left, right = ctx.builder.conclusion(line).args
    difference = App("add", left, App("neg", right))
    p, m = cleared_form(ctx, difference)
    if len(p) > TERMS:
        return
    for g in {g for monomial in p for g, _ in monomial}:
        found = {dict(monomial)[g] for monomial in p if g in dict(monomial)}
        if len(found) > 1 or max(found) > 2:
            continue
        target = ctx.ring.term_of(g)
        coefficient: Polynomial = {}
        rest: Polynomial = {}
        for monomial, c in p.items():
            without = tuple(pair for pair in monomial if pair[0] != g)
            (coefficient if len(without) < len(monomial) else rest)[without] = c
        i = _isolated(ctx, line, (target, max(found)), (coefficient, rest), m)
        if i is not None:
            yield (set(coefficient) != {()}, type(target) is not Var, ctx.ring.order(g)), i


def _isolated(
    ctx: Context, line: int, power: tuple[Term, int], parts: tuple[Polynomial, Polynomial], m: Term
) -> int | None:
    """g^k = -rest/u, as a multiple of the equation: g^k + rest/u = m/u (left - right)."""
    (target, k), (coefficient, rest), b = power, parts, ctx.builder
    base, target = target, target if k == 1 else App("pow", target, Num(k))
    u = ctx.ring.canonical(coefficient)
    if type(u) is not Num and not ctx.nonzero_lines(u):
        return None
    value = ctx.canonical(App("div", ctx.ring.canonical({n: -c for n, c in rest.items()}), u))
    if base in set(subterms(value)):
        return None
    left, right = b.conclusion(line).args
    c = App("div", m, u)
    gap = App("add", target, App("neg", value))
    multiple = ctx.field(gap, App("mul", c, App("add", left, App("neg", right))))
    if multiple is None:
        return None
    values = {"a": target, "b": value, "c": c, "d": left, "e": right}
    return b.lemma("eq_of_sub_eq_mul_sub", values, (multiple, line))
