"""Exponentials in the body of a binder: one per summand, with the bound variable in its exponent."""

from __future__ import annotations

from kld_proof.kernel.rules import INTEGERS
from kld_proof.kernel.term import App, Num, Term, names
from kld_proof.polynomial import Monomial, Polynomial
from kld_proof.search.context import Context
from kld_proof.search.sign import member


def separate_exponentials(ctx: Context, x: str, t: Term, line: int | None) -> tuple[Term, int | None]:
    """`t` with every product of exponentials as exp(part with x) exp(part without), and `... = result`.

    With an empty `x` every exponent counts as depending on it: each product becomes one exponential.
    """
    p = ctx.polynomial(t)
    products = {m: _exponentials(ctx, x, m) for m in p}
    if all(_separate(ctx, x, factors) for factors in products.values()):
        return t, line
    equations: dict[Monomial, int] = {}
    summands: list[Term] = []
    for m, c in p.items():
        factors = products[m]
        rest = ctx.ring.monomial(tuple(pair for pair in m if pair not in factors), c)
        if not factors:
            summands.append(rest)
            continue
        if factors not in equations:
            joined = _product_equation(ctx, x, factors)
            if joined is None:
                return t, line
            equations[factors] = joined
        left = ctx.builder.conclusion(equations[factors]).args[0]
        summands.append(App("mul", rest, left))
    target = App("add", *summands)
    regroup = ctx.regrouped(t, target)
    if regroup is None:
        return t, line
    final = ctx.builder.add("rewrite", list(equations.values()), target)
    present = [i for i in (line, regroup, final) if i is not None]
    return ctx.builder.right(final), ctx.builder.chain(*present)


def _exponentials(ctx: Context, x: str, m: Monomial) -> Monomial:
    return tuple((g, e) for g, e in m if _is_exponential(ctx, x, g))


def _is_exponential(ctx: Context, x: str, g: int) -> bool:
    t = ctx.ring.term_of(g)
    return type(t) is App and t.head == "exp" and (not x or x in names(t))


def _separate(ctx: Context, x: str, factors: Monomial) -> bool:
    if not factors:
        return True
    if len(factors) > 1 or factors[0][1] != 1:
        return False
    t = ctx.ring.term_of(factors[0][0])
    assert type(t) is App
    return all(_depends(ctx, x, m) for m in ctx.polynomial(t.args[0]))


def _depends(ctx: Context, x: str, m: Monomial) -> bool:
    return not x or any(x in names(ctx.ring.term_of(g)) for g, _ in m)


def _product_equation(ctx: Context, x: str, factors: Monomial) -> int | None:
    """A line: product of exp(A_i)**k_i = exp(part with x) * exp(part without x).

    None where the exponents have reciprocals that the kernel does not know to be inverses.
    """
    b = ctx.builder
    powers, arguments, equations = [], [], []
    for g, k in factors:
        t = ctx.ring.term_of(g)
        assert type(t) is App
        a = t.args[0]
        powers.append(t if k == 1 else App("pow", t, Num(k)))
        arguments.append(a if k == 1 else App("mul", Num(k), a))
        if k != 1:
            integer = member(ctx, Num(k), INTEGERS)
            assert integer is not None
            equations.append(b.add("symm", (b.lemma("exp_mul", {"n": Num(k), "a": a}, [integer]),)))
    lines = []
    product = powers[0]
    for f in powers[1:]:
        product = App("mul", product, f)
    if equations:
        lines.append(b.add("rewrite", equations, product))
    total = arguments[0]
    for a in arguments[1:]:
        joined = b.add("symm", (b.lemma("exp_add", {"a": total, "b": a}),))
        lines.append(b.add("rewrite", (joined,), b.right(lines[-1]) if lines else product))
        total = App("add", total, a)
    p = ctx.polynomial(total)
    bound: Polynomial = {m: c for m, c in p.items() if _depends(ctx, x, m)}
    free: Polynomial = {m: c for m, c in p.items() if m not in bound}
    target = ctx.ring.canonical(bound)
    if free:
        target = App("add", target, ctx.ring.canonical(free))
    equation = ctx.regrouped(total, target)
    if equation is None:
        return None
    lines.append(b.add("rewrite", (equation,), App("exp", total)))
    if free:
        assert type(target) is App
        lines.append(b.lemma("exp_add", {"a": target.args[0], "b": target.args[1]}))
    return b.chain(*lines)
