"""Products of exponentials over a common basis, so that exp(a) exp(b) and exp(a + b) become one term.

Every exponent that occurs is a rational combination of monomials M.  For each M there is a largest
unit u with all coefficients whole multiples of it; then exp(c M) = exp(u M)**(c/u), and
exp(u ln g)**(1/u) = g.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm

from kld_proof.kernel.rules import INTEGERS
from kld_proof.kernel.term import ONE, App, Num, Term
from kld_proof.polynomial import Monomial, Polynomial, TooLarge
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import generators
from kld_proof.search.sign import member, positive

Pair = tuple[Term, int | None]


def join_exponentials(ctx: Context, *terms: Term) -> list[Pair]:
    """Each term with its exponentials split over the common basis, and the line `term = result`."""
    try:
        exponentials = [g for t in terms for g in generators(t) if g.head == "exp"]
        arguments = {g: ctx.polynomial(g.args[0]) for g in exponentials}
        if not arguments:
            return [(t, None) for t in terms]
        units = _units(ctx, arguments)
        equations = [i for g, a in arguments.items() if (i := _split(ctx, g, a, units)) is not None]
        return [_reduce_roots(ctx, *_rewritten(ctx, t, equations), units) for t in terms]
    except TooLarge:
        return [(t, None) for t in terms]


def _logarithm(ctx: Context, m: Monomial) -> Term | None:
    """g where the monomial is ln(g)."""
    t = ctx.ring.term_of(m[0][0]) if len(m) == 1 and m[0][1] == 1 else None
    return t.args[0] if type(t) is App and t.head == "ln" else None


def _units(ctx: Context, arguments: dict[App, Polynomial]) -> dict[Monomial, Fraction]:
    units: dict[Monomial, Fraction] = {}
    for a in arguments.values():
        for m, c in a.items():
            start = Fraction(1) if _logarithm(ctx, m) is not None else abs(Fraction(c))
            u, c = units.get(m, start), abs(Fraction(c))
            units[m] = Fraction(gcd(u.numerator, c.numerator), lcm(u.denominator, c.denominator))
    return units


def _split(ctx: Context, g: App, a: Polynomial, units: dict[Monomial, Fraction]) -> int | None:
    """exp(sum of k_M u_M M) = product of exp(u_M M)**k_M."""
    b = ctx.builder
    parts = sorted(a, key=ctx.ring.monomial_key)
    if len(parts) == 1 and a[parts[0]] == units[parts[0]]:
        return None
    summands, powers = [], []
    for m in parts:
        u = ctx.ring.monomial(m, units[m])
        k = Fraction(a[m]) / units[m]
        summands.append(u if k == 1 else App("mul", Num(k), u))
        powers.append((u, k))
    nested = summands[-1]
    for s in reversed(summands[:-1]):
        nested = App("add", s, nested)
    equation = ctx.regrouped(g.args[0], nested)
    if equation is None:
        return None
    lines = [b.add("rewrite", (equation,), g)]
    rest = nested
    for s in summands[:-1]:
        assert type(rest) is App
        step = b.lemma("exp_add", {"a": s, "b": rest.args[1]})
        lines.append(b.add("rewrite", (step,), b.right(lines[-1])))
        rest = rest.args[1]
    for (u, k), s in zip(powers, summands, strict=True):
        if k != 1:
            integer = member(ctx, Num(k), INTEGERS)
            assert integer is not None and type(s) is App
            step = b.lemma("exp_mul", {"n": Num(k), "a": u}, [integer])
            lines.append(b.add("rewrite", (step,), b.right(lines[-1])))
    return b.chain(*lines)


def _rewritten(ctx: Context, t: Term, equations: list[int]) -> Pair:
    if not equations:
        return t, None
    line = ctx.builder.add("rewrite", equations, t)
    return ctx.builder.right(line), line


def _reduce_roots(ctx: Context, t: Term, line: int | None, units: dict[Monomial, Fraction]) -> Pair:
    """Whole powers of exp(u ln g), g > 0, as powers of g."""
    roots: dict[int, tuple[int, Term]] = {}
    for m, u in units.items():
        g = _logarithm(ctx, m)
        if g is not None and positive(ctx, g) is not None:
            root = App("exp", ctx.ring.monomial(m, u))
            roots[ctx.ring.generator(root)] = (int(1 / u), g)
    p = ctx.polynomial(t)
    if not any(g in roots and not 0 <= e < roots[g][0] for m in p for g, e in m):
        return t, line
    used: dict[int, None] = {}
    summands = [_with_roots(ctx, m, c, roots, used) for m, c in p.items()]
    target = App("add", *summands)
    regroup = ctx.regrouped(t, target)
    if regroup is None:
        return t, line
    equations = [_root_equation(ctx, ctx.ring.term_of(g), *roots[g]) for g in used]
    final = ctx.builder.add("rewrite", equations, target)
    present = [i for i in (line, regroup, final) if i is not None]
    return ctx.builder.right(final), ctx.builder.chain(*present)


def _with_roots(
    ctx: Context, m: Monomial, c: Fraction | int, roots: dict[int, tuple[int, Term]], used: dict[int, None]
) -> Term:
    factors: list[Term] = [Num(c)]
    for g, e in m:
        base = ctx.ring.term_of(g)
        if g in roots:
            q = roots[g][0]
            whole, rest = divmod(e, q)
            if whole:
                used[g] = None
                whole_power = App("pow", base, Num(q)) if q > 1 else base
                factors.append(App("pow", whole_power, Num(whole)))
            if rest:
                factors.append(App("pow", base, Num(rest)))
        else:
            factors.append(App("pow", base, Num(e)))
    return App("mul", *factors)


def _root_equation(ctx: Context, root: Term, q: int, g: Term) -> int:
    """exp(u ln g)**q = g, where q u = 1."""
    b = ctx.builder
    assert type(root) is App
    u = root.args[0]
    sign = positive(ctx, g)
    assert sign is not None
    back = b.lemma("exp_ln", {"a": g}, [sign])
    if q == 1:
        equation = ctx.field(u, App("ln", g))
        assert equation is not None
        return b.chain(b.add("rewrite", (equation,), root), back)
    integer = member(ctx, Num(q), INTEGERS)
    assert integer is not None
    power = b.lemma("exp_mul", {"n": Num(q), "a": u}, [integer])
    equation = ctx.field(App("mul", Num(q), u), App("ln", g))
    assert equation is not None
    whole = b.add("rewrite", (equation,), App("exp", App("mul", Num(q), u)))
    return b.chain(b.add("symm", (power,)), whole, back)


__all__ = ["ONE", "join_exponentials"]
